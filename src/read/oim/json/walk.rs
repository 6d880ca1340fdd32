//! The way through a document that is written plainly. Where it is not, the crate reads it from its beginning, and says
//! what is wrong and where; what was told and taken already is then passed over.

use std::io;

use rustc_hash::FxHashSet;
use serde::de::{Deserialize, IgnoredAny};

use super::members::FactMembers;
use super::plain::{Cursor, PlainFact};
use super::{Reading, Resume};

/// How far a document was read.
pub(super) enum Walked {
    /// To its end.
    Whole,
    /// Not to its end, or it is none.
    Part(Resume),
}

impl<'r> Reading<'r, '_> {
    /// Reads the document as long as it is written plainly.
    pub(super) fn walk(&mut self, text: &'r str) -> io::Result<Walked> {
        let mut seen = FxHashSet::default();
        let mut cursor = Cursor::new(text);
        let Some(head) = members_before_facts(&mut cursor) else {
            return Ok(Walked::Part(Resume::default()));
        };
        for name in head.into_iter().chain(["facts"]) {
            self.judge_once(name, &mut seen);
            self.judge_place(name);
        }
        let mut taken = 0;
        let is_whole = self.all_facts(&mut cursor, &mut taken)?;
        let tail = is_whole.and_then(|()| members_behind_facts(&mut cursor));
        match tail {
            Some(names) => {
                for name in names {
                    self.judge_once(name, &mut seen);
                    self.judge_place(name);
                }
                Ok(Walked::Whole)
            }
            None => Ok(Walked::Part(Resume { is_told: true, taken })),
        }
    }

    /// Takes all facts; nothing where the object that they stand in is broken.
    fn all_facts(&mut self, cursor: &mut Cursor<'r>, taken: &mut u64) -> io::Result<Option<()>> {
        let mut fact = PlainFact::default();
        if cursor.byte(b'{').is_none() {
            return Ok(None);
        }
        let mut is_first = true;
        loop {
            match cursor.next(is_first, b'}') {
                None => return Ok(None),
                Some(false) => return Ok(Some(())),
                Some(true) => is_first = false,
            }
            let Some(id) = cursor.name() else { return Ok(None) };
            let mut plain = *cursor;
            if plain.fact(&mut fact).is_some() {
                *cursor = plain;
                self.take_plain(id, &fact)?;
            } else {
                let Some(members) = value::<FactMembers<'_>>(cursor) else { return Ok(None) };
                self.take(id, &members)?;
            }
            *taken += 1;
        }
    }
}

/// The names of the members before the facts, at which the place then is.
fn members_before_facts<'a>(cursor: &mut Cursor<'a>) -> Option<Vec<&'a str>> {
    let mut names = Vec::new();
    cursor.byte(b'{')?;
    while cursor.next(names.is_empty(), b'}')? {
        match cursor.name()? {
            "facts" => return Some(names),
            name => names.push(name),
        }
        value::<IgnoredAny>(cursor)?;
    }
    None
}

/// The names of the members behind the facts, up to the end of the document.
fn members_behind_facts<'a>(cursor: &mut Cursor<'a>) -> Option<Vec<&'a str>> {
    let mut names = Vec::new();
    while cursor.next(false, b'}')? {
        let name = cursor.name().filter(|name| *name != "facts")?;
        names.push(name);
        value::<IgnoredAny>(cursor)?;
    }
    cursor.peek().is_none().then_some(names)
}

/// A value, read by the crate.
fn value<'a, T: Deserialize<'a>>(cursor: &mut Cursor<'a>) -> Option<T> {
    let mut values = serde_json::Deserializer::from_str(cursor.rest()).into_iter::<T>();
    let value = values.next()?.ok()?;
    cursor.pass(values.byte_offset());
    Some(value)
}
