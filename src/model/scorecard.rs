//! The scorecard as a whole, indexed, and impossible to build with a dangling reference.

use super::area::{Area, Boundary};
use super::derived::{self, Derivations};
use super::footprint;
use super::ids::{AreaId, BreakdownId, IndicatorId, InterventionId, PriorityId};
use super::indicator::{Grouping, Indicator};
use super::plan::{Action, Approval, Comment, Framework, Intervention, NationalList, Priority, SavedView};
use super::series::{Breakdown, Series, Spread};
use super::words::{AreaKind, Benchmark, Role, SpcRules};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What the whole file says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Title.
    pub title: String,
    /// Edition, such as `November 2026`.
    pub edition: Option<String>,
    /// Day of publication.
    pub published: Option<jiff::civil::Date>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// Under what licence.
    pub licence: Option<String>,
    /// What it is for.
    pub about: Option<String>,
    /// Whether the file is marked as one to be read alone.
    pub read_only: bool,
}

/// Settings on which tools of the field differ, kept in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Methods {
    /// What values are compared with.
    pub benchmark: Benchmark,
    /// Confidence level of intervals, 0.95 or 0.998.
    pub confidence: f64,
    /// Points on one side of the mean that make a run.
    pub run_length: u32,
    /// Whether outlying moving ranges are left out of the limits.
    pub screen_moving_ranges: bool,
    /// Which rules of process control are used.
    pub spc_rules: SpcRules,
    /// The first so many points of a group (12 to 24) that fix its limits; all of them where not given.
    pub baseline_points: Option<u32>,
    /// Whether monthly and quarterly series are looked at for seasons.
    pub season: bool,
}

impl Default for Methods {
    fn default() -> Self {
        Self {
            benchmark: Benchmark::National,
            confidence: 0.95,
            run_length: 7,
            screen_moving_ranges: false,
            spc_rules: SpcRules::MakingDataCount,
            baseline_points: None,
            season: true,
        }
    }
}

/// Everything a scorecard is made of, references already resolved to positions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// What the file says about itself.
    pub header: Header,
    /// The Integrated Care System.
    pub system: Option<AreaId>,
    /// The nation it is compared with.
    pub national: Option<AreaId>,
    /// Areas, in the order of the file.
    pub areas: Vec<Area>,
    /// Settings.
    pub methods: Methods,
    /// Outlines.
    pub boundaries: Vec<Boundary>,
    /// Ways to group indicators.
    pub groupings: Vec<Grouping>,
    /// Indicators, in the order of the file.
    pub indicators: Vec<Indicator>,
    /// Groups that figures are broken down by, in order of first appearance.
    pub breakdowns: Vec<Breakdown>,
    /// Observations, in any order.
    pub series: Vec<Series>,
    /// National spreads.
    pub spreads: Vec<Spread>,
    pub priorities: Vec<Priority>,
    pub interventions: Vec<Intervention>,
    pub commentary: Vec<Comment>,
    pub views: Vec<SavedView>,
    /// What was decided to be done.
    pub actions: Vec<Action>,
    /// Published lists of outcomes.
    pub frameworks: Vec<Framework>,
    /// The publisher's list of national priorities.
    pub national_list: Option<NationalList>,
    /// Who signed this edition off.
    pub approved: Option<Approval>,
    /// What the columns of imported tables hold: by the names of a table's columns in one text, then by column.
    pub tables: Vec<(String, Vec<(String, Role)>)>,
    /// What was answered in imports about things that no file says, by what was asked.
    pub answers: Vec<(String, String)>,
}

/// Why parts do not make a scorecard. The file reader finds these first and says where; this is the last guard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inconsistent(pub String);

impl std::fmt::Display for Inconsistent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Inconsistent {}

/// What the series are sorted by.
pub(super) fn key(series: &Series) -> (IndicatorId, Option<BreakdownId>, AreaId) {
    (series.indicator, series.breakdown, series.area)
}

/// The places that still exist and do not lie in another system than this one, or in another nation. Parents lead to the top, and areas may be nested to any
/// depth, so that no way up is gone twice.
fn places_of(areas: &[Area], system: AreaId, national: AreaId) -> Vec<AreaId> {
    let mut above: Vec<Option<Option<AreaId>>> = vec![None; areas.len()];
    let mut path = Vec::new();
    for at in 0..areas.len() {
        let mut next = Some(AreaId::at(at));
        let found = loop {
            let Some(area) = next else { break None };
            if let Some(known) = above[area.index()] {
                break known;
            }
            path.push(area);
            match areas[area.index()].kind {
                AreaKind::System => break Some(area),
                AreaKind::Nation if area != national => break Some(area),
                _ => {}
            }
            next = areas[area.index()].parent;
        };
        for area in path.drain(..) {
            above[area.index()] = Some(found);
        }
    }
    let is_own = |at: &usize| above[*at].flatten().is_none_or(|of| of == system);
    let is_place = |at: &usize| areas[*at].kind == AreaKind::Place;
    // What another place took over from is no place any more.
    let places = areas.iter().filter(|area| area.kind == AreaKind::Place);
    let ended: HashSet<&str> = places.flat_map(|area| &area.succeeds).map(|it| it.code.as_str()).collect();
    let is_there = |at: &usize| !ended.contains(areas[*at].code.as_str());
    (0..areas.len()).filter(is_place).filter(is_own).filter(is_there).map(AreaId::at).collect()
}

