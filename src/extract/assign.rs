//! Which table of the map a table of the text is.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::columns::Headings;
use super::continued;
use super::entries::{Entries, folded, word_set};
use super::mentions::heading::Setting;
use super::rows::candidate::{Candidate, Meaning};
use super::rows::caption::{ENOUGH, Normal};
use super::rows::lines::Lines;
use super::rows::order::{Choice, choose};
use super::rows::segment::{Caption, segment};
use super::title;
use crate::model::{EntryPoint, Taxonomy};
use crate::source::map::{Map, TableEntry};
use crate::text::Text;
use crate::text::table::{Layout, Table};

/// A table of the text with the entry of the map that it is, and what its rows mean.
#[derive(Debug)]
pub struct Assigned {
    /// Position of the entry in [`Map::tables`].
    pub entry: usize,
    /// What rows may mean.
    pub candidates: Rc<[Candidate]>,
    /// Its lines.
    pub lines: Lines,
    /// Its captions, in the order of the text.
    pub captions: Vec<Caption>,
    /// What each caption means.
    pub choices: Vec<Choice>,
    /// Whether the line that names the table is the title that the map or the statement has, and no more.
    pub whole: bool,
    /// The entries that fit as well, where nobody knows which table is that of which.
    pub alike: Vec<usize>,
}

/// How many entries are tried in full, of those that the title of the table names and of the others: those whose
/// captions share the most words with the table.
const TRIED: usize = 4;
/// The least share of rows that must be recognised, in percent.
const LEAST: usize = 30;

/// The entries of the map that fit a table best, and what its rows mean by the first of them.
struct Fitting {
    best: Assigned,
    /// Positions of the entries that fit as well as one another, in the order of the map.
    alike: Vec<usize>,
}

/// What the map is held against.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The text.
    pub text: &'a Text,
    /// The map.
    pub map: &'a Map,
    /// The taxonomy of the map.
    pub taxonomy: &'a Taxonomy,
    /// The entry point of the report.
    pub entry_point: Option<&'a EntryPoint>,
    /// How periods are read.
    pub setting: Setting,
    /// The words of the entries of the map.
    pub entries: &'a Entries,
}

/// The entry of the map that fits each table best; none when none fits. Of entries that fit several tables equally well
/// each takes one, in the order of text and map.
#[must_use]
pub fn assign(tables: &[Table], source: &Source) -> Vec<Option<Assigned>> {
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut found: Vec<(Option<Assigned>, Vec<usize>)> = Vec::with_capacity(tables.len());
    for (at, table) in tables.iter().enumerate() {
        let above = at.checked_sub(1).and_then(|at| Some((tables.get(at)?, found.get(at)?)));
        if let Some(best) = above.and_then(|(above, of)| going_on(table, above, of, source)) {
            found.push((Some(best), Vec::new()));
            continue;
        }
        let Some(Fitting { mut best, alike }) = fitting(table, source, &[]) else {
            found.push((None, Vec::new()));
            continue;
        };
        let next = alike.iter().copied().find(|at| !taken.contains(at)).unwrap_or(best.entry);
        if next != best.entry {
            best = Assigned { whole: best.whole, ..read(table, source, next) };
        }
        taken.insert(next);
        found.push((Some(best), alike));
    }
    // Several entries fit as well, and they are not as many as the tables: which is which nobody knows.
    let mut counts: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for (_, alike) in &found {
        *counts.entry(alike.clone()).or_default() += 1;
    }
    found
        .into_iter()
        .map(|(assigned, alike)| {
            let open = alike.len() > 1 && counts.get(&alike) != Some(&alike.len());
            assigned.map(|of| Assigned { alike: if open { alike } else { Vec::new() }, ..of })
        })
        .collect()
}

