#!/usr/bin/env bash
# Builds the wheel, installs it with pyarrow, polars and pandas into an environment of its own, and tests it.
# usage: crates/python/test.sh [python [options of maturin build ...]]
#
# Says SKIPPED where there is no Python of 3.9 or later, or its packages can't be had.
set -euo pipefail
cd "$(dirname "$0")"

python="${1:-python3}"
more=("${@:2}")
root=$(cd ../.. && pwd)
venv="$root/target/python"
skipped() { echo "SKIPPED: the wheel for Python was not tested: $1"; exit 0; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2>/dev/null || skipped "no $python of 3.9 or later"
if [ ! -x "$venv/bin/python" ]; then
    "$python" -m venv "$venv" || skipped "no environment can be made"
fi
"$venv/bin/pip" install --quiet --disable-pip-version-check 'maturin==1.*' pyarrow polars pandas mypy ||
    skipped "packages can't be had"

cargo fmt --check

# A folder of its own: the command is built with other options.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}/wheel"
rm -rf "$CARGO_TARGET_DIR/dist"
"$venv/bin/maturin" build --quiet --release --locked "${more[@]}" --out "$CARGO_TARGET_DIR/dist"
"$venv/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$CARGO_TARGET_DIR"/dist/kessan-*.whl
"$venv/bin/python" -m unittest discover --start-directory tests
(cd tests && "$venv/bin/python" -m mypy.stubtest kessan --ignore-missing-stub && "$venv/bin/python" -m mypy --strict typed.py)
