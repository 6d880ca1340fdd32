//! The facts of the passages that a map names.

use super::super::fact::Extracted;
use super::super::finding::{Finding, FindingKind};
use super::super::item_unit::{self, Scaled};
use super::super::mentions;
use super::anchor::{Lines, NoLine, Spot};
use super::carried;
use super::direction::Direction;
use super::expected::Expected;
use super::pattern::{Match, Pattern};
use super::prepared::Prepared;
use super::quantity::{Stated, is_minus_before_currency, is_minus_in_words};
use crate::model::{Period, Taxonomy};
use crate::source::map::{FigureEntry, Map, PassageEntry};
use crate::text::figures::Found;
use crate::text::{Span, Text};

/// The unit in which the map gives a figure of several currencies.
const CURRENCY: &str = "{currency}";

/// How many passages that begin alike are tried.
const TRIED: usize = 100;

/// What the passages of a text say.
#[derive(Debug, Default)]
pub struct Reading {
    /// Facts, in the order of the map.
    pub facts: Vec<Extracted>,
    /// What text and map do not agree on.
    pub findings: Vec<Finding>,
}

/// Reads the figures of the passages that a map names. `current` is the period that the report
/// is about: a passage that speaks of a period far from it is not read. `language` is that of the text.
///
/// A passage gives all its facts or none; only a figure that is damaged, or whose unit is not
/// known, is left out alone.
#[must_use]
pub fn read(
    text: &Text,
    map: &Map,
    passages: &[Prepared],
    taxonomy: &Taxonomy,
    current: Option<Period>,
    language: Option<&'static str>,
) -> Reading {
    let mut reader = Reader {
        passages,
        lines: Lines::new(text),
        expected: current.and_then(|current| Expected::new(current, taxonomy.calendar)),
        taxonomy,
        language,
        reading: Reading::default(),
    };
    for entry in &map.passages {
        reader.entry(entry);
    }
    reader.reading
}

struct Reader<'a> {
    passages: &'a [Prepared<'a>],
    lines: Lines<'a>,
    expected: Option<Expected>,
    taxonomy: &'a Taxonomy,
    /// The language of the text, where it is known.
    language: Option<&'static str>,
    reading: Reading,
}

