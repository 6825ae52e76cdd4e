//! What drifted, in its formats.

mod json;

pub use json::{DriftReport, json};
