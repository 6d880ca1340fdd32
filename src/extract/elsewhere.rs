//! What figures that the text states more than once say of those whose unit, power of ten or caption is not known.
//!
//! A summary repeats the figures of the statements behind it, often without a word of their unit, or under shorter
//! captions. Where several figures of a table are those of the same concepts and periods elsewhere, they can be stated
//! in one unit only; where all figures of a row are those of one concept that no other row of the table means, it is
//! that one.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Column, Kind};
use super::fact::Extracted;
use super::rows::candidate::{Candidate, Meaning};
use super::rows::order::Choice;
use super::twice::{contradict, value};
use super::{assign::Assigned, rows::caption::Score};
use crate::model::{ConceptId, Figure, Period, PeriodType, Taxonomy};
use crate::notation::figure;
use crate::source::map::Members;
use crate::text::table::{Content, Table};

/// How many figures must be those of other places.
const FEW: usize = 3;
/// How many digits a figure has at least that is no accident.
const DIGITS: usize = 3;
/// How many digits all figures of a row have at least.
const ALL_DIGITS: usize = 6;
/// How many figures that are those of other places stand for one that is not: it may be rounded so that a sum holds.
const FOR_ONE: usize = 6;
/// The powers of ten that tables are stated in.
const POWERS: [i8; 4] = [0, 3, 6, 9];
/// The fit of a caption that figures tell.
const TOLD: Score = 1000;

/// What a fact without members is about.
type About = (ConceptId, Period, String);

/// Which table has a figure, and of which entry of the map it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owner {
    /// Position of the entry in the map.
    pub(super) entry: usize,
    /// Position of the table in the text.
    pub(super) table: usize,
}

/// How a figure is to those that are known of what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Common {
    /// It is the same, down to so many digits: none where it is less than the last place of the coarser.
    Same(usize),
    /// It is another.
    Other,
}

/// A figure that is known, the unit of its last digit, and the table that has it.
type Known = ((Figure, Figure), Owner);

/// The figures of a text that are known, by what they are about, each with the unit of its last digit.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    figures: BTreeMap<About, Vec<Known>>,
    /// The currencies that they have.
    units: BTreeSet<String>,
}

