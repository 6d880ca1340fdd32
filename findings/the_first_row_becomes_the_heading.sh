#!/usr/bin/env bash
# sec2md turns filings (10-K, EX-99, EDINET, ESEF) into Markdown for language models and search. American filings print a table
# without <th>: a row with the years, then at once the first line item, with "$" and the closing parenthesis of a cost or a loss in
# cells of their own. In such a table sec2md makes one heading of both rows: sales, mostly the first line of a statement, are no row
# any more, and "Revenue" names the captions. A search over rows, a total or a rate of growth then lacks sales without a word; the
# same table without a parenthesis comes out right, so that a try on a simple page shows nothing.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet sec2md==0.1.25
env/bin/python - <<'END'
from importlib.metadata import version
from sec2md import convert_to_markdown

def row(caption, *figures, closing=""):
    cells = "".join(f"<td>$</td><td>{figure}</td><td>{closing}</td>" for figure in figures)
    return f"<tr><td>{caption}</td>{cells}</tr>"

def table(costs):
    page = """<html><body><table>
    <tr><td></td><td colspan="3">2025</td><td colspan="3">2024</td></tr>
    """ + row("Revenue", "1,234", "1,100") + costs + row("Income", "300", "210") + "</table></body></html>"
    lines = [line for line in convert_to_markdown(page).splitlines() if line.startswith("|") and "---" not in line]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [[cell for cell in cells if cell not in ("", ")")] for cells in rows]

plain = table(row("Costs", "934", "890"))
assert plain[:2] == [["2025", "2024"], ["Revenue", "$ 1,234", "$ 1,100"]], plain
seen = table(row("Costs", "(934", "(890", closing=")"))[:2]
expected = [["2025", "2024"], ["Revenue", "$ 1,234", "$ 1,100"]]
as_found = [["Revenue", "2025 — $ 1,234", "2024 — $ 1,100"], ["Costs", "$ (934", "$ (890"]]
print(f"version:  sec2md {version('sec2md')}\nexpected: {expected}\nseen:     {seen}")
raise SystemExit(0 if seen == as_found else "this has changed: look again")
END
