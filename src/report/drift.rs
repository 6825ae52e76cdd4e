//! What drifted, in its formats.

mod json;
mod text;
mod words;

pub use json::{DriftReport, json};
pub use text::text;
pub use words::verdict;
