//! The program as scripts see it: exit codes, and what goes to which stream.

#![allow(clippy::unwrap_used, missing_docs)]

mod accounts;
mod agencies;
mod carried;
mod documents;
mod kills;
mod papers;
mod program;
mod restored;
mod running;
mod secrets;
mod serving;
mod upkeep;
