#!/usr/bin/env python3
"""The validator over a report in the taxonomy of others: examples/ifrs-extension.

  extension.py KESSAN

The taxonomy is looked for in ../shared/suites/taxonomies; it came without a catalog, which is put beside it. Then the
export succeeds, every file validates with that package at hand, and all say the same facts. So it is with a copy that
has other words for a concept of the base: the validator must know no others. Where the taxonomy is not there, nothing is tried, and that is said. Exit status: 0 nothing failed, 1 something did.
"""
import install

install.enter()

import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from arelle_session import ArelleSession
from run import Tally, differences, export, message_lines
from verdict import validate

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "ifrs-extension"
MATERIAL = ROOT.parent / "shared" / "suites" / "taxonomies" / "IFRST_2017-03-09.zip"
CATALOG = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteURI
 uriStartString="http://xbrl.ifrs.org/taxonomy/2017-03-09/" rewritePrefix="../files/"/></catalog>"""
WORDS = "Turnover from ferries"


def main(kessan):
    """Judge the example, and a copy that changes its base."""
    if not MATERIAL.is_file():
        print(f"SKIPPED: {MATERIAL.name} is not there")
        return 0
    tally, session = Tally(), ArelleSession()
    with tempfile.TemporaryDirectory(prefix="kessan-extension-") as scratch:
        folder = Path(scratch)
        base = package_of(MATERIAL, folder / "ifrs.zip")
        judge(tally, session, kessan, EXAMPLE / "report", base, folder / "example", {".xbrl", ".xhtml", ".xbri"})
        copy = folder / "copy"
        shutil.copytree(EXAMPLE, copy)
        change(copy / "taxonomy")
        written = judge(tally, session, kessan, copy / "report", base, folder / "changed", {".xbrl"})
        if written:
            tally.check("the words of the base are replaced", labels(session, *written, base))
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


def package_of(archive, path):
    """The archive as a package: with a catalog beside its files."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("ifrs/META-INF/catalog.xml", CATALOG)
        for name in old.namelist():
            if not name.endswith("/"):
                new.writestr(f"ifrs/files/{name}", old.read(name))
    return path


def change(taxonomy):
    """Replaces a label of the base at the entry point of the example."""
    manifest = taxonomy / "taxonomy.toml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('id = "annual"\n', 'id = "annual"\nlabels = "labels.csv"\n'), encoding="utf-8")
    (taxonomy / "labels.csv").write_text(f"name,label.en\nifrs-full:Revenue,{WORDS}\n", encoding="utf-8")


def judge(tally, session, kessan, report, base, out, suffixes):
    """The files of one export that end so; an instance and the own package, where the export succeeded."""
    name = out.name
    problems = export(kessan, report, out, "--packages", str(base), "--to", "xbrl,ixbrl,package")
    if not tally.check(f"{name}: exports", problems):
        return None
    files = sorted(file for file in out.rglob("*") if file.suffix in suffixes)
    own = [file for file in out.rglob("*.zip")]
    for file in files:
        packages = [base] if file.suffix == ".xbri" else [*own, base]
        answer = validate(session, file, packages, schemas=unchecked)
        tally.check(f"{name}: {file.name} is valid, {answer['facts']} facts", message_lines(answer["messages"]))
    instance = next(file for file in files if file.suffix == ".xbrl")
    for file in files:
        if file != instance:
            found = differences(session, instance, file, [*own, base])
            tally.check(f"{name}: {file.name} has the facts of {instance.name}", found)
    return instance, own


def unchecked(_file, _packages):
    """No check by libxml2, which takes more than minutes for a schema with thousands of elements of one group."""
    return []


def labels(session, instance, own, base):
    """What is wrong with the labels of the concept whose words are replaced, as the validator reads them."""
    with session.open(instance, [*own, base], "round") as opened:
        found = {concept.label(lang="en") for model in opened.models
                 for qname, concept in model.qnameConcepts.items() if qname.localName == "Revenue"}
    return [] if found == {WORDS} else [f"the labels are {sorted(found)}"]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
