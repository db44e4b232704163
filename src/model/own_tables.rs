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
/// balance, interventions.
pub const MADE: [[&str; 2]; 5] = [
    ["interval_method", "benchmark.verdict"],
    ["box", "level_by"],
    ["indicators.indicator", "indicators.status"],
    ["as_weighted.stand.better", "as_halves.stand.better"],
    ["comparators_change", "pre_trend"],
];

/// The tables of a workbook that have no figures but what was decided, tried and said: they make a new scorecard whole, and are
/// nothing to an existing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    Priorities,
    Targets,
    Interventions,
    Costs,
    Actions,
    Comments,
    Views,
    Settings,
}

/// Two columns by which each of these tables is known.
pub const PLAIN: [(Plain, [&str; 2]); 8] = [
    (Plain::Priorities, ["under", "aim"]),
    (Plain::Targets, ["from_period", "from_value"]),
    (Plain::Interventions, ["planned", "rebase"]),
    (Plain::Costs, ["intervention", "amount"]),
    (Plain::Actions, ["action", "overdue"]),
    (Plain::Comments, ["comment", ANSWER_TO]),
    (Plain::Views, ["view", "page"]),
    (Plain::Settings, SETTING),
];

/// The columns of the table of settings: what is set, as the file calls it, and to what.
pub const SETTING: [&str; 2] = ["setting", "set_to"];

/// What no workbook holds of a scorecard, for whoever reads it and whoever imports it; a test holds it against the fields of the format.
pub const NOT_IN_WORKBOOK: &str = "outlines of areas, national spreads, groupings of indicators, published lists of outcomes, how many \
priorities the national list has, drafts, the ids of comments, what is noted for imports, the codes of the parts of an approval, the mark \
that a scorecard is read-only, the version of the format, and fields that Placecard does not know; blanks at the ends of texts and what is \
not seen in them; and periods in which no area has anything";