/// The entry of the table above, where a table goes on from it, and neither that entry nor another says by a title or by
/// columns which table it is.
fn going_on(
    table: &Table,
    above: &Table,
    (assigned, alike): &(Option<Assigned>, Vec<usize>),
    source: &Source,
) -> Option<Assigned> {
    let before = assigned.as_ref().filter(|_| alike.len() < 2)?;
    if !continued::goes_on(table, above, source.text, source.setting) {
        return None;
    }
    let titles = Titles::new(table, source.text, source.setting);
    let wanted = |title: &Option<String>| title.is_some() && titles.of(title.as_deref()).is_some();
    let entry = &source.map.tables[before.entry];
    let of_one = entry.title.is_some() || !entry.columns.is_empty();
    if of_one || source.entries.titles.iter().any(wanted) {
        return None;
    }
    let best = read(table, source, before.entry);
    let same = best.choices.iter().filter(|of| matches!(of, Choice::Means(..))).count();
    (same * 100 >= best.choices.len() * LEAST).then_some(best)
}

/// The entry that fits a table best but those that it can't be; none when none fits.
#[must_use]
pub fn other(table: &Table, source: &Source, without: &[usize]) -> Option<Assigned> {
    let Fitting { best, alike } = fitting(table, source, without)?;
    Some(Assigned { alike: if alike.len() > 1 { alike } else { Vec::new() }, ..best })
}

/// The entries that fit a table best; none when none fits.
fn fitting(table: &Table, source: &Source, without: &[usize]) -> Option<Fitting> {
    let Source { text, map, taxonomy, setting, entries, .. } = *source;
    let words = words_of(table, text);
    let titles = Titles::new(table, text, setting);
    // The title of its statement may be the name of the table, and then it is tried first.
    let is_own = |at: usize| entries.own[at].iter().any(|title| titles.is_name(title));
    let shared = entries.shared(&words);
    let mut near: Vec<(usize, Titled, usize)> = (0..map.tables.len())
        .filter(|at| !without.contains(at))
        .filter_map(|at| Some((shared[at], titles.of(entries.titles[at].as_deref())?, at)))
        .collect();
    // Where one entry has the title of another and more, and the table has it, it is no table of the other.
    let longer = |one: &Titled, other: &Titled| {
        one.words.len() > other.words.len()
            && !other.words.is_empty()
            && one.words.contains(&other.words)
    };
    near.sort_by_key(|(shared, _, at)| (std::cmp::Reverse(*shared), *at));
    let (mut named, mut others) = (0, 0);
    let few = near.iter().filter(|(_, titled, at)| {
        let by_title = titled.how >= How::Within || is_own(*at);
        let count = if by_title { &mut named } else { &mut others };
        *count += 1;
        *count <= TRIED
    });
    let tried = few.filter_map(|(_, titled, at)| {
        let assigned = read(table, source, *at);
        let worth = worth(&assigned, table, &map.tables[*at], titled, &titles, taxonomy);
        let assigned = Assigned { whole: worth.titled == How::Whole || worth.named, ..assigned };
        fits(&worth, &assigned).then_some((worth, titled, assigned))
    });
    let tried: Vec<(Worth, &Titled, Assigned)> = tried.collect();
    let names: Vec<Titled> = tried.iter().map(|(_, titled, _)| (*titled).clone()).collect();
    let mut left: Vec<(Worth, Assigned)> = tried
        .into_iter()
        .filter(|(_, titled, _)| !names.iter().any(|other| longer(other, titled)))
        .map(|(worth, _, assigned)| (worth, assigned))
        .collect();
    leave_amounts(&mut left, table, source);
    let best = left.iter().map(|(worth, _)| *worth).max()?;
    left.retain(|(worth, _)| *worth == best);
    left.sort_by_key(|(_, assigned)| assigned.entry);
    let mut alike: Vec<usize> = left.iter().map(|(_, assigned)| assigned.entry).collect();
    let (_, best) = left.into_iter().next()?;
    // Those that were not tried because as many others have the same captions.
    let own = is_own(best.entry);
    let same = near.iter().map(|(_, _, at)| *at).filter(|at| !alike.contains(at));
    let same: Vec<usize> =
        same.filter(|at| entries.are_alike(best.entry, *at) && is_own(*at) == own).collect();
    alike.extend(same);
    alike.sort_unstable();
    Some(Fitting { best, alike })
}

