//! rhumb from outside, on real files. One binary, since linking is what costs; a module per theme.

mod architecture;
#[cfg(unix)]
mod automation;
mod drift;
mod folders;
mod git;
mod manual;
mod program;
mod promises;
mod repository;
mod rules;
mod site;
mod worked;
