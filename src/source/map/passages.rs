//! The passages of a map, in full and in short.
//!
//! ```toml
//! passages = [
//!     { statement = "RevenuesHighlights", period = "9M07", after = "Revenues by service" },
//!     ["Recurring revenues", ["JPY # million", "RecurringRevenues"], ["up # YoY", "+YearOnYearChange"]],
//!     ["… share of new customers", "3Q07", ["was #", "ShareOfNewCustomers"]],
//! ]
//! ```

use std::ops::Range;

use toml::Spanned;

use super::line::Line;
use super::raw;
use super::resolve::{At, Resolver};
use super::words::{Kind, at};
use super::{Anchor, FigureEntry, Members, PassageEntry};
use crate::model::{Period, StatementId};

/// Before words that stand in a passage, and not at its beginning.
const WITHIN: char = '…';

/// Before the end of a concept whose beginning is the one that the passage named last.
const MORE: char = '+';

/// Before a concept whose figure is printed with the other sign.
const TURNED: char = '-';

/// What the figures of a passage have in common.
#[derive(Default)]
struct Defaults {
    period: Option<Period>,
    statement: Option<StatementId>,
    members: Members,
    footnote: Option<String>,
    after: Option<String>,
    before: Option<String>,
    span: Range<usize>,
}

impl Resolver<'_> {
    /// The passages; a table without words and figures says what holds for those below it.
    pub(super) fn passages(&mut self, lines: Vec<Spanned<raw::PassageLine>>) -> Vec<PassageEntry> {
        let mut held = Defaults::default();
        let mut entries = Vec::new();
        for line in lines {
            let span = line.span();
            let raw = match line.into_inner() {
                Line::List(parts) => self.full_passage(parts, &span),
                Line::Full(full) => Some(*full),
            };
            let Some(raw) = raw else { continue };
            let heads = raw.begins.is_none() && raw.with.is_none() && raw.figures.is_empty();
            if heads {
                held = self.defaults(&raw, &Defaults::default(), span.clone());
            } else {
                entries.extend(self.passage(raw, &held, &span));
            }
        }
        entries
    }

    /// A passage in short: its first words (or `…` and words that stand in it), words that hold for all of it, figures.
    fn full_passage(
        &mut self,
        parts: Vec<raw::Figure>,
        span: &Range<usize>,
    ) -> Option<raw::Passage> {
        let (mut texts, mut figures) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Line::List(mut words) if words.len() == 1 => texts.extend(words.pop()),
                figure => figures.push(figure),
            }
        }
        let mut texts = texts.into_iter();
        let words = texts.next().unwrap_or_default();
        let rest: Vec<String> = texts.collect();
        let may = [Kind::Period, Kind::Statement, Kind::Footnote, Kind::Member];
        let said = self.said(&rest.join(" "), span, &may)?;
        let members = said.members(span);
        let (begins, with) = match words.strip_prefix(WITHIN) {
            Some(words) => (None, Some(words.trim().to_owned())),
            None => (Some(words), None),
        };
        let [begins, with, period, statement] =
            [begins, with, said.period, said.statement].map(|of| of.map(at(span)));
        Some(raw::Passage {
            begins,
            with,
            period,
            statement,
            members,
            footnote: said.footnote,
            figures,
            ..raw::Passage::default()
        })
    }

    /// What a table says of all its figures; what it leaves open is as it is held.
    fn defaults(&mut self, raw: &raw::Passage, held: &Defaults, span: Range<usize>) -> Defaults {
        let own = self.named(&raw.members);
        Defaults {
            period: raw.period.as_ref().and_then(|of| self.period(&of.into())).or(held.period),
            statement: raw
                .statement
                .as_ref()
                .and_then(|id| self.statement(&id.into()))
                .or(held.statement),
            members: if own.is_empty() { held.members.clone() } else { own },
            footnote: raw.footnote.clone().or_else(|| held.footnote.clone()),
            after: raw.after.clone().or_else(|| held.after.clone()),
            before: raw.before.clone().or_else(|| held.before.clone()),
            span,
        }
    }

    /// A passage of the line that stands here.
    fn passage(
        &mut self,
        raw: raw::Passage,
        held: &Defaults,
        line: &Range<usize>,
    ) -> Option<PassageEntry> {
        let mut words = raw.begins.iter().chain(&raw.with);
        let words = words.find(|words| !words.get_ref().trim().is_empty());
        let Some(span) = words.map(Spanned::span) else {
            self.tell(
                line,
                "A passage says neither how it begins nor what stands in it.".to_owned(),
                "write begins = \"…\" or with = \"…\"",
            );
            return None;
        };
        if raw.figures.is_empty() {
            let help = "write figures = [[\"words around #\", \"Concept\"]]";
            self.tell(&span, "The passage has no figures.".to_owned(), help);
            return None;
        }
        let defaults = self.defaults(&raw, held, span.clone());
        let mut named = None;
        let figures = raw.figures.into_iter();
        let figures =
            figures.filter_map(|figure| self.figure(figure, &defaults, &mut named)).collect();
        Some(PassageEntry {
            place: self.place(&span),
            anchor: Anchor {
                begins: raw.begins.map(Spanned::into_inner),
                with: raw.with.map(Spanned::into_inner),
                after: defaults.after,
                before: defaults.before,
            },
            figures,
        })
    }

    /// A figure in short: the words around it, and its concept with what else is said of it.
    fn full_figure(
        &mut self,
        words: Vec<String>,
        span: &Range<usize>,
        named: Option<&str>,
    ) -> Option<raw::FullFigure> {
        let (like, words) = self.two(words, span)?;
        let (name, rest) = words.trim().split_once(' ').unwrap_or((words.trim(), ""));
        let (sign, name) = match name.strip_prefix(TURNED) {
            Some(name) => (Some("-".to_owned()), name),
            None => (None, name),
        };
        let concept = match (name.strip_prefix(MORE), named) {
            (Some(end), Some(named)) => format!("{named}{end}"),
            (Some(_), None) => {
                let message =
                    format!("`{name}` goes on from a concept, and the passage has named none.");
                self.tell(span, message, "write the whole name of the concept");
                return None;
            }
            (None, _) => name.to_owned(),
        };
        let may =
            [Kind::Period, Kind::Unit, Kind::Scale, Kind::Statement, Kind::Footnote, Kind::Member];
        let said = self.said(rest, span, &may)?;
        Some(raw::FullFigure {
            like,
            concept,
            period: said.period,
            unit: said.unit,
            scale: said.scale.map(raw::Scale::Word),
            statement: said.statement,
            footnote: said.footnote,
            members: said.members.into_iter().collect(),
            sign,
        })
    }

    /// A figure. `named` is the concept that the passage named last.
    fn figure(
        &mut self,
        raw: raw::Figure,
        defaults: &Defaults,
        named: &mut Option<String>,
    ) -> Option<FigureEntry> {
        let span = &defaults.span;
        let raw = match raw {
            Line::Full(full) => {
                *named = Some(full.concept.clone());
                *full
            }
            Line::List(words) => {
                let adds = words
                    .get(1)
                    .is_some_and(|name| name.trim_start_matches(TURNED).starts_with(MORE));
                let full = self.full_figure(words, span, named.as_deref())?;
                if !adds {
                    *named = Some(full.concept.clone());
                }
                full
            }
        };
        let at = |text| At { text, span: span.clone() };
        if raw.like.matches('#').count() != 1 {
            let message = format!("The words `{}` have not one place for a figure.", raw.like);
            self.tell(span, message, "write # where the figure stands, as in `JPY # million`");
            return None;
        }
        let turned = self.is_turned(raw.sign.as_deref(), span)?;
        let concept = self.concept(&at(&raw.concept))?;
        let period = match &raw.period {
            Some(period) => Some(self.period(&at(period))?),
            None => defaults.period,
        };
        let statement = match &raw.statement {
            Some(id) => Some(self.statement(&at(id))?),
            None => defaults.statement,
        };
        let (Some(period), Some(statement)) = (period, statement) else {
            let message = format!("The figure of `{}` lacks its period or statement.", raw.concept);
            self.tell(span, message, "give them to the figure or to the whole passage");
            return None;
        };
        let pairs = raw.members.iter().map(|(axis, member)| (at(axis), at(member)));
        let own = self.members(pairs);
        let scale = match &raw.scale {
            Some(raw::Scale::Word(word)) => Some(self.scale(&at(word))?),
            Some(raw::Scale::Power(power)) => Some(*power),
            None => None,
        };
        Some(FigureEntry {
            like: raw.like,
            concept,
            period,
            members: if own.is_empty() { defaults.members.clone() } else { own },
            unit: match &raw.unit {
                Some(unit) => Some(self.unit(&at(unit))?),
                None => None,
            },
            scale,
            statement,
            footnote: raw.footnote.or_else(|| defaults.footnote.clone()),
            turned,
        })
    }

    /// Whether the sign of a figure is the other than the printed one.
    fn is_turned(&mut self, sign: Option<&str>, span: &Range<usize>) -> Option<bool> {
        match sign {
            None | Some("+") => Some(false),
            Some("-") => Some(true),
            Some(other) => {
                self.tell(span, format!("`{other}` is no sign."), "write sign = \"-\"");
                None
            }
        }
    }
}
