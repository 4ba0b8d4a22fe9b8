//! What somebody typed to look for, as it may stand in an address.
//!
//! It may be a person's name, and addresses are kept: by browsers, by proxies,
//! by whoever is sent one. Sealed, they hold nothing, and still lead back to the
//! same page. Only the session that typed the words opens them, as long as it
//! lasts.

use data_encoding::BASE64URL_NOPAD as BASE64;
use zeroize::Zeroizing;

use super::Session;
use crate::error::StoreError;
use crate::sealing::{self, Key};
use crate::{Store, keys::Keys};

/// Sealed words are as long as the next multiple of this, in bytes: an address
/// does not tell a short name from a long one.
const STEP: usize = 48;
/// What is bound in, so that nothing else that is sealed passes for words.
const ABOUT: &[u8] = b"typed";
/// No sealed words are longer, in signs.
const LONGEST: usize = 4_096;

impl Store {
    /// Seals what a session typed.
    pub fn seal_typed(&self, session: &Session, typed: &str) -> Result<String, StoreError> {
        let mut open = Zeroizing::new(typed.as_bytes().to_vec());
        let padded = (open.len() / STEP + 1) * STEP;
        open.resize(padded, 0);
        let sealed = sealing::seal(&key(self.keys(), session), ABOUT, &open)?;
        Ok(BASE64.encode(&sealed))
    }

    /// Opens what this very session sealed; nothing of any other.
    pub fn open_typed(&self, session: &Session, sealed: &str) -> Option<String> {
        if sealed.len() > LONGEST {
            return None;
        }
        let sealed = BASE64.decode(sealed.as_bytes()).ok()?;
        let open = sealing::open(&key(self.keys(), session), ABOUT, &sealed)?;
        let typed = str::from_utf8(&open).ok()?;
        Some(typed.trim_end_matches('\0').to_owned())
    }
}

/// A key of the session's own. It is of the master key, too: the table of
/// sessions alone gives nobody what was looked for.
fn key(keys: &Keys, session: &Session) -> Key {
    let bound = format!("{}\0{}", session.id, session.csrf);
    let secret = Zeroizing::new(keys.unique("typed", bound.as_bytes()));
    let context = "passerelle 1 seals what a session typed";
    Zeroizing::new(blake3::derive_key(context, &secret))
}
