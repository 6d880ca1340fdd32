//! Values of the attributes of XHTML, as the schemas that its modules share have them (`xhtml-datatypes-1`).

use crate::notation::lexical::{continues_ncname, is_ncname};
use crate::notation::simple_type::SimpleType;

/// Attributes with few values; those that say yes by being there have their own name.
const CHOICES: [(&str, &[&str]); 10] = [
    ("align", &["center", "char", "justify", "left", "right"]),
    ("dir", &["ltr", "rtl"]),
    ("frame", &["above", "below", "border", "box", "hsides", "lhs", "rhs", "void", "vsides"]),
    ("method", &["get", "post"]),
    ("rules", &["all", "cols", "groups", "none", "rows"]),
    ("scope", &["col", "colgroup", "row", "rowgroup"]),
    ("shape", &["circle", "default", "poly", "rect"]),
    ("valign", &["baseline", "bottom", "middle", "top"]),
    ("valuetype", &["data", "object", "ref"]),
    ("xml:space", &["default", "preserve"]),
];
/// The kinds of buttons and of further fields.
const BUTTONS: [&str; 3] = ["button", "reset", "submit"];
const FIELDS: [&str; 7] = ["checkbox", "file", "hidden", "image", "password", "radio", "text"];
/// Attributes that have their own name as their value.
const MARKS: [&str; 9] = [
    "checked", "declare", "defer", "disabled", "ismap", "multiple", "nohref", "readonly",
    "selected",
];

/// Whether an attribute of an element can have a value.
pub(super) fn is_value(element: &str, key: &str, value: &str) -> bool {
    let is = |of: &str| SimpleType::from_name(of).is_none_or(|of| of.read(value, "").is_some());
    if MARKS.contains(&key) {
        return value == key;
    }
    if let Some((_, choices)) = CHOICES.iter().find(|(of, _)| *of == key) {
        return choices.contains(&value);
    }
    match (element, key) {
        ("button", "type") => BUTTONS.contains(&value),
        ("input", "type") => BUTTONS.contains(&value) || FIELDS.contains(&value),
        (_, "xml:lang") => value.is_empty() || is("language"),
        (_, "hreflang") => is("language"),
        (_, "id" | "for" | "usemap") => is("NCName"),
        (_, "headers") => value.split_ascii_whitespace().all(is_ncname),
        (_, "class" | "rel" | "rev") => value.split_ascii_whitespace().all(is_token),
        ("meta", "name" | "http-equiv") => is("NMTOKEN"),
        (_, "datetime") => is("dateTime"),
        (_, "accesskey" | "char") => value.chars().count() == 1,
        (
            _,
            "border" | "cols" | "colspan" | "maxlength" | "rows" | "rowspan" | "size" | "span"
            | "tabindex",
        ) => is("nonNegativeInteger"),
        ("col" | "colgroup", "width") if value.trim().ends_with('*') => {
            let shares = value.trim().strip_suffix('*').unwrap_or_default();
            shares.bytes().all(|byte| byte.is_ascii_digit())
        }
        (_, "width" | "height" | "cellpadding" | "cellspacing" | "charoff") => {
            is("nonNegativeInteger") || is_percentage(value.trim())
        }
        _ => true,
    }
}

/// Whether a word is an `NMTOKEN`.
fn is_token(word: &str) -> bool {
    word.split(':').all(continues_ncname)
}

/// Digits before a percent sign, or a point among them with digits behind it.
fn is_percentage(value: &str) -> bool {
    let Some(number) = value.strip_suffix('%') else { return false };
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    match number.split_once('.') {
        Some((whole, part)) => is_digits(whole) && is_digits(part) && !part.is_empty(),
        None => is_digits(number) && !number.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_value;

    #[test]
    fn values_are_those_of_the_types() {
        for (element, key, right, wrong) in [
            ("td", "colspan", "123456", "-1"),
            ("td", "headers", "a b", "1"),
            ("td", "char", ".", ".."),
            ("td", "scope", "row", "rows"),
            ("td", "charoff", "5%", "5px"),
            ("table", "border", "0", "1px"),
            ("table", "width", "99.5%", "10*"),
            ("col", "width", "2*", "2em"),
            ("img", "height", "10", "10.5"),
            ("img", "usemap", "m", "#m"),
            ("input", "type", "text", "email"),
            ("input", "checked", "checked", "true"),
            ("button", "type", "reset", "text"),
            ("a", "type", "text", ""),
            ("a", "tabindex", "3", "x"),
            ("a", "hreflang", "de", "de_DE"),
            ("a", "rel", "next up", "a,b"),
            ("form", "method", "post", "POST"),
            ("meta", "name", "a.b", "a b"),
            ("ins", "datetime", "2031-01-01T00:00:00Z", "2031-01-01"),
            ("p", "class", "a b", "a,b"),
            ("p", "dir", "rtl", "auto"),
            ("p", "id", " a ", "1a"),
            ("p", "xml:lang", "", "en_US"),
            ("label", "for", "a", ""),
        ] {
            assert!(is_value(element, key, right), "{element} {key} {right}");
            let is_any = (element, key) == ("a", "type");
            assert_eq!(is_value(element, key, wrong), is_any, "{element} {key} {wrong}");
        }
    }
}
