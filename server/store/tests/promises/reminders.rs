//! Chasing: reminders on every device and in every copy, the rule by which they go up, and what is on its way by e-mail.

use super::office::{NOW, Office, carried_out, offices};
use parboard_domain::{
    chasing::Escalation,
    id::AgencyId,
    measure::Moment,
    op::{Op, Request},
    refusal::RefusalCode,
    registry::Record,
    reminder::Why,
    row::{Kind, Noun},
    share::Roster,
};
use parboard_store::{LETTERS_AT_ONCE, MailState, StoreError, TOGETHER_MS};
use parboard_sync::protocol::Verdict;
use uuid::Uuid;

impl Office {
    /// An operation that reminds the home office of its first cards, one for each.
    async fn reminders(&mut self, count: usize, words: &str) -> Vec<Op> {
        let (cards, home) = (self.cards().await, self.agency("Sở Nội vụ").await);
        let remind = |task| Request::Remind { task, agencies: vec![home], why: Why::Overdue, words: words.into(), level: 1 };
        cards.into_iter().take(count).map(|task| self.op(remind(task))).collect()
    }

    async fn give_address(&self, email: Option<&str>) {
        let email = email.map(str::to_owned);
        let home = self.agency("Sở Nội vụ").await;
        let taken = self.store.change_registry(self.province, |registry| {
            let record = registry.find(home).cloned().unwrap();
            registry.take(vec![Record { email, ..record }])
        });
        taken.await.unwrap();
    }

    async fn states(&self) -> Vec<MailState> {
        self.store.reminder_mails(self.province, self.plan).await.unwrap().iter().map(|mail| mail.state).collect()
    }

    /// The same office, with e-mail turned on.
    fn with_mail(mut self) -> Self {
        self.store = self.store.with_mail();
        self
    }
}

fn later(ms: i64) -> Moment {
    Moment(NOW.0 + TOGETHER_MS + ms)
}

/// Own: a reminder is kept once, as it was made, and every device is sent it.
#[tokio::test]
async fn reminders_are_kept_as_they_were_made_and_reach_every_device() {
    for mut office in offices().await {
        let ops = office.reminders(2, "Đề nghị báo cáo").await;
        for _ in 0..2 {
            assert!(office.send(&ops).await.verdicts.iter().all(|(_, verdict)| carried_out(verdict)));
        }
        let whole = office.store.sync(&office.head, &office.request(Vec::new()), NOW).await.unwrap().0;
        let held: Vec<_> = whole.rows.iter().filter_map(|row| if let Noun::Reminder(reminder) = &row.is { Some(reminder) } else { None }).collect();
        assert_eq!((held.len(), held[0].words.as_str(), held[0].at, held[0].by), (2, "Đề nghị báo cáo", NOW, office.coordinator.person.id));
        assert_eq!(office.states().await, [], "e-mail is turned off");
        assert_eq!(office.store.check().await.unwrap().problems, []);
        let others = office.reminders(1, "Thay").await;
        let foreign = office.send_as(&office.head, &others).await.verdicts[0].1.clone();
        assert!(matches!(&foreign, Verdict::Refused(refusal) if refusal.code == RefusalCode::NoAccess), "{foreign:?}");
    }
}

/// Own: an export carries them, into a database in which agencies have other ids.
#[tokio::test]
async fn reminders_are_carried_to_another_database() {
    for mut office in offices().await {
        let ops = office.reminders(1, "Đề nghị báo cáo").await;
        office.send(&ops).await;
        for copy in office.carried_elsewhere().await {
            let here = copy.store.registry(copy.province).await.unwrap().names().find("Sở Nội vụ")[0];
            let rows = copy.store.export(copy.plan).await.unwrap().rows;
            let agencies: Vec<AgencyId> = rows
                .iter()
                .filter(|row| row.is.key().kind == Kind::Reminder)
                .flat_map(|row| if let Noun::Reminder(it) = &row.is { it.agencies.clone() } else { Vec::new() })
                .collect();
            assert_eq!(agencies, [here]);
        }
    }
}

/// Own: every device hears the rule with the directory, which no other province does.
#[tokio::test]
async fn the_rule_of_a_province_is_its_own() {
    for office in offices().await {
        let before = office.store.directory(office.province).await.unwrap();
        assert_eq!(before.escalation(), Escalation::default());
        let rule = Escalation { repeat_days: 3, head_from: 1, leaders_from: 5 };
        office.store.set_escalation(office.province, rule).await.unwrap();
        let after = office.store.directory(office.province).await.unwrap();
        assert_eq!((after.escalation(), after.version > before.version), (rule, true));
        let other = office.store.add_province("Tỉnh Khác").await.unwrap();
        assert_eq!(office.store.directory(other).await.unwrap().escalation(), Escalation::default());
        assert!(matches!(office.store.reminder_mails(other, office.plan).await, Err(StoreError::NotFound)));
    }
}

