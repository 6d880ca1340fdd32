//! Plans of random taxonomy sources that have no errors.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// Item types with the balance that they can have.
const TYPES: [(&str, bool); 10] = [
    ("monetary", true),
    ("monetary", true),
    ("shares", false),
    ("percent", false),
    ("perShare", false),
    ("string", false),
    ("textBlock", false),
    ("date", false),
    ("boolean", false),
    ("gYearMonth", false),
];
const TYPED: [&str; 5] = ["string", "date", "integer", "token", "decimal"];
const ROLES: [&str; 5] = ["total", "terse", "verbose", "periodStart", "negated"];
/// Words with everything that CSV, TOML and XML write otherwise.
const WORDS: [&str; 8] =
    ["Sales", "cost, net", "\"quoted\"", "R&D <x>", "売上高", "naïve; 2", "it's # 1", "a\\b"];

#[derive(Clone, Debug)]
pub struct Plan {
    languages: usize,
    items: Vec<Item>,
    axes: Vec<Axis>,
    statements: Vec<Statement>,
}

#[derive(Clone, Debug)]
struct Item {
    of_type: usize,
    instant: bool,
    balance: u8,
    nillable: bool,
    words: (Index, Index),
    /// Which further labels it has.
    labels: u8,
    reference: bool,
}

#[derive(Clone, Debug)]
struct Axis {
    typed: Option<Index>,
    /// Of the members below the head: how deep, whether usable, whether one of the axis before.
    members: Vec<(Index, bool, bool)>,
    default: Option<Index>,
}

#[derive(Clone, Debug)]
struct Statement {
    presented: bool,
    parts: Vec<Part>,
    sums: Vec<(Index, Index, u8)>,
}

/// Line items with tables before them, or rows below a heading.
#[derive(Clone, Debug)]
struct Part {
    cubes: Vec<Cube>,
    rows: Vec<(Index, Index, Index)>,
}

#[derive(Clone, Debug)]
struct Cube {
    axes: Vec<(Index, Option<Vec<bool>>)>,
    closed: bool,
    excludes: bool,
    segment: bool,
}

fn index() -> impl Strategy<Value = Index> {
    any::<Index>()
}

/// A taxonomy.
pub fn taxonomy() -> impl Strategy<Value = Plan> {
    let item = (
        0..TYPES.len(),
        any::<bool>(),
        0u8..3,
        any::<bool>(),
        (index(), index()),
        any::<u8>(),
        any::<bool>(),
    );
    let item = item.prop_map(|(of_type, instant, balance, nillable, words, labels, reference)| {
        Item { of_type, instant, balance, nillable, words, labels, reference }
    });
    let axis = (
        prop::option::weighted(0.2, index()),
        vec((index(), prop::bool::weighted(0.8), prop::bool::weighted(0.2)), 1..5),
        prop::option::of(index()),
    );
    let axis = axis.prop_map(|(typed, members, default)| Axis { typed, members, default });
    let shown = prop::option::of(vec(any::<bool>(), 5));
    let cube = (
        vec((index(), shown), 1..3),
        any::<bool>(),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.2),
    );
    let cube =
        cube.prop_map(|(axes, closed, excludes, segment)| Cube { axes, closed, excludes, segment });
    let part = (vec(cube, 0..3), vec((index(), index(), index()), 1..6));
    let part = part.prop_map(|(cubes, rows)| Part { cubes, rows });
    let statement =
        (prop::bool::weighted(0.85), vec(part, 1..4), vec((index(), index(), any::<u8>()), 0..5));
    let statement =
        statement.prop_map(|(presented, parts, sums)| Statement { presented, parts, sums });
    (1usize..3, vec(item, 3..14), vec(axis, 1..4), vec(statement, 1..4)).prop_map(
        |(languages, items, axes, statements)| Plan { languages, items, axes, statements },
    )
}

impl Plan {
    /// Writes the source.
    pub fn write(&self, folder: &Path) {
        fs::create_dir_all(folder.join("statements")).expect("a folder");
        let write = |name: &str, text: String| fs::write(folder.join(name), text).expect("a file");
        write("taxonomy.toml", self.manifest());
        write("calendar.toml", "first_month = 4\nyear_named_after = \"start\"\n".to_owned());
        write("units.csv", "unit,measure,label.en\npure,xbrli:pure,pure\n".to_owned());
        write("concepts.csv", self.concepts());
        write("dimensions.csv", self.dimensions());
        for (at, statement) in self.statements.iter().enumerate() {
            write(&format!("statements/s{at}.csv"), self.statement(at, statement));
        }
    }

    fn languages(&self) -> &[&'static str] {
        &["en", "ja"][..self.languages]
    }

