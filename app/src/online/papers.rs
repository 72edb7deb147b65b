//! Documents about a plan to be downloaded: the plan, a report of its progress, letters that chase units, a workbook.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, given, now, refuse, store_refusal, unavailable};
#[cfg(feature = "ssr")]
use base64::{Engine, engine::general_purpose::STANDARD};
use leptos::{prelude::*, server_fn::codec::Json};
use parboard_domain::{
    id::{AgencyId, PlanId},
    measure::Moment,
};
#[cfg(feature = "ssr")]
use parboard_domain::{period::Period, permission::Actor};
#[cfg(feature = "ssr")]
use parboard_store::PlanView;
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use tokio::sync::Semaphore;

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// The plan, with an annex that says how each task stands.
    Plan,
    /// A report of its progress.
    Report,
    /// A letter to each unit that is to be chased.
    Letters,
    /// A workbook with tasks, criteria, shares and figures.
    Book,
}

impl Paper {
    /// All of them, in the order they are offered.
    pub const ALL: [Paper; 4] = [Paper::Report, Paper::Plan, Paper::Letters, Paper::Book];

    /// How its file's name begins and ends.
    pub fn file_name(self) -> (&'static str, &'static str) {
        match self {
            Paper::Plan => ("ke-hoach", "docx"),
            Paper::Report => ("bao-cao-tien-do", "docx"),
            Paper::Letters => ("cong-van-don-doc", "docx"),
            Paper::Book => ("so-theo-doi", "xlsx"),
        }
    }
}

/// Writes documents. The server provides one as a context; why one could not be written is for the log.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy)]
pub struct Papers {
    /// Writes a document from a plan as it stands.
    pub write: fn(Asked, PlanView) -> Result<Vec<u8>, String>,
}

/// A document that is asked for.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Which.
    pub paper: Paper,
    /// The unit that a letter is for; all of them by default.
    pub unit: Option<AgencyId>,
    /// As of when.
    pub at: Moment,
    /// When it is written.
    pub now: Moment,
    /// The agency that writes.
    pub sender: Option<AgencyId>,
    /// The period that a report is for: with its frozen figures and what agencies reported. How things stand by default.
    pub period: Option<Period>,
}

/// One at a time: writing keeps a processor busy, and a small machine has two.
#[cfg(feature = "ssr")]
static TURN: Semaphore = Semaphore::const_new(1);

/// A document about a plan, in base64.
///
/// # Errors
/// `not_found` for a plan that is not of this province; `no_period`; `no_access`.
#[server(prefix = "/api/fn", endpoint = "papers/write", input = Json, output = Json)]
pub async fn write_paper(
    /// Which document.
    paper: Paper,
    /// Which plan.
    plan: PlanId,
    /// The unit that a letter is for; all of them by default.
    unit: Option<AgencyId>,
    /// As of when; now by default.
    at: Option<Moment>,
    /// The period that a report is for, such as `2025-q1`; how things stand by default.
    period: Option<String>,
) -> Result<String, OnlineError> {
    let (account, store) = asker(Actor::may_take_papers)?;
    let papers = given::<Papers>()?;
    let period = match period.as_deref().map(Period::parse) {
        Some(None) => return Err(refuse(422, "no_period", "Không có kỳ báo cáo này.")),
        period => period.flatten(),
    };
    let turn = TURN.acquire().await.map_err(unavailable)?;
    let view = store.view_plan(plan, Some(account.province)).await.map_err(store_refusal)?;
    let now = now();
    let asked = Asked { paper, unit, at: at.unwrap_or(now), now, sender: account.person.agency, period };
    let write = move || {
        let _turn = turn;
        (papers.write)(asked, view).map(|bytes| STANDARD.encode(bytes))
    };
    let written = tokio::task::spawn_blocking(write).await.map_err(unavailable)?;
    written.map_err(|cause| unavailable(anyhow::Error::msg(cause)))
}
