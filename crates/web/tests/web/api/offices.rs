//! Offices through the API: made, changed, renamed, closed, and not lost.

use axum::http::Method;
use passerelle_testkit::Agency;
use serde_json::{Value, json};

use super::{Answered, Program, everything};

async fn opened(program: &Program, top: impl ToString) -> (String, Answered) {
    let new = json!({
        "name": "Brussels",
        "from": "2024-01-01",
        "kind": "country_office",
        "parent": top.to_string(),
        "countries": ["BE", "LU"],
        "phone": "+32 2 555 01 00",
        "languages": ["fr", "nl"],
    });
    let answer = program.post("/api/v1/offices", &new).await;
    assert_eq!(answer.status.as_u16(), 201, "{answer:?}");
    (answer.header("location").to_owned(), answer)
}

async fn change(
    program: &Program,
    method: Method,
    path: &str,
    version: &str,
    body: &Value,
) -> Answered {
    let version = [("if-match", version)];
    program.json(method, path, &version, body).await
}

#[tokio::test]
async fn an_office_is_opened_read_changed_and_closed() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let (path, made) = opened(&program, top).await;
    assert_eq!(made.header("etag"), "\"1\"");
    assert_eq!(made.body["listed"], true);
    assert_eq!(made.body["countries"], json!(["BE", "LU"]));

    let read = program.get(&path).await;
    assert_eq!(read.body, made.body);
    let again = [("if-none-match", "W/\"1\"")];
    let again = program.send(Method::GET, &path, &again, "").await;
    assert_eq!(again.status.as_u16(), 304);

    let patch = json!({ "phone": "+32 2 555 01 01", "languages": null });
    let patched = change(&program, Method::PATCH, &path, "\"1\"", &patch)
        .await
        .done(200);
    assert_eq!(patched["phone"], "+32 2 555 01 01");
    assert_eq!(patched["languages"], json!([]));
    assert_eq!(patched["countries"], json!(["BE", "LU"]));

    let whole = json!({ "kind": "country_office", "parent": top.to_string() });
    let put = change(&program, Method::PUT, &path, "\"2\"", &whole)
        .await
        .done(200);
    assert_eq!(
        (&put["phone"], &put["countries"]),
        (&Value::Null, &json!([]))
    );

    let name = json!({ "name": "Bruxelles", "from": "2025-01-01" });
    let renamed = change(
        &program,
        Method::POST,
        &format!("{path}/rename"),
        "\"3\"",
        &name,
    )
    .await;
    assert_eq!(renamed.done(200)["names"].as_array().unwrap().len(), 2);
    let end = json!({ "to": "2025-12-31" });
    let closed = change(
        &program,
        Method::POST,
        &format!("{path}/close"),
        "\"4\"",
        &end,
    )
    .await;
    assert_eq!(closed.done(200)["valid_to"], "2025-12-31");
    let reopened = format!("{path}/reopen");
    let reopened = program
        .send(Method::POST, &reopened, &[("if-match", "\"5\"")], "")
        .await;
    assert_eq!(reopened.done(200)["valid_to"], Value::Null);

    let history = program.get(&format!("{path}/history")).await.done(200);
    let kinds: Vec<_> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["entry"]["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "office.reopen",
            "office.close",
            "office.rename",
            "office.amend",
            "office.amend",
            "office.open"
        ]
    );
    agency.end().await;
}

#[tokio::test]
async fn a_change_names_its_version_and_is_told_what_it_would_write_over() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let (path, _) = opened(&program, top).await;
    let patch = json!({ "phone": "+32 2 555 01 01" });
    let none = program.json(Method::PATCH, &path, &[], &patch).await;
    none.is(428, "version-missing");
    for bad in ["*", "1", "\"0\"", "\"x\"", "\"1\", \"2\""] {
        change(&program, Method::PATCH, &path, bad, &patch)
            .await
            .is(400, "bad-version");
    }
    change(&program, Method::PATCH, &path, "\"1\"", &patch)
        .await
        .done(200);
    let mine = json!({ "phone": "+32 2 555 01 02" });
    let stale = change(&program, Method::PATCH, &path, "\"1\"", &mine).await;
    stale.is(412, "version-conflict");
    let conflict = &stale.body["conflict"];
    assert_eq!(
        (&conflict["expected_version"], &conflict["current_version"]),
        (&json!(1), &json!(2))
    );
    let field = json!({
        "field": "phone",
        "was": "+32 2 555 01 00",
        "theirs": "+32 2 555 01 01",
        "yours": "+32 2 555 01 02",
    });
    assert_eq!(conflict["fields"], json!([field]));
    agency.end().await;
}

#[tokio::test]
async fn a_request_that_is_sent_again_acts_once() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let new = |name: &str| json!({ "name": name, "from": "2024-01-01", "kind": "country_office", "parent": top.to_string() });
    let key = [("idempotency-key", "load-2026-01")];
    let send = async |body: Value| {
        program
            .json(Method::POST, "/api/v1/offices", &key, &body)
            .await
    };
    let first = send(new("Brussels")).await;
    assert_eq!(first.header("idempotency-replayed"), "");
    let again = send(new("Brussels")).await;
    assert_eq!(again.status.as_u16(), 201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.header("location"), first.header("location"));
    assert_eq!(again.body, first.body);
    send(new("Ghent")).await.is(422, "idempotency-key-reused");

    // The same words at another address are another request.
    let path = first.header("location").to_owned();
    let headers = [key[0], ("if-match", "\"1\"")];
    let elsewhere = program
        .json(
            Method::POST,
            &format!("{path}/reopen"),
            &headers,
            &json!({}),
        )
        .await;
    elsewhere.is(422, "idempotency-key-reused");
    // A change is answered as before, though the version has moved on.
    let headers = [("idempotency-key", "c-1"), ("if-match", "\"1\"")];
    let patch = json!({ "phone": "+32 2 555 01 01" });
    for _ in 0..2 {
        let changed = program.json(Method::PATCH, &path, &headers, &patch).await;
        assert_eq!(changed.done(200)["version"], 2);
    }
    for bad in ["", "with space", &"k".repeat(101)] {
        let key = [("idempotency-key", bad)];
        let sent = program
            .json(Method::POST, "/api/v1/offices", &key, &new("X"))
            .await;
        sent.is(400, "bad-idempotency-key");
    }
    agency.end().await;
}

#[tokio::test]
async fn rules_of_the_house_hold_for_programs_too() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let (path, made) = opened(&program, top).await;
    let own = made.body["id"].clone();
    let below = json!({ "kind": "country_office", "parent": own });
    let circle = change(&program, Method::PUT, &path, "\"1\"", &below).await;
    circle.is(422, "faults");
    assert_eq!(circle.faults()[0].0, "parent");
    let nowhere = json!({ "account": uuid::Uuid::nil() });
    let nobody = change(
        &program,
        Method::PUT,
        &format!("{path}/focal-point"),
        "\"1\"",
        &nowhere,
    )
    .await;
    nobody.is(422, "faults");
    agency.end().await;
}
