//! The province, and its directory of agencies, people and plans.

use crate::{Store, StoreError};
use parboard_domain::{id::ProvinceId, person::Directory};

/// The tenant that nothing crosses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// Its id.
    pub id: ProvinceId,
    /// Its name.
    pub name: String,
}

impl Store {
    /// The province of this database, made under that name if there is none; an existing one keeps its name.
    pub async fn ensure_province(&self, name: &str) -> Result<ProvinceId, StoreError> {
        let _ = name;
        todo!()
    }
    /// The province of this database.
    pub async fn find_province(&self) -> Result<Option<Province>, StoreError> {
        todo!()
    }
    /// Agencies, people and plans of the province.
    pub async fn directory(&self, province: ProvinceId) -> Result<Directory, StoreError> {
        let _ = province;
        todo!()
    }
    /// Starts a new generation of data, after which every device fetches a whole copy: for a restored backup.
    pub async fn start_epoch(&self) -> Result<(), StoreError> {
        todo!()
    }
}
