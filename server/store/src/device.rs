//! Devices: when each last spoke to the server, and how much it still holds back.

use crate::{Store, StoreError};
use parboard_domain::{
    id::{DeviceId, PersonId, ProvinceId},
    measure::Moment,
};

/// One device of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The device.
    pub device: DeviceId,
    /// Whose.
    pub person: PersonId,
    /// When it last spoke to the server, to the minute unless it brought something.
    pub seen_at: Moment,
    /// How many operations it said are still waiting there.
    pub waiting: i64,
}

impl Store {
    /// Every device of the province's people.
    pub async fn list_contacts(&self, province: ProvinceId) -> Result<Vec<Contact>, StoreError> {
        let _ = province;
        todo!()
    }
}
