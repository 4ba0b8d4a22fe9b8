//! The fields of records as people read them: labels in place of names, words
//! in place of codes, names in place of ids.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use passerelle_l10n::Words;
use passerelle_model::language::Spoken;
use passerelle_model::text::CountryCode;
use passerelle_model::{AccountId, FieldValue, Instant, Noun, PlaceId};

use crate::answer::Halt;
use crate::desk::Desk;
use crate::names::Names;

/// Pairs each field with the key of its label.
pub(crate) type Labels = &'static [(&'static str, &'static str)];

/// The fields of an office.
pub(crate) const OFFICE: Labels = &[
    ("name", "office-name-label"),
    ("kind", "office-kind-label"),
    ("parent", "office-parent-label"),
    ("countries", "office-countries-label"),
    ("address", "office-address-label"),
    ("phone", "office-phone-label"),
    ("email", "office-email-label"),
    ("web", "office-web-label"),
    ("languages", "office-languages-label"),
    ("listed", "office-public-label"),
    ("from", "office-valid-from-label"),
    ("to", "office-valid-to-label"),
    ("successor", "office-successor-label"),
    ("focal_point", "office-focal-point-label"),
];

/// The fields of an account.
const ACCOUNT: Labels = &[
    ("name", "account-name-label"),
    ("email", "account-email-label"),
    ("office", "account-office-label"),
    ("language", "account-language-label"),
    ("status", "shell-status"),
    ("password", "sign-in-password-label"),
    ("second_factor", "account-totp"),
    ("preferences", "account-preferences"),
    ("calendar", "account-calendar"),
];

/// The fields of a grant.
const GRANT: Labels = &[
    ("account", "grant-account-label"),
    ("role", "grant-role-label"),
    ("office", "grant-office-label"),
    ("programme", "grant-programme-label"),
    ("from", "grant-from-label"),
    ("to", "grant-to-label"),
    ("reason", "grant-reason-label"),
    ("review", "break-glass-review-title"),
];

/// The fields of a document.
const DOCUMENT: Labels = &[
    ("name", "files-name"),
    ("media_type", "files-kind"),
    ("size", "files-size"),
    ("removed", "files-removed-label"),
];

/// The fields of a place.
pub(crate) const PLACE: Labels = &[
    ("name", "place-main-name-label"),
    ("language", "place-language-label"),
    ("names", "place-other-names-label"),
    ("aliases", "place-aliases-label"),
    ("country", "place-country-label"),
    ("kind", "place-kind-label"),
    ("parent", "place-parent-label"),
    ("code", "place-code-label"),
    ("from", "place-from-label"),
    ("to", "place-last-day-label"),
    ("successors", "place-successors-label"),
    ("latitude", "place-latitude-label"),
    ("longitude", "place-longitude-label"),
    ("geometry", "place-area-label"),
];

/// The fields of a token.
const TOKEN: Labels = &[
    ("account", "token-account-label"),
    ("label", "token-name-label"),
    ("scopes", "token-scopes-label"),
    ("office", "token-office-label"),
    ("until", "token-until-label"),
    ("revoked", "token-revoked-label"),
];

/// The fields of a webhook.
const WEBHOOK: Labels = &[
    ("label", "webhook-name-label"),
    ("url", "webhook-url-label"),
    ("kinds", "webhook-kinds-label"),
    ("office", "webhook-office-label"),
    ("state", "shell-status"),
];

/// The labels of a noun's fields.
pub(crate) const fn labels(noun: Noun) -> Labels {
    match noun {
        Noun::Account => ACCOUNT,
        // A batch has no page; the log shows that there was one.
        Noun::Batch => &[],
        Noun::Document => DOCUMENT,
        Noun::Grant => GRANT,
        Noun::Office => OFFICE,
        Noun::Place => PLACE,
        Noun::Token => TOKEN,
        Noun::Webhook => WEBHOOK,
    }
}

