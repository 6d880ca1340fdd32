//! What the page says of itself, in the languages that it can be in: those of `templates/words`.

mod fiscal;
mod language;
mod pattern;
mod period;

pub(super) use language::of;
pub(super) use period::{heading, short};

use language::known;
use pattern::fill;

use crate::model::{Lang, Primitive};

/// A value in the words of the page; none where these are those of XML Schema.
pub(super) fn of_value(value: &str, primitive: Primitive, lang: &Lang) -> Option<String> {
    let words = of(lang);
    match primitive {
        Primitive::Boolean => Some(if value == "true" { &words.yes } else { &words.no }.clone()),
        Primitive::Date => value.parse().ok().map(|date| period::day(date, words, false)),
        _ => None,
    }
}

/// What labels of taxonomies say of the kind of a concept, and no reader asks for.
const KINDS: [&str; 8] = [
    "[Member]",
    "[Axis]",
    "[Abstract]",
    "[Domain]",
    "［メンバー］",
    "[メンバー]",
    "［軸］",
    "［タイトル項目］",
];

/// A label without the kind of its concept.
pub(super) fn without_kind(label: &str) -> &str {
    let cut = KINDS.iter().find_map(|kind| label.strip_suffix(kind)).map(str::trim_end);
    cut.filter(|cut| !cut.is_empty()).unwrap_or(label)
}

/// A scale before or after the name of a unit: `JPY million`, `百万円`.
pub(super) fn unit(name: &str, power: i8, lang: &Lang) -> String {
    let scales = &of(lang).scale;
    match scales.word(power) {
        None => name.to_owned(),
        Some(word) => fill(&scales.with_unit, &[("scale", word), ("unit", name)]),
    }
}

/// A noun with the scale before it: `Millions of yen`. None in a language that says it another way.
pub(super) fn counted(noun: &str, power: i8, lang: &Lang) -> Option<String> {
    let pattern = known(lang)?.scale.counted(power)?;
    Some(fill(pattern, &[("noun", noun)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_their_kind_and_nothing_else() {
        for (label, shown) in [
            ("Japan [Member]", "Japan"),
            ("日本［メンバー］", "日本"),
            ("[Member]", "[Member]"),
            ("Member of the board", "Member of the board"),
        ] {
            assert_eq!(without_kind(label), shown);
        }
    }

    #[test]
    fn values_are_said_in_the_language_of_the_page() {
        let said = |value, primitive, lang: &str| {
            of_value(value, primitive, &lang.into()).unwrap_or_default()
        };
        assert_eq!(said("2007-08-13", Primitive::Date, "en"), "August 13, 2007");
        assert_eq!(said("2007-08-13", Primitive::Date, "ja"), "2007年8月13日");
        assert_eq!(said("2007-08-13", Primitive::Date, "fr"), "13 août 2007");
        assert_eq!(said("false", Primitive::Boolean, "ja"), "いいえ");
        assert_eq!(of_value("A", Primitive::String, &"ja".into()), None);
    }

    #[test]
    fn scales_stand_where_the_language_has_them() {
        assert_eq!(unit("JPY", 6, &"en".into()), "JPY million");
        assert_eq!(unit("円", 6, &"ja".into()), "百万円");
        assert_eq!(unit("EUR", 6, &"de".into()), "Mio. EUR");
        assert_eq!(counted("yen", 6, &"en-GB".into()).as_deref(), Some("Millions of yen"));
        assert_eq!(counted("円", 6, &"ja".into()), None);
        assert_eq!(counted("baht", 6, &"th".into()), None);
    }
}
