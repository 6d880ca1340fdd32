//! Limits for hostile and endless input: how much is read before it is given up.
//!
//! They hold for the whole process, and are set before anything is read.

use std::sync::atomic::{AtomicU64, Ordering};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Limit {
    /// Bytes of a text that is read as a whole.
    File,
    /// Bytes of a table of facts.
    Table,
    /// Bytes of a row of a table.
    Row,
    /// Bytes of a file of a filing or a taxonomy, and of an entry of an archive.
    Size,
    /// Entries of an archive.
    Entries,
    /// Bytes of an entry for each byte of it in the archive.
    Ratio,
    /// Elements that lie in each other.
    Depth,
    /// Documents of a taxonomy.
    Documents,
    /// Bytes of all documents of a taxonomy together.
    Taxonomy,
    /// Relationships of a taxonomy, before any is prohibited.
    Relationships,
}

/// What there is to know about a limit.
#[derive(Debug)]
#[non_exhaustive]
pub struct Info {
    /// What is limited.
    pub limit: Limit,
    /// Its name on the command line.
    pub name: &'static str,
    /// The value where none is set.
    pub default: u64,
    /// Whether it counts bytes, which are shown as `64M`.
    pub bytes: bool,
    /// The most that it can be set to.
    pub most: u64,
    /// What it counts.
    pub counts: &'static str,
}

/// A limit of bytes.
const fn bytes(limit: Limit, name: &'static str, default: u64, counts: &'static str) -> Info {
    Info { limit, name, default, bytes: true, most: u64::MAX, counts }
}

/// A limit of things that are counted.
const fn count(limit: Limit, name: &'static str, default: u64, counts: &'static str) -> Info {
    Info { limit, name, default, bytes: false, most: u32::MAX as u64, counts }
}

/// Every limit, in the order of [`Limit`].
pub const LIMITS: [Info; 10] = [
    bytes(
        Limit::File,
        "file",
        64 << 20,
        "bytes of a text that is read whole: settings, tables of taxonomies, templates, releases",
    ),
    bytes(Limit::Table, "table", 16 << 30, "bytes of a table of facts, which is read row by row"),
    bytes(Limit::Row, "row", 16 << 20, "bytes of a row of a table"),
    bytes(
        Limit::Size,
        "size",
        256 << 20,
        "bytes of a document of a taxonomy, and of an entry of an archive",
    ),
    count(Limit::Entries, "entries", 200_000, "entries of an archive"),
    count(
        Limit::Ratio,
        "ratio",
        200,
        "bytes of an entry of an archive for each of its packed bytes, from a megabyte on",
    ),
    // Elements are walked by functions that call themselves: more would end the stack.
    Info {
        most: 1000,
        ..count(Limit::Depth, "depth", 1000, "elements of XML that lie in each other")
    },
    count(Limit::Documents, "documents", 50_000, "documents of a taxonomy"),
    bytes(Limit::Taxonomy, "taxonomy", 2 << 30, "bytes of all documents of a taxonomy"),
    count(Limit::Relationships, "relationships", 10_000_000, "relationships of a taxonomy"),
];

/// What is set; zero where nothing is.
static VALUES: [AtomicU64; LIMITS.len()] = [const { AtomicU64::new(0) }; LIMITS.len()];

impl Limit {
    /// What there is to know about it.
    #[must_use]
    pub fn info(self) -> &'static Info {
        &LIMITS[self as usize]
    }

    /// The limit with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        LIMITS.iter().find(|info| info.name == name).map(|info| info.limit)
    }

    /// How much is read.
    #[must_use]
    pub fn get(self) -> u64 {
        match VALUES[self as usize].load(Ordering::Relaxed) {
            0 => self.info().default,
            set => set,
        }
    }

    /// How many are read, as a number of things in memory.
    pub(crate) fn count(self) -> usize {
        usize::try_from(self.get()).unwrap_or(usize::MAX)
    }

    /// Sets how much is read, for the whole process.
    pub fn set(self, value: u64) {
        VALUES[self as usize].store(value, Ordering::Relaxed);
    }

    /// Why nothing more is read.
    pub(crate) fn passed(self) -> String {
        let info = self.info();
        format!("it has more than {} (--limit {})", info.shown(self.get()), info.name)
    }
}

impl Info {
    /// A value of it as people write it: `64M`, `200`.
    #[must_use]
    #[doc(hidden)]
    pub fn shown(&self, value: u64) -> String {
        if self.bytes { shown(value) } else { value.to_string() }
    }
}

/// A number of bytes in the largest unit that has no fraction: `64M`.
#[doc(hidden)]
#[must_use]
pub fn shown(bytes: u64) -> String {
    let units = [(30, "G"), (20, "M"), (10, "K")];
    let fits = |(shift, _): &&(u32, &str)| bytes > 0 && bytes.trailing_zeros() >= *shift;
    match units.iter().find(fits) {
        Some((shift, unit)) => format!("{}{unit}", bytes >> shift),
        None => format!("{bytes} bytes"),
    }
}

/// A number of bytes, which may be written as `64M`; none where it is no number, or zero.
#[doc(hidden)]
#[must_use]
pub fn parse(text: &str) -> Option<u64> {
    let (digits, shift) = match text.char_indices().next_back()? {
        (at, 'k' | 'K') => (&text[..at], 10),
        (at, 'm' | 'M') => (&text[..at], 20),
        (at, 'g' | 'G') => (&text[..at], 30),
        _ => (text, 0),
    };
    let number: u64 = digits.parse().ok().filter(|number| *number > 0)?;
    number.checked_mul(1 << shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_stand_in_their_order() {
        for (at, info) in LIMITS.iter().enumerate() {
            assert_eq!(info.limit as usize, at);
            assert_eq!(Limit::from_name(info.name), Some(info.limit));
            assert_eq!(parse(&info.shown(info.default)), Some(info.default));
            assert_eq!(info.limit.get(), info.default);
        }
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(parse("64M"), Some(64 << 20));
        assert_eq!(parse("1g"), Some(1 << 30));
        assert_eq!(parse("100"), Some(100));
        for bad in ["", "M", "0", "-1", "1.5M", "99999999999999999999", "9999999999999G", "1T"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
        assert_eq!(shown(1000), "1000 bytes");
    }
}
