//! The server's clock. It is asked in one place, which stands with the server functions, since they need it too and know nothing
//! of this crate.

pub use parboard_app::online::asking::now;

/// Now, in whole seconds since 1970 UTC.
pub fn now_s() -> i64 {
    now().0 / 1_000
}
