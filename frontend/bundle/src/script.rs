//! Scripts in fewer letters: without their comments and indentation, and, where `npm ci` has put terser beside the browser tests,
//! with short names as well. Of comments only whole lines are looked at: our scripts and the generated glue keep them on lines of
//! their own and have no string that spans lines, so no JavaScript need be understood here.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

/// Where `npm ci` puts it.
const TERSER: &str = "end2end/node_modules/.bin/terser";

/// `js` in fewer letters. In a script that is no module what stands at the top keeps its name: scripts of one page share those.
///
/// # Errors
/// When terser does not understand it.
pub fn shorter(js: &str) -> Result<String> {
    let plain = without_comments(js);
    if Path::new(TERSER).is_file() { terse(&plain).context("terser") } else { Ok(plain) }
}

fn terse(js: &str) -> Result<String> {
    let is_module = js.lines().any(|line| line.starts_with("export ") || line.starts_with("import "));
    let mut command = Command::new(TERSER);
    command.args(["--compress", "passes=2", "--mangle"]).args(is_module.then_some("--module"));
    let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    // It answers once it has read everything, so that neither side waits for the other.
    running.stdin.take().context("a script is handed over")?.write_all(js.as_bytes())?;
    let done = running.wait_with_output()?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Ok(String::from_utf8(done.stdout)?)
}

/// `js` without comment lines, empty lines and indentation.
pub fn without_comments(js: &str) -> String {
    let mut inside = false;
    let mut kept = String::with_capacity(js.len());
    for line in js.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        if !(inside || line.is_empty() || line.starts_with("//")) {
            kept.push_str(line);
            kept.push('\n');
        }
        inside &= !line.ends_with("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let js = "/* @ts-self-types */\n\n/**\n * @param {number} a\n */\nexport function f(a) {\n    // why\n    return a / 2; // half\n}\n";
        assert_eq!(without_comments(js), "export function f(a) {\nreturn a / 2; // half\n}\n");
    }
}
