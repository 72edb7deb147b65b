//! Whether the log and the rows agree.

mod values;

use crate::{
    LoggedOp, Store, StoreError, agency,
    file::{self, Sum},
    head, log, province, rows,
};
use parboard_domain::{
    evidence::{self, Evidence, FileHash},
    id::{AgencyId, PlanId, ProvinceId, ShareId},
    op::{Op, Request},
    registry::Registry,
    row::{Kind, Noun, Row, RowKey, RowSum},
};
use parboard_sync::protocol::Verdict;
use sqlx::AnyConnection;
use std::collections::BTreeMap;
use values::Trail;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many plans were looked at.
    pub plans: usize,
    /// How many rows.
    pub rows: usize,
    /// How many logged operations.
    pub ops: usize,
    /// How many files that cards name and say are here.
    pub files: usize,
    /// What does not agree; empty when all is well.
    pub problems: Vec<Problem>,
}

/// Something that does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In which plan; nothing when it is about the registry.
    pub plan: Option<PlanId>,
    /// In words.
    pub what: String,
}

impl Store {
    /// Reads everything, files too, and compares: the log with the rows it has left and their values, as far as [`values`] can
    /// follow them, the rows with the plan's sum and
    /// with the registry, that with its own rules, and the files with their names. Changes nothing.
    ///
    /// # Errors
    /// What does not agree is in the report. `Damaged` when a row cannot even be read; `Unavailable` when the database does not
    /// answer.
    pub async fn check(&self) -> Result<Report, StoreError> {
        let mut report = Report { problems: self.check_registries().await?, ..Report::default() };
        for plan in self.plan_revs().await? {
            let mut snapshot = self.snapshot().await?;
            let head = head::look(&mut snapshot, plan.province, plan.plan).await?.head;
            let registry = agency::load_registry(&mut snapshot, plan.province).await?;
            let mut rows = BTreeMap::new();
            let mut inspector = Inspector { plan: plan.plan, report: &mut report };
            for row in rows::load_all(&mut snapshot, plan.plan).await? {
                inspector.row(&row, head);
                inspector.agencies(&row, &registry);
                rows.insert(row.is.key(), row);
            }
            inspector.sum(&rows, head);
            inspector.counts(&rows);
            let here: BTreeMap<FileHash, &Evidence> = rows.values().filter_map(arrived).collect();
            for (hash, evidence) in here {
                inspector.file(hash, evidence, is_whole(&mut snapshot, plan.province, hash).await?);
            }
            let mut trail = Trail::over(&rows);
            for logged in log::load_of(&mut snapshot, plan.plan).await? {
                inspector.op(&logged, &rows, head, &mut trail);
            }
            trail.end().into_iter().for_each(|what| inspector.tell(what));
            report.plans += 1;
        }
        Ok(report)
    }
}

impl Store {
    /// What is wrong with the registry of each province.
    async fn check_registries(&self) -> Result<Vec<Problem>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let mut problems = Vec::new();
        for province in province::load_ids(&mut snapshot).await? {
            let registry = agency::load_registry(&mut snapshot, province).await?;
            problems.extend(registry.problems().into_iter().map(|problem| Problem { plan: None, what: problem.to_string() }));
        }
        Ok(problems)
    }
}

struct Inspector<'a> {
    plan: PlanId,
    report: &'a mut Report,
}

