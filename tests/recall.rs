//! How many mistakes of the hand are told: a sign, a scale, a digit of one figure of a real release
//! is changed, and the report is checked again.
//!
//! No rule can find all of them: a figure that no sum, no repetition and no neighbour holds to its
//! value may be any other. The test holds the share that is told, so that it does not fall;
//! `cargo test --test recall -- --nocapture` shows it by kind.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::root;
use kessan::check;
use kessan::diagnostic::{Diagnostics, Severity};
use kessan::model::{Decimals, Fact, FactIndex, Figure, Value};
use kessan::source::{self, report::Loaded};

/// The mistakes tried in each release.
const TRIES: usize = 100;

/// The least part of all mistakes that is told, and that is told at the cell that holds it; and of
/// those in scale; in percent.
const LEAST: usize = 78;
const LEAST_AT_CELL: usize = 70;
const LEAST_OF_SCALE: usize = 97;

const RELEASES: [&str; 5] = [
    "2007-08-13-q1-fy2007",
    "2008-02-12-q3-fy2007",
    "2009-02-12-q3-fy2008",
    "2009-08-11-q1-fy2009",
    "2012-02-08-q3-fy2011",
];

/// A mistake of the hand.
type Mistake = fn(&mut Fact, Figure, u64) -> Option<()>;

const SCALE: &str = "scale off by a thousand";

const MISTAKES: [(&str, Mistake); 4] = [
    ("sign turned", turn),
    (SCALE, rescale),
    ("two digits swapped", swap),
    ("one digit wrong", mistype),
];

/// What became of the mistakes of a kind.
#[derive(Clone, Copy, Default)]
struct Tally {
    tried: usize,
    errors: usize,
    warnings: usize,
    at_cell: usize,
}

#[test]
fn most_mistakes_of_the_hand_are_told() {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for (seed, release) in (1..).zip(RELEASES) {
        let folder = root().join("examples").join(release);
        try_release(&folder, seed, &mut tallies);
    }
    let (mut told, mut tried, mut at_cells) = (0, 0, 0);
    for (kind, tally) in &tallies {
        let Tally { tried: of_kind, errors, warnings, at_cell } = tally;
        println!(
            "{kind:<26}{of_kind:>5} tried{errors:>5} errors{warnings:>5} warnings{:>5} unseen, \
             {at_cell:>4} at the cell",
            of_kind - errors - warnings
        );
        told += errors + warnings;
        tried += of_kind;
        at_cells += at_cell;
        if *kind == SCALE {
            assert!((errors + warnings) * 100 >= of_kind * LEAST_OF_SCALE, "{kind}");
        }
    }
    println!("{told} of {tried} told, {at_cells} at the cell");
    assert!(at_cells * 100 >= tried * LEAST_AT_CELL, "{at_cells} of {tried} at the cell");
    assert!(tried >= 200 && told * 100 >= tried * LEAST, "{told} of {tried} told");
}

fn try_release(folder: &Path, seed: u64, tallies: &mut BTreeMap<&'static str, Tally>) {
    let mut diagnostics = Diagnostics::new();
    let begun =
        source::report::begin(folder, &[], &mut diagnostics).expect("an example can be read");
    let mut loaded = begun.read(&mut diagnostics).expect("an example can be read");
    let before = judge(&loaded);
    let told: Vec<&str> = before
        .iter()
        .filter(|one| one.severity != Severity::Note)
        .map(|one| one.message.as_str())
        .collect();
    assert!(told.is_empty(), "{}: {}", folder.display(), told.join("\n"));
    let mut state = seed;
    for at in 0..TRIES {
        let (kind, mistake) = MISTAKES[at % MISTAKES.len()];
        let Some(place) = put(&mut loaded, mistake, &mut state) else { continue };
        let (id, original) = place;
        let told = judge(&loaded);
        let fact = *loaded.report.get(id.into()).expect("it is there");
        loaded.report.facts[id] = original;
        let source = &loaded.report.sources[usize::from(fact.source.0)].name;
        let tally = tallies.entry(kind).or_default();
        tally.tried += 1;
        if told.has_errors() {
            tally.errors += 1;
        } else if told.warnings() > 0 {
            tally.warnings += 1;
        } else {
            let name = &loaded.taxonomy.concepts.get(fact.concept).expect("it is there").name.local;
            println!("unseen: {kind}: {name}, {source}:{}", fact.line);
        }
        let severe = told.iter().filter(|one| one.severity != Severity::Note);
        let mut places = severe.map(|one| &one.place);
        let here = places.any(|p| p.file.as_ref() == Some(source) && p.row() == Some(fact.line));
        tally.at_cell += usize::from(here);
        if !here && let Some(one) = told.iter().find(|one| one.severity != Severity::Note) {
            let name = &loaded.taxonomy.concepts.get(fact.concept).expect("it is there").name.local;
            println!("elsewhere: {kind}: {name}, {source}:{}: {}", fact.line, one.message);
        }
    }
}

