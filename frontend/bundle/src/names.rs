//! Shorter names for what the wasm asks the glue for. `wasm-bindgen` ends each with sixteen digits of a digest, which no
//! compression shortens, once in the wasm and once in the glue.

/// Renames imports in both, in their order; what has no digest in its name stays as it is.
pub fn shorten<'n>(js: &str, imports: impl Iterator<Item = &'n mut String>) -> String {
    let mut js = js.to_owned();
    for (n, name) in imports.filter(|name| has_digest(name)).enumerate() {
        let short = format!("_{n}");
        js = js.replace(name.as_str(), &short);
        *name = short;
    }
    js
}

fn has_digest(name: &str) -> bool {
    const DIGITS: usize = 16;
    let end = name.rsplit('_').next().unwrap_or_default();
    name.starts_with("__wb") && end.len() == DIGITS && end.bytes().all(|digit| digit.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_get_the_same_short_name() {
        let mut imports = ["__wbg_call_275b78b3b6520b92", "__wasm_split_load_soon", "__wbg_new_ba40181b3f24ac80"].map(str::to_owned);
        let js = "__wbg_new_ba40181b3f24ac80: function() {}, __wbg_call_275b78b3b6520b92: function() {}, loader.__wasm_split_load_soon";
        let js = shorten(js, imports.iter_mut());
        assert_eq!(imports, ["_0", "__wasm_split_load_soon", "_1"]);
        assert_eq!(js, "_1: function() {}, _0: function() {}, loader.__wasm_split_load_soon");
    }
}
