//! Writes one report in every syntax there is.
//!
//! `cargo run --example write_all_syntaxes -- examples/2007-08-13-q1-fy2007 out`

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use kessan::filing::{self, Options, Syntax};
use kessan::profile::INTL;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [report, out] = &paths[..] else {
        return Err("usage: write_all_syntaxes REPORT OUT".into());
    };
    write(report, out)
}

fn write(report: &Path, out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut filing = filing::open(report, &Options::new());
    filing.check();
    let writer = filing.writer(&INTL)?;
    fs::create_dir_all(out)?;
    for syntax in Syntax::ALL {
        let path = out.join(writer.file_name(syntax));
        writer.write(syntax, File::create(&path)?)?;
        println!("{}", path.display());
    }
    Ok(())
}
