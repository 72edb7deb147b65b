//! Putting an exported plan into this database: all of it in one transaction, so that it is here whole or not at all.

use super::{FORMAT, Incoming, LoggedOp, PlanExport, VERSION, find_owner, inspection::Inspection, registry::bring_in};
use crate::{
    Imported, Store, StoreError, file,
    head::{self, Head},
    import as document,
    log::{self, Line},
    person, province, rows,
};
use parboard_domain::{
    evidence,
    id::{AgencyId, PersonId, PlanId, ProvinceId, ReportId, ShareId},
    period::{HeldReport, PeriodReport, frozen},
    person::Person,
    plan::Plan,
    row::{Noun, Row, RowSum},
};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};

impl Store {
    /// Puts an exported plan into this database, with its revisions, its logs and its files.
    ///
    /// The same export twice changes nothing. People come without accounts; agencies known here under the same name are the
    /// same, and keep what the registry here says of them. Rows go in first and files after them, as they come; nothing of either stands before the commit, so a file that is
    /// wrong, missing or not asked for undoes all of it.
    ///
    /// # Errors
    /// `UnreadableExport` for what is no whole export of a version known here, and for what this database has no place for;
    /// `PlanExists` when the plan is here and differs; `NotFound` without such a province; `Unavailable` when the database does
    /// not answer.
    pub async fn import_export(&self, province: ProvinceId, mut incoming: Incoming) -> Result<Imported, StoreError> {
        require_readable(&incoming.head)?;
        let mut transaction = self.write().await?;
        province::hold(&mut transaction, province).await?;
        count_evidence(&mut incoming.head.rows);
        let head = Head { rev: incoming.head.rev, sum: RowSum::of(&incoming.head.rows) };
        if let Some(owner) = find_owner(&mut transaction, incoming.head.plan).await? {
            let same = owner.province == province && owner.head == head;
            return if same { Ok(outcome(&incoming.head, false)) } else { Err(StoreError::PlanExists) };
        }
        save_head(&mut transaction, province, &mut incoming.head).await.map_err(refused_by_database)?;
        save_files(&mut transaction, province, &mut incoming).await?;
        province::directory_changed(&mut transaction, province).await?;
        transaction.commit().await?;
        Ok(outcome(&incoming.head, true))
    }
}

impl Incoming {
    /// Reads an export to its end and looks at every file, without a database; how many files.
    ///
    /// # Errors
    /// `UnreadableExport` for what [`Store::import_export`] would not take either.
    pub async fn inspect(mut self) -> Result<usize, StoreError> {
        require_readable(&self.head)?;
        let mut inspection = Inspection::of(&self.head);
        while let Some(part) = self.next().await? {
            inspection.look(part)?;
        }
        inspection.end()
    }
}

/// Everything but the files.
async fn save_head(connection: &mut AnyConnection, province: ProvinceId, export: &mut PlanExport) -> Result<(), StoreError> {
    let renamed = bring_in(connection, province, export).await?;
    add_people(connection, province, &export.people, &renamed).await?;
    export.rows.iter_mut().for_each(|row| rename(row, export.plan, &renamed));
    rows::save_all(connection, province, export.plan, &export.rows, &BTreeSet::new()).await?;
    // Summed up now: a share is named after its unit.
    let head = Head { rev: export.rev, sum: RowSum::of(&export.rows) };
    head::raise(connection, export.plan, head).await?;
    let lines: Vec<Line> = export.ops.iter().map(|op| line(export.plan, op)).collect();
    log::append(connection, &lines).await?;
    document::append(connection, export.plan, &export.imports).await
}

async fn save_files(connection: &mut AnyConnection, province: ProvinceId, incoming: &mut Incoming) -> Result<(), StoreError> {
    let mut inspection = Inspection::of(&incoming.head);
    let mut is_wanted = false;
    while let Some(part) = incoming.next().await? {
        let seen = inspection.look(part)?;
        match seen.piece {
            None => is_wanted = file::make_room(connection, province, seen.file).await?,
            Some((at_byte, bytes)) if is_wanted => file::keep_bytes(connection, province, seen.file.hash, at_byte, &bytes).await?,
            Some(_) => {}
        }
    }
    inspection.end()?;
    Ok(())
}

