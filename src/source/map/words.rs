//! Columns, rows, figures and footnotes written as words: `9M08 JPY million`, `Revenues 3Q08`.
//!
//! Each word is a period, a unit, a scale, a statement, a concept or a member of an axis (`PlaceAxis=NorthMember`), in
//! any order. What it is says the taxonomy; a word that may be two of them is told.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::line::Line;
use super::raw::{self, Name};
use super::resolve::Resolver;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::notation::{period, scale};

/// Before the id of a footnote.
const NOTE: &str = "note:";

/// Before the heading of a column of ratios or changes.
const BESIDE: &str = "beside ";

/// Between an axis and its member.
pub(super) const OF_AXIS: char = '=';

/// What helps where a word does not say what it is.
const WITH_KEY: &str = "write what is meant with its key, as concept = \"…\"";

/// What words say.
#[derive(Default)]
pub(super) struct Said {
    pub(super) period: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) scale: Option<String>,
    pub(super) statement: Option<String>,
    pub(super) footnote: Option<String>,
    pub(super) concepts: Vec<String>,
    pub(super) members: Vec<(String, String)>,
}

impl Said {
    /// The members, each with the place of the line that says it.
    pub(super) fn members(&self, span: &Range<usize>) -> BTreeMap<Name, Name> {
        let placed =
            |(axis, member): &(String, String)| (at(span)(axis.clone()), at(span)(member.clone()));
        self.members.iter().map(placed).collect()
    }
}

/// What a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Period,
    Unit,
    Scale,
    Statement,
    Footnote,
    Member,
    Concept,
}

impl Kind {
    /// The kind in words.
    fn words(self) -> &'static str {
        match self {
            Self::Period => "a period",
            Self::Unit => "a unit",
            Self::Scale => "a scale",
            Self::Statement => "a statement",
            Self::Footnote => "a footnote",
            Self::Member => "a member",
            Self::Concept => "a concept",
        }
    }
}

