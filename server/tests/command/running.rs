//! The real server as a process of its own.

use crate::program::Program;
use serde_json::json;
use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStderr, Stdio},
};

/// The running server, ended with the test.
pub struct Running {
    pub child: Child,
    pub url: String,
}

impl Running {
    /// Starts, and waits for the line that says where.
    pub fn start(program: &Program) -> Self {
        Self::start_with_log(program, "error").0
    }

    /// The same, with the log as it is written from then on.
    pub fn start_with_log(program: &Program, level: &str) -> (Self, BufReader<ChildStderr>) {
        let mut child = program.command(&["serve", "--listen", "127.0.0.1:0", "--log", level]).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let url = loop {
            let mut line = String::new();
            assert!(log.read_line(&mut line).unwrap() > 0, "it ended before it said where it listens");
            if let Some(url) = line.trim().strip_prefix("ParBoard: ") {
                break url.to_owned();
            }
        };
        (Self { child, url }, log)
    }

    /// A browser in which the coordinator of the demonstration is signed in.
    pub async fn client(&self) -> reqwest::Client {
        let client = reqwest::Client::builder().cookie_store(true).build().unwrap();
        let reply = client.post(format!("{}/api/v1/session", self.url)).json(&json!({ "login": "dieuphoi", "password": "trinhdien2025" }));
        assert_eq!(reply.send().await.unwrap().status(), 200);
        client
    }

    pub fn signal(&self, name: &str) {
        std::process::Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
