//! Tables as a workbook (Office Open XML) that a person goes on with: a sheet a table, headings that
//! stay in sight with a note each, lists to choose from, and figures that are numbers.
//!
//! What is written is read again as the same tables: a figure becomes a number only where its digits
//! come back from the binary number that spreadsheets keep.

mod lists;

use std::io::{self, Write};

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula, Note,
    Workbook, Worksheet, XlsxError,
};

use lists::{key, lists};

/// A table: the name of its sheet, and its rows, the heading first.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the sheet is called; cut where it is too long for one.
    pub name: String,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
}

/// How many letters the name of a sheet can have.
const LONGEST_NAME: usize = 31;
/// How many rows below the last one have lists as well.
const MORE: u32 = 1_000;
/// How many digits of a number come back from a spreadsheet.
const DIGITS: usize = 15;
/// The sheet with what can be chosen.
const LISTS: &str = "lists";

/// What stands in the note on a heading.
const NOTES: [(&str, &str); 18] = [
    ("concept", "The name of a concept of the taxonomy."),
    (
        "period",
        "A code of the fiscal calendar (1Q07, FY07, 1Q07.end) or dates (2007-04-01..2007-06-30).",
    ),
    (
        "value",
        "The figure as the statement prints it, or a text: a cost that is taken off stands in parentheses or has a minus, \
         where the statement shows it negated. A dash is nil. The scale stands in its own column.",
    ),
    (
        lists::PERIOD_TYPE,
        "duration for what is counted over a period, such as sales; instant for what there is at a moment, such as assets.",
    ),
    (
        "preferred_label",
        "Which label the row has, and what it shows: a total, the balance at the start or the end of a period, or with a \
         negated label the figure with the other sign. Empty for the standard label.",
    ),
    ("unit", "The name of a unit of the taxonomy: JPY, JPY/shares."),
    ("scale", "What figures are counted in: thousand, million, or a power of ten."),
    ("decimals", "Only where it does not follow from the figure and the scale."),
    ("lang", "The language of a text: en, ja."),
    ("footnote", "Ids of footnotes, parted by semicolons."),
    ("table", "The statement that shows the fact."),
    ("place", "Where in the text of the release it stands: line and column."),
    ("name", "The name of the concept: letters and digits, no blanks."),
    ("type", "What facts of the concept are."),
    ("balance", "debit or credit, for amounts of money."),
    ("depth", "How deep the row lies in the tree; the root is 0."),
    ("sums_to", "The concept of the total that the row is a part of."),
    ("weight", "1 where the row is added to its total, -1 where it is taken off."),
];

/// Columns whose cells are numbers where they hold plain figures.
const NUMBERS: [&str; 4] = ["value", "depth", "weight", "decimals"];
/// Tables of a taxonomy from which something can be chosen in others.
pub const OFFERING: [&str; 2] = ["concepts", "units"];

/// What is known of a report beside its tables.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// Tables of its taxonomy that stand elsewhere; of them only [`OFFERING`] are of use.
    pub tables: Vec<&'a Table>,
    /// Codes of the periods that it is about.
    pub periods: Vec<String>,
}

/// Writes tables as sheets of one workbook; what is known beside them can be chosen from lists too. The same tables
/// give the same bytes.
///
/// # Errors
/// When `out` can't be written, two tables have one name, or a table is too long for a sheet.
pub fn write(tables: &[Table], known: &Known<'_>, mut out: impl Write) -> io::Result<()> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let lists = lists(tables, known);
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name(&table.name)).map_err(failed)?;
        fill(sheet, table, &lists).map_err(failed)?;
    }
    if !lists.is_empty() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(LISTS).map_err(failed)?;
        // It is for the drop-downs of the others.
        sheet.set_hidden(true);
        for (column, (heading, values)) in (0..).zip(&lists) {
            sheet.write_string(0, column, heading).map_err(failed)?;
            for (row, value) in (1..).zip(values) {
                sheet.write_string(row, column, value).map_err(failed)?;
            }
        }
    }
    out.write_all(&workbook.save_to_buffer().map_err(failed)?)
}

fn failed(error: XlsxError) -> io::Error {
    io::Error::other(error)
}

/// A name that a sheet can have.
fn name(table: &str) -> String {
    let letters = table.chars().map(|letter| match letter {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
        letter => letter,
    });
    letters.take(LONGEST_NAME).collect()
}

