//! All events there are: a `static` identity and a function each, one file a group.

mod aims;
mod destination;
mod files;
mod links;
mod steering;
mod unread;
mod watch;
mod work;
mod yardstick;

pub use yardstick::bend_messages;

use super::event::EventKind;

/// The events, in the order of their names.
pub static EVENTS: [&EventKind; 48] = [
    &aims::BASELINE_CHANGED,
    &work::CAPACITY_CHANGED,
    &watch::CHECK_IN_LAPSED,
    &watch::CHECK_IN_RESUMED,
    &aims::CLOSED_EDITED,
    &watch::CONFIDENCE_FELL,
    &watch::CONFIDENCE_ROSE,
    &steering::CONFLICT_INTRODUCED,
    &steering::CONFLICT_RESOLVED,
    &steering::DECISION_MADE,
    &files::DOCUMENT_MOVED,
    &files::DOCUMENT_RENAMED,
    &aims::DUE_ADVANCED,
    &aims::DUE_SLIPPED,
    &links::EVIDENCE_GAINED,
    &links::EVIDENCE_LOST,
    &work::LEEWAY_LEFT_BAND,
    &links::LINK_AFFIRMED,
    &links::LINK_SUSPECT,
    &watch::MEASURE_GAINED,
    &watch::MEASURE_LOST,
    &links::OBJECTIVE_ABANDONED,
    &aims::OBJECTIVE_ADDED,
    &aims::OBJECTIVE_ENDED,
    &links::OBJECTIVE_PICKED_UP,
    &work::OWNER_CHANGED,
    &files::PAGE_CHANGED,
    &watch::QUESTION_ANSWERED,
    &watch::QUESTION_OPENED,
    &links::REACH_GAINED,
    &links::REACH_LOST,
    &work::RESOURCES_MOVED,
    &yardstick::RULES_RELAXED,
    &yardstick::RULES_TIGHTENED,
    &links::SHARE_CHANGED,
    &aims::STATEMENT_CHANGED,
    &work::STRUCTURAL_DRAG,
    &links::SUPPORT_ADDED,
    &links::SUPPORT_REMOVED,
    &aims::TARGET_LOWERED,
    &aims::TARGET_RAISED,
    &destination::TRADE_OFF_ADDED,
    &destination::TRADE_OFF_REMOVED,
    &destination::TRADE_OFF_REVERSED,
    &destination::VISION_CHANGED,
    &aims::WEIGHT_CHANGED,
    &work::WORK_ENDED,
    &work::WORK_STARTED,
];

/// The event of this name.
pub fn find(id: &str) -> Option<&'static EventKind> {
    EVENTS.iter().copied().find(|kind| kind.id == id)
}
