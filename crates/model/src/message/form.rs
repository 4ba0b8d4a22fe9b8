//! What somebody types about how they want to be told.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use crate::faults::{Fault, Faults};
use crate::personal::Personal;
use crate::text::{self, LanguageCode};

use super::preferences::{Digest, Preferences, Quiet, Weekday, ZoneName};
use super::{Channel, MessageKind};

/// The form of preferences as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    missing_docs,
    reason = "each is the raw text of the field of Preferences with its name"
)]
pub struct PreferencesForm {
    /// Boxes that were ticked: `grant_given.email`.
    pub ways: Vec<String>,
    pub language: String,
    pub time_zone: String,
    pub quiet_from: String,
    pub quiet_to: String,
    /// `at_once`, `daily` or `weekly`.
    pub digest: String,
    pub digest_day: String,
    pub digest_hour: String,
    pub phone: String,
}

impl PreferencesForm {
    /// Checks the form.
    pub fn preferences(&self) -> Result<Preferences, Faults> {
        let mut faults = Faults::new();
        let ways = faults.take("ways", self.ways());
        let language = faults.take("language", optional(&self.language, LanguageCode::parse));
        let zone = faults.take("time_zone", optional(&self.time_zone, ZoneName::parse));
        let quiet = self.quiet(&mut faults);
        let digest = self.digest(&mut faults);
        let phone = faults.take("phone", optional(&self.phone, phone_number));
        let chosen = (|| {
            Some(Preferences {
                ways: ways?,
                language: language?,
                time_zone: zone?,
                quiet,
                digest: digest?,
                phone: phone?.map(Personal::open),
            })
        })();
        let waits =
            |chosen: &Preferences| chosen.quiet.is_some() || chosen.digest != Digest::AtOnce;
        if let Some(chosen) = &chosen
            && chosen.time_zone.is_none()
            && waits(chosen)
        {
            // Eight o'clock where?
            return Err(Fault::new("time_zone", "required").into());
        }
        faults.finish(chosen)
    }

    /// The form that gives these preferences. Kinds that nothing was said of
    /// stand with their defaults.
    pub fn of(chosen: &Preferences) -> Self {
        let ticked = |kind: &MessageKind| {
            let ways = match chosen.ways.get(kind) {
                Some(ways) => ways.clone(),
                None => kind.ways().iter().copied().collect(),
            };
            ways.into_iter()
                .map(|way| format!("{}.{}", kind.code(), way.code()))
                .collect::<Vec<_>>()
        };
        let hour = |hour: i8| hour.to_string();
        let (digest, digest_day, digest_hour) = match chosen.digest {
            Digest::AtOnce => ("at_once", "", String::new()),
            Digest::Daily { hour: at } => ("daily", "", hour(at)),
            Digest::Weekly { day, hour: at } => ("weekly", day.code(), hour(at)),
        };
        let time = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
        let text = |text: Option<String>| text.unwrap_or_default();
        Self {
            ways: MessageKind::ALL.iter().flat_map(ticked).collect(),
            language: text(chosen.language.as_ref().map(ToString::to_string)),
            time_zone: text(chosen.time_zone.as_ref().map(ToString::to_string)),
            quiet_from: text(chosen.quiet.map(|quiet| time(quiet.from))),
            quiet_to: text(chosen.quiet.map(|quiet| time(quiet.to))),
            digest: digest.to_owned(),
            digest_day: digest_day.to_owned(),
            digest_hour,
            phone: text(
                chosen
                    .phone
                    .as_ref()
                    .and_then(|phone| phone.value().cloned()),
            ),
        }
    }

    fn ways(&self) -> Result<BTreeMap<MessageKind, BTreeSet<Channel>>, Fault> {
        let mut ways: BTreeMap<_, BTreeSet<_>> = MessageKind::ALL
            .iter()
            .map(|kind| (*kind, BTreeSet::new()))
            .collect();
        for ticked in self.ways.iter().filter(|ticked| !ticked.is_empty()) {
            let (kind, way) = ticked
                .split_once('.')
                .and_then(|(kind, way)| Some((MessageKind::parse(kind)?, Channel::parse(way)?)))
                .filter(|(_, way)| Channel::CHOSEN.contains(way))
                .ok_or_else(|| Fault::new("", "unknown-choice"))?;
            ways.entry(kind).or_default().insert(way);
        }
        Ok(ways)
    }

    /// None is asked for where both hours are empty; what is half said or wrong
    /// is a fault.
    fn quiet(&self, faults: &mut Faults) -> Option<Quiet> {
        let from = faults.take("quiet_from", optional(&self.quiet_from, time_of_day));
        let to = faults.take("quiet_to", optional(&self.quiet_to, time_of_day));
        let (field, key) = match (from?, to?) {
            (None, None) => return None,
            (Some(from), Some(to)) if from != to => return Some(Quiet { from, to }),
            (Some(_), Some(_)) => ("quiet_to", "no-quiet-hours"),
            (None, Some(_)) => ("quiet_from", "required"),
            (Some(_), None) => ("quiet_to", "required"),
        };
        faults.push(Fault::new(field, key));
        None
    }

