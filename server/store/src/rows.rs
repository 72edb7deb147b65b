//! The rows of a plan, whatever their table: reading what changed, and writing what has been decided.

use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql,
    table::{self, load_page, save},
};
use parboard_domain::{
    criterion::Criterion,
    entry::Entry,
    evidence::Evidence,
    id::{PlanId, ProvinceId},
    measure::Rev,
    period::HeldReport,
    plan::Plan,
    reminder::Reminder,
    report::{Comment, Update},
    row::{Kind, Noun, Row, RowKey},
    score::Score,
    share::{Roster, Share},
    task::{Task, Wording},
};
use parboard_sync::server::{Page, last_whole};
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// The revisions of rows after one revision, in order, one line for each row. Every table gives its share from its own
/// index, and both databases merge them without sorting, so this stops after `$3` lines however many there are.
const REVS: &str = "select row_rev as rev, 0 as kind from plan where id = $1 and row_rev > $2
    union all select rev, 1 as kind from criterion where plan_id = $1 and rev > $2
    union all select rev, 2 as kind from task where plan_id = $1 and rev > $2
    union all select rev, 3 as kind from wording where plan_id = $1 and rev > $2
    union all select rev, 4 as kind from progress_update where plan_id = $1 and rev > $2
    union all select rev, 5 as kind from comment where plan_id = $1 and rev > $2
    union all select rev, 6 as kind from entry where plan_id = $1 and rev > $2
    union all select rev, 7 as kind from evidence where plan_id = $1 and rev > $2
    union all select rev, 8 as kind from share where plan_id = $1 and rev > $2
    union all select rev, 9 as kind from roster where plan_id = $1 and rev > $2
    union all select rev, 10 as kind from reminder where plan_id = $1 and rev > $2
    union all select rev, 11 as kind from score where plan_id = $1 and rev > $2
    union all select rev, 12 as kind from period_report where plan_id = $1 and rev > $2
    order by rev limit $3";

const KINDS: [Kind; 13] = [
    Kind::Plan,
    Kind::Criterion,
    Kind::Task,
    Kind::Wording,
    Kind::Update,
    Kind::Comment,
    Kind::Entry,
    Kind::Evidence,
    Kind::Share,
    Kind::Roster,
    Kind::Reminder,
    Kind::Score,
    Kind::PeriodReport,
];

/// Whole revisions after `cursor`, at most `rows_max` rows unless one single revision is larger.
pub(crate) async fn load_after(connection: &mut AnyConnection, plan: PlanId, cursor: Rev, rows_max: usize) -> Result<Page, StoreError> {
    let mut bound = Bound::default();
    bound.shown(plan).int(cursor.0).int(rows_max as i64 + 1);
    let mut ahead = Vec::new();
    for row in sql::select(connection, REVS, bound).await? {
        let mut cells = Cells::of(&row);
        ahead.push((Rev(cells.next()?), cells.next::<i64>()?));
    }
    let more = ahead.len() > rows_max;
    let Some(up_to) = last_whole(ahead.iter().map(|(rev, _)| *rev), more) else { return Ok(Page { rows: Vec::new(), more: false }) };
    let kinds: BTreeSet<Kind> = ahead.iter().filter(|(rev, _)| *rev <= up_to).filter_map(|(_, kind)| KINDS.get(*kind as usize).copied()).collect();
    // When one revision was larger than a page, there may be nothing after it, and then the next page is simply empty.
    Ok(Page { rows: load(connection, plan, cursor, up_to, &kinds).await?, more })
}

async fn load(connection: &mut AnyConnection, plan: PlanId, after: Rev, up_to: Rev, kinds: &BTreeSet<Kind>) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    for kind in kinds {
        rows.extend(match kind {
            Kind::Plan => load_page::<Plan>(connection, plan, after, up_to).await?,
            Kind::Criterion => load_page::<Criterion>(connection, plan, after, up_to).await?,
            Kind::Task => load_page::<Task>(connection, plan, after, up_to).await?,
            Kind::Wording => load_page::<Wording>(connection, plan, after, up_to).await?,
            Kind::Update => load_page::<Update>(connection, plan, after, up_to).await?,
            Kind::Comment => load_page::<Comment>(connection, plan, after, up_to).await?,
            Kind::Entry => load_page::<Entry>(connection, plan, after, up_to).await?,
            Kind::Evidence => load_page::<Evidence>(connection, plan, after, up_to).await?,
            Kind::Share => load_page::<Share>(connection, plan, after, up_to).await?,
            Kind::Roster => load_page::<Roster>(connection, plan, after, up_to).await?,
            Kind::Reminder => load_page::<Reminder>(connection, plan, after, up_to).await?,
            Kind::Score => load_page::<Score>(connection, plan, after, up_to).await?,
            Kind::PeriodReport => load_page::<HeldReport>(connection, plan, after, up_to).await?,
            // There is no table for what this version does not know.
            Kind::Newer(_) => Vec::new(),
        });
    }
    rows.sort_by_key(|row| (row.rev, row.is.key()));
    Ok(rows)
}

/// Every row of a plan, in order of revision.
pub(crate) async fn load_all(connection: &mut AnyConnection, plan: PlanId) -> Result<Vec<Row>, StoreError> {
    load(connection, plan, Rev(0), Rev(i64::MAX), &KINDS.into()).await
}

/// Writes rows, parents first. `settled` names the lines of history that stand already and only have a new reader.
pub(crate) async fn save_all(
    connection: &mut AnyConnection,
    province: ProvinceId,
    plan: PlanId,
    rows: &[Row],
    settled: &BTreeSet<RowKey>,
) -> Result<(), StoreError> {
    let (known, new): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| settled.contains(&row.is.key()));
    for row in &new {
        if let Noun::Plan(plan) = &row.is {
            table::save_plan(connection, province, plan, row.rev).await?;
        }
    }
    save::<Criterion>(connection, plan, &new).await?;
    save::<Task>(connection, plan, &new).await?;
    save::<Wording>(connection, plan, &new).await?;
    save::<Update>(connection, plan, &new).await?;
    save::<Comment>(connection, plan, &new).await?;
    save::<Entry>(connection, plan, &new).await?;
    save::<Evidence>(connection, plan, &new).await?;
    save::<Share>(connection, plan, &new).await?;
    save::<Roster>(connection, plan, &new).await?;
    save::<Reminder>(connection, plan, &new).await?;
    save::<Score>(connection, plan, &new).await?;
    save::<HeldReport>(connection, plan, &new).await?;
    for row in known {
        if let Noun::Entry(entry) = &row.is {
            table::settle(connection, plan, entry, row.rev).await?;
        }
    }
    Ok(())
}
