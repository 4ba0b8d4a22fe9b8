//! Addresses on this site, to which a reader may be sent back.

/// Longer addresses are not sent around.
const LONGEST: usize = 1_000;

/// Whether an address leads to this site and nowhere else.
pub(crate) fn is_local(address: &str) -> bool {
    let mut letters = address.chars();
    letters.next() == Some('/')
        // `//host` and, to browsers, `/\host` lead elsewhere.
        && !matches!(letters.next(), Some('/' | '\\'))
        && address.len() <= LONGEST
        && address.chars().all(|c| c.is_ascii_graphic() && c != '\\')
}

/// The address, or the home page if it is not one of ours.
pub(crate) fn or_home(address: &str) -> &str {
    if is_local(address) { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        for address in ["/", "/offices/1?after=x", "/a//b"] {
            assert!(is_local(address), "{address}");
        }
        let elsewhere = [
            "",
            "offices",
            "//b.example",
            "/\\b.example",
            "https://b.example",
            "/a\r\nb: c",
            "/a b",
        ];
        for address in elsewhere {
            assert_eq!(or_home(address), "/", "{address}");
        }
    }
}
