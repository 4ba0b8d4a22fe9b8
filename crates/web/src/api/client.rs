//! The program that asks: what a handler works with.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use jiff::civil::Date;
use passerelle_model::policy::{Need, OfficePath, Place, Scope};
use passerelle_model::{
    Action, ActionId, Actor, Command, IdempotencyKey, OfficeId, Purpose, Version,
};
use passerelle_store::{Applied, OfficeTree, Reader, Refusal, Store, TokenHolder};

use crate::api::body::{Fields, Sent};
use crate::api::page::Asked;
use crate::api::problem::Problem;
use crate::api::{Api, ApiRoute, versions};

/// One request of a program. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Client(Arc<Inner>);

struct Inner {
    store: Store,
    today: Date,
    private_endpoints: bool,
    holder: TokenHolder,
    reader: Reader,
    purpose: Purpose,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    key: Option<IdempotencyKey>,
    sent: Option<Sent>,
}

impl Client {
    pub(super) fn new(
        api: &Api,
        route: &ApiRoute,
        holder: TokenHolder,
        request: &Request,
        sent: Option<Sent>,
    ) -> Result<Self, Problem> {
        let (store, actor) = (api.store.clone(), &holder.actor);
        let reader = match route.scope {
            Some(scope) => store.reader_for(actor, route.purpose, scope),
            None => store.reader(actor, route.purpose),
        };
        let zone = &api.options.time_zone;
        let today = zone.to_datetime(store.now().timestamp()).date();
        Ok(Self(Arc::new(Inner {
            today,
            private_endpoints: api.options.private_webhooks,
            reader,
            purpose: route.purpose,
            method: request.method().clone(),
            uri: request.uri().clone(),
            headers: request.headers().clone(),
            key: key(request.headers())?,
            sent,
            holder,
            store,
        })))
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    /// Reads, for the scope of the route, and notes what was seen.
    pub(crate) fn reader(&self) -> &Reader {
        &self.0.reader
    }

    /// Whose token it is.
    pub(crate) fn holder(&self) -> &TokenHolder {
        &self.0.holder
    }

    pub(crate) fn actor(&self) -> &Actor {
        &self.0.holder.actor
    }

    /// Today, where the agency is.
    pub(crate) fn today(&self) -> Date {
        self.0.today
    }

    /// Whether webhooks may lead into the house's own network.
    pub(crate) fn private_endpoints(&self) -> bool {
        self.0.private_endpoints
    }

    /// What stands after the `?`; none may be another than these.
    pub(crate) fn asked(&self, known: &[&'static str]) -> Result<Asked, Problem> {
        let query = self.0.uri.query().unwrap_or_default();
        Asked::read(self.0.uri.path(), query, known)
    }

    /// Refuses whatever stands after the `?`.
    pub(crate) fn asks_nothing(&self) -> Result<(), Problem> {
        self.asked(&[]).map(drop)
    }

    /// The fields of the body; none may be another than these.
    pub(crate) fn fields(&self, known: &[&'static str]) -> Result<Fields, Problem> {
        self.asks_nothing()?;
        let sent = self.0.sent.as_ref();
        sent.ok_or(Problem::Broken("a body on a route that takes none"))?
            .fields(known)
    }

    /// The version that a change was made for.
    pub(crate) fn expected(&self) -> Result<Version, Problem> {
        versions::expected(&self.0.headers)
    }

    /// Whether the program has that version already.
    pub(crate) fn has(&self, version: Version) -> bool {
        versions::has(&self.0.headers, version)
    }

    /// The tree of offices, if the token is limited to a part of it.
    pub(crate) async fn limited(&self) -> Result<Option<Arc<OfficeTree>>, Problem> {
        let limits = self.actor().limits.as_ref();
        Ok(match limits.and_then(|limits| limits.office.as_ref()) {
            Some(_) => Some(self.reader().offices().await?),
            None => None,
        })
    }

    /// Refuses an office that the token does not reach.
    pub(crate) async fn reaches(&self, office: OfficeId) -> Result<(), Problem> {
        match self.limited().await? {
            Some(tree) if !self.sees(&tree, office) => Err(Problem::Denied(
                passerelle_model::policy::Denial::OutOfScope,
            )),
            _ => Ok(()),
        }
    }

    /// Whether the token reaches an office of a tree.
    pub(crate) fn sees(&self, tree: &OfficeTree, office: OfficeId) -> bool {
        let path = tree.path(office).cloned();
        let place = Place::of(path.unwrap_or_else(|| OfficePath::top(office)));
        self.reader().why(Need::SignedIn, &place).is_ok()
    }

    /// An action of this request. The program's key goes with it, and all that it
    /// said: the same key with other words is another request.
    pub(crate) fn command(&self, expected: Option<Version>, action: Action) -> Command {
        let id = ActionId::new(self.store().ids());
        let mut command = Command::new(id, self.0.purpose, action);
        command.expected_version = expected;
        command.idempotency_key.clone_from(&self.0.key);
        if self.0.key.is_some() {
            command.said = Some(self.said());
        }
        command
    }

    fn said(&self) -> Vec<u8> {
        let head = format!("{} {}\n", self.0.method, self.0.uri.path());
        let mut said = head.into_bytes();
        let version = self.0.headers.get(axum::http::header::IF_MATCH);
        said.extend(version.map(HeaderValue::as_bytes).unwrap_or_default());
        said.push(b'\n');
        said.extend(self.0.sent.iter().flat_map(|sent| sent.bytes.iter()));
        said
    }

    /// Brings an action to the door.
    pub(crate) async fn apply(
        &self,
        expected: Option<Version>,
        action: Action,
    ) -> Result<Applied, Refusal> {
        let command = self.command(expected, action);
        self.store().apply(self.actor(), command).await
    }

    /// The scopes of the token.
    pub(crate) fn scopes(&self) -> &[Scope] {
        &self.holder().scopes
    }
}

/// The key by which a second try is known.
fn key(headers: &HeaderMap) -> Result<Option<IdempotencyKey>, Problem> {
    let mut values = headers.get_all("idempotency-key").iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    let text = value.to_str().ok().filter(|_| values.next().is_none());
    let key = text.and_then(IdempotencyKey::parse);
    key.map(Some).ok_or(Problem::BadKey)
}

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let client = parts.extensions.get::<Self>();
        client
            .cloned()
            .ok_or(Problem::Broken("a route without a gate"))
    }
}

/// The id in an address. What is no id names nothing.
pub(crate) struct Id<T>(pub(crate) T);

impl<T: std::str::FromStr, S: Send + Sync> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        type Path = axum::extract::Path<String>;
        let Ok(axum::extract::Path(text)) = Path::from_request_parts(parts, state).await else {
            return Err(Problem::NotFound);
        };
        text.parse().map(Self).or(Err(Problem::NotFound))
    }
}
