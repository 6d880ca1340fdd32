//! Relationships and labels of others that an extension prohibits.

use std::fs;

use kessan::filing::{self, Options, Syntax};
use kessan::model::dts::Node;
use kessan::profile::INTL;

use super::{arcs, case, read_back, sound, told};

/// The case with all networks of the base in its set, and other words for one of its concepts.
fn with_networks() -> tempfile::TempDir {
    let folder = case();
    let write = |path: &str, text: &str| {
        fs::write(folder.path().join("taxonomy").join(path), text).expect("a file can be written");
    };
    let manifest = fs::read_to_string(folder.path().join("taxonomy/taxonomy.toml")).unwrap();
    let (imports, rest) = manifest.split_once("documents = [").unwrap();
    let (_, rest) = rest.split_once("]\n").unwrap();
    let rest = rest.replace("id = \"q1\"\n", "id = \"q1\"\nlabels = \"labels/q1.csv\"\n");
    write("taxonomy.toml", &format!("{imports}{rest}"));
    fs::create_dir_all(folder.path().join("taxonomy/labels")).unwrap();
    write(
        "labels/q1.csv",
        "name,label.en,negated.en\nCost of sales,Outlay for sales,Outlay for sales\nRebates,Rebates given,\n",
    );
    // The base's own sums and cubes hold now as well: of what ours say otherwise there are no facts.
    let facts = folder.path().join("report/facts.csv");
    let text = fs::read_to_string(&facts).unwrap();
    let is_ours =
        |line: &&str| !line.starts_with("GrossProfit,") && !line.starts_with("loom:Looms");
    let kept: Vec<&str> = text.lines().filter(is_ours).collect();
    fs::write(&facts, kept.join("\n")).unwrap();
    write("statements/mills.csv", "depth,concept\n0,MillsAbstract\n1,Mills\n");
    folder
}

#[test]
fn relationships_and_labels_of_others_are_prohibited() {
    let folder = with_networks();
    let results = "http://www.example.com/loom/role/Results";
    let [tree, sums, members] = [
        "http://www.xbrl.org/2003/arcrole/parent-child",
        "https://xbrl.org/2023/arcrole/summation-item",
        "http://xbrl.org/int/dim/arcrole/domain-member",
    ];
    let before = read_back(folder.path(), &sound(folder.path()));
    assert!(arcs(&before, results, tree).contains(&"ResultsLineItems GrossMargin".to_owned()));
    assert_eq!(arcs(&before, results, sums), ["GrossProfit CostOfSales", "GrossProfit Revenues"]);
    let relations = folder.path().join("taxonomy/relations.csv");
    fs::write(
        &relations,
        "from,arcrole,to,statement,use\n\
         Cost of sales,wider-narrower,Rebates,,\n\
         loom:ResultsLineItems,parent-child,Gross margin,Results,prohibited\n\
         GrossProfit,summation-item,Cost of sales,,prohibited\n\
         loom:ResultsLineItems,domain-member,GrossMargin,,prohibited\n\
         loom:ResultsLineItems,domain-member,GrossMargin,Results,prohibited\n",
    )
    .unwrap();
    let filing = sound(folder.path());
    // Two rows mean one relationship: it is prohibited once, and both are right.
    let taxonomy = filing.taxonomy().unwrap();
    assert_eq!(taxonomy.prohibitions.len(), 3);
    let set = read_back(folder.path(), &filing);
    for (arcrole, gone) in [
        (tree, "ResultsLineItems GrossMargin"),
        (sums, "GrossProfit CostOfSales"),
        (members, "ResultsLineItems GrossMargin"),
    ] {
        let mut kept = arcs(&before, results, arcrole);
        let count = kept.len();
        kept.retain(|arc| arc != gone);
        assert_eq!(kept.len() + 1, count, "{gone}");
        assert_eq!(arcs(&set, results, arcrole), kept);
    }
    // The report has the new words and no others; of another language and role the old ones stay.
    let cost = Node::Element(set.find("http://www.example.com/loom", "CostOfSales").unwrap());
    let mut labels: Vec<(&str, &str, &str)> = set
        .labels(cost)
        .map(|label| {
            let role = set.label_role(label).rsplit('/').next().unwrap_or_default();
            (role, set.text(label.lang), set.text(label.text))
        })
        .filter(|(_, lang, _)| *lang == "en")
        .collect();
    labels.sort_unstable();
    assert_eq!(
        labels,
        [("label", "en", "Outlay for sales"), ("negatedLabel", "en", "Outlay for sales")]
    );
    assert!(set.standard_label(cost, "ja").is_some_and(|label| label.starts_with("売上原価")));
    // The page says them too.
    let mut page = std::io::Cursor::new(Vec::new());
    filing.writer(&INTL).unwrap().write(Syntax::Inline, &mut page).unwrap();
    let page = String::from_utf8(page.into_inner()).expect("a page is text");
    assert!(page.contains("Outlay for sales") && !page.contains("Cost of sales"), "{page}");
}

#[test]
fn what_prohibits_nothing_is_told() {
    let folder = with_networks();
    let relations = folder.path().join("taxonomy/relations.csv");
    for (row, expected) in [
        (
            "loom:Revenues,parent-child,GrossProfit,,prohibited",
            "invalid-cell: Nothing that is imported has a relationship `parent-child` from \
             `loom:Revenues` to `GrossProfit`.",
        ),
        (
            "GrossProfit,summation-item,Revenues,Cover,prohibited",
            "invalid-cell: Nothing that is imported has a relationship `summation-item` from \
             `GrossProfit` to `Revenues` in the role `Cover`.",
        ),
        (
            "GrossProfit,summation-item,Rebates,,prohibited",
            "unknown-concept: Nothing that is imported declares a concept `Rebates`.",
        ),
        (
            "GrossProfit,summation-item,Revenues,,forbidden",
            "invalid-cell: A relationship has no use `forbidden`.",
        ),
    ] {
        fs::write(&relations, format!("from,arcrole,to,statement,use\n{row}\n")).unwrap();
        let mut filing = filing::open(&folder.path().join("report"), &Options::new());
        filing.check();
        assert_eq!(told(&filing), [expected]);
    }
}
