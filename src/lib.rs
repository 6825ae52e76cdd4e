//! rhumb

pub mod diagnostic;
pub mod document;
pub mod settings;
pub mod site;
pub mod text;
pub mod tree;
