//! Words as they are compared: only letters and digits count, in lower case.

/// The letters and digits of a text.
#[derive(Debug)]
pub(super) struct Folded {
    letters: Vec<char>,
    /// Where each stands in the text.
    places: Vec<usize>,
    /// Whether each begins a word; letters and digits side by side are two.
    begins: Vec<bool>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self { letters: Vec::new(), places: Vec::new(), begins: Vec::new() };
        let mut last = None;
        for (at, c) in text.char_indices() {
            let kind = c.is_alphanumeric().then(|| c.is_numeric());
            if kind.is_some() {
                for (position, letter) in c.to_lowercase().enumerate() {
                    folded.letters.push(letter);
                    folded.places.push(at);
                    folded.begins.push(position == 0 && kind != last);
                }
            }
            last = kind;
        }
        folded
    }

    /// Whether whole words of it are these, at the first word that begins at or behind an offset
    /// of the text.
    pub(super) fn says_at(&self, offset: usize, words: &Self) -> bool {
        let first = self.places.partition_point(|place| *place < offset);
        self.says(first, words)
    }

    /// Whether whole words of it are these, anywhere at or behind an offset of the text.
    pub(super) fn says_behind(&self, offset: usize, words: &Self) -> bool {
        let first = self.places.partition_point(|place| *place < offset);
        (first..self.letters.len()).any(|at| self.begins[at] && self.says(at, words))
    }

    fn says(&self, first: usize, words: &Self) -> bool {
        let last = first + words.letters.len();
        !words.letters.is_empty()
            && (self.ends(last) || self.is_plural(last))
            && self.letters.get(first..last).is_some_and(|letters| letters == words.letters)
    }

    /// Whether a word ends before a letter.
    fn ends(&self, letter: usize) -> bool {
        self.begins.get(letter).copied().unwrap_or(true)
    }

    /// Whether a letter is the last of a plural.
    fn is_plural(&self, letter: usize) -> bool {
        self.letters.get(letter) == Some(&'s') && self.ends(letter + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_without_signs() {
        let text = Folded::new("“II-10. SG&A – Expenses");
        let says = |words| text.says_behind(0, &Folded::new(words));
        assert!(says("II-10.") && says("sg&a — expense") && says("S G & A"));
        assert!(!says("II-1") && !says("expen") && !says("xpenses") && !says("") && !says("…"));
        assert!(Folded::new("1Q09: JPY93 mil").says_at(0, &Folded::new("1Q09: JPY")));
        assert!(text.says_at(0, &Folded::new("II 10")));
        assert!(!text.says_at(4, &Folded::new("II 10")));
    }
}
