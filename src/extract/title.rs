//! The title of a table: the lines above it that name it, and what they say of its figures.

use std::cell::RefCell;
use std::rc::Rc;

use super::memo::Memo;
use super::mentions::heading::{self, Setting};
use super::unit_line;
use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::Table;
use crate::text::words::plain;

/// The longest name of a table, in letters; longer lines are sentences.
const LONGEST: usize = 120;

/// The lines above a table that may name it, without their units; the nearest comes last.
pub(super) fn names(table: &Table, text: &Text, setting: Setting) -> Vec<String> {
    let lines = table.title.iter().flat_map(|span| parted(text.slice(*span)));
    lines.map(|line| without_unit(&line)).filter(|line| is_name(line, setting)).collect()
}

/// Whether a line may name a table.
fn is_name(line: &str, setting: Setting) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    // A sign of these scripts is a word.
    let signs = line.chars().filter(|c| (*c as u32) >= 0x2E80 && c.is_alphabetic()).count();
    (letters > 5 || signs > 2)
        && line.chars().count() < LONGEST
        && !line.ends_with('.')
        && unit_line::read(line).is_none_or(|unit| !unit.is_clear())
        && !is_period(line, setting)
}

/// Whether a line names a table that is no statement of flows: what stands further above is not its title.
pub(super) fn names_another(line: &str, setting: Setting) -> bool {
    let name = without_unit(line.trim_matches(['#', '*', '|', ' ']));
    let flows = known().stand_in(Kind::FlowTitles, &name.replace('’', "'").to_lowercase());
    is_name(&name, setting) && is_open(&name) && !flows
}

/// The nearest line above that names a kind of statement, else the nearest that is no unit and no period.
pub(super) fn of(table: &Table, text: &Text, setting: Setting) -> String {
    let names = names(table, text, setting);
    let of_statement = names.iter().rev().find(|name| names_statement(name));
    of_statement.or(names.iter().rev().find(|name| is_open(name))).cloned().unwrap_or_default()
}

/// The lines that are the title together: the nearest that stands for itself, and those below it that go on with it or
/// that it introduces.
pub(super) fn together(names: &[String]) -> &[String] {
    let own = |name: &String| is_open(name) && !name.ends_with([':', '：']);
    let from = names.iter().rposition(own).unwrap_or(0);
    names.get(from..).unwrap_or_default()
}

/// The first word or phrase of a kind that stands in a line.
pub(super) fn says(kind: Kind, line: &str) -> Option<&'static str> {
    // The lines of a table are asked again each time it is read, and titles for each of their rows.
    thread_local! {
        static KNOWN: Memo<(), Rc<RefCell<Said>>> = const { Memo::new() };
    }
    let of_line = KNOWN.with(|known| known.of((), line, Rc::default));
    let known = of_line.borrow().iter().find(|(of, _)| *of == kind).map(|(_, said)| *said);
    known.unwrap_or_else(|| {
        let said = said(kind, line);
        of_line.borrow_mut().push((kind, said));
        said
    })
}

/// What a line says of each kind that was asked for.
type Said = Vec<(Kind, Option<&'static str>)>;

fn said(kind: Kind, line: &str) -> Option<&'static str> {
    let lower = line.to_lowercase();
    let apart: String = lower.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = format!(" {} ", apart.split_whitespace().collect::<Vec<_>>().join(" "));
    let is_sign = |phrase: &str| phrase.chars().any(|c| (c as u32) >= 0x2E80);
    let stands = |phrase: &&str| match is_sign(phrase) {
        true => lower.contains(*phrase),
        false => stands_undenied(&words, phrase),
    };
    known().of(kind).find(stands)
}

/// Whether a phrase stands among words between blanks, and no word before it says the opposite: `not annualised`.
fn stands_undenied(words: &str, phrase: &str) -> bool {
    let denied = |at: usize| {
        let before = words[..at].split(' ').next_back().unwrap_or_default();
        known().has(Kind::Denials, before)
    };
    words.match_indices(&format!(" {phrase} ")).any(|(at, _)| !denied(at))
}

/// Whether a line names a kind of statement.
fn names_statement(line: &str) -> bool {
    let lower = line.replace('’', "'").to_lowercase();
    let names = |kind| known().stand_in(kind, &lower);
    names(Kind::BalanceTitles) != names(Kind::FlowTitles)
}

/// Whether a line is no aside.
fn is_open(name: &str) -> bool {
    !name.starts_with(['(', '（'])
}

/// Whether words say a period and nothing else.
fn is_period(words: &str, setting: Setting) -> bool {
    let said = heading::read(words, setting);
    !said.is_empty() && said.rest.chars().filter(|c| c.is_alphabetic()).count() < 4
}

/// The lines that breaks of markup make of a line.
fn parted(line: &str) -> Vec<String> {
    let broken = line.replace("<BR", "<br");
    let lines = broken.split("<br").enumerate().map(|(at, part)| match at {
        0 => plain(part),
        _ => plain(&format!("<br{part}")),
    });
    lines.map(|line| line.trim_matches(['#', '*', '|', ' ']).to_owned()).collect()
}

/// A title without the statement of a unit behind it: `Income statement (EUR m)`, `Income statement, EUR m`.
fn without_unit(line: &str) -> String {
    let Some(at) = line.rfind(['(', '（']) else {
        return unit_line::without_tail(line).to_owned();
    };
    let (title, behind) = line.split_at(at);
    let unit = unit_line::read(behind).is_some_and(|unit| unit.is_clear());
    if unit { title.trim_end().to_owned() } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_ones_where_a_script_has_blanks() {
        let forecast = |line: &str| says(Kind::ForecastTitles, line);
        assert_eq!(forecast("Outlook, fiscal 2025"), Some("outlook"));
        assert_eq!(forecast("Unaudited pro-forma income statement"), Some("pro forma"));
        assert_eq!(forecast("3．2025年3月期の連結業績予想"), Some("業績予想"));
        assert_eq!(forecast("Retargets"), None);
        assert_eq!(says(Kind::OtherTitles, "Parent company balance sheet"), Some("parent company"));
    }

    #[test]
    fn a_unit_behind_a_title_is_no_part_of_it() {
        for (line, title) in [
            (
                "Koncernens resultaträkning i sammandrag, MSEK",
                "Koncernens resultaträkning i sammandrag",
            ),
            ("Konzernbilanz in Mio. €", "Konzernbilanz"),
            ("Income statement - EUR m", "Income statement"),
            ("Balance sheet (in thousands)", "Balance sheet"),
            ("Cash and cash equivalents", "Cash and cash equivalents"),
            ("In millions of euros", "In millions of euros"),
        ] {
            assert_eq!(without_unit(line), title, "{line}");
        }
    }

    #[test]
    fn a_line_that_introduces_goes_on_with_the_one_above() {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        let names: Vec<String> = lines(&["Income statement", "Outlook", "We expect for the year:"]);
        assert_eq!(together(&names), &names[1..]);
        let names: Vec<String> = lines(&["Outlook", "Income statement"]);
        assert_eq!(together(&names), &names[1..]);
    }
}
