//! Sets of small numbers.

/// A set of positions, as bits.
#[derive(Clone, Debug, Default)]
pub struct PositionSet(Vec<u64>);

impl PositionSet {
    /// Puts a position into the set.
    pub fn insert(&mut self, position: usize) {
        if self.0.len() <= position / 64 {
            self.0.resize(position / 64 + 1, 0);
        }
        self.0[position / 64] |= 1 << (position % 64);
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many positions are in the set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether the sets have a position in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::PositionSet;

    #[test]
    fn sets_meet_where_they_share_a_position() {
        let set = |positions: &[usize]| {
            let mut set = PositionSet::default();
            positions.iter().for_each(|position| set.insert(*position));
            set
        };
        assert!(set(&[1, 200]).meets(&set(&[200])));
        assert!(!set(&[1, 200]).meets(&set(&[0, 199, 264])));
        assert!(set(&[]).is_empty() && !set(&[0]).is_empty());
        assert_eq!(set(&[3, 3, 64]).len(), 2);
    }
}
