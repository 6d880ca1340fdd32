//! Years over groups of quarters of unlike size: which quarter belongs to which year follows from their order.

use super::super::headings::Headings;
use super::super::words;
use super::Draft;
use crate::extract::mentions::Part;
use crate::extract::mentions::heading::{Said, Unclear};
use crate::model::{Calendar, Period};

/// The quarters of a year.
const QUARTERS: u32 = 4;

/// Gives quarters that follow one another the years that stand over them in the same order. Where these don't fit, what
/// the place of the words on the page says is not certain.
pub(super) fn settle(drafts: &mut [Draft], headings: &Headings, calendar: Calendar) {
    let quarter = |at: usize| quarter(&drafts[at], &headings.columns[at]);
    let places: Vec<usize> = (0..drafts.len()).filter(|at| quarter(*at).is_some()).collect();
    let quarters: Vec<u32> = places.iter().filter_map(|at| quarter(*at)).collect();
    let over = |columns: &std::ops::Range<usize>| places.iter().any(|at| columns.contains(at));
    let years = headings.years_alone().into_iter().filter(|(_, columns)| over(columns));
    let years: Vec<i32> = years.map(|(year, _)| year).collect();
    if quarters.len() < 3 || years.len() < 2 {
        return;
    }
    let steps = |step: u32| quarters.windows(2).all(|two| two[1] == (two[0] + step) % QUARTERS);
    let (forward, back) = (steps(1), steps(QUARTERS - 1));
    if forward == back {
        return;
    }
    // Behind the last quarter a year begins; behind the first one, where they go back.
    let turns = |two: &[u32]| if forward { two[1] < two[0] } else { two[1] > two[0] };
    let mut group = 0;
    let mut groups = vec![0];
    for two in quarters.windows(2) {
        group += usize::from(turns(two));
        groups.push(group);
    }
    let next = if forward { 1 } else { -1 };
    let follow = years.windows(2).all(|two| two[1] == two[0] + next);
    let fit = follow && years.len() == group + 1;
    // By the place of the words on the page they may follow one another as well.
    let by_place = |at: &usize| {
        let said = &drafts[*at].said;
        let mut all = said.years.iter().chain(&said.fiscal_years);
        all.next().filter(|_| all.next().is_none()).copied()
    };
    let placed: Option<Vec<i32>> = places.iter().map(by_place).collect();
    let placed = placed.is_some_and(|years| {
        years.windows(2).zip(groups.windows(2)).all(|(years, groups)| {
            years[1] == if groups[0] == groups[1] { years[0] } else { years[0] + next }
        })
    });
    for ((at, group), quarter) in places.into_iter().zip(groups).zip(quarters) {
        let draft = &mut drafts[at];
        let part = Part::quarter(quarter + 1);
        let words = &headings.columns[at];
        match years.get(group).filter(|_| fit) {
            Some(year) => {
                let period = part.and_then(|part| part.of(*year, calendar));
                draft.period = period.map(|period| words::at_its_end(period, &draft.said, words));
                draft.unclear = None;
                draft.crowded = false;
            }
            None if placed => {}
            None => {
                draft.period = None;
                draft.unclear = Some(Unclear::Several);
            }
        }
    }
}

/// The one quarter, from nought, that stands over a column and beside which years alone are said: not what has passed of
/// its year, not a day in it. What makes its period doubtful otherwise is no matter of years.
fn quarter(draft: &Draft, words: &str) -> Option<u32> {
    let [part] = draft.said.parts.as_slice() else { return None };
    let of_years = Said {
        years: draft.said.years.clone(),
        fiscal_years: draft.said.fiscal_years.clone(),
        parts: vec![*part],
        rest: draft.said.rest.clone(),
        ..Said::default()
    };
    let open = matches!(draft.unclear, None | Some(Unclear::Nothing | Unclear::Several));
    let moment = matches!(draft.period, Some(Period::Instant(_)));
    let known = !moment || words::is_of_moment(&draft.said, words);
    let alone = draft.said == of_years && open && known;
    (alone && part.months == 3 && part.skip % 3 == 0).then_some(part.skip / 3)
}
