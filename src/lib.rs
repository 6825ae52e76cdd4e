//! rhumb

pub mod diagnostic;
pub mod settings;
pub mod text;
pub mod tree;
