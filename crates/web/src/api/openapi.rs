//! The description of everything, in OpenAPI 3.1.
//!
//! Each handler says its parameters, body and good answer beside itself. What
//! all routes of a kind share (the token, the scopes, the problems) is added
//! here from the table of routes, so that no answer is left undeclared.

use std::sync::LazyLock;

use axum::http::Method;
use passerelle_model::policy::Scope;
use utoipa::OpenApi;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBody;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ContentBuilder, ObjectBuilder, Ref, RefOr, Required, Response, ResponseBuilder, Schema, Type,
};

use crate::api::problem::{CODES, ProblemBody};
use crate::api::{
    ApiRoute, accounts, api_routes, countries, grants, index, jobs, log, offices, places, token,
    webhooks,
};
use crate::route::Ask;

/// What stands around everything.
const DESCRIPTION: &str = "\
The records of an agency, for programs. A person makes a token at `/me/tokens`; \
a program sends it as `Authorization: Bearer pas_…`. It may do what that person \
may do at that moment, and of that only what the token's scopes name.\n\n\
Lists go by cursor: `limit` says how many, `next` of the answer (also in the \
header `Link`) goes back as `after`. A record's `ETag` is its version: a change \
sends it as `If-Match`, and is told both versions if the record has moved on. \
With an `Idempotency-Key` a request that is sent again acts once.\n\n\
What is not done is told as a problem of RFC 9457 with a `code` that stays; \
`/problems` words them all. Field names and codes stay within `v1`; fields are \
added.";

#[derive(OpenApi)]
#[openapi(
    info(title = "Passerelle", version = "1"),
    paths(
        index::index,
        index::description,
        token::show,
        offices::list,
        offices::open,
        offices::show,
        offices::replace,
        offices::amend,
        offices::rename,
        offices::close,
        offices::reopen,
        offices::focal_point,
        offices::past,
        accounts::list,
        accounts::show,
        accounts::past,
        grants::list,
        grants::show,
        grants::past,
        places::list,
        places::add,
        places::search,
        places::show,
        places::replace,
        places::amend,
        places::close,
        places::reopen,
        places::geometry,
        places::past,
        countries::list,
        countries::show,
        jobs::list,
        jobs::show,
        jobs::cancel,
        log::list,
        log::show,
        webhooks::list,
        webhooks::subscribe,
        webhooks::show,
        webhooks::amend,
        webhooks::end,
        webhooks::pause,
        webhooks::resume,
        webhooks::past,
    ),
    components(schemas(ProblemBody)),
    tags(
        (name = "index", description = "What is here"),
        (name = "token", description = "The token that came with the request"),
        (name = "offices", description = "The tree of offices"),
        (name = "accounts", description = "Who signs in"),
        (name = "grants", description = "Who holds which role where"),
        (name = "places", description = "The register of places"),
        (name = "countries", description = "Countries, embedded reference data"),
        (name = "jobs", description = "What the machine does besides answering"),
        (name = "log", description = "What was done"),
        (name = "webhooks", description = "Who is told what was done"),
    )
)]
struct Api;

static TEXT: LazyLock<String> = LazyLock::new(|| {
    specification()
        .to_pretty_json()
        .unwrap_or_else(|_| "{}".to_owned())
});

/// The description as it is sent.
pub(super) fn text() -> &'static str {
    &TEXT
}

/// The description of the API.
pub fn specification() -> utoipa::openapi::OpenApi {
    let mut whole = Api::openapi();
    whole.info.description = Some(DESCRIPTION.to_owned());
    whole.info.license = None;
    let bearer = Http::builder()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token that a person made at `/me/tokens`."))
        .build();
    let components = whole.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(bearer));
    for (name, status) in STATUSES {
        let answer = problem_answer(*status);
        components
            .responses
            .insert((*name).to_owned(), RefOr::T(answer));
    }
    for (name, schema) in &mut components.schemas {
        if name != "Problem" && name != "Fault" {
            say_all(schema);
        }
    }
    for route in api_routes() {
        let item = whole.paths.paths.get_mut(route.path);
        let operation = item.and_then(|item| match route.method {
            Method::GET => item.get.as_mut(),
            Method::POST => item.post.as_mut(),
            Method::PUT => item.put.as_mut(),
            Method::PATCH => item.patch.as_mut(),
            Method::DELETE => item.delete.as_mut(),
            _ => None,
        });
        if let Some(operation) = operation {
            complete(operation, &route);
        }
    }
    whole
}

