//! Areas that came or went, each with those that lie within it, and what was taken out as a whole with all that stood on it.

use super::uncompared::Stood;
use super::whom::Whom;
use super::{ActionChange, Changed, CommentChange, Edition, Plans, Withdrawn};
use crate::model::{AreaId, BreakdownId, IndicatorId, InterventionId, PriorityId, Scorecard};
use std::collections::{BTreeMap, HashMap, HashSet};

/// An area with those within it that came or went as it did.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Whole {
    pub area: AreaId,
    pub within: Vec<AreaId>,
}

/// What was taken out of the older edition, with all that stood on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOut {
    pub of: TakenOutOf,
    /// How many figures of it were given.
    pub figures: usize,
    pub stood: Stood,
    pub with: PlansGone,
}

/// What was decided, tried and said of an area and was taken out with it; nothing of what is no area. Ids and positions are of the older
/// edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlansGone {
    pub priorities: Vec<PriorityId>,
    /// Those that it, or an area within it, was among the areas of.
    pub interventions: Vec<InterventionId>,
    /// How many of these were in other areas too.
    pub elsewhere: usize,
    pub actions: Vec<usize>,
    pub comments: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TakenOutOf {
    Area(Whole),
    Indicator(IndicatorId),
    /// All figures on these, of one indicator or of every indicator that had some; what they are of stays.
    Figures {
        whom: Whom,
        indicator: Option<IndicatorId>,
    },
    /// All figures of one group of people, of one indicator or of every indicator that had some.
    Group {
        group: BreakdownId,
        indicator: Option<IndicatorId>,
    },
}

/// Puts each area to the outermost around it that is in the list too, in the order of the list.
pub(super) fn wholes(file: &Scorecard, areas: &[AreaId]) -> Vec<Whole> {
    let listed: HashSet<AreaId> = areas.iter().copied().collect();
    let outermost = |area: AreaId| {
        let around = std::iter::successors(Some(area), |at| file.area(*at).parent);
        // A file names no area as lying within itself, and its depth has an end.
        around.take_while(|at| listed.contains(at)).last().unwrap_or(area)
    };
    let mut found: Vec<Whole> = Vec::new();
    let mut known: HashMap<AreaId, usize> = HashMap::new();
    for &area in areas {
        let of = outermost(area);
        let at = *known.entry(of).or_insert_with(|| {
            found.push(Whole { area: of, within: Vec::new() });
            found.len() - 1
        });
        if area != of {
            found[at].within.push(area);
        }
    }
    found
}

/// Puts the plans that were taken out to the areas that they were of. `namesakes`: areas that others have come for.
pub(super) fn add_plans(
    found: &mut [TakenOut],
    older: &Scorecard,
    plans: &Plans,
    is_namesake: impl Fn(AreaId) -> bool,
) {
    let mut of_area: HashMap<AreaId, usize> = HashMap::new();
    for (at, it) in found.iter().enumerate() {
        if let TakenOutOf::Area(whole) = &it.of
            && !is_namesake(whole.area)
        {
            of_area.extend(whole.within.iter().chain([&whole.area]).map(|area| (*area, at)));
        }
    }
    for id in &plans.priorities.removed {
        if let Some(at) = of_area.get(&older.priority(*id).area) {
            found[*at].with.priorities.push(*id);
        }
    }
    for id in &plans.interventions.removed {
        let areas = &older.intervention(*id).areas;
        if let Some(at) = areas.iter().find_map(|area| of_area.get(area)) {
            let with = &mut found[*at].with;
            with.interventions.push(*id);
            with.elsewhere += usize::from(areas.iter().any(|area| of_area.get(area) != Some(at)));
        }
    }
    for change in &plans.actions {
        if let ActionChange::Removed(action) = change
            && let Some(at) = of_area.get(&older.actions()[*action].area)
        {
            found[*at].with.actions.push(*action);
        }
    }
    for change in &plans.commentary {
        if let CommentChange::Removed(comment) = change
            && let Some(at) = of_area.get(&older.commentary()[*comment].area)
        {
            found[*at].with.comments.push(*comment);
        }
    }
}

