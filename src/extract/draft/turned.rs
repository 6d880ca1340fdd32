//! What the columns and rows of a statement are whose rows are periods, as the map says it.

use super::line::Line;

/// What its columns and rows are.
#[derive(Debug)]
pub(super) struct Turned {
    /// For each column the line of its concept; none where it is passed over.
    pub(super) columns: Vec<Option<usize>>,
    /// The captions of the rows with their periods, as the map writes them.
    pub(super) rows: Vec<(String, String)>,
}

impl Turned {
    /// The lines of the map that say what columns and rows are.
    pub(super) fn lines(&self, lines: &[Line]) -> String {
        let column = |of: &Option<usize>| match of.and_then(|at| lines.get(at)) {
            Some(line) => format!("{{ concept = \"{}\" }}", line.concept),
            None => "{ skip = true }".to_owned(),
        };
        let columns: Vec<String> = self.columns.iter().map(column).collect();
        let row = |(caption, period): &(String, String)| {
            let caption = toml::Value::String(caption.clone());
            format!("    {{ caption = {caption}, period = \"{period}\" }},\n")
        };
        let rows: String = self.rows.iter().map(row).collect();
        format!("columns = [{}]\nrows = [\n{rows}]\n", columns.join(", "))
    }
}
