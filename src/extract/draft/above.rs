//! What the last line without figures says of the rows below it: `Net income per share — Basic:`, `At period end`.

use std::collections::BTreeSet;

use super::super::caption_end;
use super::super::counts;
use super::super::dilution;
use super::super::measured::{self, Measured};
use super::super::mentions::heading::Setting;
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
    /// Whether it names growth, margins or parts of something.
    named_rates: bool,
    /// Its words, in small letters.
    words: BTreeSet<String>,
    /// Whether it says that things were counted when something ended.
    counted: bool,
    /// Whether it states a part of a currency: `Per share (pence)`.
    in_part: bool,
    nature: Option<Nature>,
    /// Whether it is of averages.
    averaged: bool,
    /// Whether `Basic` or `Diluted` stands below it.
    diluted: bool,
    /// Whether it is the title, which is about all rows.
    titled: bool,
    /// What would not be of the rows below it, if it were the end of the caption above it.
    doubt: Option<Tail>,
}

/// What a line says that may be the end of the caption above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    /// In which measure figures are.
    Measure,
    /// That they are of a moment.
    Moment,
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
        let counted = counts::heads_things(heading).then_some(Measured::Number);
        let below = || measured::measured_below(section_line::without_exceptions(heading));
        Self {
            measured: counted.or_else(below),
            words: counts::words(&heading.to_lowercase()).into_iter().map(str::to_owned).collect(),
            counted: counted.is_some(),
            named_rates: names_parts(heading),
            open: section_line::measures(heading) || is_of_things_in_power(heading),
            priced: counts::is_priced(heading),
            in_part: states_part(heading),
            nature: nature::of_section(heading)
                .or(shares::of_stock(heading).then_some(Nature::Moment)),
            averaged: known().stand_in(Kind::Averages, &heading.to_lowercase()),
            diluted: false,
            titled: false,
            doubt: None,
        }
    }

    /// What a line says that is a unit and nothing else, `pence`; `each` where the table is of amounts for each share.
    pub(super) fn of_unit(words: &str, each: bool) -> Self {
        let counts = |word: &str| known().has(Kind::CountAlone, &word.to_lowercase());
        let own = Self::new(&section_line::as_unit(words));
        let measured = match () {
            () if each && states_part(words) => Some(Measured::PerShare),
            () if !words.split_whitespace().any(counts) => own.measured,
            () if each => Some(Measured::Shares),
            () => Some(Measured::Number),
        };
        Self { measured, in_part: states_part(words), ..own }
    }

    /// The same where the line names what is divided by: in a table of amounts for each share that is numbers of shares.
    pub(super) fn of_shares(self, heading: &str, each: bool) -> Self {
        let bare = heading.trim_end_matches([':', '：', ' ']).to_lowercase();
        let divides = each && known().has(Kind::Denominators, &bare);
        Self { measured: if divides { Some(Measured::Shares) } else { self.measured }, ..self }
    }

    /// What a line of a table says that may be the end of the caption above it: whether the row above or the rows below
    /// are what it says is asked.
    pub(super) fn of_row(
        heading: &str,
        table: &Table,
        at: usize,
        text: &Text,
        setting: Setting,
    ) -> Self {
        let own = Self::new(heading);
        let measures = own.measured.is_some() || own.open || caption_end::states_unit(heading);
        let said = match () {
            () if measures => Some(Tail::Measure),
            () if own.nature().is_some() || caption_end::names_day(heading, setting) => {
                Some(Tail::Moment)
            }
            () => None,
        };
        Self { doubt: said.filter(|_| caption_end::may_be(table, at, text)), ..own }
    }

    /// Whether a caption is that of an amount and of nothing else, below a line of counts or of no more than ratios: rates of
    /// growth and margins are of amounts as well.
    fn is_strange(&self, caption: &str) -> bool {
        let plain = self.measured == Some(Measured::Number)
            || self.words.iter().any(|word| known().has(Kind::RatioNames, word));
        // `In % of sales`
        let of = self.measured == Some(Measured::Percent)
            && self.words.iter().any(|word| known().has(Kind::Of, word));
        plain && !self.priced && !self.named_rates && !of && nature::is_plain_amount(caption)
    }

    /// Whether a caption has a word of the line above it.
    fn names_again(&self, caption: &str) -> bool {
        let lower = caption.to_lowercase();
        counts::words(&lower).iter().any(|word| self.words.contains(*word))
    }

    /// Holds the row above such a line, where its own caption does not say what the line would say of it.
    pub(super) fn hold(&self, last: Option<&mut Line>) {
        if let Some(line) = last.filter(|line| line.kind == "monetary") {
            line.held = line.held.or(self.held(&line.caption));
        }
    }

    /// Why a row beside such a line waits, by its caption.
    fn held(&self, caption: &str) -> Option<Held> {
        match self.doubt? {
            Tail::Measure => Some(Held::Measure),
            Tail::Moment => nature::of_caption(caption).is_none().then_some(Held::Nature),
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
        let doubt = if own == "monetary" { self.held(caption) } else { None };
        (kind, held.or(doubt))
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
        // An amount is none of the things that are counted, nor is what counts others; nor are the rows below it.
        let counted = self.measured == Some(Measured::Number) && self.nature.is_some();
        let others =
            || own == "pure" && counts::says_caption(caption) && !self.names_again(caption);
        let money = printing.currency || nature::is_plain_amount(caption);
        if (self.counted && money) || (counted && others()) {
            *self = Self { doubt: self.doubt, ..Self::default() };
        }
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
                if dilution
                    || self.titled
                    || is_small(printing, last, seen)
                    || (self.in_part && !printing.currency && names_each(caption)) =>
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
            Some(Measured::Percent | Measured::Number)
                if !self.titled && self.is_strange(caption) =>
            {
                doubtful("monetary")
            }
            Some(Measured::Percent) => ("percent", None),
            Some(Measured::Number) if self.priced => ("pure", Some(Held::Priced)),
            Some(Measured::Number) if printing.currency => ("monetary", None),
            // The sign of a currency in the first row is that of its column.
            Some(Measured::Number)
                if last.is_some_and(|line| line.printing.currency && !line.heading) =>
            {
                doubtful("monetary")
            }
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

/// Whether a line counts things in a power of ten of its own: `Customers (thousands)`.
fn is_of_things_in_power(heading: &str) -> bool {
    let outside = unit_line::outside(heading);
    let bare = |part: &String| {
        let line = unit_line::read(&format!("({part})"));
        line.is_some_and(|line| line.is_clear() && line.codes.is_empty() && line.scale.is_some())
    };
    unit_line::enclosed(heading).iter().any(bare)
        && (counts::may_count(outside.trim()) || counts::says_caption(outside.trim()))
}

/// Whether a line names growth, margins, or parts of something that amounts have.
fn names_parts(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    let all = counts::words(&lower);
    let kinds = [Kind::Derived, Kind::RatePercents, Kind::Per];
    all.iter().any(|word| kinds.iter().any(|kind| known().has(*kind, word)))
        || known().stand_in(Kind::Movement, &lower)
        || known().stand_in(Kind::RatePercents, &lower)
}

/// Whether a line states a part of a currency, in parentheses, behind a comma or as one of its words: `Pence per share`.
fn states_part(heading: &str) -> bool {
    let is_part =
        |words: &str| unit_line::names_part(words) || unit_line::is_letter_of_part(words.trim());
    unit_line::enclosed(heading).iter().any(|words| is_part(words))
        || unit_line::outside(heading)
            .split([' ', ',', ':'])
            .any(|word| word.len() > 1 && is_part(word))
}

/// Whether a caption names nothing but what is usual for each share: `Adjusted earnings`, `Interim dividend`.
fn names_each(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let kinds = [Kind::EachWords, Kind::Dilution, Kind::And];
    let known_word = |word: &str| kinds.iter().any(|kind| known().has(*kind, word));
    parts.next().is_some_and(known_word) && parts.all(known_word)
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
