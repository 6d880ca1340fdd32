//! The taxonomy and the map that somebody would write who sees the page alone: a concept a row, named by
//! its caption, in the order of the tables. What is asked of a person is answered from the tags.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use kessan::text::table::{Content, Row, Table};
use kessan::text::{Span, Text, words};

use crate::page::{Page, Tag, most};

/// A table of the page with tags in its cells.
pub struct Tagged<'a> {
    /// The table.
    pub table: &'a Table,
    /// The tags of its cells: row, column, tag.
    pub cells: Vec<(usize, usize, &'a Tag)>,
}

impl<'a> Tagged<'a> {
    /// The table with the tags that stand in it; nothing where none does.
    pub fn new(table: &'a Table, page: &'a Page) -> Option<Self> {
        let mut cells = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            for cell in &row.cells {
                if matches!(cell.content, Content::Figures(_)) {
                    let inside = tags_in(page, cell.span);
                    cells.extend(inside.map(|tag| (at, cell.column, tag)));
                }
            }
        }
        (!cells.is_empty()).then_some(Self { table, cells })
    }

    fn of_row(&self, row: usize) -> impl Iterator<Item = &'a Tag> {
        self.cells.iter().filter(move |(at, _, _)| *at == row).map(|(_, _, tag)| *tag)
    }

    fn of_column(&self, column: usize) -> impl Iterator<Item = &'a Tag> {
        self.cells.iter().filter(move |(_, at, _)| *at == column).map(|(_, _, tag)| *tag)
    }

    /// Whether periods stand in rows and members in columns.
    pub fn is_matrix(&self) -> bool {
        let periods = |row| {
            let mut periods: Vec<&str> = self.of_row(row).map(|tag| &*tag.period).collect();
            periods.dedup();
            periods.len()
        };
        let members = |row| {
            let mut members: Vec<&str> = self.of_row(row).map(|tag| &*tag.members).collect();
            members.dedup();
            members.len()
        };
        let rows = 0..self.table.rows.len();
        let all: Vec<&str> = self.cells.iter().map(|(_, _, tag)| &*tag.period).collect();
        rows.clone().all(|row| periods(row) <= 1)
            && rows.clone().any(|row| members(row) > 2)
            && all.iter().any(|period| *period != all[0])
    }

    /// The period of a row where it is not that of the columns.
    fn period_of_row(&self, row: usize, columns: &[Option<String>]) -> Option<String> {
        let first = self.of_row(row).next()?;
        let same = self.of_row(row).all(|tag| tag.period == first.period);
        let mut cells = self.cells.iter().filter(|(at, _, _)| *at == row);
        let other = cells.any(|(_, column, tag)| {
            columns[*column].as_ref().is_some_and(|period| {
                let (from, to) = period.split_once("..").unwrap_or((period, period));
                *period != tag.period && to != tag.period && !is_day_before(&tag.period, from)
            })
        });
        (same && other).then(|| first.period.clone())
    }

    /// A tag of the concept that a column is about.
    fn concept_of(&self, column: usize) -> Option<&'a Tag> {
        let concept = most(self.of_column(column).map(|tag| tag.concept.clone()))?;
        self.of_column(column).find(|tag| tag.concept == concept)
    }

    /// Whether columns are about concepts, more than rows, and rows are about periods.
    pub fn is_turned(&self) -> bool {
        let several = |tags: &mut dyn Iterator<Item = &'a Tag>, of: fn(&Tag) -> &str| {
            let mut texts: Vec<&str> = tags.map(of).collect();
            texts.sort_unstable();
            texts.dedup();
            texts.len().saturating_sub(1)
        };
        let concept: fn(&Tag) -> &str = |tag| &tag.concept;
        let period: fn(&Tag) -> &str = |tag| &tag.period;
        let (columns, rows) = (0..self.table.columns, 0..self.table.rows.len());
        let of_columns = || columns.clone().map(|at| several(&mut self.of_column(at), concept));
        let by_column = of_columns().sum::<usize>();
        let by_row = rows.clone().map(|at| several(&mut self.of_row(at), concept)).sum::<usize>();
        let periods =
            columns.clone().map(|at| several(&mut self.of_column(at), period)).sum::<usize>();
        by_column < by_row || by_column == 0 && periods > 0
    }

    /// Whether a row has several concepts, of which this is one: companies tag what is paid and what is got back
    /// in one row so, each with a sign of its own.
    pub fn is_odd(&self, tag: &Tag) -> bool {
        let row = self.cells.iter().find(|(_, _, other)| *other == tag).map(|(row, _, _)| *row);
        row.is_some_and(|row| self.of_row(row).any(|other| other.concept != tag.concept))
    }
}

