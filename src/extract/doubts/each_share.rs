//! Numbers of shares that what was earned and what was earned for each of them show to be of another power of ten.

use crate::extract::fact::Extracted;
use crate::extract::finding::{Finding, FindingKind};
use crate::extract::question::units_line;
use crate::model::{Figure, Period, StatementId, Taxonomy};
use crate::notation::figure::{self, Printed};
use crate::text::Text;

/// The powers of ten that a number of shares may be short of: thousands and millions that no line states.
const POWERS: [i32; 2] = [3, 6];

/// The least columns that must show it, before it is no chance.
const COLUMNS: usize = 2;

/// Numbers of shares that are some thousand times too small for the amounts above them: `36,474` shares that earned 39.4
/// million, `1.08` each.
#[must_use]
pub fn shares_too_few(facts: &[Extracted], text: &Text, taxonomy: &Taxonomy) -> Vec<Finding> {
    let of = |kind: &'static str| {
        facts.iter().filter(move |fact| {
            &*taxonomy.concept(fact.concept).item_type.name == kind && fact.members.is_empty()
        })
    };
    let (amounts, each): (Vec<_>, Vec<_>) = (of("monetary").collect(), of("perShare").collect());
    if amounts.is_empty() || each.is_empty() {
        return Vec::new();
    }
    let mut shares: Vec<&Extracted> = of("shares").filter(|fact| is_single(fact)).collect();
    shares.sort_by_key(|fact| (fact.statement, fact.concept, fact.span));
    let rows = shares
        .chunk_by(|one, other| (one.statement, one.concept) == (other.statement, other.concept));
    rows.filter_map(|row| {
        let shown = |power: &i32| row.iter().all(|one| short_of(one, &amounts, &each, *power));
        let power = (row.len() >= COLUMNS).then(|| POWERS.into_iter().find(shown))??;
        let right = row.iter().any(|one| short_of(one, &amounts, &each, 0));
        (!right).then(|| finding(row[0], power, text, taxonomy))
    })
    .collect()
}

/// Whether a number of shares is stated in single ones.
fn is_single(fact: &Extracted) -> bool {
    fact.scale == 0 && matches!(fact.period, Period::Duration { .. })
}

/// Whether a number of shares, so many powers of ten more, earned some amount of its table at some amount for each.
fn short_of(shares: &Extracted, amounts: &[&Extracted], each: &[&Extracted], power: i32) -> bool {
    let same = |of: &&&Extracted| (of.statement, of.period) == place(shares);
    let Some(count) = value(shares).and_then(|(count, _)| count.shift(power).ok()) else {
        return false;
    };
    each.iter().filter(same).filter_map(|one| value(one)).any(|(rate, places)| {
        let fits = |(amount, _): (Figure, i32)| is_product(amount, count, rate, places);
        amounts.iter().filter(same).filter_map(|one| value(one)).any(|one| fits(one) == Some(true))
    })
}

fn place(fact: &Extracted) -> (StatementId, Period) {
    (fact.statement, fact.period)
}

/// Whether an amount is a number of shares times what each has, as far as the latter is rounded; of a rate of one digit
/// nothing follows.
fn is_product(amount: Figure, count: Figure, rate: Figure, places: i32) -> Option<bool> {
    let least = Figure::unit(places).ok()?.shift(1).ok()?;
    if rate.abs() < least || amount.is_zero() {
        return None;
    }
    let product = count.times(rate).ok()?.abs();
    let open = count.times(Figure::unit(places).ok()?).ok()?.abs();
    let apart = amount.abs().plus(product.negated()).ok()?.abs();
    Some(apart <= open)
}

/// The value of a figure, and how many places behind its point are printed.
fn value(fact: &Extracted) -> Option<(Figure, i32)> {
    let Ok(Printed::Number(number)) = figure::parse(&fact.printed) else { return None };
    let (_, places) = number.figure.parts();
    let places = i32::try_from(places).ok()? - i32::from(fact.scale);
    Some((number.figure.shift(i32::from(fact.scale)).ok()?, places))
}

fn finding(shares: &Extracted, power: i32, text: &Text, taxonomy: &Taxonomy) -> Finding {
    let name = &taxonomy.concept(shares.concept).name.local;
    let line = text.position(shares.span.start).line;
    let message = format!(
        "`{}` shares in line {line} are 10^{power} too few for what they earned and what each earned.",
        shares.printed
    );
    let scale = if power == 3 { "thousand" } else { "million" };
    let answer = units_line(name, &format!("\"shares {scale}\""));
    Finding {
        kind: FindingKind::Contradiction,
        message,
        help: format!("give the table in the map: {answer}"),
        at: Some(shares.span),
        map: None,
        others: Vec::new(),
    }
}
