//! Which elements the style sheets of a page hide, by the cascade (CSS Cascading and Inheritance Level 3, section 6). A
//! rule hides where it names a class or an id of the element and nothing around it; and of what may show the element
//! again nothing is stronger. Sheets in other files are not read, nor what is for printers alone.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use super::selector::{self, Selector};

/// How something is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hiding {
    /// It takes no place: what follows stands where it would.
    Removed,
    /// Its place stays empty.
    Invisible,
}

/// What hides an element or shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Property {
    Display,
    Visibility,
    Decoration,
}

/// A declaration of a property.
#[derive(Clone, Copy, Debug)]
struct Declared {
    property: Property,
    /// How it hides; it shows where it does not.
    hiding: Option<Hiding>,
    important: bool,
}

/// What a style sheet declares for a selector.
#[derive(Debug)]
struct Rule {
    selector: Selector,
    declared: Declared,
    /// Its place in the sheets.
    place: usize,
}

impl Rule {
    /// What is stronger has the last word.
    fn strength(&self) -> (bool, [usize; 3], usize) {
        (self.declared.important, self.selector.specificity, self.place)
    }
}

/// The rules of the style sheets of a page that hide or show something, by a class or an id they name; those that name
/// none by the empty word.
#[derive(Debug, Default)]
pub(super) struct Styles {
    rules: BTreeMap<String, Vec<Rule>>,
    count: usize,
}

/// So many rules may be about one element; where there are more, it is taken to be shown.
const MOST: usize = 1000;

/// Blocks stand in so many others.
const DEEPEST: usize = 8;

impl Styles {
    /// Reads the style sheets in a text.
    pub(super) fn of(text: &str) -> Self {
        let mut styles = Self::default();
        let lower = text.to_ascii_lowercase();
        let mut from = 0;
        while let Some(at) = lower[from..].find("<style").map(|at| from + at) {
            let end = lower[at..].find("</style").map_or(lower.len(), |end| at + end);
            let open = lower[at..end].find('>').map_or(end, |open| at + open + 1);
            styles.take(&bare(&text[open..end]), true, DEEPEST);
            from = end;
        }
        styles
    }

    /// Takes the rules of a sheet, or those of a block that may not always hold: these show, and hide nothing.
    fn take(&mut self, sheet: &str, always: bool, deep: usize) {
        let mut rest = sheet;
        while let Some(open) = rest.find('{') {
            let head = rest[..open].rsplit([';', '}']).next().unwrap_or_default().trim();
            let block = &rest[open + 1..];
            let length = end_of_block(block).unwrap_or(block.len());
            let inner = &block[..length];
            if head.starts_with('@') || inner.contains('{') {
                if deep > 0 && !is_for_print(head) {
                    self.take(inner, false, deep - 1);
                }
            } else {
                self.rule(head, inner, always);
            }
            rest = block.get(length + 1..).unwrap_or_default();
        }
    }

    fn rule(&mut self, selectors: &str, declarations: &str, always: bool) {
        let declared: Vec<Declared> =
            declared(declarations).filter(|one| always || one.hiding.is_none()).collect();
        if declared.is_empty() {
            return;
        }
        for selector in selector::list(selectors) {
            let rules = self.rules.entry(selector.key()).or_default();
            for declared in &declared {
                self.count += 1;
                let (selector, place) = (selector.clone(), self.count);
                rules.push(Rule { selector, declared: *declared, place });
            }
        }
    }

    /// How an element is hidden, by its tag with its attributes.
    pub(super) fn hiding(&self, tag: &str) -> Option<Hiding> {
        if self.rules.is_empty() {
            return None;
        }
        let element = Element::of(tag);
        let keys = element.names.iter().map(String::as_str).chain([""]);
        let lists: Vec<&Vec<Rule>> = keys.filter_map(|key| self.rules.get(key)).collect();
        if lists.iter().map(|rules| rules.len()).sum::<usize>() > MOST {
            return None;
        }
        let rules = || lists.iter().copied().flatten();
        let of = |property| {
            let fitting = || {
                rules().filter(|rule| {
                    rule.declared.property == property && element.fits(&rule.selector)
                })
            };
            let hides = |rule: &&Rule| rule.declared.hiding.is_some() && rule.selector.is_simple();
            let strongest = fitting().filter(hides).max_by_key(|rule| rule.strength())?;
            let own = said(&element.style, property).is_some_and(|own| {
                own.hiding.is_none() && (own.important || !strongest.declared.important)
            });
            let shows = |rule: &Rule| {
                rule.declared.hiding.is_none() && rule.strength() > strongest.strength()
            };
            strongest.declared.hiding.filter(|_| !own && !fitting().any(shows))
        };
        let decoration = || of(Property::Decoration);
        of(Property::Display).or_else(|| of(Property::Visibility)).or_else(decoration)
    }
}

