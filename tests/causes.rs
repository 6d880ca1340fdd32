//! One mistake in a real release is one finding, at the cell that holds it where that can be known.

mod common;

use std::fs;

use common::{copy, kessan, root};
use serde_json::Value;

/// A mistake in the facts of the first release, and what is told of it.
struct Mistake {
    /// A row, up to what is changed in it.
    row: &'static str,
    /// What stands there, and what is put there instead.
    change: (&'static str, &'static str),
    /// The code of the only finding.
    code: &'static str,
    /// Whether it stands in that row.
    at_row: bool,
    /// Words of its help.
    help: &'static str,
    /// The codes of what follows, sorted.
    follows: &'static [&'static str],
}

const SUM: &str = "inconsistent-calculation";
const DERIVED: &str = "derived-figure-differs";
const DUPLICATES: &str = "inconsistent-duplicates";
const UNJUDGED: &str = "unjudged-sum";

const MISTAKES: &[Mistake] = &[
    Mistake {
        row: "CostsAndExpenses,1Q07,,,,JPY,",
        change: ("13,004,213", "13,004,231"),
        code: SUM,
        at_row: true,
        help: "with 13004213000 for `CostsAndExpenses` both sums in which it stands hold: perhaps \
               two of its digits are swapped",
        follows: &[SUM],
    },
    Mistake {
        row: "InterestExpense,1Q07,,,,JPY,",
        change: ("(96,908)", "96,908"),
        code: SUM,
        at_row: true,
        help: "its sign is turned",
        follows: &["unusual-sign"],
    },
    Mistake {
        row: "OtherIncomeNet,1Q07,,,,JPY,",
        change: ("thousand", "million"),
        code: DUPLICATES,
        at_row: true,
        help: "with 65000000 its sums hold: correct the other",
        follows: &[DERIVED, UNJUDGED, UNJUDGED, UNJUDGED],
    },
    Mistake {
        row: "EquipmentSalesRevenues,1Q07,,,,JPY,",
        change: ("490,211", "4,902,110"),
        code: SUM,
        at_row: true,
        help: "with 490211000 for `EquipmentSalesRevenues`, which is off by 4411899000, all 3 sums",
        follows: &[DERIVED, DERIVED, SUM, SUM],
    },
    Mistake {
        row: "OtherConnectivityAndValueAddedServicesRevenues,1Q07,,,,JPY,",
        change: ("986,870", "886,870"),
        code: DUPLICATES,
        at_row: true,
        help: "with 987000000 its sums hold: correct the other",
        follows: &[DERIVED, UNJUDGED, UNJUDGED],
    },
    Mistake {
        row: "ForeignExchangeGainsLosses,",
        change: ("1Q07,,,,JPY,(926)", "1Q08,,,,JPY,(926)"),
        code: SUM,
        at_row: false,
        help: "`ForeignExchangeGainsLosses`, which is not reported here, has just the value that is \
               lacking, -926000, for 2008-04-01..2008-06-30",
        follows: &["displaced-fact"],
    },
    Mistake {
        row: "OtherNonoperatingIncomeNet,",
        change: ("1Q07,,,,JPY,", "2070-04-01..2070-06-30,,,,JPY,"),
        code: SUM,
        at_row: false,
        help: "has just the value that is lacking, 10233000",
        follows: &["displaced-fact", "remote-period"],
    },
    // The sums tell which of two contradicting figures is right.
    Mistake {
        row: "SystemsIntegrationRevenues,1Q07,,,,JPY,",
        change: ("\"6,334\",million,,190:30", "\"6,343\",million,,190:30"),
        code: DUPLICATES,
        at_row: true,
        help: "with 6334000000 its sums hold",
        follows: &[UNJUDGED; 6],
    },
];

#[test]
fn one_mistake_is_one_finding() {
    let release = root().join("examples/2007-08-13-q1-fy2007");
    let facts = fs::read_to_string(release.join("facts.csv")).expect("the example is there");
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&release, &folder.path().join("examples/release"));
    copy(&root().join("taxonomy"), &folder.path().join("taxonomy"));
    for mistake in MISTAKES {
        let (line, wrong) = put(&facts, mistake);
        fs::write(folder.path().join("examples/release/facts.csv"), wrong).expect("it is ours");
        let run = kessan(folder.path(), &["--format", "json", "check", "examples/release"]);
        let findings: Vec<Value> = run
            .stdout
            .lines()
            .map(|line| serde_json::from_str(line).expect("it is JSON"))
            // What is known of the release is no mistake.
            .filter(|finding: &Value| finding["severity"] != "note")
            .collect();
        let told = format!("{}{:?}: {findings:#?}", mistake.row, mistake.change);
        let [finding] = findings.as_slice() else { panic!("{told}") };
        assert_eq!(finding["code"], mistake.code, "{told}");
        assert_eq!(finding["line"] == line, mistake.at_row, "{told}");
        assert!(finding["help"].as_str().is_some_and(|text| text.contains(mistake.help)), "{told}");
        let follows = finding.get("follows").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut codes: Vec<&str> = follows.iter().filter_map(|one| one["code"].as_str()).collect();
        // The amount in the other currency says it again of every figure that has one.
        codes.retain(|code| *code != "translation-differs");
        codes.sort_unstable();
        assert_eq!(codes, mistake.follows, "{told}");
    }
}

/// The table of facts with a mistake, and the line that has it.
fn put(facts: &str, mistake: &Mistake) -> (usize, String) {
    let (right, wrong) = mistake.change;
    let has = |line: &&str| line.starts_with(mistake.row) && line.contains(right);
    assert_eq!(facts.lines().filter(has).count(), 1, "{}{right} stands once", mistake.row);
    let at = facts.lines().position(|line| has(&line)).expect("it was counted");
    let lines = facts.lines().enumerate();
    let lines =
        lines.map(|(i, line)| if i == at { line.replace(right, wrong) } else { line.into() });
    (at + 1, lines.collect::<Vec<String>>().join("\n"))
}
