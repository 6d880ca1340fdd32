//! What a fact is about, as it is written, in one text: facts with the same are about the same.

use super::RawDimensions;

/// What parts the name of a dimension from its value, from nothing, and the value from the next name.
const VALUE: u8 = 1;
const NIL: u8 = 2;
const NEXT: u8 = 3;

/// Entity, period and dimensions of a fact.
#[derive(Debug, Default)]
pub(super) struct ContextKey {
    pub(super) text: String,
    /// How many of them there are.
    parts: usize,
    /// Which context they make.
    pub(super) position: Option<usize>,
}

impl ContextKey {
    /// Makes it that of a fact.
    pub(super) fn set(&mut self, dimensions: &RawDimensions<'_>) {
        self.text.clear();
        (self.parts, self.position) = (0, None);
        for (name, value) in dimensions.about() {
            self.text.push_str(name);
            self.text.push(char::from(if value.is_some() { VALUE } else { NIL }));
            self.text.push_str(value.unwrap_or_default());
            self.text.push(char::from(NEXT));
            self.parts += 1;
        }
    }

    /// Whether no value holds what parts values: it could be taken for several.
    pub(super) fn is_parted(&self) -> bool {
        self.text.bytes().filter(|byte| *byte <= NEXT).count() == 2 * self.parts
    }

    /// Whether it is that of a fact; to be asked of one that is parted.
    pub(super) fn is_of(&self, dimensions: &RawDimensions<'_>) -> bool {
        let (mut rest, mut count) = (self.text.as_bytes(), 0);
        for (name, value) in dimensions.about() {
            let between = if value.is_some() { VALUE } else { NIL };
            for (text, sign) in [(*name, between), (value.unwrap_or_default(), NEXT)] {
                match rest.strip_prefix(text.as_bytes()) {
                    Some([found, behind @ ..]) if *found == sign => rest = behind,
                    _ => return false,
                }
            }
            count += 1;
        }
        // As many parts with as many signs between them: the values of the fact hold none.
        rest.is_empty() && count == self.parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_facts_about_the_same() {
        let all: [&[(&str, Option<&str>)]; 8] = [
            &[],
            &[("entity", Some("e:E")), ("t:x", None)],
            &[("entity", Some("e:E")), ("t:x", Some(""))],
            &[("entity", Some("e:E"))],
            &[("entity", Some("e:E2"))],
            &[("entity", Some("e:E\u{3}t:x\u{1}"))],
            &[("entity", Some("e:E\u{3}t:x\u{2}"))],
            &[("t:x", None), ("entity", Some("e:E"))],
        ];
        let raw = |pairs: &[_]| pairs.iter().copied().collect::<RawDimensions<'_>>();
        for (at, one) in all.iter().enumerate() {
            let mut key = ContextKey::default();
            key.set(&raw(one));
            assert_eq!(key.is_parted(), at != 5 && at != 6, "{one:?}");
            for other in all.iter().filter(|_| key.is_parted()) {
                assert_eq!(key.is_of(&raw(other)), one == other, "{one:?} {other:?}");
            }
            let further = [one, &[("concept", Some("t:A"))][..]].concat();
            assert!(!key.is_parted() || key.is_of(&raw(&further)), "{one:?}");
        }
    }
}
