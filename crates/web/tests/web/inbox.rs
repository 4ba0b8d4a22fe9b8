//! Messages, how one wants to be told, deliveries and the calendar.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::signed_in;

/// The values of the hidden or ticked fields of a name.
fn ticked(html: &str) -> Vec<String> {
    let boxes = html.split("name=\"ways\" value=\"").skip(1);
    let checked = boxes.filter_map(|rest| {
        let (value, after) = rest.split_once('"')?;
        let tag = after.split('>').next()?;
        tag.contains("checked").then(|| value.to_owned())
    });
    checked.collect()
}

#[tokio::test]
async fn messages_are_counted_read_and_stay_ones_own() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("zoe", Role::Enumerator);
    let (_, mut zoe) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let who = ("bob", Role::Enumerator);
    let (_, mut bob) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let inbox = zoe.get("/inbox").await;
    inbox.says("An account was opened for you");
    inbox.says("You have a new role");
    inbox.says("<span class=\"count\">3");
    let rows = inbox.body.matches("/open\"").count();
    assert_eq!(rows, 3);
    let first = inbox.body.split("action=\"/inbox/").nth(1).unwrap();
    let id = first.split('/').next().unwrap();
    let theirs = bob.get("/inbox").await;
    assert!(!theirs.body.contains(id));
    let opened = bob.post(&format!("/inbox/{id}/open"), &[]).await;
    assert_eq!(opened.status, StatusCode::NOT_FOUND);
    zoe.get("/inbox").await;
    let opened = zoe.post(&format!("/inbox/{id}/open"), &[]).await;
    assert_eq!(opened.location(), "/me");
    zoe.get("/inbox").await.says("<span class=\"count\">2");
    let emergencies = zoe.get("/inbox?topic=emergency").await;
    emergencies.says("Nothing matches");
    let page = zoe.get("/inbox?show=unread").await;
    assert_eq!(page.body.matches("/open\"").count(), 2);
    zoe.post("/inbox", &[]).await;
    let none = zoe.get("/inbox?show=unread").await;
    assert!(!none.body.contains("class=\"count\""));
    agency.end().await;
}

#[tokio::test]
async fn preferences_are_kept_and_what_is_wrong_is_said_at_its_field() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("zoe", Role::Enumerator);
    let (account, mut zoe) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let page = zoe.get("/me/notices").await;
    assert!(ticked(&page.body).contains(&"grant_given.email".to_owned()));
    let wrong = [
        ("ways", "job_done.email"),
        ("digest", "weekly"),
        ("digest_day", "monday"),
        ("digest_hour", ""),
        ("quiet_from", "22:00"),
        ("phone", "02 555 01 00"),
        ("time_zone", "Mars/Olympus"),
    ];
    let again = zoe.post("/me/notices", &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["digest_hour", "quiet_to", "phone"] {
        again.says(&format!("href=\"#f-{field}\""));
    }
    assert!(ticked(&again.body).contains(&"job_done.email".to_owned()));
    again.says("02 555 01 00");
    let right = [
        ("ways", "job_done.email"),
        ("digest", "weekly"),
        ("digest_day", "monday"),
        ("digest_hour", "8"),
        ("quiet_from", "22:00"),
        ("quiet_to", "06:30"),
        ("phone", "+32 2 555 01 00"),
        ("time_zone", "Europe/Brussels"),
    ];
    let saved = zoe.post("/me/notices", &right).await;
    assert_eq!(saved.location(), "/me/notices");
    let page = zoe.get("/me/notices").await;
    let now = ticked(&page.body);
    assert!(now.contains(&"job_done.email".to_owned()));
    assert!(!now.contains(&"grant_given.email".to_owned()), "{now:?}");
    page.says("+3225550100");
    let log = agency.store.log_replay().await.unwrap();
    assert_eq!(log.differences, []);
    let rows = agency
        .store
        .state_rows(passerelle_model::Noun::Account)
        .await
        .unwrap();
    assert!(rows.iter().any(|row| row.contains(&account.to_string())));
    assert!(!rows.join("").contains("5550100"));
    agency.end().await;
}

#[tokio::test]
async fn a_calendar_is_read_without_a_session_and_names_nobody() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("zoe", Role::Enumerator);
    let (_, mut zoe) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    zoe.get("/me/notices").await;
    let made = zoe.post("/me/calendar", &[("calendar", "renew")]).await;
    let address = made.body.split("/calendar/").nth(1).unwrap();
    let secret = address.split(".ics").next().unwrap();
    assert_eq!(secret.len(), 64);
    let mut program = Browser::at(&agency);
    let feed = program.get(&format!("/calendar/{secret}.ics")).await;
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    assert!(feed.body.starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(!feed.body.contains("zoe") && !feed.body.contains("Synthetic"));
    zoe.get("/me/notices").await.says("Make a new address");
    zoe.post("/me/calendar", &[("calendar", "remove")]).await;
    let gone = program.get(&format!("/calendar/{secret}.ics")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    agency.end().await;
}

#[tokio::test]
async fn deliveries_and_sheets_are_for_those_who_look_after_them() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ada", Role::Administrator);
    let (_, mut ada) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let who = ("zoe", Role::Enumerator);
    let (_, mut zoe) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let list = ada.get("/deliveries").await;
    list.says("Waiting");
    list.says("On paper");
    let failed = ada.get("/deliveries?state=failed").await;
    failed.says("Nothing matches");
    for path in ["/deliveries", "/deliveries/sheets"] {
        assert_eq!(zoe.get(path).await.status, StatusCode::FORBIDDEN);
    }
    let sheets = ada.get("/deliveries/sheets").await;
    sheets.says("Synthetic zoe");
    sheets.says("one-time code");
    let each: Vec<_> = sheets
        .body
        .split("name=\"sheet\" value=\"")
        .skip(1)
        .filter_map(|rest| Some(("sheet", rest.split('"').next()?)))
        .collect();
    assert_eq!(each.len(), 2);
    let printed = ada.post("/deliveries/sheets", &each).await;
    assert_eq!(printed.location(), "/deliveries/sheets");
    ada.get("/deliveries/sheets").await.says("Nothing to print");
    agency.end().await;
}
