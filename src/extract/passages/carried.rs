//! What the words before a figure say of its direction where no pattern has them: `fell by #`, `fell $1 million, or #`.

use super::direction::{self, Direction};
use super::prepared::Prepared;
use crate::notation::words::{Kind, Numbered, words};
use crate::standards::currency;
use crate::text::Span;
use crate::text::figures::Found;

/// How many tokens of a currency and of words such as `by` may stand between a direction and its figure.
const BETWEEN: usize = 4;

/// How many tokens of a currency, a power of ten and a comma may stand behind a figure before a word that goes on.
const BEHIND: usize = 4;

/// The word of direction directly before a figure or its currency: `fell by $5`.
pub(super) fn directly(passage: &Prepared, figure: &Found) -> Option<(Direction, Span)> {
    let before = passage.before(figure);
    let is_between = |token: &&Span| {
        let word = passage.word(**token).to_lowercase();
        words().has(Kind::DirectionBy, &word) || is_of_currency(passage.word(**token))
    };
    let token = before.iter().rev().take(BETWEEN).find(|token| !is_between(token))?;
    Some((direction::of(passage.word(*token))?, *token))
}

/// A direction that a figure takes over from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Along {
    pub(super) direction: Direction,
    /// The word that says it.
    pub(super) word: Span,
    /// Whether what stands behind the figure leaves no doubt that both are of the same change.
    pub(super) certain: bool,
}

/// The direction that a figure takes over from the one before it, of which it is the same change in another measure:
/// `fell by $1.2 million, or 3.4%`, `fell by $1.2 million (3.4%)`, `fell 3.4% and 1.2% at constant rates`. A part of
/// something is another matter: `fell 5.0%, and 3.4% of all are new`.
pub(super) fn along(passage: &Prepared, figure: &Found) -> Option<Along> {
    let at = passage.figures.partition_point(|other| other.span.end <= figure.span.start);
    let other = passage.figures.get(at.checked_sub(1)?)?;
    let mut between: Vec<Span> = passage.before(figure).to_vec();
    between.retain(|token| token.start >= other.span.end);
    if between.len() > BEHIND {
        return None;
    }
    let words_between: Vec<String> =
        between.iter().map(|token| passage.word(*token).to_lowercase()).collect();
    let own = passage.word(figure.before);
    let goes_on = |word: &String| {
        words().has(Kind::Or, word)
            || (words().has(Kind::And, word) && figure.is_percent() && other.is_percent())
    };
    let says_nothing =
        |word: &String| matches!(word.as_str(), "," | ".") || word == own || is_measure(word);
    let joints = words_between.iter().filter(|word| goes_on(word)).count();
    let aside = figure.printed.starts_with('(');
    let joined = joints == 1 || (aside && joints == 0);
    let plain = words_between.iter().all(|word| goes_on(word) || says_nothing(word));
    if !joined || !plain {
        return None;
    }
    let and = words_between.iter().any(|word| words().has(Kind::And, word));
    // What parentheses enclose is the same change, whatever goes on behind them.
    let certain = aside || ends(passage, figure)?;
    let (direction, word) = directly(passage, other)?;
    Some(Along { direction, word, certain: certain || !and })
}

/// Whether what is said of a figure ends behind it, or only how it was reckoned follows; none where it is a part of
/// something.
fn ends(passage: &Prepared, figure: &Found) -> Option<bool> {
    let behind = passage.behind(figure);
    let mut said = behind.iter().map(|token| passage.word(*token).to_lowercase());
    let Some(next) = said.find(|word| !is_measure(word) && word != "%" && word != ")") else {
        return Some(true);
    };
    let has = |kind| words().has(kind, &next);
    if has(Kind::Of) || has(Kind::DirectionFrom) {
        return None;
    }
    let goes_on = [Kind::OpenPrepositions, Kind::DirectionEnds, Kind::Comparing, Kind::Derived];
    Some(!next.contains(char::is_alphanumeric) || goes_on.into_iter().any(has))
}

/// Whether a word is of the measure of a figure: a currency, a power of ten, points.
fn is_measure(word: &str) -> bool {
    is_of_currency(word)
        || words().number(Numbered::Scales, word.trim_end_matches('s')).is_some()
        || words().has(Kind::BasisPoints, word)
        || words().has(Kind::Points, word)
}

fn is_of_currency(word: &str) -> bool {
    currency::named(word).is_some()
}
