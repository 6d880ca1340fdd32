//! Puts the captions of a table together: which words of which lines belong to which row.
//!
//! A caption may begin lines above its figures and go on below them; a line may hold the end of
//! one caption and the beginning of the next. All ways to cut the words are weighed against the
//! labels, and the best is taken (a chain of best sums over the rows).

use std::collections::HashMap;
use std::ops::Range;

use super::candidate::{Candidate, Labels, Meaning};
use super::caption::{ENOUGH, Normal, Score};
use crate::text::Span;

/// A word of a caption.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The word.
    pub text: String,
    /// The line of the table in which it stands.
    pub line: usize,
}

/// A line of a table as it is cut.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its words: a stretch of all words.
    pub words: std::ops::Range<usize>,
    /// Whether it holds figures.
    pub figures: bool,
    /// Whether a blank line or a rule stands above it.
    pub gap: bool,
}

/// A caption, and what it may mean.
#[derive(Clone, Debug)]
pub struct Caption {
    /// The line with its figures; none for headings.
    pub line: Option<usize>,
    /// Its words: a stretch of all words.
    pub words: std::ops::Range<usize>,
    /// Which candidates it fits, and how well.
    pub options: Vec<(usize, Score)>,
}

/// What a word costs that belongs to nothing.
const LEFT_OVER: i64 = 20;
/// What it costs when a caption goes on over a blank line or rule.
const OVER_GAP: i64 = 60;
/// Words behind which a phrase goes on.
const LINKS: [&str; 12] =
    ["of", "in", "and", "for", "the", "to", "on", "from", "by", "with", "or", "other"];
/// The most words that are looked at on each side of a row's own.
const REACH: usize = 80;

/// Cuts the words of a table into captions, in the order of the text.
///
/// `within_lines` says whether a line may hold the end of one caption and the beginning of another.
#[must_use]
pub fn segment(
    words: &[Word],
    lines: &[Line],
    candidates: &[Candidate],
    within_lines: bool,
) -> Vec<Caption> {
    let mut cutter = Cutter::new(words, lines, candidates, within_lines);
    cutter.mark_headings();
    let cuts = cutter.best();
    cutter.captions(&cuts)
}

/// Where the caption of a row begins and ends.
#[derive(Clone, Copy, Debug)]
struct Cut {
    start: usize,
    end: usize,
}

struct Cutter<'a> {
    words: &'a [Word],
    lines: &'a [Line],
    candidates: &'a [Candidate],
    labels: Labels<'a>,
    within_lines: bool,
    /// The lines with figures.
    rows: Vec<usize>,
    /// What the words before each place cost when they belong to nothing.
    cost: Vec<i64>,
    headings: Vec<Caption>,
    known: HashMap<(usize, usize), Vec<(usize, Score)>>,
}

impl<'a> Cutter<'a> {
    fn new(
        words: &'a [Word],
        lines: &'a [Line],
        candidates: &'a [Candidate],
        within_lines: bool,
    ) -> Self {
        let rows = (0..lines.len()).filter(|line| lines[*line].figures).collect();
        let cost = (0..=words.len()).map(|at| LEFT_OVER * i64::try_from(at).unwrap_or(0)).collect();
        let headings = Vec::new();
        let known = HashMap::new();
        let labels = Labels::of(candidates);
        Self { words, lines, candidates, labels, within_lines, rows, cost, headings, known }
    }

