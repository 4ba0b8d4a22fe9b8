//! Files that are kept with records: added, downloaded, taken off.

pub(crate) mod name;
mod sniff;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use passerelle_model::document::{AttachDocument, Document, DocumentAction, RemoveDocument};
use passerelle_model::policy::{Access, DataClass, Need};
use passerelle_model::text::ShortText;
use passerelle_model::{
    Action, DocumentId, Fault, Faults, Noun, OfficeId, Personal, Purpose, RecordRef, Subject,
};
use passerelle_store::{KeptDocument, Page, Refusal, StoreError};

use crate::answer::{Answer, Halt, mend, page, page_as};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path, Query, Upload};
use crate::offices::{self, Crumb};
use crate::paging::{Pager, Paging, ROWS};
use crate::route::{Ask, Room};
use crate::shell::Shell;
use crate::why::{Asking, Why};

/// The largest file that is taken, in bytes.
const LARGEST: usize = 10_000_000;
/// The largest form: somewhat more, so that a file that is a little too large
/// is told so beside its field.
const LARGEST_FORM: usize = LARGEST + 2_000_000;
/// What the browser offers to choose from.
const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.docx,.xlsx,.odt,.ods";

const READ: Ask = Ask::Data(DataClass::Internal, Access::Read);
const WRITE: Ask = Ask::Data(DataClass::Internal, Access::Write);

pub(crate) fn room() -> Room {
    let why = Purpose::Administration;
    Room::new("files")
        .get("/offices/{id}/files", READ, why, list)
        .post_files("/offices/{id}/files", WRITE, why, LARGEST_FORM, attach)
        .get("/files/{id}", READ, why, download)
        .get("/files/{id}/remove", WRITE, why, ask_remove)
        .post("/files/{id}/remove", WRITE, why, remove)
}

/// The key of the word for a media type.
pub(crate) fn kind_of(media_type: &str) -> &'static str {
    sniff::known(media_type).map_or("files-kind-other", |kind| kind.key)
}

/// A file as the page of its record shows it.
pub(crate) struct FileLine {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) size: String,
}

/// The newest files of a record, the newest first. The list has all of them.
pub(crate) async fn lines(desk: &Desk, record: RecordRef) -> Result<Vec<FileLine>, Halt> {
    let newest = Page::first(ROWS);
    let documents = desk.reader().documents(record, &newest).await?;
    let lines = documents.rows.iter();
    Ok(lines.map(|kept| line(desk, &kept.document)).collect())
}

fn line(desk: &Desk, document: &Document) -> FileLine {
    let attached = &document.attached;
    let words = desk.words();
    let erased = || words.say("shell-value-erased");
    FileLine {
        href: format!("/files/{}", attached.document),
        name: attached.name.value().cloned().unwrap_or_else(erased),
        kind: words.say(kind_of(attached.media_type.as_str())),
        size: words.size(u64::try_from(attached.size).unwrap_or_default()),
    }
}

/// A file as the list of files shows it.
struct Row {
    file: FileLine,
    added_by: String,
    added_at: String,
    remove: String,
}

async fn rows(desk: &Desk, documents: &[KeptDocument]) -> Result<Vec<Row>, Halt> {
    let mut rows = Vec::with_capacity(documents.len());
    for kept in documents {
        let id = kept.document.attached.document;
        rows.push(Row {
            file: line(desk, &kept.document),
            added_by: desk.actor_name(&kept.added_by).await?,
            added_at: desk.instant(kept.added_at),
            remove: format!("/files/{id}/remove"),
        });
    }
    Ok(rows)
}

form_pages!(List);

#[derive(Template)]
#[template(path = "files/list.html")]
struct List {
    shell: Shell,
    why: Why,
    crumbs: Vec<Crumb>,
    faults: FormFaults,
    rows: Vec<Row>,
    /// How many there are, where one page has them all.
    count: String,
    pager: Pager,
    may_add: bool,
    hint: String,
    accept: &'static str,
}

