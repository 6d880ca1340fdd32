//! The text of a release: lines and places.

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
}

impl Text {
    /// Takes a text apart into lines; LF and CRLF end them.
    #[must_use]
    pub fn new(text: String) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let content = line.strip_suffix('\n').unwrap_or(line);
            let content = content.strip_suffix('\r').unwrap_or(content);
            lines.push(Span { start, end: start + content.len() });
            start += line.len();
        }
        Self { text, lines }
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
        let line = self.line_of(offset);
        let start = self.lines.get(line).map_or(0, |line| line.start);
        let column = self.slice(Span { start, end: offset }).chars().count();
        Position { line: count(line), column: count(column) }
    }

    /// The offset of a place; none when the text has no such place.
    #[must_use]
    pub fn offset(&self, position: Position) -> Option<usize> {
        let line = *self.lines.get(usize::try_from(position.line.checked_sub(1)?).ok()?)?;
        let column = usize::try_from(position.column.checked_sub(1)?).ok()?;
        let (at, _) = self.slice(line).char_indices().nth(column)?;
        Some(line.start + at)
    }
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
}