    fn digest(&self, faults: &mut Faults) -> Option<Digest> {
        let hour = |faults: &mut Faults| faults.take("digest_hour", full_hour(&self.digest_hour));
        match self.digest.as_str() {
            "" | "at_once" => Some(Digest::AtOnce),
            "daily" => hour(faults).map(|hour| Digest::Daily { hour }),
            "weekly" => {
                let day = Weekday::parse(&self.digest_day);
                let day = faults.take(
                    "digest_day",
                    day.ok_or_else(|| Fault::new("", "unknown-choice")),
                );
                let hour = hour(faults);
                Some(Digest::Weekly {
                    day: day?,
                    hour: hour?,
                })
            }
            _ => faults.take("digest", Err(Fault::new("", "unknown-choice"))),
        }
    }
}

fn optional<T>(
    raw: &str,
    parse: impl FnOnce(&str) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    match raw.trim() {
        "" => Ok(None),
        text => parse(text).map(Some),
    }
}

/// A time on a clock: `22:00`, `7:30`.
fn time_of_day(raw: &str) -> Result<Time, Fault> {
    let parts = raw.split_once(':').and_then(|(hour, minute)| {
        // A browser may add the seconds.
        let minute = minute.split(':').next()?;
        Some((hour.parse().ok()?, minute.parse().ok()?))
    });
    let time = parts.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
    time.ok_or_else(|| Fault::new("", "not-a-time"))
}

fn full_hour(raw: &str) -> Result<i8, Fault> {
    let hour = raw.trim().parse().ok();
    let hour = hour.filter(|hour| (0..24).contains(hour));
    hour.ok_or_else(|| Fault::new("", "unknown-choice"))
}

/// A telephone that the whole world can call, as gateways want it: a plus, the
/// code of the country, and nothing but digits.
pub fn phone_number(raw: &str) -> Result<String, Fault> {
    let typed = text::phone(raw)?.ok_or_else(|| Fault::new("", "required"))?;
    if !typed.as_str().starts_with('+') {
        return Err(Fault::new("", "phone-without-country"));
    }
    let digits = typed.as_str().chars().filter(char::is_ascii_digit);
    let number: String = std::iter::once('+').chain(digits).collect();
    if (9..=16).contains(&number.len()) {
        Ok(number)
    } else {
        Err(Fault::new("", "not-a-phone"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> PreferencesForm {
        PreferencesForm {
            ways: vec![
                "grant_given.email".to_owned(),
                "glass_broken.sms".to_owned(),
            ],
            language: "fr".to_owned(),
            time_zone: "Africa/Dakar".to_owned(),
            quiet_from: "22:00".to_owned(),
            quiet_to: "07:30".to_owned(),
            digest: "weekly".to_owned(),
            digest_day: "monday".to_owned(),
            digest_hour: "8".to_owned(),
            phone: "+32 2 555 00 00".to_owned(),
        }
    }

    fn faults_of(form: &PreferencesForm) -> Vec<String> {
        let faults = form.preferences().unwrap_err();
        faults
            .iter()
            .map(|fault| format!("{} {}", fault.field, fault.key))
            .collect()
    }

    #[test]
    fn a_form_reads_and_shows_itself_again() {
        let chosen = form().preferences().unwrap();
        let ways = chosen.ways_of(MessageKind::GrantGiven);
        assert_eq!(ways, BTreeSet::from([Channel::Email]));
        // What was not ticked is refused, not left to its default.
        assert_eq!(chosen.ways_of(MessageKind::GrantEnded), BTreeSet::new());
        let shown = PreferencesForm::of(&chosen);
        assert_eq!(shown.preferences().unwrap(), chosen);
        let defaults = PreferencesForm::of(&Preferences::default());
        assert!(defaults.ways.contains(&"glass_broken.sms".to_owned()));
    }

    #[test]
    fn what_is_wrong_is_told_at_its_field() {
        let mut wrong = form();
        wrong.ways.push("grant_given.pigeon".to_owned());
        wrong.quiet_to = String::new();
        wrong.digest_hour = "24".to_owned();
        wrong.phone = "02 555 00 00".to_owned();
        assert_eq!(
            faults_of(&wrong),
            [
                "ways unknown-choice",
                "quiet_to required",
                "digest_hour unknown-choice",
                "phone phone-without-country"
            ]
        );
        let mut nowhere = form();
        nowhere.time_zone = String::new();
        assert_eq!(faults_of(&nowhere), ["time_zone required"]);
        let mut never = form();
        never.quiet_to.clone_from(&never.quiet_from);
        assert_eq!(faults_of(&never), ["quiet_to no-quiet-hours"]);
    }
}
