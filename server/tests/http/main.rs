//! The real router on a port of its own, over a throw-away database, asked by a real client.

#![allow(clippy::unwrap_used, missing_docs)]

mod feedback;
mod figures;
mod files;
mod functions;
mod guard;
mod live;
mod mail;
mod nodes;
mod openapi;
mod periodic;
mod provinces;
mod resent;
mod session;
mod site;
mod sync;
mod test_app;
