//! What the page says: the finding over all starts, who took what from whom, one start closer, whom to ask.

use super::asking::{Asking, asking};
use super::detail::{Detail, detail};
use crate::analysis::{Analysis, Family, Finding, families};
use crate::charts::flow::{Flow, FlowOf, LaneGroup, flow_chart};
use crate::model::{AreaId, IndicatorId, InterventionId, Scorecard, Strand, Word, decimal_year};
use crate::pages::View;
use crate::words::{ONE_IN_TWENTY, no_starts, of_whom, starts_counted, starts_title, strand_name};

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct InterventionsPage {
    /// The finding.
    pub title: String,
    /// How many starts there are, and what they are tested against.
    pub subtitle: String,
    /// The strands that any of them aims at, and all of them.
    pub strands: Vec<(Option<Strand>, String)>,
    /// The places, and all of them.
    pub places: Vec<(Option<AreaId>, String)>,
    /// Whether the file has any starts at all.
    pub has_starts: bool,
    /// Why there are none to be seen.
    pub none: Option<String>,
    pub flow: Flow,
    /// The indicators by which any of it was judged.
    pub judged: Vec<IndicatorId>,
    /// One start closer.
    pub detail: Option<Detail>,
    /// Who is worth asking.
    pub asking: Asking,
}

impl InterventionsPage {
    /// Everything it says.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone()];
        said.extend(Some(self.subtitle.clone()).filter(|subtitle| !subtitle.is_empty()));
        said.extend(self.none.clone());
        said.extend(self.flow.sentences());
        said.extend(self.detail.iter().flat_map(Detail::sentences));
        said.extend(self.asking.sentences());
        said
    }
}

/// The page of the system, or of the place that is looked at.
pub fn interventions_page(scorecard: &Scorecard, analysis: &Analysis, view: &View) -> InterventionsPage {
    interventions_of(scorecard, analysis, (view, view.starts.place.as_slice()))
}

/// The page of some places; none are all of the system.
pub fn interventions_of(
    scorecard: &Scorecard,
    analysis: &Analysis,
    (view, chosen): (&View, &[AreaId]),
) -> InterventionsPage {
    let all = families(scorecard);
    let is_asked = |place: &AreaId| chosen.is_empty() || chosen.contains(place);
    let shown: Vec<Family> = all
        .iter()
        .filter(|family| is_shown(scorecard, family, view.starts.strand, chosen))
        .cloned()
        .collect();
    let members = || shown.iter().flat_map(|family| family.members.iter().map(|(id, _)| *id));
    let tested = |id: InterventionId| {
        let judged = analysis.of_intervention(id).iter().filter(|judged| judged.contrast.is_ok());
        let here = judged.filter(|judged| {
            let of_strand = |strand| scorecard.indicator(judged.indicator).strand == strand;
            is_asked(&judged.area) && view.starts.strand.is_none_or(of_strand)
        });
        here.map(|judged| judged.finding).collect::<Vec<Finding>>()
    };
    let found: Vec<Finding> = members().flat_map(tested).collect();
    let mut judged: Vec<IndicatorId> =
        members().flat_map(|id| analysis.of_intervention(id)).map(|judged| judged.indicator).collect();
    judged.sort_unstable();
    judged.dedup();
    let whose = of_whom(scorecard, view.starts.strand, chosen);
    // What began elsewhere is shown beside it and not counted.
    let counted = shown.iter().flat_map(|family| &family.members).filter(|(id, places)| {
        let planned = &scorecard.intervention(*id).planned;
        chosen.is_empty() || places.iter().chain(planned).any(is_asked)
    });
    let counted: Vec<InterventionId> = counted.map(|(id, _)| *id).collect();
    let dated = counted.iter().filter(|id| scorecard.intervention(**id).start.is_some()).count();
    let starts = counted.len();
    let lead = |family: &Family| {
        // The one with the most to tell, in the order of the file.
        let tells = |id: &InterventionId| {
            let clear = tested(*id).iter().filter(|found| **found != Finding::NoChange).count();
            let judged = analysis.of_intervention(*id).iter().filter(|judged| judged.change.is_ok()).count();
            // Where some places are looked at, what began there.
            let areas = &scorecard.intervention(*id).areas;
            let here = chosen.is_empty() || areas.iter().any(is_asked);
            (here, clear, tested(*id).len(), judged, scorecard.intervention(*id).start.is_some())
        };
        family.members.iter().map(|(id, _)| *id).rev().max_by_key(tells)
    };
    let until = analysis.newest().period().map_or(2025.0, |period| decimal_year(period.end()));
    let flow = flow_chart(scorecard, FlowOf { families: &shown, until }, lead);
    let looked_at =
        view.tried.filter(|id| flow.lane_of(*id).is_some()).or_else(|| most_worth(analysis, &flow, is_asked));
    let family =
        looked_at.and_then(|id| shown.iter().find(|family| family.members.iter().any(|(it, _)| *it == id)));
    let detail =
        looked_at.zip(family).map(|(id, family)| detail(scorecard, analysis, (id, family), view.starts));
    let mut subtitle = if starts > 0 { starts_counted(starts, dated, &whose) } else { String::new() };
    if !found.is_empty() {
        subtitle += " · tested against places with no start; ";
        subtitle += ONE_IN_TWENTY;
    }
    InterventionsPage {
        title: starts_title(starts, &found, &whose),
        subtitle,
        strands: strands(scorecard),
        places: places(scorecard),
        has_starts: !all.is_empty(),
        none: (starts == 0).then(|| no_starts(&whose)),
        flow,
        judged,
        detail,
        asking: asking(scorecard, analysis, view.starts.strand, chosen),
    }
}

