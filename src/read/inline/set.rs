//! What is read of a set of documents, before it is put together.

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Builder;
use crate::model::instance::{IdRef, Item, Reference, Span};
use crate::notation::transform::Format;

/// Where a piece of text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Region {
    /// In a value that was made.
    #[default]
    Made,
    /// In the text of facts.
    Plain,
    /// In the markup of facts.
    Markup,
}

/// A piece of a region.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Piece {
    pub(super) region: Region,
    pub(super) span: Span,
}

/// All text in an element: a piece of a buffer, and which of its exclusions lie in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Content {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) excluded: (usize, usize),
}

/// A buffer that all text, or all markup, in facts is put into.
#[derive(Default)]
pub(super) struct Buffer {
    pub(super) text: String,
    /// What was excluded, in the order of its ends.
    pub(super) excluded: Vec<(usize, usize)>,
}

impl Buffer {
    /// A content that begins here.
    pub(super) fn begin(&self) -> Content {
        Content { start: self.text.len(), end: 0, excluded: (self.excluded.len(), 0) }
    }

    /// The same when its element ends.
    pub(super) fn finish(&self, mut content: Content) -> Content {
        content.end = self.text.len();
        content.excluded.1 = self.excluded.len();
        content
    }

    /// Whether a content is a piece of the buffer as it is.
    pub(super) fn is_whole(content: Content) -> bool {
        content.excluded.0 == content.excluded.1
    }

    /// Puts a content without what is excluded from it.
    pub(super) fn put(&self, content: Content, out: &mut String) {
        let excluded = &self.excluded[content.excluded.0..content.excluded.1];
        // An exclusion in another ends before it: from the last to the first, only outermost ones count.
        let mut outermost: Vec<(usize, usize)> = Vec::new();
        for (start, end) in excluded.iter().rev().copied() {
            if outermost.last().is_none_or(|(before, _)| end <= *before) {
                outermost.push((start, end));
            }
        }
        let mut at = content.start;
        for (start, end) in outermost.into_iter().rev() {
            out.push_str(&self.text[at..start]);
            at = end;
        }
        out.push_str(&self.text[at..content.end]);
    }
}

/// The format of a value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum FormatRef {
    #[default]
    None,
    Known(&'static Format),
    Unknown,
}

impl PartialEq for FormatRef {
    /// Formats are those of the registries, each of which is there once.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Known(one), Self::Known(other)) => std::ptr::eq(*one, *other),
            (Self::None, Self::None) | (Self::Unknown, Self::Unknown) => true,
            _ => false,
        }
    }
}

/// A fact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    /// Its parent and its value are set in the end.
    pub(super) item: Item,
    /// The tuple in which it stands.
    pub(super) tuple: Option<u32>,
    pub(super) value: Piece,
    pub(super) target: u16,
}

/// What few facts have.
#[derive(Clone, Debug, Default)]
pub(super) struct Rare {
    pub(super) tuple_ref: Option<IdRef>,
    pub(super) tuple_id: Option<IdRef>,
    pub(super) order: Option<Box<str>>,
    /// `footnoteRefs` of 1.0.
    pub(super) footnotes: Vec<IdRef>,
    /// A value that is continued elsewhere.
    pub(super) continued: Option<Continued>,
}

/// The beginning of a chain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Continued {
    pub(super) next: IdRef,
    pub(super) content: Content,
    pub(super) is_markup: bool,
    pub(super) format: FormatRef,
    /// Where its element ends.
    pub(super) end: u32,
}

/// A link of a chain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Continuation {
    pub(super) id: IdRef,
    pub(super) next: Option<IdRef>,
    pub(super) plain: Content,
    pub(super) markup: Content,
    /// Start and end of the element, to see which lie in each other.
    pub(super) span: (u32, u32),
}

/// A footnote.
#[derive(Clone, Debug)]
pub(super) struct Footnote {
    pub(super) id: IdRef,
    pub(super) role: Box<str>,
    pub(super) title: Option<Box<str>>,
    pub(super) lang: u16,
    pub(super) content: Content,
    pub(super) next: Option<IdRef>,
    pub(super) at: u32,
    /// Where its element ends.
    pub(super) end: u32,
    /// Of 1.0: link role and arcrole.
    pub(super) link: Option<(Box<str>, Box<str>)>,
}

