//! How an office stands today: planned, open, about to close, closed.

use passerelle_model::office::Office;

use crate::badge::Badge;
use crate::desk::Desk;

/// How an office stands today.
pub(crate) fn standing(desk: &Desk, office: &Office) -> Badge {
    let today = desk.today();
    let dated = |key, day| {
        let day = desk.date(day);
        desk.words().say_with(key, &[("date", day.into())])
    };
    let (tone, text) = match office.valid_to {
        Some(last) if last < today => ("quiet", desk.words().say("office-status-closed")),
        _ if office.valid_from > today => {
            ("info", dated("office-status-planned", office.valid_from))
        }
        Some(last) => ("warn", dated("office-status-closing", last)),
        None => ("good", desk.words().say("office-status-open")),
    };
    Badge::new(tone, text)
}
