"""Deliberately broken copies of good files, each with the code that the judge must give it.

They prove that the judge can say no. Each mutation finds its victim by itself (the first total, the first member, …),
so it works on any filing; one that finds none raises `NotApplicable`.
"""
import copy
import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import faults_of_packages
import faults_of_reports
import faults_of_taxonomies
from edits import NotApplicable, read_zip, write_zip
from report_document import ReportDocument, parse, serialize
from taxonomy_index import TaxonomyIndex

XBRLI = "{http://www.xbrl.org/2003/instance}"
XBRLDI = "{http://xbrl.org/2006/xbrldi}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
XSD = "{http://www.w3.org/2001/XMLSchema}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
THREE_DIGITS = re.compile(r"[0-9].*[0-9].*[0-9]")


class Mutation(NamedTuple):
    """How to break a file of some kinds, and how the code begins that the judge must then give."""

    name: str
    kinds: frozenset
    code: str
    apply: object


class Broken(NamedTuple):
    """A broken copy."""

    name: str
    file: Path
    code: str


def broken_copies(file, folder, packages=()):
    """Write every broken copy of `file` that its kind and content allow into `folder`."""
    file = Path(file)
    folder.mkdir(parents=True, exist_ok=True)
    content, index = file.read_bytes(), TaxonomyIndex(packages)
    for mutation in MUTATIONS:
        if file.suffix in mutation.kinds:
            target = folder / f"{mutation.name}{file.suffix}"
            try:
                target.write_bytes(mutation.apply(content, index))
            except NotApplicable:
                continue
            yield Broken(mutation.name, target, mutation.code)


def wrong_figure(content, packages):
    """A report with one changed figure that no sum and no duplicate guards: valid, but not what the others say."""
    report, index = ReportDocument(content), TaxonomyIndex(packages)
    figures = report.figures()
    places = Counter(figure.place for figure in figures)
    change_first_digit(first(
        figure for figure in figures
        if places[figure.place] == 1 and not index.in_calculation(figure.concept)
        and re.search("[0-9]", figure.element.text)).element)
    return report.serialize()


def first(candidates):
    """The first candidate, or NotApplicable."""
    for candidate in candidates:
        return candidate
    raise NotApplicable


# --- reports: XBRL instances and inline documents ---------------------------------------------------------------


def on_report(change):
    """Make a mutation of bytes from a change to a parsed report."""
    def apply(content, index):
        report = ReportDocument(content)
        change(report, index)
        return report.serialize()
    return apply


def wrong_total(report, index):
    """Change the first digit of a total that has contributors, and no duplicate that would hide the fault."""
    figures = report.figures()
    places = Counter(figure.place for figure in figures)
    change_first_digit(first(
        figure for figure in figures
        if places[figure.place] == 1 and THREE_DIGITS.search(figure.element.text)
        and any((part, *figure.place[1:]) in places for part in index.contributors(figure.concept))).element)


def inconsistent_duplicate(report, _):
    """Say a figure twice, with another first digit."""
    figure = first(figure for figure in report.figures() if THREE_DIGITS.search(figure.element.text)).element
    duplicate = copy.deepcopy(figure)
    duplicate.attrib.pop("id", None)
    duplicate.tail = None
    figure.addnext(duplicate)
    change_first_digit(duplicate)


def monetary_in_pure(report, index):
    """Give a monetary item the unit `pure`."""
    figure = first(figure for figure in report.figures() if "onetary" in index.type_of(figure.concept))
    figure.element.set("unitRef", report.add_unit(XBRLI + "pure"))


def per_share_in_yen(report, index):
    """Give an amount per share (or a percentage) a currency: only the Unit Registry objects."""
    figure = first(figure for figure in report.figures()
                   if index.type_of(figure.concept) in ("perShareItemType", "percentItemType"))
    figure.element.set("unitRef", report.add_unit("{http://www.xbrl.org/2003/iso4217}JPY"))


def unknown_member(report, _):
    """Name a dimension member that the taxonomy does not have."""
    member = first(report.root.iter(XBRLDI + "explicitMember"))
    member.text = member.text.strip() + "ThatNobodyDeclared"


def unknown_context(report, _):
    """Refer to a context that is not there."""
    first(report.figures()).element.set("contextRef", "no-such-context")


def text_that_does_not_transform(report, _):
    """Put words where the inline transformation expects a number."""
    first(figure for figure in report.figures()
          if ":num-" in figure.element.get("format", "")).element.text = "about 12"


def impossible_scale(report, _):
    """Give an inline figure a scale that is not a whole number."""
    first(report.figures()).element.set("scale", "millions")


def change_first_digit(element):
    """Turn the first digit into another one that is not zero."""
    element.text = re.sub("[0-9]", lambda digit: str(int(digit[0]) % 9 + 1), element.text, count=1)


# --- packages ------------------------------------------------------------------------------------------------------


def on_member(wanted, change):
    """Make a mutation of a zip from a change to the first XML member that has what the change needs."""
    def apply(content, _):
        members = read_zip(content)
        for member, text in members.items():
            if wanted(member):
                root = parse(text)
                try:
                    change(root)
                except NotApplicable:
                    continue
                members[member] = serialize(root)
                return write_zip(members)
        raise NotApplicable
    return apply


