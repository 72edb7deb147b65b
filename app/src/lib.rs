//! The screens, their state, and the browser adapters.
//!
//! `browser` talks to the browser, `state` holds what the screens show and turns wishes into operations, `components` and
//! `pages` draw, `online` has the server functions, `words` every text that people read. No decisions are made here: what a
//! move means, who may make it and what happens to it are in `parboard-domain` and `parboard-sync`.

#[cfg(feature = "csr")]
mod browser;
#[cfg(feature = "csr")]
mod components;
pub mod online;
#[cfg(feature = "csr")]
mod pages;
#[cfg(feature = "csr")]
mod root;
#[cfg(feature = "csr")]
mod state;
#[cfg(feature = "csr")]
mod words;

#[cfg(feature = "csr")]
pub use root::{mount, open};

/// Where this device keeps things, for whoever tries what it promises (`frontend/examples/promises.rs`).
#[cfg(feature = "csr")]
pub mod keeping {
    pub use crate::browser::{depot::run, keep::LocalShelf};
}
