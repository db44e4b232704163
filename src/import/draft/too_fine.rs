//! Figures of days and weeks, of which a scorecard has several in one of its periods: nothing needs to be asked of them.

use super::Draft;
use super::cadence::Cadence;
use crate::import::error::ImportError;
use crate::import::table::{Gathered, Pool, Published};
use crate::model::{Period, Word};
use std::collections::HashMap;

impl Draft {
    /// Refuses figures of which several fall into every period, and rows that are named by different periods where no column
    /// says when, before anything is asked about them.
    ///
    /// # Errors
    /// Where that is so of all indicators: why, with a way out.
    pub fn check_periods(&self) -> Result<(), ImportError> {
        self.check_periods_in_names()?;
        let pool = &self.gathered.pool;
        let mut with_figures =
            self.indicators.list.iter().filter(|indicator| indicator.has_figures).peekable();
        let Some(first) = with_figures.peek().map(|indicator| &indicator.usage.cadence) else {
            return Ok(());
        };
        let Gathered { open_periods, open_dates, open_years, .. } = &*self.gathered;
        let is_open = !(open_periods.is_empty() && open_dates.is_empty() && open_years.is_empty());
        if is_open || !with_figures.all(|indicator| all_share_a_period(&indicator.usage.cadence, pool)) {
            return Ok(());
        }
        let kind = first.clear.map_or("month", Word::as_str).replace('-', " ");
        let sentence = format!(
            "The dates of the file, such as {}, are closer together than the periods of a scorecard, which has months, \
             quarters and years: several fall into one {kind}. Add the figures up to one for each {kind} in the file, or keep \
             one row for each {kind} alone.",
            first.written
        );
        let tables = self.gathered.tables.iter();
        let file =
            tables.filter(|table| table.layout.holds_figures()).map(|table| table.file.as_path()).next();
        Err(ImportError::of_files(file, sentence))
    }
}

/// Whether each label shares its period with another one, as which it cannot be taken.
fn all_share_a_period(cadence: &Cadence, pool: &Pool) -> bool {
    let Some(kind) = cadence.clear.filter(|kind| cadence.crowded.contains(kind)) else { return false };
    // For each period its first label, and whether another one falls on it.
    let mut shared: HashMap<Period, (&Published, bool)> = HashMap::new();
    for published in cadence.labels.iter().map(|at| &pool.periods()[at.index()]) {
        let Some(period) = published.of_kind(kind) else { return false };
        let (first, is_shared) = shared.entry(period).or_insert((published, false));
        *is_shared |= first.differs_from(published);
    }
    shared.values().all(|(_, is_shared)| *is_shared)
}
