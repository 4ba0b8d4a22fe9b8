//! Features of GeoJSON: properties are columns, geometry comes with them.

use passerelle_imports::desk::{Choice, Step};
use passerelle_model::policy::Role;
use passerelle_model::{Actor, Noun, Purpose};
use passerelle_store::ImportState;
use passerelle_testkit::on_each;

use crate::places::place;
use crate::work::{check, commit, findings, mapped, outcome, result, said, step};

fn feature(code: &str, geometry: &str) -> String {
    format!(
        r#"{{"type":"Feature","properties":{{"adm1_code":"{code}","name":"Badakhshan","name_en":"Badakhshan","name_ar":"بدخشان","iso_a2":"AF","latitude":36.781,"longitude":70.8036}},"geometry":{geometry}}}"#
    )
}

fn collection(features: &[String]) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

const SQUARE: &str =
    r#"{"type":"Polygon","coordinates":[[[70,36],[71,36],[71,37],[70,37],[70,36]]]}"#;
const LARGER: &str =
    r#"{"type":"Polygon","coordinates":[[[70,36],[72,36],[72,37],[70,37],[70,36]]]}"#;
const BOW: &str = r#"{"type":"Polygon","coordinates":[[[0,0],[3,3],[3,0],[0,2],[0,0]]]}"#;