/// Words the fields of records, for one reader.
///
/// Made once for all values of a page, since names are looked up in one go.
pub(crate) struct FieldWords {
    desk: Desk,
    names: Names,
    places: HashMap<PlaceId, String>,
}

impl FieldWords {
    /// Looks up whoever the values name. `values` pairs fields with values.
    pub(crate) async fn of<'a>(
        desk: &Desk,
        values: impl IntoIterator<Item = (&'a str, &'a FieldValue)>,
    ) -> Result<Self, Halt> {
        let (mut people, mut places) = (BTreeSet::new(), BTreeSet::new());
        for (name, value) in values {
            let FieldValue::Plain(text) = value else {
                continue;
            };
            if names_someone(name) {
                people.extend(text.parse::<AccountId>());
            }
            if matches!(name, "parent" | "successors") {
                let ids = text.split(", ").filter_map(|id| id.parse::<PlaceId>().ok());
                places.extend(ids);
            }
        }
        let places: Vec<_> = places.into_iter().collect();
        let found = desk.reader().places(&places).await?;
        let named = found
            .into_iter()
            .map(|(id, place)| (id, crate::places::name_of(desk, &place.details)));
        Ok(Self {
            desk: desk.clone(),
            places: named.collect(),
            names: Names::of(desk, people).await?,
        })
    }

    /// The label of a field.
    pub(crate) fn label(&self, noun: Noun, name: &str) -> String {
        let label = labels(noun).iter().find(|(field, _)| *field == name);
        self.words().say(label.map_or(name, |(_, key)| key))
    }

    /// A value as it is shown.
    pub(crate) fn value(&self, noun: Noun, name: &str, value: &FieldValue) -> String {
        match value {
            FieldValue::Absent => self.words().say("shell-value-none"),
            FieldValue::Plain(text) => self.plain(noun, name, text),
            FieldValue::Personal(personal) => match personal.value() {
                Some(text) => text.clone(),
                None => self.words().say("shell-value-erased"),
            },
        }
    }

    /// A plain value as it is shown.
    pub(crate) fn plain(&self, noun: Noun, name: &str, text: &str) -> String {
        let words = self.words();
        match (noun, name) {
            (Noun::Office, "name") => self.dated_names(text),
            (Noun::Office, "kind") => words.say_code("office-kind", text),
            (Noun::Place, "kind") => words.say_code("place-kind", text),
            (Noun::Place, "parent" | "successors") => self.places(text),
            (Noun::Place, "names" | "aliases") => words.list(&text.lines().collect::<Vec<_>>()),
            (Noun::Place, "geometry") => self.area(text),
            (_, "country") | (Noun::Office, "countries") => self.countries(text),
            (_, "parent" | "successor" | "office") => self.office(text),
            (_, "focal_point" | "account") => self.person(text),
            (_, "role") => words.say_code("role", text),
            (_, "status") => words.say_code("account-status", text),
            (_, "review") => words.say_code("break-glass-review", text),
            (_, "media_type") => words.say(crate::files::kind_of(text)),
            (_, "size") => text
                .parse()
                .map_or_else(|_| text.to_owned(), |size| words.size(size)),
            (
                _,
                "listed" | "removed" | "password" | "second_factor" | "preferences" | "calendar",
            ) => self.yes_or_no(text),
            (_, "from" | "to" | "until" | "revoked") => self.day_or_moment(text),
            (Noun::Webhook, "kinds") => crate::webhooks::said_all(words, text),
            (Noun::Webhook, "state") => words.say_code("webhook-status", text),
            (Noun::Token, "scopes") => self.scopes(text),
            (_, "language" | "languages") => self.languages(text),
            _ => text.to_owned(),
        }
    }

    fn words(&self) -> Words {
        self.desk.words()
    }

    fn office(&self, id: &str) -> String {
        let unknown = || self.words().say("shell-value-unknown");
        id.parse()
            .map_or_else(|_| unknown(), |id| self.names.office(id).name)
    }

    fn places(&self, ids: &str) -> String {
        let unknown = || self.words().say("shell-value-unknown");
        let name = |id: &str| {
            let id = id.parse::<PlaceId>().ok()?;
            self.places.get(&id).cloned()
        };
        let named: Vec<_> = ids
            .split(", ")
            .map(|id| name(id).unwrap_or_else(unknown))
            .collect();
        self.words().list(&named)
    }

    /// An area by its points and corners, out of [`Geometry::summary`].
    ///
    /// [`Geometry::summary`]: passerelle_model::place::Geometry::summary
    fn area(&self, summary: &str) -> String {
        let mut parts = summary.split("; ").skip(1);
        let points = parts.next().and_then(|points| points.parse::<i64>().ok());
        let values = [("count", points.unwrap_or_default().into())];
        let drawn = self.words().say_with("place-area-points", &values);
        match (parts.next(), parts.next()) {
            (Some(low), Some(high)) => format!("{drawn} ({low} – {high})"),
            _ => drawn,
        }
    }

    fn countries(&self, codes: &str) -> String {
        let codes = codes.split([',', ' ']).filter(|code| !code.is_empty());
        let named: Vec<_> = codes.map(|code| country(self.words(), code)).collect();
        self.words().list(&named)
    }

    fn person(&self, id: &str) -> String {
        let unknown = || self.words().say("shell-value-unknown");
        id.parse()
            .map_or_else(|_| unknown(), |id| self.names.person(id).name)
    }

    fn languages(&self, codes: &str) -> String {
        let words = self.words();
        let named: Vec<_> = codes
            .split(", ")
            .map(|code| language(words, code))
            .collect();
        words.list(&named)
    }

    fn scopes(&self, codes: &str) -> String {
        let named: Vec<_> = codes
            .split(", ")
            .map(|code| {
                self.words()
                    .say(&format!("scope-{}", code.replace(':', "-")))
            })
            .collect();
        let named: Vec<_> = named.iter().map(String::as_str).collect();
        self.words().list(&named)
    }

    fn yes_or_no(&self, text: &str) -> String {
        let yes = matches!(text, "true" | "yes");
        self.words().say(if yes { "shell-yes" } else { "shell-no" })
    }

    fn day_or_moment(&self, text: &str) -> String {
        if let Ok(day) = text.parse::<Date>() {
            return self.desk.date(day);
        }
        match text.parse::<Instant>() {
            Ok(moment) => self.desk.instant(moment),
            Err(_) => text.to_owned(),
        }
    }

    /// `Name (2026-01-15), Later name (2026-07-01)`, with days as people write
    /// them. A name that itself holds such a day is shown the same way.
    fn dated_names(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('(') {
            shown.push_str(before);
            shown.push('(');
            let day = after.split_once(')').and_then(|(day, tail)| {
                let day: Date = day.parse().ok()?;
                Some((day, tail))
            });
            rest = after;
            if let Some((day, tail)) = day {
                shown.push_str(&self.desk.date(day));
                shown.push(')');
                rest = tail;
            }
        }
        shown.push_str(rest);
        shown
    }
}

/// Countries in one line, each by its name in the reader's language.
pub(crate) fn countries(words: Words, codes: &[CountryCode]) -> String {
    let language = words.language().code();
    let named: Vec<_> = codes.iter().map(|code| code.name(language)).collect();
    words.list(&named)
}

/// A country by its name in the reader's language; a code that is in no register
/// stays as it is.
pub(crate) fn country(words: Words, code: &str) -> String {
    let known = CountryCode::stored(code);
    let name = known.map(|known| known.name(words.language().code()).to_owned());
    name.unwrap_or_else(|| code.to_owned())
}

fn names_someone(field: &str) -> bool {
    matches!(field, "focal_point" | "account")
}

/// A language by its name in itself, by which those who speak it find it; else
/// by its name in the reader's language; else by its code.
pub(crate) fn language(words: Words, code: &str) -> &str {
    match Spoken::by_code(code) {
        Some(known) if known.own.is_empty() => known.name(words.language().code()),
        Some(known) => known.own,
        None => code,
    }
}
