//! Patterns for names, as profiles have them.

/// Whether a name fits a pattern in which a star stands for anything.
pub(crate) fn fits(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut name) = name.strip_prefix(start) else { return false };
    let mut rest = rest;
    while let Some((middle, after)) = rest.split_once('*') {
        let Some(at) = name.find(middle) else { return false };
        name = &name[at + middle.len()..];
        rest = after;
    }
    name.ends_with(rest)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_anything() {
        assert!(fits("Dividends", "Dividends") && !fits("Dividends", "QuarterlyDividends"));
        assert!(
            fits("*Dividends", "QuarterlyDividends") && fits("Notes*Scope*", "NotesUSScopeChanges")
        );
        assert!(!fits("Notes*Scope*", "NotesUS") && fits("*", ""));
    }
}
