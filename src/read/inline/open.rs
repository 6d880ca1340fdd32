//! Elements that are open.

use std::borrow::Cow;

use super::element::Kind;
use super::set::{Content, FormatRef, Piece};
use crate::model::instance::IdRef;
use crate::read::xml::Scope;

/// An element that is open.
pub(super) enum Open<'a> {
    /// An element of XHTML or another namespace.
    Other {
        /// Its name as it is written.
        name: &'a str,
        is_xhtml: bool,
        /// Where the markup stands behind its start tag, when markup is put.
        markup: Option<usize>,
    },
    /// An element of Inline XBRL; those with content have a frame.
    Ix { has_frame: bool },
}

/// An element of Inline XBRL with content.
pub(super) struct Frame<'a> {
    pub(super) kind: Kind,
    pub(super) is_first: bool,
    pub(super) at: u32,
    /// The fact that it is.
    pub(super) fact: Option<u32>,
    pub(super) plain: Content,
    pub(super) markup: Content,
    /// Whether its text, its markup is wanted.
    pub(super) wants: (bool, bool),
    pub(super) format: FormatRef,
    pub(super) scale: i32,
    pub(super) negative: bool,
    pub(super) is_nil: bool,
    pub(super) next: Option<IdRef>,
    pub(super) id: Option<IdRef>,
    /// The text of a number.
    pub(super) number: Option<Cow<'a, str>>,
    /// The terms of a fraction.
    pub(super) terms: [Option<Piece>; 2],
    /// Whether an attribute on which its value depends can't be read.
    pub(super) is_unread: bool,
    /// Whether a number has an element in it.
    pub(super) has_child: bool,
    /// Whether a number holds what it may not hold.
    pub(super) is_mixed: bool,
    /// The prefixes that are bound in it.
    pub(super) scope: Scope,
}

/// What is open in a document, and what is asked of the text that comes.
#[derive(Default)]
pub(super) struct Stack<'a> {
    pub(super) open: Vec<Open<'a>>,
    pub(super) frames: Vec<Frame<'a>>,
    /// Tuples, by their facts.
    pub(super) tuples: Vec<u32>,
    /// How many open elements want the text, the markup.
    pub(super) plain: usize,
    pub(super) markup: usize,
    /// How many of the frames are numbers.
    pub(super) numbers: usize,
    /// Languages by the depth at which they are given.
    pub(super) langs: Vec<(usize, u16)>,
}

impl<'a> Stack<'a> {
    /// The number that what comes stands directly in, if it does.
    pub(super) fn number_around(&mut self) -> Option<&mut Frame<'a>> {
        let is_direct = matches!(self.open.last(), Some(Open::Ix { has_frame: true }));
        self.frames.last_mut().filter(|frame| is_direct && frame.kind.is_number())
    }

    /// Whether what comes stands directly in an element of a kind.
    pub(super) fn is_directly_in(&self, kind: Kind) -> bool {
        let is_direct = matches!(self.open.last(), Some(Open::Ix { has_frame: true }));
        is_direct && self.frames.last().is_some_and(|frame| frame.kind == kind)
    }

    /// The language in scope.
    pub(super) fn lang(&self) -> u16 {
        self.langs.last().map_or(0, |(_, lang)| *lang)
    }

    /// Whether an element of a kind is open.
    pub(super) fn is_in(&self, kind: Kind) -> bool {
        self.frames.iter().any(|frame| frame.kind == kind)
    }
}

impl Kind {
    /// Whether it is a fact.
    pub(super) fn is_fact(self) -> bool {
        matches!(self, Self::NonFraction | Self::NonNumeric | Self::Fraction | Self::Tuple)
    }

    /// Whether its text is a number.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::NonFraction | Self::Numerator | Self::Denominator)
    }
}
