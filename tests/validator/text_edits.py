"""Single random edits of texts: tables and TOML as people write them, without any knowledge of what they mean."""
import csv
import io
import re

ROLES = ["standard", "terse", "verbose", "total", "negated", "periodStart", "periodEnd", "documentation", "negatedTotal"]
TYPES = ["monetary", "perShare", "shares", "percent", "pure", "decimal", "integer", "nonNegativeInteger", "string",
         "date", "boolean", "anyURI", "abstract", "table", "lineItems", "axis", "member"]
PERIODS = ["1Q21", "2Q21", "FY21", "FY20", "1H21", "1Q21.end", "1Q21.start", "FY20.end", "2021-06-30", "2011-12-31",
           "2021-04-01..2021-06-30", "2021-06-30..2021-04-01", "3Q11", "3Q11.end", "2021-02-30"]
WORDS = {
    "type": TYPES,
    "period": ["instant", "duration", *PERIODS],
    "balance": ["debit", "credit", ""],
    "nillable": ["yes", "no", ""],
    "abstract": ["yes", "no", ""],
    "preferred_label": ["", *ROLES],
    "depth": ["0", "1", "2", "3", "4", ""],
    "weight": ["1", "-1", "2", "0.5", "0", ""],
    "default": ["yes", ""],
    "typed": ["string", "date", "integer", "decimal", "gYear", "token", ""],
    "unit": ["", "JPY", "USD", "shares", "pure", "JPY/shares"],
    "measure": ["iso4217:USD", "iso4217:JPY", "iso4217:ZZZ", "xbrli:pure", "xbrli:shares", "utr:ton", "xbrli:ton"],
    "per": ["", "xbrli:shares", "iso4217:JPY", "xbrli:pure"],
    "scale": ["", "0", "3", "6", "-2", "thousand", "million", "千"],
    "decimals": ["", "-3", "-6", "-8", "0", "2", "INF"],
    "lang": ["", "en", "ja", "fr", "x y"],
    "value": ["—", "0", "(5)", "12.5%", "0.5", "true", "2021-08-02", "text", "1,234", "http://www.example.com/a b"],
}
LETTERS = ["&", "<", "]]>", " ", "  ", "　", "é", "字", "\"", ",", ";", ":", "%", "#", "-", "0", "x", "\u0007", "\u00a0", "\n"]


def edit(text, name, random):
    """The text with one edit, and what was done; None where the edit changes nothing."""
    edited = (edit_toml if name.endswith(".toml") else edit_table)(text, random)
    return edited if edited and edited[0] != text else None


def edit_table(text, random):
    """One edit of a CSV table: most are of cells, some of rows, few of columns."""
    table = [row for row in csv.reader(io.StringIO(text)) if row]
    heading, rows = table[0], table[1:]
    if not rows:
        return None
    kind = random.choice([of_cell] * 7 + [of_rows] * 3 + [of_columns] * (random.random() < 0.2))
    what = kind(heading, rows, random)
    if not what:
        return None
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([heading, *rows])
    return out.getvalue(), what


def of_cell(heading, rows, random):
    """Another text in one cell, or in two."""
    filled = [(at, column) for at, row in enumerate(rows) for column, cell in enumerate(row) if cell]
    at, column = random.choice(filled) if random.random() < 0.7 else (
        random.randrange(len(rows)), random.randrange(len(heading)))
    while len(rows[at]) < len(heading):
        rows[at].append("")
    name = heading[column]
    other = random.randrange(len(rows))
    kind = random.choice([0, 0, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6])
    cell = rows[at][column]
    place = f"row {at + 2}, {name}: `{cell}`"
    if kind == 0 and column < len(rows[other]):
        rows[at][column], rows[other][column] = rows[other][column], cell
        return rows[at][column] != cell and f"{place} exchanged with row {other + 2}: `{rows[at][column]}`"
    if kind == 1 and column < len(rows[other]):
        rows[at][column] = rows[other][column]
    elif kind == 2:
        rows[at][column] = ""
    elif kind == 3:
        rows[at][column] = of_letters(cell, random)
    elif kind == 4 and cell[:1].isdigit():
        rows[at][column] = random.choice([f"({cell})", f"-{cell}", f"△{cell}", f"{cell}0", f"{cell}.5"])
    elif kind == 5:
        rows[at][column] = random.choice(random.choice(rows))
    else:
        rows[at][column] = random.choice(WORDS.get(name, [cell]))
    if rows[at][column] == cell:
        return None
    return f"{place} becomes `{rows[at][column]}`"


