//! Facts as they are written.

use smallvec::SmallVec;

/// A name and a value, or nothing that is nil.
type Pair<'a> = (&'a str, Option<&'a str>);

/// The dimensions of a fact with their values, each once.
#[derive(Debug, Default)]
pub(crate) struct RawDimensions<'a> {
    /// Entity, period and those that a taxonomy defines; few facts have more than need no memory of their own.
    about: SmallVec<[Pair<'a>; 6]>,
    concept: Option<Option<&'a str>>,
    unit: Option<Option<&'a str>>,
    language: Option<Option<&'a str>>,
    note_id: Option<Option<&'a str>>,
}

impl<'a> RawDimensions<'a> {
    /// Adds a dimension.
    #[inline]
    pub(crate) fn push(&mut self, name: &'a str, value: Option<&'a str>) {
        match name {
            "concept" => self.concept = Some(value),
            "unit" => self.unit = Some(value),
            "language" => self.language = Some(value),
            "noteId" => self.note_id = Some(value),
            _ => self.about.push((name, value)),
        }
    }

    pub(crate) fn clear(&mut self) {
        self.about.clear();
        (self.concept, self.unit, self.language, self.note_id) = (None, None, None, None);
    }

    /// The value of a dimension, if it is there.
    #[inline]
    pub(crate) fn get(&self, name: &str) -> Option<Option<&'a str>> {
        match name {
            "concept" => self.concept,
            "unit" => self.unit,
            "language" => self.language,
            "noteId" => self.note_id,
            _ => self.about.iter().find(|(known, _)| *known == name).map(|(_, value)| *value),
        }
    }

    /// What the fact is about beside its concept and unit: entity, period, and what a taxonomy defines.
    #[inline]
    pub(crate) fn about(&self) -> &[Pair<'a>] {
        &self.about
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = Pair<'a>> {
        let others = ["concept", "unit", "language", "noteId"];
        let others = others.into_iter().filter_map(|name| Some((name, self.get(name)?)));
        self.about.iter().copied().chain(others)
    }
}

impl<'a> FromIterator<Pair<'a>> for RawDimensions<'a> {
    fn from_iter<I: IntoIterator<Item = Pair<'a>>>(pairs: I) -> Self {
        let mut dimensions = Self::default();
        pairs.into_iter().for_each(|(name, value)| dimensions.push(name, value));
        dimensions
    }
}

/// A fact as it is written.
#[derive(Debug)]
pub(crate) struct RawFact<'f, 'a> {
    pub(crate) id: &'a str,
    pub(crate) value: Option<&'a str>,
    pub(crate) decimals: Option<i64>,
    pub(crate) dimensions: &'f RawDimensions<'a>,
}

impl<'a> RawFact<'_, 'a> {
    #[inline]
    pub(super) fn dimension(&self, name: &str) -> Option<Option<&'a str>> {
        self.dimensions.get(name)
    }
}
