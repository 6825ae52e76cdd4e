//! rhumb

pub mod alignment;
pub mod chronicle;
pub mod diagnostic;
pub mod document;
pub mod measure;
pub mod repository;
pub mod settings;
pub mod site;
pub mod strategy;
pub mod text;
pub mod trade_offs;
pub mod tree;
