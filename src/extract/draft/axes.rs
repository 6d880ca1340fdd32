//! The axes that a draft makes of tables whose columns are parts of a whole.

use std::fmt::Write;

use super::camel::camel;
use super::matrix::Matrix;
use super::sheet::Sheet;

/// The axes of the tables of a draft, each with the statement whose name it has; tables with the same parts have one.
fn axes(sheets: &[Sheet]) -> Vec<(&str, &Matrix)> {
    let mut found: Vec<(&str, &Matrix)> = Vec::new();
    for sheet in sheets {
        let Some(matrix) = &sheet.matrix else { continue };
        if !found.iter().any(|(_, other)| other.has_parts_of(matrix)) {
            found.push((&sheet.id, matrix));
        }
    }
    found
}

fn member(label: &str) -> String {
    format!("{}Member", camel(label))
}

/// The axes with their members, as `dimensions.csv` has them: the whole is what facts without a member are of.
pub(super) fn dimensions(sheets: &[Sheet]) -> String {
    let mut text = "axis,depth,member,default\n".to_owned();
    for (id, matrix) in axes(sheets) {
        let _ = writeln!(text, "{id}Axis,0,{},yes", member(&matrix.labels[matrix.whole]));
        let parts = matrix.labels.iter().enumerate().filter(|(at, _)| *at != matrix.whole);
        for (_, label) in parts {
            let _ = writeln!(text, "{id}Axis,1,{},", member(label));
        }
    }
    text
}

/// The name, the type and the label of each axis and member.
pub(super) fn concepts(sheets: &[Sheet]) -> Vec<(String, &'static str, String)> {
    let mut found: Vec<(String, &'static str, String)> = Vec::new();
    for (id, matrix) in axes(sheets) {
        let title = sheets.iter().find(|sheet| sheet.id == id).map(|sheet| &*sheet.title);
        found.push((format!("{id}Axis"), "axis", title.unwrap_or(id).to_owned()));
        for label in &matrix.labels {
            let name = member(label);
            if !found.iter().any(|(other, _, _)| *other == name) {
                found.push((name, "member", label.clone()));
            }
        }
    }
    found
}
