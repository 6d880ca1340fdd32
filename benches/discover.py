"""How long `kessan find` takes over a taxonomy whole, without any cache, beside Arelle loading the same without
validation: CPU time and peak memory of the processes, start-up included, taken in turns.

    python benches/discover.py KESSAN PACKAGE ENTRY_POINT [--entry-url URL] [--runs N]

Python must be one that has Arelle. Both must find the same number of concepts, or nothing is told. Ends with
status 1 where kessan takes more than a fifteenth of the time or a fifth of the memory.
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile

ARELLE = """
import sys
from arelle import Cntlr, PackageManager
controller = Cntlr.Cntlr(logFileName="logToBuffer")
controller.webCache.workOffline = True
PackageManager.addPackage(controller, sys.argv[1])
PackageManager.rebuildRemappings(controller)
model = controller.modelManager.load(sys.argv[2])
print(sum(1 for concept in model.qnameConcepts.values() if (concept.isItem or concept.isTuple)
          and concept.qname.namespaceURI != "http://www.xbrl.org/2003/instance"), "concepts")
"""


def run(command):
    """CPU seconds, peak memory in MB, number of concepts."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    found = re.findall(r"(\d+) concepts", text)
    if not found:
        sys.exit(f"{command[0]} told no number of concepts:\n{text[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, int(found[-1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kessan")
    parser.add_argument("package")
    parser.add_argument("entry_point")
    parser.add_argument("--entry-url", help="what Arelle loads; by default the path of the entry point in the package")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    package = os.path.abspath(options.package)
    ours = [options.kessan, "find", package, "x", "--entry-point", options.entry_point, "--no-cache"]
    url = options.entry_url or f"{package}/{options.entry_point}"
    theirs = [sys.executable, "-c", ARELLE, package, url]
    runs = [(run(ours), run(theirs)) for _ in range(options.runs)]
    concepts = {result[2] for pair in runs for result in pair}
    if len(concepts) != 1:
        sys.exit(f"the numbers of concepts differ: {sorted(concepts)}")
    figures = []
    for what, at, limit in (("CPU s", 0, 15), ("MB", 1, 5)):
        mine = statistics.median(pair[0][at] for pair in runs)
        other = statistics.median(pair[1][at] for pair in runs)
        print(f"{what}: kessan {mine:.3f}, Arelle {other:.3f}: 1/{other / mine:.1f} (at most 1/{limit} wanted)")
        figures.append(other / mine >= limit)
    print(f"{concepts.pop()} concepts, medians of {options.runs} runs in turns")
    sys.exit(0 if all(figures) else 1)


main()
