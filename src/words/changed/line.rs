//! One change as it is told, and what it is about, so that a reader can be led to it.

use super::Told;
use crate::analysis::InBoth;
use crate::analysis::changed::Way;
use crate::model::{AreaId, BreakdownId, IndicatorId, InterventionId, PriorityId};

/// One change, a sentence or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLine {
    pub text: String,
    pub way: Way,
    /// What it is about, in the older and in the newer edition; `None` where an edition has it not, or shows it nowhere.
    pub about: [Option<About>; 2],
}

/// What a change is about, in one edition. Actions, comments and views are named by their positions in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The figures of an indicator in an area, of everyone or of a group of people.
    Figures(IndicatorId, Option<BreakdownId>, AreaId),
    /// Its figures for the neighbourhoods of an area.
    Neighbourhoods(IndicatorId, AreaId),
    Indicator(IndicatorId),
    Area(AreaId),
    Priority(PriorityId),
    /// The list of priorities, with what the file has of published lists.
    Priorities,
    Intervention(InterventionId),
    Interventions,
    Action(usize),
    Comment(usize),
    View(usize),
    /// The table of places and indicators.
    Scorecard,
    Methods,
}

impl About {
    /// The indicator of figures, or the one that it is.
    pub fn indicator(self) -> Option<IndicatorId> {
        match self {
            Self::Figures(id, ..) | Self::Neighbourhoods(id, _) | Self::Indicator(id) => Some(id),
            _ => None,
        }
    }
}

impl ChangedLine {
    /// One that leads nowhere.
    pub(super) fn plain(text: String) -> Self {
        Self::of(text, [None, None])
    }

    pub(super) fn of(text: String, about: [Option<About>; 2]) -> Self {
        Self { text, way: Way::Neither, about }
    }

    /// One about the same in both editions.
    pub(super) fn both(text: String, about: About) -> Self {
        Self::of(text, [Some(about); 2])
    }

    /// One about what the edition at this position alone has.
    pub(super) fn at(text: String, at: usize, about: About) -> Self {
        let mut found = Self::plain(text);
        found.about[at] = Some(about);
        found
    }
}

impl Told<'_> {
    /// The figures of an indicator in an area of both editions; the group of people is of the newer.
    pub(super) fn figures_of(
        &self,
        indicators: InBoth,
        group: Option<BreakdownId>,
        areas: [AreaId; 2],
    ) -> [Option<About>; 2] {
        [0, 1].map(|at| match group {
            None => Some(About::Figures(indicators[at], None, areas[at])),
            Some(group) => Some(About::Figures(indicators[at], Some(self.group_at(at, group)?), areas[at])),
        })
    }

    /// A group of people of the newer edition in the one at this position.
    pub(super) fn group_at(&self, at: usize, group: BreakdownId) -> Option<BreakdownId> {
        let is = self.files[1].breakdown(group);
        let is_it = |it: &crate::model::Breakdown| (&it.by, &it.group) == (&is.by, &is.group);
        match at {
            1 => Some(group),
            _ => Some(BreakdownId::at(self.files[at].breakdowns().iter().position(is_it)?)),
        }
    }

    /// What became of figures of the older edition, which may have gone with what they are of.
    pub(super) fn figures_of_older(
        &self,
        (indicator, group, area): (IndicatorId, Option<BreakdownId>, AreaId),
    ) -> [Option<About>; 2] {
        let [older, newer] = self.files;
        let there = || {
            let indicator = newer.indicator_by_id(&older.indicator(indicator).id)?;
            let area = newer.area_by_code(&older.area(area).code)?;
            let was = group.map(|id| older.breakdown(id));
            let is = was.map(|was| {
                newer.breakdowns().iter().position(|is| (&is.by, &is.group) == (&was.by, &was.group))
            });
            let group = match is {
                None => None,
                Some(at) => Some(BreakdownId::at(at?)),
            };
            Some(About::Figures(indicator, group, area))
        };
        [Some(About::Figures(indicator, group, area)), there()]
    }
}
