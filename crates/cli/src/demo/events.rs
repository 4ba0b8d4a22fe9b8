//! What happened in the demo agency on its last day.

use passerelle_model::document::{AttachDocument, DocumentAction};
use passerelle_model::grant::{BreakGlass, GrantAction};
use passerelle_model::policy::{DataClass, Role};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, DocumentId, Faults, GrantId, Personal, Subject};

use super::world::World;
use crate::trouble::Trouble;

const OPENING_HOURS: &str = "\
Regional Office Brussels: opening hours (synthetic)

Monday to Thursday   09:00 to 12:30 and 13:30 to 17:00
Friday               09:00 to 12:30

This office is invented. Nobody answers at its telephone.
";

const EMERGENCY: &str = "\
A traveller was taken ill at the gate and could not speak; the doctor on the \
telephone asked about allergies. (This is synthetic, as is everybody in it.)";

/// How long the glass stays broken, in seconds: three hours.
const BROKEN: i64 = 3 * 60 * 60;

/// A document was filed and glass was broken; nobody has looked at it yet.
pub(super) async fn happen(world: &World<'_>) -> Result<(), Trouble> {
    file_document(world).await?;
    break_glass(world).await
}

/// The manager files the opening hours with their office.
async fn file_document(world: &World<'_>) -> Result<(), Trouble> {
    let office = world.office("brussels")?;
    let content = OPENING_HOURS.as_bytes().to_vec();
    let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
    // It is about no person: the office's own key seals it.
    let subject = Subject::from(office.uuid());
    let attach = AttachDocument {
        document: DocumentId::new(world.store.ids()),
        record: office.into(),
        subject,
        name: Personal::open("opening-hours.txt".to_owned()),
        media_type: ShortText::parse("text/plain").map_err(Faults::from)?,
        size,
        address: world.store.keep_file(office.into(), content).await?,
    };
    let manager = world.at_work("programme-manager", Role::ProgrammeManager, "brussels")?;
    let action = Action::Document(DocumentAction::Attach(attach));
    world.act(&manager, action).await?;
    Ok(())
}

/// A caseworker opens health data of another office, in an emergency.
async fn break_glass(world: &World<'_>) -> Result<(), Trouble> {
    let caseworker = world.at_work("caseworker", Role::Caseworker, "belgium")?;
    let now = world.store.now();
    let broken = BreakGlass {
        grant: GrantId::new(world.store.ids()),
        account: world.person("caseworker")?,
        role: Role::Caseworker,
        office: world.office("netherlands")?,
        class: DataClass::Health,
        reason: Personal::open(EMERGENCY.to_owned()),
        from: now,
        to: now.plus_seconds(BROKEN),
    };
    let action = Action::Grant(GrantAction::BreakGlass(broken));
    world.act(&caseworker, action).await?;
    Ok(())
}
