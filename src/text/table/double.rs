//! Signs that take two columns: programs that show a page as text, and people who type one, align it as it is seen, and signs
//! of East Asia are as wide as two others. Programs that take text from pages count signs. Which of both a text does is seen
//! by where its figures, and the units over them, end.

use std::ops::Range;

use crate::text::Text;

/// How wide signs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// Each takes one column.
    Single,
    /// Those of East Asia take two.
    Double,
    /// And so do those that are as wide beside them: `△`, `（`.
    All,
}

/// All of them, those that most texts have first.
const WIDTHS: [Width; 3] = [Width::Single, Width::Double, Width::All];

/// How wide the signs of a text are: figures of rows beside one another end in the same columns.
pub(super) fn of(text: &Text, masked: &str, free: &[bool]) -> Width {
    let mut votes = [0_usize; 3];
    let mut pairs = 0;
    let (mut row, mut units): (Option<Ends>, Option<Ends>) = (None, None);
    for (number, free) in free.iter().enumerate() {
        let span = text.lines().get(number).map_or(0..0, |span| span.start..span.end);
        let line = if *free { ends(&masked[span]) } else { Line::Other };
        let (above, own) = match line {
            Line::Row(own) => (row.take().or(units.take()), own),
            Line::Units(own) => {
                (row, units) = (None, Some(own));
                continue;
            }
            Line::Other => {
                (row, units) = (None, None);
                continue;
            }
        };
        let same = |at: usize| above.as_ref().is_some_and(|above| above.at[at] == own.at[at]);
        // Rows whose captions have as many wide signs end where they end in any width.
        let apart = above.as_ref().is_some_and(|above| above.wide != own.wide);
        // What is the same in any width, or in none, says nothing.
        if apart && (0..WIDTHS.len()).any(same) && !(0..WIDTHS.len()).all(same) {
            pairs += 1;
            for (at, votes) in votes.iter_mut().enumerate() {
                *votes += usize::from(same(at));
            }
        }
        row = Some(own);
    }
    let most = votes.iter().copied().max().unwrap_or(0);
    let first = votes.iter().position(|votes| *votes == most && most * 2 > pairs);
    first.and_then(|at| WIDTHS.get(at).copied()).unwrap_or(Width::Single)
}

impl Width {
    /// How many columns a sign takes.
    pub(super) fn of_sign(self, sign: char) -> usize {
        match self {
            Self::Single => 1,
            Self::Double => 1 + usize::from(is_wide(sign)),
            Self::All => 1 + usize::from(is_wide(sign) || is_as_wide(sign)),
        }
    }
}

/// Whether a sign is as wide as two others, by the Unicode property East Asian Width (Wide or Fullwidth).
fn is_wide(sign: char) -> bool {
    const WIDE: [Range<u32>; 9] = [
        0x1100..0x1160,
        0x2E80..0x303F,
        0x3041..0xA4D0,
        0xAC00..0xD7A4,
        0xF900..0xFB00,
        0xFE30..0xFE70,
        0xFF01..0xFF61,
        0xFFE0..0xFFE7,
        0x20000..0x3FFFE,
    ];
    WIDE.iter().any(|range| range.contains(&u32::from(sign)))
}

/// Whether a sign is as wide beside such signs (Ambiguous): those that stand in figures and captions.
fn is_as_wide(sign: char) -> bool {
    "△▲▽▼○●◎□■◇◆☆★※…―‐—–→←↑↓×÷±“”‘’Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ Ⅵ".contains(sign) && sign != ' '
        || ('①'..='⓿').contains(&sign)
}

/// Where the figures of a line end, or the words over columns.
struct Ends {
    /// Those ends, in each width.
    at: [Vec<usize>; 3],
    /// How many wide signs the line has.
    wide: usize,
}

/// What a line is.
enum Line {
    /// A caption and figures apart from it.
    Row(Ends),
    /// Words apart from one another, and no figure: units over columns.
    Units(Ends),
    /// Anything else.
    Other,
}

fn ends(line: &str) -> Line {
    let mut columns = [0_usize; 3];
    let mut runs: Vec<(bool, [usize; 3])> = Vec::new();
    let mut blanks = 2;
    for sign in line.chars() {
        for (column, width) in columns.iter_mut().zip(WIDTHS) {
            *column += width.of_sign(sign);
        }
        if sign.is_whitespace() {
            // A wide blank parts as two do.
            blanks += if sign == '\u{3000}' { 2 } else { 1 };
            continue;
        }
        let figure = is_of_figure(sign);
        match runs.last_mut().filter(|_| blanks < 2) {
            Some((all, end)) => (*all, *end) = (*all && figure, columns),
            None => runs.push((figure, columns)),
        }
        blanks = 0;
    }
    let wide = line.chars().filter(|sign| is_wide(*sign)).count();
    let of = |runs: &[(bool, [usize; 3])]| Ends {
        at: std::array::from_fn(|at| runs.iter().map(|(_, ends)| ends[at]).collect()),
        wide,
    };
    match runs.iter().position(|(figure, _)| *figure) {
        Some(first @ 1..) if runs[first..].iter().all(|(figure, _)| *figure) => {
            Line::Row(of(&runs[first..]))
        }
        None if runs.len() > 1 => Line::Units(of(&runs)),
        _ => Line::Other,
    }
}

/// Whether a sign stands in figures; brackets and percent signs may stand further right than others end.
fn is_of_figure(sign: char) -> bool {
    sign.is_ascii_digit() || ",.△▲-−+¥$％%".contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_text(text: &str) -> Width {
        let text = Text::new(text.to_owned());
        let free = vec![true; text.lines().len()];
        let masked = text.as_str().to_owned();
        of(&text, &masked, &free)
    }

    #[test]
    fn figures_that_end_below_one_another_say_how_wide_signs_are() {
        for (text, width) in [
            ("売上高            1,204     980\n営業利益            118     101\n", Width::Double),
            ("売上高            1,204     980\n営業利益             118     101\n", Width::Single),
            ("売上高            1,204     980\n総資産              118     101\n", Width::Single),
            ("Revenue           1,204     980\nProfit              118     101\n", Width::Single),
            ("売上高            1,204     980\n損失（△）          118     101\n", Width::All),
            (
                "                百万円     百万円\n2025年３月期     1,204        980\n",
                Width::Double,
            ),
            ("             百万円     百万円\n2025年３月期   1,204     980\n", Width::Single),
        ] {
            assert_eq!(of_text(text), width, "{text}");
        }
    }
}
