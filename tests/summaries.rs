//! Every kind of summary and notice that the form of the Tokyo Stock Exchange has, filled with a made-up fact
//! for every element, every combination of members and every period that companies tell. With `KESSAN_SUMMARIES` the
//! filings are kept in the folder that it names, for `validator/summaries.py`.
//!
//! The exchange's taxonomy is not part of the project.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use common::japan::{material, package, said, scratch, tdnet, written};
use kessan::filing::{Options, open_form};
use kessan::model::dts::{Dts, ElementId, Node, arcrole};
use kessan::model::{PeriodType, QName, Taxonomy};
use kessan::profile::{Form, Kind};

/// What follows from the sheet.
const FROM_SHEET: [&str; 4] = ["FilingDate", "SecuritiesCode", "FiscalYearEnd", "QuarterlyPeriod"];

/// A network of the exchange: what it is about, its axes with their members, its elements.
#[derive(Default)]
struct Network {
    axes: Vec<String>,
    members: BTreeMap<String, Vec<String>>,
    items: Vec<String>,
}

/// A fact: its element, the name of its period in the form, and its members by axis.
type Fact = (String, String, BTreeMap<String, String>);

/// The networks of a kind of filing by what their roles end with.
fn networks(base: &Dts, form: &Form) -> BTreeMap<String, Network> {
    let name = |node: Node| base.name_of(node.element().expect("an element")).1.to_owned();
    let mut found: BTreeMap<String, Network> = BTreeMap::new();
    let mut below: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for arcrole in [arcrole::HYPERCUBE_DIMENSION, arcrole::DIMENSION_DOMAIN, arcrole::DOMAIN_MEMBER]
    {
        for network in base.networks_of(arcrole) {
            let Some(role) = base.text(network.base.role).strip_prefix(&*form.roles.base) else {
                continue;
            };
            let own = found.entry(role.to_owned()).or_default();
            for arc in network.relationships() {
                let (from, to) = (name(arc.from), name(arc.to));
                let element: ElementId = arc.to.element().expect("an element");
                if arcrole == arcrole::HYPERCUBE_DIMENSION {
                    own.axes.push(to);
                    continue;
                }
                if arcrole == arcrole::DOMAIN_MEMBER
                    && !to.ends_with("Member")
                    && !base.element(element).is_abstract
                    && !own.items.contains(&to)
                {
                    own.items.push(to.clone());
                }
                below.entry((role.to_owned(), from)).or_default().push(to);
            }
        }
    }
    for (role, network) in &mut found {
        for axis in &network.axes {
            let mut open = vec![axis.clone()];
            let members = network.members.entry(axis.clone()).or_default();
            while let Some(at) = open.pop() {
                let next = below.get(&(role.clone(), at)).cloned().unwrap_or_default();
                members.extend(next.iter().filter(|name| name.ends_with("Member")).cloned());
                open.extend(next);
            }
        }
    }
    found
}

/// The periods of the form about which companies tell a fact of a network.
fn periods(
    kind: &Kind,
    role: &str,
    item: &str,
    result: Option<&str>,
    instant: bool,
) -> Vec<String> {
    let document = kind.document.replace("{quarter}", quarter(kind).unwrap_or_default());
    let prior = document.replacen("Current", "Prior", 1);
    let (annual, notice) = (kind.id.starts_with('a'), kind.id.starts_with("rv"));
    let is_forecast = result.is_some_and(|member| member != "ResultMember");
    let next = if annual { "NextYear" } else { "CurrentYear" };
    let names: Vec<&str> = if result.is_none() {
        match item {
            "GeneralBusiness" | "SpecificBusiness" => vec!["CurrentYear"],
            _ if item.starts_with("NotesForUsing") => vec![next],
            _ => vec![&document],
        }
    } else if notice {
        let year = if is_forecast { "Current" } else { "Prior" };
        let portion = ["AccumulatedQ1", "AccumulatedQ2", "AccumulatedQ3", "Year"];
        let ends = ["Q1", "Q2YTD", "Q3YTD", ""];
        let at = ends.iter().position(|end| role.ends_with(end)).expect("a portion");
        return vec![format!("{year}{}", portion[at])];
    } else if role.contains("Dividends") {
        if is_forecast { vec![next] } else { vec!["PriorYear", "CurrentYear"] }
    } else if is_forecast {
        match () {
            () if instant => vec![next],
            () if annual => vec!["NextAccumulatedQ2", "NextYear"],
            () if document == "CurrentAccumulatedQ1" => vec!["CurrentAccumulatedQ2", "CurrentYear"],
            () => vec!["CurrentYear"],
        }
    } else if instant {
        vec![&document, "PriorYear"]
    } else {
        vec![&document, &prior]
    };
    names.into_iter().map(str::to_owned).collect()
}

