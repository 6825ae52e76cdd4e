//! The links: what supports what, what arrives at a vision, and what has to be looked at again.

mod pursuit;
mod reach;
mod support;
mod suspect;

pub use pursuit::{EVIDENCE_GAINED, EVIDENCE_LOST, OBJECTIVE_ABANDONED, OBJECTIVE_PICKED_UP};
pub use reach::{REACH_GAINED, REACH_LOST};
pub use support::{SHARE_CHANGED, SUPPORT_ADDED, SUPPORT_REMOVED};
pub use suspect::{LINK_AFFIRMED, LINK_SUSPECT};
