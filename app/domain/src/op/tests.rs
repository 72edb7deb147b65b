//! What operations read as.

use super::*;
use crate::field::Value;

fn op(schema: u32, body: &str) -> String {
    let [id, device] = ["01936f2e-0000-7000-8000-000000000100", "01936f2e-0000-7000-8000-000000000200"];
    format!(r#"{{"id":"{id}","device":"{device}","schema":{schema},"made_at":5,"body":{body}}}"#)
}

/// Failure mode 52: an unknown body must not spoil the batch it travels in.
#[test]
fn a_body_of_a_newer_version_is_kept_as_it_came() {
    let comment = r#"{"body":"Đã xem","do":"add_comment","task":"01936f2e-0000-7000-8000-000000000300"}"#;
    // The last one is readable, but what its words mean by then is not known here.
    for (schema, body) in [(SCHEMA, r#"{"do":"fly","to":["moon",{"x":1.5}]}"#), (9, r#"{"do":"fly"}"#), (SCHEMA, "7"), (9, comment)] {
        let json = op(schema, body);
        let op: Op = serde_json::from_str(&json).unwrap();
        assert!(matches!(op.body, Body::Newer(_)), "{json}");
        assert_eq!(serde_json::to_string(&op).unwrap(), json);
    }
}

#[test]
fn evidence_reads_as_the_office_would_say_it() {
    let hash = "ab".repeat(32);
    let json = format!(
        r#"{{"do":"add_evidence","task":"01936f2e-0000-7000-8000-000000000300","paper":{{"title":"Báo cáo","number":"45/BC-SNV","issued_on":"2025-09-30","file":{{"hash":"{hash}","name":"a.pdf","media":"application/pdf","bytes":12}}}}}}"#
    );
    let json = op(SCHEMA, &json);
    let op: Op = serde_json::from_str(&json).unwrap();
    assert!(matches!(&op.body, Body::Known(Request::AddEvidence { paper, .. }) if paper.issuer.is_empty()));
    assert_eq!(serde_json::to_string(&op).unwrap(), json);
}

#[test]
fn a_change_reads_as_the_office_would_say_it() {
    let body = r#"{"do":"set_fields","task":"01936f2e-0000-7000-8000-000000000300","changes":[{"field":"due_on","from":null,"to":"2025-09-30"},{"field":"percent","from":10,"to":45}]}"#;
    let json = op(SCHEMA, body);
    let op: Op = serde_json::from_str(&json).unwrap();
    let Body::Known(Request::SetFields { changes, .. }) = &op.body else { panic!("{op:?}") };
    assert_eq!(changes[0].from, Value::Nothing);
    assert_eq!(serde_json::to_string(&op).unwrap(), json);
}
