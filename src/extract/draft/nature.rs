//! Whether figures are of moments or of spans of time, by the words of titles and captions.

use std::cmp::Ordering;

use crate::extract::rate::{self, Rate};
use crate::extract::{counts, each_share, title, unit_line};
use crate::notation::words::{Kind, words};

/// What figures are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// What there is at the end of a day.
    Moment,
    /// What happened from day to day.
    Span,
}

/// Which balance of a span a row of a statement of flows shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Roll {
    /// The one it began with.
    Opening,
    /// The one it ended with.
    Closing,
}

/// What a statement with this title is about; none where it does not say, or says both.
pub(super) fn of_title(title: &str) -> Option<Nature> {
    let lower = folded(title);
    let moment = words().stand_in(Kind::BalanceTitles, &lower);
    let span = words().stand_in(Kind::FlowTitles, &lower);
    match (moment, span) {
        (true, false) => Some(Nature::Moment),
        (false, true) => Some(Nature::Span),
        _ => None,
    }
}

/// Whether a title says that the figures of its table are of spans of time although their captions may name what there
/// is at a moment: `Interest expense` above `Deposits`.
pub(super) fn is_of_flows(of: &str) -> bool {
    let flows = title::says(Kind::FlowNouns, of).is_some();
    let also = [Kind::BalanceTitles, Kind::DataTitles];
    flows && !also.iter().any(|kind| title::says(*kind, of).is_some())
}

/// What a row is about, where its caption alone says it.
pub(super) fn of_caption(caption: &str) -> Option<Nature> {
    let lower = folded(unit_line::without_tail(without_lead(caption)));
    if words().stand_in(Kind::Movement, &lower) {
        return None;
    }
    let due = words().of(Kind::DueTails).filter_map(|phrase| lower.find(&format!(" {phrase} ")));
    let head = due.min().and_then(|at| lower.get(..at)).unwrap_or(&lower);
    if is_whole(caption, Kind::Stocks) || is_whole(caption, Kind::BalanceWhole) || is_due(&lower) {
        return Some(Nature::Moment);
    }
    let over_span = over_span(&lower);
    // A rate of what there is may be one of a span, and so is what changes it: `総資産利益率`, `Zugänge Anlagevermögen`.
    let named = || {
        words().stand_in(Kind::BalanceCaptions, &lower)
            && rate::rate(caption) != Some(Rate::Said)
            && title::says(Kind::FlowNouns, caption).is_none()
    };
    if is_balance(&over_span.clone().unwrap_or_else(|| head.to_owned())) || named() {
        // The mean of what there is from day to day is none of the last.
        return Some(if over_span.is_some() { Nature::Span } else { Nature::Moment });
    }
    words().stand_in(Kind::FlowCaptions, &lower).then_some(Nature::Span)
}

/// Whether a caption is, word for word, one of what there is at a moment in every table.
pub(super) fn is_stock(caption: &str) -> bool {
    is_whole(caption, Kind::Stocks)
}

/// Whether a caption is, word for word, one of what happens in a span of time, under days as well, or says that it is of
/// one.
pub(super) fn is_flow(caption: &str) -> bool {
    is_whole(caption, Kind::Flows) || title::says(Kind::SpanPhrases, caption).is_some()
}

/// Whether a caption is that of an amount of money in every table: `EBITDA`, `Capital expenditure`, `Net debt`.
pub(super) fn is_plain_amount(caption: &str) -> bool {
    let kinds = [Kind::Flows, Kind::Stocks, Kind::FlowCaptions];
    kinds.into_iter().any(|kind| is_whole(caption, kind))
}

/// Whether a caption is, word for word, one of a kind.
pub(super) fn is_whole(caption: &str, kind: Kind) -> bool {
    let lower = folded(unit_line::without_tail(without_lead(caption)));
    let outside = unit_line::outside(&lower);
    let parts: Vec<&str> = outside.split_whitespace().collect();
    words().has(kind, parts.join(" ").trim_end_matches([',', ':', '.']))
}

/// A caption without the word that takes it off or adds it: `cash` of `Less: cash`.
fn without_lead(caption: &str) -> &str {
    let Some((lead, rest)) = caption.split_once([':', ' ', '：']) else { return caption };
    let lead = lead.trim_start_matches(['(', '-', '–', '—', '+', '/']);
    match words().has(Kind::SignLeads, &lead.to_lowercase()) {
        true => rest.trim_start(),
        false => caption,
    }
}

