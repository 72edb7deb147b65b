//! The person that history names for what was done at the server's own keyboard.

use crate::{Store, StoreError, person, province};
use parboard_domain::{
    id::{PersonId, ProvinceId},
    person::{Person, Role},
};
use uuid::Uuid;

/// The name beside what it did.
const NAME: &str = "Máy chủ";

impl Store {
    /// That person, made if there is none yet. It has no account, so nobody can ever sign in as it.
    ///
    /// # Errors
    /// `NotFound` without such a province; `Unavailable` when the database does not answer.
    pub async fn ensure_machine(&self, province: ProvinceId) -> Result<PersonId, StoreError> {
        // The same id in every copy of the province, so that an export carried back and forth meets itself.
        let id = PersonId(Uuid::from_u128(province.0.as_u128() ^ 1));
        let mut transaction = self.write().await?;
        province::hold(&mut transaction, province).await?;
        if person::load_all(&mut transaction, province).await?.iter().all(|person| person.id != id) {
            let machine = Person { id, name: NAME.to_owned(), role: Role::Observer, agency: None };
            person::insert(&mut transaction, province, &[machine]).await?;
            province::directory_changed(&mut transaction, province).await?;
        }
        transaction.commit().await?;
        Ok(id)
    }
}
