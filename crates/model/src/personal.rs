//! Values about a person that must never be written down in the clear.
//!
//! A [`Personal`] value is born open, when someone types it. The door seals it
//! under the key of its [`Subject`](crate::Subject) before anything is stored. Its serialisation
//! *refuses* an open value, so a personal value that was forgotten while
//! sealing cannot reach the log: the action fails instead. Its `Debug` shows
//! nothing.

use std::fmt;

use data_encoding::BASE64;
use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The sealed bytes of one value: nonce, ciphertext and tag.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Envelope(Vec<u8>);

impl Envelope {
    /// Wraps bytes that a sealer made or a database kept.
    pub const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to keep.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Envelope({} bytes)", self.0.len())
    }
}

/// A value about a person: open, sealed, or both.
#[derive(Clone, PartialEq, Eq)]
pub struct Personal<T> {
    envelope: Option<Envelope>,
    open: Option<T>,
}

impl<T> Personal<T> {
    /// A value as it was typed, not yet sealed.
    pub const fn open(value: T) -> Self {
        Self {
            envelope: None,
            open: Some(value),
        }
    }

    /// A value as it was stored, not yet unsealed.
    pub const fn sealed(envelope: Envelope) -> Self {
        Self {
            envelope: Some(envelope),
            open: None,
        }
    }

    /// The value, unless it is still sealed or its key is gone.
    pub const fn value(&self) -> Option<&T> {
        self.open.as_ref()
    }

    /// The sealed bytes, once there are any.
    pub const fn envelope(&self) -> Option<&Envelope> {
        self.envelope.as_ref()
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[personal]")
    }
}

impl<T> Serialize for Personal<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let envelope = self
            .envelope
            .as_ref()
            .ok_or_else(|| S::Error::custom("a personal value was not sealed"))?;
        serializer.serialize_str(&BASE64.encode(envelope.as_bytes()))
    }
}

impl<'de, T> Deserialize<'de> for Personal<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64.decode(text.as_bytes()).map_err(D::Error::custom)?;
        Ok(Self::sealed(Envelope(bytes)))
    }
}

/// What the door needs of a personal value whose type it does not know.
pub trait PersonalField {
    /// The open value's bytes, unless it is sealed already.
    fn to_seal(&self) -> Option<Vec<u8>>;
    /// Keeps the sealed form beside the open one.
    fn keep(&mut self, envelope: Envelope);
    /// The sealed bytes, unless it was never sealed.
    fn to_open(&self) -> Option<&Envelope>;
    /// Takes the unsealed bytes back; bytes of another shape leave it sealed.
    fn opened(&mut self, bytes: &[u8]);
}

/// Personal values, each with whom it is about.
pub type PersonalFields<'a> = Vec<(crate::Subject, &'a mut dyn PersonalField)>;

impl<T: Serialize + DeserializeOwned> PersonalField for Personal<T> {
    fn to_seal(&self) -> Option<Vec<u8>> {
        if self.envelope.is_some() {
            return None;
        }
        serde_json::to_vec(self.open.as_ref()?).ok()
    }

    fn keep(&mut self, envelope: Envelope) {
        self.envelope = Some(envelope);
    }

    fn to_open(&self) -> Option<&Envelope> {
        self.envelope.as_ref()
    }

    fn opened(&mut self, bytes: &[u8]) {
        self.open = serde_json::from_slice(bytes).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_value_can_be_neither_written_nor_shown() {
        let name = Personal::open("Synthetic Person".to_owned());
        assert!(serde_json::to_string(&name).is_err());
        assert_eq!(format!("{name:?}"), "[personal]");
    }

    #[test]
    fn a_sealed_value_is_written_without_its_open_form() {
        let mut name = Personal::open("Synthetic Person".to_owned());
        name.keep(Envelope::from_bytes(vec![1, 2, 3]));
        let json = serde_json::to_string(&name).unwrap();
        assert_eq!(json, "\"AQID\"");
        let read: Personal<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read.value(), None);
        assert_eq!(read.envelope(), name.envelope());
    }
}
