//! What goes wrong, and what people are told about it: the only place that turns errors of the API into responses. Server functions
//! have theirs in `app/src/online/asking.rs`.
//!
//! Every error is `{"code","message"}` with a fitting status: the code for programs, the message for the person. The cause
//! of a failure goes to the log and nowhere else.

use axum::{
    Json,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use parboard_store::StoreError;
use parboard_sync::protocol::Trouble;

/// What handlers return.
pub type ApiResult<T> = Result<T, ApiError>;

/// Why a request was not carried out. Whatever it is, nothing of the request was kept.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// Nobody is signed in, or no longer.
    #[error("nobody is signed in")]
    SignedOut,
    /// Login or password are wrong; which of them is not said.
    #[error("wrong login or password")]
    WrongPassword,
    /// Too many wrong passwords for this login.
    #[error("the login is locked for {0} s")]
    Locked(u64),
    /// Too many attempts from one address.
    #[error("too many attempts, wait {0} s")]
    Flood(u64),
    /// The account may not sign in any more.
    #[error("the account is disabled")]
    Disabled,
    /// The person may not do this.
    #[error("not allowed")]
    NoAccess,
    /// Sent by a page of another site.
    #[error("sent by another site")]
    ForeignOrigin,
    /// Not JSON.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// JSON, but not of this protocol.
    #[error("not understood: {0}")]
    NotUnderstood(String),
    /// Neither JSON nor anything we decompress.
    #[error("unsupported type or encoding")]
    UnsupportedType,
    /// More than is taken in one request.
    #[error("too large")]
    TooLarge,
    /// A piece of a file that does not go on where the last one ended.
    #[error("not where the file goes on")]
    WrongOffset,
    /// A file whose bytes do not come to its hash, or are not of its type.
    #[error("not the file it is said to be")]
    NotWhatItSays,
    /// Too many files of one person are on their way.
    #[error("too many unfinished files")]
    TooManyFiles,
    /// The province has as many bytes of files as it may have.
    #[error("no room for more files")]
    NoRoom,
    /// Made by a version that is no longer answered.
    #[error("a newer version of the program is needed")]
    UpgradeRequired,
    /// Made by a newer version than this server is.
    #[error("a newer version of the server is needed")]
    ServerOlder,
    /// No such address, or nothing of that name in this province.
    #[error("not found")]
    NotFound,
    /// The province has no plan yet.
    #[error("no plan has been imported yet")]
    NoPlan,
    /// The address exists, and does not take this method.
    #[error("wrong method")]
    WrongMethod,
    /// The server could not answer; the same request may succeed later.
    #[error("unavailable: {0}")]
    Unavailable(#[source] anyhow::Error),
}

impl ApiError {
    /// Status, code, and the words for the person.
    pub fn parts(&self) -> (StatusCode, &'static str, String) {
        let (status, code, words) = match self {
            Self::SignedOut => (StatusCode::UNAUTHORIZED, "signed_out", "Bạn chưa đăng nhập, hoặc phiên làm việc đã hết hạn."),
            Self::WrongPassword => (StatusCode::UNAUTHORIZED, "wrong_password", "Tên đăng nhập hoặc mật khẩu không đúng."),
            Self::Locked(seconds) => return (StatusCode::TOO_MANY_REQUESTS, "locked", locked_words(*seconds)),
            Self::Flood(_) => (StatusCode::TOO_MANY_REQUESTS, "too_many", "Có quá nhiều lượt đăng nhập từ mạng này. Hãy thử lại sau ít giây."),
            Self::Disabled => (StatusCode::FORBIDDEN, "disabled", "Tài khoản này đã bị khóa. Hãy liên hệ quản trị viên của tỉnh."),
            Self::NoAccess => (StatusCode::FORBIDDEN, "no_access", "Bạn không có quyền làm việc này."),
            Self::ForeignOrigin => (StatusCode::FORBIDDEN, "foreign_origin", "Yêu cầu đến từ một trang khác nên bị từ chối."),
            Self::NotJson(_) => (StatusCode::BAD_REQUEST, "not_json", "Máy chủ không đọc được yêu cầu."),
            Self::NotUnderstood(_) => (StatusCode::UNPROCESSABLE_ENTITY, "not_understood", "Máy chủ không hiểu yêu cầu."),
            Self::UnsupportedType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_type", "Máy chủ chỉ nhận JSON, có thể nén br hoặc gzip."),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too_large", "Yêu cầu quá lớn. Hãy gửi làm nhiều lần."),
            Self::WrongOffset => (StatusCode::CONFLICT, "wrong_offset", "Phần tệp này không nối tiếp phần máy chủ đã nhận."),
            Self::NotWhatItSays => {
                (StatusCode::UNPROCESSABLE_ENTITY, "not_what_it_says", "Nội dung tệp không đúng với mã hoặc loại tệp đã khai, nên không được nhận.")
            }
            Self::TooManyFiles => (StatusCode::TOO_MANY_REQUESTS, "too_many_files", "Bạn đang gửi dở quá nhiều tệp. Hãy gửi xong các tệp đó trước."),
            Self::NoRoom => (
                StatusCode::INSUFFICIENT_STORAGE,
                "no_room",
                "Kho tệp của tỉnh đã đầy nên máy chủ chưa nhận tệp này. Tệp vẫn được giữ trên thiết bị và sẽ được gửi khi có chỗ; hãy báo quản trị viên.",
            ),
            Self::UpgradeRequired => (
                StatusCode::UPGRADE_REQUIRED,
                "upgrade_required",
                "Ứng dụng trên máy này đã cũ. Hãy tải lại trang để cập nhật; các thay đổi chưa gửi vẫn còn.",
            ),
            Self::ServerOlder => (
                StatusCode::NOT_IMPLEMENTED,
                "server_older",
                "Ứng dụng trên máy này mới hơn máy chủ. Các thay đổi vẫn được giữ và sẽ được gửi khi máy chủ được cập nhật.",
            ),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "Không tìm thấy."),
            Self::NoPlan => (StatusCode::NOT_FOUND, "no_plan", "Tỉnh chưa nhập kế hoạch nào."),
            Self::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "wrong_method", "Địa chỉ này không nhận yêu cầu kiểu đó."),
            Self::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Máy chủ tạm thời chưa trả lời được. Hãy thử lại sau."),
        };
        (status, code, words.to_owned())
    }

    /// How many seconds to wait before another try, where that is known.
    fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::Locked(seconds) | Self::Flood(seconds) => Some(*seconds),
            Self::TooManyFiles => Some(60),
            Self::ServerOlder => Some(300),
            Self::NoRoom => Some(3_600),
            Self::Unavailable(_) => Some(5),
            _ => None,
        }
    }

    /// The error that an answer without words of ours stands for.
    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedType,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::FORBIDDEN => Self::ForeignOrigin,
            status if status.is_client_error() => Self::NotUnderstood(status.to_string()),
            status => Self::Unavailable(anyhow::anyhow!("an inner layer answered {status}")),
        }
    }
}

