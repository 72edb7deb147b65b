//! The outbox on a shelf: one key for each operation.

use super::Papers;
use crate::{
    outbox::Pending,
    shelf::Shelf,
    store::{KeepError, OutboxStore},
};
use parboard_domain::id::OpId;

impl<S: Shelf> Papers<S> {
    fn operation_key(&self, id: OpId) -> String {
        let mut key = self.key("outbox/");
        key.push_str(&id.to_string());
        key
    }
}

impl<S: Shelf> OutboxStore for Papers<S> {
    /// A damaged one is left where it is.
    fn load_outbox(&self) -> Vec<Pending> {
        self.shelf.keys(&self.key("outbox/")).iter().filter_map(|key| self.load(key)).collect()
    }

    fn load_operation(&self, id: OpId) -> Option<Pending> {
        self.load(&self.operation_key(id))
    }

    fn save_operation(&mut self, pending: &Pending) -> Result<(), KeepError> {
        self.save(&self.operation_key(pending.op.id), pending)
    }

    fn erase_operation(&mut self, id: OpId) {
        self.shelf.erase(&self.operation_key(id));
    }
}
