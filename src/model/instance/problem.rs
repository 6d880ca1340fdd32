//! What readers of instances and inline documents could not read, or read only in part.

/// What is wrong with a part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of fault it is.
    pub kind: ProblemKind,
    /// Its place.
    pub at: u32,
    /// What is wrong, as a sentence without its full stop.
    pub what: String,
}

/// The kinds of faults that only a syntax can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// An element stands where it may not, or lacks what it must have.
    Structure,
    /// A value of an attribute or element is none of its type.
    Value,
    /// A prefix is bound to nothing.
    Prefix,
    /// An id is given twice.
    Id,
    /// A reference leads to nothing, or to what it may not.
    Reference,
    /// A format is not known, or does not read the text.
    Transformation,
    /// Parts of one text that are not a chain.
    Continuation,
    /// A note or a relationship that is not as it must be.
    Footnote,
    /// A tuple that is not as it must be.
    Tuple,
    /// A target without references, or references that contradict each other.
    Target,
    /// An entity that is declared nowhere.
    Entity,
    /// Declarations that are not read.
    Unread,
}
