//! rhumb from outside, on real files. One binary, since linking is what costs; a module per theme.

mod architecture;
#[cfg(unix)]
mod automation;
mod breakages;
mod checking;
mod demo;
mod drift;
mod edge_cases;
mod expect;
mod folders;
mod formats;
mod git;
mod hostile;
mod in_memory;
mod manual;
mod meaning;
mod oracle;
mod program;
mod promises;
mod properties;
mod real_input;
mod rendered;
mod repository;
mod rules;
mod schemas;
mod site;
mod sketch;
mod starting;
mod templates;
mod worked;