/// What selectors ask of an element.
struct Element {
    /// In small letters.
    tag: String,
    /// Its classes and ids, with their signs.
    names: BTreeSet<String>,
    /// The names of its attributes, in small letters.
    attributes: BTreeSet<String>,
    /// What it declares itself.
    style: String,
}

impl Element {
    fn of(tag: &str) -> Self {
        let inner = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
        let name = inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
        let start = BytesStart::from_content(inner, name);
        let mut element = Self {
            tag: inner[..name].to_ascii_lowercase(),
            names: BTreeSet::new(),
            attributes: BTreeSet::new(),
            style: String::new(),
        };
        for attribute in start.html_attributes().with_checks(false).flatten() {
            let key = attribute.key.0.to_ascii_lowercase();
            match &*key {
                "class" => {
                    let classes = attribute.value.split_whitespace();
                    element.names.extend(classes.map(|class| format!(".{class}")));
                }
                "id" => {
                    element.names.insert(format!("#{}", attribute.value.trim()));
                }
                "style" => element.style = attribute.value.clone().into_owned(),
                _ => {}
            }
            element.attributes.insert(key);
        }
        element
    }

    fn fits(&self, selector: &Selector) -> bool {
        (selector.tag.is_empty() || selector.tag == self.tag)
            && selector.names.iter().all(|name| self.names.contains(name))
            && selector.attributes.iter().all(|name| self.attributes.contains(name))
    }
}

/// How the declarations of an element's own style hide it.
pub(super) fn style(declarations: &str) -> Option<Hiding> {
    let of = |property| said(declarations, property).and_then(|said| said.hiding);
    let decoration = || of(Property::Decoration);
    of(Property::Display).or_else(|| of(Property::Visibility)).or_else(decoration)
}

/// What declarations say of a property in the end.
fn said(declarations: &str, property: Property) -> Option<Declared> {
    let own = declared(declarations).filter(|one| one.property == property);
    own.max_by_key(|one| one.important)
}

/// What declarations hide and show by, in their order.
fn declared(declarations: &str) -> impl Iterator<Item = Declared> {
    declarations.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let property = match &*property.trim().to_ascii_lowercase() {
            "display" => Property::Display,
            "visibility" => Property::Visibility,
            "text-decoration" | "text-decoration-line" => Property::Decoration,
            _ => return None,
        };
        let (value, important) = match value.split_once('!') {
            Some((value, _)) => (value, true),
            None => (value, false),
        };
        let hiding = match (property, &*value.trim().to_ascii_lowercase()) {
            (Property::Display, "none") | (Property::Visibility, "collapse") => {
                Some(Hiding::Removed)
            }
            (Property::Visibility, "hidden") => Some(Hiding::Invisible),
            // What is struck out is no part of what a page says.
            (Property::Decoration, value) if value.contains("line-through") => {
                Some(Hiding::Removed)
            }
            _ => None,
        };
        Some(Declared { property, hiding, important })
    })
}

/// Whether a block holds for printers alone.
fn is_for_print(head: &str) -> bool {
    let lower = head.to_ascii_lowercase();
    let others = [",", "screen", "not"];
    lower.starts_with("@media")
        && lower.contains("print")
        && !others.iter().any(|other| lower.contains(other))
}