impl Changed {
    /// What was decided, tried and said of areas and was taken out with them.
    pub fn plans_gone(&self) -> impl Iterator<Item = &PlansGone> {
        self.taken_out.iter().map(|it| &it.with)
    }
}

/// What was taken out, and which of the withdrawn figures did not go with it.
pub(super) struct Gone {
    pub taken_out: Vec<TakenOut>,
    /// Positions among the withdrawn figures.
    pub alone: Vec<usize>,
}

/// Every area and indicator that was taken out, then the kinds of which every figure was; a figure of an area and an indicator counts
/// with the area. `otherwise`: indicators of which no figure is compared.
pub(super) fn taken_out(
    older: Edition<'_>,
    areas: &[AreaId],
    indicators: &[IndicatorId],
    otherwise: &HashSet<IndicatorId>,
    withdrawn: &[Withdrawn],
) -> Gone {
    let file = older.scorecard;
    let mut of_area: HashMap<AreaId, usize> = HashMap::new();
    let mut found: Vec<TakenOut> = Vec::new();
    let add = |of: TakenOutOf, found: &mut Vec<TakenOut>| {
        found.push(TakenOut { of, figures: 0, stood: Stood::default(), with: PlansGone::default() });
        found.len() - 1
    };
    for whole in wholes(file, areas) {
        let at = found.len();
        of_area.extend(whole.within.iter().chain([&whole.area]).map(|area| (*area, at)));
        add(TakenOutOf::Area(whole), &mut found);
    }
    let of_indicator: HashMap<IndicatorId, usize> =
        indicators.iter().map(|id| (*id, add(TakenOutOf::Indicator(*id), &mut found))).collect();
    let kinds = Kinds::of(file, withdrawn, |indicator, area| {
        of_area.contains_key(&area) || of_indicator.contains_key(&indicator) || otherwise.contains(&indicator)
    });
    let of_kind: HashMap<TakenOutOf, usize> =
        kinds.all_gone().into_iter().map(|of| (of.clone(), add(of, &mut found))).collect();
    let whole = |indicator: IndicatorId, group: Option<BreakdownId>, area: AreaId| {
        let of_kinds = || {
            let whom = kinds.whom(file, group, area);
            let of = [None, Some(indicator)].map(|indicator| TakenOutOf::Figures { whom, indicator });
            // Where the groups of people in areas of one kind went with everyone there, all of it is told at once.
            let with_groups = kinds.with_all_groups(file, area).and_then(|of| of_kind.get(&of));
            let of_group = [None, Some(indicator)]
                .map(|indicator| group.map(|group| TakenOutOf::Group { group, indicator }));
            let of = of.into_iter().chain(of_group.into_iter().flatten());
            with_groups.or_else(|| of.into_iter().find_map(|of| of_kind.get(&of)))
        };
        of_area.get(&area).or_else(|| of_indicator.get(&indicator)).or_else(of_kinds).copied()
    };
    for judged in older.analysis.judgements() {
        if let Some(at) = whole(judged.indicator, judged.breakdown, judged.area) {
            found[at].stood.add(Stood::of(file, judged));
        }
    }
    let mut alone: Vec<usize> = Vec::new();
    for (position, it) in withdrawn.iter().enumerate() {
        match whole(it.indicator, it.breakdown, it.area) {
            Some(at) => found[at].figures += 1,
            None => alone.push(position),
        }
    }
    // Groups that went with all others of their indicator are told with these.
    found.retain(|it| it.figures > 0 || !matches!(it.of, TakenOutOf::Group { .. }));
    Gone { taken_out: found, alone }
}

/// How many figures there were on whom, and how many of them were withdrawn.
struct Kinds {
    places: HashSet<AreaId>,
    counts: BTreeMap<(Whom, IndicatorId), [usize; 2]>,
    groups: BTreeMap<(BreakdownId, IndicatorId), [usize; 2]>,
    /// Of areas of one kind, with the groups of people in them.
    with_groups: BTreeMap<Whom, [usize; 2]>,
}

