//! The frame around every page, and the words that its parts say.
//!
//! A page's template has a field `shell: Shell`; `assets/README.md` says what
//! the templates ask of it.

use std::borrow::Borrow;
use std::cell::Cell;

use passerelle_l10n::{Language, Value, Words};
use passerelle_model::{Noun, RecordRef};
use passerelle_store::Session;

use crate::answer::Halt;
use crate::assets;
use crate::desk::Desk;
use crate::flash::{Flash, FlashValue};
use crate::help::{self, HelpLink};
use crate::options::Options;
use crate::visit::Visit;

/// The frame of one page.
#[derive(Debug, Clone)]
pub(crate) struct Shell {
    words: Words,
    theme: &'static str,
    csrf: String,
    /// From which each form of the page gets a key of its own.
    key: String,
    keys_given: Cell<u32>,
    nav: Vec<NavItem>,
    help: Option<HelpLink>,
    account: Option<Badge>,
    notices: i64,
    demo: bool,
    return_to: String,
    flash: Option<ShownFlash>,
    session_seconds: i64,
    time_zone: String,
    version: String,
}

/// A line of the navigation.
#[derive(Debug, Clone)]
pub(crate) struct NavItem {
    pub(crate) href: &'static str,
    pub(crate) label: String,
    pub(crate) current: bool,
}

/// Who is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Badge {
    pub(crate) name: String,
    pub(crate) office: String,
    pub(crate) role_label: String,
}

/// A message about what was just done.
#[derive(Debug, Clone)]
pub(crate) struct ShownFlash {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
}

/// A language of the switch.
#[derive(Debug, Clone)]
pub(crate) struct LanguageChoice {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) current: bool,
}

/// The navigation, from top to bottom. A line shows only where its route
/// exists and lets the reader in.
const NAV: [(&str, &str); 15] = [
    ("/", "shell-nav-home"),
    ("/offices", "shell-nav-offices"),
    ("/places", "shell-nav-places"),
    ("/imports", "shell-nav-imports"),
    ("/accounts", "shell-nav-accounts"),
    ("/grants", "shell-nav-grants"),
    ("/break-glass", "shell-nav-break-glass"),
    ("/files", "shell-nav-files"),
    ("/log", "shell-nav-log"),
    ("/jobs", "shell-nav-jobs"),
    ("/deliveries", "shell-nav-deliveries"),
    ("/webhooks", "shell-nav-webhooks"),
    ("/roles", "shell-nav-roles"),
    ("/directory", "shell-nav-directory"),
    ("/me", "shell-nav-me"),
];

impl Shell {
    /// The frame of a page that needs no account: `bare.html`.
    pub(crate) fn bare(visit: &Visit) -> Self {
        let flash = visit.take_flash().map(|flash| ShownFlash {
            kind: flash.kind(),
            text: said(visit, flash, |_| String::new()),
        });
        Self {
            theme: visit.theme(),
            csrf: visit.csrf_token(),
            key: visit.request().to_string(),
            return_to: visit.here().to_owned(),
            help: help::of_page(visit),
            flash,
            ..Self::of(visit.words(), visit.options())
        }
    }

    /// The same for a session that begins with this very answer.
    pub(crate) fn bare_in(visit: &Visit, session: &Session) -> Self {
        Self {
            csrf: visit.csrf_token_of(session),
            return_to: "/".to_owned(),
            ..Self::bare(visit)
        }
    }

    /// The frame of a page on the public listener: `public.html`. `here` is
    /// the page's own address, to which a language is added.
    pub(crate) fn public(words: Words, options: &Options, here: &str) -> Self {
        Self {
            return_to: here.to_owned(),
            ..Self::of(words, options)
        }
    }

    /// The frame of someone who is signed in: `base.html`.
    pub(crate) async fn of_desk(desk: &Desk) -> Result<Self, Halt> {
        let session = desk.session();
        let office = desk.reader().office(session.office).await?;
        let flash = match desk.take_flash() {
            Some(flash) => Some(shown_flash(desk, flash).await),
            None => None,
        };
        Ok(Self {
            theme: desk.theme(),
            csrf: desk.csrf_token(),
            key: desk.request().to_string(),
            nav: nav(desk),
            help: help::of_page(desk),
            account: Some(Badge {
                name: session.name.clone(),
                office: office.map_or_else(String::new, |office| {
                    office.name_on(desk.today()).to_owned()
                }),
                role_label: roles(desk),
            }),
            return_to: desk.here().to_owned(),
            notices: desk.reader().unread().await?,
            flash,
            session_seconds: session.idle_seconds,
            ..Self::of(desk.words(), desk.options())
        })
    }

