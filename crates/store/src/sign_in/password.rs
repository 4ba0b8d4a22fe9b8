//! Passwords: argon2id, 19 MiB, two passes (OWASP Password Storage, 2023).

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use passerelle_model::account::{PASSWORD_MAX, new_password};
use passerelle_model::{Fault, Faults};
use tokio::sync::Semaphore;

use crate::error::StoreError;

/// Hashes at once: each takes 19 MiB and a core.
static HASHING: Semaphore = Semaphore::const_new(2);

/// What everybody tries first, among passwords that are long enough. Ours, not
/// a copied list: keyboard walks, counting, and the words of this trade.
const COMMON: &[&str] = &[
    "123456789012",
    "1234567890123",
    "012345678910",
    "111111111111",
    "000000000000",
    "aaaaaaaaaaaa",
    "abcdefghijkl",
    "azertyuiopqs",
    "qwertyuiopas",
    "qwertyuiop12",
    "1q2w3e4r5t6y",
    "motdepasse12",
    "motdepasse123",
    "password1234",
    "password12345",
    "passwordpassword",
    "passerelle123",
    "passerelle1234",
    "administrator",
    "administrateur",
    "changeme1234",
    "letmein12345",
    "welcome12345",
    "bienvenue123",
];

/// Checks a new password typed twice: its length, and that not everybody tries
/// it first.
pub fn acceptable_password<'a>(password: &'a str, again: &str) -> Result<&'a str, Faults> {
    let chosen = new_password(password, again)?;
    refuse_common(chosen)?;
    Ok(chosen)
}

/// Refuses a password that everybody tries first.
fn refuse_common(password: &str) -> Result<(), Fault> {
    let folded = password.trim().to_lowercase();
    let repeated = folded
        .chars()
        .next()
        .is_some_and(|first| folded.chars().all(|c| c == first));
    if repeated || COMMON.contains(&folded.as_str()) {
        Err(Fault::new("password", "password-too-common"))
    } else {
        Ok(())
    }
}

/// The argon2id hash of a password, in PHC form.
pub async fn hash_password(password: &str) -> Result<String, StoreError> {
    let password = password.to_owned();
    working(move || {
        let hash: PasswordHash = argon2()?
            .hash_password(password.as_bytes())
            .or(Err(failed()))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether a password is the one that was hashed. Without a hash the work is
/// done all the same, so that its absence cannot be timed.
pub(super) async fn matches(password: &str, kept: Option<String>) -> Result<bool, StoreError> {
    // Longer ones were never taken, and hashing them would cost.
    if password.chars().count() > PASSWORD_MAX {
        return Ok(false);
    }
    let Some(kept) = kept else {
        hash_password(password).await?;
        return Ok(false);
    };
    let password = password.to_owned();
    working(move || {
        let kept = PasswordHash::new(&kept).or(Err(StoreError::Corrupt("a password's hash")))?;
        Ok(argon2()?
            .verify_password(password.as_bytes(), &kept)
            .is_ok())
    })
    .await
}

fn argon2() -> Result<Argon2<'static>, StoreError> {
    let params = Params::new(19 * 1024, 2, 1, None).or(Err(failed()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn failed() -> StoreError {
    StoreError::Key("a password could not be hashed")
}

async fn working<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    working_under(&HASHING, work).await
}

async fn working_under<T: Send + 'static>(
    permits: &'static Semaphore,
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let permit = permits.acquire().await.or(Err(StoreError::Closed))?;
    // The work holds the permit, not whoever waits for it: a request that is
    // dropped stops nothing, and the next one must not begin beside it.
    let work = move || {
        let _permit = permit;
        work()
    };
    tokio::task::spawn_blocking(work)
        .await
        .or(Err(StoreError::Closed))?
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    static ONE: Semaphore = Semaphore::const_new(1);

    #[tokio::test]
    async fn work_that_nobody_waits_for_any_more_keeps_its_permit() {
        let (finish, told) = mpsc::channel::<()>();
        let work = working_under(&ONE, move || {
            let _ = told.recv();
            Ok(())
        });
        let waited = tokio::time::timeout(Duration::from_millis(50), work).await;
        assert!(waited.is_err(), "the request is dropped in the middle");
        assert_eq!(ONE.available_permits(), 0);
        finish.send(()).unwrap();
        working_under(&ONE, || Ok(())).await.unwrap();
    }
}