impl Reader<'_> {
    fn entry(&mut self, entry: &PassageEntry) {
        let spots = match self.lines.spots(&entry.anchor, self.passages) {
            Ok(spots) => spots,
            Err(missing) => return self.no_line(entry, missing),
        };
        let Some(first) = spots.iter().find(|spot| self.has_figures(**spot)) else {
            return self.not_found(entry);
        };
        // Where the map says between which lines, it means the first; else the one that fits.
        let said = entry.anchor.after.is_some() || entry.anchor.before.is_some();
        let tried = spots
            .iter()
            .filter(|spot| if said { *spot == first } else { self.has_figures(**spot) });
        let mut tried = tried.take(TRIED);
        let found =
            tried.find_map(|spot| self.matches(*spot, entry).ok().map(|found| (*spot, found)));
        match found {
            Some((spot, matches)) => self.take(entry, spot, &matches),
            None => {
                if let Err(missing) = self.matches(*first, entry) {
                    self.no_pattern(entry, *first, missing);
                }
            }
        }
    }

    fn has_figures(&self, spot: Spot) -> bool {
        let figures = &self.passages[spot.passage].figures;
        let first = figures.partition_point(|figure| figure.span.start < spot.stretch.start);
        figures.get(first).is_some_and(|figure| figure.span.end <= spot.stretch.end)
    }

    /// The figures of an entry in a stretch, in their order; or the first that is not there.
    fn matches<'e>(
        &self,
        spot: Spot,
        entry: &'e PassageEntry,
    ) -> Result<Vec<Match>, &'e FigureEntry> {
        let passage = &self.passages[spot.passage];
        let mut stretch = spot.stretch;
        let mut matches = Vec::with_capacity(entry.figures.len());
        for figure in &entry.figures {
            let ratio =
                self.taxonomy.concept(figure.concept).item_type.is_or_restricts("pureItemType");
            let allowed = |found: &Found| ratio || !found.is_percent();
            let found = Pattern::new(&figure.like).find(passage, stretch, allowed).ok_or(figure)?;
            stretch.start = passage.figures[found.figure].span.end;
            matches.push(found);
        }
        Ok(matches)
    }

    fn take(&mut self, entry: &PassageEntry, spot: Spot, matches: &[Match]) {
        if self.speaks_of_another_period(entry, spot, matches) {
            return;
        }
        for (figure, found) in entry.figures.iter().zip(matches) {
            match self.fact(figure, spot, *found) {
                Ok(fact) => self.reading.facts.push(fact),
                Err((kind, message, help)) => {
                    let passage = &self.passages[spot.passage];
                    let at = passage.passage.place(passage.figures[found.figure].span);
                    self.tell(entry, kind, message, help, Some(at));
                }
            }
        }
    }

    /// Whether the words up to the end of the sentence of the last figure mention a period that
    /// is not expected, which is told.
    fn speaks_of_another_period(
        &mut self,
        entry: &PassageEntry,
        spot: Spot,
        matches: &[Match],
    ) -> bool {
        let (Some(expected), Some(last)) = (&self.expected, matches.last()) else { return false };
        let passage = &self.passages[spot.passage];
        let last = passage.figures[last.figure].span.end;
        let next = passage.beginnings.partition_point(|start| *start <= last);
        let end =
            passage.beginnings.get(next).map_or(spot.stretch.end, |end| *end).min(spot.stretch.end);
        let words = passage.word(Span { start: spot.stretch.start, end });
        let mentions = mentions::periods(words, self.taxonomy.calendar);
        let Some(other) = expected.unexpected(&mentions, &entry.figures) else { return false };
        let start = spot.stretch.start + other.span.start;
        let at = Span { start, end: spot.stretch.start + other.span.end };
        let message = format!("The passage speaks of `{}`, the map does not.", passage.word(at));
        let at = passage.passage.place(at);
        let help = "the map may be for another period: none of its figures here was taken";
        self.tell(entry, FindingKind::PassagePeriod, message, help, Some(at));
        true
    }

    fn fact(
        &self,
        entry: &FigureEntry,
        spot: Spot,
        found: Match,
    ) -> Result<Extracted, (FindingKind, String, &'static str)> {
        let passage = &self.passages[spot.passage];
        let figure = &passage.figures[found.figure];
        if !figure.legible {
            let message = format!("The figure `{}` can't be read.", figure.printed);
            let help = "it is damaged; put the right one into corrections.csv";
            return Err((FindingKind::IllegibleFigure, message, help));
        }
        let stated = Stated::of(passage, figure, self.taxonomy, self.language);
        let strange = stated.strange.filter(|_| self.is_scaled(entry));
        // A scale in doubt is one for whatever is counted.
        let doubtful = stated.doubtful.filter(|_| entry.scale.is_none() && !figure.is_percent());
        if let Some(words) = strange.or(doubtful) {
            let message = format!("`{words}` at `{}` is not known.", figure.printed);
            let help = "give the figure its scale in the map: { like = \"…\", concept = \"…\", scale = \"…\" }";
            return Err((FindingKind::QuestionMark, message, help));
        }
        let taken = carried::along(passage, figure);
        let along = taken.filter(|of| of.certain).map(|of| of.direction);
        let said =
            taken.map(|of| (of.direction, of.word)).or_else(|| carried::directly(passage, figure));
        if found.direction.is_none()
            && !found.aside
            && along.is_none()
            && let Some((Direction::Down, word)) = said
            && !figure.printed.starts_with(['-', '('])
            && !is_minus_in_words(passage, figure)
        {
            let word = passage.word(word);
            let message = format!(
                "`{word}` stands before `{}`, and its pattern does not have it.",
                figure.printed
            );
            let help = "begin the pattern with the word that says which way it went: { like = \"down #\", … }";
            return Err((FindingKind::QuestionMark, message, help));
        }
        let Some((unit, scale)) = self.unit_and_scale(entry, figure, &stated) else {
            let message = format!("The unit of `{}` is not stated.", figure.printed);
            return Err((
                FindingKind::UnitNotStated,
                message,
                "give `unit` to the figure in the map",
            ));
        };
        Ok(Extracted {
            concept: entry.concept,
            period: entry.period,
            members: entry.members.clone(),
            unit,
            printed: printed(passage, figure, found, along, entry.turned),
            scale,
            footnotes: entry.footnote.iter().cloned().collect(),
            statement: entry.statement,
            span: passage.passage.place(figure.span),
        })
    }

    /// Whether what stands at a figure may be its scale: it is an amount or a percentage, and the map does not say
    /// in what it is stated.
    fn is_scaled(&self, entry: &FigureEntry) -> bool {
        let item = &self.taxonomy.concept(entry.concept).item_type;
        let of_money = item.is_monetary() || matches!(&*item.name, "perShare" | "percent");
        of_money
            && entry.scale.is_none()
            && entry.unit.as_deref().is_none_or(|unit| unit == CURRENCY)
    }

    /// Unit and scale: those of the map, else what the words and the item type say. A percent
    /// sign is a scale of its own.
    fn unit_and_scale(
        &self,
        entry: &FigureEntry,
        figure: &Found,
        stated: &Stated,
    ) -> Option<(Option<String>, i8)> {
        let item = self.taxonomy.concept(entry.concept);
        let currency = stated.currency.clone();
        let by_type = || item_unit::of(item, currency.clone(), stated.counted, self.taxonomy);
        let (unit, scaled) = match &entry.unit {
            Some(unit) if unit.contains(CURRENCY) => {
                (Some(unit.replace(CURRENCY, currency.as_deref()?)), Scaled::No)
            }
            Some(unit) => (Some(unit.clone()), Scaled::No),
            None => by_type().map(|unit| (unit.name, unit.scaled))?,
        };
        let points = stated.points.filter(|_| scaled == Scaled::Percent);
        let of_money = item.item_type.is_monetary() || &*item.item_type.name == "perShare";
        let part = stated.part.filter(|_| of_money);
        let scale = match entry.scale.or(points).or(part).or(stated.scale) {
            _ if figure.is_percent() => 0,
            Some(scale) => scale,
            None => 0,
        };
        Some((unit, scale))
    }

    fn no_line(&mut self, entry: &PassageEntry, missing: NoLine) {
        let (key, words) = match missing {
            NoLine::After(words) => ("after", words),
            NoLine::Before(words) => ("before", words),
        };
        let message = format!("No line has the words `{words}` of `{key}`.");
        let help = "write words as the text has them; case, blanks and tags don't matter";
        self.tell(entry, FindingKind::PassageNotFound, message, help, None);
    }

    fn not_found(&mut self, entry: &PassageEntry) {
        let anchor = &entry.anchor;
        let words = anchor.begins.as_deref().or(anchor.with.as_deref()).unwrap_or_default();
        let how = if anchor.begins.is_some() { "begins with" } else { "has the words" };
        let message = format!("No passage with figures {how} `{words}`.");
        let help = "write words as the text has them; case, blanks and tags don't matter";
        self.tell(entry, FindingKind::PassageNotFound, message, help, None);
    }

    fn no_pattern(&mut self, entry: &PassageEntry, spot: Spot, missing: &FigureEntry) {
        let passage = &self.passages[spot.passage];
        let concept = &self.taxonomy.concept(missing.concept).name.local;
        let message = format!("The passage has no figure like `{}` for `{concept}`.", missing.like);
        let at = passage.passage.place(spot.stretch);
        let help = "the figures of a passage are looked for one behind the other; \
                    none of this passage was taken";
        self.tell(entry, FindingKind::PatternNotFound, message, help, Some(at));
    }

    fn tell(
        &mut self,
        entry: &PassageEntry,
        kind: FindingKind,
        message: String,
        help: &str,
        at: Option<Span>,
    ) {
        let map = Some(entry.place.clone().into());
        self.reading.findings.push(Finding {
            kind,
            message,
            help: help.to_owned(),
            at,
            map,
            others: Vec::new(),
        });
    }
}

/// The figure with the sign that its words say. Parentheses that the pattern has too are an
/// aside, and so are those behind a figure that went somewhere, `along` with which it went; others, a minus, and a word
/// such as `down` make it negative.
fn printed(
    passage: &Prepared,
    figure: &Found,
    found: Match,
    along: Option<Direction>,
    turned: bool,
) -> String {
    // `(3.4)%` is what others print as `(3.4%)`.
    let percent = figure.printed.strip_suffix(")%").map(|open| format!("{open}%)"));
    let shown = percent.as_deref().unwrap_or(&figure.printed);
    let inside = shown.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let positive = match inside {
        Some(inside) if found.aside || along.is_some() => inside,
        _ => shown,
    };
    let digits = positive.trim_matches(['-', '(', ')']);
    let negative = digits.len() < positive.len()
        || found.direction.or(along) == Some(Direction::Down)
        || is_minus_before_currency(passage, figure)
        || is_minus_in_words(passage, figure);
    match (negative, turned) {
        (true, false) if digits.len() < positive.len() => positive.to_owned(),
        (true, false) | (false, true) => format!("-{digits}"),
        (true, true) | (false, false) => digits.to_owned(),
    }
}
