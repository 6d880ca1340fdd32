//! Trees that are written down as a list of depths.

/// For each row of a tree in pre-order the position of its parent; none for roots.
///
/// A row that is more than one level below the row before it is its child all the same.
pub(super) fn parents(depths: impl IntoIterator<Item = u32>) -> Vec<Option<usize>> {
    let mut open: Vec<(usize, u32)> = Vec::new();
    let mut parents = Vec::new();
    for (position, depth) in depths.into_iter().enumerate() {
        while open.pop_if(|(_, above)| *above >= depth).is_some() {}
        parents.push(open.last().map(|(parent, _)| *parent));
        open.push((position, depth));
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::parents;

    #[test]
    fn the_parent_is_the_last_row_that_is_less_deep() {
        assert_eq!(
            parents([0, 1, 2, 2, 1, 0, 2]),
            [None, Some(0), Some(1), Some(1), Some(0), None, Some(5)]
        );
    }
}
