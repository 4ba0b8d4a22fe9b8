//! Cookies: reading what came, writing what goes.

use axum::http::{HeaderMap, HeaderValue, header};

/// The cookies of a request.
#[derive(Debug, Default)]
pub(crate) struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// Reads the headers; what is malformed is no cookie.
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let values = headers.get_all(header::COOKIE).iter();
        let pairs = values
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Self(pairs)
    }

    /// The first cookie of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// How long a choice such as the language is remembered: one year.
const REMEMBERED: i64 = 365 * 24 * 60 * 60;

/// Writes cookies: for this host only, out of reach of scripts, and not sent
/// along with a form that another site makes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Jar {
    secure: bool,
}

impl Jar {
    /// `secure` cookies travel over TLS only.
    pub(crate) const fn new(secure: bool) -> Self {
        Self { secure }
    }

    /// A cookie's full name. The prefix makes browsers refuse one that another
    /// host or plain HTTP tried to set.
    pub(crate) fn name(self, name: &str) -> String {
        if self.secure {
            format!("__Host-{name}")
        } else {
            name.to_owned()
        }
    }

    /// A cookie that lives as long as the browser is open.
    pub(crate) fn set(self, name: &str, value: &str) -> HeaderValue {
        self.write(name, value, "")
    }

    /// A cookie that is remembered.
    pub(crate) fn remember(self, name: &str, value: &str) -> HeaderValue {
        self.write(name, value, &format!("; Max-Age={REMEMBERED}"))
    }

    /// Takes a cookie away.
    pub(crate) fn drop(self, name: &str) -> HeaderValue {
        self.write(name, "", "; Max-Age=0")
    }

    fn write(self, name: &str, value: &str, age: &str) -> HeaderValue {
        let secure = if self.secure { "; Secure" } else { "" };
        let name = self.name(name);
        let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
        // Values are ours: tokens, codes, keys. One that does not fit a header
        // is not set rather than broken.
        HeaderValue::try_from(cookie).unwrap_or(HeaderValue::from_static(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_read_across_headers_and_nonsense() {
        let mut headers = HeaderMap::new();
        for value in ["a=1; b=2;; c", "d=x=y"] {
            headers.append(header::COOKIE, HeaderValue::from_static(value));
        }
        let cookies = Cookies::read(&headers);
        assert_eq!(cookies.get("b"), Some("2"));
        assert_eq!(cookies.get("d"), Some("x=y"));
        assert_eq!(cookies.get("c"), None);
    }

    #[test]
    fn secure_cookies_belong_to_this_host_alone() {
        let secure = Jar::new(true).set("session", "t");
        let wanted = "__Host-session=t; Path=/; HttpOnly; SameSite=Lax; Secure";
        assert_eq!(secure, wanted);
        let plain = Jar::new(false).drop("flash");
        assert_eq!(plain, "flash=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}
