//! Opening emergency access: role, office, class, reason, hours, and that one
//! understands what follows.

use askama::Template;
use jiff::SignedDuration;
use passerelle_model::grant::{BREAK_GLASS_MAX, BreakGlass, GrantAction};
use passerelle_model::policy::{DataClass, Duty, Need, Role};
use passerelle_model::{Action, Fault, Faults, GrantId, OfficeId, Personal, text};
use serde::Deserialize;

use crate::answer::{Answer, Halt, mend, page};
use crate::choices::{self, Choice};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::Form;
use crate::shell::Shell;

/// Field → key of its label.
const LABELS: &[(&str, &str)] = &[
    ("role", "break-glass-role-label"),
    ("office", "break-glass-office-label"),
    ("class", "break-glass-class-label"),
    ("reason", "break-glass-reason-label"),
    ("hours", "break-glass-duration-label"),
    ("to", "break-glass-duration-label"),
    ("understood", "break-glass-understood"),
];

/// Classes that are closed to somebody: nobody needs an emergency to read what
/// is internal.
const CLASSES: [DataClass; 4] = [
    DataClass::Personal,
    DataClass::Sensitive,
    DataClass::Health,
    DataClass::Restricted,
];

/// Hours that are offered.
const HOURS: [i64; 4] = [1, 2, 4, 8];

/// What is typed.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
pub(super) struct OpenForm {
    role: String,
    office: String,
    class: String,
    reason: String,
    hours: String,
    understood: bool,
}

/// The form, checked.
struct Wanted {
    role: Role,
    office: OfficeId,
    class: DataClass,
    reason: String,
    seconds: i64,
}

impl OpenForm {
    fn wanted(&self, roles: &[Role]) -> Result<Wanted, Faults> {
        let mut faults = Faults::new();
        let held = |raw: &str| Role::parse(raw).filter(|role| roles.contains(role));
        let role = faults.take("role", chosen(&self.role, held));
        let office = faults.take("office", chosen(&self.office, |raw| raw.parse().ok()));
        let class = faults.take("class", chosen(&self.class, class));
        let reason = faults.take("reason", text::reason(&self.reason));
        let seconds = faults.take("hours", chosen(&self.hours, seconds));
        if !self.understood {
            faults.push(Fault::new("understood", "not-understood"));
        }
        let wanted = (|| {
            Some(Wanted {
                role: role?,
                office: office?,
                class: class?,
                reason: reason?,
                seconds: seconds?,
            })
        })();
        faults.finish(wanted)
    }
}

fn chosen<T>(raw: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    let key = if raw.is_empty() {
        "required"
    } else {
        "unknown-choice"
    };
    read(raw).ok_or_else(|| Fault::new("", key))
}

fn class(raw: &str) -> Option<DataClass> {
    DataClass::parse(raw).filter(|class| CLASSES.contains(class))
}

fn seconds(raw: &str) -> Option<i64> {
    let hours: i64 = raw.parse().ok()?;
    let seconds = hours.checked_mul(60 * 60)?;
    (1..=BREAK_GLASS_MAX).contains(&seconds).then_some(seconds)
}

form_pages!(Open);

#[derive(Template)]
#[template(path = "break_glass/open.html")]
struct Open {
    shell: Shell,
    faults: FormFaults,
    typed: OpenForm,
    roles: Vec<Choice>,
    offices: Vec<Choice>,
    classes: Vec<Choice>,
    hours: Vec<Choice>,
}

pub(super) async fn new(desk: Desk) -> Answer {
    let typed = OpenForm {
        role: roles(&desk)
            .first()
            .map_or("", |role| role.code())
            .to_owned(),
        hours: HOURS[0].to_string(),
        ..OpenForm::default()
    };
    page(&open_page(&desk, typed, FormFaults::none()).await?)
}

async fn open_page(desk: &Desk, typed: OpenForm, faults: FormFaults) -> Result<Open, Halt> {
    let words = desk.words();
    let role = |role: Role| Choice::plain(role.code(), words.say_code("role", role.code()));
    let class = |class: DataClass| Choice {
        value: class.code().to_owned(),
        label: words.say_code("class", class.code()),
        hint: words.say_code("class", &format!("{}_what", class.code())),
    };
    let lasting = |hours: i64| words.lasting(SignedDuration::from_hours(hours));
    Ok(Open {
        shell: Shell::of_desk(desk).await?,
        faults,
        typed,
        roles: roles(desk).into_iter().map(role).collect(),
        // In an emergency the office is another one than one's own.
        offices: choices::offices(desk, Need::SignedIn, None).await?,
        classes: CLASSES.map(class).into(),
        hours: HOURS
            .map(|hours| Choice::plain(hours.to_string(), lasting(hours)))
            .into(),
    })
}

/// The reader's roles that may open, each once.
fn roles(desk: &Desk) -> Vec<Role> {
    let given = desk
        .actor()
        .grants
        .iter()
        .filter(|grant| grant.broken_for.is_none());
    let roles = given.map(|grant| grant.role);
    let mut roles: Vec<Role> = roles.filter(|role| role.has(Duty::BreakGlass)).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

pub(super) async fn open(desk: Desk, form: Form<OpenForm>) -> Answer {
    let wanted = match form.wanted(&roles(&desk)) {
        Ok(wanted) => wanted,
        Err(faults) => return again(&desk, form, &faults).await,
    };
    let now = desk.now();
    let until = now.plus_seconds(wanted.seconds);
    let broken = BreakGlass {
        grant: GrantId::new(desk.ids()),
        account: desk.session().account,
        role: wanted.role,
        office: wanted.office,
        class: wanted.class,
        reason: Personal::open(wanted.reason),
        from: now,
        to: until,
    };
    let action = Action::Grant(GrantAction::BreakGlass(broken));
    match desk.apply(&form, action).await? {
        Outcome::Done(applied) => {
            let flash = Flash::good("break-glass-opened").at("when", until);
            Ok(desk.done(&flash, &format!("/break-glass/{}", applied.record.id)))
        }
        Outcome::Mend(faults) => again(&desk, form, &faults).await,
        Outcome::Conflict(_) => Err(Halt::Broken("a new record has no other version")),
    }
}

async fn again(desk: &Desk, form: Form<OpenForm>, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&open_page(desk, form.into_typed(), faults).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_opens_without_a_reason_hours_and_understanding() {
        let faults = OpenForm::default()
            .wanted(&[Role::Caseworker])
            .err()
            .unwrap();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_ref()).collect();
        assert_eq!(
            fields,
            ["role", "office", "class", "reason", "hours", "understood"]
        );
    }

    #[test]
    fn only_a_working_day_and_only_what_is_closed_opens() {
        assert_eq!(seconds("8"), Some(BREAK_GLASS_MAX));
        for bad in ["0", "9", "-1", "9223372036854775807", "x"] {
            assert_eq!(seconds(bad), None, "{bad}");
        }
        assert_eq!(class("internal"), None);
        assert_eq!(class("health"), Some(DataClass::Health));
    }
}
