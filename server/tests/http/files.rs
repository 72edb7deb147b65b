//! Files that go with evidence.

use crate::test_app::{Device, PASSWORD, TestApp, assert_trouble};
use parboard_domain::{
    evidence::{FileHash, FileRef, Paper},
    id::OpId,
    op::Request,
    person::Role,
    row::Noun,
};
use parboard_store::NewAccount;
use parboard_sync::protocol::{FileProgress, PIECE_BYTES_MAX};
use reqwest::{Client, Response};
use sha2::{Digest, Sha256};

pub fn pdf(seed: u8, bytes: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.extend((content.len()..bytes).map(|n| (n as u8).wrapping_mul(31) ^ seed));
    content
}

pub fn hash_of(content: &[u8]) -> FileHash {
    FileHash::of_bytes(Sha256::digest(content).into())
}

pub fn file(content: &[u8], name: &str, media: &str) -> FileRef {
    FileRef { hash: hash_of(content), name: name.into(), media: media.into(), bytes: content.len() as i64 }
}

/// Names a file on a card, as whoever sits at the device.
pub async fn name(app: &TestApp, device: &mut Device, file: FileRef) -> OpId {
    let task = app.card().await;
    let op = device.op(Request::AddEvidence { task, paper: Paper { title: "Báo cáo".into(), file: Some(file), ..Paper::default() }, unit: None });
    let reply = device.sync(vec![op.clone()]).await;
    assert!(reply.verdicts[0].1.rev().is_some(), "{:?}", reply.verdicts);
    op.id
}

impl TestApp {
    pub async fn piece(&self, client: &Client, hash: FileHash, offset: usize, bytes: &[u8]) -> Response {
        let request = client.post(self.at(&format!("/api/v1/files/{hash}?offset={offset}"))).header("content-type", "application/octet-stream");
        request.body(bytes.to_vec()).send().await.unwrap()
    }

    async fn file(&self, client: &Client, hash: FileHash) -> Response {
        client.get(self.at(&format!("/api/v1/files/{hash}"))).send().await.unwrap()
    }

    async fn progress(&self, client: &Client, hash: FileHash) -> Response {
        client.get(self.at(&format!("/api/v1/files/{hash}/progress"))).send().await.unwrap()
    }
}

async fn progress_in(reply: Response) -> FileProgress {
    assert_eq!(reply.status(), 200);
    reply.json().await.unwrap()
}

/// So many bytes of a wanted file, and whether that is all.
async fn standing_in(reply: Response) -> (i64, bool) {
    let progress = progress_in(reply).await;
    assert!(progress.wanted, "{progress:?}");
    (progress.received, progress.complete)
}

/// Failure mode 89: half-sent files.
#[tokio::test]
async fn a_broken_upload_goes_on_where_it_stopped_and_everyone_of_the_province_can_open_it() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let content = pdf(1, PIECE_BYTES_MAX + 5_000);
    let hash = hash_of(&content);
    let id = name(&app, &mut device, file(&content, "Báo cáo quý III.pdf", "application/pdf")).await;
    assert_eq!(standing_in(app.progress(&device.client, hash).await).await, (0, false));
    progress_in(app.piece(&device.client, hash, 0, &content[..PIECE_BYTES_MAX]).await).await;
    // The answer was lost; the device sends the piece once more, is told that this is not the place, and asks for it.
    assert_trouble(app.piece(&device.client, hash, 0, &content[..PIECE_BYTES_MAX]).await, 409, "wrong_offset").await;
    assert_eq!(standing_in(app.progress(&device.client, hash).await).await, (PIECE_BYTES_MAX as i64, false));
    let reader = app.signed_in(Role::Observer).await;
    assert_trouble(app.file(&reader, hash).await, 404, "not_found").await;
    let last = app.piece(&device.client, hash, PIECE_BYTES_MAX, &content[PIECE_BYTES_MAX..]).await;
    assert_eq!(standing_in(last).await, (content.len() as i64, true));

    let reply = app.file(&reader, hash).await;
    let header = |name: &str| reply.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("content-length"), content.len().to_string());
    assert_eq!(header("content-disposition"), "inline; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20qu%C3%BD%20III.pdf");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cache-control"), "private, max-age=31536000, immutable");
    assert!(header("content-security-policy").starts_with("default-src 'none'") && header("content-security-policy").ends_with("sandbox"));
    assert!(reply.headers().get("content-encoding").is_none());
    assert_eq!(reply.bytes().await.unwrap(), content);

    let rows = app.app.store.export(app.plan).await.unwrap().rows;
    let told = rows.iter().any(|row| matches!(&row.is, Noun::Evidence(evidence) if evidence.id == id && evidence.arrived_at.is_some()));
    assert!(told, "the card says that the file is here");
}

