//! What the name of a figure and the heading above it say that it is.

use std::collections::BTreeMap;

use super::stems::Stems;
use crate::check::relation::Before;
use crate::check::sum::totals;
use crate::check::words::{Sense, has, words};
use crate::model::{Concept, ConceptId, FactIndex, Report, Taxonomy};

/// What a figure is said to be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said {
    /// The amount by which another has changed, or the points of a ratio.
    Change { of: ConceptId, since: Option<ConceptId>, before: Before },
    /// The rate at which another has grown. The name is `plain` if it says nothing else, and `timed` if
    /// it says since when.
    Growth { of: ConceptId, since: Option<ConceptId>, before: Before, plain: bool, timed: bool },
    /// The share of another in a whole.
    Share { of: ConceptId, whole: ConceptId },
    /// What another has added to the growth of a whole, in points.
    Contribution { of: ConceptId, to: ConceptId },
}

impl Said {
    /// Amounts of changes come first, then what gives one that has no name, then rates of them.
    pub(super) fn step(&self) -> u8 {
        match self {
            Self::Change { .. } => 0,
            Self::Contribution { .. } => 1,
            Self::Growth { .. } | Self::Share { .. } => 2,
        }
    }
}

/// Item types of ratios, of rates and of points.
const RATIOS: [&str; 2] = ["percentItemType", "pureItemType"];

/// What the names and headings of concepts that have facts say, and what they name that is no concept.
pub(super) fn said(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
) -> (Vec<(ConceptId, Said)>, Stems) {
    let shown = shown(taxonomy, report);
    let mut stems = Stems::new(taxonomy);
    let differences = differences(taxonomy);
    let concepts = (0..taxonomy.concepts.len()).map(ConceptId::from);
    let with_facts = concepts.filter(|id| !index.of(*id).is_empty());
    let said = with_facts.filter_map(|id| {
        let said = one(taxonomy, &shown, (&mut stems, &differences), id)?;
        Some((id, said))
    });
    let said = said.collect();
    (said, stems)
}

/// What sums say that is left of an amount when others are taken off it, and that amount.
type Differences = BTreeMap<ConceptId, ConceptId>;

fn differences(taxonomy: &Taxonomy) -> Differences {
    let mut all = Differences::new();
    for statement in &taxonomy.statements {
        for (total, arcs) in totals(statement) {
            let mut added = arcs.iter().filter(|arc| !arc.weight.is_negative());
            if let (Some(whole), None) = (added.next(), added.next())
                && arcs.len() > 1
            {
                all.entry(total).or_insert(whole.item);
            }
        }
    }
    all
}

/// The amount of which another is left in the end: sales, of a gross profit and what is left of that.
fn top(differences: &Differences, of: ConceptId) -> Option<ConceptId> {
    let mut whole = *differences.get(&of)?;
    // Sums in a circle have no end.
    for _ in 0..differences.len() {
        match differences.get(&whole) {
            Some(next) => whole = *next,
            None => return Some(whole),
        }
    }
    None
}

/// The concept beside which each is shown, and the headings above it.
type Shown = BTreeMap<ConceptId, (ConceptId, String)>;

fn shown(taxonomy: &Taxonomy, report: &Report) -> Shown {
    let mut shown = Shown::new();
    for id in taxonomy.statements_of(report.entry_point) {
        for node in &taxonomy.statements[id.index()].nodes {
            let Some(beside) = node.beside else { continue };
            let (_, text) = shown.entry(node.concept).or_insert((beside, String::new()));
            for heading in node.column.values() {
                text.push(' ');
                text.push_str(&joined(heading));
            }
        }
    }
    shown
}

/// A text in lower case without blanks and hyphens.
fn joined(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '-')).flat_map(char::to_lowercase).collect()
}

fn one(
    taxonomy: &Taxonomy,
    shown: &Shown,
    (stems, differences): (&mut Stems, &Differences),
    id: ConceptId,
) -> Option<Said> {
    let concept = taxonomy.concept(id);
    if !concept.item_type.is_numeric() {
        return None;
    }
    let name = &*concept.name.local;
    let is_ratio = is_ratio(concept);
    if is_ratio
        && let Some(said) =
            of_whole(taxonomy, stems, name).or_else(|| margin(taxonomy, differences, name))
    {
        return Some(said);
    }
    let by_name = ends(name).find_map(|at| Some((numeric(taxonomy, &name[..at])?, &name[at..])));
    let Some(of) = shown.get(&id).map(|(beside, _)| *beside).or(by_name.map(|(of, _)| of)) else {
        return of_stem(stems, name, is_ratio);
    };
    let heading = shown.get(&id).map_or("", |(_, text)| text.as_str());
    // What stands before another name says nothing of time.
    let rest = by_name.map_or(name, |(_, rest)| rest);
    let text = format!("{} {heading}", joined(rest));
    let before = since_when(&text)?;
    let since = since(taxonomy, shown, of);
    let other = taxonomy.concept(of);
    match (is_ratio, self::is_ratio(other)) {
        (true, false) => {
            let plain = by_name.is_some() && is_plain(rest);
            Some(Said::Growth { of, since, before, plain, timed: true })
        }
        (true, true) => Some(Said::Change { of, since, before }),
        _ if concept.item_type.local() == other.item_type.local() => {
            Some(Said::Change { of, since, before })
        }
        _ => None,
    }
}