/// The tags whose figures stand in a place.
pub fn tags_in(page: &Page, span: Span) -> impl Iterator<Item = &Tag> {
    let from = page.tags.partition_point(|tag| tag.start < span.start);
    page.tags[from..].iter().take_while(move |tag| tag.start < span.end)
}

/// The words of a caption.
pub fn caption(text: &Text, row: &Row) -> String {
    let pieces: Vec<String> =
        row.caption.iter().map(|span| words::plain(text.slice(*span))).collect();
    pieces.join(" ").split_whitespace().collect::<Vec<_>>().join(" ").replace('"', "'")
}

/// Writes taxonomy, report and map; `answers` says which tables get what the tags say of columns.
pub fn write(folder: &Path, text: &Text, page: &Page, tables: &[Tagged], answers: &[bool]) {
    let taxonomy = folder.join("taxonomy");
    fs::create_dir_all(taxonomy.join("statements")).expect("a folder can be made");
    let put = |name: &str, content: &str| {
        fs::write(folder.join(name), content).expect("a file can be written");
    };
    let mut manifest = MANIFEST.to_owned();
    let mut concepts = "name,type,period,balance,label.en,negated.en,periodStart.en\n".to_owned();
    let mut dimensions =
        "axis,depth,member,default\nColumnAxis,,,\nColumnAxis,0,AllMember,yes\n".to_owned();
    concepts += "ColumnAxis,axis,,,Columns,,\nAllMember,member,,,All,,\n";
    let widest = tables.iter().map(|of| of.table.columns).max().unwrap_or(0);
    for at in 0..widest {
        let _ = writeln!(concepts, "C{at}Member,member,,,Column {at},,");
        let _ = writeln!(dimensions, "ColumnAxis,1,C{at}Member,");
    }
    let mut map = format!("release = {}\n", quoted(&first_words(text)));
    for (at, of) in tables.iter().enumerate() {
        let _ = write!(
            manifest,
            "\n[[statements]]\nid = \"T{at}\"\nnumber = {}\nfile = \"statements/t{at}.csv\"\ntitle.en = \"Table {at}\"\n",
            1000 + at
        );
        let _ = writeln!(concepts, "T{at}Abstract,abstract,,,Table {at} [Abstract],,");
        let mut tree = format!("depth,concept,preferred_label\n0,T{at}Abstract,\n");
        let _ = write!(map, "\n[[tables]]\nstatement = \"T{at}\"\n");
        if let Some(title) = title(text, tables, at) {
            let _ = writeln!(map, "title = {}", quoted(&title));
        }
        let drafted = match of.is_turned() {
            true => turned(at, of, text, &mut concepts, &mut tree),
            false if answers[at] && of.is_matrix() => {
                matrix(at, of, text, page, &mut concepts, &mut tree)
            }
            false => upright(at, of, text, page, &mut concepts, &mut tree, answers[at]),
        };
        map += &drafted;
        put(&format!("taxonomy/statements/t{at}.csv"), &tree);
    }
    manifest += "\n[[entry_points]]\nid = \"all\"\nname.en = \"All\"\n";
    put("taxonomy/taxonomy.toml", &manifest);
    put("taxonomy/concepts.csv", &concepts);
    put("taxonomy/dimensions.csv", &dimensions);
    put("taxonomy/units.csv", &units(page));
    let month: u32 = page.year_begins[5..7].parse().expect("it is a date");
    let first = format!("first_month = {month}\nyear_named_after = \"end\"\n");
    put("taxonomy/calendar.toml", &first);
    put("report.toml", &REPORT.replace("{current}", &page.current));
    put("map.toml", &map);
}

