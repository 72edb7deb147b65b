//! From what cargo built to what a browser runs: cut apart, `wasm-bindgen` as a library, then `wasm-opt` where there is one.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::names::shorten;
use crate::optimize::optimize;
use crate::script::without_comments;
use crate::split::{self, Cut};
use crate::unmade::without_unmade;

/// The first wasm, those that arrive later (names as `js` has them, bytes), the script that loads them all, and the small
/// scripts that crates brought along (path in an import, text).
pub struct Glue {
    pub wasm: Vec<u8>,
    pub later: Vec<(String, Vec<u8>)>,
    pub js: String,
    pub scripts: Vec<(String, String)>,
}

/// Makes the glue for `wasm`, and shrinks what it loads by `optimizer`.
///
/// # Errors
/// When the file was not built with our `wasm-bindgen`, or the optimizer refuses it.
pub fn generate(wasm: &Path, optimizer: Option<&Path>) -> Result<Glue> {
    ensure!(wasm.exists(), "{} is missing: build parboard-frontend for wasm32-unknown-unknown first", wasm.display());
    if optimizer.is_none() {
        eprintln!("parboard-bundle: wasm-opt is not installed, the site will be larger than it could be");
    }
    let folder = env::temp_dir().join(format!("parboard-bundle-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let glue = make(&fs::read(wasm)?, optimizer, &folder);
    fs::remove_dir_all(&folder)?;
    glue
}

fn make(wasm: &[u8], optimizer: Option<&Path>, folder: &Path) -> Result<Glue> {
    let Cut { main, chunks, loader } = split::cut(wasm, folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("parboard", main).typescript(false).remove_name_section(true).remove_producers_section(true);
    bindgen.omit_default_module_path(true);
    // The chunks ask the first file for what they share under the names that the linker gave.
    bindgen.keep_lld_exports(true).demangle(false);
    let mut output = bindgen.web(true)?.generate_output().context("wasm-bindgen refused the file")?;

    let inline = output
        .snippets()
        .iter()
        .flat_map(|(krate, texts)| texts.iter().enumerate().map(move |(at, text)| (format!("snippets/{krate}/inline{at}.js"), text.clone())));
    let local = output.local_modules().iter().map(|(path, text)| (format!("snippets/{path}"), text.clone()));
    let scripts = inline.chain(local).collect();
    let js = without_comments(&split::with_loader(output.js(), &loader)?);
    let (js, unused) = without_unmade(&js, output.wasm_mut().exports.iter().map(|export| export.name.as_str()));
    for name in unused {
        output.wasm_mut().exports.remove(&name).map_err(|error| anyhow!("{error:#}"))?;
    }
    let js = shorten(&js, output.wasm_mut().imports.iter_mut().map(|import| &mut import.name));

    let shrink = |bytes: Vec<u8>| optimizer.map_or(Ok(bytes.clone()), |tool| optimize(&bytes, tool, folder));
    let wasm = shrink(output.wasm_mut().emit_wasm())?;
    let later = chunks.into_iter().map(|(name, bytes)| Ok((name, shrink(bytes)?))).collect::<Result<_>>()?;
    Ok(Glue { wasm, later, js, scripts })
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
