//! Why a call of the library did not do what it should.

use std::{error, fmt, io};

/// Why a call of the library did not do what it should: what the program did wrong, or the machine
/// could not do. What is wrong with an input is no error of a call but a
/// [`Diagnostic`](crate::diagnostic::Diagnostic).
///
/// It says so in one sentence without a full stop; [`source`](error::Error::source) has the error
/// of the operating system where there is one.
#[derive(Debug)]
pub struct Error {
    message: String,
    source: Option<Box<dyn error::Error + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self { message: error.to_string(), source: Some(Box::new(error)) }
    }
}
