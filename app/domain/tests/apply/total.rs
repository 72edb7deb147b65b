//! Applying is total: any operation, of any shape, gives an outcome or a refusal.

use crate::{
    office::{Office, actor, id, office},
    periods::PLAN,
};
use parboard_domain::{
    agency::Agency,
    apply::{Context, apply},
    evidence::Paper,
    field::Field,
    id::{AgencyId, OpId, PersonId},
    measure::Moment,
    op::{Op, Request},
    period::Stage,
    person::{Person, Role},
    reminder::Why,
    row::{Kind, Noun, Rows},
    score::What,
    share::Roster,
};
use proptest::{prelude::*, sample::Index, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const KINDS: [&str; 20] = [
    "share_view",
    "file_report",
    "give_figure",
    "remind",
    "report_share",
    "create_task",
    "place_task",
    "set_fields",
    "add_update",
    "add_comment",
    "add_evidence",
    "remove_evidence",
    "archive_task",
    "restore_task",
    "settle_clash",
    "add_step",
    "check_step",
    "remove_step",
    "assign_person",
    "of_no_version",
];

/// The card's words, and what people make of them.
const BASE: &str = "Đoạn một.\nĐoạn hai.\nĐoạn ba.";
const TEXTS: [&str; 4] = ["Đoạn MỘT.\nĐoạn hai.\nĐoạn ba.", "Đoạn một.\nĐoạn hai.\nĐoạn BA.", "Của Lan.\nĐoạn hai.\nĐoạn ba.", ""];

/// One operation before it is known what it may speak of.
#[derive(Clone, Debug)]
struct Draw {
    kind: &'static str,
    person: u128,
    role: Role,
    fields: [usize; 2],
    values: [Value; 4],
    text: String,
    which: Index,
    /// A member of the body that becomes something else altogether.
    bent: Option<(Index, Value)>,
}

/// What fields hold, and what none does.
fn value() -> impl Strategy<Value = Value> {
    let known = ["done", "in_progress", "in_review", "not_started", "2025-12-31", "31/12/2025", "", "  ", BASE, "zz"];
    prop_oneof![
        4 => prop::sample::select(known.to_vec()).prop_map(Value::from),
        3 => (0_i64..=100).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => "\\PC{0,60}".prop_map(Value::from),
        1 => prop::sample::select(vec![Value::Null, json!(true), json!(1.5), json!([]), json!({}), json!("ư".repeat(20_001))]),
    ]
}

fn draw() -> impl Strategy<Value = Draw> {
    let who = (11_u128..13, prop::sample::select(Role::ALL.to_vec()));
    let bent = prop::option::weighted(0.15, (any::<Index>(), value()));
    let fields = [0..=Field::ALL.len(), 0..=Field::ALL.len()];
    let values = [value(), value(), value(), value()];
    let parts = (prop::sample::select(KINDS.to_vec()), who, fields, values, "\\PC{0,40}", any::<Index>(), bent);
    parts.prop_map(|(kind, (person, role), fields, values, text, which, bent)| Draw { kind, person, role, fields, values, text, which, bent })
}

impl Draw {
    fn body(&self, office: &Office, made: &[OpId], clashes: &[Value]) -> Value {
        let [from, to, other_from, other_to] = &self.values;
        let field = |at: usize| Field::ALL.get(self.fields[at]).map_or("of_no_version", |field| field.as_str());
        let evidence = if made.is_empty() { json!(id(0xdead)) } else { json!(made[self.which.index(made.len())]) };
        // Drawn among all that was made, it would hardly ever be the same step twice.
        let steps = &office.task().steps;
        let step = if steps.is_empty() { evidence.clone() } else { json!(steps[self.which.index(steps.len())].id) };
        let entry = if clashes.is_empty() { json!(id(0xdead)) } else { clashes[self.which.index(clashes.len())].clone() };
        // Drawn value by value, two changes of one text would hardly ever meet.
        let text = json!([{ "field": "text", "from": BASE, "to": TEXTS[self.which.index(TEXTS.len())] }]);
        let any = json!([{ "field": field(0), "from": from, "to": to }, { "field": field(1), "from": other_from, "to": other_to }]);
        let proposed = json!([{ "field": Field::PROPOSED[self.which.index(3)], "from": from, "to": if self.fields[0] < 5 { json!("1,5") } else { to.clone() } }]);
        let changes = match self.fields[1] % 3 {
            0 => text,
            1 => proposed,
            _ => any.clone(),
        };
        // Drawn like the others, a rank would hardly ever be one.
        let rank = if self.fields[0].is_multiple_of(2) { json!("zz") } else { other_to.clone() };
        let paper = Paper { title: self.text.clone(), ..Paper::default() };
        let mut body = json!({
            "create_task": { "criterion": id(0x200), "title": self.text, "text": to, "rank": "m" },
            "place_task": { "from": from, "to": to, "rank": rank },
            "set_fields": { "changes": changes },
            "add_update": { "did": self.text, "percent": { "from": from, "to": to } },
            "report_share": { "unit": id(31), "did": self.text, "changes": [any[0]] },
            "add_comment": { "body": self.text, "mentions": [id(11), id(77)], "answers": evidence },
            "add_step": { "words": self.text, "due_on": "2025-09-30", "instead_of": evidence },
            "check_step": { "step": step, "done": !self.fields[0].is_multiple_of(2) },
            "remove_step": { "step": evidence },
            "assign_person": { "person": id(self.person), "on": !self.fields[0].is_multiple_of(2), "unit": (self.fields[1] == 1).then(|| id(31)) },
            "add_evidence": { "paper": paper },
            "remove_evidence": { "evidence": evidence },
            "remind": { "agencies": [id(1)], "why": Why::ALL[self.which.index(3)], "words": self.text, "level": self.fields[0] },
            "give_figure": { "criterion": id(0x200), "saw": evidence, "says": {
                "what": What::ALL[self.which.index(7)].as_str(), "value": self.fields[0].to_string(), "on": "2025-06-30", "year": 2024, "words": self.text,
            } },
            "file_report": { "plan": PLAN, "period": "2025-q1", "agency": id(1), "saw": [evidence], "says": {
                "stage": Stage::ALL[self.which.index(4)].as_str(), "results": self.text, "why": "Đã rõ",
            } },
            "share_view": {
                "plan": PLAN, "name": format!("Góc nhìn {}", self.fields[0]), "instead_of": format!("Góc nhìn {}", self.fields[1]),
                "address": if self.fields[0] < 4 { json!("/?qua-han=1") } else { to.clone() },
            },
            "settle_clash": { "entry": entry, "decision": { "saw": from, "chose": to, "after": [id(12)] } },
        })[self.kind]
            .take();
        if body.is_null() {
            body = json!({});
        }
        body["do"] = self.kind.into();
        if !["create_task", "give_figure", "file_report", "share_view"].contains(&self.kind) {
            body["task"] = json!(office.task);
        }
        let members: Vec<String> = body.as_object().into_iter().flat_map(|body| body.keys().cloned()).collect();
        if let Some((which, value)) = &self.bent {
            body[&members[which.index(members.len())]] = value.clone();
        }
        body
    }
}

/// Carries the drawn operations out one after another, and says which kinds changed something.
fn carry_out(draws: &[Draw]) -> BTreeSet<String> {
    let mut office = office();
    office.name_everybody();
    office.begin_plan();
    office.rows.set_agencies([Agency::named(AgencyId(id(1)), "Sở Nội vụ"), Agency::named(AgencyId(id(9)), "Các cơ quan, đơn vị")]);
    let people = [11, 12].map(|at| Person { id: PersonId(id(at)), name: "Lan".into(), role: Role::Staff, agency: Some(AgencyId(id(1))) });
    office.rows.set_people(people.into());
    office.rows.set(Noun::Roster(Roster { id: AgencyId(id(9)), units: vec![AgencyId(id(31))], frozen_on: None }));
    if draws.first().is_some_and(|draw| draw.fields[0].is_multiple_of(2)) {
        office.open_round();
    }
    let (mut made, mut clashes, mut effective) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (at, draw) in (0_i64..).zip(draws) {
        let mut op = serde_json::to_value(office.op(Request::ArchiveTask { task: office.task })).unwrap();
        op["body"] = draw.body(&office, &made, &clashes);
        let op: Op = serde_json::from_value(op).unwrap();
        let context = Context { actor: actor(draw.person, draw.role, 1), now: Moment(100 + at), handed_in_by: None };
        let Ok(outcome) = apply(&office.rows, &op, context) else { continue };
        if !outcome.rows.is_empty() {
            effective.insert(draw.kind.to_owned());
        }
        made.push(op.id);
        for noun in outcome.rows {
            if let Noun::Entry(entry) = &noun {
                effective.insert(format!("{:?}", entry.kind));
                effective.extend(entry.field.filter(|field| field.is_proposed()).map(|field| field.as_str().to_owned()));
                clashes.push(json!(entry.id));
            }
            office.rows.set(noun);
        }
        let task = office.rows.find_task(office.task).unwrap();
        assert!(task.percent.get() <= 100, "{draw:?}");
        let waiting = office.rows.of_kind(Kind::Comment).filter(|row| matches!(&row.is, Noun::Comment(comment) if comment.awaits_answer()));
        assert_eq!(task.directions, waiting.count() as i64, "{draw:?}");
    }
    effective
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_body_makes_apply_panic(draws in prop::collection::vec(draw(), 1..40)) {
        carry_out(&draws);
    }
}

/// The law above says little unless its draws get past the door.
#[test]
fn the_draws_carry_out_operations_of_every_kind() {
    let mut runner = TestRunner::deterministic();
    let draws = prop::collection::vec(draw(), 40);
    let mut effective = BTreeSet::new();
    for _ in 0..900 {
        effective.extend(carry_out(&draws.new_tree(&mut runner).unwrap().current()));
    }
    // Merging too: what is joined, what becomes a second version, what clashes.
    let lines = ["Set", "Joined", "Version", "Clash", "StepAdded", "StepDone", "StepOpened", "StepRemoved", "PersonOn", "PersonOff"];
    let wanted = KINDS.into_iter().chain(lines).chain(["carried_out_by", "target", "points"]);
    let never: Vec<&str> = wanted.filter(|kind| !effective.contains(*kind)).collect();
    assert_eq!(never, ["of_no_version"]);
}
