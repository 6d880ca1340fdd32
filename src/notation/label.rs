//! Labels as people read them.

/// What labels of taxonomies say of the kind of a concept, and no reader asks for.
const KINDS: [&str; 8] = [
    "[Member]",
    "[Axis]",
    "[Abstract]",
    "[Domain]",
    "［メンバー］",
    "[メンバー]",
    "［軸］",
    "［タイトル項目］",
];

/// A label without the kind of its concept.
pub(crate) fn without_kind(label: &str) -> &str {
    let cut = KINDS.iter().find_map(|kind| label.strip_suffix(kind)).map(str::trim_end);
    cut.filter(|cut| !cut.is_empty()).unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_their_kind_and_nothing_else() {
        for (label, shown) in [
            ("Japan [Member]", "Japan"),
            ("日本［メンバー］", "日本"),
            ("[Member]", "[Member]"),
            ("Member of the board", "Member of the board"),
        ] {
            assert_eq!(without_kind(label), shown);
        }
    }
}
