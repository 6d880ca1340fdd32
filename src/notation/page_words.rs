//! The files of `templates/words`: what pages say, a file a language.

/// The languages that pages can be in, and their files. The first stands in for all others.
pub(crate) const FILES: [(&str, &str); 4] = [
    ("en", include_str!("../../templates/words/en.toml")),
    ("ja", include_str!("../../templates/words/ja.toml")),
    ("de", include_str!("../../templates/words/de.toml")),
    ("fr", include_str!("../../templates/words/fr.toml")),
];