impl Resolver<'_> {
    /// Tells words apart; none of them where one can't be what it may be here, or there is another of its kind.
    pub(super) fn said(&mut self, words: &str, span: &Range<usize>, may: &[Kind]) -> Option<Said> {
        let mut said = Said::default();
        for word in words.split_whitespace() {
            let fits: Vec<Kind> = may.iter().copied().filter(|kind| self.is(word, *kind)).collect();
            let kind = match &*fits {
                [kind] => *kind,
                [] => {
                    self.no_kind(word, span, may);
                    return None;
                }
                [first, second, ..] => {
                    let (first, second) = (first.words(), second.words());
                    let message = format!("`{word}` may be {first} or {second}.");
                    self.tell(span, message, WITH_KEY);
                    return None;
                }
            };
            let place = match kind {
                Kind::Period => &mut said.period,
                Kind::Unit => &mut said.unit,
                Kind::Scale => &mut said.scale,
                Kind::Statement => &mut said.statement,
                Kind::Footnote => &mut said.footnote,
                Kind::Member => {
                    let Some((axis, member)) = word.split_once(OF_AXIS) else { continue };
                    let same = said.members.iter().find(|(other, _)| self.is_same(other, axis));
                    if let Some((other, first)) = same {
                        let other = format!("{other}{OF_AXIS}{first}");
                        let message = format!("Of `{other}` and `{word}` only one can stand here.");
                        self.tell(span, message, "leave one of them out");
                        return None;
                    }
                    said.members.push((axis.to_owned(), member.to_owned()));
                    continue;
                }
                Kind::Concept => {
                    said.concepts.push(word.to_owned());
                    continue;
                }
            };
            let word = word.strip_prefix(NOTE).unwrap_or(word).to_owned();
            if let Some(other) = place.replace(word.clone()) {
                let message = format!("Of `{other}` and `{word}` only one can stand here.");
                self.tell(span, message, "leave one of them out");
                return None;
            }
        }
        Some(said)
    }

    fn is(&self, word: &str, kind: Kind) -> bool {
        let taxonomy = self.taxonomy;
        match kind {
            Kind::Period => period::parse(word, taxonomy.calendar).is_some(),
            Kind::Unit => self.is_unit(word),
            Kind::Scale => scale::parse(word).is_some(),
            Kind::Statement => taxonomy.find_statement(word).is_some(),
            Kind::Footnote => word.strip_prefix(NOTE).is_some_and(|id| !id.is_empty()),
            Kind::Member => word.contains(OF_AXIS),
            Kind::Concept => taxonomy.find(word).is_some(),
        }
    }

    /// Whether two names are those of one concept.
    fn is_same(&self, one: &str, other: &str) -> bool {
        let found = |name: &str| self.taxonomy.find(name);
        one == other || found(one).is_some_and(|id| found(other) == Some(id))
    }

    fn no_kind(&mut self, word: &str, span: &Range<usize>, may: &[Kind]) {
        let taxonomy = self.taxonomy;
        let of = |kind: Kind| may.contains(&kind);
        let concepts = taxonomy.concepts.values().map(|concept| &*concept.name.local);
        let statements = taxonomy.statements.iter().map(|statement| statement.id.as_str());
        let units = taxonomy.units.keys().map(String::as_str);
        let known = concepts
            .filter(|_| of(Kind::Concept))
            .chain(statements.filter(|_| of(Kind::Statement)))
            .chain(units.filter(|_| of(Kind::Unit)));
        let help = did_you_mean(word, known).unwrap_or_else(|| WITH_KEY.to_owned());
        let message = format!("`{word}` is nothing that can stand here.");
        let place = self.place(span);
        self.diagnostics.push(Diagnostic::new(Code::InvalidMap, place, message).help(help));
    }

    /// A column: `9M08 JPY million`, `3Q08 beside YoY change`.
    pub(super) fn full_column(&mut self, line: Spanned<Line<raw::Column>>) -> Option<raw::Column> {
        let span = line.span();
        let words = match line.into_inner() {
            Line::Full(full) => return Some(*full),
            Line::List(words) => words.join(" "),
        };
        if words == "skip" {
            return Some(raw::Column { skip: true, ..raw::Column::default() });
        }
        let (words, beside) = match words.split_once(BESIDE) {
            Some((words, heading)) => (words, Some(heading.to_owned())),
            None => (&*words, None),
        };
        let may = [Kind::Period, Kind::Unit, Kind::Scale, Kind::Member, Kind::Concept];
        let said = self.said(words, &span, &may)?;
        let members = said.members(&span);
        let [period, unit, scale] =
            [said.period, said.unit, said.scale].map(|of| of.map(at(&span)));
        let concept = self.one(said.concepts, &span)?.map(at(&span));
        Some(raw::Column { period, unit, scale, beside, concept, members, skip: false })
    }

    /// A row: its caption, and its concept, its period or both; its unit and members, where it has others.
    pub(super) fn full_row(&mut self, line: Spanned<Line<raw::Row>>) -> Option<raw::Row> {
        let span = line.span();
        let (caption, words) = match line.into_inner() {
            Line::Full(full) => return Some(*full),
            Line::List(words) => self.two(words, &span)?,
        };
        let may = [Kind::Period, Kind::Unit, Kind::Member, Kind::Concept];
        let said = self.said(&words, &span, &may)?;
        let members = said.members(&span);
        let [period, unit] = [said.period, said.unit].map(|of| of.map(at(&span)));
        let concept = self.one(said.concepts, &span)?.map(at(&span));
        Some(raw::Row { caption, concept, period, unit, members, skip: false, open: None })
    }

    /// Members of single facts: which they are, and what the facts have that get them.
    pub(super) fn full_member_rule(
        &mut self,
        line: Spanned<Line<raw::MemberRule>>,
    ) -> Option<raw::MemberRule> {
        let span = line.span();
        let (members, words) = match line.into_inner() {
            Line::Full(full) => return Some(*full),
            Line::List(words) => self.two(words, &span)?,
        };
        let members = self.said(&members, &span, &[Kind::Member])?.members(&span);
        let may = [Kind::Period, Kind::Unit, Kind::Statement, Kind::Concept];
        let said = self.said(&words, &span, &may)?;
        let [period, unit, statement] =
            [said.period, said.unit, said.statement].map(|of| of.map(at(&span)));
        let concept = raw::OneOrMore::More(said.concepts);
        Some(raw::MemberRule { concept, statement, period, unit, members })
    }

    /// A footnote: its id, and what the facts have that carry it.
    pub(super) fn full_footnote(
        &mut self,
        line: Spanned<Line<raw::Footnote>>,
    ) -> Option<raw::Footnote> {
        let span = line.span();
        let (id, words) = match line.into_inner() {
            Line::Full(full) => return Some(*full),
            Line::List(words) => self.two(words, &span)?,
        };
        let may = [Kind::Period, Kind::Unit, Kind::Statement, Kind::Concept];
        let said = self.said(&words, &span, &may)?;
        let (members, concepts): (Vec<String>, Vec<String>) =
            said.concepts.into_iter().partition(|name| self.is_member(name));
        let [period, unit, statement] =
            [said.period, said.unit, said.statement].map(|of| of.map(at(&span)));
        Some(raw::Footnote {
            id,
            concept: Some(concepts).filter(|of| !of.is_empty()).map(raw::OneOrMore::More),
            statement,
            period,
            unit,
            member: self.one(members, &span)?.map(at(&span)),
        })
    }

    fn is_member(&self, name: &str) -> bool {
        let taxonomy = self.taxonomy;
        taxonomy.find(name).is_some_and(|id| {
            taxonomy.axes.values().any(|axis| axis.members.iter().any(|of| of.concept == id))
        })
    }

    /// The only name, or none; two are told.
    pub(super) fn one(
        &mut self,
        names: Vec<String>,
        span: &Range<usize>,
    ) -> Option<Option<String>> {
        if let [first, second, ..] = &*names {
            let message = format!("Of `{first}` and `{second}` only one can stand here.");
            self.tell(span, message, "leave one of them out");
            return None;
        }
        Some(names.into_iter().next())
    }

    /// The two texts of a list.
    pub(super) fn two(
        &mut self,
        words: Vec<String>,
        span: &Range<usize>,
    ) -> Option<(String, String)> {
        match <[String; 2]>::try_from(words) {
            Ok([first, second]) => Some((first, second)),
            Err(words) => {
                let message = format!("A list of {} texts can't stand here.", words.len());
                self.tell(span, message, "write two texts in brackets, or a table with keys");
                None
            }
        }
    }
}

/// Gives a name the place of the line that says it.
pub(super) fn at(span: &Range<usize>) -> impl Fn(String) -> Name {
    |name| Spanned::new(span.clone(), name)
}
