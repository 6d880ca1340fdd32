//! The files of a report. Packages are compressed while the rest is written, where there is more than one core.

mod pipe;

use std::sync::{Mutex, PoisonError};
use std::thread;

use super::super::output::{Opened, Staged, Tables};
use super::{Arguments, Ready, STEPS, Wanted};
use crate::filing::{self, Filing, Syntax, Writer};
use pipe::{PageReader, PageWriter};

/// Bytes of the stack of the thread that makes packages: as much as the first thread has on most systems.
const STACK: usize = 8 << 20;

/// A file that is to be written.
struct Planned {
    /// What is said when it is.
    step: &'static str,
    wanted: Wanted,
    syntax: Syntax,
    file: Opened,
}

/// Writes what was asked for, and gives the id with the files, and what a syntax could not say.
pub(super) fn write(
    filing: &Filing,
    arguments: &Arguments,
    step: &dyn Fn(&str),
    is_alone: bool,
) -> Result<Ready, String> {
    let profile = arguments.profile.profile();
    let writer = filing.writer(profile).map_err(|error| error.to_string())?;
    let mut staged = Staged::new(&arguments.out.join(writer.id()))?;
    let mut planned = Vec::new();
    for (wanted, what, syntaxes) in STEPS.iter().filter(|(of, ..)| arguments.to.contains(of)) {
        for syntax in syntaxes.iter().filter(|syntax| syntax.is_taken_by(profile)) {
            let file = staged.open(&writer.file_name(*syntax))?;
            planned.push(Planned { step: what, wanted: *wanted, syntax: *syntax, file });
        }
    }
    let is_packed = planned.iter().any(|of| of.syntax == Syntax::ReportPackage);
    match is_packed && is_alone && filing::workers() > 1 {
        true => side_by_side(planned, &writer, &staged, step)?,
        false => one_by_one(planned, &writer, &staged, step)?,
    }
    if arguments.to.contains(&Wanted::Csv) {
        step("writing xBRL-CSV");
        let tables = Tables { folder: format!("{}-csv/", writer.id()), staged: &mut staged };
        let written = writer.write_csv(arguments.fact_rows, tables);
        written.map_err(|error| format!("can't write xBRL-CSV: {error}"))?;
    }
    Ok((writer.id().to_owned(), staged, writer.losses()))
}

/// Writes one file after the other. A report package takes the page that was written before, if it was.
fn one_by_one(
    planned: Vec<Planned>,
    writer: &Writer<'_>,
    staged: &Staged,
    step: &dyn Fn(&str),
) -> Result<(), String> {
    let has_page = planned.iter().any(|of| of.syntax == Syntax::Inline);
    for Planned { step: what, syntax, file, .. } in planned {
        step(what);
        if syntax == Syntax::ReportPackage && has_page {
            let page = staged.reopen(&writer.file_name(Syntax::Inline))?;
            file.write(|out| writer.pack(page, out))?;
        } else {
            file.write(|out| writer.write(syntax, out))?;
        }
    }
    Ok(())
}

/// Compresses packages in a thread of their own, while the page for them and then all the rest is written.
fn side_by_side(
    planned: Vec<Planned>,
    writer: &Writer<'_>,
    staged: &Staged,
    step: &dyn Fn(&str),
) -> Result<(), String> {
    let (packages, mut others): (Vec<_>, Vec<_>) =
        planned.into_iter().partition(|of| of.wanted == Wanted::Package);
    let page = others.iter().position(|of| of.syntax == Syntax::Inline);
    let page = page.map(|at| others.remove(at));
    let (into, from) = pipe::new();
    let packages = Mutex::new(Some((packages, from)));
    let taken = || packages.lock().unwrap_or_else(PoisonError::into_inner).take();
    let pack = || taken().map_or(Ok(()), |(packages, page)| pack(packages, page, writer));
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(STACK);
        let Ok(packing) = builder.spawn_scoped(scope, pack) else {
            // There is no other thread to be had: this one writes all, the page first.
            let packages = taken().map(|(packages, _)| packages).unwrap_or_default();
            let planned = page.into_iter().chain(packages).chain(others).collect();
            return one_by_one(planned, writer, staged, step);
        };
        let written = write_page(page, into, writer, step).and_then(|()| {
            others.into_iter().try_for_each(|Planned { step: what, syntax, file, .. }| {
                step(what);
                file.write(|out| writer.write(syntax, out))
            })
        });
        let packed = packing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.and(packed)
    })
}

/// Writes the page for the packages, and into its file where it is asked for.
fn write_page(
    page: Option<Planned>,
    into: PageWriter,
    writer: &Writer<'_>,
    step: &dyn Fn(&str),
) -> Result<(), String> {
    let Some(Planned { step: what, file, .. }) = page else {
        step("writing packages");
        let written = into.beside(std::io::sink(), |out| writer.write_page(out));
        return written.map_err(|error| format!("can't write the page of the package: {error}"));
    };
    step(what);
    file.write(|file| into.beside(file, |out| writer.write_page(out)))
}

/// Writes the packages, with the page as it comes.
fn pack(packages: Vec<Planned>, page: PageReader, writer: &Writer<'_>) -> Result<(), String> {
    let mut page = Some(page);
    for Planned { syntax, file, .. } in packages {
        match page.take_if(|_| syntax == Syntax::ReportPackage) {
            Some(page) => file.write(|out| writer.pack(page, out))?,
            None => file.write(|out| writer.write(syntax, out))?,
        }
    }
    Ok(())
}
