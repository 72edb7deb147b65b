//! What was released stays readable and means what it meant.
//!
//! `released/` holds operations and rows exactly as a released version wrote them, a file for each version of operations and a
//! line for each shape. An operation is never changed once its version is out: a device may still hold such lines, and the log
//! always will. What it leaves may gain what rows have gained since. A new version of operations brings a file of its own. `to-come.jsonl` has what a later version might write, and
//! `never.jsonl` what no version ever will.
#![allow(clippy::unwrap_used, missing_docs)]

use parboard_domain::{
    agency::Agency,
    apply::{Context, apply},
    evidence::Paper,
    id::{AgencyId, EntryId, PersonId},
    measure::Moment,
    op::{Decision, Op, Request, SCHEMA},
    period::Said,
    permission::Actor,
    person::{Person, Role},
    row::{Noun, RowSet},
    score::Stated,
};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::uuid;

/// The operations of every version, from the first.
const OPS: [&str; SCHEMA as usize] = [include_str!("released/ops-1.jsonl")];
const ROWS: &str = include_str!("released/rows-1.jsonl");

const WHEN: Moment = Moment(1_750_000_120_000);

/// An operation as it was written, and what it leaves.
#[derive(Deserialize)]
struct Line {
    op: Value,
    leaves: Vec<Noun>,
    #[serde(default)]
    clashes: Vec<EntryId>,
}

fn lines(schema: usize) -> impl Iterator<Item = Line> {
    OPS[schema - 1].lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}")))
}

fn board() -> RowSet {
    let mut rows = RowSet::default();
    ROWS.lines().for_each(|line| rows.set(serde_json::from_str(line).unwrap()));
    let (id, agency) = (PersonId(uuid!("01936f2e-0000-7000-8000-000000000700")), AgencyId(uuid!("01936f2e-0000-7000-8000-000000000502")));
    let office = AgencyId(uuid!("01936f2e-0000-7000-8000-000000000510"));
    rows.set_agencies([Agency::named(office, "Sở Y tế")]);
    rows.set_people(vec![Person { id, name: "Lan".into(), role: Role::Staff, agency: Some(agency) }]);
    rows
}

fn coordinator() -> Actor {
    let (person, agency) = (uuid!("01936f2e-0000-7000-8000-000000000600"), uuid!("01936f2e-0000-7000-8000-000000000500"));
    Actor { person: PersonId(person), role: Role::Coordinator, agency: Some(AgencyId(agency)) }
}

/// A number for each kind of request. Whoever adds a kind is stopped here by the compiler, and then by the test below until
/// the newest file of operations has a line of it.
fn kind(request: &Request) -> usize {
    match request {
        Request::CreateTask { .. } => 0,
        Request::PlaceTask { .. } => 1,
        Request::SetFields { .. } => 2,
        Request::AddUpdate { .. } => 3,
        Request::AddComment { .. } => 4,
        Request::ArchiveTask { .. } => 5,
        Request::RestoreTask { .. } => 6,
        Request::SettleClash { .. } => 7,
        Request::AddEvidence { .. } => 8,
        Request::RemoveEvidence { .. } => 9,
        Request::ReportShare { .. } => 10,
        Request::AddStep { .. } => 11,
        Request::CheckStep { .. } => 12,
        Request::RemoveStep { .. } => 13,
        Request::AssignPerson { .. } => 14,
        Request::LockTask { .. } => 15,
        Request::Remind { .. } => 16,
        Request::GiveFigure { .. } => 17,
        Request::FileReport { .. } => 18,
        Request::ShareView { .. } => 19,
    }
}
const KINDS: usize = 20;

