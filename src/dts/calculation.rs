//! The calculation linkbase of an entry point (Calculations 1.1, XBRL 2.1 §5.2.5).

use indexmap::IndexMap;

use super::linkbase::{Arc, Arcrole, ExtendedLink};
use super::role::Role;
use crate::model::{ConceptId, Statement, Taxonomy};

/// Calculations 1.1.
static SUMMATION_ITEM: Arcrole<'static> = Arcrole {
    uri: "https://xbrl.org/2023/arcrole/summation-item",
    declaration: Some("https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"),
};

/// XBRL 2.1 §5.2.5.2.
static CLASSIC_SUMMATION_ITEM: Arcrole<'static> =
    Arcrole { uri: "http://www.xbrl.org/2003/arcrole/summation-item", declaration: None };

/// The sums of a statement, total by total in the order in which totals are first named.
pub(super) fn link<'a>(taxonomy: &Taxonomy, statement: &'a Statement) -> Vec<ExtendedLink<'a>> {
    let mut link = ExtendedLink::of(taxonomy, Role::of(taxonomy, statement));
    let arcrole = match taxonomy.publication.classic_sums {
        true => CLASSIC_SUMMATION_ITEM,
        false => SUMMATION_ITEM,
    };
    let mut sums: IndexMap<ConceptId, Vec<(ConceptId, String)>> = IndexMap::new();
    for arc in &statement.calculations {
        sums.entry(arc.total).or_default().push((arc.item, arc.weight.to_string()));
    }
    let mut locators: IndexMap<ConceptId, String> = IndexMap::new();
    let mut locate = |link: &mut ExtendedLink, id: ConceptId| -> String {
        locators.entry(id).or_insert_with(|| link.locate(taxonomy.concept(id))).clone()
    };
    for (total, items) in sums {
        let from = locate(&mut link, total);
        for (position, (item, weight)) in items.into_iter().enumerate() {
            let to = locate(&mut link, item);
            link.arc(Arc {
                arcrole,
                from: from.clone(),
                to,
                order: Some(position + 1),
                preferred_label: None,
                attributes: vec![("weight", weight)],
            });
        }
    }
    vec![link]
}