/// Another database held it, and this one cannot: such as a sign that PostgreSQL has no place for.
fn refused_by_database(error: StoreError) -> StoreError {
    match std::error::Error::source(&error) {
        Some(cause) if error.is_lasting() => StoreError::UnreadableExport(format!("this database does not take it: {cause}")),
        _ => error,
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

/// An export from before evidence was counted on cards and shares has it in its rows all the same.
fn count_evidence(rows: &mut [Row]) {
    let standing = evidence::standing(rows.iter().map(|row| &row.is));
    let stands = |of| standing.get(&of).copied().unwrap_or(0);
    for row in rows {
        match &mut row.is {
            Noun::Task(task) => task.evidence = stands((task.id, None)),
            Noun::Share(share) => share.evidence = stands((share.task, Some(share.unit))),
            _ => {}
        }
    }
}

/// A view may be of what an agency does: then its address names that agency.
fn rename_views(plan: &mut Plan, renamed: &BTreeMap<AgencyId, AgencyId>) {
    for view in &mut plan.views {
        for (there, here) in renamed {
            view.address = view.address.replace(&there.to_string(), &here.to_string());
        }
    }
}

fn rename(row: &mut Row, plan: PlanId, renamed: &BTreeMap<AgencyId, AgencyId>) {
    let unit = match &mut row.is {
        Noun::Plan(plan) => {
            rename_views(plan, renamed);
            None
        }
        Noun::Update(update) => update.unit.as_mut(),
        Noun::Entry(entry) => entry.unit.as_mut(),
        Noun::Evidence(evidence) => evidence.unit.as_mut(),
        Noun::PeriodReport(held) => {
            rename_report(held, plan, renamed);
            None
        }
        Noun::Share(share) => {
            share.unit = here(share.unit, renamed);
            share.id = ShareId::of(share.task, share.unit);
            None
        }
        _ => None,
    };
    if let Some(unit) = unit {
        *unit = here(*unit, renamed);
    }
    let lists = match &mut row.is {
        Noun::Criterion(criterion) => vec![&mut criterion.lead, &mut criterion.coordinating],
        Noun::Task(task) => vec![&mut task.assignees],
        Noun::Roster(roster) => {
            roster.id = here(roster.id, renamed);
            vec![&mut roster.units]
        }
        Noun::Reminder(reminder) => vec![&mut reminder.agencies],
        _ => Vec::new(),
    };
    for list in lists {
        let mut known = BTreeSet::new();
        for id in list.iter_mut() {
            *id = here(*id, renamed);
        }
        // Two that were two there may be two names of one here.
        list.retain(|id| known.insert(*id));
    }
}

/// A report is named after its agency, and what was frozen names several.
fn rename_report(held: &mut HeldReport, plan: PlanId, renamed: &BTreeMap<AgencyId, AgencyId>) {
    let Some(mut report) = PeriodReport::of(held) else { return };
    report.agency = report.agency.map(|agency| here(agency, renamed));
    report.id = ReportId::of(plan, report.period, report.agency);
    for version in &mut report.versions {
        if let Some(mut figures) = version.figures.as_ref().and_then(frozen::read) {
            figures.agencies.iter_mut().for_each(|of| of.id = of.id.map(|agency| here(agency, renamed)));
            figures.owing.iter_mut().chain(&mut figures.handed_in).for_each(|agency| *agency = here(*agency, renamed));
            version.figures = serde_json::to_value(figures).ok();
        }
    }
    *held = report.held();
}

fn line(plan: PlanId, op: &LoggedOp) -> Line {
    Line { id: op.id, plan, person: op.person, device: op.device, at: op.at, rev: op.rev, body: op.op.to_string(), verdict: op.verdict.clone() }
}

fn outcome(export: &PlanExport, new: bool) -> Imported {
    let counted = export.rows.iter().filter(|row| matches!(row.is, Noun::Criterion(_) | Noun::Task(_))).count();
    let (created, unchanged) = if new { (counted, 0) } else { (0, counted) };
    Imported { plan: export.plan, created, updated: 0, unchanged, gone: Vec::new(), new_agencies: Vec::new(), rev: export.rev }
}