#[tokio::test]
async fn what_browsers_do_not_show_is_saved_and_runs_nowhere() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let page = b"<script>alert(1)</script>".to_vec();
    name(&app, &mut device, file(&page, "a.html", "text/plain")).await;
    progress_in(app.piece(&device.client, hash_of(&page), 0, &page).await).await;
    let reply = app.file(&device.client, hash_of(&page)).await;
    let header = |name: &str| reply.headers()[name].to_str().unwrap().to_owned();
    assert!(header("content-disposition").starts_with("attachment;"));
    assert_eq!(header("content-type"), "text/plain; charset=utf-8");
    assert!(header("content-security-policy").contains("sandbox"));
}

#[tokio::test]
async fn what_is_not_what_it_says_is_refused_in_words() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let (content, other, program) = (pdf(2, 900), pdf(3, 900), b"MZ\x90\0\x03 not a picture".to_vec());
    name(&app, &mut device, file(&content, "a.pdf", "application/pdf")).await;
    name(&app, &mut device, file(&program, "a.jpg", "image/jpeg")).await;
    assert_trouble(app.piece(&device.client, hash_of(&content), 0, &other).await, 422, "not_what_it_says").await;
    assert_trouble(app.piece(&device.client, hash_of(&program), 0, &program).await, 422, "not_what_it_says").await;
    assert_eq!(progress_in(app.progress(&device.client, hash_of(&content)).await).await.received, 0);
}

#[tokio::test]
async fn too_much_is_refused_in_words() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let content = pdf(4, 900);
    name(&app, &mut device, file(&content, "a.pdf", "application/pdf")).await;
    assert_trouble(app.piece(&device.client, hash_of(&content), 0, &pdf(4, 901)).await, 413, "too_large").await;
    let large = vec![b'x'; PIECE_BYTES_MAX + 1];
    assert_trouble(app.piece(&device.client, hash_of(&content), 0, &large).await, 413, "too_large").await;
    // That one is begun; nine more make ten.
    for seed in 0..10 {
        let content = pdf(100 + seed, 900);
        name(&app, &mut device, file(&content, "a.pdf", "application/pdf")).await;
        let reply = app.piece(&device.client, hash_of(&content), 0, &content[..9]).await;
        if seed < 9 {
            progress_in(reply).await;
        } else {
            assert_trouble(reply, 429, "too_many_files").await;
        }
    }
}

/// The device keeps what is refused for want of room: nothing of it was taken, and it is still asked for.
#[tokio::test]
async fn a_full_province_refuses_a_file_in_words_and_still_wants_it() {
    let app = TestApp::start_with(|settings| settings.files_bytes_max = 1_000).await;
    let mut device = app.device(Role::Coordinator).await;
    for (seed, taken) in [(6, true), (7, false)] {
        let content = pdf(seed, 900);
        name(&app, &mut device, file(&content, "a.pdf", "application/pdf")).await;
        let reply = app.piece(&device.client, hash_of(&content), 0, &content).await;
        if taken {
            progress_in(reply).await;
        } else {
            assert!(reply.headers().contains_key("retry-after"));
            assert_trouble(reply, 507, "no_room").await;
            let progress = progress_in(app.progress(&device.client, hash_of(&content)).await).await;
            assert_eq!((progress.wanted, progress.received), (true, 0));
        }
    }
}

