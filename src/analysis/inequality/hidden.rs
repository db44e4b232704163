//! Hidden clusters (METHODS, "Inequality"): the place is similar to or better than the benchmark, yet some of its
//! neighbourhoods are significantly worse, and the average hides them.

use super::{Hidden, has_neighbourhood_figures, within};
use crate::analysis::judgement::Judgement;
use crate::model::{AreaId, AreaKind, IndicatorId, Polarity, Scorecard, Verdict};

/// The hidden clusters of one indicator in one area; `judgement_of` is asked for the area and its neighbourhoods.
pub fn hidden<'a>(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    judgement_of: &dyn Fn(AreaId) -> Option<&'a Judgement>,
) -> Hidden {
    match look(scorecard, indicator, area, judgement_of) {
        Ok(found) => found,
        Err(reason) => Hidden { reason: Some(reason), ..Hidden::default() },
    }
}

fn look<'a>(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    judgement_of: &dyn Fn(AreaId) -> Option<&'a Judgement>,
) -> Result<Hidden, String> {
    let (about, place) = (scorecard.indicator(indicator), scorecard.area(area));
    if !matches!(place.kind, AreaKind::Place | AreaKind::System) {
        return Err("Only a place or a system has neighbourhoods in this file.".to_owned());
    }
    let no_figures = || format!("There are no figures for the neighbourhoods of {}.", place.name);
    if !has_neighbourhood_figures(scorecard, indicator) {
        return Err(no_figures());
    }
    let neighbourhoods = within(scorecard, area);
    let judged: Vec<&Judgement> = neighbourhoods
        .iter()
        .filter_map(|&id| judgement_of(id))
        .filter(|judgement| judgement.latest.is_some())
        .collect();
    if judged.is_empty() {
        return Err(no_figures());
    }
    if about.polarity == Polarity::Neutral {
        return Err("Neither direction is good, so no neighbourhood can be worse.".to_owned());
    }
    average_hides(scorecard, area, judgement_of(area))?;
    let tested = judged.iter().filter(|judgement| judgement.benchmark.verdict != Verdict::NotCompared);
    let tested = tested.count();
    if tested == 0 {
        let why = judged.iter().find_map(|judgement| judgement.benchmark.reason.as_deref());
        return Err(format!("None of the neighbourhoods could be tested. {}", why.unwrap_or_default())
            .trim_end()
            .to_owned());
    }
    let worse = judged.iter().filter(|judgement| judgement.benchmark.verdict == Verdict::Worse);
    let worse: Vec<AreaId> = worse.map(|judgement| judgement.area).collect();
    Ok(Hidden {
        population_share: share(scorecard, &worse, &neighbourhoods),
        worse_neighbourhoods: worse,
        tested,
        neighbourhoods: neighbourhoods.len(),
        reason: None,
    })
}

/// Whether the average of the area looks well enough to hide anything, or else why not.
fn average_hides(scorecard: &Scorecard, area: AreaId, judgement: Option<&Judgement>) -> Result<(), String> {
    let name = &scorecard.area(area).name;
    let Some(judgement) = judgement.filter(|judgement| judgement.latest.is_some()) else {
        return Err(format!("{name} itself has no figure."));
    };
    let benchmark = judgement.benchmark.area.map_or("the benchmark", |id| &scorecard.area(id).name);
    match judgement.benchmark.verdict {
        Verdict::Better | Verdict::Similar => Ok(()),
        Verdict::Worse => {
            Err(format!("{name} as a whole is worse than {benchmark}, so its average hides nothing."))
        }
        Verdict::Higher | Verdict::Lower => {
            Err(format!("{name} is neither better nor worse than {benchmark}, so nothing counts as hidden."))
        }
        Verdict::NotCompared => {
            let why = judgement.benchmark.reason.as_deref().unwrap_or_default();
            Err(format!("{name} as a whole could not be tested. {why}").trim_end().to_owned())
        }
    }
}

/// The share of residents that live in `some` of `all` neighbourhoods; `None` unless all residents are known.
fn share(scorecard: &Scorecard, some: &[AreaId], all: &[AreaId]) -> Option<f64> {
    let residents = |areas: &[AreaId]| -> Option<Vec<f64>> {
        let mut found: Vec<f64> =
            areas.iter().map(|&id| scorecard.area(id).population).collect::<Option<_>>()?;
        // Added up in an order of their own, so that the order of the file cannot change the last bit.
        found.sort_by(f64::total_cmp);
        Some(found)
    };
    let (some, all) = (residents(some)?, residents(all)?);
    let largest = all.last().copied()?;
    let sum = |residents: &[f64]| residents.iter().map(|number| number / largest).sum::<f64>();
    let share = sum(&some) / sum(&all);
    (0.0..=1.0 + 1e-9).contains(&share).then_some(share.min(1.0))
}

#[cfg(test)]
#[path = "hidden_tests.rs"]
mod tests;
