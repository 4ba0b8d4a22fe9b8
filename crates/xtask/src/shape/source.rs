//! A committed text, as the rules see it.

use std::fs;
use std::path::Path;

/// One committed file that is text.
pub(crate) struct Source {
    /// The path from the root, with forward slashes.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
}

impl Source {
    /// Reads a file; nothing if it is gone or is no text.
    pub(crate) fn read(root: &Path, path: &str) -> Option<Self> {
        let text = fs::read_to_string(root.join(path)).ok()?;
        Some(Self {
            path: path.to_owned(),
            text,
        })
    }

    /// Whether the file's name ends in one of these.
    pub(crate) fn is_any(&self, extensions: &[&str]) -> bool {
        let extension = Path::new(&self.path)
            .extension()
            .and_then(|word| word.to_str());
        extension.is_some_and(|extension| extensions.contains(&extension))
    }

    /// The lines, numbered from one.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }

    /// A finding about one line.
    pub(crate) fn at(&self, line: usize, says: &str) -> String {
        format!("{}:{line}: {says}", self.path)
    }
}

#[cfg(test)]
impl Source {
    /// A file that exists only in a test.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }
}
