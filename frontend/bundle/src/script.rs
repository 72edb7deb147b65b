//! Scripts without their comments and indentation. Only whole lines are looked at: our scripts and the generated glue keep
//! comments on lines of their own and have no string that spans lines, so no JavaScript need be understood here.

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
