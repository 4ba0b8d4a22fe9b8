//! Tries that are counted: wrong ones lock, parallel ones count, codes are keyed.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use passerelle_model::policy::Role;
use passerelle_model::{AccountId, Actor, OfficeId, Purpose};
use passerelle_store::{NewSession, Refusal, SessionState, SignInRefusal, Stage};
use passerelle_testkit::{Agency, on_each};

use crate::sign_in::{HERE, PASSWORD, open, phone};

#[tokio::test]
async fn wrong_tries_lock_the_account_and_tell_nothing() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("uma", top).await;
        agency.password(account, PASSWORD).await;
        let administrator = agency.somebody("viktor", Role::Administrator, top).await;
        let store = &agency.store;
        let attempt = async |email: &str, secret: &str| store.sign_in(email, secret, HERE).await;
        assert!(matches!(
            attempt("nobody@example.org", "x").await,
            Err(SignInRefusal::Wrong)
        ));
        for _ in 0..6 {
            assert!(matches!(
                attempt("uma@example.org", "wrong").await,
                Err(SignInRefusal::Wrong)
            ));
        }
        let locked = attempt("uma@example.org", PASSWORD).await;
        assert!(
            matches!(locked, Err(SignInRefusal::Locked { .. })),
            "{locked:?}"
        );
        // A name that nobody has locks in the same way.
        for _ in 0..5 {
            let _ = attempt("nobody@example.org", "x").await;
        }
        let locked = attempt("nobody@example.org", "x").await;
        assert!(
            matches!(locked, Err(SignInRefusal::Locked { .. })),
            "{locked:?}"
        );
        store.unlock(&administrator, account).await.unwrap();
        attempt("uma@example.org", PASSWORD).await.unwrap();
        for _ in 0..6 {
            let _ = attempt("uma@example.org", "wrong").await;
        }
        agency.clock.advance(16 * 60);
        attempt("uma@example.org", PASSWORD).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_address_that_tries_everybody_is_shut_out() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("wei", top).await;
        agency.password(account, PASSWORD).await;
        let store = &agency.store;
        for n in 0..60 {
            let _ = store.sign_in(&format!("n{n}@example.org"), "x", HERE).await;
        }
        let refused = store.sign_in("wei@example.org", PASSWORD, HERE).await;
        assert!(
            matches!(refused, Err(SignInRefusal::TooMany { .. })),
            "{refused:?}"
        );
        let elsewhere = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));
        store
            .sign_in("wei@example.org", PASSWORD, elsewhere)
            .await
            .unwrap();
    })
    .await;
}

/// Somebody with a password, and with a second factor and its recovery codes.
async fn with_second_factor(
    agency: &Agency,
    name: &str,
    top: OfficeId,
) -> (AccountId, String, Vec<String>) {
    let account = agency.account(name, top).await;
    agency.password(account, PASSWORD).await;
    let session = open(agency, &by_password(agency, name).await.token).await;
    let store = &agency.store;
    let secret = store.begin_second_factor(&session).await.unwrap().secret;
    let shown = phone(agency, &secret);
    let confirmed = store.confirm_second_factor(&session, &shown).await;
    agency.clock.advance(30);
    (account, secret, confirmed.unwrap().1)
}

async fn by_password(agency: &Agency, name: &str) -> NewSession {
    let email = format!("{name}@example.org");
    agency.store.sign_in(&email, PASSWORD, HERE).await.unwrap()
}

