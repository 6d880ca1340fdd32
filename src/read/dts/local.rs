//! Files of this machine, within limits.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::archive::incoming::{Limits, Refused};
use crate::limit::Limit;

/// The bytes of a file; none where there is no file of this name.
pub(super) fn read(path: &Path, limits: Limits) -> Result<Option<Vec<u8>>, Refused> {
    // Devices and pipes have no end.
    match fs::metadata(path) {
        Ok(data) if data.is_file() => {}
        _ => return Ok(None),
    }
    let file = fs::File::open(path).map_err(Refused::Io)?;
    let mut bytes = Vec::new();
    file.take(limits.entry_bytes + 1).read_to_end(&mut bytes).map_err(Refused::Io)?;
    if bytes.len() as u64 > limits.entry_bytes {
        return Err(Refused::Limit(Limit::Size));
    }
    Ok(Some(bytes))
}
