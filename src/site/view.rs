//! Parts of pages, as templates get them. Texts are as readers see them, in the site's language;
//! [`Html`] is markup of ours, everything else is escaped.

mod aim;
mod capacity;
mod chain;
mod change;
mod event;
mod fact;
mod first;
mod link;
mod look;
mod metadata;
mod needs_look;
mod problem;
mod relation;
mod standing;
mod trade_off;
mod trend;
mod work;

pub use aim::{Confidence, KeyResult, PastReading, Said, day_number};
pub use capacity::{Capacity, CapacityPart, Detail};
pub use chain::{Branch, Chain, Sight, Step};
pub use change::Change;
pub use event::{EventView, difference, excerpt, needs_a_look};
pub use link::{Html, Person, Reference, Revision};
pub use look::{Look, SuspectView};
pub use metadata::Row;
pub use needs_look::{Alike, Asked, NeedsLook};
pub use problem::{Problem, tone};
pub use relation::{Relation, Tie};
pub use standing::Standing;
pub use trade_off::{Favored, Rewarded};
pub use work::{Work, WorkTable};
