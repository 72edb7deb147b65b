//! Turns the compiled frontend into a site that any static server can send: glue, styles, hashed names, compressed copies and
//! the service worker's list of files. It knows nothing about the product; it knows only how files reach a browser.
//!
//! Our own step instead of a general build tool, because the service worker needs the list of hashed files that only this step
//! knows, and because the glue must come from exactly the `wasm-bindgen` that the crate was compiled with.

mod budget;
mod digest;
mod glue;
mod names;
mod optimize;
mod plain;
mod script;
mod site;
mod split;
mod sprite;
mod stamp;
mod style;
mod template;
mod unmade;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;

use crate::site::Site;
use crate::stamp::Stamp;

/// Where the parts come from and where the site goes.
#[derive(Parser)]
#[command(name = "parboard-bundle", about)]
struct Args {
    /// The compiled frontend [default: the `wasm` profile's output in the target directory].
    #[arg(long)]
    wasm: Option<PathBuf>,
    /// Where the site is written [default: `site` in the target directory].
    #[arg(long)]
    out: Option<PathBuf>,
    /// The folder of the style sheets: all that `main.css` and `later.css` import is joined.
    #[arg(long, default_value = "style")]
    style: PathBuf,
    /// Page, boot script, service worker, manifest and icons.
    #[arg(long, default_value = "frontend/public")]
    public: PathBuf,
    /// Fails when the site is heavier than a first visit may be.
    #[arg(long)]
    check_budget: bool,
    /// Only makes the glue for this wasm, beside it in `--out`: for what browser tests load by themselves.
    #[arg(long, requires = "out")]
    plain: Option<PathBuf>,
    /// Builds again although nothing has changed.
    #[arg(long)]
    force: bool,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("parboard-bundle: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    if let (Some(wasm), Some(out)) = (&args.plain, &args.out) {
        return plain::write(wasm, out).map(|()| ExitCode::SUCCESS);
    }
    let target = target_dir();
    let wasm = args.wasm.clone().unwrap_or_else(|| target.join("wasm32-unknown-unknown/wasm/parboard_frontend.wasm"));
    let out = args.out.clone().unwrap_or_else(|| target.join("site"));

    let optimizer = optimize::find_optimizer();
    let stamp = Stamp::of(&[&wasm, &args.style, &args.public], optimizer.as_deref())?;
    if args.force || !stamp.matches(&out) {
        build(args, &wasm, optimizer.as_deref())?.write(&out).with_context(|| format!("cannot write {}", out.display()))?;
        stamp.leave(&out)?;
    }

    let weight = budget::weigh(&out)?;
    eprint!("{weight}");
    if args.check_budget && !weight.overruns().is_empty() {
        for overrun in weight.overruns() {
            eprintln!("parboard-bundle: {overrun}");
        }
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn build(args: &Args, wasm: &Path, optimizer: Option<&Path>) -> Result<Site> {
    let mut site = Site::default();
    let glue = glue::generate(wasm, optimizer)?;
    let script = glue.scripts.into_iter().fold(glue.js, |js, (path, text)| {
        let name = site.add_hashed("snippet.js", text.into_bytes());
        js.replace(&format!("./{path}"), &name)
    });
    let script = glue.later.into_iter().fold(script, |js, (name, bytes)| {
        let hashed = site.add_later(&name, bytes, split::is_soon(&name, &js));
        js.replace(&format!("./{name}"), &hashed)
    });
    site.add_hashed("parboard.wasm", glue.wasm);
    site.add_hashed("parboard.js", script::shorter(&script)?.into_bytes());
    site.add_hashed("main.css", style::join(&args.style.join("main.css"))?.into_bytes());
    site.add_later("later.css", style::join(&args.style.join("later.css"))?.into_bytes(), false);
    site.add_public(&args.public).with_context(|| format!("in {}", args.public.display()))?;
    Ok(site)
}

/// Cargo's own rule for where things are built, for a step that cargo runs but does not tell.
fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}
