//! Giving a role: to whom, which, where, from when until when.

use askama::Template;
use jiff::civil::Date;
use passerelle_model::grant::{GiveGrant, GrantAction};
use passerelle_model::policy::{Duty, Need, Role};
use passerelle_model::text::{self, ProgrammeCode};
use passerelle_model::{AccountId, Action, Fault, Faults, GrantId, Instant, OfficeId};
use serde::Deserialize;

use crate::answer::{Answer, Halt, mend, page, see_other};
use crate::choices::{self, Choice};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Query};
use crate::names::Names;
use crate::shell::Shell;

/// Field → key of its label.
const LABELS: &[(&str, &str)] = &[
    ("account", "grant-account-label"),
    ("role", "grant-role-label"),
    ("office", "grant-office-label"),
    ("programme", "grant-programme-label"),
    ("from", "grant-from-label"),
    ("to", "grant-to-label"),
];

/// What is typed.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
pub(super) struct GiveForm {
    account: String,
    role: String,
    office: String,
    programme: String,
    from: String,
    to: String,
}

/// The form, checked; days are of the agency's own calendar.
struct Wanted {
    account: AccountId,
    role: Role,
    office: OfficeId,
    programme: Option<ProgrammeCode>,
    from: Option<Date>,
    to: Option<Date>,
}

impl GiveForm {
    fn wanted(&self) -> Result<Wanted, Faults> {
        let mut faults = Faults::new();
        let account = faults.take("account", chosen(&self.account, |raw| raw.parse().ok()));
        let role = faults.take("role", chosen(&self.role, Role::parse));
        let office = faults.take("office", chosen(&self.office, |raw| raw.parse().ok()));
        let programme = faults.take("programme", programme(&self.programme));
        let from = faults.take("from", text::date_optional(&self.from));
        let to = faults.take("to", text::date_optional(&self.to));
        let wanted = (|| {
            Some(Wanted {
                account: account?,
                role: role?,
                office: office?,
                programme: programme?,
                from: from?,
                to: to?,
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

fn programme(raw: &str) -> Result<Option<ProgrammeCode>, Fault> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    match ProgrammeCode::parse(raw) {
        Ok(code) => Ok(Some(code)),
        Err(_) => Err(Fault::new("", "not-a-programme")),
    }
}

impl Wanted {
    /// A day begins where the agency is; today's begins now, so that nobody
    /// held a role before it was given.
    fn give(self, desk: &Desk) -> Result<GiveGrant, Faults> {
        let now = desk.now();
        let from = match self.from {
            Some(day) if day < desk.today() => {
                return Err(Fault::new("from", "in-the-past").into());
            }
            Some(day) => beginning(desk, day)?.max(now),
            None => now,
        };
        let to = match self.to {
            Some(last) => Some(after(desk, last)?),
            None => None,
        };
        Ok(GiveGrant {
            grant: GrantId::new(desk.ids()),
            account: self.account,
            role: self.role,
            office: self.office,
            programme: self.programme,
            from,
            to,
        })
    }
}

fn beginning(desk: &Desk, day: Date) -> Result<Instant, Fault> {
    let zone = desk.options().time_zone.clone();
    match day.to_zoned_datetime(zone) {
        Ok(moment) => Ok(Instant::from(moment.timestamp())),
        Err(_) => Err(Fault::new("from", "not-a-date")),
    }
}

/// The first moment after a day.
fn after(desk: &Desk, last: Date) -> Result<Instant, Fault> {
    let next = last.tomorrow().or(Err(Fault::new("to", "not-a-date")))?;
    beginning(desk, next).map_err(|fault| fault.at("to"))
}

form_pages!(Give);

#[derive(Template)]
#[template(path = "grants/give.html")]
struct Give {
    shell: Shell,
    faults: FormFaults,
    typed: GiveForm,
    person: String,
    own: bool,
    roles: Vec<Choice>,
    offices: Vec<Choice>,
}

/// For whom; chosen on the page of colleagues, whose links lead here.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Whose {
    account: String,
}

const CHOOSE: &str = "/accounts/choose?for=role";

pub(super) async fn new(desk: Desk, Query(whose): Query<Whose>) -> Answer {
    let Ok(account) = whose.account.parse::<AccountId>() else {
        return Ok(see_other(CHOOSE));
    };
    let typed = GiveForm {
        account: account.to_string(),
        from: desk.today().to_string(),
        ..GiveForm::default()
    };
    page(&give_page(&desk, typed, FormFaults::none()).await?)
}

async fn give_page(desk: &Desk, typed: GiveForm, faults: FormFaults) -> Result<Give, Halt> {
    let account: Option<AccountId> = typed.account.parse().ok();
    let account = account.ok_or(Halt::BadRequest)?;
    let names = Names::of(desk, [account]).await?;
    Ok(Give {
        shell: Shell::of_desk(desk).await?,
        faults,
        typed,
        person: names.person(account).name,
        own: desk.session().account == account,
        roles: roles(desk),
        offices: choices::offices(desk, Need::Duty(Duty::Grants), None).await?,
    })
}

/// Every role, with what it is for and whether it asks for a second factor.
fn roles(desk: &Desk) -> Vec<Choice> {
    let words = desk.words();
    let line = |role: Role| {
        let what = words.say_code("role", &format!("{}_what", role.code()));
        let hint = if role.asks_second_factor() {
            format!("{what} {}", words.say("grant-role-asks-codes"))
        } else {
            what
        };
        Choice {
            value: role.code().to_owned(),
            label: words.say_code("role", role.code()),
            hint,
        }
    };
    Role::all().map(line).collect()
}

pub(super) async fn give(desk: Desk, form: Form<GiveForm>) -> Answer {
    let give = match form.wanted().and_then(|wanted| wanted.give(&desk)) {
        Ok(give) => give,
        Err(faults) => return again(&desk, form, &faults).await,
    };
    let (account, office) = (give.account, give.office);
    let asks_codes = give.role.asks_second_factor();
    let action = Action::Grant(GrantAction::Give(give));
    match desk.apply(&form, action).await? {
        Outcome::Done(applied) => {
            let key = if asks_codes {
                "grant-given-codes"
            } else {
                "grant-given"
            };
            let flash = Flash::good(key)
                .name_of("name", account)
                .name_of("office", office);
            Ok(desk.done(&flash, &format!("/grants/{}", applied.record.id)))
        }
        Outcome::Mend(faults) => again(&desk, form, &faults).await,
        Outcome::Conflict(_) => Err(Halt::Broken("a new record has no other version")),
    }
}

async fn again(desk: &Desk, form: Form<GiveForm>, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&give_page(desk, form.into_typed(), faults).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(form: &GiveForm) -> Vec<(String, &'static str)> {
        let faults = form.wanted().err().unwrap_or_default();
        faults
            .iter()
            .map(|fault| (fault.field.to_string(), fault.key))
            .collect()
    }

    #[test]
    fn every_fault_of_the_form_is_said_at_once() {
        let typed = GiveForm {
            role: "king".to_owned(),
            programme: "?".to_owned(),
            to: "1900-01-01".to_owned(),
            ..GiveForm::default()
        };
        let wanted = [
            ("account", "required"),
            ("role", "unknown-choice"),
            ("office", "required"),
            ("programme", "not-a-programme"),
            ("to", "placeholder-date"),
        ];
        assert_eq!(
            keys(&typed),
            wanted.map(|(field, key)| (field.to_owned(), key))
        );
    }
}