/// Where a block ends, which may have others in it.
fn end_of_block(block: &str) -> Option<usize> {
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

/// A sheet without its comments, and without what its strings hold.
fn bare(sheet: &str) -> String {
    let sheet = sheet.replace("<!--", "").replace("-->", "");
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet.as_str();
    while let Some(at) = rest.find(['/', '"', '\'']) {
        kept.push_str(&rest[..at]);
        let found = &rest[at..];
        rest = if let Some(comment) = found.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, behind)| behind)
        } else if let Some(behind) = found.strip_prefix('/') {
            kept.push('/');
            behind
        } else {
            // A string that nothing closes ends with its line.
            let quote = [found.as_bytes()[0], b'\n'];
            let end = found.bytes().skip(1).position(|c| quote.contains(&c));
            end.map_or("", |end| &found[end + 2..])
        };
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_ids_are_hidden_by_rules_of_their_own() {
        let page = "<style>/* .c{display:none} */ .a, td.b { display: none } #d{visibility:hidden}\n\
                    .e{display:none} .e{display:block} @media print { .f{display:none} }\n\
                    .g .h{display:none} .i{color:red} .j{display:block} .j{display:none}</style>";
        let styles = Styles::of(page);
        for (tag, hiding) in [
            ("<tr class=\"x a\">", Some(Hiding::Removed)),
            ("<TD CLASS='b'>", Some(Hiding::Removed)),
            ("<span id=\"d\">", Some(Hiding::Invisible)),
            ("<p class=\"j\">", Some(Hiding::Removed)),
            ("<tr class=\"b\">", None),
            ("<p class=\"c\">", None),
            ("<p class=\"e\">", None),
            ("<p class=\"f\">", None),
            ("<p class=\"h\">", None),
            ("<p class=\"i\">", None),
            // The names of classes have their case.
            ("<p class=\"A\">", None),
        ] {
            assert_eq!(styles.hiding(tag), hiding, "{tag}");
        }
    }

    #[test]
    fn what_may_be_shown_again_is_not_hidden() {
        for (sheet, tag) in [
            (".detail{display:none} .open{display:table-row}", "<tr class=\"detail open\">"),
            (".detail{display:none}", "<tr class=\"detail\" style=\"display: table-row\">"),
            (".tab{display:none} .tab.active{display:block}", "<div class=\"tab active\">"),
            (".tab.active{display:block} .tab{display:none}", "<div class=\"tab active\">"),
            (".tab{display:none}", "<div class=\"tab\" style=\"display:block\">"),
            (".a{display:none} tr.a{display:table-row}", "<tr class=\"a\">"),
            (".a{display:none} .open .a{display:block}", "<p class=\"a\">"),
            (".a{display:none} #x{display:block}", "<p class=\"a\" id=\"x\">"),
            (".a{display:none} [data-x]{display:block}", "<p class=\"a\" data-x=\"1\">"),
            (".a{display:none} @media screen{.a{display:block}}", "<p class=\"a\">"),
            (".a{display:none} p{display:block !important}", "<p class=\"a\">"),
            (".a{visibility:hidden} .b{visibility:visible}", "<td class=\"a b\">"),
            (".a{color:red; &.open{display:block}} .a{display:none}", "<p class=\"a open\">"),
            (".x:not(.y){display:block} .a{display:none}", "<p class=\"a x\">"),
        ] {
            assert_eq!(Styles::of(&format!("<style>{sheet}</style>")).hiding(tag), None, "{sheet}");
        }
    }

    #[test]
    fn what_is_weaker_or_of_others_shows_nothing() {
        for (sheet, tag) in [
            (".open{display:table-row} .detail{display:none}", "<tr class=\"detail open\">"),
            (".tab{display:none} .tab.active{display:block}", "<div class=\"tab\">"),
            (".tab{display:block} .tab.past{display:none}", "<div class=\"past tab\">"),
            (".a{display:none} p{display:block}", "<p class=\"a\">"),
            (".a{display:none !important} .b{display:block}", "<p class=\"a b\">"),
            (".a{display:none !important}", "<p class=\"a\" style=\"display:block\">"),
            (".a{display:none} .row:hover .a{display:block}", "<p class=\"a\">"),
            (".a{display:none} .a::before{display:block}", "<p class=\"a\">"),
            (".a{display:none} @media print{.a{display:block}}", "<p class=\"a\">"),
            (".a{display:none} .b{content:'} .a{display:block}'}", "<p class=\"a\">"),
            (".md\\:a{display:none}", "<p class=\"md:a\">"),
        ] {
            let styles = Styles::of(&format!("<style>{sheet}</style>"));
            assert_eq!(styles.hiding(tag), Some(Hiding::Removed), "{sheet}");
        }
    }

    #[test]
    fn the_last_declaration_of_a_style_holds() {
        assert_eq!(style("display:none; display:block"), None);
        assert_eq!(style("display:none !important; display:block"), Some(Hiding::Removed));
        assert_eq!(style("visibility: hidden; color: red"), Some(Hiding::Invisible));
    }

    #[test]
    fn sheets_that_nothing_closes_end() {
        let deep = "@media x{".repeat(10_000);
        for sheet in [
            "<style>.a{",
            "<style",
            "<style>.a{display:none",
            "<style>/*",
            "<style>'",
            deep.as_str(),
        ] {
            let _ = Styles::of(sheet).hiding("<p class=\"a\">");
        }
        let _ = Styles::of(&format!("<style>{deep}</style>"));
    }
}
