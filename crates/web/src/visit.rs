//! Who comes, how, and in which language: what is known before any handler.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::Response;
use jiff::civil::Date;
use passerelle_l10n::{Language, Words};
use passerelle_model::{Actor, Ids, Instant, Purpose};
use passerelle_store::{Session, SessionState, Stage, Store, StoreError};

use crate::answer::{Halt, see_other};
use crate::cookies::{Cookies, Jar};
use crate::desk::Desk;
use crate::flash::Flash;
use crate::options::Options;
use crate::route::RouteInfo;
use crate::watch::RequestId;
use crate::{csrf, local};

/// What all requests at the desk share.
pub(crate) struct App {
    pub(crate) store: Store,
    pub(crate) options: Options,
    pub(crate) routes: Vec<RouteInfo>,
}

/// The session that a request came with.
pub(crate) enum Came {
    /// Without one, or with one that was never ours.
    Without,
    /// With one that ended because nothing happened for a while.
    Idle,
    /// With one that had lasted long enough.
    TooOld,
    /// With one that is open.
    With(Arc<Session>),
}

/// One request at the desk. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Visit(Arc<Inner>);

pub(crate) struct Inner {
    app: Arc<App>,
    request: RequestId,
    words: Words,
    theme: &'static str,
    came: Came,
    address: IpAddr,
    /// Where the language switch leads back to: an address that can be read.
    here: String,
    /// The room of the page, which help has a chapter for.
    room: Option<&'static str>,
    wants_json: bool,
    csrf: Csrf,
    flash: Option<Flash>,
    flash_shown: AtomicBool,
}

impl Deref for Visit {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// The secret behind the tokens of a reader's forms.
struct Csrf {
    secret: String,
    /// Whether it still has to be given to the browser: it is of no session,
    /// and of no cookie yet.
    is_new: bool,
    shown: AtomicBool,
}

impl Csrf {
    /// The session's own, else the cookie's, else a new one.
    fn of(app: &App, came: &Came, cookie: Option<&str>) -> Self {
        let cookie = cookie.filter(|secret| csrf::is_secret(secret));
        let (secret, is_new) = match (came, cookie) {
            (Came::With(session), _) => (session.csrf.clone(), false),
            (_, Some(secret)) => (secret.to_owned(), false),
            (_, None) => (csrf::secret(&*app.store.ports().random), true),
        };
        Self {
            secret,
            is_new,
            shown: AtomicBool::new(false),
        }
    }
}

/// The appearances that a reader may choose.
pub(crate) const THEMES: [&str; 3] = ["auto", "light", "dark"];

impl Visit {
    /// Reads what a request brings. A store that fails leaves the visit
    /// without a session, and its error beside it.
    pub(crate) async fn of(app: &Arc<App>, request: &Parts) -> (Self, Option<StoreError>) {
        let jar = Jar::new(app.options.secure_cookies);
        let cookies = Cookies::read(&request.headers);
        let token = cookies.get(&jar.name("session"));
        let (came, failed) = match came_with(&app.store, token).await {
            Ok(came) => (came, None),
            Err(error) => (Came::Without, Some(error)),
        };
        let words = Words::of(language(&cookies, jar, &came, &request.headers));
        let flash = cookies.get(&jar.name("flash"));
        let visit = Inner {
            request: RequestId::of(&request.extensions),
            words,
            theme: theme(&cookies, jar),
            address: address(request, app.options.proxy),
            here: here(&app.routes, request),
            room: room(&app.routes, request),
            wants_json: wants_json(&request.headers),
            csrf: Csrf::of(app, &came, cookies.get(&jar.name("csrf"))),
            flash: flash.and_then(|text| Flash::from_cookie(text, words)),
            flash_shown: AtomicBool::new(false),
            came,
            app: Arc::clone(app),
        };
        (Self(Arc::new(visit)), failed)
    }

    /// The desk of whoever finished signing in.
    pub(crate) fn desk(&self, purpose: Purpose) -> Option<Desk> {
        let session = self.session()?;
        (session.stage == Stage::Complete).then(|| Desk::new(self.clone(), session, purpose))
    }
}

impl Inner {
    /// The store.
    pub(crate) fn store(&self) -> &Store {
        &self.app.store
    }

    /// The port of new ids.
    pub(crate) fn ids(&self) -> &dyn Ids {
        self.app.store.ids()
    }

    /// The present.
    pub(crate) fn now(&self) -> Instant {
        self.app.store.now()
    }

    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    pub(crate) fn options(&self) -> &Options {
        &self.app.options
    }

    /// The request's own id, which errors show and logs name.
    pub(crate) fn request(&self) -> RequestId {
        self.request
    }

    /// The words of the reader's language.
    pub(crate) fn words(&self) -> Words {
        self.words
    }

    pub(crate) fn theme(&self) -> &'static str {
        self.theme
    }

