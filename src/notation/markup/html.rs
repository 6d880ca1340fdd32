//! Pieces of HTML as editors give them, made pieces of XHTML.
//!
//! HTML names characters that XML does not (`&nbsp;`), and has elements that are never closed
//! (`<br>`). Nothing else is mended: what is ill formed beyond that is a fault of who wrote it.

/// The elements of HTML that hold nothing.
const VOID: [&str; 8] = ["br", "hr", "img", "col", "wbr", "input", "area", "base"];

/// Names of the characters from U+00A0 to U+00FF in HTML 4, in their order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr \
    deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest \
    Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc \
    Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute \
    THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml";

/// Names of the Greek letters from U+0391 in HTML 4, in their order; a hyphen has none.
const GREEK: &str = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi \
    Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta \
    theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

/// Names of other characters in HTML 4.
const OTHERS: [(&str, char); 46] = [
    ("OElig", '\u{152}'),
    ("oelig", '\u{153}'),
    ("Scaron", '\u{160}'),
    ("scaron", '\u{161}'),
    ("Yuml", '\u{178}'),
    ("fnof", '\u{192}'),
    ("circ", '\u{2C6}'),
    ("tilde", '\u{2DC}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("lsquo", '\u{2018}'),
    ("rsquo", '\u{2019}'),
    ("sbquo", '\u{201A}'),
    ("ldquo", '\u{201C}'),
    ("rdquo", '\u{201D}'),
    ("bdquo", '\u{201E}'),
    ("dagger", '\u{2020}'),
    ("Dagger", '\u{2021}'),
    ("bull", '\u{2022}'),
    ("hellip", '\u{2026}'),
    ("permil", '\u{2030}'),
    ("prime", '\u{2032}'),
    ("Prime", '\u{2033}'),
    ("lsaquo", '\u{2039}'),
    ("rsaquo", '\u{203A}'),
    ("oline", '\u{203E}'),
    ("frasl", '\u{2044}'),
    ("euro", '\u{20AC}'),
    ("trade", '\u{2122}'),
    ("larr", '\u{2190}'),
    ("uarr", '\u{2191}'),
    ("rarr", '\u{2192}'),
    ("darr", '\u{2193}'),
    ("harr", '\u{2194}'),
    ("sum", '\u{2211}'),
    ("minus", '\u{2212}'),
    ("radic", '\u{221A}'),
    ("infin", '\u{221E}'),
    ("asymp", '\u{2248}'),
    ("le", '\u{2264}'),
    ("ge", '\u{2265}'),
];

/// A piece of HTML with its named characters as such, and its empty elements closed.
#[must_use]
pub fn closed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = named(rest, &mut out).or_else(|| void(rest, &mut out));
        let length = length.unwrap_or_else(|| {
            out.push_str(&rest[..1]);
            1
        });
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// Writes the character that a text begins with by its name; gives how long the name is.
fn named(text: &str, out: &mut String) -> Option<usize> {
    // No name is longer.
    let end = text.strip_prefix('&')?.bytes().take(10).position(|byte| byte == b';')?;
    out.push(character(text.get(1..=end)?)?);
    Some(end + 2)
}

fn character(name: &str) -> Option<char> {
    let run = |names: &str, first: u32| {
        let at = names.split_whitespace().position(|of| of == name && of != "-")?;
        char::from_u32(first + u32::try_from(at).ok()?)
    };
    let other = OTHERS.iter().find(|(of, _)| *of == name).map(|(_, character)| *character);
    run(LATIN, 0xA0).or_else(|| run(GREEK, 0x391)).or(other)
}

/// Writes the tag of an empty element with which a text begins as one that is closed; gives how
/// long it was. One that is closed already is as it should be.
fn void(text: &str, out: &mut String) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    if !VOID.iter().any(|void| void.eq_ignore_ascii_case(name)) {
        return None;
    }
    let end = end_of_tag(inner)?;
    let tag = inner[..end].trim_end().trim_end_matches('/').trim_end();
    let closing = format!("</{name}>");
    let behind = &inner[end + 1..];
    out.push('<');
    out.push_str(&name.to_ascii_lowercase());
    out.push_str(&tag[name.len()..]);
    out.push_str("/>");
    // `<br></br>` is XML, and would be closed twice.
    let closed = behind.get(..closing.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(&closing));
    Some(1 + end + 1 + if closed { closing.len() } else { 0 })
}

/// Where a tag ends, outside of the values of its attributes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    text.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return true,
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_characters_and_empty_elements_are_closed() {
        for (html, xhtml) in [
            ("a&nbsp;b &mdash; c&eacute; &Omega;", "a\u{A0}b — cé Ω"),
            ("&amp; &lt; &#160; &nosuch; & &", "&amp; &lt; &#160; &nosuch; & &"),
            ("one<br>two<BR />three<br></br>", "one<br/>two<br/>three<br/>"),
            ("<img alt='a > b' src=\"x\">!", "<img alt='a > b' src=\"x\"/>!"),
            ("<p>a < b</p><brief>", "<p>a < b</p><brief>"),
            ("<br", "<br"),
        ] {
            assert_eq!(closed(html), xhtml, "{html}");
        }
    }

    #[test]
    fn the_runs_are_as_long_as_their_blocks() {
        assert_eq!(LATIN.split_whitespace().count(), 96);
        assert_eq!(character("omega"), Some('ω'));
        assert_eq!(character("yuml"), Some('ÿ'));
        assert_eq!(character("-"), None);
    }
}
