//! What can be chosen from lists in the cells of a workbook.

use std::collections::BTreeSet;

use super::{Known, Table};

/// What the column `period` of a table of concepts is about; elsewhere it names periods.
pub(super) const PERIOD_TYPE: &str = "periodType";

/// Columns with a list of what can stand in them.
const CHOICES: [(&str, &[&str]); 9] = [
    ("scale", &["hundred", "thousand", "million", "billion", "trillion"]),
    (PERIOD_TYPE, &["duration", "instant"]),
    ("balance", &["debit", "credit"]),
    ("weight", &["1", "-1"]),
    (
        "preferred_label",
        &["total", "negated", "negatedTotal", "periodStart", "periodEnd", "terse", "verbose"],
    ),
    ("nillable", &["yes", "no"]),
    ("usable", &["yes", "no"]),
    ("closed", &["yes", "no"]),
    (
        "type",
        &[
            "monetary",
            "perShare",
            "shares",
            "percent",
            "pure",
            "decimal",
            "integer",
            "nonNegativeInteger",
            "string",
            "textBlock",
            "date",
            "boolean",
            "duration",
            "enumeration",
            "enumerationSet",
            "abstract",
            "table",
            "lineItems",
            "axis",
            "member",
        ],
    ),
];

/// Types of concepts that no fact has.
const WITHOUT_FACTS: [&str; 5] = ["abstract", "table", "lineItems", "axis", "member"];

/// What a column of a table is about: columns with one heading may be about several things, and several about one.
pub(super) fn key<'a>(table: &str, heading: &'a str) -> &'a str {
    match heading {
        "period" if table == "concepts" => PERIOD_TYPE,
        heading => heading,
    }
}

/// What can be chosen in columns of these tables: what these are about, and the values.
pub(super) fn lists(tables: &[Table], known: &Known<'_>) -> Vec<(String, Vec<String>)> {
    let keys = tables.iter().flat_map(|of| {
        of.rows.first().into_iter().flatten().map(move |heading| key(&of.name, heading))
    });
    let headings: BTreeSet<&str> = keys.collect();
    let mut all = Vec::new();
    for (heading, values) in CHOICES.iter().filter(|(heading, _)| headings.contains(heading)) {
        all.push(((*heading).to_owned(), values.iter().map(|value| (*value).to_owned()).collect()));
    }
    let of_column = |heading: &str| -> Vec<String> {
        let about_it = tables.iter().filter(|of| key(&of.name, heading) == heading);
        about_it.flat_map(|of| column(of, heading)).collect()
    };
    let of_known = |table: &str, heading: &str| -> Vec<String> {
        let found = known.tables.iter().copied().filter(|of| of.name == table);
        found.flat_map(|of| column(of, heading)).collect()
    };
    // The concepts of a taxonomy where it is at hand, else those that are used.
    let own = tables.iter().find(|of| of.name == "concepts").map(|of| column(of, "name"));
    let own = own.filter(|names| !names.is_empty());
    let concepts = own.unwrap_or_else(|| {
        let theirs = known.tables.iter().copied().filter(|of| of.name == "concepts");
        theirs.flat_map(with_facts).chain(of_column("concept")).collect()
    });
    let periods = known.periods.iter().cloned().chain(of_column("period")).collect();
    let units = of_known("units", "unit").into_iter().chain(of_column("unit")).collect();
    let offered = [
        ("concept", concepts.clone()),
        ("sums_to", concepts),
        ("period", periods),
        ("unit", units),
    ];
    for (heading, values) in offered {
        let values = once_each(values);
        if headings.contains(heading) && !values.is_empty() {
            all.push((heading.to_owned(), values));
        }
    }
    all
}

/// Values in their order, each once.
fn once_each(values: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    values.into_iter().filter(|value| seen.insert(value.clone())).collect()
}

/// The concepts of a table of concepts that facts can have.
fn with_facts(table: &Table) -> Vec<String> {
    let at = |heading: &str| table.rows.first()?.iter().position(|of| of == heading);
    let (Some(name), Some(kind)) = (at("name"), at("type")) else { return Vec::new() };
    let rows = table.rows.iter().skip(1);
    let have = rows.filter(|row| row.get(kind).is_none_or(|of| !WITHOUT_FACTS.contains(&&**of)));
    have.filter_map(|row| row.get(name).cloned()).collect()
}

/// What is filled in a column of a table.
fn column(table: &Table, heading: &str) -> Vec<String> {
    let rows = table.rows.first().and_then(|first| first.iter().position(|of| of == heading));
    let Some(at) = rows else { return Vec::new() };
    let cells = table.rows.iter().skip(1).filter_map(|row| row.get(at));
    cells.filter(|cell| !cell.is_empty()).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn concepts_of_a_taxonomy_elsewhere_can_be_chosen() {
        let rows = |text: &str| -> Vec<Vec<String>> {
            text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
        };
        let of = |name: &str, text: &str| Table { name: name.to_owned(), rows: rows(text) };
        let concepts = of("concepts", "name,type\nTop,abstract\nSales,monetary\nCosts,monetary");
        let units = of("units", "unit,measure\nUSD,iso4217:USD");
        let known = Known {
            tables: vec![&concepts, &units],
            periods: vec!["1Q24".to_owned(), "1Q24.end".to_owned()],
        };
        let tables = [of("facts", "concept,period,unit,value\nCosts,FY23,EUR,1")];
        let found = lists(&tables, &known);
        // A sheet in which nobody has written yet offers nothing.
        let [facts] = &tables;
        let with_empty = lists(&[of("concepts", "name,type"), facts.clone()], &known);
        assert!(found.iter().all(|list| with_empty.contains(list)), "{with_empty:?}");
        let list = |heading: &str| {
            let found = found.iter().find(|(of, _)| of == heading);
            found.map_or(Vec::new(), |(_, values)| values.iter().map(String::as_str).collect())
        };
        assert_eq!(list("concept"), ["Sales", "Costs"]);
        assert_eq!(list("period"), ["1Q24", "1Q24.end", "FY23"]);
        assert_eq!(list("unit"), ["USD", "EUR"]);
    }

    #[test]
    fn the_period_type_of_a_concept_is_no_period() {
        let table = |name: &str, rows: &[[&str; 2]]| Table {
            name: name.to_owned(),
            rows: rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect(),
        };
        let tables = [
            table("concepts", &[["name", "period"], ["Sales", "duration"]]),
            table("facts", &[["concept", "period"], ["Sales", "1Q24"]]),
            table("income", &[["concept", "sums_to"], ["Sales", ""]]),
        ];
        let found = lists(&tables, &Known::default());
        let list = |key: &str| found.iter().find(|(of, _)| of == key).map(|(_, of)| of.join(" "));
        assert_eq!(list(PERIOD_TYPE).as_deref(), Some("duration instant"));
        assert_eq!(list("period").as_deref(), Some("1Q24"));
        assert_eq!(list("sums_to").as_deref(), Some("Sales"));
        assert_eq!(key("concepts", "period"), PERIOD_TYPE);
    }
}
