"""A random taxonomy source with cubes of all kinds, and random facts about it."""
import random
from pathlib import Path

NAMESPACE = "http://www.example.com/rnd"
MANIFEST = f"""id = "rnd"
prefix = "rnd"
namespace = "{NAMESPACE}"
version = "1"
languages = ["en"]
publisher.en = "Nobody"
name.en = "Random cubes"
description.en = "Random cubes."
"""
REPORT = """taxonomy = "../taxonomy"
entry_point = "all"
languages = ["en"]
facts = ["facts.csv"]
title.en = "Random facts"

[entity]
scheme = "http://www.example.com/companies"
identifier = "1"
"""
MEMBERS = [f"M{number}Member" for number in range(8)]
ITEMS = [f"Item{number}" for number in range(4)]
MOST_FACTS = 24


class Tree:
    """Members in pre-order with their depths."""

    def __init__(self, rows):
        self.rows = rows

    @staticmethod
    def of(chance):
        """A random tree. A member stands above those of higher number only, so that trees never contradict."""
        names = sorted(chance.sample(MEMBERS, chance.randint(1, 6)))
        children = {name: [] for name in names}
        for position, name in enumerate(names[1:], 1):
            children[chance.choice(names[:position])].append(name)
        rows = []

        def add(name, depth):
            rows.append((depth, name))
            for child in children[name]:
                add(child, depth + 1)

        add(names[0], 0)
        return Tree(rows)

    def names(self):
        """The members."""
        return [name for _, name in self.rows]

    def part(self, chance):
        """Some of the members, each below the nearest of those that stood above it, or beside it."""
        kept, rows, path = set(chance.sample(self.names(), chance.randint(1, len(self.rows)))), [], []
        flat = chance.random() < 0.2
        for depth, name in self.rows:
            del path[depth:]
            above = [known for known in path if known]
            path.append(name if name in kept else None)
            if name in kept:
                rows.append((0 if flat else len(above), name))
        return rows


