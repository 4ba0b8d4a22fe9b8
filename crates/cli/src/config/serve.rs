//! Who is listened to.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use super::layers::{Concern, Layers};

/// Where the program listens.
#[derive(Debug)]
pub(crate) struct ServeSettings {
    /// `serve.listen`: the desk's pages.
    pub(crate) listen: SocketAddr,
    /// `serve.public_listen`: the public pages; not served if not set.
    pub(crate) public_listen: Option<SocketAddr>,
    /// `serve.secure_cookies`: whether a browser sends its cookies over TLS
    /// only. If not set: unless nobody but this machine can connect.
    pub(crate) secure_cookies: Option<bool>,
    /// `serve.proxy`: the proxy in front, whose word is taken for where a
    /// visitor comes from.
    pub(crate) proxy: Option<IpAddr>,
}

impl Concern for ServeSettings {
    fn take(layers: &mut Layers) -> Self {
        let desk = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080));
        Self {
            listen: layers.take("serve.listen", desk),
            public_listen: layers.take("serve.public_listen", None),
            secure_cookies: layers.take("serve.secure_cookies", None),
            proxy: layers.take("serve.proxy", None),
        }
    }
}

impl ServeSettings {
    /// What is unsafe about it, with what to do.
    pub(crate) fn danger(&self) -> Option<(&'static str, &'static str)> {
        if self.listen.ip().is_loopback() {
            return None;
        }
        Some(match self.secure_cookies {
            // Whoever says so has TLS in front.
            Some(true) => return None,
            Some(false) => (
                "passwords and records can be read on the way: other machines can connect, without TLS",
                "put a proxy with TLS in front and take `serve.secure_cookies = false` away",
            ),
            None => (
                "other machines can connect, and the program itself speaks no TLS",
                "put a proxy with TLS in front and set `serve.secure_cookies = true`; without TLS nobody can sign in",
            ),
        })
    }
}
