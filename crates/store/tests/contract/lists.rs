//! Long lists: what filters find, and how they page.

use jiff::civil::Date;
use passerelle_model::account::{AccountAction, RegisterAccount};
use passerelle_model::document::{AttachDocument, DocumentAction};
use passerelle_model::office::{AmendOffice, OfficeAction, OfficeKind};
use passerelle_model::policy::Role;
use passerelle_model::text::ShortText;
use passerelle_model::{
    AccountId, Action, Actor, DocumentId, OfficeId, Personal, Purpose, RecordRef,
};
use passerelle_store::testing::{drop_database, make_database};
use passerelle_store::{
    AccountFilter, Database, LogEntry, LogFilter, Page, Paged, Ports, ReadFilter, Reader, Store,
    StoreError, Whereabouts,
};
use passerelle_testkit::world::{account_details, details};
use passerelle_testkit::{Agency, on_each};

/// Every page of a list, one after the other.
async fn whole<T>(size: i64, list: impl AsyncFn(Page) -> Paged<T>) -> Vec<T> {
    let (mut rows, mut page) = (Vec::new(), Page::first(size));
    loop {
        let paged = list(page).await;
        rows.extend(paged.rows);
        match paged.next {
            Some(next) => page = Page::after(size, Some(next)),
            None => return rows,
        }
    }
}

fn amend(office: OfficeId, n: i32) -> Action {
    let mut details = details(OfficeKind::Headquarters, None);
    details.address = Some(format!("Street {n}"));
    Action::Office(OfficeAction::Amend(AmendOffice { office, details }))
}

/// Whether a filter wants an entry, said as plainly as can be.
fn wants(filter: &LogFilter, entry: &LogEntry) -> bool {
    let day = entry.recorded_at.date();
    filter.actor.is_none_or(|id| entry.account() == Some(id))
        && filter.kind.as_ref().is_none_or(|kind| *kind == entry.kind)
        && filter.record.is_none_or(|record| record == entry.record)
        && filter.from.is_none_or(|from| day >= from)
        && filter.to.is_none_or(|to| day <= to)
}

fn each<T: Clone>(values: &[T]) -> Vec<Option<T>> {
    let some = values.iter().cloned().map(Some);
    some.chain([None]).collect()
}

fn filters(record: RecordRef, actor: AccountId, days: &[Date]) -> Vec<LogFilter> {
    let mut filters = Vec::new();
    for record in each(&[record]) {
        for actor in each(&[actor]) {
            for kind in each(&["office.amend".to_owned(), "no.such".to_owned()]) {
                for from in each(days) {
                    for to in each(days) {
                        let kind = kind.clone();
                        filters.push(LogFilter {
                            actor,
                            kind,
                            record,
                            from,
                            to,
                        });
                    }
                }
            }
        }
    }
    filters
}

#[tokio::test]
async fn every_filter_of_the_log_finds_what_it_says() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let auditor = agency.somebody("fatou", Role::Auditor, top).await;
        let first = agency.store.now().date();
        for n in 0..12 {
            agency.clock.advance(12 * 60 * 60);
            agency.console(amend(top, n)).await;
        }
        // The chain takes in the last of them now, not between two look-ups.
        agency.store.seal_now().await.unwrap();
        let day = |n: i64| first.checked_add(jiff::Span::new().days(n)).unwrap();
        let days = [day(-1), first, day(3), day(9)];
        let reader = agency.store.reader(&auditor, Purpose::Audit);
        let log = async |filter: &LogFilter, size| {
            whole(size, async |page| reader.log(filter, &page).await.unwrap()).await
        };
        let all = log(&LogFilter::default(), 500).await;
        assert!(all.len() > 12);
        let account = auditor.account().unwrap();
        for filter in filters(top.into(), account, &days) {
            let wanted: Vec<_> = all.iter().filter(|entry| wants(&filter, entry)).collect();
            let found = log(&filter, 5).await;
            assert_eq!(found.iter().collect::<Vec<_>>(), wanted, "{filter:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_reads_of_one_account_page() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let auditor = agency.somebody("fatou", Role::Auditor, top).await;
        let admins = ["ali", "bea"];
        let mut ids = Vec::new();
        for name in admins {
            let admin = agency.somebody(name, Role::Administrator, top).await;
            ids.push(admin.account().unwrap());
            for _ in 0..4 {
                let reader = agency.store.reader(&admin, Purpose::Administration);
                let all = AccountFilter::default();
                reader.accounts(&all, &Page::first(9)).await.unwrap();
                reader.finish().await.unwrap();
            }
        }
        let reader = agency.store.reader(&auditor, Purpose::Audit);
        let reads = async |actor| {
            let filter = ReadFilter {
                actor,
                ..ReadFilter::default()
            };
            whole(3, async |page| reader.reads(&filter, &page).await.unwrap()).await
        };
        let all = reads(None).await;
        assert_eq!(all.len(), 8);
        assert!(all.is_sorted_by_key(|read| std::cmp::Reverse(read.position)));
        for id in ids {
            let own = all.iter().filter(|read| read.actor == id.to_string());
            assert!(reads(Some(id)).await.iter().eq(own));
        }
    })
    .await;
}

