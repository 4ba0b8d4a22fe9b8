//! What may be typed after `passerelle places`.

use clap::{Args, Subcommand};
use passerelle_model::place::PlaceKind;
use passerelle_model::{Country, CountryCode};

use super::{ImportFile, Json};

/// Work on places.
#[derive(Debug, Subcommand)]
pub(crate) enum Places {
    /// Import places: P-codes, sites, points, areas
    Import(ImportFile),
    /// Count places, or list those of a country or below a place
    List(ListPlaces),
    /// Find places by the beginning of a name, another spelling, or a code
    Find(FindPlaces),
    /// Show all that is known of a place
    Show(ShowPlace),
}

/// Which places are listed.
#[derive(Debug, Args)]
#[command(after_help = "\
Without a country or a place it counts what is known of each country.

  passerelle places list --country Niger
  passerelle places list --country NE --kind site --ended
  passerelle places list --below NE001")]
pub(crate) struct ListPlaces {
    /// Of this country: its letters, its number or its name
    #[arg(long, value_name = "COUNTRY", value_parser = country)]
    pub(crate) country: Option<CountryCode>,
    /// Of this kind: admin1, admin2, admin3, site or point
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(crate) kind: Option<PlaceKind>,
    /// Just below the place with this P-code or id
    #[arg(long, value_name = "PLACE")]
    pub(crate) below: Option<String>,
    /// Those that ended, too
    #[arg(long)]
    pub(crate) ended: bool,
    #[command(flatten)]
    pub(crate) output: Json,
}

/// Which places are looked for.
#[derive(Debug, Args)]
pub(crate) struct FindPlaces {
    /// Beginnings of words, in any script and spelling
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,
    /// In this country: its letters, its number or its name
    #[arg(long, value_name = "COUNTRY", value_parser = country)]
    pub(crate) country: Option<CountryCode>,
    /// Of this kind: admin1, admin2, admin3, site or point
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(crate) kind: Option<PlaceKind>,
    /// Those that ended, too
    #[arg(long)]
    pub(crate) ended: bool,
    #[command(flatten)]
    pub(crate) output: Json,
}

/// Which place is shown.
#[derive(Debug, Args)]
pub(crate) struct ShowPlace {
    /// Its P-code or id
    #[arg(value_name = "PLACE")]
    pub(crate) place: String,
    /// Its country, where several have that P-code
    #[arg(long, value_name = "COUNTRY", value_parser = country)]
    pub(crate) country: Option<CountryCode>,
    /// Print its area alone, as GeoJSON
    #[arg(long, conflicts_with = "json")]
    pub(crate) area: bool,
    #[command(flatten)]
    pub(crate) output: Json,
}

fn country(raw: &str) -> Result<CountryCode, String> {
    let found = Country::find(raw).map(|country| country.code);
    found.ok_or_else(|| "not a country that is known by that name or code".to_owned())
}

fn kind(raw: &str) -> Result<PlaceKind, String> {
    let all = PlaceKind::ALL.map(PlaceKind::code).join(", ");
    PlaceKind::parse(raw).or(Err(format!("the kinds are {all}")))
}
