//! Signing in: secrets, steps, limits, time-outs.

use std::net::{IpAddr, Ipv4Addr};

use passerelle_model::policy::Role;
use passerelle_model::{Actor, Purpose};
use passerelle_store::{Refusal, Session, SessionState, SignInRefusal, Stage};
use passerelle_testkit::{Agency, on_each};
use totp_rs::{Builder, Secret};

pub(crate) const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
pub(crate) const PASSWORD: &str = "correct horse battery";

pub(crate) async fn open(agency: &Agency, token: &str) -> Session {
    match agency.store.session(token).await.unwrap() {
        SessionState::Open(session) => *session,
        other => panic!("{other:?}"),
    }
}

/// What the telephone shows now.
pub(crate) fn phone(agency: &Agency, secret: &str) -> String {
    let bytes = data_encoding::BASE32_NOPAD
        .decode(secret.as_bytes())
        .unwrap();
    let secret = Secret::new_stack(bytes.try_into().unwrap());
    let totp = Builder::new().with_secret(secret).build().unwrap();
    let now = agency.store.now().timestamp().as_second();
    totp.generate(u64::try_from(now).unwrap()).to_string()
}

#[tokio::test]
async fn the_first_time_leads_through_password_and_second_factor() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let details = passerelle_testkit::world::account_details("tesfaye", top);
        let (applied, code) = agency
            .store
            .register_account(&Actor::console(), Purpose::Operation, details)
            .await
            .unwrap();
        let account = applied.record.id.into();
        agency.grant(account, Role::Caseworker, top).await;
        let store = &agency.store;

        let typed = code.to_lowercase().replace('-', " ");
        let first = store
            .sign_in("Tesfaye@example.org", &typed, HERE)
            .await
            .unwrap();
        assert_eq!(first.stage, Stage::ChoosePassword);
        let session = open(agency, &first.token).await;
        assert!(!session.actor.assured);
        for (password, again) in [
            ("short", "short"),
            ("password1234", "password1234"),
            (PASSWORD, "other"),
        ] {
            let refused = store.choose_password(&session, password, again).await;
            assert!(matches!(refused, Err(Refusal::Faults(_))), "{password}");
        }
        let second = store
            .choose_password(&session, PASSWORD, PASSWORD)
            .await
            .unwrap();
        assert_eq!(second.stage, Stage::EnrolSecondFactor);
        assert!(matches!(
            store.session(&first.token).await.unwrap(),
            SessionState::Unknown
        ));

        let session = open(agency, &second.token).await;
        let enrolment = store.begin_second_factor(&session).await.unwrap();
        assert_eq!(
            store.begin_second_factor(&session).await.unwrap(),
            enrolment
        );
        let wrong = store.confirm_second_factor(&session, "000000").await;
        assert!(matches!(wrong, Err(Refusal::Faults(_))));
        let code_shown = phone(agency, &enrolment.secret);
        let (third, codes) = store
            .confirm_second_factor(&session, &code_shown)
            .await
            .unwrap();
        assert_eq!((third.stage, codes.len()), (Stage::Complete, 10));
        assert!(open(agency, &third.token).await.actor.assured);

        // The one-time sign-in is spent; the password asks for the phone.
        assert!(matches!(
            store.sign_in_by_code(&code, HERE).await,
            Err(SignInRefusal::Wrong)
        ));
        let again = store
            .sign_in("tesfaye@example.org", PASSWORD, HERE)
            .await
            .unwrap();
        assert_eq!(again.stage, Stage::ShowSecondFactor);
        let session = open(agency, &again.token).await;
        let replayed = store.show_second_factor(&session, &code_shown).await;
        assert!(
            matches!(replayed, Err(Refusal::Faults(_))),
            "a code is taken once"
        );
        agency.clock.advance(30);
        let fresh = phone(agency, &enrolment.secret);
        let done = store.show_second_factor(&session, &fresh).await.unwrap();
        assert_eq!(done.stage, Stage::Complete);

        let lost = store
            .sign_in("tesfaye@example.org", PASSWORD, HERE)
            .await
            .unwrap();
        let session = open(agency, &lost.token).await;
        let (done, left) = store.use_recovery_code(&session, &codes[3]).await.unwrap();
        assert_eq!((done.stage, left), (Stage::Complete, 9));
        let session = open(agency, &done.token).await;
        assert!(store.use_recovery_code(&session, &codes[3]).await.is_err());
        assert_eq!(agency.store.log_verify(|_| {}).await.unwrap().broken, None);
        assert!(
            agency
                .store
                .log_replay()
                .await
                .unwrap()
                .differences
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn sessions_end_when_idle_when_old_and_when_the_account_is_barred() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("xenia", top).await;
        agency.password(account, PASSWORD).await;
        let store = &agency.store;
        let begin = async || {
            store
                .sign_in("xenia@example.org", PASSWORD, HERE)
                .await
                .unwrap()
                .token
        };
        let token = begin().await;
        agency.clock.advance(29 * 60);
        open(agency, &token).await;
        agency.clock.advance(29 * 60);
        open(agency, &token).await;
        agency.clock.advance(31 * 60);
        assert!(matches!(
            store.session(&token).await.unwrap(),
            SessionState::Idle
        ));
        assert!(matches!(
            store.session(&token).await.unwrap(),
            SessionState::Unknown
        ));

        let token = begin().await;
        for _ in 0..25 {
            agency.clock.advance(28 * 60);
            let _ = store.session(&token).await.unwrap();
        }
        agency.clock.advance(28 * 60);
        assert!(matches!(
            store.session(&token).await.unwrap(),
            SessionState::TooOld
        ));

        let token = begin().await;
        let suspend = passerelle_model::account::SuspendAccount {
            account,
            reason: passerelle_model::Personal::open("synthetic".to_owned()),
        };
        agency
            .console(passerelle_model::Action::Account(
                passerelle_model::account::AccountAction::Suspend(suspend),
            ))
            .await;
        assert!(matches!(
            store.session(&token).await.unwrap(),
            SessionState::Unknown
        ));
    })
    .await;
}

