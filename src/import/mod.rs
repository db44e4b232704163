//! Published data in: publishers' files to a scorecard, or into one that is there.
//!
//! A file is read row by row ([`source`]) and recognised by its header ([`layout`]); each layout turns its rows into
//! the same observations ([`gather`]). What the files do not say is asked ([`draft`]); then the observations become
//! figures of a document ([`merge`]), and a report accounts for every row.

mod basis;
mod choice;
mod draft;
mod error;
mod file_names;
mod gather;
mod gazetteer;
mod kind_words;
mod layout;
mod lines_above;
mod merge;
mod ratio;
mod ratio_names;
mod report;
mod report_text;
mod saved;
mod shapes;
mod shift;
mod source;
mod surroundings;
mod survey;
mod table;
#[cfg(test)]
mod testing;
mod words;

pub use choice::{Choice, DATA_FILES, Thousands, is_data};
pub use draft::{Answers, Draft, Imported, Offer, Question, Setup, Subject, UnclearArea};
pub use error::{ErrorKind, ImportError};
pub use gather::gather;
pub use report::{Brings, FileReport, Lines, Report, Revision, Skipped};
pub use saved::SavedTable;
pub use shapes::{Shapes, ShapesReport, is_shapes, put_shapes, read_shapes};
pub use survey::{Contradiction, Survey, survey};
pub use table::{
    Definition, Field, FoundArea, FoundIndicator, Gathered, Layout, Mapping, Missing, SeenTable, Suggestion,
    TableMapping, TableRead,
};
pub(crate) use words::{listed, listed_between, without_options};
