//! Routes: what is served, what it asks of whoever comes, and why it is used.
//!
//! A [`Room`] is the only way into the router, and it takes no handler without
//! an [`Ask`] and a purpose: a route that forgot to say what it needs does not
//! compile. (`axum::Router::route` is a disallowed method everywhere else.)

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{Next, from_fn};
use axum::routing::{self, MethodRouter};
use passerelle_model::policy::{
    Access, DataClass, Decision, Denial, Duty, Need, Place, Scope, decide,
};
use passerelle_model::{Actor, Purpose};
use passerelle_store::Stage;

use crate::gate;

/// What a route asks of whoever comes.
///
/// Asked without a record, so a duty or an access counts wherever it is held;
/// the store asks again with the record's own office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Nothing: anyone may come.
    Anyone,
    /// A session, at whatever step of signing in.
    Session,
    /// A session that stands at one step of signing in.
    Stage(Stage),
    /// Someone who signed in, whatever their roles.
    SignedIn,
    /// A duty.
    Duty(Duty),
    /// One of several duties.
    OneOf(&'static [Duty]),
    /// Access to a class of data.
    Data(DataClass, Access),
}

/// Why someone is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// Nobody signed in.
    SignInFirst,
    /// They have not finished signing in.
    FinishFirst(Stage),
    /// They have finished that step of signing in.
    Finished,
    /// Their roles do not reach it.
    Denied(Denial),
}

impl Ask {
    /// Whether whoever comes is let in. `who` is the actor of the session and
    /// the step at which it stands.
    pub fn admits(self, who: Option<(&Actor, Stage)>) -> Result<(), Turned> {
        if self == Self::Anyone {
            return Ok(());
        }
        let (actor, stage) = who.ok_or(Turned::SignInFirst)?;
        match self {
            Self::Anyone | Self::Session => Ok(()),
            Self::Stage(asked) if asked == stage => Ok(()),
            Self::Stage(_) if stage == Stage::Complete => Err(Turned::Finished),
            _ if stage != Stage::Complete => Err(Turned::FinishFirst(stage)),
            Self::Stage(_) | Self::SignedIn => Ok(()),
            Self::Duty(_) | Self::OneOf(_) | Self::Data(..) => {
                self.held(actor, None).map_err(Turned::Denied)
            }
        }
    }

    /// Whether a program is let in by its token, for a scope; a route that names
    /// none takes any token.
    pub fn admits_program(self, actor: &Actor, scope: Option<Scope>) -> Result<(), Denial> {
        match (self, scope) {
            (Self::Anyone, _) | (Self::SignedIn, None) => Ok(()),
            // No step of signing in is a program's.
            (Self::Session | Self::Stage(_), _) => Err(Denial::OutOfScope),
            (asked, scope) => asked.held(actor, scope),
        }
    }

    fn held(self, actor: &Actor, scope: Option<Scope>) -> Result<(), Denial> {
        match self {
            Self::Duty(duty) => anywhere(actor, Need::Duty(duty), scope),
            Self::OneOf(duties) => first_held(actor, duties, scope),
            Self::Data(class, access) => anywhere(actor, Need::Data(class, access), scope),
            _ => anywhere(actor, Need::SignedIn, scope),
        }
    }
}

fn first_held(actor: &Actor, duties: &[Duty], scope: Option<Scope>) -> Result<(), Denial> {
    let mut denied = Denial::NoGrant;
    for duty in duties {
        match anywhere(actor, Need::Duty(*duty), scope) {
            Ok(()) => return Ok(()),
            Err(denial) => denied = denial,
        }
    }
    Err(denied)
}

/// Asks in no office in particular, once outside all programmes and once in
/// each programme to which a grant is limited.
fn anywhere(actor: &Actor, need: Need, scope: Option<Scope>) -> Result<(), Denial> {
    let at = |programme| -> Decision {
        let place = Place {
            programme,
            scope,
            ..Place::default()
        };
        decide(Some(actor), need, &place)
    };
    let Err(denial) = at(None) else {
        return Ok(());
    };
    let mut programmes = actor.grants.iter().filter_map(|g| g.programme.clone());
    if programmes.any(|programme| at(Some(programme)).is_ok()) {
        Ok(())
    } else {
        Err(denial)
    }
}

/// One route, as it is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteInfo {
    /// The room that it belongs to.
    pub room: &'static str,
    /// `GET` or `POST`; a `GET` route answers `HEAD`, too.
    pub method: Method,
    /// The pattern of its address: `/offices/{id}`.
    pub path: &'static str,
    /// What it asks.
    pub ask: Ask,
    /// Why data are used on it.
    pub purpose: Purpose,
    /// The largest form that it reads, in bytes, where it takes files.
    pub takes: Option<usize>,
    /// Whether it takes a file piece by piece, however large.
    pub streams: bool,
}

/// The routes of one noun. Its methods are the only way into the router.
pub(crate) struct Room {
    name: &'static str,
    routes: Vec<(RouteInfo, MethodRouter)>,
}

