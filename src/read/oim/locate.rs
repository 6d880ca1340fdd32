//! From the names of members down to a value to its line and column.
//!
//! Only when there is something to tell is the file looked at again.

use crate::diagnostic::Place;

/// Gives the places that name members of a JSON text their lines and columns: where a member is not there,
/// those of the object that lacks it.
pub fn locate<'p>(text: &str, places: impl Iterator<Item = &'p mut Place>) {
    let mut wanted: Vec<Wanted<'p>> = places
        .filter(|place| place.key.is_some())
        .map(|place| Wanted { place, depth: 0, at: 0 })
        .collect();
    if wanted.is_empty() {
        return;
    }
    let mut scan = Scan { bytes: text.as_bytes(), at: 0, path: Vec::new() };
    scan.skip_blanks();
    // A text that is no JSON is as far as it goes.
    let _ = scan.value(&mut wanted);
    for Wanted { place, at, .. } in wanted {
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        place.line = u32::try_from(line).ok();
        place.column = u32::try_from(column).ok();
        place.key = None;
    }
}

struct Wanted<'p> {
    place: &'p mut Place,
    /// How many of its names were met.
    depth: usize,
    /// Where the last of them stands.
    at: usize,
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    path: Vec<String>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Passes over a value. Depth is that of the reader, who has refused what is deeper.
    fn value(&mut self, wanted: &mut Vec<Wanted<'_>>) -> Option<()> {
        if self.path.len() > 200 {
            return None;
        }
        match self.peek()? {
            b'{' => self.members(b'}', wanted),
            b'[' => self.members(b']', wanted),
            b'"' => self.string().map(drop),
            _ => {
                while self
                    .peek()
                    .is_some_and(|byte| !b",]}".contains(&byte) && !byte.is_ascii_whitespace())
                {
                    self.at += 1;
                }
                Some(())
            }
        }
    }

    fn members(&mut self, end: u8, wanted: &mut Vec<Wanted<'_>>) -> Option<()> {
        self.at += 1;
        for position in 0usize.. {
            self.skip_blanks();
            if self.peek()? == end {
                self.at += 1;
                return Some(());
            }
            if position > 0 {
                self.at += 1;
                self.skip_blanks();
            }
            let start = self.at;
            let name = match end {
                b'}' => {
                    let name = self.string()?;
                    self.skip_blanks();
                    self.at += 1;
                    self.skip_blanks();
                    name
                }
                _ => position.to_string(),
            };
            self.path.push(name);
            self.meet(if end == b'}' { start } else { self.at }, wanted);
            self.value(wanted)?;
            self.path.pop();
        }
        None
    }

    fn meet(&self, at: usize, wanted: &mut [Wanted<'_>]) {
        let depth = self.path.len();
        for one in wanted.iter_mut().filter(|one| one.depth + 1 == depth) {
            let names = one.place.key.as_deref().unwrap_or_default();
            let met = names.get(..depth).is_some_and(|names| {
                names.iter().zip(&self.path).all(|(name, met)| **name == **met)
            });
            if met {
                (one.depth, one.at) = (depth, at);
            }
        }
    }

    /// A string without its escapes, but for those of quotes and backslashes.
    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let start = self.at;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        let raw = self.bytes.get(start - 1..=self.at)?;
        self.at += 1;
        serde_json::from_slice(raw).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn members_have_lines_and_columns() {
        let text = "{\n \"a\": {\"b\": [1, {\"c\": 2}],\n  \"d\\\"\": \"}\"},\n \"e\": 1 }";
        let file: Arc<str> = "x.json".into();
        let mut places: Vec<Place> =
            [&["a", "b", "1", "c"][..], &["a", "d\""], &["e"], &["a", "x"]]
                .map(|names| Place::key(&file, names))
                .to_vec();
        locate(text, places.iter_mut());
        let found: Vec<_> = places.iter().map(|place| (place.line, place.column)).collect();
        assert_eq!(
            found,
            [(Some(2), Some(18)), (Some(3), Some(3)), (Some(4), Some(2)), (Some(2), Some(2))]
        );
    }
}
