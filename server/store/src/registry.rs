//! The registry of agencies as it is kept: read whole, changed by what the domain decides, in one transaction.

use crate::{
    Store, StoreError, agency,
    cells::{Bound, Cells},
    province, sql,
};
use parboard_domain::{
    id::{AgencyId, ProvinceId},
    registry::{
        Record, Registry, RegistryProblem,
        sheet::{self, Judged, Line},
    },
};
use std::collections::BTreeMap;
use uuid::Uuid;

const PEOPLE: &str = "select agency_id, count(*) from person where province_id = $1 and agency_id is not null group by agency_id";
const CRITERIA: &str = "select c.lead, c.coordinating from criterion c join plan p on p.id = c.plan_id where p.province_id = $1";

/// What hangs on an agency, and follows it when it is merged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Followers {
    /// So many people work there, or did.
    pub people: i64,
    /// So many criteria name it, as leading or taking part.
    pub criteria: i64,
}

impl Store {
    /// The registry of the province.
    ///
    /// # Errors
    /// `Damaged` when a record cannot be read; `Unavailable` when the database does not answer.
    pub async fn registry(&self, province: ProvinceId) -> Result<Registry, StoreError> {
        agency::load_registry(&mut *self.snapshot().await?, province).await
    }

    /// Changes the registry by what `decide` makes of it, and has every device fetch the directory; how many records are new or
    /// differ.
    ///
    /// # Errors
    /// `Registry` for what `decide` refuses; `NotFound` without such a province; `Unavailable` when the database does not answer.
    /// The registry is then as before.
    pub async fn change_registry(
        &self,
        province: ProvinceId,
        decide: impl FnOnce(&mut Registry) -> Result<Vec<Record>, RegistryProblem>,
    ) -> Result<usize, StoreError> {
        let mut transaction = self.write().await?;
        province::hold(&mut transaction, province).await?;
        let before = agency::load_registry(&mut transaction, province).await?;
        let records = decide(&mut before.clone())?;
        if !records.is_empty() {
            agency::save(&mut transaction, province, &before, &records).await?;
            province::directory_changed(&mut transaction, province).await?;
        }
        transaction.commit().await?;
        Ok(records.len())
    }

    /// Takes in the lines of a sheet that can be taken, all of them at once; what became of each.
    ///
    /// # Errors
    /// `NotASheet` when it is no sheet of agencies; otherwise as [`Store::change_registry`].
    pub async fn take_sheet(&self, province: ProvinceId, lines: &[Line]) -> Result<Vec<Judged>, StoreError> {
        let mut judged = Ok(Vec::new());
        let decide = |registry: &mut Registry| match sheet::judge(lines, registry, || AgencyId(Uuid::now_v7())) {
            Ok(intake) => {
                judged = Ok(intake.lines);
                registry.take(intake.records)
            }
            Err(refusal) => {
                judged = Err(refusal);
                Ok(Vec::new())
            }
        };
        self.change_registry(province, decide).await?;
        Ok(judged?)
    }

    /// What hangs on each agency; nothing stands for one on which nothing does.
    ///
    /// # Errors
    /// As [`Store::registry`].
    pub async fn followers(&self, province: ProvinceId) -> Result<BTreeMap<AgencyId, Followers>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let of_province = || {
            let mut bound = Bound::default();
            bound.shown(province);
            bound
        };
        let mut followers: BTreeMap<AgencyId, Followers> = BTreeMap::new();
        for row in sql::select(&mut snapshot, PEOPLE, of_province()).await? {
            let mut cells = Cells::of(&row);
            let (agency, people) = (cells.parsed()?, cells.next()?);
            followers.entry(agency).or_default().people = people;
        }
        for row in sql::select(&mut snapshot, CRITERIA, of_province()).await? {
            let mut cells = Cells::of(&row);
            let mut named: Vec<AgencyId> = cells.json()?;
            named.extend(cells.json::<Vec<AgencyId>>()?);
            named.sort_unstable();
            named.dedup();
            for id in named {
                followers.entry(id).or_default().criteria += 1;
            }
        }
        Ok(followers)
    }
}
