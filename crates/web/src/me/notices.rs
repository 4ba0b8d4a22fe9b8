//! How one wants to be told: by which ways, in which language, and when.

use askama::Template;
use jiff::tz::{self, TimeZone};
use passerelle_model::account::{AccountAction, SetPreferences};
use passerelle_model::message::{
    Channel, MessageKind, Preferences, PreferencesForm, Topic, Weekday,
};
use passerelle_model::{Action, Fault, Faults};

use crate::answer::{Answer, Halt, mend, page};
use crate::choices::{self, Choice};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::Form;
use crate::shell::Shell;

/// Field → key of its label.
const LABELS: &[(&str, &str)] = &[
    ("ways", "notices-ways-title"),
    ("language", "notices-language-label"),
    ("phone", "notices-phone-label"),
    ("time_zone", "notices-zone-label"),
    ("digest", "notices-digest-label"),
    ("digest_day", "notices-digest-day-label"),
    ("digest_hour", "notices-digest-hour-label"),
    ("quiet_from", "notices-quiet-from-label"),
    ("quiet_to", "notices-quiet-to-label"),
];

/// The kinds of one topic, with their boxes.
struct Group {
    topic: String,
    rows: Vec<Row>,
}

/// One kind, with a box for each way.
struct Row {
    what: String,
    boxes: Vec<Tick>,
}

struct Tick {
    way: String,
    value: String,
    ticked: bool,
    /// It comes by this way whatever is chosen.
    always: bool,
}

form_pages!(Notices);

#[derive(Template)]
#[template(path = "me/notices.html")]
struct Notices {
    shell: Shell,
    faults: FormFaults,
    ways: Vec<String>,
    groups: Vec<Group>,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    digests: Vec<Choice>,
    days: Vec<Choice>,
    hours: Vec<Choice>,
    typed: PreferencesForm,
    has_calendar: bool,
}

pub(super) async fn ask(desk: Desk) -> Answer {
    let account = desk.reader().account(desk.session().account).await?;
    let chosen = account.preferences.unwrap_or_default();
    page(&shown(&desk, PreferencesForm::of(&chosen), FormFaults::none()).await?)
}

pub(super) async fn save(desk: Desk, form: Form<PreferencesForm>) -> Answer {
    let preferences = match checked(&form) {
        Ok(preferences) => preferences,
        Err(faults) => return again(&desk, &form, &faults).await,
    };
    let set = SetPreferences {
        account: desk.session().account,
        preferences,
    };
    let action = Action::Account(AccountAction::SetPreferences(set));
    match desk.apply(&form, action).await? {
        Outcome::Done(_) => Ok(desk.done(&Flash::good("notices-saved"), "/me/notices")),
        Outcome::Mend(faults) => again(&desk, &form, &faults).await,
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}

/// What was typed, checked; the zone, too, is one that this machine knows.
fn checked(form: &PreferencesForm) -> Result<Preferences, Faults> {
    let preferences = form.preferences()?;
    match &preferences.time_zone {
        Some(zone) if TimeZone::get(zone.as_str()).is_err() => {
            Err(Fault::new("time_zone", "unknown-choice").into())
        }
        _ => Ok(preferences),
    }
}

async fn again(desk: &Desk, form: &PreferencesForm, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&shown(desk, form.clone(), faults).await?)
}

async fn shown(desk: &Desk, typed: PreferencesForm, faults: FormFaults) -> Result<Notices, Halt> {
    let words = desk.words();
    let own = choices::languages();
    let digest = |code: &str| Choice::plain(code, words.say_code("notices-digest", code));
    let day = |day: Weekday| Choice::plain(day.code(), words.say_code("weekday", day.code()));
    let hour = |hour: i8| Choice::plain(hour.to_string(), format!("{hour:02}:00"));
    let mut typed = typed;
    if typed.time_zone.is_empty() {
        // Offered, since most live where their agency keeps its hours.
        let zone = desk.options().time_zone.iana_name().unwrap_or_default();
        zone.clone_into(&mut typed.time_zone);
    }
    Ok(Notices {
        shell: Shell::of_desk(desk).await?,
        faults,
        ways: Channel::CHOSEN
            .into_iter()
            .map(|way| words.say_code("notices-way", way.code()))
            .collect(),
        groups: Topic::ALL
            .into_iter()
            .map(|topic| group(desk, topic, &typed))
            .collect(),
        languages: own,
        zones: zones(&typed.time_zone),
        digests: ["at_once", "daily", "weekly"].map(digest).into(),
        days: Weekday::ALL.into_iter().map(day).collect(),
        hours: (0..24).map(hour).collect(),
        typed,
        has_calendar: desk.store().has_calendar(desk.session().account).await?,
    })
}

fn group(desk: &Desk, topic: Topic, typed: &PreferencesForm) -> Group {
    let words = desk.words();
    let of_topic = MessageKind::ALL.iter().filter(|kind| kind.topic() == topic);
    let row = |kind: &MessageKind| {
        let key = format!("message-{}-subject", kind.code().replace('_', "-"));
        let ticked = |way: Channel| {
            let value = format!("{}.{}", kind.code(), way.code());
            Tick {
                way: words.say_code("notices-way", way.code()),
                ticked: typed.ways.contains(&value),
                always: way == Channel::Email && kind.is_kept_by_email(),
                value,
            }
        };
        Row {
            what: words.say(&key),
            boxes: Channel::CHOSEN.into_iter().map(ticked).collect(),
        }
    };
    Group {
        topic: words.say_code("topic", topic.code()),
        rows: of_topic.map(row).collect(),
    }
}

/// The zones of places, and the one that was chosen before.
fn zones(chosen: &str) -> Vec<Choice> {
    let known = tz::db().available().map(|zone| zone.as_str().to_owned());
    let areas = [
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    ];
    let of_places = known.filter(|zone| {
        zone.split_once('/')
            .is_some_and(|(area, _)| areas.contains(&area))
    });
    let mut zones: Vec<String> = of_places
        .chain([chosen.to_owned(), "UTC".to_owned()])
        .collect();
    zones.retain(|zone| !zone.is_empty());
    zones.sort_unstable();
    zones.dedup();
    let choice = |zone: String| {
        let label = zone.replace('_', " ");
        Choice::plain(zone, label)
    };
    zones.into_iter().map(choice).collect()
}
