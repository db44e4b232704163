//! Going on to the place or the indicator beside the one that is looked at.

use super::handler::Handler;
use crate::analysis::Analysis;
use crate::model::{IndicatorId, Scorecard};
use crate::pages::{Subject, TableRow, View, beside, scorecard_page};

impl Handler<'_> {
    pub(super) fn place_beside(&mut self, steps: isize) {
        let place =
            self.state.loaded.as_ref().and_then(|l| l.outline.place_beside(self.state.view.place, steps));
        if self.state.view.page.entry().subject != Subject::System && place.is_some() {
            self.go(View { place, whole_system: false, neighbourhood: None, ..self.state.view.clone() });
        }
    }

    /// Goes through the indicators in the order of the table, as it is grouped, sorted and filtered.
    pub(super) fn indicator_beside(&mut self, steps: isize) {
        let view = &self.state.view;
        let Some(loaded) =
            self.state.loaded.as_ref().filter(|_| view.page.entry().subject == Subject::Indicator)
        else {
            return;
        };
        let (scorecard, analysis) = loaded.judgements.by(view.benchmark, &loaded.document);
        let listed = in_the_table(scorecard, analysis, view);
        let here = listed.iter().position(|id| Some(*id) == view.indicator);
        if let Some(next) = beside(listed.len(), here, steps) {
            self.go(view.on_to_indicator(listed[next]));
        }
    }
}

/// Every indicator that the table of the scorecard shows, once, in its order.
fn in_the_table(scorecard: &Scorecard, analysis: &Analysis, view: &View) -> Vec<IndicatorId> {
    let mut listed = Vec::new();
    for row in scorecard_page(scorecard, analysis, view).rows {
        if let TableRow::Indicator(row) = row
            && !listed.contains(&row.indicator)
        {
            listed.push(row.indicator);
        }
    }
    listed
}