/// What an operation may also be without, each by its name, and whether this one has it. Nothing is passed over by `..`: whoever
/// adds a field is stopped here, too.
fn optional(op: &Op) -> Vec<(&'static str, bool)> {
    let Op { id: _, device: _, schema: _, made_at: _, deps, body } = op;
    let mut found = vec![("deps", !deps.is_empty())];
    match body.request().unwrap_or_else(|| panic!("{op:?} is not known")) {
        Request::CreateTask { criterion: _, title: _, text, rank: _ } => found.push(("text", !text.is_empty())),
        Request::PlaceTask { task: _, from: _, to: _, rank, why } => found.extend([("rank", rank.is_some()), ("why", why.is_some())]),
        Request::AddUpdate { task: _, did: _, percent } => found.push(("percent", percent.is_some())),
        Request::SettleClash { task: _, entry: _, decision } => {
            found.push(("decision", decision.is_some()));
            found.extend(decision.as_ref().map(|Decision { saw: _, chose: _, after }| ("decision.after", !after.is_empty())));
        }
        Request::AddEvidence { task: _, paper: Paper { title: _, number, issued_on, issuer, file }, unit } => found.extend([
            ("unit", unit.is_some()),
            ("paper.number", !number.is_empty()),
            ("paper.issued_on", issued_on.is_some()),
            ("paper.issuer", !issuer.is_empty()),
            ("paper.file", file.is_some()),
        ]),
        Request::ReportShare { task: _, unit: _, did, changes, why } => {
            found.extend([("did", !did.is_empty()), ("changes", !changes.is_empty()), ("why", why.is_some())]);
        }
        Request::AddComment { task: _, body: _, mentions, answers } => {
            found.extend([("mentions", !mentions.is_empty()), ("answers", answers.is_some())]);
        }
        Request::AddStep { task: _, words: _, due_on, instead_of, stood } => {
            found.extend([("due_on", due_on.is_some()), ("instead_of", instead_of.is_some()), ("stood", stood.is_some())]);
        }
        Request::AssignPerson { task: _, person: _, on: _, unit } => found.push(("unit", unit.is_some())),
        Request::GiveFigure { criterion: _, says: Stated { what: _, value, on, year, of, aim, out_of, unit, survey, words }, saw } => found.extend([
            ("saw", saw.is_some()),
            ("says.value", value.is_some()),
            ("says.on", on.is_some()),
            ("says.year", year.is_some()),
            ("says.of", !of.is_empty()),
            ("says.aim", aim.is_some()),
            ("says.out_of", out_of.is_some()),
            ("says.unit", !unit.is_empty()),
            ("says.survey", *survey),
            ("says.words", !words.is_empty()),
        ]),
        Request::FileReport { plan: _, period: _, agency: _, says, saw } => {
            let Said { stage: _, results, obstacles, proposals, why } = Said::of(says).unwrap();
            found.extend([
                ("report.saw", !saw.is_empty()),
                ("report.results", !results.is_empty()),
                ("report.obstacles", !obstacles.is_empty()),
                ("report.proposals", !proposals.is_empty()),
                ("report.why", !why.is_empty()),
            ]);
        }
        Request::ShareView { plan: _, name: _, address, instead_of } => {
            found.extend([("view.address", address.is_some()), ("view.instead_of", instead_of.is_some())]);
        }
        Request::SetFields { task: _, changes: _ }
        | Request::CheckStep { task: _, step: _, done: _ }
        | Request::RemoveStep { task: _, step: _ }
        | Request::RemoveEvidence { task: _, evidence: _ }
        | Request::ArchiveTask { task: _ }
        | Request::LockTask { task: _ }
        | Request::RestoreTask { task: _ }
        | Request::Remind { task: _, agencies: _, why: _, words: _, level: _ } => {}
    }
    found
}

/// Failure mode 50: operations of every version that was released are carried out as they always were.
#[test]
fn operations_of_every_released_version_are_carried_out() {
    for schema in 1..=OPS.len() {
        for line in lines(schema) {
            let op: Op = serde_json::from_value(line.op.clone()).unwrap();
            assert_eq!(op.schema as usize, schema);
            let outcome = apply(&board(), &op, Context { actor: coordinator(), now: WHEN, handed_in_by: None })
                .unwrap_or_else(|refusal| panic!("{refusal:?}: {}", line.op));
            assert_eq!((outcome.rows, outcome.clashes), (line.leaves, line.clashes), "{}", line.op);
        }
    }
}

