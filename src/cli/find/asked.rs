//! What is looked for among names and labels, however it was typed.

use unicode_normalization::UnicodeNormalization;

/// The words that a name or a label must have, all of them and in any order.
pub(super) struct Asked {
    words: Vec<String>,
    /// A concept by its name: its namespace, where that was written, and a part of its local name; a prefix is passed
    /// over, for each report may bind others.
    name: Option<(Option<String>, String)>,
}

impl Asked {
    /// Of what was typed: words, a name with its prefix (`ifrs-full:Revenue`), or one with its namespace
    /// (`{http://…}Revenue`), as `facts` and `find` write them.
    pub(super) fn of(typed: &str) -> Self {
        let words = typed.split_whitespace().map(folded).collect();
        Self { words, name: full_name(typed.trim()) }
    }

    /// Whether the name of a concept fits.
    pub(super) fn fits_name(&self, namespace: &str, local: &str) -> bool {
        if let Some((of, asked)) = &self.name {
            let is_there = of.as_ref().is_none_or(|of| of == namespace);
            return is_there && folded(local).contains(asked.as_str());
        }
        self.fits(local)
    }

    /// Whether a label fits.
    pub(super) fn fits(&self, text: &str) -> bool {
        let text = folded(text);
        self.words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// The namespace, where it is there, and the local name that a text without blanks says.
fn full_name(typed: &str) -> Option<(Option<String>, String)> {
    if let Some((namespace, local)) = typed.strip_prefix('{').and_then(|rest| rest.split_once('}'))
    {
        return Some((Some(namespace.to_owned()), folded(local)));
    }
    let (prefix, local) = typed.split_once(':')?;
    let is_name = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    (is_name(prefix) && is_name(local)).then(|| (None, folded(local)))
}

/// A text in small letters without accents, letters and digits of full and half width as one: input methods type
/// `１株当たり` where a label has `1株当たり`.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let is_accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    text.nfkd().filter(|c| !is_accent(c)).nfc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fit_in_any_order_and_width() {
        let fits = |typed: &str, text: &str| Asked::of(typed).fits(text);
        for (typed, text) in [
            ("１株当たり", "1株当たり利益"),
            ("1株当たり", "１株当たり利益"),
            ("ﾘｰｽ", "リース負債"),
            ("ｶﾞ", "ガス"),
            ("profit operating", "Operating  profit"),
            ("利益 営業", "営業 利益"),
            ("societe", "Société anonyme"),
            ("GEWINN", "Gewinn"),
            ("", "all"),
        ] {
            assert!(fits(typed, text), "{typed} {text}");
        }
        for (typed, text) in [
            ("カス", "ガス"),
            ("profit gross", "Operating profit"),
            ("operating-profit", "Operating profit"),
        ] {
            assert!(!fits(typed, text), "{typed} {text}");
        }
    }

    #[test]
    fn full_names_are_those_of_concepts() {
        let fits = |typed: &str| Asked::of(typed).fits_name("http://a.example/1", "RevenueNet");
        assert!(fits("a:Revenue") && fits("a:revenueNet") && fits("{http://a.example/1}Revenue"));
        assert!(!fits("{http://b.example/1}Revenue") && !fits("a:Loss") && !fits("a: Revenue"));
        assert!(Asked::of("note: leases").fits("Note: leases"));
    }
}
