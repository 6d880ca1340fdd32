//! Whether a page of others can be shown as it is: it loads nothing, and nothing of it runs.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// Elements that load something, run something or change where the page leads, whatever their prefix.
const LOADING: [&str; 19] = [
    "applet", "audio", "base", "embed", "form", "frame", "frameset", "iframe", "input", "link",
    "math", "object", "portal", "script", "source", "svg", "template", "track", "video",
];
/// Attributes whose values are loaded.
const LOADED: [&str; 6] = ["src", "srcset", "poster", "background", "lowsrc", "dynsrc"];
/// Where links may lead, which people follow or not.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Whether a page loads nothing and runs nothing: all that it shows stands in it. What is no well-formed XML does not.
#[must_use]
pub fn stands_alone(page: &str) -> bool {
    let mut reader = Reader::from_str(page);
    let mut is_style = false;
    loop {
        let is_harmless = match reader.read_event() {
            Ok(Event::Eof) => return true,
            Ok(Event::Start(start)) => {
                is_style = local(start.name().as_ref()) == "style";
                is_harmless(&start)
            }
            Ok(Event::Empty(start)) => is_harmless(&start),
            Ok(Event::End(_)) => {
                is_style = false;
                true
            }
            Ok(Event::Text(text)) if is_style => is_plain_style(&text),
            Ok(Event::CData(text)) if is_style => is_plain_style(&text),
            Ok(Event::GeneralRef(_)) => !is_style,
            Ok(Event::DocType(text)) => !text.contains('['),
            // Instructions may name style sheets.
            Ok(Event::PI(_)) | Err(_) => false,
            Ok(_) => true,
        };
        if !is_harmless {
            return false;
        }
    }
}

/// The local name of an element or attribute, in small letters.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase()
}

fn is_harmless(start: &BytesStart<'_>) -> bool {
    let element = local(start.name().as_ref());
    if LOADING.contains(&element.as_str()) {
        return false;
    }
    start.attributes().all(|attribute| {
        let Ok(attribute) = attribute else { return false };
        let Ok(value) = unescape(&attribute.value) else { return false };
        let is_prefixed = attribute.key.as_ref().contains(':');
        match local(attribute.key.as_ref()).as_str() {
            "style" => is_plain_style(&value),
            "href" => is_prefixed || leads_elsewhere(&value),
            "http-equiv" => value.trim().eq_ignore_ascii_case("content-type"),
            name if LOADED.contains(&name) => value.trim_start().starts_with("data:image/"),
            name => !name.starts_with("on"),
        }
    })
}

/// Whether a link leads to a place and is no program.
fn leads_elsewhere(link: &str) -> bool {
    let link: String = link.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let link = link.to_ascii_lowercase();
    match link.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '#', '?']) => SCHEMES.contains(&scheme),
        _ => true,
    }
}

/// Whether declarations of a style load nothing. What they hide behind escapes is not looked for: they have none.
fn is_plain_style(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let mut urls = style.split("url(").skip(1);
    !style.contains("@import")
        && !style.contains('\\')
        && !style.contains("image-set(")
        && urls.all(|url| url.trim_start_matches(['"', '\'', ' ']).starts_with("data:"))
}

#[cfg(test)]
mod tests {
    use super::stands_alone;

    #[test]
    fn pages_that_load_or_run_nothing_are_shown_as_they_are() {
        for alone in [
            "<p style=\"color: red\">1<a href=\"#x\">x</a><a href='https://e.example/a:b'>y</a></p>",
            "<img src=\"data:image/png;base64,A\"/>",
            "<link:schemaRef xlink:type='simple' xlink:href='a.xsd'/>",
            "<style>a{background:url( 'data:x')}</style>",
            "<meta http-equiv=\"Content-Type\" content=\"text/html\"/>",
            "<!DOCTYPE html><html>one &amp; two</html>",
        ] {
            assert!(stands_alone(alone), "{alone}");
        }
    }

    #[test]
    fn other_pages_are_not() {
        for needs in [
            "<img src=\"a.png\"/>",
            "<img\nsrc=\"a.png\"/>",
            "<LINK rel=\"stylesheet\"/>",
            "<h:iframe/>",
            "<h:script>1</h:script>",
            "<p onload=\"x\"/>",
            "<a href=\"java&#115;cript:x\">1</a>",
            "<a href=\" data:text/html,x\">1</a>",
            "<video poster=\"a.png\"/>",
            "<meta http-equiv=\"refresh\" content=\"0\"/>",
            "<base href=\"http://e.example/\"/>",
            "<style>a{background:url(x.png)}</style>",
            "<style><![CDATA[@import 'x']]></style>",
            "<p style=\"background: u\\72l(x)\"/>",
            "<?xml-stylesheet href='x'?><p/>",
            "<p>no <b>end</p>",
        ] {
            assert!(!stands_alone(needs), "{needs}");
        }
    }
}
