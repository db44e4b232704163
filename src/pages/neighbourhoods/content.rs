//! What the page says.

use crate::analysis::Analysis;
use crate::model::Scorecard;
use crate::pages::View;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct NeighbourhoodsPage {
    /// What matters most.
    pub title: String,
}

/// The page of a place or of the system.
pub fn neighbourhoods_page(
    scorecard: &Scorecard,
    _analysis: &Analysis,
    view: &View,
) -> Option<NeighbourhoodsPage> {
    let area = if view.whole_system { scorecard.system() } else { view.place? };
    Some(NeighbourhoodsPage { title: format!("Neighbourhoods in {}", scorecard.area(area).name) })
}
