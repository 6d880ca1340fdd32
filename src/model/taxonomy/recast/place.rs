//! Where something is put into a tree that is written down in pre-order with depths.

/// Where a node goes below another: behind everything below a sibling, else behind everything below
/// its parent. Gives the position, and the depth that it has there; none where there is no such
/// parent, or it has no such child.
pub(super) fn find<T>(
    tree: &[T],
    depth: impl Fn(&T) -> u32,
    is_parent: impl Fn(&T) -> bool,
    is_sibling: Option<impl Fn(&T) -> bool>,
) -> Option<(usize, u32)> {
    for (at, _) in tree.iter().enumerate().filter(|(_, node)| is_parent(node)) {
        let own = depth(&tree[at]);
        let end = end(tree, &depth, at);
        let Some(is_sibling) = &is_sibling else { return Some((end, own + 1)) };
        let is_child = |below: &usize| depth(&tree[*below]) == own + 1 && is_sibling(&tree[*below]);
        if let Some(sibling) = (at + 1..end).rev().find(is_child) {
            return Some((self::end(tree, &depth, sibling), own + 1));
        }
    }
    None
}

/// Where what stands below a node ends.
pub(super) fn end<T>(tree: &[T], depth: impl Fn(&T) -> u32, at: usize) -> usize {
    let own = depth(&tree[at]);
    let below = tree[at + 1..].iter().take_while(|node| depth(node) > own).count();
    at + 1 + below
}

/// What of a tree stays: nodes that are kept, and whatever stands above one of them.
pub(super) fn with_ancestors<T>(
    tree: Vec<T>,
    depth: impl Fn(&T) -> u32,
    kept: impl Fn(usize, &T) -> bool,
) -> Vec<T> {
    let mut stays = vec![false; tree.len()];
    let mut path: Vec<usize> = Vec::new();
    for (at, node) in tree.iter().enumerate() {
        while path.pop_if(|above| depth(&tree[*above]) >= depth(node)).is_some() {}
        path.push(at);
        if kept(at, node) {
            // Where one stays all above it stay already.
            path.iter()
                .rev()
                .take_while(|above| !std::mem::replace(&mut stays[**above], true))
                .for_each(drop);
        }
    }
    let mut stays = stays.into_iter();
    tree.into_iter().filter(|_| stays.next().unwrap_or(false)).collect()
}
