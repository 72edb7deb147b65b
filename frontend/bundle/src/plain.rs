//! Wasm that is part of no page, such as what tests load: glue and file as they come, neither cut, shrunk nor hashed.

use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

/// Writes glue and wasm into `out`, under the file's own name.
///
/// # Errors
/// When the file was not built with our `wasm-bindgen`, or cannot be written.
pub fn write(wasm: &Path, out: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).web(true)?.typescript(false).generate(out).with_context(|| format!("no glue for {}", wasm.display()))
}
