//! What the page says: the finding over all starts, who took what from whom, one start closer, whom to ask.

use super::asking::{Asking, asking};
use super::detail::{Detail, detail};
use crate::analysis::{Analysis, Family, Finding, families};
use crate::charts::flow::{Flow, FlowOf, LaneGroup, flow_chart};
use crate::model::{AreaId, IndicatorId, InterventionId, Scorecard, Strand, Word, decimal_year};
use crate::pages::{StartsView, View};
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

/// The page of the system.
pub fn interventions_page(scorecard: &Scorecard, analysis: &Analysis, view: &View) -> InterventionsPage {
    let all = families(scorecard);
    let shown: Vec<Family> =
        all.iter().filter(|family| is_shown(scorecard, family, view.starts)).cloned().collect();
    let members = || shown.iter().flat_map(|family| family.members.iter().map(|(id, _)| *id));
    let tested = |id: InterventionId| {
        let judged = analysis.of_intervention(id).iter().filter(|judged| judged.contrast.is_ok());
        let here = judged.filter(|judged| {
            let of_strand = |strand| scorecard.indicator(judged.indicator).strand == strand;
            view.starts.place.is_none_or(|place| judged.area == place)
                && view.starts.strand.is_none_or(of_strand)
        });
        here.map(|judged| judged.finding).collect::<Vec<Finding>>()
    };
    let found: Vec<Finding> = members().flat_map(tested).collect();
    let mut judged: Vec<IndicatorId> =
        members().flat_map(|id| analysis.of_intervention(id)).map(|judged| judged.indicator).collect();
    judged.sort_unstable();
    judged.dedup();
    let whose = of_whom(scorecard, view.starts.strand, view.starts.place);
    let dated = members().filter(|id| scorecard.intervention(*id).start.is_some()).count();
    let starts = members().count();
    let lead = |family: &Family| {
        // The one with the most to tell, in the order of the file.
        let tells = |id: &InterventionId| {
            let clear = tested(*id).iter().filter(|found| **found != Finding::NoChange).count();
            let judged = analysis.of_intervention(*id).iter().filter(|judged| judged.change.is_ok()).count();
            // Where one place is looked at, what began there.
            let here =
                view.starts.place.is_none_or(|place| scorecard.intervention(*id).areas.contains(&place));
            (here, clear, tested(*id).len(), judged, scorecard.intervention(*id).start.is_some())
        };
        family.members.iter().map(|(id, _)| *id).rev().max_by_key(tells)
    };
    let until = analysis.newest().period().map_or(2025.0, |period| decimal_year(period.end()));
    let flow = flow_chart(scorecard, FlowOf { families: &shown, until }, lead);
    let chosen = view
        .tried
        .filter(|id| flow.lane_of(*id).is_some())
        .or_else(|| most_worth(analysis, &flow, view.starts.place));
    let family =
        chosen.and_then(|id| shown.iter().find(|family| family.members.iter().any(|(it, _)| *it == id)));
    let detail =
        chosen.zip(family).map(|(id, family)| detail(scorecard, analysis, (id, family), view.starts));
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
        asking: asking(scorecard, analysis, view.starts),
    }
}

/// Whether a thing aims at a strand and began, or is planned, in a place, as far as these are chosen.
fn is_shown(scorecard: &Scorecard, family: &Family, starts: StartsView) -> bool {
    let members = || family.members.iter().map(|(id, _)| scorecard.intervention(*id));
    let of_strand = |strand: Strand| {
        let aims = |id| scorecard.indicator(id).strand == strand;
        members().any(|tried| tried.aims.iter().copied().any(aims))
    };
    let in_place = |place: AreaId| {
        family.places.contains(&place) || members().any(|tried| tried.planned.contains(&place))
    };
    starts.strand.is_none_or(of_strand) && starts.place.is_none_or(in_place)
}

/// The start that is shown where none is chosen: one that stands out, else one that is tested, before those whose lanes are folded
/// away; with the most tests in one place of what moved alike before; the first lane of equals.
fn most_worth(analysis: &Analysis, flow: &Flow, place: Option<AreaId>) -> Option<InterventionId> {
    let of_group = |group: &LaneGroup| {
        let open = group.folded.is_none();
        group.lanes.iter().filter_map(move |lane| Some((lane.shows?, open))).collect::<Vec<_>>()
    };
    let worth = |(id, open): &(InterventionId, bool)| {
        let in_one_place = analysis.of_intervention(*id).chunk_by(|one, other| one.area == other.area);
        let in_one_place = in_one_place.filter(|judged| place.is_none_or(|place| judged[0].area == place));
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
