//! Footnotes: marks at the figures, texts at the end of the page (Inline XBRL 1.1 §6, §13).

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
}

impl Notes {
    /// Numbers footnotes in the order in which a reader meets them.
    pub(super) fn number(output: &Output<'_>, sections: &[Section<'_>]) -> Self {
        let mut notes = Self { shown: Vec::new(), numbers: vec![0; output.report.footnotes.len()] };
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
        notes
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
        out.push("<sup>");
        for (nth, number) in numbers.into_iter().enumerate() {
            let comma = if nth > 0 { "," } else { "" };
            let mark = Self::mark(page, number);
            out.push(format!("{comma}<a href=\"#note-{number}\">{mark}</a>"));
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

    /// Writes the texts of all footnotes, in all their languages, the document's own first.
    pub(super) fn write(&self, page: &Page<'_>, out: &mut Bytes<impl Write>) {
        if self.shown.is_empty() {
            return;
        }
        out.push(format!(
            "<div class=\"notes\" id=\"notes\">\n<h2>{}</h2>\n<ol{}>\n",
            words::of(page.lang()).notes,
            if page.output.release.is_some() { " class=\"letters\"" } else { "" }
        ));
        for (note, fact) in &self.shown {
            out.push(format!("<li id=\"note-{}\">", self.numbers[note.index()]));
            let note = &page.output.report.footnotes[note.index()];
            let mut texts: Vec<_> = note.text.iter().collect();
            texts.sort_by_key(|(lang, _)| (*lang != page.lang(), *lang));
            for (nth, (lang, text)) in texts.into_iter().enumerate() {
                out.push(format!(
                    "<div><ix:footnote id=\"{}\" xml:lang=\"{lang}\">{}</ix:footnote>",
                    page.output.footnote_id(note, lang),
                    if note.is_markup { text.as_str().into() } else { escaped(text) }
                ));
                if nth == 0 {
                    back(page, *fact, out);
                }
                out.push("</div>");
            }
            out.push("</li>\n");
        }
        out.push("</ol>\n</div>\n");
    }
}

/// Writes the way back from a note to the first figure that has it.
fn back(page: &Page<'_>, fact: FactId, out: &mut Bytes<impl Write>) {
    out.push("<a class=\"back\" href=\"#");
    page.output.push_id(&mut out.buffer, fact, page.output.report.fact(fact));
    out.push(format!("\" title=\"{}\">↩</a>", words::of(page.lang()).back));
}
