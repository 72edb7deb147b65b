//! The report for a period, from what agencies handed in to the document that is downloaded.

use crate::test_app::TestApp;
use base64::{Engine, engine::general_purpose::STANDARD};
use parboard_domain::{
    op::Request,
    period::{Period, Said, Stage, frozen, owing},
    person::Role,
    row::{Kind, Noun, Rows},
};
use parboard_sync::protocol::Verdict;
use serde_json::{Value, json};
use std::io::{Cursor, Read};

async fn call(app: &TestApp, name: &str, body: &Value) -> reqwest::Response {
    let client = app.signed_in(Role::Coordinator).await;
    client.post(app.at(&format!("/api/fn/{name}"))).json(body).send().await.unwrap()
}

/// What somebody reads in a document that was downloaded, without its markup.
async fn report(app: &TestApp, period: Option<&str>) -> String {
    let answer = call(app, "papers/write", &json!({ "paper": "report", "plan": app.plan, "unit": null, "at": null, "period": period })).await;
    assert_eq!(answer.status(), 200);
    let bytes = STANDARD.decode(answer.json::<String>().await.unwrap()).unwrap();
    let mut markup = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name("word/document.xml").unwrap().read_to_string(&mut markup).unwrap();
    let words = markup.split('<').filter_map(|part| part.split_once('>')).map(|(tag, words)| if tag == "/w:p" { "\n" } else { words });
    words.collect::<String>().replace('\u{a0}', " ")
}

#[tokio::test]
async fn a_report_tells_what_was_frozen_and_what_agencies_handed_in() {
    let app = TestApp::start().await;
    let store = &app.app.store;
    let view = store.view_plan(app.plan, None).await.unwrap();
    let nouns: Vec<&Noun> = view.rows.iter().map(|row| &row.is).collect();
    let owing = owing::owing(nouns, &view.rows);
    let (first, second) = (owing[0], owing[1]);
    let mut device = app.device(Role::Coordinator).await;
    let file = |agency, stage, results: &str, obstacles: &str| Request::FileReport {
        plan: app.plan,
        period: Period::parse("2025-h1").unwrap(),
        agency,
        says: Said { stage, results: results.into(), obstacles: obstacles.into(), ..Said::default() }.json(),
        saw: vec![],
    };
    let ops = vec![
        device.op(file(first, Stage::Submitted, "Đã rà soát 120 thủ tục", "Thiếu máy quét")),
        device.op(file(second, Stage::Written, "Đang viết dở", "")),
    ];
    let verdicts = device.sync(ops).await.verdicts;
    assert!(verdicts.iter().all(|(_, verdict)| matches!(verdict, Verdict::Applied { .. })), "{verdicts:?}");

    let open = report(&app, Some("2025-h1")).await;
    for words in
        ["6 tháng đầu năm 2025", "từ ngày 15/12/2024 đến hết ngày 14/06/2025", "Số liệu chưa chốt", "Đã rà soát 120 thủ tục", "Thiếu máy quét"]
    {
        assert!(open.contains(words), "{words} in {open}");
    }
    assert!(!open.contains("Đang viết dở"), "what is being written is nobody's word yet");
    let name = |id| view.rows.find_agency(id).unwrap().name.clone();
    let missing = open.lines().find(|line| line.starts_with("- Chưa nộp")).unwrap();
    assert!(missing.contains(&name(second)) && !missing.contains(&name(first)), "{missing}");

    assert_eq!(call(&app, "periods/freeze", &json!({ "plan": app.plan, "period": "2025-q1", "why": "" })).await.status(), 200);
    assert_eq!(call(&app, "periods/freeze", &json!({ "plan": app.plan, "period": "2025-h1", "why": "" })).await.status(), 200);
    // Whatever is done later, what was frozen is told.
    let card = app.card().await;
    device.sync(vec![]).await;
    let op = device.set_percent(card, 100);
    device.sync(vec![op]).await;
    let closed = report(&app, Some("2025-h1")).await;
    let view = store.view_plan(app.plan, None).await.unwrap();
    let of_all = |noun: &Noun| if let Noun::PeriodReport(held) = noun { parboard_domain::period::PeriodReport::of(held) } else { None };
    let frozen = view.rows.of_kind(Kind::PeriodReport).filter_map(|row| of_all(&row.is)).find(|report| report.agency.is_none()).unwrap();
    let (_, figures) = frozen::latest(&frozen).unwrap();
    let percent = figures.whole.percent;
    for words in ["Số liệu chốt lúc", &format!("tiến độ bình quân {percent} % (kỳ trước {percent} %)"), "(=)", "đã nộp", "chưa nộp"]
    {
        assert!(closed.contains(words), "{words} in {closed}");
    }
    assert!(!closed.contains("Số liệu chưa chốt"));
    assert!(report(&app, None).await.contains("Tiến độ thực hiện kế hoạch"), "without a period it is how things stand");
    let bad = call(&app, "papers/write", &json!({ "paper": "report", "plan": app.plan, "unit": null, "at": null, "period": "2025-q2" })).await;
    crate::test_app::assert_trouble(bad, 422, "no_period").await;
}
