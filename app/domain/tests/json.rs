//! The law of our own reader of JSON: it takes what `serde_json` takes, and makes the same of it.

use parboard_domain::{field::Field, id::PersonId, json::read, op::Op, task::Status};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Every kind of shape that our types have.
#[derive(Debug, PartialEq, Deserialize)]
struct Record {
    #[serde(default)]
    name: Option<String>,
    count: u32,
    list: Vec<Shape>,
    set_by: BTreeMap<Field, PersonId>,
    pair: (i64, bool),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    Alone,
    Holding(Status),
    Record { body: Value },
    Pair(u8, u8),
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        prop::num::f64::NORMAL.prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|map| map.into_iter().collect::<Value>()),
        ]
    })
}

/// Both take it and make the same of it, or neither takes it.
fn agree<T: PartialEq + std::fmt::Debug + serde::de::DeserializeOwned>(text: &str) {
    assert_eq!(read::<T>(text).ok(), serde_json::from_str::<T>(text).ok(), "{text}");
}

proptest! {
    #[test]
    fn every_value_is_read_as_it_was_written(value in any_value()) {
        prop_assert_eq!(read::<Value>(&value.to_string()).ok(), Some(value.clone()));
        let pretty = serde_json::to_string_pretty(&value).expect("values have texts");
        prop_assert_eq!(read::<Value>(&pretty).ok(), Some(value));
    }

    /// Cut off, doubled, or with a foreign letter: the same texts are refused, and nothing panics.
    #[test]
    fn a_damaged_text_is_refused_where_others_refuse_it(value in any_value(), at in any::<prop::sample::Index>(), letter in "[\"\\\\{}\\[\\],:0-9eE.+a-z \u{0}đ-]") {
        let text = value.to_string();
        let letters: Vec<char> = text.chars().collect();
        let (head, tail) = letters.split_at(at.index(letters.len()));
        for damaged in [head.iter().collect::<String>(), format!("{}{letter}{}", String::from_iter(head), String::from_iter(tail)), format!("{}{letter}{}", String::from_iter(head), String::from_iter(&tail[1..]))] {
            let (ours, theirs) = (read::<Value>(&damaged), serde_json::from_str::<Value>(&damaged));
            prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{}", damaged);
            agree::<Record>(&damaged);
        }
    }
}

#[test]
fn our_own_shapes_are_read_alike() {
    let person = "0198c5a2-0000-7000-8000-000000000001";
    let update = r#"{"do":"add_comment","task":"0198c5a2-0000-7000-8000-000000000002","body":"Đã xong \ud83d\ude00 \u00e9\n"}"#;
    let shapes = [
        "[]".to_owned(),
        r#"["alone"]"#.to_owned(),
        r#"[{"alone":null}]"#.to_owned(),
        r#"[{"holding":"done"},{"pair":[1,2]}]"#.to_owned(),
        r#"[{"record":{"body":{"do":"not known yet","with":[1.5]}}}]"#.to_owned(),
        format!(r#"[{{"record":{{"body":{update}}}}}]"#),
        r#"["holding"]"#.to_owned(),
        r#"["other"]"#.to_owned(),
        r#"[{"pair":[1]}]"#.to_owned(),
        r#"[{"pair":[1,2,3]}]"#.to_owned(),
        r#"[{"pair":[1,256]}]"#.to_owned(),
        r#"[{"alone":1}]"#.to_owned(),
        r#"[{"alone":null,"holding":"done"}]"#.to_owned(),
        r#"[{"record":{}}]"#.to_owned(),
    ];
    let good = shapes.iter().filter(|list| read::<Vec<Shape>>(list).is_ok());
    assert_eq!(good.count(), 6, "the rest are wrong in one way each");
    for list in &shapes {
        for rest in [r#""count":1"#, r#""count":-1"#, r#""name":null,"count":7,"unknown":{"a":[{}]}"#, r#""name":"x","name":"y","count":1"#] {
            for pair in ["[-3,true]", "[0]"] {
                agree::<Record>(&format!(r#" {{ {rest} , "list":{list},"set_by":{{"status":"{person}"}},"pair":{pair}}} "#));
            }
        }
    }
    agree::<Op>(&format!(r#"{{"id":"{person}","device":"{person}","schema":1,"made_at":5,"body":{update}}}"#));
}

#[test]
fn odd_texts_are_taken_or_refused_alike() {
    let odd = [
        "",
        " ",
        "1 2",
        "01",
        "-",
        "-0",
        "1.",
        ".5",
        "1e",
        "1e5",
        "1E-2",
        "18446744073709551616",
        "-9223372036854775809",
        "1e999",
        "nul",
        "nullx",
        "tru",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "\"\t\"",
        "\"\u{7f}\"",
        "\u{feff}1",
        "1\u{0}",
        "\u{0}",
        "'a'",
        "{\"a\":1,\"a\":2}",
        "[[]",
        "[]]",
    ];
    for text in odd {
        agree::<Value>(text);
    }
}

#[test]
fn too_deep_a_text_is_refused_and_harms_nobody() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(read::<Value>(&deep(100)).is_ok());
    assert!(read::<Value>(&deep(100_000)).is_err());
    assert!(read::<serde::de::IgnoredAny>(&deep(100_000)).is_err());
}
