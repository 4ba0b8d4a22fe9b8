//! One action of every kind. Everybody in them is invented.

use passerelle_model::account::{
    AccountAction, AccountDetails, AmendAccount, EnrolSecondFactor, EraseAccount, HandOver,
    Invitation, RegisterAccount, ReinstateAccount, ResetAccount, SetPassword, SuspendAccount,
    UseRecoveryCode,
};
use passerelle_model::batch::{BatchAction, BatchChunk, BeginBatch};
use passerelle_model::document::{AttachDocument, DocumentAction, RemoveDocument};
use passerelle_model::grant::{BreakGlass, EndGrant, GiveGrant, GrantAction, Review, ReviewGrant};
use passerelle_model::office::{
    AmendOffice, CloseOffice, DatedName, OfficeAction, OfficeDetails, OfficeKind, OpenOffice,
    RenameOffice, ReopenOffice, SetFocalPoint,
};
use passerelle_model::policy::{DataClass, Role};
use passerelle_model::text::{CountryCode, LanguageCode, ProgrammeCode, ShortText};
use passerelle_model::{
    AccountId, Action, BatchId, DocumentId, Envelope, GrantId, Instant, OfficeId, Personal,
};
use uuid::Uuid;

const DAY: jiff::civil::Date = jiff::civil::date(2026, 3, 9);

fn id<T: From<Uuid>>(n: u128) -> T {
    Uuid::from_u128(0x0193_8f5e_7c00_7000_8000_0000_0000_0000 + n).into()
}

fn account() -> AccountId {
    id(1)
}

fn office() -> OfficeId {
    id(2)
}

fn grant() -> GrantId {
    id(3)
}

fn document() -> DocumentId {
    id(4)
}

fn batch() -> BatchId {
    id(5)
}

fn at(hour: u8) -> Instant {
    format!("2026-03-09T{hour:02}:30:00.000001Z")
        .parse()
        .unwrap()
}

fn line(text: &str) -> ShortText {
    ShortText::parse(text).unwrap()
}

/// A value as it lies in the log: sealed.
fn sealed(byte: u8) -> Personal<String> {
    Personal::sealed(Envelope::from_bytes(vec![byte; 48]))
}

fn invitation() -> Invitation {
    Invitation {
        hash: "ab".repeat(32),
        until: at(9),
    }
}

fn account_details() -> AccountDetails {
    AccountDetails {
        office: office(),
        name: sealed(1),
        email: sealed(2),
        language: LanguageCode::parse("fr").unwrap(),
    }
}

fn office_details() -> OfficeDetails {
    OfficeDetails {
        kind: OfficeKind::RegionalOffice,
        parent: Some(id(20)),
        countries: CountryCode::parse_list("BE LU").unwrap(),
        address: Some("Example street 1\n1000 Brussels".to_owned()),
        phone: Some(line("+32 2 555 01 00")),
        email: Some(line("office@example.org")),
        web: Some(line("https://example.org/office")),
        languages: LanguageCode::parse_list("fr nl en").unwrap(),
        listed: true,
    }
}

fn named(name: &str) -> DatedName {
    DatedName {
        name: line(name),
        from: DAY,
    }
}

/// One action of every kind.
pub(crate) fn all() -> Vec<Action> {
    let accounts = account_actions().into_iter().map(Action::Account);
    let batches = batch_actions().into_iter().map(Action::Batch);
    let documents = document_actions().into_iter().map(Action::Document);
    let grants = grant_actions().into_iter().map(Action::Grant);
    let offices = office_actions().into_iter().map(Action::Office);
    accounts
        .chain(batches)
        .chain(documents)
        .chain(grants)
        .chain(offices)
        .collect()
}

fn account_actions() -> Vec<AccountAction> {
    let account = account();
    vec![
        AccountAction::Register(RegisterAccount {
            account,
            details: account_details(),
            invitation: invitation(),
        }),
        AccountAction::Amend(AmendAccount {
            account,
            details: account_details(),
        }),
        AccountAction::Reset(ResetAccount {
            account,
            invitation: invitation(),
            clear_second_factor: true,
            reason: sealed(3),
        }),
        AccountAction::SetPassword(SetPassword {
            account,
            hash: sealed(4),
        }),
        AccountAction::EnrolSecondFactor(EnrolSecondFactor {
            account,
            secret: sealed(5),
            recovery: vec!["cd".repeat(32), "ef".repeat(32)],
        }),
        AccountAction::UseRecoveryCode(UseRecoveryCode {
            account,
            hash: "cd".repeat(32),
        }),
        AccountAction::Suspend(SuspendAccount {
            account,
            reason: sealed(6),
        }),
        AccountAction::Reinstate(ReinstateAccount { account }),
        AccountAction::HandOver(HandOver {
            account,
            to: id(11),
            last_day: DAY,
        }),
        AccountAction::Erase(EraseAccount { account }),
    ]
}

fn batch_actions() -> Vec<BatchAction> {
    let file = "12".repeat(32);
    vec![
        BatchAction::Begin(BeginBatch {
            batch: batch(),
            file: file.clone(),
            mapping: line("offices 1"),
            rows: 700,
        }),
        BatchAction::Chunk(BatchChunk {
            batch: batch(),
            file,
            first: 1,
            last: 500,
        }),
    ]
}

fn document_actions() -> Vec<DocumentAction> {
    let document = document();
    vec![
        DocumentAction::Attach(AttachDocument {
            document,
            record: office().into(),
            subject: account().into(),
            name: sealed(7),
            media_type: line("application/pdf"),
            size: 12_345,
            address: "34".repeat(32),
        }),
        DocumentAction::Remove(RemoveDocument { document }),
    ]
}

fn grant_actions() -> Vec<GrantAction> {
    let grant = grant();
    vec![
        GrantAction::Give(GiveGrant {
            grant,
            account: account(),
            role: Role::Caseworker,
            office: office(),
            programme: ProgrammeCode::parse("avrr").ok(),
            from: at(8),
            to: Some(at(18)),
        }),
        GrantAction::End(EndGrant { grant, at: at(12) }),
        GrantAction::BreakGlass(BreakGlass {
            grant,
            account: account(),
            role: Role::Caseworker,
            office: office(),
            class: DataClass::Health,
            reason: sealed(8),
            from: at(8),
            to: at(10),
        }),
        GrantAction::Review(ReviewGrant {
            grant,
            finding: Review::NotJustified,
        }),
    ]
}

fn office_actions() -> Vec<OfficeAction> {
    let office = office();
    vec![
        OfficeAction::Open(OpenOffice {
            office,
            details: office_details(),
            name: named("Brussels"),
        }),
        OfficeAction::Amend(AmendOffice {
            office,
            details: office_details(),
        }),
        OfficeAction::Rename(RenameOffice {
            office,
            name: named("Brussels regional office"),
        }),
        OfficeAction::Close(CloseOffice {
            office,
            to: DAY,
            successor: Some(id(21)),
        }),
        OfficeAction::Reopen(ReopenOffice { office }),
        OfficeAction::SetFocalPoint(SetFocalPoint {
            office,
            account: Some(account()),
        }),
    ]
}
