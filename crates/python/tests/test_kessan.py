"""The wheel over the examples of the project: what it gives is what the files and the other syntaxes say."""

import doctest
import gc
import json
import os
import re
import shutil
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import pandas
import polars
import pyarrow

import kessan

ROOT = Path(__file__).resolve().parents[3]
REPORT = ROOT / "examples/2007-08-13-q1-fy2007"
BASE = ROOT / "tests/cases/base"


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)


class Facts(Folder):
    @classmethod
    def setUpClass(cls):
        cls.report = kessan.read(REPORT)
        cls.table = pyarrow.table(cls.report)

    def test_a_report_is_a_table(self):
        self.assertEqual(self.table.num_rows, len(self.report))
        self.assertGreater(len(self.report), 1000)
        self.assertEqual(self.table.schema, pyarrow.schema(kessan.schema()))

    def test_columns_are_not_copied(self):
        def addresses():
            batch = pyarrow.table(self.report).to_batches()[0]
            return [batch.column(name).buffers()[-1].address for name in ("value", "number", "start")]

        self.assertEqual(addresses(), addresses())

    def test_columns_outlive_the_report(self):
        report = kessan.read(BASE / "report")
        table = pyarrow.table(report)
        before = table.to_pylist()
        del report
        gc.collect()
        self.assertEqual(table.to_pylist(), before)
        table.validate(full=True)

    def test_numbers_are_those_of_the_texts(self):
        numbers = pure = 0
        for row in self.table.select(["value", "number", "unit", "decimals"]).to_pylist():
            if row["decimals"] is not None or row["unit"] is not None:
                self.assertEqual(row["number"], row["value"] and Decimal(row["value"]))
                numbers += 1
                pure += row["unit"] is None
            else:
                self.assertIsNone(row["number"])
        self.assertGreater(numbers, 1000)
        self.assertGreater(pure, 50)

    def test_polars_takes_it(self):
        frame = polars.DataFrame(self.report)
        self.assertEqual(frame.height, len(self.report))
        found = frame.filter((polars.col("concept") == "iij:InterestExpense") & (polars.col("unit") == "iso4217:JPY"))
        self.assertIn(Decimal(96908000), found["number"].to_list())
        self.assertEqual(frame["value"].to_list(), self.table["value"].to_pylist())

    def test_pandas_takes_it(self):
        frame = pandas.DataFrame.from_arrow(self.report) if hasattr(pandas.DataFrame, "from_arrow") else None
        frame = pyarrow.table(self.report).to_pandas() if frame is None else frame
        self.assertEqual(list(frame["id"]), self.table["id"].to_pylist())

    def test_all_facts_of_a_folder(self):
        out = self.folder / "filings"
        for to in (["xbrl"], ["json"], ["ixbrl"], ["csv"]):
            kessan.export(BASE / "report", out / to[0], to=to)
        (out / "bad.xbrl").write_text("<xbrl")
        facts = kessan.facts(out, without_taxonomy=True)
        self.assertEqual(len(facts.sources), 5)
        first = pyarrow.table(facts)
        self.assertEqual(pyarrow.table(facts), first)
        self.assertEqual(set(first["source"].to_pylist()), {name for name in facts.sources if "bad" not in name})
        values = [
            sorted((row["concept"], row["period"], row["value"]) for row in first.to_pylist() if row["source"] == source)
            for source in facts.sources
            if "bad" not in source
        ]
        self.assertGreater(len(values[0]), 20)
        self.assertTrue(all(of == values[0] for of in values[1:]))
        told = [finding for finding in facts.findings if finding.severity == "error"]
        self.assertTrue(told and all(finding.file.endswith("bad.xbrl") for finding in told), told)
        both = polars.DataFrame(kessan.facts([out / "json", out / "xbrl"], without_taxonomy=True))
        self.assertEqual(both.height, 2 * len(values[0]))

    def test_labels_are_columns(self):
        labels = ["en", "de"]
        table = pyarrow.table(kessan.read(BASE / "report", labels=labels))
        self.assertEqual(table.schema, pyarrow.schema(kessan.schema(labels=labels)))
        self.assertEqual(table.select(pyarrow.schema(kessan.schema()).names), pyarrow.table(kessan.read(BASE / "report")))
        english, german = table["label_en"].to_pylist(), table["label_de"].to_pylist()
        self.assertTrue(any(english))
        self.assertFalse(any(german))
        many = polars.DataFrame(kessan.facts([BASE / "report"], labels=["en"]))
        self.assertEqual(many["label_en"].to_list(), english)
        with self.assertRaises(ValueError):
            kessan.facts([], labels=["en", "en"])

    def test_json_says_the_same(self):
        out = self.folder / "report.json"
        self.assertEqual(kessan.convert(REPORT, out), [str(out)])
        facts = json.loads(out.read_text())["facts"]
        ids, values = self.table["id"].to_pylist(), self.table["value"].to_pylist()
        self.assertEqual(dict(zip(ids, values)), {name: fact["value"] for name, fact in facts.items()})


