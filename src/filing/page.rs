//! The pages of the inline document: a template, or the text of the release.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Report;
use crate::source;
use crate::write::{Output, Release, Template, TemplateFault};

/// The template that the report names, whose ids must not meet those of the output, with the standard style sheet, or the standard one.
pub(super) fn template<'o>(
    named: Option<&Path>,
    output: impl FnOnce() -> Output<'o>,
    diagnostics: &mut Diagnostics,
) -> Option<Template> {
    let Some(path) = named else { return Some(Template::standard()) };
    let page = source::read_text(path, diagnostics)?;
    let style_path = path.with_extension("css");
    let style = if style_path.exists() {
        source::read_text(&style_path, diagnostics)?
    } else {
        Template::STYLE.to_owned()
    };
    let read = Template::new(&page, &style).and_then(|template| match template.clash(&output()) {
        None => Ok(template),
        Some(fault) => Err(fault),
    });
    match read {
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

/// Reads the text of the release and finds the facts in it.
pub(super) fn release(
    path: &Path,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<Release> {
    let text = source::read_page(path, diagnostics)?;
    Some(Release::new(text, &path.to_string_lossy(), report, diagnostics))
}
