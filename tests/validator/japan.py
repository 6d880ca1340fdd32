#!/usr/bin/env python3
"""What the plugin for EDINET says of filings that are made from examples/japan-annual.

  japan.py KESSAN       a release build is enough

The sound filing, and filings with the faults that tests/extension.rs puts into the example, are written in spite of
what is told of them; then Arelle with its plugin judges the archives. What both name by the same code is counted; a
code that only one of them has fails, unless it is listed here with the reason. The taxonomies are looked for in
../shared/japan; where they are not there, nothing is tried, and that is said. Exit status: 0 no difference, 1 some.
"""
import install

install.enter()

import ast
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = ROOT.parent / "shared" / "japan"
HOSTS = ["disclosure.edinet-fsa.go.jp", "www.xbrl.tdnet.info"]
# Arelle's DateTime lacks what a rule of its plugin asks for on some Pythons; the rules behind it would be lost.
RUN = ("import sys; from arelle import ModelValue; "
       "hasattr(ModelValue.DateTime, 'dateOnly') or setattr(ModelValue.DateTime, 'dateOnly', False); "
       "from arelle import CntlrCmdLine; CntlrCmdLine.parseAndRun(sys.argv[1:])")
# Codes that only the plugin has, and why that is so.
THEIRS = {
    "EC1004E": "follows from EC1001E: what is behind a missing item of the cover moves up",
    "EC8050W": "segments are not told from other tables",
    "EC8062W": "follows from EC8024E: with a second total the sheet does not balance",
    "EC8055W": "the text at the head of the accounts is not in the example",
    "EC8075W": "elements of directors are not known by name",
    "EC8076W": "elements of shares are not known by name",
    "GFM.1.1.3": "follows from GFM.2.5.1: the address is one that is not taken",
}
# Codes that only we have, and why that is so.
OURS = {
    "EC8006W": "the plugin takes any word for the root of the network",
}


def main(kessan):
    """Compare the verdicts over all filings."""
    if not MATERIAL.is_dir():
        print("SKIPPED: ../shared/japan is not there")
        return 0
    wrong = agreed = 0
    with tempfile.TemporaryDirectory() as scratch:
        package = base(Path(scratch))
        for name in ["", "OF_TAXONOMY", "OF_FILING"]:
            report = example(Path(scratch), name)
            ours, archive = told(kessan, report, package, Path(scratch) / "out")
            theirs = judged(archive, package)
            agreed += len(ours & theirs)
            for code in sorted((ours - theirs - set(OURS)) | (theirs - ours - set(THEIRS))):
                wrong += 1
                print(f"{name or 'sound'}: {code} is told by {'us' if code in ours else 'the plugin'} alone")
    print(f"{agreed} codes agree, {wrong} do not")
    return 1 if wrong or not agreed else 0


def base(scratch):
    """The taxonomies as a package."""
    tree = scratch / "tree"
    (tree / HOSTS[0]).mkdir(parents=True)
    subprocess.run(["tar", "-xJf", MATERIAL / "taxonomies/archive/edinet-2025-11-01-whole.tar.xz", "-C", tree / HOSTS[0]], check=True)
    for host in HOSTS:
        shutil.copytree(MATERIAL / "taxonomies" / host, tree / host, dirs_exist_ok=True)
    rewrites = "".join(f'<rewriteURI uriStartString="http://{host}/" rewritePrefix="../{host}/"/>' for host in HOSTS)
    package = scratch / "base.zip"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("base/META-INF/catalog.xml", f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{rewrites}</catalog>')
        archive.writestr("base/META-INF/taxonomyPackage.xml",
                         '<tp:taxonomyPackage xml:lang="en" xmlns:tp="http://xbrl.org/2016/taxonomy-package">'
                         "<tp:identifier>urn:base</tp:identifier><tp:name>base</tp:name></tp:taxonomyPackage>")
        for path in sorted(tree.rglob("*")):
            if path.is_file():
                archive.write(path, f"base/{path.relative_to(tree)}")
    return package


def example(scratch, name):
    """A copy of the example with the changes that a constant of tests/extension.rs holds."""
    folder = scratch / (name or "sound")
    shutil.copytree(ROOT / "examples/japan-annual", folder)
    for file, old, new in changes(name) if name else []:
        place = folder / file
        text = place.read_text(encoding="utf-8") if place.exists() else ""
        place.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    return folder / "report"


def changes(name):
    """The triples of strings in a constant; Rust writes them as Python does, but for lines that go on."""
    source = (ROOT / "tests/extension.rs").read_text(encoding="utf-8")
    body = re.search(rf"const {name}: &Changes = &\[\n(.*?)\n\];", source, re.S)[1]
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"', body, re.S)
    # A line that goes on begins behind the blanks of the next.
    texts = [ast.literal_eval('"' + re.sub(r"\\\n *", "", text) + '"') for text in strings]
    return list(zip(texts[::3], texts[1::3], texts[2::3], strict=True))


def told(kessan, report, package, out):
    """Our codes, and the archive, where one was written."""
    shutil.rmtree(out, ignore_errors=True)
    run = subprocess.run([kessan, "export", report, "--profile", "edinet", "--packages", package, "--out", out,
                          "--max", "1000", "--in-spite-of-errors"], capture_output=True, text=True, encoding="utf-8")
    archive = next(iter(sorted(out.rglob("*.zip"))), None)
    return codes(re.findall(r"\(EDINET\.([\w.]+)\)\.", run.stderr)), archive


def judged(archive, package):
    """The codes of the plugin."""
    if archive is None:
        return {"nothing was written"}
    run = subprocess.run([sys.executable, "-c", RUN, "--workOffline", "--disablePersistentConfig", "--packages", package, "-v", "--calc", "c10",
                          "--plugins", "validate/EDINET|inlineXbrlDocumentSet", "--disclosureSystem", "EDINET", "-f", archive],
                         capture_output=True, text=True, encoding="utf-8")
    return codes(re.findall(r"\[EDINET\.([\w.]+)\]", run.stdout + run.stderr))


def codes(found):
    """Codes without what all of one family begin with."""
    return {code.removeprefix("EC5700W.") for code in found}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
