//! Forms are taken from our own pages only.
//!
//! Every form carries a token bound to the session or, before there is one, to
//! a cookie. What a page shows is masked anew each time, so that the length of
//! a compressed page tells nothing about the secret behind it. Besides, the
//! browser itself says where a form comes from, and that must be here.

use axum::http::{HeaderMap, header};
use data_encoding::HEXLOWER_PERMISSIVE as HEX;
use passerelle_store::Random;

/// Length of the secret that a cookie keeps, in bytes.
const LENGTH: usize = 16;
/// No secret is longer; what claims to be is forged.
const LONGEST: usize = 64;

/// A new secret for whoever has no session yet.
pub(crate) fn secret(random: &dyn Random) -> String {
    let mut bytes = [0; LENGTH];
    random.fill(&mut bytes);
    HEX.encode(&bytes)
}

/// Whether a cookie holds what could be a secret of ours.
pub(crate) fn is_secret(text: &str) -> bool {
    HEX.decode(text.as_bytes())
        .is_ok_and(|bytes| (LENGTH..=LONGEST).contains(&bytes.len()))
}

/// The secret as a form shows it: a random pad, then the secret under the pad.
pub(crate) fn masked(secret: &str, random: &dyn Random) -> String {
    let Ok(secret) = HEX.decode(secret.as_bytes()) else {
        return String::new();
    };
    let mut pad = vec![0; secret.len()];
    random.fill(&mut pad);
    let under: Vec<u8> = pad.iter().zip(&secret).map(|(a, b)| a ^ b).collect();
    HEX.encode(&pad) + &HEX.encode(&under)
}

/// Whether a form's token is this secret, masked.
pub(crate) fn matches(token: &str, secret: &str) -> bool {
    let (Ok(token), Ok(secret)) = (HEX.decode(token.as_bytes()), HEX.decode(secret.as_bytes()))
    else {
        return false;
    };
    if secret.is_empty() || token.len() != 2 * secret.len() {
        return false;
    }
    let (pad, under) = token.split_at(secret.len());
    // Every byte is looked at, wherever the first difference is.
    let differs = pad.iter().zip(under).zip(&secret);
    differs.fold(0, |all, ((a, b), c)| all | (a ^ b ^ c)) == 0
}

/// What the browser says about where a form comes from.
enum Origin {
    Here,
    Elsewhere,
    Unsaid,
}

/// Whether a form may come from a page of this host. An old browser does not
/// say; then the token alone decides.
pub(crate) fn is_from_here(headers: &HeaderMap) -> bool {
    !matches!(origin(headers), Origin::Elsewhere)
}

/// Whether the browser vouches that a form comes from a page of this host.
pub(crate) fn is_surely_from_here(headers: &HeaderMap) -> bool {
    matches!(origin(headers), Origin::Here)
}

fn origin(headers: &HeaderMap) -> Origin {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some("same-origin") => return Origin::Here,
        // Asked for by the person, not by a page.
        Some("none") => return Origin::Unsaid,
        Some(_) => return Origin::Elsewhere,
        None => {}
    }
    let Some(from) = text(header::ORIGIN.as_str()) else {
        return Origin::Unsaid;
    };
    // The scheme is the proxy's matter; the host is ours.
    let from = from.split_once("://").map(|(_, host)| host);
    match (from, text(header::HOST.as_str())) {
        (Some(from), Some(host)) if from.eq_ignore_ascii_case(host) => Origin::Here,
        _ => Origin::Elsewhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    /// Not random at all, and different each time.
    struct Counting(std::sync::atomic::AtomicU8);

    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            for byte in bytes {
                *byte = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            }
        }
    }

    #[test]
    fn a_token_is_masked_anew_and_still_matches() {
        let random = Counting(7.into());
        let secret = secret(&random);
        let (one, two) = (masked(&secret, &random), masked(&secret, &random));
        assert_ne!(one, two);
        assert!(is_secret(&secret) && matches(&one, &secret) && matches(&two, &secret));
        assert!(!one.contains(&secret));
        for wrong in ["", "00", "zz", &secret, &one[2..]] {
            assert!(!matches(wrong, &secret), "{wrong}");
        }
        assert!(!matches("", ""));
    }

    #[test]
    fn a_form_of_another_site_is_seen() {
        let from = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            is_from_here(&headers)
        };
        assert!(from(&[]));
        assert!(from(&[("sec-fetch-site", "same-origin")]));
        assert!(!from(&[("sec-fetch-site", "cross-site")]));
        assert!(!from(&[("sec-fetch-site", "same-site")]));
        assert!(from(&[
            ("origin", "https://a.example"),
            ("host", "a.example")
        ]));
        assert!(!from(&[
            ("origin", "https://b.example"),
            ("host", "a.example")
        ]));
        assert!(!from(&[("origin", "null"), ("host", "a.example")]));
    }
}
