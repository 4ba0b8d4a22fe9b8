//! State tables: one row per record, exactly what its actions come to.
//!
//! A noun's room says how its record lies in its table. Everything else (the
//! door, replay, history) works on [`AnyRecord`].

mod account;
mod batch;
mod document;
mod grant;
mod office;
mod place;
mod token;
mod webhook;

use passerelle_model::account::Account;
use passerelle_model::batch::Batch;
use passerelle_model::document::Document;
use passerelle_model::grant::Grant;
use passerelle_model::office::Office;
use passerelle_model::place::Place;
use passerelle_model::policy::Before;
use passerelle_model::token::Token;
use passerelle_model::webhook::Webhook;
use passerelle_model::{
    Action, Faults, Field, Happened, Noun, PersonalFields, Record, RecordRef, Version,
};

use crate::db::{Conn, Row, Value, args};
use crate::error::StoreError;

pub(crate) use token::OfRow;

/// How a record lies in its table.
pub(crate) trait Kept: Record {
    /// `SELECT` of every column in order, up to and without the `WHERE`.
    const SELECT: &'static str;
    /// The same for one id.
    const ONE: &'static str;
    /// The same for a page of ids after `$1`, at most `$2`.
    const PAGE: &'static str;
    /// What stands before the ids of several, and after them.
    const THESE: (&'static str, &'static str);
    /// What stands before new rows, and after them.
    const NEW: (&'static str, &'static str);
    /// The same for rows that are written over those of their ids.
    const OVER: (&'static str, &'static str);
    /// What stands before the ids of rows that are removed, and after them.
    const GONE: (&'static str, &'static str);

    /// The row, in the order of the columns; the id first.
    fn row(&self) -> Result<Vec<Value>, StoreError>;
    /// Reads a row back.
    fn read(row: Row) -> Result<Self, StoreError>;
    /// What the policy needs to know of it.
    fn before(&self) -> Before;
}

/// The statements of a table, from its name and columns.
macro_rules! statements {
    ($table:literal, [$($column:literal),+ $(,)?]) => {
        const SELECT: &'static str =
            concat!("SELECT id", $(", ", $column,)+ " FROM ", $table);
        const ONE: &'static str =
            concat!("SELECT id", $(", ", $column,)+ " FROM ", $table, " WHERE id = $1");
        const PAGE: &'static str =
            concat!("SELECT id", $(", ", $column,)+ " FROM ", $table, " WHERE id > $1 ORDER BY id LIMIT $2");
        const THESE: (&'static str, &'static str) =
            (concat!("SELECT id", $(", ", $column,)+ " FROM ", $table, " WHERE id IN ("), ")");
        const NEW: (&'static str, &'static str) =
            (concat!("INSERT INTO ", $table, " (id", $(", ", $column,)+ ") VALUES "), "");
        const GONE: (&'static str, &'static str) =
            (concat!("DELETE FROM ", $table, " WHERE id IN ("), ")");
        const OVER: (&'static str, &'static str) = (
            Self::NEW.0,
            concat!(" ON CONFLICT (id) DO UPDATE SET id = excluded.id", $(", ", $column, " = excluded.", $column,)+),
        );
    };
}
pub(crate) use statements;

/// A record of any noun.
#[derive(Debug, Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "few are held at once, and a box would be one more step for each"
)]
pub(crate) enum AnyRecord {
    Account(Account),
    Batch(Batch),
    Document(Document),
    Grant(Grant),
    Office(Office),
    Place(Place),
    Token(Token),
    Webhook(Webhook),
}

macro_rules! each {
    ($self:expr, $record:ident => $body:expr) => {
        match $self {
            AnyRecord::Account($record) => $body,
            AnyRecord::Batch($record) => $body,
            AnyRecord::Document($record) => $body,
            AnyRecord::Grant($record) => $body,
            AnyRecord::Office($record) => $body,
            AnyRecord::Place($record) => $body,
            AnyRecord::Token($record) => $body,
            AnyRecord::Webhook($record) => $body,
        }
    };
}

macro_rules! of_noun {
    ($noun:expr, $record:ident, $variant:ident => $body:expr) => {
        match $noun {
            Noun::Account => {
                type $record = Account;
                let $variant = AnyRecord::Account;
                $body
            }
            Noun::Batch => {
                type $record = Batch;
                let $variant = AnyRecord::Batch;
                $body
            }
            Noun::Document => {
                type $record = Document;
                let $variant = AnyRecord::Document;
                $body
            }
            Noun::Grant => {
                type $record = Grant;
                let $variant = AnyRecord::Grant;
                $body
            }
            Noun::Office => {
                type $record = Office;
                let $variant = AnyRecord::Office;
                $body
            }
            Noun::Place => {
                type $record = Place;
                let $variant = AnyRecord::Place;
                $body
            }
            Noun::Token => {
                type $record = Token;
                let $variant = AnyRecord::Token;
                $body
            }
            Noun::Webhook => {
                type $record = Webhook;
                let $variant = AnyRecord::Webhook;
                $body
            }
        }
    };
}

