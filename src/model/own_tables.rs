//! By which columns the tables are known that the program itself writes, so that an import takes their figures and nothing
//! that was made of them.

/// The column of an export that has the ids of indicators.
pub const INDICATOR_ID: &str = "indicator_id";

/// The column of whose groups those of a breakdown are.
pub const GROUPS_OF: &str = "breakdown_scope";

/// The column of the number of the comment that one answers.
pub const ANSWER_TO: &str = "answer_to";

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

/// What the lines about a scorecard are called that an import takes back, each with the field of the file that it is.
pub const ABOUT: [(&str, &str); 9] = [
    ("Scorecard", "title"),
    ("Edition", "edition"),
    ("Published", "published"),
    ("Publisher", "publisher"),
    ("Contact", "contact"),
    ("Licence", "licence"),
    ("About", "about"),
    ("System", "system"),
    ("Nation", "national"),
];
/// The line by which a sheet about a scorecard is known beside its first.
pub const EXPORTED_ON: &str = "Exported on";

/// The columns that a table of areas has where it is one of a whole scorecard.
pub const OF_AREAS: [&str; 6] = ["order", "peers", "members", "hexagon", "succeeds", "until"];

/// The columns that a table of indicators has beside what is asked of any, where it is one of a whole scorecard.
pub const OF_INDICATORS: [&str; 12] = [
    "order",
    "repeats",
    "event",
    "events",
    "people",
    "span",
    "inequality",
    "driver",
    "population_group",
    "statistic",
    "next_release",
    "proxy_for",
];

/// What stands between several things in one cell.
pub const BETWEEN: &str = "; ";

/// Two columns of each table that was made of figures and has none to take: judgements, where to look first, priorities,
/// balance, interventions, actions, comments, saved views; and of those of the plan: priorities, targets, interventions, costs.
pub const MADE: [[&str; 2]; 12] = [
    ["interval_method", "benchmark.verdict"],
    ["box", "level_by"],
    ["indicators.indicator", "indicators.status"],
    ["as_weighted.stand.better", "as_halves.stand.better"],
    ["comparators_change", "pre_trend"],
    ["action", "overdue"],
    ["comment", ANSWER_TO],
    ["view", "page"],
    ["under", "aim"],
    ["from_period", "from_value"],
    ["planned", "rebase"],
    ["intervention", "amount"],
];