/// Leaves of the entries that fit a table of which a currency and a power of ten are stated those that have amounts, where
/// there are any: what is counted has the same captions elsewhere. What the map says of an entry stands.
fn leave_amounts(left: &mut Vec<(Worth, Assigned)>, table: &Table, source: &Source) {
    let counts = |(_, assigned): &(Worth, Assigned)| {
        let entry = &source.map.tables[assigned.entry];
        let said = entry.unit.is_some() || !entry.units.is_empty() || !entry.columns.is_empty();
        !said && has_no_amounts(entry, source.taxonomy)
    };
    let count = left.iter().filter(|of| counts(of)).count();
    if count == 0 || count == left.len() {
        return;
    }
    let stated = Headings::new(table, source.text, source.setting).stated(source.taxonomy);
    if stated.doubt.is_none() && !stated.codes.is_empty() && stated.scale.is_some() {
        left.retain(|of| !counts(of));
    }
}

/// Whether the statement of an entry has figures, and none of money.
fn has_no_amounts(entry: &TableEntry, taxonomy: &Taxonomy) -> bool {
    let nodes = &taxonomy.statements[entry.statement.index()].nodes;
    let mut items = nodes.iter().map(|node| &taxonomy.concept(node.concept).item_type);
    items.all(|item| !item.is_monetary() && &*item.name != "perShare")
}

/// Whether enough rows are recognised.
fn fits(worth: &Worth, assigned: &Assigned) -> bool {
    let rows = assigned.lines.lines.iter().filter(|line| line.figures).count();
    worth.matched > 0 && worth.matched * 100 >= rows * LEAST
}

/// Reads the rows of a table against the candidates of one entry.
fn read(table: &Table, source: &Source, entry: usize) -> Assigned {
    let map_entry = &source.map.tables[entry];
    let Source { map, taxonomy, entry_point, .. } = *source;
    let candidates = source.entries.candidates(entry, map, taxonomy, entry_point);
    let lines = Lines::new(table, source.text, &candidates);
    let within_lines = table.layout == Layout::Tab;
    let captions = segment(&lines.words, &lines.lines, &candidates, within_lines);
    let mut choices = choose(&captions, &candidates);
    name_captionless(&captions, &mut choices, map_entry, &candidates);
    doubt_cut(&lines, &captions, &mut choices, &candidates);
    Assigned { entry, candidates, lines, captions, choices, whole: false, alike: Vec::new() }
}

/// Gives the rows that have no caption at all, in their order, the meanings that the map gives under
/// the caption of no words.
fn name_captionless(
    captions: &[Caption],
    choices: &mut [Choice],
    entry: &TableEntry,
    candidates: &[Candidate],
) {
    let wordless = (0..captions.len())
        .filter(|at| captions[*at].line.is_some() && captions[*at].words.is_empty());
    let given = entry.rows.iter().filter(|row| row.caption.trim().is_empty());
    for (at, row) in wordless.zip(given) {
        let means = |candidate: &Candidate| match &candidate.meaning {
            Meaning::Facts(facts) => {
                !row.skip
                    && row.open.is_none()
                    && facts.concept == row.concept
                    && facts.members == row.members
            }
            Meaning::Skip => row.skip,
            Meaning::Open(open) => row.open == Some(*open),
            Meaning::Heading => false,
        };
        if let Some(candidate) = candidates.iter().position(means) {
            choices[at] = Choice::Means(candidate, EXACT);
        }
    }
}

