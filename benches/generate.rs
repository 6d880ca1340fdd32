//! Writes a synthetic report: `cargo bench --bench generate -- FACTS FOLDER`.

mod synthetic;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let result = match arguments.as_slice() {
        // `cargo bench` without a name runs this too.
        [] => Ok(()),
        [facts, folder] => generate(facts, Path::new(folder)),
        _ => Err("usage: cargo bench --bench generate -- FACTS FOLDER".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn generate(facts: &str, folder: &Path) -> Result<(), String> {
    let count = facts.parse().map_err(|_| format!("`{facts}` is not a number of facts"))?;
    synthetic::write(folder, count)
        .map_err(|error| format!("can't write into `{}`: {error}", folder.display()))
}
