#!/usr/bin/env bash
# What takes longer than tests/all.sh may: the wheel, jobs on clusters, the book, many filings; every fuzz target for a minute (KESSAN_FUZZ_SECONDS for another
# time), from the files of tests/cases and tests/extract as seeds.
#
# Needs cargo-fuzz and a nightly compiler, which counts the branches that inputs reach; where there is only a
# stable one, RUSTC_BOOTSTRAP=1 lets it take the same flags.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds="${KESSAN_FUZZ_SECONDS:-60}"
nightly=+nightly
if ! cargo +nightly --version >/dev/null 2>&1; then
    export RUSTC_BOOTSTRAP=1
    nightly=
fi

# The files that a target reads, by name.
seeds() {
    case $1 in
        report_definition) find tests/cases tests/extract -name report.toml ;;
        taxonomy_definition) find tests/cases tests/extract -name taxonomy.toml ;;
        statements) find tests/cases tests/extract -path '*/statements/*.csv' ;;
        labels) find tests/cases tests/extract -path '*/labels/*.csv' ;;
        known_inconsistencies) find tests/cases tests/extract -name known-inconsistencies.csv ;;
        template) find templates tests/cases -name 'report.xhtml' -path '*templates*' -o -name page.xhtml ;;
        tagged_release | release) find tests/cases tests/extract -name release.txt ;;
        map) find tests/extract -name map.toml ;;
        values) find fuzz/seeds -name 'value-*' ;;
        taxonomy_document) find tests/cases/base/dts -type f ;;
        taxonomy_package) find fuzz/seeds -name 'package-*' ;;
        calendar) find tests/cases tests/extract -name calendar.toml ;;
        instance) find tests/cases -name "*.xbrl" ;;
        inline) find tests/cases -name "*.xhtml" ;;
        oim_json) find tests/oim/base -name report.json ;;
        oim_metadata) find tests/oim/base -name metadata.json ;;
        oim_table) find tests/oim/base -name '*.csv' ;;
        *) find tests/cases tests/extract -name "$1.csv" ;;
    esac
}

for target in fuzz/fuzz_targets/*.rs; do
    target=$(basename "$target" .rs)
    printf '\n== %s\n' "$target"
    folder=target/fuzz-seeds/$target
    rm -rf "$folder"
    mkdir -p "$folder" "fuzz/corpus/$target"
    number=0
    while read -r file; do
        number=$((number + 1))
        cp "$file" "$folder/$number"
    done < <(seeds "$target" | sort)
    if [ "$number" = 0 ]; then
        echo "no seeds for $target" >&2
        exit 1
    fi
    # A file of a few kilobytes that takes more than ten seconds, or half a gigabyte, is a fault too. All code is safe: what
    # a sanitizer would look for can't happen, and costs half of the inputs.
    cargo $nightly fuzz run --sanitizer none "$target" "fuzz/corpus/$target" "$folder" -- \
        -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=16384 -verbosity=0 -print_final_stats=1
done

# The wheel for Python, and jobs on clusters with it.
printf '\n== wheel and jobs with it\n'
bash crates/python/test.sh
bash crates/python/cluster.sh

# The book, where mdBook can be had.
printf '\n== book\n'
if cargo install --quiet --locked --root target/tools --no-default-features mdbook@0.5.4; then
    target/tools/bin/mdbook build docs
else
    echo "SKIPPED: mdBook can't be had"
fi

# Pages in a browser: all texts at hand, and a preview of twenty thousand facts.
printf '\n== pages\n'
cargo build --quiet --release
large=target/large
rm -rf "$large"
mkdir -p "$large"
cargo bench --quiet --bench generate -- 20000 "$PWD/$large"
bash tests/browser/run.sh "${CARGO_TARGET_DIR:-target}/release/kessan" "$large"

# Many filings at once: one core, two cores, and an earlier build where one is named.
printf '\n== many filings\n'
python3 benches/batch.py

# Base taxonomies of regulators against the validator, where both are at hand.
if [ -n "${ARELLE_PY:-}" ]; then
    printf '\n== base taxonomies\n'
    cargo test --release --test base_taxonomies -- --include-ignored --nocapture
fi

# Faults of filings for regulators, one at a time, against the validator and its plugin.
printf '\n== faults of filings for regulators\n'
python3 tests/validator/filings.py "${CARGO_TARGET_DIR:-target}/release/kessan"

# Summaries of every kind, each with everything that its form has a place for.
printf '\n== summaries of every kind\n'
rm -rf target/summaries
KESSAN_SUMMARIES="$PWD/target/summaries" cargo test --release --test summaries
python3 tests/validator/summaries.py target/summaries

# What past releases settled, where their texts are at hand.
printf '\n== phrases of past releases\n'
cargo test --release --test phrases -- --include-ignored --nocapture

# Pages that companies have tagged themselves, without their tags, against the tags.
printf '\n== tagged pages\n'
cargo test --release --test tagged -- --include-ignored --nocapture
