//! Who asks, and how an answer becomes a refusal with words and a status. The server's half only.

use super::{OnlineError, TEXT_BYTES_MAX};
use leptos::{prelude::use_context, server_fn::error::ServerFnErrorErr};
use leptos_axum::ResponseOptions;
use parboard_domain::{document::NotAPlan, measure::Moment, period::PeriodProblem, permission::Actor};
use parboard_store::{Account, Store, StoreError};
use std::time::{SystemTime, UNIX_EPOCH};

/// The signed-in account, and the store, if that person may.
///
/// # Errors
/// `signed_out`, `no_access`.
pub fn asker(may: fn(&Actor) -> bool) -> Result<(Account, Store), OnlineError> {
    let account = use_context::<Account>().ok_or_else(|| refuse(401, "signed_out", "Bạn chưa đăng nhập, hoặc phiên làm việc đã hết hạn."))?;
    if !may(&Actor::from(&account.person)) {
        return Err(refuse(403, "no_access", "Bạn không có quyền làm việc này."));
    }
    Ok((account, given::<Store>()?))
}

/// A context that the server provides.
///
/// # Errors
/// `unavailable`, when it does not.
pub fn given<T: Clone + 'static>() -> Result<T, OnlineError> {
    use_context::<T>().ok_or_else(|| unavailable(anyhow::Error::msg("a context is not provided")))
}

/// An error with its status.
pub fn refuse(status: u16, code: &str, message: &str) -> OnlineError {
    if let (Some(response), Ok(status)) = (use_context::<ResponseOptions>(), status.try_into()) {
        response.set_status(status);
    }
    OnlineError::new(code, message)
}

/// Something failed that the person cannot help; the cause goes to the log.
pub fn unavailable(cause: impl Into<anyhow::Error>) -> OnlineError {
    tracing::error!("{:#}", cause.into());
    refuse(503, "unavailable", "Máy chủ tạm thời chưa trả lời được. Hãy thử lại sau.")
}

/// What the store said, in words.
pub fn store_refusal(error: StoreError) -> OnlineError {
    match error {
        StoreError::NotFound => refuse(404, "not_found", "Không tìm thấy."),
        StoreError::NoPlan => refuse(404, "no_plan", "Tỉnh chưa nhập kế hoạch nào."),
        StoreError::LoginTaken(_) => refuse(409, "login_taken", "Tên đăng nhập này đã có người dùng."),
        StoreError::AgencyUnclear(several) => {
            refuse(409, "agency_unclear", &format!("Tên cơ quan gõ không dấu có thể là: {}. Hãy ghi đủ dấu.", several.join(", ")))
        }
        StoreError::NotASheet(refusal) => refuse(422, refusal.code(), &refusal.to_string()),
        StoreError::Registry(problem) => refuse(409, problem.code(), &problem.to_string()),
        StoreError::Round(problem) => refuse(409, problem.code(), &problem.to_string()),
        StoreError::Period(problem @ PeriodProblem::BadReason) => refuse(422, problem.code(), &problem.to_string()),
        StoreError::Period(problem) => refuse(409, problem.code(), &problem.to_string()),
        StoreError::NotAsSeen => refuse(409, "not_as_seen", "Người khác vừa sửa; hãy mở lại để xem rồi lưu."),
        failure => unavailable(failure),
    }
}

/// The document is none of ours.
pub fn not_a_plan(refusal: NotAPlan) -> OnlineError {
    let status = if refusal == NotAPlan::TooLarge { 413 } else { 422 };
    refuse(status, refusal.code(), &refusal.to_string())
}

/// More text than is read.
///
/// # Errors
/// `too_large`.
pub fn bounded(text: &str) -> Result<(), OnlineError> {
    if text.len() > TEXT_BYTES_MAX { Err(not_a_plan(NotAPlan::TooLarge)) } else { Ok(()) }
}

/// A request that is no call of ours, or larger than is taken.
pub fn unreadable(error: &ServerFnErrorErr) -> OnlineError {
    match error {
        ServerFnErrorErr::Deserialization(why) if why.contains("length limit") => not_a_plan(NotAPlan::TooLarge),
        ServerFnErrorErr::Args(_) | ServerFnErrorErr::Deserialization(_) | ServerFnErrorErr::MissingArg(_) => {
            refuse(422, "not_understood", "Máy chủ không hiểu yêu cầu.")
        }
        failure => unavailable(anyhow::Error::msg(failure.to_string())),
    }
}

/// The server's clock. Before 1970 it is 1970: a machine whose clock battery died still serves.
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
