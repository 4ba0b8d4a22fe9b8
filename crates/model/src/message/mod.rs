//! Messages: who is told of what, in which way, and when.
//!
//! A message says what kind of thing happened and leads to the page that knows
//! more; it never holds a value of a record. Who is told follows from the
//! action alone ([`told_by`]); in which way and when, from what the reader chose
//! ([`Preferences`]).

mod form;
mod preferences;
mod told;
mod when;

pub use form::{PreferencesForm, phone_number};
pub use preferences::{Digest, Preferences, Quiet, Weekday, ZoneName};
pub use told::{AskedBy, Audience, Notice, told_by, told_by_job};
pub use when::{Due, due};

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::{JobId, NotAnId};
use crate::record::RecordRef;

/// A way to tell somebody something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The page of messages. Everything stands there.
    Inbox,
    /// E-mail.
    Email,
    /// A short text to a telephone.
    Sms,
    /// A sheet of paper that somebody prints and hands over.
    Print,
    /// A call to another program. No person is told.
    Webhook,
}

impl Channel {
    /// Every way.
    pub const ALL: [Self; 5] = [
        Self::Inbox,
        Self::Email,
        Self::Sms,
        Self::Print,
        Self::Webhook,
    ];
    /// The ways that a person may choose beside the inbox.
    pub const CHOSEN: [Self; 3] = [Self::Email, Self::Sms, Self::Print];

    /// The way's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Print => "print",
            Self::Webhook => "webhook",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// Kinds that belong together on the page of preferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// How one signs in.
    SignIn,
    /// What one may do, and answers for.
    Work,
    /// Emergency access.
    Emergency,
    /// Jobs that one asked for.
    Jobs,
    /// The machine.
    Machine,
}

impl Topic {
    /// Every topic, in the order of the page.
    pub const ALL: [Self; 5] = [
        Self::SignIn,
        Self::Work,
        Self::Emergency,
        Self::Jobs,
        Self::Machine,
    ];

    /// The topic's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Work => "work",
            Self::Emergency => "emergency",
            Self::Jobs => "jobs",
            Self::Machine => "machine",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $topic:ident, $haste:ident, [$($way:ident),*];)+) => {
        /// What somebody is told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum MessageKind {
            $($(#[$doc])* $name,)+
        }

        impl MessageKind {
            /// Every kind, in the order of the page of preferences.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The kind's code; `message-…` words it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// What it belongs to.
            pub const fn topic(self) -> Topic {
                match self { $(Self::$name => Topic::$topic,)+ }
            }

            /// How it stands to quiet hours and digests.
            pub const fn haste(self) -> Haste {
                match self { $(Self::$name => Haste::$haste,)+ }
            }

            /// The ways, beside the inbox, for whoever chose none.
            pub const fn ways(self) -> &'static [Channel] {
                match self { $(Self::$name => &[$(Channel::$way),*],)+ }
            }
        }
    };
}

/// How a kind stands to quiet hours and digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Haste {
    /// It waits for nothing, and cannot be refused by e-mail: it may be about
    /// somebody's harm.
    Urgent,
    /// It waits for the end of quiet hours and for no digest, and cannot be
    /// refused by e-mail: it may tell that somebody else is at one's account.
    Careful,
    /// As the reader likes it.
    Usual,
}

