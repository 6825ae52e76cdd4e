//! Workflow commands, by which a job's output annotates lines.

use crate::text::visible_lines;

/// One workflow command on a line of its own: `::error file=a.md,line=4::message`. Nothing in a value
/// ends it early or begins another.
pub(crate) fn workflow_command(name: &str, properties: &[(&str, String)], message: &str) -> String {
    let properties: Vec<String> =
        properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    format!("::{name} {}::{}\n", properties.join(","), data(message))
}

/// Line breaks stay breaks, encoded; whatever else acts on a terminal is shown.
fn data(text: &str) -> String {
    visible_lines(text).replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_value_is_a_command() {
        let properties = [("file", "a,b::c%.md".to_owned()), ("line", "4".to_owned())];
        assert_eq!(
            workflow_command("error", &properties, "50 %\r\n::stop-commands::x\u{1b}[2J"),
            "::error file=a%2Cb%3A%3Ac%25.md,line=4::50 %25%0A::stop-commands::x\\u{1b}[2J\n"
        );
    }
}
