//! Numbers as people read them.

pub use crate::text::amount;

/// With one digit after the point: an index, points. Never `-0.0`.
pub fn points(value: f64) -> String {
    let text = format!("{value:.1}");
    if text == "-0.0" { "0.0".to_owned() } else { text }
}

/// As [`points`], with a sign: `+1.2`, `-3.4`, `0.0`.
pub fn signed(value: f64) -> String {
    let text = points(value);
    if text == "0.0" || text.starts_with('-') { text } else { format!("+{text}") }
}

/// A share as whole percent; only what is whole is shown as 0 % or 100 %.
pub fn percent(share: f64) -> String {
    let whole = (100.0 * share).round();
    let shown = match whole {
        100.0 if share < 1.0 => 99.0,
        0.0 if share > 0.0 => 1.0,
        whole => whole,
    };
    format!("{} %", shown + 0.0)
}

/// `1 landing`, `2 landings`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!((points(83.5416), points(-0.01)), ("83.5".into(), "0.0".into()));
        assert_eq!((signed(1.25), signed(-9.69), signed(0.0)), ("+1.2".into(), "-9.7".into(), "0.0".into()));
        assert_eq!(
            (percent(0.9999), percent(1.0), percent(0.001)),
            ("99 %".into(), "100 %".into(), "1 %".into())
        );
    }
}
