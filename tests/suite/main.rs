//! rhumb from outside, on real files. One binary, since linking is what costs; a module per theme.

mod git;
mod manual;
mod oracle;
mod properties;
mod repository;
mod sketch;
mod worked;
