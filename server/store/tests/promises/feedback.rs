//! Feedback about the program: taken once, bounded, read and settled in its own province only, and no part of a plan.

use super::office::{NOW, account, offices};
use parboard_domain::{
    feedback::{A_DAY_MAX, About, Feedback, FeedbackKind},
    id::FeedbackId,
    measure::Moment,
    person::Role,
};
use parboard_store::StoreError;
use uuid::Uuid;

const DAY_MS: i64 = 24 * 60 * 60_000;

fn said(id: u128, words: &str) -> Feedback {
    let about = About { screen: "/cua-toi".into(), language: "vi".into(), program: "0.1.0".into(), window: "390 x 844".into(), browser: "X".into() };
    Feedback { id: FeedbackId(Uuid::from_u128(id)), kind: FeedbackKind::Unclear, words: words.to_owned(), about, written_at: Moment(NOW.0 - 5) }
}

/// Own: the same sent twice is kept once, as it first came; an id is only its writer's.
#[tokio::test]
async fn feedback_is_taken_once() {
    for office in offices().await {
        let (store, first) = (&office.store, said(1, "Không thấy nút Gửi"));
        assert!(store.take_feedback(&office.head, &first, NOW).await.unwrap());
        assert!(store.take_feedback(&office.head, &said(1, "Khác"), Moment(NOW.0 + 1)).await.unwrap());
        assert!(store.take_feedback(&office.coordinator, &said(1, "Của tôi"), Moment(NOW.0 + 2)).await.unwrap());
        let listed = store.list_feedback(office.province).await.unwrap();
        let told: Vec<_> = listed.iter().map(|taken| (taken.by.0, &*taken.feedback.words, taken.received_at)).collect();
        assert_eq!(told, [(office.coordinator.person.id, "Của tôi", Moment(NOW.0 + 2)), (office.head.person.id, "Không thấy nút Gửi", NOW),]);
        assert_eq!((&listed[1].feedback, &*listed[1].by.1), (&first, &*office.head.person.name));
    }
}

/// Own: one person can fill nothing; on the next day there is room again, and what was taken is still known.
#[tokio::test]
async fn so_many_are_taken_within_a_day() {
    for office in offices().await {
        let most = u128::from(A_DAY_MAX);
        for id in 1..=most {
            assert!(office.store.take_feedback(&office.head, &said(id, "Chậm"), NOW).await.unwrap());
        }
        assert!(!office.store.take_feedback(&office.head, &said(most + 1, "Chậm"), NOW).await.unwrap());
        assert!(office.store.take_feedback(&office.head, &said(1, "Chậm"), NOW).await.unwrap(), "what was taken is no new one");
        assert!(office.store.take_feedback(&office.coordinator, &said(1, "Chậm"), NOW).await.unwrap(), "others have a day of their own");
        assert!(office.store.take_feedback(&office.head, &said(most + 1, "Chậm"), Moment(NOW.0 + DAY_MS)).await.unwrap());
    }
}

/// Own: dealt with, and open again; of another province it is nowhere.
#[tokio::test]
async fn feedback_is_settled_in_its_own_province_only() {
    for office in offices().await {
        let (store, head, id) = (&office.store, office.head.person.id, said(1, "").id);
        assert!(store.take_feedback(&office.head, &said(1, "Chậm"), NOW).await.unwrap());
        let elsewhere = store.add_province("Tỉnh Khác").await.unwrap();
        let stranger = account(store, elsewhere, "stranger", Role::Staff, Some("Sở Nội vụ")).await;
        assert!(store.take_feedback(&stranger, &said(2, "Của tỉnh khác"), NOW).await.unwrap());
        assert_eq!(store.list_feedback(elsewhere).await.unwrap().len(), 1);
        let foreign = store.settle_feedback(elsewhere, head, id, Some(NOW)).await;
        assert!(matches!(foreign, Err(StoreError::NotFound)), "{foreign:?}");
        for at in [Some(NOW), None] {
            store.settle_feedback(office.province, head, id, at).await.unwrap();
            assert_eq!(store.list_feedback(office.province).await.unwrap()[0].settled_at, at);
        }
        let unknown = store.settle_feedback(office.province, head, FeedbackId(Uuid::nil()), None).await;
        assert!(matches!(unknown, Err(StoreError::NotFound)), "{unknown:?}");
    }
}

/// Own: a plan that is written out leaves it here, and the database stays sound with it.
#[tokio::test]
async fn feedback_is_no_part_of_a_plan() {
    for office in offices().await {
        let before = office.written().await;
        assert!(office.store.take_feedback(&office.head, &said(1, "Chậm"), NOW).await.unwrap());
        assert_eq!(office.written().await, before);
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}