def dangling_locator(root):
    """Let a linkbase point to an element that is not there."""
    locator = first(root.iter(LINK + "loc"))
    locator.set(XLINK_HREF, locator.get(XLINK_HREF).partition("#")[0] + "#no_such_element")


def arc_order_in_words(root):
    """Give an arc an order that is not a number."""
    first(element for element in root.iter("*") if element.get("order")).set("order", "first")


def undeclared_attribute(root):
    """Give an element declaration an attribute that XML Schema does not know."""
    first(root.iterchildren(XSD + "element")).set("periodType", "instant")


def undeclared_type(root):
    """Give an element declaration a type that nobody defines."""
    element = first(element for element in root.iterchildren(XSD + "element") if ":" in element.get("type", ""))
    element.set("type", element.get("type").partition(":")[0] + ":noSuchItemType")


def import_of_nothing(root):
    """Import a schema that does not exist."""
    first(root.iterchildren(XSD + "import")).set("schemaLocation", "no-such-schema.xsd")


def entry_point_without_document(root):
    """Take the document away from an entry point."""
    document = first(root.iter("{http://xbrl.org/2016/taxonomy-package}entryPointDocument"))
    document.getparent().remove(document)


def without_package_file(content, _):
    """Leave META-INF/taxonomyPackage.xml out."""
    members = read_zip(content)
    left = {member: text for member, text in members.items() if not member.endswith("META-INF/taxonomyPackage.xml")}
    if len(left) == len(members):
        raise NotApplicable
    return write_zip(left)


def wrong_document_type(content, _):
    """Call a report package something else."""
    members = read_zip(content)
    member = first(member for member in members if member.endswith("META-INF/reportPackage.json"))
    description = json.loads(members[member])
    description["documentInfo"]["documentType"] = "https://xbrl.org/report-package/2023/xbr"
    members[member] = json.dumps(description).encode()
    return write_zip(members)


def without_report(content, _):
    """Leave the report out of a report package."""
    members = read_zip(content)
    return write_zip({member: text for member, text in members.items() if "/reports/" not in member})


def is_schema(member):
    """Whether a zip member is a schema by its name."""
    return member.endswith(".xsd")


def is_linkbase(member):
    """Whether a zip member may be a linkbase by its name."""
    return member.endswith(".xml") and "META-INF/" not in member


def is_package_file(member):
    """Whether a zip member describes the taxonomy package."""
    return member.endswith("META-INF/taxonomyPackage.xml")


XML, INLINE = frozenset({".xbrl"}), frozenset({".xhtml", ".html"})
REPORTS, TAXONOMY, REPORT_PACKAGE = XML | INLINE, frozenset({".zip"}), frozenset({".xbri"})

MUTATIONS = (
    Mutation("wrong-total", REPORTS, "calc11e:inconsistentCalculationUsing", on_report(wrong_total)),
    Mutation("inconsistent-duplicate", REPORTS, "arelle:duplicateFacts", on_report(inconsistent_duplicate)),
    Mutation("monetary-in-pure", REPORTS, "xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure",
             on_report(monetary_in_pure)),
    Mutation("per-share-in-yen", REPORTS, "utre:error-NumericFactUtrInvalid", on_report(per_share_in_yen)),
    Mutation("unknown-member", REPORTS, "xbrldie:ExplicitMemberUndefinedQNameError", on_report(unknown_member)),
    Mutation("unknown-context", XML, "xbrl.4.6.1:itemContextRef", on_report(unknown_context)),
    Mutation("unknown-context", INLINE, "ix11.10.1.2:contextReference", on_report(unknown_context)),
    Mutation("does-not-transform", INLINE, "ix11.10.1.1:transformValueError",
             on_report(text_that_does_not_transform)),
    Mutation("impossible-scale", INLINE, "xmlSchema:valueError", on_report(impossible_scale)),
    Mutation("dangling-locator", TAXONOMY, "xbrl.3.5.4:hrefIdNotFound", on_member(is_linkbase, dangling_locator)),
    Mutation("arc-order-in-words", TAXONOMY, "judge:linkbase", on_member(is_linkbase, arc_order_in_words)),
    Mutation("undeclared-attribute", TAXONOMY, "judge:schemaDocument", on_member(is_schema, undeclared_attribute)),
    Mutation("undeclared-type", TAXONOMY, "judge:schemaSet", on_member(is_schema, undeclared_type)),
    Mutation("import-of-nothing", TAXONOMY, "judge:unresolvedImport", on_member(is_schema, import_of_nothing)),
    Mutation("no-entry-document", TAXONOMY, "judge:packageFile",
             on_member(is_package_file, entry_point_without_document)),
    Mutation("no-package-file", TAXONOMY, "tpe:metadataFileNotFound", without_package_file),
    Mutation("wrong-document-type", REPORT_PACKAGE, "rpe:documentTypeFileExtensionMismatch", wrong_document_type),
    Mutation("no-report", REPORT_PACKAGE, "rpe:missingReport", without_report),
    *(Mutation(name, kinds, code, apply) for kinds, faults in (
        (XML, faults_of_reports.INSTANCE),
        (INLINE, faults_of_reports.INLINE_DOCUMENT),
        (TAXONOMY, faults_of_taxonomies.TAXONOMY + faults_of_packages.TAXONOMY_PACKAGE),
        (REPORT_PACKAGE, faults_of_packages.REPORT_PACKAGE),
    ) for name, code, apply in faults),
)