class Findings(Folder):
    def test_a_sound_report_has_no_errors(self):
        self.assertEqual([finding.code for finding in kessan.check(REPORT) if finding.severity == "error"], [])

    def test_what_is_not_there_is_refused_with_findings(self):
        for call in (kessan.read, kessan.find):
            with self.assertRaises(kessan.Refused) as caught:
                call("nothing/here")
            self.assertEqual(caught.exception.findings[0].code, "unsupported-input")
            self.assertIn("nothing", str(caught.exception))
        self.assertEqual([finding.code for finding in kessan.check("nothing/here")], ["unsupported-input"])

    def test_findings_have_places(self):
        shutil.copytree(BASE, self.folder / "base")
        facts = self.folder / "base/report/facts.csv"
        text = facts.read_text()
        facts.write_text(text.replace('"1,233,987"', '"1,233,9x7"'))
        found = [finding for finding in kessan.check(self.folder / "base/report") if finding.severity == "error"]
        line = next(number for number, line in enumerate(text.splitlines(), 1) if '"1,233,987"' in line)
        self.assertEqual((found[0].file, found[0].line), (str(facts), line))
        self.assertIsNotNone(found[0].column)
        self.assertEqual(found[0], found[0])
        self.assertIn(f"facts.csv:{line}: error[", str(found[0]))
        with self.assertRaises(kessan.Refused) as caught:
            kessan.export(self.folder / "base/report", self.folder / "out")
        self.assertIn(found[0], caught.exception.findings)
        self.assertFalse((self.folder / "out").exists())

    def test_several_reports_are_named(self):
        with self.assertRaises(kessan.Refused) as caught:
            kessan.read(ROOT / "examples")
        self.assertIn("reports at", str(caught.exception))
        self.assertIn(str(REPORT), kessan.find(ROOT / "examples"))


class Filings(Folder):
    def test_every_syntax_is_written_and_read_again(self):
        files = kessan.export(REPORT, self.folder, to=["xbrl", "ixbrl", "json", "csv", "package", "xbr"])
        self.assertEqual(len(os.listdir(self.folder)), 9, files)
        facts = len(kessan.read(REPORT))
        package = next(file for file in files if file.endswith(".zip"))
        for file in files:
            if file.endswith((".xbrl", ".xhtml", "q1-fy2007.json", ".xbri", ".xbr")):
                self.assertEqual(len(kessan.read(file, [package])), facts, file)
        for to in ("xbrl", "ixbrl", "json"):
            again = self.folder / f"again.{to}"
            self.assertEqual(kessan.convert(files[0], again, to, [package]), [str(again)])
        self.assertTrue(kessan.convert(files[0], self.folder / "rows", "csv", [package]))
        tables = kessan.convert(files[0], self.folder / "tables", "tables", [package])
        self.assertIn(str(self.folder / "tables/report.toml"), tables)

    def test_a_release_is_extracted(self):
        starter = ROOT / "examples/starter"
        found = kessan.extract(starter / "release.txt", starter / "map.toml", self.folder / "facts.csv")
        self.assertEqual([finding for finding in found if finding.severity == "error"], [])
        self.assertEqual((self.folder / "facts.csv").read_text(), (starter / "facts.csv").read_text())

    def test_names_that_there_are_not(self):
        for call in (
            lambda: kessan.export(REPORT, self.folder / "out", to=["pdf"]),
            lambda: kessan.export(REPORT, self.folder / "out", profile="nobody"),
            lambda: kessan.convert(REPORT, self.folder / "out", "pdf"),
        ):
            self.assertRaises(ValueError, call)
        self.assertRaises(OSError, kessan.convert, REPORT, "/dev/null/out.json")
        self.assertEqual(os.listdir(self.folder), [])


class Documentation(Folder):
    def test_examples_run(self):
        text = (ROOT / "docs/src/python.md").read_text()
        blocks = re.findall(r"```python\n(.*?)```", text, re.S)
        names = {}
        before = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, before)
        os.symlink(ROOT / "examples", "examples")
        run = 0
        for number, block in enumerate(blocks):
            test = doctest.DocTestParser().get_doctest(block, names, f"block {number + 1}", "python.md", 0)
            runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
            runner.run(test, clear_globs=False)
            self.assertEqual(runner.failures, 0, block)
            names = test.globs
            run += runner.tries
        self.assertGreater(run, 10)


if __name__ == "__main__":
    unittest.main()