/// Own: what one press reminds an agency of is one letter; it is taken once, and sent once.
#[tokio::test]
async fn one_press_is_one_letter_to_each_agency() {
    for office in offices().await {
        let mut office = office.with_mail();
        office.give_address(Some("noivu@example.vn")).await;
        let ops = office.reminders(3, "Đề nghị báo cáo").await;
        office.send(&ops).await;
        assert_eq!(office.store.take_due_letters(NOW).await.unwrap(), [], "more may come with it");
        let letters = office.store.take_due_letters(later(0)).await.unwrap();
        let [letter] = &letters[..] else { panic!("{letters:?}") };
        assert_eq!((letter.items.len(), letter.email.as_deref(), letter.name.as_str()), (3, Some("noivu@example.vn"), "Sở Nội vụ"));
        assert_eq!(office.store.take_due_letters(later(1)).await.unwrap(), [], "another node leaves it alone");
        office.store.end_letter(letter, MailState::Sent, later(2)).await.unwrap();
        assert_eq!(office.states().await, [MailState::Sent; 3]);
        assert_eq!(office.store.take_due_letters(later(100 * 3_600_000)).await.unwrap(), []);
    }
}

/// Own: a letter that is not taken is tried again, ever later, and given up after a day; one whose sender died is not lost.
#[tokio::test]
async fn a_letter_that_is_not_taken_is_tried_again_and_given_up_in_the_end() {
    for office in offices().await {
        let mut office = office.with_mail();
        office.give_address(Some("noivu@example.vn")).await;
        let ops = office.reminders(1, "Đề nghị báo cáo").await;
        office.send(&ops).await;
        assert_eq!(office.store.take_due_letters(later(0)).await.unwrap().len(), 1);
        // Whoever took it never said what became of it.
        let (mut at, mut tries) = (6 * 60_000, 0);
        let mut waited = Vec::new();
        while tries < 60 && office.states().await == [MailState::Waiting] {
            if let [letter] = &office.store.take_due_letters(later(at)).await.unwrap()[..] {
                office.store.put_off_letter(letter, later(at)).await.unwrap();
                (tries, waited) = (tries + 1, [waited, vec![at]].concat());
            }
            at += 15_000;
        }
        assert_eq!(office.states().await, [MailState::Failed]);
        let pauses: Vec<i64> = waited.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(pauses.windows(2).all(|pair| pair[0] <= pair[1]), "{pauses:?}");
        assert!(waited.last().is_some_and(|at| (24 * 3_600_000..26 * 3_600_000).contains(at)), "{waited:?}");
    }
}

/// Own: however many letters wait, no more are taken than a patient sender is through with before they are another's.
#[tokio::test]
async fn letters_are_taken_a_few_at_a_time() {
    for office in offices().await {
        let mut office = office.with_mail();
        let many = LETTERS_AT_ONCE + 2;
        let record = |n: usize| Record {
            email: Some(format!("xa{n}@example.vn")),
            ..Record::named(AgencyId(Uuid::from_u128(0xfa00 + n as u128)), &format!("UBND xã Số {n}"))
        };
        let records: Vec<Record> = (0..many).map(record).collect();
        let agencies: Vec<AgencyId> = records.iter().map(|record| record.agency.id).collect();
        let roster = office.hand_to_everybody().await;
        office.store.change_registry(office.province, |registry| registry.take(records)).await.unwrap();
        office.store.save_roster(office.province, office.plan, Roster { units: agencies.clone(), ..roster }, None).await.unwrap();
        let task = office.cards().await[0];
        let op = office.op(Request::Remind { task, agencies, why: Why::Stalled, words: "Đề nghị báo cáo".into(), level: 1 });
        assert!(carried_out(&office.send(&[op]).await.verdicts[0].1));
        let first = office.store.take_due_letters(later(0)).await.unwrap();
        let rest = office.store.take_due_letters(later(0)).await.unwrap();
        assert_eq!((first.len(), rest.len()), (LETTERS_AT_ONCE, 2));
    }
}

/// Own: an agency that has no address is not written to, and the log says so.
#[tokio::test]
async fn an_agency_without_an_address_is_said_to_have_none() {
    for office in offices().await {
        let mut office = office.with_mail();
        let ops = office.reminders(1, "Đề nghị báo cáo").await;
        office.send(&ops).await;
        assert_eq!(office.states().await, [MailState::NoAddress]);
        assert_eq!(office.store.take_due_letters(later(0)).await.unwrap(), []);
        for wrong in ["noivu", "a@b", "a b@example.vn", "a@example.vn,b@example.vn", "a@example.vn\r\nBcc: b@example.vn"] {
            let home = office.agency("Sở Nội vụ").await;
            let refused = office.store.change_registry(office.province, |registry| {
                let record = registry.find(home).cloned().unwrap();
                registry.take(vec![Record { email: Some(wrong.to_owned()), ..record }])
            });
            assert!(matches!(refused.await, Err(StoreError::Registry(_))), "{wrong}");
        }
    }
}
