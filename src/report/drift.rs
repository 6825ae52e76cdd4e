//! What drifted, in its formats.

mod github;
mod html;
mod json;
mod markdown;
mod text;
mod words;

pub use github::github;
pub use html::html;
pub use json::{DriftReport, json};
pub use markdown::{MARKER, markdown};
pub use text::text;
pub use words::verdict;
