//! Offices: the desk serves more than one kind.

use passerelle_imports::desk::Step;
use passerelle_model::Actor;
use passerelle_model::Noun;
use passerelle_model::policy::Role;
use passerelle_store::ImportState;
use passerelle_testkit::on_each;

use crate::work::{WHY, check, commit, findings, mapped, said, step};

const LIST: &str = "Office;Type;Office above;Countries;Phone;Open from
Sub-Office Quay;sub-office;Country Office Wharf;BE;+32 2 555 01 10;2020-01-01
Country Office Wharf;country office;Headquarters;BE, LU;+32 2 555 01 11;2020-01-01
Sub-Office Lost;sub-office;Nowhere;BE;;2020-01-01
Sub-Office Ring;sub-office;Sub-Office Round;BE;;2020-01-01
Sub-Office Round;sub-office;Sub-Office Ring;BE;;2020-01-01
Sub-Office Mute;sub-office;Country Office Wharf;BE;soon;2020-01-01
";

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
