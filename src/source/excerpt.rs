//! The lines that stand below a finding.
//!
//! Files are read again only for lines that are shown, each file once. A long line is cut around
//! the place; carets stand below the cell, whatever width its characters have on a terminal.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use memchr::memchr_iter;

use super::csv_form::{self, Form};
use crate::diagnostic::{Excerpt, Excerpts, Place};

/// How many columns of a line are shown at most where nothing else is asked for.
pub const WIDEST: usize = 100;
/// How many columns of a line are shown at least.
const NARROWEST: usize = 20;
/// How many blanks a tab is shown as.
const TAB: usize = 4;
/// What stands where a line was cut.
const CUT: char = '…';

/// The lines of files at these places, cut to so many columns. What can't be read any more is left
/// out.
#[must_use]
pub fn excerpts(places: &[&Place], widest: usize) -> Excerpts {
    let widest = widest.max(NARROWEST);
    let mut files: BTreeMap<&Arc<str>, Vec<&Place>> = BTreeMap::new();
    for place in places {
        if let (Some(file), Some(_)) = (&place.file, place.line) {
            files.entry(file).or_default().push(place);
        }
    }
    let mut excerpts = Excerpts::new();
    for (name, mut places) in files {
        places.sort_by_key(|place| (place.line, place.column));
        if is_table(name) {
            if let Ok((file, form)) = csv_form::open_again(Path::new(&**name)) {
                read(file, Some(form), &places, widest, &mut excerpts);
            }
        } else if let Ok(file) = File::open(&**name) {
            let file = BufReader::with_capacity(csv_form::SAMPLE, file);
            read(file, None, &places, widest, &mut excerpts);
        }
    }
    excerpts
}

fn is_table(name: &str) -> bool {
    name.ends_with(".csv")
}

/// Reads the lines of one file, whose places are sorted by line and column.
fn read(
    mut file: impl BufRead,
    table: Option<Form>,
    places: &[&Place],
    widest: usize,
    excerpts: &mut Excerpts,
) {
    // Tables of old end their lines with CR; other files never do.
    let line_end = table.map_or(b'\n', |form| form.line_end);
    let (mut line, mut text) = (0, Vec::new());
    let separator = table.map(|form| char::from(form.separator));
    for places in places.chunk_by(|one, other| one.line == other.line) {
        if let Some(wanted) = places.first().and_then(|place| place.line)
            && line < wanted
        {
            text.clear();
            pass(&mut file, line_end, wanted - line - 1);
            match file.read_until(line_end, &mut text) {
                Ok(1..) => line = wanted,
                _ => return,
            }
        }
        let shown = String::from_utf8_lossy(&text);
        let shown = shown.strip_prefix('\u{feff}').unwrap_or(&shown);
        let mut line = Line::of(shown.trim_end_matches(['\n', '\r']));
        for place in places {
            line.go_to(place.column);
            excerpts.insert((*place).clone(), line.cut(place.column, separator, widest));
        }
    }
}

/// Passes over lines, or all there are: of a large file few are shown.
fn pass(file: &mut impl BufRead, line_end: u8, mut lines: u32) {
    while lines > 0 {
        // Who reads on is told why nothing can be read.
        let Ok(bytes @ [_, ..]) = file.fill_buf() else { return };
        let ends = u32::try_from(memchr_iter(line_end, bytes).count()).unwrap_or(u32::MAX);
        let passed = if ends < lines {
            bytes.len()
        } else {
            let last = memchr_iter(line_end, bytes).nth(lines as usize - 1);
            last.map_or(bytes.len(), |end| end + 1)
        };
        lines = lines.saturating_sub(ends);
        file.consume(passed);
    }
}

/// A line of which places are shown from left to right. Documents on one line are common (filings
/// in Inline XBRL are written so): each of their letters is counted once, whatever number of
/// places there is, and only what stands around a place is measured.
struct Line<'a> {
    text: &'a str,
    /// How many letters stand before the place, and how many bytes.
    letters: usize,
    at: usize,
}

