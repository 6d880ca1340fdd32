//! The official conformance suites of XBRL 2.1 and Dimensions 1.0, where their archives stand in
//! `../shared/suites`. Every variation that is judged must come to the verdict that the suite gives, and to
//! the error code where it gives one; how many passed is printed by test case.
//!
//! `KESSAN_SUITE=304` tells the variations of test cases whose name holds the word, one by one.

mod archive;
mod verdict;

use std::collections::BTreeMap;
use std::path::Path;

use archive::{Kind, Suite, Variation};
use verdict::{Verdict, judge};

/// What the two suites hold: archive, index, and how many variations begin with a schema or a
/// linkbase, and how many with an instance.
const XBRL_2_1: (&str, &str, [usize; 2]) =
    ("XBRL-CONF-2025-07-16.zip", "XBRL-CONF-2025-07-16/xbrl.xml", [202, 404]);
const DIMENSIONS: (&str, &str, [usize; 2]) =
    ("XBRL-XDT-CONF-2025-09-09.zip", "XBRL-XDT-CONF-2025-09-09/xdt.xml", [104, 243]);

#[test]
fn xbrl_2_1() {
    run(XBRL_2_1);
}

#[test]
fn dimensions_1_0() {
    run(DIMENSIONS);
}

fn run((archive, index, kinds): (&str, &str, [usize; 2])) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/suites").join(archive);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return;
    }
    let suite = Suite::open(&path, index);
    let mut judged = [0; 2];
    let mut failed = Vec::new();
    let mut by_case: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for variation in suite.variations() {
        let verdict = judge(&suite, variation);
        judged[usize::from(variation.kind == Kind::Instance)] += 1;
        let count = by_case.entry(&variation.case).or_default();
        count.1 += 1;
        if agrees(variation, &verdict) {
            count.0 += 1;
        } else {
            failed.push(describe(variation, &verdict));
        }
        if std::env::var("KESSAN_SUITE").is_ok_and(|word| variation.case.contains(&word)) {
            println!("{}", describe(variation, &verdict));
        }
    }
    for (case, (passed, all)) in &by_case {
        println!("{passed:4} of {all:3}  {case}");
    }
    println!(
        "{archive}: {} variations, {} failed",
        by_case.values().map(|n| n.1).sum::<usize>(),
        failed.len()
    );
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert_eq!(judged, kinds, "variations that begin with a taxonomy, with an instance");
}

/// Whether we say what the suite says.
fn agrees(variation: &Variation, verdict: &Verdict) -> bool {
    match variation.codes.as_slice() {
        [] => variation.valid == verdict.told.is_empty(),
        codes => codes.iter().any(|code| {
            // The suite calls any error of a schema so.
            let code = if code == "sche:XmlSchemaError" { "xmlSchema:" } else { code };
            verdict.validator_codes.iter().any(|told| told.contains(code))
        }),
    }
}

fn describe(variation: &Variation, verdict: &Verdict) -> String {
    let Variation { case, id, entry, valid, codes, .. } = variation;
    let told: Vec<&str> = verdict.told.iter().map(String::as_str).take(4).collect();
    format!(
        "{case} {id} {entry}: expected {} {codes:?}, told\n    {}",
        if *valid { "valid" } else { "invalid" },
        told.join("\n    ")
    )
}
