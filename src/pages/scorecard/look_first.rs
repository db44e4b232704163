//! Where to look first, in words: pairs of place and indicator in four boxes. The level and the direction are both told
//! beside each pair.

use crate::analysis::{self, Analysis, Attention, AttentionBox, LevelBy};
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::words::{count_in_words, fifth_name, number, step_word};

/// One of the four boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct Quadrant {
    /// Which.
    pub of: AttentionBox,
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
    let found = analysis::look_first(scorecard, analysis);
    let quadrant = |of, title, advice| Quadrant {
        of,
        title,
        advice,
        items: found.iter().filter(|it| it.of == of).map(|it| item(scorecard, analysis, it)).collect(),
    };
    [
        quadrant(AttentionBox::WorseWorsening, "Worse and getting worse", "start here"),
        quadrant(AttentionBox::WorseImproving, "Worse, getting better", "keep doing it"),
        quadrant(AttentionBox::Worsening, "Better, getting worse", "catch it early"),
        quadrant(AttentionBox::Improving, "Better and getting better", "worth adopting"),
    ]
}

fn item(scorecard: &Scorecard, analysis: &Analysis, found: &Attention) -> QuadrantItem {
    let indicator = scorecard.indicator(found.indicator);
    let judgement = analysis.get(found.indicator, None, found.area);
    let latest = judgement.and_then(|judgement| judgement.latest);
    let value = latest.map(|latest| number::value(indicator, latest.value)).unwrap_or_default();
    let steps = found.direction.steps.unsigned_abs() as usize;
    let movement = match (found.direction.tested, found.direction.steps > 0) {
        (true, true) => "rising trend".to_owned(),
        (true, false) => "falling trend".to_owned(),
        (false, up) => {
            let way = if up { "up" } else { "down" };
            format!("{way} {} {}", count_in_words(steps), step_word(indicator.period, steps))
        }
    };
    let level = match (found.level.by, found.level.worse) {
        (LevelBy::Fifth(fifth), _) => fifth_name(fifth, indicator.polarity),
        (LevelBy::Test, true) => "worse",
        (LevelBy::Test, false) => "better",
    };
    QuadrantItem {
        area: found.area,
        indicator: found.indicator,
        name: format!("{} · {}", scorecard.area(found.area).name, indicator.short),
        detail: format!("{movement} to {value}, {level}"),
    }
}
