//! The offices of the demo agency.

use jiff::civil::{Date, date};
use passerelle_model::office::{
    CloseOffice, DatedName, OfficeAction, OfficeForm, OpenOffice, RenameOffice, SetFocalPoint,
};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, Faults, OfficeId};

use super::world::World;
use crate::trouble::Trouble;

/// An office of the demo, as somebody would type it.
struct Seed {
    key: &'static str,
    parent: &'static str,
    kind: &'static str,
    name: &'static str,
    countries: &'static str,
    address: &'static str,
    languages: &'static str,
    from: &'static str,
}

/// The headquarters come first, and each office after the one above it.
#[rustfmt::skip]
const OFFICES: [Seed; 14] = [
    Seed { key: "headquarters", parent: "", kind: "headquarters", name: "Headquarters", countries: "CH", address: "Chemin de l’Exemple 1\n1200 Geneva\nSwitzerland", languages: "en fr es ar", from: "1991-03-04" },
    Seed { key: "brussels", parent: "headquarters", kind: "regional_office", name: "Regional Office Brussels", countries: "BE FR IE LU NL", address: "Rue de l’Exemple 15\n1000 Brussels\nBelgium", languages: "en fr nl", from: "1996-09-02" },
    Seed { key: "belgium", parent: "brussels", kind: "country_office", name: "Country Office Belgium", countries: "BE LU", address: "Rue de l’Exemple 17\n1000 Brussels\nBelgium", languages: "en fr nl ar", from: "1996-09-02" },
    Seed { key: "antwerp", parent: "belgium", kind: "sub_office", name: "Sub-Office Antwerp", countries: "BE", address: "Voorbeeldstraat 8\n2000 Antwerp\nBelgium", languages: "en nl ar", from: "2004-01-05" },
    Seed { key: "liege", parent: "belgium", kind: "sub_office", name: "Sub-Office Liège", countries: "BE", address: "Quai de l’Exemple 22\n4000 Liège\nBelgium", languages: "fr ar", from: "2006-05-15" },
    Seed { key: "charleroi", parent: "belgium", kind: "sub_office", name: "Sub-Office Charleroi", countries: "BE", address: "Place de l’Exemple 3\n6000 Charleroi\nBelgium", languages: "fr", from: "2009-10-01" },
    Seed { key: "luxembourg", parent: "belgium", kind: "sub_office", name: "Sub-Office Luxembourg", countries: "LU", address: "Beispillstrooss 5\n1000 Luxembourg\nLuxembourg", languages: "de en fr", from: "2011-02-01" },
    Seed { key: "netherlands", parent: "brussels", kind: "country_office", name: "Country Office Netherlands", countries: "NL", address: "Voorbeeldlaan 40\n2500 The Hague\nNetherlands", languages: "ar en nl", from: "1998-04-01" },
    Seed { key: "rotterdam", parent: "netherlands", kind: "sub_office", name: "Sub-Office Rotterdam", countries: "NL", address: "Voorbeeldkade 11\n3000 Rotterdam\nNetherlands", languages: "en nl", from: "2015-11-02" },
    Seed { key: "france", parent: "brussels", kind: "country_office", name: "Country Office France", countries: "FR", address: "Avenue de l’Exemple 60\n75000 Paris\nFrance", languages: "ar en fr", from: "1999-06-01" },
    Seed { key: "marseille", parent: "france", kind: "sub_office", name: "Sub-Office Marseille", countries: "FR", address: "Cours de l’Exemple 9\n13000 Marseille\nFrance", languages: "ar fr", from: "2016-03-01" },
    Seed { key: "ireland", parent: "brussels", kind: "country_office", name: "Country Office Ireland", countries: "IE", address: "Example Quay 4\nDublin\nIreland", languages: "en ga", from: "2002-09-16" },
    Seed { key: "amman", parent: "headquarters", kind: "regional_office", name: "Regional Office Amman", countries: "EG IQ JO LB", address: "شارع المثال ٧\nعمّان\nالأردن", languages: "ar en", from: "1994-01-17" },
    Seed { key: "jordan", parent: "amman", kind: "country_office", name: "Country Office Jordan", countries: "JO", address: "شارع المثال ٩\nعمّان\nالأردن", languages: "ar en", from: "2003-04-07" },
];

impl Seed {
    fn form(&self, number: usize, parent: Option<OfficeId>) -> OfficeForm {
        OfficeForm {
            name: self.name.to_owned(),
            kind: self.kind.to_owned(),
            parent: parent.map_or_else(String::new, |parent| parent.to_string()),
            countries: self.countries.to_owned(),
            address: self.address.to_owned(),
            // All at one switchboard: numbers that are reserved for invented ones.
            phone: format!("+32 2 555 01 {number:02}"),
            email: format!("{}@demo.example", self.key),
            web: format!("https://{}.demo.example", self.key),
            languages: self.languages.to_owned(),
            listed: Some("yes".to_owned()),
            from: self.from.to_owned(),
        }
    }
}

/// The console opens the office at the top, as `init` does.
pub(super) async fn open_top(world: &mut World<'_>) -> Result<(), Trouble> {
    let console = Actor::console();
    for (number, seed) in OFFICES.iter().enumerate().take(1) {
        open(world, &console, number, seed).await?;
    }
    Ok(())
}

/// The administrator opens the others.
pub(super) async fn open_the_rest(world: &mut World<'_>) -> Result<(), Trouble> {
    let administrator = world.administrator()?;
    for (number, seed) in OFFICES.iter().enumerate().skip(1) {
        open(world, &administrator, number, seed).await?;
    }
    Ok(())
}

async fn open(
    world: &mut World<'_>,
    actor: &Actor,
    number: usize,
    seed: &Seed,
) -> Result<(), Trouble> {
    let parent = match seed.parent {
        "" => None,
        parent => Some(world.office(parent)?),
    };
    let (details, name) = seed.form(number, parent).opening()?;
    let office = OfficeId::new(world.store.ids());
    let open = OpenOffice {
        office,
        name,
        details,
    };
    world
        .act(actor, Action::Office(OfficeAction::Open(open)))
        .await?;
    world.note_office(seed.key, office, seed.parent)
}

/// One office was renamed, another closed and its work went on elsewhere; some
/// have somebody who answers for them.
pub(super) async fn change(world: &World<'_>) -> Result<(), Trouble> {
    let (new_name, last_day) = (date(2019, 1, 1), date(2024, 6, 30));
    let mut actions = vec![
        renamed(
            world,
            "belgium",
            "Country Office Belgium and Luxembourg",
            new_name,
        )?,
        OfficeAction::Close(CloseOffice {
            office: world.office("charleroi")?,
            to: last_day,
            successor: Some(world.office("liege")?),
        }),
    ];
    for (office, person) in [
        ("brussels", "programme-manager"),
        ("belgium", "caseworker"),
        ("jordan", "enumerator"),
    ] {
        actions.push(OfficeAction::SetFocalPoint(SetFocalPoint {
            office: world.office(office)?,
            account: Some(world.person(person)?),
        }));
    }
    let administrator = world.administrator()?;
    for action in actions {
        world.act(&administrator, Action::Office(action)).await?;
    }
    Ok(())
}

fn renamed(
    world: &World<'_>,
    office: &str,
    name: &str,
    from: Date,
) -> Result<OfficeAction, Trouble> {
    let name = ShortText::parse(name).map_err(Faults::from)?;
    Ok(OfficeAction::Rename(RenameOffice {
        office: world.office(office)?,
        name: DatedName { name, from },
    }))
}
