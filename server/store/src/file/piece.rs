//! Taking a piece of a file.

use super::{Held, Named, find_held};
use crate::{
    Account, PlanRev, Store, StoreError,
    cells::{Bound, Cells},
    sql,
};
use parboard_domain::{
    evidence::{FileHash, FileRef},
    id::{PersonId, ProvinceId},
    measure::Moment,
};
use parboard_sync::protocol::PIECE_BYTES_MAX;
use sqlx::AnyConnection;

/// So many files a person may have unfinished here at a time.
const UNFINISHED_MAX: i64 = 10;

/// What became of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is kept, and more is to come.
    Part {
        /// So many bytes are here now.
        received: i64,
    },
    /// It was the last one: the file is here and believed, and these plans have changed, since their cards say so.
    Whole {
        /// The file's size.
        received: i64,
        /// Who listens to these should hear.
        changed: Vec<PlanRev>,
    },
    /// Not the place to go on from; nothing was kept.
    Elsewhere {
        /// This is.
        received: i64,
    },
    /// The bytes do not come to the hash, or are not of the type: all of them were dropped.
    NotWhatItSays,
    /// The person has too many unfinished files here.
    TooMany,
    /// The province has as many bytes of files as it may have: none of this one are taken. It stays where it is.
    NoRoom,
    /// More bytes than the file has, or than a piece may have.
    TooLarge,
}

const UNFINISHED: &str = "select count(*) from file where person_id = $1 and arrived_at is null and hash <> $2";
/// Files under way count in full, since each of them was promised its room when it began.
const TAKEN_UP: &str = "select cast(coalesce(sum(bytes), 0) as bigint) from file where province_id = $1";
const BEGIN: &str = "insert into file (province_id, hash, media, bytes, person_id, begun_at, touched_at, received)
    values ($1, $2, $3, $4, $5, $6, $7, 0) on conflict (province_id, hash) do nothing";
const ADVANCE: &str = "update file set received = received + $1, touched_at = $2
    where province_id = $3 and hash = $4 and received = $5 and arrived_at is null";
const KEEP: &str = "insert into file_piece (province_id, hash, at_byte, content) values ($1, $2, $3, $4)";
const DROP_PIECES: &str = "delete from file_piece where province_id = $1 and hash = $2
    and exists (select 1 from file where file.province_id = $1 and file.hash = $2 and file.arrived_at is null)";
const DROP_FILE: &str = "delete from file where province_id = $1 and hash = $2 and arrived_at is null";

impl Store {
    /// Takes the bytes of a file from `offset` on; with the last of them the file is looked at and believed or dropped. A
    /// piece without bytes at the end asks for just that.
    ///
    /// # Errors
    /// `NotFound` when no standing evidence of that person names the file; `Unavailable` when the database does not answer. When
    /// that came of looking at the whole, the last piece is kept all the same, and a piece without bytes asks for another look.
    pub async fn take_piece(&self, account: &Account, hash: FileHash, offset: i64, bytes: &[u8], now: Moment) -> Result<Taken, StoreError> {
        if bytes.len() > PIECE_BYTES_MAX {
            return Ok(Taken::TooLarge);
        }
        let piece = Piece { hash, offset, bytes, now, files_bytes_max: self.files_bytes_max };
        let mut transaction = self.write().await?;
        let taken = piece.take(&mut transaction, account.province, account.person.id).await?;
        transaction.commit().await?;
        match taken {
            Some(taken) => Ok(taken),
            None => self.finish_file(account.province, hash, now).await,
        }
    }
}

struct Piece<'a> {
    hash: FileHash,
    offset: i64,
    bytes: &'a [u8],
    now: Moment,
    files_bytes_max: i64,
}

