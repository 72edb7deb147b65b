//! A depot in memory, which says by its shape what every other must do.

use super::{Brought, Errand, Outcome};
use std::collections::BTreeMap;

/// A depot in memory. What it holds is gone with it.
#[derive(Clone, Debug, Default)]
pub struct MemoryDepot {
    texts: BTreeMap<String, String>,
}

impl MemoryDepot {
    /// Goes on an errand.
    ///
    /// # Errors
    /// Never: memory takes everything.
    pub fn run(&mut self, errand: &Errand) -> Outcome {
        match errand {
            Errand::Change(change) => {
                if change.guard.as_ref().is_some_and(|(key, stands)| self.texts.get(key) != stands.as_ref()) {
                    return Ok(Brought::Overtaken);
                }
                self.texts.retain(|key, _| !change.clear.iter().any(|prefix| key.starts_with(prefix)));
                self.texts.extend(change.put.iter().cloned());
                Ok(Brought::Changed)
            }
            Errand::Bring(bring) => {
                let under = self.texts.range(bring.under.clone()..).take_while(|(key, _)| key.starts_with(&bring.under));
                let texts = under.filter(|(key, _)| **key > bring.after).take(bring.texts_max);
                let head = bring.head.as_ref().and_then(|key| self.texts.get(key).cloned());
                Ok(Brought::Texts { head, texts: texts.map(|(key, text)| (key.clone(), text.clone())).collect() })
            }
        }
    }

    /// How many texts lie there.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether nothing lies there.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
