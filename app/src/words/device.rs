//! Lines about this device: what it holds, what waits on it, and the work that a file carries to another.

use super::Words;

/// What waits.
impl Words {
    pub fn server_is_older(&self) -> &'static str {
        self.pick("máy chủ đang được nâng cấp, sẽ tự gửi lại sau", "the server is being brought up to date; it will be sent again by itself")
    }
}
