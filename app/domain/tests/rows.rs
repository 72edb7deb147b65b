//! Rows across versions: what a newer version made is held and counted by an older one.
#![allow(clippy::unwrap_used, missing_docs)]

use parboard_domain::{
    json,
    row::{Noun, Row, RowSum},
};

const EVIDENCE: &str = r#"{"id":"0198c5a2-0000-7000-8000-000000000001","task":"0198c5a2-0000-7000-8000-000000000002","by":"0198c5a2-0000-7000-8000-000000000003","at":5,"made_at":4,"paper":{"title":"Báo cáo"}}"#;

fn row(noun: &str, holds: &str) -> String {
    format!(r#"{{"rev":7,"is":{{"{noun}":{holds}}}}}"#)
}

/// Failure mode 52: a noun we do not know must not spoil the page of rows it travels in.
#[test]
fn a_noun_of_a_newer_version_is_kept_as_it_came() {
    let page =
        format!("[{},{}]", row("inspection", r#"{"by":[1.5,{"x":null}],"id":"0198c5a2-0000-7000-8000-000000000009"}"#), row("evidence", EVIDENCE));
    for rows in [json::read::<Vec<Row>>(&page).unwrap(), serde_json::from_str(&page).unwrap()] {
        assert!(matches!((&rows[0].is, &rows[1].is), (Noun::Newer(newer), Noun::Evidence(_)) if newer.name == "inspection"));
        assert_eq!(serde_json::to_string(&rows).unwrap(), page);
    }
}

/// A version that knows a kind only by its name comes to the same sum as one that knows all about it.
#[test]
fn an_unknown_kind_counts_in_the_sum_as_its_own_kind() {
    let known: Row = json::read(&row("evidence", EVIDENCE)).unwrap();
    let unknown: Row = json::read(&row("evidencf", EVIDENCE)).unwrap();
    assert_eq!(known.is.key().id, unknown.is.key().id);
    assert_ne!(RowSum::of([&known]), RowSum::of([&unknown]));
    let Noun::Newer(mut newer) = unknown.is else { panic!("{unknown:?}") };
    newer.name = "evidence".into();
    assert_eq!(RowSum::of([&Row { rev: known.rev, is: Noun::Newer(newer) }]), RowSum::of([&known]));
}

/// Every device out there counts the first kinds like this; a change here makes all of them fetch everything anew.
#[test]
fn the_sum_of_kinds_that_are_out_there_never_changes() {
    let id = "0198c5a2-0000-7000-8000-000000000001";
    let comment = row("comment", &format!(r#"{{"id":"{id}","task":"{id}","by":"{id}","at":1,"made_at":1,"body":"x"}}"#));
    let update = row("update", &format!(r#"{{"id":"{id}","task":"{id}","by":"{id}","at":1,"made_at":1,"did":"x"}}"#));
    let sums = [comment, update].map(|text| RowSum::of([&json::read::<Row>(&text).unwrap()]).0);
    assert_eq!(sums, [3_541_730, 612_339_267]);
}

#[test]
fn a_row_without_a_noun_is_refused() {
    for text in [r#"{"rev":7,"is":{}}"#, r#"{"rev":7,"is":"task"}"#, r#"{"rev":7,"is":null}"#, r#"{"rev":7,"is":{"comment":{}}}"#] {
        assert!(json::read::<Row>(text).is_err() && serde_json::from_str::<Row>(text).is_err(), "{text}");
    }
}