async fn register(agency: &Agency, name: &str, number: u32, office: OfficeId) -> AccountId {
    let account = AccountId::new(agency.store.ids());
    let (invitation, _) = agency.store.new_invitation();
    let mut details = account_details(&format!("n{number}"), office);
    details.name = Personal::open(name.to_owned());
    let register = RegisterAccount {
        account,
        details,
        invitation,
    };
    agency
        .console(Action::Account(AccountAction::Register(register)))
        .await;
    account
}

async fn found(reader: &Reader, words: &str, office: Option<OfficeId>) -> Vec<AccountId> {
    let filter = AccountFilter {
        words: words.to_owned(),
        office,
        ..AccountFilter::default()
    };
    whole(2, async |page| {
        reader.accounts(&filter, &page).await.unwrap()
    })
    .await
    .into_iter()
    .map(|account| account.id)
    .collect()
}

#[tokio::test]
async fn accounts_are_found_by_their_words_and_page_in_order() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let below = agency
            .office("Lakeside", OfficeKind::CountryOffice, Some(top))
            .await;
        let admin = agency.somebody("ali", Role::Administrator, top).await;
        let mut elodies = Vec::new();
        for n in 0..7 {
            let office = if n % 2 == 0 { top } else { below };
            elodies.push(register(agency, "Élodie Sample", n, office).await);
        }
        let other = register(agency, "Elodia Specimen", 7, below).await;
        let reader = agency.store.reader(&admin, Purpose::Administration);
        // Typed as one character, as a letter with its mark apart, and without.
        for words in ["Élodie", "E\u{301}lodie", "elodie", "SAMPLE, E\u{301}lod"] {
            assert_eq!(found(&reader, words, None).await, elodies, "{words}");
        }
        let mut both = elodies.clone();
        both.push(other);
        assert_eq!(found(&reader, "elod", None).await, both);
        assert_eq!(found(&reader, "elod specimen", None).await, [other]);
        assert_eq!(found(&reader, "elod nobody", None).await, []);
        let low = [elodies[1], elodies[3], elodies[5], other];
        assert_eq!(found(&reader, "elod", Some(below)).await, low);
        assert_eq!(found(&reader, "", Some(below)).await, low);
        let filter = AccountFilter {
            words: "E\u{301}lodie".to_owned(),
            ..AccountFilter::default()
        };
        let colleagues = reader.colleagues(&filter, 5).await.unwrap();
        assert_eq!(colleagues.len(), 6);
        assert_eq!(colleagues[0].name, "Élodie Sample");
    })
    .await;
}

#[tokio::test]
async fn the_newest_documents_come_first_and_none_is_lost() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let content = b"minutes".to_vec();
        let address = agency.store.keep_file(top.into(), content).await.unwrap();
        let mut added = Vec::new();
        for n in 0..205 {
            let document = DocumentId::new(agency.store.ids());
            let attach = AttachDocument {
                document,
                record: top.into(),
                subject: top.uuid().into(),
                name: Personal::open(format!("minutes {n}.pdf")),
                media_type: ShortText::parse("application/pdf").unwrap(),
                size: 7,
                address: address.clone(),
            };
            agency
                .console(Action::Document(DocumentAction::Attach(attach)))
                .await;
            added.push(document);
        }
        let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
        let kept = whole(50, async |page| {
            reader.documents(top.into(), &page).await.unwrap()
        })
        .await;
        added.reverse();
        let found: Vec<_> = kept
            .iter()
            .map(|kept| kept.document.attached.document)
            .collect();
        assert_eq!(found, added);
        assert_eq!(kept[0].added_by, "console");
        assert!(kept.is_sorted_by_key(|kept| std::cmp::Reverse(kept.added_at)));
    })
    .await;
}

#[tokio::test]
async fn an_empty_log_has_no_head_and_nothing_to_note() {
    on_each(async |agency| {
        assert_eq!(agency.store.log_head().await.unwrap(), None);
        agency.store.note_head().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_database_that_sorts_as_a_language_does_is_refused() {
    let Some(server) = std::env::var_os("PASSERELLE_TEST_POSTGRES") else {
        return;
    };
    let server = server.into_string().unwrap();
    let agency = Agency::embedded().await;
    let name = format!("icu{}", Ports::machine().ids.next().simple());
    let address = make_database(
        &server,
        &format!("{name} LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"),
    )
    .await
    .unwrap();
    let (address, _) = address.split_once(' ').unwrap();
    let at = Whereabouts {
        data_dir: agency.beside().join("icu"),
        database: Database::Server(address.to_owned()),
    };
    let made = Store::init(&at, Ports::machine()).await.err();
    drop_database(&server, &name).await.unwrap();
    assert!(matches!(made, Some(StoreError::Collation { found }) if found == "C (ICU)"));
    assert!(!at.data_dir.exists(), "a refusal leaves nothing behind");
    agency.end().await;
}
