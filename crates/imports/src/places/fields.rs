//! Where the columns of a table of places may go.

use passerelle_model::country::Country;
use passerelle_tables::Choices;

use crate::kind::{Reads, Target};

/// Levels of administration, from the one below the country.
pub(super) const LEVELS: usize = 3;

/// The languages in which a table may name places, with the target of a place's
/// name and that of the name of each level above.
pub(super) const LANGUAGES: [&str; 8] = ["en", "fr", "ar", "es", "pt", "ru", "zh", "uk"];

macro_rules! names {
    ($($code:literal: $($called:literal),*;)*) => {
        [$(Target::text(concat!("name_", $code))
            .within("names")
            .called(&[concat!("name_", $code), concat!("name ", $code), $($called),*])
            .tagged(&[
                concat!("#adm+name+", $code),
                concat!("#loc+name+", $code),
                concat!("#adm+name+i_", $code),
            ])),*]
    };
}

const NAMES: [Target; LANGUAGES.len()] = names! {
    "en": "english name", "name in english", "nom anglais";
    "fr": "french name", "nom francais", "nom en francais", "name in french";
    "ar": "arabic name", "name in arabic", "الاسم بالعربية", "nom arabe";
    "es": "spanish name", "name in spanish", "nombre en espanol";
    "pt": "portuguese name", "name in portuguese";
    "ru": "russian name", "название";
    "zh": "chinese name", "名称";
    "uk": "ukrainian name", "назва";
};

macro_rules! level {
    ($n:literal) => {
        [
            Target::text(concat!("adm", $n, "_code"))
                .within("levels")
                .reads(Reads::Code)
                .called(&[
                    concat!("adm", $n, "_pcode"),
                    concat!("admin", $n, "pcode"),
                    concat!("admin ", $n, " pcode"),
                    concat!("admin", $n, "_code"),
                    concat!("adm", $n, "_code"),
                    concat!("adm", $n, "code"),
                    concat!("adm", $n, "_id"),
                    concat!("admin", $n, " p-code"),
                    concat!("code admin", $n),
                ])
                .tagged(&[concat!("#adm", $n, "+code")]),
            Target::text(concat!("adm", $n, "_name"))
                .within("levels")
                .with(concat!("adm", $n, "_code"))
                .called(&[
                    concat!("adm", $n, "_name"),
                    concat!("admin", $n, "name"),
                    concat!("admin ", $n, " name"),
                    concat!("admin", $n, "_name"),
                    concat!("adm", $n),
                    concat!("admin", $n),
                    concat!("admin ", $n),
                    concat!("nom admin", $n),
                ])
                .tagged(&[
                    concat!("#adm", $n, "+name-en-fr-ar-es"),
                    concat!("#adm", $n, "-code-en-fr-ar-es"),
                ]),
            level_name!($n, "en", "en"),
            level_name!($n, "fr", "fr"),
            level_name!($n, "ar", "ar"),
            level_name!($n, "es", "es"),
        ]
    };
}

macro_rules! level_name {
    ($n:literal, $code:literal, $tag:literal) => {
        Target::text(concat!("adm", $n, "_name_", $code))
            .within("levels")
            .with(concat!("adm", $n, "_code"))
            .called(&[
                concat!("adm", $n, "_", $code),
                concat!("admin", $n, "name_", $code),
                concat!("adm", $n, "_name_", $code),
                concat!("admin", $n, "_", $code),
            ])
            .tagged(&[
                concat!("#adm", $n, "+name+", $tag),
                concat!("#adm", $n, "+", $tag, "-code"),
            ])
    };
}

/// The languages of the names of levels above.
pub(super) const LEVEL_LANGUAGES: [&str; 4] = ["en", "fr", "ar", "es"];

