//! The page of one way: what moved, what needs a look, what else happened.

use serde::Serialize;

use super::changes::{self, EventGroup, Rewording, Structure};
use super::moves::{self, AimMove, LandingView, MeasureMove};
use super::{LegView, leg_view, verdict};
use crate::site::past::Leg;
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{EventView, Reference, needs_a_look};
use crate::text::DocPath;

/// The most events that need a look, and the most accepted ones, on a page.
const EVENTS: usize = 40;

/// What the template of one way gets, as `drift`.
#[derive(Debug, Serialize)]
pub struct DriftPage {
    /// The way itself.
    pub leg: LegView,
    /// The verdict in a sentence.
    pub verdict: String,
    /// Both revisions compared on the forge.
    pub compare: Option<String>,
    /// What needs a look.
    pub looks: Vec<EventView>,
    /// How many more do.
    pub more_looks: usize,
    /// What else happened, by group.
    pub groups: Vec<EventGroup>,
    /// What was accepted, with its reason.
    pub accepted: Vec<EventView>,
    /// The measures then and now, worst first.
    pub measures: Vec<MeasureMove>,
    /// What each landing did, the greatest first.
    pub landings: Vec<LandingView>,
    /// How many more landings there are.
    pub more_landings: usize,
    /// What flows to each aim then and now.
    pub aims: Vec<AimMove>,
    /// Which documents came, went, moved, were renamed.
    pub structure: Vec<Structure>,
    /// Documents that changed in wording only.
    pub reworded: Vec<Rewording>,
    /// How many of them there are.
    pub reworded_count: usize,
    /// The visions and objectives that changed their meaning, came or went.
    pub goals: Vec<changes::Goal>,
    /// Visions and objectives whose meaning changed and nobody decided that.
    pub undecided: Vec<Reference>,
}

/// Prints the page of one way.
///
/// # Errors
/// A template that fails.
pub fn leg(press: &Press<'_>, leg: &Leg, at: &DocPath) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data {
        drift: DriftPage,
    }
    let sheet = press.sheet(at);
    let page = DriftPage::of(&sheet, leg, at);
    let title =
        press.language.fill("drift_from_to", &[("base", &page.leg.base.name), ("head", &page.leg.head.name)]);
    let frame = sheet.frame("drift", &title, &page.verdict);
    sheet.print("drift.html", frame, Data { drift: page })
}

impl DriftPage {
    fn of(sheet: &Sheet<'_>, leg: &Leg, at: &DocPath) -> Self {
        let (press, drift) = (sheet.press, &leg.drift);
        let looks: Vec<_> = drift.events.iter().filter(|event| needs_a_look(event)).collect();
        let view = leg_view(sheet, leg, at);
        Self {
            verdict: verdict(press, &view),
            compare: drift
                .base
                .revision
                .as_deref()
                .and_then(|base| press.forge.as_ref()?.compare(base, drift.head.revision.as_deref()?)),
            more_looks: looks.len().saturating_sub(EVENTS),
            looks: looks.into_iter().take(EVENTS).map(|event| sheet.event(event)).collect(),
            groups: changes::groups(sheet, drift),
            accepted: drift
                .events
                .iter()
                .filter(|e| e.accepted.is_some())
                .take(EVENTS)
                .map(|e| sheet.event(e))
                .collect(),
            measures: moves::measures(sheet, drift),
            more_landings: moves::more_landings(drift),
            landings: moves::landings(sheet, drift),
            aims: moves::aims(sheet, leg),
            structure: changes::structure(sheet, leg),
            reworded: changes::reworded(sheet, leg),
            reworded_count: leg.rewordings.len(),
            goals: changes::goals(sheet, drift),
            undecided: changes::documents(sheet, &drift.meaning.undecided),
            leg: view,
        }
    }
}
