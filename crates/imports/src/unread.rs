//! Why a file cannot be imported as it is.

use std::io;

use passerelle_store::StoreError;
use passerelle_tables::ReadError;
use passerelle_tables::mapping::{Misfit, MisfitCode};
use passerelle_tables::result::WriteError;

use crate::said::{Said, SaidValue};

/// Rows of one import at most: what rows call each other is held in memory.
pub const MOST_ROWS: i64 = 500_000;

/// Why a file cannot be imported as it is.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// It does not read.
    #[error("the file does not read")]
    File(#[from] ReadError),
    /// The mapping does not fit it.
    #[error("the mapping does not fit the file")]
    Mapping(Vec<Said>),
    /// TopoJSON, which is not read.
    #[error("the file is TopoJSON")]
    TopoJson,
    /// GeoJSON for a kind of import that has no use for it.
    #[error("GeoJSON is not read for this kind of import")]
    NoGeometry,
    /// Nothing stands below the header.
    #[error("there are no rows")]
    NoRows,
    /// More rows than one import takes.
    #[error("there are too many rows")]
    TooManyRows,
    /// Somebody asked to stop.
    #[error("the work was stopped")]
    Stopped,
    /// The result could not be written.
    #[error("the result could not be written")]
    Write(#[from] WriteError),
    /// The store failed.
    #[error("the store failed")]
    Store(#[from] StoreError),
}

impl Unread {
    /// What is said to whoever sent the file; nothing where the machine failed.
    pub fn said(&self) -> Vec<Said> {
        match self {
            Self::File(ReadError::Io(_)) | Self::Stopped | Self::Write(_) | Self::Store(_) => {
                Vec::new()
            }
            Self::File(error) => vec![of_file(error)],
            Self::Mapping(said) => said.clone(),
            Self::TopoJson => vec![Said::row("import-file-topojson")],
            Self::NoGeometry => vec![Said::row("import-file-no-geometry")],
            Self::NoRows => vec![Said::row("import-file-no-rows")],
            Self::TooManyRows => {
                vec![Said::row("import-file-too-many-rows").with("max", MOST_ROWS)]
            }
        }
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self::File(error.into())
    }
}

fn of_file(error: &ReadError) -> Said {
    match error {
        ReadError::Limit { max, bound, .. } => {
            let max = i64::try_from(*max).unwrap_or(i64::MAX);
            Said::row("import-file-limit")
                .with("max", max)
                .with("what", bound.key())
        }
        other => Said::row(format!("import-file-{}", other.key())),
    }
}

/// What does not fit of a mapping, at its target.
pub(crate) fn of_misfit(misfit: &Misfit) -> Said {
    let value = |name: &str| {
        let found = misfit.values.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let mut said = match misfit.code {
        MisfitCode::ColumnGone => Said::row("import-map-no-column").with("column", value("column")),
        MisfitCode::ColumnTwice => {
            Said::row("import-map-two-columns").with("column", value("column"))
        }
        MisfitCode::UnknownField => {
            Said::row("import-map-no-target").with("target", value("field"))
        }
        MisfitCode::RequiredFieldMissing | MisfitCode::FieldFromNowhere => {
            Said::row("import-map-needed")
        }
        other => {
            let values = misfit.values.iter();
            let mut said = Said::row(format!("import-map-{}", other.key()));
            said.values = values
                .map(|(name, value)| ((*name).to_owned(), SaidValue::Text(value.clone())))
                .collect();
            said
        }
    };
    value("field").clone_into(&mut said.target);
    said
}
