//! Generating, backing up, checking, demonstrating.

use crate::program::Program;
use serde_json::Value;

#[test]
fn a_synthetic_province_is_whole_and_nobody_can_sign_in_to_it() {
    let program = Program::new();
    let out = program.must(&["generate", "--tasks", "60", "--units", "8", "--ops", "120", "--seed", "3"]);
    assert_eq!(out, "");
    program.must(&["check"]);
    let export: Value = serde_json::from_str(&program.must(&["export", "--format", "json"])).unwrap();
    let tasks = export["rows"].as_array().unwrap().iter().filter(|row| row["is"].get("task").is_some()).count();
    assert_eq!((tasks, export["ops"].as_array().unwrap().len()), (60, 120));
    let verdicts = export["ops"].as_array().unwrap().iter().map(|op| &op["verdict"]);
    assert!(verdicts.clone().all(|verdict| verdict.get("refused").is_none()), "{:?}", verdicts.collect::<Vec<_>>());
}

#[test]
fn a_backup_brings_everything_back_and_never_writes_over_anything() {
    let (here, there) = (Program::new(), Program::new());
    here.must(&["generate", "--tasks", "20", "--units", "4", "--ops", "30"]);
    let backup = here.path("backup.db");
    let backup = backup.to_str().unwrap();
    here.must(&["backup", backup]);
    here.run(&["backup", backup]).assert_refused("exists already");
    here.run(&["restore", backup]).assert_refused("not empty");
    std::fs::write(there.path("other.db"), "no database").unwrap();
    there.run(&["restore", "other.db"]).assert_refused("not a backup");
    there.must(&["restore", backup]);
    there.must(&["check"]);
    assert_eq!(there.must(&["account", "list"]), here.must(&["account", "list"]));
    assert_eq!(there.must(&["export", "--format", "json"]), here.must(&["export", "--format", "json"]));
}

#[test]
fn a_second_demonstration_keeps_what_is_there_and_prints_the_same_sign_ins() {
    let program = Program::new();
    let first = program.run(&["demonstrate"]);
    let held = program.must(&["export", "--format", "json"]);
    let second = program.run(&["demonstrate"]);
    assert_eq!((first.code, second.code, first.out.as_str()), (0, 0, ""));
    assert_eq!(first.err, second.err);
    assert!(first.err.contains("dieuphoi     trinhdien2025"), "{}", first.err);
    assert_eq!(program.must(&["export", "--format", "json"]), held);
    program.must(&["check"]);
}

/// The progress file speaks of tasks by their place in the plan: were the plan edited, it would tell of the wrong ones.
#[test]
fn the_demonstration_stands_where_its_file_says() {
    let program = Program::new();
    program.run(&["demonstrate"]);
    let progress: Value = serde_json::from_str(include_str!("../../demonstration/progress.json")).unwrap();
    let export: Value = serde_json::from_str(&program.must(&["export", "--format", "json"])).unwrap();
    for status in ["in_progress", "in_review", "done"] {
        let wanted = progress.as_array().unwrap().iter().filter(|item| item["status"] == status).count();
        let found = export["rows"].as_array().unwrap().iter().filter(|row| row["is"]["task"]["status"] == status).count();
        assert_eq!(wanted, found, "{status}");
    }
}
