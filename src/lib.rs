//! rhumb

pub mod diagnostic;
pub mod document;
pub mod settings;
pub mod text;
pub mod tree;
