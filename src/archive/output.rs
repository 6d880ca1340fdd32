//! Output of an archive that may fail.

use std::io::{self, Seek, SeekFrom, Write};

/// An output that fails once. The writer of zips finishes an archive when it is dropped, and writes
/// a line of its own to standard error when that fails as well; so behind the first failure, which
/// the caller gets, nothing is written any more and nothing fails.
pub(super) struct FailsOnce<W> {
    out: W,
    /// Where the next byte is written, or would be once the output has failed.
    at: u64,
    has_failed: bool,
}

impl<W: Write + Seek> FailsOnce<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, at: 0, has_failed: false }
    }

    /// The output.
    ///
    /// # Errors
    /// When it has failed.
    pub(super) fn into_inner(self) -> io::Result<W> {
        match self.has_failed {
            true => Err(io::Error::other("the archive could not be written")),
            false => Ok(self.out),
        }
    }

    fn once<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        self.has_failed |= result.is_err();
        result
    }
}

impl<W: Write + Seek> Write for FailsOnce<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = if self.has_failed { Ok(bytes.len()) } else { self.out.write(bytes) };
        self.at += *written.as_ref().unwrap_or(&0) as u64;
        self.once(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = if self.has_failed { Ok(()) } else { self.out.flush() };
        self.once(flushed)
    }
}

impl<W: Write + Seek> Seek for FailsOnce<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let found = match (self.has_failed, to) {
            (false, to) => self.out.seek(to),
            (true, SeekFrom::Start(start)) => Ok(start),
            (true, SeekFrom::Current(by) | SeekFrom::End(by)) => {
                Ok(self.at.saturating_add_signed(by))
            }
        };
        self.at = *found.as_ref().unwrap_or(&self.at);
        self.once(found)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// An output with room for so many bytes.
    struct Small(Cursor<Vec<u8>>, usize);

    impl Write for Small {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            match self.0.get_ref().len() + bytes.len() > self.1 {
                true => Err(io::ErrorKind::StorageFull.into()),
                false => self.0.write(bytes),
            }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Small {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    #[test]
    fn an_archive_without_room_fails_once_wherever_it_ends() {
        let noise: Vec<u8> = (0..40_000_u32).map(|at| ((at * at) >> 7) as u8).collect();
        let written = |room| {
            let mut archive = super::super::Archive::new(Small(Cursor::default(), room));
            archive.add("a/b", &noise).and_then(|()| archive.add("a/c", b"c"))?;
            archive.finish().map(|out| out.0.into_inner().len())
        };
        let whole = written(1 << 20).expect("there is room");
        for room in (0..whole).step_by(97) {
            assert!(written(room).is_err(), "{room} of {whole}");
        }
        let mut out = FailsOnce::new(Small(Cursor::default(), 1));
        assert!(out.write(b"ab").is_err() && out.write(b"ab").is_ok());
        assert_eq!(out.stream_position().ok(), Some(2));
        assert!(out.flush().is_ok() && out.seek(SeekFrom::Current(3)).is_ok_and(|at| at == 5));
        assert!(out.into_inner().is_err());
    }
}
