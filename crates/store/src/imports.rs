//! What somebody is importing, before it is done and while it is.
//!
//! Not actions: a file that is being looked at changes nothing. What is
//! committed is a batch; see [`Store::begin_batch`]. The file, its name, how it
//! is read, what its rows came to and the result are sealed under the import's
//! own key, and destroyed with it some days later.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use data_encoding::BASE64;
use passerelle_model::{Actor, BatchId, ImportId, Instant, JobId, Subject, Who};

use crate::Store;
use crate::db::{Conn, Row, Value, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::files::{SealedDraft, SealedFile};
use crate::page::{Page, Paged};
use crate::sealing::{self, Key};

/// What a text begins with that is sealed. Those of before step 7 were not.
const SEALED: &str = "sealed:";

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// The file is here; how it is read is being decided.
    Mapping,
    /// Every row is being looked at; nothing is changed.
    Checking,
    /// Every row has its verdict.
    Checked,
    /// The rows are being done.
    Committing,
    /// All rows are done.
    Done,
    /// It is being taken back.
    Undoing,
    /// It was taken back.
    Undone,
}

impl ImportState {
    const ALL: [Self; 7] = [
        Self::Mapping,
        Self::Checking,
        Self::Checked,
        Self::Committing,
        Self::Done,
        Self::Undoing,
        Self::Undone,
    ];

    /// The state as it is kept and worded.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mapping => "mapping",
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Committing => "committing",
            Self::Done => "done",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether rows are being done or undone: what stands so is never forgotten,
    /// since nobody else would end it.
    pub const fn is_half_done(self) -> bool {
        matches!(self, Self::Committing | Self::Undoing)
    }
}

/// An import as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// How often it was changed.
    pub version: i64,
    /// Who imports: the account's id, or `console`.
    pub actor: String,
    /// What is imported: a code of the import desk.
    pub kind: String,
    /// Where it stands.
    pub state: ImportState,
    /// Where the file is kept.
    pub file: String,
    /// The file's name; none once the key is gone.
    pub name: Option<String>,
    /// The file's length in bytes.
    pub size: i64,
    /// How it is read, as the import desk writes it.
    pub mapping: Option<String>,
    /// What the rows came to, as the import desk writes it.
    pub verdicts: Option<String>,
    /// Where the result is kept: the file with a verdict on each row.
    pub result: Option<String>,
    /// Where the list of what was found is kept, as the import desk writes it.
    pub findings: Option<String>,
    /// The batch that it was committed as.
    pub batch: Option<BatchId>,
    /// The job that is at work on it.
    pub job: Option<JobId>,
    /// When the file came.
    pub made_at: Instant,
    /// When it last changed.
    pub changed_at: Instant,
}

/// A file on its way in. Its key is kept once the file is: dropped before,
/// nothing of it is left.
pub struct ImportUpload {
    id: ImportId,
    key: Arc<Key>,
    draft: SealedDraft,
    size: i64,
}

impl ImportUpload {
    /// Takes some bytes more.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.size += i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let written = self.draft.write_all(bytes);
        written.map_err(StoreError::io("cannot keep a file that is imported"))
    }

    /// How many bytes came so far.
    pub const fn size(&self) -> i64 {
        self.size
    }
}

const ONE: &str =
    "SELECT id, version, account, kind, state, file, name, size, mapping, verdicts, result,
    findings, batch, job, made_at, changed_at FROM import WHERE id = $1";
const OF_ACTOR: &str =
    "SELECT id, version, account, kind, state, file, name, size, mapping, verdicts, result,
    findings, batch, job, made_at, changed_at FROM import WHERE account = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
const OLD: &str = "SELECT id FROM import
    WHERE changed_at < $1 AND state NOT IN ('committing', 'undoing') ORDER BY id LIMIT 100";

impl Store {
    /// Begins to take a file.
    pub fn import_upload(&self) -> Result<ImportUpload, StoreError> {
        let id = ImportId::new(self.ids());
        let key = Arc::new(sealing::new_key());
        let addressing = self.keys().addressing(id.into());
        let draft = self
            .files()
            .draft(Arc::clone(&key), id.into(), addressing)?;
        let size = 0;
        Ok(ImportUpload {
            id,
            key,
            draft,
            size,
        })
    }

    /// Keeps the file that came. `kind` is a code of the import desk.
    pub async fn import_begin(
        &self,
        actor: &Actor,
        kind: &str,
        name: &str,
        upload: ImportUpload,
    ) -> Result<Import, Refusal> {
        let (id, key, size) = (upload.id, upload.key, upload.size);
        let file = upload.draft.finish()?;
        let begun = self
            .import_noted((id, &key), (actor, kind, name), (&file, size))
            .await;
        if let Err(error) = begun {
            // What no row names, nobody would ever destroy.
            self.keys().destroy(&[id.into()]).await?;
            self.files().remove(&file)?;
            return Err(error.into());
        }
        self.import(actor, id).await
    }

