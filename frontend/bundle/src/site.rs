//! The site in memory: which bytes stand at which path, what their addresses are called in templates, and what the service
//! worker keeps. Hashed files live under `pkg/`, where an address never changes its content; all else is asked for anew.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};

use crate::digest;
use crate::script::{shorter, without_comments};
use crate::template;

/// A fixed address: a browser that once learned of the worker asks for it there for ever.
const WORKER: &str = "sw.js";

/// Where files stand that the page asks for once it has drawn its first picture.
const SOON: &str = "pkg/soon/";
/// Where files stand that the page asks for when it needs them, and the worker once the page is ready.
const LATER: &str = "pkg/later/";

/// Paths and their bytes, relative to the site's root and with `/` between.
#[derive(Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
    addresses: BTreeMap<String, String>,
}

impl Site {
    /// Puts `bytes` under a name that tells their content, lets templates call it `{{name}}`, and returns the new name.
    pub fn add_hashed(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let hashed = digest::hashed_name(name, &bytes);
        self.addresses.insert(name.to_owned(), format!("/pkg/{hashed}"));
        self.files.insert(format!("pkg/{hashed}"), bytes);
        format!("./{hashed}")
    }

    /// Puts `bytes`, which no first picture waits for, under a name that tells their content, and returns it as seen from
    /// `pkg/`. A first visit asks for them all the same when they are wanted `soon`.
    pub fn add_later(&mut self, name: &str, bytes: Vec<u8>, soon: bool) -> String {
        let path = format!("{}{}", if soon { SOON } else { LATER }, digest::hashed_name(name, &bytes));
        let seen = path.replacen("pkg", ".", 1);
        self.addresses.insert(name.to_owned(), format!("/{path}"));
        self.files.insert(path, bytes);
        seen
    }

    /// Adds the hand-written files: `pkg/` gets hashed names, scripts are filled and hashed, the page is filled, the worker
    /// comes last because it lists all others, and the rest is copied.
    ///
    /// # Errors
    /// When a file cannot be read or asks for an address that does not exist.
    pub fn add_public(&mut self, folder: &Path) -> Result<()> {
        let (packed, rest): (Vec<_>, Vec<_>) = read_all(folder)?.into_iter().partition(|(path, _)| path.starts_with("pkg/"));
        for (path, bytes) in packed {
            self.add_hashed(path.trim_start_matches("pkg/"), bytes);
        }
        let (worker, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(path, _)| path == WORKER);
        let (scripts, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(path, _)| extension(path) == "js");
        self.add_scripts(scripts)?;
        for (path, bytes) in rest {
            let is_page = extension(&path) == "html";
            let bytes = if is_page { self.filled(&path, &bytes)?.into_bytes() } else { bytes };
            self.files.insert(path, bytes);
        }
        for (path, bytes) in worker {
            self.addresses.insert("precache".to_owned(), self.precache());
            self.addresses.insert("build".to_owned(), self.build_id(&bytes));
            // The worker keeps its names: whoever looks into a browser finds there what is kept of which version.
            let script = without_comments(&self.filled(&path, &bytes)?);
            self.files.insert(path, script.into_bytes());
        }
        Ok(())
    }

    /// Scripts may ask for each other: one is added once all that it asks for has a name.
    fn add_scripts(&mut self, mut scripts: Vec<(String, Vec<u8>)>) -> Result<()> {
        while !scripts.is_empty() {
            let at = scripts.iter().position(|(path, bytes)| self.filled(path, bytes).is_ok()).unwrap_or(0);
            let (path, bytes) = scripts.remove(at);
            let script = shorter(&self.filled(&path, &bytes)?)?;
            self.add_hashed(&path, script.into_bytes());
        }
        Ok(())
    }

    /// Writes all files with their compressed copies beside `out` and then swaps the folders, so that a running server never
    /// sees half a site.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&self, out: &Path) -> Result<()> {
        let fresh = out.with_extension("new");
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        for (path, bytes) in &self.files {
            let file = fresh.join(path);
            fs::create_dir_all(file.parent().context("a file stands in a folder")?)?;
            fs::write(&file, bytes)?;
            if is_text(path) {
                fs::write(fresh.join(format!("{path}.br")), brotli(bytes)?)?;
                fs::write(fresh.join(format!("{path}.gz")), gzip(bytes)?)?;
            }
        }
        if out.exists() {
            fs::remove_dir_all(out)?;
        }
        fs::rename(&fresh, out)?;
        Ok(())
    }

    /// What the worker keeps, as a JSON list of addresses. Where the name does not tell what the bytes are, `#` and their digest
    /// follow.
    fn precache(&self) -> String {
        let kept = self.files.iter().filter(|(path, _)| is_precached(path));
        let entry = |(path, bytes): (&String, &Vec<u8>)| {
            let is_told = path.starts_with("pkg/");
            if is_told { format!("/{path}") } else { format!("/{path}#{}", digest::short(bytes)) }
        };
        serde_json::json!(kept.map(entry).collect::<Vec<_>>()).to_string()
    }

    /// Changes when any file does, the worker's own text included.
    fn build_id(&self, worker: &[u8]) -> String {
        digest::short(&[self.precache().as_bytes(), worker].concat())
    }

    fn filled(&self, path: &str, bytes: &[u8]) -> Result<String> {
        let text = std::str::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?;
        template::fill(text, &self.addresses).with_context(|| path.to_owned())
    }
}

