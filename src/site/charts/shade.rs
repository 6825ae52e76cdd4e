//! The shading of a table's cells by their amounts, where a picture would hold too much.

/// How many shades there are beside none.
const SHADES: f64 = 5.0;

/// The class of a cell: `shade-0` for nothing to `shade-5` for the table's `greatest` amount.
pub fn class(amount: f64, greatest: f64) -> &'static str {
    let share = if amount > 0.0 && greatest > 0.0 { (amount / greatest).min(1.0) } else { 0.0 };
    match (share * SHADES).ceil() as u8 {
        0 => "shade-0",
        1 => "shade-1",
        2 => "shade-2",
        3 => "shade-3",
        4 => "shade-4",
        _ => "shade-5",
    }
}

#[cfg(test)]
mod tests {
    use super::class;

    #[test]
    fn every_amount_above_nothing_is_shaded() {
        let classes = [0.0, 0.01, 5.0, 10.0, 99.0, f64::NAN, -1.0].map(|amount| class(amount, 10.0));
        let expected = ["shade-0", "shade-1", "shade-3", "shade-5", "shade-5", "shade-0", "shade-0"];
        assert_eq!(classes, expected);
        assert_eq!(class(1.0, 0.0), "shade-0");
    }
}
