//! Passwords: hashed slowly on purpose, compared in the same time whether or not the login exists.

use anyhow::{Context, anyhow};
use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::{
        SaltString,
        rand_core::{OsRng, RngCore},
    },
};
use std::sync::{Arc, LazyLock};
use tokio::sync::Semaphore;

/// The most bytes of a password: longer ones are only a way to keep the server busy.
pub const PASSWORD_BYTES_MAX: usize = 1_000;
/// What systems that serve many agencies ask for where there is no second factor. Advised, not required: the one who sets a
/// password on the command line answers for it.
pub const ADVISED_CHARS: usize = 14;

/// How passwords are hashed.
#[derive(Clone, Debug)]
pub struct Passwords {
    memory_kib: u32,
    one_at_a_time: Arc<Semaphore>,
}

impl Default for Passwords {
    /// Argon2id as OWASP's cheat sheet allows it: 46 MiB, one pass, one lane.
    ///
    /// Of the settings it calls equal, this one asks for a block so large that the allocator returns it to the system at
    /// once; smaller blocks stay with the process and would double its idle memory.
    fn default() -> Self {
        Self::of_memory(46 * 1_024)
    }
}

impl Passwords {
    /// Hashes that take that much memory. Less than the default is for tests.
    pub fn of_memory(memory_kib: u32) -> Self {
        // One hash at a time: a crowd at the door in the morning waits its turn instead of taking 46 MiB each.
        Self { memory_kib, one_at_a_time: Arc::new(Semaphore::new(1)) }
    }

    /// Hashes a new password.
    ///
    /// # Errors
    /// When the server is stopping, or hashing was broken off.
    pub async fn hash(&self, password: String) -> anyhow::Result<String> {
        let memory_kib = self.memory_kib;
        self.work(move || hash(&password, memory_kib)).await
    }

    /// Whether the password is the one that was hashed. Without a hash the same work is done, and the answer is no.
    ///
    /// # Errors
    /// As [`Passwords::hash`], and when the stored hash cannot be read.
    pub async fn matches(&self, password: String, hashed: Option<String>) -> anyhow::Result<bool> {
        let memory_kib = self.memory_kib;
        self.work(move || match hashed {
            Some(hashed) => verify(&password, &hashed),
            None => hash(&password, memory_kib).map(|_| false),
        })
        .await
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> anyhow::Result<T> {
        let _turn = self.one_at_a_time.acquire().await.context("the server is stopping")?;
        tokio::task::spawn_blocking(work).await.context("hashing was broken off")?
    }
}

/// Hashes a password on this thread, with the default cost: for the command line.
///
/// # Errors
/// When the system has no randomness.
pub fn hash_now(password: &str) -> anyhow::Result<String> {
    hash(password, Passwords::default().memory_kib)
}

fn hash(password: &str, memory_kib: u32) -> anyhow::Result<String> {
    let params = Params::new(memory_kib, 1, 1, None).map_err(|error| anyhow!("argon2 parameters: {error}"))?;
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let salt = SaltString::generate(&mut OsRng);
    let made = hasher.hash_password(password.as_bytes(), &salt);
    Ok(made.map_err(|error| anyhow!("cannot hash: {error}"))?.to_string())
}

fn verify(password: &str, hashed: &str) -> anyhow::Result<bool> {
    let parsed = PasswordHash::new(hashed).map_err(|error| anyhow!("a stored password hash is unreadable: {error}"))?;
    Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
}

/// What is wrong with a password that somebody chose, in words; nothing when it may be used.
///
/// Length is what counts (NIST SP 800-63B); demands for signs and digits only move people to predictable ones.
pub fn fault(password: &str) -> Option<&'static str> {
    if password.chars().count() < 8 {
        Some("a password has at least 8 characters")
    } else if password.len() > PASSWORD_BYTES_MAX {
        Some("the password is too long")
    } else {
        None
    }
}

/// A strong password that can be read out on the telephone: 80 bits in four groups, without look-alike signs.
pub fn generate() -> String {
    static SIGNS: LazyLock<Vec<char>> = LazyLock::new(|| "abcdefghjkmnpqrstuvwxyz023456789".chars().collect());
    let mut random = [0_u8; 16];
    OsRng.fill_bytes(&mut random);
    let signs: Vec<char> = random.iter().map(|byte| SIGNS[usize::from(*byte) % SIGNS.len()]).collect();
    signs.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_that_was_hashed_matches() {
        let passwords = Passwords::of_memory(64);
        let hashed = passwords.hash("đúng mật khẩu".into()).await.unwrap();
        assert!(hashed.starts_with("$argon2id$"));
        assert!(passwords.matches("đúng mật khẩu".into(), Some(hashed.clone())).await.unwrap());
        assert!(!passwords.matches("sai mật khẩu".into(), Some(hashed)).await.unwrap());
        assert!(!passwords.matches("đúng mật khẩu".into(), None).await.unwrap());
    }

    #[test]
    fn generated_passwords_are_long_distinct_and_allowed() {
        let (one, other) = (generate(), generate());
        assert_ne!(one, other);
        assert_eq!((one.len(), fault(&one)), (19, None));
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        assert!(fault("bảybảy7").is_some());
        assert!(fault(&"x".repeat(PASSWORD_BYTES_MAX + 1)).is_some());
        assert_eq!(fault("mười hai chữ"), None);
    }
}