    fn of(words: Words, options: &Options) -> Self {
        Self {
            words,
            theme: "auto",
            csrf: String::new(),
            key: String::new(),
            keys_given: Cell::new(0),
            nav: Vec::new(),
            help: None,
            account: None,
            notices: 0,
            demo: options.demo,
            return_to: "/".to_owned(),
            flash: None,
            session_seconds: 0,
            time_zone: zone_name(options),
            version: options.version.clone(),
        }
    }

    /// A message.
    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// A message that names or counts one thing.
    pub(crate) fn say_with<'a>(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Value<'a>>,
    ) -> String {
        self.words.say_with(key, &[(name, value.into())])
    }

    /// The word for a code of the model: `("role", "movement_officer")`.
    pub(crate) fn say_code(&self, prefix: &str, code: &str) -> String {
        self.words.say_code(prefix, code)
    }

    /// A count in the reader's numerals.
    pub(crate) fn number(&self, number: impl Borrow<i64>) -> String {
        self.words.number(*number.borrow())
    }

    pub(crate) fn lang(&self) -> &'static str {
        self.words.language().code()
    }

    pub(crate) fn dir(&self) -> &'static str {
        self.words.direction().code()
    }

    pub(crate) fn theme(&self) -> &'static str {
        self.theme
    }

    pub(crate) fn csrf(&self) -> &str {
        &self.csrf
    }

    /// A key for one form, another at each call, so that pressing its button
    /// twice acts once.
    pub(crate) fn form_key(&self) -> String {
        let number = self.keys_given.get();
        self.keys_given.set(number + 1);
        format!("{}.{number}", self.key)
    }

    #[expect(clippy::unused_self, reason = "templates ask the shell for everything")]
    pub(crate) fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    pub(crate) fn nav(&self) -> &[NavItem] {
        &self.nav
    }

    /// The chapter of help that is about this page.
    pub(crate) fn help(&self) -> Option<&HelpLink> {
        self.help.as_ref()
    }

    pub(crate) fn account(&self) -> Option<&Badge> {
        self.account.as_ref()
    }

    pub(crate) fn languages(&self) -> Vec<LanguageChoice> {
        let choice = |language: &Language| LanguageChoice {
            code: language.code(),
            name: language.own_name(),
            current: *language == self.words.language(),
        };
        Language::ALL.iter().map(choice).collect()
    }

    pub(crate) fn notices(&self) -> i64 {
        self.notices
    }

    pub(crate) fn demo(&self) -> bool {
        self.demo
    }

    pub(crate) fn return_to(&self) -> &str {
        &self.return_to
    }

    /// The address of the same page in another language, where the address
    /// says the language.
    pub(crate) fn in_language(&self, code: &str) -> String {
        let sign = if self.return_to.contains('?') {
            '&'
        } else {
            '?'
        };
        format!("{}{sign}language={code}", self.return_to)
    }

    pub(crate) fn flash(&self) -> Option<&ShownFlash> {
        self.flash.as_ref()
    }

    pub(crate) fn session_seconds(&self) -> i64 {
        self.session_seconds
    }

    pub(crate) fn time_zone(&self) -> &str {
        &self.time_zone
    }

    pub(crate) fn version(&self) -> &str {
        &self.version
    }
}

fn zone_name(options: &Options) -> String {
    let zone = &options.time_zone;
    zone.iana_name().unwrap_or("UTC").replace('_', " ")
}

/// The lines of the navigation that let the reader in.
pub(crate) fn nav(desk: &Desk) -> Vec<NavItem> {
    let routes = &desk.app().routes;
    let here = desk.here();
    let open = |href: &str| {
        let route = routes.iter().find(|route| route.path == href);
        route.is_some_and(|route| desk.admitted(route.ask))
    };
    let lines = NAV.into_iter().filter(|(href, _)| open(href));
    lines
        .map(|(href, key)| NavItem {
            href,
            label: desk.words().say(key),
            current: belongs_to(here, href),
        })
        .collect()
}