/// Answers say every field, also where there is nothing in it. What is sent may
/// leave some out, and is known by taking no others.
fn say_all(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) if object.additional_properties.is_none() => {
            object.required = object.properties.keys().cloned().collect();
        }
        RefOr::T(Schema::AllOf(parts)) => parts.items.iter_mut().for_each(say_all),
        _ => {}
    }
}

/// The problems by status, as the answers of all operations name them.
const STATUSES: &[(&str, u16)] = &[
    ("BadRequest", 400),
    ("Unauthorized", 401),
    ("Forbidden", 403),
    ("NotFound", 404),
    ("MethodNotAllowed", 405),
    ("NotAcceptable", 406),
    ("PreconditionFailed", 412),
    ("ContentTooLarge", 413),
    ("UnsupportedMediaType", 415),
    ("UnprocessableContent", 422),
    ("PreconditionRequired", 428),
    ("TooManyRequests", 429),
    ("InternalServerError", 500),
    ("ServiceUnavailable", 503),
];

/// Adds what all routes of a kind share.
fn complete(operation: &mut Operation, route: &ApiRoute) {
    let id = format!(
        "{}_{}",
        route.room,
        operation.operation_id.as_deref().unwrap_or_default()
    );
    operation.operation_id = Some(id);
    let reads = route.method == Method::GET;
    let named = route.path.contains('{');
    let changes = !reads && named && has_versions(route);
    let mut statuses = vec![405, 406, 500, 503];
    if route.ask != Ask::Anyone {
        statuses.extend([400, 401, 403, 429]);
        let scopes = route.scope.map(Scope::code);
        let needed = SecurityRequirement::new("token", scopes);
        operation.security = Some(vec![needed]);
    }
    if named {
        statuses.push(404);
    }
    if !reads {
        statuses.extend([422]);
        let parameters = operation.parameters.get_or_insert_default();
        parameters.push(key_parameter());
    }
    if route.takes_body() {
        statuses.extend([413, 415]);
    }
    if let Some(body) = operation
        .request_body
        .as_mut()
        .filter(|body| says_nothing(body))
    {
        body.required = Some(Required::False);
    }
    if changes {
        statuses.extend([412, 428]);
        let parameters = operation.parameters.get_or_insert_default();
        parameters.push(version_parameter());
    }
    for status in statuses {
        if let Some((name, _)) = STATUSES.iter().find(|(_, known)| *known == status) {
            let answer = Ref::from_response_name(*name);
            let answers = &mut operation.responses.responses;
            answers.insert(status.to_string(), RefOr::Ref(answer));
        }
    }
    dress(operation, route);
}

/// Whether nothing need be sent: no body at all is as good as an empty object.
fn says_nothing(body: &RequestBody) -> bool {
    body.content.values().any(|content| {
        matches!(&content.schema, Some(RefOr::Ref(name)) if name.ref_location.ends_with("/Nothing"))
    })
}

/// Entries and jobs have none, and what was found is several.
fn has_versions(route: &ApiRoute) -> bool {
    !matches!(route.room, "log" | "jobs") && !route.path.ends_with("/search")
}

