//! Footnotes: marks at the figures, texts below the statement (Inline XBRL 1.1 §6, §13).
//!
//! A note that several statements have is an element below the first of them, and words below the
//! others. In the text of a release, which has notes of its own, all stand at the end.

use std::cell::Cell;
use std::io::Write;

use super::super::Output;
use super::layout::Section;
use super::release::Release;
use super::{Page, words};
use crate::model::{FactId, FootnoteId, FootnoteSetId};
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
    pub(super) fn number(output: &Output<'_>, sections: &[Section<'_>]) -> Self {
        let mut notes = Self {
            shown: Vec::new(),
            numbers: vec![0; output.report.footnotes.len()],
            by_section: Vec::new(),
            first_section: Vec::new(),
            section: Cell::new(0),
        };
        let in_text = output.release.map_or(&[][..], Release::marked).iter().copied();
        for fact in in_text.chain(sections.iter().flat_map(Section::facts)) {
            let set = output.report.fact(fact).footnotes;
            for note in &output.report.footnote_sets[set.index()] {
                if notes.numbers[note.index()] == 0 {
                    notes.shown.push((*note, fact));
                    notes.numbers[note.index()] = notes.shown.len();
                }
            }
        }
        if output.release.is_none() {
            notes.by_section = sections.iter().map(|of| of_section(output, of)).collect();
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
            words::of(page.lang()).notes
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
            words::of(page.lang()).notes,
        ));
        for (note, fact) in &self.shown {
            self.item(page, *note, *fact, out);
        }
        out.push("</ol>\n</div>\n");
    }

    /// Writes a note in all its languages, the document's own first; a second time without its element.
    fn item(&self, page: &Page<'_>, note: FootnoteId, fact: FactId, out: &mut Bytes<impl Write>) {
        let number = self.numbers[note.index()];
        let id = self.id(number);
        let mark = Self::mark(page, number);
        out.push(format!("<li id=\"{id}\"><span class=\"mark\">{mark}</span>"));
        let is_element = self.by_section.is_empty() || self.is_first(number);
        let note = &page.output.report.footnotes[note.index()];
        let mut texts: Vec<_> = note.text.iter().collect();
        texts
            .sort_by_key(|(lang, _)| (*lang != page.lang(), !page.languages.contains(lang), *lang));
        if !is_element {
            // The other languages have been said once, for machines.
            let shown = texts.iter().filter(|(lang, _)| page.languages.contains(lang)).count();
            texts.truncate(shown.max(1));
        }
        for (nth, (lang, text)) in texts.into_iter().enumerate() {
            let text = if note.is_markup { text.as_str().into() } else { escaped(text) };
            let footnote = page.output.footnote_id(note, lang);
            match is_element {
                true => out.push(format!(
                    "<div><ix:footnote id=\"{footnote}\" xml:lang=\"{lang}\">{text}</ix:footnote>"
                )),
                false => out.push(format!("<div><span xml:lang=\"{lang}\">{text}</span>")),
            }
            if nth == 0 {
                back(page, fact, out);
            }
            out.push("</div>");
        }
        out.push("</li>\n");
    }
}

/// The notes of a section, each with the first fact of it that has it.
fn of_section(output: &Output<'_>, section: &Section<'_>) -> Vec<(FootnoteId, FactId)> {
    let mut notes: Vec<(FootnoteId, FactId)> = Vec::new();
    for fact in section.facts() {
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
    out.push("<a class=\"back\" href=\"#");
    page.output.push_id(&mut out.buffer, fact, page.output.report.fact(fact));
    out.push(format!("\" title=\"{}\">↩</a>", words::of(page.lang()).back));
}