    /// Whether words may be cut before this one.
    fn is_cut(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return true };
        self.lines[word.line].words.start == at
            || self.within_lines && word.text.starts_with(char::is_uppercase)
    }

    fn text(&self, start: usize, end: usize) -> String {
        let texts: Vec<&str> = self.words[start..end].iter().map(|word| &*word.text).collect();
        texts.join(" ")
    }

    fn options(&mut self, start: usize, end: usize) -> &[(usize, Score)] {
        if !self.known.contains_key(&(start, end)) {
            let options = self.labels.fitting(&self.text(start, end));
            self.known.insert((start, end), options);
        }
        &self.known[&(start, end)]
    }

    /// How well the best candidate for figures fits a stretch of words.
    fn fit(&mut self, start: usize, end: usize) -> Option<Score> {
        let candidates = self.candidates;
        let rows = |(at, _): &&(usize, Score)| candidates[*at].meaning != Meaning::Heading;
        self.options(start, end).iter().filter(rows).map(|(_, score)| *score).max()
    }

    /// Finds headings among the words of lines without figures; they cost nothing.
    fn mark_headings(&mut self) {
        let Some(longest) = self.longest_heading() else { return };
        let mut at = 0;
        while at < self.words.len() {
            match self.heading_at(at, longest) {
                Some(heading) => {
                    at = heading.words.end;
                    self.headings.push(heading);
                }
                None => at += 1,
            }
        }
        let mut cost = 0;
        for at in 0..self.words.len() {
            self.cost[at] = cost;
            cost += if self.heading_with(at).is_some() { 0 } else { LEFT_OVER };
        }
        self.cost[self.words.len()] = cost;
    }

    /// The most letters that the words of a heading may have to fit one; none where there are no headings.
    fn longest_heading(&self) -> Option<usize> {
        let headings = self.candidates.iter().filter(|of| of.meaning == Meaning::Heading);
        headings.flat_map(Candidate::labels).map(|label| *label.lengths().end()).max()
    }

    /// The heading to which a word belongs.
    fn heading_with(&self, word: usize) -> Option<&Caption> {
        let behind = self.headings.partition_point(|heading| heading.words.end <= word);
        self.headings.get(behind).filter(|heading| heading.words.start <= word)
    }

    /// The best heading that begins at a word. What has more letters than the longest is none, so that lines that are
    /// no captions cost no more than to see it.
    fn heading_at(&mut self, start: usize, longest: usize) -> Option<Caption> {
        if !self.is_cut(start) || self.lines[self.words[start].line].figures {
            return None;
        }
        let mut letters = 0;
        let mut best: Option<(Score, Caption)> = None;
        for at in start..self.words.len().min(start + REACH) {
            let word = &self.words[at];
            letters += word.text.chars().filter(|c| c.is_alphabetic()).count();
            if letters > longest || self.lines[word.line].figures {
                break;
            }
            let end = at + 1;
            if !self.is_cut(end) {
                continue;
            }
            let candidates = self.candidates;
            // What explains a heading would be words of the next row.
            let whole = Normal::new(&self.text(start, end));
            let options: Vec<_> = self
                .options(start, end)
                .iter()
                .filter(|(at, _)| candidates[*at].meaning == Meaning::Heading)
                .filter(|(at, _)| candidates[*at].score(&whole) >= ENOUGH)
                .copied()
                .collect();
            let Some(score) = options.iter().map(|(_, score)| *score).max() else { continue };
            if best.as_ref().is_none_or(|(known, _)| score >= *known) {
                best = Some((score, Caption { line: None, words: start..end, options }));
            }
        }
        best.map(|(_, heading)| heading)
    }

    /// The stretch in which the caption of a row may stand: behind the row before its
    /// neighbour's figures, before the end of the line of the next.
    fn stretch(&self, row: usize) -> (usize, usize) {
        let before = row.checked_sub(1).map_or(0, |row| self.lines[self.rows[row]].words.start);
        let own = &self.lines[self.rows[row]].words;
        let after = self.rows.get(row + 1).map_or(self.words.len(), |next| {
            let next = &self.lines[*next].words;
            if self.within_lines { next.end.max(next.start) } else { next.start }
        });
        (before.max(own.start.saturating_sub(REACH)), after.min(own.end + REACH))
    }

    /// What a caption pays for lines with gaps that it goes over.
    fn gaps(&self, cut: Cut) -> i64 {
        let stretch = &self.words[cut.start..cut.end];
        let begins = |at: &usize| self.lines[self.words[*at].line].words.start == *at;
        let inside = (cut.start + 1..cut.end).filter(begins);
        let over = inside.filter(|at| self.lines[self.words[*at].line].gap).count();
        if stretch.is_empty() { 0 } else { OVER_GAP * i64::try_from(over).unwrap_or(0) }
    }

    /// Whether a line above a caption's own ends with a colon: a heading.
    fn goes_over_heading(&self, start: usize, own: usize) -> bool {
        let ends =
            |at: usize| self.words.get(at + 1).is_none_or(|next| next.line > self.words[at].line);
        (start..own).any(|at| ends(at) && is_colon(&self.words[at].text))
    }

    /// Whether a caption that is whole in its own line would go on into a heading below it, or one
    /// without words there would take the heading: `Total` above `Current assets:` is not `Total
    /// current assets`.
    fn runs_into_heading(&mut self, own: &Range<usize>, start: usize, end: usize) -> bool {
        let colon = |at: usize| is_colon(&self.words[at].text);
        let behind = self.headings.partition_point(|heading| heading.words.start < own.end);
        let heads = (own.end.max(start)..end).any(colon)
            || self.headings.get(behind).is_some_and(|heading| heading.words.end <= end);
        heads && (start >= own.end || self.fit(start, own.end).is_some())
    }

    /// The ways to cut the caption of a row, each with what it is worth.
    fn ways(&mut self, row: usize) -> Vec<(Cut, i64)> {
        let own = self.lines[self.rows[row]].words.clone();
        let (from, to) = self.stretch(row);
        let cuts: Vec<usize> = (from..=to).filter(|at| self.is_cut(*at)).collect();
        let mut ways = vec![(Cut { start: own.start, end: own.end }, 0)];
        for start in cuts.iter().copied().filter(|at| *at <= own.start || *at < own.end) {
            for end in cuts.iter().copied().filter(|at| *at > start && *at >= own.start) {
                let touches = own.is_empty() || end > own.start;
                let headed = self.goes_over_heading(start, own.start)
                    || self.runs_into_heading(&own, start, end);
                if !touches || end - start > REACH || headed {
                    continue;
                }
                if let Some(score) = self.fit(start, end) {
                    let cut = Cut { start, end };
                    ways.push((cut, i64::from(score) - self.gaps(cut)));
                }
            }
        }
        ways
    }

    /// The best cuts of all rows together.
    fn best(&mut self) -> Vec<Cut> {
        // For each row, by the end of its caption: the best sum, its cut, and the way before.
        let mut steps: Vec<Vec<(i64, Cut, usize)>> = Vec::new();
        for row in 0..self.rows.len() {
            let before = steps.last();
            let mut step: Vec<(i64, Cut, usize)> = Vec::new();
            for (cut, worth) in self.ways(row) {
                let start = cut.start;
                let reached = match before {
                    None => Some((-self.cost[start], 0)),
                    Some(before) => before
                        .iter()
                        .enumerate()
                        .filter(|(_, (_, known, _))| known.end <= start)
                        .map(|(at, (sum, known, _))| {
                            (sum - (self.cost[start] - self.cost[known.end]), at)
                        })
                        .max_by_key(|(sum, at)| (*sum, usize::MAX - at)),
                };
                if let Some((sum, way)) = reached {
                    step.push((sum + worth, cut, way));
                }
            }
            if step.is_empty() {
                // The row before took all its words: it has none of its own left.
                let end = before.and_then(|before| before.iter().map(|(_, cut, _)| cut.end).max());
                let at = end.unwrap_or(0);
                let way = before.map_or(0, |before| best_of(before, self));
                let sum = before.and_then(|before| before.get(way)).map_or(0, |(sum, ..)| *sum);
                step.push((sum, Cut { start: at, end: at }, way));
            }
            steps.push(step);
        }
        let mut cuts = Vec::with_capacity(steps.len());
        let Some(last) = steps.last() else { return cuts };
        let mut way = best_of(last, self);
        for step in steps.iter().rev() {
            let (_, cut, before) = step[way];
            cuts.push(cut);
            way = before;
        }
        cuts.reverse();
        cuts
    }

    /// Whether words that belong to nothing that is known stand above a caption and run on into it:
    /// `Increase in` above `accounts receivable`.
    fn is_torn(&self, row: usize, cuts: &[Cut], above_known: bool) -> bool {
        let start = cuts[row].start;
        let Some(before) = start.checked_sub(1) else { return false };
        let taken = row.checked_sub(1).is_some_and(|above| above_known && cuts[above].end >= start)
            || self.heading_with(before).is_some();
        let Some(own) = self.words.get(start).filter(|_| start < cuts[row].end && !taken) else {
            return false;
        };
        let above = &self.words[before];
        let open = !self.lines[above.line].figures
            && (LINKS.contains(&above.text.to_lowercase().as_str())
                || above.text.ends_with(['-', ',', '&', '(', '—']));
        !self.lines[own.line].gap
            && above.line < own.line
            && (open || own.text.starts_with(char::is_lowercase))
    }

    /// Captions of rows and headings in the order of the text.
    fn captions(&mut self, cuts: &[Cut]) -> Vec<Caption> {
        let mut all: Vec<Caption> = Vec::with_capacity(cuts.len());
        let mut known = true;
        for (row, cut) in cuts.iter().enumerate() {
            let candidates = self.candidates;
            let torn = self.is_torn(row, cuts, known);
            let options = if torn { Vec::new() } else { self.options(cut.start, cut.end).to_vec() };
            known = !options.is_empty();
            let rows: Vec<_> = options
                .iter()
                .filter(|(at, _)| candidates[*at].meaning != Meaning::Heading)
                .copied()
                .collect();
            let options = if rows.is_empty() { options } else { rows };
            let line = Some(self.rows[row]);
            all.push(Caption { line, words: cut.start..cut.end, options });
        }
        // Captions follow one another; one without words takes no place.
        let taken: Vec<&Cut> = cuts.iter().filter(|cut| cut.start < cut.end).collect();
        let free = |heading: &Caption| {
            let behind = taken.partition_point(|cut| cut.end <= heading.words.start);
            taken.get(behind).is_none_or(|cut| heading.words.end <= cut.start)
        };
        all.extend(self.headings.iter().filter(|heading| free(heading)).cloned());
        all.sort_by_key(|caption| (caption.words.start, caption.words.end, caption.line));
        all
    }
}