    /// The address that the connection comes from.
    pub(crate) fn address(&self) -> IpAddr {
        self.address
    }

    pub(crate) fn here(&self) -> &str {
        &self.here
    }

    /// The room that the address belongs to; none where nothing is.
    pub(crate) fn room(&self) -> Option<&'static str> {
        self.room
    }

    /// Whether a program asks and no person reads.
    pub(crate) fn wants_json(&self) -> bool {
        self.wants_json
    }

    /// The session that the request came with, open or ended.
    pub(crate) fn came(&self) -> &Came {
        &self.came
    }

    /// The open session, at whatever step.
    pub(crate) fn session(&self) -> Option<Arc<Session>> {
        match &self.came {
            Came::With(session) => Some(Arc::clone(session)),
            _ => None,
        }
    }

    /// Who acts and at which step they stand, for [`crate::Ask::admits`].
    pub(crate) fn who(&self) -> Option<(&Actor, Stage)> {
        match &self.came {
            Came::With(session) => Some((&session.actor, session.stage)),
            _ => None,
        }
    }

    /// The token for the forms of one page. Showing it is what sets the cookie
    /// behind it for whoever has no session.
    pub(crate) fn csrf_token(&self) -> String {
        self.csrf.shown.store(true, Ordering::Relaxed);
        csrf::masked(&self.csrf.secret, &*self.app.store.ports().random)
    }

    /// The same for another session.
    pub(crate) fn csrf_token_of(&self, session: &Session) -> String {
        csrf::masked(&session.csrf, &*self.app.store.ports().random)
    }

    /// Whether a form's token belongs to this reader.
    pub(crate) fn csrf_matches(&self, token: &str) -> bool {
        csrf::matches(token, &self.csrf.secret)
    }

    /// The message of the page before, which is said once.
    pub(crate) fn take_flash(&self) -> Option<&Flash> {
        self.flash_shown.store(true, Ordering::Relaxed);
        self.flash.as_ref()
    }

    /// A moment in the reader's words and the agency's zone.
    pub(crate) fn instant(&self, at: Instant) -> String {
        let zone = &self.options().time_zone;
        self.words.instant(at.timestamp(), zone)
    }

    /// How long ago, or how soon.
    pub(crate) fn relative(&self, at: Instant) -> String {
        let now = self.now();
        self.words.relative(at.timestamp(), now.timestamp())
    }

    /// A calendar day in the reader's words.
    pub(crate) fn date(&self, date: Date) -> String {
        self.words.date(date)
    }

    /// Today, where the agency is.
    pub(crate) fn today(&self) -> Date {
        self.day_of(self.now())
    }

    /// The calendar day of a moment, where the agency is.
    pub(crate) fn day_of(&self, at: Instant) -> Date {
        let zone = &self.options().time_zone;
        zone.to_datetime(at.timestamp()).date()
    }

    /// Sends the reader on with a message for the next page.
    pub(crate) fn done(&self, flash: &Flash, address: &str) -> Response {
        let mut response = see_other(address);
        let cookie = self.jar().set("flash", &flash.to_cookie());
        response.headers_mut().append(header::SET_COOKIE, cookie);
        response
    }

    pub(crate) fn jar(&self) -> Jar {
        Jar::new(self.app.options.secure_cookies)
    }

    /// Adds the cookies that follow from what was shown.
    pub(crate) fn leave(&self, response: &mut Response) {
        let headers = response.headers_mut();
        let jar = self.jar();
        if self.csrf.is_new && self.csrf.shown.load(Ordering::Relaxed) {
            headers.append(header::SET_COOKIE, jar.set("csrf", &self.csrf.secret));
        }
        if self.flash.is_some() && self.flash_shown.load(Ordering::Relaxed) {
            headers.append(header::SET_COOKIE, jar.drop("flash"));
        }
    }
}

async fn came_with(store: &Store, token: Option<&str>) -> Result<Came, StoreError> {
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        return Ok(Came::Without);
    };
    Ok(match store.session(token).await? {
        SessionState::Unknown => Came::Without,
        SessionState::Idle => Came::Idle,
        SessionState::TooOld => Came::TooOld,
        SessionState::Open(session) => Came::With(Arc::from(session)),
    })
}

/// What the reader chose, else their account's, else their browser's.
fn language(cookies: &Cookies, jar: Jar, came: &Came, headers: &HeaderMap) -> Language {
    let chosen = cookies.get(&jar.name("language"));
    let own = match came {
        Came::With(session) => Some(session.language.as_str()),
        _ => None,
    };
    [chosen, own]
        .into_iter()
        .flatten()
        .find_map(|code| code.parse().ok())
        .unwrap_or_else(|| accepted(headers))
}

