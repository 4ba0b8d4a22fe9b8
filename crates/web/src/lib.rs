//! Pages: axum, sessions, and the public listener.
//!
//! A request to the desk goes through `watch` (its number, one line in the log),
//! `arrive` (who comes, in which language; failures become pages) and the
//! `gate` of its route (who is let in, which form is taken) to a handler of its
//! room, which works with a `Desk`. Every room lists its routes in one place,
//! each with what it asks; [`routes`] tells them all.

mod answer;
mod app;
mod arrive;
mod assets;
mod badge;
mod choices;
mod conflict;
mod cookies;
mod csrf;
mod desk;
mod faults;
mod fields;
mod flash;
mod form;
mod gate;
mod incoming;
mod local;
mod metrics;
mod names;
mod options;
mod paging;
mod pairs;
mod places;
mod resend;
mod route;
mod search;
mod serve;
mod shell;
mod visit;
mod watch;
mod why;

mod accounts;
mod api;
mod break_glass;
mod deliveries;
mod directory;
mod errors;
mod files;
mod find;
mod gallery;
mod grants;
mod health;
mod help;
mod history;
mod home;
mod imports;
mod inbox;
mod jobs;
mod log;
mod maps;
mod me;
mod offices;
mod roles;
mod settings;
mod sign_in;
mod tokens;
mod webhooks;

pub use api::{ApiRoute, api_routes, specification};
pub use app::{app, public_app, public_routes, routes};
pub use options::Options;
pub use route::{Ask, RouteInfo, Turned};
pub use serve::{Listeners, serve};
