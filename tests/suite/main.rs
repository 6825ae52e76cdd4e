//! rhumb from outside, on real files. One binary, since linking is what costs; a module per theme.

mod architecture;
mod git;
mod manual;
mod repository;
mod worked;
