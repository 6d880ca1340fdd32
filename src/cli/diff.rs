//! `kessan diff`: what differs between two reports, in whatever syntaxes they are, or two taxonomies.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::facts::tell_losses;
use super::taxonomies::Taxonomies;
use super::terminal::{self, Wrapped};
use super::{Ending, count, one_line, options, said, show, taxonomy_diff, tell};
use crate::diagnostic::render::{Format, View};
use crate::filing;
use crate::model::rows::{Row, RowBeyond, RowMember, Rows};
use crate::model::{Decimals, Figure};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A report: a folder with report.toml, an instance, inline documents; or a taxonomy: a package,
    /// a schema.
    #[arg(value_name = "A")]
    first: PathBuf,
    /// Another.
    #[arg(value_name = "B")]
    second: PathBuf,
    #[command(flatten)]
    taxonomies: Taxonomies,
}

/// How facts about the same quantity differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Removed,
    Added,
    Value,
    Precision,
    Text,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Added => "added",
            Self::Value => "value",
            Self::Precision => "precision",
            Self::Text => "text",
        }
    }
}

struct Difference<'a> {
    kind: Kind,
    first: Option<&'a Row>,
    second: Option<&'a Row>,
    /// The notes of both where they differ.
    notes: Option<[Vec<Note<'a>>; 2]>,
}

/// A note: its text and its language.
type Note<'a> = (&'a str, &'a str);

/// The statements that show concepts, by their names.
type Statements = BTreeMap<(Arc<str>, Arc<str>), (usize, String)>;

impl Difference<'_> {
    /// The statement that shows the concept: of the first report, else of the second.
    fn statement<'s>(
        &self,
        first: &'s Statements,
        second: &'s Statements,
    ) -> Option<&'s (usize, String)> {
        let name = &self.first.or(self.second)?.concept;
        let key = (name.namespace.clone(), name.local.clone());
        first.get(&key).or_else(|| second.get(&key))
    }
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let opening = arguments.taxonomies.apply(options(view));
    if let (true, true) =
        (filing::is_taxonomy(&arguments.first), filing::is_taxonomy(&arguments.second))
    {
        return taxonomy_diff::run(&arguments.first, &arguments.second, &opening, view);
    }
    let read = |path: &Path| -> Result<(Rows, Statements), Ending> {
        let mut diagnostics = opening.findings();
        let report = filing::open_any(path, &opening, &mut diagnostics);
        show(&diagnostics, view);
        let Some(report) = report else { return Err(Ending::Refused) };
        let (rows, losses) = report
            .all_rows(&[])
            .map_err(|error| Ending::Failed(format!("{}: {error}", path.display())))?;
        tell_losses(&losses);
        Ok((rows, report.statements()))
    };
    let ((first, shown), (second, also_shown)) =
        match (read(&arguments.first), read(&arguments.second)) {
            (Ok(first), Ok(second)) => (first, second),
            (Err(ending), _) | (_, Err(ending)) => return ending,
        };
    let mut differences = differences(&first.rows, &second.rows);
    let statement = |of: &Difference<'_>| of.statement(&shown, &also_shown);
    differences.sort_by_key(|of| statement(of).map_or(usize::MAX, |(at, _)| *at));
    let columns = terminal::stdout_columns().filter(|_| view.format != Format::Json);
    let mut out = Wrapped::new(BufWriter::new(io::stdout().lock()), columns);
    let is_shown = !shown.is_empty() || !also_shown.is_empty();
    let mut under: Option<Option<&str>> = None;
    let written = differences.iter().try_for_each(|difference| {
        let title = statement(difference).map(|(_, title)| title.as_str());
        if view.format == Format::Json {
            return write_json(difference, title, &first, &second, &mut out);
        }
        if is_shown && under.replace(title) != Some(title) {
            writeln!(out, "{}", title.unwrap_or("In no statement"))?;
        }
        write_text(difference, &first, &second, &mut out)
    });
    if let Err(error) = written.and_then(|()| out.flush()) {
        return said(Err(error));
    }
    drop(out);
    let told = match differences.len() {
        0 => tell(view, "the reports say the same"),
        number => tell(view, &count(number, "difference")),
    };
    match said(told) {
        Ending::Done if !differences.is_empty() => Ending::Refused,
        ending => ending,
    }
}

