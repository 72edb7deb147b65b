//! Shrinks wasm by `wasm-opt`, where there is one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};

/// What every browser we serve understands, named one by one: `--all-features` would let the optimizer use what old ones do not.
const FEATURES: [&str; 6] = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

/// What `-Oz` does that costs more than it saves: these passes make the wasm shorter but less alike from one function to the
/// next, and what is sent is compressed.
const SKIPPED: [&str; 2] = ["local-cse", "merge-locals"];

/// Browsers compile a function when it is first called, and each costs them the same little time however short it is: of ours,
/// half the time until the board stood. So short functions and those with one caller are put where they are called, up to
/// these sizes, again and again until it no longer helps. Measured once on a first visit of 8,160 functions and 252.3 kB: with 60 for
/// those with one caller 4,750 were left and 256.6 kB sent, and without limits 4,120, and 270 kB. Later, of
/// one and the same program, the first file was 251.4 kB with 12, 250.9 with 16 and 251.7 with 24; and of another 248.8 kB with functions
/// of 4 always put in, 249.4 with those of 6, and 251.9 with those of 8. Of a third, 6,509 functions and 249.9 kB with those of 4, and
/// 6,756 functions and 247.3 kB with those of 2. What is sent has its limit.
const INLINED: [&str; 3] = ["--converge", "--always-inline-max-function-size=2", "--one-caller-inline-max-function-size=16"];

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
    command
        .args(["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"])
        .args(FEATURES.map(|feature| format!("--enable-{feature}")));
    command.args(SKIPPED.map(|pass| format!("--skip-pass={pass}")));
    command.args(INLINED);
    let done = command.arg(&before).arg("-o").arg(&after).output().with_context(|| format!("running {}", tool.display()))?;
    ensure!(done.status.success(), anyhow!("wasm-opt failed: {}", String::from_utf8_lossy(&done.stderr)));
    Ok(fs::read(&after)?)
}