impl Kinds {
    fn of(file: &Scorecard, withdrawn: &[Withdrawn], is_told: impl Fn(IndicatorId, AreaId) -> bool) -> Self {
        let mut found = Self {
            places: file.places().collect(),
            counts: BTreeMap::new(),
            groups: BTreeMap::new(),
            with_groups: BTreeMap::new(),
        };
        for series in file.given_series().iter().filter(|it| !is_told(it.indicator, it.area)) {
            let of = (series.indicator, series.breakdown, series.area);
            found.add(file, of, 0, series.observations().count());
        }
        for it in withdrawn.iter().filter(|it| !is_told(it.indicator, it.area)) {
            found.add(file, (it.indicator, it.breakdown, it.area), 1, 1);
        }
        found.counts.retain(|_, [all, _]| *all > 0);
        found
    }

    fn add(
        &mut self,
        file: &Scorecard,
        (indicator, group, area): (IndicatorId, Option<BreakdownId>, AreaId),
        at: usize,
        figures: usize,
    ) {
        let (whom, of_area) = (self.whom(file, group, area), self.whom(file, None, area));
        self.counts.entry((whom, indicator)).or_default()[at] += figures;
        self.with_groups.entry(of_area).or_default()[at] += figures;
        if let Some(group) = group {
            self.groups.entry((group, indicator)).or_default()[at] += figures;
        }
    }

    /// All figures on areas of the kind of this one, where that goes for groups of people too.
    fn with_all_groups(&self, file: &Scorecard, area: AreaId) -> Option<TakenOutOf> {
        let whom = self.whom(file, None, area);
        let is_all = self.with_groups.get(&whom).is_some_and(|[all, gone]| all == gone);
        is_all.then_some(TakenOutOf::Figures { whom, indicator: None })
    }

    fn whom(&self, file: &Scorecard, group: Option<BreakdownId>, area: AreaId) -> Whom {
        Whom::of(file, group, area, |area| self.places.contains(&area))
    }

    /// The groups of people of which no figure is left, of all indicators or else of one.
    fn groups_gone(&self) -> Vec<TakenOutOf> {
        let mut found = Vec::new();
        let of_groups: Vec<_> =
            self.groups.iter().map(|((group, id), counts)| (*group, *id, *counts)).collect();
        for of in of_groups.chunk_by(|one, other| one.0 == other.0) {
            let group = of[0].0;
            let gone = of.iter().filter(|(_, _, [all, gone])| *all > 0 && all == gone);
            match gone.clone().count() {
                count if count > 1 && count == of.len() => {
                    found.push(TakenOutOf::Group { group, indicator: None });
                }
                _ => {
                    let several = gone.filter(|(_, _, [all, _])| *all > 1);
                    found.extend(several.map(|it| TakenOutOf::Group { group, indicator: Some(it.1) }));
                }
            }
        }
        found
    }

    /// The kinds of which no figure is left, of all indicators or else of one; a single figure is no kind.
    fn all_gone(&self) -> Vec<TakenOutOf> {
        let mut found = Vec::new();
        for whom in Whom::ALL {
            let of = self.counts.iter().filter(|((of, _), _)| *of == whom);
            let gone: Vec<IndicatorId> =
                of.clone().filter(|(_, [all, gone])| all == gone).map(|((_, id), _)| *id).collect();
            if gone.len() > 1 && of.clone().count() == gone.len() {
                found.push(TakenOutOf::Figures { whom, indicator: None });
                continue;
            }
            let is_several = |id: &IndicatorId| self.counts[&(whom, *id)][0] > 1;
            let each = gone.into_iter().filter(is_several);
            found.extend(each.map(|id| TakenOutOf::Figures { whom, indicator: Some(id) }));
        }
        found.extend(self.groups_gone());
        found
    }
}
