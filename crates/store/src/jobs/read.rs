//! Reading jobs.

use std::time::Duration;

use passerelle_model::JobId;
use passerelle_model::policy::{Duty, Need};

use crate::Store;
use crate::db::{Conn, Row, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::offices::OfficeTree;
use crate::page::{Page, Paged};
use crate::reader::Reader;

use super::job::{Job, JobFilter};
use super::table::select_jobs;

/// Rows looked at for one page: what an actor may not see is left out.
const LOOKED_AT: i64 = 200;
/// How often somebody who waits for a job looks at it.
const GLANCE: Duration = Duration::from_millis(150);

const OF_ACTOR: &str = select_jobs!(
    "SELECT",
    " FROM job WHERE actor = $1 AND id < $2 AND ($3 IS NULL OR kind = $3)
        AND ($4 IS NULL OR state = $4)
      ORDER BY id DESC LIMIT $5"
);
const OF_KIND: &str = select_jobs!(
    "SELECT",
    " FROM job WHERE kind = $1 AND id < $2 AND ($3 IS NULL OR state = $3)
      ORDER BY id DESC LIMIT $4"
);
const OF_ALL: &str = select_jobs!(
    "SELECT",
    " FROM job WHERE id < $1 AND ($2 IS NULL OR state = $2) ORDER BY id DESC LIMIT $3"
);

impl Reader {
    /// Jobs, the newest first: one's own, or all that one looks after.
    pub async fn jobs(&self, filter: &JobFilter, page: &Page) -> Result<Paged<Job>, Refusal> {
        self.anywhere(Need::SignedIn)?;
        let size = usize::try_from(page.size).unwrap_or_default();
        let mut before: String = page.cursor()?.unwrap_or_else(|| "~".to_owned());
        let tree = self.offices().await?;
        let mut found = Vec::new();
        while found.len() <= size {
            let rows = self.job_rows(filter, &before).await?;
            let last = i64::try_from(rows.len()).is_ok_and(|len| len < LOOKED_AT);
            for mut row in rows {
                let job = Job::read(&mut row)?;
                before = job.id.to_string();
                if self.may_see_job(&tree, &job) {
                    found.push(job);
                }
            }
            if last {
                break;
            }
        }
        Ok(Paged::cut(found, page.size, |job| job.id.to_string()))
    }

    async fn job_rows(&self, filter: &JobFilter, before: &str) -> Result<Vec<Row>, StoreError> {
        let (kind, state) = (
            filter.kind.as_ref(),
            filter.state.map(super::JobState::code),
        );
        let (sql, args) = match (filter.of_all, kind) {
            (false, kind) => {
                let args = args![self.actor().name(), before, kind, state, LOOKED_AT];
                (OF_ACTOR, args)
            }
            (true, Some(kind)) => (OF_KIND, args![kind, before, state, LOOKED_AT]),
            (true, None) => (OF_ALL, args![before, state, LOOKED_AT]),
        };
        self.db().read().await?.all(sql, args).await
    }

    /// One job.
    pub async fn job(&self, id: JobId) -> Result<Job, Refusal> {
        let job = self.store().bare_job(id).await?.ok_or(Refusal::NotFound)?;
        if self.may_see_job(&*self.offices().await?, &job) {
            Ok(job)
        } else {
            Err(Refusal::Denied(passerelle_model::policy::Denial::NotYours))
        }
    }

    /// Asks a job that the actor may see to stop.
    pub async fn cancel_job(&self, id: JobId) -> Result<Job, Refusal> {
        self.job(id).await?;
        self.store().ask_to_stop(id).await
    }

    /// One's own, those of offices where one operates, and for whoever operates
    /// anywhere the house's.
    fn may_see_job(&self, tree: &OfficeTree, job: &Job) -> bool {
        if self.actor().name() == job.actor {
            return true;
        }
        match job.office {
            Some(office) => self.looks_after_in(tree, office, &[Duty::Operate]).is_ok(),
            None => self.anywhere(Need::Duty(Duty::Operate)).is_ok(),
        }
    }
}

impl Store {
    async fn bare_job(&self, id: JobId) -> Result<Option<Job>, StoreError> {
        let mut conn = self.db().read().await?;
        let sql = select_jobs!("SELECT", " FROM job WHERE id = $1");
        let row = conn.one(sql, args![id]).await?;
        row.map(|mut row| Job::read(&mut row)).transpose()
    }

    /// The newest job of a kind, whoever asked for it. It names nobody but who
    /// asked; whether its kind may be known of is the caller's to ask.
    pub async fn newest_job(&self, kind: &str) -> Result<Option<Job>, StoreError> {
        newest(&mut self.db().read().await?, kind).await
    }

    /// Waits until a job is over and tells how it moves; none if it is not there.
    pub async fn follow_job(
        &self,
        id: JobId,
        mut seen: impl FnMut(&Job),
    ) -> Result<Option<Job>, StoreError> {
        loop {
            let Some(job) = self.bare_job(id).await? else {
                return Ok(None);
            };
            seen(&job);
            if job.state.is_over() {
                return Ok(Some(job));
            }
            tokio::time::sleep(GLANCE).await;
        }
    }
}

async fn newest(conn: &mut Conn, kind: &str) -> Result<Option<Job>, StoreError> {
    let sql = select_jobs!(
        "SELECT",
        " FROM job WHERE kind = $1 ORDER BY id DESC LIMIT 1"
    );
    let row = conn.one(sql, args![kind]).await?;
    row.map(|mut row| Job::read(&mut row)).transpose()
}

#[cfg(test)]
mod tests {
    use super::{OF_ACTOR, OF_ALL, OF_KIND};
    use crate::db::AGENCY;
    use crate::db::plan::of;

    #[tokio::test]
    async fn every_list_of_jobs_is_led_by_an_index() {
        for (sql, index) in [
            (OF_ACTOR, "job_actor (actor=? AND id<?)"),
            (OF_KIND, "job_kind (kind=? AND id<?)"),
            (OF_ALL, "sqlite_autoindex_job_1 (id<?)"),
        ] {
            let plan = of(&AGENCY, sql).await;
            assert_eq!(plan, [format!("SEARCH job USING INDEX {index}")], "{sql}");
        }
    }
}
