//! What is done when a signal ends the process.

use std::sync::Once;

static WATCH: Once = Once::new();

/// Has something done before the process ends by SIGINT, SIGTERM or SIGHUP, on Windows by what
/// ends a console program; the first one asked for counts. The process ends as it would have.
pub(super) fn at_end(act: fn()) {
    WATCH.call_once(|| watch(act));
}

#[cfg(unix)]
fn watch(act: fn()) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    let ignored = ignored();
    let ending = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| ignored & bit(*signal) == 0);
    // Without a watch files stay behind under their temporary names, and nothing else.
    let Ok(mut signals) = Signals::new(ending) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            act();
            let _ = emulate_default_handler(signal);
        }
    });
}

#[cfg(unix)]
fn bit(signal: i32) -> u64 {
    1 << (signal - 1)
}

/// The signals that whoever started the process wants to be ignored, as `nohup` does, where the
/// system tells them.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    line.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}

#[cfg(windows)]
fn watch(act: fn()) {
    // The status of a program that a console ends.
    let ended = move || {
        act();
        std::process::exit(130);
    };
    let _ = ctrlc::set_handler(ended);
}

#[cfg(not(any(unix, windows)))]
fn watch(_: fn()) {}