/// The quarter that filings of a kind are about here.
fn quarter(kind: &Kind) -> Option<&'static str> {
    let half = kind.id.starts_with('s');
    kind.document.contains("{quarter}").then_some(if half { "2" } else { "1" })
}

/// A period of the form as the tables of `examples/starter` write it.
fn written_as(period: &str, instant: bool) -> String {
    let (year, portion) = match period.split_at_checked(4) {
        Some(("Next", portion)) => ("26", portion),
        _ => match period.strip_prefix("Current") {
            Some(portion) => ("25", portion),
            None => ("24", period.strip_prefix("Prior").expect("a year")),
        },
    };
    let quarters = portion.strip_prefix("AccumulatedQ").map(|of| of.parse::<u32>().expect("one"));
    match (quarters, instant) {
        (None, false) => format!("FY{year}"),
        (None, true) => format!("FY{year}.end"),
        (Some(quarters), false) => format!("{}M{year}", quarters * 3),
        (Some(quarters), true) => format!("{quarters}Q{year}.end"),
    }
}

/// Unit, value and scale of the nth fact as a table writes them, and unit and value as a page says them.
fn value(taxonomy: &Taxonomy, form: &Form, item: &str, nth: usize) -> [String; 5] {
    let name = QName::new(&form.prefix, &form.namespace, item);
    let concept =
        taxonomy.concepts.find(&name).and_then(|id| taxonomy.concepts.get(id)).expect(item);
    let is = |local: &str| concept.item_type.is_or_restricts(local);
    let text = |written: &str| ["", written, "", "", written].map(str::to_owned);
    let figure = |unit: &str, written: String, scale: &str, said: String| {
        [unit.to_owned(), written, scale.to_owned(), unit.to_owned(), said]
    };
    let counted = &*concept.item_type.qname.local == "numberOfCompaniesItemType";
    match () {
        () if concept.item_type.is_monetary() => figure(
            "JPY",
            format!("-{}", 1000 + nth),
            "million",
            format!("-{}000000 -6", 1000 + nth),
        ),
        () if is("perShareItemType") => {
            figure("JPYPerShares", format!("{nth}.25"), "", format!("{nth}.25 2"))
        }
        () if counted => {
            let [_, value, scale, _, said] = figure("", nth.to_string(), "", format!("{nth} 0"));
            ["NumberOfCompanies".to_owned(), value, scale, "counted".to_owned(), said]
        }
        () if is("sharesItemType") => figure("Shares", nth.to_string(), "", format!("{nth} 0")),
        () if is("pureItemType") => {
            figure("Pure", format!("{nth}.5%"), "", format!("{} 3", percent(nth)))
        }
        () if is("booleanItemType") => text(if nth.is_multiple_of(2) { "true" } else { "false" }),
        () if is("dateItemType") => text("2026-03-24"),
        () if is("anyURIItemType") => text("https://www.example.com/"),
        () => text(&format!("文{nth}")),
    }
}

/// So many percent and a half, as a number.
fn percent(nth: usize) -> String {
    format!("{}.{:03}", nth / 100, nth % 100 * 10 + 5)
}

