//! The real server as a process of its own.

use crate::program::Program;
use serde_json::json;
use std::{
    io::{BufRead, BufReader},
    process::{Child, Stdio},
};

/// The running server, ended with the test.
pub struct Running {
    pub child: Child,
    pub url: String,
}

impl Running {
    /// Starts, and waits for the line that says where.
    pub fn start(program: &Program) -> Self {
        let mut child = program.command(&["serve", "--listen", "127.0.0.1:0", "--log", "error"]).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("ParBoard: ").expect("says where it listens").to_owned();
        Self { child, url }
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