/// The browser's language.
pub(crate) fn accepted(headers: &HeaderMap) -> Language {
    let header = headers.get(header::ACCEPT_LANGUAGE);
    let text = header.and_then(|value| value.to_str().ok());
    Language::negotiate(text.unwrap_or_default())
}

fn theme(cookies: &Cookies, jar: Jar) -> &'static str {
    let chosen = cookies.get(&jar.name("theme")).unwrap_or_default();
    let known = THEMES.into_iter().find(|theme| *theme == chosen);
    known.unwrap_or(THEMES[0])
}

/// Where somebody comes from. Behind the proxy it is the last address that the
/// proxy wrote down: those before it are whatever the visitor claims. A socket
/// for both kinds of address dresses the older kind as the newer: undressed, it
/// is the proxy that was named, and one visitor, not the whole older network.
fn address(request: &Parts, proxy: Option<IpAddr>) -> IpAddr {
    let from = request.extensions.get::<ConnectInfo<SocketAddr>>();
    let from = from.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |from| from.0.ip());
    let from = from.to_canonical();
    if proxy.map(|proxy| proxy.to_canonical()) != Some(from) {
        return from;
    }
    let told = request
        .headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back();
    let last = told.and_then(|value| value.to_str().ok()?.rsplit(',').next());
    let last = last.and_then(|address| address.trim().parse::<IpAddr>().ok());
    last.map_or(from, |address| address.to_canonical())
}

/// The present address if it can be read again; the answer to a form may stand
/// at an address that only takes forms.
fn here(routes: &[RouteInfo], request: &Parts) -> String {
    let path = request.extensions.get::<MatchedPath>();
    let readable = path.is_some_and(|path| {
        let mut known = routes.iter();
        known.any(|route| route.path == path.as_str() && route.method == Method::GET)
    });
    let here = request
        .uri
        .path_and_query()
        .map_or("/", |here| here.as_str());
    if readable && local::is_local(here) {
        here.to_owned()
    } else {
        "/".to_owned()
    }
}

fn room(routes: &[RouteInfo], request: &Parts) -> Option<&'static str> {
    let path = request.extensions.get::<MatchedPath>()?;
    let route = routes.iter().find(|route| route.path == path.as_str());
    route.map(|route| route.room)
}

pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    let accepts = |value: &HeaderValue, wanted| value.to_str().is_ok_and(|v| v.contains(wanted));
    headers.get(header::ACCEPT).is_some_and(|value| {
        (accepts(value, "application/json") || accepts(value, "application/problem+json"))
            && !accepts(value, "text/html")
    })
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Halt> {
        let visit = parts.extensions.get::<Self>();
        visit
            .cloned()
            .ok_or(Halt::Broken("a page of the desk on another listener"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes(from: impl Into<IpAddr>, told: &[&str]) -> Parts {
        let mut request = axum::http::Request::new(()).into_parts().0;
        let from = ConnectInfo(SocketAddr::new(from.into(), 4711));
        request.extensions.insert(from);
        for value in told {
            let value = value.parse().unwrap();
            request.headers.append("x-forwarded-for", value);
        }
        request
    }

    #[test]
    fn only_the_proxy_is_believed_and_only_its_own_word() {
        let proxy = Some(IpAddr::from([127, 0, 0, 1]));
        let claimed = ["198.51.100.9, 203.0.113.5"];
        let through = comes([127, 0, 0, 1], &claimed);
        assert_eq!(address(&through, proxy), IpAddr::from([203, 0, 113, 5]));
        assert_eq!(address(&through, None), IpAddr::from([127, 0, 0, 1]));
        let past_it = comes([192, 0, 2, 7], &claimed);
        assert_eq!(address(&past_it, proxy), IpAddr::from([192, 0, 2, 7]));
        for told in [&["nonsense"][..], &[], &["203.0.113.5", ""]] {
            let odd = comes([127, 0, 0, 1], told);
            assert_eq!(address(&odd, proxy), IpAddr::from([127, 0, 0, 1]));
        }
    }
    #[test]
    fn an_address_of_the_older_kind_is_itself_on_a_socket_for_both() {
        let dressed = |octets: [u8; 4]| Ipv4Addr::from(octets).to_ipv6_mapped();
        let proxy = Some(IpAddr::from([127, 0, 0, 1]));
        let direct = comes(dressed([192, 0, 2, 7]), &["203.0.113.5"]);
        assert_eq!(address(&direct, proxy), IpAddr::from([192, 0, 2, 7]));
        let through = comes(dressed([127, 0, 0, 1]), &["::ffff:203.0.113.5"]);
        assert_eq!(address(&through, proxy), IpAddr::from([203, 0, 113, 5]));
        let named = Some(IpAddr::from(dressed([127, 0, 0, 1])));
        let through = comes([127, 0, 0, 1], &["203.0.113.5"]);
        assert_eq!(address(&through, named), IpAddr::from([203, 0, 113, 5]));
    }
}
