//! What the inline document shows: texts, titles, footnotes, ids.

use toml::{Table, Value};

use super::super::site::{Site, setting};
use super::faults;
use super::packages::prefix;

faults! { Inline:
    "text-of-blanks" Valid "A text is made of blanks that are no ASCII."
        |site| text(site, "\u{3000}\u{a0}");
    "text-with-markup" Valid "A text holds tags of HTML."
        |site| text(site, "<p>Hoshino <b>Loom</b> Works</p>");
    "text-with-entity" Valid "A text holds an entity of HTML."
        |site| text(site, "Hoshino&nbsp;Loom");
    "text-with-end-of-section" Valid "A text holds what ends a section of XML."
        |site| text(site, "]]> --> ?> Loom");
    "text-with-hidden-letter" Valid "A text holds a letter that can't be seen."
        |site| text(site, "Hoshino\u{200b}Loom");
    "text-turned-round" Valid "A text holds a letter that turns those behind it round."
        |site| text(site, "Hoshino \u{202e}Loom");
    "text-with-line-break" Valid "A text holds a line break."
        |site| text(site, "Hoshino\nLoom  Works");
    "text-long" Valid "A text is as long as a book."
        |site| text(site, &"Hoshino Loom Works. ".repeat(2000));
    "title-missing" Valid "The report has no title."
        |site| setting(&mut site.draft.report, &["title"], Table::new());
    "title-in-other-language" Valid "The title of the report is in another language than the document."
        |site| setting(&mut site.draft.report, &["title"], one("ja", "星野織機"));
    "title-of-no-language" Valid "The language of the title is no language tag."
        |site| setting(&mut site.draft.report, &["title"], one("en_US", "Report"));
    "title-empty" Valid "The title of the report is empty."
        |site| setting(&mut site.draft.report, &["title"], one("en", ""));
    "language-shown-twice" Valid "The document is in one language twice."
        |site| languages(site, &["en", "en"]);
    "language-shown-otherwise-written" Valid "The language of the document is in capitals."
        |site| languages(site, &["EN"]);
    "languages-shown" Valid "The document is in two languages."
        |site| languages(site, &["ja", "en"]);
    "footnote-empty" Valid "The text of a footnote is empty."
        |site| footnote(site, "added", &[("en", "")]);
    "footnote-id-in-japanese" Valid "The id of a footnote is in Japanese."
        |site| footnote(site, "注1", &[("en", "A note.")]);
    "footnote-id-empty" Valid "The id of a footnote is empty."
        |site| footnote(site, "", &[("en", "A note.")]);
    "footnote-id-with-colon" Invalid "The id of a footnote has a colon inside."
        |site| footnote(site, "note:1", &[("en", "A note.")]);
    "footnote-language-of-region" Valid "A footnote is in the English of a region."
        |site| footnote(site, "added", &[("en-GB", "A note.")]);
    "footnote-language-unknown" Valid "The language of a footnote is none that is known."
        |site| footnote(site, "added", &[("jp", "A note.")]);
    "footnote-twice-in-language" Valid "A footnote has two texts in one language, written en and EN."
        |site| footnote(site, "added", &[("en", "A note."), ("EN", "Another.")]);
    "footnote-with-markup" Valid "A footnote holds tags of HTML."
        |site| footnote(site, "added", &[("en", "<b>A note.</b>")]);
    "prefix-of-inline-elements" Invalid "The prefix of the taxonomy is that of inline elements."
        |site| prefix(site, "ix");
    "prefix-of-transformations" Invalid "The prefix of the taxonomy is that of inline transformations."
        |site| prefix(site, "ixt");
    "prefix-of-schemas" Valid "The prefix of the taxonomy is that of XML Schema."
        |site| prefix(site, "xs");
    "statement-title-missing" Valid "A statement has no title."
        |site| statement(site)?.insert("title".into(), Table::new().into()).map(drop);
    "statement-title-in-other-language" Valid "A statement has no title in the language of the document."
        |site| statement(site)?.insert("title".into(), one("ja", "業績").into()).map(drop);
}

fn one(key: &str, text: &str) -> Table {
    Table::from_iter([(key.to_owned(), Value::from(text))])
}

/// Changes the text of a fact.
fn text(site: &mut Site<'_>, text: &str) -> Option<()> {
    let fact = site
        .fact(|view| view.is("string") && view.known.single)
        .or_else(|| site.fact(|view| view.is("string")))?;
    site.set(fact, &[("value", text)])
}

fn languages(site: &mut Site<'_>, languages: &[&str]) -> Option<()> {
    let languages: Vec<Value> = languages.iter().map(|lang| Value::from(*lang)).collect();
    setting(&mut site.draft.report, &["languages"], languages)
}

fn statement<'s>(site: &'s mut Site<'_>) -> Option<&'s mut Table> {
    site.draft.taxonomy.get_mut("statements")?.as_array_mut()?.first_mut()?.as_table_mut()
}

/// Declares a footnote and gives it to a fact.
fn footnote(site: &mut Site<'_>, id: &str, texts: &[(&str, &str)]) -> Option<()> {
    let texts: Table =
        texts.iter().map(|(lang, text)| ((*lang).to_owned(), Value::from(*text))).collect();
    let notes = site.draft.report.entry("footnotes").or_insert_with(|| Table::new().into());
    notes.as_table_mut()?.insert(id.to_owned(), texts.into());
    let fact = site.fact(|view| view.known.single)?;
    site.set(fact, &[("footnote", id)])
}