/// Everything that is told about a report.
fn judge(loaded: &Loaded) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let index = FactIndex::new(&loaded.taxonomy, &loaded.report).expect("ids lead somewhere");
    check::report(&loaded.taxonomy, &loaded.report, &index, loaded.complete, &mut diagnostics);
    diagnostics
}

/// Puts a mistake into some fact that has a place for it; gives the fact as it was.
fn put(loaded: &mut Loaded, mistake: Mistake, state: &mut u64) -> Option<(usize, Fact)> {
    let facts = &mut loaded.report.facts;
    (0..1000).find_map(|_| {
        let at = usize::try_from(next(state)).ok()? % facts.len();
        let original = facts[at];
        let Value::Number(value) = original.value else { return None };
        mistake(&mut facts[at], value, next(state))?;
        Some((at, original))
    })
}

/// The next number of a small generator (`SplitMix64`), halved so that it fits every index.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed ^ (mixed >> 31)) >> 33
}

fn turn(fact: &mut Fact, value: Figure, _: u64) -> Option<()> {
    fact.value = Value::Number((!value.is_zero()).then(|| value.negated())?);
    Some(())
}

/// Thousands read as millions, or millions as thousands.
fn rescale(fact: &mut Fact, value: Figure, _: u64) -> Option<()> {
    let power = match fact.scale {
        3 => 3,
        6 => -3,
        _ => return None,
    };
    fact.value = Value::Number((!value.is_zero()).then(|| value.shift(power).ok())??);
    fact.decimals = Decimals::new(fact.decimals.places()? - power)?;
    fact.scale += i8::try_from(power).ok()?;
    Some(())
}

fn swap(fact: &mut Fact, value: Figure, choice: u64) -> Option<()> {
    let (mut digits, negative, scale) = digits(value);
    let pairs = printed(fact, value)?.checked_sub(1).filter(|pairs| *pairs > 0)?;
    let at = usize::try_from(choice).ok()? % pairs;
    (digits[at] != digits[at + 1]).then(|| digits.swap(at, at + 1))?;
    fact.value = Value::Number(figure(&digits, negative, scale)?);
    Some(())
}

fn mistype(fact: &mut Fact, value: Figure, choice: u64) -> Option<()> {
    let (mut digits, negative, scale) = digits(value);
    let at = usize::try_from(choice).ok()? % printed(fact, value)?;
    let other = 1 + u8::try_from(choice / 7 % 9).ok()?;
    digits[at] = (digits[at] + other) % 10;
    fact.value = Value::Number(figure(&digits, negative, scale)?);
    Some(())
}

/// The digits of a figure, its sign, and how many stand after the point.
fn digits(value: Figure) -> (Vec<u8>, bool, u32) {
    let (number, scale) = value.parts();
    let text = number.unsigned_abs().to_string();
    (text.bytes().map(|byte| byte - b'0').collect(), number < 0, scale)
}

/// How many digits of a figure are printed: those before its accuracy ends.
fn printed(fact: &Fact, value: Figure) -> Option<usize> {
    let (digits, _, scale) = digits(value);
    let places = fact.decimals.places().unwrap_or(0);
    let hidden = usize::try_from(i64::from(scale) - i64::from(places)).ok()?;
    digits.len().checked_sub(hidden).filter(|printed| *printed > 0)
}

fn figure(digits: &[u8], negative: bool, scale: u32) -> Option<Figure> {
    let number = digits.iter().fold(0, |number: i128, digit| number * 10 + i128::from(*digit));
    Figure::new(if negative { -number } else { number }, scale).ok()
}
