//! Devices: when each last spoke to the server, and how much it still holds back.

use crate::{
    Store, StoreError,
    cells::{Bound, Cells},
    sql,
};
use parboard_domain::{
    id::{DeviceId, PersonId, ProvinceId},
    measure::Moment,
};
use sqlx::AnyConnection;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

const SAVE: &str = "insert into device (id, person_id, seen_at, waiting) values ($1, $2, $3, $4)
    on conflict (id, person_id) do update set seen_at = excluded.seen_at, waiting = excluded.waiting";
const LIST: &str = "select d.id, d.person_id, d.seen_at, d.waiting from device d join person p on p.id = d.person_id
    where p.province_id = $1 order by d.seen_at desc, d.id";

const FORGET: &str = "delete from device where seen_at < $1";

/// How long a device may keep asking for news before its presence is written down again.
const NOTED_EVERY_MS: i64 = 60_000;

/// One device of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The device.
    pub device: DeviceId,
    /// Whose.
    pub person: PersonId,
    /// When it last spoke to the server, to the minute.
    pub seen_at: Moment,
    /// How many operations it said are still waiting there.
    pub waiting: i64,
}

impl Store {
    /// Every device of the province's people, the latest first: for a screen, still to come, that shows who holds work back.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; `Damaged` when the row of a device cannot be read.
    pub async fn list_contacts(&self, province: ProvinceId) -> Result<Vec<Contact>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let mut bound = Bound::default();
        bound.shown(province);
        let rows = sql::select(&mut snapshot, LIST, bound).await?;
        rows.iter().map(|row| read(&mut Cells::of(row))).collect()
    }

    /// Forgets devices that have said nothing since; how many. One that speaks after all is known again at once: what it
    /// holds is its own and in the log, this is only when it spoke last.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer: all of them are still known then.
    pub async fn forget_devices(&self, since: Moment) -> Result<u64, StoreError> {
        let mut transaction = self.write().await?;
        let mut bound = Bound::default();
        bound.int(since.0);
        let forgotten = sql::execute(&mut transaction, FORGET, bound).await?;
        transaction.commit().await?;
        self.contacts.forget(since);
        Ok(forgotten)
    }
}

pub(crate) async fn save_contact(connection: &mut AnyConnection, contact: &Contact) -> Result<(), StoreError> {
    let mut bound = Bound::default();
    bound.shown(contact.device).shown(contact.person).int(contact.seen_at.0).int(contact.waiting);
    sql::execute(connection, SAVE, bound).await?;
    Ok(())
}

fn read(cells: &mut Cells<'_>) -> Result<Contact, StoreError> {
    Ok(Contact { device: cells.parsed()?, person: cells.parsed()?, seen_at: Moment(cells.next()?), waiting: cells.next()? })
}

/// What was last written of each device, so that asking for news does not cost a write each time.
#[derive(Debug, Default)]
pub(crate) struct LastWritten(Mutex<HashMap<(DeviceId, PersonId), Contact>>);

impl LastWritten {
    /// Whether this is worth writing down.
    pub fn is_news(&self, contact: &Contact) -> bool {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(&(contact.device, contact.person))
            .is_none_or(|last| last.waiting != contact.waiting || (contact.seen_at.0 - last.seen_at.0).abs() >= NOTED_EVERY_MS)
    }

    /// What is no longer written down is news again.
    fn forget(&self, since: Moment) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, contact| contact.seen_at >= since);
    }

    /// It has been written down.
    pub fn remember(&self, contact: Contact) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.insert((contact.device, contact.person), contact);
    }
}