fn locked_words(seconds: u64) -> String {
    format!("Đăng nhập sai quá nhiều lần. Tài khoản này tạm khóa, hãy thử lại sau {} phút.", seconds.div_ceil(60))
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match &self {
            Self::Unavailable(cause) => tracing::error!("{cause:#}"),
            refused => tracing::debug!("{refused}"),
        }
        let (status, code, message) = self.parts();
        let mut response = (status, Json(Trouble { code: code.to_owned(), message })).into_response();
        if let Some(seconds) = self.retry_after_s() {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::NoPlan => Self::NoPlan,
            error => Self::Unavailable(anyhow::Error::new(error)),
        }
    }
}

impl From<tower_sessions::session::Error> for ApiError {
    fn from(error: tower_sessions::session::Error) -> Self {
        Self::Unavailable(anyhow::Error::new(error).context("the session could not be read or kept"))
    }
}

/// Gives words to what inner layers refuse without any: a wrong method, an unknown encoding, a missing route. A device
/// believes only our JSON, so a bare status would look like a broken line to it.
pub async fn explain(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let is_ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if !(status.is_client_error() || status.is_server_error()) || is_ours {
        return response;
    }
    let mut explained = ApiError::of_status(status).into_response();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        explained.headers_mut().insert(header::ALLOW, allow.clone());
    }
    explained
}

/// A panic is a bug: the request failed, the next one may succeed, and the log has what happened.
pub fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let mut response = ApiError::Unavailable(anyhow::anyhow!("a handler panicked")).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
