//! What drifted, in its formats.

mod github;
mod html;
mod json;
mod markdown;
mod releases;
mod remarks;
mod text;
mod words;

pub use github::github;
pub use html::html;
pub use json::{DriftReport, json};
pub use markdown::{MARKER, markdown};
pub use releases::{ReleasesReport, releases_json, releases_markdown, releases_text};
pub use text::text;
pub use words::verdict;
