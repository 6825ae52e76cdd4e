//! Drift: two versions side by side, through real repositories.

mod cases;
mod manual;
mod properties;
pub mod sides;
mod worked;