    fn manifest(&self) -> String {
        let languages: Vec<String> = self.languages().iter().map(|of| format!("{of:?}")).collect();
        let mut text = format!(
            "id = \"plan\"\nprefix = \"plan\"\nnamespace = \"http://www.example.com/plan\"\nversion = \"1\"\n\
             languages = [{}]\n[publisher]\nen = \"P\"\n[name]\nen = \"P\"\n",
            languages.join(", ")
        );
        for (at, statement) in self.statements.iter().enumerate() {
            text.push_str(&format!(
                "[[statements]]\nid = \"S{at}\"\nnumber = {}\nfile = \"statements/s{at}.csv\"\ntitle.en = \"S {at}\"\n",
                at * 10 + 5
            ));
            if !statement.presented {
                text.push_str("presented = false\n");
            }
        }
        text.push_str("[[entry_points]]\nid = \"all\"\n[entry_points.name]\nen = \"All\"\n");
        text
    }

    fn words(item: &Item, nth: usize) -> String {
        let words = [*item.words.0.get(&WORDS), *item.words.1.get(&WORDS)].join(" ");
        format!("{words} {nth}")
    }

    fn concepts(&self) -> String {
        let mut table = csv::Writer::from_writer(Vec::new());
        let fixed = ["name", "type", "period", "balance", "nillable", "reference.Name"];
        let mut heading: Vec<String> = fixed.iter().map(ToString::to_string).collect();
        for role in ["label"].iter().chain(&ROLES) {
            heading.extend(self.languages().iter().map(|lang| format!("{role}.{lang}")));
        }
        table.write_record(&heading).expect("memory");
        let labels = |words: &str, more: u8| {
            let mut cells = Vec::new();
            for (at, role) in ["label"].iter().chain(&ROLES).enumerate() {
                let has = at == 0 || more & (1 << at) != 0;
                let text = if has { format!("{words} {role}") } else { String::new() };
                cells.extend(self.languages().iter().map(|_| text.clone()));
            }
            cells
        };
        let mut add = |name: &str, rest: [&str; 5], labels: Vec<String>| {
            let cells = std::iter::once(name.to_owned()).chain(rest.map(str::to_owned));
            table.write_record(cells.chain(labels)).expect("memory");
        };
        for (at, item) in self.items.iter().enumerate() {
            let (of_type, has_balance) = TYPES[item.of_type];
            let balance = ["", "debit", "credit"][usize::from(item.balance)];
            let rest = [
                of_type,
                if item.instant { "instant" } else { "duration" },
                if has_balance { balance } else { "" },
                if item.nillable { "" } else { "no" },
                if item.reference { "A standard, 2 & 3" } else { "" },
            ];
            add(&format!("Item{at}"), rest, labels(&Self::words(item, at), item.labels));
        }
        let mut plain = |name: String, of_type: &str| {
            add(&name, [of_type, "", "", "", ""], labels(&name, 0));
        };
        for (at, axis) in self.axes.iter().enumerate() {
            plain(format!("Axis{at}"), "axis");
            if axis.typed.is_none() {
                self.members(at)
                    .into_iter()
                    .filter(|of| of.0.starts_with(&format!("A{at}M")))
                    .for_each(|(name, ..)| plain(name, "member"));
            }
        }
        for (at, statement) in self.statements.iter().enumerate() {
            plain(format!("S{at}Abstract"), "abstract");
            for (part, of) in statement.parts.iter().enumerate() {
                let kind = if of.cubes.is_empty() { "abstract" } else { "lineItems" };
                plain(format!("S{at}P{part}Head"), kind);
                for cube in 0..of.cubes.len() {
                    plain(format!("S{at}P{part}C{cube}Table"), "table");
                }
            }
        }
        String::from_utf8(table.into_inner().expect("memory")).expect("text")
    }

    /// The members of an axis in their tree: name, depth, whether usable. A further axis may have members
    /// of the first, directly below its head.
    fn members(&self, at: usize) -> Vec<(String, u32, bool)> {
        let own = &self.axes[at];
        let mut tree = vec![(format!("A{at}M"), 0, true)];
        let first =
            if at > 0 && self.axes[0].typed.is_none() { self.members(0) } else { Vec::new() };
        let mut taken = BTreeSet::new();
        for (nth, (depth, usable, is_of_first)) in own.members.iter().enumerate() {
            let last = tree.last().map_or(0, |of| of.1);
            // Below a member of another axis nothing stands.
            let deepest = if tree.last().is_some_and(|of| !of.0.starts_with(&format!("A{at}M"))) {
                last
            } else {
                last + 1
            };
            let depth = u32::try_from(depth.index(usize::try_from(deepest).expect("small")))
                .expect("small")
                + 1;
            let of_first = first.get(nth + 1).filter(|_| *is_of_first);
            match of_first.filter(|of| taken.insert(of.0.clone())) {
                Some((name, _, usable)) => tree.push((name.clone(), 1, *usable)),
                None => tree.push((format!("A{at}M{nth}"), depth, *usable)),
            }
        }
        tree
    }

