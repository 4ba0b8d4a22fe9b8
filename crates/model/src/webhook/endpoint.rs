//! Where a webhook leads: addresses that may be called.

use std::net::IpAddr;

use crate::faults::Fault;
use crate::text::ShortText;

/// Parses the address that is called: `https://`, or `http://` on this very
/// machine, which is for trying things out.
pub fn endpoint(raw: &str) -> Result<ShortText, Fault> {
    let text = ShortText::parse(raw)?;
    let fault = || Fault::new("", "not-an-endpoint");
    let (scheme, rest) = text.as_str().split_once("://").ok_or_else(fault)?;
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = host_of(authority).ok_or_else(fault)?;
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '`' | '#');
    if !text.as_str().chars().all(plain) {
        return Err(fault());
    }
    match scheme {
        "https" => Ok(text),
        "http" if is_this_machine(host) => Ok(text),
        "http" => Err(Fault::new("", "not-https")),
        _ => Err(fault()),
    }
}

/// The host of an address that [`endpoint`] has let through.
pub fn host(endpoint: &str) -> Option<&str> {
    let rest = endpoint.split_once("://")?.1;
    host_of(rest.split(['/', '?']).next()?)
}

/// Host of an authority without a user; the brackets of an address stay off.
fn host_of(authority: &str) -> Option<&str> {
    if authority.contains('@') {
        return None;
    }
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => match authority.split_once(':') {
            Some((host, port)) => (host, &authority[authority.len() - port.len() - 1..]),
            None => (authority, ""),
        },
    };
    let port_fits = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':' | '_');
    let host_fits = !host.is_empty() && host.chars().all(letters);
    (port_fits && host_fits).then_some(host)
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Whether an endpoint names by itself an address that is no public one: a
/// number, or a name that means this machine. A name that leads to such an
/// address is found out when it is called.
pub fn names_a_private_address(endpoint: &str) -> bool {
    let Some(host) = host(endpoint) else {
        return true;
    };
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    let last = name.rsplit('.').next().unwrap_or_default();
    matches!(last, "localhost" | "internal" | "local")
        || host.parse().is_ok_and(|ip| !is_public(ip))
}

/// Whether an address is one of the open internet. Whoever may say where the
/// agency's machine connects must not reach what only that machine can reach:
/// its own ports, the house's network, the metadata of a cloud.
pub fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let [a, b, c, _] = ip.octets();
            let shared = a == 100 && (64..128).contains(&b);
            let protocol = a == 192 && b == 0 && c == 0;
            let benchmarks = a == 198 && (18..20).contains(&b);
            !(ip.is_private()
                || ip.is_loopback()
                || ip.is_link_local()
                || ip.is_multicast()
                || ip.is_broadcast()
                || ip.is_documentation()
                || shared
                || protocol
                || benchmarks
                || a == 0
                || a >= 240)
        }
        IpAddr::V6(ip) => {
            let [first, second, ..] = ip.segments();
            let global = first & 0xe000 == 0x2000;
            let documentation = first == 0x2001 && second == 0x0db8;
            // Addresses that carry one of the older kind within them.
            let carries = first == 0x2002 || (first == 0x2001 && second == 0);
            global && !documentation && !carries
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_https_unless_it_is_this_machine() {
        for good in [
            "https://example.org/in",
            "https://example.org:8443/in?key=1",
            "https://[2606:4700::1111]/in",
            "http://127.0.0.1:9000/in",
            "http://localhost/in",
            "http://[::1]:9000/",
        ] {
            assert!(endpoint(good).is_ok(), "{good}");
        }
        for bad in [
            "http://example.org/in",
            "ftp://example.org/",
            "example.org",
            "https://",
            "https:///in",
            "https://user:word@example.org/",
            "https://example.org:0/",
            "https://example.org:99999/",
            "https://example.org/#top",
            "https://exa mple.org/",
            "https://bücher.example/",
            "http://127.0.0.1@example.org/",
        ] {
            assert!(endpoint(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_only_this_machine_reaches_is_no_public_address() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "192.0.0.8",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "2002:7f00:1::",
            "2001:0:1::",
            "64:ff9b::a00:1",
            "2001:db8::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "93.184.216.34",
            "8.8.8.8",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        assert!(names_a_private_address("https://localhost/"));
        assert!(names_a_private_address("https://[::1]:8443/"));
        assert!(names_a_private_address("https://10.0.0.7/in"));
        assert!(!names_a_private_address("https://example.org/in"));
    }
}
