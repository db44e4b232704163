//! Where the publisher’s verdict and the one from the published figures differ.

use crate::analysis::{Disagreement, disagreements};
use crate::model::{IndicatorId, Scorecard, Word};

/// A note names this many figures and counts the rest.
const NAMED: usize = 3;

/// A sentence for each indicator with such verdicts, in the order of the file.
pub fn published_otherwise(scorecard: &Scorecard) -> Vec<(IndicatorId, String)> {
    let found = disagreements(scorecard);
    let groups = found.chunk_by(|a, b| a.indicator == b.indicator);
    groups.map(|group| (group[0].indicator, sentence(scorecard, group))).collect()
}

fn sentence(scorecard: &Scorecard, group: &[Disagreement]) -> String {
    let indicator = &scorecard.indicator(group[0].indicator).name;
    let nation = &scorecard.area(scorecard.national()).name;
    let figures: Vec<String> = group.iter().take(NAMED).map(|it| figure(scorecard, it)).collect();
    let more = match group.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "The publisher’s comparison of {indicator} with {nation} is not the one that the published figures give, which is the one \
         shown: {}{more}; ask the publisher which test was used.",
        figures.join("; "),
    )
}

/// `Bury 2023/24, published worse, tested similar`.
fn figure(scorecard: &Scorecard, found: &Disagreement) -> String {
    format!(
        "{} {}, published {}, tested {}",
        scorecard.area(found.area).name,
        found.observation.period,
        found.published.as_str(),
        found.tested.as_str(),
    )
}
