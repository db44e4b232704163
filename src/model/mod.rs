//! The scorecard in memory: ids resolved to positions, values in columns, never invalid.

mod added_up;
mod area;
mod columns;
mod derived;
#[doc(hidden)]
pub mod fixture;
mod footprint;
mod ids;
pub mod import_notes;
mod indicator;
mod invariants;
mod line;
pub mod number;
pub mod own_tables;
mod period;
mod plan;
mod progress;
mod scorecard;
mod series;
mod words;
mod written;

pub use added_up::{MissingCount, NotAddedUp};
pub use area::{Area, Boundary, Member, Succession};
pub use columns::{ColumnValues, Columns, ColumnsShape, NumberColumn};
pub use derived::{BoundaryThen, Derived, NotJoined};
pub use ids::{AreaId, BreakdownId, IndicatorId, InterventionId, PriorityId};
pub use indicator::{Events, Group, GroupRef, Grouping, Indicator, Measure, Source};
pub use line::one_line;
pub use period::{MONTHS, Period, PlainDate, decimal_year, month_named};
pub use plan::{
    Action, AdoptedFrom, Approval, Approved, Baseline, Comment, Cost, Framework, FrameworkOutcome,
    Intervention, NationalList, ORDER_OF_GROUPS, Priority, SavedView, Target, drafts,
};
pub use progress::Progress;
pub use scorecard::{Against, Header, Inconsistent, Methods, Parts, Scorecard};
pub use series::{Breakdown, Figure, Observation, Series, Spread, WITHHELD, is_withheld};
pub use words::{
    ActionStatus, Aim, AreaKind, Benchmark, Confidence, Flag, Footprint, MeasureKind, PageName, PeriodKind,
    Polarity, PriorityLevel, Role, Scope, SpcRules, Statistic, Strand, Verdict, Word,
};
pub use written::{UnknownField, Written};