/// A caption without the words by which a balance is of a span of time; none where it has no such word:
/// `Average net debt`.
fn over_span(lower: &str) -> Option<String> {
    // Where no blanks part words, they stand anywhere.
    let joined = |phrase: &&str| phrase.starts_with(|c: char| (c as u32) >= 0x2E80);
    let within = words().of(Kind::Extremes).filter(joined).find(|phrase| lower.contains(*phrase));
    if let Some(phrase) = within {
        return Some(lower.replace(phrase, ""));
    }
    let is_extreme = |word: &str| words().has(Kind::Extremes, word);
    let parts = || lower.split(|c: char| !c.is_alphanumeric());
    parts()
        .any(is_extreme)
        .then(|| parts().filter(|word| !is_extreme(word)).collect::<Vec<_>>().join(" "))
}

/// What a line without figures says that all rows below it are about: `Balance sheet data`, `At period end`.
pub(super) fn of_section(words_of: &str) -> Option<Nature> {
    let lower = folded(words_of);
    let said = spaced(&lower);
    let says = |kind: Kind| {
        words().of(kind).any(|phrase| match phrase.contains(|c: char| c.is_ascii_alphabetic()) {
            true => said.contains(&spaced(phrase)),
            false => lower.contains(phrase),
        })
    };
    let moment = words().stand_in(Kind::BalanceTitles, &lower) || says(Kind::MomentSections);
    let other = words().stand_in(Kind::FlowTitles, &lower)
        || words().stand_in(Kind::Movement, &lower)
        || words().stand_in(Kind::Averages, &lower);
    ((moment && !other) || is_of_parts(&lower)).then_some(Nature::Moment)
}

/// Whether a line says that the rows below it are the parts of what there is at a moment: `Cash and cash equivalents
/// comprise:`, `Components of net debt`.
fn is_of_parts(lower: &str) -> bool {
    let outside = unit_line::outside(lower);
    let line = outside.trim_end_matches([':', '：', '.', ' ']);
    words().of(Kind::Comprising).any(|phrase| {
        let ends = line.strip_suffix(phrase).or_else(|| line.strip_prefix(phrase));
        ends.is_some_and(|thing| of_caption(thing.trim()) == Some(Nature::Moment))
    })
}

/// Whether a caption says until when something falls due, and names nothing before it or what there is at a moment:
/// `Within one year`. Flows are of spans whenever they are expected.
fn is_due(lower: &str) -> bool {
    let at = words().of(Kind::DueTerms).filter_map(|term| lower.find(term)).min();
    let before = at.and_then(|at| lower.get(..at)).map(|before| before.trim_end_matches(PARTS));
    before.is_some_and(|before| before.is_empty() || of_caption(before) == Some(Nature::Moment))
}

/// Whether a caption is of what changed.
pub(super) fn is_movement(caption: &str) -> bool {
    words().stand_in(Kind::Movement, &folded(caption))
}

/// Whether a caption names nothing but what there is at a moment: `Net cash`, `Loans and advances to customers`.
fn is_balance(lower: &str) -> bool {
    holds_only(lower, &[Kind::BalanceNouns, Kind::BalanceJoints])
}

/// Whether a caption names what may be there at a moment and may happen in a span: `Provisions`.
pub(super) fn is_open(caption: &str) -> bool {
    holds_only(
        &folded(unit_line::without_tail(caption)),
        &[Kind::BalancePerhaps, Kind::BalanceNouns, Kind::BalanceJoints],
    )
}

/// Whether all words outside of parentheses are of these kinds, and one of the first.
fn holds_only(lower: &str, kinds: &[Kind]) -> bool {
    let outside = unit_line::outside(lower);
    let parts = outside.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let all: Vec<&str> = parts.collect();
    let of = |kind: Kind, word: &str| words().has(kind, word) || ends_as(kind, word);
    let known = |word: &&str| kinds.iter().any(|kind| of(*kind, word));
    all.iter().all(known) && all.iter().any(|word| of(kinds[0], word))
}

/// Whether a word ends as one of what there is at a moment, in languages that join words: `Segmentvermögen`.
fn ends_as(kind: Kind, word: &str) -> bool {
    kind == Kind::BalanceNouns && words().of(Kind::BalanceEnds).any(|end| word.ends_with(end))
}

/// What captions say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Together {
    /// Nothing, or as much of the one as of the other.
    Nothing,
    /// All that say anything are about this.
    Agreed(Nature),
    /// Most are about this, some about the other.
    Most(Nature),
}

/// What rows are about together. Of moments they are only where most of all say so: balances stand among flows as well.
pub(super) fn of_captions<'a>(captions: impl Iterator<Item = &'a str>) -> Together {
    let (mut moments, mut spans, mut all) = (0_usize, 0_usize, 0_usize);
    for caption in captions {
        all += 1;
        match of_caption(caption) {
            Some(Nature::Moment) => moments += 1,
            Some(Nature::Span) => spans += 1,
            None => {}
        }
    }
    match moments.cmp(&spans) {
        Ordering::Equal => Together::Nothing,
        Ordering::Less if moments == 0 => Together::Agreed(Nature::Span),
        Ordering::Less => Together::Most(Nature::Span),
        Ordering::Greater if spans == 0 && moments * 2 > all => Together::Agreed(Nature::Moment),
        Ordering::Greater => Together::Most(Nature::Moment),
    }
}

