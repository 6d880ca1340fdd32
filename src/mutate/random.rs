//! Choices that follow from a seed.

/// A small generator (`SplitMix64`): the same seed gives the same choices everywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// The choices of a fault under a seed; other faults in the catalogue do not change them.
    pub(super) fn new(seed: u64, name: &str) -> Self {
        // FNV-1a.
        let hash = name.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        Self(seed ^ hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One of the candidates, or none where there are none.
    pub(super) fn pick<T>(&mut self, candidates: impl IntoIterator<Item = T>) -> Option<T> {
        let mut candidates: Vec<T> = candidates.into_iter().collect();
        let count = u64::try_from(candidates.len()).ok().filter(|count| *count > 0)?;
        let at = usize::try_from(self.next() % count).ok()?;
        Some(candidates.swap_remove(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_follow_from_the_seed() {
        let choices = |seed| {
            let mut random = Random::new(seed, "a fault");
            (0..8).map(|_| random.pick(0..100).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(choices(1), choices(1));
        assert_ne!(choices(1), choices(2));
        assert_eq!(Random::new(1, "a fault").pick([0; 0]), None);
    }
}