def of_letters(text, random):
    """Another digit, or a letter more, less or in other case."""
    digits = [at for at, letter in enumerate(text) if letter.isdigit()]
    if digits and random.random() < 0.5:
        at = random.choice(digits)
        return text[:at] + random.choice("0123456789") + text[at + 1:]
    at = random.randrange(len(text) + 1)
    return random.choice([
        text[:at] + random.choice(LETTERS) + text[at:], text[:at] + text[at + 1:], text[:at] + text[at:].swapcase()])


def of_rows(heading, rows, random):
    """Rows repeated, left out, or in another order."""
    at, other = random.randrange(len(rows)), random.randrange(len(rows))
    kind = random.randrange(4)
    if kind == 0:
        return f"row {at + 2} left out: {','.join(rows.pop(at))}"
    if kind == 1:
        rows.insert(at, list(rows[at]))
        return f"row {at + 2} repeated: {','.join(rows[at])}"
    if kind == 2:
        rows.append(list(rows[at]))
        return f"row {at + 2} repeated at the end: {','.join(rows[at])}"
    rows[at], rows[other] = rows[other], rows[at]
    return f"rows {at + 2} and {other + 2} exchanged: {','.join(rows[other])}"


def of_columns(heading, rows, random):
    """A column left out, renamed or emptied, or two exchanged."""
    column, other = random.randrange(len(heading)), random.randrange(len(heading))
    kind = random.randrange(4)
    name = heading[column]
    if kind == 0:
        for row in [heading, *rows]:
            del row[column:column + 1]
        return f"column {name} left out"
    if kind == 1:
        heading[column] = of_letters(name, random)
        return f"column {name} renamed to {heading[column]}"
    if kind == 2:
        for row in rows:
            row[column:column + 1] = [""]
        return f"column {name} emptied"
    heading[column], heading[other] = heading[other], name
    return f"columns {name} and {heading[column]} exchanged"


def edit_toml(text, random):
    """One edit of a TOML file, line by line or table by table."""
    lines = text.splitlines()
    filled = [at for at, line in enumerate(lines) if line.strip() and not line.startswith("#")]
    at, other = random.choice(filled), random.choice(filled)
    line = lines[at]
    kind = random.randrange(8)
    value = re.search(r'"[^"]*"|-?\d+', line)
    if kind == 0:
        del lines[at]
        what = f"left out: {line}"
    elif kind == 1:
        lines.insert(at, line)
        what = f"repeated: {line}"
    elif kind == 2:
        lines[at], lines[other] = lines[other], line
        what = f"exchanged: {line} with {lines[at]}"
    elif kind == 3 and (blocks := tables_of(lines)):
        start, end = random.choice(blocks)
        what = f"table left out: {lines[start]}"
        del lines[start:end]
    elif kind == 4 and (blocks := tables_of(lines)):
        start, end = random.choice(blocks)
        what = f"table repeated: {lines[start]}"
        lines[end:end] = lines[start:end]
    elif value:
        inside = value.group().strip('"')
        values = re.findall(r'"([^"]*)"', text)
        new = random.choice([of_letters(inside, random), "", random.choice(values) if values else "", inside + " "])
        quoted = f'"{new}"' if value.group().startswith('"') else new
        lines[at] = line[:value.start()] + quoted + line[value.end():]
        what = f"{line} becomes {lines[at]}"
    else:
        return None
    return "\n".join(lines) + "\n", what


def tables_of(lines):
    """Where the tables of a TOML file begin and end."""
    starts = [at for at, line in enumerate(lines) if line.startswith("[")]
    return list(zip(starts, [*starts[1:], len(lines)]))
