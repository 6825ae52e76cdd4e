//! Drift: two versions side by side, through real repositories.

mod manual;
pub mod sides;
mod worked;
