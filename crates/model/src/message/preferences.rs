//! How somebody wants to be told.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use crate::faults::Fault;
use crate::personal::Personal;
use crate::text::LanguageCode;

use super::{Channel, MessageKind};

/// What an account chose. Whatever it says nothing of has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// The ways, beside the inbox, by which each kind comes.
    pub ways: BTreeMap<MessageKind, BTreeSet<Channel>>,
    /// The language, if it is not that of the pages.
    pub language: Option<LanguageCode>,
    /// Where its holder's clock hangs.
    pub time_zone: Option<ZoneName>,
    /// When nothing comes that can wait.
    pub quiet: Option<Quiet>,
    /// Whether e-mails come one by one.
    pub digest: Digest,
    /// Where short texts go.
    pub phone: Option<Personal<String>>,
}

impl Preferences {
    /// The ways by which a kind comes, beside the inbox.
    pub fn ways_of(&self, kind: MessageKind) -> BTreeSet<Channel> {
        let mut ways = match self.ways.get(&kind) {
            Some(chosen) => chosen.clone(),
            None => kind.ways().iter().copied().collect(),
        };
        if kind.is_kept_by_email() {
            ways.insert(Channel::Email);
        }
        if self.phone.is_none() {
            ways.remove(&Channel::Sms);
        }
        ways
    }
}

/// The name of a time zone: `Europe/Brussels`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ZoneName(String);

impl ZoneName {
    /// Takes what has the shape of a name. Whether there is such a zone, the
    /// machine's list tells.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '+' | '-');
        if (1..=60).contains(&text.len()) && text.chars().all(fits) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Fault::new("", "unknown-choice"))
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hours of the day in which nothing comes that can wait; they may reach over
/// midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// When they begin.
    pub from: Time,
    /// When they end; another time than their beginning.
    pub to: Time,
}

impl Quiet {
    /// Whether a time of the day lies in them.
    pub fn covers(self, time: Time) -> bool {
        if self.from < self.to {
            self.from <= time && time < self.to
        } else {
            time >= self.from || time < self.to
        }
    }
}

/// Whether e-mails come one by one or together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Digest {
    /// Each as it happens.
    #[default]
    AtOnce,
    /// Once a day, at a full hour.
    Daily {
        /// From 0 to 23.
        hour: i8,
    },
    /// Once a week, at a full hour.
    Weekly {
        /// The day.
        day: Weekday,
        /// From 0 to 23.
        hour: i8,
    },
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is its own name")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Every day, from Monday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The day's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|day| day.code() == code)
    }

    pub(super) const fn civil(self) -> jiff::civil::Weekday {
        match self {
            Self::Monday => jiff::civil::Weekday::Monday,
            Self::Tuesday => jiff::civil::Weekday::Tuesday,
            Self::Wednesday => jiff::civil::Weekday::Wednesday,
            Self::Thursday => jiff::civil::Weekday::Thursday,
            Self::Friday => jiff::civil::Weekday::Friday,
            Self::Saturday => jiff::civil::Weekday::Saturday,
            Self::Sunday => jiff::civil::Weekday::Sunday,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn quiet_hours_reach_over_midnight() {
        let night = Quiet {
            from: time(22, 0, 0, 0),
            to: time(7, 30, 0, 0),
        };
        for (hour, minute, quiet) in [(22, 0, true), (3, 0, true), (7, 30, false), (12, 0, false)] {
            assert_eq!(night.covers(time(hour, minute, 0, 0)), quiet, "{hour}");
        }
        let noon = Quiet {
            from: time(12, 0, 0, 0),
            to: time(13, 0, 0, 0),
        };
        assert!(noon.covers(time(12, 59, 0, 0)) && !noon.covers(time(13, 0, 0, 0)));
    }

    #[test]
    fn what_may_be_about_harm_goes_by_email_whatever_was_chosen() {
        let mut chosen = Preferences::default();
        for kind in MessageKind::ALL {
            chosen.ways.insert(*kind, BTreeSet::from([Channel::Sms]));
        }
        let broken = chosen.ways_of(MessageKind::GlassBroken);
        assert_eq!(broken, BTreeSet::from([Channel::Email]));
        assert_eq!(chosen.ways_of(MessageKind::GrantGiven), BTreeSet::new());
        chosen.phone = Some(Personal::open("+32 2 555 00 00".to_owned()));
        let given = chosen.ways_of(MessageKind::GrantGiven);
        assert_eq!(given, BTreeSet::from([Channel::Sms]));
    }
}
