//! Footnotes: marks at the figures, texts below the statement (Inline XBRL 1.1 §6, §13).
//!
//! A note that several statements have is an element below the first of them, and words below the
//! others. In the text of a release, which has notes of its own, all stand at the end.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::Write;

use rustc_hash::FxHashSet;

use super::super::Output;
use super::layout::Section;
use super::release::Release;
use super::words::is_of_page;
use super::{Page, words};
use crate::model::{FactId, FootnoteId, FootnoteSetId, Lang};
use crate::notation::markup::bytes::{Bytes, escaped};

/// The footnotes that the page shows.
pub(super) struct Notes {
    /// In the order in which the page first shows them, each with the fact that does.
    shown: Vec<(FootnoteId, FactId)>,
    /// The number of each footnote, 0 for those not shown.
    numbers: Vec<usize>,
    /// Those that each section has, with the first fact of it that does; none where all stand at the end.
    by_section: Vec<Vec<(FootnoteId, FactId)>>,
    /// The first of these sections that has a note, by number.
    first_section: Vec<usize>,
    /// The section that is being written.
    section: Cell<usize>,
}

impl Notes {
    /// Numbers footnotes in the order in which a reader meets them.
    pub(super) fn number(
        output: &Output<'_>,
        sections: &[Section<'_>],
        unsaid: &FxHashSet<FactId>,
    ) -> Self {
        let mut notes = Self {
            shown: Vec::new(),
            numbers: vec![0; output.report.footnotes.len()],
            by_section: Vec::new(),
            first_section: Vec::new(),
            section: Cell::new(0),
        };
        let in_text = output.release.map_or(&[][..], Release::marked).iter().copied();
        let in_sections = sections.iter().flat_map(Section::facts);
        for fact in in_text.chain(in_sections.filter(|fact| !unsaid.contains(fact))) {
            let set = output.report.fact(fact).footnotes;
            for note in &output.report.footnote_sets[set.index()] {
                if notes.numbers[note.index()] == 0 {
                    notes.shown.push((*note, fact));
                    notes.numbers[note.index()] = notes.shown.len();
                }
            }
        }
        if output.release.is_none() {
            notes.by_section = sections.iter().map(|of| of_section(output, of, unsaid)).collect();
            notes.first_section = vec![usize::MAX; notes.shown.len() + 1];
            for (nth, section) in notes.by_section.iter().enumerate() {
                for (note, _) in section {
                    let first = &mut notes.first_section[notes.numbers[note.index()]];
                    *first = nth.min(*first);
                }
            }
        }
        notes
    }

    /// Begins a section: marks lead to the notes below it.
    pub(super) fn begin(&self, section: usize) {
        self.section.set(section);
    }

    /// Writes the notes of the section that has been written.
    pub(super) fn end(&self, page: &Page<'_>, level: u8, out: &mut Bytes<impl Write>) {
        let Some(notes) = self.by_section.get(self.section.get()) else { return };
        let mut notes = notes.clone();
        notes.sort_by_key(|(note, _)| self.numbers[note.index()]);
        if notes.is_empty() {
            return;
        }
        out.push(format!(
            "<div class=\"notes\">\n<h{level}>{}</h{level}>\n<ol>\n",
            page.words.notes
        ));
        for (note, fact) in notes {
            self.item(page, note, fact, out);
        }
        out.push("</ol>\n</div>\n");
    }

    /// The id of a note below the section that is being written.
    fn id(&self, number: usize) -> String {
        match self.section.get() {
            section if !self.by_section.is_empty() && !self.is_first(number) => {
                format!("note-{number}.{section}")
            }
            _ => format!("note-{number}"),
        }
    }

    /// Whether the section that is being written is the first that has a note.
    fn is_first(&self, number: usize) -> bool {
        self.first_section.get(number) == Some(&self.section.get())
    }

    /// Writes the marks of the footnotes of facts, each once.
    pub(super) fn marks(
        &self,
        page: &Page<'_>,
        sets: impl Iterator<Item = FootnoteSetId>,
        out: &mut Bytes<impl Write>,
    ) {
        let notes = sets
            .filter(|set| *set != FootnoteSetId(0))
            .flat_map(|set| &page.output.report.footnote_sets[set.index()]);
        let mut numbers: Vec<usize> = Vec::new();
        for number in notes.map(|note| self.numbers[note.index()]) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        if numbers.is_empty() {
            return;
        }
        numbers.sort_unstable();
        out.push("<sup>");
        for (nth, number) in numbers.into_iter().enumerate() {
            let comma = if nth > 0 { "," } else { "" };
            let mark = Self::mark(page, number);
            let id = self.id(number);
            out.push(format!("{comma}<a href=\"#{id}\">{mark}</a>"));
        }
        out.push("</sup>");
    }

    /// The mark of a note: a number, or letters where the text of the release has its own numbers.
    fn mark(page: &Page<'_>, number: usize) -> String {
        if page.output.release.is_none() {
            return number.to_string();
        }
        let mut letters = Vec::new();
        let mut rest = number;
        while rest > 0 {
            rest -= 1;
            letters.insert(0, char::from(b'a' + (rest % 26) as u8));
            rest /= 26;
        }
        letters.into_iter().collect()
    }

    /// The ids of the elements that hold a footnote, one a language.
    pub(super) fn ids(page: &Page<'_>, note: FootnoteId) -> Vec<String> {
        let note = &page.output.report.footnotes[note.index()];
        note.text.keys().map(|lang| page.output.footnote_id(note, lang)).collect()
    }

    /// Writes the notes that no section has written.
    pub(super) fn write(&self, page: &Page<'_>, out: &mut Bytes<impl Write>) {
        if self.shown.is_empty() || !self.by_section.is_empty() {
            return;
        }
        out.push(format!(
            "<div class=\"notes\" id=\"notes\">\n<h2>{}</h2>\n<ol>\n",
            page.words.notes,
        ));
        for (note, fact) in &self.shown {
            self.item(page, *note, *fact, out);
        }
        out.push("</ol>\n</div>\n");
    }

    /// Writes a note in the languages of the page, the document's own first; a second time without its element.
    fn item(&self, page: &Page<'_>, note: FootnoteId, fact: FactId, out: &mut Bytes<impl Write>) {
        let number = self.numbers[note.index()];
        let id = self.id(number);
        let mark = Self::mark(page, number);
        let mark = words::note(&mark, page.lang());
        out.push(format!("<li id=\"{id}\"><span class=\"mark\">{mark}</span>"));
        let is_element = self.by_section.is_empty() || self.is_first(number);
        for (nth, lang) in shown_languages(page, note).into_iter().enumerate() {
            out.push("<div>");
            match is_element {
                true => Self::element(page, note, lang, out),
                false => {
                    let text = text_of(page, note, lang);
                    out.push(format!("<span xml:lang=\"{lang}\">{text}</span>"));
                }
            }
            if nth == 0 {
                back(page, fact, out);
            }
            out.push("</div>");
        }
        out.push("</li>\n");
    }

    /// Writes the element of a note in a language.
    pub(super) fn element(
        page: &Page<'_>,
        note: FootnoteId,
        lang: &Lang,
        out: &mut Bytes<impl Write>,
    ) {
        let id = page.output.footnote_id(&page.output.report.footnotes[note.index()], lang);
        let text = text_of(page, note, lang);
        out.push(format!("<ix:footnote id=\"{id}\" xml:lang=\"{lang}\">{text}</ix:footnote>"));
    }

    /// The notes, each with a language, that facts have and the page does not show: in another language than its
    /// own, or of a fact that it does not show.
    pub(super) fn unsaid<'a>(&self, page: &'a Page<'_>) -> Vec<(FootnoteId, &'a Lang)> {
        let report = page.output.report;
        let mut seen = vec![false; report.footnotes.len()];
        let mut unsaid = Vec::new();
        for (_, fact) in page.output.facts() {
            for note in &report.footnote_sets[fact.footnotes.index()] {
                if std::mem::replace(&mut seen[note.index()], true) {
                    continue;
                }
                let shown = match self.numbers[note.index()] {
                    0 => Vec::new(),
                    _ => shown_languages(page, *note),
                };
                let all = report.footnotes[note.index()].text.keys();
                unsaid.extend(all.filter(|lang| !shown.contains(lang)).map(|lang| (*note, lang)));
            }
        }
        unsaid
    }
}

