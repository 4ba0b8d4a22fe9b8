//! Importing offices: one in each row, found by its name.

mod standing;

use std::sync::Arc;

use jiff::civil::Date;
use passerelle_model::office::{
    AmendOffice, DatedName, OfficeAction, OfficeDetails, OfficeForm, OfficeKind, OpenOffice,
};
use passerelle_model::policy::{Duty, Need};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Fault, Ids, OfficeId};
use passerelle_store::{OfficeTree, Reader, Store};
use passerelle_tables::{Choices, fold};

use crate::item::{Item, take};
use crate::kind::{Asking, Judged, Kind, Ranked, Reads, Session, Target, Verdict};
use crate::said::Said;
use standing::{Known, Noted, Rows, Standing};

const TARGETS: [Target; 11] = [
    Target::text("name")
        .needed()
        .called(&[
            "office",
            "office name",
            "nom",
            "bureau",
            "اسم المكتب",
            "المكتب",
        ])
        .tagged(&["#org+name", "#loc+name"]),
    Target::text("kind")
        .needed()
        .fixed()
        .one_of(kinds)
        .called(&["type", "office type", "genre", "type de bureau", "النوع"]),
    Target::text("parent").fixed().called(&[
        "office above",
        "stands below",
        "parent office",
        "bureau superieur",
        "المكتب الاعلي",
    ]),
    Target::text("countries")
        .fixed()
        .called(&["country", "countries covered", "pays", "البلدان"])
        .tagged(&["#country"]),
    Target::text("address").called(&["adresse", "postal address", "العنوان"]),
    Target::text("phone").called(&["telephone", "tel", "phone number", "الهاتف"]),
    Target::text("email").called(&["e mail", "mail", "courriel", "البريد الالكتروني"]),
    Target::text("web").called(&["website", "web address", "site web", "الموقع"]),
    Target::text("languages")
        .fixed()
        .called(&["language", "langues", "اللغات"]),
    Target::text("listed").fixed().reads(Reads::YesNo).called(&[
        "public",
        "in the public directory",
        "annuaire",
    ]),
    Target::text("from")
        .fixed()
        .reads(Reads::Day)
        .called(&["open from", "opened", "since", "ouvert depuis", "منذ"])
        .tagged(&["#date+start"]),
];

/// Importing offices.
#[derive(Debug, Clone, Copy, Default)]
pub struct Offices;

impl Kind for Offices {
    fn code(&self) -> &'static str {
        "offices"
    }

    fn need(&self) -> Need {
        Need::Duty(Duty::Offices)
    }

    fn targets(&self) -> &'static [Target] {
        &TARGETS
    }

    fn callers(&self) -> &'static [&'static str] {
        &["name"]
    }

    fn look(&self, item: &Item<'_>) -> Vec<Said> {
        Read::of(item).err().unwrap_or_default()
    }

    fn begin(&self, store: &Store) -> Box<dyn Session> {
        Box::new(OfFile {
            ids: Arc::clone(&store.ports().ids),
            today: store.now().date(),
            rows: Rows::new(),
            tree: Arc::default(),
            known: Known::new(),
        })
    }
}

/// Kinds of offices with what people call them.
fn kinds() -> Choices {
    Choices::new([
        ("headquarters", ["headquarter", "hq", "siège", "المقر"]),
        (
            "regional_office",
            [
                "regional office",
                "regional",
                "bureau régional",
                "مكتب إقليمي",
            ],
        ),
        (
            "country_office",
            ["country office", "country", "bureau de pays", "مكتب قطري"],
        ),
        (
            "sub_office",
            ["sub-office", "suboffice", "sous-bureau", "مكتب فرعي"],
        ),
    ])
}

/// A row by itself.
struct Read {
    name: ShortText,
    /// The folded name of the office above.
    parent: Option<String>,
    /// As typed, except for the parent.
    form: OfficeForm,
    from: Option<Date>,
}

impl Read {
    fn of(item: &Item<'_>) -> Result<Self, Vec<Said>> {
        let mut faults = Vec::new();
        let read = Self::collect(item, &mut faults);
        match read {
            Some(read) if faults.is_empty() => Ok(read),
            _ => Err(faults),
        }
    }

