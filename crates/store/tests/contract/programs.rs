//! Programs: tokens, keys with their words, and webhooks.

use passerelle_model::office::{AmendOffice, OfficeAction, OfficeKind};
use passerelle_model::policy::{Denial, Role, Scope};
use passerelle_model::text::ShortText;
use passerelle_model::token::{IssueToken, RevokeToken, TokenAction, TokenDetails};
use passerelle_model::webhook::{
    AmendWebhook, EventPattern, PauseWebhook, WebhookAction, WebhookDetails,
};
use passerelle_model::{
    AccountId, Action, Actor, IdempotencyKey, OfficeId, Personal, Purpose, TokenId, WebhookId,
};
use passerelle_store::{
    Notice, Page, Refusal, SessionState, Stage, TokenHolder, TokenState, sign_call,
};
use passerelle_testkit::world::details;
use passerelle_testkit::{Agency, on_each};

const WORD: &str = "a quiet footbridge";

/// Somebody of a role, signed in; their session and themselves.
pub(crate) async fn at_work(
    agency: &Agency,
    name: &str,
    role: Role,
    office: OfficeId,
) -> (AccountId, Box<passerelle_store::Session>) {
    let account = agency.account(name, office).await;
    agency.grant(account, role, office).await;
    agency.password(account, WORD).await;
    let store = &agency.store;
    let from = std::net::IpAddr::from([192, 0, 2, 1]);
    let email = format!("{name}@example.org");
    let mut new = store.sign_in(&email, WORD, from).await.unwrap();
    if new.stage == Stage::EnrolSecondFactor {
        let SessionState::Open(session) = store.session(&new.token).await.unwrap() else {
            panic!("no session");
        };
        let enrolment = store.begin_second_factor(&session).await.unwrap();
        let code = code_of(agency, &enrolment.secret);
        new = store
            .confirm_second_factor(&session, &code)
            .await
            .unwrap()
            .0;
    }
    match store.session(&new.token).await.unwrap() {
        SessionState::Open(session) => (account, session),
        _ => panic!("no session"),
    }
}

fn code_of(agency: &Agency, secret: &str) -> String {
    let key = data_encoding::BASE32_NOPAD
        .decode(secret.as_bytes())
        .unwrap();
    let secret = totp_rs::Secret::new_stack(key.try_into().unwrap());
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let seconds = agency.store.now().timestamp().as_second();
    totp.generate(u64::try_from(seconds).unwrap()).to_string()
}

pub(crate) fn wanting(scopes: &[Scope], office: Option<OfficeId>) -> TokenDetails {
    TokenDetails {
        name: ShortText::parse("Nightly list").unwrap(),
        scopes: scopes.to_vec(),
        office,
        days: 30,
    }
}

pub(crate) async fn open(agency: &Agency, token: &str) -> Option<Box<TokenHolder>> {
    match agency.store.token(token).await.unwrap() {
        TokenState::Open(holder) => Some(holder),
        _ => None,
    }
}

fn amended(office: OfficeId, top: OfficeId, phone: &str) -> Action {
    let mut details = details(OfficeKind::CountryOffice, Some(top));
    details.phone = Some(ShortText::parse(phone).unwrap());
    Action::Office(OfficeAction::Amend(AmendOffice { office, details }))
}

