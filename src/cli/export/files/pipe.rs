//! A page on its way from the thread that writes it to the one that packs it.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::Error;

/// How many pieces may wait: some of 64 KiB, so that neither waits for a hiccup of the other.
const PIECES: usize = 32;

/// Where the page goes in.
pub(super) struct PageWriter(SyncSender<Vec<u8>>);

/// Where it comes out.
pub(super) struct PageReader {
    pieces: Receiver<Vec<u8>>,
    piece: Vec<u8>,
    /// How much of the piece was read.
    read: usize,
    is_over: bool,
}

pub(super) fn new() -> (PageWriter, PageReader) {
    let (into, pieces) = sync_channel(PIECES);
    (PageWriter(into), PageReader { pieces, piece: Vec::new(), read: 0, is_over: false })
}

impl PageWriter {
    /// Has a page written into a file, and sends it along.
    ///
    /// # Errors
    /// That of who writes. Whether somebody takes the page is no matter of his.
    pub(super) fn beside<W: Write>(
        self,
        file: W,
        write: impl FnOnce(&mut Beside<W>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut beside = Beside { file, into: Some(self.0) };
        write(&mut beside)?;
        // A piece without bytes is the end: a page that was given up has none.
        beside.send(&[]);
        Ok(())
    }
}

/// A file, and whoever takes what is written into it.
pub(super) struct Beside<W> {
    file: W,
    into: Option<SyncSender<Vec<u8>>>,
}

impl<W> Beside<W> {
    fn send(&mut self, bytes: &[u8]) {
        self.into.take_if(|into| into.send(bytes.to_owned()).is_err());
    }
}

impl<W: Write> Write for Beside<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        if written > 0 {
            self.send(&bytes[..written]);
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Read for PageReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read == self.piece.len() && !self.is_over {
            let piece = self.pieces.recv();
            self.piece = piece.map_err(|_| io::Error::other("the page was not written"))?;
            self.read = 0;
            self.is_over = self.piece.is_empty();
        }
        let rest = &self.piece[self.read..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.read += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_out_as_it_went_in() {
        let (into, mut from) = new();
        let text: Vec<u8> = (0..1_000_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut file = Vec::new();
        std::thread::scope(|scope| {
            let reader = scope.spawn(move || {
                let mut read = Vec::new();
                from.read_to_end(&mut read).map(|_| read)
            });
            into.beside(&mut file, |out| {
                Ok(text.chunks(70_000).try_for_each(|piece| out.write_all(piece))?)
            })
            .expect("a file in memory");
            assert!(reader.join().expect("no panic").expect("a whole page") == text);
        });
        assert!(file == text);
    }

    #[test]
    fn what_is_given_up_is_no_page_and_who_reads_no_more_stops_nobody() {
        let (into, mut from) = new();
        let given_up = into.beside(io::sink(), |out| {
            out.write_all(b"<html>")?;
            Err(Error::new("no more"))
        });
        assert!(given_up.is_err());
        assert!(from.read_to_end(&mut Vec::new()).is_err());
        let (into, from) = new();
        drop(from);
        let mut file = Vec::new();
        assert!(into.beside(&mut file, |out| Ok(out.write_all(b"page")?)).is_ok());
        assert_eq!(file, b"page");
    }
}
