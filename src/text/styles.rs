//! Which elements the style sheets of a page hide: by a class or an id, alone or behind the name of a tag. Other selectors
//! are not read, nor what is for printers and small screens alone.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

/// How something is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hiding {
    /// It takes no place: what follows stands where it would.
    Removed,
    /// Its place stays empty.
    Invisible,
}

/// What a rule is about: the name of a tag or none, then `.` or `#` with a name, in small letters.
type Simple = (String, char, String);

/// The rules of the style sheets of a page that hide something.
#[derive(Debug, Default)]
pub(super) struct Styles {
    rules: BTreeMap<Simple, Option<Hiding>>,
}

impl Styles {
    /// Reads the style sheets in a text.
    pub(super) fn of(text: &str) -> Self {
        let mut styles = Self::default();
        let lower = text.to_ascii_lowercase();
        let mut rest = lower.as_str();
        while let Some(at) = rest.find("<style") {
            let sheet = &rest[at..];
            let end = sheet.find("</style").unwrap_or(sheet.len());
            let open = sheet[..end].find('>').map_or(end, |open| open + 1);
            styles.take(&without_comments(&sheet[open..end]));
            rest = &sheet[end..];
            rest = rest.strip_prefix('<').unwrap_or(rest);
        }
        styles.rules.retain(|_, hiding| hiding.is_some());
        styles
    }

    fn take(&mut self, sheet: &str) {
        let mut rest = sheet;
        while let Some(open) = rest.find('{') {
            let selectors = rest[..open].rsplit([';', '}']).next().unwrap_or_default().trim();
            let block = &rest[open + 1..];
            let nested = selectors.starts_with('@');
            let length = if nested { end_of_nested(block) } else { block.find('}') };
            let length = length.unwrap_or(block.len());
            if !nested {
                let declarations = &block[..length];
                for selector in selectors.split(',') {
                    // A later rule for the same has the last word.
                    if let Some(of) = simple(selector.trim()) {
                        let shows =
                            declarations.contains("display") || declarations.contains("visibility");
                        if shows {
                            self.rules.insert(of, style(declarations));
                        }
                    }
                }
            }
            rest = block.get(length + 1..).unwrap_or_default();
        }
    }

    /// How an element is hidden, by its tag in small letters with its attributes.
    pub(super) fn hiding(&self, tag: &str) -> Option<Hiding> {
        if self.rules.is_empty() {
            return None;
        }
        let inner = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
        let name = inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
        let start = BytesStart::from_content(inner, name);
        let name = &inner[..name];
        let of = |sign: char, value: &str| {
            ["", name].iter().find_map(|tag| {
                let key = ((*tag).to_owned(), sign, value.to_owned());
                self.rules.get(&key).copied().flatten()
            })
        };
        start.html_attributes().with_checks(false).flatten().find_map(|attribute| {
            match attribute.key.0 {
                "class" => attribute.value.split_whitespace().find_map(|class| of('.', class)),
                "id" => of('#', attribute.value.trim()),
                _ => None,
            }
        })
    }
}

/// What declarations of a style say, in small letters.
pub(super) fn style(declarations: &str) -> Option<Hiding> {
    let mut found = None;
    for declaration in declarations.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().trim_end_matches("!important").trim_end();
        match (property.trim(), value) {
            ("display", "none") | ("visibility", "collapse") => return Some(Hiding::Removed),
            ("visibility", "hidden") => found = Some(Hiding::Invisible),
            _ => {}
        }
    }
    found
}

/// Where a block ends that has others in it.
fn end_of_nested(block: &str) -> Option<usize> {
    let mut open = 1_usize;
    for (at, c) in block.char_indices() {
        match c {
            '{' => open += 1,
            '}' if open == 1 => return Some(at),
            '}' => open -= 1,
            _ => {}
        }
    }
    None
}

/// A selector that names a class or an id and nothing else but a tag.
fn simple(selector: &str) -> Option<Simple> {
    let at = selector.find(['.', '#'])?;
    let (tag, named) = selector.split_at(at);
    let sign = named.chars().next()?;
    let name = &named[1..];
    let plain =
        |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    (plain(tag) && plain(name) && !name.is_empty()).then(|| (tag.to_owned(), sign, name.to_owned()))
}

fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("*/").map_or("", |(_, behind)| behind));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_ids_are_hidden_by_rules_of_their_own() {
        let page = "<style>/* .c{display:none} */ .a, td.b { display: none } #d{visibility:hidden}\n\
                    .e{display:none} .e{display:block} @media print { .f{display:none} }\n\
                    .g .h{display:none} .i{color:red}</style>";
        let styles = Styles::of(page);
        for (tag, hiding) in [
            ("<tr class=\"x a\">", Some(Hiding::Removed)),
            ("<td class='b'>", Some(Hiding::Removed)),
            ("<span id=\"d\">", Some(Hiding::Invisible)),
            ("<tr class=\"b\">", None),
            ("<p class=\"c\">", None),
            ("<p class=\"e\">", None),
            ("<p class=\"f\">", None),
            ("<p class=\"h\">", None),
            ("<p class=\"i\">", None),
        ] {
            assert_eq!(styles.hiding(tag), hiding, "{tag}");
        }
    }
}
