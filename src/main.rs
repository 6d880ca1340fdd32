//! The `kessan` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    kessan::cli::run(std::env::args_os())
}
