"""Examples in processes of their own, some at a time: Arelle works in one thread."""
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def run(arguments, examples):
    """Judge every example; prints what each process says, in the order of the examples. Returns the exit status."""
    command = [sys.executable, str(Path(__file__).with_name("run.py")), str(arguments.kessan), str(arguments.examples)]
    command += ["--texts", str(arguments.texts)] if arguments.texts else []
    command += ["--whole"] if arguments.whole else []
    passed = failed = 0
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for result in pool.map(finished, [command + options for options in options_for(examples)]):
            print(result.stdout + result.stderr, end="", flush=True)
            counts = result.stdout.rpartition("\n")[0].rpartition("\n")[2].split()
            if len(counts) == 4 and counts[1] == "passed,":
                passed, failed = passed + int(counts[0]), failed + int(counts[2])
            else:
                failed += 1
    print(f"{passed} passed, {failed} failed in all")
    return 1 if failed else 0


def finished(command):
    """Run a command to its end."""
    return subprocess.run(command, capture_output=True, text=True, check=False)


def options_for(examples):
    """The options that pick each example; the package of a taxonomy is judged with the first report that uses it."""
    seen = set()
    for example in examples:
        with open(example / "report.toml", "rb") as file:
            taxonomy = (example / tomllib.load(file).get("taxonomy", "")).resolve()
        known = ["--package-judged"] if taxonomy in seen else []
        seen.add(taxonomy)
        yield ["--only", example.name, *known]