    fn collect(item: &Item<'_>, faults: &mut Vec<Said>) -> Option<Self> {
        let required = |target: &str| item.wrong(target, &Fault::new("", "required"));
        let name = take(faults, item.parsed("name", ShortText::parse));
        let name = name.and_then(|name| take(faults, name.ok_or_else(|| required("name"))));
        let kind = take(faults, item.parsed("kind", parse_kind));
        let kind = kind.and_then(|kind| take(faults, kind.ok_or_else(|| required("kind"))));
        let parent = take(faults, item.text("parent")).flatten();
        let from = take(faults, item.day("from"));
        let listed = take(faults, item.yes_or_no("listed"));
        let mut text = |target: &str| {
            take(faults, item.text(target))
                .flatten()
                .unwrap_or_default()
        };
        let form = OfficeForm {
            // Of a row without a kind the rest is looked at all the same.
            kind: kind.unwrap_or(OfficeKind::SubOffice).code().to_owned(),
            countries: text("countries"),
            address: text("address"),
            phone: text("phone"),
            email: text("email"),
            web: text("web"),
            languages: text("languages"),
            listed: listed
                .flatten()
                .unwrap_or_default()
                .then(|| "yes".to_owned()),
            // Whose name it is, is found out later: any id will do for now. So it
            // will where no column says it, and a known office stays where it is.
            parent: if parent.is_some() || !item.has("parent") {
                nobody().to_string()
            } else {
                String::new()
            },
            ..OfficeForm::default()
        };
        if let Err(wrong) = form.details() {
            faults.extend(wrong.iter().map(|fault| item.wrong(&fault.field, fault)));
        }
        kind?;
        Some(Self {
            name: name?,
            parent: parent.as_deref().map(fold).filter(|name| !name.is_empty()),
            form,
            from: from?,
        })
    }

    /// What the row says, below an office; what no column says stays as it is.
    fn details(
        &self,
        item: &Item<'_>,
        parent: Option<OfficeId>,
        known: Option<&OfficeDetails>,
    ) -> Option<OfficeDetails> {
        let mut details = self.form.details().ok()?;
        details.parent = parent;
        if let Some(known) = known {
            if !item.has("parent") {
                details.parent = known.parent;
            }
            for (target, keep) in [
                (
                    "countries",
                    keep_countries as fn(&mut OfficeDetails, &OfficeDetails),
                ),
                ("address", |to, from| to.address.clone_from(&from.address)),
                ("phone", |to, from| to.phone.clone_from(&from.phone)),
                ("email", |to, from| to.email.clone_from(&from.email)),
                ("web", |to, from| to.web.clone_from(&from.web)),
                ("languages", |to, from| {
                    to.languages.clone_from(&from.languages);
                }),
                ("listed", |to, from| to.listed = from.listed),
            ] {
                if !item.has(target) {
                    keep(&mut details, known);
                }
            }
        }
        Some(details)
    }
}

fn keep_countries(to: &mut OfficeDetails, from: &OfficeDetails) {
    to.countries.clone_from(&from.countries);
}

fn nobody() -> OfficeId {
    OfficeId::from(uuid::Uuid::nil())
}

fn parse_kind(text: &str) -> Result<OfficeKind, Fault> {
    let unknown = || Fault::new("", "unknown-choice");
    let list = kinds();
    let code = list.find(text).or(Err(unknown()))?;
    OfficeKind::parse(code).or(Err(unknown()))
}

/// The judgement of one file of offices.
struct OfFile {
    ids: Arc<dyn Ids>,
    today: Date,
    /// By folded name.
    rows: Rows,
    tree: Arc<OfficeTree>,
    known: Known,
}

impl Session for OfFile {
    fn note(&mut self, item: &Item<'_>) {
        let name = fold(&item.written("name"));
        let id = OfficeId::new(&*self.ids);
        // What is wrong with the row is told when it is judged.
        let read = Read::of(item).ok();
        let noted = || Noted {
            row: item.number(),
            id,
            kind: read
                .as_ref()
                .and_then(|read| OfficeKind::parse(&read.form.kind).ok()),
            says_parent: item.has("parent"),
            has_from: read.as_ref().is_some_and(|read| read.from.is_some()),
            parent: read.and_then(|read| read.parent),
            rank: 0,
            wrong: None,
        };
        self.rows.entry(name).or_insert_with(noted);
    }

    fn settle<'a>(&'a mut self, reader: &'a Reader) -> Asking<'a> {
        Box::pin(async move {
            let tree = reader.offices().await?;
            for office in tree.iter() {
                let name = fold(office.name_on(self.today));
                self.known.entry(name).or_default().push(office.id);
            }
            self.tree = tree;
            Standing::of((&self.tree, &self.known), self.today).settle(&mut self.rows);
            Ok(())
        })
    }

