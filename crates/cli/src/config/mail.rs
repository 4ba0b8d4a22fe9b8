//! By what e-mails leave, and short texts.

use std::fmt;
use std::path::{Path, PathBuf};

use lettre::message::Mailbox;
use lettre::transport::smtp::client::Certificate;
use serde_json::Value as Json;

use super::database::HIDDEN;
use super::layers::{Concern, Layers};
use super::value::Value;

/// By what e-mails leave.
#[derive(Debug)]
pub(crate) struct MailSettings {
    /// `mail.server`: the server that takes them, `smtp.example.org:587`.
    pub(crate) server: Option<MailServer>,
    /// `mail.security`: how the way to it is kept from others.
    pub(crate) security: MailSecurity,
    /// `mail.ca_file`: the file with the certificate of whoever vouches for the
    /// server, if that is nobody whom the whole world knows.
    pub(crate) ca_file: Option<CaFile>,
    /// `mail.user`: as whom the program signs in there.
    pub(crate) user: Option<String>,
    /// `mail.password`: with what.
    pub(crate) password: Option<Hidden>,
    /// `mail.from`: whom they come from.
    pub(crate) from: Option<Sender>,
    /// `mail.folder`: where they are written instead of being sent.
    folder: Option<String>,
}

/// By what short texts leave.
#[derive(Debug)]
pub(crate) struct SmsSettings {
    /// `sms.url`: the gateway that takes them.
    pub(crate) url: Option<GatewayAddress>,
    /// `sms.token`: what the gateway knows the agency by.
    pub(crate) token: Option<Hidden>,
    /// `sms.format`: how the gateway wants to be told.
    pub(crate) format: SmsFormat,
    /// `sms.to_field`: what the gateway calls the number.
    pub(crate) to_field: String,
    /// `sms.text_field`: what the gateway calls the text.
    pub(crate) text_field: String,
    /// `sms.folder`: where they are written instead of being sent.
    folder: Option<String>,
}

impl Concern for MailSettings {
    fn take(layers: &mut Layers) -> Self {
        let settings = Self {
            server: layers.take("mail.server", None),
            security: layers.take("mail.security", MailSecurity::StartTls),
            ca_file: layers.take("mail.ca_file", None),
            user: layers.take("mail.user", None),
            password: layers.take("mail.password", None),
            from: layers.take("mail.from", None),
            folder: layers.take("mail.folder", None),
        };
        for (wrong, key, says, hint) in settings.wrongs() {
            if wrong {
                layers.object(key, says, hint);
            }
        }
        settings
    }
}

impl MailSettings {
    /// What does not fit together.
    fn wrongs(&self) -> [(bool, &'static str, &'static str, &'static str); 4] {
        let away = self.server.as_ref().is_some_and(|server| !server.is_here());
        let open = self.security == MailSecurity::None;
        [
            (
                self.server.is_some() && self.from.is_none(),
                "mail.server",
                "`mail.server` needs an address that e-mails come from",
                "set `mail.from`, such as \"Passerelle <desk@example.org>\"",
            ),
            (
                self.user.is_some() != self.password.is_some(),
                "mail.user",
                "`mail.user` and `mail.password` belong together",
                "set both, or neither",
            ),
            (
                away && open,
                "mail.security",
                "`mail.security` is none, and the server is another machine",
                "write starttls or tls; none is for a server on this machine",
            ),
            (
                self.server.is_some() && self.folder.is_some(),
                "mail.folder",
                "`mail.folder` and `mail.server` exclude each other",
                "set the one by which e-mails shall leave",
            ),
        ]
    }

    /// Where e-mails are written instead of being sent.
    pub(crate) fn folder(&self, beside: &Path) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| beside.join(folder))
    }
}

impl Concern for SmsSettings {
    fn take(layers: &mut Layers) -> Self {
        let settings = Self {
            url: layers.take("sms.url", None),
            token: layers.take("sms.token", None),
            format: layers.take("sms.format", SmsFormat::Json),
            to_field: layers.take("sms.to_field", "to".to_owned()),
            text_field: layers.take("sms.text_field", "text".to_owned()),
            folder: layers.take("sms.folder", None),
        };
        if settings.url.is_some() && settings.folder.is_some() {
            layers.object(
                "sms.folder",
                "`sms.folder` and `sms.url` exclude each other",
                "set the one by which short texts shall leave",
            );
        }
        settings
    }
}

impl SmsSettings {
    /// Where short texts are written instead of being sent.
    pub(crate) fn folder(&self, beside: &Path) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| beside.join(folder))
    }
}

/// A mail server: a host and its port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MailServer {
    /// The host.
    pub(crate) host: String,
    /// The port; by the kind of security if it is not said.
    pub(crate) port: Option<u16>,
}

impl MailServer {
    fn is_here(&self) -> bool {
        let ip = self.host.parse::<std::net::IpAddr>();
        self.host == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
    }
}

