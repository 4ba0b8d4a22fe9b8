//! How SQLite goes about a query, for tests that a list has its index.

use passerelle_model::Instant;

use super::{Db, Schema};

/// The steps of a query's plan, on the empty tables of a schema.
pub(crate) async fn of(schema: &Schema, sql: &'static str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::file(&folder.path().join("plan.db"), true, true)
        .await
        .unwrap();
    let mut conn = db.write().await.unwrap();
    let now: Instant = "2026-01-15T09:00:00Z".parse().unwrap();
    schema.migrate(&mut conn, now).await.unwrap();
    let explain = Box::leak(format!("EXPLAIN QUERY PLAN {sql}").into_boxed_str());
    let rows = conn.all(explain, vec![]).await.unwrap();
    let step = |mut row: super::Row| {
        row.skip(3);
        row.text().unwrap()
    };
    rows.into_iter().map(step).collect()
}
