//! The pages: one file each, with the data that its template gets.

pub mod allocation;
pub mod document;
pub mod drift;
pub mod findings;
pub mod home;
pub mod list;
pub mod map;
pub mod measures;
pub mod missing;
pub mod open_data;
pub mod person;
pub mod redirect;
pub mod roles;
pub mod search;
pub mod trade_offs;
