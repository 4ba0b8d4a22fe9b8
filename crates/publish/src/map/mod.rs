//! Maps drawn here, as SVG without a script, from a table.
//!
//! A map is a picture with a key, and never stands without its table: what it
//! says by colour, the table says in words, and the picture tells a reader who
//! cannot see it where to find them. Numbers are classes of one colour; nought,
//! "no data" and "hidden" each have a sign of their own that is not colour alone.
//!
//! ```
//! use passerelle_l10n::{Language, Words};
//! use passerelle_model::CountryCode;
//! use passerelle_model::table::{Cell, Column, Kind, Label, Role, Table};
//! use passerelle_publish::map::{Brief, Ground, draw};
//!
//! let mut table = Table::new(
//!     Label::of("Offices"),
//!     vec![
//!         Column::new("country", Label::of("Country"), Kind::Country, Role::Dimension)?,
//!         Column::new("offices", Label::of("Offices"), Kind::COUNT, Role::Open)?,
//!     ],
//! )?;
//! let chad = CountryCode::parse("Chad").map_err(|_| "no such country")?;
//! table.push(vec![Cell::Country(chad), Cell::Number(3)])?;
//! let brief = Brief::new("offices", &table, "country", "offices");
//! let map = draw(&brief, Ground::world(), Words::of(Language::En))?;
//! assert!(map.picture.contains("<title>Chad: 3</title>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod classes;
mod dissolve;
mod file;
mod geojson;
mod grid;
mod ground;
mod key;
mod outline;
mod picture;
mod projection;
mod seam;
mod sketch;
mod topology;
mod world;

use std::collections::HashMap;

use passerelle_l10n::Words;
use passerelle_model::country::CountryCode;
use passerelle_model::table::{Cell, Column, Figure, Kind, Role, Table};

pub use classes::{Classes, MOST_CLASSES, Scheme};
pub use geojson::world_geojson;
pub use ground::Ground;
pub use key::Entry;
pub use outline::{Outline, Ring};
pub use sketch::sketch;
pub use world::has_outlines;

use crate::sheet::Sheet;

/// What is to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Brief<'a> {
    /// A word of letters and hyphens, another for each map of a page.
    pub id: &'a str,
    /// The table.
    pub table: &'a Table,
    /// The column of the places.
    pub place: &'a str,
    /// The column of the figures.
    pub figure: &'a str,
    /// How classes are chosen.
    pub scheme: Scheme,
    /// What is said of ground that the table has no row for, in the reader's
    /// language; none for "no data".
    pub beyond: Option<&'a str>,
}

impl<'a> Brief<'a> {
    /// A map in natural classes.
    pub fn new(id: &'a str, table: &'a Table, place: &'a str, figure: &'a str) -> Self {
        Self {
            id,
            table,
            place,
            figure,
            scheme: Scheme::default(),
            beyond: None,
        }
    }
}

/// Why a table gives no map.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unmappable {
    /// There is no such column.
    #[error("there is no column `{0}`")]
    NoColumn(String),
    /// A column of something else stands for the places.
    #[error("the column `{0}` does not hold places")]
    NoPlaces(String),
    /// A column of words stands for the figures.
    #[error("the column `{0}` does not count")]
    NoFigures(String),
}

/// A map: the picture, its key, and the table that says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    /// What it shows.
    pub title: String,
    /// What a reader who does not see it is told instead.
    pub summary: String,
    /// The picture, to be put into a page as it is.
    pub picture: String,
    /// The key, from the lowest class to what is not known.
    pub key: Vec<Entry>,
    /// Places of the table that are not on the ground of this map.
    pub not_drawn: Vec<String>,
    /// What the lines are and are not: for under the picture.
    pub notes: Vec<String>,
    /// The whole table in words.
    pub sheet: Sheet,
    pub(crate) frame: picture::Frame,
}

/// Draws a map of a table.
///
/// Of a table with other dimensions the totals are drawn: rows that are about
/// all of them.
pub fn draw(brief: &Brief<'_>, ground: &Ground, words: Words) -> Result<Map, Unmappable> {
    let places = column(brief.table, brief.place)?;
    let figures = column(brief.table, brief.figure)?;
    if !matches!(places.1.kind, Kind::Country | Kind::Place) {
        return Err(Unmappable::NoPlaces(brief.place.to_owned()));
    }
    if !figures.1.kind.counts() {
        return Err(Unmappable::NoFigures(brief.figure.to_owned()));
    }
    let known = found(brief.table, places.0, figures.0, words);
    let numbers = known.values().filter_map(|found| match found.figure {
        Figure::Number(number) => Some(number),
        _ => None,
    });
    let drawing = picture::Drawing {
        id: brief.id,
        words,
        kind: figures.1.kind,
        classes: Classes::of(numbers, brief.scheme),
        found: &known,
        beyond: brief.beyond,
        ground,
    };
    let mut sheet = Sheet::of(brief.table, words);
    sheet.sort(words);
    Ok(drawing.map(sheet))
}

fn column<'a>(table: &'a Table, key: &str) -> Result<(usize, &'a Column), Unmappable> {
    table
        .column(key)
        .ok_or_else(|| Unmappable::NoColumn(key.to_owned()))
}

/// What the table says of a place.
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) figure: Figure,
}

fn found(table: &Table, place: usize, figure: usize, words: Words) -> HashMap<String, Found> {
    let others = |at: usize, column: &Column| at != place && column.role == Role::Dimension;
    let is_total = |row: &[Cell]| {
        let cells = table.columns().iter().zip(row).enumerate();
        cells
            .filter(|(at, (column, _))| others(*at, column))
            .all(|(_, (_, cell))| *cell == Cell::All)
    };
    table
        .rows()
        .filter(|row| is_total(row))
        .filter_map(|row| {
            let (place, figure) = (row.get(place)?, row.get(figure)?.figure()?);
            let name = place.words(words.language().code())?;
            Some((place.code()?, Found { name, figure }))
        })
        .collect()
}

/// The name of a place that the table does not name.
pub(crate) fn name_of(code: &str, name: &str, words: Words) -> String {
    if !name.is_empty() {
        return name.to_owned();
    }
    match CountryCode::stored(code) {
        Some(country) => country.name(words.language().code()).to_owned(),
        None => code.to_owned(),
    }
}
