//! What we tell, in other languages than English.
//!
//! English stands in the code, where a sentence is made. A language is a folder of tables beside this file:
//! English texts, with `{}` for each part that is filled in, and the same texts in the language, where
//! `{2}` is the second of these parts. [`Language::say`] matches what is told against the English
//! texts, and carries figures, names and places over into the other sentence (`template.rs`).
//!
//! Rules could ask for a sentence in a language instead. Matching is better here: who reads a rule
//! reads what it says; programs that use the library get one text, whoever runs them; a language is
//! added by files alone; and `tests/languages.rs` reads every text out of the sources and asks each
//! table for it, so that none can fall behind. No code asks for a language by its name.

mod template;

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use template::Template;

/// The languages by their tags, each with its tables.
static LANGUAGES: [Translations; 1] = [Translations::of(
    "ja",
    &[
        include_str!("ja/rules.toml"),
        include_str!("ja/messages.toml"),
        include_str!("ja/help.toml"),
        include_str!("ja/terms.toml"),
    ],
)];

/// The tag of the language in the code.
const IN_CODE: &str = "en";

/// A text of a program's user, or a whole file in a message: longer ones are not looked at.
const LONGEST: usize = 20_000;

/// What stands at the end of a sentence where English has a point.
const END: &str = "。";

/// How deep a text lies in the parts of another.
const DEPTH: usize = 6;

/// A language that messages, help and the pages of rules are told in; English by default.
#[derive(Clone, Copy, Default)]
pub struct Language(Option<&'static Translations>);

/// The tables of a language, read when it is first needed.
struct Translations {
    tag: &'static str,
    tables: &'static [&'static str],
    read: OnceLock<Texts>,
}

/// The texts of a language.
struct Texts {
    /// Whole texts, by what they are in English; those with parts too.
    exact: FxHashMap<String, String>,
    /// Texts with parts, the most letters first.
    templates: Vec<Template>,
}

impl Translations {
    const fn of(tag: &'static str, tables: &'static [&'static str]) -> Self {
        Self { tag, tables, read: OnceLock::new() }
    }

    fn texts(&self) -> &Texts {
        self.read.get_or_init(|| Texts::of(self.tables))
    }
}

impl Texts {
    fn of(tables: &[&str]) -> Self {
        let mut exact = FxHashMap::default();
        for table in tables {
            // The tables are part of the program: a test reads them all.
            exact.extend(toml::from_str::<FxHashMap<String, String>>(table).unwrap_or_default());
        }
        let mut templates: Vec<Template> =
            exact.iter().filter_map(|(english, other)| Template::of(english, other)).collect();
        templates.sort_by(Template::by_letters);
        Self { exact, templates }
    }

    /// A text in the language, if it is one of the table, or made of such: with a point at its end or a
    /// capital at its beginning that the table does not have, with a code behind it, or several.
    fn find(&self, text: &str, depth: usize) -> Option<String> {
        let several = || {
            let (first, between, rest) = template::sentences(text)?;
            Some(self.find(first, depth)? + between + &self.find(rest, depth)?)
        };
        let ended = |text: &str| {
            let whole = self.find_one(text, depth);
            whole.or_else(|| Some(self.find_one(text.strip_suffix('.')?, depth)? + END))
        };
        let small = || ended(&template::small(text)?);
        let coded = || {
            let (head, code, end) = template::coded(text)?;
            let whole = || self.find(&format!("{head}."), depth);
            let head = self.find(head, depth).or_else(whole)?;
            let end = if end { END } else { "" };
            Some(format!("{} {code}{end}", head.trim_end_matches(END)))
        };
        several().or_else(|| ended(text)).or_else(small).or_else(coded)
    }

    fn find_one(&self, text: &str, depth: usize) -> Option<String> {
        if let Some(found) = self.exact.get(text) {
            return Some(found.clone());
        }
        if depth == 0 {
            return None;
        }
        let part = |part: &str| self.find(part, depth - 1);
        self.templates.iter().find_map(|template| template.fill(text, part))
    }
}

impl Language {
    /// The language of a tag such as `ja`; none where there is no table for it.
    #[must_use]
    pub fn named(tag: &str) -> Option<Self> {
        if tag == IN_CODE {
            return Some(Self::default());
        }
        LANGUAGES.iter().find(|language| language.tag == tag).map(|language| Self(Some(language)))
    }

