//! The readings of one version.

mod json;
mod text;

pub use json::{Report, json};
pub use text::text;