kinds! {
    /// An account waits for its holder.
    AccountOpened = "account_opened", SignIn, Careful, [Email, Print];
    /// An administrator made a new one-time sign-in.
    AccountReset = "account_reset", SignIn, Careful, [Email, Print];
    /// The password was changed.
    PasswordChanged = "password_changed", SignIn, Careful, [Email];
    /// A second factor was set up.
    SecondFactorChanged = "second_factor_changed", SignIn, Careful, [Email];
    /// A recovery code was used.
    RecoveryCodeUsed = "recovery_code_used", SignIn, Careful, [Email];
    /// A program can act in one's name.
    TokenIssued = "token_issued", SignIn, Careful, [Email];
    /// One holds another role.
    GrantGiven = "grant_given", Work, Usual, [Email];
    /// A role ends.
    GrantEnded = "grant_ended", Work, Usual, [Email];
    /// One answers for an office.
    FocalPointSet = "focal_point_set", Work, Usual, [Email];
    /// A leaver's work came to one.
    WorkHandedOver = "work_handed_over", Work, Usual, [Email];
    /// Somebody opened emergency access.
    GlassBroken = "glass_broken", Emergency, Urgent, [Email, Sms];
    /// One's emergency access was judged.
    GlassReviewed = "glass_reviewed", Emergency, Usual, [Email];
    /// A long job that one asked for is done.
    JobDone = "job_done", Jobs, Usual, [];
    /// A job that one asked for failed.
    JobFailed = "job_failed", Jobs, Usual, [Email];
    /// The agency was restored, and its journal is lost.
    JournalLost = "journal_lost", Machine, Urgent, [Email];
    /// A webhook did not answer for so long that it was paused.
    WebhookPaused = "webhook_paused", Machine, Usual, [Email];
    /// Something could not be delivered.
    DeliveryFailed = "delivery_failed", Machine, Usual, [];
}

impl MessageKind {
    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// Whether it goes by e-mail whatever its reader chose.
    pub const fn is_kept_by_email(self) -> bool {
        matches!(self.haste(), Haste::Urgent | Haste::Careful)
    }

    /// The page of the desk that knows more.
    pub fn page(self, about: About) -> String {
        match (self, about) {
            (Self::AccountOpened | Self::AccountReset, _) => "/sign-in/first".to_owned(),
            (
                Self::PasswordChanged
                | Self::SecondFactorChanged
                | Self::RecoveryCodeUsed
                | Self::TokenIssued
                | Self::GrantGiven
                | Self::GrantEnded,
                _,
            ) => "/me".to_owned(),
            (Self::GlassBroken | Self::GlassReviewed, About::Record(grant)) => {
                format!("/break-glass/{}", grant.id)
            }
            (Self::FocalPointSet, About::Record(office)) => format!("/offices/{}", office.id),
            (Self::WorkHandedOver, _) => "/offices".to_owned(),
            (Self::JobDone | Self::JobFailed, About::Job(job)) => format!("/jobs/{job}"),
            (Self::WebhookPaused, About::Record(webhook)) => format!("/webhooks/{}", webhook.id),
            (Self::DeliveryFailed, _) => "/deliveries".to_owned(),
            _ => "/".to_owned(),
        }
    }
}

impl Serialize for MessageKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for MessageKind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("not a kind of message"))
    }
}

/// What a message is about: a record, or a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A record.
    Record(RecordRef),
    /// A job.
    Job(JobId),
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(record) => record.fmt(f),
            Self::Job(job) => write!(f, "job/{job}"),
        }
    }
}

impl FromStr for About {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        match text.strip_prefix("job/") {
            Some(job) => job.parse().map(Self::Job),
            None => text.parse().map(Self::Record),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_what_a_message_is_about_read_back() {
        for kind in MessageKind::ALL {
            assert_eq!(MessageKind::parse(kind.code()), Some(*kind));
            assert!(kind.ways().iter().all(|way| Channel::CHOSEN.contains(way)));
            // What cannot be refused by e-mail goes by e-mail from the start.
            assert!(!kind.is_kept_by_email() || kind.ways().contains(&Channel::Email));
        }
        for channel in Channel::ALL {
            assert_eq!(Channel::parse(channel.code()), Some(channel));
        }
        let id = "01938f5e-7c00-7000-8000-000000000001";
        for text in [format!("office/{id}"), format!("job/{id}")] {
            assert_eq!(text.parse::<About>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_message_leads_to_a_page_of_the_desk() {
        let about: About = "grant/01938f5e-7c00-7000-8000-000000000001"
            .parse()
            .unwrap();
        for kind in MessageKind::ALL {
            let page = kind.page(about);
            assert!(page.starts_with('/') && !page.starts_with("//"), "{page}");
        }
    }
}
