//! The transformations of Inline XBRL: printed texts → values, as the transformation registries 1 to 5 and that of
//! the SEC define them.
//!
//! A format is looked up once by the expanded name that `@format` has, and then reads any number of texts. What a
//! registry does not define is no format: it has to be told, for nobody can know the value.

mod date;
mod india;
mod months;
mod number;
mod registry;
mod sec;

use std::fmt;

pub use registry::{Registry, SEC};

/// A format of a registry: how a text is read.
#[derive(Debug)]
pub struct Format {
    /// The local name.
    pub name: Box<str>,
    reads: Reads,
}

/// The ways of reading.
#[derive(Debug)]
enum Reads {
    /// Whatever is printed, the value is the same.
    Always(&'static str),
    Number(number::Number),
    Date(Box<date::Date>),
    Saka(india::Saka),
    Sec(sec::Kind),
}

/// The text is not in the input space of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is none that the format reads")
    }
}

impl std::error::Error for Refused {}

impl Format {
    fn new(name: impl Into<Box<str>>, reads: Reads) -> Self {
        Self { name: name.into(), reads }
    }

    /// The format with this expanded name.
    ///
    /// ```
    /// use kessan::notation::transform::Format;
    /// let ixt = "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12";
    /// let format = Format::find(ixt, "num-dot-decimal").unwrap();
    /// assert_eq!(format.read("1,234,567.50").as_deref(), Ok("1234567.5"));
    /// assert!(format.read("△5").is_err());
    /// ```
    #[must_use]
    pub fn find(namespace: &str, local: &str) -> Option<&'static Self> {
        Registry::find(namespace)?.format(local)
    }

    /// The value of a text.
    ///
    /// # Errors
    /// [`Refused`] when the format does not read this text.
    pub fn read(&self, text: &str) -> Result<String, Refused> {
        let mut value = String::new();
        self.read_into(text, &mut value)?;
        Ok(value)
    }

    /// Puts the value of a text behind what stands in `value`: for readers of many facts.
    ///
    /// # Errors
    /// [`Refused`] when the format does not read this text; then nothing is put.
    pub fn read_into(&self, text: &str, value: &mut String) -> Result<(), Refused> {
        let start = value.len();
        let read = match &self.reads {
            Reads::Always(fixed) => {
                value.push_str(fixed);
                Some(())
            }
            Reads::Number(number) => number.read(text, value),
            Reads::Date(date) => date.read(text, value),
            Reads::Saka(saka) => saka.read(text, value),
            Reads::Sec(kind) => kind.read(text, value),
        };
        read.ok_or_else(|| {
            value.truncate(start);
            Refused
        })
    }
}

/// The text without the blanks of XML around it: no others are trimmed.
fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}
