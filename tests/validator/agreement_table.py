"""What `agreement.py` knows: what codes are about, and the documented differences."""

VALUE = r"xmlSchema:|judge:instance|dtre:SQName"
SCHEMA = r"xmlSchema:|judge:|xml\.3\.3\.1"
METADATA = r"tpe:invalidMetaDataFile"
DIMENSIONS = r"xbrldie:|xmlSchema:valueError"

# For each code of ours what Arelle's codes (and those of our checks beside it) about the same family begin with.
CAUSES = {
    "decimals-cut-digits": r"calc11e:excessDigits",
    "default-member-stated": r"xbrldie:DefaultValueUsedInInstanceError|xbrldie:PrimaryItemDimensionallyInvalidError",
    "dimensions-not-allowed": r"xbrldie:PrimaryItemDimensionallyInvalidError",
    "disallowed-duplicates": r"arelle:duplicateFacts|oime:disallowedDuplicateFacts",
    "inconsistent-calculation": r"calc11e:inconsistentCalculation",
    "inconsistent-duplicates": r"arelle:duplicateFacts",
    "invalid-calculation": r"xbrl\.5\.1\.1\.2|xbrl\.5\.2\.5\.2|xbrl\.5\.1\.4\.3|calc11e:|xlink:dupArcs",
    "invalid-cell": r"xmlSchema:|xbrl\.4\.8|xbrl\.5\.1\.1\.2|xbrl\.5\.2\.5\.2|judge:schemaSet",
    "invalid-cube": r"xbrldte:|xbrldie:",
    "invalid-decimals": r"dtre:noDecimalsItemType",
    "invalid-address": METADATA,
    "invalid-country": METADATA,
    "invalid-figure": VALUE,
    "invalid-file-name": r"IOerror|judge:|tpe:|rpe:",
    "invalid-footnote": r"xmlSchema:|judge:|lxml\.|xbrl\.4\.11|xbrl\.3\.5\.3\.9|ix11\.13",
    "invalid-language": r"tpe:|xmlSchema:|lxml\.|judge:|xbrl\.4\.11",
    "invalid-name": SCHEMA,
    "invalid-namespace": r"IOerror|judge:|tpe:|xmlSchema:syntax",
    "invalid-publication-date": METADATA,
    "invalid-scheme": r"judge:instance",
    "invalid-summation": r"calc11e:|xbrl\.5\.2\.5\.2|xbrl\.5\.1\.1\.2",
    "invalid-text": VALUE + "|enum2ie:Repeated",
    "invalid-toml": r"xmlSchema:|judge:|xbrl\.4\.11|xbrl\.3\.5\.3\.9",
    "invalid-tree": r"xbrl\.5\.2\.4\.2",
    "misplaced-property": VALUE,
    "missing-cell": r"enum2te:Missing",
    "missing-label": r"xbrl\.5\.2\.4\.2\.1",
    "not-nillable": r"xmlSchema:nil",
    "not-reportable": r"xmlSchema:abstractElement",
    "period-type-mismatch": r"xbrl\.4\.7\.2:contextPeriodType",
    "repeated-name": r"xbrl\.5\.1\.3|xbrl\.3\.5\.2\.4\.5|xml\.3\.3\.1|judge:schema",
    "reserved-namespace": r"IOerror|xbrl:multipleTopLevelSchemas",
    "reserved-prefix": r"xmlSchema:syntax|judge:",
    "report-package": r"rpe:|tpe:",
    "taxonomy-package": r"tpe:",
    "unit-missing": r"xbrl\.4\.6\.2",
    "unit-not-allowed": r"utre:|xbrl\.4\.8\.2",
    "unknown-member": DIMENSIONS,
    "unknown-value": r"xmlSchema:valueError|judge:instance|enum2ie:",
    "unknown-period": r"xbrl\.4\.7\.2",
}

# Faults that we refuse and Arelle takes, each with the reason. We are never milder than Arelle.
DIFFERENCES = {
    "decimals-cut-figure": "digits beyond the decimals are no fault in XBRL 2.1 (§4.6.5) and stop only sums "
                           "(Calculations 1.1, calc11e:excessDigits); we refuse them anywhere, because the value "
                           "and its accuracy contradict each other",
    "qualified-name-without-prefix": "XML Schema 1.0 Part 2 §3.2.18 takes a name without prefix; in an inline document "
                                     "it would be a name of XHTML, whose namespace is the default there, so that the "
                                     "two documents would say different things",
    "entry-point-id-with-question-mark": "what follows a question mark in a URL is a query (RFC 3986 §3.4), so that the "
                                         "file is found in the package only, and not where it is published",
    "namespace-of-schemas": "XML Schema 1.0 Part 1 §2.6 keeps the namespace of XML Schema for itself; what Arelle reads "
                            "there it takes for a schema component",
    "entity-of-other-scheme": "an identifier without the form and check digits of its scheme (ISO 17442 for LEIs) names "
                              "nobody; XBRL 2.1 §4.7.3.1 leaves that to the authority of the scheme, and so does Arelle",
    "entry-point-of-statement-twice": "the documents refer to a network once however often a table names it; a name that "
                                      "stands twice is a slip, and the statement that was meant is missing",
}

# Codes of ours that stop an export though Arelle takes what they are about: the differences above.
# Which table shows a fact is said by our page alone, and no filing can be wrong in it. A network may have
# several roots (XBRL 2.1 §5.2.4.2); a statement that people read has one. A cube whose line items are left out, or that
# stands twice, is written as another that may be (Dimensions 1.0 §2.2 asks for no line items); what was meant is lost.
TAKEN = {
    "decimals-cut-digits", "invalid-cube", "invalid-identifier", "invalid-tree", "missing-fact", "not-in-statement", "repeated-name",
}
