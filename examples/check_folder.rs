//! Checks the folder of a report or of a taxonomy source and prints what there is to tell.
//!
//! `cargo run --example check_folder -- examples/2007-08-13-q1-fy2007`

use std::path::PathBuf;
use std::process::ExitCode;

use kessan::diagnostic::fold::fold;
use kessan::filing::{self, Options};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: check_folder FOLDER");
        return ExitCode::from(2);
    };
    let mut filing = filing::open(&folder, &Options::new());
    let summary = filing.check();
    for finding in fold(filing.diagnostics()) {
        let cause = finding.cause;
        println!("{}: {} ({})", cause.place, cause.message, cause.code.name());
        for follows in finding.follows {
            println!("  {}: {} ({})", follows.place, follows.message, follows.code.name());
        }
    }
    if let Some(summary) = summary {
        println!("{} facts, {} sums", summary.facts, summary.calculations);
    }
    ExitCode::from(u8::from(filing.diagnostics().has_errors()))
}
