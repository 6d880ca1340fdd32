//! The whole document as serde meets it: wherever it is not written plainly.

use std::fmt;

use rustc_hash::FxHashSet;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::super::tell::At;
use super::members::{FactMembers, Key, OneFact};
use super::{Reading, Resume};

/// The whole document.
pub(super) struct Root<'v, 'r, 'k>(pub(super) &'v mut Reading<'r, 'k>);

impl<'de> DeserializeSeed<'de> for Root<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Root<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(reading) = self;
        let mut seen: FxHashSet<String> = FxHashSet::default();
        while let Some(Key(name)) = map.next_key()? {
            reading.judge_once(&name, &mut seen);
            if name == "facts" {
                map.next_value_seed(Facts(reading))?;
                continue;
            }
            map.next_value::<IgnoredAny>()?;
            reading.judge_place(&name);
        }
        Ok(())
    }
}

/// The facts.
struct Facts<'v, 'r, 'k>(&'v mut Reading<'r, 'k>);

impl<'de> DeserializeSeed<'de> for Facts<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Facts<'_, '_, '_> {
    fn no_object<E>(self) -> Result<(), E> {
        let what = "Facts are an object.";
        self.0.resume = Resume::default();
        self.0.teller.tell(":invalidJSONStructure", At::Member(&["facts"]), what);
        Ok(())
    }
}

impl<'de> Visitor<'de> for Facts<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.no_object()
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.no_object()
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.no_object()
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.no_object()
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.no_object()
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.no_object()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.no_object()
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut fact = FactMembers::default();
        let mut taken = std::mem::take(&mut self.0.resume).taken;
        while let Some(Key(id)) = map.next_key()? {
            fact.clear();
            map.next_value_seed(OneFact(&mut fact))?;
            if let Some(left) = taken.checked_sub(1) {
                taken = left;
                continue;
            }
            if let Err(failure) = self.0.take(&id, &fact) {
                self.0.failure = Some(failure);
                return Err(A::Error::custom("the output can't be written"));
            }
        }
        Ok(())
    }
}
