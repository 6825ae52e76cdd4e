//! Work trees, revisions and histories, in real repositories.

mod finding;
mod history;
mod origins;
mod recording;
mod revisions;
