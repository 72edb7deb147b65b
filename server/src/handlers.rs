//! What each address does, one file for each noun.

pub mod files;
pub mod functions;
pub mod health;
pub mod live;
pub mod session;
pub mod sync;
