#!/usr/bin/env python3
"""The validator's private Python: makes it once, prints the path of its interpreter.

It lives in `<target>/validator` (`CARGO_TARGET_DIR`, else `target/` of the repository) and holds exactly what
`requirements.txt` pins. A stamp file records the requirements it was made from; while they are the same, this
script only prints the path.
"""
import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
REQUIREMENTS = HERE / "requirements.txt"
OLDEST_PYTHON = (3, 11)
ENTERED = "KESSAN_VALIDATOR_PYTHON"


class InstallError(Exception):
    """The private Python cannot be made; the text says why and what helps."""


def home():
    """The folder of the private Python."""
    target = os.environ.get("CARGO_TARGET_DIR") or HERE.parent.parent / "target"
    return Path(target).absolute() / "validator"


def ensure():
    """Install what is missing and return the path of the interpreter."""
    if sys.version_info < OLDEST_PYTHON:
        raise InstallError("Python %d.%d or later is needed, this is %s" % (*OLDEST_PYTHON, sys.version.split()[0]))
    folder = home()
    python, stamp = folder / "bin" / "python", folder / "installed-requirements.sha256"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(folder.with_name("validator.lock")):
        if not (python.exists() and stamp.exists() and stamp.read_text() == wanted):
            shutil.rmtree(folder, ignore_errors=True)
            if not install_in_venv(folder, python):
                install_in_folder(folder, python)
            stamp.write_text(wanted)
    return python


@contextlib.contextmanager
def one_at_a_time(lock):
    """Tests that run side by side must not install at the same time."""
    with open(lock, "w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def install_in_venv(folder, python):
    """Install into a virtual environment; False where this Python cannot make one (no venv or no ensurepip)."""
    made = run(sys.executable, "-m", "venv", str(folder))
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        return False
    pip_install(python)
    return True


def install_in_folder(folder, python):
    """Install into a plain folder with the machine's own pip, behind a small `bin/python` that knows the folder."""
    if run(sys.executable, "-m", "pip", "--version").returncode:
        raise InstallError(f"{sys.executable} has neither a working venv nor pip; "
                           "install them (Debian, Ubuntu: apt-get install python3-venv) and run this again")
    packages = folder / "packages"
    packages.mkdir(parents=True)
    pip_install(sys.executable, "--target", str(packages))
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{packages}" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)


def pip_install(python, *options):
    """Install the pinned requirements with the pip of `python`."""
    result = run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                 *options, "--requirement", str(REQUIREMENTS))
    if result.returncode:
        raise InstallError("pip could not install the requirements (the first run needs the network):\n"
                           + result.stderr)


def run(*command):
    """Run a command quietly and return its result."""
    return subprocess.run(command, capture_output=True, text=True, check=False)


def enter():
    """Continue the running script in the private Python; returns at once when already there."""
    try:
        python = str(ensure())
    except (InstallError, OSError) as problem:
        sys.exit(f"validator: {problem}")
    if os.environ.get(ENTERED) != python:
        os.environ[ENTERED] = python
        os.execv(python, [python, *sys.argv])


if __name__ == "__main__":
    try:
        print(ensure())
    except (InstallError, OSError) as problem:
        sys.exit(f"validator: {problem}")
