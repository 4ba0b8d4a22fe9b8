//! The description of the API is frozen: what programs rest on does not change
//! unnoticed. A change that is meant is looked at and accepted with
//! `INSTA_UPDATE=always`.

use passerelle_testkit::Agency;
use passerelle_web::specification;

use super::Program;

#[test]
fn the_description_is_what_was_agreed() {
    let json = serde_json::to_value(specification()).unwrap();
    assert_eq!(json["openapi"], "3.1.0");
    insta::assert_json_snapshot!("openapi", json);
}

#[tokio::test]
async fn the_description_is_served_to_whoever_asks() {
    let agency = Agency::embedded().await;
    let nobody = Program::with(&agency, "");
    let served = nobody.get("/api/v1/openapi.json").await.done(200);
    assert_eq!(served, serde_json::to_value(specification()).unwrap());
    let index = nobody.get("/api/v1").await.done(200);
    assert_eq!(index["openapi"], "/api/v1/openapi.json");
    agency.end().await;
}
