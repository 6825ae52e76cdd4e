//! Floor 10: findings, readings and drift as text and in the formats that programs read. One file a
//! format, with structs of its own for what is serialised.
//!
//! Must not know where the values came from, nor where the text goes.

pub mod number;
pub mod readings;