/// The notes that a fact has, which have no ids that count.
fn notes<'a>(row: &Row, texts: &BTreeMap<&str, Note<'a>>) -> Vec<Note<'a>> {
    let links = row.links.iter().filter_map(|(_, target)| texts.get(target.as_str()));
    let mut notes: Vec<Note<'a>> = links.copied().collect();
    notes.sort_unstable();
    notes
}

fn is_note(row: &Row) -> bool {
    &*row.concept.local == "note" && &*row.concept.namespace == crate::model::stream::OIM
}

fn note_texts(rows: &[Row]) -> BTreeMap<&str, Note<'_>> {
    let notes = rows.iter().filter(|row| is_note(row));
    notes
        .map(|row| {
            let text = row.value.as_deref().unwrap_or("");
            (row.id.as_str(), (text, row.language.as_str()))
        })
        .collect()
}

/// What differs: facts about the same quantity are held against each other, as many as there are.
fn differences<'a>(first: &'a [Row], second: &'a [Row]) -> Vec<Difference<'a>> {
    let (first_notes, second_notes) = (note_texts(first), note_texts(second));
    let mut by_key: BTreeMap<String, (Vec<&Row>, Vec<&Row>)> = BTreeMap::new();
    for row in first.iter().filter(|row| !is_note(row)) {
        by_key.entry(row.key()).or_default().0.push(row);
    }
    for row in second.iter().filter(|row| !is_note(row)) {
        by_key.entry(row.key()).or_default().1.push(row);
    }
    let mut differences = Vec::new();
    for (mut of_first, mut of_second) in by_key.into_values() {
        // Facts that say the same are no difference, in whatever order they stand.
        of_first.retain(|row| {
            let same = of_second.iter().position(|other| {
                is_same(row, other) && notes(row, &first_notes) == notes(other, &second_notes)
            });
            same.inspect(|at| _ = of_second.remove(*at)).is_none()
        });
        let mut of_second = of_second.into_iter();
        for row in of_first {
            let other = of_second.next();
            let kind = match other {
                None => Kind::Removed,
                Some(other) if row.decimals != other.decimals && is_rounded(row, other) => {
                    Kind::Precision
                }
                Some(other) if !is_same_value(row, other) => Kind::Value,
                Some(_) => Kind::Text,
            };
            let notes = other.map(|of| [notes(row, &first_notes), notes(of, &second_notes)]);
            let notes = notes.filter(|[a, b]| a != b);
            differences.push(Difference { kind, first: Some(row), second: other, notes });
        }
        let added = of_second.map(|row| Difference {
            kind: Kind::Added,
            first: None,
            second: Some(row),
            notes: None,
        });
        differences.extend(added);
    }
    differences
}

fn is_same(row: &Row, other: &Row) -> bool {
    row.decimals == other.decimals && is_same_value(row, other)
}

/// Numbers are compared by what they are, texts without the blanks around them.
fn is_same_value(row: &Row, other: &Row) -> bool {
    let number = |text: &str| text.trim().parse::<rust_decimal::Decimal>().ok();
    // Names by what their prefixes stand for.
    if let (Some(a), Some(b)) = (&row.names, &other.names) {
        return a == b;
    }
    match (&row.value, &other.value) {
        (Some(a), Some(b)) if a == b => true,
        (Some(a), Some(b)) if row.is_number || other.is_number => {
            matches!((number(a), number(b)), (Some(a), Some(b)) if a == b)
        }
        // Without its taxonomy at hand a token has the blanks that it was written with.
        (Some(a), Some(b)) => a.trim() == b.trim() || one_line(a) == *b || *a == one_line(b),
        (None, None) => true,
        _ => false,
    }
}

/// Whether two numbers say the same as far as the less exact of them says it.
fn is_rounded(row: &Row, other: &Row) -> bool {
    if is_same_value(row, other) {
        return true;
    }
    let (Some(places), Some(a), Some(b)) =
        (row.decimals.into_iter().chain(other.decimals).min(), &row.value, &other.value)
    else {
        return false;
    };
    let rounded =
        |text: &str| Figure::of_decimal(text.trim())?.rounded(Decimals::new(places)?).ok();
    matches!((rounded(a), rounded(b)), (Some(a), Some(b)) if a == b)
}

