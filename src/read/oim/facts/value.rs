//! The value of a fact and its accuracy; notes.

use super::super::canonical::is_canonical;
use super::super::known::KnownConcept;
use super::super::names::NoName;
use super::super::note;
use super::super::tell::Syntax;
use super::{FactReader, Part, RawFact, Tell, Understood, integer};
use crate::model::losses::CUT_ACCURACY;
use crate::model::stream::{StreamContext, ValueKind};

/// Decimals of more places are cut.
const MOST_DECIMALS: u32 = i32::MAX.unsigned_abs();

impl FactReader<'_> {
    /// The value without the decimals that a cell of a table may have behind it, and these.
    pub(super) fn without_suffix<'a>(
        &self,
        raw: &RawFact<'_, 'a>,
        kind: ValueKind,
        tell: Tell<'_>,
    ) -> Option<(Option<&'a str>, Option<Option<i64>>)> {
        let is_number =
            kind.is_numeric() || kind == ValueKind::Unknown && raw.dimension("unit").is_some();
        let Some(value) = raw.value.filter(|_| self.syntax == Syntax::Csv && is_number) else {
            return Some((raw.value, None));
        };
        let Some((number, suffix)) = value.split_once('d') else {
            return Some((Some(value), None));
        };
        let number = number.trim();
        let decimals = match suffix.trim() {
            "INF" => Some(None),
            digits => canonical_integer(digits).map(Some),
        };
        match decimals
            .filter(|_| number.ends_with(|last: char| last.is_ascii_digit() || last == '.'))
        {
            Some(decimals) => Some((Some(number), Some(decimals))),
            None => {
                let what = format!("`{}` is no number with decimals.", value.escape_debug());
                tell(":invalidDecimalsSuffix", Part::Value, &what);
                None
            }
        }
    }

    pub(super) fn decimals(
        &mut self,
        raw: &RawFact<'_, '_>,
        suffix: Option<Option<i64>>,
        kind: ValueKind,
        tell: Tell<'_>,
    ) -> Option<Option<i32>> {
        let is_text = !kind.is_numeric() && kind != ValueKind::Unknown;
        if let Some(suffix) = suffix {
            return Some(suffix.map(|decimals| self.kept(decimals, raw)));
        }
        let Some(decimals) = raw.decimals else { return Some(None) };
        if is_text && self.syntax == Syntax::Csv {
            return Some(None);
        }
        if is_text || raw.value.is_none() {
            let what = "Only numbers that are not nil have decimals.";
            tell("oime:misplacedDecimalsProperty", Part::Decimals, what);
            return None;
        }
        Some(Some(self.kept(decimals, raw)))
    }

    /// Decimals, or as many as are kept, which is counted.
    fn kept(&mut self, decimals: i64, raw: &RawFact<'_, '_>) -> i32 {
        let kept = i32::try_from(decimals).ok().filter(|kept| kept.unsigned_abs() <= MOST_DECIMALS);
        kept.unwrap_or_else(|| {
            self.losses.add_named(CUT_ACCURACY, || format!("`{}`", raw.id));
            if decimals < 0 { -i32::MAX } else { i32::MAX }
        })
    }

    pub(super) fn judge_value(
        &self,
        value: Option<&str>,
        known: Option<&KnownConcept<'_>>,
        tell: Tell<'_>,
    ) -> Option<()> {
        let Some(known) = known else { return Some(()) };
        let Some(text) = value else {
            if known.nillable {
                return Some(());
            }
            let code = match self.syntax {
                Syntax::Json => "oime:invalidFactValue",
                Syntax::Csv => ":invalidFactValue",
            };
            tell(code, Part::Value, "The concept is not nillable.");
            return None;
        };
        let shown = || {
            let start: String = text.chars().take(40).collect();
            let more = if start.len() < text.len() { "…" } else { "" };
            format!("`{}{more}`", start.escape_debug())
        };
        match known.kind {
            ValueKind::Enumeration | ValueKind::EnumerationSet => {
                return self.judge_members(text, known.kind, tell);
            }
            ValueKind::QName => {
                for name in text.split_ascii_whitespace() {
                    if matches!(self.prefixes.qname(name), Err(NoName::Unbound)) {
                        let what = format!("The prefix of `{name}` is not bound.");
                        tell("oimce:unboundPrefix", Part::Value, &what);
                        return None;
                    }
                }
            }
            _ => {}
        }
        if self.canonical && !is_canonical(known.base, text) {
            let what = format!("{} is not the canonical spelling.", shown());
            tell(":nonCanonicalValue", Part::Value, &what);
            return None;
        }
        if !(known.is_value)(text) {
            tell(
                ":invalidFactValue",
                Part::Value,
                &format!("{} is no value of the concept.", shown()),
            );
            return None;
        }
        Some(())
    }

    /// Members of an enumeration: names; in a set each once, and canonically in alphabetical order.
    pub(super) fn judge_members(&self, text: &str, kind: ValueKind, tell: Tell<'_>) -> Option<()> {
        let names: Vec<&str> = match kind {
            ValueKind::EnumerationSet => text.split_ascii_whitespace().collect(),
            _ => vec![text.trim()],
        };
        if self.canonical && !names.is_sorted_by(|one, other| one < other) {
            let what = "Members are not in alphabetical order.";
            tell(":nonCanonicalValue", Part::Value, what);
            return None;
        }
        for name in names {
            match self.prefixes.qname(name) {
                Ok(_) => {}
                Err(NoName::Unbound) => {
                    tell(
                        "oimce:unboundPrefix",
                        Part::Value,
                        &format!("The prefix of `{name}` is not bound."),
                    );
                    return None;
                }
                Err(NoName::Form) => {
                    let what = format!("`{}` is no name of a member.", name.escape_debug());
                    tell(":invalidFactValue", Part::Value, &what);
                    return None;
                }
            }
        }
        Some(())
    }

    /// A note: an XHTML text in a language, and no other aspect.
    pub(super) fn note<'a>(
        &mut self,
        raw: &RawFact<'_, 'a>,
        concept: usize,
        tell: Tell<'_>,
    ) -> Option<Understood<'a>> {
        self.notes.insert(raw.id.into());
        let mut fits = true;
        let mut refuse = |code: &str, part: Part<'_>, what: &str| {
            tell(code, part, what);
            fits = false;
        };
        let language = raw.dimension("language").flatten();
        if language.is_none() {
            refuse("oime:missingLanguageForNoteFact", Part::Fact, "A note needs a language.");
        }
        if self.syntax == Syntax::Json {
            match raw.dimension("noteId") {
                None => {
                    refuse("oime:missingNoteIDDimension", Part::Fact, "A note needs a `noteId`.")
                }
                Some(id) if id != Some(raw.id) => {
                    let what = "The `noteId` of a note is its own id.";
                    refuse("oime:invalidNoteIDValue", Part::Dimension("noteId"), what);
                }
                Some(_) => {}
            }
            if raw.dimension("unit").is_some() {
                refuse(
                    "oime:misplacedUnitDimension",
                    Part::Dimension("unit"),
                    "A note has no unit.",
                );
            }
            if raw.decimals.is_some() {
                refuse("oime:misplacedDecimalsProperty", Part::Decimals, "A note has no decimals.");
            }
        }
        for (name, _) in raw.dimensions.about() {
            if matches!(*name, "entity" | "period") || name.contains(':') {
                let what = format!("A note has no `{name}`.");
                refuse("oime:misplacedNoteFactDimension", Part::Dimension(name), &what);
            }
        }
        if let Some(code) = raw.value.and_then(note::fault) {
            refuse(code, Part::Value, "The text of a note is XHTML without prefixes.");
        }
        if !fits {
            return None;
        }
        let context = self.aspects.contexts.insert_full(StreamContext::default()).0;
        Some(Understood {
            concept,
            context,
            unit: None,
            language,
            value: raw.value,
            decimals: None,
            kind: ValueKind::Text,
            is_note: true,
        })
    }
}

/// An integer without a sign or zeros that say nothing.
fn canonical_integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_canonical = !text.starts_with('+') && (!digits.starts_with('0') || text == "0");
    integer(text).filter(|_| is_canonical)
}
