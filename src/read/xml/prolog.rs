//! What stands before the root element and says nothing of a report: the declaration of XML (XML 1.0 §2.8), instructions
//! to programs (§2.6), the type of the document (§2.8). Nothing that it refers to is ever fetched.

use super::letters::{is_ncname, is_qname};

/// Whether what stands between `<?` and `?>` is the declaration of XML as it must be; it says a version, and may say an
/// encoding and whether the document stands alone.
pub(in crate::read) fn is_declaration(content: &str) -> bool {
    let Some(rest) = content.strip_prefix("xml") else { return false };
    let Some(rest) = said(rest, "version", is_version) else { return false };
    let rest = said(rest, "encoding", is_encoding).unwrap_or(rest);
    let rest = said(rest, "standalone", |value| matches!(value, "yes" | "no")).unwrap_or(rest);
    blanks(rest).is_empty()
}

/// Whether what stands between `<?` and `?>` is an instruction: a name that is not that of XML, and blanks before all
/// else.
pub(in crate::read) fn is_instruction(content: &str) -> bool {
    let target = content.split(is_blank).next().unwrap_or("");
    is_ncname(target) && !target.eq_ignore_ascii_case("xml")
}

/// What HTML prescribes where a document type must name its declarations (HTML §13.1.1): there are none.
const LEGACY: &str = "about:legacy-compat";

/// What the type of a document declares.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct DocumentType<'a> {
    /// Where its declarations are, but for those within the document.
    pub(in crate::read) system: Option<&'a str>,
    /// What a publisher calls them.
    public: Option<&'a str>,
    /// Its declarations within the document.
    within: &'a str,
}

impl<'a> DocumentType<'a> {
    /// Reads what stands behind `<!DOCTYPE`; nothing where it is none.
    pub(in crate::read) fn read(content: &'a str) -> Option<Self> {
        let content = blanks(content);
        let end = content.find(|letter| is_blank(letter) || letter == '[').unwrap_or(content.len());
        let (name, rest) = content.split_at(end);
        if !is_qname(name) {
            return None;
        }
        let (mut read, mut rest) = (Self::default(), blanks(rest));
        if let Some(behind) = rest.strip_prefix("PUBLIC") {
            let (public, behind) = literal(behind)?;
            let (system, behind) = literal(behind)?;
            (read.public, read.system, rest) = (Some(public), Some(system), blanks(behind));
        } else if let Some(behind) = rest.strip_prefix("SYSTEM") {
            let (system, behind) = literal(behind)?;
            read.system = Some(system).filter(|system| *system != LEGACY);
            rest = blanks(behind);
        }
        if let Some(within) = rest.strip_prefix('[') {
            read.within = within.trim_end_matches(is_blank).strip_suffix(']')?;
            rest = "";
        }
        rest.is_empty().then_some(read)
    }

    /// Whether it declares entities for use in the document.
    pub(in crate::read) fn declares_entities(&self) -> bool {
        self.entities().any(|declared| !declared.starts_with('%'))
    }

    fn entities(&self) -> impl Iterator<Item = &'a str> {
        self.within.split("<!ENTITY").skip(1).map(blanks)
    }

    /// What it declares that is not read, though it may change what the document says: defaults of attributes, entities.
    /// Those that the W3C publishes are known to say nothing of reports.
    pub(in crate::read) fn unread(&self) -> Option<String> {
        if self.public.is_some_and(|public| public.starts_with("-//W3C//")) {
            return None;
        }
        if let Some(system) = self.system.filter(|system| !system.is_empty()) {
            return Some(format!(
                "the document type has declarations in `{system}`, which is not read"
            ));
        }
        let is_elsewhere = |declared: &str| {
            let behind = declared.strip_prefix('%').map_or("", blanks);
            let value = behind.split_once(is_blank).map_or("", |(_, value)| blanks(value));
            value.starts_with("SYSTEM") || value.starts_with("PUBLIC")
        };
        if self.entities().any(is_elsewhere) {
            return Some(
                "the document type has declarations in another document, which is not read"
                    .to_owned(),
            );
        }
        let has_defaults = self.within.contains("<!ATTLIST");
        has_defaults.then(|| "the document type declares attributes, which is not read".to_owned())
    }
}

/// What stands behind ` name = "value"`, where it stands there and its value fits.
fn said<'a>(text: &'a str, name: &str, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
    let rest = blanks(text);
    let rest = rest.strip_prefix(name).filter(|_| rest.len() < text.len())?;
    let rest = blanks(blanks(rest).strip_prefix('=')?);
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (value, rest) = rest[1..].split_once(quote)?;
    fits(value).then_some(rest)
}

/// A text in quotes with blanks before it, and what stands behind.
fn literal(text: &str) -> Option<(&str, &str)> {
    let rest = blanks(text);
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    (rest.len() < text.len()).then(|| rest[1..].split_once(quote)).flatten()
}

fn is_version(value: &str) -> bool {
    let number = value.strip_prefix("1.").unwrap_or("");
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_encoding(value: &str) -> bool {
    let goes_on = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    value.starts_with(|letter: char| letter.is_ascii_alphabetic()) && value.bytes().all(goes_on)
}

fn blanks(text: &str) -> &str {
    text.trim_start_matches(is_blank)
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_have_their_parts_in_order() {
        for content in [
            "xml version=\"1.0\"",
            "xml version = '1.0' encoding='UTF-8' standalone='yes' ",
            "xml\nversion='1.1'\tstandalone='no'",
        ] {
            assert!(is_declaration(content), "{content}");
        }
        for content in [
            "xml",
            "xml encoding='UTF-8'",
            "xml version=1.0",
            "xml version='2.0'",
            "xml version='1.0'encoding='UTF-8'",
            "xml version='1.0' encoding='ü'",
            "xml version='1.0' standalone='yes' encoding='UTF-8'",
            "xml version='1.0' standalone='maybe'",
            "XML version='1.0'",
        ] {
            assert!(!is_declaration(content), "{content}");
        }
        assert!(is_instruction("a b='1'") && is_instruction("xml-stylesheet"));
        for content in ["", " a", "xml", "XML a", "1", "a:b c"] {
            assert!(!is_instruction(content), "{content}");
        }
    }

    #[test]
    fn what_types_declare_elsewhere_is_told() {
        for silent in [
            "html",
            "html SYSTEM 'about:legacy-compat'",
            "html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'strict.dtd'",
            "a [<!ENTITY % p ''> <!ELEMENT a ANY>]",
        ] {
            assert_eq!(DocumentType::read(silent).map(|of| of.unread()), Some(None), "{silent}");
        }
        for told in [
            "a SYSTEM 'a.dtd'",
            "a PUBLIC '-//N//A//EN' \"a.dtd\" []",
            "a [<!ENTITY % p SYSTEM 'p.ent'> %p;]",
            "a [ <!ATTLIST a b CDATA 'c'> ]",
        ] {
            assert!(DocumentType::read(told).and_then(|of| of.unread()).is_some(), "{told}");
        }
        for none in ["", "1", "a b", "a SYSTEM", "a SYSTEM'b'", "a PUBLIC 'b'", "a [", "a [] b"] {
            assert_eq!(DocumentType::read(none), None, "{none}");
        }
        let of = |content| DocumentType::read(content).map(|of| of.declares_entities());
        assert_eq!(of("a [<!ENTITY b 'c'>]"), Some(true));
        assert_eq!(of("a [<!ENTITY\n% b 'c'>]"), Some(false));
    }
}
