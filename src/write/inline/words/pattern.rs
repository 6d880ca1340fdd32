//! Patterns with names in braces.

/// A pattern with what stands for each name in braces.
pub(super) fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        let value = values.iter().find(|(known, _)| *known == name);
        out.push_str(value.map_or("", |(_, value)| value));
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn patterns_take_what_they_name() {
        assert_eq!(fill("{a}-{b}{a}", &[("a", "1"), ("b", "2")]), "1-21");
        assert_eq!(fill("{c}x", &[]), "x");
        assert_eq!(fill("none", &[("a", "1")]), "none");
    }
}
