//! Where the cache lies: in the folder that `KESSAN_CACHE` names (nowhere, where that is empty), else in the user's
//! folder for caches. What is in it serves the same program only.

use std::env;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use etcetera::BaseStrategy;

use crate::filing;

/// Has what is worked out of packages kept from run to run.
pub(super) fn enable() {
    if let Some(folder) = folder() {
        filing::use_cache(folder, program());
    }
}

fn folder() -> Option<PathBuf> {
    match env::var_os("KESSAN_CACHE") {
        Some(named) => (!named.is_empty()).then(|| named.into()),
        None => Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("kessan")),
    }
}

/// The version, and by what one build of it is told from another.
fn program() -> String {
    let data = env::current_exe().and_then(|program| program.metadata());
    let state = data.ok().map(|data| {
        let written = data.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        (data.len(), written)
    });
    format!("{} {state:?}", env!("CARGO_PKG_VERSION"))
}
