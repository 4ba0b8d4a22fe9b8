//! Files that somebody is importing: sealed, one's own, and forgotten.

use std::io::{Read, Seek, SeekFrom, Write};

use passerelle_model::Actor;
use passerelle_model::policy::Role;
use passerelle_store::{ImportState, Page, Refusal};
use passerelle_testkit::on_each;

#[tokio::test]
async fn a_file_is_kept_sealed_for_whoever_brought_it_and_forgotten_whole() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency.somebody("amal", Role::Administrator, top).await;
        let bela = agency.somebody("bela", Role::Administrator, top).await;
        let store = &agency.store;
        let content: Vec<u8> = (0..200_000_u32).map(|n| (n % 251) as u8).collect();
        let mut upload = store.import_upload().await.unwrap();
        for part in content.chunks(7_001) {
            upload.push(part).unwrap();
        }
        let import = store.import_begin(&amal, "places", "Zarqa list.csv", upload);
        let mut import = import.await.unwrap();
        assert_eq!(import.name.as_deref(), Some("Zarqa list.csv"));
        assert_eq!(import.size, 200_000);
        let mut file = store.import_file(&import, &import.file).await.unwrap();
        assert_eq!(file.length(), 200_000);
        file.seek(SeekFrom::Start(130_000)).unwrap();
        let mut part = [0; 10];
        file.read_exact(&mut part).unwrap();
        assert_eq!(part, content[130_000..130_010]);

        let refused = store.import(&bela, import.id).await;
        assert!(matches!(refused, Err(Refusal::NotFound)));
        assert!(
            store
                .imports(&bela, &Page::first(9))
                .await
                .unwrap()
                .rows
                .is_empty()
        );
        assert_eq!(
            store
                .imports(&amal, &Page::first(9))
                .await
                .unwrap()
                .rows
                .len(),
            1
        );

        // Two who press at once: one of them is too late.
        import.state = ImportState::Checking;
        assert!(
            store
                .import_step(&mut import, ImportState::Mapping)
                .await
                .unwrap()
        );
        assert!(
            !store
                .import_step(&mut import, ImportState::Mapping)
                .await
                .unwrap()
        );
        // So is whoever loaded it before.
        let mut old = store.import(&amal, import.id).await.unwrap();
        let mut new = old.clone();
        assert!(
            store
                .import_step(&mut new, ImportState::Checking)
                .await
                .unwrap()
        );
        assert!(
            !store
                .import_step(&mut old, ImportState::Checking)
                .await
                .unwrap()
        );
        import = new;
        let mut result = store.import_result(&import).await.unwrap();
        result.write_all(b"row,verdict\n").unwrap();
        import.result = Some(result.finish().unwrap());
        import.state = ImportState::Checked;
        assert!(
            store
                .import_step(&mut import, ImportState::Checking)
                .await
                .unwrap()
        );
        let read = store.import(&amal, import.id).await.unwrap();
        assert_eq!(
            (read.state, &read.result),
            (ImportState::Checked, &import.result)
        );

        assert_eq!(store.forget_imports(import.made_at).await.unwrap(), 0);
        agency.clock.advance(8 * 24 * 3_600);
        assert_eq!(store.forget_imports(store.now()).await.unwrap(), 1);
        assert!(store.import_file(&import, &import.file).await.is_err());
        let gone = store.import(&Actor::console(), import.id).await;
        assert!(matches!(gone, Err(Refusal::NotFound)));
    })
    .await;
}
