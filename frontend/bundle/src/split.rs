//! Cuts the screens that arrive later out of the first file, each group of them into a chunk of its own, before
//! `wasm-bindgen` sees it. What several chunks share, and the first file does not need, becomes a chunk too.
//!
//! The cutter brings a script that fetches the chunks. It is put inside the glue instead of beside it: it and the glue call
//! each other, so that neither could be named by its content before the other is; and one file is one request.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

/// The name by which the first file asks for the script. Glue and script never meet under it outside this file.
const LOADER: &str = "./loader.js";
/// How the script begins: with what it takes from the glue.
const GLUE: &str = "./parboard.js";

/// The chunk that a first visit asks for by itself, right after its first picture.
const SOON: &str = "soon";

/// What was one file.
pub struct Cut {
    pub main: Vec<u8>,
    /// Names as the loader has them, and bytes.
    pub chunks: Vec<(String, Vec<u8>)>,
    pub loader: String,
}

/// Cuts `wasm`, using `folder` for files in between.
///
/// # Errors
/// When the file was linked without notes on what refers to what (`--emit-relocs`), or the disk refuses.
pub fn cut(wasm: &[u8], folder: &Path) -> Result<Cut> {
    let main = folder.join("main.wasm");
    let mut options = Options::new(wasm);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LOADER;
    options.main_module = GLUE;
    let pieces = transform(options).map_err(|error| anyhow!("{error:#}")).context("the screens cannot be cut apart")?;
    let mut chunks = Vec::new();
    for path in pieces.split_modules {
        let name = path.file_name().context("a chunk has a name")?.to_string_lossy().into_owned();
        chunks.push((name, without_notes(&fs::read(&path)?)?));
    }
    // Whatever the cutter's order, the same input makes the same site.
    chunks.sort();
    Ok(Cut { main: fs::read(&main)?, chunks, loader: fs::read_to_string(folder.join(LOADER))? })
}

/// Whether the first visit asks for a chunk by itself: it is the one named so, or that one needs it.
pub fn is_soon(chunk: &str, loader: &str) -> bool {
    let name = chunk.trim_end_matches(".wasm");
    let load = format!("__wasm_split_load_{SOON} ");
    let needs = loader.split_once(&load).and_then(|(_, after)| after.split_once(", [")?.1.split_once(']')).map_or("", |(needs, _)| needs);
    name == format!("split_{SOON}") || needs.split(", ").any(|needed| needed.trim_start_matches('_') == name)
}

/// A chunk without its custom sections: names of functions and the like, which no browser needs. `wasm-bindgen` takes them
/// out of the first file.
fn without_notes(wasm: &[u8]) -> Result<Vec<u8>> {
    const HEAD_BYTES: usize = 8;
    const CUSTOM: u8 = 0;
    let (head, mut rest) = wasm.split_at_checked(HEAD_BYTES).context("a chunk is no wasm")?;
    let mut kept = head.to_vec();
    while let [id, after @ ..] = rest {
        // The section's length is in groups of seven bits, the lowest first.
        let digits = after.iter().position(|byte| *byte < 0x80).context("a chunk is cut off")? + 1;
        let length = after[..digits].iter().rev().fold(0, |length, byte| length << 7 | usize::from(byte & 0x7f));
        let (section, next) = rest.split_at_checked(1 + digits + length).context("a chunk is cut off")?;
        if *id != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Ok(kept)
}

/// Asks for a chunk, and compiles it once it is whole. The browser reads one that it compiles while it arrives on the thread that
/// answers fingers, and one that is whole beside it: 15 ms, or 60 on a slow phone, for the screens of the daily work. No function is
/// compiled before it is called, so it does not matter that this begins later. Whether the browser keeps less of it for the next
/// visit was not measured.
///
/// Gives up what has not arrived after a minute. A line that took the request and never answers would be waited for without
/// end; given up, it is asked for again (`app/src/browser/chunk.rs`). Largest chunk and slowest line: 80 kB at 2 kB/s.
const CHUNK: &str = "const chunk = async (address) => {
const gives = new AbortController();
setTimeout(() => gives.abort(), 60000);
const answer = await fetch(address, { signal: gives.signal });
return WebAssembly.compile(await answer.arrayBuffer());
};";

