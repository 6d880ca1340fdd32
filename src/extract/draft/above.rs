//! What the last line without figures says of the rows below it: `Net income per share — Basic:`, `At period end`.

use std::collections::BTreeSet;

use super::super::caption_end;
use super::super::counts;
use super::super::dilution;
use super::super::measured::{self, Measured};
use super::super::rate;
use super::super::section_line;
use super::super::titled;
use super::super::unit_line;
use super::captions;
use super::line::{Held, Line};
use super::nature::{self, Nature};
use super::printing::Printing;
use super::shares;

use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::Table;

/// What such a line says.
#[derive(Debug, Default)]
pub(super) struct Above {
    measured: Option<Measured>,
    /// Whether it says that they measure something, and not what: `Prices`.
    open: bool,
    /// Whether it is of amounts for each of something that is no share.
    priced: bool,
    nature: Option<Nature>,
    /// Whether it is of averages.
    averaged: bool,
    /// Whether `Basic` or `Diluted` stands below it.
    diluted: bool,
    /// Whether it is the title, which is about all rows.
    titled: bool,
    /// Whether it may be the end of the caption above it as well.
    doubtful: bool,
}

/// What the rows further up say of a row.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The most decimals of any amount among them.
    places: usize,
    /// The captions of amounts for each share, in small letters.
    each: BTreeSet<String>,
}

impl Seen {
    /// Takes one more row.
    pub(super) fn take(&mut self, line: &Line) {
        if line.kind == "perShare" {
            self.each.insert(line.caption.to_lowercase());
        }
        if line.kind == "monetary" && line.held.is_none() {
            self.places = self.places.max(line.printing.places.unwrap_or(0));
        }
    }
}

impl Above {
    pub(super) fn new(heading: &str) -> Self {
        let heading = &*section_line::without_notes(heading);
        Self {
            measured: measured::measured_below(section_line::without_exceptions(heading)),
            open: section_line::measures(heading),
            priced: counts::is_priced(heading),
            nature: nature::of_section(heading)
                .or(shares::of_stock(heading).then_some(Nature::Moment)),
            averaged: known().stand_in(Kind::Averages, &heading.to_lowercase()),
            diluted: false,
            titled: false,
            doubtful: false,
        }
    }

    /// What a line of a table says that may be the end of the caption above it: whether the row above or the rows below
    /// are what it says is asked.
    pub(super) fn of_row(heading: &str, table: &Table, at: usize, text: &Text) -> Self {
        let own = Self::new(heading);
        let says = own.measured.is_some() || own.open || own.nature().is_some();
        let states = says || caption_end::states_unit(heading);
        let doubtful = states && caption_end::may_be(table, at, text);
        Self { doubtful, ..own }
    }

    /// Holds the row above such a line.
    pub(super) fn hold(&self, last: Option<&mut Line>) {
        if let Some(line) = last.filter(|line| self.doubtful && line.kind == "monetary") {
            line.held = line.held.or(Some(Held::Measure));
        }
    }

    /// What the title of a table says of all its rows, before any other line does.
    pub(super) fn of_title(table: &Table, text: &Text) -> Self {
        let said = titled::measure(table, text);
        Self { measured: said.map(|(of, _)| of), titled: true, ..Self::default() }
    }

    /// What all rows below are about.
    pub(super) fn nature(&self) -> Option<Nature> {
        self.nature.or(self.averaged.then_some(Nature::Span))
    }

    /// The type of the concept of a row, whose caption alone says `own`; and why its figures wait for a person, where
    /// neither the caption nor the figures say that they are what the line above is about.
    pub(super) fn kind(
        &mut self,
        own: &'static str,
        caption: &str,
        printing: &Printing,
        last: Option<&Line>,
        seen: &Seen,
    ) -> (&'static str, Option<Held>) {
        let (kind, held) = self.said(own, caption, printing, last, seen);
        let doubtful = self.doubtful && own == "monetary";
        (kind, held.or(doubtful.then_some(Held::Measure)))
    }

    /// What the line above alone says of the type of a row.
    fn said(
        &mut self,
        own: &'static str,
        caption: &str,
        printing: &Printing,
        last: Option<&Line>,
        seen: &Seen,
    ) -> (&'static str, Option<Held>) {
        let bare = dilution::without_part(caption);
        let (dilution, names) = (counts::is_dilution(&bare), counts::names_dilution(caption));
        let whole = printing.has_decimals() == Some(false);
        if self.diluted && !names && whole && !self.titled {
            self.measured = None;
        }
        self.diluted |= names;
        let rated = || rate::names_rate(caption) && unit_line::enclosed(caption).is_empty();
        if own == "pure"
            && self.measured == Some(Measured::Percent)
            && !printing.currency
            && (self.titled || rated())
        {
            return ("percent", None);
        }
        if own != "monetary" {
            return match own == "pure" && printing.currency {
                // Nothing that has a currency is a number.
                true if counts::says_caption(caption) => ("pure", Some(Held::Priced)),
                true => ("monetary", None),
                false => (own, None),
            };
        }
        // What a caption states itself goes before the title.
        if self.titled && captions::state_power(caption) {
            return (own, None);
        }
        let doubtful = |kind| (kind, Some(Held::Measure));
        let diluted = last.filter(|line| counts::names_dilution(&line.caption));
        match self.measured {
            Some(Measured::PerShare)
                if dilution || self.titled || is_small(printing, last, seen) =>
            {
                ("perShare", None)
            }
            Some(Measured::PerShare) => doubtful("perShare"),
            Some(Measured::Shares) if dilution => ("shares", None),
            Some(Measured::Shares) if !printing.currency && names_shares(caption, seen) => {
                ("shares", None)
            }
            Some(Measured::Shares) => doubtful("shares"),
            Some(Measured::Percent) if printing.currency => doubtful("monetary"),
            Some(Measured::Percent) => ("percent", None),
            Some(Measured::Number) if self.priced => ("pure", Some(Held::Priced)),
            Some(Measured::Number) if printing.currency => ("monetary", None),
            Some(Measured::Number) => ("pure", None),
            None if self.open && !dilution => {
                doubtful(if printing.currency { own } else { "pure" })
            }
            None => match diluted {
                Some(other) if dilution => (other.kind, None),
                None if dilution => ("pure", None),
                _ => (own, None),
            },
        }
    }
}

/// Whether figures have more decimals than any amount above, as amounts for each share have; dashes say nothing.
fn is_small(printing: &Printing, last: Option<&Line>, seen: &Seen) -> bool {
    match printing.places {
        Some(places) => places > seen.places,
        None => last.is_some_and(|line| line.kind == "perShare" || line.heading),
    }
}

/// Whether a caption says nothing but which shares are meant, or is that of amounts for each of them further up.
fn names_shares(caption: &str, seen: &Seen) -> bool {
    let lower = caption.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let of_shares = |word: &str| {
        let kinds = [Kind::ShareQualities, Kind::Shares, Kind::Dilution, Kind::And];
        kinds.iter().any(|kind| known().has(*kind, word))
    };
    seen.each.contains(&lower) || (parts.next().is_some_and(of_shares) && parts.all(of_shares))
}