    async fn import_noted(
        &self,
        (id, key): (ImportId, &Arc<Key>),
        (actor, kind, name): (&Actor, &str, &str),
        (file, size): (&str, i64),
    ) -> Result<(), StoreError> {
        let sealed = sealing::seal(key, id.uuid().as_bytes(), name.as_bytes())?;
        self.keys().keep_new(id.into(), Arc::clone(key));
        self.keys().save().await?;
        let mut conn = self.db().write().await?;
        conn.execute(
            "INSERT INTO import (id, version, account, kind, state, file, name, size, made_at,
                changed_at)
             VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $8)",
            args![
                id,
                actor.name(),
                kind,
                ImportState::Mapping.code(),
                file,
                sealed,
                size,
                self.now()
            ],
        )
        .await
        .map(drop)
    }

    /// An import of one's own. Another's is not found.
    pub async fn import(&self, actor: &Actor, id: ImportId) -> Result<Import, Refusal> {
        let import = self.any_import(id).await?;
        if import.actor == actor.name() {
            Ok(import)
        } else {
            Err(Refusal::NotFound)
        }
    }

    /// An import that may be taken back: one's own, or for the console anybody's
    /// that is half done, since whoever began it may be here no more.
    pub async fn import_to_undo(&self, actor: &Actor, id: ImportId) -> Result<Import, Refusal> {
        let import = self.any_import(id).await?;
        let by_console = actor.who == Who::Console && import.state.is_half_done();
        if import.actor == actor.name() || by_console {
            Ok(import)
        } else {
            Err(Refusal::NotFound)
        }
    }

    async fn any_import(&self, id: ImportId) -> Result<Import, Refusal> {
        let row = self.db().read().await?.one(ONE, args![id]).await?;
        Ok(self.read_import(row.ok_or(Refusal::NotFound)?).await?)
    }

    /// Whether a job is at work on an import, or waits to be.
    pub async fn import_is_at_work(&self, import: &Import) -> Result<bool, StoreError> {
        let Some(job) = import.job else {
            return Ok(false);
        };
        let sql = "SELECT 1 FROM job WHERE id = $1 AND due_at IS NOT NULL";
        let row = self.db().read().await?.one(sql, args![job]).await?;
        Ok(row.is_some())
    }

    /// One's own imports, the newest first.
    pub async fn imports(&self, actor: &Actor, page: &Page) -> Result<Paged<Import>, Refusal> {
        let before: String = page.cursor()?.unwrap_or_else(|| "~".to_owned());
        let args = args![actor.name(), before, page.size + 1];
        let rows = self.db().read().await?.all(OF_ACTOR, args).await?;
        let mut imports = Vec::with_capacity(rows.len());
        for row in rows {
            imports.push(self.read_import(row).await?);
        }
        Ok(Paged::cut(imports, page.size, |import| {
            import.id.to_string()
        }))
    }

    /// Writes down where an import stands now. Gives false, and changes nothing,
    /// if it does not stand at `from` any more, or was changed since it was
    /// loaded: somebody else was quicker.
    pub async fn import_step(
        &self,
        import: &mut Import,
        from: ImportState,
    ) -> Result<bool, StoreError> {
        let key = self.keys().of(import.id.into()).await?;
        let key = key.ok_or(StoreError::Damaged)?;
        let sealed = |what: &str, text: &Option<String>| match text {
            Some(text) => seal_text(&key, import.id, (what, text)).map(Some),
            None => Ok(None),
        };
        let mapping = sealed("mapping", &import.mapping)?;
        let verdicts = sealed("verdicts", &import.verdicts)?;
        let mut conn = self.db().write().await?;
        let changed = conn
            .execute(
                "UPDATE import SET version = version + 1, state = $4, mapping = $5, verdicts = $6,
                    result = $7, findings = $8, batch = $9, changed_at = $10
                 WHERE id = $1 AND version = $2 AND state = $3",
                args![
                    import.id,
                    import.version,
                    from.code(),
                    import.state.code(),
                    mapping,
                    verdicts,
                    import.result.as_ref(),
                    import.findings.as_ref(),
                    import.batch,
                    self.now()
                ],
            )
            .await?;
        import.version += i64::from(changed == 1);
        Ok(changed == 1)
    }

    /// Notes which job is at work on an import.
    pub async fn import_at_work(&self, import: &mut Import, job: JobId) -> Result<(), StoreError> {
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE import SET job = $2 WHERE id = $1",
            args![import.id, job],
        )
        .await?;
        import.job = Some(job);
        Ok(())
    }

    /// The file, or the result, of an import.
    pub async fn import_file(
        &self,
        import: &Import,
        address: &str,
    ) -> Result<SealedFile, StoreError> {
        let subject = Subject::from(import.id);
        let key = self.keys().of(subject).await?.ok_or(StoreError::Damaged)?;
        self.files().open(&key, subject, address)
    }

    /// A file to write an import's result to. [`SealedDraft::finish`] gives its
    /// address.
    pub async fn import_result(&self, import: &Import) -> Result<SealedDraft, StoreError> {
        let subject = Subject::from(import.id);
        let key = self.keys().of(subject).await?.ok_or(StoreError::Damaged)?;
        let addressing = self.keys().addressing(subject);
        self.files().draft(key, subject, addressing)
    }

    /// Removes a file of an import that nothing names any more.
    pub fn import_drop(&self, address: &str) -> Result<(), StoreError> {
        self.files().remove(address)
    }

    /// A folder that is as safe as the files: for what is written beside them
    /// for the time being.
    pub fn import_folder(&self) -> &Path {
        self.files().root()
    }

    /// Removes an import with its file and result, and destroys its key. What
    /// it committed stays.
    ///
    /// The row goes last: while it is there, the next sweep finds what is left.
    pub async fn import_forget(&self, import: &Import) -> Result<(), StoreError> {
        self.keys().destroy(&[import.id.into()]).await?;
        let files = [&import.result, &import.findings].into_iter().flatten();
        for address in files.chain([&import.file]) {
            self.files().remove(address)?;
        }
        let mut conn = self.db().write().await?;
        conn.execute("DELETE FROM import WHERE id = $1", args![import.id])
            .await
            .map(drop)
    }

    /// Forgets imports that nobody touched since, unless they are half done;
    /// gives how many.
    pub async fn forget_imports(&self, since: Instant) -> Result<usize, StoreError> {
        let mut forgotten = 0;
        loop {
            let rows = self.db().read().await?.all(OLD, args![since]).await?;
            if rows.is_empty() {
                return Ok(forgotten);
            }
            for mut row in rows {
                let id: ImportId = row.parse()?;
                let found = self.db().read().await?.one(ONE, args![id]).await?;
                if let Some(row) = found {
                    let import = self.read_import(row).await?;
                    self.import_forget(&import).await?;
                    forgotten += 1;
                }
            }
        }
    }

    async fn read_import(&self, mut row: Row) -> Result<Import, StoreError> {
        let (id, version): (ImportId, i64) = (row.parse()?, row.int()?);
        let (actor, kind) = (row.text()?, row.text()?);
        let state = ImportState::parse(&row.text()?);
        let state = state.ok_or(StoreError::Corrupt("an import stands nowhere"))?;
        let (file, sealed) = (row.text()?, row.bytes()?);
        let key = self.keys().of(id.into()).await?;
        let key = key.as_ref();
        let name = key.and_then(|key| sealing::open(key, id.uuid().as_bytes(), &sealed));
        let opened = |what: &str, text: Option<String>| {
            text.and_then(|text| open_text(key?, id, (what, text)))
        };
        Ok(Import {
            id,
            version,
            actor,
            kind,
            state,
            file,
            name: name.map(|name| String::from_utf8_lossy(&name).into_owned()),
            size: row.int()?,
            mapping: opened("mapping", row.text_opt()?),
            verdicts: opened("verdicts", row.text_opt()?),
            result: row.text_opt()?,
            findings: row.text_opt()?,
            batch: row.parse_opt()?,
            job: row.parse_opt()?,
            made_at: row.parse()?,
            changed_at: row.parse()?,
        })
    }
}

