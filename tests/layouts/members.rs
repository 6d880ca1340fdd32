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

/// The company beside its group, each for the same days: one axis, and a line that is the answer.
#[test]
fn the_company_beside_its_group_is_a_member() {
    let release = "Brackenfell Mills Limited\nResults for the year ended 30 June 2025\n\nBalance sheet (EUR million)\n\n\
                   \tGroup\tGroup\tCompany\tCompany\n\t30 June 2025\t30 June 2024\t30 June 2025\t30 June 2024\n\
                   Inventories\t312\t298\t188\t176\nCash\t204\t188\t118\t104\nTotal assets\t516\t486\t306\t280\n";
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("mills.txt"), release).expect("a file can be written");
    let run = kessan(folder.path(), &["new", "mills.txt", "--out", "mine"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let dimensions = std::fs::read_to_string(folder.path().join("mine/taxonomy/dimensions.csv"));
    let dimensions = dimensions.expect("it was drafted");
    assert!(dimensions.contains("Axis,0,GroupMember,yes"), "{dimensions}");
    assert!(dimensions.contains("Axis,1,CompanyMember,"), "{dimensions}");
    let path = folder.path().join("mine/map.toml");
    let map = std::fs::read_to_string(&path).expect("it was drafted");
    let line = map.lines().find_map(|line| line.split_once("of the map: "));
    let line = line.expect("one line answers it").1;
    assert!(!line.contains('…'), "{line}");
    let answered = map.replace("[[tables]]\n", &format!("[[tables]]\n{line}\n"));
    std::fs::write(&path, answered).expect("it can be written");
    let extract = ["extract", "mills.txt", "--map", "mine/map.toml", "--out", "mine/facts.csv"];
    let run = kessan(folder.path(), &extract);
    let facts = std::fs::read_to_string(folder.path().join("mine/facts.csv")).expect("written");
    let told = run.stdout + &run.stderr;
    assert!(!told.contains("Not certain"), "{told}");
    let cash: Vec<&str> = facts.lines().filter(|fact| fact.starts_with("Cash,")).collect();
    assert_eq!(cash.len(), 4, "{facts}");
    assert!(cash.iter().any(|fact| fact.contains(",118,") && fact.contains("CompanyMember")));
    assert!(cash.iter().any(|fact| fact.contains(",204,") && !fact.contains("Member,")), "{facts}");
}
