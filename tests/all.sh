#!/usr/bin/env bash
# Every test there is, fast ones first: format, lints, documentation, unit, property and golden
# tests, then the validator over every artefact of every example and of the golden base case.
#
# Needs Rust and Python 3 and nothing else: the pinned validator is installed into a private
# folder (target/validator) the first time.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

step "format"
cargo fmt --check

step "lints"
cargo clippy --quiet --all-targets -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps

step "unit, property and golden tests"
cargo test --quiet

step "the validator knows every code of its own that the pages of the rules quote"
python3 tests/validator/codes.py

step "release build"
cargo build --quiet --release
kessan="${CARGO_TARGET_DIR:-target}/release/kessan"

step "the validator over every artefact of the made-up company of the golden cases"
python3 tests/validator/run.py "$kessan" tests/cases/base

step "the validator over every artefact of a report with values of every type"
python3 tests/validator/run.py "$kessan" tests/cases/types --whole

step "our reading of values and that of two judges"
python3 tests/validator/lexical.py "$kessan" tests/cases/types/report

step "the validator over every kind of cube and axis"
python3 tests/validator/run.py "$kessan" tests/cases/cubes --whole

step "our verdict and the validator's over every kind of fault in what people write"
python3 tests/validator/agreement.py "$kessan" tests/cases/base/report
python3 tests/validator/agreement.py "$kessan" tests/cases/cubes/report --family cubes dimensions

step "our verdict and the validator's on facts of random cubes"
python3 tests/validator/cubes.py "$kessan" --count 40

step "our verdict and the validator's on values of typed axes"
python3 tests/validator/typed_values.py "$kessan"

step "the same over a sample of faults of a release with a large taxonomy"
python3 tests/validator/agreement.py "$kessan" examples/2012-02-08-q3-fy2011 --every 29 \
    --family figures duplicates dimensions concepts labels networks

step "our verdict and the validator's on templates of the page"
python3 tests/validator/templates.py "$kessan" tests/cases/base/report

step "our verdict and the validator's over random edits"
python3 tests/validator/fuzz.py "$kessan" tests/cases/base/report --seed 11 --edits 60 --inline

step "the validator over a release of that company as an inline document"
python3 tests/validator/run.py "$kessan" tests/cases/release

step "the validator over every artefact of every example"
exec python3 tests/validator/run.py "$kessan" examples --whole --jobs 2