    /// The language of a locale of POSIX, `ja_JP.UTF-8`; English where there is no table for it.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let tag = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
        Self::named(&tag.to_ascii_lowercase()).unwrap_or_default()
    }

    /// The tags of all languages.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        std::iter::once(IN_CODE).chain(LANGUAGES.iter().map(|language| language.tag))
    }

    /// The tag of this language.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.0.map_or(IN_CODE, |language| language.tag)
    }

    /// Whether texts stand in the code as they are told.
    #[must_use]
    pub fn is_that_of_code(self) -> bool {
        self.0.is_none()
    }

    /// A text in this language; as it is where the table has none like it.
    #[must_use]
    pub fn say(self, text: &str) -> Cow<'_, str> {
        match self.known(text) {
            Some(other) => Cow::Owned(other),
            None => Cow::Borrowed(text),
        }
    }

    /// A text in this language, if its tables have it.
    #[must_use]
    pub fn known(self, text: &str) -> Option<String> {
        let texts = self.0.filter(|_| text.len() <= LONGEST)?.texts();
        texts.find(text, DEPTH)
    }

    /// A word of ours in this language.
    #[must_use]
    pub fn word(self, word: &'static str) -> &'static str {
        let other = self.0.and_then(|language| language.texts().exact.get(word));
        other.map_or(word, String::as_str)
    }

    /// A text with parts, each of which is in this language already.
    #[must_use]
    pub fn fill(self, template: &str, parts: &[&str]) -> String {
        let other = self.0.and_then(|language| language.texts().exact.get(template));
        template::filled(other.map_or(template, String::as_str), |at| parts.get(at).copied())
    }

    /// Every English text of the tables.
    pub fn texts(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let texts = self.0.map(Translations::texts);
        texts.into_iter().flat_map(|texts| &texts.exact).map(|(a, b)| (a.as_str(), b.as_str()))
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Language {}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({})", self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &'static str) -> Texts {
        Texts::of(&[table])
    }

    fn find(texts: &Texts, text: &str) -> Option<String> {
        texts.find(text, DEPTH)
    }

    #[test]
    fn figures_and_names_are_carried_over() {
        let texts = texts(
            "\"`{}` for {} is {}, but {}.\" = \"{2} の `{1}` は {3} だが、{4}。\"\n\"the parts give {}\" = \"内訳の合計は {} である\"\n",
        );
        assert_eq!(
            find(&texts, "`A for B` for 1Q07 is 1,000, but the parts give 900.").as_deref(),
            Some("1Q07 の `A for B` は 1,000 だが、内訳の合計は 900 である。")
        );
        assert_eq!(find(&texts, "`A` is what nobody says."), None);
    }

    #[test]
    fn what_stands_in_quotes_is_never_told_in_another_language() {
        let texts = texts("\"There is no `{}`.\" = \"`{}` はない。\"\n\"an axis\" = \"軸\"\n");
        assert_eq!(find(&texts, "There is no `an axis`.").as_deref(), Some("`an axis` はない。"));
    }

    #[test]
    fn sentences_one_behind_the_other_and_points_at_the_end() {
        let texts = texts("\"One is {}\" = \"一は {}\"\n\"Two.\" = \"二。\"\n");
        assert_eq!(find(&texts, "One is 1. Two.").as_deref(), Some("一は 1。二。"));
    }

    #[test]
    fn locales_lead_to_languages_that_there_are() {
        for (locale, tag) in
            [("ja_JP.UTF-8", "ja"), ("ja", "ja"), ("jav", "en"), ("C", "en"), ("", "en")]
        {
            assert_eq!(Language::of_locale(locale).tag(), tag, "{locale}");
        }
    }

    #[test]
    fn tables_can_be_read() {
        for language in &LANGUAGES {
            for table in language.tables {
                let read = toml::from_str::<FxHashMap<String, String>>(table);
                assert!(read.is_ok(), "{}: {read:?}", language.tag);
            }
        }
    }
}