impl Value for MailServer {
    fn wanted() -> String {
        "write a host, and its port if it is an unusual one: smtp.example.org:587".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        let (host, port) = match raw.rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse().or(Err("has no such port"))?)),
            None => (raw, None),
        };
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        if host.is_empty() || !host.chars().all(fits) {
            return Err("is no host");
        }
        let host = host.to_owned();
        Ok(Self { host, port })
    }

    fn shown(&self) -> Json {
        match self.port {
            Some(port) => format!("{}:{port}", self.host).into(),
            None => self.host.as_str().into(),
        }
    }
}

/// How the way to the mail server is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MailSecurity {
    /// It begins in the open and turns to TLS, or not at all.
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// In the open: for a server on this machine.
    None,
}

impl Value for MailSecurity {
    fn wanted() -> String {
        "write starttls, tls or none".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        match raw {
            "starttls" => Ok(Self::StartTls),
            "tls" => Ok(Self::Tls),
            "none" => Ok(Self::None),
            _ => Err("is neither starttls nor tls nor none"),
        }
    }

    fn shown(&self) -> Json {
        match self {
            Self::StartTls => "starttls".into(),
            Self::Tls => "tls".into(),
            Self::None => "none".into(),
        }
    }
}

/// A certificate in a file: it is read with the settings, so that a wrong one is
/// found before the first e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CaFile {
    path: String,
    pem: Vec<u8>,
}

impl CaFile {
    /// The certificate.
    pub(crate) fn certificate(&self) -> Option<Certificate> {
        Certificate::from_pem(&self.pem).ok()
    }
}

impl Value for CaFile {
    fn wanted() -> String {
        "write the path of a file in PEM form, which begins with BEGIN CERTIFICATE".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        let pem = std::fs::read(raw).or(Err("cannot be read"))?;
        if !pem.starts_with(b"-----BEGIN CERTIFICATE") || Certificate::from_pem(&pem).is_err() {
            return Err("holds no certificate");
        }
        let path = raw.to_owned();
        Ok(Self { path, pem })
    }

    fn shown(&self) -> Json {
        self.path.as_str().into()
    }
}

/// Whom e-mails come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sender(pub(crate) Mailbox);

impl Value for Sender {
    fn wanted() -> String {
        "write an address, with a name before it if you like: Passerelle <desk@example.org>"
            .to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        raw.parse().map(Self).or(Err("is no e-mail address"))
    }

    fn shown(&self) -> Json {
        self.0.to_string().into()
    }
}

/// The address of a gateway: over TLS, or on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GatewayAddress(pub(crate) String);

impl Value for GatewayAddress {
    fn wanted() -> String {
        "write it like https://sms.example.org/send; http:// is for this machine alone".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        match passerelle_model::webhook::endpoint(raw) {
            Ok(address) => Ok(Self(address.to_string())),
            Err(_) => Err("is not the address of a gateway"),
        }
    }

    fn shown(&self) -> Json {
        // What stands behind the question mark may be a key.
        let (address, _) = self.0.split_once('?').unwrap_or((&self.0, ""));
        address.into()
    }
}

/// How a gateway wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SmsFormat {
    /// A JSON object.
    Json,
    /// The fields of a form.
    Form,
}

impl Value for SmsFormat {
    fn wanted() -> String {
        "write json or form".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        match raw {
            "json" => Ok(Self::Json),
            "form" => Ok(Self::Form),
            _ => Err("is neither json nor form"),
        }
    }

    fn shown(&self) -> Json {
        match self {
            Self::Json => "json".into(),
            Self::Form => "form".into(),
        }
    }
}

/// A secret: it is shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Hidden(String);

impl Hidden {
    /// The secret itself.
    pub(crate) fn open(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl Value for Hidden {
    fn wanted() -> String {
        "write a text".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        if raw.is_empty() {
            return Err("is empty");
        }
        Ok(Self(raw.to_owned()))
    }

    fn shown(&self) -> Json {
        HIDDEN.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_and_senders_read_as_they_are_shown() {
        for server in ["smtp.example.org", "smtp.example.org:587", "127.0.0.1:25"] {
            assert_eq!(MailServer::read(server).unwrap().shown(), server);
        }
        for wrong in ["", ":25", "smtp example", "smtp:99999", "smtp://x"] {
            assert!(MailServer::read(wrong).is_err(), "{wrong}");
        }
        let sender = "Passerelle <desk@example.org>";
        assert_eq!(Sender::read(sender).unwrap().shown(), sender);
        assert!(Sender::read("nobody").is_err());
    }

    #[test]
    fn secrets_are_shown_nowhere() {
        let secret = Hidden::read("hunter2").unwrap();
        assert!(!format!("{secret:?} {}", secret.shown()).contains("hunter2"));
        let gateway = GatewayAddress::read("https://sms.example.org/send?key=hunter2").unwrap();
        assert_eq!(gateway.shown(), "https://sms.example.org/send");
        assert!(GatewayAddress::read("http://sms.example.org/").is_err());
        assert!(GatewayAddress::read("http://127.0.0.1:9/").is_ok());
    }
}
