//! Chasing: the lists, what came of reminders, how high up they go. One plan of a few cards, told in the office's words.
#![allow(clippy::unwrap_used, missing_docs)]

mod answers;
mod lists;
mod province;
