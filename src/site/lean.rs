//! Our styles and scripts without their comments and their indentation: those are for whoever works
//! on the site, and would travel to each of its readers.

/// A stylesheet without its comments.
pub fn stylesheet(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default();
    let rest = parts.filter_map(|part| part.split_once("*/")).map(|(_, rest)| rest);
    lines(&std::iter::once(first).chain(rest).collect::<String>(), |_| true)
}

/// A script without the lines that are comments. None of ours has a text of several lines, which
/// would lose its indentation.
pub fn script(text: &str) -> String {
    lines(text, |line| !line.starts_with("//"))
}

/// The lines of `text` that say something and that `wanted` takes, each from its first letter on.
fn lines(text: &str, wanted: impl Fn(&str) -> bool) -> String {
    let said = text.lines().map(str::trim).filter(|line| !line.is_empty() && wanted(line));
    said.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_stay_at_home() {
        assert_eq!(
            stylesheet("/* a */\n\np {\n  top: 0;\n} /* b\n c */ q { top: 0 }\n"),
            "p {\ntop: 0;\n}  q { top: 0 }\n"
        );
        assert_eq!(
            script("// a\nlet x = 1; // one\n\n  // b\n  let y = '//';\n"),
            "let x = 1; // one\nlet y = '//';\n"
        );
    }
}
