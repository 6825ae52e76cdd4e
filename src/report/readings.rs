//! The readings of one version.

mod text;

pub use text::text;
