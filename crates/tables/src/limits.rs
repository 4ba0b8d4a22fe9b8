//! How much a file may ask of the machine.

/// Bounds on what is read. What passes a bound is refused or said, never
/// cut off in silence.
///
/// The defaults let a sheet of a million rows by twenty columns through and
/// hold the memory of one reader under some 300 MB, most of it the table of
/// shared strings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself. Default 4 GiB.
    pub file_bytes: u64,
    /// Bytes that one part of a compressed file may grow to. Default 8 GiB:
    /// parts are streamed, so that this bounds time and not memory.
    pub part_bytes: u64,
    /// How many times a part may be bigger than its compressed form, once it
    /// has passed [`Limits::RATIO_FROM`]. Default 200.
    pub ratio: u64,
    /// Parts in a compressed file. Default 10,000.
    pub parts: u64,
    /// Bytes held for the whole of a file: shared strings, styles, sheet names,
    /// sectors of an old workbook. Default 192 MiB.
    pub held_bytes: usize,
    /// Bytes of one cell. Default 1 MiB; a spreadsheet has at most 32,767
    /// characters.
    pub cell_bytes: usize,
    /// Bytes of one row of a text file. Default 8 MiB.
    pub row_bytes: usize,
    /// Columns. Default 16,384, as spreadsheets have.
    pub columns: u32,
    /// The number of the last row. Default 20,000,000.
    pub rows: u64,
    /// Cells in all, repeated ones counted. Default 400,000,000.
    pub cells: u64,
    /// Blank rows one after another. Default 2,000,000: a sheet that was
    /// formatted to its end has a million.
    pub blank_run: u64,
    /// Sheets. Default 1,000.
    pub sheets: usize,
    /// Bytes of a workbook of the old binary kind (XLS). Default 128 MiB.
    pub xls_bytes: u64,
}

impl Limits {
    /// Below this size nobody asks how well a part was compressed: 32 MiB.
    pub const RATIO_FROM: u64 = 32 << 20;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 4 << 30,
            part_bytes: 8 << 30,
            ratio: 200,
            parts: 10_000,
            held_bytes: 192 << 20,
            cell_bytes: 1 << 20,
            row_bytes: 8 << 20,
            columns: 16_384,
            rows: 20_000_000,
            cells: 400_000_000,
            blank_run: 2_000_000,
            sheets: 1_000,
            xls_bytes: 128 << 20,
        }
    }
}

/// Which bound was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// [`Limits::file_bytes`].
    FileBytes,
    /// [`Limits::part_bytes`].
    PartBytes,
    /// [`Limits::ratio`].
    Ratio,
    /// [`Limits::parts`].
    Parts,
    /// [`Limits::held_bytes`].
    HeldBytes,
    /// [`Limits::cell_bytes`].
    CellBytes,
    /// [`Limits::row_bytes`].
    RowBytes,
    /// [`Limits::columns`].
    Columns,
    /// [`Limits::rows`].
    Rows,
    /// [`Limits::cells`].
    Cells,
    /// [`Limits::blank_run`].
    BlankRun,
    /// [`Limits::sheets`].
    Sheets,
    /// [`Limits::xls_bytes`].
    XlsBytes,
}

impl Bound {
    /// The key by which its words are found: `part-bytes`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FileBytes => "file-bytes",
            Self::PartBytes => "part-bytes",
            Self::Ratio => "ratio",
            Self::Parts => "parts",
            Self::HeldBytes => "held-bytes",
            Self::CellBytes => "cell-bytes",
            Self::RowBytes => "row-bytes",
            Self::Columns => "columns",
            Self::Rows => "rows",
            Self::Cells => "cells",
            Self::BlankRun => "blank-run",
            Self::Sheets => "sheets",
            Self::XlsBytes => "xls-bytes",
        }
    }

    /// What is bounded, in words that follow "more than 20 …".
    pub const fn noun(self) -> &'static str {
        match self {
            Self::FileBytes => "bytes in the file",
            Self::PartBytes => "bytes in one unpacked part",
            Self::Ratio => "times the packed size in one part",
            Self::Parts => "parts in the file",
            Self::HeldBytes => "bytes of shared texts",
            Self::CellBytes => "bytes in one cell",
            Self::RowBytes => "bytes in one row",
            Self::Columns => "columns",
            Self::Rows => "rows",
            Self::Cells => "cells",
            Self::BlankRun => "blank rows one after another",
            Self::Sheets => "sheets",
            Self::XlsBytes => "bytes in a workbook of the old kind",
        }
    }
}
