//! What a setting may be, and how it is written.

use std::net::{IpAddr, SocketAddr};

use jiff::tz::TimeZone;
use serde_json::Value as Json;

/// A type of settings.
pub(crate) trait Value: Sized {
    /// What to write instead: the hint to whoever wrote something else.
    fn wanted() -> String;

    /// Reads it, or says what is wrong, as in "`serve.listen` is no address".
    fn read(raw: &str) -> Result<Self, &'static str>;

    /// The value as it may be shown.
    fn shown(&self) -> Json;
}

impl Value for String {
    fn wanted() -> String {
        "write a text".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        Ok(raw.to_owned())
    }

    fn shown(&self) -> Json {
        self.as_str().into()
    }
}

impl Value for bool {
    fn wanted() -> String {
        "write true or false".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        raw.parse().or(Err("is neither true nor false"))
    }

    fn shown(&self) -> Json {
        (*self).into()
    }
}

impl Value for IpAddr {
    fn wanted() -> String {
        "write an address, such as 127.0.0.1 or ::1".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        raw.parse().or(Err("is no address"))
    }

    fn shown(&self) -> Json {
        self.to_string().into()
    }
}

impl Value for SocketAddr {
    fn wanted() -> String {
        "write an address and a port, such as 127.0.0.1:8080 or [::]:8080".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        raw.parse().or(Err("is not an address with a port"))
    }

    fn shown(&self) -> Json {
        self.to_string().into()
    }
}

impl Value for TimeZone {
    fn wanted() -> String {
        "write a zone of the IANA list, such as UTC or Europe/Brussels".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        Self::get(raw).or(Err("is not a time zone that this machine knows"))
    }

    fn shown(&self) -> Json {
        self.iana_name().into()
    }
}

/// A setting that may be left open.
impl<T: Value> Value for Option<T> {
    fn wanted() -> String {
        T::wanted()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        T::read(raw).map(Some)
    }

    fn shown(&self) -> Json {
        self.as_ref().map_or(Json::Null, Value::shown)
    }
}

/// A whole number between two bounds, which its type holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Within<const MIN: u64, const MAX: u64>(u64);

impl<const MIN: u64, const MAX: u64> Within<MIN, MAX> {
    /// A number, moved to the nearer bound if it lies outside.
    pub(crate) const fn new(number: u64) -> Self {
        Self(if number < MIN {
            MIN
        } else if number > MAX {
            MAX
        } else {
            number
        })
    }

    /// The number.
    pub(crate) const fn get(self) -> u64 {
        self.0
    }
}

impl<const MIN: u64, const MAX: u64> Value for Within<MIN, MAX> {
    fn wanted() -> String {
        format!("write a whole number from {MIN} to {MAX}")
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        let number: u64 = raw.parse().or(Err("is not a whole number"))?;
        match number {
            _ if number < MIN => Err("is too small"),
            _ if number > MAX => Err("is too large"),
            _ => Ok(Self(number)),
        }
    }

    fn shown(&self) -> Json {
        self.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_they_are_shown() {
        for address in ["127.0.0.1:8080", "[::1]:80"] {
            let read = SocketAddr::read(address).unwrap();
            assert_eq!(read.shown(), address);
        }
        assert!(SocketAddr::read("localhost").is_err());
        assert_eq!(<Option<bool>>::read("true"), Ok(Some(true)));
        assert_eq!(None::<bool>.shown(), Json::Null);
        assert_eq!(Within::<1, 9>::read("10"), Err("is too large"));
    }
}
