//! Where the lines of narrow headings may end, in languages without blanks.

use super::fiscal::LINE_MAY_END;

/// Words up to so many letters stay in one line.
const WHOLE: usize = 7;

/// A longer one keeps so many letters before the end of a line, and behind it.
const BEFORE: usize = 4;
const BEHIND: usize = 3;

/// What begins no line (JIS X 4051, letters that are small or belong to what stands before them).
const BEGINS_NONE: &str =
    "ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ々、。，．・：；？！）」』】〕》％";
/// What ends none.
const ENDS_NONE: &str = "（「『【〔《";

/// A text with the places at which a line may end: behind some words, and within long ones. The text of a language
/// that names no such words, for it has blanks, stays.
pub(super) fn parted(text: &str, behind: &[String]) -> String {
    if behind.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        // The longest of them: one may begin with another.
        let found = behind.iter().filter(|words| rest.starts_with(words.as_str()));
        let longest = found.map(String::len).max();
        let (part, after) = rest.split_at(longest.unwrap_or(letter.len_utf8()));
        if longest.is_some() || letter.is_whitespace() {
            push_word(&mut out, &word);
            word.clear();
            out.push_str(part);
            // What parts words is a place where a line may end itself.
            let goes_on = after.chars().next().is_some_and(|next| !next.is_whitespace());
            if longest.is_some() && goes_on {
                out.push(LINE_MAY_END);
            }
        } else {
            word.push(letter);
        }
        rest = after;
    }
    push_word(&mut out, &word);
    out
}

/// Appends a word, with places at which it may be parted where it is long.
fn push_word(out: &mut String, word: &str) {
    let letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    for (at, letter) in letters.iter().enumerate() {
        let is_inside = count > WHOLE && at >= BEFORE && at + BEHIND <= count;
        // Letters of ASCII stand in words and figures of their own.
        let are_wide = at > 0 && !letters[at - 1].is_ascii() && !letter.is_ascii();
        if is_inside
            && are_wide
            && !BEGINS_NONE.contains(*letter)
            && !ENDS_NONE.contains(letters[at - 1])
        {
            out.push(LINE_MAY_END);
        }
        out.push(*letter);
    }
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn headings_are_parted_between_words() {
        let behind = ["株式会社", "前年同期比", "前年同期"].map(str::to_owned);
        for (text, wanted) in [
            ("前年同期比増減率", "前年同期比|増減率"),
            ("前年同期差", "前年同期|差"),
            ("前年同期比", "前年同期比"),
            ("株式会社あさひ", "株式会社|あさひ"),
            ("人　株式会社あさひ", "人　株式会社|あさひ"),
            // No line begins with a small letter or the mark of a long one.
            ("あおぞらコンピュータ販売", "あおぞら|コ|ン|ピュー|タ販売"),
            ("ATM123運営事業", "ATM123運|営事業"),
            ("", ""),
        ] {
            assert_eq!(parted(text, &behind).replace('\u{200b}', "|"), wanted);
            assert_eq!(parted(text, &[]), text);
        }
    }
}