/// The key of the one fault.
fn fault<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> &'static str {
    match answer {
        Err(Refusal::Faults(faults)) => faults.iter().next().unwrap().key,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_right_password_forgives_no_wrong_code() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (account, secret, recovery) = with_second_factor(agency, "ada", top).await;
        let administrator = agency.somebody("bo", Role::Administrator, top).await;
        let store = &agency.store;
        let session = open(agency, &by_password(agency, "ada").await.token).await;
        for _ in 0..3 {
            let wrong = store.show_second_factor(&session, "000000").await;
            assert_eq!(fault(wrong), "wrong-code");
        }
        for _ in 0..2 {
            let wrong = store.use_recovery_code(&session, "00000-00000").await;
            assert_eq!(fault(wrong), "wrong-code");
        }
        // The password clears what is counted for the password, and no more.
        let again = by_password(agency, "ada").await;
        let session = open(agency, &again.token).await;
        let sixth = store.show_second_factor(&session, "000000").await;
        assert_eq!(fault(sixth), "wrong-code");
        let ended = store.session(&again.token).await.unwrap();
        assert!(matches!(ended, SessionState::Unknown));

        let session = open(agency, &by_password(agency, "ada").await.token).await;
        let shown = phone(agency, &secret);
        let refused = store.show_second_factor(&session, &shown).await;
        assert_eq!(fault(refused), "too-many-tries");
        let refused = store.use_recovery_code(&session, &recovery[0]).await;
        assert_eq!(fault(refused), "too-many-tries");
        let reader = agency.store.reader(&administrator, Purpose::Administration);
        let standing = reader.account_standing(account).await.unwrap();
        assert!(standing.locked_until.is_some(), "whoever unlocks sees it");

        store.unlock(&administrator, account).await.unwrap();
        let done = store.show_second_factor(&session, &shown).await.unwrap();
        assert_eq!(done.stage, Stage::Complete);
    })
    .await;
}

#[tokio::test]
async fn a_right_code_forgives_the_wrong_ones() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (_, secret, recovery) = with_second_factor(agency, "cy", top).await;
        let store = &agency.store;
        for round in 0..2 {
            let session = open(agency, &by_password(agency, "cy").await.token).await;
            for _ in 0..5 {
                let wrong = store.show_second_factor(&session, "000000").await;
                assert_eq!(fault(wrong), "wrong-code");
            }
            if round == 0 {
                let shown = phone(agency, &secret);
                store.show_second_factor(&session, &shown).await.unwrap();
            } else {
                let used = store.use_recovery_code(&session, &recovery[0]).await;
                assert_eq!(used.unwrap().1, 9);
            }
        }
        let session = open(agency, &by_password(agency, "cy").await.token).await;
        let wrong = store.use_recovery_code(&session, &recovery[0]).await;
        assert_eq!(fault(wrong), "wrong-code");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_current_password_counts_and_the_right_one_is_refused_while_locked() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("dee", top).await;
        agency.password(account, PASSWORD).await;
        let store = &agency.store;
        let token = by_password(agency, "dee").await.token;
        let session = open(agency, &token).await;
        for _ in 0..5 {
            let wrong = store.prove_password(&session, "wrong").await;
            assert_eq!(fault(wrong), "wrong-password");
        }
        store.prove_password(&session, PASSWORD).await.unwrap();
        for _ in 0..6 {
            let wrong = store.prove_password(&session, "wrong").await;
            assert_eq!(fault(wrong), "wrong-password");
        }
        let refused = store.prove_password(&session, PASSWORD).await;
        assert_eq!(fault(refused), "too-many-tries");
        let ended = store.session(&token).await.unwrap();
        assert!(matches!(ended, SessionState::Unknown));
    })
    .await;
}

/// Wrong secrets for one name, all at the same moment.
async fn burst(agency: &Agency, email: &'static str, wrong: usize) -> Vec<SignInRefusal> {
    let gate = Arc::new(tokio::sync::Barrier::new(wrong));
    let tries: Vec<_> = (0..wrong)
        .map(|_| {
            let (store, gate) = (agency.store.clone(), Arc::clone(&gate));
            tokio::spawn(async move {
                gate.wait().await;
                store.sign_in(email, "wrong", HERE).await
            })
        })
        .collect();
    let mut answers = Vec::new();
    for one in tries {
        answers.push(one.await.unwrap().unwrap_err());
    }
    answers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_tries_at_the_same_moment_are_no_more_than_one_after_another() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("eli", top).await;
        agency.password(account, PASSWORD).await;
        let store = &agency.store;
        let answers = burst(agency, "eli@example.org", 50).await;
        let looked_at = |answer: &&SignInRefusal| matches!(answer, SignInRefusal::Wrong);
        let locked = |answer: &&SignInRefusal| matches!(answer, SignInRefusal::Locked { .. });
        assert_eq!(answers.iter().filter(looked_at).count(), 6);
        assert_eq!(answers.iter().filter(locked).count(), 44);
        let refused = store.sign_in("eli@example.org", PASSWORD, HERE).await;
        assert!(matches!(refused, Err(SignInRefusal::Locked { .. })));
        // Exactly when the lock ends, the count begins anew.
        agency.clock.advance(15 * 60);
        for _ in 0..5 {
            let wrong = store.sign_in("eli@example.org", "wrong", HERE).await;
            assert!(matches!(wrong, Err(SignInRefusal::Wrong)));
        }
        by_password(agency, "eli").await;
    })
    .await;
}

