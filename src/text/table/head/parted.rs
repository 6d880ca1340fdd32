//! Groups of columns of unequal size below the words that stand over them: five quarters, then two spans of nine months.
//!
//! Of all ways to part the columns, each in one group, that one is taken in which all words stand best over their group:
//! over its middle, or from its left edge on. Columns of which two ways that fit about as well say different things get
//! the words of both, and then nobody takes them for either.

use std::ops::Range;

use super::Word;

/// More columns or groups are not tried.
const COLUMNS: usize = 14;
const GROUPS: usize = 4;

/// How far words that are aligned with an edge of their group may stand off it.
const EDGE: usize = 4;

/// Which words stand over which columns.
pub(super) struct Parted {
    /// For each group the columns that are certain, and those that may be its own beside them.
    pub(super) groups: Vec<(Range<usize>, Range<usize>)>,
}

/// What stands in one column below the words.
pub(super) struct Place {
    /// From where to where something stands in it.
    pub(super) extent: Range<usize>,
    /// The words over it in the lines below.
    pub(super) words: String,
}

/// Parts columns into as many groups as there are words over them; none where they fit no way.
pub(super) fn part(over: &[Word], places: &[Place]) -> Option<Parted> {
    let (groups, columns) = (over.len(), places.len());
    if !(2..=GROUPS).contains(&groups) || columns <= groups || columns > COLUMNS {
        return None;
    }
    let mut apart: Vec<usize> =
        places.windows(2).map(|two| two[1].extent.end.saturating_sub(two[0].extent.end)).collect();
    apart.sort_unstable();
    let pitch = apart[apart.len() / 2];
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for ends in ways(columns, groups) {
        if let Some(cost) = cost(over, places, &ends, pitch) {
            found.push((cost, ends));
        }
    }
    found.sort();
    let (least, best) = found.first()?;
    let (each, is_first) = one_each(over, places);
    // Columns of changes stand last, without words of that line.
    if *least > each + EDGE || (is_first && least + pitch / 2 > each) {
        return None;
    }
    let mut groups: Vec<(Range<usize>, Range<usize>)> =
        ranges(best).map(|own| (own.clone(), own)).collect();
    for (_, other) in found[1..].iter().take_while(|(cost, _)| cost - least < pitch) {
        for ((sure, all), own) in groups.iter_mut().zip(ranges(other)) {
            *sure = sure.start.max(own.start)..sure.end.min(own.end);
            *all = all.start.min(own.start)..all.end.max(own.end);
        }
    }
    Some(Parted { groups })
}

/// How far words stand off the middles of the columns that they are next to, each twice, and whether these are the first
/// columns: those that stand over one column each leave the others without words.
fn one_each(over: &[Word], places: &[Place]) -> (usize, bool) {
    let nearest = |word: &Word| {
        let middle = word.left + word.right;
        let off = |place: &Place| middle.abs_diff(place.extent.start + place.extent.end);
        let all = places.iter().enumerate().map(|(at, place)| (off(place), at));
        all.min().unwrap_or_default()
    };
    let found: Vec<(usize, usize)> = over.iter().map(nearest).collect();
    let is_first = found.iter().enumerate().all(|(at, (_, column))| at == *column);
    (found.iter().map(|(off, _)| off).sum(), is_first)
}

/// The columns of each group by where the groups end.
fn ranges(ends: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends.iter().copied()).map(|(start, end)| start..end)
}

/// All ways to part columns into groups that follow one another, by where each ends.
fn ways(columns: usize, groups: usize) -> Vec<Vec<usize>> {
    if groups == 1 {
        return vec![vec![columns]];
    }
    let mut all = Vec::new();
    for last in groups - 1..columns {
        for mut way in ways(last, groups - 1) {
            way.push(columns);
            all.push(way);
        }
    }
    all
}

/// How far words stand off the middles of their groups, each twice; none where one stands too far off, or two columns of a
/// group have the same words.
fn cost(over: &[Word], places: &[Place], ends: &[usize], pitch: usize) -> Option<usize> {
    let alike = |own: &Range<usize>| {
        let same = |at: usize, other: usize| {
            !places[at].words.is_empty() && places[other].words == places[at].words
        };
        own.clone().any(|at| (own.start..at).any(|other| same(other, at)))
    };
    if ranges(ends).any(|own| alike(&own)) {
        return None;
    }
    let far = |off: &dyn Fn(&Word, &Range<usize>) -> usize, most: usize| {
        let costs = over.iter().zip(ranges(ends)).map(|(word, own)| off(word, &own));
        let costs: Vec<usize> = costs.collect();
        let near = costs.iter().all(|cost| *cost <= most && cost * 8 <= pitch * 7);
        near.then(|| costs.iter().sum())
    };
    let edge =
        |own: &Range<usize>| (places[own.start].extent.start, places[own.end - 1].extent.end);
    // What is seen of a group, and the whole of its columns.
    let seen = |word: &Word, own: &Range<usize>| {
        let (left, right) = edge(own);
        (word.left + word.right).abs_diff(left + right)
    };
    let whole = |word: &Word, own: &Range<usize>| {
        let first = places[own.start].extent.end.saturating_sub(pitch);
        let left = own.start.checked_sub(1).map_or(first, |before| places[before].extent.end);
        (word.left + word.right).abs_diff(left + edge(own).1)
    };
    let left = |word: &Word, own: &Range<usize>| 2 * word.left.abs_diff(edge(own).0);
    let right = |word: &Word, own: &Range<usize>| 2 * word.right.abs_diff(edge(own).1);
    let middles = [far(&seen, usize::MAX), far(&whole, usize::MAX)];
    let edges = [far(&left, 2 * EDGE), far(&right, 2 * EDGE)];
    middles.into_iter().chain(edges).flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(left: usize, right: usize) -> Word {
        Word { left, right, span: crate::text::Span { start: 0, end: 0 } }
    }

    fn places(words: &[&str]) -> Vec<Place> {
        let place = |(at, words): (usize, &&str)| {
            let end = 40 + (at + 1) * 16;
            Place { extent: end - 13..end, words: (*words).to_owned() }
        };
        words.iter().enumerate().map(place).collect()
    }

    #[test]
    fn groups_of_unequal_size_have_the_words_over_their_middle() {
        let five = places(&["Sep 24", "Jun 24", "Mar 24", "Sep 24", "Sep 23"]);
        // Over the middle of three columns and of two.
        let parted = part(&[word(55, 73), word(95, 112)], &five).expect("a way");
        assert_eq!(parted.groups, [(0..3, 0..3), (3..5, 3..5)]);
        // Between two columns it may be of either.
        let four = places(&["Sep 24", "Jun 24", "Mar 24", "Dec 23"]);
        let parted = part(&[word(54, 67), word(88, 97)], &four).expect("a way");
        assert!(parted.groups.iter().any(|(sure, all)| sure != all), "{:?}", parted.groups);
    }

    #[test]
    fn words_that_stand_over_no_middle_part_nothing() {
        let four = places(&["Sep 24", "Jun 24", "Mar 24", "Dec 23"]);
        assert!(part(&[word(0, 8), word(20, 28)], &four).is_none());
        // A column of changes behind two columns with words over each is of neither group.
        let change = places(&["JPY millions", "JPY millions", "change"]);
        assert!(part(&[word(47, 52), word(63, 68)], &change).is_none());
        assert!(part(&[word(43, 56), word(59, 72)], &change).is_none());
        let alike = places(&["2024", "2024", "2024"]);
        assert!(part(&[word(50, 60), word(80, 88)], &alike).is_none());
    }
}