async fn list(desk: Desk, Path(id): Path<OfficeId>, Query(paging): Query<Paging>) -> Answer {
    page(&list_page(&desk, id, &paging, FormFaults::none()).await?)
}

async fn list_page(
    desk: &Desk,
    id: OfficeId,
    paging: &Paging,
    faults: FormFaults,
) -> Result<List, Halt> {
    desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let tree = desk.reader().offices().await?;
    let documents = desk.reader().documents(id.into(), &paging.page()).await?;
    let pager = paging.pager(&format!("/offices/{id}/files"), &[], &documents);
    let rows = rows(desk, &documents.rows).await?;
    let words = desk.words();
    let write = Need::Data(DataClass::Internal, Access::Write);
    let asking = Asking::of(Some(id))
        .read(Need::Data(DataClass::Internal, Access::Read))
        .change(write);
    let asking = if rows.is_empty() {
        asking
    } else {
        asking.recorded()
    };
    Ok(List {
        shell: Shell::of_desk(desk).await?,
        why: asking.word(desk).await?,
        crumbs: offices::crumbs(desk, &tree, id, true),
        faults,
        count: if pager == Pager::default() {
            words.say_with("files-count", &[("count", rows.len().into())])
        } else {
            String::new()
        },
        pager,
        rows,
        may_add: desk.may(write, &offices::place(&tree, id)),
        hint: words.say_with("files-add-hint", &[("max", LARGEST.into())]),
        accept: ACCEPT,
    })
}

const LABELS: &[(&str, &str)] = &[("file", "files-add-label")];

async fn attach(desk: Desk, Path(id): Path<OfficeId>, form: Form<Nothing>) -> Answer {
    // Nothing is sealed and kept for whoever may not add it here.
    let tree = desk.reader().offices().await?;
    let write = Need::Data(DataClass::Internal, Access::Write);
    desk.reader()
        .why(write, &offices::place(&tree, id))
        .map_err(Halt::Denied)?;
    let (name, kind, upload) = match checked(form.file("file")) {
        Ok(checked) => checked,
        Err(fault) => return attach_again(&desk, id, &fault.at("file").into()).await,
    };
    let attach = AttachDocument {
        document: DocumentId::new(desk.ids()),
        record: id.into(),
        // What is kept with an office is the office's: its own key seals it.
        subject: Subject::from(id.uuid()),
        name: Personal::open(name.to_string()),
        media_type: kind,
        size: i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX),
        address: keep(&desk, id, upload).await?,
    };
    let size = attach.size;
    match desk
        .apply(&form, Action::Document(DocumentAction::Attach(attach)))
        .await?
    {
        Outcome::Done(applied) => {
            let flash = Flash::good("files-added")
                .name_of("name", DocumentId::from(applied.record.id))
                .number("size", size);
            Ok(desk.done(&flash, &format!("/offices/{id}/files")))
        }
        Outcome::Mend(faults) => attach_again(&desk, id, &faults).await,
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}

fn checked(upload: Option<&Upload>) -> Result<(ShortText, ShortText, &Upload), Fault> {
    let upload = upload.ok_or_else(|| Fault::new("", "file-required"))?;
    if upload.bytes.len() > LARGEST {
        let max = i64::try_from(LARGEST).unwrap_or(i64::MAX);
        return Err(Fault::new("", "file-too-large").with("max", max));
    }
    if upload.bytes.is_empty() {
        return Err(Fault::new("", "file-empty"));
    }
    let kind = sniff::sniff(&upload.bytes).ok_or_else(|| Fault::new("", "file-not-taken"))?;
    Ok((
        name::kept(&upload.name)?,
        ShortText::parse(kind.media_type)?,
        upload,
    ))
}

async fn keep(desk: &Desk, office: OfficeId, upload: &Upload) -> Result<String, Halt> {
    Ok(desk
        .store()
        .keep_file(office.into(), upload.bytes.to_vec())
        .await?)
}

