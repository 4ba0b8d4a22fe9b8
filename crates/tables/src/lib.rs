//! Reads tables as people send them: CSV in any encoding and with any mark
//! between its cells, XLSX, XLS, ODS and JSON lines.
//!
//! Reading is generous, and exact in what it says. A wrong extension, a title
//! above the header, `1.234,5`, `١٢`, `N/A` and `4-Mar-20` are read; what cannot
//! be read, or can be read in two ways, is said at its cell:
//! `Sheet1!F17: "32/13/2020" is not a date`.
//!
//! 1. [`open`] or [`open_path`] finds out the kind by the content and lists the
//!    sheets: [`Workbook`].
//! 2. [`Workbook::survey`] looks at the first rows and guesses header, HXL
//!    hashtags, encoding and the conventions of each column: [`Reading`]. Every
//!    guess has its confidence and reason, and [`Options`] overrule it.
//! 3. [`Workbook::rows`] streams [`Row`]s, each told what it is (data, a sum, a
//!    remark). A [`CellRef`] is read as a type with its column's [`Format`], or
//!    gives a [`Fault`].
//! 4. [`mapping::guess`] proposes which column is which field; what a person
//!    decided is a [`mapping::Mapping`], kept as TOML, checked against the next
//!    file and bound to it.
//! 5. [`result::ResultWriter`] writes the rows back with a verdict on each.
//!
//! CSV, XLSX, ODS and JSON are streamed: memory holds one row, the shared
//! strings of a workbook and some buffers. XLS holds its file's strings. All of
//! it is bounded by [`Limits`], and nothing that a file says about its own size
//! is believed.
//!
//! Formulas are never computed: the result that was saved is read, and a
//! formula without one says so. Macros, links and entities are not followed.

pub mod address;
mod error;
mod fault;
mod fold;
mod format;
mod header;
pub mod hxl;
mod limits;
pub mod mapping;
mod missing;
mod number;
pub mod parse;
mod profile;
mod reading;
pub mod result;
mod row;
mod rows;
mod sniff;
mod source;
mod value;
mod workbook;

pub use address::Address;
pub use error::ReadError;
pub use fault::{Fault, FaultCode, Note, NoteCode, Wrong};
pub use fold::fold;
pub use format::{DateOrder, DecimalMark, Format};
pub use limits::{Bound, Limits};
pub use missing::{is_certainly_missing, is_possibly_missing};
pub use number::{Decimal, NotADecimal, Number};
pub use parse::date::{PartialDate, serial_day};
pub use parse::time::Moment;
pub use parse::words::{Axis, Choices};
pub use profile::{Profile, Proof, Shape};
pub use reading::{
    Column, Guess, HeaderRows, Kind, Options, Quote, Reading, Sheet, SheetChoice, Why,
};
pub use row::{CellRef, Row, RowKind};
pub use rows::{Rows, Tally};
pub use source::ReadSeek;
pub use value::{Cell, Value};
pub use workbook::{Workbook, open, open_path};
