//! Webhooks through the API.

use axum::http::Method;
use passerelle_testkit::Agency;
use serde_json::{Value, json};

use super::everything;

#[tokio::test]
async fn a_webhook_is_subscribed_its_secret_told_once_and_ended() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let new = json!({
        "name": "Directory",
        "url": "https://example.org/in",
        "kinds": ["office.*", "account.suspend"],
        "office": top.to_string(),
    });
    let key = [("idempotency-key", "w-1")];
    let send = async || {
        program
            .json(Method::POST, "/api/v1/webhooks", &key, &new)
            .await
    };
    let made = send().await;
    assert!(made.body["secret"].as_str().unwrap().starts_with("whsec_"));
    let path = made.header("location").to_owned();
    let again = send().await;
    assert_eq!(
        (again.status.as_u16(), &again.body["secret"]),
        (201, &Value::Null)
    );
    let shown = program.get(&path).await.done(200);
    assert!(shown.get("secret").is_none());
    assert_eq!(shown["status"], "active");

    let at = |version: &'static str| [("if-match", version)];
    let paused = program
        .send(Method::POST, &format!("{path}/pause"), &at("\"1\""), "")
        .await;
    assert_eq!(paused.done(200)["status"], "paused");
    let resumed = program
        .send(Method::POST, &format!("{path}/resume"), &at("\"2\""), "")
        .await;
    assert_eq!(resumed.done(200)["status"], "active");
    let ended = program.send(Method::DELETE, &path, &at("\"3\""), "").await;
    assert_eq!(ended.done(200)["status"], "ended");
    let late = program
        .send(Method::POST, &format!("{path}/resume"), &at("\"4\""), "")
        .await;
    late.is(422, "faults");
    let history = program.get(&format!("{path}/history")).await.done(200);
    assert!(!history.to_string().contains("whsec_"));
    agency.end().await;
}

#[tokio::test]
async fn a_webhook_leads_to_the_open_internet_and_tells_only_what_may_be_told() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let send = async |url: &str, kinds: Value| {
        let new = json!({ "name": "X", "url": url, "kinds": kinds, "office": top.to_string() });
        program.post("/api/v1/webhooks", &new).await
    };
    for (url, code) in [
        ("http://example.org/", "not-https"),
        ("https://127.0.0.1/", "private-address"),
        ("https://169.254.169.254/latest", "private-address"),
        ("https://[::1]/", "private-address"),
        ("https://localhost/", "private-address"),
        ("http://127.0.0.1:9000/", "private-address"),
        ("gopher://example.org/", "not-an-endpoint"),
    ] {
        let answer = send(url, json!(["office.*"])).await;
        answer.is(422, "faults");
        assert_eq!(
            answer.faults(),
            [("url".to_owned(), code.to_owned())],
            "{url}"
        );
    }
    for kinds in [
        json!([]),
        json!(["token.*"]),
        json!(["office"]),
        json!("office.*"),
    ] {
        send("https://example.org/", kinds).await.is(422, "faults");
    }
    agency.end().await;
}
