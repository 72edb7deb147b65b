//! Parts of "Cần xử lý": what was refused, and what was given up but can still be taken back.

pub mod anew;
pub mod dropped;
pub mod folded;
pub mod refused;