/// The worker keeps what the page needs to start without a network. Launcher icons are the system's to keep, the worker is the
/// browser's.
pub fn is_precached(path: &str) -> bool {
    path != WORKER && !path.starts_with("icons/")
}

/// What a browser fetches before the board is ready, and the worker. The worker then keeps the rest, which nobody waits for.
pub fn is_first_visit(path: &str) -> bool {
    is_precached(path) && !path.starts_with(LATER) || path == WORKER
}

/// What the first picture waits for.
pub fn is_first_picture(path: &str) -> bool {
    is_first_visit(path) && !path.starts_with(SOON) && path != WORKER
}

/// Every file below `folder`, by its path inside it.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn read_all(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            files.extend(read_all(&entry.path())?.into_iter().map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// Whether compressing is worth it; pictures are compressed already.
fn is_text(path: &str) -> bool {
    let texts = ["html", "js", "css", "wasm", "svg", "webmanifest", "json", "txt"];
    texts.contains(&extension(path))
}

/// What stands after the last dot, or nothing.
pub fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site whose page, script and worker ask for each other, written to a throw-away folder.
    fn written(css: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let public = folder.path().join("public");
        let files = [
            ("index.html", "<link href=\"{{main.css}}\"><script src=\"{{boot.js}}\"></script>"),
            ("boot.js", "// starts\nimport(\"{{later.js}}\");"),
            ("later.js", "1"),
            ("sw.js", "const BUILD = \"{{build}}\"; const KEPT = JSON.parse('{{precache}}');"),
            ("pkg/icons.svg", "<svg/>"),
            ("icons/192.png", "png"),
        ];
        for (path, text) in files {
            let file = public.join(path);
            fs::create_dir_all(file.parent().expect("inside public")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        let mut site = Site::default();
        site.add_hashed("main.css", css.as_bytes().to_vec());
        site.add_public(&public).expect("every placeholder is known");
        site.write(&folder.path().join("site")).expect("the disk has room");
        folder
    }

    fn read(folder: &tempfile::TempDir, path: &str) -> String {
        fs::read_to_string(folder.path().join("site").join(path)).expect("the file was written")
    }

    #[test]
    fn the_page_asks_for_hashed_files_that_exist() {
        let folder = written("a{}");
        let page = read(&folder, "index.html");
        for address in page.split('"').filter(|part| part.starts_with("/pkg/")) {
            read(&folder, address.trim_start_matches('/'));
        }
        assert_eq!(page.matches("/pkg/").count(), 2, "{page}");
    }

    /// Failure mode 79.
    #[test]
    fn the_worker_lists_what_the_page_needs_and_nothing_else() {
        let worker = read(&written("a{}"), "sw.js");
        for kept in ["/index.html", "/pkg/main-", "/pkg/boot-", "/pkg/icons-"] {
            assert!(worker.contains(kept), "{kept} is not in {worker}");
        }
        for other in ["/sw.js", "/icons/192.png", ".br", ".gz"] {
            assert!(!worker.contains(other), "{other} is in {worker}");
        }
    }

    #[test]
    fn a_changed_file_makes_a_new_build() {
        let same = read(&written("a{}"), "sw.js");
        assert_eq!(same, read(&written("a{}"), "sw.js"));
        assert_ne!(same, read(&written("b{}"), "sw.js"));
    }

    #[test]
    fn texts_get_compressed_copies_and_pictures_do_not() {
        let folder = written("a{}");
        let site = folder.path().join("site");
        assert!(site.join("index.html.br").exists() && site.join("sw.js.gz").exists());
        assert!(!site.join("icons/192.png.br").exists());
        let mut plain = Vec::new();
        let packed = fs::read(site.join("index.html.br")).expect("the copy was written");
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut plain).expect("the copy can be read");
        assert_eq!(plain, fs::read(site.join("index.html")).expect("the page was written"));
    }
}
