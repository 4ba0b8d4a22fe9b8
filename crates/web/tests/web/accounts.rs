//! Accounts, as an administrator and the data protection officer meet them.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_model::{AccountId, OfficeId};
use passerelle_testkit::Agency;

use crate::browser::{Browser, Page};
use crate::person::{PASSWORD, enter, signed_in};

/// An agency with an administrator at its top.
async fn with_administrator() -> (Agency, OfficeId, Browser) {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ada", Role::Administrator);
    let (_, ada) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    (agency, top, ada)
}

/// The one-time code that a page shows.
fn code_of(page: &Page) -> String {
    let after = page.body.split("id=\"one-time-code\"").nth(1).unwrap();
    let text = after.split('>').nth(1).unwrap().split('<').next().unwrap();
    text.to_owned()
}

#[tokio::test]
async fn an_account_is_opened_and_its_code_told_once() {
    let (agency, top, mut ada) = with_administrator().await;
    let top = top.to_string();
    let typed = [
        ("name", "Noor Voorbeeld"),
        ("email", "noor@example.org"),
        ("office", top.as_str()),
        ("language", "ar"),
    ];
    ada.get("/accounts/new").await;
    let told = ada.post_keeping("/accounts/new", &typed).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    let code = code_of(&told);

    let twice = ada.post("/accounts/new", &typed).await;
    let page = ada.follow(twice).await;
    page.says("its one-time code was shown then");
    assert!(!page.body.contains(&code));

    let mut noor = Browser::at(&agency);
    noor.get("/sign-in/first").await;
    let entered = noor.post("/sign-in/first", &[("code", &code)]).await;
    assert_eq!(entered.location(), "/sign-in/password", "{}", entered.body);
    agency.end().await;
}

#[tokio::test]
async fn what_is_searched_for_never_stands_in_an_address() {
    let (agency, top, mut ada) = with_administrator().await;
    agency.account("zoe", top).await;
    agency.account("bea", top).await;
    ada.get("/accounts").await;
    let found = ada.post("/accounts", &[("words", "Synthetic zo")]).await;
    found.says("zoe@example.org");
    assert!(!found.body.contains("bea@example.org"));
    assert!(!found.body.contains("?words"), "{}", found.body);
    let none = ada.post("/accounts", &[("words", "nobody")]).await;
    none.says("Nothing matches");
    none.says("value=\"nobody\"");
    let all = ada
        .post("/accounts", &[("words", " "), ("closed", "yes")])
        .await;
    assert_eq!(all.location(), "/accounts?closed=yes");
    agency.end().await;
}

