//! Who is who: one office under several spellings, two under spellings that are nearly alike.

use super::office::{Office, account, offices};
use parboard_domain::{id::AgencyId, person::Role, vietnamese};
use parboard_store::{NewAccount, Store};

async fn agency_named(office: &Office, store: &Store, name: &str) -> AgencyId {
    let login = uuid::Uuid::new_v4().to_string();
    account(store, office.province, &login, Role::Staff, Some(name)).await.person.agency.unwrap()
}

fn whoever() -> NewAccount {
    let login = uuid::Uuid::new_v4().to_string();
    NewAccount { name: login.clone(), login, role: Role::Staff, agency: None, password_hash: "hash".into() }
}

/// Own: "Tân Thành" and "Tân Thạnh" lie in one province.
#[tokio::test]
async fn communes_whose_names_differ_by_a_tone_are_two() {
    for office in offices().await {
        let of = async |name| agency_named(&office, &office.store, name).await;
        assert_ne!(of("UBND xã Tân Thành").await, of("UBND xã Tân Thạnh").await);
        assert_eq!(of("UBND xã Hòa Phú").await, of("ubnd  xã Hoà Phú").await);
    }
}

/// Own: a terminal may have no Vietnamese keyboard.
#[tokio::test]
async fn a_name_typed_without_diacritics_finds_the_only_one_that_reads_so() {
    for office in offices().await {
        let of = async |name| agency_named(&office, &office.store, name).await;
        assert_eq!(of("so noi vu").await, of("Sở Nội vụ").await);
        assert_ne!(of("UBND xã Tân Thành").await, of("UBND xã Tân Thạnh").await);
        let new = NewAccount { agency: Some("UBND xa Tan Thanh".into()), ..whoever() };
        let refused = office.store.add_account(office.province, new).await.unwrap_err();
        assert_eq!(refused.to_string(), "which agency is meant? UBND xã Tân Thành, UBND xã Tân Thạnh");
    }
}

/// Own: versions before this one took diacritics for nothing.
#[tokio::test]
async fn agencies_kept_under_the_keys_of_an_earlier_version_are_found() {
    for office in offices().await {
        let known = agency_named(&office, &office.store, "Sở Nội vụ").await;
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        let rekey = sqlx::query("update agency set name_key = $1 where id = $2");
        rekey.bind(vietnamese::plain("Sở Nội vụ")).bind(known.to_string()).execute(&pool).await.unwrap();
        let reopened = Store::open(&office.url).await.unwrap();
        assert_eq!(agency_named(&office, &reopened, "SỞ NỘI VỤ").await, known);
    }
}

/// Own: two names that the rule of today takes for one, and the rule of then for two, leave a database that opens.
#[tokio::test]
async fn a_key_that_another_has_stays_as_it_is() {
    for office in offices().await {
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        for (name, key) in [("Xã \u{f1}", "xã \u{f1}"), ("Xã n\u{303}", "xã n")] {
            let insert = sqlx::query("insert into agency (id, province_id, name, name_key, collective) values ($1, $2, $3, $4, 0)");
            insert.bind(uuid::Uuid::new_v4().to_string()).bind(office.province.to_string()).bind(name).bind(key).execute(&pool).await.unwrap();
        }
        let reopened = Store::open(&office.url).await.unwrap();
        assert!(reopened.ready().await.is_ok());
    }
}
