//! By which columns the tables are known that the program itself writes, so that an import takes their figures and nothing
//! that was made of them.

/// The column of an export that has the ids of indicators.
pub const INDICATOR_ID: &str = "indicator_id";

/// The columns beside each observation that say what was made of the latest, as ways into a record of a judgement.
pub const JUDGED: [&str; 8] = [
    "benchmark.area",
    "benchmark.value",
    "benchmark.difference",
    "benchmark.verdict",
    "movement.verdict",
    "trend.judgement",
    "spc.variation",
    "targets.status",
];

/// Two columns of each table that was made of figures and has none to take: judgements, where to look first, priorities,
/// balance, interventions, actions, sources.
pub const MADE: [[&str; 2]; 7] = [
    ["interval_method", "benchmark.verdict"],
    ["box", "level_by"],
    ["indicators.indicator", "indicators.status"],
    ["as_weighted.stand.better", "as_halves.stand.better"],
    ["comparators_change", "pre_trend"],
    ["action", "overdue"],
    ["next_release", "published_as"],
];
