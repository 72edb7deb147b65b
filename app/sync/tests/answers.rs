//! An answer is read whole, or it is none.
#![allow(clippy::unwrap_used, missing_docs)]

use parboard_domain::{json, measure::Rev};
use parboard_sync::protocol::{MARKER, PROTOCOL, SyncReply};

const ID: &str = "01936f2e-0000-7000-8000-000000000900";

/// An answer of three rows, of which the middle one is that.
fn answer(row: &str) -> String {
    let sound = |rev: i64| format!(r#"{{"rev":{rev},"is":{{"plan":{{"id":"{ID}","year":2025,"title":"Kế hoạch"}}}}}}"#);
    format!(
        r#"{{"marker":"{MARKER}","protocol":{PROTOCOL},"person":"{ID}","plan":"{ID}","epoch":"{ID}","rows":[{},{row},{}],"cursor":9,"now":1}}"#,
        sound(7),
        sound(9)
    )
}

/// Failure mode 28: with a row that cannot be read none of the answer is, so the cursor stays where it was and the row comes again.
/// A row of a kind that only a newer program knows is held as it came.
#[test]
fn an_answer_with_a_row_that_cannot_be_read_is_no_answer() {
    for row in [
        r#"{"rev":8}"#,
        r#"{"is":{"plan":{"id":"01936f2e-0000-7000-8000-000000000900","year":2025,"title":"Kế hoạch"}}}"#,
        r#"{"rev":"tám","is":{"plan":{"id":"01936f2e-0000-7000-8000-000000000900","year":2025,"title":"Kế hoạch"}}}"#,
        r#"{"rev":8,"is":{"plan":{"id":"kế hoạch","year":2025,"title":"Kế hoạch"}}}"#,
        r#"{"rev":8,"is":{"plan":{"year":2025,"title":"Kế hoạch"}}}"#,
        "null",
    ] {
        assert!(json::read::<SyncReply>(&answer(row)).is_err(), "{row}");
    }
    let known = json::read::<SyncReply>(&answer(r#"{"rev":8,"is":{"stamp":{"id":"01936f2e-0000-7000-8000-000000000901"}}}"#)).unwrap();
    assert_eq!((known.rows.len(), known.cursor), (3, Rev(9)));
}