/// What values are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// What one of the kinds of benchmark is for each of them.
    Benchmark(Benchmark),
    /// One area for all of them.
    Area(AreaId),
}

/// A balanced scorecard: areas, indicators, observations, priorities, interventions. A copy of it shares what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    pub(super) held: Arc<Held>,
    against: Against,
}

/// What a scorecard holds, however it is looked at.
#[derive(Debug, PartialEq)]
pub(super) struct Held {
    /// With the series sorted by [`key`].
    pub(super) parts: Parts,
    pub(super) derived: Derivations,
    system: AreaId,
    national: AreaId,
    places: Vec<AreaId>,
    withheld: usize,
    area_by_code: HashMap<String, AreaId>,
    indicator_by_id: HashMap<String, IndicatorId>,
}

fn of_indicator(series: &[Series], indicator: IndicatorId) -> &[Series] {
    let from = series.partition_point(|series| series.indicator < indicator);
    let to = series.partition_point(|series| series.indicator <= indicator);
    &series[from..to]
}

impl Scorecard {
    /// Puts the parts together. Control characters in their texts become spaces, so that whoever shows a name need not
    /// think of them.
    ///
    /// # Errors
    /// When a reference leads nowhere, a column has the wrong length, periods are not ascending, parents form a
    /// circle, or an id or a series stands twice.
    pub fn new(mut parts: Parts) -> Result<Self, Inconsistent> {
        super::invariants::check(&parts)?;
        parts.make_safe_to_show();
        parts.series.sort_unstable_by_key(key);
        if parts.series.windows(2).any(|pair| key(&pair[0]) == key(&pair[1])) {
            return Err(Inconsistent("one series is given more than once".to_owned()));
        }
        let codes = parts.areas.iter().enumerate();
        let area_by_code = codes.map(|(at, area)| (area.code.clone(), AreaId::at(at))).collect();
        let ids = parts.indicators.iter().enumerate();
        let indicator_by_id = ids.map(|(at, i)| (i.id.clone(), IndicatorId::at(at))).collect();
        let missing = |what: &str| Inconsistent(format!("the scorecard names no {what}"));
        let system = parts.system.ok_or_else(|| missing("system"))?;
        let national = parts.national.ok_or_else(|| missing("nation"))?;
        let places = places_of(&parts.areas, system, national);
        let against = Against::Benchmark(parts.methods.benchmark);
        let derived = derived::derive(&parts);
        footprint::count_residents(&mut parts.areas);
        let withheld = parts.series.iter().map(Series::count_withheld).sum();
        let held = Held { parts, derived, system, national, places, withheld, area_by_code, indicator_by_id };
        let held = Arc::new(held);
        Ok(Self { held, against })
    }

    /// The same scorecard compared with something else than its file says: a way of looking, which is not kept.
    #[must_use]
    pub fn compared_with(&self, against: Against) -> Self {
        Self { held: Arc::clone(&self.held), against }
    }

    /// What values are compared with.
    pub fn against(&self) -> Against {
        self.against
    }

    /// What the file says about itself.
    pub fn header(&self) -> &Header {
        &self.held.parts.header
    }

    /// Settings kept in the file.
    pub fn methods(&self) -> &Methods {
        &self.held.parts.methods
    }

    /// What the columns of imported tables hold: by the names of a table's columns in one text, then by column.
    pub fn tables(&self) -> &[(String, Vec<(String, Role)>)] {
        &self.held.parts.tables
    }

    /// What was answered in imports about things that no file says, by what was asked.
    pub fn import_answers(&self) -> &[(String, String)] {
        &self.held.parts.answers
    }

    /// The Integrated Care System.
    pub fn system(&self) -> AreaId {
        self.held.system
    }

    /// The nation.
    pub fn national(&self) -> AreaId {
        self.held.national
    }

    /// One area.
    pub fn area(&self, id: AreaId) -> &Area {
        &self.held.parts.areas[id.index()]
    }

    /// All areas with their ids, in the order of the file.
    pub fn areas(&self) -> impl Iterator<Item = (AreaId, &Area)> {
        self.held.parts.areas.iter().enumerate().map(|(at, area)| (AreaId::at(at), area))
    }

    /// The area with this code.
    pub fn area_by_code(&self, code: &str) -> Option<AreaId> {
        self.held.area_by_code.get(code).copied()
    }

