//! Which lines of a text are headings: by their signs (`#`, a rule below), by their place (in the
//! middle of the page), by their look (all bold, or capitals and no full stop).

/// The longest heading.
const LONGEST: usize = 100;
/// From this many blanks on a line stands in the middle of the page.
const CENTRED: usize = 8;

/// The level of a line with signs of a heading before it, and how long they are.
pub(super) fn marked(line: &str) -> Option<(u8, usize)> {
    let hashes = line.len() - line.trim_start_matches('#').len();
    let level = u8::try_from(hashes).ok().filter(|level| (1..=6).contains(level))?;
    let blanks = line[hashes..].len() - line[hashes..].trim_start().len();
    (blanks > 0 && hashes + blanks < line.len()).then_some((level + 1, hashes + blanks))
}

/// Whether a line is a rule: nothing but dashes or the like.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let marks = |c: char| matches!(c, '-' | '=' | '_' | '─' | '━' | '—' | '*' | '~');
    line.chars().count() >= 3 && line.chars().all(|c| marks(c) || c == ' ')
}

/// The level of a paragraph that is a heading by its place or its look.
pub(super) fn level_of(lines: &[&str]) -> Option<u8> {
    let longest = lines.iter().map(|line| line.trim().chars().count()).max()?;
    if longest > LONGEST || lines.len() > 4 || lines.iter().any(|line| has_gap(line)) {
        return None;
    }
    if lines.iter().all(|line| indent(line) >= CENTRED) {
        return Some(4);
    }
    let [line] = lines else { return None };
    let line = line.trim();
    if is_bold(line) {
        return Some(4);
    }
    (indent(lines[0]) == 0 && is_title(line)).then_some(3)
}

/// Whether a line has a gap as between columns.
pub(super) fn has_gap(line: &str) -> bool {
    let line = line.trim();
    line.contains('\t') || line.contains("   ")
}

/// How many blanks stand before a line.
pub(super) fn indent(line: &str) -> usize {
    line.chars().take_while(|c| *c == ' ' || *c == '\u{3000}').count()
}

fn is_bold(line: &str) -> bool {
    [("**", "**"), ("<b>", "</b>"), ("<strong>", "</strong>")].iter().any(|(open, close)| {
        let inside = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inside.is_some_and(|text| !text.is_empty() && !text.contains(open) && !ends(text))
    })
}

/// Whether a line reads as a title: words in capitals, no end of a sentence, no figures but in
/// its first word.
fn is_title(line: &str) -> bool {
    if ends(line) || !line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '<')
    {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let has_figure = |word: &&str| {
        let word = word.trim_end_matches([',', '.']);
        word.contains(|c: char| c.is_ascii_digit()) && word.contains([',', '.', '%'])
    };
    if words.iter().skip(1).any(has_figure) || line.contains(['=', '@']) || line.contains(": ") {
        return false;
    }
    let long = || words.iter().filter(|word| word.chars().count() > 3);
    let capitals = long().filter(|word| word.contains(char::is_uppercase)).count();
    long().count() > 0 && capitals * 2 > long().count() && words.len() <= 14
}

/// Whether a text ends as a sentence or a lead does.
fn ends(text: &str) -> bool {
    text.ends_with(['.', ',', ';', ':', '!', '?', '。', '：', '"', '”'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_make_headings() {
        assert_eq!(marked("## Revenues"), Some((3, 3)));
        assert_eq!((marked("#1 in Japan"), marked("##"), marked("plain")), (None, None, None));
        assert!(is_rule(" ------") && is_rule("= = =") && !is_rule("--") && !is_rule("- a -"));
    }

    #[test]
    fn place_and_look_make_headings() {
        let level = |line: &str| level_of(&[line]);
        assert_eq!(level("                 Cost of Revenues"), Some(4));
        assert_eq!(level("**Cost of Revenues**"), Some(4));
        assert_eq!(level("II-3. Cost of Revenues and Gross Margin Ratio"), Some(3));
        for line in [
            "Revenues were JPY 5 million.",
            "Unit: JPY million",
            "Up 35.1% YoY",
            "    Sales        1,234   1,100",
            "**Total revenues** rose to 5",
            "and so on",
        ] {
            assert_eq!(level(line), None, "{line}");
        }
    }
}