impl Elsewhere {
    /// Takes facts in.
    pub(super) fn add<'a>(
        &mut self,
        facts: impl Iterator<Item = &'a Extracted>,
        owner: Owner,
        taxonomy: &Taxonomy,
    ) {
        for fact in facts {
            let item = &taxonomy.concept(fact.concept).item_type;
            let (true, Some(unit)) = (item.is_numeric(), &fact.unit) else { continue };
            let (true, Some(known)) = (fact.members.is_empty(), value(fact)) else { continue };
            let about = (fact.concept, fact.period, unit.clone());
            self.figures.entry(about).or_default().push((known, owner));
            if item.is_monetary() {
                self.units.insert(unit.clone());
            }
        }
    }

    /// The currencies that its figures have.
    pub(super) fn units(&self) -> impl Iterator<Item = &String> {
        self.units.iter()
    }

    /// How a figure is to those that other tables have, of those that count; nothing where nothing is known of what it
    /// is about.
    fn common(
        &self,
        about: &About,
        counts: impl Fn(Owner) -> bool,
        (one, of_one): (Figure, Figure),
    ) -> Option<Common> {
        let known = self.figures.get(about)?.iter().filter(|(_, of)| counts(*of));
        let mut any = false;
        let same = known.filter_map(|((other, of_other), _)| {
            any = true;
            let same = !contradict((one, of_one), (*other, *of_other));
            same.then(|| digits(one, of_one.max(*of_other)))
        });
        let most = same.max();
        any.then(|| most.map_or(Common::Other, Common::Same))
    }

    /// How many facts of a table are the same in other tables, with digits that are no accident, and how many are
    /// others.
    fn compared(&self, facts: &[Extracted], table: usize) -> (usize, usize) {
        let others = |of: Owner| of.table != table;
        let (mut same, mut other) = (BTreeSet::new(), 0);
        for fact in facts.iter().filter(|fact| fact.members.is_empty()) {
            let (Some(unit), Some(figure)) = (&fact.unit, value(fact)) else { continue };
            match self.common(&(fact.concept, fact.period, unit.clone()), others, figure) {
                Some(Common::Other) => other += 1,
                Some(Common::Same(DIGITS..)) => {
                    same.insert((fact.concept, fact.period));
                }
                _ => {}
            }
        }
        (same.len(), other)
    }

    /// How many facts of a table are others elsewhere, where they are several and none is the same.
    pub(super) fn denies(&self, facts: &[Extracted], table: usize) -> Option<usize> {
        let (same, other) = self.compared(facts, table);
        (same == 0 && other >= FEW).then_some(other)
    }

    /// Whether several facts of a table are the same elsewhere, and hardly one is another.
    pub(super) fn confirms(&self, facts: &[Extracted], table: usize) -> bool {
        let (same, other) = self.compared(facts, table);
        same >= FEW && other * FOR_ONE <= same
    }

    /// The power of ten in which facts are stated, which are read as stated in single units: that in which their figures
    /// are those of other places.
    pub(super) fn power(
        &self,
        facts: &[&Extracted],
        entry: usize,
        taxonomy: &Taxonomy,
    ) -> Option<i8> {
        let mut powers =
            POWERS.into_iter().filter(|power| self.fits(facts, entry, *power, taxonomy));
        powers.next().filter(|_| powers.next().is_none())
    }

    fn fits(&self, facts: &[&Extracted], entry: usize, power: i8, taxonomy: &Taxonomy) -> bool {
        let (mut same, mut other) = (BTreeSet::new(), 0);
        for fact in facts {
            let money = taxonomy.concept(fact.concept).item_type.is_monetary();
            let (true, Some(unit)) = (money && fact.members.is_empty(), &fact.unit) else {
                continue;
            };
            let scaled = Extracted { scale: power, ..(*fact).clone() };
            let Some(figure) = value(&scaled) else { continue };
            let about = (fact.concept, fact.period, unit.clone());
            match self.common(&about, |of| of.entry != entry, figure) {
                Some(Common::Other) => other += 1,
                Some(Common::Same(DIGITS..)) => {
                    same.insert((fact.concept, fact.period));
                }
                _ => {}
            }
        }
        same.len() >= FEW && other * FOR_ONE <= same.len()
    }

    /// Gives rows whose captions are not known, or whose figures are others elsewhere, the concepts that their figures
    /// tell; whether any was given.
    pub(super) fn name_rows(
        &self,
        table: &Table,
        assigned: &mut Assigned,
        columns: &[Column],
        taxonomy: &Taxonomy,
    ) -> bool {
        let of = Rows { known: self, table, columns, entry: assigned.entry, taxonomy };
        let meant = meant(assigned);
        let mut told = Vec::new();
        for at in 0..assigned.captions.len() {
            let Some(line) = assigned.captions[at].line else { continue };
            let open = match assigned.choices[at] {
                Choice::Unknown | Choice::Ambiguous(..) => true,
                Choice::Means(place, _) => {
                    let candidate = &assigned.candidates[place];
                    let of_labels = candidate.position.is_some() || candidate.is_learned();
                    let read = concept_of(candidate).filter(|_| of_labels);
                    read.is_some_and(|concept| of.like(line, concept) == Like::Another)
                }
            };
            if !open {
                continue;
            }
            let fits = |(place, candidate): (usize, &Candidate)| {
                let concept = concept_of(candidate).filter(|concept| !meant.contains(concept))?;
                (of.like(line, concept) == Like::Same).then_some((place, concept))
            };
            let found: Vec<(usize, ConceptId)> =
                assigned.candidates.iter().enumerate().filter_map(fits).collect();
            let concepts: BTreeSet<ConceptId> = found.iter().map(|(_, concept)| *concept).collect();
            if let (1, Some((place, concept))) = (concepts.len(), found.first()) {
                told.push((at, *place, *concept));
            }
        }
        // What two rows would mean, neither is known to mean.
        let alone =
            |concept: ConceptId| told.iter().filter(|(_, _, of)| *of == concept).count() == 1;
        let sure: Vec<(usize, usize)> = told
            .iter()
            .filter(|(_, _, concept)| alone(*concept))
            .map(|(at, place, _)| (*at, *place))
            .collect();
        for (at, place) in &sure {
            assigned.choices[*at] = Choice::Means(*place, TOLD);
        }
        !sure.is_empty()
    }
}

/// The concept of a candidate that columns say all else of.
fn concept_of(candidate: &Candidate) -> Option<ConceptId> {
    let Meaning::Facts(meaning) = &candidate.meaning else { return None };
    let plain = meaning.members.is_empty() && meaning.period.is_none() && !meaning.opening;
    meaning.concept.filter(|_| plain)
}

