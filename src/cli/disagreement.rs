//! Notes of `placecard check` where the publisher's verdict and the one from the published figures differ.

use crate::analysis::{Disagreement, disagreements};
use crate::format::{Finding, Rule};
use crate::model::{Scorecard, Word};

/// A note names this many figures and counts the rest.
const NAMED: usize = 3;

/// One note for each indicator with such figures, in the order of the file.
pub(super) fn notes(scorecard: &Scorecard) -> Vec<Finding> {
    let found = disagreements(scorecard);
    found.chunk_by(|a, b| a.indicator == b.indicator).map(|group| note(scorecard, group)).collect()
}

fn note(scorecard: &Scorecard, group: &[Disagreement]) -> Finding {
    let indicator = &scorecard.indicator(group[0].indicator).name;
    let nation = &scorecard.area(scorecard.national()).name;
    let figures: Vec<String> = group.iter().take(NAMED).map(|it| figure(scorecard, it)).collect();
    let more = match group.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Finding {
        rule: Rule::Disagreement,
        path: format!("$.indicators[{}]", group[0].indicator.index()),
        position: None,
        about: indicator.clone(),
        message: format!(
            "The publisher’s comparison of {indicator} with {nation} is not the one that the published figures give, which is the \
             one shown: {}{more}; ask the publisher which test was used.",
            figures.join("; "),
        ),
    }
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
