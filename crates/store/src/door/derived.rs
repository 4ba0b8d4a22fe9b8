//! What is derived from records so that they can be looked up: keyed hashes.

use std::collections::BTreeSet;

use passerelle_model::account::{AccountAction, AccountDetails};
use passerelle_model::{AccountId, Action, RecordRef};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::db::{Conn, Value, args};
use crate::error::StoreError;
use crate::keys::Keys;

/// Prefixes of a word that are looked up, in characters.
const PREFIX: std::ops::RangeInclusive<usize> = 2..=8;
/// Rows of one `INSERT` of terms.
const ROWS: usize = 16;

/// A text as it is compared: lower case, compatibility forms unified, marks
/// left out, so that `Élodie` and `elodie` are one.
pub(crate) fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The hash by which an account is found when somebody signs in.
pub(crate) fn sign_in_name(keys: &Keys, email: &str) -> Vec<u8> {
    keys.unique("sign-in", email.trim().to_lowercase().as_bytes())
}

/// The words of a text as they are compared. It is folded first: a mark that
/// stands apart from its letter would cut a word in two.
fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The hashes by which a word that is typed finds what begins with it.
pub(crate) fn search_terms(keys: &Keys, text: &str) -> BTreeSet<Vec<u8>> {
    words(text)
        .iter()
        .flat_map(|word| prefixes(keys, word))
        .collect()
}

/// The terms of words that are typed: of each as much as is looked up. A word
/// that is too short to be looked up has none.
pub(crate) fn typed_terms(keys: &Keys, text: &str) -> Vec<Vec<u8>> {
    words(text)
        .iter()
        .filter(|word| word.chars().count() >= *PREFIX.start())
        .map(|word| word.chars().take(*PREFIX.end()).collect::<String>())
        .map(|typed| keys.term("prefix", &typed))
        .collect()
}

fn prefixes(keys: &Keys, word: &str) -> Vec<Vec<u8>> {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.enumerate()
        .filter(|(n, _)| PREFIX.contains(&(n + 1)))
        .map(|(_, end)| keys.term("prefix", &word[..end]))
        .collect()
}

/// Keeps the look-ups in step with an action that was just written.
pub(super) async fn keep(conn: &mut Conn, keys: &Keys, action: &Action) -> Result<(), StoreError> {
    let Action::Account(action) = action else {
        return Ok(());
    };
    match action {
        AccountAction::Register(a) => of_account(conn, keys, a.account, &a.details).await,
        AccountAction::Amend(a) => of_account(conn, keys, a.account, &a.details).await,
        AccountAction::Erase(a) => {
            conn.execute(
                "DELETE FROM sign_in_name WHERE account = $1",
                args![a.account],
            )
            .await?;
            forget(conn, a.account.into()).await
        }
        _ => Ok(()),
    }
}

/// Writes the look-ups of an account whose name and address are open.
pub(crate) async fn of_account(
    conn: &mut Conn,
    keys: &Keys,
    account: AccountId,
    details: &AccountDetails,
) -> Result<(), StoreError> {
    let (Some(name), Some(email)) = (details.name.value(), details.email.value()) else {
        return Ok(());
    };
    conn.execute(
        "INSERT INTO sign_in_name (name, account) VALUES ($1, $2)
         ON CONFLICT (account) DO UPDATE SET name = excluded.name",
        args![sign_in_name(keys, email), account],
    )
    .await?;
    forget(conn, account.into()).await?;
    let mut terms = search_terms(keys, name);
    terms.extend(search_terms(keys, email));
    write(conn, account.into(), &terms).await
}

async fn forget(conn: &mut Conn, record: RecordRef) -> Result<(), StoreError> {
    conn.execute("DELETE FROM search_term WHERE record = $1", args![record])
        .await
        .map(drop)
}

/// Sixteen rows at a time in one text; the last group repeats its last term.
async fn write(
    conn: &mut Conn,
    record: RecordRef,
    terms: &BTreeSet<Vec<u8>>,
) -> Result<(), StoreError> {
    let terms: Vec<_> = terms.iter().collect();
    for group in terms.chunks(ROWS) {
        let padded = (0..ROWS).filter_map(|n| group.get(n).or(group.last()));
        let mut values = vec![Value::from(record)];
        values.extend(padded.map(|term| Value::from(term.as_slice())));
        conn.execute(
            "INSERT INTO search_term (record, term) VALUES
             ($1, $2), ($1, $3), ($1, $4), ($1, $5), ($1, $6), ($1, $7), ($1, $8), ($1, $9),
             ($1, $10), ($1, $11), ($1, $12), ($1, $13), ($1, $14), ($1, $15), ($1, $16), ($1, $17)
             ON CONFLICT DO NOTHING",
            values,
        )
        .await?;
    }
    Ok(())
}
