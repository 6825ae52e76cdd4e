//! The rules, one a file, in the order of their ids.

mod broken_mention;
mod colliding_path;
mod conflicting_trade_off;
mod contradictory_trade_offs;
mod dangling_link;
mod duplicate_id;
mod empty_strategy;
mod ended_target;
mod hollow_objective;
mod invalid_config;
mod invalid_encoding;
mod invalid_field;
mod invalid_front_matter;
mod invalid_id;
mod late_check_in;
mod missing_alt;
mod missing_asset;
mod orphan_work;
mod over_allocated;
mod overdue;
mod silent_team;
mod stale_question;
mod structural_drag;
mod support_cycle;
mod suspect_link;
mod too_large;
mod unknown_field;
mod unknown_kind;
mod unmeasured_objective;
mod unused_accept;
mod unweighted_objective;
mod wrong_role;

use super::Rule;

/// All rules, sorted by id.
pub static RULES: [&Rule; 32] = [
    &broken_mention::RULE,
    &colliding_path::RULE,
    &conflicting_trade_off::RULE,
    &contradictory_trade_offs::RULE,
    &dangling_link::RULE,
    &duplicate_id::RULE,
    &empty_strategy::RULE,
    &ended_target::RULE,
    &hollow_objective::RULE,
    &invalid_config::RULE,
    &invalid_encoding::RULE,
    &invalid_field::RULE,
    &invalid_front_matter::RULE,
    &invalid_id::RULE,
    &late_check_in::RULE,
    &missing_alt::RULE,
    &missing_asset::RULE,
    &orphan_work::RULE,
    &over_allocated::RULE,
    &overdue::RULE,
    &silent_team::RULE,
    &stale_question::RULE,
    &structural_drag::RULE,
    &support_cycle::RULE,
    &suspect_link::RULE,
    &too_large::RULE,
    &unknown_field::RULE,
    &unknown_kind::RULE,
    &unmeasured_objective::RULE,
    &unused_accept::RULE,
    &unweighted_objective::RULE,
    &wrong_role::RULE,
];
