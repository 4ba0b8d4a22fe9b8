//! Backups: made while people write, restored on either database, and refused
//! where a byte of them is not as it was written.

mod made;
mod moved;
mod refused;
mod stopped;

use std::path::{Path, PathBuf};

use passerelle_model::document::{AttachDocument, DocumentAction};
use passerelle_model::office::{AmendOffice, OfficeAction, OfficeKind};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, DocumentId, OfficeId, Personal, Purpose, RecordRef};
use passerelle_store::testing::{drop_database, make_database};
use passerelle_store::{
    Applied, Database, JournalFrom, KeysFrom, KeysSecret, Ports, RestoreFrom, Restored, Store,
    StoreError, Whereabouts,
};
use passerelle_testkit::Agency;
use passerelle_testkit::world::details;

pub(crate) const SERVER: &str = "PASSERELLE_TEST_POSTGRES";

/// Where an agency is restored to or moved to; gone with the test.
pub(crate) struct Elsewhere {
    pub(crate) at: Whereabouts,
    pub(crate) server: Option<(String, String)>,
}

impl Elsewhere {
    pub(crate) fn embedded(folder: &Path) -> Self {
        let data_dir = folder.join(format!("elsewhere-{}", name()));
        Self {
            at: Whereabouts {
                data_dir,
                database: Database::Embedded,
            },
            server: None,
        }
    }

    pub(crate) async fn on_server(folder: &Path) -> Option<Self> {
        let server = std::env::var_os(SERVER)?.into_string().ok()?;
        let name = name();
        let address = make_database(&server, &name).await.unwrap();
        let embedded = Self::embedded(folder);
        Some(Self {
            at: Whereabouts {
                database: Database::Server(address),
                ..embedded.at
            },
            server: Some((server, name)),
        })
    }

    /// On each database that there is.
    pub(crate) async fn all(folder: &Path) -> Vec<Self> {
        let mut all = vec![Self::embedded(folder)];
        all.extend(Self::on_server(folder).await);
        all
    }

    pub(crate) async fn end(self) {
        if let Some((server, name)) = self.server {
            drop_database(&server, &name).await.unwrap();
        }
    }
}

pub(crate) fn name() -> String {
    format!("b{}", Ports::machine().ids.next().simple())
}

pub(crate) fn archive(agency: &Agency) -> PathBuf {
    agency.beside().join(format!("{}.backup", name()))
}

pub(crate) async fn backed_up(agency: &Agency) -> PathBuf {
    let file = archive(agency);
    agency.store.backup(&file, &[], |_| {}).await.unwrap();
    file
}

/// From a backup, with the agency's own keys and its journal as it is now.
pub(crate) fn with_all(agency: &Agency, archive: &Path) -> RestoreFrom {
    RestoreFrom {
        archive: archive.to_owned(),
        journal: JournalFrom::Folder(agency.data_dir().join("journal")),
        keys: KeysFrom::Folder(agency.data_dir().join("keys")),
    }
}

pub(crate) async fn restored(
    agency: &Agency,
    to: &Elsewhere,
    from: &RestoreFrom,
) -> Result<Restored, StoreError> {
    Store::restore(&to.at, agency.store.ports().clone(), from, |_| {}).await
}

pub(crate) async fn opened(agency: &Agency, to: &Elsewhere) -> Store {
    Store::open(&to.at, agency.store.ports().clone())
        .await
        .unwrap()
}

pub(crate) fn amend(office: OfficeId, top: OfficeId, n: usize) -> Action {
    let mut details = details(OfficeKind::CountryOffice, Some(top));
    details.phone = ShortText::parse(&format!("+32 2 555 {n:05}")).ok();
    Action::Office(OfficeAction::Amend(AmendOffice { office, details }))
}

pub(crate) async fn attach(agency: &Agency, record: RecordRef, content: &[u8]) -> String {
    let kept = agency.store.keep_file(record, content.to_vec()).await;
    let address = kept.unwrap();
    let attach = AttachDocument {
        document: DocumentId::new(agency.store.ids()),
        record,
        subject: record.id.into(),
        name: Personal::open("letter.pdf".to_owned()),
        media_type: ShortText::parse("application/pdf").unwrap(),
        size: i64::try_from(content.len()).unwrap(),
        address: address.clone(),
    };
    agency
        .console(Action::Document(DocumentAction::Attach(attach)))
        .await;
    address
}

pub(crate) fn file_at(data_dir: &Path, address: &str) -> PathBuf {
    let (shelf, name) = address.split_at(2);
    data_dir
        .join("files")
        .join(shelf)
        .join(format!("{name}.sealed"))
}

/// Somebody who writes until they are told to stop.
pub(crate) async fn writer(store: Store, office: OfficeId, top: OfficeId) -> Vec<Applied> {
    let mut done = Vec::new();
    for n in 0..120 {
        let command = store.command(Purpose::Operation, amend(office, top, n));
        done.push(store.apply(&Actor::console(), command).await.unwrap());
    }
    done
}

pub(crate) fn secret() -> KeysSecret {
    KeysSecret::KeyFile(b"a synthetic secret of 32 letters".to_vec().into())
}
