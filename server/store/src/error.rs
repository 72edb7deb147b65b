//! What can go wrong with the store, grouped by what the caller can do next.

use parboard_domain::{
    period::PeriodProblem,
    registry::{RegistryProblem, sheet::NotASheet},
    round::RoundProblem,
};

/// Why the store did not do what was asked. Whatever it is, nothing of the call was kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such plan, account or province here; also the answer for what belongs to another province.
    #[error("not found")]
    NotFound,
    /// The province has no plan yet: someone has to import one.
    #[error("no plan has been imported yet")]
    NoPlan,
    /// Another account has that login, however it is written.
    #[error("the login {0:?} is taken")]
    LoginTaken(String),
    /// Several agencies read as that name does without diacritics.
    #[error("which agency is meant? {}", .0.join(", "))]
    AgencyUnclear(Vec<String>),
    /// The registry of agencies does not take it.
    #[error(transparent)]
    Registry(#[from] RegistryProblem),
    /// A round of proposals that is not opened, or comes to no plan.
    #[error(transparent)]
    Round(#[from] RoundProblem),
    /// Figures of a period that are not frozen.
    #[error(transparent)]
    Period(#[from] PeriodProblem),
    /// No sheet of agencies.
    #[error(transparent)]
    NotASheet(#[from] NotASheet),
    /// The plan to be restored from an export is already here, and differs.
    #[error("this plan is already here, at another revision")]
    PlanExists,
    /// An export made by a newer version, or not an export at all.
    #[error("unreadable export: {0}")]
    UnreadableExport(String),
    /// The output of an export does not take it.
    #[error("cannot be written")]
    Unwritten(#[from] std::io::Error),
    /// Somebody else has changed it since it was looked at.
    #[error("changed since it was looked at")]
    NotAsSeen,
    /// Neither `sqlite:…` nor `postgres:…`.
    #[error("unsupported database {0:?}; use sqlite://PATH or postgres://…")]
    UnsupportedUrl(String),
    /// The folder of the database file cannot be made.
    #[error("cannot create {0}")]
    Folder(String, #[source] std::io::Error),
    /// A row holds what this program never writes.
    #[error("damaged {what}: {why}")]
    Damaged {
        /// Which column.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// The schema cannot be brought up to date.
    #[error("cannot bring the database up to date")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A transaction that was shared with others came to nothing; worth another try.
    #[error("nothing was kept: {0}")]
    NotKept(String),
    /// The database does not answer, or not as it should; worth another try.
    #[error("the database is unavailable")]
    Unavailable(#[from] sqlx::Error),
}

impl StoreError {
    /// Whether the database would say the same of the same operation every time: a value it cannot hold, or a rule of its schema
    /// that is broken.
    pub(crate) fn is_lasting(&self) -> bool {
        let Self::Unavailable(sqlx::Error::Database(error)) = self else { return false };
        let code = error.code().unwrap_or_default();
        match code.parse::<u32>() {
            // SQLite: too big, constraint, mismatch. What stands above the lowest byte says it more precisely.
            Ok(number) if code.len() < SQLSTATE_CHARS => matches!(number & 0xff, 18..=20),
            // PostgreSQL: data exception, integrity constraint violation.
            _ => code.len() == SQLSTATE_CHARS && (code.starts_with("22") || code.starts_with("23")),
        }
    }
}

/// The standard's codes of errors all have so many, and no code of SQLite does.
const SQLSTATE_CHARS: usize = 5;
