//! Floor 9: a repository's landings, oldest first, each costing what it changed.
//!
//! [`Walk`] reads only what a landing changed, and hands the strategy as each landing left it to
//! whoever asks. History is read with one configuration: that of the newest end.

mod parts;
mod series;
mod story;
mod walk;

use std::sync::Arc;

use jiff::civil::Date;

use crate::alignment::Alignment;
use crate::chronicle::Chronicle;
use crate::document::Document;
use crate::measure::{self, Input, Readings};
use crate::settings::Settings;
use crate::strategy::Strategy;
use crate::trade_offs::TradeOffs;

pub use parts::{Part, Parts};
pub use series::{By, Point, series};
pub use story::{Memory, Story, Storyteller};
pub use walk::Walk;

/// Takes the readings of documents as of a day, without what stands behind them. What files lie
/// beside them plays no part.
pub fn readings(
    documents: Vec<Arc<Document>>,
    chronicle: Option<&Chronicle>,
    settings: &Arc<Settings>,
    as_of: Date,
) -> Readings {
    let strategy = Strategy::resolve(documents, Arc::default(), Arc::clone(settings));
    take(Arc::new(strategy), chronicle, as_of)
}

/// Takes the readings of a strategy as of a day.
fn take(strategy: Arc<Strategy>, chronicle: Option<&Chronicle>, as_of: Date) -> Readings {
    let alignment = Alignment::at(strategy, as_of);
    let trade_offs = TradeOffs::of(&alignment);
    measure::numbers(&Input { alignment: &alignment, chronicle, trade_offs: &trade_offs })
}
