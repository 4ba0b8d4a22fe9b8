//! Places: what may stand where, what is found, and what an import undoes.

use passerelle_model::place::{
    AddPlace, AmendPlace, ClosePlace, Geometry, PlaceAction, PlaceDetails, PlaceForm, PlaceKind,
    ReopenPlace, SetGeometry,
};
use passerelle_model::policy::Role;
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, Noun, PlaceId, Purpose};
use passerelle_store::{Matched, Page, PlaceFilter, Refusal, Store};
use passerelle_testkit::{Agency, on_each};

const WHY: Purpose = Purpose::Administration;

/// A place of Exampleland, whose codes stand under the letters of Niger.
fn form(kind: PlaceKind, code: &str, name: &str, parent: Option<PlaceId>) -> PlaceForm {
    PlaceForm {
        country: "NE".to_owned(),
        kind: kind.code().to_owned(),
        name: name.to_owned(),
        code: code.to_owned(),
        parent: parent.map(|id| id.to_string()).unwrap_or_default(),
        ..PlaceForm::default()
    }
}

fn add(store: &Store, form: &PlaceForm) -> AddPlace {
    form.adding(PlaceId::new(store.ids())).unwrap()
}

async fn added(agency: &Agency, form: &PlaceForm) -> PlaceId {
    let add = add(&agency.store, form);
    let place = add.place;
    agency.console(Action::Place(PlaceAction::Add(add))).await;
    place
}

async fn refused(agency: &Agency, action: PlaceAction) -> (String, String) {
    let command = agency.store.command(WHY, Action::Place(action));
    match agency.store.apply(&Actor::console(), command).await {
        Err(Refusal::Faults(faults)) => {
            let fault = faults.iter().next().unwrap();
            (fault.field.to_string(), fault.key.to_string())
        }
        other => panic!("{other:?}"),
    }
}

fn fault(field: &str, key: &str) -> (String, String) {
    (field.to_owned(), key.to_owned())
}

async fn details(agency: &Agency, id: PlaceId) -> PlaceDetails {
    let reader = agency.store.reader(&Actor::console(), WHY);
    reader.place(id).await.unwrap().unwrap().details
}

