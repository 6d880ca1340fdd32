//! Values of properties in metadata and cells: what they say, or where it stands (xBRL-CSV 1.0 §4).

use super::super::period::End;

/// The value of a property in the metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Property {
    /// A value; nothing is nil.
    Value(Option<String>),
    /// `#none`: there is none here, whatever stands further up.
    None,
    /// `$name`, perhaps with an end of the period that stands there.
    Reference(String, Option<String>),
    /// A special value that there is not.
    Unknown(String),
}

impl Property {
    pub(super) fn read(text: &str) -> Self {
        match text {
            "#nil" => Self::Value(None),
            "#none" | "" => Self::None,
            "#empty" => Self::Value(Some(String::new())),
            _ => match (text.strip_prefix('#'), text.strip_prefix('$')) {
                (Some(rest), _) if rest.starts_with('#') => Self::Value(Some(rest.to_owned())),
                (Some(_), _) => Self::Unknown(text.to_owned()),
                (_, Some(rest)) if rest.starts_with('$') => Self::Value(Some(rest.to_owned())),
                (_, Some(rest)) => match rest.split_once('@') {
                    Some((name, end)) => Self::Reference(name.to_owned(), Some(end.to_owned())),
                    None => Self::Reference(rest.to_owned(), None),
                },
                _ => Self::Value(Some(text.to_owned())),
            },
        }
    }

    /// The name that it refers to.
    pub(super) fn reference(&self) -> Option<&str> {
        match self {
            Self::Reference(name, _) => Some(name),
            _ => None,
        }
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// A value.
    Value(&'a str),
    /// `#nil`.
    Nil,
    /// `#none`.
    None,
    /// Nothing.
    Empty,
    /// A special value that there is not.
    Unknown,
}

impl<'a> Cell<'a> {
    #[inline]
    pub(super) fn read(text: &'a str) -> Self {
        if text.as_bytes().first() != Some(&b'#') {
            return if text.is_empty() { Self::Empty } else { Self::Value(text) };
        }
        match text {
            "#nil" => Self::Nil,
            "#none" => Self::None,
            "#empty" => Self::Value(""),
            _ if text.starts_with("##") => Self::Value(&text[1..]),
            _ => Self::Unknown,
        }
    }
}

/// Where the value of a property of a fact comes from, once the heading of the table is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A value; nothing is nil.
    Value(Option<Box<str>>),
    /// There is none.
    None,
    /// A parameter of which an end is asked for, and that has none.
    NoDuration(Box<str>),
    /// A field of the row.
    Field(usize, Option<End>),
    /// The number of the row.
    RowNumber,
    /// A name that nothing has.
    Nowhere(Box<str>),
}