#[tokio::test]
async fn a_token_acts_for_its_account_as_far_as_it_reaches() {
    on_each(async |agency: &mut Agency| {
        let top = agency.headquarters().await;
        let mut two = Vec::new();
        for name in ["here", "there"] {
            two.push(
                agency
                    .office(name, OfficeKind::CountryOffice, Some(top))
                    .await,
            );
        }
        let (here, there) = (two[0], two[1]);
        let (account, session) = at_work(agency, "ida", Role::Administrator, top).await;
        let store = &agency.store;
        let scopes = [Scope::OfficesWrite];
        let made = store.issue_token(&session, None, wanting(&scopes, Some(here)));
        let token = made.await.unwrap().1.unwrap();
        let holder = open(agency, &token).await.unwrap();
        assert_eq!((holder.account, &holder.scopes[..]), (account, &scopes[..]));

        let act = async |action| {
            let command = store.command(Purpose::Administration, action);
            store.apply(&holder.actor, command).await
        };
        act(amended(here, top, "+32 2 555 01 01"))
            .await
            .unwrap_err();
        // The parent stands above what the token reaches: it may not say where
        // the office stands. A name it may.
        let named = passerelle_testkit::world::named("Here again");
        let rename = passerelle_model::office::RenameOffice {
            office: here,
            name: named.clone(),
        };
        act(Action::Office(OfficeAction::Rename(rename)))
            .await
            .unwrap();
        let elsewhere = passerelle_model::office::RenameOffice {
            office: there,
            name: named,
        };
        let refused = act(Action::Office(OfficeAction::Rename(elsewhere))).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::OutOfScope))));
        // No token makes, or takes away, another one.
        let revoke = Action::Token(TokenAction::Revoke(RevokeToken {
            token: holder.token,
        }));
        let refused = act(revoke).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::OutOfScope))));
        // A reader that is for no scope shows nothing, whatever the roles.
        let bare = store.reader(&holder.actor, Purpose::Administration);
        assert!(bare.webhooks(&Page::first(10)).await.is_err());
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_token_ends_with_its_time_its_account_and_its_holders_will() {
    on_each(async |agency: &mut Agency| {
        let top = agency.headquarters().await;
        let (account, session) = at_work(agency, "ida", Role::LiaisonOfficer, top).await;
        let store = agency.store.clone();
        let issue = async || {
            let details = wanting(&[Scope::OfficesRead], None);
            store.issue_token(&session, None, details).await.unwrap()
        };
        let (first, token) = issue().await;
        let token = token.unwrap();
        assert!(open(agency, &token).await.is_some());
        for wrong in ["", "pas_", "pas_00", &token[..60], &format!("{token}0")] {
            let state = store.token(wrong).await.unwrap();
            assert!(matches!(state, TokenState::Unknown), "{wrong}");
        }

        let revoke = Action::Token(TokenAction::Revoke(RevokeToken {
            token: first.record.id.into(),
        }));
        let command = store.command(Purpose::OwnAccount, revoke);
        store.apply(&session.actor, command).await.unwrap();
        assert!(matches!(
            store.token(&token).await.unwrap(),
            TokenState::Ended
        ));

        let late = issue().await.1.unwrap();
        agency.clock.advance(30 * 24 * 3_600);
        assert!(open(agency, &late).await.is_none());

        let lost = store.issue_token(&session, None, wanting(&[Scope::OfficesRead], None));
        let lost = lost.await.unwrap().1.unwrap();
        assert!(open(agency, &lost).await.is_some());
        let console = Actor::console();
        let reset = store.reset_account(&console, account, None, false, "lost".to_owned());
        reset.await.unwrap();
        assert!(open(agency, &lost).await.is_none());
        // Also after a new password: whoever had the account had its programs.
        agency.password(account, WORD).await;
        assert!(open(agency, &lost).await.is_none());
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_makes_a_token_for_somebody_else() {
    on_each(async |agency: &mut Agency| {
        let top = agency.headquarters().await;
        let (account, session) = at_work(agency, "ida", Role::Administrator, top).await;
        let other = agency.somebody("max", Role::Administrator, top).await;
        let store = &agency.store;
        let issue = |until| IssueToken {
            token: TokenId::new(store.ids()),
            account,
            name: Personal::open("A name".to_owned()),
            scopes: vec![Scope::OfficesRead],
            office: None,
            hash: store.ids().next().simple().to_string(),
            factor: true,
            until,
        };
        let soon = store.now().plus_seconds(3_600);
        for actor in [&Actor::console(), &other] {
            let action = Action::Token(TokenAction::Issue(issue(soon)));
            let command = store.command(Purpose::OwnAccount, action);
            let refused = store.apply(actor, command).await;
            assert!(matches!(refused, Err(Refusal::Denied(Denial::NotYours))));
        }
        let far = store.now().plus_seconds(400 * 24 * 3_600);
        for until in [far, store.now()] {
            let action = Action::Token(TokenAction::Issue(issue(until)));
            let command = store.command(Purpose::OwnAccount, action);
            let refused = store.apply(&session.actor, command).await;
            assert!(matches!(refused, Err(Refusal::Faults(_))));
        }
        for _ in 0..50 {
            let details = wanting(&[Scope::OfficesRead], None);
            store.issue_token(&session, None, details).await.unwrap();
        }
        let details = wanting(&[Scope::OfficesRead], None);
        let refused = store.issue_token(&session, None, details).await;
        assert!(matches!(refused, Err(Refusal::Faults(_))));
        // Whoever looks after the account sees them, and may take them away.
        let reader = store.reader(&other, Purpose::Administration);
        let lines = reader.tokens_of(account).await.unwrap();
        assert_eq!(lines.len(), 50);
        let revoke = Action::Token(TokenAction::Revoke(RevokeToken {
            token: lines[0].token.id,
        }));
        let command = store.command(Purpose::Administration, revoke);
        store.apply(&other, command).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_second_press_makes_one_token_and_shows_it_once() {
    on_each(async |agency: &mut Agency| {
        let top = agency.headquarters().await;
        let (account, session) = at_work(agency, "ida", Role::LiaisonOfficer, top).await;
        let store = &agency.store;
        let key = IdempotencyKey::parse("the-form");
        let details = || wanting(&[Scope::OfficesRead], None);
        let first = store.issue_token(&session, key.clone(), details()).await;
        assert!(first.unwrap().1.is_some());
        let again = store.issue_token(&session, key, details()).await;
        assert!(again.unwrap().1.is_none());
        let reader = store.reader(&session.actor, Purpose::OwnAccount);
        assert_eq!(reader.tokens_of(account).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_key_with_other_words_is_told_and_does_nothing() {
    on_each(async |agency: &mut Agency| {
        let top = agency.headquarters().await;
        let office = agency
            .office("here", OfficeKind::CountryOffice, Some(top))
            .await;
        let admin = agency.somebody("ida", Role::Administrator, top).await;
        let store = &agency.store;
        let send = async |said: &str, phone: &str| {
            let mut command = store.command(Purpose::Administration, amended(office, top, phone));
            command.idempotency_key = IdempotencyKey::parse("k-1");
            command.said = Some(said.as_bytes().to_vec());
            store.apply(&admin, command).await
        };
        let first = send("one", "+32 2 555 01 01").await.unwrap();
        let again = send("one", "+32 2 555 01 01").await.unwrap();
        assert_eq!((again.position, again.replayed), (first.position, true));
        let Err(Refusal::Faults(faults)) = send("two", "+32 2 555 01 02").await else {
            panic!("it was taken");
        };
        assert_eq!(faults.iter().next().unwrap().key, "key-reused");
        // One that says nothing of its words is another, too.
        let mut command = store.command(
            Purpose::Administration,
            amended(office, top, "+32 2 555 01 03"),
        );
        command.idempotency_key = IdempotencyKey::parse("k-1");
        assert!(store.apply(&admin, command).await.is_err());
        // Sent together, one of them is done and the other told.
        let key = |said: &str| {
            let mut command = store.command(
                Purpose::Administration,
                amended(office, top, "+32 2 555 01 04"),
            );
            command.idempotency_key = IdempotencyKey::parse("k-2");
            command.said = Some(said.as_bytes().to_vec());
            store.apply(&admin, command)
        };
        let (one, two) = tokio::join!(key("one"), key("two"));
        assert_ne!(one.is_ok(), two.is_ok());
    })
    .await;
}

fn told(kinds: &[&str]) -> WebhookDetails {
    WebhookDetails {
        name: ShortText::parse("Directory of the region").unwrap(),
        url: ShortText::parse("https://example.org/in").unwrap(),
        kinds: EventPattern::parse_all(kinds.iter().copied()).unwrap(),
    }
}

#[tokio::test]
async fn a_webhook_is_told_what_was_done_signed_and_no_more() {
    on_each(async |agency: &mut Agency| {
        let top = agency.headquarters().await;
        let admin = agency.somebody("ida", Role::Administrator, top).await;
        let store = &agency.store;
        let dress = |action| store.command(Purpose::Administration, action);
        let made = store.subscribe_webhook(&admin, (top, told(&["office.*"])), dress);
        let (applied, secret) = made.await.unwrap();
        let secret = secret.unwrap();
        let id: WebhookId = applied.record.id.into();
        let notice = Notice::of(
            (applied.action, "office.amend".to_owned()),
            (top.into(), applied.version),
            (applied.position, store.now()),
        );
        let call = store.webhook_call(id, &notice).await.unwrap().unwrap();
        assert_eq!(call.url, "https://example.org/in");
        let of = |name: &str| {
            let header = call.headers.iter().find(|(known, _)| *known == name);
            header.unwrap().1.clone()
        };
        let at = of("webhook-timestamp").parse().unwrap();
        let signed = sign_call(&secret, &of("webhook-id"), at, &call.body).unwrap();
        assert_eq!(of("webhook-signature"), signed);
        assert!(call.body.contains(&format!("/api/v1/offices/{top}")));

        let pause = Action::Webhook(WebhookAction::Pause(PauseWebhook {
            webhook: id,
            failing: true,
        }));
        store.apply(&Actor::console(), dress(pause)).await.unwrap();
        assert!(store.webhook_call(id, &notice).await.unwrap().is_none());
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_has_others_told_looks_after_what_they_are_told_of() {
    on_each(async |agency: &mut Agency| {
        let top = agency.headquarters().await;
        let (here, there) = (
            agency
                .office("here", OfficeKind::CountryOffice, Some(top))
                .await,
            agency
                .office("there", OfficeKind::CountryOffice, Some(top))
                .await,
        );
        let admin = agency.somebody("ida", Role::Administrator, here).await;
        let clerk = agency.somebody("max", Role::LiaisonOfficer, top).await;
        let store = &agency.store;
        let dress = |action| store.command(Purpose::Administration, action);
        let subscribe = async |actor: &Actor, office, kinds: &[&str]| {
            store
                .subscribe_webhook(actor, (office, told(kinds)), dress)
                .await
        };
        let made = subscribe(&admin, here, &["office.*", "account.*", "grant.give"]).await;
        let id: WebhookId = made.unwrap().0.record.id.into();
        for (actor, office) in [(&admin, there), (&admin, top), (&clerk, here)] {
            let refused = subscribe(actor, office, &["office.*"]).await;
            assert!(matches!(refused, Err(Refusal::Denied(Denial::NoGrant))));
        }
        let reader = store.reader(&clerk, Purpose::Administration);
        assert!(reader.webhook(id).await.is_err());
        assert!(reader.webhooks(&Page::first(10)).await.is_err());
        let amend = Action::Webhook(WebhookAction::Amend(AmendWebhook {
            webhook: id,
            details: told(&["office.open"]),
        }));
        assert!(store.apply(&clerk, dress(amend.clone())).await.is_err());
        store.apply(&admin, dress(amend)).await.unwrap();
        let reader = store.reader(&admin, Purpose::Administration);
        assert_eq!(
            reader.webhooks(&Page::first(10)).await.unwrap().rows.len(),
            1
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_done_waits_for_the_webhooks_that_want_it_and_no_others() {
    on_each(async |agency: &mut Agency| {
        let top = agency.headquarters().await;
        let (here, there) = (
            agency
                .office("here", OfficeKind::CountryOffice, Some(top))
                .await,
            agency
                .office("there", OfficeKind::CountryOffice, Some(top))
                .await,
        );
        let admin = agency.somebody("ida", Role::Administrator, top).await;
        let store = &agency.store;
        let dress = |action| store.command(Purpose::Administration, action);
        let mut webhooks = Vec::new();
        for (office, kind) in [
            (top, "office.*"),
            (here, "office.amend"),
            (here, "office.close"),
        ] {
            let made = store.subscribe_webhook(&admin, (office, told(&[kind])), dress);
            webhooks.push(made.await.unwrap().0.record.id.to_string());
        }
        let waiting = async || {
            let count =
                "SELECT COUNT(*) FROM message WHERE channel = 'webhook' AND state = 'waiting'";
            store.count(count).await.unwrap()
        };
        assert_eq!(waiting().await, 0);
        store
            .apply(&admin, dress(amended(there, top, "+32 2 555 01 01")))
            .await
            .unwrap();
        assert_eq!(waiting().await, 1);
        store
            .apply(&admin, dress(amended(here, top, "+32 2 555 01 01")))
            .await
            .unwrap();
        assert_eq!(waiting().await, 3);
        // What is refused is told nobody.
        let stale =
            dress(amended(here, top, "+32 2 555 01 02")).expecting(passerelle_model::Version(1));
        store.apply(&admin, stale).await.unwrap_err();
        agency.account("max", here).await;
        assert_eq!(waiting().await, 3);
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_webhook_that_does_not_answer_for_three_days_is_paused_and_told_of() {
    use passerelle_model::message::Channel;
    use passerelle_store::messages::Recipient;
    on_each(async |agency: &mut Agency| {
        let top = agency.headquarters().await;
        let admin = agency.somebody("ida", Role::Administrator, top).await;
        let store = agency.store.clone();
        let dress = |action| store.command(Purpose::Administration, action);
        let made = store.subscribe_webhook(&admin, (top, told(&["office.*"])), dress);
        let webhook: WebhookId = made.await.unwrap().0.record.id.into();
        agency
            .office("here", OfficeKind::CountryOffice, Some(top))
            .await;
        let reader = store.reader(&Actor::console(), Purpose::Operation);
        let job = passerelle_model::JobId::new(store.ids());
        let mut tries = 0;
        // Four days, ten minutes at a time.
        for _ in 0..4 * 24 * 6 {
            agency.clock.advance(600);
            let next = store.next_parcel(&reader, job, &[Channel::Webhook]).await;
            if let Some(parcel) = next.unwrap() {
                assert!(matches!(parcel.to, Recipient::Call(_)));
                tries += 1;
                let why = ("webhook_unreachable", false);
                store.parcel_stayed(&parcel, why).await.unwrap();
            }
        }
        assert!((10..40).contains(&tries), "{tries}");
        let reader = store.reader(&admin, Purpose::Administration);
        let webhook = reader.webhook(webhook).await.unwrap();
        assert_eq!(
            webhook.status,
            passerelle_model::webhook::WebhookStatus::Failing
        );
        let told =
            "SELECT COUNT(*) FROM message WHERE kind = 'webhook_paused' AND channel = 'inbox'";
        assert_eq!(store.count(told).await.unwrap(), 1);
    })
    .await;
}
