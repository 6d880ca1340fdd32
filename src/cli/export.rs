//! `kessan export`: a report becomes filings.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::output::Staged;
use super::progress::Progress;
use super::{Ending, count, show, tell, template};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::render::View;
use crate::model::{FactIndex, Report};
use crate::profile::{PROFILES, Profile};
use crate::source::report::Loaded;
use crate::write::{Output, Release, Template};
use crate::{check, dts, source, write};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folder with report.toml.
    report: PathBuf,
    /// Folder to write into; the files come into a folder named after the report.
    #[arg(long, default_value = "out", value_name = "DIR")]
    out: PathBuf,
    /// What to write.
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["xbrl", "ixbrl", "package"])]
    to: Vec<Syntax>,
    /// Text of the release: the inline document is this text, its figures tagged in place.
    #[arg(long, value_name = "RELEASE")]
    text: Option<PathBuf>,
    /// Whose conventions to follow.
    #[arg(long, default_value = "intl", value_parser = profile)]
    profile: &'static Profile,
    /// Write filings that a validator must refuse, as far as they can say what is wrong: to see
    /// whether it does.
    #[arg(long, hide = true)]
    in_spite_of_errors: bool,
}

/// What a report can be written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Syntax {
    /// XBRL 2.1 instance, `.xbrl`
    Xbrl,
    /// Inline XBRL document, `.xhtml`
    Ixbrl,
    /// Report package, `.xbri`, and taxonomy package, `.zip`
    Package,
}

fn profile(name: &str) -> Result<&'static Profile, String> {
    Profile::find(name).ok_or_else(|| {
        let known: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
        format!("there is no profile `{name}`; there is {}", known.join(", "))
    })
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let mut progress = Progress::new();
    let spite = arguments.in_spite_of_errors;
    let mut diagnostics = if spite { Diagnostics::keeping_faults() } else { view.diagnostics() };
    let read = match arguments.text {
        Some(_) => source::report::read_with_places,
        None => source::report::read,
    };
    let Some(loaded) = read(&arguments.report, &mut diagnostics) else {
        source::Locator::new().complete(&mut diagnostics);
        show(&diagnostics, view);
        return Ending::Refused;
    };
    let left_out = diagnostics.left_out();
    let writable = |diagnostics: &Diagnostics| match spite {
        true => left_out == 0,
        false => !diagnostics.has_errors(),
    };
    progress.step("checking");
    let Loaded { taxonomy, report, .. } = &loaded;
    let index = FactIndex::new(taxonomy, report);
    check::taxonomy(taxonomy, &mut diagnostics);
    check::report(taxonomy, report, &index, loaded.complete, &mut diagnostics);
    let template = template::read(&loaded, &mut diagnostics);
    let text = arguments.text.as_deref();
    let release = text.and_then(|path| release(path, report, &mut diagnostics));
    loaded.locator.complete(&mut diagnostics);
    show(&diagnostics, view);
    let Some(template) = template.filter(|_| writable(&diagnostics)) else {
        return Ending::Refused;
    };
    let schema_ref = dts::entry_point_url(taxonomy, report.entry_point);
    let output = Output::new(taxonomy, report, &index, arguments.profile, schema_ref)
        .with_release(release.as_ref());
    drop(index);
    match write(&loaded, &output, &template, arguments, &mut progress) {
        Ok(files) => {
            drop(progress);
            tell(view, &format!("{}:", count(report.facts.len(), "fact")));
            for file in files {
                tell(view, &format!("  {}", file.display()));
            }
            Ending::Done
        }
        Err(message) => Ending::Failed(message),
    }
}

/// Reads the text of the release and finds the facts in it.
fn release(path: &Path, report: &Report, diagnostics: &mut Diagnostics) -> Option<Release> {
    let text = source::read_text(path, diagnostics)?;
    Some(Release::new(text, &path.to_string_lossy(), report, diagnostics))
}

fn write(
    loaded: &Loaded,
    output: &Output<'_>,
    template: &Template,
    arguments: &Arguments,
    progress: &mut Progress,
) -> Result<Vec<PathBuf>, String> {
    let id = &loaded.report.id;
    let mut staged = Staged::new(&arguments.out.join(id))?;
    let wanted = |syntax| arguments.to.contains(&syntax);
    let page = format!("{id}.xhtml");
    if wanted(Syntax::Xbrl) {
        progress.step("writing XBRL");
        staged.write(&format!("{id}.xbrl"), |out| write::xbrl(output, out))?;
    }
    if wanted(Syntax::Ixbrl) {
        progress.step("writing Inline XBRL");
        staged.write(&page, |out| write::inline(output, template, out))?;
    }
    if wanted(Syntax::Package) {
        progress.step("writing packages");
        let taxonomy = dts::Package::new(&loaded.taxonomy)
            .map_err(|error| format!("can't make the taxonomy package: {error}"))?;
        if arguments.profile.report_package {
            let rendered = wanted(Syntax::Ixbrl).then(|| staged.reopen(&page)).transpose()?;
            let inline = |out: &mut dyn Write| match rendered {
                Some(mut page) => io::copy(&mut page, out).map(drop),
                None => write::inline(output, template, out),
            };
            staged.write(&format!("{id}.xbri"), |out| {
                write::package(output, &taxonomy, inline, out)
            })?;
        }
        let name = format!("{}.zip", loaded.taxonomy.publication.id);
        staged.write(&name, |out| taxonomy.write(out))?;
    }
    staged.finish()
}
