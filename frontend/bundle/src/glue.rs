//! From what cargo built to what a browser runs: `wasm-bindgen` as a library, then `wasm-opt` where there is one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::script::without_comments;

/// What every browser we serve understands, named one by one: `--all-features` would let the optimizer use what old ones do not.
const FEATURES: [&str; 6] = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

/// What `-Oz` does that costs more than it saves: these passes make the wasm shorter but less alike from one function to the
/// next, and what is sent is compressed. Measured on 1.3 MB of ours: with them 330 kB are sent, without them 303 kB, and 310 kB
/// when nothing is optimized at all.
const SKIPPED: [&str; 3] = ["inlining-optimizing", "local-cse", "merge-locals"];

/// The wasm, the script that loads it, and the small scripts that crates brought along (path in an import, text).
pub struct Glue {
    pub wasm: Vec<u8>,
    pub js: String,
    pub scripts: Vec<(String, String)>,
}

/// Makes the glue for `wasm`, and shrinks the wasm by `optimizer`.
///
/// # Errors
/// When the file was not built with our `wasm-bindgen`, or the optimizer refuses it.
pub fn generate(wasm: &Path, optimizer: Option<&Path>) -> Result<Glue> {
    ensure!(wasm.exists(), "{} is missing: build parboard-frontend for wasm32-unknown-unknown first", wasm.display());
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("parboard").typescript(false).remove_name_section(true).remove_producers_section(true);
    bindgen.omit_default_module_path(true);
    let mut output = bindgen.web(true)?.generate_output().context("wasm-bindgen refused the file")?;

    let inline = output
        .snippets()
        .iter()
        .flat_map(|(krate, texts)| texts.iter().enumerate().map(move |(at, text)| (format!("snippets/{krate}/inline{at}.js"), text.clone())));
    let local = output.local_modules().iter().map(|(path, text)| (format!("snippets/{path}"), text.clone()));
    let scripts = inline.chain(local).collect();
    let js = without_comments(output.js());
    let bytes = output.wasm_mut().emit_wasm();
    let wasm = if let Some(tool) = optimizer {
        optimize(&bytes, tool)?
    } else {
        eprintln!("parboard-bundle: wasm-opt is not installed, the site will be larger than it could be");
        bytes
    };
    Ok(Glue { wasm, js, scripts })
}

/// The `wasm-opt` that `npm ci` puts beside the browser tests, else one on the PATH, which may be too old to shrink much.
pub fn find_optimizer() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let local = PathBuf::from("end2end/node_modules/.bin");
    [local].into_iter().chain(env::split_paths(&path)).map(|folder| folder.join("wasm-opt")).find(|tool| tool.is_file())
}

fn optimize(bytes: &[u8], tool: &Path) -> Result<Vec<u8>> {
    let folder = env::temp_dir().join(format!("parboard-bundle-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    fs::write(&before, bytes)?;
    let mut command = Command::new(tool);
    command.args(["-Oz", "--strip-debug", "--strip-producers"]).args(FEATURES.map(|feature| format!("--enable-{feature}")));
    command.args(SKIPPED.map(|pass| format!("--skip-pass={pass}")));
    let result = command.arg(&before).arg("-o").arg(&after).output();
    let bytes = result.map_err(anyhow::Error::from).and_then(|done| {
        ensure!(done.status.success(), anyhow!("wasm-opt failed: {}", String::from_utf8_lossy(&done.stderr)));
        Ok(fs::read(&after)?)
    });
    fs::remove_dir_all(&folder)?;
    bytes.with_context(|| format!("running {}", tool.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_says_what_to_build() {
        let message = generate(Path::new("nowhere.wasm"), None).err().map(|error| error.to_string());
        assert!(message.is_some_and(|text| text.contains("parboard-frontend")));
    }
}
