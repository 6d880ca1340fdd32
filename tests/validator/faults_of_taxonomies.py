"""Faults of schemas and linkbases in a taxonomy package: name, the code that the judge must give, and the change."""
from edits import edit_in

ENTRY = r"-q1\.xsd$|-[0-9].*\.xsd$"
CORE = r"/[^/-]+\.xsd$"
LAB, PRE, CAL, DEF = r"-lab-en\.xml$", r"-pre\.xml$", r"-cal\.xml$", r"-def\.xml$"
ARC = r'(<link:%sArc [^>]*)xlink:from="([^"]*)" xlink:to="([^"]*)"([^>]*/>)'

TAXONOMY = (
    ("period-type-missing", "xbrl.5.1.1.1:itemPeriodType", edit_in(CORE, r' xbrli:periodType="\w+"', "")),
    ("substitution-group-unknown", "judge:schemaSet", edit_in(CORE, r'(substitutionGroup="xbrli:)item"', r'\1items"')),
    ("item-of-schema-type", "xbrl.5.1.1.3:itemType", edit_in(CORE, r'type="xbrli:monetaryItemType"', 'type="xs:decimal"')),
    ("balance-of-text", "xbrl.5.1.1.2:itemBalance", edit_in(
        CORE, r'(type="xbrli:stringItemType")', r'\1 xbrli:balance="debit"')),
    ("concept-twice", "judge:schemaSet", edit_in(CORE, r"(<xs:element id=\"[^\"]*)(\"[^>]*/>)", r"\1\2\1-2\2")),
    ("element-id-twice", "xml.3.3.1:idMustBeUnique", edit_in(
        CORE, r'(<xs:element id=")([^"]*)(".*?<xs:element id=")[^"]*"', r'\1\2\3\2"')),
    ("axis-not-abstract", "xbrldte:DimensionElementIsNotAbstractError", edit_in(
        CORE, r'(substitutionGroup="xbrldt:dimensionItem") abstract="true"', r"\1")),
    ("cube-not-abstract", "xbrldte:HypercubeElementIsNotAbstractError", edit_in(
        CORE, r'(substitutionGroup="xbrldt:hypercubeItem") abstract="true"', r"\1")),
    ("typed-domain-unknown", "xbrldte:OutOfDTSSchemaError", edit_in(CORE, r'(xbrldt:typedDomainRef="#)', r"\1no")),
    ("typed-domain-out-of-set", "xbrldte:OutOfDTSSchemaError", edit_in(CORE, r'(xbrldt:typedDomainRef=")#', r"\1nowhere.xsd#")),
    ("import-missing", "judge:schemaSet", edit_in(CORE, r'<xs:import namespace="http://www.xbrl.org/2003/instance"[^>]*/>', "")),
    ("import-of-other-namespace", "judge:importNamespace", edit_in(ENTRY, r'(<xs:import namespace="[^"]*)"', r'\1/x"')),
    ("target-namespace-empty", "judge:", edit_in(CORE, r' targetNamespace="[^"]*"', ' targetNamespace=""')),
    ("role-twice", "xbrl.5.1.3", edit_in(CORE, r"(<link:roleType .*?</link:roleType>)", r"\1\1")),
    ("role-used-elsewhere", "xbrl.5.1.3.4:custRoleUsedOn", edit_in(CORE, r"<link:usedOn>link:presentationLink</link:usedOn>", "")),
    ("role-of-no-address", "xmlSchema:", edit_in(CORE, r'roleURI="[^"]*"', 'roleURI="http://www.example.com/%zz"')),
    ("linkbase-missing", "IOerror", edit_in(ENTRY, r'(<link:linkbaseRef [^>]*xlink:href=")', r"\1no-")),
    ("linkbase-of-other-role", "xbrl.4.3.4", edit_in(
        ENTRY, r"(xlink:role=\"http://www.xbrl.org/2003/role/)presentation", r"\1calculation")),
    ("role-reference-missing", "xbrl.3.5.2.4:missingRoleRef", edit_in(CAL, r"<link:roleRef [^>]*/>", "")),
    ("role-reference-to-nowhere", "xbrl.3.5.2.4.5:roleRefMismatch", edit_in(
        CAL, r'(<link:roleRef [^>]*xlink:href="[^"#]*#)', r"\1no-")),
    ("arcrole-reference-missing", "xbrl.3.5.2.5:missingArcroleRef", edit_in(CAL, r"<link:arcroleRef [^>]*/>", "")),
    ("label-of-unknown-role", "xbrl", edit_in(LAB, r'(xlink:role="http://www.xbrl.org/2003/role/)label"', r'\1lable"')),
    ("label-without-language", "xbrl.5.2.2.2.1:labelLang", edit_in(LAB, r' xml:lang="en"', "")),
    ("label-language-of-no-form", "xmlSchema:valueError", edit_in(LAB, r' xml:lang="en"', ' xml:lang="en_US"')),
    ("label-arc-to-nowhere", "xbrl.3.5.3.9", edit_in(LAB, r'(<link:labelArc [^>]*xlink:to=")', r"\1no_")),
    ("label-locator-to-other-schema", "IOerror", edit_in(LAB, r'(<link:loc [^>]*xlink:href=")', r"\1no-")),
    ("shown-label-missing", "xbrl.5.2.4.2.1:preferredLabelMissing", edit_in(
        PRE, r"<link:presentationArc ", '<link:presentationArc preferredLabel="http://www.xbrl.org/2003/role/commentaryGuidance" ')),
    ("tree-cyclic", "xbrl.5.2.4.2", edit_in(PRE, ARC % "presentation", r'\g<0>\1xlink:from="\3" xlink:to="\2"\4')),
    ("tree-arc-twice", "xlink:dupArcs", edit_in(PRE, ARC % "presentation", r"\g<0>\g<0>")),
    ("tree-arc-without-arcrole", "judge:linkbase", edit_in(PRE, r'(<link:presentationArc [^>]*)xlink:arcrole="[^"]*" ', r"\1")),
    ("tree-arc-from-nowhere", "xbrl.3.5.3.9", edit_in(PRE, r'(<link:presentationArc [^>]*xlink:from=")', r"\1no_")),
    ("sum-against-balance", "xbrl.5.1.1.2:balanceCalcWeightIllegal", edit_in(CAL, r'weight="-1"', 'weight="1"')),
    ("sum-of-no-weight", "xmlSchema:", edit_in(CAL, r' weight="-?1"', "")),
    ("sum-weight-of-nothing", "xbrl.5.2.5.2.1:zeroWeight", edit_in(CAL, r' weight="-?1"', ' weight="0"')),
    ("sum-arc-twice", "xlink:dupArcs", edit_in(CAL, ARC % "calculation", r"\g<0>\g<0>")),
    ("sum-by-unknown-arcrole", "xbrl", edit_in(CAL, r'(<link:calculationArc [^>]*arcrole/summation-item)', r"\1s")),
    ("cube-without-context-element", "xbrldte:HasHypercubeMissingContextElementAttributeError", edit_in(
        DEF, r' xbrldt:contextElement="scenario"', "")),
    ("cube-that-is-none", "xbrldte:HasHypercubeTargetError", edit_in(
        DEF, r'(arcrole/all" xlink:from=")([^"]*)(" xlink:to=")[^"]*', r"\1\2\3\2")),
    ("axis-that-is-none", "xbrldte:HypercubeDimensionTargetError", edit_in(
        DEF, r'(arcrole/hypercube-dimension" xlink:from=")([^"]*)(" xlink:to=")[^"]*', r"\1\2\3\2")),
    ("members-cyclic", "xbrl.5.1.4.3:cycles", edit_in(
        DEF, r'(<link:definitionArc [^>]*arcrole/domain-member") xlink:from="([^"]*)" xlink:to="([^"]*)"([^>]*/>)',
        r'\g<0>\1 xlink:from="\3" xlink:to="\2"\4')),
    ("locator-label-of-no-form", "xmlSchema:valueError", edit_in(DEF, r'(<link:loc [^>]*xlink:label=")', r"\g<1>1 ")),
)
