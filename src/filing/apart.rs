//! Pages in one folder that are no set: each brings its own contexts and units, and those of another have the same ids and
//! say something else. Pages of several companies that were saved together are so; those of a set have ids that are unique
//! in it (Inline XBRL 1.1 §14.1.2).

use std::hash::{DefaultHasher, Hasher};

use memchr::memmem::{find, find_iter};
use rustc_hash::FxHashMap;

/// The elements that facts of other pages may refer to.
const ELEMENTS: [&[u8]; 2] = [b"context", b"unit"];
/// How long a prefix, a start tag and what an element holds may be: longer ones are passed over.
const LONGEST: [usize; 3] = [40, 1 << 10, 1 << 16];

/// What a page brings along.
pub(super) struct Resources {
    /// Whether it refers to a taxonomy.
    has_references: bool,
    /// What its contexts and units say, by their ids.
    said: FxHashMap<Box<[u8]>, u64>,
}

impl Resources {
    /// Those of a page. It is not parsed: that is done when it is known with which others it is read.
    pub(super) fn of(page: &[u8]) -> Self {
        let mut said = FxHashMap::default();
        for (id, content) in ELEMENTS.iter().flat_map(|local| elements(page, local)) {
            let mut hasher = DefaultHasher::new();
            content.split(u8::is_ascii_whitespace).for_each(|word| hasher.write(word));
            said.entry(id.into()).or_insert_with(|| hasher.finish());
        }
        Self { has_references: find(page, b"schemaRef").is_some(), said }
    }
}

/// Whether pages are reports each by itself.
pub(super) fn are_apart(pages: &[&Resources]) -> bool {
    let mut said: FxHashMap<&[u8], u64> = FxHashMap::default();
    let mut is_disputed = false;
    for (id, hash) in pages.iter().flat_map(|page| &page.said) {
        is_disputed |= *said.entry(id).or_insert(*hash) != *hash;
    }
    is_disputed && pages.iter().all(|page| page.has_references)
}

/// The elements of a local name: their ids and what they hold.
fn elements<'p>(page: &'p [u8], local: &'p [u8]) -> impl Iterator<Item = (&'p [u8], &'p [u8])> {
    let [prefix, tag, content] = LONGEST;
    find_iter(page, local).filter_map(move |at| {
        let before = &page[at.saturating_sub(prefix)..at];
        let prefix = &before[before.iter().rposition(|byte| *byte == b'<')? + 1..];
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.:".contains(byte);
        let is_start = prefix.is_empty() || (prefix.ends_with(b":") && prefix.iter().all(is_name));
        let behind = page.get(at + local.len()..)?;
        if !is_start || !behind.first()?.is_ascii_whitespace() {
            return None;
        }
        let ends = behind.iter().take(tag).position(|byte| *byte == b'>')?;
        let (tag, content_on) = behind.split_at(ends);
        let held = &content_on[..content.min(content_on.len())];
        let end = find(held, &[b"</", prefix, local].concat())?;
        Some((id(tag)?, &held[..end]))
    })
}

/// The value of the attribute `id` in a start tag.
fn id(tag: &[u8]) -> Option<&[u8]> {
    let at = find_iter(tag, b"id").find(|at| {
        let before = at.checked_sub(1).and_then(|before| tag.get(before));
        before.is_some_and(u8::is_ascii_whitespace)
    })?;
    let value = tag[at + 2..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, value) = value.split_first()?;
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
