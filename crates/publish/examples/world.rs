//! Draws the world in each language into a folder, and says how long it took.
//!
//! ```sh
//! cargo run -p passerelle-publish --example world -- FOLDER
//! ```

#![expect(clippy::print_stdout, reason = "its figures are for whoever runs it")]

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use passerelle_l10n::{Language, Words};
use passerelle_model::country::Country;
use passerelle_model::table::{Cell, Column, Kind, Label, Role, Table};
use passerelle_publish::map::{Brief, Ground, draw, world_geojson};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("a folder, please")?);
    let table = invented()?;
    let begun = Instant::now();
    let ground = Ground::world();
    println!("the ground, once: {:?}", begun.elapsed());
    for language in Language::ALL {
        let begun = Instant::now();
        let brief = Brief::new("world", &table, "country", "people");
        let map = draw(&brief, ground, Words::of(*language))?;
        let took = begun.elapsed();
        println!("{}: {took:?}, {} bytes", language.code(), map.picture.len());
        fs::write(
            folder.join(format!("world-{}.svg", language.code())),
            map.file(),
        )?;
        fs::write(
            folder.join(format!("world-{}.inline.svg", language.code())),
            map.picture,
        )?;
    }
    let begun = Instant::now();
    let outlines = world_geojson();
    println!(
        "outlines, once: {:?}, {} bytes",
        begun.elapsed(),
        outlines.len()
    );
    fs::write(folder.join("world.geojson"), outlines)?;
    Ok(())
}

/// Figures that mean nothing, of every kind.
fn invented() -> Result<Table, Box<dyn Error>> {
    let columns = vec![
        Column::new(
            "country",
            Label::of("Country"),
            Kind::Country,
            Role::Dimension,
        )?,
        Column::new("people", Label::of("People"), Kind::COUNT, Role::Persons)?,
    ];
    let mut table = Table::new(Label::of("Invented figures"), columns)?;
    for (n, country) in (0i64..).zip(Country::all()) {
        let cell = match n % 11 {
            0 | 1 => continue,
            2 => Cell::NoData,
            3 => Cell::Hidden,
            4 => Cell::Number(0),
            _ => Cell::Number((n * n * 37) % 1_009),
        };
        table.push(vec![Cell::Country(country.code), cell])?;
    }
    Ok(table)
}
