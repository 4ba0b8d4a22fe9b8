//! Offices: the desk serves more than one kind.

use passerelle_imports::desk::Step;
use passerelle_model::office::{CloseOffice, OfficeAction, OfficeKind};
use passerelle_model::policy::Role;
use passerelle_model::{Action, Actor, Noun};
use passerelle_store::ImportState;
use passerelle_testkit::on_each;

use crate::work::{WHY, check, commit, findings, mapped, outcome, said, step};

const LIST: &str = "Office;Type;Office above;Countries;Phone;Open from
Sub-Office Quay;sub-office;Country Office Wharf;BE;+32 2 555 01 10;2020-01-01
Country Office Wharf;country office;Headquarters;BE, LU;+32 2 555 01 11;2020-01-01
Sub-Office Lost;sub-office;Nowhere;BE;;2020-01-01
Sub-Office Ring;sub-office;Sub-Office Round;BE;;2020-01-01
Sub-Office Round;sub-office;Sub-Office Ring;BE;;2020-01-01
Sub-Office Mute;sub-office;Country Office Wharf;BE;soon;2020-01-01
";

#[tokio::test]
async fn everything_wrong_with_a_row_is_told_at_once() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency.somebody("amal", Role::Administrator, top).await;
        let list = "Office,Type,Office above,Countries,Phone,Open from
Office C,wat,Nowhere,ZZ,soon,
";
        let file = ("offices", "offices.csv");
        let store = &agency.store;
        let mut import = mapped(store, &amal, file, list.as_bytes(), &[])
            .await
            .unwrap();
        check(store, &amal, &mut import).await;
        let found = findings(store, &import).await;
        let mut says = said(&found, 2);
        says.sort_unstable();
        let at: Vec<_> = says.iter().map(|said| &said[..2]).collect();
        assert_eq!(at, ["B2", "C2", "D2", "E2", "F2"], "{says:?}");
    })
    .await;
}

#[tokio::test]
async fn offices_are_found_by_name_and_stand_below_each_other() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency.somebody("amal", Role::Administrator, top).await;
        let store = &agency.store;
        let before = store.state_rows(Noun::Office).await.unwrap();
        let file = ("offices", "offices.csv");
        let mut import = mapped(store, &amal, file, LIST.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &amal, &mut import).await;
        let found = findings(store, &import).await;
        assert_eq!((checked.new, checked.refused), (2, 4), "{found:?}");
        assert_eq!(said(&found, 4), ["C4 import-offices-no-parent"]);
        assert_eq!(said(&found, 5), ["C5 import-offices-circle"]);
        assert_eq!(said(&found, 7), ["E7 fault-not-a-phone"]);
        commit(store, &amal, &mut import).await;
        assert_eq!(import.state, ImportState::Done);
        let tree = store.reader(&amal, WHY).offices().await.unwrap();
        let quay = tree
            .iter()
            .find(|office| office.names[0].name.as_str() == "Sub-Office Quay");
        let wharf = quay.unwrap().details.parent.unwrap();
        assert_eq!(tree.get(wharf).unwrap().details.countries.len(), 2);

        let later = "Office,Type,Phone\nSub-Office Quay,sub-office,+32 2 555 01 19\n";
        let mut later = mapped(store, &amal, file, later.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &amal, &mut later).await;
        assert_eq!(
            (checked.change, checked.refused),
            (1, 0),
            "{:?}",
            findings(store, &later).await
        );
        commit(store, &amal, &mut later).await;
        for import in [&mut later, &mut import] {
            step(store, &amal, import, (Step::Undo, false)).await;
            assert_eq!(import.state, ImportState::Undone);
        }
        assert_eq!(store.state_rows(Noun::Office).await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_change_a_record_may_not_import_it() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let bela = agency.somebody("bela", Role::Enumerator, top).await;
        let store = &agency.store;
        let file = ("offices", "offices.csv");
        let mut import = mapped(store, &bela, file, LIST.as_bytes(), &[])
            .await
            .unwrap();
        let job = step(store, &bela, &mut import, (Step::Check, false)).await;
        assert_eq!(job.reason.as_deref(), Some("denied"));
        assert!(store.import(&Actor::console(), import.id).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn what_the_tree_forbids_is_said_by_the_dry_run_and_left_out_with_what_is_below() {
    let list = "Office;Type;Office above;Open from
Wharf;country office;Headquarters;
Quay;sub-office;Wharf;2020-01-01
Second Seat;headquarters;;2020-01-01
Bridge;country office;Headquarters;2020-01-01
Mill;sub-office;Closed Office;2020-01-01
Upper;country office;Lower;
";
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let kind = OfficeKind::CountryOffice;
        let upper = agency.office("Upper", kind, Some(top)).await;
        agency.office("Lower", kind, Some(upper)).await;
        let closed = agency.office("Closed Office", kind, Some(top)).await;
        let store = &agency.store;
        let close = CloseOffice {
            office: closed,
            to: store.now().plus_seconds(-86_400).date(),
            successor: None,
        };
        let close = Action::Office(OfficeAction::Close(close));
        agency.console(close).await;
        let console = Actor::console();
        let file = ("offices", "offices.csv");
        let import = mapped(store, &console, file, list.as_bytes(), &[]).await;
        let mut import = import.unwrap();
        let checked = check(store, &console, &mut import).await;
        let found = findings(store, &import).await;
        assert_eq!(said(&found, 2), ["D2 fault-required"]);
        assert_eq!(said(&found, 3), ["C3 import-offices-parent-refused"]);
        assert_eq!(said(&found, 4), ["B4 fault-already-taken"]);
        assert!(said(&found, 5).is_empty());
        assert_eq!(said(&found, 6), ["C6 import-offices-closed"]);
        assert_eq!(said(&found, 7), ["C7 fault-office-cycle"]);
        assert_eq!((checked.new, checked.refused), (1, 5));
        commit(store, &console, &mut import).await;
        assert_eq!(import.state, ImportState::Done, "{:?}", outcome(&import));
    })
    .await;
}
