//! Secrecy: what lies on the disk tells no name, and erasure is for ever.

use std::fs;
use std::path::Path;

use passerelle_model::account::{AccountAction, AmendAccount};
use passerelle_model::document::{AttachDocument, DocumentAction};
use passerelle_model::policy::{DataClass, Role};
use passerelle_model::text::ShortText;
use passerelle_model::{
    AccountId, Action, Actor, DocumentId, OfficeId, Personal, Purpose, Subject, Version,
};
use passerelle_store::{AccountFilter, Page, ReadFilter, Refusal, StoreError};
use passerelle_testkit::world::account_details;
use passerelle_testkit::{Agency, on_each};

/// Every file under a folder that holds these bytes, in either case.
fn holding(folder: &Path, needle: &[u8]) -> Vec<String> {
    let needle = needle.to_ascii_lowercase();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, &needle));
        } else {
            let content = fs::read(&path).unwrap().to_ascii_lowercase();
            if content.windows(needle.len()).any(|part| part == needle) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

async fn attach(agency: &Agency, account: AccountId, content: &[u8]) -> DocumentId {
    let subject = Subject::from(account);
    let address = agency
        .store
        .keep_file(account.into(), content.to_vec())
        .await
        .unwrap();
    let document = DocumentId::new(agency.store.ids());
    let attach = AttachDocument {
        document,
        record: account.into(),
        subject,
        name: Personal::open("passport of synthetic gulnara.pdf".to_owned()),
        media_type: ShortText::parse("application/pdf").unwrap(),
        size: i64::try_from(content.len()).unwrap(),
        address,
    };
    let action = Action::Document(DocumentAction::Attach(attach));
    agency.console(action).await;
    document
}

pub(crate) async fn dpo(agency: &Agency, office: OfficeId) -> Actor {
    agency
        .somebody("hana", Role::DataProtectionOfficer, office)
        .await
}

#[tokio::test]
async fn no_file_of_the_data_folder_tells_a_name() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("gulnara", top).await;
        agency.password(account, "correct horse gulnara").await;
        attach(agency, account, b"the synthetic passport of gulnara").await;
        for needle in ["gulnara", "passport", "correct horse"] {
            assert_eq!(
                holding(agency.data_dir(), needle.as_bytes()),
                [""; 0],
                "{needle}"
            );
        }
        agency.reopen().await;
        assert_eq!(holding(agency.data_dir(), b"gulnara"), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn erasure_leaves_no_key_no_file_and_a_log_that_verifies() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("gulnara", top).await;
        let document = attach(agency, account, b"the synthetic passport of gulnara").await;
        let wrapped_key = wrapped_keys(agency, account);
        assert_eq!(
            holding(&agency.data_dir().join("keys"), &wrapped_key).len(),
            1
        );
        let officer = dpo(agency, top).await;
        let erased = agency
            .store
            .erase_account(&officer, account, Some(Version(1)))
            .await
            .unwrap();

        assert_eq!(
            holding(agency.data_dir(), &wrapped_key),
            [""; 0],
            "the key is on no page"
        );
        let sealed = fs::read_dir(agency.data_dir().join("files")).unwrap();
        let left = sealed
            .flat_map(|shelf| fs::read_dir(shelf.unwrap().path()).unwrap())
            .count();
        assert_eq!(left, 0, "the sealed file is gone");
        assert_eq!(
            agency
                .store
                .account_by_email("gulnara@example.org")
                .await
                .unwrap(),
            None
        );
        let about = format!("SELECT COUNT(*) FROM search_term WHERE record = 'account/{account}'");
        assert_eq!(agency.store.count(about.leak()).await.unwrap(), 0);
        let reader = agency.store.reader(&officer, Purpose::DataProtection);
        let tombstone = reader.account(account).await.unwrap();
        assert_eq!(tombstone.details.name.value(), None);
        let history = reader
            .history(account.into(), &Page::first(10))
            .await
            .unwrap();
        assert!(history.rows.iter().any(|entry| entry.erased));
        let administrator = agency.somebody("ines", Role::Administrator, top).await;
        let reader = agency.store.reader(&administrator, Purpose::Administration);
        let kept = reader.document(document).await.unwrap();
        assert_eq!(kept.attached.name.value(), None);
        assert!(matches!(reader.file(&kept).await, Err(Refusal::NotFound)));

        assert_eq!(agency.store.log_verify(|_| {}).await.unwrap().broken, None);
        assert!(
            agency
                .store
                .log_replay()
                .await
                .unwrap()
                .differences
                .is_empty()
        );
        let journal = fs::read_to_string(agency.data_dir().join("journal/journal.jsonl")).unwrap();
        assert!(journal.contains("erasure") && journal.contains(&erased.position.to_string()));
    })
    .await;
}

