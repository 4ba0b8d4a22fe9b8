//! Sealing: XChaCha20-Poly1305 with one key per person.
//!
//! An envelope is `nonce (24 bytes) · ciphertext · tag (16 bytes)`. The subject
//! is bound in as associated data, so that an envelope moved to another person
//! does not open. Source of the construction: draft-irtf-cfrg-xchacha-03.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use passerelle_model::{Envelope, Subject};
use zeroize::Zeroizing;

use crate::error::StoreError;

const NONCE: usize = 24;
/// How much longer sealed bytes are than open ones: a nonce and a tag.
pub(crate) const OVERHEAD: usize = NONCE + 16;

/// 32 secret bytes, wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// Fills the slice from the machine's randomness.
///
/// A machine without randomness must not go on: there is no safe answer.
pub(crate) fn fill(bytes: &mut [u8]) {
    if getrandom::fill(bytes).is_err() {
        tracing::error!("the machine gives no randomness: stopping");
        std::process::abort();
    }
}

/// A new key.
pub(crate) fn new_key() -> Key {
    let mut key = Zeroizing::new([0; 32]);
    fill(key.as_mut());
    key
}

/// Seals bytes under a key, bound to `about`.
pub(crate) fn seal(key: &Key, about: &[u8], open: &[u8]) -> Result<Vec<u8>, StoreError> {
    let mut nonce = [0; NONCE];
    fill(&mut nonce);
    let sealed = cipher(key)
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: open,
                aad: about,
            },
        )
        .or(Err(StoreError::Key("a value could not be sealed")))?;
    let mut envelope = nonce.to_vec();
    envelope.extend(sealed);
    Ok(envelope)
}

/// Opens sealed bytes; nothing if the key or `about` is another, or a byte was changed.
pub(crate) fn open(key: &Key, about: &[u8], envelope: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = envelope.split_first_chunk::<NONCE>()?;
    cipher(key)
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: sealed,
                aad: about,
            },
        )
        .ok()
        .map(Zeroizing::new)
}

/// Seals a value about a person.
pub(crate) fn seal_about(key: &Key, subject: Subject, open: &[u8]) -> Result<Envelope, StoreError> {
    seal(key, subject.uuid().as_bytes(), open).map(Envelope::from_bytes)
}

/// Opens a value about a person.
pub(crate) fn open_about(
    key: &Key,
    subject: Subject,
    sealed: &Envelope,
) -> Option<Zeroizing<Vec<u8>>> {
    open(key, subject.uuid().as_bytes(), sealed.as_bytes())
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&**key).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_for_its_subject_and_unchanged() {
        let (key, other) = (new_key(), new_key());
        let sealed = seal(&key, b"her", b"a name").unwrap();
        assert_eq!(open(&key, b"her", &sealed).unwrap().as_slice(), b"a name");
        assert!(open(&other, b"her", &sealed).is_none());
        assert!(open(&key, b"him", &sealed).is_none());
        for n in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[n] ^= 1;
            assert!(open(&key, b"her", &changed).is_none());
        }
        assert!(open(&key, b"her", &sealed[..10]).is_none());
    }
}
