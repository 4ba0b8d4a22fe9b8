//! Importing a table, and taking it back.

use crate::program::{Room, shows};

const LIST: &str = "country,level,code,name,parent,from
TD,2,TD0101,Batha Est,TD01,2020-01-02
TD,1,TD01,Batha,TD,2020-01-02
TD,2,TD0901,Lost,TD09,2020-01-02
TD,1,TD02,Borkou,TD,32/13/2020
";
const GOOD: &str = "country,level,code,name,parent,from
TD,2,TD0101,Batha Est,TD01,2020-01-02
TD,1,TD01,Batha,TD,2020-01-02
";

fn words<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["--data-dir", "data"], more].concat()
}

#[test]
fn a_list_is_looked_at_imported_and_taken_back() {
    let room = Room::with_agency();
    room.write("list.csv", LIST, 0o600);
    room.write("good.csv", GOOD, 0o600);
    let says = |name: &str, more: &[&str]| shows(name, &room.says(&words(more)));
    let import = ["places", "import"];
    says(
        "import_dry_run",
        &[&import[..], &["list.csv", "--dry-run"]].concat(),
    );
    says("import_refused", &[&import[..], &["list.csv"]].concat());
    says(
        "import_leave_out",
        &[
            &import[..],
            &[
                "list.csv",
                "--leave-out",
                "--result",
                "told.csv",
                "--save-map",
                "map.toml",
            ],
        ]
        .concat(),
    );
    let told = std::fs::read_to_string(room.path("told.csv")).unwrap();
    assert!(told.contains("Lost,TD09,2020-01-02,Refused,"), "{told}");
    assert!(told.contains("Batha,TD,2020-01-02,Added,,place/"), "{told}");
    let map = std::fs::read_to_string(room.path("map.toml")).unwrap();
    shows("import_map", &map);
    says(
        "import_known",
        &[&import[..], &["good.csv", "--map", "map.toml"]].concat(),
    );
    says(
        "import_json",
        &[&import[..], &["list.csv", "--json"]].concat(),
    );
    says("import_list", &["import", "list"]);

    let listed = room.run(&words(&["import", "list", "--json"]));
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let id = listed["import"].as_str().unwrap();
    says("import_undo", &["import", "undo", id]);
    says("import_undo_twice", &["import", "undo", id]);
    says("import_replay", &["log", "replay"]);
}

#[test]
fn what_was_typed_wrongly_is_said_with_what_there_is() {
    let room = Room::with_agency();
    room.write("good.csv", GOOD, 0o600);
    room.write("picture.csv", "\u{89}PNG", 0o600);
    room.write("empty.csv", "", 0o600);
    room.write("broken.toml", "version = ", 0o600);
    let says = |name: &str, more: &[&str]| {
        let more = [&["places", "import"], more].concat();
        shows(name, &room.says(&words(&more)));
    };
    says("import_no_file", &["nowhere.csv"]);
    says("import_empty", &["empty.csv"]);
    says("import_no_map", &["good.csv", "--map", "broken.toml"]);
    says("import_no_target", &["good.csv", "--value", "planet=earth"]);
    says("import_no_column", &["good.csv", "--column", "code=Kode"]);
    says("import_half_a_pair", &["good.csv", "--value", "level"]);
    says("import_needed", &["good.csv", "--column", "country="]);
}
