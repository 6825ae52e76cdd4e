//! Floor 11: an analysis becomes a website: pages as path and bytes in memory, then written.
//!
//! Nothing here knows of the command line, of Git or of the clock.

pub mod address;
pub mod charts;
pub mod language;
pub mod markdown;
pub mod output;
pub mod search;
pub mod theme;

use crate::escape;
