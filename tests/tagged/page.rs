//! A page without its tags, and what the tags said of the figures in it.

use std::collections::BTreeMap;

use kessan::model::Figure;
use kessan::model::instance::{Instance, ItemKind, WrittenPeriod};
use kessan::read::inline;
use kessan::text::words;

/// What a tag says of a printed figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Where the figure stands in the page without tags.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The concept, by its local name.
    pub concept: String,
    /// The value.
    pub value: Figure,
    /// `2024-01-01..2024-03-31`, or the day of an instant.
    pub period: String,
    /// `iso4217:USD`, `iso4217:USD/xbrli:shares`.
    pub unit: String,
    /// The power of ten of the printed figure.
    pub scale: i32,
    /// Whether the tag turns the printed sign.
    pub minus: bool,
    /// Axes and members, by local names.
    pub members: String,
}

/// A page whose tags are taken out.
pub struct Page {
    /// What is left.
    pub text: String,
    /// The same without markup, every byte where it was.
    pub masked: String,
    /// What the tags of numbers said, in the order of the page.
    pub tags: Vec<Tag>,
    /// The day on which the most spans begin.
    pub year_begins: String,
    /// The period that most figures are about.
    pub current: String,
}

impl Page {
    /// Takes the tags out of a page; nothing where it has none of numbers, or can't be read.
    pub fn new(name: &str, bytes: Vec<u8>) -> Option<Self> {
        let instances = inline::read(vec![(name.to_owned(), bytes)]).ok()?;
        let whole = instances.first()?.text.clone();
        let document = &whole[..document_length(&whole)];
        let prefixes = prefixes(document);
        let (text, kept) = stripped(document, &prefixes);
        let mut tags: Vec<Tag> = Vec::new();
        for instance in &instances {
            tags.extend(tags_of(instance, document, &prefixes, &kept));
        }
        tags.sort_by_key(|tag| (tag.start, tag.end));
        let spans = || tags.iter().filter_map(|tag| tag.period.split_once(".."));
        Some(Self {
            year_begins: most(spans().map(|(from, _)| from.to_owned()))?,
            current: most(
                tags.iter().map(|tag| tag.period.clone()).filter(|period| period.contains("..")),
            )?,
            masked: words::mask(&text),
            text,
            tags,
        })
    }
}

/// The text that stands most often; of several the first in order.
pub fn most(texts: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let most = counts.values().max().copied()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(text, _)| text)
}

/// Where the page ends in the text of its instance, behind which values stand.
fn document_length(text: &str) -> usize {
    let lower = |end: &str| text.find(end).map(|at| at + end.len());
    lower("</html>").or_else(|| lower("</xhtml:html>")).unwrap_or(text.len())
}

/// The prefixes that are bound to Inline XBRL.
fn prefixes(document: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in document.split("xmlns:").skip(1) {
        let Some((prefix, rest)) = piece.split_once('=') else { continue };
        let address = rest.trim_start_matches(['"', '\'']);
        let is_ix = address.starts_with(inline::IX_1_0) || address.starts_with(inline::IX_1_1);
        if is_ix && !found.contains(&prefix.trim().to_owned()) {
            found.push(prefix.trim().to_owned());
        }
    }
    found
}

/// Pieces that were kept: where each begins in what is left, and in the page.
type Kept = Vec<(usize, usize)>;

/// The page without the tags and without the header.
fn stripped(document: &str, prefixes: &[String]) -> (String, Kept) {
    let (mut text, mut kept) = (String::with_capacity(document.len()), Kept::new());
    let mut from = 0;
    while let Some((start, name, end)) = next_tag(document, from, prefixes) {
        kept.push((text.len(), from));
        text.push_str(&document[from..start]);
        let closing = format!("</{name}>");
        let is_header = name.ends_with(":header") && !document[start..].starts_with("</");
        from = match document[end..].find(&closing) {
            Some(length) if is_header => end + length + closing.len(),
            _ => end,
        };
    }
    kept.push((text.len(), from));
    text.push_str(&document[from..]);
    (text, kept)
}

/// The next tag of Inline XBRL: where it begins, its name, where it ends.
fn next_tag<'a>(
    document: &'a str,
    from: usize,
    prefixes: &[String],
) -> Option<(usize, &'a str, usize)> {
    let mut at = from;
    loop {
        let start = at + document[at..].find('<')?;
        let inside = &document[start + 1..];
        let named = inside.strip_prefix('/').unwrap_or(inside);
        let length = named.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
        let name = &named[..length];
        let is_ix =
            name.split_once(':').is_some_and(|(prefix, _)| prefixes.iter().any(|p| p == prefix));
        if is_ix {
            return Some((start, name, start + document[start..].find('>')? + 1));
        }
        at = start + 1;
    }
}

/// A place of the page in what is left of it.
fn left(kept: &Kept, at: usize) -> usize {
    let of = kept.partition_point(|(_, original)| *original <= at).saturating_sub(1);
    let next = kept.get(of + 1).map_or(usize::MAX, |(start, _)| *start);
    (kept[of].0 + (at - kept[of].1)).min(next)
}

fn tags_of(instance: &Instance, document: &str, prefixes: &[String], kept: &Kept) -> Vec<Tag> {
    let numbers = instance.items.iter().filter(|item| item.kind == ItemKind::Item);
    numbers
        .filter_map(|item| {
            let at = item.at as usize;
            let (start, name, end) = next_tag(document, at, prefixes)?;
            if start != at || !name.ends_with("nonFraction") {
                return None;
            }
            let element = &document[start..end];
            let length = document[end..].find(&format!("</{name}>"))?;
            let inside = document[end..end + length].rfind('>').map_or(end, |last| end + last + 1);
            let context = &instance.contexts[instance.context_at(item.context?)?];
            let period = match &context.period {
                WrittenPeriod::Instant(day) => day.trim().to_owned(),
                WrittenPeriod::Duration(from, to) => format!("{}..{}", from.trim(), to.trim()),
                _ => return None,
            };
            let unit = &instance.units[instance.unit_at(item.unit?)?];
            let local = |names: &[_]| {
                names.iter().map(|name| instance.names.local(*name)).collect::<Vec<_>>().join("*")
            };
            let per = local(&unit.denominators);
            let unit = local(&unit.numerators) + if per.is_empty() { "" } else { "/" } + &per;
            let members: Vec<String> = context
                .dimensions
                .iter()
                .map(|of| match &of.member {
                    kessan::model::instance::WrittenMember::Explicit(member) => format!(
                        "{}={}",
                        instance.names.local(of.axis),
                        instance.names.local(*member)
                    ),
                    kessan::model::instance::WrittenMember::Typed { text, .. } => {
                        format!("{}={text}", instance.names.local(of.axis))
                    }
                })
                .collect();
            Some(Tag {
                start: left(kept, inside),
                end: left(kept, end + length),
                concept: instance.names.local(item.name).to_owned(),
                value: Figure::of_decimal(instance.span(item.value).trim())?,
                period,
                unit,
                scale: attribute(element, "scale").and_then(|text| text.parse().ok()).unwrap_or(0),
                minus: attribute(element, "sign") == Some("-"),
                members: members.join(";"),
            })
        })
        .collect()
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let at = element.find(&format!(" {name}=")).or_else(|| element.find(&format!("\n{name}=")))?;
    let rest = &element[at + name.len() + 2..];
    let quote = rest.chars().next()?;
    rest[1..].split(quote).next()
}
