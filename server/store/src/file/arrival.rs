//! A file whose bytes are all here: looked at, believed or dropped, and told of by the cards that name it.

use super::{find_held, list_pieces, load_piece, piece::drop_unfinished};
use crate::{
    PlanRev, Store, StoreError, Taken,
    cells::{Bound, Cells},
    head::{self, Head},
    recent::Committed,
    rows, sql,
    table::load_among,
};
use parboard_domain::{
    evidence::{Evidence, FileHash, MEDIA_SNIFF_BYTES, Media},
    id::{PlanId, ProvinceId},
    measure::{Moment, Rev},
    row::{Noun, Row, RowSum},
};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const BELIEVE: &str = "update file set arrived_at = $1 where province_id = $2 and hash = $3 and received = bytes and arrived_at is null";

const WAITING: &str = "select e.plan_id, e.id from evidence e join plan p on p.id = e.plan_id
    where e.file_hash = $1 and p.province_id = $2 and e.arrived_at is null order by e.plan_id, e.id";

/// What the bytes of a file come to, piece by piece.
pub(crate) struct Sum {
    digest: Sha256,
    bytes: i64,
    head: Vec<u8>,
    tail: Vec<u8>,
}

impl Sum {
    /// Of nothing yet.
    pub fn new() -> Self {
        Self { digest: Sha256::new(), bytes: 0, head: Vec::new(), tail: Vec::new() }
    }

    /// Of all that is here of a file.
    pub async fn of(connection: &mut AnyConnection, province: ProvinceId, hash: FileHash) -> Result<Self, StoreError> {
        let mut sum = Self::new();
        for at_byte in list_pieces(connection, province, hash).await? {
            sum.add(&load_piece(connection, province, hash, at_byte).await?);
        }
        Ok(sum)
    }

    /// Counts the next piece in.
    pub fn add(&mut self, piece: &[u8]) {
        self.digest.update(piece);
        self.bytes += piece.len() as i64;
        let room = MEDIA_SNIFF_BYTES - self.head.len();
        self.head.extend_from_slice(&piece[..piece.len().min(room)]);
        self.tail.extend_from_slice(piece);
        self.tail.drain(..self.tail.len().saturating_sub(MEDIA_SNIFF_BYTES));
    }

    /// How many bytes so far.
    pub fn bytes(&self) -> i64 {
        self.bytes
    }

    /// Whether they are what the file is said to be.
    pub fn comes_to(self, hash: FileHash, media: &str, bytes: i64) -> bool {
        let is_of_type = Media::parse(media).is_some_and(|media| media.fits(&self.head, &self.tail));
        FileHash::of_bytes(self.digest.finalize().into()) == hash && self.bytes == bytes && is_of_type
    }
}

impl Store {
    /// Looks at a file whose bytes are all here. Reading it does not hold up anybody who writes.
    pub(super) async fn finish_file(&self, province: ProvinceId, hash: FileHash, now: Moment) -> Result<Taken, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let held = find_held(&mut snapshot, province, hash).await?.ok_or(StoreError::NotFound)?;
        let is_what_it_says = held.arrived_at.is_some() || Sum::of(&mut snapshot, province, hash).await?.comes_to(hash, &held.media, held.bytes);
        snapshot.commit().await?;
        let mut transaction = self.write().await?;
        if !is_what_it_says {
            drop_unfinished(&mut transaction, province, hash).await?;
            transaction.commit().await?;
            return Ok(Taken::NotWhatItSays);
        }
        let mut bound = Bound::default();
        bound.int(now.0).shown(province).shown(hash);
        sql::execute(&mut transaction, BELIEVE, bound).await?;
        let committed = tell_cards(&mut transaction, province, hash, now).await?;
        transaction.commit().await?;
        let changed = committed.iter().map(|batch| PlanRev { plan: batch.plan, province, rev: batch.after.rev }).collect();
        self.recent.add(committed);
        Ok(Taken::Whole { received: held.bytes, changed })
    }
}

/// Evidence that names the file says from now on that it is here. Each plan is held before its rows are read, in order of
/// id, as everywhere.
async fn tell_cards(connection: &mut AnyConnection, province: ProvinceId, hash: FileHash, now: Moment) -> Result<Vec<Committed>, StoreError> {
    let mut heads: BTreeMap<PlanId, Head> = BTreeMap::new();
    for plan in waiting(connection, province, hash).await?.into_keys() {
        heads.insert(plan, head::hold(connection, province, plan).await?);
    }
    let mut committed = Vec::new();
    // Asked again now that nobody else can add any.
    for (plan, ids) in waiting(connection, province, hash).await? {
        let Some(before) = heads.get(&plan).copied() else { continue };
        let after_rev = Rev(before.rev.0 + 1);
        let mut sum = before.sum;
        let mut changed = Vec::new();
        for row in load_among::<Evidence>(connection, plan, &ids).await? {
            let Noun::Evidence(evidence) = row.is else { continue };
            let arrived = Row { rev: after_rev, is: Noun::Evidence(Evidence { arrived_at: Some(now), ..evidence }) };
            sum = sum.without(arrived.is.key(), row.rev).with(arrived.is.key(), after_rev);
            changed.push(arrived);
        }
        rows::save_all(connection, province, plan, &changed, &BTreeSet::new()).await?;
        let after = Head { rev: after_rev, sum: RowSum(sum.0) };
        head::raise(connection, plan, after).await?;
        committed.push(Committed { plan, before, after, rows: changed });
    }
    Ok(committed)
}

/// The evidence that names a file and does not say yet that it is here, by plan.
async fn waiting(connection: &mut AnyConnection, province: ProvinceId, hash: FileHash) -> Result<BTreeMap<PlanId, Vec<Uuid>>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(hash).shown(province);
    let mut found: BTreeMap<PlanId, Vec<Uuid>> = BTreeMap::new();
    for row in sql::select(connection, WAITING, bound).await? {
        let mut cells = Cells::of(&row);
        found.entry(cells.parsed()?).or_default().push(cells.parsed()?);
    }
    Ok(found)
}
