//! Tables whose columns are parts of one whole: one question, whose line is the answer.

use crate::common::kessan;

const RELEASE: &str = "\
Alder Components plc
Results for the year ended 31 December 2024

Income statement (EUR million)

                                  2024          2023
Revenue                          1,204         1,110
Operating result                   191           171

3. Information by division
Year ended 31 December 2024

                                 Pumps        Valves   Central costs         Group
                           EUR million   EUR million     EUR million   EUR million
Revenue                            812           392               -         1,204
Operating result                   148            61             (18)          191
";

/// New drafts an axis with the headings as members, and the line that the question proposes is accepted as it stands.
#[test]
fn parts_of_a_whole_over_columns_become_members() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("alder.txt"), RELEASE).expect("a file can be written");
    let run = kessan(folder.path(), &["new", "alder.txt", "--out", "mine"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let read = |name: &str| {
        std::fs::read_to_string(folder.path().join("mine").join(name)).expect("it was drafted")
    };
    let dimensions = read("taxonomy/dimensions.csv");
    assert!(dimensions.contains(",0,GroupMember,yes"), "{dimensions}");
    assert!(dimensions.contains(",1,CentralCostsMember,"), "{dimensions}");
    let extract = ["extract", "alder.txt", "--map", "mine/map.toml", "--out", "mine/facts.csv"];
    let run = kessan(folder.path(), &extract);
    let told = run.stdout + &run.stderr;
    let lines: Vec<&str> = told.lines().filter(|line| line.contains("PumpsMember")).collect();
    let [line] = lines.as_slice() else { panic!("{told}") };
    let at = line.find("columns = [").unwrap_or_else(|| panic!("{told}"));
    let answer = line[at..].trim_end_matches(['`', '.']);
    assert!(answer.contains("{ period = \"FY24\" }") && !answer.contains('…'), "{answer}");
    // The second table takes the line.
    let map = read("map.toml");
    let (first, last) = map.rsplit_once("[[tables]]\n").expect("it has two tables");
    std::fs::write(
        folder.path().join("mine/map.toml"),
        format!("{first}[[tables]]\n{answer}\n{last}"),
    )
    .expect("it is written");
    let run = kessan(folder.path(), &extract);
    let facts = read("facts.csv");
    assert!(!run.stdout.contains("question"), "{}{}", run.stdout, run.stderr);
    for part in ["PumpsMember", "ValvesMember", "CentralCostsMember"] {
        assert!(facts.contains(part), "{part}: {facts}{}", run.stdout);
    }
}

/// Columns of periods, of one product and another without their sum, and of amounts and percentages are no such parts.
#[test]
fn other_columns_become_no_members() {
    for (heading, rows) in [
        (["Pumps", "Valves", "Pipes"], [["812", "392", "104"], ["148", "61", "22"]]),
        (["Budget", "Actual", "Variance"], [["812", "392", "420"], ["148", "61", "87"]]),
        (["Opening", "Added", "Closing"], [["812", "392", "1,204"], ["148", "61", "209"]]),
        (["Q1 2024", "Q2 2024", "H1 2024"], [["812", "392", "1,204"], ["148", "61", "209"]]),
    ] {
        let mut release = "Alder Components plc\nResults for the year ended 31 December 2024\n\nOverview (EUR million)\nYear ended 31 December 2024\n\n".to_owned();
        release.push_str(&format!(
            "{:30}{:>14}{:>14}{:>14}\n",
            "", heading[0], heading[1], heading[2]
        ));
        for (caption, row) in ["Revenue", "Operating result"].iter().zip(rows) {
            release.push_str(&format!("{caption:30}{:>14}{:>14}{:>14}\n", row[0], row[1], row[2]));
        }
        let folder = tempfile::tempdir().expect("a folder can be made");
        std::fs::write(folder.path().join("alder.txt"), release).expect("a file can be written");
        let run = kessan(folder.path(), &["new", "alder.txt", "--out", "mine"]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let drafted = std::fs::read_to_string(folder.path().join("mine/taxonomy/dimensions.csv"))
            .expect("it was drafted");
        assert!(!drafted.contains("Member"), "{heading:?}: {drafted}");
    }
}