/// A concept a row; gives what the map says of the table.
fn upright(
    at: usize,
    of: &Tagged,
    text: &Text,
    page: &Page,
    concepts: &mut String,
    tree: &mut String,
    answered: bool,
) -> String {
    let column_of = |column| most(of.of_column(column).map(|tag| tag.period.clone()));
    let columns: Vec<Option<String>> = (0..of.table.columns).map(column_of).collect();
    let mut map = String::new();
    let mut captionless = Vec::new();
    for (row, line) in of.table.rows.iter().enumerate() {
        let mut words = caption(text, line);
        let tags: Vec<&Tag> = of.of_row(row).collect();
        if words.is_empty() && !line.cells.is_empty() {
            let meaning = match tags.first() {
                Some(_) => format!("concept = \"T{at}R{row}\""),
                None => "skip = true".to_owned(),
            };
            captionless.push(format!("    {{ caption = \"\", {meaning} }},\n"));
        }
        // A row that nobody tagged is one of its table all the same.
        let Some(first) = tags.first().or(of.cells.first().map(|(_, _, tag)| tag)) else {
            continue;
        };
        if line.cells.is_empty() || words.is_empty() && tags.is_empty() {
            continue;
        }
        if words.is_empty() {
            words = format!("row {row} of {at}");
        } else if let Some(period) = of.period_of_row(row, &columns) {
            captionless.push(format!(
                "    {{ caption = {}, concept = \"T{at}R{row}\", period = \"{period}\" }},\n",
                quoted(&words)
            ));
        }
        let opening = of.cells.iter().filter(|(of, _, _)| *of == row).any(|(_, column, tag)| {
            let begins = columns[*column].as_ref().and_then(|period| period.split_once(".."));
            !tag.period.contains("..")
                && begins.is_some_and(|(begins, _)| is_day_before(&tag.period, begins))
        });
        let turned = tags.iter().filter(|tag| is_turned(page, tag)).count() * 2 > tags.len();
        let period = if first.period.contains("..") { "duration" } else { "instant" };
        let label = quoted(&words);
        let preferred = match (opening, turned) {
            (true, _) => "periodStart",
            (_, true) => "negated",
            _ => "",
        };
        let of_role = |role: &str| if preferred == role { label.as_str() } else { "" };
        let _ = writeln!(
            concepts,
            "T{at}R{row},{},{period},,{label},{},{}",
            kind(first),
            of_role("negated"),
            of_role("periodStart")
        );
        let _ = writeln!(tree, "1,T{at}R{row},{preferred}");
    }
    if answered {
        let tags = || of.cells.iter().map(|(_, _, tag)| *tag);
        let monetary = || tags().filter(|tag| kind(tag) == "monetary");
        if let Some(unit) = most(monetary().map(|tag| tag.unit.clone())) {
            let _ = writeln!(map, "unit = \"{unit}\"");
        }
        if let Some(scale) = most(monetary().map(|tag| tag.scale.to_string())) {
            let _ = writeln!(map, "scale = \"{scale}\"");
        }
        let shares: Vec<String> = (0..of.table.rows.len())
            .filter_map(|row| of.of_row(row).next().map(|tag| (row, tag)))
            .filter(|(_, tag)| kind(tag) == "shares")
            .map(|(row, tag)| format!("T{at}R{row} = \"shares {}\"", tag.scale))
            .collect();
        if !shares.is_empty() {
            let _ = writeln!(map, "units = {{ {} }}", shares.join(", "));
        }
        map += "columns = [\n";
        for (column, period) in columns.iter().enumerate() {
            let twin = columns[..column].contains(period);
            let _ = match period {
                None => writeln!(map, "    {{ skip = true }},"),
                Some(period) if twin => writeln!(
                    map,
                    "    {{ period = \"{period}\", members = {{ ColumnAxis = \"C{column}Member\" }} }},"
                ),
                Some(period) => writeln!(map, "    {{ period = \"{period}\" }},"),
            };
        }
        map += "]\n";
        if !captionless.is_empty() {
            let _ = writeln!(map, "rows = [\n{}]", captionless.concat());
        }
    }
    map
}

