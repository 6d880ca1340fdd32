"""Reports, taxonomies and releases that are large in one way each: what costs too much when an algorithm grows
faster than its input. `compare.py` measures them; alone, `cases.py NAME N FOLDER` writes one.

Every case says which command is run over it, the exit status, and words that its output must have: `{n}` stands for
the size. The same size gives the same files.
"""
import csv
import json
import random
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

YEARS = 20
SHAPE = "depth,concept,preferred_label,sums_to,weight"


class Case(NamedTuple):
    """Something of one size, and what is done with it."""

    name: str
    size: int
    """The size at which a doubling is measured."""
    make: Callable[[Path, int], None]
    """Writes it into a folder."""
    command: list[str]
    """Arguments of kessan, run in the folder."""
    says: str
    """A regular expression that the output must have, `{n}` for the size."""
    status: int = 0
    prepare: tuple[str, ...] = ()
    """Arguments of kessan that make what the command reads; they are not measured."""


class Taxonomy:
    """A source of a taxonomy with one statement."""

    def __init__(self) -> None:
        self.concepts: list[tuple[str, ...]] = []
        self.rows: list[tuple[str, ...]] = []
        self.members: list[tuple[str, ...]] = []
        self.typed: list[str] = []

    def concept(self, name: str, kind: str = "monetary", period: str = "duration") -> None:
        """A concept whose label is its name."""
        period = "" if kind in ("abstract", "table", "lineItems", "axis", "member") else period
        self.concepts.append((name, kind, period, f"Label of {name}"))

    def row(self, depth: int, concept: str, total: str = "", weight: str = "") -> None:
        """A row of the statement."""
        self.rows.append((str(depth), concept, "", total, weight))

    def axis(self, name: str, members: Iterable[tuple[int, str]]) -> None:
        """An axis, its members with their depths; the domain is the default."""
        self.concept(name, "axis")
        self.concept(f"{name}Domain", "member")
        self.members.append((name, "0", f"{name}Domain", "yes", ""))
        for depth, member in members:
            self.concept(member, "member")
            self.members.append((name, str(depth), member, "", ""))

    def typed_axis(self, name: str) -> None:
        """An axis of strings."""
        self.concept(name, "axis")
        self.members.append((name, "", "", "", "string"))

    def statement(self, axes: Iterable[str] = ()) -> None:
        """The concepts and rows that every statement begins with; items come at depth 2."""
        for suffix, kind in (("Abstract", "abstract"), ("Table", "table"), ("LineItems", "lineItems")):
            self.concept(f"Case{suffix}", kind)
        self.row(0, "CaseAbstract")
        self.row(1, "CaseTable")
        for axis in axes:
            self.row(2, axis)
        self.row(1, "CaseLineItems")

    def write(self, folder: Path) -> None:
        """Writes the source into a folder."""
        folder.mkdir(parents=True)
        (folder / "taxonomy.toml").write_text(MANIFEST)
        (folder / "calendar.toml").write_text('first_month = 1\nyear_named_after = "start"\n')
        table(folder / "units.csv", "unit,measure,per,label.en", [
            ("JPY", "iso4217:JPY", "", "Yen")])
        table(folder / "concepts.csv", "name,type,period,label.en", self.concepts)
        table(folder / "dimensions.csv", "axis,depth,member,default,typed", self.members)
        table(folder / "case.csv", SHAPE, self.rows)


MANIFEST = """id = "case"
prefix = "case"
namespace = "http://www.example.com/case"
version = "1"
publication_date = "2024-01-01"
languages = ["en"]
name.en = "A case"
publisher.en = "Nobody"

[[entry_points]]
id = "all"
name.en = "All"

[[statements]]
id = "Case"
number = 100
file = "case.csv"
title.en = "Case"
"""

REPORT = """taxonomy = "taxonomy"
entry_point = "all"
languages = ["en"]
current_period = "FY2024"
facts = ["facts.csv"]

[title]
en = "Case"

[entity]
scheme = "http://www.example.com/entities"
identifier = "1"
"""