    fn dimensions(&self) -> String {
        let mut text = "axis,depth,member,default,usable,typed\n".to_owned();
        for (at, axis) in self.axes.iter().enumerate() {
            if let Some(typed) = axis.typed {
                text.push_str(&format!("Axis{at},,,,,{}\n", typed.get(&TYPED)));
                continue;
            }
            let members = self.members(at);
            let default = axis.default.map(|of| of.index(members.len()));
            for (nth, (name, depth, usable)) in members.iter().enumerate() {
                let default = if default == Some(nth) && *usable { "yes" } else { "" };
                let usable = if *usable { "" } else { "no" };
                text.push_str(&format!("Axis{at},{depth},{name},{default},{usable},\n"));
            }
        }
        text
    }

    fn statement(&self, at: usize, of: &Statement) -> String {
        let mut rows: Vec<[String; 8]> = Vec::new();
        let row = |depth: u32, concept: String| {
            let mut row: [String; 8] = std::array::from_fn(|_| String::new());
            (row[0], row[1]) = (depth.to_string(), concept);
            row
        };
        rows.push(row(0, format!("S{at}Abstract")));
        let mut left: Vec<usize> = (0..self.items.len()).collect();
        let mut shown = Vec::new();
        for (part, of) in of.parts.iter().enumerate() {
            for (nth, cube) in of.cubes.iter().enumerate() {
                let mut table = row(1, format!("S{at}P{part}C{nth}Table"));
                table[5] = if cube.closed { "yes" } else { "no" }.to_owned();
                table[6] = if cube.excludes { "yes" } else { "" }.to_owned();
                table[7] = if cube.segment { "segment" } else { "" }.to_owned();
                rows.push(table);
                let mut seen = BTreeSet::new();
                for (axis, members) in &cube.axes {
                    let axis = axis.index(self.axes.len());
                    if !seen.insert(axis) {
                        continue;
                    }
                    rows.push(row(2, format!("Axis{axis}")));
                    let Some(shown) = members.as_ref().filter(|_| self.axes[axis].typed.is_none())
                    else {
                        continue;
                    };
                    // A member and those above it, as deep as they are.
                    let tree = self.members(axis);
                    let mut kept: Vec<bool> = (0..tree.len())
                        .map(|at| at == 0 || shown.get(at - 1) == Some(&true))
                        .collect();
                    for at in (1..tree.len()).rev() {
                        let parent = (0..at).rev().find(|above| tree[*above].1 < tree[at].1);
                        if let Some(parent) = parent.filter(|_| kept[at]) {
                            kept[parent] = true;
                        }
                    }
                    let kept = tree.into_iter().zip(kept).filter(|(_, kept)| *kept);
                    rows.extend(kept.map(|((name, depth, _), _)| row(depth + 3, name)));
                }
            }
            rows.push(row(1, format!("S{at}P{part}Head")));
            let mut last = 1;
            for (item, depth, label) in &of.rows {
                if left.is_empty() {
                    break;
                }
                let item = left.remove(item.index(left.len()));
                let depth = u32::try_from(depth.index(last)).expect("small") + 2;
                last = usize::try_from(depth).expect("small");
                let mut of_item = row(depth, format!("Item{item}"));
                let roles = (1..=ROLES.len()).filter(|at| self.items[item].labels & (1 << at) != 0);
                let roles: Vec<&str> =
                    std::iter::once("").chain(roles.map(|at| ROLES[at - 1])).collect();
                of_item[2] = (*label.get(&roles)).to_owned();
                shown.push((item, rows.len()));
                rows.push(of_item);
            }
        }
        self.sums(of, &shown, &mut rows);
        let mut text =
            "depth,concept,preferred_label,sums_to,weight,closed,excludes,container\n".to_owned();
        rows.iter().for_each(|row| text.push_str(&format!("{}\n", row.join(","))));
        text
    }

    /// Sums from later rows to earlier ones, with weights as balances ask.
    fn sums(&self, of: &Statement, shown: &[(usize, usize)], rows: &mut [[String; 8]]) {
        let is_number = |item: usize| self.items[item].of_type < 5;
        let mut seen = BTreeSet::new();
        for (total, part, weight) in &of.sums {
            if shown.is_empty() {
                return;
            }
            let (total, part) = (total.index(shown.len()), part.index(shown.len()));
            let ((a, _), (b, row)) = (shown[total], shown[part]);
            let fits = total < part && is_number(a) && is_number(b) && seen.insert((a, b));
            if !fits {
                continue;
            }
            let balance = |item: usize| {
                if TYPES[self.items[item].of_type].1 { self.items[item].balance } else { 0 }
            };
            let size = ["1", "0.5", "1000"][usize::from(weight % 3)];
            let is_negative = match (balance(a), balance(b)) {
                (0, _) | (_, 0) => weight % 2 == 1,
                (a, b) => a != b,
            };
            let weight = if is_negative { format!("-{size}") } else { size.to_owned() };
            for (at, text) in [(3, format!("Item{a}")), (4, weight)] {
                let cell = &mut rows[row][at];
                if !cell.is_empty() {
                    cell.push_str("; ");
                }
                cell.push_str(&text);
            }
        }
    }
}
