//! Everything a plan holds, as one JSON document, and back.

use crate::{
    Imported, Store, StoreError, agency,
    cells::{Bound, Cells},
    head::{self, Head},
    log::{self, Line},
    person, province, rows, sql,
};
use parboard_domain::{
    agency::Agency,
    id::{AgencyId, DeviceId, OpId, PersonId, PlanId, ProvinceId},
    measure::{Moment, Rev},
    person::Person,
    row::{Noun, Row, RowSum},
};
use parboard_sync::protocol::Verdict;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};

/// What [`PlanExport::format`] always says.
const FORMAT: &str = "parboard-plan";
/// The version of the shape this program writes, and the newest it reads.
const VERSION: u32 = 1;

const OWNER: &str = "select v.id, v.name, p.rev, p.rows_sum from plan p join province v on v.id = p.province_id where p.id = $1";

/// A plan with everything in it. Re-importing it elsewhere loses nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanExport {
    /// Always `parboard-plan`.
    pub format: String,
    /// The version of this shape.
    pub version: u32,
    /// The province's name.
    pub province: String,
    /// The plan.
    pub plan: PlanId,
    /// Its revision.
    pub rev: Rev,
    /// Every row, in order of revision.
    pub rows: Vec<Row>,
    /// Every agency of the province.
    pub agencies: Vec<Agency>,
    /// Every person of the province: names, not accounts.
    pub people: Vec<Person>,
    /// The log of operations, oldest first.
    pub ops: Vec<LoggedOp>,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoggedOp {
    /// The operation's id.
    pub id: OpId,
    /// Who sent it.
    pub person: PersonId,
    /// From where.
    pub device: DeviceId,
    /// When it reached the server.
    pub at: Moment,
    /// The plan's revision when it was decided.
    pub rev: Rev,
    /// The operation as it was received.
    pub op: serde_json::Value,
    /// What became of it.
    pub verdict: Verdict,
}

impl Store {
    /// Everything a plan holds.
    pub async fn export(&self, plan: PlanId) -> Result<PlanExport, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let owner = find_owner(&mut snapshot, plan).await?.ok_or(StoreError::NotFound)?;
        Ok(PlanExport {
            format: FORMAT.to_owned(),
            version: VERSION,
            province: owner.name,
            plan,
            rev: owner.head.rev,
            rows: rows::load_all(&mut snapshot, plan).await?,
            agencies: agency::load_all(&mut snapshot, owner.province).await?,
            people: person::load_all(&mut snapshot, owner.province).await?,
            ops: log::load_of(&mut snapshot, plan).await?,
        })
    }

    /// Puts an exported plan into this database, with its revisions and its log.
    ///
    /// The same export twice changes nothing; `PlanExists` when the plan is here and differs. People come without
    /// accounts; agencies known here under the same name are the same.
    pub async fn import_export(&self, province: ProvinceId, export: &PlanExport) -> Result<Imported, StoreError> {
        require_readable(export)?;
        let mut transaction = self.write().await?;
        province::hold(&mut transaction, province).await?;
        let sum = RowSum::of(&export.rows);
        if let Some(owner) = find_owner(&mut transaction, export.plan).await? {
            let same = owner.province == province && owner.head == Head { rev: export.rev, sum };
            return if same { Ok(outcome(export, false)) } else { Err(StoreError::PlanExists) };
        }
        let renamed = add_agencies(&mut transaction, province, &export.agencies).await?;
        add_people(&mut transaction, province, &export.people, &renamed).await?;
        let rows: Vec<Row> = export.rows.iter().map(|row| without_file(rename(row, &renamed))).collect();
        rows::save_all(&mut transaction, province, export.plan, &rows, &BTreeSet::new()).await?;
        head::raise(&mut transaction, export.plan, Head { rev: export.rev, sum }).await?;
        let lines: Vec<Line> = export.ops.iter().map(|op| line(export.plan, op)).collect();
        log::append(&mut transaction, &lines).await?;
        province::directory_changed(&mut transaction, province).await?;
        transaction.commit().await?;
        Ok(outcome(export, true))
    }
}

