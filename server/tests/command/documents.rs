//! Importing and exporting.

use crate::program::Program;
use serde_json::Value;
use std::time::{Duration, Instant};

const PLAN: &str = include_str!("../../demonstration/ke-hoach-cai-thien-2025.txt");

#[test]
fn wrong_usage_is_code_two_and_prints_no_data() {
    let program = Program::new();
    for args in [&["import"][..], &["fly"], &["export", "--format", "pdf"], &["import", "x.txt", "--plan", "12"], &[]] {
        let said = program.run(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
    }
}

#[test]
fn what_is_no_plan_is_refused_in_one_line_and_makes_no_database() {
    let program = Program::new();
    let files: [(&str, &[u8]); 7] = [
        ("empty.txt", b""),
        ("letter.txt", "Kính gửi anh Nam, mai họp lúc tám giờ.".as_bytes()),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"),
        ("plan.docx", b"PK\x03\x04 and so on"),
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("plan.pdf", b"%PDF-1.7"),
        ("export.json", b"{\"format\":\"parboard-plan\",\"version\":1,"),
    ];
    for (name, bytes) in files {
        std::fs::write(program.path(name), bytes).unwrap();
        for args in [&["import", name][..], &["import", name, "--dry-run", "--json"]] {
            program.run(args).assert_refused("parboard: ");
        }
    }
    program.run(&["import", "not-there.txt"]).assert_refused("not-there.txt");
    assert!(!program.path("data").exists());
}

#[test]
fn an_endless_document_is_refused_in_time() {
    let program = Program::new();
    let started = Instant::now();
    std::fs::write(program.path("endless.txt"), "1.1. Tiêu chí \"a\"\n- việc\n".repeat(3_000_000)).unwrap();
    program.run(&["import", "endless.txt", "--dry-run", "--json"]).assert_refused("");
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_dry_run_prints_what_it_read_and_touches_nothing() {
    let program = Program::new();
    let said = program.run_with(&["import", "-", "--dry-run", "--json"], PLAN);
    assert_eq!(said.code, 0, "{}", said.err);
    let reading: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((reading["document"]["kind"].as_str(), reading["declared_items"].as_i64()), (Some("plan"), Some(22)));
    assert!(reading["warnings"].as_array().unwrap().iter().any(|warning| warning["code"] == "missing_number" && warning["number"] == "1.9"));
    assert!(!program.path("data").exists());
}

#[test]
fn an_imported_plan_is_exported_and_imported_again_without_loss() {
    let (here, there) = (Program::new(), Program::new());
    std::fs::write(here.path("plan.txt"), PLAN).unwrap();
    assert_eq!(here.must(&["import", "plan.txt"]), "");
    let export = here.must(&["export", "--format", "json"]);
    std::fs::write(there.path("export.json"), &export).unwrap();
    there.must(&["import", "export.json"]);
    assert_eq!(there.must(&["export", "--format", "json"]), export);
    there.must(&["check"]);
}

/// Failure mode 88: cards that come again with the document are the same cards.
#[test]
fn importing_twice_makes_nothing_twice() {
    let program = Program::new();
    std::fs::write(program.path("plan.txt"), PLAN).unwrap();
    program.must(&["import", "plan.txt"]);
    let export = || serde_json::from_str::<Value>(&program.must(&["export", "--format", "json"])).unwrap();
    let first = export();
    let said = program.run(&["import", "plan.txt"]);
    assert!(said.err.contains("0 new, 0 changed"), "{}", said.err);
    let second = export();
    for part in ["plan", "rev", "rows", "ops", "agencies", "people", "files"] {
        assert_eq!(second[part], first[part], "{part}");
    }
    assert_eq!(second["imports"].as_array().unwrap().len(), 2, "that it was asked for twice is known");
}

#[test]
fn a_table_for_spreadsheets_has_a_line_for_each_task() {
    let program = Program::new();
    std::fs::write(program.path("plan.txt"), PLAN).unwrap();
    program.run(&["export", "--format", "csv"]).assert_refused("no plan");
    program.must(&["import", "plan.txt"]);
    let reading: Value = serde_json::from_str(&program.must(&["import", "plan.txt", "--dry-run", "--json"])).unwrap();
    let tasks: usize = reading["items"].as_array().unwrap().iter().map(|item| item["tasks"].as_array().unwrap().len()).sum();
    program.must(&["export", "--format", "csv", "-o", "table.csv"]);
    let bytes = std::fs::read(program.path("table.csv")).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbf"));
    assert_eq!(csv::Reader::from_reader(&bytes[..]).records().map(Result::unwrap).count(), tasks);
}
