//! What the page says of itself, in the languages that it can be in: those of `templates/words`.

mod fiscal;
mod language;
mod parting;
mod pattern;
mod period;

pub(super) use crate::notation::label::without_kind;
pub(super) use fiscal::{LINE_ENDS, LINE_MAY_END};
pub(super) use language::{Words, of};
pub(super) use period::{heading, short};

use language::known;
use pattern::fill;

use crate::model::{Lang, Primitive};
use crate::notation::scale;

/// A value in the words of the page; none where these are those of XML Schema.
pub(super) fn of_value(value: &str, primitive: Primitive, lang: &Lang) -> Option<String> {
    let words = of(lang);
    match primitive {
        Primitive::Boolean => Some(if value == "true" { &words.yes } else { &words.no }.clone()),
        Primitive::Date => value.parse().ok().map(|date| period::day(date, words, false)),
        _ => None,
    }
}

/// Whether a printed value is in the language of a page, or in none: names of months belong to a language, which
/// the name of the transformation that reads them ends with, and 年 to some.
pub(super) fn are_of(printed: &str, transformation: &str, lang: &Lang) -> bool {
    let primary = lang.split('-').next().unwrap_or_default();
    let read_in = transformation.rsplit('-').next().filter(|last| last.len() == 2);
    read_in.is_none_or(|of| of.eq_ignore_ascii_case(primary))
        && (!printed.contains('年') || matches!(primary, "ja" | "zh"))
}

/// Whether a text is in a language that a page is in, of whatever region; where both name a script (BCP 47: four letters
/// behind the language), in that.
pub(super) fn is_of_page(lang: &Lang, languages: &[Lang]) -> bool {
    let primary = |lang: &Lang| lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let is_script =
        |part: &&str| part.len() == 4 && part.bytes().all(|of| of.is_ascii_alphabetic());
    let script = |lang: &Lang| lang.split('-').skip(1).find(is_script).map(str::to_ascii_lowercase);
    let is_written_so = |known: &Lang| match (script(known), script(lang)) {
        (Some(known), Some(own)) => known == own,
        _ => true,
    };
    languages.iter().any(|known| primary(known) == primary(lang) && is_written_so(known))
}

/// Whether narrow columns name durations by the codes of the calendar, for the language has no words for that.
pub(super) fn has_codes(lang: &Lang) -> bool {
    of(lang).fiscal.is_none()
}

/// The word of a scale.
pub(super) fn scale(power: i8, lang: &Lang) -> Option<&'static str> {
    scale::word(power, lang)
}

/// A scale before or after the name of a unit: `JPY million`, `百万円`.
pub(super) fn unit(name: &str, power: i8, lang: &Lang) -> String {
    match scale::word(power, lang) {
        None => name.to_owned(),
        Some(word) => fill(&of(lang).scale.with_unit, &[("scale", word), ("unit", name)]),
    }
}

/// A unit that stands alone over a table.
pub(super) fn alone(unit: &str, lang: &Lang) -> String {
    fill(&of(lang).unit, &[("unit", unit)])
}

/// The number of a note as it stands before its text.
pub(super) fn note(number: &str, lang: &Lang) -> String {
    fill(&of(lang).note, &[("n", number)])
}

/// A text of headings in one line.
pub(super) fn in_line(text: &str) -> String {
    text.replace([LINE_MAY_END, LINE_ENDS], "")
}

/// The words of a heading with the places at which a line may end, in languages that have no blanks.
pub(super) fn parted(text: &str, lang: &Lang) -> String {
    parting::parted(text, &of(lang).heading.parts_behind)
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
    fn printed_words_belong_to_a_language() {
        for (printed, transformation, lang, is_own) in [
            ("August 13, 2007", "date-monthname-day-year-en", "en-GB", true),
            ("August 13, 2007", "date-monthname-day-year-en", "ja", false),
            ("13.08.2007", "date-day-month-year", "ja", true),
            ("2007年8月13日", "date-year-month-day", "ja", true),
            ("2007年8月13日", "date-year-month-day", "en", false),
            ("yes", "fixed-true", "en", true),
        ] {
            assert_eq!(are_of(printed, transformation, &lang.into()), is_own, "{printed}, {lang}");
        }
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
