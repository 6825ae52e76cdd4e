//! rhumb

pub mod diagnostic;
pub mod text;
pub mod tree;
