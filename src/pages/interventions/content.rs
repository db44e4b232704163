//! What the page says.

use crate::analysis::Analysis;
use crate::model::Scorecard;
use crate::pages::View;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct InterventionsPage {
    /// What matters most.
    pub title: String,
}

/// The page of a place or of the system.
pub fn interventions_page(
    scorecard: &Scorecard,
    _analysis: &Analysis,
    view: &View,
) -> Option<InterventionsPage> {
    let area = scorecard.area(scorecard.system());
    let _ = view;
    Some(InterventionsPage { title: format!("What was tried in {}", area.name) })
}
