//! Turns analyses and drifts into the pages of a website.

pub mod charts;
