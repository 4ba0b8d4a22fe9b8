//! Bodies that are not what they should be: each is told, none does anything.

use axum::http::Method;
use passerelle_testkit::Agency;
use serde_json::json;

use super::everything;

const OFFICES: &str = "/api/v1/offices";

#[tokio::test]
async fn a_body_that_does_not_read_is_told_why() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let before = agency.store.measures().await.unwrap().log_position;
    let json = [("content-type", "application/json")];
    let send = async |body: &[u8]| program.bytes(Method::POST, OFFICES, &json, body).await;

    for bad in [
        &b"{"[..],
        b"[]",
        b"\"a\"",
        b"{} {}",
        b"\xff\xfe{}",
        b"{\"name\":\"\xc3\x28\"}",
        b"{\"name\":\"a\",\"name\":\"b\"}",
    ] {
        send(bad).await.is(400, "malformed-json");
    }
    let deep = format!("{{\"name\":{}1{}}}", "[".repeat(60_000), "]".repeat(60_000));
    send(deep.as_bytes()).await.is(400, "json-too-deep");
    send("[".repeat(100_000).as_bytes())
        .await
        .is(400, "json-too-deep");
    let large = format!("{{\"name\":\"{}\"}}", "a".repeat(300_000));
    send(large.as_bytes()).await.is(413, "too-large");

    let unknown = send(br#"{"name":"A","phnoe":"1","from":"2024-01-01"}"#).await;
    unknown.is(400, "unknown-field");
    assert_eq!(
        unknown.faults(),
        [("phnoe".to_owned(), "unknown-field".to_owned())]
    );
    assert!(
        unknown.body["faults"][0]["message"]
            .as_str()
            .unwrap()
            .contains("phone")
    );

    for kind in [
        "text/plain",
        "application/xml",
        "application/json; charset=latin-1",
        "",
    ] {
        let kind = [("content-type", kind)];
        let sent = program.send(Method::POST, OFFICES, &kind, "{}").await;
        sent.is(415, "unsupported-format");
    }
    let packed = [json[0], ("content-encoding", "gzip")];
    let sent = program.send(Method::POST, OFFICES, &packed, "{}").await;
    sent.is(415, "unsupported-format");
    let after = agency.store.measures().await.unwrap().log_position;
    assert_eq!(after, before);
    agency.end().await;
}

#[tokio::test]
async fn every_fault_is_told_at_once_with_its_field() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let sent = program
        .post(
            OFFICES,
            &json!({
                "name": "a\u{0}b",
                "from": "2024-02-30",
                "kind": 7,
                "parent": "no id",
                "countries": ["BE", "Atlantis"],
                "languages": "fr",
                "phone": "x",
                "listed": "yes",
            }),
        )
        .await;
    sent.is(422, "faults");
    let mut faults = sent.faults();
    faults.sort();
    let expected = [
        ("countries", "not-a-country"),
        ("from", "not-a-date"),
        ("kind", "wrong-type"),
        ("languages", "wrong-type"),
        ("listed", "wrong-type"),
        ("name", "null-byte"),
        ("parent", "unknown-choice"),
        ("phone", "not-a-phone"),
    ];
    let expected: Vec<_> = expected
        .map(|(field, code)| (field.to_owned(), code.to_owned()))
        .into();
    assert_eq!(faults, expected);
    agency.end().await;
}

#[tokio::test]
async fn words_come_in_the_language_that_is_asked_for() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let path = "/api/v1/offices/nothing";
    let mut titles = Vec::new();
    for language in ["en", "fr", "ar"] {
        let asked = [("accept-language", language)];
        let answer = program.send(Method::GET, path, &asked, "").await;
        answer.is(404, "not-found");
        titles.push(answer.body["title"].clone());
    }
    titles.dedup();
    assert_eq!(titles.len(), 3);
    agency.end().await;
}