#[tokio::test]
async fn only_a_field_that_both_changed_stands_between_two_changes() {
    let (agency, top, mut ada) = with_administrator().await;
    let zoe = agency.account("zoe", top).await;
    let edit = format!("/accounts/{zoe}/edit");
    let top = top.to_string();
    let typed = |name| {
        [
            ("name", name),
            ("email", "zoe@example.org"),
            ("office", top.as_str()),
            ("language", "en"),
        ]
    };
    ada.get(&edit).await;
    // The holder chooses a password meanwhile, which concerns nobody here.
    agency.password(zoe, PASSWORD).await;
    let saved = ada.post_keeping(&edit, &typed("Zoe One")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    // The old page once more, with another name: now both changed it.
    let clash = ada.post(&edit, &typed("Zoe Two")).await;
    assert_eq!(clash.status, StatusCode::CONFLICT, "{}", clash.body);
    clash.says("Zoe One");
    clash.says("Zoe Two");
    assert!(!clash.body.contains("keep.password"), "{}", clash.body);
    let kept = ada.post(&edit, &[("keep.name", "theirs")]).await;
    let page = ada.follow(kept).await;
    page.says("Zoe One");
    assert!(!page.body.contains("Zoe Two"));
    agency.end().await;
}

#[tokio::test]
async fn letting_in_again_asks_for_a_reason_and_ends_what_was_open() {
    let (agency, top, mut ada) = with_administrator().await;
    let (zoe, mut browser) = colleague(&agency, "zoe", top).await;
    let reset = format!("/accounts/{zoe}/reset");
    ada.get(&reset).await;
    let without = ada.post_keeping(&reset, &[("reason", " ")]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    without.says("A reason is needed");
    let told = ada
        .post_keeping(&reset, &[("reason", "A phone was lost.")])
        .await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    assert_eq!(code_of(&told).len(), 19);
    assert!(browser.get("/me").await.location().starts_with("/sign-in"));
    // The same button once more: the account has moved on.
    let again = ada.post(&reset, &[("reason", "A phone was lost.")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.says("nothing was done");
    let history = ada.get(&format!("/accounts/{zoe}/history")).await;
    history.says("A phone was lost.");
    agency.end().await;
}

/// A colleague without a second factor who has signed in.
async fn colleague(agency: &Agency, name: &str, office: OfficeId) -> (AccountId, Browser) {
    let account = agency.account(name, office).await;
    agency.password(account, PASSWORD).await;
    (account, enter(agency, name, Browser::at(agency)).await)
}

#[tokio::test]
async fn a_bar_shuts_out_at_once_and_lifting_it_opens_no_old_session() {
    let (agency, top, mut ada) = with_administrator().await;
    let (zoe, mut browser) = colleague(&agency, "zoe", top).await;
    let here = format!("/accounts/{zoe}");
    ada.get(&format!("{here}/suspend")).await;
    let barred = ada
        .post(&format!("{here}/suspend"), &[("reason", "We wait.")])
        .await;
    let page = ada.follow(barred).await;
    page.says("is suspended");
    assert!(browser.get("/me").await.location().starts_with("/sign-in"));
    let lifted = ada.post(&format!("{here}/reinstate"), &[]).await;
    ada.follow(lifted).await.says("is reinstated");
    assert!(browser.get("/me").await.location().starts_with("/sign-in"));
    enter(&agency, "zoe", Browser::at(&agency)).await;
    agency.end().await;
}

#[tokio::test]
async fn an_account_that_wrong_tries_locked_can_be_unlocked() {
    let (agency, top, mut ada) = with_administrator().await;
    let zoe = agency.account("zoe", top).await;
    agency.password(zoe, PASSWORD).await;
    let mut browser = Browser::at(&agency);
    for _ in 0..7 {
        browser.get("/sign-in").await;
        let wrong = [("email", "zoe@example.org"), ("password", "not this one")];
        browser.post("/sign-in", &wrong).await;
    }
    let here = format!("/accounts/{zoe}");
    ada.get(&here).await.says("Locked until");
    let unlocked = ada.post(&format!("{here}/unlock"), &[]).await;
    let page = ada.follow(unlocked).await;
    page.says("is unlocked");
    assert!(!page.body.contains("Locked until"));
    enter(&agency, "zoe", Browser::at(&agency)).await;
    agency.end().await;
}

#[tokio::test]
async fn a_leavers_work_passes_on_and_the_account_closes() {
    let (agency, top, mut ada) = with_administrator().await;
    let zoe = agency.account("zoe", top).await;
    let bea = agency.account("bea", top).await;
    agency.grant(zoe, Role::Enumerator, top).await;
    let hand_over = format!("/accounts/{zoe}/hand-over");
    let choose = ada
        .get(&format!("/accounts/choose?for=hand-over&account={zoe}"))
        .await;
    choose.says(&format!("{hand_over}?to={bea}"));
    assert!(!choose.body.contains(&format!("?to={zoe}")));
    let to = bea.to_string();
    ada.get(&format!("{hand_over}?to={to}")).await;
    let done = ada.post(&hand_over, &[("to", to.as_str())]).await;
    let page = ada.follow(done).await;
    page.says("The work of Synthetic zoe now belongs to Synthetic bea.");
    page.says("This person holds no role.");
    agency.end().await;
}

#[tokio::test]
async fn an_erasure_is_typed_first_and_leaves_no_name() {
    let (agency, top, mut ada) = with_administrator().await;
    let who = ("dora", Role::DataProtectionOfficer);
    let (_, mut dora) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let zoe = agency.account("zoe", top).await;
    let here = format!("/accounts/{zoe}");
    dora.get(&format!("{here}/erase")).await;
    let other = dora
        .post(&format!("{here}/erase"), &[("typed", "zoe")])
        .await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    other.says("nothing was done");
    let typed = [("typed", "Zoe@Example.org ")];
    let erased = dora.post(&format!("{here}/erase"), &typed).await;
    let page = dora.follow(erased).await;
    page.says("The person is erased.");
    for path in ["/accounts?closed=yes", &here, &format!("{here}/history")] {
        let page = ada.get(path).await;
        page.says("Erased");
        assert!(!page.body.contains("Synthetic zoe"), "{path}");
        assert!(!page.body.contains("zoe@"), "{path}");
    }
    agency.end().await;
}

#[tokio::test]
async fn nobody_does_to_themselves_what_another_has_to_do() {
    let (agency, _, mut ada) = with_administrator().await;
    let me = ada.get("/accounts").await;
    let at = me.body.find("href=\"/accounts/0").unwrap() + "href=\"".len();
    let here = me.body[at..].split('"').next().unwrap().to_owned();
    ada.get(&here).await.says("This is your own account.");
    for step in ["reset", "suspend", "hand-over"] {
        let page = ada.get(&format!("{here}/{step}")).await;
        page.says("You cannot do this to your own account");
    }
    let page = ada
        .post(&format!("{here}/reset"), &[("reason", "Mine.")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    agency.end().await;
}
