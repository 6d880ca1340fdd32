//! Reads a table with the csv crate and nothing else, and prints how many rows it has: what
//! reading facts costs at the least. `cargo bench --bench csv_read -- FILE`.

use std::process::ExitCode;

use csv::{ByteRecord, ReaderBuilder};

fn main() -> ExitCode {
    // Cargo adds `--bench`; `cargo bench` without a name runs this too, with no file.
    let Some(path) = std::env::args().skip(1).find(|argument| argument != "--bench") else {
        return ExitCode::SUCCESS;
    };
    match rows(&path) {
        Ok(count) => {
            println!("{count}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: can't read `{path}`: {error}");
            ExitCode::FAILURE
        }
    }
}

fn rows(path: &str) -> csv::Result<u64> {
    let mut reader = ReaderBuilder::new().buffer_capacity(1 << 17).from_path(path)?;
    let mut record = ByteRecord::new();
    let mut count = 0;
    while reader.read_byte_record(&mut record)? {
        count += 1;
    }
    Ok(count)
}