impl Room {
    /// A room without routes.
    pub(crate) const fn new(name: &'static str) -> Self {
        Self {
            name,
            routes: Vec::new(),
        }
    }

    /// Serves a page.
    #[must_use]
    pub(crate) fn get<H, T>(self, path: &'static str, ask: Ask, why: Purpose, serve: H) -> Self
    where
        H: Handler<T, ()>,
        T: 'static,
    {
        self.add((Method::GET, path), ask, why, None, routing::get(serve))
    }

    /// Takes a form.
    #[must_use]
    pub(crate) fn post<H, T>(self, path: &'static str, ask: Ask, why: Purpose, serve: H) -> Self
    where
        H: Handler<T, ()>,
        T: 'static,
    {
        self.add((Method::POST, path), ask, why, None, routing::post(serve))
    }

    /// Takes a form with files, of at most so many bytes in all.
    #[must_use]
    pub(crate) fn post_files<H, T>(
        self,
        path: &'static str,
        ask: Ask,
        why: Purpose,
        takes: usize,
        serve: H,
    ) -> Self
    where
        H: Handler<T, ()>,
        T: 'static,
    {
        let serve = routing::post(serve);
        self.add((Method::POST, path), ask, why, Some(takes), serve)
    }

    fn add(
        mut self,
        (method, path): (Method, &'static str),
        ask: Ask,
        purpose: Purpose,
        takes: Option<usize>,
        serve: MethodRouter,
    ) -> Self {
        let info = RouteInfo {
            room: self.name,
            method,
            path,
            ask,
            purpose,
            takes,
            streams: false,
        };
        self.routes.push((info, serve));
        self
    }

    /// Takes a form with a file that is too large to be held. The handler takes
    /// an [`Incoming`](crate::incoming::Incoming).
    #[must_use]
    pub(crate) fn post_stream<H, T>(
        self,
        path: &'static str,
        ask: Ask,
        why: Purpose,
        serve: H,
    ) -> Self
    where
        H: Handler<T, ()>,
        T: 'static,
    {
        let mut room = self.post(path, ask, why, serve);
        if let Some((info, _)) = room.routes.last_mut() {
            info.streams = true;
        }
        room
    }

    /// The routes as they are declared.
    pub(crate) fn infos(&self) -> impl Iterator<Item = RouteInfo> {
        self.routes.iter().map(|(info, _)| info.clone())
    }

    /// Adds the routes to a router, each behind its own gate.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place: every route that gets here said what it asks"
    )]
    pub(crate) fn open(self, router: Router) -> Router {
        self.routes
            .into_iter()
            .fold(router, |router, (info, serve)| {
                let path = info.path;
                let gated = serve.route_layer(from_fn(move |request: Request, next: Next| {
                    gate::keep(info.clone(), request, next)
                }));
                router.route(path, gated)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use passerelle_model::policy::{OfficePath, Role};
    use passerelle_model::text::ProgrammeCode;
    use passerelle_model::{AccountId, GrantId, HeldGrant, OfficeId, Who};

    fn holding(role: Role, programme: Option<&str>) -> Actor {
        let nil = uuid::Uuid::nil();
        let office = OfficeId::from(nil);
        Actor {
            who: Who::Account(AccountId::from(nil)),
            grants: vec![HeldGrant {
                id: GrantId::from(nil),
                role,
                office,
                path: OfficePath::top(office),
                programme: programme.map(|code| ProgrammeCode::parse(code).unwrap()),
                broken_for: None,
            }],
            assured: true,
            limits: None,
        }
    }

    #[test]
    fn a_duty_counts_wherever_it_is_held() {
        let ask = Ask::Duty(Duty::Offices);
        for programme in [None, Some("avrr")] {
            let actor = holding(Role::Administrator, programme);
            assert_eq!(ask.admits(Some((&actor, Stage::Complete))), Ok(()));
        }
        let other = holding(Role::Enumerator, None);
        let turned = ask.admits(Some((&other, Stage::Complete)));
        assert_eq!(turned, Err(Turned::Denied(Denial::NoGrant)));
        assert_eq!(ask.admits(None), Err(Turned::SignInFirst));
    }

    #[test]
    fn whoever_has_not_finished_signing_in_is_led_on() {
        let actor = holding(Role::Administrator, None);
        let at = |ask: Ask, stage| ask.admits(Some((&actor, stage)));
        let halfway = Stage::ShowSecondFactor;
        assert_eq!(
            at(Ask::SignedIn, halfway),
            Err(Turned::FinishFirst(halfway))
        );
        assert_eq!(at(Ask::Stage(halfway), halfway), Ok(()));
        assert_eq!(at(Ask::Session, halfway), Ok(()));
        assert_eq!(
            at(Ask::Stage(Stage::ChoosePassword), halfway),
            Err(Turned::FinishFirst(halfway))
        );
        assert_eq!(
            at(Ask::Stage(halfway), Stage::Complete),
            Err(Turned::Finished)
        );
    }
}
