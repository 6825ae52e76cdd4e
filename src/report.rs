//! Floor 11: findings, readings and drift as text and in the formats that programs read. One file a
//! format, with structs of its own for what is serialised.
//!
//! Must not know where the values came from, nor where the text goes.

mod bar;
pub mod check;
mod command;
pub mod drift;
pub mod history;
mod markdown;
pub mod meaning;
pub mod number;
pub mod readings;
mod schemas;
pub mod show;

pub(crate) use command::workflow_command;
pub use schemas::schemas;

use crate::text::visible;

/// `value` as indented JSON with a closing line break.
pub(crate) fn to_json(value: &impl serde::Serialize) -> String {
    // Our own structs hold nothing that JSON cannot say.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// A text as a cell that no spreadsheet takes for a formula, and that acts on no terminal.
pub(crate) fn csv_cell(text: &str) -> String {
    let text = visible(text);
    let acts = text.starts_with(['=', '+', '-', '@']);
    if acts { format!("'{text}") } else { text.into_owned() }
}
