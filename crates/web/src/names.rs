//! Names for ids: lists of accounts, grants and entries name colleagues and
//! offices, and say of whoever was erased that they were.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use passerelle_l10n::Words;
use passerelle_model::{AccountId, Noun, OfficeId, RecordRef};
use passerelle_store::OfficeTree;

use crate::answer::Halt;
use crate::desk::Desk;

/// A name, and the page behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// Empty where the reader has no page to go to.
    pub(crate) href: String,
    /// Whether the person was erased, so that the name is only a word for it.
    pub(crate) erased: bool,
}

/// The names that one page needs.
pub(crate) struct Names {
    people: HashMap<AccountId, String>,
    tree: Arc<OfficeTree>,
    today: Date,
    words: Words,
    opens_accounts: bool,
}

impl Names {
    /// Looks up the names of colleagues, and those of all offices.
    pub(crate) async fn of(
        desk: &Desk,
        people: impl IntoIterator<Item = AccountId>,
    ) -> Result<Self, Halt> {
        let people: Vec<AccountId> = people.into_iter().collect();
        Ok(Self {
            people: desk.reader().account_names(&people).await?,
            tree: desk.reader().offices().await?,
            today: desk.today(),
            words: desk.words(),
            opens_accounts: desk.admitted(crate::accounts::LOOKED_AFTER),
        })
    }

    /// A colleague. The link leads to their account where the reader may look
    /// after accounts somewhere; the account's own page asks again.
    pub(crate) fn person(&self, id: AccountId) -> Named {
        let name = self.people.get(&id);
        let href = if self.opens_accounts {
            format!("/accounts/{id}")
        } else {
            String::new()
        };
        Named {
            name: name.map_or_else(|| self.words.say("shell-value-erased"), Clone::clone),
            href,
            erased: name.is_none(),
        }
    }

    /// Whoever the log names: a colleague, or the console.
    pub(crate) fn actor(&self, actor: &str) -> Named {
        match actor.parse() {
            Ok(account) => self.person(account),
            Err(_) => Named {
                name: self.words.say("face-console"),
                ..Named::default()
            },
        }
    }

    /// An office, by its present name.
    pub(crate) fn office(&self, id: OfficeId) -> Named {
        let name = self.tree.get(id).map(|office| office.name_on(self.today));
        Named {
            name: name.map_or_else(|| self.words.say("shell-value-unknown"), str::to_owned),
            href: format!("/offices/{id}"),
            erased: false,
        }
    }

    /// A record of any noun: the name it has, else the word for its noun.
    pub(crate) fn record(&self, record: RecordRef) -> Named {
        match record.noun {
            Noun::Account => self.person(record.id.into()),
            Noun::Office => self.office(record.id.into()),
            Noun::Grant => Named {
                href: format!("/grants/{}", record.id),
                ..self.noun(record.noun)
            },
            Noun::Webhook => Named {
                href: format!("/webhooks/{}", record.id),
                ..self.noun(record.noun)
            },
            Noun::Place => Named {
                href: format!("/places/{}", record.id),
                ..self.noun(record.noun)
            },
            Noun::Batch | Noun::Document | Noun::Token => self.noun(record.noun),
        }
    }

    /// A record that has no name of its own.
    fn noun(&self, noun: Noun) -> Named {
        Named {
            name: self.words.say_code("log-noun", noun.code()),
            ..Named::default()
        }
    }

    /// The tree of offices, as these names were taken from it.
    pub(crate) fn tree(&self) -> &OfficeTree {
        &self.tree
    }
}
