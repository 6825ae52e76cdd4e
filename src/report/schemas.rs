//! The JSON Schemas of all JSON outputs, made from the structs that are serialised.

use schemars::{Schema, schema_for};

use super::{check, drift, history, readings};

/// Each schema with the name of its file in `schemas/`: its format's name and version.
pub fn schemas() -> [(&'static str, Schema); 5] {
    [
        ("check-1", schema_for!(check::Diagnostics<'static>)),
        ("drift-1", schema_for!(drift::DriftReport<'static>)),
        ("history-1", schema_for!(history::Report<'static>)),
        ("measures-1", schema_for!(readings::Report<'static>)),
        ("releases-1", schema_for!(drift::ReleasesReport<'static>)),
    ]
}
