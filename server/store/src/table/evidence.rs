//! Evidence. What it says is never changed: a row that stands is only taken back, or told that its file has arrived.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Added, Bound, Cells},
    sql::{Among, Insert},
};
use parboard_domain::{
    evidence::{Evidence, FileHash, FileRef, Paper, Withdrawn},
    id::{PersonId, PlanId},
    measure::{Moment, Rev},
    row::Noun,
};

macro_rules! columns {
    () => {
        "rev, id, task_id, person_id, at, made_at, title, number, issued_on, issuer, file_hash, file_name, file_media, file_bytes, \
         unit_id, arrived_at, withdrawn_by, withdrawn_at"
    };
}

static INSERT: Insert = Insert::new(
    concat!("insert into evidence (", columns!(), ", plan_id)"),
    19,
    "on conflict (id) do update set rev = excluded.rev, arrived_at = excluded.arrived_at, withdrawn_by = excluded.withdrawn_by,
        withdrawn_at = excluded.withdrawn_at
     where evidence.plan_id = excluded.plan_id",
);

static AMONG: Among = Among::new(concat!("select ", columns!(), " from evidence where id in"), "and plan_id =");

impl Table for Evidence {
    const PAGE: &'static str = concat!("select ", columns!(), " from evidence where plan_id = $1 and rev > $2 and rev <= $3");

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        let (id, Added { task, by, at, made_at }) = cells.added()?;
        Ok(Self {
            id,
            task,
            by,
            at,
            made_at,
            paper: Paper {
                title: cells.next()?,
                number: cells.next()?,
                issued_on: cells.word_or_null()?,
                issuer: cells.next()?,
                file: read_file(cells)?,
            },
            unit: cells.parsed_or_null()?,
            arrived_at: cells.next::<Option<i64>>()?.map(Moment),
            withdrawn: read_withdrawn(cells)?,
        })
    }

    fn into_noun(self) -> Noun {
        Noun::Evidence(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Evidence(evidence) = noun { Some(evidence) } else { None }
    }
}

impl Written for Evidence {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        let (paper, file) = (&self.paper, self.paper.file.as_ref());
        let Self { id, task, by, at, made_at, .. } = *self;
        bound.int(rev.0).added(id, Added { task, by, at, made_at });
        bound.text(&paper.title).text(&paper.number).shown_or_null(paper.issued_on).text(&paper.issuer);
        bound.shown_or_null(file.map(|file| file.hash)).text_or_null(file.map(|file| file.name.clone()));
        bound.text_or_null(file.map(|file| file.media.clone())).int_or_null(file.map(|file| file.bytes));
        bound.shown_or_null(self.unit).int_or_null(self.arrived_at.map(|at| at.0)).shown_or_null(self.withdrawn.map(|withdrawn| withdrawn.by));
        bound.int_or_null(self.withdrawn.map(|withdrawn| withdrawn.at.0)).shown(plan);
    }
}

fn read_file(cells: &mut Cells<'_>) -> Result<Option<FileRef>, StoreError> {
    let hash: Option<FileHash> = cells.parsed_or_null()?;
    let (name, media, bytes): (Option<String>, Option<String>, Option<i64>) = (cells.next()?, cells.next()?, cells.next()?);
    Ok(hash.map(|hash| FileRef { hash, name: name.unwrap_or_default(), media: media.unwrap_or_default(), bytes: bytes.unwrap_or_default() }))
}

fn read_withdrawn(cells: &mut Cells<'_>) -> Result<Option<Withdrawn>, StoreError> {
    let by: Option<PersonId> = cells.parsed_or_null()?;
    let at: Option<i64> = cells.next()?;
    Ok(by.zip(at).map(|(by, at)| Withdrawn { by, at: Moment(at) }))
}