#[tokio::test]
async fn requests_that_cannot_be_meant_are_refused_in_words() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let content = pdf(5, 900);
    let hash = hash_of(&content);
    name(&app, &mut device, file(&content, "a.pdf", "application/pdf")).await;
    let post = |path: String, kind: &str| device.client.post(app.at(&path)).header("content-type", kind).body(content.clone()).send();
    assert_trouble(post(format!("/api/v1/files/{hash}?offset=0"), "text/plain").await.unwrap(), 415, "unsupported_type").await;
    assert_trouble(post(format!("/api/v1/files/{hash}"), "application/octet-stream").await.unwrap(), 422, "not_understood").await;
    assert_trouble(post(format!("/api/v1/files/{hash}?offset=-1"), "application/octet-stream").await.unwrap(), 409, "wrong_offset").await;
    assert_trouble(post("/api/v1/files/abc?offset=0".into(), "application/octet-stream").await.unwrap(), 404, "not_found").await;
    let foreign = device.client.post(app.at(&format!("/api/v1/files/{hash}?offset=0"))).header("origin", "https://evil.example");
    assert_trouble(foreign.body(content.clone()).send().await.unwrap(), 403, "foreign_origin").await;
    assert_eq!(progress_in(app.progress(&device.client, hash).await).await.received, 0);
}

#[tokio::test]
async fn nothing_is_taken_or_given_without_a_session_or_a_card_that_names_it() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let content = pdf(6, 900);
    let hash = hash_of(&content);
    assert_trouble(app.piece(&device.client, hash, 0, &content).await, 404, "not_found").await;
    name(&app, &mut device, file(&content, "a.pdf", "application/pdf")).await;
    let visitor = TestApp::visitor();
    assert_trouble(app.piece(&visitor, hash, 0, &content).await, 401, "signed_out").await;
    assert_trouble(app.progress(&visitor, hash).await, 401, "signed_out").await;
    let colleague = app.signed_in(Role::Head).await;
    assert_trouble(app.piece(&colleague, hash, 0, &content).await, 404, "not_found").await;
    progress_in(app.piece(&device.client, hash, 0, &content).await).await;
    assert_trouble(app.file(&visitor, hash).await, 401, "signed_out").await;
    assert_eq!(app.file(&colleague, hash).await.status(), 200);
}

#[tokio::test]
async fn another_province_neither_opens_nor_senses_it() {
    let app = TestApp::start().await;
    let mut device = app.device(Role::Coordinator).await;
    let content = pdf(7, 900);
    let hash = hash_of(&content);
    name(&app, &mut device, file(&content, "a.pdf", "application/pdf")).await;
    progress_in(app.piece(&device.client, hash, 0, &content).await).await;
    let other = app.app.store.add_province("Gia Lai").await.unwrap();
    let password_hash = app.app.settings.passwords.hash(PASSWORD.into()).await.unwrap();
    let new = NewAccount { login: "gialai".into(), name: "Gia Lai".into(), role: Role::Coordinator, agency: None, password_hash };
    app.app.store.add_account(other, new).await.unwrap();
    let stranger = TestApp::visitor();
    app.sign_in(&stranger, "gialai", PASSWORD).await;
    assert_trouble(app.file(&stranger, hash).await, 404, "not_found").await;
    let sensed = progress_in(app.progress(&stranger, hash).await).await;
    assert_eq!((sensed.wanted, sensed.received, sensed.complete), (false, 0, false));
    assert_trouble(app.piece(&stranger, hash, 0, &content).await, 404, "not_found").await;
}

#[tokio::test]
async fn a_file_that_is_here_is_not_sent_again() {
    let app = TestApp::start().await;
    let content = pdf(8, 900);
    let hash = hash_of(&content);
    for (role, begins_at) in [(Role::Coordinator, 0), (Role::Head, content.len())] {
        let mut device = app.device(role).await;
        name(&app, &mut device, file(&content, "a.pdf", "application/pdf")).await;
        // Where it is here, the second card knows at once; whoever asks all the same hears so.
        assert_eq!(standing_in(app.progress(&device.client, hash).await).await, (begins_at as i64, begins_at > 0));
        assert!(progress_in(app.piece(&device.client, hash, begins_at, &content[begins_at..]).await).await.complete);
        assert!(progress_in(app.progress(&device.client, hash).await).await.complete);
    }
}