fn about(rows: &Rows, row: &Row) -> String {
    let mut about = format!("{} {}", rows.name(&row.concept), Rows::period(&row.period));
    for (axis, member) in &row.dimensions {
        let member = match member {
            RowMember::Explicit(name) => rows.name(name),
            RowMember::Typed(value) => value.clone().unwrap_or_else(|| "nil".to_owned()),
        };
        about.push_str(&format!(" {}={member}", rows.name(axis)));
    }
    for part in [&row.unit, &row.language].into_iter().filter(|part| !part.is_empty()) {
        about.push_str(&format!(" {part}"));
    }
    for (name, part) in RowBeyond::NAMES.into_iter().zip(row.beyond.parts()) {
        if !part.is_empty() {
            about.push_str(&format!(" {name}={part}"));
        }
    }
    about
}

fn value(row: &Row) -> String {
    let text = row.value.as_deref().unwrap_or("nil");
    let line = one_line(text);
    let cut = line.char_indices().nth(100).map_or(line.len(), |(at, _)| at);
    let more = if cut < line.len() { "…" } else { "" };
    let decimals = row.decimals.map(|of| format!(" (decimals {of})")).unwrap_or_default();
    format!("{}{more}{decimals}", &line[..cut])
}

fn write_text(
    difference: &Difference<'_>,
    first: &Rows,
    second: &Rows,
    out: &mut impl Write,
) -> io::Result<()> {
    write_sides(difference, first, second, out)?;
    let languages = of_languages(difference);
    for (sign, notes) in ['-', '+'].into_iter().zip(difference.notes.iter().flatten()) {
        for (note, language) in notes {
            let language = if languages { format!(" ({language})") } else { String::new() };
            writeln!(out, "  {sign} note: {note}{language}")?;
        }
    }
    Ok(())
}

/// Whether the notes of a difference say the same, but for their languages.
fn of_languages(difference: &Difference<'_>) -> bool {
    let texts = |notes: &[Note<'_>]| -> Vec<String> {
        notes.iter().map(|(text, _)| (*text).to_owned()).collect()
    };
    difference.notes.as_ref().is_some_and(|[a, b]| texts(a) == texts(b))
}

fn write_sides(
    difference: &Difference<'_>,
    first: &Rows,
    second: &Rows,
    out: &mut impl Write,
) -> io::Result<()> {
    match (difference.first, difference.second) {
        (Some(row), Some(other)) => writeln!(
            out,
            "{}: {}\n  - {}\n  + {}",
            difference.kind.name(),
            about(first, row),
            value(row),
            value(other)
        ),
        (Some(row), None) => writeln!(out, "removed: {}\n  - {}", about(first, row), value(row)),
        (None, Some(row)) => writeln!(out, "added: {}\n  + {}", about(second, row), value(row)),
        (None, None) => Ok(()),
    }
}

fn write_json(
    difference: &Difference<'_>,
    statement: Option<&str>,
    first: &Rows,
    second: &Rows,
    out: &mut impl Write,
) -> io::Result<()> {
    let side = |row: Option<&Row>| {
        row.map(|row| json!({"id": row.id, "value": row.value, "decimals": row.decimals}))
    };
    let about = match (difference.first, difference.second) {
        (Some(row), _) => about(first, row),
        (None, Some(row)) => about(second, row),
        (None, None) => String::new(),
    };
    let mut object = json!({
        "difference": difference.kind.name(),
        "fact": about,
        "statement": statement,
        "a": side(difference.first),
        "b": side(difference.second),
    });
    if let Some([a, b]) = &difference.notes {
        let texts =
            |notes: &[Note<'_>]| json!(notes.iter().map(|(text, _)| *text).collect::<Vec<_>>());
        (object["a"]["notes"], object["b"]["notes"]) = (texts(a), texts(b));
        if of_languages(difference) {
            let of =
                |notes: &[Note<'_>]| json!(notes.iter().map(|(_, of)| *of).collect::<Vec<_>>());
            (object["a"]["languages"], object["b"]["languages"]) = (of(a), of(b));
        }
    }
    writeln!(out, "{object}")
}
