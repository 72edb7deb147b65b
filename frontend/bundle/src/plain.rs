//! Wasm that is part of no page, such as what tests load: glue and file as they come, neither cut, shrunk nor hashed.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

/// What stands for the chunks of the app in a program that is not cut apart.
const CHUNKS: &str = "__wasm_split_placeholder__";

/// Writes glue and wasm into `out`, under the file's own name.
///
/// # Errors
/// When the file was not built with our `wasm-bindgen`, or cannot be written.
pub fn write(wasm: &Path, out: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).web(true)?.typescript(false).generate(out).with_context(|| format!("no glue for {}", wasm.display()))?;
    let glue = out.join(wasm.file_name().context("a file has a name")?).with_extension("js");
    fs::write(&glue, without_chunks(&fs::read_to_string(&glue)?)).with_context(|| format!("cannot write {}", glue.display()))
}

/// The app's chunks are asked for by nobody here; whoever does hears of it.
fn without_chunks(glue: &str) -> String {
    let line = |line: &str| match line.strip_prefix("import * as ").and_then(|rest| rest.split_once(' ')) {
        Some((name, from)) if from.contains(CHUNKS) => {
            format!("const {name} = new Proxy({{}}, {{ get: () => () => {{ throw new Error(\"there are no chunks\"); }} }});")
        }
        _ => line.to_owned(),
    };
    glue.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_not_asked_for() {
        let glue = without_chunks("import * as import1 from \"__wasm_split_placeholder__\"\nimport * as other from \"./other.js\"");
        assert!(glue.starts_with("const import1 = new Proxy(") && glue.ends_with("import * as other from \"./other.js\""), "{glue}");
    }
}
