//! A shelf: texts under keys, as browsers offer it. Knows nothing of what the texts say.

mod memory;

pub use memory::MemoryShelf;

use crate::store::KeepError;

/// Texts under keys. One key is written whole or not at all; two keys are two writes.
pub trait Shelf {
    /// Whether anything can be kept at all.
    fn is_allowed(&self) -> bool;
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Puts a text under a key.
    ///
    /// # Errors
    /// When it cannot be kept; then what was there before still is.
    fn set(&mut self, key: &str, text: &str) -> Result<(), KeepError>;
    /// Takes a key away.
    fn erase(&mut self, key: &str);
    /// The keys that begin so.
    fn keys(&self, prefix: &str) -> Vec<String>;
}
