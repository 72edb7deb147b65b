//! Classes that a library offers to scripts and that nothing makes: `wasm-bindgen` keeps them for whoever might, and with them
//! the code behind their methods.

/// The glue without them, and the names of the wasm's exports that served them.
pub fn without_unmade<'n>(js: &str, exports: impl Iterator<Item = &'n str>) -> (String, Vec<String>) {
    let is_unmade = |name: &&str| !js.contains(&format!("{name}.__wrap(")) && !js.contains(&format!("new {name}("));
    let unmade: Vec<&str> = js.lines().filter_map(class_of).filter(is_unmade).collect();
    let serves = |export: &&str| unmade.iter().map(|name| name.to_lowercase()).any(|name| is_of(export, &name));
    let exports = exports.filter(serves).map(str::to_owned).collect();
    (unmade.iter().fold(js.to_owned(), |js, name| without_class(&js, name)), exports)
}

fn class_of(line: &str) -> Option<&str> {
    line.strip_prefix("export class ")?.strip_suffix(" {")
}

fn is_of(export: &str, class: &str) -> bool {
    let name = export.strip_prefix("__wbg_").unwrap_or(export);
    name.strip_prefix(class).is_some_and(|rest| rest.starts_with('_'))
}

/// The class up to the line after its end, and what frees what was forgotten of it.
fn without_class(js: &str, name: &str) -> String {
    let (class, last) = (format!("export class {name} {{"), format!("if (Symbol.dispose) {name}.prototype"));
    let registry = format!("const {name}Finalization = ");
    let (mut in_class, mut in_registry) = (false, false);
    let mut kept = String::with_capacity(js.len());
    for line in js.lines() {
        in_class |= line == class;
        in_registry |= line.starts_with(&registry);
        if !in_class && !in_registry {
            kept.push_str(line);
            kept.push('\n');
        }
        in_class &= !line.starts_with(&last);
        in_registry &= !line.ends_with(';');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export class Dead {\nfree() {\nwasm.__wbg_dead_free(0);\n}\n}\n\
        if (Symbol.dispose) Dead.prototype[Symbol.dispose] = Dead.prototype.free;\n\
        export class Used {\nstatic __wrap(ptr) {\n}\n}\n\
        if (Symbol.dispose) Used.prototype[Symbol.dispose] = Used.prototype.free;\n\
        const one = Used.__wrap(1);\nconst DeadFinalization = (typeof FinalizationRegistry === 'undefined')\n\
        ? {}\n: new FinalizationRegistry(ptr => wasm.__wbg_dead_free(ptr, 1));\nlast();\n";

    #[test]
    fn what_nothing_makes_goes_with_all_that_serves_it() {
        let exports = ["__wbg_dead_free", "dead_pull", "deadline", "__wbg_used_free", "memory"];
        let (js, gone) = without_unmade(GLUE, exports.into_iter());
        assert_eq!(gone, ["__wbg_dead_free", "dead_pull"]);
        assert!(!js.to_lowercase().contains("dead"), "{js}");
        assert!(js.contains("export class Used {") && js.ends_with("last();\n"), "{js}");
    }
}
