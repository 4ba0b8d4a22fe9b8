//! The second factor: setting it up, showing it, and doing without it once.

use askama::Template;
use passerelle_store::{NewSession, Refusal, SessionState};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::Deserialize;

use super::{Back, next, onward, with_session};
use crate::answer::{Answer, Halt, mend, page};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Query};
use crate::local;
use crate::shell::Shell;
use crate::visit::Visit;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct CodeForm {
    code: String,
    return_to: String,
}

form_pages!(SetUp, AskCode, AskRecovery);

#[derive(Template)]
#[template(path = "sign_in/set_up.html")]
struct SetUp {
    shell: Shell,
    faults: FormFaults,
    qr: String,
    secret: String,
    return_to: String,
}

#[derive(Template)]
#[template(path = "sign_in/codes.html")]
struct Codes {
    shell: Shell,
    recovery: Vec<String>,
    return_to: String,
}

#[derive(Template)]
#[template(path = "sign_in/code.html")]
struct AskCode {
    shell: Shell,
    faults: FormFaults,
    return_to: String,
}

#[derive(Template)]
#[template(path = "sign_in/recovery.html")]
struct AskRecovery {
    shell: Shell,
    faults: FormFaults,
    return_to: String,
}

/// The picture for the telephone: black on white, in every appearance.
pub(crate) fn picture(uri: &str) -> Result<String, Halt> {
    let code = QrCode::with_error_correction_level(uri, EcLevel::M);
    let code = code.or(Err(Halt::Broken("an address too long for a picture")))?;
    let svg = code
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .build();
    // What stands before the tag belongs to a file and not into a page.
    let at = svg.find("<svg").unwrap_or_default();
    Ok(svg[at..].to_owned())
}

/// A secret in groups of four, as people type it.
pub(crate) fn in_groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    groups.join(" ")
}

pub(super) async fn set_up(visit: Visit, Query(back): Query<Back>) -> Answer {
    page(&set_up_page(&visit, FormFaults::none(), back.return_to).await?)
}

async fn set_up_page(visit: &Visit, faults: FormFaults, return_to: String) -> Result<SetUp, Halt> {
    let session = visit.session().ok_or(Halt::SignIn)?;
    let enrolment = visit.store().begin_second_factor(&session).await?;
    Ok(SetUp {
        shell: Shell::bare(visit),
        faults,
        qr: picture(&enrolment.uri)?,
        secret: in_groups(&enrolment.secret),
        return_to,
    })
}

pub(super) async fn confirm(visit: Visit, form: Form<CodeForm>) -> Answer {
    let session = visit.session().ok_or(Halt::SignIn)?;
    let confirmed = visit
        .store()
        .confirm_second_factor(&session, &form.code)
        .await;
    match confirmed {
        Ok((new, codes)) => show_codes(&visit, &new, codes, &form.return_to).await,
        Err(Refusal::Faults(faults)) => {
            let faults = FormFaults::of(visit.words(), &faults, LABELS);
            mend(&set_up_page(&visit, faults, form.return_to.clone()).await?)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

const LABELS: &[(&str, &str)] = &[("code", "sign-in-code-label")];
const RECOVERY_LABELS: &[(&str, &str)] = &[("code", "sign-in-recovery-label")];

/// The codes are shown in the answer itself, since nothing keeps them.
pub(crate) async fn show_codes(
    visit: &Visit,
    new: &NewSession,
    recovery: Vec<String>,
    return_to: &str,
) -> Answer {
    // The token of the forms on this page belongs to the new session.
    let shell = match visit.store().session(&new.token).await? {
        SessionState::Open(session) => Shell::bare_in(visit, &session),
        _ => return Err(Halt::SignIn),
    };
    let answer = page(&Codes {
        shell,
        recovery,
        return_to: local::or_home(&next(new.stage, return_to)).to_owned(),
    })?;
    Ok(with_session(visit, new, answer))
}

pub(super) async fn ask(visit: Visit, Query(back): Query<Back>) -> Answer {
    page(&AskCode {
        shell: Shell::bare(&visit),
        faults: FormFaults::none(),
        return_to: back.return_to,
    })
}

pub(super) async fn answer(visit: Visit, form: Form<CodeForm>) -> Answer {
    let session = visit.session().ok_or(Halt::SignIn)?;
    match visit.store().show_second_factor(&session, &form.code).await {
        Ok(new) => Ok(onward(&visit, &new, &form.return_to)),
        Err(Refusal::Faults(faults)) => mend(&AskCode {
            shell: Shell::bare(&visit),
            faults: FormFaults::of(visit.words(), &faults, LABELS),
            return_to: form.return_to.clone(),
        }),
        Err(refusal) => Err(refusal.into()),
    }
}

pub(super) async fn ask_recovery(visit: Visit, Query(back): Query<Back>) -> Answer {
    page(&AskRecovery {
        shell: Shell::bare(&visit),
        faults: FormFaults::none(),
        return_to: back.return_to,
    })
}

pub(super) async fn recover(visit: Visit, form: Form<CodeForm>) -> Answer {
    let session = visit.session().ok_or(Halt::SignIn)?;
    match visit.store().use_recovery_code(&session, &form.code).await {
        Ok((new, left)) => {
            let left = i64::try_from(left).unwrap_or(i64::MAX);
            let flash = Flash::info("sign-in-recovery-left").number("count", left);
            let onward = visit.done(&flash, &next(new.stage, &form.return_to));
            Ok(with_session(&visit, &new, onward))
        }
        Err(Refusal::Faults(faults)) => mend(&AskRecovery {
            shell: Shell::bare(&visit),
            faults: if faults.iter().any(|fault| fault.key == "wrong-code") {
                let field = RECOVERY_LABELS[0];
                FormFaults::at_field(visit.words(), field, "sign-in-recovery-failed")
            } else {
                FormFaults::of(visit.words(), &faults, RECOVERY_LABELS)
            },
            return_to: form.return_to.clone(),
        }),
        Err(refusal) => Err(refusal.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_a_tag_without_styles() {
        let svg = picture("otpauth://totp/Passerelle:x?secret=ABC&issuer=Passerelle").unwrap();
        assert!(svg.starts_with("<svg") && !svg.contains("style"));
        assert!(picture(&"x".repeat(10_000)).is_err());
    }

    #[test]
    fn a_secret_is_typed_in_groups() {
        assert_eq!(in_groups("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