/// Failure modes 50 and 52: what was received is what is logged and sent on, to the letter.
#[test]
fn operations_of_every_released_version_are_written_down_as_they_came() {
    for line in (1..=OPS.len()).flat_map(lines) {
        let op: Op = serde_json::from_value(line.op.clone()).unwrap();
        assert_eq!(serde_json::to_value(&op).unwrap(), line.op);
    }
}

/// Failure mode 50: what a later version may write is told from what no version will ever read, kept as it came, and carried
/// out by guesswork in neither case.
#[test]
fn operations_of_a_version_to_come_are_known_as_such() {
    let [to_come, never] = [include_str!("released/to-come.jsonl"), include_str!("released/never.jsonl")];
    assert!(to_come.lines().count() >= 4 && never.lines().count() >= 2);
    for (line, awaits) in to_come.lines().map(|line| (line, true)).chain(never.lines().map(|line| (line, false))) {
        let op: Op = serde_json::from_str(line).unwrap();
        assert_eq!((op.request(), op.awaits_newer_version()), (None, awaits), "{line}");
        assert_eq!(serde_json::to_string(&op).unwrap(), line);
        assert!(apply(&board(), &op, Context { actor: coordinator(), now: WHEN, handed_in_by: None }).is_err(), "{line}");
    }
    let ours = lines(OPS.len()).map(|line| serde_json::from_value::<Op>(line.op).unwrap());
    assert!(ours.into_iter().all(|op| !op.awaits_newer_version()));
}

#[test]
fn every_kind_of_operation_has_a_line() {
    let ops = lines(OPS.len()).map(|line| serde_json::from_value::<Op>(line.op).unwrap());
    let kinds: BTreeSet<usize> = ops.map(|op| kind(op.request().unwrap_or_else(|| panic!("{op:?} is not known")))).collect();
    assert_eq!(kinds, (0..KINDS).collect());
}

/// A kind is not all: each shape it may have was written by some version, and lies in somebody's outbox.
#[test]
fn every_optional_field_stands_in_one_line_and_is_left_out_of_another() {
    let mut seen: BTreeMap<&str, BTreeSet<bool>> = BTreeMap::new();
    for line in lines(OPS.len()) {
        for (name, is_there) in optional(&serde_json::from_value(line.op).unwrap()) {
            seen.entry(name).or_default().insert(is_there);
        }
    }
    let one_sided: Vec<_> = seen.iter().filter(|(_, seen)| seen.len() < 2).collect();
    assert!(one_sided.is_empty(), "only with, or only without: {one_sided:?}");
    let names = [
        "answers",
        "changes",
        "decision",
        "decision.after",
        "deps",
        "did",
        "due_on",
        "instead_of",
        "mentions",
        "paper.file",
        "paper.issued_on",
        "paper.issuer",
        "paper.number",
        "percent",
        "rank",
        "report.obstacles",
        "report.proposals",
        "report.results",
        "report.saw",
        "report.why",
        "saw",
        "says.aim",
        "says.of",
        "says.on",
        "says.out_of",
        "says.survey",
        "says.unit",
        "says.value",
        "says.words",
        "says.year",
        "stood",
        "text",
        "unit",
        "view.address",
        "view.instead_of",
        "why",
    ];
    assert_eq!(seen.into_keys().collect::<Vec<_>>(), names);
}

/// Failure mode 51: a row without a field that came later is not damaged.
#[test]
fn rows_of_the_first_version_are_still_rows() {
    let kinds: BTreeSet<_> = board().iter().map(|row| row.is.key().kind).collect();
    assert_eq!((board().len(), kinds.len()), (26, 13));
    for line in ROWS.lines() {
        let noun: Noun = serde_json::from_str(line).unwrap();
        let again: Noun = serde_json::from_str(&serde_json::to_string(&noun).unwrap()).unwrap();
        assert_eq!(noun, again);
    }
}
