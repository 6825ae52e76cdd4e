//! Drift: two versions side by side, through real repositories.

mod acceptances;
mod cases;
mod comments;
mod landings;
mod manual;
mod properties;
pub mod sides;
mod unread;
mod worked;