/// How many letters are looked at before a place for each column that is shown: those that join
/// the one before have no width.
const LETTERS_A_COLUMN: usize = 4;

impl<'a> Line<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, letters: 0, at: 0 }
    }

    /// Goes on to a column, which is no less than the last, or to the end.
    fn go_to(&mut self, column: Option<u32>) {
        let before = column.map_or(0, |column| column.saturating_sub(1) as usize);
        let rest = &self.text[self.at..];
        let steps = before.saturating_sub(self.letters);
        if steps == 0 {
            return;
        }
        match rest.char_indices().nth(steps) {
            Some((further, _)) => (self.letters, self.at) = (before, self.at + further),
            None => {
                (self.letters, self.at) = (self.letters + rest.chars().count(), self.text.len());
            }
        }
    }

    /// What stands around the place, with the width of the cell that begins there.
    fn cut(&self, column: Option<u32>, separator: Option<char>, widest: usize) -> Excerpt {
        let (before, rest) = self.text.split_at(self.at);
        let back = before.char_indices().rev().take(widest * LETTERS_A_COLUMN).last();
        let start = back.map_or(self.at, |(at, _)| at);
        // What stands further on is not shown anyway.
        let letters: Vec<char> =
            before[start..].chars().chain(rest.chars().take(widest + 1)).collect();
        let at = before[start..].chars().count();
        let length = match (column, separator) {
            (None, _) => 0,
            (Some(_), Some(separator)) => length_of_cell(&letters[at..], separator),
            (Some(_), None) => 1,
        };
        let (from, to) = window(&letters, at, widest);
        let mut text = String::new();
        let mut before = 0;
        if from > 0 || start > 0 {
            text.push(CUT);
            before = 1;
        }
        before += width(&letters[from..at]);
        for letter in &letters[from..to] {
            show(*letter, &mut text);
        }
        if to < letters.len() {
            text.push(CUT);
        }
        let cell = &letters[at..(at + length).clamp(at, to.max(at))];
        let width = if length == 0 { 0 } else { width(cell).max(1) };
        Excerpt { text, before, width }
    }
}

/// Which letters are shown of those around a place: all, or as many as there is room for.
fn window(letters: &[char], at: usize, widest: usize) -> (usize, usize) {
    if width(letters) <= widest {
        return (0, letters.len());
    }
    let mut columns = 0;
    let fits = |letter: &&char, columns: &mut usize, limit| {
        *columns += width_of(**letter);
        *columns <= limit
    };
    let back =
        letters[..at].iter().rev().take_while(|c| fits(c, &mut columns, widest * 2 / 5)).count();
    let from = at - back;
    columns = 0;
    let to = from + letters[from..].iter().take_while(|c| fits(c, &mut columns, widest)).count();
    (from, to.max(at))
}

/// How many letters the cell of a table has that begins here, its quotes included.
fn length_of_cell(letters: &[char], separator: char) -> usize {
    if letters.first() != Some(&'"') {
        return letters.iter().take_while(|c| **c != separator).count().max(1);
    }
    let mut inside = false;
    let of_cell = |letter: &&char| {
        inside ^= **letter == '"';
        inside || **letter != separator
    };
    letters.iter().take_while(of_cell).count()
}

fn width(letters: &[char]) -> usize {
    letters.iter().map(|letter| width_of(*letter)).sum()
}

