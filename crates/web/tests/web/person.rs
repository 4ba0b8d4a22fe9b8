//! Somebody who has signed in, with the second factor that their role asks.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_model::{AccountId, OfficeId};
use passerelle_testkit::Agency;

use crate::browser::Browser;

pub(crate) const PASSWORD: &str = "a quiet footbridge";
const SET_UP: &str = "/sign-in/second-factor/set-up";

/// Makes an account with a role and signs it in.
pub(crate) async fn signed_in(
    agency: &Agency,
    (name, role): (&str, Role),
    office: OfficeId,
    browser: Browser,
) -> (AccountId, Browser) {
    let account = agency.account(name, office).await;
    agency.grant(account, role, office).await;
    agency.password(account, PASSWORD).await;
    (account, enter(agency, name, browser).await)
}

/// Signs somebody in who has a password and perhaps no second factor yet.
pub(crate) async fn enter(agency: &Agency, name: &str, mut browser: Browser) -> Browser {
    browser.get("/sign-in").await;
    let email = format!("{name}@example.org");
    let typed = [("email", email.as_str()), ("password", PASSWORD)];
    let entered = browser.post("/sign-in", &typed).await;
    if entered.location() == SET_UP {
        let page = browser.get(SET_UP).await;
        let secret = secret_of(&page.body);
        let codes = browser
            .post(SET_UP, &[("code", &totp(agency, &secret))])
            .await;
        assert_eq!(codes.status, StatusCode::OK, "{}", codes.body);
    } else {
        assert_eq!(entered.location(), "/", "{}", entered.body);
    }
    browser
}

/// The key that a page shows.
pub(crate) fn secret_of(html: &str) -> String {
    let from = html.split("id=\"totp-secret\"").nth(1).unwrap();
    let text = from.split('>').nth(1).unwrap().split('<').next().unwrap();
    text.replace(' ', "")
}

/// What the phone shows at the agency's present.
pub(crate) fn totp(agency: &Agency, secret: &str) -> String {
    let key = data_encoding::BASE32_NOPAD
        .decode(secret.as_bytes())
        .unwrap();
    let key: [u8; 20] = key.try_into().unwrap();
    let secret = totp_rs::Secret::new_stack(key);
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let seconds = agency.store.now().timestamp().as_second();
    totp.generate(u64::try_from(seconds).unwrap()).to_string()
}