def table(path: Path, heading: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Writes a table."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading.split(","))
        writer.writerows(rows)


def report(folder: Path, taxonomy: Taxonomy, heading: str, rows: Iterable[tuple[str, ...]], more: str = "") -> None:
    """Writes a report with its taxonomy."""
    taxonomy.write(folder / "taxonomy")
    (folder / "report.toml").write_text(REPORT + more)
    table(folder / "facts.csv", heading, rows)


def items(count: int, axes: Iterable[str] = ()) -> Taxonomy:
    """A flat statement of amounts."""
    taxonomy = Taxonomy()
    taxonomy.statement(axes)
    for at in range(count):
        taxonomy.concept(f"Item{at}")
        taxonomy.row(2, f"Item{at}")
    return taxonomy


def day(at: int) -> str:
    """Periods that all differ: years, months and days parted by one another."""
    year, rest = divmod(at, 12 * 28)
    month, day_of_month = divmod(rest, 28)
    return f"{1000 + year % 8000:04}-{month + 1:02}-{day_of_month + 1:02}..9999-12-{1 + year // 8000:02}"


PLAIN = "concept,period,unit,value,scale,table"


def plain(concept: str, at: int) -> tuple[str, ...]:
    """A fact of the year 2024."""
    return (concept, "FY2024", "JPY", str(1 + at), "1", "Case")


def one_fact_a_concept(folder: Path, n: int) -> None:
    report(folder, items(n), PLAIN, (plain(f"Item{at}", at) for at in range(n)))


def unknown_names(folder: Path, n: int) -> None:
    report(folder, items(2_000), PLAIN, (plain(f"Itme{at}", at) for at in range(n)))


def unknown_rows(folder: Path, n: int) -> None:
    taxonomy = items(n)
    for at in range(n):
        taxonomy.row(2, f"Thing{at}")
    taxonomy.write(folder / "taxonomy")


def unknown_members(folder: Path, n: int) -> None:
    taxonomy = items(1, ["PlaceAxis"])
    taxonomy.axis("PlaceAxis", ((1, f"Place{at}Member") for at in range(n)))
    rows = ((*plain("Item0", at), f"Palce{at}Member") for at in range(n))
    report(folder, taxonomy, PLAIN + ",PlaceAxis", rows)


def wrong_values(folder: Path, n: int) -> None:
    rows = (("Item0", day(at), "JPY", f"1x{at}", "1", "Case") for at in range(n))
    report(folder, items(1), PLAIN, rows)


def wrong_periods(folder: Path, n: int) -> None:
    rows = (("Item0", f"Q{at}x", "JPY", "1", "1", "Case") for at in range(n))
    report(folder, items(1), PLAIN, rows)


def literal_footnotes(folder: Path, n: int) -> None:
    rows = ((*plain(f"Item{at}", at), f"Note number {at} says so.") for at in range(n))
    report(folder, items(n), PLAIN + ",footnote", rows)


def given_footnotes(folder: Path, n: int) -> None:
    notes = "".join(f'\n[footnotes.note{at}]\nen = "Note number {at}."\n' for at in range(n))
    rows = ((*plain(f"Item{at % 100}", at)[:1], day(at), "JPY", str(at), "1", "Case", f"note{at}") for at in range(n))
    report(folder, items(100), PLAIN + ",footnote", rows, notes)


def flat_statement(folder: Path, n: int) -> None:
    items(n).write(folder / "taxonomy")


def nested_headings(folder: Path, n: int) -> None:
    taxonomy = Taxonomy()
    taxonomy.statement()
    for at in range(n):
        taxonomy.concept(f"Heading{at}", "abstract")
        taxonomy.row(2 + at, f"Heading{at}")
    taxonomy.concept("Item0")
    taxonomy.row(2 + n, "Item0")
    taxonomy.write(folder / "taxonomy")


def axis_members(depth: Callable[[int], int]) -> Callable[[Path, int], None]:
    """A taxonomy whose axis has n members, at depths."""
    def make(folder: Path, n: int) -> None:
        taxonomy = items(1, ["PlaceAxis"])
        taxonomy.axis("PlaceAxis", ((depth(at), f"Place{at}Member") for at in range(n)))
        taxonomy.write(folder / "taxonomy")
    return make


def facts_of_members(folder: Path, n: int) -> None:
    taxonomy = items(1, ["PlaceAxis"])
    taxonomy.axis("PlaceAxis", ((1, f"Place{at}Member") for at in range(n)))
    report(folder, taxonomy, PLAIN + ",PlaceAxis", ((*plain("Item0", at), f"Place{at}Member") for at in range(n)))


def facts_of_nested_members(folder: Path, n: int) -> None:
    taxonomy = items(1, ["PlaceAxis"])
    taxonomy.axis("PlaceAxis", ((1 + at, f"Place{at}Member") for at in range(n)))
    report(folder, taxonomy, PLAIN + ",PlaceAxis", ((*plain("Item0", at), f"Place{at}Member") for at in range(n)))


def facts_of_typed_values(folder: Path, n: int) -> None:
    taxonomy = items(1, ["NumberAxis"])
    taxonomy.typed_axis("NumberAxis")
    report(folder, taxonomy, PLAIN + ",NumberAxis", ((*plain("Item0", at), f"value {at}") for at in range(n)))


def facts_of_own_contexts(folder: Path, n: int) -> None:
    rows = (("Item0", day(at), "JPY", "1", "1", "Case") for at in range(n))
    report(folder, items(1), PLAIN, rows)


def chain(circle: bool, facts: bool) -> Callable[[Path, int], None]:
    """Sums of one part each, the next one's total; perhaps the last is the first."""
    def make(folder: Path, n: int) -> None:
        taxonomy = Taxonomy()
        taxonomy.statement()
        for at in range(n):
            taxonomy.concept(f"Item{at}")
            total = f"Item{(at + 1) % n}" if circle or at + 1 < n else ""
            taxonomy.row(2, f"Item{at}", total, "1" if total else "")
        if facts:
            rows = ((f"Item{at}", "FY2024", "JPY", "7", "1", "Case") for at in range(n))
            report(folder, taxonomy, PLAIN, rows)
        else:
            taxonomy.write(folder / "taxonomy")
    return make


def wrong_sum(folder: Path, n: int) -> None:
    taxonomy = Taxonomy()
    taxonomy.statement()
    taxonomy.concept("Total")
    for at in range(n):
        taxonomy.concept(f"Item{at}")
        taxonomy.row(2, f"Item{at}", "Total", "1")
    taxonomy.row(2, "Total")
    rows = [(f"Item{at}", "FY2024", "JPY", str(7 + at), "1", "Case") for at in range(n)]
    report(folder, taxonomy, PLAIN, [*rows, ("Total", "FY2024", "JPY", "1", "1", "Case")])


def wrong_sums(folder: Path, n: int) -> None:
    taxonomy = Taxonomy()
    taxonomy.statement()
    for name in ("Part", "Other", "Total"):
        taxonomy.concept(name)
    taxonomy.row(2, "Part", "Total", "1")
    taxonomy.row(2, "Other", "Total", "1")
    taxonomy.row(2, "Total")
    rows = ((name, day(at // 3), "JPY", value, "1", "Case")
            for at in range(n) for name, value in [(("Part", "3"), ("Other", "4"), ("Total", "9"))[at % 3]])
    report(folder, taxonomy, PLAIN, rows)


def duplicates(folder: Path, n: int) -> None:
    rows = (("Item0", "FY2024", "JPY", str(at), "1", "Case") for at in range(n))
    report(folder, items(1), PLAIN, rows)


def consistent_duplicates(folder: Path, n: int) -> None:
    rows = (("Item0", "FY2024", "JPY", "5", "1", "Case") for at in range(n))
    report(folder, items(1), PLAIN, rows)


MAP = 'release = "Case of Nobody"\n\n[[tables]]\nstatement = "Case"\nunit = "JPY"\nscale = "million"\n'


def release(folder: Path, taxonomy: Taxonomy, text: str) -> None:
    """Writes the text of a release, and the map of it."""
    report(folder, taxonomy, PLAIN, [])
    (folder / "map.toml").write_text(MAP)
    (folder / "release.txt").write_text("Case of Nobody\n\n" + text)


def long_table(folder: Path, n: int) -> None:
    taxonomy = items(n)
    rows = "".join(f"Label of Item{at}\t{at + 1:,}\t{at + 2:,}\n" for at in range(n))
    release(folder, taxonomy, "Case\n\tFY2024\tFY2023\n" + rows)


def drafted(caption: Callable[[int], str]) -> Callable[[Path, int], None]:
    """A release of a company that nobody knows, with one long statement."""
    def make(folder: Path, n: int) -> None:
        folder.mkdir(parents=True)
        rows = "".join(f"{caption(at)}\t{at + 1_000:,}\t{at + 900:,}\n" for at in range(n))
        heading = "\tYear ended December 31, 2024\tYear ended December 31, 2023\n"
        text = f"Case of Nobody\n\nResults of 2024\n\nIncome statement\n(in thousands of US dollars)\n{heading}{rows}"
        (folder / "release.txt").write_text(text)
    return make


def letters(at: int) -> str:
    """A caption of letters alone, for other digits are never the same caption."""
    return "Sales of " + "".join(chr(97 + at // 26 ** place % 26) for place in range(4))


def captions_behind(folder: Path, n: int) -> None:
    """A table with lines behind it that might be its captions."""
    rows = f"{'Case':<30}{'FY2024':>10}{'FY2023':>10}\n{'Label of Item0':<30}{'11':>10}{'12':>10}\n"
    release(folder, items(1), rows + f"{'Label of Item0':<30}{'21':>10}{'22':>10}\n" + "Words of nobody\n" * n)


def nested_tables(folder: Path, n: int) -> None:
    opened = "<table><tr><td>" * n
    closed = "</td></tr></table>" * n
    table_of_facts = ("<table><tr><th>Case</th><th>FY2024</th><th>FY2023</th></tr>"
                      "<tr><td>Label of Item0</td><td>11</td><td>12</td></tr></table>")
    release(folder, items(1), f"<h1>Case</h1>\n{opened}{table_of_facts}{closed}\n")


def many_tables(folder: Path, n: int) -> None:
    rows = "Case\n\tFY2024\tFY2023\nLabel of Item0\t11\t12\nLabel of Item1\t21\t22\n\n"
    release(folder, items(2), rows * n)


def dimensions_of_one_fact(folder: Path, n: int) -> None:
    item = '<xs:element name="{0}{1}" id="{0}{1}" type="xbrli:stringItemType" abstract="{2}" substitutionGroup="{3}" xbrli:periodType="duration"/>'
    axis, member = ("true", "xbrldt:dimensionItem"), ("true", "xbrli:item")
    items = [item.format("A", "", "false", "xbrli:item")]
    items += [item.format(kind, at, *rest) for at in range(n) for kind, rest in (("D", axis), ("M", member))]
    schemas = {"http://www.xbrl.org/2003/instance": "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
               "http://xbrl.org/2005/xbrldt": "http://www.xbrl.org/2005/xbrldt-2005.xsd"}
    imports = (f'<xs:import namespace="{of}" schemaLocation="{at}"/>' for of, at in schemas.items())
    head = ('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" '
            'xmlns:xbrldt="http://xbrl.org/2005/xbrldt" targetNamespace="urn:e" elementFormDefault="qualified">')
    folder.mkdir(parents=True)
    (folder / "e.xsd").write_text("\n".join([head, *imports, *items, "</xs:schema>"]))
    given = {"concept": "e:A", "entity": "s:1", "period": "2024-01-01T00:00:00/2025-01-01T00:00:00"}
    given |= {f"e:D{at}": f"e:M{at}" for at in range(n)}
    about = {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": {"e": "urn:e", "s": "urn:s"},
             "taxonomy": ["e.xsd"]}
    facts = {"one": {"value": "x", "dimensions": given}}
    (folder / "one.json").write_text(json.dumps({"documentInfo": about, "facts": facts}))


INSTANCE = """<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
  xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="urn:t">
  <link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
  <context id="c"><entity><identifier scheme="urn:s">e</identifier></entity>
    <period><instant>2024-12-31</instant></period></context>
  <unit id="u"><measure>iso4217:EUR</measure></unit>{}</xbrl>"""
ONE_FACT = '<t:Cash contextRef="c" unitRef="u" decimals="0">{}</t:Cash>'


def reports_of_an_archive(folder: Path, n: int) -> None:
    """As many reports in one archive."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(n):
            archive.writestr(zipfile.ZipInfo(f"filed/{at}.xbrl"), INSTANCE.format(ONE_FACT.format(at)))


def wrong_facts_of_a_line(folder: Path, n: int) -> None:
    """An instance in one line, in which every fact lacks its unit."""
    folder.mkdir(parents=True)
    facts = "".join(ONE_FACT.format(at).replace('"u"', f'"u{at}"') for at in range(n))
    (folder / "one.xbrl").write_text(INSTANCE.format(facts).replace("\n", " "))


def right_rows(folder: Path, n: int) -> None:
    facts_of_own_contexts(folder, n)


def as_real_data(shuffled: bool) -> Callable[[Path, int], None]:
    """About sixteen facts a context, many concepts, five axes of which one is typed, notes here and there."""
    concepts, members = 4_000, 40

    def make(folder: Path, n: int) -> None:
        axes = ["PlaceAxis", "PartAxis", "BasisAxis", "ScopeAxis"]
        taxonomy = items(concepts, [*axes, "NumberAxis"])
        for axis in axes:
            taxonomy.axis(axis, ((1, f"{axis[:-4]}{at}Member") for at in range(members)))
        taxonomy.typed_axis("NumberAxis")
        notes = "".join(f'\n[footnotes.note{at}]\nen = "Note number {at}."\n' for at in range(100))

        def row(at: int) -> tuple[str, ...]:
            context, nth = divmod(at, 16)
            given = [f"{axis[:-4]}{(context // members ** place) % members}Member" if context % (place + 2) else ""
                     for place, axis in enumerate(axes)]
            number = f"plant {context // YEARS}"
            note = f"note{at % 100}" if at % 50 == 0 else ""
            value = f"{(at * 7919) % 9_999_999:,}"
            concept = f"Item{(context * 31 + nth) % concepts}"
            year = 2010 + context % YEARS
            return (concept, f"FY{year}", "JPY", value, "thousand", "Case", *given, number, note)

        order = list(range(n))
        if shuffled:
            random.Random(1).shuffle(order)
        heading = ",".join([PLAIN, *axes, "NumberAxis", "footnote"])
        report(folder, taxonomy, heading, map(row, order), notes)
    return make


CHECK = ["check", "."]
TAXONOMY = ["taxonomy", "taxonomy", "--out", "out"]
EXTRACT = ["extract", "release.txt", "--map", "map.toml", "--out", "extracted.csv"]
NEW = (["new", "release.txt", "--out", "draft"],)
DRAFTED = ["extract", "release.txt", "--map", "draft/map.toml", "--out", "extracted.csv", "--partial"]
NOTHING = r"\b0 errors"
FACTS = NOTHING + r".*\b{n} facts"

CASES = [
    Case("one fact a concept", 25_000, one_fact_a_concept, CHECK, FACTS),
    Case("unknown concepts", 10_000, unknown_names, CHECK, r"{n} errors", 1),
    Case("unknown rows of a statement", 2_000, unknown_rows, ["check", "taxonomy"], r"{n} errors", 1),
    Case("unknown members", 2_000, unknown_members, CHECK, r"{n} errors", 1),
    Case("wrong values", 50_000, wrong_values, CHECK, r"{n} errors", 1),
    Case("wrong periods", 50_000, wrong_periods, CHECK, r"{n} errors", 1),
    Case("literal footnotes", 25_000, literal_footnotes, CHECK, FACTS),
    Case("given footnotes", 25_000, given_footnotes, CHECK, FACTS),
    Case("flat statement", 25_000, flat_statement, ["check", "taxonomy"], NOTHING),
    Case("flat statement, written", 10_000, flat_statement, TAXONOMY, "case.zip"),
    Case("nested headings", 16_000, nested_headings, ["check", "taxonomy"], NOTHING),
    Case("nested headings, written", 4_000, nested_headings, TAXONOMY, "case.zip"),
    Case("flat members", 25_000, axis_members(lambda _at: 1), ["check", "taxonomy"], NOTHING),
    Case("flat members, written", 10_000, axis_members(lambda _at: 1), TAXONOMY, "case.zip"),
    Case("nested members", 10_000, axis_members(lambda at: 1 + at), ["check", "taxonomy"], NOTHING),
    Case("nested members, written", 4_000, axis_members(lambda at: 1 + at), TAXONOMY, "case.zip"),
    Case("facts of members", 20_000, facts_of_members, CHECK, FACTS),
    Case("facts of nested members", 10_000, facts_of_nested_members, CHECK, FACTS),
    Case("chain of sums", 5_000, chain(circle=False, facts=False), ["check", "taxonomy"], NOTHING),
    Case("chain of sums with facts", 5_000, chain(circle=False, facts=True), CHECK, FACTS),
    Case("circle of sums", 5_000, chain(circle=True, facts=False), ["check", "taxonomy"], "error", 1),
    Case("one wrong sum", 5_000, wrong_sum, CHECK, "1 error", 1),
    Case("wrong sums", 100_000, wrong_sums, CHECK, "errors", 1),
    Case("inconsistent duplicates", 50_000, duplicates, CHECK, "error", 1),
    Case("consistent duplicates", 100_000, consistent_duplicates, CHECK, "{n} facts"),
    Case("every fact its own context", 100_000, facts_of_own_contexts, CHECK, FACTS),
    Case("every fact its own typed value", 100_000, facts_of_typed_values, CHECK, FACTS),
    Case("dimensions of one fact", 10_000, dimensions_of_one_fact, ["check", "one.json"], NOTHING + r".*\b1 fact"),
    Case("reports of an archive", 1_000, reports_of_an_archive,
         ["facts", "all.zip", "--to", "csv", "--without-taxonomy", "--out", "facts.csv"], r"^$"),
    Case("wrong facts of a line", 10_000, wrong_facts_of_a_line,
         ["check", "one.xbrl", "--without-taxonomy"], "{n} errors", 1),
    Case("one long table", 1_500, long_table, EXTRACT, "1 of 1 table.* 0 findings"),
    Case("captions behind a table", 4_000, captions_behind, [*EXTRACT, "--partial"], "1 of 1 table"),
    Case("a long draft", 400, drafted(letters), DRAFTED, "1 of 1 table.* 0 findings", prepare=NEW),
    Case("one caption in all rows", 100, drafted(lambda _at: "Others"), DRAFTED, "1 of 1 table", prepare=NEW),
    Case("nested tables", 2_000, nested_tables, EXTRACT, "1 of 1 table.* 2 facts"),
    Case("many tables", 1_000, many_tables, EXTRACT, "{n} of {n} tables"),
]


def exported(name: str, size: int, make: Callable[[Path, int], None]) -> Iterable[Case]:
    """A report written in each syntax and read again, with the taxonomy beside it."""
    # The folder of a case is called `x`, and so is its report.
    for syntax, file in [("xbrl", "x.xbrl"), ("ixbrl", "x.xhtml"), ("json", "x.json"), ("csv", "x-csv/x.json")]:
        written = (["export", ".", "--out", "out", "--to", syntax], ["taxonomy", "taxonomy", "--out", "out"])
        command = ["check", f"out/x/{file}", "--packages", "out/case/case.zip"]
        yield Case(f"{name}: {syntax}", size, make, command, "", prepare=written)


SHAPES = [
    ("one fact a concept", 10_000, one_fact_a_concept),
    ("own contexts", 25_000, facts_of_own_contexts),
    ("own typed values", 25_000, facts_of_typed_values),
    ("members", 10_000, facts_of_members),
    ("nested members", 2_000, facts_of_nested_members),
    ("literal footnotes", 10_000, literal_footnotes),
    ("chain of sums", 2_000, chain(circle=False, facts=True)),
    ("consistent duplicates", 20_000, consistent_duplicates),
]
CASES += [case for shape in SHAPES for case in exported(*shape)]

WRONG = [(Case("right rows", 100_000, right_rows, CHECK, "{n} facts"), wrong) for wrong in [
    Case("unknown concepts", 100_000, unknown_names, CHECK, "{n} errors", 1),
    Case("wrong values", 100_000, wrong_values, CHECK, "{n} errors", 1),
    Case("wrong periods", 100_000, wrong_periods, CHECK, "{n} errors", 1),
    Case("inconsistent duplicates", 100_000, duplicates, CHECK, "error", 1),
    Case("wrong sums", 100_000, wrong_sums, CHECK, "errors", 1),
]]


def main() -> None:
    """Writes a case: its name, its size, a folder that is not there yet."""
    if len(sys.argv) != 4:
        sys.exit("usage: cases.py NAME N FOLDER; the cases are: " + "; ".join(case.name for case in CASES))
    name, size, folder = sys.argv[1:]
    wanted = next((case for case in CASES if case.name == name), None)
    if wanted is None:
        sys.exit("the cases are: " + "; ".join(case.name for case in CASES))
    wanted.make(Path(folder), int(size))
    print(f"{name} of {size}: kessan {' '.join(wanted.command)}")


if __name__ == "__main__":
    main()