    fn judge(&self, item: &Item<'_>) -> Judged {
        let mut faults = match Read::of(item) {
            Err(faults) => faults,
            Ok(read) => match self.office(item, &read) {
                Ok(judged) => return judged,
                Err(said) => vec![*said],
            },
        };
        // What else is wrong with the row is told at once, not after the first is mended.
        for said in self
            .stands_wrong(item)
            .into_iter()
            .chain(self.wants_from(item))
        {
            if !faults.contains(&said) {
                faults.push(said);
            }
        }
        Judged::refused(faults)
    }
}

impl OfFile {
    fn office(&self, item: &Item<'_>, read: &Read) -> Result<Judged, Box<Said>> {
        let say = |target: &str, said: Said| Box::new(item.say(target, said));
        let name = fold(read.name.as_str());
        let unread = || say("name", Said::row("import-offices-no-parent"));
        let noted = self.rows.get(&name).ok_or_else(unread)?;
        if noted.row != item.number() {
            let row = i64::try_from(noted.row).unwrap_or(i64::MAX);
            return Err(say("name", Said::row("import-twice").with("row", row)));
        }
        if let Some(wrong) = &noted.wrong {
            let (target, wrong) = &**wrong;
            return Err(say(target, wrong.clone()));
        }
        let parent = match &read.parent {
            None => None,
            Some(parent) => Some(self.named(parent, item)?),
        };
        match self.known.get(&name).map(Vec::as_slice) {
            None | Some([]) => opens(item, read, (noted, parent)),
            Some([id]) => self.amends(item, read, (*id, noted.rank, parent)),
            Some(_) => Err(say("name", Said::row("import-offices-several"))),
        }
    }

    /// What speaks against the office above, whatever else the row says.
    fn stands_wrong(&self, item: &Item<'_>) -> Option<Said> {
        let noted = self.rows.get(&fold(&item.written("name")))?;
        if noted.row != item.number() {
            return None;
        }
        if let Some(wrong) = &noted.wrong {
            let (target, wrong) = &**wrong;
            return Some(item.say(target, wrong.clone()));
        }
        let parent = item.text("parent").ok().flatten()?;
        self.named(&fold(&parent), item).err().map(|said| *said)
    }

    /// An office that is not known yet opens on a day.
    fn wants_from(&self, item: &Item<'_>) -> Option<Said> {
        let name = fold(&item.written("name"));
        let is_new = !name.is_empty() && !self.known.contains_key(&name);
        let is_unsaid = matches!(item.day("from"), Ok(None));
        (is_new && is_unsaid).then(|| item.wrong("from", &Fault::new("", "required")))
    }

    /// The office of a name, here or in the file.
    fn named(&self, name: &str, item: &Item<'_>) -> Result<OfficeId, Box<Said>> {
        let say = |key: &str| Box::new(item.say("parent", Said::row(key)));
        match self.known.get(name).map(Vec::as_slice) {
            Some([id]) => Ok(*id),
            Some([_, ..]) => Err(say("import-offices-several")),
            Some([]) | None => {
                let noted = self.rows.get(name);
                noted
                    .map(|noted| noted.id)
                    .ok_or_else(|| say("import-offices-no-parent"))
            }
        }
    }

    fn amends(
        &self,
        item: &Item<'_>,
        read: &Read,
        (id, rank, parent): (OfficeId, u8, Option<OfficeId>),
    ) -> Result<Judged, Box<Said>> {
        let closed = || Box::new(item.say("name", Said::row("import-offices-closed")));
        let known = self.tree.get(id).ok_or_else(closed)?;
        let details = read
            .details(item, parent, Some(&known.details))
            .ok_or_else(closed)?;
        if details == known.details {
            return Ok(Judged::same(Some(id.into())));
        }
        let amend = AmendOffice {
            office: id,
            details,
        };
        let action = Ranked {
            rank,
            action: Action::Office(OfficeAction::Amend(amend)),
        };
        Ok(Judged::does(Verdict::Change, vec![action], id.into()))
    }
}

/// Opens an office that is not known yet.
fn opens(
    item: &Item<'_>,
    read: &Read,
    (noted, parent): (&Noted, Option<OfficeId>),
) -> Result<Judged, Box<Said>> {
    let required = || Box::new(item.wrong("from", &Fault::new("", "required")));
    let from = read.from.ok_or_else(required)?;
    let details = read.details(item, parent, None).ok_or_else(required)?;
    let open = OpenOffice {
        office: noted.id,
        name: DatedName {
            name: read.name.clone(),
            from,
        },
        details,
    };
    let action = Ranked {
        rank: noted.rank,
        action: Action::Office(OfficeAction::Open(open)),
    };
    Ok(Judged::does(Verdict::New, vec![action], noted.id.into()))
}
