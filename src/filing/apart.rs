//! Pages in one folder that are no set: each brings its own contexts and units, and those of another have the same ids and
//! say something else. Pages of several companies that were saved together are so; those of a set have ids that are unique
//! in it (Inline XBRL 1.1 §14.1.2).

use std::hash::{DefaultHasher, Hasher};

use memchr::memmem::{find, find_iter};
use rustc_hash::FxHashMap;

/// The elements that facts of other pages may refer to.
const ELEMENTS: [&[u8]; 2] = [b"context", b"unit"];
/// The attributes that refer to them.
const REFERENCES: [&[u8]; 2] = [b"contextRef", b"unitRef"];
/// How long a prefix, a start tag and what an element holds may be: longer ones are passed over.
const LONGEST: [usize; 3] = [40, 1 << 10, 1 << 16];

/// What a page brings along.
pub(super) struct Resources {
    /// Whether it refers to a taxonomy.
    has_references: bool,
    /// Whether its facts are in contexts and units of its own.
    is_whole: bool,
    /// What its contexts and units say, by their ids.
    said: FxHashMap<Box<[u8]>, u64>,
}

impl Resources {
    /// Those of a page. It is not parsed: that is done when it is known with which others it is read.
    pub(super) fn of(page: &[u8]) -> Self {
        let mut said: FxHashMap<Box<[u8]>, u64> = FxHashMap::default();
        for (id, content) in ELEMENTS.iter().flat_map(|local| elements(page, local)) {
            let mut hasher = DefaultHasher::new();
            // Blanks beside markup say nothing, others part words.
            let mut is_in_text = false;
            for word in content.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
                if is_in_text && !word.starts_with(b"<") {
                    hasher.write_u8(b' ');
                }
                hasher.write(word);
                is_in_text = !word.ends_with(b">");
            }
            said.entry(id.into()).or_insert_with(|| hasher.finish());
        }
        let references = REFERENCES.iter().flat_map(|name| {
            find_iter(page, *name).filter_map(move |at| value(&page[at + name.len()..]))
        });
        let is_whole = references.map(<[u8]>::trim_ascii).all(|id| said.contains_key(id));
        Self { has_references: find(page, b"schemaRef").is_some(), is_whole, said }
    }
}

/// Whether pages are reports each by itself.
pub(super) fn are_apart(pages: &[&Resources]) -> bool {
    let mut said: FxHashMap<&[u8], u64> = FxHashMap::default();
    let mut is_disputed = false;
    for (id, hash) in pages.iter().flat_map(|page| &page.said) {
        is_disputed |= *said.entry(id).or_insert(*hash) != *hash;
    }
    is_disputed && pages.iter().all(|page| page.has_references && page.is_whole)
}

/// The elements of a local name: their ids and what they hold. None of them stands in another.
fn elements<'p>(page: &'p [u8], local: &[u8]) -> Vec<(&'p [u8], &'p [u8])> {
    let mut elements = Vec::new();
    let mut open: Option<(&[u8], &[u8], usize)> = None;
    for at in find_iter(page, local) {
        match tag(page, at, local) {
            None => {}
            Some(Tag::Start { prefix, id, end }) => open = id.map(|id| (prefix, id, end)),
            Some(Tag::End { prefix, start }) => {
                let Some((_, id, from)) = open.take().filter(|(of, ..)| *of == prefix) else {
                    continue;
                };
                let content = page.get(from..start).filter(|of| of.len() <= LONGEST[2]);
                elements.extend(content.map(|content| (id, content)));
            }
        }
    }
    elements
}

/// A tag of an element, and where in the page the start tag ends, the end tag begins.
enum Tag<'p> {
    Start { prefix: &'p [u8], id: Option<&'p [u8]>, end: usize },
    End { prefix: &'p [u8], start: usize },
}