/// Every combination of the members of axes.
fn combinations(network: &Network) -> Vec<BTreeMap<String, String>> {
    let mut all = vec![BTreeMap::new()];
    for axis in &network.axes {
        let members = &network.members[axis];
        let with = |of: &BTreeMap<String, String>| -> Vec<_> {
            let one = |member: &String| {
                let mut of = of.clone();
                of.insert(axis.clone(), member.clone());
                of
            };
            members.iter().map(one).collect()
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

/// Puts the sheet of a kind of filing beside a report, and fills its form with everything.
fn filled(kind: &Kind, report: &Path, packages: &Path) -> (BTreeSet<String>, usize) {
    let form = tdnet().form.as_ref().expect("a form");
    let quarter = quarter(kind).map_or(String::new(), |of| format!("quarter = {of}\n"));
    let sheet = format!(
        "kind = \"{}\"\ncode = \"9998\"\nfiled = 2026-02-12\nfacts = [\"tdnet.csv\"]\n{quarter}\
         [fiscal_year]\nstart = 2025-01-01\nend = 2025-12-31\n",
        kind.id
    );
    fs::write(report.join("tdnet.toml"), sheet).expect("a file");
    fs::write(report.join("tdnet.csv"), "concept,period,value\n").expect("a file");
    let options = Options::new().packages(vec![packages.to_owned()]);
    let filing = open_form(report, tdnet(), &options).expect("a form");
    let empty = filing.filled().expect("a filing");
    let mut facts: BTreeMap<Fact, PeriodType> = BTreeMap::new();
    for (role, network) in networks(empty.base, form) {
        for item in network.items.iter().filter(|item| !FROM_SHEET.contains(&&***item)) {
            let name = QName::new(&form.prefix, &form.namespace, item);
            let id = empty.taxonomy.concepts.find(&name).expect(item);
            let of = empty.taxonomy.concepts.get(id).expect(item).period_type;
            for members in combinations(&network) {
                let result = members.get("ResultForecastAxis").map(String::as_str);
                let instant = of == PeriodType::Instant;
                for period in periods(kind, &role, item, result, instant) {
                    facts.insert((item.clone(), period, members.clone()), of);
                }
            }
        }
    }
    let axes: Vec<&str> = form.axes.iter().map(|axis| &*axis.name).collect();
    let in_kind = |axis: &&&str| facts.keys().any(|(_, _, members)| members.contains_key(**axis));
    let shown: Vec<&str> = axes.iter().filter(in_kind).copied().collect();
    let mut table = format!("concept,period,{},unit,value,scale\n", shown.join(","));
    let mut expected = BTreeSet::new();
    for (nth, ((item, period, members), of)) in facts.iter().enumerate() {
        let instant = *of == PeriodType::Instant;
        let [unit, value, scale, said_unit, said] = value(empty.taxonomy, form, item, nth);
        let of_axes: Vec<&str> =
            shown.iter().map(|axis| members.get(*axis).map_or("", String::as_str)).collect();
        let at = written_as(period, instant);
        table.push_str(&format!("{item},{at},{},{unit},{value},{scale}\n", of_axes.join(",")));
        let mut id = format!("{period}{}", if instant { "Instant" } else { "Duration" });
        of_axes.iter().filter(|of| !of.is_empty()).for_each(|of| id.push_str(&format!("_{of}")));
        expected.insert(format!("{}:{item} {id} {said_unit} {said}", form.prefix));
    }
    fs::write(report.join("tdnet.csv"), table).expect("a file");
    (expected, facts.len())
}

/// Fills the forms of the kinds that are meant, reads what was written, and writes it again.
fn try_kinds(name: &str, is_meant: fn(&Kind) -> bool) {
    let Some(material) = material() else { return };
    let folder = scratch(name);
    let packages = package(&material, &folder);
    let report = folder.join("report");
    copy(&common::root().join("examples/starter"), &report);
    let kinds = &tdnet().form.as_ref().expect("a form").kinds;
    for kind in kinds.iter().filter(|kind| is_meant(kind)) {
        let (expected, facts) = filled(kind, &report, &packages);
        assert!(facts > 50 && expected.len() == facts, "{}: {facts}", kind.id);
        let page = written(&report, &packages, &folder.join("out").join(&kind.id));
        if let Some(kept) = std::env::var_os("KESSAN_SUMMARIES") {
            copy(page.parent().expect("a folder"), &Path::new(&kept).join(&kind.id));
        }
        let (contexts, told) = said(&page);
        let missing: Vec<&String> = expected.difference(&told).take(3).collect();
        assert!(missing.is_empty(), "{}: {missing:#?}", kind.id);
        assert!(told.len() - facts <= FROM_SHEET.len(), "{}: {}", kind.id, told.len());
        // What was written can be read and written again.
        let again = written(&page, &packages, &folder.join("again"));
        assert_eq!(said(&again), (contexts, told), "{}", kind.id);
        let networks = |page: &Path| {
            let name = page.to_string_lossy().replace("-ixbrl.htm", "-def.xml");
            fs::read_to_string(name).expect("a file")
        };
        assert_eq!(networks(&again), networks(&page), "{}", kind.id);
    }
    fs::remove_dir_all(folder).expect("cleaned");
}

#[test]
fn summaries_of_years_and_notices_have_a_place_for_everything_that_their_networks_have() {
    try_kinds("years", |kind| !kind.document.contains("{quarter}"));
}

#[test]
fn summaries_of_quarters_have_a_place_for_everything_that_their_networks_have() {
    try_kinds("quarters", |kind| kind.document.contains("{quarter}"));
}

/// Copies a folder with what is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &target),
            false => drop(fs::copy(path, target).expect("a file")),
        }
    }
}
