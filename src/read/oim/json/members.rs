//! The members of a fact, as serde meets them.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::super::node::{Node, Scalar};
use crate::notation::lexical;

/// The name of a member.
pub(super) struct Key<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyKey;
        impl<'de> Visitor<'de> for AnyKey {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(AnyKey)
    }
}

/// The members of a fact as they are written.
#[derive(Default)]
pub(super) struct FactMembers<'de> {
    pub(super) value: Option<Scalar<'de>>,
    pub(super) decimals: Option<Scalar<'de>>,
    pub(super) has_dimensions: bool,
    pub(super) dimensions: Vec<(Cow<'de, str>, Scalar<'de>)>,
    /// Their names, where there are many.
    names: HashSet<Box<str>>,
    /// Type, group and target.
    pub(super) links: Vec<(String, String, String)>,
    pub(super) extensions: Vec<String>,
    /// Names down to a member, whether it stands twice, and what is wrong.
    pub(super) misshapen: Vec<(Vec<String>, bool, &'static str)>,
}

/// How many dimensions are looked through one by one.
const FEW: usize = 32;

impl FactMembers<'_> {
    /// Whether no dimension has this name yet.
    fn is_new_dimension(&mut self, name: &str) -> bool {
        if self.dimensions.len() < FEW {
            return self.dimensions.iter().all(|(known, _)| **known != *name);
        }
        if self.names.is_empty() {
            self.names.extend(self.dimensions.iter().map(|(known, _)| Box::from(&**known)));
        }
        self.names.insert(name.into())
    }
}

impl FactMembers<'_> {
    pub(super) fn clear(&mut self) {
        (self.value, self.decimals, self.has_dimensions) = (None, None, false);
        self.dimensions.clear();
        self.names.clear();
        self.links.clear();
        self.extensions.clear();
        self.misshapen.clear();
    }

    pub(super) fn wrong(&mut self, names: &[&str], twice: bool, what: &'static str) {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        self.misshapen.push((names, twice, what));
    }

    pub(super) fn twice(&mut self, names: &[&str]) {
        self.wrong(names, true, "The member stands twice.");
    }

    /// Takes the links out of what stands there: types, groups, ids.
    pub(super) fn take_links(&mut self, links: &Node) {
        if !matches!(links, Node::Object(_)) {
            return self.wrong(&["links"], false, "Links are an object.");
        }
        for (kind, groups) in links.members() {
            if !matches!(groups, Node::Object(_)) {
                self.wrong(&["links", kind], false, "The groups of links are an object.");
            }
            for (group, targets) in groups.members() {
                let is_list = matches!(targets, Node::List(_));
                if !is_list || targets.items().iter().any(|target| target.text().is_none()) {
                    self.wrong(
                        &["links", kind, group],
                        false,
                        "A group of links is an array of ids.",
                    );
                }
                for target in targets.items().iter().filter_map(Node::text) {
                    self.links.push((kind.clone(), group.clone(), target.to_owned()));
                }
            }
        }
    }
}

impl<'de> Deserialize<'de> for FactMembers<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut members = Self::default();
        OneFact(&mut members).deserialize(deserializer)?;
        Ok(members)
    }
}

pub(super) struct OneFact<'v, 'de>(pub(super) &'v mut FactMembers<'de>);

impl<'de> DeserializeSeed<'de> for OneFact<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match deserializer.deserialize_any(MembersOr(self.0))? {
            true => {}
            false => self.0.wrong(&[], false, "A fact is an object."),
        }
        Ok(())
    }
}

/// Members of a fact; false where there is something else than an object.
pub(super) struct MembersOr<'v, 'de>(&'v mut FactMembers<'de>);

/// Answers false for everything that is no object.
macro_rules! no_object {
    () => {
        type Value = bool;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_unit<E>(self) -> Result<bool, E> {
            Ok(false)
        }

        fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
            Ok(false)
        }

        fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
            Ok(false)
        }

        fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
            Ok(false)
        }

        fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
            Ok(false)
        }

        fn visit_str<E>(self, _: &str) -> Result<bool, E> {
            Ok(false)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(false)
        }
    };
}

impl<'de> Visitor<'de> for MembersOr<'_, 'de> {
    no_object!();

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let fact = self.0;
        let mut has_links = false;
        while let Some(Key(name)) = map.next_key()? {
            match name.as_ref() {
                "value" => {
                    if fact.value.replace(map.next_value()?).is_some() {
                        fact.twice(&["value"]);
                    }
                }
                "decimals" => {
                    if fact.decimals.replace(map.next_value()?).is_some() {
                        fact.twice(&["decimals"]);
                    }
                }
                "dimensions" => {
                    if std::mem::replace(&mut fact.has_dimensions, true) {
                        fact.twice(&["dimensions"]);
                    }
                    if !map.next_value_seed(Dimensions(fact))? {
                        fact.wrong(&["dimensions"], false, "Dimensions are an object.");
                    }
                }
                "links" => {
                    let links: Node = map.next_value()?;
                    if std::mem::replace(&mut has_links, true) {
                        fact.twice(&["links"]);
                    }
                    fact.take_links(&links);
                }
                other => {
                    map.next_value::<IgnoredAny>()?;
                    match lexical::prefix_of_qname(other) {
                        None | Some("") => {
                            fact.wrong(&[other], false, "The member has no place here.")
                        }
                        Some(_) => fact.extensions.push(other.to_owned()),
                    }
                }
            }
        }
        Ok(true)
    }
}

pub(super) struct Dimensions<'v, 'de>(&'v mut FactMembers<'de>);

impl<'de> DeserializeSeed<'de> for Dimensions<'_, 'de> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Dimensions<'_, 'de> {
    no_object!();

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let fact = self.0;
        while let Some(Key(name)) = map.next_key()? {
            let value = map.next_value()?;
            if !fact.is_new_dimension(&name) {
                fact.twice(&["dimensions", &name]);
                continue;
            }
            fact.dimensions.push((name, value));
        }
        Ok(true)
    }
}
