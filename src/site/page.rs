//! The pages: one file each, with the data that its template gets.

pub mod document;
pub mod findings;
pub mod home;
pub mod list;
pub mod measures;
pub mod missing;
pub mod roles;
