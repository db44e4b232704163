//! The people of an area in order of deprivation: its neighbourhoods, or the groups of a breakdown.

use super::Ground;
use super::gradient::{GradientNote, GroupsMissing, NoGradient, Over};
use super::slope_index::{FEWEST_GROUPS, RankedGroup};
use crate::analysis::deprivation::Dimension;
use crate::analysis::sampling;
use crate::model::{AreaId, BreakdownId, Flag, Observation, Period, Series};

/// Groups of people ready for a slope.
pub(super) struct Ranked {
    /// What they are.
    pub over: Over,
    /// The period of every value.
    pub period: Period,
    /// From most to least deprived.
    pub groups: Vec<RankedGroup>,
    /// What to know about them.
    pub notes: Vec<GradientNote>,
}

/// What the people of an area are grouped into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Members {
    /// Neighbourhoods.
    Neighbourhoods,
    /// The groups of a breakdown.
    Groups,
}

/// The figures of one indicator, in one area, in one period or the latest.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub ground: &'a Ground<'a>,
    pub area: AreaId,
    pub period: Option<Period>,
}

/// One group or neighbourhood with a figure.
struct Member<'a> {
    rank: usize,
    series: &'a Series,
    observation: Observation,
    residents: Option<f64>,
}

impl<'a> Asked<'a> {
    /// The period that is asked for, or the latest in which any of the series has a value.
    fn period_of<'s>(&self, series: impl Iterator<Item = &'s Series>) -> Option<Period> {
        self.period.or_else(|| series.filter_map(|series| series.latest().map(|o| o.period)).max())
    }

    /// The neighbourhoods of the area by their deprivation tenth; `None` where none has a figure at all.
    ///
    /// Neighbourhoods of one tenth are equally deprived, as far as the file knows, so they share a rank and no
    /// order among them can change the slope.
    pub(super) fn neighbourhoods(&self) -> Option<Result<Ranked, NoGradient>> {
        let scorecard = self.ground.scorecard;
        let all = self.ground.neighbourhoods(self.area)?;
        let series = |area| scorecard.series(self.ground.indicator, None, area);
        let period = self.period_of(all.iter().filter_map(|&area| series(area)))?;
        let mut members: Vec<(&str, Member)> = Vec::new();
        for &id in all {
            let area = scorecard.area(id);
            let figure = series(id).and_then(|series| Some((series, series.at(period)?)));
            if let (Some((series, observation)), Some(decile)) = (figure, area.deprivation_decile) {
                let residents = area.population;
                let member = Member { rank: usize::from(decile), series, observation, residents };
                members.push((&area.code, member));
            }
        }
        let without = all.len() - members.len();
        if members.is_empty() && all.iter().filter_map(|&id| series(id)).all(|s| s.at(period).is_none()) {
            return None;
        }
        if members.is_empty() {
            return Some(Err(NoGradient::NoDeprivation(self.area)));
        }
        members.sort_by(|a, b| (a.1.rank, a.0).cmp(&(b.1.rank, b.0)));
        let members: Vec<Member> = members.into_iter().map(|(_, member)| member).collect();
        let left_out = GradientNote::LeftOut { without, of: all.len() };
        let notes = if without > 0 { vec![left_out] } else { Vec::new() };
        let ranked = self.weigh(Over::Neighbourhoods, period, &members, notes);
        Some(ranked.and_then(|ranked| {
            let tenths = ranked.groups.chunk_by(|a, b| a.rank == b.rank).count();
            if tenths < FEWEST_GROUPS { Err(NoGradient::FewTenths(self.area)) } else { Ok(ranked) }
        }))
    }

    /// The groups of the finest deprivation breakdown that has figures here.
    pub(super) fn breakdown(&self) -> Result<Ranked, NoGradient> {
        let finest = self.ground.groups.finest(self.area, self.period);
        let finest = finest.ok_or(NoGradient::NoFigures { area: self.area, period: self.period })?;
        self.groups_of(&finest)
    }

    /// The dimension that a slope went over; `None` for neighbourhoods.
    pub(super) fn dimension_of(&self, over: Over) -> Option<Dimension<'a>> {
        let Over::Groups(group) = over else { return None };
        let all = self.ground.groups.dimensions(self.area);
        all.into_iter().find(|dimension| dimension.groups.contains(&group))
    }

    /// The groups of this dimension, or the neighbourhoods, in the period that is asked for; `None` where these have no
    /// figures then.
    pub(super) fn over_again(&self, dimension: Option<&Dimension>) -> Option<Result<Ranked, NoGradient>> {
        dimension.map_or_else(|| self.neighbourhoods(), |dimension| Some(self.groups_of(dimension)))
    }

    /// The series of the groups of this dimension, or of the neighbourhoods.
    pub(super) fn members(&self, dimension: Option<&Dimension>) -> Vec<&'a Series> {
        let ground = self.ground;
        if let Some(dimension) = dimension {
            return dimension.groups.iter().filter_map(|&id| ground.groups.series(id, self.area)).collect();
        }
        let series = |&area: &AreaId| ground.scorecard.series(ground.indicator, None, area);
        ground.neighbourhoods(self.area).unwrap_or_default().iter().filter_map(series).collect()
    }

    fn groups_of(&self, dimension: &Dimension) -> Result<Ranked, NoGradient> {
        let of_group = |id: BreakdownId| self.ground.groups.series(id, self.area);
        let series = || dimension.groups.iter().filter_map(|&id| Some((id, of_group(id)?)));
        let period = self.period_of(series().map(|(_, series)| series));
        let (Some(period), Some(&first)) = (period, dimension.groups.first()) else {
            return Err(NoGradient::NoFigures { area: self.area, period: None });
        };
        let mut members = Vec::new();
        let mut missing = Vec::new();
        for (rank, (id, series)) in series().enumerate() {
            match series.at(period) {
                Some(observation) => members.push(Member { rank, series, observation, residents: None }),
                None if nobody_in(series, period) => {}
                None => missing.push(id),
            }
        }
        if !missing.is_empty() {
            let missing = GroupsMissing { area: self.area, period, groups: missing };
            return Err(NoGradient::GroupsMissing(Box::new(missing)));
        }
        let (of, empty) = (dimension.groups.len(), dimension.groups.len() - members.len());
        let nobody = GradientNote::NobodyIn { area: self.area, empty, of };
        let notes = if empty > 0 { vec![nobody] } else { Vec::new() };
        self.weigh(Over::Groups(first), period, &members, notes)
    }

    /// Gives each member its weight: the denominators where all are known, else the residents, else all the same.
    fn weigh(
        &self,
        over: Over,
        period: Period,
        members: &[Member],
        mut notes: Vec<GradientNote>,
    ) -> Result<Ranked, NoGradient> {
        let kind = match over {
            Over::Neighbourhoods => Members::Neighbourhoods,
            Over::Groups(_) => Members::Groups,
        };
        let denominators: Option<Vec<f64>> =
            members.iter().map(|member| member.series.denominator(member.observation.index)).collect();
        let residents = || members.iter().map(|member| member.residents).collect();
        let weights = denominators.or_else(residents).unwrap_or_else(|| {
            notes.push(GradientNote::PeopleNotKnown(kind));
            vec![1.0; members.len()]
        });
        let about = self.ground.scorecard.indicator(self.ground.indicator);
        let ranked = |(member, population): (&Member, f64)| RankedGroup {
            rank: member.rank,
            population,
            value: member.observation.value,
            limits: sampling::limits(about, member.series, member.observation),
        };
        let with_people = |group: &RankedGroup| group.population > 0.0;
        let groups: Vec<RankedGroup> = members.iter().zip(weights).map(ranked).filter(with_people).collect();
        if members.len() < FEWEST_GROUPS {
            return Err(NoGradient::FewFigures(self.area, kind));
        }
        if groups.len() < FEWEST_GROUPS {
            return Err(NoGradient::FewPeople(self.area, kind));
        }
        Ok(Ranked { over, period, groups, notes })
    }
}

/// Whether a group has no figure because no one of this area belongs to it.
fn nobody_in(series: &Series, period: Period) -> bool {
    let Ok(index) = series.periods.binary_search(&period) else { return false };
    series.flag(index) == Some(Flag::NotApplicable) || series.denominator(index) == Some(0.0)
}
