//! What waits for the reader: found anew on every visit, in each room that may
//! have something for them.

use passerelle_model::grant::Grant;
use passerelle_model::office::Office;
use passerelle_model::policy::{Duty, Need};

use super::opens;
use crate::answer::Halt;
use crate::desk::Desk;
use crate::names::Names;
use crate::offices;

/// A role that ends within so many seconds is told.
const SOON: i64 = 14 * 24 * 60 * 60;
/// So few recovery codes, or fewer, want new ones.
const FEW: usize = 3;

/// Something that waits, as `page::tasks` takes it.
pub(super) struct Task {
    pub(super) href: &'static str,
    pub(super) figure: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) none: bool,
    /// How many things it stands for: a role that ends is one, whatever the figure.
    pub(super) things: i64,
}

/// Everything that waits, the most pressing first.
pub(super) async fn tasks(desk: &Desk, names: &Names, held: &[Grant]) -> Result<Vec<Task>, Halt> {
    let mut tasks = Vec::new();
    tasks.extend(glass_to_review(desk).await?);
    tasks.extend(
        held.iter()
            .filter_map(|grant| ends_soon(desk, names, grant)),
    );
    tasks.extend(few_codes(desk));
    tasks.extend(without_focal_point(desk).await?);
    Ok(tasks)
}

fn counted(desk: &Desk, count: i64) -> String {
    desk.words().number(count)
}

/// Broken glass that nobody looked at yet; for the data protection officer.
async fn glass_to_review(desk: &Desk) -> Result<Option<Task>, Halt> {
    let waiting = desk.reader().glass_to_review().await?;
    if waiting == 0 || !opens(desk, "/break-glass") {
        return Ok(None);
    }
    let words = desk.words();
    Ok(Some(Task {
        href: "/break-glass",
        figure: counted(desk, waiting),
        label: words.say_with("home-glass-to-review", &[("count", waiting.into())]),
        hint: words.say("home-glass-to-review-hint"),
        none: false,
        things: waiting,
    }))
}

/// A role of one's own that ends soon.
fn ends_soon(desk: &Desk, names: &Names, grant: &Grant) -> Option<Task> {
    let left = grant.to?.seconds_since(desk.now());
    if !grant.counts_at(desk.now()) || left > SOON {
        return None;
    }
    let words = desk.words();
    let days = left / (24 * 60 * 60);
    let values = [
        ("role", words.say_code("role", grant.role.code()).into()),
        ("office", names.office(grant.office).name.into()),
        ("when", desk.relative(grant.to?).into()),
    ];
    Some(Task {
        href: "/me",
        figure: counted(desk, days),
        label: words.say_with("home-days-left", &[("count", days.into())]),
        hint: words.say_with("home-grant-ends", &values),
        none: false,
        things: 1,
    })
}

/// Whoever loses the phone and has no code left asks an administrator.
fn few_codes(desk: &Desk) -> Option<Task> {
    let session = desk.session();
    let left = i64::try_from(session.recovery_left).unwrap_or(i64::MAX);
    if !session.second_factor || session.recovery_left > FEW {
        return None;
    }
    let words = desk.words();
    Some(Task {
        href: "/me",
        figure: counted(desk, left),
        label: words.say("me-codes-title"),
        hint: words.say_with("home-codes-few", &[("count", left.into())]),
        none: false,
        things: 1,
    })
}

/// Offices for which nobody answers; for whoever looks after them.
async fn without_focal_point(desk: &Desk) -> Result<Option<Task>, Halt> {
    let tree = desk.reader().offices().await?;
    let today = desk.today();
    let duty = Need::Duty(Duty::Offices);
    let wanting = |office: &&Office| {
        office.focal_point.is_none()
            && office.is_open_on(today)
            && desk.may(duty, &offices::place(&tree, office.id))
    };
    let count = tree.iter().filter(wanting).count();
    if count == 0 {
        return Ok(None);
    }
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let words = desk.words();
    Ok(Some(Task {
        href: "/offices?missing=yes&view=list",
        figure: counted(desk, count),
        label: words.say_with("home-without-focal-point", &[("count", count.into())]),
        hint: words.say("home-without-focal-point-hint"),
        none: false,
        things: count,
    }))
}