#[tokio::test]
async fn a_reset_leaves_no_session_worth_anything_even_if_none_was_ended() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("yusuf", top).await;
        agency.password(account, PASSWORD).await;
        let store = &agency.store;
        let before = store
            .sign_in("yusuf@example.org", PASSWORD, HERE)
            .await
            .unwrap();
        // The action alone, as if the machine stopped right after it.
        let reset = |invitation| {
            let reset = passerelle_model::account::ResetAccount {
                account,
                invitation,
                clear_second_factor: false,
                reason: passerelle_model::Personal::open("synthetic".to_owned()),
            };
            let action = passerelle_model::account::AccountAction::Reset(reset);
            passerelle_model::Action::Account(action)
        };
        let (first, code) = store.new_invitation();
        agency.console(reset(first)).await;
        assert!(matches!(
            store.session(&before.token).await.unwrap(),
            SessionState::Unknown
        ));
        let invited = store.sign_in_by_code(&code, HERE).await.unwrap();
        let (second, _) = store.new_invitation();
        agency.console(reset(second)).await;
        assert!(matches!(
            store.session(&invited.token).await.unwrap(),
            SessionState::Unknown
        ));
    })
    .await;
}

#[tokio::test]
async fn a_hand_over_passes_on_the_work_ends_the_roles_and_closes_the_account() {
    on_each(async |agency| {
        use passerelle_model::office::{OfficeAction, SetFocalPoint};
        let top = agency.headquarters().await;
        let leaver = agency
            .somebody("yara", Role::LiaisonOfficer, top)
            .await
            .account()
            .unwrap();
        let heir = agency.account("zoran", top).await;
        let administrator = agency.somebody("anouk", Role::Administrator, top).await;
        let set = SetFocalPoint {
            office: top,
            account: Some(leaver),
        };
        agency
            .console(passerelle_model::Action::Office(
                OfficeAction::SetFocalPoint(set),
            ))
            .await;
        let applied = agency
            .store
            .hand_over(&administrator, leaver, None, heir)
            .await
            .unwrap();
        assert_eq!(applied.len(), 3);
        let reader = agency.store.reader(&administrator, Purpose::Administration);
        assert_eq!(
            reader.office(top).await.unwrap().unwrap().focal_point,
            Some(heir)
        );
        let account = reader.account(leaver).await.unwrap();
        assert_eq!(account.status.code(), "closed");
        agency.clock.advance(1);
        assert!(
            agency
                .store
                .actor_of(leaver, true)
                .await
                .unwrap()
                .grants
                .is_empty()
        );
        // The last administrator cannot be handed over.
        let me = administrator.account().unwrap();
        let refused = agency
            .store
            .hand_over(&Actor::console(), me, None, heir)
            .await;
        let Err(Refusal::Faults(faults)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(faults.iter().next().unwrap().key, "last-administrator");
    })
    .await;
}

#[tokio::test]
async fn what_a_session_typed_is_opened_by_that_session_alone() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let mut sessions = Vec::new();
        for name in ["hanna", "karim"] {
            let account = agency.account(name, top).await;
            agency.password(account, PASSWORD).await;
            let email = format!("{name}@example.org");
            for _ in 0..2 {
                let new = agency.store.sign_in(&email, PASSWORD, HERE).await.unwrap();
                sessions.push(open(agency, &new.token).await);
            }
        }
        let store = &agency.store;
        for typed in ["", "Amal", "أمل", "a b ", &"x".repeat(400)] {
            let sealed = store.seal_typed(&sessions[0], typed).unwrap();
            assert!(!sealed.contains("Amal"), "{sealed}");
            assert_eq!(
                store.open_typed(&sessions[0], &sealed).as_deref(),
                Some(typed)
            );
            for other in &sessions[1..] {
                assert_eq!(store.open_typed(other, &sealed), None);
            }
        }
        // The same words never look the same, and short ones are as long as others.
        let seal = |typed| store.seal_typed(&sessions[0], typed).unwrap();
        assert_ne!(seal("Amal"), seal("Amal"));
        assert_eq!(seal("Al").len(), seal("Amal Example").len());
        for forged in ["", "x", "AAAA", &seal("Amal")[1..]] {
            assert_eq!(store.open_typed(&sessions[0], forged), None, "{forged}");
        }
    })
    .await;
}