/// How many columns of a terminal a character takes: two for the wide ones of East Asia (Unicode
/// Standard Annex #11), none for those that join the one before.
fn width_of(letter: char) -> usize {
    match letter {
        '\t' => TAB,
        '\u{300}'..='\u{36F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{3099}'
        | '\u{309A}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{33FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{A000}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

/// Shows a character: a tab as blanks, and what can't be seen or moves the cursor as a sign.
fn show(letter: char, text: &mut String) {
    match letter {
        '\t' => text.extend(std::iter::repeat_n(' ', TAB)),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => text.push('\u{FFFD}'),
        _ if letter.is_control() => text.push('\u{FFFD}'),
        _ => text.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with the carets below it.
    fn shown(line: &str, column: u32, table: bool) -> (String, String) {
        let mut line = Line::of(line);
        line.go_to(Some(column));
        let separator = table.then_some(',');
        let Excerpt { text, before, width } = line.cut(Some(column), separator, WIDEST);
        (text, format!("{}{}", " ".repeat(before), "^".repeat(width)))
    }

    #[test]
    fn carets_stand_below_the_cell() {
        let below = |line, column| shown(line, column, true).1;
        assert_eq!(below("a,12X,b", 3), "  ^^^");
        assert_eq!(below("a,\"1,2 \"\"X\"\"\",b", 3), "  ^^^^^^^^^^^");
        assert_eq!(below("a,,b", 3), "  ^");
        assert_eq!(below("a,b", 9), "   ^");
        assert_eq!(below("決算,１２X,b", 4), "     ^^^^^");
        assert_eq!(shown("a = \"b\"", 5, false).1, "    ^");
    }

    #[test]
    fn tabs_and_unseen_characters_keep_their_width() {
        let (text, carets) = shown("a\tb\u{7},x", 5, true);
        assert_eq!((text.as_str(), carets.as_str()), ("a    b\u{FFFD},x", "       ^"));
        let (text, carets) = shown("e\u{301},x", 4, true);
        assert_eq!((text.as_str(), carets.as_str()), ("e\u{301},x", "  ^"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{},wrong,{}", "a".repeat(500), "b".repeat(500));
        let (text, carets) = shown(&line, 502, true);
        assert_eq!(text.chars().filter(|c| *c == CUT).count(), 2);
        assert_eq!(width(&text.chars().collect::<Vec<_>>()), WIDEST + 2);
        assert_eq!(&text[text.find("wrong").unwrap()..][..6], "wrong,");
        let before = text.chars().take_while(|c| *c != 'w').count();
        assert_eq!(carets, format!("{}^^^^^", " ".repeat(before)));
    }

    #[test]
    fn a_place_is_shown_the_same_after_others_of_its_line() {
        let line = format!("{}\u{300}決算,é{}", "ab\u{301}".repeat(900), "決算,".repeat(900));
        let file: Arc<str> = "page.html".into();
        let columns =
            [None, Some(1), Some(1), Some(7), Some(2702), Some(2703), Some(4000), Some(9999)];
        let places: Vec<Place> =
            columns.map(|column| Place { column, ..Place::line(&file, 1) }).into_iter().collect();
        let mut together = Excerpts::new();
        read(line.as_bytes(), None, &places.iter().collect::<Vec<_>>(), WIDEST, &mut together);
        for place in &places {
            let mut alone = Excerpts::new();
            read(line.as_bytes(), None, &[place], WIDEST, &mut alone);
            assert_eq!(together[place], alone[place], "{place}");
        }
        assert_eq!(together[&places[4]].text.chars().filter(|c| *c == CUT).count(), 2);
    }

    #[test]
    fn lines_end_as_the_file_has_them() {
        let file: Arc<str> = "facts.csv".into();
        for text in ["a,b\r\n1,2\r\n", "a,b\r1,2\r", "\u{feff}a,b\n1,2"] {
            let (first, second) = (Place::at(&file, 1, 1), Place::at(&file, 2, 3));
            let mut found = Excerpts::new();
            read(
                text.as_bytes(),
                Some(Form::of(text.as_bytes())),
                &[&first, &second],
                WIDEST,
                &mut found,
            );
            assert_eq!(found[&first].text, "a,b", "{text:?}");
            assert_eq!((found[&second].text.as_str(), found[&second].before), ("1,2", 2));
        }
    }

    #[test]
    fn a_line_that_is_not_there_is_not_shown() {
        let place = Place::at(&"facts.csv".into(), 3, 1);
        let mut found = Excerpts::new();
        read(&b"a\n"[..], Some(Form::of(b"a\n")), &[&place], WIDEST, &mut found);
        assert!(found.is_empty());
    }
}
