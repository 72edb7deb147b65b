//! Who is many, when the store was filled by a version that knew fewer of them.

use super::office::offices;
use parboard_domain::{agency::Agency, vietnamese};

const NAMES: [&str; 18] = [
    "Cơ quan, đơn vị, địa phương",
    "Đơn vị có liên quan",
    "Địa phương",
    "Sở, ban, ngành",
    "UBND cấp xã",
    "Ủy ban nhân dân cấp xã",
    "Thủ trưởng cơ quan, đơn vị",
    "Người đứng đầu các cơ quan",
    "Chủ tịch UBND các xã",
    "Toàn thể các cơ quan",
    "Tất cả các sở",
    "Mọi cơ quan",
    "Sở Tài chính",
    "Cơ quan Bảo hiểm xã hội tỉnh",
    "Đơn vị 95",
    "Chủ tịch UBND tỉnh",
    "UBND xã Ea Kao",
    "Công đoàn Viên chức tỉnh",
];

/// Own: the migration's patterns and the domain's function are one definition, said in two languages.
#[tokio::test]
async fn collectives_kept_as_offices_become_many() {
    for office in offices().await {
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        for name in NAMES {
            let insert = sqlx::query("insert into agency (id, province_id, name, name_key, collective) values ($1, $2, $3, $4, 0)");
            let id = uuid::Uuid::new_v4().to_string();
            insert.bind(id).bind(office.province.to_string()).bind(name).bind(vietnamese::plain(name)).execute(&pool).await.unwrap();
        }
        for statement in include_str!("../../../../migrations/0005_collectives.sql").split(';').filter(|words| words.contains("update")) {
            sqlx::query(statement).execute(&pool).await.unwrap();
        }
        for name in NAMES {
            let find = sqlx::query_scalar("select collective from agency where name = $1");
            let collective: i64 = find.bind(name).fetch_one(&pool).await.unwrap();
            assert_eq!(collective != 0, Agency::names_many(name), "{name}");
        }
    }
}