impl Inspector<'_> {
    fn row(&mut self, row: &Row, head: head::Head) {
        self.report.rows += 1;
        if row.rev > head.rev {
            self.tell(format!("{:?} {} is at revision {}, the plan only at {}", row.is.key().kind, row.is.key().id, row.rev.0, head.rev.0));
        }
    }

    /// Every agency that a criterion or a card names is in the registry.
    fn agencies(&mut self, row: &Row, registry: &Registry) {
        let named: Vec<AgencyId> = match &row.is {
            Noun::Criterion(criterion) => criterion.lead.iter().chain(&criterion.coordinating).copied().collect(),
            Noun::Task(task) => task.assignees.clone(),
            _ => Vec::new(),
        };
        for id in named.into_iter().filter(|id| registry.find(*id).is_none()) {
            self.tell(format!("{:?} {} names agency {id}, which is not there", row.is.key().kind, row.is.key().id));
        }
    }

    fn sum(&mut self, rows: &BTreeMap<RowKey, Row>, head: head::Head) {
        let sum = RowSum::of(rows.values());
        if sum != head.sum {
            self.tell(format!("the sum over its rows is {}, the plan says {}", sum.0, head.sum.0));
        }
    }

    /// What is said to stand as evidence stands.
    fn counts(&mut self, rows: &BTreeMap<RowKey, Row>) {
        let standing = evidence::standing(rows.values().map(|row| &row.is));
        let said = rows.values().filter_map(|row| match &row.is {
            Noun::Task(task) => Some(((task.id, None), task.evidence)),
            Noun::Share(share) => Some(((share.task, Some(share.unit)), share.evidence)),
            _ => None,
        });
        for (of, said) in said {
            let stands = standing.get(&of).copied().unwrap_or(0);
            if stands != said {
                self.tell(format!("task {} is said to have {said} pieces of evidence, {stands} stand", of.0));
            }
        }
    }

    /// Every file that a card says is here is here, with all its bytes and no other.
    fn file(&mut self, hash: FileHash, evidence: &Evidence, is_whole: bool) {
        self.report.files += 1;
        if !is_whole {
            self.tell(format!("file {hash} of evidence {} is missing or damaged", evidence.id));
        }
    }

    /// Every operation that was carried out left what it promised.
    fn op(&mut self, logged: &LoggedOp, rows: &BTreeMap<RowKey, Row>, head: head::Head, trail: &mut Trail<'_>) {
        self.report.ops += 1;
        let Some(rev) = logged.verdict.rev() else { return };
        if rev > head.rev {
            self.tell(format!("operation {} was carried out at revision {}, the plan is only at {}", logged.id, rev.0, head.rev.0));
        }
        match serde_json::from_value::<Op>(logged.op.clone()) {
            Err(error) => self.tell(format!("operation {} cannot be read: {error}", logged.id)),
            Ok(op) if op.id != logged.id => self.tell(format!("operation {} is logged under {}", op.id, logged.id)),
            Ok(op) => {
                for key in promised(&op, &logged.verdict).into_iter().filter(|key| !rows.contains_key(key)) {
                    self.tell(format!("operation {} left no {:?} {}", logged.id, key.kind, key.id));
                }
                trail.follow(&op, logged.person).into_iter().for_each(|what| self.tell(what));
            }
        }
    }

    fn tell(&mut self, what: String) {
        self.report.problems.push(Problem { plan: Some(self.plan), what });
    }
}

/// The file of a row that says its file is here.
fn arrived(row: &Row) -> Option<(FileHash, &Evidence)> {
    match &row.is {
        Noun::Evidence(evidence) if evidence.arrived_at.is_some() => Some((evidence.paper.file.as_ref()?.hash, evidence)),
        _ => None,
    }
}

async fn is_whole(connection: &mut AnyConnection, province: ProvinceId, hash: FileHash) -> Result<bool, StoreError> {
    let Some(held) = file::find_held(connection, province, hash).await? else { return Ok(false) };
    Ok(held.arrived_at.is_some() && Sum::of(connection, province, hash).await?.comes_to(hash, &held.media, held.bytes))
}

/// The rows an operation must have left. An edit that found everything as wanted leaves only the card it was about.
fn promised(op: &Op, verdict: &Verdict) -> Vec<RowKey> {
    let task = op.task().map(|task| task.0);
    let mut keys: Vec<RowKey> = task.iter().flat_map(|task| [RowKey::new(Kind::Task, *task), RowKey::new(Kind::Wording, *task)]).collect();
    match op.request() {
        Some(Request::CreateTask { .. } | Request::AddStep { .. }) => keys.push(RowKey::new(Kind::Entry, op.id.entry(0).0)),
        Some(Request::AddUpdate { .. }) => keys.push(RowKey::new(Kind::Update, op.id.0)),
        Some(Request::ReportShare { task, unit, did, .. }) => {
            keys.push(RowKey::new(Kind::Share, ShareId::of(*task, *unit).0));
            keys.extend((!did.is_empty()).then(|| RowKey::new(Kind::Update, op.id.0)));
        }
        Some(Request::AddComment { .. }) => keys.push(RowKey::new(Kind::Comment, op.id.0)),
        Some(Request::AddEvidence { .. }) => keys.push(RowKey::new(Kind::Evidence, op.id.0)),
        Some(Request::RemoveEvidence { evidence, .. }) => keys.push(RowKey::new(Kind::Evidence, evidence.0)),
        Some(Request::SettleClash { entry, .. }) => keys.push(RowKey::new(Kind::Entry, entry.0)),
        Some(Request::GiveFigure { criterion, .. }) => keys.push(RowKey::new(Kind::Score, criterion.0)),
        Some(Request::Remind { .. }) => keys.push(RowKey::new(Kind::Reminder, op.id.0)),
        _ => {}
    }
    if let Verdict::Merged { clashes, .. } = verdict {
        keys.extend(clashes.iter().map(|entry| RowKey::new(Kind::Entry, entry.0)));
    }
    keys
}