class RandomCubes:
    """What one seed gives."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.axes = {f"A{number}Axis": self._axis() for number in range(self.chance.randint(1, 4))}
        self.statements = [self._statement(number) for number in range(self.chance.randint(1, 4))]
        self.facts = self._facts()

    def _axis(self):
        chance = self.chance
        if chance.random() < 0.15:
            return {"typed": chance.choice(["string", "integer", "date"])}
        tree = Tree.of(chance)
        unusable = {name for name in tree.names() if chance.random() < 0.25}
        default = chance.choice(tree.names()) if chance.random() < 0.6 else None
        return {"tree": tree, "unusable": unusable, "default": default}

    def _statement(self, number):
        chance, name = self.chance, f"S{number}"
        rows = [(0, f"{name}Abstract", "", "")]
        for table in range(chance.choice([1, 1, 2, 3])):
            excludes = chance.choice(["yes", "no", "", ""])
            rows.append((1, f"{name}T{table}Table", chance.choice(["yes", "no", "", ""]), excludes))
            for axis in chance.sample(sorted(self.axes), chance.randint(0, len(self.axes))):
                rows.append((2, axis, "", ""))
                tree = self.axes[axis].get("tree")
                if tree and chance.random() < 0.5:
                    rows += [(3 + depth, member, "", "") for depth, member in tree.part(chance)]
        rows.append((1, f"{name}LineItems", "", ""))
        items = chance.sample(ITEMS, chance.randint(1, len(ITEMS)))
        rows.append((2, items[0], "", ""))
        rows += [(chance.choice([2, 3]), item, "", "") for item in items[1:]]
        return name, rows

    def _facts(self):
        facts = {}
        for _ in range(MOST_FACTS):
            dimensions = {}
            for axis, known in self.axes.items():
                if self.chance.random() < 0.55:
                    value = self._value(known)
                    if value is not None:
                        dimensions[axis] = value
            facts[self.chance.choice(ITEMS), tuple(sorted(dimensions.items()))] = None
        return list(facts)

    def _value(self, axis):
        if "typed" in axis:
            return {"string": "a value", "integer": "7", "date": "2021-01-31"}[axis["typed"]]
        members = [name for name in axis["tree"].names() if name != axis["default"]]
        return self.chance.choice(members) if members else None

    def write(self, folder):
        """Write the source of the taxonomy and that of the report."""
        taxonomy, report = folder / "taxonomy", folder / "report"
        (taxonomy / "statements").mkdir(parents=True)
        report.mkdir()
        manifest = MANIFEST
        for number, (name, rows) in enumerate(self.statements):
            manifest += f'\n[[statements]]\nid = "{name}"\nnumber = {number}\nfile = "statements/{name}.csv"\ntitle.en = "{name}"\n'
            table(taxonomy / "statements" / f"{name}.csv", ("depth", "concept", "closed", "excludes"), rows)
        manifest += '\n[[entry_points]]\nid = "all"\nname.en = "All"\n'
        (taxonomy / "taxonomy.toml").write_text(manifest)
        (taxonomy / "calendar.toml").write_text('first_month = 4\nyear_named_after = "start"\n')
        table(taxonomy / "units.csv", ("unit", "measure", "label.en"), [("pure", "xbrli:pure", "Pure")])
        table(taxonomy / "concepts.csv", ("name", "type", "period", "label.en"), self._concepts())
        table(taxonomy / "dimensions.csv", ("axis", "depth", "member", "default", "usable", "typed"), self._dimensions())
        (report / "report.toml").write_text(REPORT)
        rows = [(concept, "2021-01-01..2021-03-31", "pure", number, *(dict(dimensions).get(axis, "") for axis in self.axes))
                for number, (concept, dimensions) in enumerate(self.facts)]
        table(report / "facts.csv", ("concept", "period", "unit", "value", *self.axes), rows)

    def _concepts(self):
        kinds = {item: ("decimal", "duration") for item in ITEMS}
        kinds |= {member: ("member", "") for member in MEMBERS}
        kinds |= {axis: ("axis", "") for axis in self.axes}
        suffixes = {"Abstract": "abstract", "Table": "table", "LineItems": "lineItems"}
        for name in (row[1] for _, rows in self.statements for row in rows):
            for suffix, kind in suffixes.items():
                if name.endswith(suffix):
                    kinds.setdefault(name, (kind, ""))
        return [(name, *kind, name) for name, kind in kinds.items()]

    def _dimensions(self):
        for axis, known in self.axes.items():
            if "typed" in known:
                yield axis, "", "", "", "", known["typed"]
                continue
            for depth, member in known["tree"].rows:
                default = "yes" if member == known["default"] else ""
                yield axis, depth, member, default, "no" if member in known["unusable"] else "", ""

    def instance(self, schema):
        """An instance with all facts, each with a context of its own that is named after its row."""
        parts = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" '
            'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
            f'xmlns:rnd="{NAMESPACE}">',
            f'<link:schemaRef xlink:type="simple" xlink:href="{schema}"/>',
            '<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>',
        ]
        for row, (concept, dimensions) in enumerate(self.facts):
            members = "".join(self._member(axis, value) for axis, value in dimensions)
            scenario = f"<xbrli:scenario>{members}</xbrli:scenario>" if members else ""
            parts.append(
                f'<xbrli:context id="c{row}"><xbrli:entity>'
                '<xbrli:identifier scheme="http://www.example.com/companies">1</xbrli:identifier></xbrli:entity>'
                "<xbrli:period><xbrli:startDate>2021-01-01</xbrli:startDate><xbrli:endDate>2021-03-31</xbrli:endDate>"
                f"</xbrli:period>{scenario}</xbrli:context>"
                f'<rnd:{concept} contextRef="c{row}" unitRef="pure" decimals="0">{row}</rnd:{concept}>')
        return "\n".join([*parts, "</xbrli:xbrl>", ""])

    def _member(self, axis, value):
        if "typed" in self.axes[axis]:
            element = f"rnd:{axis}TypedDomain"
            return f'<xbrldi:typedMember dimension="rnd:{axis}"><{element}>{value}</{element}></xbrldi:typedMember>'
        return f'<xbrldi:explicitMember dimension="rnd:{axis}">rnd:{value}</xbrldi:explicitMember>'


def table(path, heading, rows):
    """Write a table; no cell holds a comma."""
    lines = [",".join(str(cell) for cell in row) for row in [heading, *rows]]
    Path(path).write_text("\n".join(lines) + "\n")
