//! Limits for hostile and endless input: how much is read before it is given up.
//!
//! They hold for the whole process, and are set before anything is read.

use std::sync::atomic::{AtomicU64, Ordering};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of a text that is read as a whole.
    File,
    /// Bytes of a table of facts.
    Table,
    /// Bytes of a row of a table.
    Row,
}

/// What there is to know about a limit.
#[derive(Debug)]
pub struct Info {
    /// What is limited.
    pub limit: Limit,
    /// Its name on the command line.
    pub name: &'static str,
    /// The value where none is set.
    pub default: u64,
    /// What it counts.
    pub counts: &'static str,
}

/// Every limit, in the order of [`Limit`].
pub const LIMITS: [Info; 3] = [
    Info {
        limit: Limit::File,
        name: "file",
        default: 64 << 20,
        counts: "bytes of a text that is read whole: settings, tables of taxonomies, templates, releases",
    },
    Info {
        limit: Limit::Table,
        name: "table",
        default: 16 << 30,
        counts: "bytes of a table of facts, which is read row by row",
    },
    Info { limit: Limit::Row, name: "row", default: 16 << 20, counts: "bytes of a row of a table" },
];

static VALUES: [AtomicU64; LIMITS.len()] = [
    AtomicU64::new(LIMITS[0].default),
    AtomicU64::new(LIMITS[1].default),
    AtomicU64::new(LIMITS[2].default),
];

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
        VALUES[self as usize].load(Ordering::Relaxed)
    }

    /// Sets how much is read, for the whole process.
    pub fn set(self, value: u64) {
        VALUES[self as usize].store(value, Ordering::Relaxed);
    }

    /// Why nothing more is read.
    pub(crate) fn passed(self) -> String {
        format!("it has more than {} (--limit {})", shown(self.get()), self.info().name)
    }
}

/// A number of bytes in the largest unit that has no fraction: `64M`.
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
            assert_eq!(parse(&shown(info.default)), Some(info.default));
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
