//! The text of a release: lines and places.

use std::ops::Range;

use super::words;

/// A stretch of a text: byte offsets, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Span {
    /// The stretch that begins and ends with these two.
    #[must_use]
    pub fn to(self, last: Self) -> Self {
        Self { start: self.start, end: last.end }
    }

    /// Whether it holds the other one.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Where something stands: line and column, both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column, in characters.
    pub column: u32,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The text of a release, in lines.
#[derive(Debug)]
pub struct Text {
    text: String,
    /// Each line without its end.
    lines: Vec<Span>,
    /// Where the lines begin that line ends part; of `lines` there may be more.
    starts: Vec<usize>,
    /// What its style sheets hide, as far as there are any: a stretch alone does not say so.
    hidden: Vec<Range<usize>>,
}

impl Text {
    /// Takes a text apart into lines; LF and CRLF end them. A line that holds several paragraphs or
    /// rows of markup is one for each of them: pages are often written without line ends. So is one
    /// with a CR inside, for what stands before and behind it: there a page of paper ended.
    #[must_use]
    pub fn new(text: String) -> Self {
        let mut lines = Vec::new();
        let mut starts = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let content = line.strip_suffix('\n').unwrap_or(line);
            let content = content.strip_suffix('\r').unwrap_or(content);
            starts.push(start);
            let mut at = start;
            for part in content.split('\r') {
                blocks(part, at, &mut lines);
                at += part.len() + 1;
            }
            start += line.len();
        }
        let opens = |at: usize, tag: &str| {
            let own = text.as_bytes().get(at..at + tag.len());
            own.is_some_and(|own| own.eq_ignore_ascii_case(tag.as_bytes()))
        };
        let styled = memchr::memchr_iter(b'<', text.as_bytes())
            .any(|at| ["<style", "<template"].into_iter().any(|tag| opens(at, tag)));
        let hidden = if styled { words::unseen(&text) } else { Vec::new() };
        Self { text, lines, starts, hidden }
    }

    /// The words of a stretch without markup, and without what the style sheets of the text hide.
    #[must_use]
    pub(crate) fn plain(&self, span: Span) -> String {
        match self.shown(span) {
            Some(shown) => words::plain(&shown),
            None => words::plain(self.slice(span)),
        }
    }

    /// A stretch with its markup blanked out, and with it what the style sheets of the text hide.
    pub(crate) fn masked(&self, span: Span) -> String {
        let masked = words::mask(self.slice(span));
        let mut bytes = masked.into_bytes();
        for range in self.hidden_in(span) {
            let from = range.start.max(span.start) - span.start;
            let to = range.end.min(span.end) - span.start;
            bytes[from..to].fill(b' ');
        }
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// A stretch without what is hidden in it; none where nothing is.
    fn shown(&self, span: Span) -> Option<String> {
        let mut hidden = self.hidden_in(span).peekable();
        hidden.peek()?;
        let (mut shown, mut from) = (String::new(), span.start);
        for range in hidden {
            shown.push_str(self.text.get(from..range.start).unwrap_or_default());
            from = range.end;
        }
        shown.push_str(self.text.get(from..span.end).unwrap_or_default());
        Some(shown)
    }

    /// The hidden stretches that lie in a stretch, or reach into it.
    fn hidden_in(&self, span: Span) -> impl Iterator<Item = &Range<usize>> {
        let first = self.hidden.partition_point(|range| range.end <= span.start);
        self.hidden[first..].iter().take_while(move |range| range.start < span.end)
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The lines, without their ends.
    #[must_use]
    pub fn lines(&self) -> &[Span] {
        &self.lines
    }

    /// What stands in a stretch; nothing where the stretch does not lie in the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The text of a line, counted from 0.
    #[must_use]
    pub fn line(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", |span| self.slice(*span))
    }

    /// The line, counted from 0, in which an offset lies.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// Line and column of an offset.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = self.slice(Span { start, end: offset }).chars().count();
        Position { line: count(line), column: count(column) }
    }

    /// The offset of a place; none when the text has no such place.
    #[must_use]
    pub fn offset(&self, position: Position) -> Option<usize> {
        let line = usize::try_from(position.line.checked_sub(1)?).ok()?;
        let start = *self.starts.get(line)?;
        let column = usize::try_from(position.column.checked_sub(1)?).ok()?;
        let (at, c) = self.text.get(start..)?.char_indices().nth(column)?;
        let inside = c != '\n' && !self.text[start..start + at].contains('\n');
        inside.then_some(start + at)
    }
}

/// Tags with which a new paragraph or row begins.
const BLOCKS: [&str; 13] =
    ["p", "div", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "li", "body", "hr"];

/// Pushes a line, or where several paragraphs of markup stand in it, each of these.
fn blocks(line: &str, offset: usize, lines: &mut Vec<Span>) {
    let cuts: Vec<usize> = super::words::tags(line)
        .filter(|(at, tag)| BLOCKS.contains(&tag.name) && !tag.closes && *at > 0)
        .map(|(at, _)| at)
        .collect();
    let mut start = 0;
    if cuts.len() > 1 {
        for cut in cuts {
            lines.push(Span { start: offset + start, end: offset + cut });
            start = cut;
        }
    }
    lines.push(Span { start: offset + start, end: offset + line.len() });
}

/// A count from 0 as one from 1.
fn count(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_offsets_are_twins() {
        let text = Text::new("a\r\nÜb 1,234\n\nend".into());
        assert_eq!(text.lines().len(), 4);
        assert_eq!(text.line(1), "Üb 1,234");
        let offset = text.as_str().find("1,234").unwrap();
        assert_eq!(text.position(offset), Position { line: 2, column: 4 });
        assert_eq!(text.offset(Position { line: 2, column: 4 }), Some(offset));
        assert_eq!(text.offset(Position { line: 9, column: 1 }), None);
        assert_eq!(text.position(offset).to_string(), "2:4");
    }

    #[test]
    fn a_page_of_paper_ends_a_line_that_others_do_not_count() {
        let text = Text::new("a\n\rb 1\r\nend".into());
        let lines: Vec<&str> = (0..text.lines().len()).map(|line| text.line(line)).collect();
        assert_eq!(lines, ["a", "", "b 1", "end"]);
        let one = text.as_str().find('1').unwrap();
        assert_eq!(text.position(one), Position { line: 2, column: 4 });
        assert_eq!(text.offset(Position { line: 2, column: 4 }), Some(one));
    }

    #[test]
    fn paragraphs_on_one_line_are_lines_of_their_own() {
        let text = Text::new("<p>One</p><p>Two</p><table><tr><td>3</td></tr></table>\nend".into());
        let lines: Vec<&str> = (0..text.lines().len()).map(|line| text.line(line)).collect();
        let parts = ["<p>One</p>", "<p>Two</p>", "<table>", "<tr><td>3</td></tr></table>", "end"];
        assert_eq!(lines, parts);
        let three = text.as_str().find('3').unwrap();
        assert_eq!(text.position(three), Position { line: 1, column: 36 });
        assert_eq!(text.offset(Position { line: 1, column: 36 }), Some(three));
        assert_eq!(text.line_of(three), 3);
    }
}