/// The glue with the loader inside.
///
/// # Errors
/// When either is not of the shape this was written for: better no site than one whose screens never come.
pub fn with_loader(glue: &str, loader: &str) -> Result<String> {
    let (asked, rest): (Vec<&str>, Vec<&str>) = glue.lines().partition(|line| line.starts_with("import ") && line.contains(LOADER));
    if asked.is_empty() {
        return Ok(glue.to_owned());
    }
    let taken = format!("import {{ initSync }} from \"{GLUE}\";");
    let body = loader.strip_prefix(&taken).context("the loader takes something unknown from the glue")?;
    let loads: Vec<&str> = body.lines().filter_map(|line| line.strip_prefix("export const ")?.split_once(" = ")).map(|(name, _)| name).collect();
    let body = body.replace("export const ", "const ");
    ensure!(!body.contains("export ") && !body.contains("import "), "the loader exports or imports something unknown");
    let whole = body
        .replace(" = fetch(new URL(", " = chunk(new URL(")
        .replace("WebAssembly.instantiateStreaming(src, ", "WebAssembly.instantiate(await src, ");
    let (asked_for, made) = (whole.matches("chunk(").count(), whole.matches("WebAssembly.instantiate(await src, ").count());
    ensure!(asked_for == body.matches("import.meta.url))").count() && made == asked_for, "the loader fetches in an unknown way");
    let names = asked.iter().map(|line| line.strip_prefix("import * as ")?.split(' ').next()).collect::<Option<Vec<_>>>();
    let names = names.context("the glue imports the loader in an unknown way")?.join(" = loader, ");
    Ok(format!(
        "{}\n{CHUNK}\nconst loader = (() => {{\n{whole}\nreturn {{ {} }};\n}})();\nconst {names} = loader;\n",
        rest.join("\n"),
        loads.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER_TEXT: &str = "import { initSync } from \"./parboard.js\";\nconst f = 1;\nexport const load_a = f;\nexport const load_b = f;\n";

    #[test]
    fn the_loader_moves_into_the_glue() {
        let glue = "import * as import1 from \"./loader.js\"\nimport * as import2 from \"./loader.js\"\nexport { initSync };\n";
        let whole = with_loader(glue, LOADER_TEXT).expect("both have the known shape");
        assert!(!whole.contains("import "), "{whole}");
        assert!(whole.contains("return { load_a, load_b };"), "{whole}");
        assert!(whole.ends_with("const import1 = loader, import2 = loader;\n"), "{whole}");
    }

    #[test]
    fn what_the_soon_chunk_needs_is_asked_for_with_it() {
        let loader =
            "const __wasm_split_load_work = w(l(() => {}, [__chunk_1]));\nconst __wasm_split_load_soon = w(l(() => {}, [__chunk_2, __chunk_12]));";
        let soon = |chunk| is_soon(chunk, loader);
        assert!(soon("split_soon.wasm") && soon("chunk_2.wasm") && soon("chunk_12.wasm"));
        assert!(!soon("split_work.wasm") && !soon("chunk_1.wasm"));
    }

    #[test]
    fn a_chunk_loses_its_notes_and_nothing_else() {
        let head = b"\0asm\x01\0\0\0";
        let long = [&[10, 0xc8, 1][..], &[7; 200]].concat();
        let wasm = [&head[..], &[0, 3, 1, b'n', 9], &[1, 1, 0], &long, &[0, 2, 1, b'x']].concat();
        let kept = without_notes(&wasm).expect("every section is whole");
        assert_eq!(kept, [&head[..], &[1, 1, 0], &long].concat());
        assert!(without_notes(&wasm[..wasm.len() - 1]).is_err());
    }

    #[test]
    fn glue_without_chunks_stays_as_it_is() {
        assert_eq!(with_loader("export {};\n", LOADER_TEXT).ok().as_deref(), Some("export {};\n"));
    }

    #[test]
    fn what_does_not_arrive_is_given_up() {
        let fetches = "const src = fetch(new URL(\"./chunk_5.wasm\", import.meta.url));\nreturn WebAssembly.instantiateStreaming(src, imports);";
        let loader = format!("import {{ initSync }} from \"./parboard.js\";\n{fetches}\nexport const load_a = f;\n");
        let whole = with_loader("import * as import1 from \"./loader.js\"\n", &loader).expect("the known shape");
        assert!(whole.contains("const src = chunk(new URL(\"./chunk_5.wasm\", import.meta.url));"), "{whole}");
        assert!(whole.contains("return WebAssembly.instantiate(await src, imports);"), "{whole}");
        for other in [loader.replace(", import.meta.url", ""), loader.replace("Streaming", ""), loader.replace("fetch(", "get(")] {
            assert!(with_loader("import * as import1 from \"./loader.js\"\n", &other).is_err(), "{other}");
        }
    }

    #[test]
    fn an_unknown_shape_is_refused() {
        assert!(with_loader("import * as import1 from \"./loader.js\"", "import { other } from \"./parboard.js\";").is_err());
        assert!(with_loader("import { a } from \"./loader.js\"", LOADER_TEXT).is_err());
    }
}
