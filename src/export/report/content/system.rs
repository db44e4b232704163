//! What is undertaken and written for the whole system, which has no page of a place.

use super::super::document::Block;
use super::shared::heading;
use super::{Given, comments, place};
use crate::pages::commentary::Commentary;
use crate::pages::home_of_actions;

/// Its actions and the comments on it, each under a heading; nothing where there is none of them.
pub(super) fn of_system(given: Given<'_>) -> Vec<Block> {
    let (scorecard, mut blocks) = (given.scorecard, Vec::new());
    let system = scorecard.system();
    let name = &scorecard.area(system).name;
    if scorecard.actions().iter().any(|action| home_of_actions(scorecard, action.area) == system) {
        blocks.push(heading(2, format!("Actions for {name}")));
        blocks.extend(place::actions(given, system));
    }
    let written = comments::of(&Commentary::of_area(scorecard, system));
    if !written.is_empty() {
        blocks.push(heading(2, format!("Commentary on {name}")));
        blocks.extend(written);
    }
    blocks
}
