//! Evidence and its files: taken in pieces, believed when whole, never lost and never another province's.

use super::office::{NOW, Office, account, carried_out, offices, sum};
use parboard_domain::{
    evidence::{Evidence, FileHash, FileRef, Paper},
    id::{OpId, TaskId},
    measure::Moment,
    op::{Op, Request},
    person::Role,
    row::Rows,
};
use parboard_store::{Account, StoreError, Taken};
use parboard_sync::protocol::PIECE_BYTES_MAX;
use sha2::{Digest, Sha256};

/// A document of so many bytes, no two with the same seed alike.
pub fn pdf(seed: u8, bytes: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.extend((content.len()..bytes).map(|n| (n as u8).wrapping_mul(31) ^ seed));
    content
}

pub fn hash_of(content: &[u8]) -> FileHash {
    FileHash::of_bytes(Sha256::digest(content).into())
}

pub fn file(content: &[u8]) -> FileRef {
    FileRef { hash: hash_of(content), name: "bao-cao.pdf".into(), media: "application/pdf".into(), bytes: content.len() as i64 }
}

impl Office {
    pub fn add(&mut self, task: TaskId, file: Option<FileRef>) -> Op {
        self.op(Request::AddEvidence {
            task,
            paper: Paper { title: "Báo cáo".into(), number: "45/BC-SNV".into(), file, ..Paper::default() },
            unit: None,
        })
    }

    /// Names a file on a card, as the coordinator.
    pub async fn name(&mut self, task: TaskId, content: &[u8]) -> OpId {
        let op = self.add(task, Some(file(content)));
        assert!(carried_out(&self.send(std::slice::from_ref(&op)).await.verdicts[0].1));
        op.id
    }

    pub async fn take(&self, who: &Account, content: &[u8], from: usize, to: usize) -> Taken {
        self.store.take_piece(who, hash_of(content), from as i64, &content[from..to], NOW).await.unwrap()
    }

    /// Sends all of it in pieces of the largest size.
    pub async fn send_whole(&self, who: &Account, content: &[u8]) -> Taken {
        let mut last = None;
        for from in (0..content.len()).step_by(PIECE_BYTES_MAX) {
            last = Some(self.take(who, content, from, content.len().min(from + PIECE_BYTES_MAX)).await);
        }
        last.unwrap()
    }

    async fn evidence(&self, id: OpId) -> Evidence {
        self.rows().await.find_evidence(id).unwrap().clone()
    }

    pub async fn read(&self, hash: FileHash) -> Vec<u8> {
        let mut content = Vec::new();
        for at_byte in self.store.list_pieces(self.province, hash).await.unwrap() {
            content.extend(self.store.load_piece(self.province, hash, at_byte).await.unwrap());
        }
        content
    }
}

