//! Tables of P-codes in the shapes in which they are sent.

use passerelle_imports::desk::{Choice, Step};
use passerelle_model::country::CountryCode;
use passerelle_model::place::{MOST_ALIASES, PCode, PlaceKind};
use passerelle_model::policy::Role;
use passerelle_model::{Actor, PlaceId, Purpose};
use passerelle_store::{ImportState, PlaceSummary, Store};
use passerelle_testkit::on_each;

use crate::work::{check, commit, findings, mapped, mapping, outcome, result, said, step};

const LIST: &str = "\u{feff}Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date
AFG,2,AF0101,Kabul,AF01,2019-10-22
AFG,1,AF01,Kabul,AFG,2019-10-22
AFG,1,AF02,Kapisa,AFG,2019-10-22
TCD,1,TD01,Batha,TCD,2019-10-22
";

pub(crate) async fn place(store: &Store, country: &str, code: &str) -> Option<PlaceSummary> {
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    let key = (
        CountryCode::parse(country).unwrap(),
        PCode::parse(code).unwrap(),
    );
    let mut found = reader
        .places_by_codes(std::slice::from_ref(&key))
        .await
        .unwrap();
    found.remove(&key)
}

#[tokio::test]
async fn a_list_with_parents_later_than_their_children_is_taken_and_known_the_second_time() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency
            .somebody("amal", Role::InformationManagementOfficer, top)
            .await;
        let store = &agency.store;
        let file = ("places", "pcodes.csv");
        let mut import = mapped(store, &amal, file, LIST.as_bytes(), &[])
            .await
            .unwrap();
        let fields = mapping(&import).fields;
        let column = |target: &str| fields[target].column.clone().unwrap();
        assert_eq!(column("country"), "Location");
        assert_eq!(column("parent"), "Parent P-Code");
        assert_eq!(fields.len(), 6);

        let checked = check(store, &amal, &mut import).await;
        assert_eq!((checked.new, checked.refused, checked.actions), (4, 0, 4));
        assert_eq!(import.state, ImportState::Checked);
        assert!(
            place(store, "AF", "AF01").await.is_none(),
            "nothing changed"
        );
        let told = result(store, &import).await;
        assert!(
            told.lines()
                .next()
                .unwrap()
                .ends_with(",verdict,explanation,record"),
            "{told}"
        );
        assert!(
            told.contains("AFG,2,AF0101,Kabul,AF01,2019-10-22,New,,\r\n"),
            "{told}"
        );

        let done = commit(store, &amal, &mut import).await;
        assert_eq!((import.state, done.new), (ImportState::Done, 4));
        let kabul = place(store, "AF", "AF0101").await.unwrap();
        let above = place(store, "AF", "AF01").await.unwrap();
        assert_eq!(kabul.details.parent, Some(above.id));
        assert_eq!(
            (kabul.kind, above.kind),
            (PlaceKind::Admin2, PlaceKind::Admin1)
        );
        let told = result(store, &import).await;
        assert!(
            told.contains(&format!("Added,,place/{}\r\n", kabul.id)),
            "{told}"
        );

        let mut again = mapped(store, &amal, file, LIST.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &amal, &mut again).await;
        assert_eq!((checked.same, checked.actions), (4, 0));
        let renamed = LIST.replace("Kapisa", "Kapissa");
        let mut again = mapped(store, &amal, file, renamed.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &amal, &mut again).await;
        assert_eq!((checked.same, checked.change), (3, 1));
        commit(store, &amal, &mut again).await;
        let kapisa = place(store, "AF", "AF02").await.unwrap();
        assert_eq!(kapisa.details.main_name(), "Kapissa");
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_table_of_the_lowest_level_brings_those_above_with_it() {
    let table = "ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE
#country+code,#adm1+name+en,#adm1+name+ar,#adm1+code,#adm2+name+en,#adm2+name+ar,#adm2+code
SY,Damascus,دمشق,SY01,Damascus,دمشق,SY0100
SY,Aleppo,حلب,SY02,Jebel Saman,جبل سمعان,SY0200
SY,Aleppo,حلب,SY02,Al Bab,الباب,SY0203
";
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "syr_admin2.csv");
        let mut import = mapped(store, &console, file, table.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &console, &mut import).await;
        assert_eq!((checked.new, checked.actions, checked.refused), (3, 5, 0));
        commit(store, &console, &mut import).await;
        let bab = place(store, "SY", "SY0203").await.unwrap();
        let aleppo = place(store, "SY", "SY02").await.unwrap();
        assert_eq!(bab.details.parent, Some(aleppo.id));
        assert_eq!(aleppo.details.name_in("ar"), "حلب");
        assert_eq!(bab.details.name_in("en"), "Al Bab");
        let mut again = mapped(store, &console, file, table.as_bytes(), &[])
            .await
            .unwrap();
        assert_eq!(check(store, &console, &mut again).await.same, 3);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_at_its_row_and_cell() {
    let table = "country,level,code,name,parent,from
AFG,1,AF01,Kabul,AFG,32/13/2020
AFG,2,AF0101,Kabul,AF01,2020-01-01
AFG,2,AF0102,Paghman,AF09,2020-01-01
AFG,2,AFA,First,AFB,
AFG,2,AFB,Second,AFC,
AFG,2,AFC,Third,AFA,
AFG,2,AFD,Below the circle,AFC,
Atlantis,1,AT01,Nowhere,,
AFG,1,AF03,Parwan,AFG,
AFG,1,AF03,Parwan,AFG,
AFG,1,AF 04,Wardak,AFG,
AFG,5,AF05,Logar,AFG,
AFG,0,AF,Afghanistan,,
AFG,1,AF06,,AFG,
AFG,2,AF0301,Below the second level,AF0302,
AFG,2,AF0302,Second level,AF03,
Total,,,,,6
";
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "list.csv");
        let mut import = mapped(store, &console, file, table.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &console, &mut import).await;
        let found = findings(store, &import).await;
        assert_eq!(said(&found, 2), ["F2 import-cell-not-a-date"]);
        assert_eq!(said(&found, 3), ["E3 import-places-parent-refused"]);
        assert_eq!(said(&found, 4), ["E4 import-places-no-parent"]);
        for row in 5..8 {
            assert_eq!(said(&found, row), [format!("E{row} import-places-circle")]);
        }
        let circle = &found[3].faults[0].values[0].1;
        let codes = format!("{circle:?}");
        assert!(codes.contains("AFA → AFB → AFC → AFA"), "{codes}");
        assert_eq!(said(&found, 8), ["E8 import-places-parent-refused"]);
        assert_eq!(said(&found, 9), ["A9 fault-not-a-country"]);
        assert!(said(&found, 10).is_empty());
        assert_eq!(said(&found, 11), ["C11 import-twice"]);
        assert_eq!(said(&found, 12), ["C12 fault-not-a-p-code"]);
        assert_eq!(said(&found, 13), ["B13 fault-place-level-too-deep"]);
        assert_eq!(said(&found, 14), ["import-places-known-country"]);
        assert_eq!(said(&found, 15), ["D15 import-places-no-name"]);
        assert_eq!(said(&found, 16), ["E16 fault-place-of-another-level"]);
        assert!(said(&found, 17).is_empty());
        assert_eq!(said(&found, 18), ["import-row-total"]);
        assert_eq!((checked.new, checked.same, checked.left_out), (2, 1, 1));

        // Only if all are good: nothing is done.
        let job = step(store, &console, &mut import, (Step::Commit, false)).await;
        assert_eq!(job.reason.as_deref(), Some("import_refused"));
        assert_eq!(import.state, ImportState::Checked);
        assert!(outcome(&import).stopped.is_some());
        assert!(place(store, "AF", "AF03").await.is_none());
        commit(store, &console, &mut import).await;
        assert_eq!(import.state, ImportState::Done);
        assert!(place(store, "AF", "AF03").await.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_gazetteer_without_levels_gives_sites_of_one_kind() {
    let table = "geonameid,name,country,admin1,lat,lon,population,timezone
10570,Alvand,IR,38,36.1893,50.0643,90000,Asia/Tehran
24851,Nūrābād,IR,23,34.0734,47.9725,65547,Asia/Tehran
";
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "cities.csv");
        let kind = [
            ("level", Choice::Value("site".to_owned())),
            ("adm1_name", Choice::None),
        ];
        let import = mapped(store, &console, file, table.as_bytes(), &kind).await;
        let mut import = import.unwrap();
        let checked = check(store, &console, &mut import).await;
        assert_eq!(
            (checked.new, checked.refused),
            (2, 0),
            "{:?}",
            findings(store, &import).await
        );
        commit(store, &console, &mut import).await;
        let alvand = place(store, "IR", "10570").await.unwrap();
        assert_eq!(alvand.kind, PlaceKind::Site);
        assert_eq!(
            alvand.details.position.unwrap().to_string(),
            "36.1893, 50.0643"
        );
    })
    .await;
}

