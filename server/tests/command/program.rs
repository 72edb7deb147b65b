//! Runs the real program on a data folder of its own.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

pub struct Program {
    pub folder: TempDir,
    /// Where its data is, when not in the folder.
    database: Option<String>,
}

/// What a run said and how it ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Program {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), database: None }
    }

    /// On a database server, with a schema to itself.
    pub async fn on_postgres(server: &str) -> Self {
        sqlx::any::install_default_drivers();
        let schema = format!("c{}", uuid::Uuid::new_v4().simple());
        let pool = sqlx::AnyPool::connect(server).await.unwrap();
        sqlx::query(sqlx::AssertSqlSafe(format!("create schema {schema}"))).execute(&pool).await.unwrap();
        pool.close().await;
        let separator = if server.contains('?') { '&' } else { '?' };
        Self { database: Some(format!("{server}{separator}options=-c%20search_path%3D{schema}")), ..Self::new() }
    }

    /// Where its data is.
    pub fn url(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite://{}", self.path("data/parboard.db").display()))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parboard"));
        command.args(args).arg("--data").arg(self.path("data")).current_dir(self.folder.path()).env_clear();
        if let Some(url) = &self.database {
            command.args(["--database", url]);
        }
        command
    }

    pub fn run(&self, args: &[&str]) -> Said {
        self.run_with(args, "")
    }

    pub fn run_with(&self, args: &[&str], input: &str) -> Said {
        let mut child = self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Whoever refuses early does not read to the end.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap().into()
    }

    /// Runs what must succeed; gives what it printed.
    pub fn must(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
        said.out
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Said {
    /// Refused: one line of reason, nothing else.
    pub fn assert_refused(&self, why: &str) {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{}", self.err);
        assert_eq!(self.err.trim_end().lines().count(), 1, "{}", self.err);
        assert!(self.err.contains(why), "{}", self.err);
    }
}