#[tokio::test]
async fn a_place_that_may_be_there_under_another_code_is_remarked_on() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let coded = "country,level,code,name\nAF,admin1,AF17,Badakhshan\nAF,admin1,AF01,Quay\n";
        let file = ("places", "pcodes.csv");
        let mut first = mapped(store, &console, file, coded.as_bytes(), &[])
            .await
            .unwrap();
        check(store, &console, &mut first).await;
        commit(store, &console, &mut first).await;

        let file = ("places", "admin1.geojson");
        let text = collection(&[feature("AF-BDS", SQUARE)]);
        let mut import = mapped(store, &console, file, text.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &console, &mut import).await;
        assert_eq!((checked.new, checked.refused), (1, 0));
        let found = findings(store, &import).await;
        let remarks = format!("{:?}", found[0].remarks);
        assert!(remarks.contains("import-places-alike"), "{found:?}");

        // Two of one name in one file are two, and so is another level.
        let both =
            "country,level,code,name\nAF,admin1,AF17,Badakhshan\nAF,admin1,AF99,Badakhshan\n";
        let other = "country,level,code,name,parent\nAF,admin2,AF0101,Badakhshan,AF01\n";
        for text in [both, other] {
            let file = ("places", "more.csv");
            let mut import = mapped(store, &console, file, text.as_bytes(), &[])
                .await
                .unwrap();
            check(store, &console, &mut import).await;
            let found = findings(store, &import).await;
            assert!(
                found.iter().all(|found| found.remarks.is_empty()),
                "{found:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn areas_come_in_change_and_go_back() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "admin1.geojson");
        let text = collection(&[
            feature("AF-BDS", SQUARE),
            feature("AF-BDG", BOW),
            feature(
                "AF-GHA",
                r#"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#,
            ),
            feature("AF-BAL", "null"),
            "5".to_owned(),
            format!("{}{}", "[".repeat(2000), "]".repeat(2000)),
            feature(
                "AF-HER",
                r#"{"type":"Polygon","coordinates":[[[0,0],[200,0],[0,1],[0,0]]]}"#,
            ),
            feature(
                "AF-KAN",
                r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,1]]]}"#,
            ),
        ]);
        let mut import = mapped(store, &console, file, text.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &console, &mut import).await;
        let found = findings(store, &import).await;
        assert_eq!((checked.new, checked.refused), (2, 6), "{found:?}");
        assert_eq!(said(&found, 2), ["fault-geometry-crosses-itself"]);
        assert_eq!(said(&found, 3), ["fault-geometry-not-an-area"]);
        assert_eq!(said(&found, 5), ["import-row-not-a-feature"]);
        assert_eq!(said(&found, 6), ["import-row-not-a-feature"]);
        assert_eq!(said(&found, 7), ["fault-geometry-off-the-globe"]);
        assert_eq!(said(&found, 8), ["fault-geometry-open-ring"]);
        let told: serde_json::Value = serde_json::from_str(&result(store, &import).await).unwrap();
        assert_eq!(told["features"][0]["properties"]["verdict"], "New");
        assert_eq!(told["features"][0]["properties"]["latitude"], 36.781);
        assert_eq!(told["features"][1]["geometry"]["coordinates"][0][1][0], 3);
        assert_eq!(told["features"][4]["properties"]["verdict"], "Refused");
        commit(store, &console, &mut import).await;
        let place_of = place(store, "AF", "AF-BDS").await.unwrap();
        assert!(place_of.has_geometry);
        assert_eq!(place_of.details.name_in("ar"), "بدخشان");
        let before = store.state_rows(Noun::Place).await.unwrap();

        let again = collection(&[feature("AF-BDS", SQUARE)]);
        let mut same = mapped(store, &console, file, again.as_bytes(), &[])
            .await
            .unwrap();
        assert_eq!(check(store, &console, &mut same).await.same, 1);
        let later = collection(&[feature("AF-BDS", LARGER), feature("AF-BAL", SQUARE)]);
        let mut later = mapped(store, &console, file, later.as_bytes(), &[])
            .await
            .unwrap();
        assert_eq!(check(store, &console, &mut later).await.change, 2);
        commit(store, &console, &mut later).await;
        let reader = store.reader(&console, Purpose::Operation);
        let drawn = reader
            .place(place_of.id)
            .await
            .unwrap()
            .unwrap()
            .geometry
            .unwrap();
        assert_eq!(drawn.bounds().high.longitude.to_string(), "72");
        step(store, &console, &mut later, (Step::Undo, false)).await;
        assert_eq!(later.state, ImportState::Undone);
        assert_eq!(store.state_rows(Noun::Place).await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn points_are_positions_and_nobody_else_reads_features() {
    let point = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"country":"TD","level":"point","code":"TD-P1","name":"Post"},
        "geometry":{"type":"Point","coordinates":[15.05,12.1]}}]}"#;
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency.somebody("amal", Role::Administrator, top).await;
        let store = &agency.store;
        let file = ("places", "points.json");
        let mut import = mapped(store, &amal, file, point.as_bytes(), &[])
            .await
            .unwrap();
        check(store, &amal, &mut import).await;
        commit(store, &amal, &mut import).await;
        assert!(outcome(&import).stopped.is_none());
        let post = place(store, "TD", "TD-P1").await.unwrap();
        assert_eq!(post.details.position.unwrap().to_string(), "12.1, 15.05");
        let wrong = mapped(
            store,
            &amal,
            ("offices", "x.geojson"),
            point.as_bytes(),
            &[],
        )
        .await;
        assert_eq!(wrong.unwrap_err().said()[0].key, "import-file-no-geometry");
        let topology = br#"{"type":"Topology","objects":{}}"#;
        let none = [("country", Choice::None)];
        let wrong = mapped(store, &amal, ("places", "x.json"), topology, &none).await;
        assert_eq!(wrong.unwrap_err().said()[0].key, "import-file-topojson");
    })
    .await;
}

#[tokio::test]
async fn an_area_of_a_point_is_refused_before_anything_is_done() {
    let point = |code: &str, geometry: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"country":"TD","level":"point","code":"{code}","name":"Post"}},"geometry":{geometry}}}"#
        )
    };
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "points.geojson");
        let here = r#"{"type":"Point","coordinates":[15.05,12.1]}"#;
        let text = collection(&[point("TD-P1", here), point("TD-P2", SQUARE)]);
        let import = mapped(store, &console, file, text.as_bytes(), &[]).await;
        let mut import = import.unwrap();
        check(store, &console, &mut import).await;
        let found = findings(store, &import).await;
        assert!(said(&found, 1).is_empty());
        assert_eq!(said(&found, 2), ["fault-point-without-area"]);
        commit(store, &console, &mut import).await;
        let again = collection(&[point("TD-P1", SQUARE)]);
        let import = mapped(store, &console, file, again.as_bytes(), &[]).await;
        let mut import = import.unwrap();
        check(store, &console, &mut import).await;
        let found = findings(store, &import).await;
        assert_eq!(said(&found, 1), ["fault-point-without-area"]);
    })
    .await;
}