/// Whether a thing aims at a strand and began, or is planned, in a place, as far as these are chosen.
fn is_shown(scorecard: &Scorecard, family: &Family, strand: Option<Strand>, chosen: &[AreaId]) -> bool {
    let members = || family.members.iter().map(|(id, _)| scorecard.intervention(*id));
    let of_strand = |strand: Strand| {
        let aims = |id| scorecard.indicator(id).strand == strand;
        members().any(|tried| tried.aims.iter().copied().any(aims))
    };
    let in_place = |place: &AreaId| {
        family.places.contains(place) || members().any(|tried| tried.planned.contains(place))
    };
    strand.is_none_or(of_strand) && (chosen.is_empty() || chosen.iter().any(in_place))
}

/// The start that is shown where none is chosen: one that stands out, else one that is tested, before those whose lanes are folded
/// away; with the most tests in one place of what moved alike before; the first lane of equals.
fn most_worth(
    analysis: &Analysis,
    flow: &Flow,
    is_asked: impl Fn(&AreaId) -> bool,
) -> Option<InterventionId> {
    let of_group = |group: &LaneGroup| {
        let open = group.folded.is_none();
        group.lanes.iter().filter_map(move |lane| Some((lane.shows?, open))).collect::<Vec<_>>()
    };
    let worth = |(id, open): &(InterventionId, bool)| {
        let in_one_place = analysis.of_intervention(*id).chunk_by(|one, other| one.area == other.area);
        let in_one_place = in_one_place.filter(|judged| is_asked(&judged[0].area));
        let counts = in_one_place.map(|judged| {
            let tested = || judged.iter().filter_map(|judged| Some((judged, judged.contrast.as_ref().ok()?)));
            let clear = tested().filter(|(judged, _)| judged.finding != Finding::NoChange).count();
            let alike = tested().filter(|(_, contrast)| !contrast.before.is_significant()).count();
            (clear, alike, judged.iter().filter(|judged| judged.change.is_ok()).count())
        });
        let (clear, alike, compared) = counts.max().unwrap_or_default();
        (clear, alike > 0, *open, alike, compared)
    };
    let lanes: Vec<(InterventionId, bool)> = flow.groups.iter().flat_map(of_group).collect();
    lanes.into_iter().rev().max_by_key(worth).map(|(id, _)| id)
}

fn strands(scorecard: &Scorecard) -> Vec<(Option<Strand>, String)> {
    let aimed = |strand: &&Strand| {
        let mut aims = scorecard.interventions().flat_map(|(_, tried)| &tried.aims);
        aims.any(|aim| scorecard.indicator(*aim).strand == **strand)
    };
    let named =
        Strand::ALL.iter().filter(aimed).map(|strand| (Some(*strand), strand_name(*strand).to_owned()));
    std::iter::once((None, "all strands".to_owned())).chain(named).collect()
}

fn places(scorecard: &Scorecard) -> Vec<(Option<AreaId>, String)> {
    let named = scorecard.places().map(|place| (Some(place), scorecard.area(place).name.clone()));
    std::iter::once((None, "all places".to_owned())).chain(named).collect()
}