/// A text as it is kept: bound to its import and to what it is.
fn seal_text(
    key: &Key,
    import: ImportId,
    (what, text): (&str, &str),
) -> Result<String, StoreError> {
    let sealed = sealing::seal(key, &about(import, what), text.as_bytes())?;
    Ok(format!("{SEALED}{}", BASE64.encode(&sealed)))
}

/// A text as it was; none where the key is another.
fn open_text(key: &Key, import: ImportId, (what, text): (&str, String)) -> Option<String> {
    let Some(sealed) = text.strip_prefix(SEALED) else {
        return Some(text);
    };
    let sealed = BASE64.decode(sealed.as_bytes()).ok()?;
    let opened = sealing::open(key, &about(import, what), &sealed)?;
    String::from_utf8(opened.to_vec()).ok()
}

fn about(import: ImportId, what: &str) -> Vec<u8> {
    [import.uuid().as_bytes(), what.as_bytes()].concat()
}

/// A job was stopped before any worker had it: its import stands where it stood
/// before, as long as nothing of it is done.
pub(crate) async fn never_begun(
    conn: &mut Conn,
    job: JobId,
    now: Instant,
) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE import SET version = version + 1, changed_at = $2,
            state = CASE state WHEN 'checking' THEN 'mapping' ELSE 'checked' END
         WHERE job = $1 AND (state = 'checking' OR (state = 'committing' AND batch IS NULL))",
        args![job, now],
    )
    .await
    .map(drop)
}

impl From<ImportId> for Value {
    fn from(id: ImportId) -> Self {
        Self::Text(Some(id.to_string()))
    }
}