/// Whether a word ends with a colon; stars of Markdown don't count.
fn is_colon(word: &str) -> bool {
    word.trim_end_matches('*').ends_with(':')
}

/// The way with the best sum, what is left over behind it counted.
fn best_of(step: &[(i64, Cut, usize)], cutter: &Cutter) -> usize {
    let total = cutter.cost[cutter.words.len()];
    let worth = |(sum, cut, _): &(i64, Cut, usize)| sum - (total - cutter.cost[cut.end]);
    let best = step.iter().enumerate().max_by_key(|(at, way)| (worth(way), usize::MAX - at));
    best.map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::rows::candidate::Candidate;

    /// How many stretches of words were held against labels in a table with a row and lines without figures behind it.
    fn looked_at(lines_behind: usize, line: &[&str]) -> usize {
        let mut words = Vec::new();
        let mut lines = Vec::new();
        for number in 0..=lines_behind {
            let first = words.len();
            let span = Span { start: 0, end: 0 };
            let of_line =
                line.iter().map(|text| Word { span, text: (*text).to_owned(), line: number });
            words.extend(of_line);
            lines.push(Line { words: first..words.len(), figures: number == 0, gap: false });
        }
        let heading = Candidate::labelled(Some(0), Meaning::Heading, "Expenses of the year");
        let candidates = [heading, Candidate::labelled(Some(1), Meaning::Skip, "Cost of sales")];
        let mut cutter = Cutter::new(&words, &lines, &candidates, false);
        cutter.mark_headings();
        let cuts = cutter.best();
        cutter.captions(&cuts);
        cutter.known.len()
    }

    #[test]
    fn lines_behind_a_table_are_held_against_labels_a_few_times_each() {
        for line in
            [&["Words", "that", "are", "none"][..], &["Word"], &["Expenses", "of", "the", "year"]]
        {
            let (few, many) = (looked_at(500, line), looked_at(4000, line));
            assert!(many <= 8 * 4000 && many <= few * 8 + 8, "{line:?}: {few} and {many}");
        }
    }
}
