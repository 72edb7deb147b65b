//! Shrinks wasm by `wasm-opt`, where there is one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};

/// What every browser we serve understands, named one by one: `--all-features` would let the optimizer use what old ones do not.
const FEATURES: [&str; 6] = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

/// What `-Oz` does that costs more than it saves: these passes make the wasm shorter but less alike from one function to the
/// next, and what is sent is compressed. Measured on 1.3 MB of ours: with them 330 kB are sent, without them 303 kB, and 310 kB
/// when nothing is optimized at all.
const SKIPPED: [&str; 3] = ["inlining-optimizing", "local-cse", "merge-locals"];

/// The `wasm-opt` that `npm ci` puts beside the browser tests, else one on the PATH, which may be too old to shrink much.
pub fn find_optimizer() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let local = PathBuf::from("end2end/node_modules/.bin");
    [local].into_iter().chain(env::split_paths(&path)).map(|folder| folder.join("wasm-opt")).find(|tool| tool.is_file())
}

/// The same, shorter; without names either way.
///
/// # Errors
/// When the tool refuses the bytes or the disk refuses.
pub fn optimize(bytes: &[u8], tool: &Path, folder: &Path) -> Result<Vec<u8>> {
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    fs::write(&before, bytes)?;
    let mut command = Command::new(tool);
    command.args(["-Oz", "--strip-debug", "--strip-producers"]).args(FEATURES.map(|feature| format!("--enable-{feature}")));
    command.args(SKIPPED.map(|pass| format!("--skip-pass={pass}")));
    let done = command.arg(&before).arg("-o").arg(&after).output().with_context(|| format!("running {}", tool.display()))?;
    ensure!(done.status.success(), anyhow!("wasm-opt failed: {}", String::from_utf8_lossy(&done.stderr)));
    Ok(fs::read(&after)?)
}
