//! A file whose bytes are all here: looked at, believed or dropped, and told of by the cards that name it.

use super::{Held, find_held, list_pieces, load_piece, piece::drop_unfinished};
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

/// Only what was looked at: meanwhile somebody who says other things of the same bytes may have begun anew.
const BELIEVE: &str = "update file set arrived_at = $1 where province_id = $2 and hash = $3 and received = bytes and arrived_at is null
    and media = $4 and person_id = $5 and begun_at = $6";

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
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
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

/// A file whose bytes are all here, as it was when they were read.
pub(super) struct Looked {
    held: Held,
    is_what_it_says: bool,
}

impl Store {
    /// Looks at a file whose bytes are all here, and believes it or drops it.
    pub(super) async fn finish_file(&self, province: ProvinceId, hash: FileHash, now: Moment) -> Result<Taken, StoreError> {
        let looked = self.look_at_file(province, hash).await?;
        self.believe_file(province, hash, looked, now).await
    }

    /// Reads all of a file, which does not hold up anybody who writes.
    async fn look_at_file(&self, province: ProvinceId, hash: FileHash) -> Result<Looked, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let held = find_held(&mut snapshot, province, hash).await?.ok_or(StoreError::NotFound)?;
        let is_what_it_says = held.arrived_at.is_some() || Sum::of(&mut snapshot, province, hash).await?.comes_to(hash, &held.media, held.bytes);
        snapshot.commit().await?;
        Ok(Looked { held, is_what_it_says })
    }

    /// A device lets go of its bytes on the strength of this, so nothing is believed but what was looked at.
    async fn believe_file(&self, province: ProvinceId, hash: FileHash, looked: Looked, now: Moment) -> Result<Taken, StoreError> {
        let Looked { held, is_what_it_says } = looked;
        let mut transaction = self.write().await?;
        if !is_what_it_says {
            drop_unfinished(&mut transaction, province, hash).await?;
            transaction.commit().await?;
            return Ok(Taken::NotWhatItSays);
        }
        let mut bound = Bound::default();
        bound.int(now.0).shown(province).shown(hash).text(&held.media).shown(held.begun_by).int(held.begun_at.0);
        if sql::execute(&mut transaction, BELIEVE, bound).await? == 0 {
            let standing = find_held(&mut transaction, province, hash).await?;
            if standing.as_ref().is_none_or(|standing| standing.arrived_at.is_none()) {
                return Ok(Taken::Elsewhere { received: standing.map_or(0, |standing| standing.received) });
            }
        }
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

/// New evidence whose file is here already says so from the first: whoever added it may have let go of the bytes by now, and would
/// not ask. The plan is held, so that a file which is believed meanwhile finds this evidence afterwards.
pub(crate) async fn say_what_is_here(
    connection: &mut AnyConnection,
    province: ProvinceId,
    changed: &mut [Row],
    now: Moment,
) -> Result<(), StoreError> {
    for row in changed {
        let Noun::Evidence(evidence) = &mut row.is else { continue };
        let Some(file) = evidence.standing_file().filter(|_| evidence.arrived_at.is_none()) else { continue };
        if find_held(connection, province, file.hash).await?.is_some_and(|held| held.arrived_at.is_some()) {
            evidence.arrived_at = Some(now);
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::{super::keep_bytes, *};
    use parboard_domain::id::PersonId;

    const CONTENT: &[u8] = b"%PDF-1.7\nA document";
    const BEGIN: &str = "insert into file (province_id, hash, media, bytes, person_id, begun_at, touched_at, received)
        values ($1, $2, 'application/pdf', $3, $4, $5, $5, $3)";

    async fn all_here(store: &Store, province: ProvinceId, hash: FileHash, (person, begun_at): (PersonId, i64), content: &[u8]) {
        let mut transaction = store.write().await.unwrap();
        let mut bound = Bound::default();
        bound.shown(province).shown(hash).int(content.len() as i64).shown(person).int(begun_at);
        sql::execute(&mut transaction, BEGIN, bound).await.unwrap();
        keep_bytes(&mut transaction, province, hash, 0, content).await.unwrap();
        transaction.commit().await.unwrap();
    }

    /// While a file was looked at, somebody else has begun to send what they say is the same.
    #[tokio::test]
    async fn only_the_bytes_that_were_looked_at_are_believed() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}/files.db", folder.path().display())).await.unwrap();
        let province = store.ensure_province("Tỉnh").await.unwrap();
        let person = store.ensure_machine(province).await.unwrap();
        let hash = FileHash::of_bytes(Sha256::digest(CONTENT).into());
        all_here(&store, province, hash, (person, 1), CONTENT).await;
        let drop_it = async || {
            let mut transaction = store.write().await.unwrap();
            drop_unfinished(&mut transaction, province, hash).await.unwrap();
            transaction.commit().await.unwrap();
        };
        let looked = store.look_at_file(province, hash).await.unwrap();
        drop_it().await;
        let taken = store.believe_file(province, hash, looked, Moment(5)).await.unwrap();
        assert_eq!(taken, Taken::Elsewhere { received: 0 }, "there is nothing to believe");
        all_here(&store, province, hash, (person, 2), CONTENT).await;
        let looked = store.look_at_file(province, hash).await.unwrap();
        drop_it().await;
        all_here(&store, province, hash, (person, 3), b"something else").await;
        let taken = store.believe_file(province, hash, looked, Moment(5)).await.unwrap();
        assert_eq!(taken, Taken::Elsewhere { received: 14 }, "other bytes are there");
        drop_it().await;
        all_here(&store, province, hash, (person, 4), CONTENT).await;
        for _ in 0..2 {
            let taken = store.finish_file(province, hash, Moment(5)).await.unwrap();
            assert!(matches!(taken, Taken::Whole { .. }), "{taken:?}");
        }
    }
}
