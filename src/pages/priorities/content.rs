//! What the page says.

use crate::analysis::Analysis;
use crate::model::Scorecard;
use crate::pages::View;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct PrioritiesPage {
    /// What matters most.
    pub title: String,
}

/// The page of a place or of the system.
pub fn priorities_page(scorecard: &Scorecard, _analysis: &Analysis, view: &View) -> Option<PrioritiesPage> {
    let area = if view.whole_system { scorecard.system() } else { view.place? };
    Some(PrioritiesPage { title: format!("Priorities in {}", scorecard.area(area).name) })
}