/// The wrapped key of a subject as it lies in the key store.
fn wrapped_keys(agency: &Agency, account: AccountId) -> Vec<u8> {
    // The row holds the subject's id in front of the wrapped key; the bytes
    // that follow the id's text are the key itself.
    let id = account.to_string();
    let keys = agency.data_dir().join("keys");
    let content: Vec<u8> = ["keys.db", "keys.db-wal"]
        .iter()
        .filter_map(|name| fs::read(keys.join(name)).ok())
        .flatten()
        .collect();
    let at = content
        .windows(id.len())
        .position(|part| part == id.as_bytes())
        .unwrap();
    content[at + id.len()..at + id.len() + 64].to_vec()
}

#[tokio::test]
async fn an_erasure_that_was_cut_off_is_finished_at_the_next_start() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("ilse", top).await;
        let officer = dpo(agency, top).await;
        // The action alone, as if the machine stopped right after it.
        let erase = passerelle_model::account::EraseAccount { account };
        let action = Action::Account(AccountAction::Erase(erase));
        let command = agency.store.command(Purpose::DataProtection, action);
        agency.store.apply(&officer, command).await.unwrap();
        let key = wrapped_keys(agency, account);
        agency.reopen().await;
        assert_eq!(holding(&agency.data_dir().join("keys"), &key), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn an_erasure_whose_files_were_left_is_finished_at_the_next_start() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("ilse", top).await;
        attach(agency, account, b"a synthetic letter").await;
        let files = agency.data_dir().join("files");
        let aside = agency.beside().join("aside");
        let officer = dpo(agency, top).await;
        // The file comes back after everything else was done, as if the machine
        // had stopped before it was removed.
        copy_all(&files, &aside);
        agency
            .store
            .erase_account(&officer, account, None)
            .await
            .unwrap();
        copy_all(&aside, &files);
        agency.reopen().await;
        let left = fs::read_dir(&files).unwrap();
        let left = left.flat_map(|shelf| fs::read_dir(shelf.unwrap().path()).unwrap());
        assert_eq!(left.count(), 0);
        // Asked for once more, it is refused and still finished.
        copy_all(&aside, &files);
        let again = agency.store.erase_account(&officer, account, None).await;
        assert!(matches!(again, Err(Refusal::Faults(_))), "{again:?}");
        let left = fs::read_dir(&files).unwrap();
        let left = left.flat_map(|shelf| fs::read_dir(shelf.unwrap().path()).unwrap());
        assert_eq!(left.count(), 0);
    })
    .await;
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_all(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[tokio::test]
async fn a_key_that_another_process_destroyed_opens_nothing_here() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("ivan", top).await;
        let officer = dpo(agency, top).await;
        let reader = agency.store.reader(&officer, Purpose::DataProtection);
        let seen = reader.account(account).await.unwrap();
        assert!(seen.details.name.value().is_some());
        let ports = passerelle_store::Ports::machine();
        let other = passerelle_store::Store::open(agency.whereabouts(), ports)
            .await
            .unwrap();
        other.erase_account(&officer, account, None).await.unwrap();
        other.close().await.unwrap();
        let seen = reader.account(account).await.unwrap();
        assert_eq!(seen.details.name.value(), None);
        let names = reader.account_names(&[account]).await.unwrap();
        assert!(names.is_empty());
    })
    .await;
}

