//! Files that go with evidence: taken piece by piece, believed when whole, given piece by piece.
//!
//! A piece is taken only from a person whose standing evidence names the file, so nobody can leave here what no card speaks
//! of. Pieces go on where the last one ended, whoever sent it; a repeated or misplaced one is answered with that place.

mod arrival;
mod carried;
mod piece;

pub(crate) use arrival::{Sum, say_what_is_here};
pub use carried::CarriedFile;
pub(crate) use carried::{load_of, make_room};
pub use piece::Taken;
pub(crate) use piece::keep_bytes;

use crate::{
    Account, Store, StoreError,
    cells::{Bound, Cells},
    sql,
};
use parboard_domain::{
    evidence::{FileHash, FileRef},
    id::{PersonId, ProvinceId},
    measure::Moment,
};
use parboard_sync::protocol::FileProgress;
use sqlx::AnyConnection;

/// A file that is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// What the latest evidence calls it.
    pub name: String,
    /// Its type, by its bytes.
    pub media: String,
    /// How many bytes.
    pub bytes: i64,
}

/// What a province has of a file.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub media: String,
    pub bytes: i64,
    pub received: i64,
    pub arrived_at: Option<Moment>,
    /// Who sent its first piece, and when: whether it is still the same sending.
    pub begun_by: PersonId,
    pub begun_at: Moment,
}

const HELD: &str = "select media, bytes, received, arrived_at, person_id, begun_at from file where province_id = $1 and hash = $2";

const NAMED_BY: &str = "select e.file_name, e.file_media, e.file_bytes, e.arrived_at
    from evidence e join plan p on p.id = e.plan_id
    where e.file_hash = $1 and p.province_id = $2 and e.person_id = $3 and e.withdrawn_at is null
    order by e.id";

const GIVEN: &str = "select e.file_name, f.media, f.bytes
    from file f join evidence e on e.file_hash = f.hash join plan p on p.id = e.plan_id and p.province_id = f.province_id
    where f.province_id = $1 and f.hash = $2 and f.arrived_at is not null
    order by e.rev desc limit 1";

const PIECES: &str = "select at_byte from file_piece where province_id = $1 and hash = $2 order by at_byte";
const PIECE: &str = "select content from file_piece where province_id = $1 and hash = $2 and at_byte = $3";

/// A piece that arrives meanwhile waits for the end, and finds no file; or it came first, and the file is not abandoned.
const HOLD_ABANDONED: &str = "update file set touched_at = touched_at where arrived_at is null and touched_at < $1";
const ABANDONED_PIECES: &str = "delete from file_piece where exists (select 1 from file f
    where f.province_id = file_piece.province_id and f.hash = file_piece.hash and f.arrived_at is null and f.touched_at < $1)";
const ABANDONED: &str = "delete from file where arrived_at is null and touched_at < $1";

impl Store {
    /// How far a file has come, for a person whose standing evidence names it; to anybody else it says nothing.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer. A file that nobody has named is no error.
    pub async fn file_progress(&self, account: &Account, hash: FileHash) -> Result<FileProgress, StoreError> {
        let (province, person) = (account.province, account.person.id);
        let mut snapshot = self.snapshot().await?;
        let Some(named) = Named::find(&mut snapshot, province, person, hash).await? else {
            return Ok(FileProgress { person, wanted: false, received: 0, complete: false });
        };
        let held = find_held(&mut snapshot, province, hash).await?;
        let received = held.as_ref().map_or(0, |held| held.received);
        Ok(FileProgress { person, wanted: true, received, complete: named.all_arrived && held.is_some_and(|held| held.arrived_at.is_some()) })
    }

    /// A file that is here and that a card of the province names.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer. A file that has not arrived is nothing, and no error.
    pub async fn find_file(&self, province: ProvinceId, hash: FileHash) -> Result<Option<StoredFile>, StoreError> {
        let mut bound = Bound::default();
        bound.shown(province).shown(hash);
        let Some(row) = sql::find(&mut *self.reader().await?, GIVEN, bound).await? else { return Ok(None) };
        let mut cells = Cells::of(&row);
        Ok(Some(StoredFile { name: cells.next()?, media: cells.next()?, bytes: cells.next()? }))
    }

    /// Where the pieces of a file begin, in order.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer. A file that is not here has no pieces.
    pub async fn list_pieces(&self, province: ProvinceId, hash: FileHash) -> Result<Vec<i64>, StoreError> {
        list_pieces(&mut *self.reader().await?, province, hash).await
    }

    /// One piece of a file. Pieces of a whole file never change, so each is read by itself and holds no connection up while
    /// a slow line takes it.
    ///
    /// # Errors
    /// `NotFound` when no piece begins there; `Unavailable` when the database does not answer.
    pub async fn load_piece(&self, province: ProvinceId, hash: FileHash, at_byte: i64) -> Result<Vec<u8>, StoreError> {
        load_piece(&mut *self.reader().await?, province, hash, at_byte).await
    }

    /// Clears away what nobody has gone on with since; how many files. The devices still have them, and begin again.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer: all of them are still here then.
    pub async fn delete_abandoned_files(&self, since: Moment) -> Result<u64, StoreError> {
        let mut transaction = self.write().await?;
        let mut deleted = 0;
        for statement in [HOLD_ABANDONED, ABANDONED_PIECES, ABANDONED] {
            let mut bound = Bound::default();
            bound.int(since.0);
            deleted = sql::execute(&mut transaction, statement, bound).await?;
        }
        transaction.commit().await?;
        Ok(deleted)
    }
}

/// What a person's standing evidence says of a file.
pub(crate) struct Named {
    /// Each description of it; mostly one.
    pub files: Vec<FileRef>,
    /// Every card already says that it has arrived.
    pub all_arrived: bool,
}

impl Named {
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn find(connection: &mut AnyConnection, province: ProvinceId, person: PersonId, hash: FileHash) -> Result<Option<Self>, StoreError> {
        let mut bound = Bound::default();
        bound.shown(hash).shown(province).shown(person);
        let mut named = Self { files: Vec::new(), all_arrived: true };
        for row in sql::select(connection, NAMED_BY, bound).await? {
            let mut cells = Cells::of(&row);
            named.files.push(FileRef { hash, name: cells.next()?, media: cells.next()?, bytes: cells.next()? });
            named.all_arrived &= cells.next::<Option<i64>>()?.is_some();
        }
        Ok((!named.files.is_empty()).then_some(named))
    }
}

pub(crate) async fn find_held(connection: &mut AnyConnection, province: ProvinceId, hash: FileHash) -> Result<Option<Held>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province).shown(hash);
    let Some(row) = sql::find(connection, HELD, bound).await? else { return Ok(None) };
    let mut cells = Cells::of(&row);
    Ok(Some(Held {
        media: cells.next()?,
        bytes: cells.next()?,
        received: cells.next()?,
        arrived_at: cells.next::<Option<i64>>()?.map(Moment),
        begun_by: cells.parsed()?,
        begun_at: Moment(cells.next()?),
    }))
}

pub(crate) async fn list_pieces(connection: &mut AnyConnection, province: ProvinceId, hash: FileHash) -> Result<Vec<i64>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province).shown(hash);
    sql::select(connection, PIECES, bound).await?.iter().map(|row| Cells::of(row).next()).collect()
}

pub(crate) async fn load_piece(connection: &mut AnyConnection, province: ProvinceId, hash: FileHash, at_byte: i64) -> Result<Vec<u8>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province).shown(hash).int(at_byte);
    let row = sql::find(connection, PIECE, bound).await?.ok_or(StoreError::NotFound)?;
    Cells::of(&row).next()
}