/// How the figures of a row are to those of a concept elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Like {
    /// All that can be looked for are the same, and they are no accident.
    Same,
    /// Several can be looked for, and none is the same.
    Another,
    /// It can't be told.
    Open,
}

/// The rows of a table of which something is known elsewhere.
struct Rows<'a> {
    known: &'a Elsewhere,
    table: &'a Table,
    columns: &'a [Column],
    /// The entry of the map that the table is.
    entry: usize,
    taxonomy: &'a Taxonomy,
}

impl Rows<'_> {
    /// How the figures of a row are to those of a concept elsewhere.
    fn like(&self, line: usize, concept: ConceptId) -> Like {
        let item = self.taxonomy.concept(concept);
        if !item.item_type.is_monetary() {
            return Like::Open;
        }
        let (mut same, mut other, mut all_digits) = (BTreeSet::new(), BTreeSet::new(), 0);
        for cell in &self.table.rows[line].cells {
            let column = self.columns.get(cell.column).filter(|of| of.kind == Kind::Value);
            let Some(column) = column.filter(|of| of.members.is_empty()) else { continue };
            let Some(((period, unit), scale)) =
                column.period.zip(column.unit.clone()).zip(column.scale)
            else {
                continue;
            };
            let Content::Figures(figures) = &cell.content else { continue };
            let [figure] = &**figures else { return Like::Open };
            let Some(figure) = shifted(&figure.printed, scale) else { return Like::Open };
            let Some(period) = of_type(period, item.period_type) else { continue };
            let others = |of: Owner| of.entry != self.entry;
            match self.known.common(&(concept, period, unit), others, figure) {
                Some(Common::Other) => {
                    other.insert(period);
                }
                Some(Common::Same(common @ DIGITS..)) if same.insert(period) => {
                    all_digits += common;
                }
                _ => {}
            }
        }
        match (same.len(), other.len()) {
            (2.., 0) if all_digits >= ALL_DIGITS => Like::Same,
            (0, 2..) => Like::Another,
            _ => Like::Open,
        }
    }
}

/// The concepts that rows of a table mean already.
fn meant(assigned: &Assigned) -> BTreeSet<ConceptId> {
    let rows = assigned.choices.iter().zip(&assigned.captions);
    let of_row = rows.filter_map(|(choice, caption)| match choice {
        Choice::Means(at, _) if caption.line.is_some() => match &assigned.candidates[*at].meaning {
            Meaning::Facts(of) => of.concept,
            _ => None,
        },
        _ => None,
    });
    of_row.collect()
}

/// The period of a column for a concept of a type; none where the column does not say it.
fn of_type(period: Period, of: PeriodType) -> Option<Period> {
    match (period, of) {
        (Period::Duration { .. }, PeriodType::Instant) => period.last_day().map(Period::Instant),
        (Period::Instant(_), PeriodType::Duration) => None,
        _ => Some(period),
    }
}

/// A printed figure in single units, and the unit of its last digit.
fn shifted(printed: &str, scale: i8) -> Option<(Figure, Figure)> {
    let Ok(figure::Printed::Number(number)) = figure::parse(printed) else { return None };
    let power = i32::from(scale);
    let value = number.figure.shift(power).ok()?;
    Some((value, Figure::unit(number.places.checked_sub(power)?).ok()?))
}

/// How many digits a figure has down to a last one.
fn digits(value: Figure, last: Figure) -> usize {
    let places = |figure: Figure| figure.abs().magnitude();
    places(value)
        .zip(places(last))
        .map_or(0, |(first, last)| usize::try_from(first - last + 1).unwrap_or(0))
}

/// Rows of one table whose figures differ although they are read as the same: their positions among its facts.
pub(super) fn rows_apart(facts: &[&Extracted]) -> BTreeSet<usize> {
    type Of<'a> = (ConceptId, Period, &'a Members, Option<&'a str>);
    let mut known: BTreeMap<Of, Vec<usize>> = BTreeMap::new();
    for (at, fact) in facts.iter().enumerate() {
        let about = (fact.concept, fact.period, &fact.members, fact.unit.as_deref());
        known.entry(about).or_default().push(at);
    }
    let mut apart = BTreeSet::new();
    for places in known.into_values().filter(|places| places.len() > 1) {
        let values: Vec<(Figure, Figure)> =
            places.iter().filter_map(|at| value(facts[*at])).collect();
        let first = values.first().copied();
        let differs =
            |other: &(Figure, Figure)| first.is_some_and(|first| contradict(first, *other));
        if values.iter().any(differs) {
            apart.extend(places);
        }
    }
    apart
}
