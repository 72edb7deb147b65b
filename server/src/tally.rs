//! What the server counts, printed for Prometheus: numbers only, nothing about anybody.
//!
//! A handful of counters by hand instead of a metrics crate: the text format is four lines.

use parboard_domain::measure::Moment;
use parboard_sync::protocol::{SyncReply, Verdict};
use std::{
    fmt::Write,
    sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
};

/// The counters of one process, from its start.
#[derive(Debug)]
pub struct Tally {
    started_at: Moment,
    requests: [AtomicU64; 6],
    sign_ins: AtomicU64,
    sign_ins_refused: AtomicU64,
    ops: [AtomicU64; 5],
    rows: AtomicU64,
    listeners: AtomicI64,
}

/// The kinds of verdict, in the order of `Tally::ops`.
const VERDICTS: [&str; 5] = ["applied", "merged", "refused", "blocked", "retry"];

impl Tally {
    /// All at nought.
    pub fn new(started_at: Moment) -> Self {
        Self {
            started_at,
            requests: Default::default(),
            sign_ins: AtomicU64::new(0),
            sign_ins_refused: AtomicU64::new(0),
            ops: Default::default(),
            rows: AtomicU64::new(0),
            listeners: AtomicI64::new(0),
        }
    }

    /// A request was answered.
    pub fn answered(&self, status: u16) {
        self.requests[usize::from(status / 100).min(5)].fetch_add(1, Relaxed);
    }

    /// Somebody signed in, or tried to.
    pub fn signed_in(&self, succeeded: bool) {
        let counter = if succeeded { &self.sign_ins } else { &self.sign_ins_refused };
        counter.fetch_add(1, Relaxed);
    }

    /// A device was answered.
    pub fn synced(&self, reply: &SyncReply) {
        self.rows.fetch_add(reply.rows.len() as u64, Relaxed);
        for (_, verdict) in &reply.verdicts {
            let kind = match verdict {
                Verdict::Applied { .. } => 0,
                Verdict::Merged { .. } => 1,
                Verdict::Refused(_) => 2,
                Verdict::Blocked { .. } => 3,
                Verdict::Retry { .. } => 4,
            };
            self.ops[kind].fetch_add(1, Relaxed);
        }
    }

    /// Somebody began (`1`) or ceased (`-1`) to listen.
    pub fn listening(&self, change: i64) {
        self.listeners.fetch_add(change, Relaxed);
    }

    /// As Prometheus reads it.
    pub fn print(&self) -> String {
        let mut text = String::with_capacity(2_000);
        metric(&mut text, "parboard_started_seconds", "gauge", "When this process started.", [("", self.started_at.0 / 1_000)]);
        let classes = ["0xx", "1xx", "2xx", "3xx", "4xx", "5xx"].map(|class| format!("{{status=\"{class}\"}}"));
        let counts = (1..6).map(|class| (classes[class].as_str(), read(&self.requests[class])));
        metric(&mut text, "parboard_requests_total", "counter", "Requests answered.", counts);
        let results = [("{result=\"done\"}", read(&self.sign_ins)), ("{result=\"refused\"}", read(&self.sign_ins_refused))];
        metric(&mut text, "parboard_sign_ins_total", "counter", "Attempts to sign in.", results);
        let kinds = VERDICTS.map(|kind| format!("{{verdict=\"{kind}\"}}"));
        let verdicts = kinds.iter().zip(&self.ops).map(|(kind, count)| (kind.as_str(), read(count)));
        metric(&mut text, "parboard_operations_total", "counter", "Operations received, by verdict.", verdicts);
        metric(&mut text, "parboard_rows_sent_total", "counter", "Rows sent to devices.", [("", read(&self.rows))]);
        metric(&mut text, "parboard_listeners", "gauge", "Open live streams.", [("", self.listeners.load(Relaxed))]);
        text
    }
}

fn read(counter: &AtomicU64) -> i64 {
    i64::try_from(counter.load(Relaxed)).unwrap_or(i64::MAX)
}

fn metric<'a>(text: &mut String, name: &str, kind: &str, help: &str, values: impl IntoIterator<Item = (&'a str, i64)>) {
    // Writing into a string cannot fail.
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
    for (labels, value) in values {
        let _ = writeln!(text, "{name}{labels} {value}");
    }
}