/// The id that the result names in a row, by what the row is called.
fn named_in(result: &str, called: &str) -> PlaceId {
    let row = result.lines().find(|line| line.contains(called)).unwrap();
    let record = row.rsplit("place/").next().unwrap();
    record.trim_end().parse().unwrap()
}

#[tokio::test]
async fn the_result_names_the_places_that_were_made_also_those_without_a_code() {
    let table = "country,level,name,lat,lon
IR,site,Alvand,36.1893,50.0643
IR,site,Nurabad,34.0734,47.9725
";
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "sites.csv");
        let import = mapped(store, &console, file, table.as_bytes(), &[]).await;
        let mut import = import.unwrap();
        assert_eq!(check(store, &console, &mut import).await.new, 2);
        commit(store, &console, &mut import).await;
        let told = result(store, &import).await;
        let reader = store.reader(&console, crate::work::WHY);
        for name in ["Alvand", "Nurabad"] {
            let place = reader.place(named_in(&told, name)).await.unwrap();
            assert_eq!(place.unwrap().details.main_name(), name, "{told}");
        }
        for finding in findings(store, &import).await {
            let about = finding.about.unwrap();
            assert!(reader.place(about.id.into()).await.unwrap().is_some());
        }
    })
    .await;
}

#[tokio::test]
async fn a_refused_row_takes_no_parent_with_it_that_others_stand_below() {
    let table = "country,adm1_code,adm1_name,adm2_code,adm2_name,to
AA,AA01,North,AA0102,,
AA,AA01,North,AA0103,East,
AA,AA02,South,AA0201,,
AA,AA03,West,AA0301,Here,2020-01-01
AA,AA03,West,AA0301,Here,
AA,AA03,West,AA0302,There,
";
    let table = table.replace("AA,", "AF,");
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "list.csv");
        let import = mapped(store, &console, file, table.as_bytes(), &[]).await;
        let mut import = import.unwrap();
        let checked = check(store, &console, &mut import).await;
        let found = findings(store, &import).await;
        assert_eq!((checked.new, checked.refused), (3, 3), "{found:?}");
        commit(store, &console, &mut import).await;
        assert_eq!(import.state, ImportState::Done, "{:?}", outcome(&import));
        let north = place(store, "AF", "AA01").await.unwrap();
        let east = place(store, "AF", "AA0103").await.unwrap();
        assert_eq!(east.details.parent, Some(north.id));
        assert!(place(store, "AF", "AA02").await.is_none(), "nobody asks");

        // The row that is refused only when it is judged makes what others need.
        let table = "country,adm1_code,adm1_name,adm2_code,adm2_name,to
