//! Operations of older versions, said in today's words.
//!
//! A device may have waited a year with what it wrote under an older version, and the log keeps everything as it came. So a
//! version is never forgotten: each has a step to the next, and a body climbs from its own version to ours one by one.

use super::SCHEMA;
use serde_json::Value as Json;

/// Says the body of one version in the words of the next. Pure; what it cannot make sense of, it gives back unchanged.
type Step = fn(Json) -> Json;

/// From version 1 to 2, from 2 to 3, and so on. Their number follows from [`SCHEMA`]: raising that does not compile before the
/// step is here.
const STEPS: [Step; SCHEMA as usize - 1] = [];

/// A body of that version in the words of this one; nothing when there never was such a version, or not yet.
pub(super) fn upcast(schema: u32, body: Json) -> Option<Json> {
    climb(&STEPS, schema, body)
}

fn climb(steps: &[Step], schema: u32, body: Json) -> Option<Json> {
    let below = usize::try_from(schema).ok()?.checked_sub(1)?;
    Some(steps.get(below..)?.iter().fold(body, |body, step| step(body)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Two versions that never were: the first called a comment a note, the second had no words for its loudness.
    const PRETENDED: [Step; 2] = [
        |mut body| {
            if body["do"] == "add_note" {
                body["do"] = json!("add_comment");
            }
            body
        },
        |mut body| {
            if body["do"] == "add_comment" {
                body["loud"] = json!(false);
            }
            body
        },
    ];

    /// Failure mode 50: an older client sends operations after the server was brought up to date.
    #[test]
    fn a_body_climbs_from_its_own_version_step_by_step() {
        let (note, comment) = (json!({ "do": "add_note", "body": "a" }), json!({ "do": "add_comment", "body": "a" }));
        let today = json!({ "do": "add_comment", "body": "a", "loud": false });
        assert_eq!(climb(&PRETENDED, 1, note.clone()), Some(today.clone()));
        assert_eq!(climb(&PRETENDED, 2, comment), Some(today.clone()));
        assert_eq!(climb(&PRETENDED, 2, note.clone()), Some(note), "the second version had no notes any more");
        assert_eq!(climb(&PRETENDED, 3, today.clone()), Some(today));
    }

    #[test]
    fn a_version_that_never_was_or_is_not_yet_is_not_guessed_at() {
        for schema in [0, 4, u32::MAX] {
            assert_eq!(climb(&PRETENDED, schema, json!({ "do": "add_note" })), None);
        }
    }

    #[test]
    fn every_version_that_was_released_reaches_this_one() {
        for schema in 1..=SCHEMA {
            assert!(upcast(schema, json!({ "do": "something" })).is_some());
        }
        assert_eq!(upcast(SCHEMA, json!({ "do": "add_comment" })), Some(json!({ "do": "add_comment" })));
    }
}