/// The balance that a caption of a statement of flows opens or closes a span with, and what it is a balance of.
pub(super) fn roll(caption: &str) -> Option<(Roll, String)> {
    let lower = folded(caption);
    // Letters may have another length in small; then nothing can be cut.
    if lower.len() != caption.len() || words().stand_in(Kind::Movement, &lower) {
        return None;
    }
    let of_balance = |(_, thing): &(Roll, String)| of_caption(thing) == Some(Nature::Moment);
    let found = first_word(caption, &lower).filter(of_balance);
    let found = found.or_else(|| last_word(caption, &lower).filter(of_balance));
    if found.is_some() {
        return found;
    }
    let first = |kind| words().of(kind).filter_map(|phrase| lower.find(phrase)).min();
    let (roll, at) = match (first(Kind::Opening), first(Kind::Closing)) {
        (Some(at), None) => (Roll::Opening, at),
        (None, Some(at)) => (Roll::Closing, at),
        _ => return None,
    };
    let parts = |c: char| [' ', ',', ';', '-', '–', '—', '(', '（'].contains(&c) || joins(c);
    let thing = caption.get(..at)?.trim_end_matches(parts);
    let thing = without_joint(thing);
    let behind = || behind_span(caption, &lower, at);
    let thing = if at == 0 { behind()? } else { thing.to_owned() };
    (thing.chars().count() > 2).then_some((roll, thing))
}

/// Whether a sign joins words where no blanks part them.
fn joins(sign: char) -> bool {
    words().has(Kind::Joints, sign.encode_utf8(&mut [0; 4]))
}

/// What stands behind the words with which a caption opens or closes a span: `Beginning of period headcount`.
fn behind_span(caption: &str, lower: &str, at: usize) -> Option<String> {
    let kinds = [Kind::Opening, Kind::Closing];
    let said = kinds.into_iter().flat_map(|kind| words().of(kind));
    let longest = said.filter(|phrase| lower[at..].starts_with(*phrase)).map(str::len).max()?;
    let rest = caption.get(at + longest..)?.trim_start();
    // Where no blanks part words the balance stands behind them at once.
    let joined = rest.trim_start_matches(joins);
    if joined.starts_with(|c: char| (c as u32) >= 0x2E80)
        && of_caption(joined) == Some(Nature::Moment)
    {
        return Some(joined.to_owned());
    }
    let (span, thing) = rest.split_once(' ')?;
    let names = [Kind::QuarterWords, Kind::HalfWords, Kind::YearWords, Kind::Times];
    let span = span.to_lowercase();
    names.iter().any(|kind| words().has(*kind, &span)).then(|| capitalised(thing.trim_start()))
}

