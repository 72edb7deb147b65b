//! A shelf in memory, which may be small.

use super::Shelf;
use crate::store::KeepError;
use std::collections::BTreeMap;

/// A shelf in memory. What it holds is gone with it.
#[derive(Clone, Debug)]
pub struct MemoryShelf {
    texts: BTreeMap<String, String>,
    bytes: usize,
    /// How many bytes of keys and texts it takes.
    pub bytes_max: usize,
}

impl Default for MemoryShelf {
    fn default() -> Self {
        Self { texts: BTreeMap::new(), bytes: 0, bytes_max: usize::MAX }
    }
}

impl MemoryShelf {
    /// How many bytes of keys and texts are on it.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

impl Shelf for MemoryShelf {
    fn is_allowed(&self) -> bool {
        true
    }

    fn get(&self, key: &str) -> Option<String> {
        self.texts.get(key).cloned()
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), KeepError> {
        let freed = self.texts.get(key).map_or(0, |old| key.len() + old.len());
        let bytes = self.bytes - freed + key.len() + text.len();
        // A shelf that is over-full already, because it was made smaller, still takes what makes it lighter.
        if bytes > self.bytes_max && bytes > self.bytes {
            return Err(KeepError::Full);
        }
        self.bytes = bytes;
        self.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn erase(&mut self, key: &str) {
        if let Some(old) = self.texts.remove(key) {
            self.bytes -= key.len() + old.len();
        }
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        self.texts.range(prefix.to_owned()..).map(|(key, _)| key).take_while(|key| key.starts_with(prefix)).cloned().collect()
    }
}
