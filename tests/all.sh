#!/usr/bin/env bash
# Every test there is, fast ones first: format, lints, documentation, unit, property and golden
# tests, then what the validator says, of artefacts and where our verdict must be the same.
#
# Needs Rust and Python 3 and nothing else: the pinned validator is installed into a private
# folder (target/validator) the first time.
set -euo pipefail
cd "$(dirname "$0")/.."

# Random cases are the same at every run here; tests/long.sh tries others.
export PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-1}"

step() { printf '\n== %s\n' "$1"; }

step "format"
cargo fmt --check

step "lints"
cargo clippy --quiet --all-targets -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps

step "unit, property and golden tests, beside the build for the validator"
cargo test --quiet --no-run
cargo build --quiet --profile judged --bin kessan &
build=$!
cargo test --quiet

step "programs that use the library"
out=$(mktemp -d)
cargo run --quiet --example build_in_memory >"$out/built.xbrl"
cargo run --quiet --example check_folder -- examples/2007-08-13-q1-fy2007
cargo run --quiet --example write_all_syntaxes -- examples/2007-08-13-q1-fy2007 "$out"
rm -r "$out"

step "the validator knows every code of its own that the pages of the rules quote"
python3 tests/validator/codes.py

step "build for the validator"
wait "$build"
kessan="${CARGO_TARGET_DIR:-target}/judged/kessan"

step "previews in a headless browser"
bash tests/browser/run.sh "$kessan"

step "the validator over small cases, two runs at a time, longest first"
# Each line is a command. What it prints is shown when it has ended; a failure ends them all.
judge() {
    if output=$(eval "$1" 2>&1); then
        printf "\n== %s\n%s\n" "$1" "$output"
    else
        printf "\n== FAILED: %s\n%s\n" "$1" "$output"
        exit 255
    fi
}
export kessan
export -f judge
tr '\n' '\0' <<'COMMANDS' | xargs -0 -P 2 -I {} bash -c 'judge "$1"' _ {}
python3 tests/validator/agreement.py "$kessan" tests/cases/base/report
python3 tests/validator/japan.py "$kessan"
python3 tests/validator/extension.py "$kessan"
python3 tests/validator/run.py "$kessan" tests/cases/base
python3 tests/validator/run.py "$kessan" tests/cases/release
python3 tests/validator/fuzz.py "$kessan" tests/cases/base/report --seed 11 --edits 60 --inline
python3 tests/validator/templates.py "$kessan" tests/cases/base/report
python3 tests/validator/agreement.py "$kessan" tests/cases/cubes/report --family cubes dimensions
python3 tests/validator/typed_values.py "$kessan"
python3 tests/validator/cubes.py "$kessan" --count 40
python3 tests/validator/run.py "$kessan" tests/cases/cubes --whole
python3 tests/validator/run.py "$kessan" tests/cases/types --whole
python3 tests/validator/lexical.py "$kessan" tests/cases/types/report
python3 tests/validator/exchange.py "$kessan" examples/2007-08-13-q1-fy2007
python3 tests/validator/oim.py
python3 tests/validator/inline.py
python3 tests/validator/values.py "$kessan" $(dirname examples/*/report.toml)
COMMANDS

step "the validator over every artefact of every example"
exec python3 tests/validator/run.py "$kessan" examples --whole --jobs 2
