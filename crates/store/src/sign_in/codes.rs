//! Codes that people type from paper: no letters that look alike.

use passerelle_model::AccountId;

use crate::Store;
use crate::ports::Ports;

/// Crockford's alphabet: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code of a one-time sign-in: 80 bits as `XXXX-XXXX-XXXX-XXXX`.
pub(crate) fn new_code(ports: &Ports) -> String {
    grouped(&letters(&ports.bytes::<16>()), 4)
}

/// A recovery code: 50 bits as `XXXXX-XXXXX`.
pub(super) fn new_recovery_code(ports: &Ports) -> String {
    grouped(&letters(&ports.bytes::<10>()), 5)
}

impl Store {
    /// The hash by which the code of a one-time sign-in is known. Keyed, as the
    /// log keeps it for ever: whoever has the database alone cannot try codes.
    pub(crate) fn invitation_hash(&self, code: &str) -> String {
        let hash = self.keys().unique("invitation", meant(code).as_bytes());
        data_encoding::HEXLOWER.encode(&hash)
    }

    /// The hash by which a recovery code is known: keyed as well, and bound to
    /// the account, so that it is worth nothing in another one's row.
    pub(super) fn recovery_hash(&self, account: AccountId, code: &str) -> String {
        let bound = [account.uuid().as_bytes(), meant(code).as_bytes()].concat();
        data_encoding::HEXLOWER.encode(&self.keys().unique("recovery", &bound))
    }
}

/// A code as it is meant: dashes, spaces and case do not matter, and letters
/// that were taken for others are read as those.
fn meant(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect()
}

/// One letter from each byte: 256 is a multiple of 32, so none is likelier.
fn letters(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect()
}

fn grouped(letters: &str, size: usize) -> String {
    let letters: Vec<_> = letters.chars().collect();
    let groups: Vec<String> = letters
        .chunks(size)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = new_code(&Ports::machine());
        assert_eq!(code.len(), 19);
        let typed = code
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l");
        assert_eq!(meant(&typed), meant(&code));
        assert_ne!(meant("0000-0000-0000-0000"), meant(&code));
    }
}
