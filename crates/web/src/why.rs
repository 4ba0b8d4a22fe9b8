//! "Why can I see this?": the answer under every record, worded from the very
//! decision that let the reader in.

use passerelle_model::policy::{DataClass, Denial, Ground, Need, OfficePath, Place};
use passerelle_model::{GrantId, OfficeId};

use crate::answer::Halt;
use crate::desk::Desk;

/// One sentence.
#[derive(PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) text: String,
}

impl Reason {
    const fn of(text: String) -> Self {
        Self { text }
    }
}

/// The block under a record, ready for `parts/why.html`.
pub(crate) struct Why {
    /// What lets the reader in.
    pub(crate) reasons: Vec<Reason>,
    /// Whether they may change it too; if not, why not.
    pub(crate) change: Vec<Reason>,
    /// What is on the record and held back from them.
    pub(crate) hidden: Vec<Reason>,
    /// Whether opening the page is noted in the read log.
    pub(crate) recorded: bool,
}

/// What a page knows of its record: where it belongs, what reading it and
/// changing it ask.
///
/// ```ignore
/// let why = Asking::of(Some(office.id))
///     .read(Need::SignedIn)
///     .change(Need::Duty(Duty::Offices))
///     .word(&desk)
///     .await?;
/// ```
pub(crate) struct Asking {
    office: Option<OfficeId>,
    read: Vec<Need>,
    change: Vec<Need>,
    holds: Vec<DataClass>,
    recorded: bool,
}

impl Asking {
    /// A record of an office; of none, where any office will do.
    pub(crate) const fn of(office: Option<OfficeId>) -> Self {
        Self {
            office,
            read: Vec::new(),
            change: Vec::new(),
            holds: Vec::new(),
            recorded: false,
        }
    }

    /// One of the needs that open the record. The first that is met is told.
    pub(crate) fn read(mut self, need: Need) -> Self {
        self.read.push(need);
        self
    }

    /// One of the needs that allow to change it.
    pub(crate) fn change(mut self, need: Need) -> Self {
        self.change.push(need);
        self
    }

    /// A class of data that the page also holds, for those who may read it.
    pub(crate) fn holds(mut self, class: DataClass) -> Self {
        self.holds.push(class);
        self
    }

    /// Opening the page is noted in the read log.
    pub(crate) const fn recorded(mut self) -> Self {
        self.recorded = true;
        self
    }

    /// Decides, and words what was decided.
    pub(crate) async fn word(self, desk: &Desk) -> Result<Why, Halt> {
        let tree = desk.reader().offices().await?;
        let path = self.office.and_then(|office| tree.path(office));
        let place = path.map_or_else(Place::default, |path: &OfficePath| Place::of(path.clone()));
        let wording = Wording {
            desk,
            office: self.office,
        };
        let reasons = wording.reasons(&self.read, &place).await?;
        let mut change = wording.change(&self.change, &place).await?;
        // One grant often does both; it is told once.
        change.retain(|reason| !reasons.contains(reason));
        Ok(Why {
            reasons,
            change,
            hidden: wording.hidden(&self.holds, &place),
            recorded: self.recorded,
        })
    }
}

/// Words decisions for one reader.
struct Wording<'a> {
    desk: &'a Desk,
    office: Option<OfficeId>,
}