/// A relationship of 1.1.
#[derive(Clone, Debug)]
pub(super) struct Relationship {
    pub(super) from: Vec<IdRef>,
    pub(super) to: Vec<IdRef>,
    pub(super) arcrole: Box<str>,
    pub(super) role: Box<str>,
    pub(super) order: Option<Box<str>>,
    pub(super) at: u32,
}

/// References of a target.
#[derive(Clone, Debug)]
pub(super) struct References {
    pub(super) target: u16,
    pub(super) references: Vec<Reference>,
    pub(super) has_id: bool,
    /// Attributes of other namespaces by expanded name.
    pub(super) attributes: Vec<(Box<str>, Box<str>)>,
    pub(super) lang: Option<Box<str>>,
    pub(super) at: u32,
}

/// A set of documents.
pub(super) struct Set {
    pub(super) builder: Builder,
    pub(super) plain: Buffer,
    pub(super) markup: Buffer,
    pub(super) facts: Vec<Fact>,
    pub(super) rare: FxHashMap<u32, Rare>,
    /// Prefixes in values that mean something else there than in the whole document: by fact, with what they stand for.
    pub(super) scoped: Vec<(u32, Box<str>, Box<str>)>,
    /// Terms of fractions by fact.
    pub(super) fractions: Vec<(u32, Piece, Piece)>,
    /// Targets; the first is the default one.
    pub(super) targets: IndexSet<Box<str>, FxBuildHasher>,
    pub(super) continuations: Vec<Continuation>,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) relationships: Vec<Relationship>,
    pub(super) references: Vec<References>,
    pub(super) has_header: bool,
    pub(super) has_resources: bool,
    /// Whether there is a tuple, or something that says that it is in one.
    pub(super) has_tuples: bool,
    /// What the format made of the last number.
    pub(super) digits: String,
    /// Whether the documents are of 1.0, of 1.1, where they have any element that tells.
    pub(super) versions: (bool, bool),
}

impl Set {
    pub(super) fn new(documents_end: usize) -> Self {
        Self {
            builder: Builder::new(documents_end),
            plain: Buffer::default(),
            markup: Buffer::default(),
            facts: Vec::new(),
            rare: FxHashMap::default(),
            scoped: Vec::new(),
            fractions: Vec::new(),
            targets: std::iter::once(Box::from("")).collect(),
            continuations: Vec::new(),
            footnotes: Vec::new(),
            relationships: Vec::new(),
            references: Vec::new(),
            has_header: false,
            has_resources: false,
            has_tuples: false,
            digits: String::new(),
            versions: (false, false),
        }
    }

    /// A document begins at this offset of the text.
    pub(super) fn begin(&mut self, start: usize) {
        self.builder.next_document(start);
        self.has_header = false;
    }

    pub(super) fn target(&mut self, target: Option<&str>) -> u16 {
        let Some(target) = target else { return 0 };
        let at = match self.targets.get_index_of(target) {
            Some(at) => at,
            None => self.targets.insert_full(target.into()).0,
        };
        u16::try_from(at).unwrap_or(0)
    }

    /// The number of an id that an element of Inline XBRL has: no other in the set has it.
    pub(super) fn take_id(&mut self, id: &str, at: u32) -> IdRef {
        self.builder.take_id(id, at as usize - self.builder.base)
    }

    /// A value that was made.
    pub(super) fn made(&mut self, text: &str) -> Piece {
        let start = self.builder.made.len();
        self.builder.made.push_str(text);
        self.made_from(start)
    }

    /// What was put into the buffer of made values from an offset on.
    pub(super) fn made_from(&self, start: usize) -> Piece {
        let len = self.builder.made.len() - start;
        Piece {
            region: Region::Made,
            span: Span {
                start: u32::try_from(start).unwrap_or(u32::MAX),
                len: u32::try_from(len).unwrap_or(0),
            },
        }
    }
}
