//! Signs that nobody sees and no database has to hold.

use super::office::{Office, actor, id, lan, minh, office};
use parboard_domain::{
    evidence::Paper,
    field::{Field, Value},
    id::CriterionId,
    measure::Percent,
    op::{Change, Decision, FromTo, Request},
    person::Role,
    refusal::RefusalCode,
    row::{Noun, Rows},
    task::Wording,
};

/// Every request with a text in it, that text in each of its places.
fn requests(office: &Office, text: &str) -> Vec<Request> {
    let (task, words) = (office.task, || text.to_owned());
    let (criterion, rank) = (CriterionId(id(0x200)), "m".to_owned());
    let set = |field, from: Value, to: Value| Request::SetFields { task, changes: vec![Change { field, from, to }] };
    let paper = |change: fn(&mut Paper, String)| {
        let mut paper = Paper { title: "Báo cáo".into(), ..Paper::default() };
        change(&mut paper, words());
        Request::AddEvidence { task, paper, unit: None }
    };
    vec![
        Request::CreateTask { criterion, title: words(), text: String::new(), rank: rank.clone() },
        Request::CreateTask { criterion, title: "Việc mới".into(), text: words(), rank },
        set(Field::Title, "Theo dõi".into(), text.into()),
        set(Field::Title, text.into(), "Theo dõi sát".into()),
        set(Field::Text, Value::Nothing, text.into()),
        set(Field::Text, text.into(), "Của tôi".into()),
        set(Field::Blocked, Value::Nothing, text.into()),
        Request::AddUpdate { task, did: words(), percent: None },
        Request::AddUpdate { task, did: "Đã làm".into(), percent: Some(FromTo { from: text.into(), to: Value::Number(5) }) },
        Request::AddComment { task, body: words(), mentions: Vec::new(), answers: None },
        Request::AddStep { task, words: words(), due_on: None, instead_of: None, stood: None },
        paper(|paper, words| paper.title = words),
        paper(|paper, words| paper.number = words),
        paper(|paper, words| paper.issuer = words),
    ]
}

/// Failure mode 10: one database could keep none of them, and would fail with all that came along.
#[test]
fn hidden_signs_are_refused_wherever_a_text_comes_in() {
    let coordinator = actor(10, Role::Coordinator, 1);
    for sign in ['\0', '\u{8}', '\u{c}', '\r', '\u{1b}', '\u{7f}', '\u{85}'] {
        let mut office = office();
        for request in requests(&office, &format!("một{sign}hai")) {
            let outcome = office.act(coordinator, request.clone());
            assert_eq!(outcome.map_err(|refusal| refusal.code), Err(RefusalCode::HiddenSigns), "{sign:?} {request:?}");
        }
    }
    for request in requests(&office(), "một\n\thai") {
        assert!(office().act(coordinator, request.clone()).is_ok(), "{request:?}");
    }
}

/// A clash over a decision writes down what was seen and chosen.
#[test]
fn a_decision_brings_no_hidden_signs_into_history_either() {
    let mut office = office();
    office.set(lan(), Field::Percent, Percent::default(), Value::Number(40)).unwrap();
    let entry = office.set(minh(), Field::Percent, Percent::default(), Value::Number(70)).unwrap().clashes[0];
    let task = office.task;
    let settle = |saw: &str, chose: &str| Request::SettleClash {
        task,
        entry,
        decision: Some(Decision { saw: saw.into(), chose: chose.into(), after: Vec::new() }),
    };
    office.act(minh(), settle("70", "70")).unwrap();
    assert_eq!(office.act(lan(), settle("a\0b", "a\0b")).unwrap_err().code, RefusalCode::HiddenSigns);
    assert!(office.act(lan(), settle("40", "40")).is_ok());
}

/// Own: what is only said to have stood is written down like what stood, and may not be of any length.
#[test]
fn what_is_said_to_have_been_seen_is_bounded_too() {
    let mut office = office();
    let long = |field: Field, times: usize| Value::Text("a".repeat(times * field.chars_max()));
    for field in [Field::Title, Field::Text, Field::Blocked] {
        assert!(office.set(lan(), field, long(field, 5), "Theo dõi sát.").is_ok(), "{field:?}");
        assert_eq!(office.set(lan(), field, long(field, 6), "Theo dõi kỹ.").unwrap_err().code, RefusalCode::TooLong, "{field:?}");
    }
    office.set(lan(), Field::Percent, Percent::default(), Value::Number(40)).unwrap();
    let entry = office.set(minh(), Field::Percent, Percent::default(), Value::Number(70)).unwrap().clashes[0];
    let (task, after) = (office.task, Vec::new());
    office.act(minh(), Request::SettleClash { task, entry, decision: Some(Decision { saw: "70".into(), chose: "70".into(), after }) }).unwrap();
    let decision = Some(Decision { saw: long(Field::Title, 1), chose: long(Field::Title, 1), after: Vec::new() });
    assert_eq!(office.act(lan(), Request::SettleClash { task, entry, decision }).unwrap_err().code, RefusalCode::TooLong);
}

/// A text from before they were refused can still be put right.
#[test]
fn what_stands_with_hidden_signs_can_be_replaced() {
    let mut office = office();
    let old = Wording { words: "Đoạn\u{c}một.".into(), ..office.words().clone() };
    office.rows.set(Noun::Wording(old));
    assert!(office.set(lan(), Field::Text, "Đoạn\u{c}một.", "Đoạn một.").is_ok());
    assert_eq!(office.rows.find_wording(office.task).unwrap().text(), "Đoạn một.");
}