/// A concept a row with its period, members by column.
fn matrix(
    at: usize,
    of: &Tagged,
    text: &Text,
    page: &Page,
    concepts: &mut String,
    tree: &mut String,
) -> String {
    let monetary = |tag: &&Tag| kind(tag) == "monetary";
    let tags = || of.cells.iter().map(|(_, _, tag)| *tag).filter(monetary);
    let mut map = "rows_only = true\n".to_owned();
    if let Some(scale) = most(tags().map(|tag| tag.scale.to_string())) {
        let _ = writeln!(map, "scale = \"{scale}\"");
    }
    if let Some(unit) = most(tags().map(|tag| tag.unit.clone())) {
        let _ = writeln!(map, "unit = \"{unit}\"");
    }
    map += "columns = [\n";
    for column in 0..of.table.columns {
        // Concepts differ by row and by column where units do: a map can't say that.
        let _ = match of.of_column(column).all(|tag| monetary(&tag)) {
            true => writeln!(map, "    {{ members = {{ ColumnAxis = \"C{column}Member\" }} }},"),
            false => writeln!(map, "    {{ skip = true }},"),
        };
    }
    map += "]\nrows = [\n";
    for (row, line) in of.table.rows.iter().enumerate() {
        let tags: Vec<&Tag> = of.of_row(row).filter(monetary).collect();
        let Some(first) = tags.first() else { continue };
        let turned = tags.iter().filter(|tag| is_turned(page, tag)).count() * 2 > tags.len();
        let words = quoted(&caption(text, line));
        let period = if first.period.contains("..") { "duration" } else { "instant" };
        let preferred = if turned { "negated" } else { "" };
        let negated = if turned { words.as_str() } else { "" };
        let _ = writeln!(concepts, "T{at}R{row},monetary,{period},,{words},{negated},");
        let _ = writeln!(tree, "1,T{at}R{row},{preferred}");
        let _ = writeln!(
            map,
            "    {{ caption = {words}, concept = \"T{at}R{row}\", period = \"{}\" }},",
            first.period
        );
    }
    map + "]\n"
}

/// A concept a column: rows are periods.
fn turned(at: usize, of: &Tagged, text: &Text, concepts: &mut String, tree: &mut String) -> String {
    let mut map = "rows_only = true\ncolumns = [\n".to_owned();
    for column in 0..of.table.columns {
        let Some(tag) = of.concept_of(column) else {
            map += "    { skip = true },\n";
            continue;
        };
        let period = if tag.period.contains("..") { "duration" } else { "instant" };
        let _ =
            writeln!(concepts, "T{at}C{column},{},{period},,T{at} {},,", kind(tag), tag.concept);
        let _ = writeln!(tree, "1,T{at}C{column},");
        let _ = writeln!(
            map,
            "    {{ concept = \"T{at}C{column}\", unit = \"{}\", scale = \"{}\" }},",
            tag.unit, tag.scale
        );
    }
    map += "]\nrows = [\n";
    for (row, line) in of.table.rows.iter().enumerate() {
        let words = quoted(&caption(text, line));
        let cells = of.cells.iter().filter(|(at, _, _)| *at == row);
        let own = cells.filter(|(_, column, tag)| {
            of.concept_of(*column).is_some_and(|of| of.concept == tag.concept)
        });
        let _ = match most(own.map(|(_, _, tag)| tag.period.clone())) {
            Some(period) => {
                writeln!(map, "    {{ caption = {words}, period = \"{period}\" }},")
            }
            None if line.cells.is_empty() => Ok(()),
            None => writeln!(map, "    {{ caption = {words}, skip = true }},"),
        };
    }
    map + "]\n"
}

