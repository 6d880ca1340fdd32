//! The taxonomy source: what can be reported, and how it sums up.

use std::fs;
use std::io;
use std::path::Path;

use super::{AXIS, MEMBERS, REMARKS, member};

/// A word of a concept's name, and its Japanese.
type Word = (&'static str, &'static str);

/// What each statement of figures is about.
const AREAS: [Word; 19] = [
    ("Connectivity", "接続"),
    ("ValueAddedServices", "付加価値"),
    ("SystemsIntegration", "システム構築"),
    ("Outsourcing", "アウトソーシング"),
    ("EquipmentSales", "機器販売"),
    ("DataCenters", "データセンター"),
    ("Networks", "ネットワーク"),
    ("MobileServices", "モバイル"),
    ("CloudServices", "クラウド"),
    ("Security", "セキュリティ"),
    ("Consulting", "コンサルティング"),
    ("Maintenance", "保守"),
    ("Research", "研究開発"),
    ("AutomatedTellerMachines", "ＡＴＭ"),
    ("Financing", "財務"),
    ("Investments", "投資"),
    ("OverseasOperations", "海外"),
    ("Affiliates", "関係会社"),
    ("Corporate", "全社"),
];

/// The sums of a statement.
const GROUPS: [Word; 4] = [
    ("Revenues", "収入"),
    ("Expenses", "費用"),
    ("OtherIncome", "その他収益"),
    ("Reserves", "準備"),
];

/// The parts of a sum; the last one is subtracted.
const PARTS: [Word; 5] = [
    ("Corporate", "法人"),
    ("Home", "個人"),
    ("RelatedParties", "関係者"),
    ("Other", "その他"),
    ("Eliminations", "消去"),
];

/// What stands below the sums of a statement.
const MEASURES: [(Word, LineKind); 5] = [
    (("MarginRatio", "利益率"), LineKind::Percent),
    (("GrowthRatio", "成長率"), LineKind::Percent),
    (("ShareOfTotalRatio", "構成比"), LineKind::Percent),
    (("WeightedAverageShares", "平均株式数"), LineKind::Shares),
    (("ResultPerShare", "一株当たり"), LineKind::PerShare),
];

/// The concepts of the statement of texts.
const TEXTS: [(Word, LineKind); 6] = [
    (("OverviewOfResults", "業績の概要"), LineKind::Text("en")),
    (("RiskFactors", "リスク要因"), LineKind::Text("en")),
    (("SubsequentEvents", "後発事象"), LineKind::Text("en")),
    (("MessageInJapanese", "日本語の説明"), LineKind::Text("ja")),
    (("IssueDate", "公表日"), LineKind::Date),
    (("FilingDate", "提出日"), LineKind::Date),
];

/// What the facts of a line look like.
#[derive(Clone, Copy)]
pub(super) enum LineKind {
    /// A part of a sum.
    Part,
    /// A sum of lines before it.
    Total,
    Percent,
    Shares,
    PerShare,
    /// A text in a language.
    Text(&'static str),
    Date,
}

impl LineKind {
    fn item_type(self) -> &'static str {
        match self {
            Self::Part | Self::Total => "monetary",
            Self::Percent => "percent",
            Self::Shares => "shares",
            Self::PerShare => "perShare",
            Self::Text(_) => "string",
            Self::Date => "date",
        }
    }
}

/// A line of a statement: a concept that has facts.
pub(super) struct Line {
    pub(super) name: String,
    japanese: String,
    pub(super) kind: LineKind,
    /// Position of the total that it goes into.
    pub(super) total: Option<usize>,
    /// Whether it is subtracted there.
    pub(super) subtracted: bool,
}

impl Line {
    fn new(words: &[Word], kind: LineKind) -> Self {
        Self {
            name: words.iter().map(|(name, _)| *name).collect(),
            japanese: words.iter().map(|(_, japanese)| *japanese).collect(),
            kind,
            total: None,
            subtracted: false,
        }
    }
}

/// A statement with its lines; parts stand before their totals.
pub(super) struct Statement {
    pub(super) id: String,
    japanese: &'static str,
    /// Whether its facts are about instants.
    pub(super) instant: bool,
    pub(super) lines: Vec<Line>,
}

/// All statements: that of texts, then those of figures.
pub(super) fn statements() -> Vec<Statement> {
    let lines = TEXTS.map(|(word, kind)| Line::new(&[word], kind)).into();
    let remarks = Statement { id: REMARKS.to_owned(), japanese: "注記", instant: false, lines };
    std::iter::once(remarks).chain(AREAS.into_iter().enumerate().map(figures)).collect()
}

/// A statement of figures; every fourth is a balance sheet.
fn figures((number, area): (usize, Word)) -> Statement {
    let mut lines = Vec::new();
    let grand_total = GROUPS.len() * (PARTS.len() + 1);
    for group in GROUPS {
        let total = lines.len() + PARTS.len();
        for (nth, part) in PARTS.into_iter().enumerate() {
            let line = Line::new(&[area, group, part], LineKind::Part);
            let subtracted = nth + 1 == PARTS.len();
            lines.push(Line { total: Some(total), subtracted, ..line });
        }
        let line = Line::new(&[area, group], LineKind::Total);
        lines.push(Line { total: Some(grand_total), ..line });
    }
    lines.push(Line::new(&[area, ("Result", "損益")], LineKind::Total));
    lines.extend(MEASURES.map(|(word, kind)| Line::new(&[area, word], kind)));
    Statement { id: area.0.to_owned(), japanese: area.1, instant: number % 4 == 1, lines }
}

