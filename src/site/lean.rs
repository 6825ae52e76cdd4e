//! Our styles and scripts without their comments: those are for whoever works on the site, and would
//! travel to each of its readers.

/// A stylesheet without its comments.
pub fn stylesheet(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default();
    let rest = parts.filter_map(|part| part.split_once("*/")).map(|(_, rest)| rest.trim_start());
    std::iter::once(first).chain(rest).collect()
}

/// A script without the lines that are comments.
pub fn script(text: &str) -> String {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_at_home() {
        assert_eq!(
            stylesheet("/* a */\n\np { top: 0 } /* b\n c */ q { top: 0 }\n"),
            "p { top: 0 } q { top: 0 }\n"
        );
        assert_eq!(
            script("// a\nlet x = 1; // one\n  // b\nlet y = '//';\n"),
            "let x = 1; // one\nlet y = '//';\n"
        );
    }
}
