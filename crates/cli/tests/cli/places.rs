//! The register of places at the console.

use crate::program::{Room, shows};

/// A made-up province with two districts, of which one has two spellings.
const REGISTER: &str = "\
country,level,code,name,alias,parent
NE,admin1,XN,Éxample North,,
NE,admin2,XN01,Hill,Hyll,XN
NE,admin2,XN02,Hill East,,XN
";

#[test]
fn places_are_imported_counted_found_and_shown() {
    let room = Room::with_agency();
    room.write("register.csv", REGISTER, 0o600);
    let says = |words: &[&str]| {
        let all: Vec<_> = ["--data-dir", "data", "places"]
            .iter()
            .chain(words)
            .copied()
            .collect();
        room.says(&all)
    };
    shows("places_none", &says(&["list"]));
    let imported = says(&["import", "register.csv"]);
    assert!(imported.contains("exit 0"), "{imported}");
    shows("places_counted", &says(&["list"]));
    shows("places_below", &says(&["list", "--below", "xn"]));
    shows(
        "places_found",
        &says(&["find", "example", "nor", "--country", "niger"]),
    );
    shows("places_found_alias", &says(&["find", "hyll"]));
    shows("places_show", &says(&["show", "XN01"]));
    shows("places_show_unknown", &says(&["show", "XN99"]));
    shows("places_show_no_area", &says(&["show", "XN01", "--area"]));
    let found = says(&["find", "tchad"]);
    assert!(
        found.contains("TCD") && found.contains("country"),
        "{found}"
    );
    let shown = says(&["show", "TCD"]);
    assert!(shown.contains("تشاد") && shown.contains("148"), "{shown}");
    shows("places_wrong_kind", &says(&["list", "--kind", "town"]));
}