impl AnyRecord {
    /// The record as it stands.
    pub(crate) async fn load(
        conn: &mut Conn,
        record: RecordRef,
    ) -> Result<Option<Self>, StoreError> {
        let id = args![record.id.to_string()];
        of_noun!(record.noun, R, wrap => {
            conn.one(R::ONE, id).await?.map(R::read).transpose().map(|found| found.map(wrap))
        })
    }

    /// The record's row as it lies in its table, look-up columns and all.
    pub(crate) async fn raw(
        conn: &mut Conn,
        record: RecordRef,
    ) -> Result<Option<Vec<Value>>, StoreError> {
        let id = args![record.id.to_string()];
        let row = of_noun!(record.noun, R, _wrap => conn.one(R::ONE, id).await?);
        Ok(row.map(Row::into_values))
    }

    /// Rows of one noun in the order of their ids, after one of them.
    pub(crate) async fn rows(
        conn: &mut Conn,
        noun: Noun,
        after: &str,
        most: i64,
    ) -> Result<Vec<Vec<Value>>, StoreError> {
        let rows = of_noun!(noun, R, _wrap => conn.all(R::PAGE, args![after, most]).await?);
        Ok(rows.into_iter().map(Row::into_values).collect())
    }

    /// The record after one more action.
    pub(crate) fn evolve(
        noun: Noun,
        current: Option<Self>,
        action: &Action,
        at: Happened,
    ) -> Result<Self, Faults> {
        match (noun, current) {
            (Noun::Account, Some(Self::Account(now))) => {
                Account::evolve(Some(now), action, at).map(Self::Account)
            }
            (Noun::Batch, Some(Self::Batch(now))) => {
                Batch::evolve(Some(now), action, at).map(Self::Batch)
            }
            (Noun::Document, Some(Self::Document(now))) => {
                Document::evolve(Some(now), action, at).map(Self::Document)
            }
            (Noun::Grant, Some(Self::Grant(now))) => {
                Grant::evolve(Some(now), action, at).map(Self::Grant)
            }
            (Noun::Office, Some(Self::Office(now))) => {
                Office::evolve(Some(now), action, at).map(Self::Office)
            }
            (Noun::Place, Some(Self::Place(now))) => {
                Place::evolve(Some(now), action, at).map(Self::Place)
            }
            (Noun::Token, Some(Self::Token(now))) => {
                Token::evolve(Some(now), action, at).map(Self::Token)
            }
            (Noun::Webhook, Some(Self::Webhook(now))) => {
                Webhook::evolve(Some(now), action, at).map(Self::Webhook)
            }
            (noun, _) => of_noun!(noun, R, wrap => R::evolve(None, action, at).map(wrap)),
        }
    }

    /// Those of several records that are there, in no order.
    pub(crate) async fn load_many(
        conn: &mut Conn,
        noun: Noun,
        records: &[RecordRef],
    ) -> Result<Vec<Self>, StoreError> {
        let ids = records.iter().map(|record| record.id.to_string().into());
        of_noun!(noun, R, wrap => {
            let rows = conn.of_many(R::THESE, ids.collect()).await?;
            rows.into_iter().map(|row| R::read(row).map(wrap)).collect()
        })
    }

    /// Writes rows of one noun: new ones, or over what was there.
    pub(crate) async fn write(
        conn: &mut Conn,
        noun: Noun,
        new: bool,
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        let around = of_noun!(noun, R, _wrap => if new { R::NEW } else { R::OVER });
        conn.insert_many(around, rows).await
    }

    /// Removes records that never were: what made them is undone.
    pub(crate) async fn remove(
        conn: &mut Conn,
        noun: Noun,
        records: &[RecordRef],
    ) -> Result<(), StoreError> {
        let ids = records.iter().map(|record| record.id.to_string().into());
        let around = of_noun!(noun, R, _wrap => R::GONE);
        conn.for_many(around, ids.collect()).await
    }

    /// The row as its table has it.
    pub(crate) fn row(&self) -> Result<Vec<Value>, StoreError> {
        each!(self, record => record.row())
    }

    /// What the policy needs to know of it.
    pub(crate) fn before(&self) -> Before {
        each!(self, record => record.before())
    }

    pub(crate) fn reference(&self) -> RecordRef {
        each!(self, record => record.reference())
    }

    pub(crate) fn version(&self) -> Version {
        each!(self, record => record.version())
    }

    pub(crate) fn fields(&self) -> Vec<Field> {
        each!(self, record => record.fields())
    }

    pub(crate) fn personal(&mut self) -> PersonalFields<'_> {
        each!(self, record => record.personal())
    }
}

/// JSON that was kept in a column and reads back as `T`.
fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).or(Err(StoreError::Corrupt("not the JSON that was kept")))
}
