//! Cells that stand in the markup of a row and have nothing in them: nothing was printed there.

use super::Harvester;
use crate::text::table::Layout;

impl Harvester<'_> {
    /// Whether the markup of a row has a cell for a column in which no figure stands. Blanks and tabs are made and lost by
    /// programs; tags and bars are not.
    pub(super) fn stands_empty(&self, line: usize, column: usize) -> bool {
        let row = &self.table.rows[line];
        let before = row.cells.iter().rev().find(|cell| cell.column < column);
        let next = row.cells.iter().find(|cell| cell.column > column);
        let named = || row.caption.last().map(|span| (0, span.end));
        let Some((from, start)) =
            before.map(|cell| (cell.column + 1, cell.span.end)).or_else(named)
        else {
            return false;
        };
        // So many cells open from the last that is filled up to the next, or to this one.
        let wanted = next.map_or(column, |cell| cell.column) + 1 - from;
        let written = self.text.as_str();
        let end = next.map_or(written.len(), |cell| cell.span.start).max(start);
        match self.table.layout {
            Layout::Html => {
                let cells = cells_of_markup(&written[start..end]);
                are_blank(&cells, next.is_some()) && cells.len() >= wanted
            }
            Layout::Tab => {
                let end_of_line =
                    self.text.lines().get(self.text.line_of(start)).map_or(start, |of| of.end);
                let end = end.min(end_of_line.max(start));
                let mut cells: Vec<&str> = written[start..end].split('|').skip(1).collect();
                // Behind the last bar there is no cell.
                if next.is_none() {
                    cells.pop();
                }
                let opens = self.text.line(row.line).trim_start().starts_with('|');
                opens && are_blank(&cells, next.is_some()) && cells.len() >= wanted
            }
            Layout::Fixed => false,
        }
    }
}

/// What stands in the cells that open in the rest of a row.
fn cells_of_markup(rest: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut open: Option<usize> = None;
    for (at, _) in rest.match_indices('<') {
        let name = tag_name(&rest[at..]);
        let cell = matches!(name.as_str(), "td" | "th");
        let ends = matches!(name.as_str(), "tr" | "/tr" | "/table");
        if (cell || ends || matches!(name.as_str(), "/td" | "/th"))
            && let Some(from) = open.take()
        {
            cells.push(&rest[from..at]);
        }
        if ends {
            return cells;
        }
        if cell {
            open = Some(at + rest[at..].find('>').map_or(rest.len() - at, |end| end + 1));
        }
    }
    cells.extend(open.map(|from| &rest[from..]));
    cells
}

/// The name of the tag that a stretch begins with, in small letters.
fn tag_name(rest: &str) -> String {
    /// Longer ones are none of those that are looked for.
    const LONGEST: usize = 12;
    let name = rest[1..].chars().take(LONGEST);
    let name = name.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | ':' | '!'));
    name.collect::<String>().to_ascii_lowercase()
}

/// Whether nothing stands in cells; in the last one (`filled`) the next figure of the row does.
fn are_blank(cells: &[&str], filled: bool) -> bool {
    let blank = cells.len().saturating_sub(usize::from(filled));
    cells[..blank].iter().all(|cell| is_blank(cell))
}

/// Whether nothing is seen in a cell, but the sign of a currency that a figure has in a cell of its own, or the sign
/// behind one. What a picture shows, or stands in a comment, may have been a figure.
fn is_blank(cell: &str) -> bool {
    /// Elements that show nothing themselves.
    const PLAIN: [&str; 12] =
        ["br", "p", "div", "span", "font", "b", "i", "strong", "em", "small", "br/", "p/"];
    const BLANKS: [&str; 5] = ["&nbsp;", "&#160;", "&#xa0;", "&#8199;", "&#8203;"];
    let mut rest = cell;
    while let Some(c) = rest.chars().next() {
        let sign = c.is_whitespace() || "$€£¥)%\u{200b}\u{feff}".contains(c);
        let length = match c {
            '<' if PLAIN.contains(&tag_name(rest).trim_start_matches('/')) => {
                rest.find('>').map(|end| end + 1)
            }
            '&' => {
                let begins = |known: &&&str| {
                    let head = rest.as_bytes().get(..known.len());
                    head.is_some_and(|head| head.eq_ignore_ascii_case(known.as_bytes()))
                };
                BLANKS.iter().find(begins).map(|known| known.len())
            }
            _ => sign.then(|| c.len_utf8()),
        };
        let Some(length) = length else { return false };
        rest = &rest[length..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{cells_of_markup, is_blank};

    #[test]
    fn cells_are_those_of_the_row() {
        let rest = " million</TD><td class=\"n\"> </td><TH><br/></TH><td>$</td></tr><tr><td>x</td>";
        assert_eq!(cells_of_markup(rest), [" ", "<br/>", "$"]);
        assert_eq!(cells_of_markup("</td><td>&nbsp;<td>"), ["&nbsp;", ""]);
    }

    #[test]
    fn what_is_seen_is_not_blank() {
        for cell in ["", " ", "&nbsp;", "<br/>", "<p class=\"c\">&#160;</p>", "<span></span>", "$"]
        {
            assert!(is_blank(cell), "{cell}");
        }
        for cell in
            ["<img src=\"7.png\"/>", "<!-- 7 -->", "###", "n.m.", "&mdash;", "<s>7</s>", "é"]
        {
            assert!(!is_blank(cell), "{cell}");
        }
    }
}
