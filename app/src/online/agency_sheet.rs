//! The registry as a file: what a sheet would do, doing it, and writing one. Coordinators and administrators ask.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::{
    asking::{asker, given, refuse, store_refusal, unavailable},
    sheets::Sheets,
};
#[cfg(feature = "ssr")]
use base64::{Engine, engine::general_purpose::STANDARD};
use leptos::{prelude::*, server_fn::codec::Json};
use parboard_domain::registry::sheet::Judged;
#[cfg(feature = "ssr")]
use parboard_domain::{
    id::AgencyId,
    permission::Actor,
    registry::sheet::{Line, NotASheet, judge},
};
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use uuid::Uuid;

/// The forms a sheet can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetFormat {
    /// Text, with commas.
    Csv,
    /// A workbook.
    Xlsx,
}

/// The largest file that is read. Two hundred agencies are some thirty kilobytes.
pub const SHEET_BYTES_MAX: usize = 1024 * 1024;

/// What each line of a file would do. Nothing is stored.
///
/// # Errors
/// `no_head`, `sheet_too_large`, `sheet_damaged`, `no_access`.
#[server(prefix = "/api/fn", endpoint = "agencies/preview_sheet", input = Json, output = Json)]
pub async fn preview_sheet(
    /// The file, in base64.
    content: String,
) -> Result<Vec<Judged>, OnlineError> {
    let (account, store) = asker(Actor::may_manage_registry)?;
    let lines = read(content).await?;
    let registry = store.registry(account.province).await.map_err(store_refusal)?;
    Ok(judge(&lines, &registry, || AgencyId(Uuid::now_v7())).map_err(not_a_sheet)?.lines)
}

/// Takes in the lines of a file that can be taken, all of them in one transaction; what became of each.
///
/// # Errors
/// As [`preview_sheet`].
#[server(prefix = "/api/fn", endpoint = "agencies/take_sheet", input = Json, output = Json)]
pub async fn take_sheet(
    /// The file, in base64.
    content: String,
) -> Result<Vec<Judged>, OnlineError> {
    let (account, store) = asker(Actor::may_manage_registry)?;
    let lines = read(content).await?;
    store.take_sheet(account.province, &lines).await.map_err(store_refusal)
}

/// The registry as a file, in base64.
///
/// # Errors
/// `no_access`.
#[server(prefix = "/api/fn", endpoint = "agencies/write_sheet", input = Json, output = Json)]
pub async fn write_sheet(
    /// In which form.
    format: SheetFormat,
) -> Result<String, OnlineError> {
    let (account, store) = asker(Actor::may_manage_registry)?;
    let sheets = given::<Sheets>()?;
    let registry = store.registry(account.province).await.map_err(store_refusal)?;
    let bytes = (sheets.write)(&registry, format).map_err(|cause| unavailable(anyhow::Error::msg(cause)))?;
    Ok(STANDARD.encode(bytes))
}

/// Beside those who answer everybody else: a workbook is unpacked.
#[cfg(feature = "ssr")]
async fn read(content: String) -> Result<Vec<Line>, OnlineError> {
    let sheets = given::<Sheets>()?;
    let read = move || {
        let bytes = STANDARD.decode(content).map_err(|_| NotASheet::Damaged)?;
        if bytes.len() > SHEET_BYTES_MAX { Err(NotASheet::TooLarge) } else { (sheets.read)(&bytes) }
    };
    tokio::task::spawn_blocking(read).await.map_err(unavailable)?.map_err(not_a_sheet)
}

#[cfg(feature = "ssr")]
fn not_a_sheet(refusal: NotASheet) -> OnlineError {
    let status = if refusal == NotASheet::TooLarge { 413 } else { 422 };
    refuse(status, refusal.code(), &refusal.to_string())
}
