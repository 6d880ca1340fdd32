//! A passage: its plain words, and where in the text they stand.

use crate::text::words;
use crate::text::{Span, Text};

/// Marks that begin a bullet or heading, none of which is a word.
const MARKS: [char; 23] = [
    '-', '–', '—', '•', '●', '○', '◆', '◇', '♦', '➢', '➤', '▶', '►', '■', '□', '*', '※', '#', '>',
    '·', '‣', '◦', '▪',
];

/// A sentence or several that belong together: a paragraph, a bullet, a line, a caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands, from its first line to its last.
    pub span: Span,
    /// Its words without tags, emphasis, escapes, marks of notes and bullets; each run of blanks,
    /// tabs and line ends is one blank.
    pub words: String,
    /// For each stretch of words that stands in one piece in the text: where it begins in the
    /// words and where in the text.
    runs: Vec<(usize, usize)>,
    /// Where lines begin in the words.
    lines: Vec<usize>,
}

impl Passage {
    /// The passage that pieces of lines make up together, in their order; a word that a hyphen
    /// parts at the end of a piece is one word.
    #[must_use]
    pub fn of_pieces(text: &Text, pieces: &[Span]) -> Self {
        let mut builder = Builder::default();
        for piece in pieces {
            builder.piece(text.slice(*piece), piece.start);
        }
        let start = pieces.iter().map(|piece| piece.start).min().unwrap_or(0);
        let end = pieces.iter().map(|piece| piece.end).max().unwrap_or(0);
        Self {
            span: Span { start, end },
            words: builder.words,
            runs: builder.runs,
            lines: builder.lines,
        }
    }

    /// Where in the text a stretch of the words stands.
    #[must_use]
    pub fn place(&self, stretch: Span) -> Span {
        if stretch.start >= stretch.end {
            let at = self.place_of(stretch.start);
            return Span { start: at, end: at };
        }
        Span { start: self.place_of(stretch.start), end: self.place_of(stretch.end - 1) + 1 }
    }

    fn place_of(&self, at: usize) -> usize {
        let run = self.runs.partition_point(|(words, _)| *words <= at);
        match run.checked_sub(1).and_then(|run| self.runs.get(run)) {
            Some((words, place)) => place + (at - words),
            None => self.span.start,
        }
    }

    /// The first word that stands at or behind a place in the text, as an offset of the words.
    #[must_use]
    pub fn words_from(&self, place: usize) -> usize {
        let next = self.runs.partition_point(|(_, start)| *start <= place);
        let until = self.runs.get(next).map_or(self.words.len(), |(words, _)| *words);
        let at = match next.checked_sub(1).and_then(|run| self.runs.get(run)) {
            Some((words, start)) => (words + (place - start)).min(until),
            None => 0,
        };
        (at..=self.words.len()).find(|at| self.words.is_char_boundary(*at)).unwrap_or(at)
    }

    /// Where lines and sentences begin, as offsets of the words, in their order.
    #[must_use]
    pub fn beginnings(&self) -> Vec<usize> {
        let mut beginnings = self.lines.clone();
        let mut ended = false;
        for (at, c) in self.words.char_indices() {
            match c {
                '.' | '!' | '?' | ';' => ended = true,
                ' ' if ended => {
                    beginnings.push(at + 1);
                    ended = false;
                }
                '"' | '\'' | '”' | '’' | ')' => {}
                _ => ended = false,
            }
        }
        beginnings.sort_unstable();
        beginnings.dedup();
        beginnings
    }
}

/// Whether a character is a bullet or the mark of a heading.
pub(super) fn is_mark(c: char) -> bool {
    MARKS.contains(&c)
}

/// Puts words together and keeps where they stand.
#[derive(Default)]
struct Builder {
    words: String,
    runs: Vec<(usize, usize)>,
    lines: Vec<usize>,
    /// Where the blanks began that stand before the next word.
    blank: Option<usize>,
}

impl Builder {
    fn piece(&mut self, piece: &str, start: usize) {
        let masked = words::mask(piece);
        let begins = if self.words.is_empty() { marks(&masked) } else { 0 };
        let rest = masked.get(begins..).unwrap_or_default();
        if !self.is_parted(rest) {
            self.blank.get_or_insert(start);
        }
        self.lines.push(self.words.len() + usize::from(!self.words.is_empty()));
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let escapes = c == '\\' && next.is_some_and(|next| next.is_ascii_punctuation());
            if !escapes && !is_dropped(c) {
                self.push(c, start + begins + at);
            }
        }
    }

    /// Whether the words so far end in a hyphen that parts a word which goes on here.
    fn is_parted(&self, rest: &str) -> bool {
        let letter = self.words.strip_suffix('-').and_then(|words| words.chars().next_back());
        let goes_on = rest.trim_start().starts_with(char::is_lowercase);
        self.blank.is_none() && goes_on && letter.is_some_and(char::is_alphabetic)
    }

    fn push(&mut self, c: char, place: usize) {
        if c.is_whitespace() {
            self.blank.get_or_insert(place);
            return;
        }
        if let Some(at) = self.blank.take()
            && !self.words.is_empty()
        {
            self.put(' ', at);
        }
        self.put(c, place);
    }

    fn put(&mut self, c: char, place: usize) {
        let goes_on = self
            .runs
            .last()
            .is_some_and(|(words, start)| start + (self.words.len() - words) == place);
        if !goes_on {
            self.runs.push((self.words.len(), place));
        }
        self.words.push(c);
    }
}

/// Emphasis and superscript figures, which are marks of notes.
fn is_dropped(c: char) -> bool {
    matches!(c, '*' | '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// How many bytes of bullets and marks of headings a line begins with.
fn marks(line: &str) -> usize {
    let word = |c: char| !is_mark(c) && !c.is_whitespace();
    let begins = line.find(word).unwrap_or(line.len());
    let before = &line[..begins];
    let negative = line[begins..].starts_with(|c: char| c.is_ascii_digit());
    let dash = before.chars().next_back().filter(|c| matches!(c, '-' | '–' | '—'));
    match dash {
        Some(dash) if negative => begins - dash.len_utf8(),
        _ => begins,
    }
}