AF,AA04,New,AA0301,Here,2021-01-01
AF,AA04,New,AA0401,Below,
";
        let mut import = mapped(store, &console, file, table.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &console, &mut import).await;
        assert_eq!((checked.new, checked.refused), (1, 1));
        commit(store, &console, &mut import).await;
        assert_eq!(import.state, ImportState::Done, "{:?}", outcome(&import));
        assert!(place(store, "AF", "AA0401").await.is_some());
    })
    .await;
}

#[tokio::test]
async fn what_a_place_can_see_by_itself_is_said_by_the_dry_run() {
    let first = "country,level,code,name,from,to
AF,1,AF01,Kabul,2020-01-01,
AF,1,AF02,Kapisa,,2022-01-01
";
    let aliases: Vec<_> = (0..MOST_ALIASES + 10)
        .map(|n| format!("Other {n}"))
        .collect();
    let second = format!(
        "country,level,code,name,aliases,from,to
AF,1,AF01,Kabul,,,2019-01-01
AF,1,AF02,Kapisa,,2023-01-01,
AF,1,AF03,Parwan,{},,
",
        aliases[..MOST_ALIASES].join(";")
    );
    let third = format!(
        "country,level,code,name,aliases\nAF,1,AF03,Parwan,{}\n",
        aliases[10..].join(";")
    );
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "list.csv");
        let import = mapped(store, &console, file, first.as_bytes(), &[]).await;
        let mut import = import.unwrap();
        check(store, &console, &mut import).await;
        commit(store, &console, &mut import).await;
        let mut second = mapped(store, &console, file, second.as_bytes(), &[])
            .await
            .unwrap();
        check(store, &console, &mut second).await;
        let found = findings(store, &second).await;
        assert_eq!(said(&found, 2), ["G2 fault-dates-reversed"]);
        assert_eq!(said(&found, 3), ["F3 fault-dates-reversed"]);
        commit(store, &console, &mut second).await;
        assert_eq!(second.state, ImportState::Done, "{:?}", outcome(&second));
        let mut third = mapped(store, &console, file, third.as_bytes(), &[])
            .await
            .unwrap();
        check(store, &console, &mut third).await;
        let found = findings(store, &third).await;
        assert_eq!(said(&found, 2), ["E2 fault-too-many"]);
    })
    .await;
}
