//! Text files as they come from people: UTF-8, perhaps with a byte order mark.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::characters::{not_utf8, not_xml, place_of};
use super::csv_form::{self, Form};
use super::page_encoding;
use super::sheet::{self, settings, settings::Settings};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::limit::Limit;
use crate::notation::lexical::{first_outside_xml, is_xml_text};

/// A text file and how the user named it.
#[derive(Default)]
pub(super) struct SourceFile {
    pub(super) name: Arc<str>,
    pub(super) text: String,
    /// The sheet that its text is made of.
    settings: Option<Settings>,
}

/// The name of a file in diagnostics.
pub(super) fn name_of(path: &Path) -> Arc<str> {
    path.to_string_lossy().as_ref().into()
}

/// The diagnostic for a file that can't be read.
pub(super) fn not_readable(name: &Arc<str>, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(
        Code::FileNotReadable,
        Place::file(name),
        format!("`{name}` can't be read: {error}."),
    )
    .help("check that the file is there and that its name is written right")
}

/// Reads a file as far as the limit allows. Its length is not asked: it may have none.
fn whole(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = Limit::File.get();
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > most {
        true => Err(io::Error::other(Limit::File.passed())),
        false => Ok(bytes),
    }
}

/// What a document of another program is, by its first bytes, and how it becomes a text.
fn document(name: &str, bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(b"%PDF") {
        return Some((
            "a PDF document",
            "make a text of it in which columns stay in place (`pdftotext -layout FILE.pdf FILE.txt`, of Poppler), or take the release as a page",
        ));
    }
    let packed = bytes.starts_with(b"PK\x03\x04");
    if packed && sheet::split(Path::new(name)).is_some() {
        return Some((
            "a workbook",
            "make a text of its sheets (`kessan convert FILE.xlsx --to text`), and name that",
        ));
    }
    packed.then_some(("a packed document", "save it as a page (HTML) or as a text, in UTF-8"))
}

/// The bytes of a text with the ends of its pages as ends of lines, every other byte where it was: `pdftotext` ends
/// pages with form feeds, which XML can't hold. CR alone ends lines where nothing else does.
fn with_line_ends(mut bytes: Vec<u8>) -> Vec<u8> {
    let line_end = if bytes.contains(&b'\n') { b'\r' } else { b'\n' };
    for byte in &mut bytes {
        match *byte {
            b'\x0c' => *byte = b'\r',
            b'\r' => *byte = line_end,
            _ => {}
        }
    }
    bytes
}

impl SourceFile {
    /// Reads a file, or the sheet that stands for it, or says why it can't be read.
    pub(super) fn read(path: &Path, diagnostics: &mut Diagnostics) -> Option<Self> {
        let path = &settings::resolve(path);
        let name = name_of(path);
        if sheet::split(path).is_some() {
            return match Settings::read(path, &name, diagnostics) {
                Ok(settings) => {
                    Some(Self { name, text: settings.text(), settings: Some(settings) })
                }
                Err(error) => {
                    diagnostics.push(not_readable(&name, &error));
                    None
                }
            };
        }
        let bytes = match whole(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                diagnostics.push(not_readable(&name, &error));
                return None;
            }
        };
        Self::of_bytes(name, bytes, diagnostics)
    }

    /// Reads a table, in whatever encoding it is.
    pub(super) fn read_table(path: &Path, diagnostics: &mut Diagnostics) -> Option<Self> {
        let name = name_of(path);
        match whole(path) {
            Ok(bytes) => {
                let sample = &bytes[..bytes.len().min(csv_form::SAMPLE)];
                let (text, encoding) = match csv_form::encoding(sample) {
                    Some(encoding) => {
                        (encoding.decode(&bytes).0.into_owned().into_bytes(), Some(encoding))
                    }
                    None => (bytes, None),
                };
                let told =
                    Form::of(&text[..text.len().min(csv_form::SAMPLE)]).told(encoding, &name);
                told.into_iter().for_each(|told| diagnostics.push(told));
                Self::of_bytes(name, text, diagnostics)
            }
            Err(error) => {
                diagnostics.push(not_readable(&name, &error));
                None
            }
        }
    }

    /// Reads a page or a text: in UTF-8, or in the encoding that it says it has.
    pub(super) fn read_page(path: &Path, diagnostics: &mut Diagnostics) -> Option<Self> {
        let name = name_of(path);
        let bytes = match whole(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                diagnostics.push(not_readable(&name, &error));
                return None;
            }
        };
        let Some((text, encoding)) = page_encoding::decoded(&bytes) else {
            return Self::of_bytes(name, with_line_ends(bytes), diagnostics);
        };
        let message = format!("The page is read as {}, as it says.", encoding.name());
        let told = Diagnostic::new(Code::TableReadAs, Place::file(&name), message);
        diagnostics.push(told.help("save it in UTF-8 if it is another"));
        Self::of_bytes(name, with_line_ends(text.into_bytes()), diagnostics)
    }

    fn of_bytes(name: Arc<str>, bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if let Some((kind, help)) = document(&name, &bytes) {
            let message = format!("`{name}` is {kind}, and no text.");
            let place = Place::file(&name);
            diagnostics.push(Diagnostic::new(Code::NotUtf8, place, message).help(help));
            return None;
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                if let Some(at) = first_outside_xml(&text) {
                    let place = place_of(&name, &text, at);
                    diagnostics.push(not_xml(place));
                    return None;
                }
                Some(Self { name, text, settings: None })
            }
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                // What is not UTF-8 is replaced behind the place, which stays where it is.
                let place = place_of(&name, &String::from_utf8_lossy(error.as_bytes()), good);
                diagnostics.push(not_utf8(place));
                None
            }
        }
    }

    /// Reads the file as TOML of this shape, or says where it has another.
    pub(super) fn toml<T: DeserializeOwned>(&mut self, diagnostics: &mut Diagnostics) -> Option<T> {
        if let Some(settings) = &mut self.settings {
            settings.fit::<T>();
            self.text = settings.text();
        }
        match DeTable::parse(&self.text).and_then(|table| {
            let escaped = table.get_ref().values().find_map(what_xml_cannot_hold);
            Ok((escaped, T::deserialize(toml::Deserializer::from(table))?))
        }) {
            Ok((None, value)) => Some(value),
            Ok((Some(at), _)) => {
                diagnostics.push(not_xml(self.place(at)));
                None
            }
            Err(error) => {
                let place = match error.span() {
                    Some(span) => self.place(span.start),
                    None => Place::file(&self.name),
                };
                let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
                diagnostics.push(
                    Diagnostic::new(Code::InvalidToml, place, format!("{message}."))
                        .help("the documentation lists what the file holds"),
                );
                None
            }
        }
    }

    /// The line and column of a byte of the text.
    pub(super) fn place(&self, offset: usize) -> Place {
        match self.settings {
            Some(_) => settings::place_of(&self.name, &self.text, offset),
            None => place_of(&self.name, &self.text, offset),
        }
    }
}

/// Where a text in TOML begins that holds, by an escape, a character that XML can't hold.
fn what_xml_cannot_hold(value: &Spanned<DeValue<'_>>) -> Option<usize> {
    match value.get_ref() {
        DeValue::String(text) => (!is_xml_text(text)).then(|| value.span().start),
        DeValue::Array(values) => values.iter().find_map(what_xml_cannot_hold),
        DeValue::Table(table) => table.values().find_map(what_xml_cannot_hold),
        _ => None,
    }
}
