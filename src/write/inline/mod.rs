//! Inline XBRL documents: the report as a person reads it, every figure a tagged fact.
//!
//! [`layout`] decides which table shows which fact in which row and column, [`fit`] how large; [`table`] and
//! [`list`] write them; [`element`] writes a fact; [`resources`] what stands in the `ix:header`;
//! [`release`] makes the text of the release the page, and the tables those of the facts that do
//! not stand in it. [`words`] has what headings say. Look and structure of the page come from a [`Template`].

mod about;
mod captions;
pub(super) mod columns;
mod element;
mod fit;
mod head;
mod hidden;
mod layout;
mod list;
mod member;
mod notes;
mod release;
mod resources;
mod table;
mod template;
mod tuples;
mod words;

use std::borrow::Cow;
use std::io::{self, Write};

use rustc_hash::FxHashSet;

pub use release::Release;
pub use template::{Template, TemplateError, TemplateFault};

use super::Output;
use crate::model::{Fact, FactId, Lang, Period, Report};
use crate::notation::markup::bytes::{Bytes, escaped};
use captions::Captions;
use layout::Section;
use notes::Notes;
use template::Part;

/// The place in a style sheet where the title comes.
const TITLE_IN_STYLE: &str = "{{title}}";

/// The id of the list of contents. No section has it, for no id of a statement has a dot.
const CONTENTS: &str = "s.contents";

/// The page while it is written.
struct Page<'a> {
    output: &'a Output<'a>,
    /// Languages to show, the document's own first.
    languages: Vec<Lang>,
    /// The words of that.
    words: &'static words::Words,
    /// Numbers of footnotes, in the order in which the page first shows them.
    notes: Notes,
    /// Units, periods and members in words.
    captions: Captions,
    /// Qualified names of all concepts.
    names: Vec<String>,
    /// Whether there is a list of contents to go back to.
    has_contents: bool,
    /// Texts that the page does not show, for it says the same in its own language.
    unsaid: FxHashSet<FactId>,
    /// Where facts stand in tuples.
    tuples: tuples::Orders,
}

impl Page<'_> {
    /// The language of the document.
    fn lang(&self) -> &Lang {
        &self.languages[0]
    }

    /// Whether the statement that shows a fact prints one of its members with the sign turned.
    fn is_turned_by_members(&self, fact: &Fact) -> bool {
        let Output { taxonomy, report, .. } = self.output;
        let statement = fact.statement.map(|id| &taxonomy.statements[id.index()]);
        statement.is_some_and(|shown| shown.negates_members(report.dimensions_of(fact.context)))
    }
}

/// Writes the report as an Inline XBRL document into the places of a template.
///
/// # Errors
/// When `out` can't be written.
pub fn write(output: &Output<'_>, template: &Template, out: impl Write) -> io::Result<()> {
    let languages = match output.report.languages.is_empty() {
        true => vec!["en".into()],
        false => output.report.languages.clone(),
    };
    let sections = layout::sections(output, &languages[0]);
    let names = output.concept_names();
    let unsaid = hidden::unsaid(output, &sections, &languages);
    let notes = Notes::number(output, &sections, &unsaid);
    let captions = Captions::new(output, &languages[0]);
    let has_headings = output.release.is_some_and(Release::has_headings);
    let has_contents =
        template.parts().contains(&Part::Contents) && (has_headings || !sections.is_empty());
    let tuples = tuples::Orders::of(output.report);
    let words = words::of(&languages[0]);
    let page =
        Page { output, languages, words, notes, captions, names, has_contents, unsaid, tuples };
    let mut out = Bytes::new(out);
    for part in template.parts() {
        match part {
            Part::Text(text) => out.push(text),
            Part::Namespaces => out.push(namespaces(&page)),
            Part::Lang => out.push(escaped(page.lang())),
            Part::Title => out.push(escaped(title(&page))),
            Part::Style => out.push(&*style(template, &page)),
            Part::Header => resources::write(&page, &mut out)?,
            Part::About => about::write(&page, &mut out),
            Part::Contents => contents(&page, &sections, &mut out),
            Part::Statements => statements(&page, &sections, &mut out)?,
            Part::Notes => page.notes.write(&page, &mut out),
        }
    }
    out.finish()
}

/// A period as the page says it, in one line.
pub(super) fn period_in_words(period: Period, report: &Report, lang: &Lang) -> String {
    words::in_line(&words::heading(period, report, lang, false))
}

fn namespaces(page: &Page<'_>) -> String {
    let profile = page.output.profile;
    format!(
        "xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:ix=\"{}\" xmlns:ixt=\"{}\" {}",
        profile.inline,
        profile.transformations,
        super::context::namespaces(page.output)
    )
}

/// The style sheet; `{{title}}` in it is the title of the report, as it stands between quotes.
fn style<'t>(template: &'t Template, page: &Page<'_>) -> Cow<'t, str> {
    if !template.style().contains(TITLE_IN_STYLE) {
        return Cow::Borrowed(template.style());
    }
    let mut quoted = String::new();
    for letter in title(page).chars() {
        // What means something to a style sheet or to markup is written by its number.
        match letter {
            '"' | '\\' | '<' | '>' | '&' => quoted.push_str(&format!("\\{:x} ", u32::from(letter))),
            letter if letter.is_control() => quoted.push(' '),
            letter => quoted.push(letter),
        }
    }
    Cow::Owned(template.style().replace(TITLE_IN_STYLE, &quoted))
}

/// The title of the report in the language of the document, else in any.
fn title<'a>(page: &'a Page<'_>) -> &'a str {
    let titles = &page.output.report.title;
    titles.get(page.lang()).or(titles.values().next()).map_or(&page.output.report.id, |title| title)
}

/// Writes links to the headings of the text and to the sections.
fn contents(page: &Page<'_>, sections: &[Section<'_>], out: &mut Bytes<impl Write>) {
    if !page.has_contents {
        return;
    }
    out.push(format!("<ol class=\"contents\" id=\"{CONTENTS}\">\n"));
    if let Some(release) = page.output.release {
        release::contents(release, out);
    }
    for section in sections {
        out.push(format!("<li><a href=\"#{}\">", section.id(page.output.taxonomy)));
        out.push_escaped(&section.title(page));
        out.push("</a></li>\n");
    }
    out.push("</ol>\n");
}

fn statements(
    page: &Page<'_>,
    sections: &[Section<'_>],
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let mut level = 2u8;
    if let Some(release) = page.output.release {
        release::write(page, release, out)?;
        if !sections.is_empty() {
            level = 3;
            let title = &page.words.not_in_text;
            out.push(format!("<h2 class=\"behind\">{title}</h2>\n"));
        }
    }
    for (nth, section) in sections.iter().enumerate() {
        page.notes.begin(nth);
        let fit = section.fit(page);
        let (extent, id) = (section.extent(fit), section.id(page.output.taxonomy));
        out.push(format!("<div class=\"statement {extent}\" id=\"{id}\">\n<h{level}>"));
        out.push_escaped(&section.title(page));
        out.push(format!("</h{level}>\n"));
        for lang in page.languages.iter().skip(1) {
            if let Some(title) = section.title_in(lang) {
                out.push(format!(
                    "<p class=\"second\" xml:lang=\"{lang}\">{}</p>\n",
                    escaped(title)
                ));
            }
        }
        section.write(page, fit, out)?;
        page.notes.end(page, level + 1, out);
        out.push("</div>\n");
    }
    Ok(())
}