impl Wording<'_> {
    async fn reasons(&self, needs: &[Need], place: &Place) -> Result<Vec<Reason>, Halt> {
        for need in needs {
            if let Ok(ground) = self.desk.reader().why(*need, place) {
                return self.ground(*need, &ground).await;
            }
        }
        Ok(Vec::new())
    }

    /// The grant, in whose office it was given and since when, and what of the
    /// role it is that counts.
    async fn ground(&self, need: Need, ground: &Ground) -> Result<Vec<Reason>, Halt> {
        let say = |key| self.desk.words().say(key);
        let texts = match ground {
            Ground::Public => vec![say("why-by-public")],
            Ground::SignedIn | Ground::Console => vec![say("why-by-signed-in")],
            Ground::Own => vec![say("why-by-own")],
            Ground::Grant {
                grant,
                role,
                office,
            } => {
                let role = self.desk.words().say_code("role", role.code());
                let mut texts = vec![self.by_grant(*grant, &role, *office).await?];
                texts.extend(self.by_need(need));
                texts
            }
            Ground::BrokenGlass { grant, .. } => vec![self.by_glass(*grant).await?],
        };
        Ok(texts.into_iter().map(Reason::of).collect())
    }

    async fn by_grant(&self, grant: GrantId, role: &str, top: OfficeId) -> Result<String, Halt> {
        let words = self.desk.words();
        let top_name = self.name_of(top).await?;
        if let Some(office) = self.office.filter(|office| *office != top) {
            let office = self.name_of(office).await?;
            let values = [
                ("role", role.into()),
                ("above", top_name.into()),
                ("office", office.into()),
            ];
            return Ok(words.say_with("why-by-role-above", &values));
        }
        let since = self.desk.reader().grant(grant).await?.from;
        let values = [
            ("role", role.into()),
            ("office", top_name.into()),
            ("date", self.desk.date(self.desk.day_of(since)).into()),
        ];
        Ok(words.say_with("why-by-role", &values))
    }

    fn by_need(&self, need: Need) -> Option<String> {
        let words = self.desk.words();
        match need {
            Need::Data(class, _) => {
                let class = words.say_code("class", class.code());
                Some(words.say_with("why-by-class", &[("class", class.into())]))
            }
            Need::Duty(duty) => {
                let duty = words.say_code("duty", duty.code());
                Some(words.say_with("why-by-duty", &[("duty", duty.into())]))
            }
            Need::Anyone | Need::SignedIn | Need::Own(_) => None,
        }
    }

    async fn by_glass(&self, grant: GrantId) -> Result<String, Halt> {
        let desk = self.desk;
        let glass = desk.reader().grant(grant).await?;
        let reason = match &glass.kind {
            passerelle_model::grant::GrantKind::BrokenGlass { reason, .. } => reason.value(),
            passerelle_model::grant::GrantKind::Given => None,
        };
        let none = || desk.words().say("shell-value-none");
        let until = glass.to.map_or_else(none, |to| desk.instant(to));
        let reason = reason.cloned().unwrap_or_else(none);
        let values = [("when", until.into()), ("reason", reason.into())];
        Ok(desk.words().say_with("why-by-break-glass", &values))
    }

    /// Whether one may change it, by which grant; if not, why not.
    async fn change(&self, needs: &[Need], place: &Place) -> Result<Vec<Reason>, Halt> {
        let words = self.desk.words();
        let mut denied = None;
        for need in needs {
            match self.desk.reader().why(*need, place) {
                Ok(ground) => {
                    let mut reasons = vec![Reason::of(words.say("why-may-change"))];
                    if matches!(ground, Ground::Grant { .. }) {
                        reasons.extend(self.ground(*need, &ground).await?);
                    }
                    return Ok(reasons);
                }
                Err(denial) => denied = denied.or(Some((*need, denial))),
            }
        }
        let mut reasons = vec![Reason::of(words.say("why-may-not-change"))];
        if let Some((need, denial)) = denied {
            reasons.extend(self.denial(need, denial).await?.map(Reason::of));
        }
        Ok(reasons)
    }

    async fn denial(&self, need: Need, denial: Denial) -> Result<Option<String>, Halt> {
        let words = self.desk.words();
        Ok(match (denial, need) {
            (Denial::SecondFactorFirst, _) => Some(words.say("why-not-totp")),
            (Denial::NoGrant, Need::Duty(duty)) => {
                let duty = words.say_code("duty", duty.code());
                Some(words.say_with("why-not-duty", &[("duty", duty.into())]))
            }
            (Denial::NoGrant, Need::Data(..)) => match self.office {
                Some(office) => {
                    let office = self.name_of(office).await?;
                    Some(words.say_with("why-not-no-grant", &[("office", office.into())]))
                }
                None => None,
            },
            _ => None,
        })
    }

    fn hidden(&self, classes: &[DataClass], place: &Place) -> Vec<Reason> {
        use passerelle_model::policy::Access;
        let words = self.desk.words();
        let closed = |class: &&DataClass| {
            let need = Need::Data(**class, Access::Read);
            self.desk.reader().why(need, place).is_err()
        };
        let worded = |class: &DataClass| {
            let values = [
                ("class", words.say_code("class", class.code()).into()),
                (
                    "what",
                    words
                        .say_code("class", &format!("{}_what", class.code()))
                        .into(),
                ),
            ];
            Reason::of(words.say_with("why-hidden-class", &values))
        };
        classes.iter().filter(closed).map(worded).collect()
    }

    async fn name_of(&self, office: OfficeId) -> Result<String, Halt> {
        let tree = self.desk.reader().offices().await?;
        let today = self.desk.today();
        let name = tree
            .get(office)
            .map(|office| office.name_on(today).to_owned());
        Ok(name.unwrap_or_else(|| self.desk.words().say("shell-value-unknown")))
    }
}
