//! Floor 9: one version of a strategy on a day, whole: what was read, and what it says.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::alignment::Alignment;
use crate::check::{self, CheckInput, Finding};
use crate::chronicle::Chronicle;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::measure::indicator::{self, Indicators};
use crate::measure::{self, Input, Readings};
use crate::repository::{Commit, Skipped};
use crate::settings::Settings;
use crate::strategy::Strategy;
use crate::text::{DocPath, Source};
use crate::trade_offs::TradeOffs;
use crate::tree;

/// What one origin holds, read and parsed, before anything is asked of it.
#[derive(Clone, Debug)]
pub struct Version {
    /// What its configuration, or the one given instead, means.
    pub settings: Arc<Settings>,
    /// The configuration's text.
    pub configuration: Arc<Source>,
    /// What is wrong with the configuration.
    pub problems: Vec<Diagnostic>,
    /// Its documents, in no order.
    pub documents: Vec<Arc<Document>>,
    /// The paths of all its files.
    pub files: Arc<BTreeSet<DocPath>>,
    /// What was left out.
    pub skipped: Vec<Skipped>,
    /// The commit; nothing for the work tree.
    pub commit: Option<Commit>,
    /// What history says up to it; nothing where there is none.
    pub chronicle: Option<Arc<Chronicle>>,
}

/// A version on a day: the graph, the readings, the indicators.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What was read.
    pub version: Version,
    /// The resolved graph.
    pub strategy: Arc<Strategy>,
    /// The graph on the day.
    pub alignment: Arc<Alignment>,
    /// The preferences, and the statements held against them.
    pub trade_offs: Arc<TradeOffs>,
    /// The readings.
    pub readings: Readings,
    /// What stands beside the index.
    pub indicators: Indicators,
}

impl Analysis {
    /// Takes `version` as of `as_of`.
    pub fn of(version: Version, as_of: Date) -> Self {
        let documents = version.documents.clone();
        let strategy =
            Strategy::resolve(documents, Arc::clone(&version.files), Arc::clone(&version.settings));
        Self::on(version, Arc::new(strategy), as_of)
    }

    /// The same version on another day.
    #[must_use]
    pub fn as_of(&self, as_of: Date) -> Self {
        Self::on(self.version.clone(), Arc::clone(&self.strategy), as_of)
    }

    /// The day.
    pub fn date(&self) -> Date {
        self.alignment.as_of
    }

    /// What history says; nothing where there is none.
    pub fn chronicle(&self) -> Option<&Chronicle> {
        self.version.chronicle.as_deref()
    }

    /// What measures are taken of.
    pub fn input(&self) -> Input<'_> {
        Input { alignment: &self.alignment, chronicle: self.chronicle(), trade_offs: &self.trade_offs }
    }

    /// What is wrong with it; `events` are the names of all drift events. A configuration that cannot
    /// even be parsed is all there is: the rest would be measured by rules that nobody wrote.
    pub fn findings(&self, events: &[&str]) -> Vec<Finding> {
        if tree::parse_toml(self.version.configuration.text()).is_err() {
            return check::judge(self.version.problems.clone(), &self.strategy);
        }
        check::run(&CheckInput {
            alignment: &self.alignment,
            chronicle: self.chronicle(),
            trade_offs: &self.trade_offs,
            problems: &self.version.problems,
            measures: &measure::MEASURES.map(|measure| measure.id),
            events,
        })
    }

    fn on(version: Version, strategy: Arc<Strategy>, as_of: Date) -> Self {
        let alignment = Arc::new(Alignment::at(Arc::clone(&strategy), as_of));
        let trade_offs = Arc::new(TradeOffs::of(&alignment));
        let input =
            Input { alignment: &alignment, chronicle: version.chronicle.as_deref(), trade_offs: &trade_offs };
        let readings = measure::take(&input);
        let indicators = indicator::take(&input, &readings);
        Self { version, strategy, alignment, trade_offs, readings, indicators }
    }
}
