//! What is being done, on a terminal, when it takes long.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Shorter work shows nothing.
const LONG: Duration = Duration::from_secs(1);

/// Shows the step that is being done, once the work has taken a second.
pub(super) struct Progress {
    begun: Instant,
    shown: bool,
    terminal: bool,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self { begun: Instant::now(), shown: false, terminal: io::stderr().is_terminal() }
    }

    /// Says which step begins.
    pub(super) fn step(&mut self, step: &str) {
        if self.terminal && self.begun.elapsed() >= LONG {
            self.shown = true;
            let _ = write!(io::stderr(), "\r\x1b[K{step} …");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