/// Pages of a line of the navigation that do not stand below its address.
const BESIDE: [(&str, &str); 1] = [("/countries", "/places")];

/// Whether an address is one of the pages of a line of the navigation.
fn belongs_to(address: &str, line: &str) -> bool {
    let mut beside = BESIDE.iter().filter(|(_, of)| *of == line);
    is_below(address, line) || beside.any(|(page, _)| is_below(address, page))
}

/// Whether an address is a page or below it: `/offices/1` is below `/offices`.
fn is_below(address: &str, page: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let rest = path.strip_prefix(page);
    path == page || (page != "/" && rest.is_some_and(|rest| rest.starts_with('/')))
}

/// Every role that counts now, once.
fn roles(desk: &Desk) -> String {
    let mut roles: Vec<_> = desk.actor().grants.iter().map(|grant| grant.role).collect();
    roles.sort();
    roles.dedup();
    let words = desk.words();
    let labels: Vec<String> = roles
        .into_iter()
        .map(|role| words.say_code("role", role.code()))
        .collect();
    words.list(&labels)
}

/// Words a message; `name_of` gives the name of a record.
fn said(visit: &Visit, flash: &Flash, name_of: impl Fn(RecordRef) -> String) -> String {
    let values: Vec<(&str, Value<'_>)> = flash
        .values()
        .map(|(name, value)| match value {
            FlashValue::Number(number) => (name, Value::from(*number)),
            FlashValue::NameOf(record) => (name, Value::from(name_of(*record))),
            FlashValue::At(moment) => (name, Value::from(visit.instant(*moment))),
        })
        .collect();
    visit.words().say_with(flash.key(), &values)
}

async fn shown_flash(desk: &Desk, flash: &Flash) -> ShownFlash {
    let mut names = Vec::new();
    for (_, value) in flash.values() {
        if let FlashValue::NameOf(record) = value {
            names.push((*record, name_of(desk, *record).await));
        }
    }
    let name_of = |record| {
        let found = names.iter().find(|(known, _)| *known == record);
        found.map_or_else(String::new, |(_, name)| name.clone())
    };
    ShownFlash {
        kind: flash.kind(),
        text: said(desk, flash, name_of),
    }
}

/// The name by which a reader knows a record; a dash if it has none for them.
async fn name_of(desk: &Desk, record: RecordRef) -> String {
    let found = match record.noun {
        Noun::Office => office_name(desk, record).await,
        Noun::Account => account_name(desk, record).await,
        Noun::Document => document_name(desk, record).await,
        Noun::Place => place_name(desk, record).await,
        _ => None,
    };
    found.unwrap_or_else(|| "—".to_owned())
}

async fn office_name(desk: &Desk, record: RecordRef) -> Option<String> {
    let office = desk.reader().office(record.id.into()).await.ok()??;
    Some(office.name_on(desk.today()).to_owned())
}

async fn account_name(desk: &Desk, record: RecordRef) -> Option<String> {
    let account = record.id.into();
    let mut names = desk.reader().account_names(&[account]).await.ok()?;
    names.remove(&account)
}

async fn place_name(desk: &Desk, record: RecordRef) -> Option<String> {
    let place = desk.reader().place(record.id.into()).await.ok()??;
    Some(crate::places::name_of(desk, &place.details))
}

async fn document_name(desk: &Desk, record: RecordRef) -> Option<String> {
    let document = desk.reader().document(record.id.into()).await.ok()?;
    document.attached.name.value().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_below_keeps_its_line_of_the_navigation() {
        assert!(is_below("/offices/1?after=x", "/offices"));
        assert!(is_below("/offices", "/offices"));
        assert!(!is_below("/officers", "/offices"));
        assert!(!is_below("/offices", "/"));
        assert!(is_below("/", "/"));
    }

    #[test]
    fn a_country_is_a_place() {
        assert!(belongs_to("/countries/NE", "/places"));
        assert!(belongs_to("/places/1", "/places"));
        assert!(!belongs_to("/countries/NE", "/offices"));
        assert!(!belongs_to("/countries/NE", "/"));
    }
}
