//! Help, as somebody opens it from a page.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::signed_in;

#[tokio::test]
async fn help_is_open_to_whoever_cannot_get_in_yet() {
    let agency = Agency::embedded().await;
    let mut browser = Browser::at(&agency);
    browser.get("/sign-in").await.says("href=\"/help/sign-in\"");
    browser.get("/help").await.says("href=\"/help/operator\"");
    let chapter = browser.get("/help/sign-in").await;
    assert_eq!(chapter.status, StatusCode::OK);
    chapter.says("<h2 id=\"recovery\">");
    let nothing = browser.get("/help/no-such").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    agency.end().await;
}

#[tokio::test]
async fn each_page_leads_to_its_own_chapter_in_the_readers_language() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let browser = Browser::at(&agency).sending("accept-language", "ar");
    let who = ("amina", Role::Administrator);
    let (_, mut amina) = signed_in(&agency, who, top, browser).await;
    for (page, chapter) in [
        ("/", "pages"),
        ("/offices", "offices"),
        (&*format!("/offices/{top}"), "offices"),
        ("/countries/NE", "places"),
        ("/accounts", "accounts"),
        ("/imports", "imports"),
        ("/me/tokens", "programs"),
        ("/inbox", "messages"),
        ("/search", "search"),
    ] {
        let page = amina.get(page).await;
        page.says(&format!("class=\"help-link\" href=\"/help/{chapter}\""));
    }
    let typed = [("language", "ar"), ("return_to", "/")];
    amina.post("/settings/language", &typed).await;
    let chapter = amina.get("/help/imports").await;
    chapter.says("dir=\"rtl\"");
    chapter.says("<pre dir=\"ltr\" tabindex=\"0\"><code>passerelle import");
    chapter.says("<h1>الاستيراد</h1>");
    agency.end().await;
}
