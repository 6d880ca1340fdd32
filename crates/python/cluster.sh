#!/usr/bin/env bash
# Runs the jobs of examples/ over generated filings, and holds their tables against that of a single machine.
# usage: crates/python/cluster.sh [filings]
#
# Needs the environment of test.sh, which it makes where it is not there, and a release build of kessan; Spark needs Java.
# Says SKIPPED of what can't be run.
set -euo pipefail
cd "$(dirname "$0")"

filings="${1:-1000}"
root=$(cd ../.. && pwd)
python="$root/target/python/bin/python"
kessan="${CARGO_TARGET_DIR:-$root/target}/release/kessan"
if ! "$python" -c 'import kessan' 2>/dev/null; then
    bash test.sh
fi
"$python" -c 'import kessan' 2>/dev/null || { echo "SKIPPED: no job was run: the wheel is not there"; exit 0; }
[ -x "$kessan" ] || cargo build --quiet --release --manifest-path "$root/Cargo.toml"

jobs=()
if ! java -version 2>/dev/null; then
    echo "SKIPPED: Spark needs Java"
elif "$root/target/python/bin/pip" install --quiet --disable-pip-version-check pyspark; then
    jobs+=(spark_facts)
else
    echo "SKIPPED: Spark can't be had"
fi
if "$root/target/python/bin/pip" install --quiet --disable-pip-version-check 'ray[data]'; then
    jobs+=(ray_facts)
else
    echo "SKIPPED: Ray can't be had"
fi
"$python" tests/cluster.py "$kessan" "$filings" "${jobs[@]}"