#[tokio::test]
async fn a_place_stands_where_its_level_allows_and_no_code_is_given_twice() {
    on_each(async |agency| {
        agency.headquarters().await;
        let north = added(agency, &form(PlaceKind::Admin1, "XN", "North", None)).await;
        let hill = added(
            agency,
            &form(PlaceKind::Admin2, "XN01", "Hill", Some(north)),
        )
        .await;
        let try_to = async |form: PlaceForm| {
            let add = add(&agency.store, &form);
            refused(agency, PlaceAction::Add(add)).await
        };
        let deep = form(PlaceKind::Admin3, "XN0101", "Spring", Some(north));
        assert_eq!(
            try_to(deep).await,
            fault("parent", "place-of-another-level")
        );
        let nowhere = PlaceId::new(agency.store.ids());
        let lost = form(PlaceKind::Admin2, "XN02", "Lost", Some(nowhere));
        assert_eq!(try_to(lost).await, fault("parent", "unknown-choice"));
        let abroad = PlaceForm {
            country: "ML".to_owned(),
            ..form(PlaceKind::Admin2, "XN03", "Abroad", Some(north))
        };
        assert_eq!(
            try_to(abroad).await,
            fault("parent", "place-of-another-country")
        );
        let twice = form(PlaceKind::Admin1, "xn", "North again", None);
        assert_eq!(try_to(twice).await, fault("code", "already-taken"));
        // The same code in another country is another code.
        let other = PlaceForm {
            country: "ML".to_owned(),
            ..form(PlaceKind::Admin1, "XN", "Elsewhere", None)
        };
        added(agency, &other).await;
        let mut circle = details(agency, hill).await;
        circle.parent = Some(hill);
        let circle = AmendPlace {
            place: hill,
            details: circle,
        };
        assert_eq!(
            refused(agency, PlaceAction::Amend(circle)).await,
            fault("parent", "place-cycle")
        );
        assert!(
            agency
                .store
                .log_replay()
                .await
                .unwrap()
                .differences
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn a_district_that_is_split_points_to_those_that_followed() {
    on_each(async |agency| {
        agency.headquarters().await;
        let north = added(agency, &form(PlaceKind::Admin1, "XN", "North", None)).await;
        let old = added(
            agency,
            &form(PlaceKind::Admin2, "XN01", "Hill", Some(north)),
        )
        .await;
        let below = added(
            agency,
            &form(PlaceKind::Admin3, "XN0101", "Foot", Some(old)),
        )
        .await;
        let east = added(
            agency,
            &form(PlaceKind::Admin2, "XN02", "Hill East", Some(north)),
        )
        .await;
        let west = added(
            agency,
            &form(PlaceKind::Admin2, "XN03", "Hill West", Some(north)),
        )
        .await;
        let close = |successors| ClosePlace {
            place: old,
            to: "2025-12-31".parse().unwrap(),
            successors,
        };
        let both = PlaceAction::Close(close(vec![east, west]));
        assert_eq!(
            refused(agency, both.clone()).await,
            fault("to", "open-places-below")
        );
        let mut moved = details(agency, below).await;
        moved.parent = Some(east);
        let moved = AmendPlace {
            place: below,
            details: moved,
        };
        agency
            .console(Action::Place(PlaceAction::Amend(moved)))
            .await;
        assert_eq!(
            refused(agency, PlaceAction::Close(close(vec![old]))).await,
            fault("successors", "place-successor-self")
        );
        agency.console(Action::Place(both)).await;
        let reader = agency.store.reader(&Actor::console(), WHY);
        let before = reader.place_predecessors(west).await.unwrap();
        assert_eq!(before.iter().map(|p| p.id).collect::<Vec<_>>(), [old]);
        let path = reader.place_path(below).await.unwrap();
        let path: Vec<_> = path.iter().map(|p| p.details.main_name()).collect();
        assert_eq!(path, ["North", "Hill East"]);
        let under = |closed| {
            let page = Page::first(10);
            let reader = &reader;
            async move {
                let found = reader
                    .places_under(north, None, closed, &page)
                    .await
                    .unwrap();
                found.rows.len()
            }
        };
        assert_eq!((under(false).await, under(true).await), (2, 3));
        agency
            .console(Action::Place(PlaceAction::Reopen(ReopenPlace {
                place: old,
            })))
            .await;
        assert!(reader.place_predecessors(west).await.unwrap().is_empty());
        assert!(
            agency
                .store
                .log_replay()
                .await
                .unwrap()
                .differences
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn a_place_is_found_by_any_name_spelling_or_code() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let enumerator = agency.somebody("eli", Role::Enumerator, top).await;
        let mut typed = form(PlaceKind::Admin1, "XN-7", "Éxample Nórth", None);
        typed.names = "ar: شمال المثال".to_owned();
        typed.aliases = "Old Exampleton".to_owned();
        let north = added(agency, &typed).await;
        added(
            agency,
            &form(PlaceKind::Admin1, "XS", "Example South", None),
        )
        .await;
        let reader = agency.store.reader(&enumerator, WHY);
        let find = async |query: &str| {
            let found = reader
                .places_search(query, &PlaceFilter::default(), 10)
                .await
                .unwrap();
            let rows = found.rows.into_iter();
            rows.map(|found| (found.place.id, found.matched))
                .collect::<Vec<_>>()
        };
        for (query, matched) in [
            ("exam nor", Matched::Name),
            ("EXAMPLE NORTH", Matched::Name),
            ("شمال", Matched::Name),
            ("exampleton", Matched::Alias),
        ] {
            assert_eq!(find(query).await, [(north, matched)], "{query}");
        }
        assert_eq!(find("xn-7").await.first(), Some(&(north, Matched::Code)));
        assert_eq!(find("example").await.len(), 2);
        for nothing in ["", "  ", "zzz", "exam zzz"] {
            assert!(find(nothing).await.is_empty(), "{nothing}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_import_of_places_is_unseen_until_whole_and_undone_to_the_last_word() {
    on_each(async |agency| {
        agency.headquarters().await;
        let store = &agency.store;
        let console = Actor::console();
        let north = added(agency, &form(PlaceKind::Admin1, "XN", "North", None)).await;
        let before = store.state_rows(Noun::Place).await.unwrap();
        let words = "SELECT COUNT(*) FROM place_word";
        let words_before = store.count(words).await.unwrap();
        let mut rows = Vec::new();
        let mut amended = details(agency, north).await;
        amended.aliases = vec![ShortText::parse("Upper part").unwrap()];
        rows.push(PlaceAction::Amend(AmendPlace {
            place: north,
            details: amended,
        }));
        let mut parents = Vec::new();
        for n in 0..300 {
            let parent = (n % 3 > 0).then(|| parents[n / 3]);
            let kind = parent.map_or(PlaceKind::Admin2, |_| PlaceKind::Admin3);
            let place = form(
                kind,
                &format!("XN{n:03}"),
                &format!("Row {n}"),
                parent.or(Some(north)),
            );
            let add = add(store, &place);
            if parent.is_none() {
                parents.push(add.place);
            }
            rows.push(PlaceAction::Add(add));
        }
        let ring = [[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 1.0]];
        let area = serde_json::json!({ "type": "Polygon", "coordinates": [ring] });
        rows.push(PlaceAction::SetGeometry(SetGeometry {
            place: parents[0],
            geometry: Some(Geometry::from_value(&area).unwrap()),
        }));
        let rows = rows.into_iter().map(Action::Place);
        let mapping = ShortText::parse("places 1").unwrap();
        let batch = store
            .begin_batch(&console, WHY, mapping, rows)
            .await
            .unwrap();
        store.run_batch(&console, WHY, batch, |_| {}).await.unwrap();
        let reader = store.reader(&console, WHY);
        let counts = reader.place_counts().await.unwrap();
        assert_eq!(counts.iter().map(|one| one.count).sum::<i64>(), 301);
        assert!(store.log_replay().await.unwrap().differences.is_empty());

        // Something that is built on it keeps it from being taken back.
        let site = added(agency, &form(PlaceKind::Site, "", "Camp", Some(parents[5]))).await;
        let refused = store.take_batch_back(&console, WHY, batch).await;
        let Err(Refusal::Faults(faults)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(faults.iter().next().unwrap().key, "batch-in-use");
        let mut elsewhere = details(agency, site).await;
        elsewhere.parent = Some(north);
        let elsewhere = AmendPlace {
            place: site,
            details: elsewhere,
        };
        agency
            .console(Action::Place(PlaceAction::Amend(elsewhere)))
            .await;

        store.take_batch_back(&console, WHY, batch).await.unwrap();
        let found = reader
            .places_search("row", &PlaceFilter::default(), 10)
            .await
            .unwrap();
        assert!(found.rows.is_empty(), "seen no more");
        store
            .undo_batch(&console, WHY, batch, |_| {})
            .await
            .unwrap();
        let mut after = store.state_rows(Noun::Place).await.unwrap();
        after.retain(|row| !row.contains(&site.to_string()));
        assert_eq!(after, before);
        assert_eq!(
            store.count(words).await.unwrap(),
            words_before + 1,
            "and the camp's"
        );
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}
