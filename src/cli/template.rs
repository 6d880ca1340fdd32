//! The template of the inline report.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source;
use crate::source::report::Loaded;
use crate::write::{Template, TemplateFault};

/// The template that the report names, with the standard style sheet, or the standard one.
pub(super) fn read(loaded: &Loaded, diagnostics: &mut Diagnostics) -> Option<Template> {
    let Some(path) = &loaded.template else { return Some(Template::standard()) };
    let page = source::read_text(path, diagnostics)?;
    let style_path = path.with_extension("css");
    let style = if style_path.exists() {
        source::read_text(&style_path, diagnostics)?
    } else {
        Template::STYLE.to_owned()
    };
    match Template::new(&page, &style) {
        Ok(template) => Some(template),
        Err(TemplateFault { at, error }) => {
            diagnostics.push(
                Diagnostic::new(
                    Code::InvalidTemplate,
                    source::place_in(path, &page, at),
                    format!("The template can't be used: {error}."),
                )
                .help("templates/report.xhtml is one that can be used"),
            );
            None
        }
    }
}
