//! What the server lends to the server functions for making passwords: this crate hashes nothing and draws no random numbers.

use std::{fmt, pin::Pin, sync::Arc};

/// A password being hashed; slow on purpose, so the server does it beside its other work.
pub type Hashing = Pin<Box<dyn Future<Output = Result<String, String>> + Send>>;

/// Makes and hashes passwords. The server provides one as a context.
#[derive(Clone)]
pub struct Passwords {
    generate: fn() -> String,
    hash: Arc<dyn Fn(String) -> Hashing + Send + Sync>,
}

impl Passwords {
    /// Passwords made and hashed so. What `generate` makes has at least 14 characters, as systems that serve many agencies
    /// ask where there is no second factor.
    pub fn new(generate: fn() -> String, hash: impl Fn(String) -> Hashing + Send + Sync + 'static) -> Self {
        Self { generate, hash: Arc::new(hash) }
    }

    /// A new password, and its hash.
    ///
    /// # Errors
    /// When it cannot be hashed; the cause is for the log.
    pub async fn make(&self) -> Result<(String, String), String> {
        let password = (self.generate)();
        let hash = (self.hash)(password.clone()).await?;
        Ok((password, hash))
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passwords")
    }
}
