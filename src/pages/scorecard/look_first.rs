//! Where to look first: pairs of place and indicator, by level and by direction.
//!
//! The level is a tested verdict, or the outer fifth of the national spread where no test is possible. The direction
//! is a significant recent trend, or else plain description: three or more steps the same way. Both are said beside
//! each pair, and pairs with a significant trend come first.

use crate::analysis::{Analysis, Judgement};
use crate::model::{AreaId, Indicator, IndicatorId, Polarity, Scorecard, Verdict};
use crate::pages::Direction;
use crate::words::number;
use crate::words::{count_in_words, step_word};
use std::cmp::Reverse;

/// Level and direction together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Worse, and moving the wrong way.
    WorseAndWorsening,
    /// Worse, but moving the right way.
    WorseAndImproving,
    /// Better, but moving the wrong way.
    BetterAndWorsening,
    /// Better, and moving the right way.
    BetterAndImproving,
}

/// One of the four boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct Quadrant {
    /// Which.
    pub standing: Standing,
    /// Its name.
    pub title: &'static str,
    /// What to do with what is in it.
    pub advice: &'static str,
    /// The pairs, longest run first.
    pub items: Vec<QuadrantItem>,
}

/// A place and an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct QuadrantItem {
    /// Where.
    pub area: AreaId,
    /// What.
    pub indicator: IndicatorId,
    /// `Rochdale · Suspensions`.
    pub name: String,
    /// `up four years to 15.3, highest fifth`.
    pub detail: String,
}

/// The four boxes.
pub(super) fn quadrants(scorecard: &Scorecard, analysis: &Analysis) -> [Quadrant; 4] {
    let mut found: Vec<(Standing, (bool, u32), QuadrantItem)> = Vec::new();
    for place in scorecard.places() {
        for (id, indicator) in scorecard.indicators() {
            let Some(judgement) = analysis.get(id, None, place) else { continue };
            if let Some((standing, level)) = standing(indicator, judgement) {
                let item = item(scorecard, indicator, judgement, &level);
                let direction = Direction::of(judgement);
                found.push((standing, (direction.tested, judgement.change.run.unsigned_abs()), item));
            }
        }
    }
    found.sort_by_key(|(_, steps, _)| Reverse(*steps));
    let quadrant = |standing, title, advice| Quadrant {
        standing,
        title,
        advice,
        items: found.iter().filter(|(s, _, _)| *s == standing).map(|(_, _, item)| item.clone()).collect(),
    };
    [
        quadrant(Standing::WorseAndWorsening, "Worse and getting worse", "start here"),
        quadrant(Standing::WorseAndImproving, "Worse, getting better", "keep doing it"),
        quadrant(Standing::BetterAndWorsening, "Better, getting worse", "catch it early"),
        quadrant(Standing::BetterAndImproving, "Better and getting better", "worth adopting"),
    ]
}

fn standing(indicator: &Indicator, judgement: &Judgement) -> Option<(Standing, String)> {
    let improving = Direction::of(judgement).is_improving(indicator.polarity)?;
    let (worse, level) = level(indicator, judgement)?;
    let standing = match (worse, improving) {
        (true, false) => Standing::WorseAndWorsening,
        (true, true) => Standing::WorseAndImproving,
        (false, false) => Standing::BetterAndWorsening,
        (false, true) => Standing::BetterAndImproving,
    };
    Some((standing, level))
}

/// Whether it is worse, and in which words that is known.
fn level(indicator: &Indicator, judgement: &Judgement) -> Option<(bool, String)> {
    match judgement.benchmark.verdict {
        Verdict::Worse => return Some((true, "worse".to_owned())),
        Verdict::Better => return Some((false, "better".to_owned())),
        Verdict::NotCompared => {}
        _ => return None,
    }
    let low_is_good = indicator.polarity == Polarity::LowerIsBetter;
    match judgement.spread.as_ref()?.fifth {
        1 => Some((!low_is_good, "lowest fifth".to_owned())),
        5 => Some((low_is_good, "highest fifth".to_owned())),
        _ => None,
    }
}

fn item(scorecard: &Scorecard, indicator: &Indicator, judgement: &Judgement, level: &str) -> QuadrantItem {
    let direction = Direction::of(judgement);
    let value = judgement.latest.map(|latest| number::value(indicator, latest.value)).unwrap_or_default();
    let steps = judgement.change.run.unsigned_abs() as usize;
    let movement = match (direction.tested, direction.steps > 0) {
        (true, true) => "rising trend".to_owned(),
        (true, false) => "falling trend".to_owned(),
        (false, up) => {
            let way = if up { "up" } else { "down" };
            format!("{way} {} {}", count_in_words(steps), step_word(indicator.period, steps))
        }
    };
    QuadrantItem {
        area: judgement.area,
        indicator: judgement.indicator,
        name: format!("{} · {}", scorecard.area(judgement.area).name, indicator.short),
        detail: format!("{movement} to {value}, {level}"),
    }
}