impl Piece<'_> {
    /// Nothing when all bytes are here and wait to be looked at.
    async fn take(&self, connection: &mut AnyConnection, province: ProvinceId, person: PersonId) -> Result<Option<Taken>, StoreError> {
        let named = Named::find(connection, province, person, self.hash).await?.ok_or(StoreError::NotFound)?;
        let held = match find_held(connection, province, self.hash).await? {
            Some(held) if held.is_one_of(&named) || held.arrived_at.is_some() => held,
            stranger => {
                if self.has_too_many(connection, person).await? {
                    return Ok(Some(Taken::TooMany));
                }
                // Somebody else says other things of the same bytes. Only one of them can be right: mine takes their place.
                let theirs = stranger.map_or(0, |held| held.bytes);
                if (taken_up(connection, province).await? - theirs).saturating_add(named.files[0].bytes) > self.files_bytes_max {
                    return Ok(Some(Taken::NoRoom));
                }
                drop_unfinished(connection, province, self.hash).await?;
                self.begin(connection, province, person, &named.files[0]).await?
            }
        };
        let length = self.bytes.len() as i64;
        match () {
            () if held.arrived_at.is_some() => Ok(None),
            () if self.offset == held.received && self.offset + length > held.bytes => Ok(Some(Taken::TooLarge)),
            () if self.offset != held.received => Ok(Some(Taken::Elsewhere { received: held.received })),
            () if length > 0 && !self.keep(connection, province).await? => Ok(Some(Taken::Elsewhere { received: held.received })),
            () if self.offset + length == held.bytes => Ok(None),
            () => Ok(Some(Taken::Part { received: self.offset + length })),
        }
    }

    async fn has_too_many(&self, connection: &mut AnyConnection, person: PersonId) -> Result<bool, StoreError> {
        let mut bound = Bound::default();
        bound.shown(person).shown(self.hash);
        let row = sql::find(connection, UNFINISHED, bound).await?.ok_or(StoreError::NotFound)?;
        Ok(Cells::of(&row).next::<i64>()? >= UNFINISHED_MAX)
    }

    async fn begin(&self, connection: &mut AnyConnection, province: ProvinceId, person: PersonId, file: &FileRef) -> Result<Held, StoreError> {
        let mut bound = Bound::default();
        bound.shown(province).shown(self.hash).text(&file.media).int(file.bytes).shown(person).int(self.now.0).int(self.now.0);
        sql::execute(connection, BEGIN, bound).await?;
        find_held(connection, province, self.hash).await?.ok_or(StoreError::NotFound)
    }

    /// Whether the piece was kept: not when another came in between for the same place.
    async fn keep(&self, connection: &mut AnyConnection, province: ProvinceId) -> Result<bool, StoreError> {
        let mut bound = Bound::default();
        bound.int(self.bytes.len() as i64).int(self.now.0).shown(province).shown(self.hash).int(self.offset);
        if sql::execute(connection, ADVANCE, bound).await? == 0 {
            return Ok(false);
        }
        keep_bytes(connection, province, self.hash, self.offset, self.bytes).await?;
        Ok(true)
    }
}

async fn taken_up(connection: &mut AnyConnection, province: ProvinceId) -> Result<i64, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province);
    let row = sql::find(connection, TAKEN_UP, bound).await?.ok_or(StoreError::NotFound)?;
    Cells::of(&row).next()
}

impl Held {
    fn is_one_of(&self, named: &Named) -> bool {
        named.files.iter().any(|file| file.media == self.media && file.bytes == self.bytes)
    }
}

/// Keeps the bytes of a file from that place on.
pub(crate) async fn keep_bytes(
    connection: &mut AnyConnection,
    province: ProvinceId,
    hash: FileHash,
    at_byte: i64,
    bytes: &[u8],
) -> Result<(), StoreError> {
    let mut bound = Bound::default();
    bound.shown(province).shown(hash).int(at_byte).bytes(bytes);
    sql::execute(connection, KEEP, bound).await?;
    Ok(())
}

/// Drops what is here of a file that was never believed.
pub(super) async fn drop_unfinished(connection: &mut AnyConnection, province: ProvinceId, hash: FileHash) -> Result<(), StoreError> {
    for statement in [DROP_PIECES, DROP_FILE] {
        let mut bound = Bound::default();
        bound.shown(province).shown(hash);
        sql::execute(connection, statement, bound).await?;
    }
    Ok(())
}
