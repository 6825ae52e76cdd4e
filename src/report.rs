//! Floor 10: what was found becomes text for people and formats for programs, one file each.
//!
//! What is serialised is mirrored in structs of its own, so that a format only changes on purpose.
//! Where the values came from is not known here.

pub mod check;
mod count;

pub use count::counted;