/// Words above a table or in its heading that tell it from others with the same captions.
fn title(text: &Text, tables: &[Tagged], at: usize) -> Option<String> {
    let captions = |of: &Tagged| -> Vec<String> {
        of.table.rows.iter().map(|row| caption(text, row)).collect()
    };
    let lines = |of: &Tagged| -> Vec<String> {
        let spans = of.table.title.iter().rev().copied();
        let spans = spans.chain(of.table.heading.iter().map(|cell| cell.span));
        let words = spans.map(|span| words::plain(text.slice(span)));
        words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let own = captions(&tables[at]);
    let others = tables.iter().enumerate().filter(|(other, _)| *other != at);
    let same: Vec<Vec<String>> =
        others.filter(|(_, of)| captions(of) == own).map(|(_, of)| lines(of)).collect();
    let tells = |words: &String| {
        words.len() > 3 && !same.iter().flatten().any(|line| line.contains(words.as_str()))
    };
    lines(&tables[at]).into_iter().filter(|_| !same.is_empty()).find(tells)
}

fn is_day_before(day: &str, next: &str) -> bool {
    let date = |text: &str| text.parse::<chrono::NaiveDate>().ok();
    date(day).and_then(|day| day.succ_opt()) == date(next)
}

/// Whether the tag has another sign than the print. A parenthesis may stand in a cell of its own.
fn is_turned(page: &Page, tag: &Tag) -> bool {
    let blank = |c: char| c.is_whitespace() || c == '$';
    let marks = ['(', '△', '▲', '-', '−', '–'];
    let cells = page.masked[..tag.start].trim_end_matches(blank);
    let before = page.text[..tag.start].trim_end_matches(blank);
    let inside = page.masked[tag.start..tag.end].trim_start();
    let printed = cells.ends_with('(') || before.ends_with(marks) || inside.starts_with(marks);
    tag.value.is_negative() != printed
}

fn kind(tag: &Tag) -> &'static str {
    let is_currency = |unit: &str| unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
    match tag.unit.split_once('/') {
        Some((money, "shares")) if is_currency(money) => "perShare",
        None if is_currency(&tag.unit) => "monetary",
        None if tag.unit == "shares" => "shares",
        None if tag.unit == "pure" && tag.scale == -2 => "percent",
        None if tag.unit == "pure" => "pure",
        _ => "decimal",
    }
}

fn units(page: &Page) -> String {
    let mut names: Vec<&str> = page.tags.iter().map(|tag| tag.unit.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let measure = |name: &str| match name {
        "shares" | "pure" => format!("xbrli:{name}"),
        _ if name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase()) => {
            format!("iso4217:{name}")
        }
        _ => format!("page:{name}"),
    };
    let mut table = "unit,measure,per,label.en,short.en\n".to_owned();
    for name in names {
        let (of, per) = name.split_once('/').unwrap_or((name, ""));
        let per = if per.is_empty() { String::new() } else { measure(per) };
        let _ = writeln!(table, "{name},{},{per},{name},{name}", measure(of));
    }
    table
}

/// Words that stand in the page.
fn first_words(text: &Text) -> String {
    let plain = words::mask(text.as_str());
    plain.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', " ").replace('"', "'"))
}

const MANIFEST: &str = r#"id = "page"
prefix = "page"
namespace = "http://www.example.com/page"
version = "2024-12-31"
publication_date = "2024-12-31"
languages = ["en"]
publisher_url = "http://www.example.com/"
publisher_country = "GB"
publisher.en = "Page"
name.en = "Page"
description.en = "A concept a row of a page."
"#;

const REPORT: &str = r#"taxonomy = "taxonomy"
entry_point = "all"
languages = ["en"]
current_period = "{current}"
facts = ["facts.csv"]
title.en = "Page"

[entity]
scheme = "http://www.example.com/companies"
identifier = "1"
"#;
