//! Amounts as people read them.

/// An amount with thousands parted by a thin blank and at most two digits after the point.
pub fn amount(value: f64) -> String {
    parted(value, 2)
}

/// The same with six digits: what differs by little still reads otherwise, without the dust of binary
/// fractions.
pub fn fine_amount(value: f64) -> String {
    parted(value, 6)
}

fn parted(value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value.abs());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut parted = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            parted.push('\u{202f}');
        }
        parted.push(digit);
    }
    let sign = if value < 0.0 && text != "0" { "-" } else { "" };
    format!("{sign}{parted}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_their_thousands_parted() {
        assert_eq!(amount(1_200_000.5), "1\u{202f}200\u{202f}000.5");
        assert_eq!(fine_amount(3_000.000_1 + 0.2), "3\u{202f}000.2001");
        assert_eq!((amount(-40.0), amount(0.0), amount(999.0)), ("-40".into(), "0".into(), "999".into()));
    }
}
