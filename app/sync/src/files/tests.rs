//! What is done about a waiting file, whatever speaks of it and whatever the server says.

use super::*;
use parboard_domain::{
    evidence::{Evidence, Paper, Withdrawn},
    id::{DeviceId, OpId},
    op::{Body, SCHEMA},
};
use uuid::Uuid;

const HOUR_MS: i64 = 60 * 60 * 1_000;
const ME: PersonId = PersonId(Uuid::from_u128(1));

fn file() -> FileRef {
    FileRef { hash: FileHash::of_bytes([7; 32]), name: "anh.jpg".into(), media: "image/jpeg".into(), bytes: 100 }
}

fn kept() -> KeptFile {
    KeptFile { file: file(), task: TaskId(Uuid::nil()), kept_at: Moment(0), sent: 0, drafted: false, wanted: false, trouble: None }
}

fn paper() -> Paper {
    Paper { title: "Ảnh".into(), file: Some(file()), ..Paper::default() }
}

fn evidence(withdrawn: bool) -> Evidence {
    let withdrawn = withdrawn.then_some(Withdrawn { by: ME, at: Moment(1) });
    let (id, task) = (OpId(Uuid::from_u128(3)), TaskId(Uuid::nil()));
    Evidence { id, task, by: ME, at: Moment(1), made_at: Moment(1), paper: paper(), unit: None, arrived_at: None, withdrawn }
}

fn pending() -> Pending {
    let body = Body::Known(Request::AddEvidence { task: TaskId(Uuid::nil()), paper: paper(), unit: None });
    Pending::new(Op { id: OpId(Uuid::from_u128(3)), device: DeviceId(Uuid::nil()), schema: SCHEMA, made_at: Moment(1), deps: Vec::new(), body })
}

fn told(wanted: bool, received: i64, complete: bool) -> FileProgress {
    FileProgress { person: ME, wanted, received, complete }
}

fn at(hours: i64) -> Moment {
    Moment(hours * HOUR_MS)
}

#[test]
fn what_speaks_of_a_file_is_found_in_the_outbox_first_and_then_on_the_cards() {
    let (hash, stands, withdrawn) = (file().hash, Noun::Evidence(evidence(false)), Noun::Evidence(evidence(true)));
    let naming = |hash, outbox: &[Pending], shown: &[&Noun]| Naming::of(hash, ME, outbox, shown.iter().copied());
    assert_eq!(naming(hash, &[pending()], &[&withdrawn]), Naming::Held);
    assert_eq!(naming(hash, &[], &[&withdrawn, &stands]), Naming::Named);
    assert_eq!(naming(hash, &[], &[&withdrawn]), Naming::Withdrawn);
    assert_eq!(naming(FileHash::of_bytes([8; 32]), &[pending()], &[&stands]), Naming::Nothing);
    let theirs = Noun::Evidence(Evidence { by: PersonId(Uuid::from_u128(2)), ..evidence(false) });
    assert_eq!(naming(hash, &[], &[&theirs]), Naming::Nothing, "another's evidence keeps another's bytes");
}

#[test]
fn what_nobody_asks_for_is_kept_as_long_as_somebody_may_come_back_to_it() {
    let unwanted = told(false, 0, false);
    let next = |kept: &KeptFile, naming: Naming, now: Moment| kept.next(&unwanted, naming, now);
    for naming in [Naming::Nothing, Naming::Withdrawn] {
        assert_eq!(next(&kept(), naming, at(1)), Next::Leave, "a discarded change may be taken back");
        assert_eq!(next(&kept(), naming, at(2)), Next::Forget);
    }
    for naming in [Naming::Held, Naming::Named] {
        assert_eq!(next(&kept(), naming, at(9_000)), Next::Leave, "{naming:?}");
    }
}

/// Failure mode 30: the server was set back to before it heard of the evidence.
#[test]
fn what_a_server_that_was_set_back_had_asked_for_is_kept_for_a_month() {
    let wanted = kept().after(40);
    let unwanted = told(false, 0, false);
    assert_eq!(wanted.next(&unwanted, Naming::Nothing, at(29 * 24)), Next::Leave);
    assert_eq!(wanted.next(&unwanted, Naming::Nothing, at(31 * 24)), Next::Forget);
    assert_eq!(wanted.next(&unwanted, Naming::Withdrawn, at(2)), Next::Forget, "what was taken back is not missed");
}

#[test]
fn bytes_go_once_all_cards_say_that_the_server_has_them_and_not_before() {
    let kept = kept();
    assert_eq!(kept.next(&told(true, 40, false), Naming::Named, at(0)), Next::Send);
    assert_eq!(kept.next(&told(true, 100, false), Naming::Named, at(0)), Next::Send, "it has to be asked to look at them");
    assert_eq!(kept.next(&told(true, 100, true), Naming::Named, at(0)), Next::LetGo);
    assert_eq!(kept.next(&told(true, 100, true), Naming::Held, at(0)), Next::Leave, "something else that names it has not arrived");
}

#[test]
fn what_cannot_be_sent_is_not_tried_again_and_what_finds_no_room_is() {
    let wanted = told(true, 0, false);
    for trouble in [FileTrouble::Lost, FileTrouble::NotBelieved] {
        let stuck = kept().in_trouble(trouble);
        assert_eq!(stuck.next(&wanted, Naming::Named, at(0)), Next::Leave);
        assert_eq!(stuck.next(&told(false, 0, false), Naming::Nothing, at(0)), Next::Forget);
    }
    assert_eq!(kept().in_trouble(FileTrouble::NoRoom).next(&wanted, Naming::Named, at(0)), Next::Send);
}

#[test]
fn what_is_named_is_noted_now_and_then_and_what_is_not_never() {
    assert_eq!(kept().named_at(Naming::Held, Moment(HOUR_MS / 8)), None);
    assert_eq!(kept().named_at(Naming::Held, at(1)).map(|kept| kept.kept_at), Some(at(1)));
    assert_eq!(kept().named_at(Naming::Nothing, at(1)), None);
}

/// A note that an older program wrote.
#[test]
fn a_note_without_what_was_added_since_is_still_a_note() {
    let text = serde_json::to_string(&kept()).unwrap();
    let older = text.replace(",\"wanted\":false", "").replace(",\"trouble\":null", "");
    assert_ne!(text, older);
    assert_eq!(parboard_domain::json::read::<KeptFile>(&older).ok(), Some(kept()));
}