/// Writes the taxonomy source into a folder.
pub(super) fn write(folder: &Path) -> io::Result<()> {
    let statements = statements();
    fs::create_dir_all(folder.join("statements"))?;
    fs::write(folder.join("calendar.toml"), "first_month = 4\nyear_named_after = \"start\"\n")?;
    fs::write(folder.join("taxonomy.toml"), manifest(&statements))?;
    fs::write(folder.join("units.csv"), UNITS)?;
    fs::write(folder.join("dimensions.csv"), dimensions())?;
    fs::write(folder.join("concepts.csv"), concepts(&statements))?;
    for statement in &statements {
        let path = folder.join(format!("statements/{}.csv", statement.id));
        fs::write(path, tree(statement))?;
    }
    Ok(())
}

const UNITS: &str = "unit,measure,per,label.en,label.ja
JPY,iso4217:JPY,,Japanese yen,日本円
USD,iso4217:USD,,U.S. dollars,米ドル
shares,xbrli:shares,,Shares,株
pure,xbrli:pure,,Pure number,純数
JPY/shares,iso4217:JPY,xbrli:shares,Japanese yen per share,1株当たり日本円
";

fn manifest(statements: &[Statement]) -> String {
    let mut text = String::from(
        r#"id = "synthetic"
prefix = "syn"
namespace = "http://www.example.com/synthetic"
version = "1"
publication_date = "2007-08-13"
languages = ["en", "ja"]
name.en = "Synthetic taxonomy"
publisher.en = "Nobody"

[[entry_points]]
id = "all"
name.en = "All statements"
"#,
    );
    for (number, statement) in (1..).zip(statements) {
        let Statement { id, japanese, .. } = statement;
        text.push_str(&format!(
            "\n[[statements]]\nid = \"{id}\"\nnumber = {number}00100\n\
             file = \"statements/{id}.csv\"\ntitle.en = \"{}\"\ntitle.ja = \"{japanese}\"\n",
            english(id)
        ));
    }
    text
}

fn dimensions() -> String {
    let mut text = format!("axis,depth,member,default\n{AXIS},0,SegmentsDomain,yes\n");
    for number in 1..=MEMBERS {
        text.push_str(&format!("{AXIS},1,{},\n", member(number)));
    }
    text
}

fn concepts(statements: &[Statement]) -> String {
    let mut text = String::from("name,type,period,balance,label.en,label.ja,total.en,total.ja\n");
    text.push_str(&format!("{AXIS},axis,,,Segments [Axis],セグメント［軸］,,\n"));
    text.push_str("SegmentsDomain,member,,,Segments [Domain],セグメント［領域］,,\n");
    for number in 1..=MEMBERS {
        let name = member(number);
        text.push_str(&format!("{name},member,,,Segment {number},セグメント{number},,\n"));
    }
    for statement in statements {
        for (suffix, kind) in HEADS {
            text.push_str(&head(&statement.id, statement.japanese, suffix, kind));
        }
        for line in &statement.lines {
            text.push_str(&concept(line, statement.instant));
        }
    }
    text
}

/// The concepts for grouping that every statement has.
const HEADS: [(&str, &str); 3] =
    [("Abstract", "abstract"), ("Table", "table"), ("LineItems", "lineItems")];

fn head(id: &str, japanese: &str, suffix: &str, kind: &str) -> String {
    format!("{id}{suffix},{kind},,,{} [{suffix}],{japanese}［{kind}］,,\n", english(id))
}

fn concept(line: &Line, instant: bool) -> String {
    let Line { name, japanese, kind, subtracted, .. } = line;
    let item_type = kind.item_type();
    let period = if instant { "instant" } else { "duration" };
    let balance = match kind {
        LineKind::Part if *subtracted => "debit",
        LineKind::Part | LineKind::Total => "credit",
        _ => "",
    };
    let label = english(name);
    let total = match kind {
        LineKind::Total => format!("Total {label},{japanese}合計"),
        _ => ",".to_owned(),
    };
    format!("{name},{item_type},{period},{balance},{label},{japanese},{total}\n")
}

/// The presentation tree of a statement with its sums.
fn tree(statement: &Statement) -> String {
    let id = &statement.id;
    let mut text = format!(
        "depth,concept,preferred_label,sums_to,weight\n\
         0,{id}Abstract,,,\n1,{id}Table,,,\n2,{AXIS},,,\n1,{id}LineItems,,,\n"
    );
    for line in &statement.lines {
        let role = if matches!(line.kind, LineKind::Total) { "total" } else { "" };
        let total = line.total.map_or("", |at| statement.lines[at].name.as_str());
        let weight = if line.subtracted { "-1" } else { "" };
        text.push_str(&format!("2,{},{role},{total},{weight}\n", line.name));
    }
    text
}

/// `OtherIncome` as a person writes it: `Other income`.
fn english(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push(' ');
            text.push(letter.to_ascii_lowercase());
        } else {
            text.push(letter);
        }
    }
    text
}