#[tokio::test]
async fn no_key_is_made_for_whoever_has_none() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("jana", top).await;
        let officer = dpo(agency, top).await;
        agency
            .store
            .erase_account(&officer, account, None)
            .await
            .unwrap();
        let kept = agency
            .store
            .keep_file(account.into(), b"a letter".to_vec())
            .await;
        assert!(matches!(kept, Err(Refusal::NotFound)), "{kept:?}");
        let nobody = OfficeId::new(agency.store.ids());
        let kept = agency
            .store
            .keep_file(nobody.into(), b"a letter".to_vec())
            .await;
        assert!(matches!(kept, Err(Refusal::NotFound)), "{kept:?}");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_erased_before_their_work_is_passed_on() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let leaver = agency.somebody("karin", Role::Caseworker, top).await;
        let leaver = leaver.account().unwrap();
        let heir = agency.account("lena", top).await;
        let officer = dpo(agency, top).await;
        let erase = async || agency.store.erase_account(&officer, leaver, None).await;
        let Err(Refusal::Faults(faults)) = erase().await else {
            panic!("a role is still held");
        };
        assert_eq!(faults.iter().next().unwrap().key, "hand-over-first");
        let console = Actor::console();
        agency
            .store
            .hand_over(&console, leaver, None, heir)
            .await
            .unwrap();
        agency.clock.advance(1);
        erase().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn whoever_was_erased_cannot_be_written_about_again() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("jonas", top).await;
        let officer = dpo(agency, top).await;
        agency
            .store
            .erase_account(&officer, account, None)
            .await
            .unwrap();
        let amend = AmendAccount {
            account,
            details: account_details("jonas", top),
        };
        let action = Action::Account(AccountAction::Amend(amend));
        let command = agency.store.command(Purpose::Operation, action);
        let refused = agency.store.apply(&Actor::console(), command).await;
        assert!(matches!(refused, Err(Refusal::Faults(_))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn what_was_opened_is_in_the_read_log_before_the_answer_leaves() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("karim", top).await;
        let administrator = agency.somebody("lea", Role::Administrator, top).await;
        let officer = dpo(agency, top).await;
        let reader = agency.store.reader(&administrator, Purpose::Administration);
        reader.account(account).await.unwrap();
        reader
            .accounts(&AccountFilter::default(), &Page::first(50))
            .await
            .unwrap();
        reader.finish().await.unwrap();
        let audit = agency.store.reader(&officer, Purpose::DataProtection);
        let reads = audit
            .reads(&ReadFilter::default(), &Page::first(10))
            .await
            .unwrap()
            .rows;
        assert_eq!(reads.len(), 1, "one row for the request");
        assert_eq!(reads[0].actor, administrator.name());
        assert_eq!(
            (reads[0].class, reads[0].subjects.len()),
            (DataClass::Personal, 2)
        );
        // Looking at oneself is no read of somebody.
        let own = agency.store.reader(&administrator, Purpose::OwnAccount);
        own.account(administrator.account().unwrap()).await.unwrap();
        own.finish().await.unwrap();
        let reads = audit
            .reads(&ReadFilter::default(), &Page::first(10))
            .await
            .unwrap()
            .rows;
        assert_eq!(reads.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_read_that_cannot_be_written_down_is_refused() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("mara", top).await;
        let administrator = agency.somebody("nils", Role::Administrator, top).await;
        agency.store.break_read_log().await.unwrap();
        let reader = agency.store.reader(&administrator, Purpose::Administration);
        reader.account(account).await.unwrap();
        assert!(reader.finish().await.is_err());
    })
    .await;
}

#[tokio::test]
async fn accounts_are_found_by_the_beginnings_of_their_words() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        for name in ["Élodie", "elias", "عمّان"] {
            agency.account(name, top).await;
        }
        let administrator = agency.somebody("oksana", Role::Administrator, top).await;
        let reader = agency.store.reader(&administrator, Purpose::Administration);
        for (words, found) in [
            ("el", 2),
            ("elo", 1),
            ("ELODIE syn", 1),
            ("عما", 1),
            ("zz", 0),
            ("", 4),
        ] {
            let filter = AccountFilter {
                words: words.to_owned(),
                ..AccountFilter::default()
            };
            let page = reader.accounts(&filter, &Page::first(10)).await.unwrap();
            assert_eq!(page.rows.len(), found, "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_sealed_file_that_was_changed_is_not_shown() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("petra", top).await;
        let document = attach(agency, account, b"a synthetic letter").await;
        let administrator = agency.somebody("quentin", Role::Administrator, top).await;
        let reader = agency.store.reader(&administrator, Purpose::Administration);
        let kept = reader.document(document).await.unwrap();
        assert_eq!(reader.file(&kept).await.unwrap(), b"a synthetic letter");
        let shelf = fs::read_dir(agency.data_dir().join("files"))
            .unwrap()
            .next()
            .unwrap()
            .unwrap();
        let file = fs::read_dir(shelf.path())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let mut bytes = fs::read(&file).unwrap();
        bytes[30] ^= 1;
        fs::write(&file, bytes).unwrap();
        let damaged = reader.file(&kept).await;
        assert!(
            matches!(damaged, Err(Refusal::Store(StoreError::Damaged))),
            "{damaged:?}"
        );
    })
    .await;
}
