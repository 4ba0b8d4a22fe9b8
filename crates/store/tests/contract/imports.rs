//! Files that somebody is importing: sealed, one's own, and forgotten.

use std::io::{Read, Seek, SeekFrom, Write};

use passerelle_model::Actor;
use passerelle_model::policy::Role;
use passerelle_store::jobs::NewJob;
use passerelle_store::{Import, ImportState, Page, Refusal, Store};
use passerelle_testkit::on_each;

#[tokio::test]
async fn a_file_is_kept_sealed_for_whoever_brought_it_and_forgotten_whole() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency.somebody("amal", Role::Administrator, top).await;
        let bela = agency.somebody("bela", Role::Administrator, top).await;
        let store = &agency.store;
        let content: Vec<u8> = (0..200_000_u32).map(|n| (n % 251) as u8).collect();
        let mut upload = store.import_upload().unwrap();
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

        let before = sealed_files(agency.data_dir());
        assert_eq!(before, 2, "the file and its result");
        assert_eq!(store.forget_imports(import.made_at).await.unwrap(), 0);
        agency.clock.advance(8 * 24 * 3_600);
        assert_eq!(store.forget_imports(store.now()).await.unwrap(), 1);
        assert!(store.import_file(&import, &import.file).await.is_err());
        let gone = store.import(&Actor::console(), import.id).await;
        assert!(matches!(gone, Err(Refusal::NotFound)));
        assert_eq!(sealed_files(agency.data_dir()), 0);
    })
    .await;
}

/// How many sealed files lie in a data folder, drafts among them.
fn sealed_files(data: &std::path::Path) -> usize {
    let shelves = std::fs::read_dir(data.join("files")).into_iter().flatten();
    let in_it = |shelf: std::path::PathBuf| match std::fs::read_dir(&shelf) {
        Ok(files) => files.count(),
        Err(_) => 1,
    };
    shelves.map(|shelf| in_it(shelf.unwrap().path())).sum()
}

async fn brought(store: &Store, actor: &Actor) -> Import {
    let mut upload = store.import_upload().unwrap();
    upload.push(b"name\nZarqa\n").unwrap();
    let import = store.import_begin(actor, "places", "list.csv", upload);
    import.await.unwrap()
}

async fn stands(store: &Store, import: &mut Import, state: ImportState) {
    let from = import.state;
    import.state = state;
    assert!(store.import_step(import, from).await.unwrap());
}

#[tokio::test]
async fn an_import_that_is_half_done_is_never_forgotten_and_the_console_finds_it() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency.somebody("amal", Role::Administrator, top).await;
        let (store, console) = (&agency.store, Actor::console());
        let mut import = brought(store, &amal).await;
        stands(store, &mut import, ImportState::Checked).await;
        assert!(store.half_done().await.unwrap().is_empty());
        let refused = store.import_to_undo(&console, import.id).await;
        assert!(matches!(refused, Err(Refusal::NotFound)), "at rest");
        stands(store, &mut import, ImportState::Committing).await;
        agency.clock.advance(60 * 24 * 3_600);
        assert_eq!(store.forget_imports(store.now()).await.unwrap(), 0);
        let left = store.half_done().await.unwrap();
        assert_eq!(left[0].import, Some(import.id));
        assert_eq!(left[0].actor, amal.name());
        let found = store.import_to_undo(&console, import.id).await.unwrap();
        assert_eq!(found.state, ImportState::Committing);
        let bela = agency.somebody("bela", Role::Administrator, top).await;
        let refused = store.import_to_undo(&bela, import.id).await;
        assert!(matches!(refused, Err(Refusal::NotFound)), "a colleague");
        // One that a job is at work on is in good hands.
        let new = NewJob::of("imports.commit", passerelle_model::Purpose::Administration);
        let job = store.enqueue(&amal, new).await.unwrap();
        store.import_at_work(&mut import, job).await.unwrap();
        assert!(store.import_is_at_work(&import).await.unwrap());
        assert!(store.half_done().await.unwrap().is_empty());
        // Stopped before any worker had it, it stands where it stood.
        store.cancel_job(&amal, job).await.unwrap();
        let import = store.import(&amal, import.id).await.unwrap();
        assert_eq!(import.state, ImportState::Checked);
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_beside_a_file_is_sealed_like_the_file() {
    on_each(async |agency| {
        let (store, console) = (&agency.store, Actor::console());
        let mut import = brought(store, &console).await;
        import.mapping = Some("[fields.name]\ncolumn = \"Zarqa\"".to_owned());
        import.verdicts = Some("{\"says\":\"Zarqa\"}".to_owned());
        stands(store, &mut import, ImportState::Checked).await;
        let read = store.import(&console, import.id).await.unwrap();
        assert_eq!(
            (&read.mapping, &read.verdicts),
            (&import.mapping, &import.verdicts)
        );
        let open = "SELECT COUNT(*) FROM import
            WHERE mapping LIKE '%Zarqa%' OR verdicts LIKE '%Zarqa%'";
        assert_eq!(store.count(open).await.unwrap(), 0);
        // What an older program left reads as it was.
        store
            .tamper("UPDATE import SET mapping = 'as it was'")
            .await
            .unwrap();
        let read = store.import(&console, import.id).await.unwrap();
        assert_eq!(read.mapping.as_deref(), Some("as it was"));
    })
    .await;
}

#[tokio::test]
async fn forgetting_that_was_cut_off_is_done_again_and_an_upload_leaves_nothing() {
    on_each(async |agency| {
        let (store, console) = (&agency.store, Actor::console());
        let mut upload = store.import_upload().unwrap();
        upload.push(b"half of it").unwrap();
        drop(upload);
        assert_eq!(sealed_files(agency.data_dir()), 0);
        let import = brought(store, &console).await;
        // A file that cannot be removed, as if the program ended there.
        let shelf = agency.data_dir().join("files").join(&import.file[..2]);
        let name = format!("{}.sealed", &import.file[2..]);
        std::fs::remove_file(shelf.join(&name)).unwrap();
        std::fs::create_dir(shelf.join(&name)).unwrap();
        assert!(store.import_forget(&import).await.is_err());
        let rows = "SELECT COUNT(*) FROM import";
        assert_eq!(store.count(rows).await.unwrap(), 1, "it is found again");
        std::fs::remove_dir(shelf.join(&name)).unwrap();
        agency.clock.advance(60);
        assert_eq!(store.forget_imports(store.now()).await.unwrap(), 1);
        assert_eq!(store.count(rows).await.unwrap(), 0);
    })
    .await;
}
