//! A file that is in place when it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes beside the place of a file, and moves it there when it is whole.
/// Dropped before that, it leaves nothing.
#[derive(Debug)]
pub struct PartFile {
    out: Option<BufWriter<File>>,
    part: PathBuf,
    path: PathBuf,
}

impl PartFile {
    /// Begins a file at `path` with `.part` behind its name. One that is already
    /// there is an error: somebody else is writing it.
    pub fn create(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = path.with_file_name(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let file = options.open(&part)?;
        Ok(Self {
            out: Some(BufWriter::with_capacity(64 << 10, file)),
            part,
            path,
        })
    }

    /// Syncs the file and moves it to its place, over one that is there.
    pub fn keep(mut self) -> io::Result<()> {
        if let Some(out) = self.out.take() {
            let file = out.into_inner().map_err(io::IntoInnerError::into_error);
            let kept = file
                .and_then(|file| file.sync_all())
                .and_then(|()| fs::rename(&self.part, &self.path));
            if kept.is_err() {
                self.clear();
            }
            return kept;
        }
        Ok(())
    }

    fn clear(&self) {
        // It may be gone already, and there is nobody to tell.
        let _gone = fs::remove_file(&self.part);
    }
}

impl Write for PartFile {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.out.as_mut().map_or(Ok(0), |out| out.write(buf))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        if self.out.is_some() {
            self.clear();
        }
    }
}
