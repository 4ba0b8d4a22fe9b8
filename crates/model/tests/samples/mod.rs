//! One action of every kind. Everybody in them is invented.

use std::collections::{BTreeMap, BTreeSet};

use passerelle_model::account::{
    AccountAction, AccountDetails, AmendAccount, EnrolSecondFactor, EraseAccount, HandOver,
    Invitation, RegisterAccount, ReinstateAccount, RenewCalendar, ResetAccount, SetPassword,
    SetPreferences, SuspendAccount, UseRecoveryCode,
};
use passerelle_model::batch::{BatchAction, BatchChunk, BeginBatch, TakeBatchBack};
use passerelle_model::document::{AttachDocument, DocumentAction, RemoveDocument};
use passerelle_model::grant::{BreakGlass, EndGrant, GiveGrant, GrantAction, Review, ReviewGrant};
use passerelle_model::message::{
    Channel, Digest, MessageKind, Preferences, Quiet, Weekday, ZoneName,
};
use passerelle_model::office::{
    AmendOffice, CloseOffice, DatedName, OfficeAction, OfficeDetails, OfficeKind, OpenOffice,
    RenameOffice, ReopenOffice, SetFocalPoint,
};
use passerelle_model::place::{
    AddPlace, AmendPlace, ClosePlace, Geometry, NameLanguage, PCode, PlaceAction, PlaceDetails,
    PlaceKind, PlaceName, Position, ReopenPlace, SetGeometry,
};
use passerelle_model::policy::{DataClass, Role, Scope};
use passerelle_model::text::{CountryCode, LanguageCode, ProgrammeCode, ShortText};
use passerelle_model::token::{IssueToken, RevokeToken, TokenAction};
use passerelle_model::webhook::{
    AmendWebhook, EndWebhook, EventPattern, PauseWebhook, ResumeWebhook, SubscribeWebhook,
    WebhookAction, WebhookDetails,
};
use passerelle_model::{
    AccountId, Action, BatchId, DocumentId, Envelope, GrantId, Instant, OfficeId, Personal,
    TokenId, WebhookId,
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
    let places = place_actions().into_iter().map(Action::Place);
    let tokens = token_actions().into_iter().map(Action::Token);
    let webhooks = webhook_actions().into_iter().map(Action::Webhook);
    accounts
        .chain(batches)
        .chain(documents)
        .chain(grants)
        .chain(offices)
        .chain(places)
        .chain(tokens)
        .chain(webhooks)
        .collect()
}

fn preferences() -> Preferences {
    let ways = BTreeSet::from([Channel::Email, Channel::Sms]);
    Preferences {
        ways: BTreeMap::from([(MessageKind::GrantGiven, ways)]),
        language: Some(LanguageCode::parse("fr").unwrap()),
        time_zone: Some(ZoneName::parse("Africa/Dakar").unwrap()),
        quiet: Some(Quiet {
            from: jiff::civil::time(22, 0, 0, 0),
            to: jiff::civil::time(7, 30, 0, 0),
        }),
        digest: Digest::Weekly {
            day: Weekday::Monday,
            hour: 8,
        },
        phone: Some(sealed(6)),
    }
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
        AccountAction::SetPreferences(SetPreferences {
            account,
            preferences: preferences(),
        }),
        AccountAction::RenewCalendar(RenewCalendar {
            account,
            hash: Some("ab".repeat(32)),
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
            file: file.clone(),
            first: 1,
            last: 500,
        }),
        BatchAction::TakeBack(TakeBatchBack { batch: batch() }),
        BatchAction::Undo(BatchChunk {
            batch: batch(),
            file,
            first: 301,
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

fn token_actions() -> Vec<TokenAction> {
    let token: TokenId = id(6);
    vec![
        TokenAction::Issue(IssueToken {
            token,
            account: account(),
            name: sealed(9),
            scopes: vec![Scope::OfficesRead, Scope::LogRead],
            office: Some(office()),
            hash: "ab".repeat(16),
            factor: true,
            until: at(20),
        }),
        TokenAction::Revoke(RevokeToken { token }),
    ]
}

fn webhook_details() -> WebhookDetails {
    WebhookDetails {
        name: line("Directory of the region"),
        url: line("https://example.org/in"),
        kinds: EventPattern::parse_all(["office.*", "account.suspend"]).unwrap(),
    }
}

fn webhook_actions() -> Vec<WebhookAction> {
    let webhook: WebhookId = id(7);
    vec![
        WebhookAction::Subscribe(SubscribeWebhook {
            webhook,
            office: office(),
            details: webhook_details(),
            secret: sealed(10),
        }),
        WebhookAction::Amend(AmendWebhook {
            webhook,
            details: webhook_details(),
        }),
        WebhookAction::Pause(PauseWebhook {
            webhook,
            failing: true,
        }),
        WebhookAction::Resume(ResumeWebhook { webhook }),
        WebhookAction::End(EndWebhook { webhook }),
    ]
}

fn place_details() -> PlaceDetails {
    PlaceDetails {
        parent: Some(id(60)),
        code: PCode::parse("XX0101").ok(),
        names: vec![
            PlaceName {
                name: line("Old Bridge"),
                language: NameLanguage::parse("en").ok(),
            },
            PlaceName {
                name: line("الجسر القديم"),
                language: NameLanguage::parse("ar").ok(),
            },
        ],
        aliases: vec![line("Oldbridge")],
        from: Some(DAY),
        position: Position::of(20.25, -4.5),
    }
}

fn place_actions() -> Vec<PlaceAction> {
    let place = id(6);
    let square = r#"{"type": "Polygon", "coordinates": [[[20, -5], [21, -5], [21, -4], [20, -4], [20, -5]]]}"#;
    let geometry = Geometry::from_geojson(square).ok();
    vec![
        PlaceAction::Add(AddPlace {
            place,
            country: CountryCode::parse("BE").unwrap(),
            kind: PlaceKind::Admin2,
            details: place_details(),
            to: None,
            geometry: geometry.clone(),
        }),
        PlaceAction::Amend(AmendPlace {
            place,
            details: place_details(),
        }),
        PlaceAction::SetGeometry(SetGeometry { place, geometry }),
        PlaceAction::Close(ClosePlace {
            place,
            to: DAY,
            successors: vec![id(61), id(62)],
        }),
        PlaceAction::Reopen(ReopenPlace { place }),
    ]
}