#[tokio::test]
async fn right_sign_ins_do_not_shut_out_the_house_they_come_from() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("fay", top).await;
        agency.password(account, PASSWORD).await;
        for n in 0..58 {
            let name = format!("n{n}@example.org");
            let _ = agency.store.sign_in(&name, "x", HERE).await;
        }
        for _ in 0..4 {
            by_password(agency, "fay").await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_older_address_in_newer_clothes_shuts_out_only_itself() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("gil", top).await;
        agency.password(account, PASSWORD).await;
        let store = &agency.store;
        let dressed = |octets: [u8; 4]| IpAddr::V6(Ipv4Addr::from(octets).to_ipv6_mapped());
        for n in 0..60 {
            let name = format!("n{n}@example.org");
            let _ = store.sign_in(&name, "x", dressed([192, 0, 2, 7])).await;
        }
        let plain = IpAddr::from([192, 0, 2, 7]);
        let refused = store.sign_in("gil@example.org", PASSWORD, plain).await;
        assert!(matches!(refused, Err(SignInRefusal::TooMany { .. })));
        let other = dressed([192, 0, 2, 8]);
        store
            .sign_in("gil@example.org", PASSWORD, other)
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn old_tries_and_old_sessions_are_swept_at_a_sign_in() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("hal", top).await;
        agency.password(account, PASSWORD).await;
        let store = &agency.store;
        by_password(agency, "hal").await;
        for n in 0..3 {
            let name = format!("n{n}@example.org");
            let _ = store.sign_in(&name, "x", HERE).await;
        }
        let tries = async || store.count("SELECT COUNT(*) FROM attempt").await.unwrap();
        agency.clock.advance(23 * 60 * 60);
        by_password(agency, "hal").await;
        assert_eq!(tries().await, 4);
        agency.clock.advance(2 * 60 * 60);
        let elsewhere = IpAddr::from([192, 0, 2, 9]);
        let again = store.sign_in("hal@example.org", PASSWORD, elsewhere).await;
        again.unwrap();
        assert_eq!(tries().await, 2, "both addresses were here today");
        agency.clock.advance(31 * 24 * 60 * 60);
        by_password(agency, "hal").await;
        let sessions = store.count("SELECT COUNT(*) FROM session").await.unwrap();
        assert_eq!((tries().await, sessions), (1, 1));
    })
    .await;
}

/// A hash of a code that needs no key: what a stolen database could be tried with.
fn unkeyed(code: &str) -> String {
    let read: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    blake3::hash(read.as_bytes()).to_hex().to_string()
}

#[tokio::test]
async fn a_stolen_database_gives_no_code() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (first, _, recovery) = with_second_factor(agency, "ida", top).await;
        let store = &agency.store;
        let reader = store.reader(&Actor::console(), Purpose::Operation);
        let kept = reader.account(first).await.unwrap().recovery;
        assert_eq!(kept.len(), recovery.len());
        assert!(recovery.iter().all(|code| !kept.contains(&unkeyed(code))));
        let (invitation, code) = store.new_invitation();
        assert_ne!(invitation.hash, unkeyed(&code));

        // A row that was copied into another account opens nothing there.
        let (second, ..) = with_second_factor(agency, "joy", top).await;
        let copy = format!(
            "UPDATE account SET recovery = (SELECT recovery FROM account WHERE id = '{}')
             WHERE id = '{}'",
            first.uuid(),
            second.uuid()
        );
        assert_eq!(store.tamper(&copy).await.unwrap(), 1);
        let session = open(agency, &by_password(agency, "joy").await.token).await;
        let copied = store.use_recovery_code(&session, &recovery[0]).await;
        assert_eq!(fault(copied), "wrong-code");
        let session = open(agency, &by_password(agency, "ida").await.token).await;
        let own = recovery[0].to_lowercase().replace('-', " ");
        store.use_recovery_code(&session, &own).await.unwrap();
    })
    .await;
}
