//! What of a text is text and what is markup: `<b>`, `<sup>`, `**`, `\$`, `&amp;`.
//!
//! Markup counts where it opens and closes within one run; an HTML tag without its twin is
//! dropped, asterisks without a twin are text. Angle brackets around words that name no HTML
//! element (`<Operating activities>`) are text.

use crate::text::{Span, Text, words};

/// How a piece of a run follows the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// After a blank.
    Blank,
    /// On a new line.
    Break,
}

/// Text of one heading, paragraph, item or cell: stretches with what stands between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run(Vec<(Join, Span)>);

impl Run {
    /// A run of one stretch.
    pub(super) fn of(span: Span) -> Self {
        Self(vec![(Join::Blank, span)])
    }

    /// Adds a stretch.
    pub(super) fn push(&mut self, join: Join, span: Span) {
        self.0.push((join, span));
    }

    /// Adds the stretches of another run.
    pub(super) fn append(&mut self, join: Join, other: Self) {
        self.0.extend(
            other
                .0
                .into_iter()
                .enumerate()
                .map(|(nth, (own, span))| (if nth == 0 { join } else { own }, span)),
        );
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its stretches.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.0.iter().map(|(_, span)| *span)
    }
}

/// What markup asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Strong,
    Emphasis,
    Underline,
    Superscript,
    Subscript,
}

/// What a run is made of, in order. What is opened is closed, in the right order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    Text(Span),
    Char(char),
    Open(Style),
    Close(Style),
    Break,
}

/// A piece of a text that is more than text.
struct Token {
    span: Span,
    kind: Kind,
    /// What it became.
    event: Option<Event>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Open(Style),
    Close(Style),
    /// Asterisks: whether they may open, and close.
    Toggle(Style, bool, bool),
    /// Means something by itself, or nothing.
    Done,
}

/// What a run is made of.
pub(super) fn events(text: &Text, run: &Run) -> Vec<Event> {
    let mut tokens: Vec<Vec<Token>> = run.spans().map(|span| tokens(text.as_str(), span)).collect();
    pair(tokens.iter_mut().flatten());
    let mut events = Vec::new();
    for (nth, ((join, span), tokens)) in run.0.iter().zip(tokens).enumerate() {
        match join {
            _ if nth == 0 => {}
            Join::Blank => events.push(Event::Char(' ')),
            Join::Break => events.push(Event::Break),
        }
        let mut at = span.start;
        for token in tokens {
            if token.event.is_none() && matches!(token.kind, Kind::Toggle(..)) {
                continue;
            }
            push_text(&mut events, at, token.span.start);
            if at == token.span.start && matches!(token.event, Some(Event::Char(_))) {
                // A dash that is written as a reference may say that there is no figure: its tag stands before it.
                events.push(Event::Text(Span { start: at, end: at }));
            }
            events.extend(token.event);
            at = token.span.end;
        }
        push_text(&mut events, at, span.end);
    }
    events
}

fn push_text(events: &mut Vec<Event>, start: usize, end: usize) {
    if start < end {
        events.push(Event::Text(Span { start, end }));
    }
}

/// Pairs what opens with what closes.
fn pair<'t>(tokens: impl Iterator<Item = &'t mut Token>) {
    let mut open: Vec<(&mut Token, Style)> = Vec::new();
    for token in tokens {
        let (style, opens, closes) = match token.kind {
            Kind::Open(style) => (style, true, false),
            Kind::Close(style) => (style, false, true),
            Kind::Toggle(style, opens, closes) => (style, opens, closes),
            Kind::Done => continue,
        };
        let is_toggle = matches!(token.kind, Kind::Toggle(..));
        let twin = open.iter().rposition(|(other, known)| {
            *known == style && matches!(other.kind, Kind::Toggle(..)) == is_toggle
        });
        match twin.filter(|_| closes) {
            Some(twin) => {
                open[twin].0.event = Some(Event::Open(style));
                token.event = Some(Event::Close(style));
                // What was opened inside and not closed is no markup.
                open.truncate(twin);
            }
            None if opens => open.push((token, style)),
            None => {}
        }
    }
}

/// The pieces of a stretch that are more than text.
fn tokens(text: &str, span: Span) -> Vec<Token> {
    let Some(content) = text.get(span.start..span.end) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = content[at..].find(['<', '*', '\\', '&']) {
        let start = at + next;
        let rest = &content[start..];
        let before = content[..start].chars().next_back();
        let (length, kind, event) = match rest.as_bytes()[0] {
            b'<' => tag(content, start),
            b'*' => asterisks(rest, before),
            // The figure is one stretch.
            b'&' if words::blank_between(content, start).is_some() => None,
            b'&' => entity(rest),
            _ => backslash(rest),
        }
        .unwrap_or((0, Kind::Done, None));
        if length > 0 {
            let span = Span { start: span.start + start, end: span.start + start + length };
            found.push(Token { span, kind, event });
        }
        // A backslash keeps the sign behind it from being markup.
        let skipped = if length > 0 && rest.starts_with('\\') { 2 } else { length.max(1) };
        at = start + skipped;
    }
    found
}

type Read = Option<(usize, Kind, Option<Event>)>;

