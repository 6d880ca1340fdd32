//! Selectors of style sheets (Selectors Level 3): what of the element itself they ask for, and how strong they are.

/// What a selector asks of the element it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selector {
    /// A tag in small letters, or none.
    pub(super) tag: String,
    /// Classes and ids, with their signs.
    pub(super) names: Vec<String>,
    /// Names of attributes, in small letters.
    pub(super) attributes: Vec<String>,
    /// How many ids, classes and tags it names (section 9).
    pub(super) specificity: [usize; 3],
    /// Whether it asks for more: for what stands around the element, for values, for a state.
    open: bool,
}

impl Selector {
    /// Whether it names a class or an id and asks for nothing but what it names here.
    pub(super) fn is_simple(&self) -> bool {
        !self.open && !self.names.is_empty()
    }

    /// A class or an id without which no element fits; the empty word where there is none.
    pub(super) fn key(&self) -> String {
        self.names.first().cloned().unwrap_or_default()
    }
}

/// The selectors of a list; those of other boxes than the element's and of what the reader does with it are left out.
pub(super) fn list(selectors: &str) -> Vec<Selector> {
    let (mut found, mut from, mut open) = (Vec::new(), 0, 0_usize);
    for (at, c) in selectors.char_indices() {
        match c {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            ',' if open == 0 => {
                found.extend(one(selectors[from..at].trim()));
                from = at + 1;
            }
            _ => {}
        }
    }
    found.extend(one(selectors[from..].trim()));
    found
}

/// Pseudo-elements that have one colon in old sheets, and what is so only while a reader points at it.
const APART: [&str; 7] =
    ["before", "after", "first-line", "first-letter", "hover", "focus", "active"];

fn one(text: &str) -> Option<Selector> {
    let mut selector = Selector::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        rest = match c {
            '.' | '#' => {
                let (name, behind) = name(behind);
                selector.names.push(format!("{c}{name}"));
                let kind = &mut selector.specificity[usize::from(c == '.')];
                *kind = kind.saturating_add(1);
                behind
            }
            '[' => {
                let (attribute, _) = name(behind.trim_start());
                selector.attributes.push(attribute.to_ascii_lowercase());
                selector.specificity[1] += 1;
                selector.open = true;
                behind.split_once(']').map_or("", |(_, behind)| behind)
            }
            ':' => {
                let (state, behind) = name(behind);
                if state.is_empty() || APART.contains(&&*state) || state.starts_with("focus-") {
                    return None;
                }
                selector.specificity[1] += 1;
                selector.open = true;
                match behind.strip_prefix('(') {
                    Some(inner) => {
                        // What stands in it may be as strong as anything.
                        selector.specificity[0] = usize::MAX;
                        behind_parenthesis(inner)
                    }
                    None => behind,
                }
            }
            '*' => behind,
            // What it stands for may be as strong as anything.
            '&' => {
                selector.specificity[0] = usize::MAX;
                selector.open = true;
                behind
            }
            // What stood before is about an element around it or beside it.
            c if c.is_whitespace() || matches!(c, '>' | '+' | '~') => {
                let specificity = selector.specificity;
                selector = Selector { specificity, open: true, ..Selector::default() };
                behind
            }
            c if is_of_name(c) => {
                let (tag, behind) = name(rest);
                selector.tag = tag.to_ascii_lowercase();
                selector.specificity[2] += 1;
                behind
            }
            _ => {
                selector.open = true;
                behind
            }
        };
    }
    (!text.is_empty()).then_some(selector)
}

/// The name with which a text begins, and what follows.
fn name(text: &str) -> (String, &str) {
    let mut name = String::new();
    let mut rest = text.chars();
    loop {
        let behind = rest.as_str();
        match rest.next() {
            Some('\\') => name.extend(rest.next()),
            Some(c) if is_of_name(c) => name.push(c),
            _ => return (name, behind),
        }
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\\') || !c.is_ascii()
}

/// What stands behind the parenthesis that is open.
fn behind_parenthesis(text: &str) -> &str {
    let mut open = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => open += 1,
            ')' if open == 1 => return &text[at + 1..],
            ')' => open -= 1,
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_say_what_they_are_about() {
        for (text, tag, names, specificity, simple) in [
            (".a", "", vec![".a"], [0, 1, 0], true),
            ("TD.a.B", "td", vec![".a", ".B"], [0, 2, 1], true),
            ("p", "p", vec![], [0, 0, 1], false),
            ("#x > p.a", "p", vec![".a"], [1, 1, 1], false),
            (".a[hidden]", "", vec![".a"], [0, 2, 0], false),
            (".a:first-child", "", vec![".a"], [0, 2, 0], false),
            (".a:not(.b, (.c))", "", vec![".a"], [usize::MAX, 2, 0], false),
            (".md\\:a", "", vec![".md:a"], [0, 1, 0], true),
        ] {
            let found = list(text);
            let [one] = found.as_slice() else { panic!("{text}: {found:?}") };
            let shown: Vec<&str> = one.names.iter().map(String::as_str).collect();
            assert_eq!((&*one.tag, shown, one.specificity), (tag, names, specificity), "{text}");
            assert_eq!(one.is_simple(), simple, "{text}");
        }
        assert_eq!(list(".a, :is(.b, .c), p").len(), 3);
        for text in ["", ".a:hover", ".a::after", ".a:focus-within", ".a:before"] {
            assert!(list(text).is_empty(), "{text}");
        }
    }
}
