//! Cards.

use super::{Table, Written};
use crate::{
    StoreError,
    cells::{Bound, Cells, json},
    sql::{Among, Insert},
};
use parboard_domain::{
    id::{PersonId, PlanId},
    measure::{Moment, Rev},
    row::Noun,
    task::{Archived, Task},
};

macro_rules! columns {
    () => {
        "rev, id, criterion_id, status, percent, due_on, blocked, rank, assignees, touched_at, archived_by, archived_at, set_by, appraisal, evidence,
          steps, people, directions"
    };
}

static INSERT: Insert = Insert::new(
    concat!("insert into task (", columns!(), ", plan_id)"),
    19,
    "on conflict (id) do update set rev = excluded.rev, criterion_id = excluded.criterion_id, status = excluded.status,
        percent = excluded.percent, due_on = excluded.due_on, blocked = excluded.blocked, rank = excluded.rank,
        assignees = excluded.assignees, touched_at = excluded.touched_at, archived_by = excluded.archived_by,
        archived_at = excluded.archived_at, set_by = excluded.set_by, appraisal = excluded.appraisal, evidence = excluded.evidence, steps = excluded.steps, people = excluded.people,
        directions = excluded.directions
     where task.plan_id = excluded.plan_id",
);

static AMONG: Among = Among::new(concat!("select ", columns!(), " from task where id in"), "and plan_id =");

impl Table for Task {
    const PAGE: &'static str = concat!("select ", columns!(), " from task where plan_id = $1 and rev > $2 and rev <= $3");

    fn among() -> &'static Among {
        &AMONG
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: cells.parsed()?,
            criterion: cells.parsed()?,
            status: cells.word()?,
            percent: cells.percent()?,
            due_on: cells.word_or_null()?,
            blocked: cells.next()?,
            rank: cells.next()?,
            assignees: cells.json()?,
            touched_at: Moment(cells.next()?),
            archived: read_archived(cells)?,
            set_by: cells.json()?,
            appraisal: cells.json_or_default()?,
            evidence: cells.next()?,
            steps: cells.json()?,
            people: cells.json()?,
            directions: cells.next()?,
        })
    }

    fn into_noun(self) -> Noun {
        Noun::Task(self)
    }

    fn from_noun(noun: &Noun) -> Option<&Self> {
        if let Noun::Task(task) = noun { Some(task) } else { None }
    }
}

impl Written for Task {
    fn insert() -> &'static Insert {
        &INSERT
    }

    fn bind(&self, plan: PlanId, rev: Rev, bound: &mut Bound) {
        bound.int(rev.0).shown(self.id).shown(self.criterion).text(self.status.as_str()).int(self.percent.into());
        bound.shown_or_null(self.due_on).text_or_null(self.blocked.clone()).text(&self.rank).json(&self.assignees);
        bound.int(self.touched_at.0).shown_or_null(self.archived.map(|archived| archived.by));
        bound.int_or_null(self.archived.map(|archived| archived.at.0)).json(&self.set_by);
        bound.text_or_null(self.appraisal.as_ref().map(json)).int(self.evidence);
        bound.json(&self.steps).json(&self.people).int(self.directions).shown(plan);
    }
}

fn read_archived(cells: &mut Cells<'_>) -> Result<Option<Archived>, StoreError> {
    let by: Option<PersonId> = cells.parsed_or_null()?;
    let at: Option<i64> = cells.next()?;
    Ok(by.zip(at).map(|(by, at)| Archived { by, at: Moment(at) }))
}
