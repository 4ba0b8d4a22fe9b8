//! What is kept beside the log: no action leads to it, and replay does not give
//! it. Everything else in the database is the log, or what the log comes to.

/// Tables that the log does not give, each with the reason.
pub(crate) const BESIDE: &[(&str, &str)] = &[
    (
        "agency",
        "which machine this is, and how fresh copies of the tree are",
    ),
    ("schema_migration", "which steps the database took"),
    ("session", "who is signed in: over within a working day"),
    ("signed_in", "when somebody was here"),
    ("attempt", "wrong tries that are counted for a while"),
    ("code_taken", "which code of a telephone was taken last"),
    ("token_use", "when a token was used last"),
    ("sign_in_name", "derived: whose address it is"),
    ("search_term", "derived: what a word finds"),
    ("place_word", "derived: what a word finds among places"),
    ("place_successor", "derived: what a place became"),
    ("import", "what somebody imports, before it is committed"),
    (
        "job",
        "work that goes on: what it does to the agency is in the log",
    ),
    ("message", "derived from actions, then delivered and read"),
];

#[cfg(test)]
mod tests {
    use super::BESIDE;
    use crate::db::{AGENCY, args};

    const LOG: [&str; 3] = ["log", "log_batch", "log_row"];
    const STATE: [&str; 8] = [
        "account",
        "batch",
        "document",
        "office",
        "place",
        "role_grant",
        "token",
        "webhook",
    ];

    #[tokio::test]
    async fn every_table_is_the_logs_or_a_records_or_stands_beside_for_a_reason() {
        let db = crate::db::Db::scratch().await.unwrap();
        let mut conn = db.write().await.unwrap();
        let now = "2026-01-15T09:00:00Z".parse().unwrap();
        AGENCY.migrate(&mut conn, now).await.unwrap();
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        let rows = conn.all(sql, args![]).await.unwrap();
        let mut found: Vec<_> = rows
            .into_iter()
            .map(|mut row| row.text().unwrap())
            .collect();
        let beside = BESIDE.iter().map(|(table, _)| *table);
        let mut known: Vec<_> = beside.chain(LOG).chain(STATE).collect();
        found.sort_unstable();
        known.sort_unstable();
        assert_eq!(found, known);
    }
}
