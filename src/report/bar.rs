//! Shares as bars, on a terminal.

use anstyle::AnsiColor;

/// How many columns a full bar has.
const BAR: usize = 20;

/// A share as a bar of eighths.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "0..=160"
)]
pub fn bar(share: f64) -> String {
    let eighths = (share * (8 * BAR) as f64).round() as usize;
    let mut bar = "█".repeat(eighths / 8);
    bar.push_str(["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]);
    let width = bar.chars().count();
    bar + &" ".repeat(BAR - width)
}

/// The colour of a share: green from four fifths, yellow from a half.
pub const fn colour(share: f64) -> AnsiColor {
    if share >= 0.8 {
        AnsiColor::Green
    } else if share >= 0.5 {
        AnsiColor::Yellow
    } else {
        AnsiColor::Red
    }
}
