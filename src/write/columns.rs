//! Facts in columns: one Arrow schema for all filings, whatever they report, and Parquet of it.
//!
//! The exact value is text; beside it stands the number, as a decimal, where it fits.

use std::io::{self, Write};
use std::str::FromStr;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, Int32Builder, MapBuilder, MapFieldNames,
    StringBuilder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use chrono::NaiveDate;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use rust_decimal::Decimal;

use crate::model::rows::{Row, RowLabels, RowMember, Rows};

/// Digits of the column `number` in all.
pub const PRECISION: u8 = 38;
/// Digits of them behind the point.
pub const SCALE: i8 = 12;

/// How many facts a group of rows has at most, which are in memory together.
const GROUP: usize = 1 << 16;

/// The columns of facts, the same for all filings:
///
/// | column | type | holds |
/// |---|---|---|
/// | `source` | text | the report, as it was named |
/// | `id` | text | the id of the fact in it |
/// | `concept` | text | name with the prefix of the report |
/// | `namespace` | text | the namespace of the concept |
/// | `entity` | text | `scheme#identifier` |
/// | `period` | text | as `kessan facts` shows it |
/// | `start`, `end` | date | first and last day; no start for a moment; neither where a time of day is said, or for ever |
/// | `dimensions` | map of texts | name of the axis to that of the member, or the typed value; nothing where that is nil |
/// | `unit` | text | measures; nothing for pure numbers (`xbrli:pure`) and for facts that are no numbers |
/// | `decimals` | integer | nothing where the number is exact, or the fact is none |
/// | `language` | text | of texts |
/// | `value` | text | the value, exactly as it is; nothing where it is nil |
/// | `number` | decimal | the value of a number, where it has at most 26 digits before the point and 12 behind |
/// | `nil` | boolean | whether the fact is nil |
#[must_use]
pub fn schema() -> SchemaRef {
    schema_with(&[])
}

/// As [`schema`], with a column `label_` for each of some languages behind the others: the standard label of the concept,
/// or nothing where it has none.
#[must_use]
pub fn schema_with(languages: &[String]) -> SchemaRef {
    let text = |name: &str, may_be_null| Field::new(name, DataType::Utf8, may_be_null);
    let labels = languages.iter().map(|language| text(&RowLabels::heading(language), true));
    let mut fields = vec![
        text("source", false),
        text("id", false),
        text("concept", false),
        text("namespace", false),
        text("entity", true),
        text("period", false),
        Field::new("start", DataType::Date32, true),
        Field::new("end", DataType::Date32, true),
        Field::new("dimensions", map_type(), false),
        text("unit", true),
        Field::new("decimals", DataType::Int32, true),
        text("language", true),
        text("value", true),
        Field::new("number", DataType::Decimal128(PRECISION, SCALE), true),
        Field::new("nil", DataType::Boolean, false),
    ];
    fields.extend(labels);
    Arc::new(Schema::new(fields))
}

fn map_type() -> DataType {
    let key = Field::new("key", DataType::Utf8, false);
    let value = Field::new("value", DataType::Utf8, true);
    let entries = DataType::Struct(vec![key, value].into());
    DataType::Map(Arc::new(Field::new("entries", entries, false)), false)
}

/// Columns that are being filled.
struct Columns {
    texts: [StringBuilder; 9],
    dates: [Date32Builder; 2],
    dimensions: MapBuilder<StringBuilder, StringBuilder>,
    decimals: Int32Builder,
    number: Decimal128Builder,
    nil: BooleanBuilder,
    labels: Vec<StringBuilder>,
}

impl Columns {
    fn new(languages: usize) -> Result<Self, ArrowError> {
        let (entry, key, value) = ("entries".into(), "key".into(), "value".into());
        let names = MapFieldNames { entry, key, value };
        let number = Decimal128Builder::new().with_precision_and_scale(PRECISION, SCALE)?;
        Ok(Self {
            texts: Default::default(),
            dates: Default::default(),
            dimensions: MapBuilder::new(Some(names), StringBuilder::new(), StringBuilder::new()),
            decimals: Int32Builder::new(),
            number,
            nil: BooleanBuilder::new(),
            labels: (0..languages).map(|_| StringBuilder::new()).collect(),
        })
    }

    fn push(&mut self, rows: &Rows, row: &Row, source: &str) -> Result<(), ArrowError> {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let shown = Rows::period(&row.period);
        let (start, end) = days(&shown);
        let texts = [
            Some(source.to_owned()),
            Some(row.id.clone()),
            Some(rows.name(&row.concept)),
            Some(row.concept.namespace.to_string()),
            filled(&row.entity),
            Some(shown),
            filled(&row.unit),
            filled(&row.language),
            row.value.clone(),
        ];
        for (column, text) in self.texts.iter_mut().zip(texts) {
            column.append_option(text);
        }
        self.dates[0].append_option(start);
        self.dates[1].append_option(end);
        for (axis, member) in &row.dimensions {
            self.dimensions.keys().append_value(rows.name(axis));
            self.dimensions.values().append_option(match member {
                RowMember::Explicit(name) => Some(rows.name(name)),
                RowMember::Typed(value) => value.as_ref().map(|value| value.trim().to_owned()),
            });
        }
        self.dimensions.append(true)?;
        self.decimals.append_option(row.decimals);
        let value = row.value.as_deref().filter(|_| row.is_number);
        self.number.append_option(value.and_then(number));
        self.nil.append_value(row.value.is_none());
        for (column, label) in self.labels.iter_mut().zip(rows.labels.of_concept(&row.concept)) {
            column.append_option(label);
        }
        Ok(())
    }

