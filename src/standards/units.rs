//! The XBRL Unit Registry (UTR 1.0): which units an item type allows.
//!
//! The registry is published as XML, most of it for people. What decides stands in `units.csv`, made of
//! the published document; a test holds the two together, and makes the table anew where
//! `KESSAN_BLESS` is set.

use std::sync::LazyLock;

/// A row of the registry, as far as it decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Local name of the measure; of a quotient a name that no measure has.
    pub unit: &'static str,
    /// Namespace of the measure.
    pub namespace: &'static str,
    /// Local name of the item type that allows it.
    pub item_type: &'static str,
    /// Local name of the item type whose units are above the line; empty where the unit is one measure.
    pub numerator: &'static str,
    /// Local name of the item type whose units are below the line.
    pub denominator: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let rows = include_str!("units.csv").lines().skip(1);
    rows.filter_map(|row| {
        let mut fields = row.split(',');
        Some(Row {
            unit: fields.next()?,
            namespace: fields.next()?,
            item_type: fields.next()?,
            numerator: fields.next()?,
            denominator: fields.next()?,
        })
    })
    .collect()
});

/// The rows of the registry that are recommended. Others are proposals, at which validators don't look.
#[must_use]
pub fn rows() -> &'static [Row] {
    &ROWS
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;

    /// The registry as it is published, of 2024-10-22.
    const REGISTRY: &str = include_str!("utr.xml");
    const FIELDS: [&str; 5] =
        ["unitId", "nsUnit", "itemType", "numeratorItemType", "denominatorItemType"];

    /// The table that the published document makes.
    fn table() -> String {
        let mut reader = Reader::from_str(REGISTRY);
        let mut table = "unit,namespace,item_type,numerator,denominator\n".to_owned();
        let (mut row, mut status) = (<[String; 5]>::default(), String::new());
        let mut text = String::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(_) => text.clear(),
                Event::Text(piece) => text.push_str(&piece),
                Event::End(end) => {
                    let name = end.local_name();
                    if let Some(at) = FIELDS.iter().position(|field| *field == name.as_ref()) {
                        text.trim().clone_into(&mut row[at]);
                    }
                    match name.as_ref() {
                        "status" => text.trim().clone_into(&mut status),
                        "unit" if status == "REC" => {
                            writeln!(table, "{}", std::mem::take(&mut row).join(",")).unwrap();
                        }
                        "unit" => row = Default::default(),
                        _ => {}
                    }
                }
                Event::Eof => return table,
                _ => {}
            }
        }
    }

    #[test]
    fn the_table_is_the_registry() {
        let table = table();
        if std::env::var_os("KESSAN_BLESS").is_some() {
            std::fs::write("src/standards/units.csv", &table).unwrap();
        }
        assert_eq!(table, include_str!("units.csv"));
        assert_eq!(rows().len(), REGISTRY.matches("<status>REC</status>").count());
        assert_eq!(REGISTRY.matches("<unit id=").count(), 324);
        assert_eq!(rows().len(), 311);
    }
}
