//! Both halves of the sync protocol as state machines: message in, message out.
//!
//! No sockets, no storage, no clock, no randomness: the browser and the server hand those in, and so can a simulator.
//! [`protocol`] has the messages, [`client`] the device's half, [`server`] the half that decides.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod client;
pub mod outbox;
pub mod overlay;
pub mod protocol;
pub mod server;