/// A caption that fits only in part, and begins within a line behind words that fit nothing, is the end of another:
/// `OTHER | ASSETS, net of allowances`.
fn doubt_cut(
    lines: &Lines,
    captions: &[Caption],
    choices: &mut [Choice],
    candidates: &[Candidate],
) {
    let text = |caption: &Caption| {
        let words: Vec<&str> =
            lines.words[caption.words.clone()].iter().map(|word| &*word.text).collect();
        Normal::new(&words.join(" "))
    };
    for at in 1..captions.len() {
        let (before, caption) = (&captions[at - 1], &captions[at]);
        let Choice::Means(candidate, _) = choices[at] else { continue };
        let open = choices[at - 1] == Choice::Unknown && before.line.is_none();
        let first = caption.words.start;
        // Lines are in their order.
        let behind = lines.lines.partition_point(|line| line.words.start < first);
        let line = behind.checked_sub(1).map(|at| &lines.lines[at]);
        let within = line.is_some_and(|line| line.words.contains(&first));
        let given = candidates[candidate].position.is_none();
        if open && within && !given && candidates[candidate].score(&text(caption)) < ENOUGH {
            choices[at] = Choice::Unknown;
        }
    }
}

/// The fit of a row that the map gives by its place.
const EXACT: u32 = 1000;

/// How well an entry fits: rows that are recognised, then how well, then whether columns agree
/// and the title says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    matched: usize,
    columns: bool,
    titled: How,
    named: bool,
    score: u64,
    specific: std::cmp::Reverse<usize>,
}

fn worth(
    assigned: &Assigned,
    table: &Table,
    entry: &TableEntry,
    titled: &Titled,
    titles: &Titles,
    taxonomy: &Taxonomy,
) -> Worth {
    let own = &taxonomy.statements[entry.statement.index()].title;
    let known =
        assigned.choices.iter().zip(&assigned.captions).filter_map(
            |(choice, caption)| match choice {
                Choice::Means(at, score)
                    if caption.line.is_some()
                        && assigned.candidates[*at].meaning != Meaning::Heading =>
                {
                    Some(*score)
                }
                _ => None,
            },
        );
    let scores: Vec<u32> = known.collect();
    Worth {
        matched: scores.len(),
        columns: entry.columns.is_empty() || entry.columns.len() == table.columns,
        titled: titled.how,
        named: own.values().any(|title| titles.is_name(&folded(title))),
        score: scores.iter().map(|score| u64::from(*score)).sum(),
        specific: std::cmp::Reverse(assigned.candidates.len()),
    }
}

/// How a table has the title that an entry of the map wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    /// The entry wants none.
    Unasked,
    /// It stands somewhere above or over the columns.
    Above,
    /// It is a part of the line that names the table.
    Within,
    /// It is that line.
    Whole,
}

/// The title that an entry wants, in the form in which titles are compared, and how a table has it.
#[derive(Clone, Debug)]
struct Titled {
    words: String,
    how: How,
}

/// The words above a table and over its columns, in the form in which titles are compared.
struct Titles {
    all: String,
    /// The lines that name the table.
    names: Vec<String>,
}

impl Titles {
    fn new(table: &Table, text: &Text, setting: Setting) -> Self {
        let heading = table.heading.iter().map(|cell| cell.span);
        let spans = table.title.iter().copied().chain(heading);
        let words: Vec<String> = spans.map(|span| text.plain(span)).collect();
        let names = title::names(table, text, setting);
        let names = title::together(&names).iter().map(|name| folded(name)).collect();
        Self { all: folded(&words.join(" ")), names }
    }

    /// How the table has the title that an entry wants; none where it has not.
    fn of(&self, wanted: Option<&str>) -> Option<Titled> {
        let Some(words) = wanted else {
            return Some(Titled { words: String::new(), how: How::Unasked });
        };
        let words = words.to_owned();
        let how = if self.is_name(&words) {
            How::Whole
        } else if self.names.iter().any(|name| name.contains(&words)) {
            How::Within
        } else if self.all.contains(&words) {
            How::Above
        } else {
            return None;
        };
        Some(Titled { words, how })
    }

    /// Whether a line that names the table is this.
    fn is_name(&self, words: &str) -> bool {
        self.names.iter().any(|name| name == words)
    }
}

/// The different words of the captions.
fn words_of(table: &Table, text: &Text) -> BTreeSet<String> {
    let pieces = table.rows.iter().flat_map(|row| &row.caption);
    pieces.flat_map(|span| word_set(&text.plain(*span))).collect()
}
