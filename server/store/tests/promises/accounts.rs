//! Accounts and sessions.

use super::office::{NOW, empty_databases, offices};
use parboard_domain::person::Role;
use parboard_store::{NewAccount, Store, StoreError};

fn new(login: &str) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        name: "Ai đó".to_owned(),
        role: Role::Staff,
        agency: Some("Sở Y tế".to_owned()),
        password_hash: "h".to_owned(),
    }
}

#[tokio::test]
async fn a_login_is_one_however_it_is_written() {
    for office in offices().await {
        office.store.add_account(office.province, new("An.Đặng")).await.unwrap();
        let again = office.store.add_account(office.province, new(" an.đặng ")).await;
        assert!(matches!(again, Err(StoreError::LoginTaken(_))), "{again:?}");
        let found = office.store.find_account("AN.ĐẶNG").await.unwrap().unwrap();
        assert_eq!((found.login.as_str(), found.person.role), ("An.Đặng", Role::Staff));
        assert_eq!(office.store.find_account_by_person(found.person.id).await.unwrap(), Some(found));
        let people = office.store.directory(office.province).await.unwrap().people;
        assert_eq!(people.iter().filter(|person| person.name == "Ai đó").count(), 1, "a refused account leaves no person behind");
    }
}

#[tokio::test]
async fn shutting_someone_out_ends_their_sessions() {
    for office in offices().await {
        let (store, head) = (&office.store, office.head.person.id);
        store.save_session("a", Some(head), "{}", 2_000).await.unwrap();
        store.save_session("b", Some(office.coordinator.person.id), "{}", 2_000).await.unwrap();
        store.set_disabled("head", true, NOW).await.unwrap();
        assert_eq!(store.find_account("head").await.unwrap().unwrap().disabled_at, Some(NOW));
        assert_eq!(store.load_session("a", 1_000).await.unwrap(), None);
        assert_eq!(store.load_session("b", 1_000).await.unwrap().as_deref(), Some("{}"));
        store.set_password("coordinator", "new").await.unwrap();
        assert_eq!(store.load_session("b", 1_000).await.unwrap(), None, "a new password ends what the old one opened");
        store.set_disabled("head", false, NOW).await.unwrap();
        assert_eq!(store.find_account("head").await.unwrap().unwrap().disabled_at, None);
        assert!(matches!(store.set_disabled("nobody", true, NOW).await, Err(StoreError::NotFound)));
    }
}

#[tokio::test]
async fn a_session_ends_when_it_says() {
    for office in offices().await {
        let store = &office.store;
        store.save_session("a", None, "1", 2_000).await.unwrap();
        store.save_session("a", Some(office.head.person.id), "2", 3_000).await.unwrap();
        assert_eq!(store.load_session("a", 2_999).await.unwrap().as_deref(), Some("2"));
        assert_eq!(store.load_session("a", 3_000).await.unwrap(), None);
        store.delete_expired_sessions(3_000).await.unwrap();
        assert_eq!(store.load_session("a", 0).await.unwrap(), None);
        store.save_session("c", Some(office.head.person.id), "3", 3_000).await.unwrap();
        store.delete_session("c").await.unwrap();
        assert_eq!(store.load_session("c", 0).await.unwrap(), None);
    }
}

#[tokio::test]
async fn there_is_one_province_however_often_it_is_asked_for() {
    for (url, _folder) in empty_databases().await {
        let store = Store::open(&url).await.unwrap();
        assert_eq!(store.find_province().await.unwrap(), None);
        let made = store.ensure_province("Đắk Lắk").await.unwrap();
        assert_eq!(store.ensure_province("Phú Yên").await.unwrap(), made);
        assert_eq!(store.find_province().await.unwrap().unwrap().name, "Đắk Lắk");
        store.ready().await.unwrap();
        store.close().await;
        assert!(store.ready().await.is_err());
    }
}

#[tokio::test]
async fn other_databases_are_refused_by_name() {
    let outcome = Store::open("mysql://localhost/x").await;
    assert!(matches!(outcome, Err(StoreError::UnsupportedUrl(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_database_in_memory_will_do_for_a_test() {
    let store = Store::open("sqlite::memory:").await.unwrap();
    let province = store.ensure_province("Tỉnh").await.unwrap();
    store.add_account(province, new("a")).await.unwrap();
    assert!(store.find_account("a").await.unwrap().is_some());
}