#[tokio::test]
async fn evidence_comes_back_as_it_was_added_and_as_it_was_withdrawn() {
    for mut office in offices().await {
        let card = office.cards().await[0];
        let op = office.add(card, Some(file(&pdf(1, 500))));
        let withdraw = office.op(Request::RemoveEvidence { task: card, evidence: op.id });
        let reply = office.send(std::slice::from_ref(&op)).await;
        assert!(carried_out(&reply.verdicts[0].1));
        let added = office.evidence(op.id).await;
        assert_eq!((added.by, &*added.paper.number, added.paper.file.clone()), (office.coordinator.person.id, "45/BC-SNV", Some(file(&pdf(1, 500)))));
        office.send(&[withdraw]).await;
        let withdrawn = office.evidence(op.id).await;
        assert_eq!(withdrawn.withdrawn.map(|withdrawn| withdrawn.by), Some(office.coordinator.person.id));
        assert_eq!(Evidence { withdrawn: None, ..withdrawn }, added);
        let after = office.after(reply.epoch, reply.cursor).await;
        assert!(after.rows.iter().any(|row| row.is.key().id == op.id.0), "a device hears of it");
        assert_eq!(after.sum, Some(sum(&office.rows().await)));
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Failure mode 89: half-sent files.
#[tokio::test]
async fn a_broken_line_goes_on_where_it_stopped_and_the_card_says_when_the_file_is_here() {
    for mut office in offices().await {
        let content = pdf(2, 2 * PIECE_BYTES_MAX + 77);
        let card = office.cards().await[0];
        let id = office.name(card, &content).await;
        let who = office.coordinator.clone();
        let first = office.take(&who, &content, 0, 1_000).await;
        assert_eq!(first, Taken::Part { received: 1_000 });
        assert_eq!(office.take(&who, &content, 0, 1_000).await, Taken::Elsewhere { received: 1_000 }, "repeated");
        assert_eq!(office.take(&who, &content, 5_000, 6_000).await, Taken::Elsewhere { received: 1_000 }, "too far");
        let progress = office.store.file_progress(&who, hash_of(&content)).await.unwrap();
        assert_eq!((progress.received, progress.complete), (1_000, false));
        assert_eq!(office.store.find_file(office.province, hash_of(&content)).await.unwrap(), None, "half a file is given to nobody");
        let mut at = 1_000;
        let mut last = first;
        while at < content.len() {
            let to = content.len().min(at + PIECE_BYTES_MAX);
            last = office.take(&who, &content, at, to).await;
            at = to;
        }
        let Taken::Whole { changed, .. } = last else { panic!("{last:?}") };
        assert_eq!(changed.len(), 1, "whoever listens should hear");
        assert_eq!(office.evidence(id).await.arrived_at, Some(NOW));
        assert!(office.store.file_progress(&who, hash_of(&content)).await.unwrap().complete);
        assert_eq!(office.read(hash_of(&content)).await, content);
        let report = office.store.check().await.unwrap();
        assert_eq!((report.files, report.problems), (1, vec![]));
    }
}

#[tokio::test]
async fn what_does_not_come_to_its_hash_is_dropped_and_can_be_sent_again() {
    for mut office in offices().await {
        let (content, other) = (pdf(3, 900), pdf(4, 900));
        let card = office.cards().await[0];
        office.name(card, &content).await;
        let who = office.coordinator.clone();
        let wrong = office.store.take_piece(&who, hash_of(&content), 0, &other, NOW).await.unwrap();
        assert_eq!(wrong, Taken::NotWhatItSays);
        assert_eq!(office.store.file_progress(&who, hash_of(&content)).await.unwrap().received, 0);
        assert!(matches!(office.send_whole(&who, &content).await, Taken::Whole { .. }));
    }
}

#[tokio::test]
async fn what_is_not_of_its_type_is_dropped() {
    for mut office in offices().await {
        let program = b"MZ\x90\0\x03 not a document at all".to_vec();
        let card = office.cards().await[0];
        let id = office.name(card, &program).await;
        let who = office.coordinator.clone();
        assert_eq!(office.send_whole(&who, &program).await, Taken::NotWhatItSays);
        assert_eq!(office.evidence(id).await.arrived_at, None);
        assert_eq!(office.store.find_file(office.province, hash_of(&program)).await.unwrap(), None);
    }
}

#[tokio::test]
async fn more_bytes_than_were_named_are_not_taken() {
    for mut office in offices().await {
        let content = pdf(5, 3_000);
        let card = office.cards().await[0];
        let op = office.add(card, Some(FileRef { bytes: 2_000, ..file(&content) }));
        office.send(&[op]).await;
        let who = office.coordinator.clone();
        assert_eq!(office.take(&who, &content, 0, 1_500).await, Taken::Part { received: 1_500 });
        assert_eq!(office.take(&who, &content, 1_500, 3_000).await, Taken::TooLarge);
        let large = vec![0; PIECE_BYTES_MAX + 1];
        assert_eq!(office.store.take_piece(&who, hash_of(&content), 1_500, &large, NOW).await.unwrap(), Taken::TooLarge);
    }
}

#[tokio::test]
async fn only_what_ones_own_standing_evidence_names_is_taken() {
    for mut office in offices().await {
        let content = pdf(6, 700);
        let head = office.head.clone();
        let hash = hash_of(&content);
        let refused = |result: Result<Taken, StoreError>| assert!(matches!(result, Err(StoreError::NotFound)), "{result:?}");
        refused(office.store.take_piece(&head, hash, 0, &content, NOW).await);
        let card = office.cards().await[0];
        let id = office.name(card, &content).await;
        refused(office.store.take_piece(&head, hash, 0, &content, NOW).await);
        let withdraw = office.op(Request::RemoveEvidence { task: card, evidence: id });
        office.send(&[withdraw]).await;
        refused(office.store.take_piece(&office.coordinator.clone(), hash, 0, &content, NOW).await);
    }
}

/// The same scan on several cards is kept once, and each card says that it is here.
#[tokio::test]
async fn a_file_that_is_here_is_not_sent_again() {
    for mut office in offices().await {
        let content = pdf(7, 4_000);
        let cards = office.cards().await;
        let who = office.coordinator.clone();
        office.name(cards[0], &content).await;
        office.send_whole(&who, &content).await;
        let head = office.head.clone();
        let op = office.add(cards[1], Some(file(&content)));
        office.send_as(&head, std::slice::from_ref(&op)).await;
        assert_eq!(office.evidence(op.id).await.arrived_at, Some(NOW), "the second card knows at once");
        let progress = office.store.file_progress(&head, hash_of(&content)).await.unwrap();
        assert_eq!((progress.received, progress.complete), (4_000, true));
        let again = office.store.take_piece(&head, hash_of(&content), 4_000, &[], Moment(NOW.0 + 9)).await.unwrap();
        assert_eq!(again, Taken::Whole { received: 4_000, changed: vec![] }, "whoever asks all the same changes nothing");
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

#[tokio::test]
async fn a_province_neither_reads_nor_senses_the_files_of_another() {
    for mut office in offices().await {
        let content = pdf(8, 800);
        let card = office.cards().await[0];
        office.name(card, &content).await;
        let who = office.coordinator.clone();
        office.send_whole(&who, &content).await;
        let elsewhere = office.store.add_province("Tỉnh Khác").await.unwrap();
        let stranger = account(&office.store, elsewhere, "stranger", Role::Coordinator, Some("Sở Nội vụ")).await;
        assert_eq!(office.store.find_file(elsewhere, hash_of(&content)).await.unwrap(), None);
        assert!(matches!(office.store.load_piece(elsewhere, hash_of(&content), 0).await, Err(StoreError::NotFound)));
        let sensed = office.store.file_progress(&stranger, hash_of(&content)).await.unwrap();
        assert_eq!((sensed.wanted, sensed.received, sensed.complete), (false, 0, false));
        // Naming it there does not bring it there: it has to be sent by somebody who has it.
        let plan = office.store.import(elsewhere, stranger.person.id, &super::office::reading("9/KH"), None, NOW).await.unwrap().plan;
        let rows = office.store.export(plan).await.unwrap().rows;
        let task = rows.iter().find_map(super::office::as_task).unwrap().id;
        let op = office.add(task, Some(file(&content)));
        office.store.apply_ops(&stranger, plan, &[op], NOW).await.unwrap();
        assert_eq!(office.store.file_progress(&stranger, hash_of(&content)).await.unwrap().received, 0);
        assert_eq!(office.store.find_file(elsewhere, hash_of(&content)).await.unwrap(), None);
    }
}

#[tokio::test]
async fn unfinished_files_are_few_for_each_person_and_cleared_away_when_abandoned() {
    for mut office in offices().await {
        let card = office.cards().await[0];
        let who = office.coordinator.clone();
        let contents: Vec<Vec<u8>> = (0..11).map(|seed| pdf(100 + seed, 600)).collect();
        for (n, content) in contents.iter().enumerate() {
            office.name(card, content).await;
            let taken = office.take(&who, content, 0, 300).await;
            assert_eq!(taken, if n < 10 { Taken::Part { received: 300 } } else { Taken::TooMany }, "{n}");
        }
        assert!(matches!(office.take(&who, &contents[0], 300, 600).await, Taken::Whole { .. }));
        assert_eq!(office.take(&who, &contents[0], 300, 600).await, Taken::Whole { received: 600, changed: vec![] }, "asked twice, told once");
        assert_eq!(office.store.delete_abandoned_files(NOW).await.unwrap(), 0, "somebody is at these");
        assert_eq!(office.store.delete_abandoned_files(Moment(NOW.0 + 1)).await.unwrap(), 9);
        assert!(matches!(office.send_whole(&who, &contents[10]).await, Taken::Whole { .. }));
        assert_eq!(office.read(hash_of(&contents[0])).await, contents[0], "what is here stays");
    }
}

/// Own: the check is worth something only if it finds what is wrong.
#[tokio::test]
async fn a_check_finds_files_that_are_missing_or_damaged() {
    for mut office in offices().await {
        let content = pdf(9, 5_000);
        let card = office.cards().await[0];
        office.name(card, &content).await;
        let who = office.coordinator.clone();
        office.send_whole(&who, &content).await;
        assert_eq!(office.store.check().await.unwrap().problems, []);
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        sqlx::query("update file set bytes = bytes - 1").execute(&pool).await.unwrap();
        assert_eq!(office.store.check().await.unwrap().problems.len(), 1, "another size");
        sqlx::query("update file set bytes = bytes + 1").execute(&pool).await.unwrap();
        sqlx::query("update file_piece set content = $1").bind(pdf(10, 5_000)).execute(&pool).await.unwrap();
        assert_eq!(office.store.check().await.unwrap().problems.len(), 1, "other bytes");
        sqlx::query("delete from file_piece").execute(&pool).await.unwrap();
        sqlx::query("delete from file").execute(&pool).await.unwrap();
        assert_eq!(office.store.check().await.unwrap().problems.len(), 1, "gone");
    }
}

/// Own: what is beyond the province's room is refused before its first byte, what has begun comes to its end, and what was
/// refused is taken as soon as there is room.
#[tokio::test]
async fn files_beyond_the_provinces_room_are_not_begun() {
    for mut office in offices().await {
        let card = office.cards().await[0];
        let who = office.coordinator.clone();
        let (first, second, third) = (pdf(20, 700), pdf(21, 900), pdf(22, 300));
        for content in [&first, &second, &third] {
            office.name(card, content).await;
        }
        office.store = office.store.clone().with_files_bytes_max(1_000);
        assert_eq!(office.take(&who, &first, 0, 100).await, Taken::Part { received: 100 });
        assert_eq!(office.take(&who, &second, 0, 900).await, Taken::NoRoom, "what is under way has its room");
        assert!(matches!(office.take(&who, &first, 100, 700).await, Taken::Whole { .. }));
        assert!(matches!(office.send_whole(&who, &third).await, Taken::Whole { .. }), "to the last byte");
        assert_eq!(office.send_whole(&who, &second).await, Taken::NoRoom);
        assert_eq!(office.store.file_progress(&who, hash_of(&second)).await.unwrap().received, 0, "it is still wanted");
        office.store = office.store.clone().with_files_bytes_max(1_900);
        assert!(matches!(office.send_whole(&who, &second).await, Taken::Whole { .. }));
    }
}

/// Own: whoever is refused takes nothing from a colleague who has begun.
#[tokio::test]
async fn a_file_that_is_not_taken_leaves_what_a_colleague_has_sent_of_it() {
    for mut office in offices().await {
        let card = office.cards().await[0];
        let (who, head, content) = (office.coordinator.clone(), office.head.clone(), pdf(30, 900));
        office.name(card, &content).await;
        office.store = office.store.clone().with_files_bytes_max(1_000);
        assert_eq!(office.take(&who, &content, 0, 300).await, Taken::Part { received: 300 });
        let larger = office.add(card, Some(FileRef { bytes: 1_500, ..file(&content) }));
        let told = office.store.apply_ops(&head, office.plan, &[larger], NOW).await.unwrap();
        assert!(carried_out(&told.verdicts[0].1), "{told:?}");
        assert_eq!(office.take(&head, &content, 0, 300).await, Taken::NoRoom);
        assert!(matches!(office.take(&who, &content, 300, 900).await, Taken::Whole { .. }));
        assert_eq!(office.read(hash_of(&content)).await, content);
    }
}