/// What text recognition makes of `&lt;` before a tag that was already escaped.
const BROKEN_BRACKET: &str = "<sup>&</sup>lt;";

/// Reads an HTML tag, or what a page does not show. Tags of blocks are dropped: their place in the text says what
/// they do.
fn tag(content: &str, at: usize) -> Read {
    let text = &content[at..];
    if let Some(rest) = text.strip_prefix(BROKEN_BRACKET) {
        return escaped_tag(rest, BROKEN_BRACKET.len());
    }
    let words::Markup { name, closes, length } = words::markup_at(content, at)?;
    let style = match name.unwrap_or_default() {
        "b" | "strong" => Style::Strong,
        "i" | "em" => Style::Emphasis,
        "u" => Style::Underline,
        "sup" => Style::Superscript,
        "sub" => Style::Subscript,
        "br" => return Some((length, Kind::Done, Some(Event::Break))),
        _ => return Some((length, Kind::Done, None)),
    };
    Some((length, if closes { Kind::Close(style) } else { Kind::Open(style) }, None))
}

/// Reads a tag whose opening bracket was escaped; `rest` is what follows those `length` bytes.
fn escaped_tag(rest: &str, length: usize) -> Read {
    let name = &rest[..rest.find('>')?];
    let style = match name {
        "sup" => Style::Superscript,
        "sub" => Style::Subscript,
        _ => return None,
    };
    Some((length + name.len() + 1, Kind::Open(style), None))
}

/// Reads one to three asterisks: they open before a word and close behind one.
fn asterisks(text: &str, before: Option<char>) -> Read {
    let count = text.len() - text.trim_start_matches('*').len();
    let style = if count == 1 { Style::Emphasis } else { Style::Strong };
    let after = text[count..].chars().next();
    let opens = after.is_some_and(|c| !c.is_whitespace());
    let closes = before.is_some_and(|c| !c.is_whitespace());
    (count <= 3).then_some((count, Kind::Toggle(style, opens, closes), None))
}

/// Reads a character reference.
fn entity(text: &str) -> Read {
    let end = text.bytes().take(12).position(|c| c == b';')?;
    let name = &text[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "yen" => '¥',
        "mdash" => '—',
        "ndash" => '–',
        _ => numbered(name)?,
    };
    Some((end + 1, Kind::Done, Some(Event::Char(c))))
}

/// Reads the number of a character that XML can hold.
fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    let found = char::from_u32(number.ok()?)?;
    (!found.is_control() && !matches!(found, '\u{fffe}' | '\u{ffff}')).then_some(found)
}

/// Reads a backslash before a sign that would else be markup.
fn backslash(text: &str) -> Read {
    let escaped = text[1..].starts_with(|c: char| c.is_ascii_punctuation());
    escaped.then_some((1, Kind::Done, None))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A run as text with its markup in brackets.
    fn shown(text: &str) -> String {
        let run = Run::of(Span { start: 0, end: text.len() });
        let text = Text::new(text.to_owned());
        let mut out = String::new();
        for event in events(&text, &run) {
            match event {
                Event::Text(span) => out.push_str(text.slice(span)),
                Event::Char(c) => out.push(c),
                Event::Open(style) => out.push_str(&format!("[{style:?}:")),
                Event::Close(_) => out.push(']'),
                Event::Break => out.push('|'),
            }
        }
        out
    }

    #[test]
    fn remnants_become_what_they_mean() {
        assert_eq!(shown("FY2007.<sup>1</sup>"), "FY2007.[Superscript:1]");
        assert_eq!(shown("**SI revenues** rose"), "[Strong:SI revenues] rose");
        assert_eq!(
            shown("*Net income* was \\$ 5 & &lt;6&gt;"),
            "[Emphasis:Net income] was $ 5 & <6>"
        );
        assert_eq!(shown("<b>1Q07</b> 1Q06<br/>x"), "[Strong:1Q07] 1Q06|x");
        assert_eq!(shown("<sup>&</sup>lt;sup>2</sup> This"), "[Superscript:2] This");
    }

    #[test]
    fn what_has_no_twin_is_no_markup() {
        assert_eq!(shown("<b>lost, a * b, rate** and *1"), "lost, a * b, rate** and *1");
        assert_eq!(shown("<Operating Activities> a < b"), "<Operating Activities> a < b");
        assert_eq!(shown("<b>a<i>b</b>c</i>"), "[Strong:ab]c");
        assert_eq!(shown("\\*not\\* AT&T &#0; &#xFFFE;"), "*not* AT&T &#0; &#xFFFE;");
    }

    proptest! {
        #[test]
        fn markup_is_always_balanced(text in "([a-c<>/*&;\\\\ ]|<b>|</b>|<i>|</i>|<sup>|</sup>|\\*\\*){0,30}") {
            let mut open = Vec::new();
            let run = Run::of(Span { start: 0, end: text.len() });
            for event in events(&Text::new(text), &run) {
                match event {
                    Event::Open(style) => open.push(style),
                    Event::Close(style) => prop_assert_eq!(open.pop(), Some(style)),
                    _ => {}
                }
            }
            prop_assert!(open.is_empty());
        }
    }
}
