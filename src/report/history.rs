//! The readings over time.

mod csv;
mod json;
mod text;

pub use csv::csv;
pub use json::{Report, json};
pub use text::text;