const MAIN: [Target; 11] = [
    Target::text("country")
        .needed()
        .fixed()
        .called(&[
            "country",
            "location",
            "country code",
            "iso3",
            "iso2",
            "iso_a2",
            "iso_a3",
            "adm0_a3",
            "adm0_pcode",
            "admin0pcode",
            "adm0_en",
            "adm0",
            "admin0name",
            "pays",
            "pais",
            "البلد",
            "страна",
        ])
        .one_of(countries)
        .tagged(&["#country+code", "#country+name", "#country"]),
    Target::text("level")
        .fixed()
        .called(&[
            "admin level",
            "adm level",
            "level",
            "adm_level",
            "place type",
            "niveau",
            "niveau admin",
            "nivel",
            "المستوى",
        ])
        .tagged(&["#geo+admin_level", "#adm+level", "#loc+type"]),
    Target::text("code")
        .reads(Reads::Code)
        .called(&[
            "p-code",
            "pcode",
            "p code",
            "place code",
            "code",
            "geonameid",
            "site id",
            "site code",
            "الرمز",
        ])
        .tagged(&["#adm+code-parent", "#loc+code"]),
    Target::text("name")
        .called(&[
            "name",
            "place name",
            "site name",
            "nom",
            "nombre",
            "nome",
            "اسم",
            "الاسم",
            "наименование",
        ])
        .tagged(&["#adm+name-en-fr-ar-es", "#loc+name"]),
    Target::text("language").fixed().called(&[
        "language",
        "name language",
        "langue",
        "idioma",
        "اللغة",
    ]),
    Target::text("aliases")
        .called(&[
            "aliases",
            "alias",
            "other names",
            "alternate names",
            "alternative name",
            "autres noms",
            "refname",
            "altname",
        ])
        .tagged(&["#adm+name+alt", "#loc+name+alt"]),
    Target::text("parent")
        .fixed()
        .reads(Reads::Code)
        .called(&[
            "parent p-code",
            "parent pcode",
            "parent code",
            "parent",
            "code parent",
            "الرمز الاب",
        ])
        .tagged(&["#adm+code+parent"]),
    Target::text("from")
        .fixed()
        .reads(Reads::Day)
        .called(&[
            "valid from date",
            "valid from",
            "validon",
            "from",
            "start date",
            "date debut",
            "desde",
            "من",
        ])
        .tagged(&["#date+start"]),
    Target::text("to")
        .reads(Reads::Day)
        .called(&[
            "valid to date",
            "valid to",
            "validto",
            "to",
            "end date",
            "date fin",
            "hasta",
            "الى",
        ])
        .tagged(&["#date+end"]),
    Target::text("latitude")
        .reads(Reads::Latitude)
        .called(&["latitude", "lat", "y", "خط العرض", "latitud"])
        .tagged(&["#geo+lat"]),
    Target::text("longitude")
        .reads(Reads::Longitude)
        .called(&[
            "longitude",
            "lon",
            "lng",
            "long",
            "x",
            "خط الطول",
            "longitud",
        ])
        .tagged(&["#geo+lon"]),
];

const PER_LEVEL: usize = 2 + LEVEL_LANGUAGES.len();
const COUNT: usize = MAIN.len() + NAMES.len() + LEVELS * PER_LEVEL;

/// Countries with all that people call them.
fn countries() -> Choices {
    Choices::new(Country::all().iter().map(|country| {
        let names = country.names().iter().copied().chain(country.also());
        (
            country.code.as_str(),
            names.chain([country.alpha3]).collect::<Vec<_>>(),
        )
    }))
}

/// Every target of the import of places.
pub(super) const TARGETS: [Target; COUNT] = {
    let levels: [[Target; PER_LEVEL]; LEVELS] = [level!("1"), level!("2"), level!("3")];
    let mut all = [MAIN[0]; COUNT];
    let mut at = 0;
    while at < COUNT {
        all[at] = if at < MAIN.len() {
            MAIN[at]
        } else if at < MAIN.len() + NAMES.len() {
            NAMES[at - MAIN.len()]
        } else {
            let of_level = at - MAIN.len() - NAMES.len();
            levels[of_level / PER_LEVEL][of_level % PER_LEVEL]
        };
        at += 1;
    }
    all
};

/// The target of a level's code and name: `adm1_code`, `adm1_name`.
pub(super) const LEVEL_TARGETS: [(&str, &str, [&str; LEVEL_LANGUAGES.len()]); LEVELS] = [
    (
        "adm1_code",
        "adm1_name",
        [
            "adm1_name_en",
            "adm1_name_fr",
            "adm1_name_ar",
            "adm1_name_es",
        ],
    ),
    (
        "adm2_code",
        "adm2_name",
        [
            "adm2_name_en",
            "adm2_name_fr",
            "adm2_name_ar",
            "adm2_name_es",
        ],
    ),
    (
        "adm3_code",
        "adm3_name",
        [
            "adm3_name_en",
            "adm3_name_fr",
            "adm3_name_ar",
            "adm3_name_es",
        ],
    ),
];

/// The target of a name in each of [`LANGUAGES`].
pub(super) const NAME_TARGETS: [&str; LANGUAGES.len()] = [
    "name_en", "name_fr", "name_ar", "name_es", "name_pt", "name_ru", "name_zh", "name_uk",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_there_once() {
        let mut codes: Vec<_> = TARGETS.iter().map(|target| target.code).collect();
        let named = LEVEL_TARGETS.iter().flat_map(|(code, name, others)| {
            [*code, *name].into_iter().chain(others.iter().copied())
        });
        for code in NAME_TARGETS.into_iter().chain(named) {
            assert!(codes.contains(&code), "{code}");
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), TARGETS.len());
    }
}
