//! Drift: two versions side by side, through real repositories.

mod manual;
mod sides;
mod worked;
