//! E-mails: how they are written, and the server that takes them.

use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{SmtpTransport, Transport};
use passerelle_model::MessageId;

use crate::config::{CaFile, MailSecurity, MailSettings};

use super::Stayed;
use super::words::{Letter, Letterhead};

/// The longest that a server may take over one step.
const PATIENCE: Duration = Duration::from_secs(30);

/// The server that takes e-mails.
#[derive(Debug, Clone)]
pub(super) struct MailServer {
    transport: SmtpTransport,
}

impl MailServer {
    /// The server that the settings name.
    pub(super) fn new(settings: &MailSettings) -> Option<Self> {
        let (server, from) = (settings.server.as_ref()?, settings.from.as_ref()?);
        let encrypted = || {
            let mut tls = TlsParameters::builder(server.host.clone());
            let ca = settings.ca_file.as_ref().and_then(CaFile::certificate);
            if let Some(certificate) = ca {
                tls = tls.add_root_certificate(certificate);
            }
            tls.build().ok()
        };
        let (tls, port) = match settings.security {
            MailSecurity::StartTls => (Tls::Required(encrypted()?), 587),
            MailSecurity::Tls => (Tls::Wrapper(encrypted()?), 465),
            MailSecurity::None => (Tls::None, 25),
        };
        let domain = from.0.email.domain().to_owned();
        let mut builder = SmtpTransport::builder_dangerous(&server.host)
            .port(server.port.unwrap_or(port))
            .tls(tls)
            .hello_name(ClientId::Domain(domain))
            .timeout(Some(PATIENCE));
        if let (Some(user), Some(password)) = (&settings.user, &settings.password) {
            let password = password.open().to_owned();
            builder = builder.credentials(Credentials::new(user.clone(), password));
        }
        Some(Self {
            transport: builder.build(),
        })
    }

    /// Hands an e-mail over. Once the server said yes, it answers for it.
    pub(super) fn send(&self, email: &Message) -> Result<(), Stayed> {
        let sent = self.transport.send(email);
        sent.map(drop).map_err(|error| stayed(&error))
    }
}

/// What a server's refusal means for this one e-mail.
fn stayed(error: &Error) -> Stayed {
    let code = error.status().map(u16::from);
    match code {
        // That the program may not sign in is nothing about this e-mail.
        Some(530 | 534 | 535 | 538) => Stayed::for_now("mail_sign_in"),
        Some(500..600) => Stayed::for_good("mail_refused"),
        Some(_) => Stayed::for_now("mail_later"),
        None if is_of_tls(error) => Stayed::for_now("mail_tls"),
        None => Stayed::for_now("mail_unreachable"),
    }
}

/// Whether the server could not show who it is. The library calls that a matter
/// of the wire, and keeps below it what TLS said.
fn is_of_tls(error: &Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(one) = cause {
        let io = one.downcast_ref::<std::io::Error>();
        if io.is_some_and(|io| io.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        cause = one.source();
    }
    error.is_tls()
}

/// Whom e-mails come from: whom the settings name, else nobody who reads.
pub(super) fn sender(settings: &MailSettings, head: &Letterhead) -> Option<Mailbox> {
    match &settings.from {
        Some(from) => Some(from.0.clone()),
        None => format!("Passerelle <no-reply@{}>", head.host())
            .parse()
            .ok(),
    }
}

/// Writes an e-mail. Sent again, it is the same but for its date.
pub(super) fn written(
    (from, host): (Option<&Mailbox>, &str),
    id: MessageId,
    (name, address): (&str, &str),
    letter: &Letter,
) -> Result<Message, Stayed> {
    let bad = Stayed::for_good("mail_address");
    let to = Mailbox::new(Some(name.to_owned()), address.parse().or(Err(bad))?);
    let raw = |name: &'static str, value: &str| {
        HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
    };
    Message::builder()
        .from(from.ok_or(bad)?.clone())
        .to(to)
        .subject(letter.subject.clone())
        .message_id(Some(format!("<{id}@{host}>")))
        .raw_header(raw("Content-Language", letter.language))
        // So that nobody's absence is answered to the program.
        .raw_header(raw("Auto-Submitted", "auto-generated"))
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text.clone())
        .or(Err(bad))
}
