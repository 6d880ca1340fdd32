//! What the terminal can show that findings are written to.

mod wrapped;

use std::io::{self, IsTerminal};

use clap::ValueEnum;

use crate::diagnostic::render::Terminal;

pub(super) use wrapped::Wrapped;

/// When findings are coloured.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On terminals, unless NO_COLOR is set.
    #[default]
    Auto,
    Always,
    Never,
}

/// What a stream can show that is a terminal or is none; nothing for a file without colours.
pub(super) fn of(color: Color, is_terminal: bool) -> Option<Terminal> {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let color = match color {
        Color::Auto => is_terminal && !no_color,
        Color::Always => true,
        Color::Never => false,
    };
    let columns = is_terminal.then(columns);
    (is_terminal || color).then_some(Terminal { columns, color })
}

/// How many columns standard output has; none where it is no terminal.
pub(super) fn stdout_columns() -> Option<usize> {
    io::stdout().is_terminal().then(columns)
}

/// How many columns lines have: as COLUMNS says, else as the terminal does, else 80.
fn columns() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let of_terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.filter(|columns| *columns > 0).or_else(of_terminal).unwrap_or(80)
}
