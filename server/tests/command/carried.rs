//! A plan with its files, out of one database and into another.

use crate::program::Program;
use parboard_domain::{
    evidence::{FileHash, FileRef, Paper},
    id::{DeviceId, Mint, OpId, TaskId},
    measure::Moment,
    op::{Body, Op, Request, SCHEMA},
    person::Role,
    row::Kind,
};
use parboard_store::{NewAccount, Store, Taken};
use sha2::{Digest, Sha256};
use std::process::Stdio;
use uuid::Uuid;

const PLAN: &str = include_str!("../../demonstration/ke-hoach-cai-thien-2025.txt");

/// A plan, and a scan on its first card.
async fn with_a_file(program: &Program) -> Vec<u8> {
    program.run_with(&["import", "-"], PLAN);
    let content: Vec<u8> = b"%PDF-1.7\n".iter().copied().chain((0..200_000_u32).map(|n| (n * 31) as u8)).collect();
    let store = Store::open(&format!("sqlite://{}", program.path("data/parboard.db").display())).await.unwrap();
    let province = store.find_province().await.unwrap().unwrap().id;
    let new = NewAccount { login: "lan".into(), name: "Lan".into(), role: Role::Coordinator, agency: None, password_hash: "hash".into() };
    store.add_account(province, new).await.unwrap();
    let account = store.find_account("lan").await.unwrap().unwrap();
    let plan = store.list_plans(province).await.unwrap()[0].id;
    let rows = store.export(plan).await.unwrap().rows;
    let task = rows.iter().map(|row| row.is.key()).find(|key| key.kind == Kind::Task).map(|key| TaskId(key.id)).unwrap();
    let hash = FileHash::of_bytes(Sha256::digest(&content).into());
    let file = FileRef { hash, name: "quét.pdf".into(), media: "application/pdf".into(), bytes: content.len() as i64 };
    let request = Request::AddEvidence { task, paper: Paper { title: "Báo cáo".into(), file: Some(file), ..Paper::default() }, unit: None };
    let (id, device) = (OpId(Mint::new(1).next(1)), DeviceId(Uuid::from_u128(0xe1)));
    let op = Op { id, device, schema: SCHEMA, made_at: Moment(1), deps: Vec::new(), body: Body::Known(request) };
    store.apply_ops(&account, plan, &[op], Moment(2)).await.unwrap();
    assert!(matches!(store.take_piece(&account, hash, 0, &content, Moment(3)).await.unwrap(), Taken::Whole { .. }));
    store.close().await;
    content
}

#[tokio::test]
async fn a_plan_goes_through_a_pipe_with_its_files() {
    let (here, there) = (Program::new(), Program::new());
    with_a_file(&here).await;
    let mut export = here.command(&["export", "--format", "json"]).stdout(Stdio::piped()).spawn().unwrap();
    let import = there.command(&["import", "-"]).stdin(export.stdout.take().unwrap()).output().unwrap();
    assert!(export.wait().unwrap().success() && import.status.success());
    assert_eq!(there.must(&["export", "--format", "json"]), here.must(&["export", "--format", "json"]));
    let checked = there.run(&["check"]);
    assert!(checked.code == 0 && checked.err.contains("1 files"), "{}", checked.err);
}

#[tokio::test]
async fn an_export_is_looked_through_without_a_database_and_a_damaged_one_leaves_no_plan() {
    let (here, there) = (Program::new(), Program::new());
    with_a_file(&here).await;
    here.must(&["export", "--format", "json", "-o", "whole.json"]);
    let names = std::fs::read_dir(here.folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(!names.into_iter().any(|name| name.contains("part")), "what is written first goes away");
    let whole = std::fs::read_to_string(here.path("whole.json")).unwrap();
    let inspected = there.run_with(&["import", "-", "--dry-run"], &whole);
    assert!(inspected.code == 0 && inspected.err.contains("1 operations, 1 files"), "{}", inspected.err);
    let contents: serde_json::Value = serde_json::from_str(&there.run_with(&["import", "-", "--dry-run", "--json"], &whole).out).unwrap();
    assert_eq!((&contents["kind"], &contents["operations"], &contents["files"]), (&"export".into(), &1.into(), &1.into()));
    for (args, why) in [(&["--plan", "01936f2e-0000-7000-8000-000000000100"][..], "keeps its own id"), (&["--json"], "--dry-run")] {
        there.run_with(&[&["import", "-"], args].concat(), &whole).assert_refused(why);
        assert!(!there.path("data").exists());
    }
    let cut = &whole[..whole.len() - 1_000];
    let other = whole.replacen("JVBERi0x", "JVBERi0y", 1);
    for (broken, why) in [(cut, "damaged"), (&other, "not what it says")] {
        there.run_with(&["import", "-", "--dry-run"], broken).assert_refused(why);
        assert!(!there.path("data").exists());
    }
    for (broken, why) in [(cut, "damaged"), (&other, "not what it says")] {
        there.run_with(&["import", "-"], broken).assert_refused(why);
        there.run(&["export", "--format", "json"]).assert_refused("no plan");
    }
    assert_eq!(there.run_with(&["import", "-"], &whole).code, 0);
}
