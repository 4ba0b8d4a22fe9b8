//! When a message goes out: at once, after the quiet hours, or in a digest.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::time::Instant;

use super::preferences::{Digest, Preferences, Quiet};
use super::{Channel, Haste, MessageKind};

/// When a message goes out, and whether with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Not before.
    pub at: Instant,
    /// Whether it waits for its digest.
    pub digest: bool,
}

/// When a kind goes out by a way, for somebody whose clock hangs in a zone.
pub fn due(
    kind: MessageKind,
    way: Channel,
    chosen: &Preferences,
    zone: &TimeZone,
    now: Instant,
) -> Due {
    let at_once = Due {
        at: now,
        digest: false,
    };
    // What is read on a page, on paper or by a program disturbs nobody.
    if kind.haste() == Haste::Urgent || !matches!(way, Channel::Email | Channel::Sms) {
        return at_once;
    }
    let together = way == Channel::Email && kind.haste() == Haste::Usual;
    let due = match next_digest(chosen.digest, zone, now).filter(|_| together) {
        Some(at) => Due { at, digest: true },
        None => at_once,
    };
    let at = match chosen.quiet {
        Some(quiet) => after_quiet(quiet, zone, due.at),
        None => due.at,
    };
    Due { at, ..due }
}

/// The next digest after now; none where messages come one by one.
fn next_digest(digest: Digest, zone: &TimeZone, now: Instant) -> Option<Instant> {
    let (day, hour) = match digest {
        Digest::AtOnce => return None,
        Digest::Daily { hour } => (None, hour),
        Digest::Weekly { day, hour } => (Some(day.civil()), hour),
    };
    let today = zone.to_datetime(now.timestamp()).date();
    // A day may be without that hour, or have it twice: eight days hold one.
    (0..=8).find_map(|days| {
        let date = today.checked_add(Span::new().days(days)).ok()?;
        if day.is_some_and(|day| day != date.weekday()) {
            return None;
        }
        let at = instant(zone, date.at(hour.clamp(0, 23), 0, 0, 0))?;
        (at > now).then_some(at)
    })
}

/// The instant itself, or the end of the quiet hours that it lies in.
fn after_quiet(quiet: Quiet, zone: &TimeZone, at: Instant) -> Instant {
    let local = zone.to_datetime(at.timestamp());
    if !quiet.covers(local.time()) {
        return at;
    }
    let today = local.date();
    let date = if local.time() < quiet.to {
        Some(today)
    } else {
        today.checked_add(Span::new().days(1)).ok()
    };
    let end = date.and_then(|date| instant(zone, date.to_datetime(quiet.to)));
    // Where the clock is put back the end may seem to lie behind.
    end.map_or(at, |end| end.max(at))
}

/// A time on the wall as an instant. One that the clock leaps over is as much
/// later; of one that comes twice, the first counts.
fn instant(zone: &TimeZone, wall: DateTime) -> Option<Instant> {
    let at: Timestamp = zone.to_ambiguous_timestamp(wall).compatible().ok()?;
    Some(at.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::preferences::Weekday;
    use jiff::civil::time;

    fn brussels() -> TimeZone {
        // As a rule, so that the test asks no machine for its list of zones.
        TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn night() -> Quiet {
        Quiet {
            from: time(22, 0, 0, 0),
            to: time(7, 0, 0, 0),
        }
    }

    fn of(kind: MessageKind, way: Channel, chosen: &Preferences, now: &str) -> (String, bool) {
        let due = due(kind, way, chosen, &brussels(), at(now));
        (due.at.to_string(), due.digest)
    }

    #[test]
    fn quiet_hours_hold_back_what_can_wait_and_nothing_else() {
        let chosen = Preferences {
            quiet: Some(night()),
            ..Preferences::default()
        };
        let late = "2026-01-15T22:30:00Z"; // half past eleven at night there
        let morning = ("2026-01-16T06:00:00.000000Z".to_owned(), false);
        let at_once = ("2026-01-15T22:30:00.000000Z".to_owned(), false);
        let given = MessageKind::GrantGiven;
        assert_eq!(of(given, Channel::Email, &chosen, late), morning);
        assert_eq!(of(given, Channel::Inbox, &chosen, late), at_once);
        let broken = MessageKind::GlassBroken;
        assert_eq!(of(broken, Channel::Sms, &chosen, late), at_once);
        let early = of(given, Channel::Email, &chosen, "2026-01-16T04:00:00Z");
        assert_eq!(early, morning);
        let noon = of(given, Channel::Email, &chosen, "2026-01-16T11:00:00Z");
        assert_eq!(noon.0, "2026-01-16T11:00:00.000000Z");
    }

    #[test]
    fn a_digest_gathers_emails_and_leaves_short_texts_alone() {
        let chosen = Preferences {
            digest: Digest::Daily { hour: 8 },
            ..Preferences::default()
        };
        let given = MessageKind::GrantGiven;
        let before = of(given, Channel::Email, &chosen, "2026-07-15T05:59:59Z");
        assert_eq!(before, ("2026-07-15T06:00:00.000000Z".to_owned(), true));
        let just = of(given, Channel::Email, &chosen, "2026-07-15T06:00:00Z");
        assert_eq!(just, ("2026-07-16T06:00:00.000000Z".to_owned(), true));
        let text = of(given, Channel::Sms, &chosen, "2026-07-15T06:00:00Z");
        assert!(!text.1);
        // That somebody changed one's password is not kept for the week's end.
        let careful = of(
            MessageKind::PasswordChanged,
            Channel::Email,
            &chosen,
            "2026-07-15T06:00:00Z",
        );
        assert_eq!(careful, ("2026-07-15T06:00:00.000000Z".to_owned(), false));
    }

    #[test]
    fn a_weekly_digest_comes_on_its_day() {
        let chosen = Preferences {
            digest: Digest::Weekly {
                day: Weekday::Monday,
                hour: 9,
            },
            ..Preferences::default()
        };
        let given = MessageKind::GrantGiven;
        // A Thursday, and a Monday after nine.
        let thursday = of(given, Channel::Email, &chosen, "2026-01-15T12:00:00Z");
        assert_eq!(thursday.0, "2026-01-19T08:00:00.000000Z");
        let monday = of(given, Channel::Email, &chosen, "2026-01-19T08:00:00Z");
        assert_eq!(monday.0, "2026-01-26T08:00:00.000000Z");
    }

    #[test]
    fn a_digest_in_the_quiet_hours_waits_for_their_end() {
        let chosen = Preferences {
            digest: Digest::Daily { hour: 6 },
            quiet: Some(night()),
            ..Preferences::default()
        };
        let due = of(
            MessageKind::GrantGiven,
            Channel::Email,
            &chosen,
            "2026-01-15T12:00:00Z",
        );
        assert_eq!(due, ("2026-01-16T06:00:00.000000Z".to_owned(), true));
    }

    #[test]
    fn an_hour_that_the_clock_leaps_over_and_one_that_comes_twice() {
        let chosen = Preferences {
            digest: Digest::Daily { hour: 2 },
            ..Preferences::default()
        };
        let given = MessageKind::GrantGiven;
        let leap = of(given, Channel::Email, &chosen, "2026-03-28T12:00:00Z");
        assert_eq!(
            leap.0, "2026-03-29T01:00:00.000000Z",
            "three, in place of two"
        );
        let twice = of(given, Channel::Email, &chosen, "2026-10-24T12:00:00Z");
        assert_eq!(
            twice.0, "2026-10-25T00:00:00.000000Z",
            "the first of the two"
        );
    }
}
