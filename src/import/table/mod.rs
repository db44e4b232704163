//! What all steps of an import share: the header and the rows' observations, areas and indicators, whatever layout they
//! come in.

mod area;
mod dates;
mod definition;
mod gathered;
mod gathering;
mod header;
mod lookup;
mod observation;
mod pool;
mod published;
mod reason;
mod role;
mod unread;

pub use area::FoundArea;
pub use definition::{Definition, Field, FoundIndicator, Suggestion, Variant};
pub use gathered::{Gathered, Layout, TableRead};
pub use role::{Mapping, Role};

pub(super) use area::{RowArea, Selection};
pub(super) use gathered::OpenPeriod;
pub(super) use gathering::{Gathering, Keep, RowOutcome};
pub(super) use header::{ColumnSearch, Header, plain};
pub(super) use lookup::Lookup;
pub(super) use observation::{
    AreaAt, Figures, GroupAt, IndicatorAt, NoteAt, Observation, Observations, PeriodAt, UnitSign,
};
pub(super) use pool::Pool;
pub(super) use published::{PartOfYear, Published, Written, around};
pub(super) use reason::{KeptReason, Reason, Reasons};
