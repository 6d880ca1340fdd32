//! Places that take bytes as they come: devices, pipes, sockets. They are written into when all is ready, and
//! never replaced by a file.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

/// Whether something that is no regular file stands at a place, or at the end of its links.
pub(super) fn is_at(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Writes a file that is ready into it.
pub(super) fn pour(ready: &Path, into: &Path) -> io::Result<()> {
    let mut stream = OpenOptions::new().write(true).open(into)?;
    io::copy(&mut File::open(ready)?, &mut stream).map(drop)
}
