//! rhumb: strategic alignment as documents in Git, checked, shown and compared.
//!
//! Everything is read once into a value, and from there on it is a row of pure functions: an origin
//! (a work tree or a revision) gives sources, sources give documents, documents a resolved strategy,
//! a strategy on a day its findings and readings, two of them a drift; reports and the site show
//! what came out. The date is an argument, never the clock.
//!
//! A module names only modules above it in this list; those of one floor do not know each other.

// 0: text and places in it.
pub mod text;
// 1: problems; trees of YAML and TOML; text made safe for other formats.
pub mod diagnostic;
pub mod escape;
pub mod tree;
// 2: what `rhumb.toml` means.
pub mod settings;
// 3: one file as a document; files and history out of Git and disk.
pub mod document;
pub mod repository;
// 4: documents as one resolved graph; the example organisation's repository; what new files hold.
pub mod example;
pub mod outline;
pub mod strategy;
// 5: the graph on a day.
pub mod alignment;
// 6: what is preferred; what history says.
pub mod chronicle;
pub mod trade_offs;
// 7: readings.
pub mod measure;
// 8: findings.
pub mod check;
// 9: a version on a day, whole; landings one after the other.
pub mod analysis;
pub mod history;
// 10: two versions side by side; a strategy's place on this machine.
pub mod drift;
pub mod project;
// 11: what is shown.
pub mod report;
pub mod site;
// 12: the command line.
pub mod cli;
