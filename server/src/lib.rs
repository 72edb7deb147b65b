//! The server: routes, sign-in, live news, the command line. It carries and keeps watch; `parboard-domain` decides and
//! `parboard-store` keeps.
//!
//! Reading order: [`routes`] shows every address, [`handlers`] what each does, [`signed_in`] how a request gets a person,
//! [`error`] what goes wrong and what people are told, [`command`] the command line.

#![cfg_attr(test, allow(clippy::unwrap_used))]
// Every route is described in one value, see [`openapi`].
#![recursion_limit = "256"]

pub mod app;
pub mod clock;
pub mod command;
pub mod document;
pub mod error;
pub mod guard;
pub mod guesses;
pub mod handlers;
pub mod mail;
pub mod message;
pub mod news;
pub mod openapi;
pub mod packing;
pub mod papers;
pub mod password;
pub mod play;
pub mod routes;
pub mod serve;
pub mod sessions;
pub mod sheets;
pub mod signed_in;
pub mod site;
pub mod synthetic;
pub mod table;
pub mod tally;
pub mod watch;
