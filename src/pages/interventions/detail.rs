//! One start closer: what moved in each indicator that it aims at or watches, and why the rest is not tested.

use super::cost::{CostBeside, cost_beside};
use crate::analysis::{Analysis, Family, InterventionJudgement, InterventionRole};
use crate::charts::before_after::{BeforeAfterChart, DifferenceScale, before_after_chart};
use crate::model::{AreaId, IndicatorId, Intervention, InterventionId, Scorecard};
use crate::pages::StartsView;
use crate::words::{
    MEANS_ARE_ROUNDED, MeasureTold, NO_COST, before_after_title, facts_of_start, intervention_sentence,
    level_and_inequality, measure_told, origin_sentence, start_in_brief, untested_measures,
};

/// More starts of a thing cannot be listed to choose from.
const MOST_LISTED: usize = 200;

/// One start in one area.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    pub tried: InterventionId,
    pub name: String,
    /// The finding.
    pub title: String,
    /// Where and when.
    pub start: String,
    /// Who took it up, and what else is known of it.
    pub facts: String,
    /// Where that was published: its name and its address.
    pub source: Option<(String, Option<String>)>,
    /// All starts of the thing, of which this is one, each with its area.
    pub starts: Vec<((InterventionId, AreaId), String)>,
    pub shown: Option<(InterventionId, AreaId)>,
    /// Why it was tried, and how strong the evidence is said to be.
    pub reasons: Vec<(&'static str, String)>,
    pub measures: Vec<Measure>,
    /// What cannot be tested, with its reason: of what it aims at, and of what it watches.
    pub untested: Vec<(&'static str, Vec<String>)>,
    /// What each start of the thing costs, or that this is not known.
    pub cost: Result<CostBeside, &'static str>,
    /// How all of this is to be read.
    pub note: Option<String>,
}

/// One indicator before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    pub indicator: IndicatorId,
    pub place: AreaId,
    pub told: MeasureTold,
    pub chart: BeforeAfterChart,
    /// The difference with its limits, where it is tested.
    pub difference: Option<DifferenceScale>,
    /// All of it in words.
    pub described: String,
}

impl Detail {
    /// Everything it says.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone(), self.start.clone()];
        said.extend(Some(self.facts.clone()).filter(|facts| !facts.is_empty()));
        said.extend(self.source.iter().map(|(name, _)| name.clone()));
        said.extend(self.reasons.iter().map(|(name, text)| format!("{name}: {text}")));
        for measure in &self.measures {
            let told = &measure.told;
            let whole = |pieces: &[crate::words::Piece]| {
                pieces.iter().map(|piece| piece.text.as_str()).collect::<String>()
            };
            said.extend([told.title.clone(), whole(&told.moved), whole(&told.test)]);
            said.extend(told.origin.as_deref().map(whole));
            said.push(measure.described.clone());
        }
        for (name, why) in &self.untested {
            said.extend(why.iter().map(|why| format!("{name}. {why}")));
        }
        match &self.cost {
            Ok(cost) => said.extend(cost.sentences()),
            Err(none) => said.push((*none).to_owned()),
        }
        said.extend(self.note.clone());
        said
    }
}

const NOTE: &str = "What moved, and not why: other starts with the same aim are not taken out. Thick lines are the means before and after, \
                    without the shaded years.";

/// One start: in the area that was chosen, else in the chosen place, else in the first in which there is most to tell.
pub(super) fn detail(
    scorecard: &Scorecard,
    analysis: &Analysis,
    (id, family): (InterventionId, &Family),
    starts: StartsView,
) -> Detail {
    let tried = scorecard.intervention(id);
    let judged_in = |area: AreaId| -> Vec<&InterventionJudgement> {
        analysis.of_intervention(id).iter().filter(|judged| judged.area == area).collect()
    };
    let is_there = |area: &AreaId| tried.areas.contains(area);
    let tells = |area: &AreaId| {
        let judged = judged_in(*area);
        let count = |of: fn(&InterventionJudgement) -> bool| judged.iter().filter(|one| of(one)).count();
        (count(|one| one.contrast.is_ok()), count(|one| one.change.is_ok()))
    };
    let chosen = starts.adopter.filter(is_there).or_else(|| starts.place.filter(is_there));
    let area = chosen.or_else(|| tried.areas.iter().copied().rev().max_by_key(tells));
    let judged = area.map(judged_in).unwrap_or_default();
    let of_role = |role| judged.iter().copied().filter(move |one| one.role == role);
    let aimed = of_role(InterventionRole::Aim).chain(of_role(InterventionRole::Watch));
    let mut measures: Vec<Measure> = aimed.filter_map(|one| measure(scorecard, one)).collect();
    // The tested come first.
    measures.sort_by_key(|measure| measure.difference.is_none());
    let without = |role, name: &'static str| {
        let lacking: Vec<_> = of_role(role).filter(|one| one.change.is_err()).collect();
        let why = untested_measures(scorecard, &lacking);
        (!why.is_empty()).then_some((name, why))
    };
    let untested = [
        without(InterventionRole::Aim, "Aimed at, not tested"),
        without(InterventionRole::Watch, "Watched for harm, not tested"),
    ];
    let members = family.members.iter().map(|(member, _)| (*member, scorecard.intervention(*member)));
    let took_up = |(_, other): &(InterventionId, &Intervention)| {
        other.adopted_from.as_ref().is_some_and(|from| from.intervention == Some(id))
    };
    let taken_up: Vec<&Intervention> = members.filter(took_up).map(|(_, other)| other).collect();
    Detail {
        tried: id,
        name: tried.title.clone(),
        title: before_after_title(&tried.title, &judged),
        start: area.map_or_else(String::new, |area| start_in_brief(scorecard, tried, area)),
        facts: facts_of_start(scorecard, tried, &taken_up),
        source: source(tried),
        starts: listed(scorecard, family),
        shown: area.map(|area| (id, area)),
        reasons: level_and_inequality(tried),
        cost: cost_beside(scorecard, analysis, family).ok_or(NO_COST),
        note: (!measures.is_empty()).then(|| format!("{NOTE} {MEANS_ARE_ROUNDED}")),
        measures,
        untested: untested.into_iter().flatten().collect(),
    }
}

fn measure(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<Measure> {
    let told = measure_told(scorecard, judged)?;
    let chart = before_after_chart(scorecard, judged)?;
    let difference = judged.contrast.as_ref().ok().and_then(|contrast| {
        let found = contrast.change;
        DifferenceScale::of([found.difference, found.limits.lower, found.limits.upper])
    });
    let mut described = intervention_sentence(scorecard, judged, 0);
    if let Some(origin) = origin_sentence(scorecard, judged) {
        described = format!("{described} {origin}");
    }
    Some(Measure { indicator: judged.indicator, place: judged.area, told, chart, difference, described })
}

/// The source, by its publisher where it names one.
fn source(tried: &Intervention) -> Option<(String, Option<String>)> {
    let source = tried.source.as_ref()?;
    let name = source.publisher.clone().or_else(|| source.title.clone()).or_else(|| source.url.clone())?;
    Some((format!("Source: {name}"), source.url.clone()))
}

/// All starts of a thing in each of their areas: `Stockport, December 2014`.
fn listed(scorecard: &Scorecard, family: &Family) -> Vec<((InterventionId, AreaId), String)> {
    let starts = family.members.iter().flat_map(|(id, _)| {
        let tried = scorecard.intervention(*id);
        tried.areas.iter().map(move |area| ((*id, *area), start_in_brief(scorecard, tried, *area)))
    });
    starts.take(MOST_LISTED).collect()
}
