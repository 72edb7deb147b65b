//! Asks the linker to leave its notes on which code refers to which: the bundle step needs them to take the screens that
//! arrive later out of the first file. Here and not among the flags for all crates, because only the last step links.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("TARGET").is_ok_and(|target| target.starts_with("wasm32")) {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