fn fill(
    sheet: &mut Worksheet,
    table: &Table,
    lists: &[(String, Vec<String>)],
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).saturating_add(MORE);
    for (row, cells) in (0..).zip(&table.rows) {
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            let heading = table.rows[0].get(usize::from(column)).map_or("", String::as_str);
            match number(text).filter(|_| NUMBERS.contains(&heading) && row > 0) {
                _ if row == 0 => sheet.write_string_with_format(0, column, text, &head)?,
                Some((number, format)) => {
                    let format = Format::new().set_num_format(format);
                    sheet.write_number_with_format(row, column, number, &format)?
                }
                None => sheet.write_string(row, column, text)?,
            };
        }
    }
    for (column, heading) in (0_u16..).zip(table.rows.first().into_iter().flatten()) {
        let key = key(&table.name, heading);
        if let Some((_, text)) = NOTES.iter().find(|(known, _)| *known == key) {
            sheet.insert_note(0, column, &Note::new(*text).set_author("kessan"))?;
        }
        if let Some((at, (_, values))) = (0_u16..).zip(lists).find(|(_, (known, _))| known == key) {
            let letter = char::from(b'A' + u8::try_from(at).unwrap_or(0));
            let range = format!("={LISTS}!${letter}$2:${letter}${}", values.len() + 1);
            // Other values can be written: a list is a help and not a rule.
            let choice = DataValidation::new()
                .allow_list_formula(Formula::new(range))
                .set_error_style(DataValidationErrorStyle::Information);
            sheet.add_data_validation(1, column, last, column, &choice)?;
        }
        let wide = match heading.as_str() {
            "concept" | "name" | "sums_to" => 36,
            heading if heading.contains('.') => 36,
            // Two dates, with two points between them.
            "period" => 24,
            _ => 14,
        };
        sheet.set_column_width(column, wide)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    // On paper all columns stand side by side, below their headings.
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// A printed figure as a number, with the format that shows it so; none where it is no plain figure,
/// or has more digits than spreadsheets keep.
fn number(text: &str) -> Option<(f64, String)> {
    let (figure, percent) = text.strip_suffix('%').map_or((text, false), |of| (of, true));
    let (figure, in_brackets) = match figure.strip_prefix('(').and_then(|of| of.strip_suffix(')')) {
        Some(inside) => (inside, true),
        None => (figure, false),
    };
    let (whole, fraction) = figure.split_once('.').unwrap_or((figure, ""));
    let groups: Vec<&str> = whole.strip_prefix('-').unwrap_or(whole).split(',').collect();
    let is_grouped = groups.len() > 1;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|of| of.is_ascii_digit());
    let is_whole = groups.iter().enumerate().all(|(nth, group)| {
        are_digits(group)
            && (!is_grouped || if nth == 0 { group.len() <= 3 } else { group.len() == 3 })
    });
    let plain = format!("{}{}", whole.replace(',', ""), fraction);
    let zeros_in_front = groups[0].len() > 1 && groups[0].starts_with('0');
    if !is_whole
        || figure.contains('.') && !are_digits(fraction)
        || plain.len() > DIGITS
        || zeros_in_front
        || in_brackets && (whole.starts_with('-') || percent)
    {
        return None;
    }
    let sign = if in_brackets { "-" } else { "" };
    let exponent = if percent { "e-2" } else { "" };
    let number = format!("{sign}{}.{fraction}0{exponent}", whole.replace(',', "")).parse().ok()?;
    let digits = if is_grouped { "#,##0" } else { "0" };
    let point = if fraction.is_empty() {
        String::new()
    } else {
        format!(".{}", "0".repeat(fraction.len()))
    };
    let shown = format!("{digits}{point}");
    let format = match (in_brackets, percent) {
        (true, _) => format!("{shown}_);({shown})"),
        (_, true) => format!("{shown}%"),
        _ => shown,
    };
    Some((number, format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_figures_are_numbers_and_others_stay_texts() {
        let format = |text: &str| number(text).map(|(_, format)| format);
        assert_eq!(format("13,696").as_deref(), Some("#,##0"));
        assert_eq!(format("(956,596)").as_deref(), Some("#,##0_);(#,##0)"));
        assert_eq!(format("24.0%").as_deref(), Some("0.0%"));
        assert_eq!(format("-1.50").as_deref(), Some("0.00"));
        for text in [
            "—",
            "△1,234",
            "13,69",
            "1,2345",
            "007",
            "1234567890123456",
            "August 2, 2021",
            "",
            "-",
            "1.",
            ".5",
            "(-1)",
        ] {
            assert_eq!(format(text), None, "{text}");
        }
    }

    #[test]
    fn the_same_tables_give_the_same_bytes() {
        let rows = vec![
            vec!["concept".to_owned(), "value".to_owned()],
            vec!["Sales".to_owned(), "1,234".to_owned()],
        ];
        let tables = [Table { name: "facts".to_owned(), rows }];
        let bytes = || {
            let mut out = Vec::new();
            write(&tables, &Known::default(), &mut out).unwrap();
            out
        };
        assert_eq!(bytes(), bytes());
    }
}