/// The languages in which the page shows a note, its own first; all where it is in none of them.
fn shown_languages<'a>(page: &'a Page<'_>, note: FootnoteId) -> Vec<&'a Lang> {
    let mut all: Vec<&Lang> = page.output.report.footnotes[note.index()].text.keys().collect();
    if all.iter().any(|lang| is_of_page(lang, &page.languages)) {
        all.retain(|lang| is_of_page(lang, &page.languages));
    }
    all.sort_by_key(|lang| (*lang != page.lang(), !page.languages.contains(lang), *lang));
    all
}

/// The text of a note in a language, as markup.
fn text_of<'a>(page: &'a Page<'_>, note: FootnoteId, lang: &Lang) -> Cow<'a, str> {
    let note = &page.output.report.footnotes[note.index()];
    let text = note.text.get(lang).map_or("", String::as_str);
    if note.is_markup { text.into() } else { escaped(text).into() }
}

/// The notes of a section, each with the first fact of it that has it.
fn of_section(
    output: &Output<'_>,
    section: &Section<'_>,
    unsaid: &FxHashSet<FactId>,
) -> Vec<(FootnoteId, FactId)> {
    let mut notes: Vec<(FootnoteId, FactId)> = Vec::new();
    for fact in section.facts().filter(|fact| !unsaid.contains(fact)) {
        let set = output.report.fact(fact).footnotes;
        for note in &output.report.footnote_sets[set.index()] {
            if notes.iter().all(|(known, _)| known != note) {
                notes.push((*note, fact));
            }
        }
    }
    notes
}

/// Writes the way back from a note to the first figure that has it.
fn back(page: &Page<'_>, fact: FactId, out: &mut Bytes<impl Write>) {
    // No line begins with it: a word joiner stands before it.
    out.push("&#8288;<a class=\"back\" href=\"#");
    page.output.push_id(&mut out.buffer, fact, page.output.report.fact(fact));
    out.push(format!("\" title=\"{}\">↩</a>", page.words.back));
}
