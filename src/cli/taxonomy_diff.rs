//! `kessan diff` of two taxonomies.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::{Ending, count, said, show, tell};
use crate::diagnostic::render::{Format, View};
use crate::filing::{self, Options};
use crate::model::dts::{Change, Difference, compare};

/// Shows what differs; the input counts as refused where anything does.
pub(super) fn run(first: &Path, second: &Path, opening: &Options, view: View) -> Ending {
    let filings = [first, second].map(|path| filing::open(path, opening));
    for filing in &filings {
        show(filing.diagnostics(), view);
    }
    let [Some(first), Some(second)] = filings.each_ref().map(filing::Filing::set) else {
        return Ending::Refused;
    };
    let differences = compare(first, second);
    let mut out = BufWriter::new(io::stdout().lock());
    let written = differences.iter().try_for_each(|difference| write(difference, view, &mut out));
    let told = written.and_then(|()| out.flush());
    drop(out);
    let told = told.and_then(|()| tell(view, &count(differences.len(), "difference")));
    match said(told) {
        Ending::Done if !differences.is_empty() => Ending::Refused,
        ending => ending,
    }
}

fn write(difference: &Difference, view: View, out: &mut impl Write) -> io::Result<()> {
    let Difference { subject, name, change, first, second } = difference;
    if view.format == Format::Json {
        let row = serde_json::json!({
            "subject": subject.name(), "change": change.name(), "name": name,
            "first": first, "second": second,
        });
        return writeln!(out, "{row}");
    }
    let sign = match change {
        Change::Removed => '-',
        Change::Added => '+',
        Change::Changed => '~',
    };
    writeln!(out, "{sign} {} {name}", subject.name())?;
    for (sign, said) in [('-', first), ('+', second)] {
        if *change == Change::Changed {
            writeln!(out, "    {sign} {said}")?;
        }
    }
    Ok(())
}
