//! Letters on paper, each on a sheet of its own and in its reader's language.

use askama::Template;
use passerelle_l10n::{Language, Words};
use passerelle_model::MessageId;
use passerelle_store::messages::Sheet;

use crate::answer::{Answer, page};
use crate::desk::Desk;
use crate::flash::Flash;
use crate::form::{Form, Nothing};
use crate::names::Names;
use crate::shell::Shell;

struct Letter {
    id: String,
    lang: &'static str,
    dir: &'static str,
    name: String,
    office: String,
    subject: String,
    text: String,
    open: String,
    address: String,
    date: String,
}

#[derive(Template)]
#[template(path = "deliveries/sheets.html")]
struct Sheets {
    shell: Shell,
    letters: Vec<Letter>,
    count: i64,
}

pub(super) async fn show(desk: Desk) -> Answer {
    let sheets = desk.reader().sheets().await?;
    let names = Names::of(&desk, []).await?;
    let letters: Vec<_> = sheets
        .iter()
        .map(|sheet| letter(&desk, &names, sheet))
        .collect();
    page(&Sheets {
        shell: Shell::of_desk(&desk).await?,
        count: i64::try_from(letters.len()).unwrap_or(i64::MAX),
        letters,
    })
}

fn letter(desk: &Desk, names: &Names, sheet: &Sheet) -> Letter {
    let words = Words::of(sheet.language.as_str().parse().unwrap_or(Language::En));
    let key = format!("message-{}", sheet.kind.code().replace('_', "-"));
    let zone = &desk.options().time_zone;
    Letter {
        id: sheet.id.to_string(),
        lang: words.language().code(),
        dir: words.direction().code(),
        name: sheet.name.clone(),
        office: names.office(sheet.office).name,
        subject: words.say(&format!("{key}-subject")),
        text: words.say(&format!("{key}-text")),
        open: words.say("message-open"),
        address: format!("{}{}", desk.options().address, sheet.kind.page(sheet.about)),
        date: words.instant(sheet.made_at.timestamp(), zone),
    }
}

pub(super) async fn done(desk: Desk, form: Form<Nothing>) -> Answer {
    let sheets: Vec<MessageId> = form
        .fields("sheet")
        .filter_map(|id| id.parse().ok())
        .collect();
    let printed = desk.store().printed(desk.actor(), &sheets).await?;
    let flash = Flash::info("sheets-printed").number("count", printed);
    Ok(desk.done(&flash, "/deliveries/sheets"))
}