/// With what a text says that a figure is compared.
pub(super) fn since_when(text: &str) -> Option<Before> {
    match (has(text, Sense::YearBefore), has(text, Sense::PeriodBefore)) {
        // A year before: the end of the last one is no year ago.
        (_, true) => Some(Before::Period),
        (true, false) => Some(Before::Year),
        (false, false) => None,
    }
}

/// What a name says that is that of a change, and nothing else, behind what has changed: an amount or a
/// ratio that nobody reports.
fn of_stem(stems: &mut Stems, name: &str, is_ratio: bool) -> Option<Said> {
    // What its end says all of it says.
    since_when(&joined(name))?;
    let at = ends(name).filter(|at| is_plain(&name[*at..])).last()?;
    let (stem, before) = (&name[..at], since_when(&joined(&name[at..]))?);
    let of = stems.named(stem);
    Some(if is_ratio && !stem.ends_with(RATIO) {
        Said::Growth { of, since: None, before, plain: true, timed: true }
    } else {
        Said::Change { of, since: None, before }
    })
}

/// How names of ratios end.
const RATIO: &str = "Ratio";

/// Whether words say nothing but that something has changed since when.
fn is_plain(rest: &str) -> bool {
    without(rest, &[Sense::YearBefore, Sense::PeriodBefore, Sense::Changed, Sense::BesideChange])
        .is_empty()
}

/// What is left of a text in lower case without the words of senses.
pub(super) fn without(text: &str, senses: &[Sense]) -> String {
    let words = senses.iter().flat_map(|sense| words(*sense));
    words.fold(joined(text), |rest, word| rest.replace(&**word, ""))
}

/// The ratio of what is left to the amount of which it is: `GrossMarginRatio`, to sales.
fn margin(taxonomy: &Taxonomy, differences: &Differences, name: &str) -> Option<Said> {
    let of = numeric(taxonomy, name.strip_suffix(RATIO)?)?;
    let whole = top(differences, of)?;
    taxonomy.concept(of).item_type.is_monetary().then_some(Said::Share { of, whole })
}

pub(super) fn is_ratio(concept: &Concept) -> bool {
    RATIOS.iter().any(|of| concept.item_type.is_or_restricts(of))
}

/// Ratios that name the whole to which they are.
fn of_whole(taxonomy: &Taxonomy, stems: &mut Stems, name: &str) -> Option<Said> {
    const ADDED: &str = "ContributionTo";
    if let Some(at) = name.find(ADDED) {
        let rest = &name[at + ADDED.len()..];
        let to = ends(rest).find_map(|at| {
            rest[at..].starts_with("Growth").then(|| numeric(taxonomy, &rest[..at]))?
        })?;
        let of = numeric(taxonomy, &name[..at]).unwrap_or_else(|| stems.named(&name[..at]));
        return Some(Said::Contribution { of, to });
    }
    ends(name).find_map(|at| {
        let rest = name[at..].strip_suffix(RATIO)?;
        let rest = rest.strip_prefix("To").or_else(|| rest.strip_prefix("Of"))?;
        let (of, whole) = (numeric(taxonomy, &name[..at])?, numeric(taxonomy, rest)?);
        let alike =
            taxonomy.concept(of).item_type.local() == taxonomy.concept(whole).item_type.local();
        alike.then_some(Said::Share { of, whole })
    })
}

/// What is shown beside a forecast as the result before it: another concept of the same type.
fn since(taxonomy: &Taxonomy, shown: &Shown, of: ConceptId) -> Option<ConceptId> {
    let own = taxonomy.concept(of);
    let is_result = |(id, (beside, text)): &(&ConceptId, &(ConceptId, String))| {
        let says_time = has(text, Sense::YearBefore) || has(text, Sense::PeriodBefore);
        let other = taxonomy.concept(**id);
        *beside == of
            && !says_time
            && other.item_type.local() == own.item_type.local()
            && other.period_type == own.period_type
    };
    let mut results = shown.iter().filter(is_result);
    let (id, _) = results.next().filter(|_| results.next().is_none())?;
    Some(*id)
}

fn numeric(taxonomy: &Taxonomy, name: &str) -> Option<ConceptId> {
    match taxonomy.concepts.find_local(name) {
        [id] if taxonomy.concept(*id).item_type.is_numeric() => Some(*id),
        _ => None,
    }
}

/// Where the words of a name end, the last first, but for the end of the name.
fn ends(name: &str) -> impl Iterator<Item = usize> {
    let capitals = name.char_indices().rev().filter(|(at, c)| *at > 0 && c.is_uppercase());
    capitals.map(|(at, _)| at)
}
