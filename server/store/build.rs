//! Compiles again when a migration is added: the compiler sees changed files, but not new ones.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
