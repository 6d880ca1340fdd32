//! The text of the release as the page, with every figure that is a fact tagged where it stands.
//!
//! ```text
//! places of facts ──► tags ────────────────┐
//! text ──► blocks (table, heading, …) ──► runs of text ──► page
//!                                markup ───┘
//! ```
//!
//! [`tags`] holds the places of facts against the text. [`blocks`] takes the text apart into
//! headings, paragraphs, lists and tables ([`grid`]), which are made of [`markup::Run`]s;
//! [`markup`] says what of a run is text and what is markup. [`page`] writes them. A tag that no
//! run can show in one piece is left to the statements behind the text.

mod blocks;
mod grid;
mod heading;
mod markup;
mod number;
mod page;
mod paragraph;
mod tags;

use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostics;
use crate::model::{FactId, Report};
use crate::text::Text;
use blocks::Block;
use tags::Tag;

pub(super) use page::{contents, write};
pub(super) use tags::Part;

/// The text of a release, laid out, with the facts that stand in it.
#[derive(Debug)]
pub struct Release {
    text: Text,
    blocks: Vec<Block>,
    /// The tags that the page shows, by their place in the text.
    tags: Vec<Tag>,
    /// Whether the text shows a fact, by its position in the report.
    shown: Vec<bool>,
    /// The facts whose footnotes the text marks, in the order of the page.
    marked: Vec<FactId>,
}

impl Release {
    /// Lays a text out and finds the facts that it states. `name` is the file of the text. A
    /// fact whose place does not hold what is printed of it is told as `text-differs`.
    #[must_use]
    pub fn new(text: String, name: &str, report: &Report, diagnostics: &mut Diagnostics) -> Self {
        let text = Text::new(text);
        let tags = tags::find(&text, name, report, diagnostics);
        let blocks = blocks::find(&text);
        let mut release = Self {
            text,
            blocks,
            tags: Vec::new(),
            shown: vec![false; report.facts.len()],
            marked: Vec::new(),
        };
        for tag in release.keep_visible(tags) {
            let why = "stands in no piece of the page that can be shown whole";
            tags::tell_behind(name, report, &tag, why, diagnostics);
        }
        release
    }

    /// Keeps the tags that stand in one piece in a text of the page, and gives back the others.
    fn keep_visible(&mut self, tags: Vec<Tag>) -> Vec<Tag> {
        let mut visible = vec![false; tags.len()];
        for run in self.blocks.iter().flat_map(Block::runs) {
            for event in markup::events(&self.text, run) {
                let markup::Event::Text(span) = event else { continue };
                for at in tags::within(&tags, span) {
                    if !std::mem::replace(&mut visible[at], true) {
                        self.marked.push(tags[at].fact);
                    }
                }
            }
        }
        self.keep_whole(&tags, &mut visible);
        let mut hidden = Vec::new();
        for (tag, visible) in tags.into_iter().zip(visible) {
            if visible { &mut self.tags } else { &mut hidden }.push(tag);
        }
        for tag in self.tags.iter().filter(|tag| tag.kind != tags::Kind::Mark) {
            self.shown[tag.fact.index()] = true;
        }
        hidden
    }

    /// Hides what can be seen of a text of which a part can't.
    fn keep_whole(&mut self, tags: &[Tag], visible: &mut [bool]) {
        let cut =
            |(tag, visible): (&Tag, &bool)| (tag.part().is_some() && !visible).then_some(tag.fact);
        let cut: FxHashSet<FactId> = tags.iter().zip(visible.iter()).filter_map(cut).collect();
        for (tag, visible) in tags.iter().zip(visible) {
            *visible &= tag.part().is_none() || !cut.contains(&tag.fact);
        }
        let mut seen = FxHashSet::default();
        self.marked.retain(|fact| !cut.contains(fact) && seen.insert(*fact));
    }

    /// Whether the text has headings.
    pub(super) fn has_headings(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Heading(..)))
    }

    /// Whether the text shows a fact.
    pub(super) fn shows(&self, fact: FactId) -> bool {
        self.shown.get(fact.index()).copied().unwrap_or(false)
    }

    /// The facts whose footnotes the text marks, in the order in which a reader meets them.
    pub(super) fn marked(&self) -> &[FactId] {
        &self.marked
    }
}