    fn finish(mut self, languages: &[String]) -> Result<RecordBatch, ArrowError> {
        let mut texts = self.texts.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef);
        let mut columns: Vec<ArrayRef> = texts.by_ref().take(6).collect();
        let rest: Vec<ArrayRef> = texts.collect();
        let [start, end] = &mut self.dates;
        columns.push(Arc::new(start.finish()));
        columns.push(Arc::new(end.finish()));
        columns.push(Arc::new(self.dimensions.finish()));
        columns.push(rest[0].clone());
        columns.push(Arc::new(self.decimals.finish()));
        columns.extend(rest[1..].iter().cloned());
        columns.push(Arc::new(self.number.finish()));
        columns.push(Arc::new(self.nil.finish()));
        columns.extend(self.labels.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        RecordBatch::try_new(schema_with(languages), columns)
    }
}

/// First and last day of a period as it is shown, counted from 1970-01-01.
fn days(shown: &str) -> (Option<i32>, Option<i32>) {
    let epoch = NaiveDate::default();
    let day = |text: &str| {
        let day: NaiveDate = text.parse().ok()?;
        i32::try_from(day.signed_duration_since(epoch).num_days()).ok()
    };
    match shown.split_once("..") {
        Some((start, end)) => match (day(start), day(end)) {
            (Some(start), Some(end)) => (Some(start), Some(end)),
            _ => (None, None),
        },
        None => (None, day(shown)),
    }
}

/// A number in units of the last digit of the column, where it fits.
fn number(text: &str) -> Option<i128> {
    let text = text.trim();
    let (sign, text) = match text.strip_prefix('-') {
        Some(text) => (-1, text),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let scale = usize::try_from(SCALE).ok()?;
    let digits = format!("{whole}{fraction}");
    let are_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits {
        // Numbers of XML Schema may have an exponent.
        let number = Decimal::from_scientific(text).ok().filter(|_| text.contains(['e', 'E']))?;
        return Some(sign * number_of(&number.normalize().to_string())?);
    }
    if fraction.len() > scale {
        return None;
    }
    Some(sign * number_of(text)?)
}

/// As [`number`], of digits with a point.
fn number_of(text: &str) -> Option<i128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let zeros = usize::try_from(SCALE).ok()?.checked_sub(fraction.len())?;
    let digits = format!("{whole}{fraction}{}", "0".repeat(zeros));
    let digits = digits.trim_start_matches('0');
    if digits.len() > usize::from(PRECISION) {
        return None;
    }
    if digits.is_empty() { Some(0) } else { i128::from_str(digits).ok() }
}

/// The facts of a report as columns, with the labels that the rows have; `source` is what it is called.
///
/// # Errors
/// When there are more bytes of texts than a column can have.
pub fn batch(rows: &Rows, source: &str) -> Result<RecordBatch, ArrowError> {
    let languages = &rows.labels.languages;
    let mut columns = Columns::new(languages.len())?;
    rows.rows.iter().try_for_each(|row| columns.push(rows, row, source))?;
    columns.finish(languages)
}

/// Writes reports one after the other into a Parquet file.
pub struct Parquet<W: Write + Send> {
    writer: ArrowWriter<W>,
}

impl<W: Write + Send> Parquet<W> {
    /// Begins a file, with columns for labels in these languages. The same facts give the same bytes.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn new(out: W, languages: &[String]) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("kessan ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_max_row_group_row_count(Some(GROUP))
            .build();
        let schema = schema_with(languages);
        let writer = ArrowWriter::try_new(out, schema, Some(properties)).map_err(failed)?;
        Ok(Self { writer })
    }

    /// Adds the facts of a report, which have labels in the languages of the file; `source` is what it is called.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn add(&mut self, rows: &Rows, source: &str) -> io::Result<()> {
        let batch = batch(rows, source).map_err(io::Error::other)?;
        self.writer.write(&batch).map_err(failed)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn finish(self) -> io::Result<()> {
        self.writer.close().map(drop).map_err(failed)
    }
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: i128 = 1_000_000_000_000;

    #[test]
    fn numbers_fit_exactly_or_not_at_all() {
        assert_eq!(number("13696000000"), Some(13_696_000_000 * ONE));
        assert_eq!(number("-0.240"), Some(-240_000_000_000));
        assert_eq!(number("1.5e3"), Some(1500 * ONE));
        assert_eq!(number(".5"), Some(ONE / 2));
        assert_eq!(number("0.0000000000001"), None);
        assert_eq!(
            number("99999999999999999999999999"),
            Some(99_999_999_999_999_999_999_999_999 * ONE)
        );
        assert_eq!(number("100000000000000000000000000"), None);
        assert_eq!(number("INF"), None);
        assert_eq!(number(""), None);
    }

    #[test]
    fn periods_have_days() {
        assert_eq!(days("1970-01-02"), (None, Some(1)));
        assert_eq!(days("1969-12-31..1970-01-01"), (Some(-1), Some(0)));
        assert_eq!(days("forever"), (None, None));
        assert_eq!(days("2024-03-31T12:00:00"), (None, None));
    }
}