/// The headers of good answers, and the answer to what is known already.
fn dress(operation: &mut Operation, route: &ApiRoute) {
    let answers = &mut operation.responses.responses;
    let lists = answers.get("200").is_some_and(is_list);
    let is_one = route.scope.is_some() && !lists && has_versions(route);
    for status in ["200", "201"] {
        let Some(RefOr::T(answer)) = answers.get_mut(status) else {
            continue;
        };
        if is_one {
            let what = "The record's version, for `If-Match` and `If-None-Match`.";
            answer.headers.insert("ETag".to_owned(), header(what));
        }
        if lists {
            let what = "The address of the next page, with `rel=\"next\"`.";
            answer
                .headers
                .insert("Link".to_owned(), optional_header(what));
        }
        if status == "201" {
            let what = "The address of the new record.";
            answer.headers.insert("Location".to_owned(), header(what));
        }
    }
    if is_one && route.method == Method::GET {
        let answer = ResponseBuilder::new().description("The program has this version already");
        answers.insert("304".to_owned(), RefOr::T(answer.build()));
        let parameter = ParameterBuilder::new()
            .name("If-None-Match")
            .parameter_in(ParameterIn::Header)
            .required(Required::False)
            .description(Some("The version that the program has already."))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
            .build();
        operation.parameters.get_or_insert_default().push(parameter);
    }
}

fn is_list(answer: &RefOr<Response>) -> bool {
    let RefOr::T(answer) = answer else {
        return false;
    };
    answer.description.starts_with("A page of")
}

fn header(what: &str) -> utoipa::openapi::header::Header {
    let text = ObjectBuilder::new().schema_type(Type::String);
    HeaderBuilder::new()
        .schema(text)
        .description(Some(what))
        .build()
}

fn optional_header(what: &str) -> utoipa::openapi::header::Header {
    header(what)
}

fn version_schema() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some("^\"[1-9][0-9]{0,17}\"$"))
}

fn version_parameter() -> utoipa::openapi::path::Parameter {
    ParameterBuilder::new()
        .name("If-Match")
        .parameter_in(ParameterIn::Header)
        .required(Required::True)
        .description(Some(
            "The version that the change was made for, as the `ETag` says it.",
        ))
        .schema(Some(version_schema()))
        .example(Some("\"3\"".into()))
        .build()
}

fn key_parameter() -> utoipa::openapi::path::Parameter {
    let key = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(100))
        .pattern(Some("^[!-~]+$"));
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "A key of the program's own: a request that is sent again with it acts once.",
        ))
        .schema(Some(key))
        .build()
}

/// The answer of one status, with the codes that it may have.
fn problem_answer(status: u16) -> Response {
    let codes = CODES.iter().filter(|(_, known)| *known == status);
    let codes: Vec<String> = codes.map(|(code, _)| format!("`{code}`")).collect();
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Problem")))
        .build();
    let mut answer = ResponseBuilder::new()
        .description(format!("Nothing was done: {}", codes.join(", ")))
        .content("application/problem+json", content);
    let told = match status {
        401 => Some(("WWW-Authenticate", "How to show a token.")),
        405 => Some(("Allow", "The methods that the address takes.")),
        429 | 503 => Some(("Retry-After", "Seconds to wait.")),
        _ => None,
    };
    if let Some((name, what)) = told {
        answer = answer.header(name, header(what));
    }
    answer.build()
}

#[cfg(test)]
mod tests {
    use utoipa::openapi::HttpMethod;

    use super::*;

    fn method(method: &Method) -> Option<HttpMethod> {
        Some(match *method {
            Method::GET => HttpMethod::Get,
            Method::POST => HttpMethod::Post,
            Method::PUT => HttpMethod::Put,
            Method::PATCH => HttpMethod::Patch,
            Method::DELETE => HttpMethod::Delete,
            _ => return None,
        })
    }

    #[test]
    fn every_route_is_described_and_nothing_else_is() {
        let whole = specification();
        let mut described = 0;
        for route in api_routes() {
            if route.path.contains("{*") {
                continue;
            }
            let known = whole
                .paths
                .get_path_operation(route.path, method(&route.method).unwrap());
            assert!(known.is_some(), "{} {}", route.method, route.path);
            described += 1;
        }
        let operations = whole.paths.paths.values().map(|item| {
            [&item.get, &item.post, &item.put, &item.patch, &item.delete]
                .into_iter()
                .flatten()
                .count()
        });
        assert_eq!(operations.sum::<usize>(), described);
    }
}