fn require_readable(export: &PlanExport) -> Result<(), StoreError> {
    let unreadable = |why: &str| Err(StoreError::UnreadableExport(why.to_owned()));
    match () {
        () if export.format != FORMAT => unreadable("not an export of a plan"),
        () if export.version > VERSION => unreadable("made by a newer version"),
        () if !export.rows.iter().any(|row| matches!(&row.is, Noun::Plan(plan) if plan.id == export.plan)) => {
            unreadable("the plan itself is missing")
        }
        () if export.rows.iter().any(|row| matches!(row.is, Noun::Newer(_))) => unreadable("made by a newer version"),
        () if export.rows.iter().any(|row| row.rev > export.rev) => unreadable("a row is newer than the plan"),
        () => Ok(()),
    }
}

struct Owner {
    province: ProvinceId,
    name: String,
    head: Head,
}

async fn find_owner(connection: &mut AnyConnection, plan: PlanId) -> Result<Option<Owner>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(plan);
    let Some(row) = sql::find(connection, OWNER, bound).await? else { return Ok(None) };
    let mut cells = Cells::of(&row);
    let (province, name) = (cells.parsed()?, cells.next()?);
    Ok(Some(Owner { province, name, head: Head { rev: Rev(cells.next()?), sum: RowSum(cells.next()?) } }))
}

/// Adds the agencies that are new here; for the others, which one they are here.
async fn add_agencies(connection: &mut AnyConnection, province: ProvinceId, agencies: &[Agency]) -> Result<BTreeMap<AgencyId, AgencyId>, StoreError> {
    let known: BTreeMap<String, AgencyId> =
        agency::load_all(connection, province).await?.into_iter().map(|agency| (Agency::key(&agency.name), agency.id)).collect();
    let (old, new): (Vec<Agency>, Vec<Agency>) = agencies.iter().cloned().partition(|agency| known.contains_key(&Agency::key(&agency.name)));
    agency::insert(connection, province, &new).await?;
    Ok(old.iter().map(|agency| (agency.id, known[&Agency::key(&agency.name)])).collect())
}

async fn add_people(
    connection: &mut AnyConnection,
    province: ProvinceId,
    people: &[Person],
    renamed: &BTreeMap<AgencyId, AgencyId>,
) -> Result<(), StoreError> {
    let known: BTreeSet<PersonId> = person::load_all(connection, province).await?.into_iter().map(|person| person.id).collect();
    let new = people.iter().filter(|person| !known.contains(&person.id));
    let new: Vec<Person> = new.map(|person| Person { agency: person.agency.map(|id| here(id, renamed)), ..person.clone() }).collect();
    person::insert(connection, province, &new).await
}

fn here(id: AgencyId, renamed: &BTreeMap<AgencyId, AgencyId>) -> AgencyId {
    renamed.get(&id).copied().unwrap_or(id)
}

fn rename(row: &Row, renamed: &BTreeMap<AgencyId, AgencyId>) -> Row {
    let mut row = row.clone();
    let lists = match &mut row.is {
        Noun::Criterion(criterion) => vec![&mut criterion.lead, &mut criterion.coordinating],
        Noun::Task(task) => vec![&mut task.assignees],
        _ => Vec::new(),
    };
    for id in lists.into_iter().flatten() {
        *id = here(*id, renamed);
    }
    row
}

/// The bytes of files are not in an export, so no card may say that its file is here.
fn without_file(mut row: Row) -> Row {
    if let Noun::Evidence(evidence) = &mut row.is {
        evidence.arrived_at = None;
    }
    row
}

fn line(plan: PlanId, op: &LoggedOp) -> Line {
    Line { id: op.id, plan, person: op.person, device: op.device, at: op.at, rev: op.rev, body: op.op.to_string(), verdict: op.verdict.clone() }
}

fn outcome(export: &PlanExport, new: bool) -> Imported {
    let counted = export.rows.iter().filter(|row| matches!(row.is, Noun::Criterion(_) | Noun::Task(_))).count();
    let (created, unchanged) = if new { (counted, 0) } else { (0, counted) };
    Imported { plan: export.plan, created, updated: 0, unchanged, gone: Vec::new(), rev: export.rev }
}
