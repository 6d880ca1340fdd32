//! What is being done, on a terminal, when it takes long.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::diagnostic::Language;
use crate::diagnostic::render::View;

/// Shorter work shows nothing.
const LONG: Duration = Duration::from_secs(1);

/// Shows the step that is being done, once the work has taken a second.
pub(super) struct Progress {
    begun: Instant,
    shown: bool,
    terminal: bool,
    language: Language,
}

impl Progress {
    pub(super) fn new(view: View) -> Self {
        Self::on(io::stderr().is_terminal(), view)
    }

    /// What is to be quiet is so on a terminal too.
    fn on(terminal: bool, view: View) -> Self {
        let View { quiet, language, .. } = view;
        Self { begun: Instant::now(), shown: false, terminal: terminal && !quiet, language }
    }

    /// Says which step begins.
    pub(super) fn step(&mut self, step: &str) {
        if self.terminal && self.begun.elapsed() >= LONG {
            self.shown = true;
            let _ = write!(io::stderr(), "\r\x1b[K{} …", self.language.say(step));
        }
    }
}

/// Shows how many of many are done, how fast, and how long the rest will take.
pub(super) struct Counted {
    progress: Progress,
    what: &'static str,
    all: usize,
    told: Duration,
}

/// How often it is shown.
const OFTEN: Duration = Duration::from_millis(200);

impl Counted {
    pub(super) fn new(what: &'static str, all: usize, view: View) -> Self {
        Self { progress: Progress::new(view), what, all, told: Duration::ZERO }
    }

    /// Says that so many are done.
    pub(super) fn done(&mut self, done: usize) {
        let passed = self.progress.begun.elapsed();
        if self.all < 2 || passed.saturating_sub(self.told) < OFTEN {
            return;
        }
        self.told = passed;
        self.progress.step(&line(self.what, done, self.all, passed));
    }
}

/// What is shown when so many of all are done after a time.
fn line(what: &str, done: usize, all: usize, passed: Duration) -> String {
    let passed = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX).max(1);
    let of = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let a_second = of(done).saturating_mul(1000) / passed;
    let rest = of(all.saturating_sub(done)).saturating_mul(passed) / of(done).max(1) / 1000;
    format!("{what} {done} of {all}, {a_second} a second, {rest} s to go")
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_shows_nothing_on_a_terminal() {
        let view = |quiet| View { quiet, ..View::default() };
        assert!(Progress::on(true, view(false)).terminal);
        assert!(!Progress::on(true, view(true)).terminal);
        assert!(!Progress::on(false, view(false)).terminal);
    }

    #[test]
    fn rate_and_rest_follow_from_what_is_done() {
        let shown = line("reading", 250, 1000, Duration::from_secs(5));
        assert_eq!(shown, "reading 250 of 1000, 50 a second, 15 s to go");
        assert_eq!(
            line("reading", 0, 10, Duration::ZERO),
            "reading 0 of 10, 0 a second, 0 s to go"
        );
    }
}