async fn attach_again(desk: &Desk, id: OfficeId, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&list_page(desk, id, &Paging::default(), faults).await?)
}

/// The document, unless it was taken off.
async fn document(desk: &Desk, id: DocumentId) -> Result<Document, Halt> {
    let document = desk.reader().document(id).await?;
    if document.removed {
        Err(Halt::NotFound)
    } else {
        Ok(document)
    }
}

async fn download(desk: Desk, Path(id): Path<DocumentId>) -> Answer {
    let document = document(&desk, id).await?;
    match desk.reader().file(&document).await {
        Ok(content) => Ok(sent(&document, content)),
        Err(Refusal::Store(StoreError::Damaged)) => damaged(&desk, &document).await,
        Err(refusal) => Err(refusal.into()),
    }
}

/// To be saved and not shown: what is in it was never ours. The headers of
/// every answer forbid to guess another type, and to run anything.
fn sent(document: &Document, content: Vec<u8>) -> Response {
    let attached = &document.attached;
    let name = attached.name.value().map_or("file", String::as_str);
    let safe = |value: &str, otherwise| {
        HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static(otherwise))
    };
    let media_type = attached.media_type.as_str();
    let headers = [
        (
            header::CONTENT_TYPE,
            safe(media_type, "application/octet-stream"),
        ),
        (
            header::CONTENT_DISPOSITION,
            safe(&name::disposition(name), "attachment"),
        ),
    ];
    (headers, content).into_response()
}

#[derive(Template)]
#[template(path = "files/damaged.html")]
struct Damaged {
    shell: Shell,
    crumbs: Vec<Crumb>,
}

async fn damaged(desk: &Desk, document: &Document) -> Answer {
    tracing::error!(document = %document.attached.document, "a sealed file is damaged");
    let damaged = Damaged {
        shell: Shell::of_desk(desk).await?,
        crumbs: crumbs(desk, document).await?,
    };
    page_as(StatusCode::INTERNAL_SERVER_ERROR, &damaged)
}

/// The way down to the record that a file is kept with, and to its files.
async fn crumbs(desk: &Desk, document: &Document) -> Result<Vec<Crumb>, Halt> {
    let record = document.attached.record;
    if record.noun != Noun::Office {
        return Ok(Vec::new());
    }
    let tree = desk.reader().offices().await?;
    let mut crumbs = offices::crumbs(desk, &tree, record.id.into(), true);
    crumbs.push(Crumb {
        href: format!("/offices/{}/files", record.id),
        label: desk.words().say("files-title"),
    });
    Ok(crumbs)
}

#[derive(Template)]
#[template(path = "files/remove.html")]
struct Remove {
    shell: Shell,
    crumbs: Vec<Crumb>,
    title: String,
    expected_version: i64,
    cancel: String,
}

async fn ask_remove(desk: Desk, Path(id): Path<DocumentId>) -> Answer {
    let document = document(&desk, id).await?;
    let name = document.attached.name.value().cloned().unwrap_or_default();
    page(&Remove {
        shell: Shell::of_desk(&desk).await?,
        crumbs: crumbs(&desk, &document).await?,
        title: desk
            .words()
            .say_with("files-remove-title", &[("name", name.into())]),
        expected_version: document.version.0,
        cancel: back(&document),
    })
}

/// The page that lists the file.
fn back(document: &Document) -> String {
    let record = document.attached.record;
    match record.noun {
        Noun::Office => format!("/offices/{}/files", record.id),
        _ => "/".to_owned(),
    }
}

async fn remove(desk: Desk, Path(id): Path<DocumentId>, form: Form<Nothing>) -> Answer {
    let document = document(&desk, id).await?;
    let remove = RemoveDocument { document: id };
    match desk
        .apply(&form, Action::Document(DocumentAction::Remove(remove)))
        .await?
    {
        Outcome::Done(_) => Ok(desk.done(&Flash::good("files-removed"), &back(&document))),
        Outcome::Mend(faults) => Err(Halt::Faults(faults)),
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}
