//! Both halves of the sync protocol as state machines: message in, message out.
//!
//! No sockets, no storage, no clock, no randomness: the browser and the server hand those in, and so can a simulator.
//! [`protocol`] has the messages, [`client`] the device's half, [`server`] the half that decides. [`tab`] is what a browser
//! tab does with the device's half, and [`store`] what it asks of whoever keeps things; [`papers`] keeps them on a [`shelf`], and
//! what outgrows that goes to a [`depot`]. [`files`] go with evidence, and [`unsent`] is work on its way by hand, as a file.
//! [`turn`] says which tab speaks, and [`jitter`] keeps many devices from speaking at once.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod client;
pub mod depot;
pub mod files;
pub mod jitter;
pub mod outbox;
pub mod overlay;
pub mod papers;
pub mod protocol;
pub mod server;
pub mod shelf;
pub mod store;
pub mod tab;
pub mod turn;
pub mod unsent;
