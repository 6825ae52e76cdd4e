//! rhumb

pub mod alignment;
pub mod analysis;
pub mod chronicle;
pub mod diagnostic;
pub mod document;
pub mod history;
pub mod measure;
pub mod project;
pub mod repository;
pub mod settings;
pub mod site;
pub mod strategy;
pub mod text;
pub mod trade_offs;
pub mod tree;
