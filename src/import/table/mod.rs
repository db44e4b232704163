//! What all steps of an import share: the header and the rows' observations, areas and indicators, whatever layout they
//! come in.

mod area;
mod called;
mod dates;
mod definition;
mod facets;
mod gathered;
mod gathering;
mod header;
mod known;
mod lookup;
mod observation;
pub(super) mod people;
mod pool;
mod positions;
mod published;
mod reason;
mod remarks;
mod role;
mod rows;
mod scopes;
mod selection;
mod unread;
mod wanted;
mod years;

pub use area::{FoundArea, OfScorecard};
pub use definition::{Definition, Field, FoundIndicator, SeriesOf, Suggestion};
pub(in crate::import) use gathered::PlainTable;
pub use gathered::{Gathered, Layout, Missing, SeenTable, TableRead, UnusedColumn};
pub use role::{Mapping, TableMapping};

pub(super) use area::RowArea;
pub(super) use definition::Variant;
pub(super) use gathered::{OpenDates, OpenPeriod, OpenYears, PeriodAround, TellsApart};
pub(super) use gathering::{Gathering, Keep, RowOutcome};
pub(super) use header::{ColumnSearch, Header, holds_keys, named, named_without_unit, plain, says_where};
pub(super) use lookup::Lookup;
pub(super) use observation::{
    AreaAt, Figures, GroupAt, IndicatorAt, NoteAt, Observation, Observations, PeriodAt, Place, Signs,
    UnitSign,
};
pub(super) use pool::Pool;
pub(super) use published::{PartOfYear, Published, Written, around};
pub(super) use reason::{KeptReason, Reason, Reasons};
pub(super) use role::said_of;
pub(super) use rows::Contradicting;
pub(super) use selection::{PassedOver, Selection};
pub(super) use wanted::{MissingIndicator, Wanted};
pub(super) use years::{YearMeant, YearReadings};
