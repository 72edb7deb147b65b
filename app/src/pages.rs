//! Screens, one file each.

pub mod administration;
pub mod attention;
pub mod board;
pub mod chasing;
pub mod help;
pub mod leadership;
pub mod looks;
pub mod many;
pub mod mine;
pub mod new_task;
pub mod periods;
pub mod round;
pub mod scores;
pub mod sign_in;
pub mod sync;
pub mod task;
