//! What a map may write in full or in short: a table with all its keys, or words.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A table with keys, or a list of parts; a text alone is a list of one.
pub(super) enum Line<T, P = String> {
    /// In short.
    List(Vec<P>),
    /// In full.
    Full(Box<T>),
}

impl<T> From<String> for Line<T> {
    fn from(words: String) -> Self {
        Self::List(vec![words])
    }
}

impl<'de, T: Deserialize<'de>, P: Deserialize<'de> + From<String>> Deserialize<'de> for Line<T, P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InShortOrFull(PhantomData))
    }
}

struct InShortOrFull<T, P>(PhantomData<(T, P)>);

impl<'de, T: Deserialize<'de>, P: Deserialize<'de> + From<String>> Visitor<'de>
    for InShortOrFull<T, P>
{
    type Value = Line<T, P>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text, a list or a table")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Self::Value, E> {
        Ok(Line::List(vec![P::from(words.to_owned())]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(part) = parts.next_element()? {
            list.push(part);
        }
        Ok(Line::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(table)).map(|full| Line::Full(Box::new(full)))
    }
}
