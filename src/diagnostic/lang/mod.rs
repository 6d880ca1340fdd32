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
use std::cell::Cell;
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

/// How deep a text lies in the parts of another.
const DEPTH: usize = 6;

/// How much is looked up for one text: texts that were made to have many readings stay in English.
const BUDGET: u32 = 2_000;

/// For so many bytes a look-up counts once more.
const STRETCH: usize = 256;

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
    /// What stands at the end of a sentence.
    end: String,
    /// What stands between two sentences, behind the end of the first.
    gap: String,
}

/// A text that is looked for, with what may still be looked up for it.
struct Search<'t> {
    texts: &'t Texts,
    left: Cell<u32>,
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
        let mut mark = |english: &str| exact.remove(english).unwrap_or_else(|| english.to_owned());
        let (end, between) = (mark("."), mark(". "));
        let gap = between.strip_prefix(&end).unwrap_or(&between).to_owned();
        Self { exact, templates, end, gap }
    }

    fn find(&self, text: &str) -> Option<String> {
        Search::of(self).find(text, DEPTH)
    }
}

impl<'t> Search<'t> {
    fn of(texts: &'t Texts) -> Self {
        Self { texts, left: Cell::new(BUDGET) }
    }

    /// A text in the language, if it is one of the table or made of such: sentences one behind the other.
    fn find(&self, text: &str, depth: usize) -> Option<String> {
        let mut told = String::new();
        // Where a sentence begins, with what is told of those before it.
        let mut begins = vec![(text, 0)];
        let mut rest = text;
        while let Some((first, is_ended, behind)) = template::sentences(rest) {
            let Some(first) = self.find_sentence(first, depth) else { break };
            told += &first;
            told += if is_ended { "" } else { &self.texts.end };
            told += &self.texts.gap;
            rest = behind;
            begins.push((rest, told.len()));
        }
        // What follows may be one text of the table with a point within.
        begins.into_iter().rev().find_map(|(rest, length)| {
            let rest = self.find_sentence(rest, depth)?;
            Some(format!("{}{rest}", &told[..length]))
        })
    }

    /// A sentence, with a point at its end or a capital at its beginning that the table does not have, with
    /// codes behind it.
    fn find_sentence(&self, text: &str, depth: usize) -> Option<String> {
        self.find_cased(text, depth).or_else(|| {
            let (bare, end) = match text.strip_suffix('.') {
                Some(bare) => (bare, &*self.texts.end),
                None => (text, ""),
            };
            template::heads(bare).find_map(|(head, codes)| {
                let point = if head.ends_with('.') { "" } else { "." };
                let head = self.find_cased(&format!("{head}{point}"), depth)?;
                Some(format!("{} {codes}{end}", head.trim_end_matches(&*self.texts.end)))
            })
        })
    }

    /// A text as it is, or with a small letter at its beginning.
    fn find_cased(&self, text: &str, depth: usize) -> Option<String> {
        let ended = |text: &str| {
            let whole = self.find_one(text, depth);
            let end = &self.texts.end;
            whole.or_else(|| Some(self.find_one(text.strip_suffix('.')?, depth)? + end))
        };
        ended(text).or_else(|| ended(&template::small(text)?))
    }

    fn find_one(&self, text: &str, depth: usize) -> Option<String> {
        let cost = u32::try_from(1 + text.len() / STRETCH).unwrap_or(u32::MAX);
        self.left.set(self.left.get().checked_sub(cost)?);
        if let Some(found) = self.texts.exact.get(text) {
            return Some(found.clone());
        }
        if depth == 0 {
            return None;
        }
        let part = |part: &str| self.find(part, depth - 1);
        self.texts.templates.iter().find_map(|template| template.fill(text, part))
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
        texts.find(text)
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
        Texts::of(&[MARKS, table])
    }

    /// The marks at the end of sentences.
    const MARKS: &str = "\".\" = \"。\"\n\". \" = \"。\"\n";

    fn find(texts: &Texts, text: &str) -> Option<String> {
        texts.find(text)
    }

    /// How much is looked up for a text.
    fn looked_up(language: Language, text: &str) -> u32 {
        let search = Search::of(language.0.expect("it has tables").texts());
        search.find(text, DEPTH);
        BUDGET - search.left.get()
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
    fn marks_between_sentences_are_those_of_the_language() {
        let table = "\".\" = \" |\"\n\". \" = \" | \"\n\"one\" = \"un\"\n\"two\" = \"deux\"\n";
        let texts = Texts::of(&[table]);
        for (english, other) in [
            ("One. Two.", "un | deux |"),
            ("one; two", "un | deux"),
            ("One (a:b) (c:d).", "un (a:b) (c:d) |"),
        ] {
            assert_eq!(find(&texts, english).as_deref(), Some(other));
        }
    }

    #[test]
    fn texts_with_many_readings_are_looked_up_a_bounded_number_of_times() {
        let codes = |sentence: &str| format!("{sentence}{}", " (a)".repeat(40));
        for language in LANGUAGES.iter().map(|language| Language(Some(language))) {
            let known = codes("`A` and `B` have the same label in `en`: x y");
            assert!(looked_up(language, &known) < 1_000, "{}", looked_up(language, &known));
            assert!(looked_up(language, &codes("Nobody says x y")) < 200);
            for hostile in [
                "a b, ".repeat(40),
                "a b: ".repeat(40),
                "a b, c d: e f; g h. ".repeat(40) + &codes(""),
                "note. ".repeat(3_000),
                "error: ".repeat(2_000),
            ] {
                assert!(looked_up(language, &hostile) <= BUDGET);
            }
        }
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
