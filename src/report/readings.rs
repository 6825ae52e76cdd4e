//! The readings of one version.

mod json;
mod text;

pub use json::json;
pub use text::text;