    /// Areas of one kind, in the order of the file.
    pub fn areas_of_kind(&self, kind: AreaKind) -> impl Iterator<Item = AreaId> + '_ {
        self.areas().filter(move |(_, area)| area.kind == kind).map(|(id, _)| id)
    }

    /// The places of the system, in the order of the file: all but those that lie in another system or nation.
    pub fn places(&self) -> impl Iterator<Item = AreaId> + '_ {
        self.held.places.iter().copied()
    }

    /// An area and those it lies in, the nearest first.
    pub fn upwards(&self, area: AreaId) -> impl Iterator<Item = AreaId> + '_ {
        std::iter::successors(Some(area), |area| self.area(*area).parent)
    }

    /// The area itself where it is a place, or the nearest above it that is one.
    pub fn place_of(&self, area: AreaId) -> Option<AreaId> {
        self.upwards(area).find(|area| self.area(*area).kind == AreaKind::Place)
    }

    /// The areas directly within `parent`.
    pub fn children(&self, parent: AreaId) -> impl Iterator<Item = AreaId> + '_ {
        self.areas().filter(move |(_, area)| area.parent == Some(parent)).map(|(id, _)| id)
    }

    /// One indicator.
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.held.parts.indicators[id.index()]
    }

    /// All indicators with their ids, in the order of the file.
    pub fn indicators(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        self.held.parts.indicators.iter().enumerate().map(|(at, indicator)| (IndicatorId::at(at), indicator))
    }

    /// The indicator with this id.
    pub fn indicator_by_id(&self, id: &str) -> Option<IndicatorId> {
        self.held.indicator_by_id.get(id).copied()
    }

    /// One breakdown.
    pub fn breakdown(&self, id: BreakdownId) -> &Breakdown {
        &self.held.parts.breakdowns[id.index()]
    }

    /// Every breakdown, in the order of the file.
    pub fn breakdowns(&self) -> &[Breakdown] {
        &self.held.parts.breakdowns
    }

    /// All series, sorted by indicator, breakdown (whole population first) and area: those of the file, and those that areas
    /// have from others, see [`Self::derived`].
    pub fn all_series(&self) -> &[Series] {
        let derived = &self.held.derived.series;
        if derived.is_empty() { &self.held.parts.series } else { derived }
    }

    /// The series that the file gives, in the same order.
    pub fn given_series(&self) -> &[Series] {
        &self.held.parts.series
    }

    /// How many figures were withheld when the file was copied.
    pub fn withheld(&self) -> usize {
        self.held.withheld
    }

    /// The series of one indicator, sorted by breakdown (whole population first) and area.
    pub fn series_of(&self, indicator: IndicatorId) -> &[Series] {
        of_indicator(self.all_series(), indicator)
    }

    /// The series of one indicator that the file gives, in the same order.
    pub fn given_series_of(&self, indicator: IndicatorId) -> &[Series] {
        of_indicator(self.given_series(), indicator)
    }

    /// The series of one indicator, breakdown and area.
    pub fn series(
        &self,
        indicator: IndicatorId,
        breakdown: Option<BreakdownId>,
        area: AreaId,
    ) -> Option<&Series> {
        let all = self.all_series();
        let at = all.binary_search_by_key(&(indicator, breakdown, area), key).ok()?;
        Some(&all[at])
    }

    /// The breakdowns that an indicator has figures for, in order of first appearance in the file.
    pub fn breakdowns_of(&self, indicator: IndicatorId) -> Vec<BreakdownId> {
        let mut found: Vec<BreakdownId> =
            self.series_of(indicator).iter().filter_map(|s| s.breakdown).collect();
        found.dedup();
        found
    }

    /// Ways to group indicators.
    pub fn groupings(&self) -> &[Grouping] {
        &self.held.parts.groupings
    }

    /// The national spreads.
    pub fn spreads(&self) -> &[Spread] {
        &self.held.parts.spreads
    }

    /// Outlines.
    pub fn boundaries(&self) -> &[Boundary] {
        &self.held.parts.boundaries
    }

    /// Priorities, in the order of the file.
    pub fn priorities(&self) -> impl Iterator<Item = (PriorityId, &Priority)> {
        self.held.parts.priorities.iter().enumerate().map(|(at, priority)| (PriorityId::at(at), priority))
    }

    /// One priority.
    pub fn priority(&self, id: PriorityId) -> &Priority {
        &self.held.parts.priorities[id.index()]
    }

    /// Interventions, in the order of the file.
    pub fn interventions(&self) -> impl Iterator<Item = (InterventionId, &Intervention)> {
        self.held.parts.interventions.iter().enumerate().map(|(at, tried)| (InterventionId::at(at), tried))
    }

    /// One intervention.
    pub fn intervention(&self, id: InterventionId) -> &Intervention {
        &self.held.parts.interventions[id.index()]
    }

    /// Commentary, in the order of the file.
    pub fn commentary(&self) -> &[Comment] {
        &self.held.parts.commentary
    }

    /// Saved views.
    pub fn views(&self) -> &[SavedView] {
        &self.held.parts.views
    }

    /// What was decided to be done, in the order of the file.
    pub fn actions(&self) -> &[Action] {
        &self.held.parts.actions
    }

    /// Published lists of outcomes.
    pub fn frameworks(&self) -> &[Framework] {
        &self.held.parts.frameworks
    }

    /// The publisher's list of national priorities.
    pub fn national_list(&self) -> Option<&NationalList> {
        self.held.parts.national_list.as_ref()
    }

    /// Who signed this edition off.
    pub fn approved(&self) -> Option<&Approval> {
        self.held.parts.approved.as_ref()
    }
}
