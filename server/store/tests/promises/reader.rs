//! A device that only reads: it builds its copy page by page, and never believes a page that contradicts what it holds.

use super::office::{NOW, Office, sum};
use parboard_domain::{
    id::{DeviceId, Epoch},
    measure::Rev,
    row::RowSet,
};
use parboard_store::{Account, Store};
use parboard_sync::protocol::SyncRequest;
use uuid::Uuid;

pub struct Reader {
    store: Store,
    account: Account,
    request: SyncRequest,
    pub held: RowSet,
}

impl Reader {
    /// Somebody who holds nothing yet, on that store.
    pub fn new(office: &Office, store: &Store, n: u64) -> Self {
        let request = SyncRequest { device: DeviceId(Uuid::from_u64_pair(7, n)), ..office.request(Vec::new()) };
        Self { store: store.clone(), account: office.coordinator.clone(), request, held: RowSet::default() }
    }

    pub fn cursor(&self) -> Rev {
        self.request.cursor
    }

    /// Reads one page; whether there are more.
    pub async fn read(&mut self) -> bool {
        let (before, epoch): (Rev, Option<Epoch>) = (self.request.cursor, self.request.epoch);
        let page = self.store.sync(&self.account, &self.request, NOW).await.unwrap().0;
        assert_eq!(page.reset, epoch.is_none(), "nobody makes a reader start over");
        assert!(page.rows.iter().all(|row| row.rev > before && row.rev <= page.cursor));
        page.rows.into_iter().for_each(|row| drop(self.held.put(row)));
        assert!(page.more || page.sum == Some(sum(&self.held)), "rows, revision and sum are of one moment");
        self.request.directory = page.directory.map_or(self.request.directory, |directory| directory.version);
        (self.request.epoch, self.request.cursor) = (Some(page.epoch), page.cursor);
        page.more
    }

    /// Reads until there is no more for now.
    pub async fn catch_up(&mut self) {
        while self.read().await {}
    }
}