/// The tag whose local name stands somewhere in a page.
fn tag<'p>(page: &'p [u8], at: usize, local: &[u8]) -> Option<Tag<'p>> {
    let from = at.saturating_sub(LONGEST[0]);
    let before = &page[from..at];
    let opens = before.iter().rposition(|byte| *byte == b'<')?;
    let name = &before[opens + 1..];
    let (is_end, prefix) = match name.strip_prefix(b"/") {
        Some(prefix) => (true, prefix),
        None => (false, name),
    };
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.:".contains(byte);
    let is_prefix = prefix.is_empty() || prefix.ends_with(b":") && prefix.iter().all(is_name);
    if !is_prefix {
        return None;
    }
    let behind = page.get(at + local.len()..)?;
    let next = behind.first()?;
    if !(next.is_ascii_whitespace() || is_end && *next == b'>') {
        return None;
    }
    if is_end {
        return Some(Tag::End { prefix, start: from + opens });
    }
    let ends = behind.iter().take(LONGEST[1]).position(|byte| b"<>".contains(byte))?;
    let id = id(&behind[..ends]);
    (behind[ends] == b'>').then_some(Tag::Start { prefix, id, end: at + local.len() + ends })
}

/// The value of the attribute `id` in a start tag.
fn id(tag: &[u8]) -> Option<&[u8]> {
    let at = find_iter(tag, b"id").find(|at| {
        let before = at.checked_sub(1).and_then(|before| tag.get(before));
        before.is_some_and(u8::is_ascii_whitespace)
    })?;
    value(&tag[at + 2..])
}

/// The value of an attribute behind whose name a text begins.
fn value(behind: &[u8]) -> Option<&[u8]> {
    let behind = &behind[..behind.len().min(LONGEST[1])];
    let value = behind.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, value) = value.split_first().filter(|(quote, _)| b"\"'".contains(quote))?;
    Some(&value[..value.iter().position(|byte| byte == quote)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(context: &str, entity: &str) -> Resources {
        let text = format!(
            "<html><link:schemaRef/><xbrli:context\n class='x' id = '{context}'><e>{entity}</e>\n</xbrli:context>\
             <unit id=\"u\"><m>JPY</m></unit><ix:nonFraction contextRef=\"{context}\" unitRef=\"u\"/>"
        );
        Resources::of(text.as_bytes())
    }

    #[test]
    fn pages_whose_contexts_say_something_else_are_apart() {
        let (one, same, other, further) =
            (page("c", "A"), page("c", " A "), page("c", "B"), page("d", "B"));
        assert_eq!(one.said.len(), 2);
        assert!(are_apart(&[&one, &other]));
        assert!(!are_apart(&[&one, &same]));
        assert!(!are_apart(&[&one, &further]));
        let without = Resources { has_references: false, ..page("c", "B") };
        assert!(!are_apart(&[&one, &without]), "it needs the other");
        // One in whose contexts facts of another page are is of a set with it.
        let text = "<link:schemaRef/><context id='c'>B</context><f contextRef='d' unitRef='u'/>";
        let part = Resources::of(text.as_bytes());
        assert!(!are_apart(&[&one, &part]), "it has no context `d`");
        let runs = |content: &str| {
            Resources::of(format!("<schemaRef/><unit id='u'>{content}</unit>").as_bytes())
        };
        assert!(are_apart(&[&runs("a b"), &runs("ab")]), "words are parted");
    }

    #[test]
    fn many_elements_without_an_end_are_passed_over_at_once() {
        for text in ["<unit >", "<unit ", "<unit id='u'>", "<a:unit id='u'><b:unit id='v'>"] {
            let page = text.repeat(20_000);
            assert!(Resources::of(page.as_bytes()).said.is_empty(), "{text}");
        }
    }

    #[test]
    fn broken_pages_have_nothing() {
        for text in [
            "<context",
            "<context ",
            "<context id",
            "<context id='a'>",
            "context id='a'>",
            "<a context id='a'></a>",
        ] {
            assert!(Resources::of(text.as_bytes()).said.is_empty(), "{text}");
        }
    }
}
