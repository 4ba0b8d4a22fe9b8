//! The JSON API, as a program meets it.

mod bodies;
mod gates;
mod lists;
mod offices;
mod pages;
mod specification;
mod webhooks;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use passerelle_model::policy::{Role, Scope};
use passerelle_model::text::ShortText;
use passerelle_model::token::TokenDetails;
use passerelle_model::{AccountId, OfficeId};
use passerelle_store::SessionState;
use passerelle_testkit::Agency;
use passerelle_web::{Options, app};
use serde_json::Value;
use tower::ServiceExt as _;

use crate::browser::Browser;
use crate::person::signed_in;

/// A program with a token.
#[derive(Clone)]
pub(crate) struct Program {
    app: Router,
    pub(crate) token: String,
}

/// What it is answered.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answered {
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// Fails unless it is this problem.
    #[track_caller]
    pub(crate) fn is(&self, status: u16, code: &str) {
        assert_eq!(self.status.as_u16(), status, "{:?}", self.body);
        assert_eq!(self.body["code"], code, "{:?}", self.body);
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(self.body["type"], format!("/problems/{code}"));
        assert_eq!(self.body["status"], status);
    }

    /// Fails unless it went well.
    #[track_caller]
    pub(crate) fn done(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{:?}", self.body);
        self.body
    }

    /// What is wrong, by field.
    pub(crate) fn faults(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let faults = self.body["faults"].as_array().unwrap().iter();
        faults
            .map(|fault| (text(&fault["field"]), text(&fault["code"])))
            .collect()
    }
}

impl Program {
    pub(crate) fn with(agency: &Agency, token: &str) -> Self {
        Self::under(agency, token, Options::default())
    }

    pub(crate) fn under(agency: &Agency, token: &str, options: Options) -> Self {
        Self {
            app: app(agency.store.clone(), options),
            token: token.to_owned(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answered {
        self.send(Method::GET, path, &[], "").await
    }

    /// Sends JSON.
    pub(crate) async fn json(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Answered {
        let kind = [("content-type", "application/json")];
        let headers = [&kind, headers].concat();
        self.send(method, path, &headers, &body.to_string()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answered {
        self.json(Method::POST, path, &[], body).await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answered {
        self.bytes(method, path, headers, body.as_bytes()).await
    }

    pub(crate) async fn bytes(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answered {
        let mut request = Request::builder().method(method).uri(path);
        if !self.token.is_empty() {
            let bearer = format!("Bearer {}", self.token);
            request = request.header(header::AUTHORIZATION, bearer);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_vec())).unwrap();
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Answered {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_slice(&body).unwrap_or(Value::Null),
        }
    }
}

/// Somebody of a role, and a token of theirs.
pub(crate) async fn token_of(
    agency: &Agency,
    (name, role): (&str, Role),
    office: OfficeId,
    scopes: &[Scope],
) -> (AccountId, String) {
    let (account, browser) = signed_in(agency, (name, role), office, Browser::at(agency)).await;
    (account, another(agency, &browser, scopes, None).await)
}

/// A token of somebody who is signed in.
pub(crate) async fn another(
    agency: &Agency,
    browser: &Browser,
    scopes: &[Scope],
    office: Option<OfficeId>,
) -> String {
    let cookie = browser.cookie("session").unwrap();
    let SessionState::Open(session) = agency.store.session(cookie).await.unwrap() else {
        panic!("not signed in");
    };
    let details = TokenDetails {
        name: ShortText::parse("A test").unwrap(),
        scopes: scopes.to_vec(),
        office,
        days: 30,
    };
    let issued = agency.store.issue_token(&session, None, details).await;
    issued.unwrap().1.unwrap()
}

/// An administrator's program that may do everything.
pub(crate) async fn everything(agency: &Agency, top: OfficeId) -> Program {
    let (_, token) = token_of(agency, ("ida", Role::Administrator), top, &Scope::ALL).await;
    Program::with(agency, &token)
}
