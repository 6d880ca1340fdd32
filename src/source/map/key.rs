//! Keys of TOML.

/// A name as a key of TOML: in quotes where it holds more than letters, digits, `-` and `_` of ASCII.
#[must_use]
pub(crate) fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match !name.is_empty() && name.chars().all(bare) {
        true => name.to_owned(),
        false => toml::Value::String(name.to_owned()).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn names_beyond_ascii_stand_in_quotes() {
        for (name, written) in [
            ("NetSales", "NetSales"),
            ("Erträge", "\"Erträge\""),
            ("売上高", "\"売上高\""),
            ("", "\"\""),
        ] {
            assert_eq!(key(name), written);
        }
    }
}