/// Words with a capital at their beginning.
fn capitalised(thing: &str) -> String {
    let mut letters = thing.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The balance that the first or the last word of a caption opens or closes, whatever it is of.
pub(super) fn roll_by_word(caption: &str) -> Option<(Roll, String)> {
    let lower = folded(caption);
    // Letters may have another length in small; then nothing can be cut.
    if lower.len() != caption.len() || words().stand_in(Kind::Movement, &lower) {
        return None;
    }
    first_word(caption, &lower).or_else(|| last_word(caption, &lower))
}

/// What the first word of a caption opens or closes: `Opening net debt`.
fn first_word(caption: &str, lower: &str) -> Option<(Roll, String)> {
    let first = |kind| {
        let begins = |phrase: &&str| {
            let joined = phrase.starts_with(|c: char| (c as u32) >= 0x2E80);
            lower.strip_prefix(*phrase).is_some_and(|behind| joined || behind.starts_with(' '))
        };
        words().of(kind).filter(begins).map(str::len).max()
    };
    let (roll, length) = match (first(Kind::OpeningFirst), first(Kind::ClosingFirst)) {
        (Some(length), None) => (Roll::Opening, length),
        (None, Some(length)) => (Roll::Closing, length),
        _ => return None,
    };
    let thing = without_of(caption.get(length..)?.trim_start());
    (thing.chars().count() > 2).then(|| (roll, capitalised(thing)))
}

/// Words without the one that binds them to what stands before: `de caixa` of `Saldo inicial de caixa`.
fn without_of(thing: &str) -> &str {
    match thing.split_once(' ') {
        Some((first, rest)) if words().has(Kind::Of, &first.to_lowercase()) => rest.trim_start(),
        _ => thing,
    }
}

/// What the last word of a caption opens or closes: `Cash, ending`.
fn last_word(caption: &str, lower: &str) -> Option<(Roll, String)> {
    let (_, word) = lower.rsplit_once([' ', ','])?;
    let roll = match word {
        word if words().has(Kind::OpeningLast, word) => Roll::Opening,
        word if words().has(Kind::ClosingLast, word) => Roll::Closing,
        _ => return None,
    };
    let thing = caption.get(..caption.len() - word.len())?.trim_end_matches(PARTS);
    (thing.chars().count() > 2).then(|| (roll, thing.to_owned()))
}

/// What parts a balance from the word that says when it is.
const PARTS: [char; 9] = [' ', ',', ';', ':', '-', '–', '—', '(', '（'];

/// Whether a caption of no amounts of money says that they are of a moment: ratios of balances, balances for each
/// share.
pub(super) fn is_of_moment(caption: &str, kind: &str) -> bool {
    let lower = folded(caption);
    if words().stand_in(Kind::Movement, &lower) || over_span(&lower).is_some() {
        return false;
    }
    let said = spaced(&lower);
    // Where no blanks part words, they stand anywhere.
    let says = |kind: Kind| {
        words().of(kind).any(|phrase| match phrase.contains(|c: char| c.is_ascii_alphabetic()) {
            true => said.contains(&spaced(phrase)),
            false => lower.contains(phrase),
        })
    };
    match kind {
        "perShare" => {
            says(Kind::BalanceShort) || says(Kind::BalanceEach) || is_stock_for_each(&lower)
        }
        "percent" => says(Kind::BalanceRates) || is_multiple_of_stock(&lower),
        "pure" => {
            says(Kind::BalanceRates) || is_multiple_of_stock(&lower) || is_counted_at_end(&lower)
        }
        _ => false,
    }
}

/// Whether a caption is of what there is at a moment, for each share: `Equity per share`.
fn is_stock_for_each(lower: &str) -> bool {
    let Some(at) = each_share::at(lower) else { return false };
    let phrases = words().of(Kind::PerShareCaptions);
    let behind =
        phrases.filter_map(|phrase| lower[at..].strip_prefix(phrase)).min_by_key(|rest| rest.len());
    // Where no blanks part words, what is for each share stands behind.
    let of = if lower[..at].trim().is_empty() { behind.unwrap_or_default() } else { &lower[..at] };
    of_caption(of.trim()) == Some(Nature::Moment)
}

/// Whether a caption says that something was counted when its period ended: `期末従業員数`, `Employees at year end`.
fn is_counted_at_end(lower: &str) -> bool {
    if words().stand_in(Kind::Averages, lower) {
        return false;
    }
    let said = spaced(lower);
    words().of(Kind::MomentSections).any(|phrase| {
        match phrase.contains(|c: char| c.is_ascii_alphabetic()) {
            true => said.ends_with(&spaced(phrase)),
            false => lower.starts_with(phrase),
        }
    })
}

/// Whether a caption names what there is at a moment, and behind a comma that it is so many times something: `Net debt, x`;
/// or a ratio that it has to something: `Debt-to-capitalization ratio`.
fn is_multiple_of_stock(lower: &str) -> bool {
    let is_stock = |stock: &str| of_caption(stock.trim()) == Some(Nature::Moment);
    let is_multiple = lower.rsplit_once(',').is_some_and(|(stock, times)| {
        words().has(Kind::CountMultiples, times.trim()) && is_stock(stock)
    });
    let said = lower.replace(['-', '‑', '–'], " ");
    let is_named = words().of(Kind::RatioNames).any(|name| said.trim_end().ends_with(name))
        && !words().stand_in(Kind::Derived, &said);
    let is_ratio = is_named || counts::is_ratio(lower);
    let joins = words().of(Kind::RatioJoins).chain(["/"]);
    let mut stocks = joins.filter_map(|join| said.split_once(&format!(" {join} ")));
    is_multiple || (is_ratio && stocks.any(|(stock, _)| is_stock(stock)))
}

/// Words with one blank around each.
fn spaced(words: &str) -> String {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", parts.collect::<Vec<_>>().join(" "))
}

/// A caption without the word that joins a day to it: `Provisions at`.
pub(super) fn without_joint(thing: &str) -> &str {
    match thing.rsplit_once(' ') {
        Some((before, last)) if words().has(Kind::Neutral, &last.to_lowercase()) => before,
        _ => thing,
    }
}

fn folded(words: &str) -> String {
    words.replace('’', "'").to_lowercase()
}

#[cfg(test)]
mod tests;
