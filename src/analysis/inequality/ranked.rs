//! The people of an area in order of deprivation: its neighbourhoods, or the groups of a breakdown.

use super::dimensions::{self, Dimension};
use super::slope_index::{FEWEST_GROUPS, RankedGroup};
use super::{has_neighbourhood_figures, within};
use crate::analysis::sampling;
use crate::model::{
    AreaId, BreakdownId, Flag, Indicator, IndicatorId, Observation, Period, Scorecard, Series,
};
use std::cmp::Reverse;

/// Groups of people ready for a slope.
pub(super) struct Ranked {
    /// `neighbourhoods`, or the dimension of the breakdown.
    pub dimension: String,
    /// The period of every value.
    pub period: Period,
    /// From most to least deprived.
    pub groups: Vec<RankedGroup>,
    /// What to know about them: whole sentences.
    pub notes: Vec<String>,
}

/// The figures of one indicator, in one area, in one period or the latest.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub scorecard: &'a Scorecard,
    pub indicator: IndicatorId,
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
    fn about(&self) -> &'a Indicator {
        self.scorecard.indicator(self.indicator)
    }

    fn name(&self) -> &'a str {
        &self.scorecard.area(self.area).name
    }

    /// The period that is asked for, or the latest in which any of the series has a value.
    fn period_of<'s>(&self, series: impl Iterator<Item = &'s Series>) -> Option<Period> {
        self.period.or_else(|| series.filter_map(|series| series.latest().map(|o| o.period)).max())
    }

    /// The neighbourhoods of the area by their deprivation tenth; `None` where none has a figure at all.
    ///
    /// Neighbourhoods of one tenth are equally deprived, as far as the file knows, so they share a rank and no
    /// order among them can change the slope.
    pub(super) fn neighbourhoods(&self) -> Option<Result<Ranked, String>> {
        let scorecard = self.scorecard;
        if !has_neighbourhood_figures(scorecard, self.indicator) {
            return None;
        }
        let all = within(scorecard, self.area);
        let series = |area| scorecard.series(self.indicator, None, area);
        let period = self.period_of(all.iter().filter_map(|&area| series(area)))?;
        let mut members: Vec<(&str, Member)> = Vec::new();
        for &id in &all {
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
        members.sort_by(|a, b| (a.1.rank, a.0).cmp(&(b.1.rank, b.0)));
        let members: Vec<Member> = members.into_iter().map(|(_, member)| member).collect();
        let mut notes = Vec::new();
        if without > 0 {
            let of = all.len();
            notes.push(format!(
                "{without} of {of} neighbourhoods have no figure or no deprivation tenth and are left out."
            ));
        }
        let ranked = self.weigh("neighbourhoods", "neighbourhood", period, &members, notes);
        Some(ranked.and_then(|ranked| {
            if ranked.groups.chunk_by(|a, b| a.rank == b.rank).count() < FEWEST_GROUPS {
                return Err(format!(
                    "The neighbourhoods of {} lie in fewer than three tenths of deprivation.",
                    self.name()
                ));
            }
            Ok(ranked)
        }))
    }

    /// The groups of the finest deprivation breakdown that has figures here; one of people before one of whole
    /// authorities.
    pub(super) fn breakdown(&self) -> Result<Ranked, String> {
        let mut found = dimensions::of(self.scorecard, self.indicator, self.area);
        let figures = |dimension: &Dimension| {
            let series = || dimension.groups.iter().filter_map(|&id| self.series(id));
            let period = self.period_of(series());
            series().filter(|series| period.is_some_and(|period| series.at(period).is_some())).count()
        };
        found.retain(|dimension| figures(dimension) > 0);
        let people = |dimension: &Dimension| !dimensions::groups_authorities(&dimension.by);
        let best = found.iter().min_by_key(|d| (Reverse(figures(d)), Reverse(people(d)), &d.by));
        let Some(best) = best else {
            let name = self.name();
            return Err(match self.period {
                Some(period) => format!("{name} has no figures by deprivation for {period}."),
                None => format!("{name} has no figures by deprivation."),
            });
        };
        self.groups_of(best)
    }

    fn series(&self, group: BreakdownId) -> Option<&'a Series> {
        self.scorecard.series(self.indicator, Some(group), self.area)
    }

    fn groups_of(&self, dimension: &Dimension) -> Result<Ranked, String> {
        let series = || dimension.groups.iter().filter_map(|&id| Some((id, self.series(id)?)));
        let Some(period) = self.period_of(series().map(|(_, series)| series)) else {
            return Err(format!("{} has no figures by deprivation.", self.name()));
        };
        let mut members = Vec::new();
        let mut missing = Vec::new();
        for (rank, (id, series)) in series().enumerate() {
            match series.at(period) {
                Some(observation) => members.push(Member { rank, series, observation, residents: None }),
                None if nobody_in(series, period) => {}
                None => missing.push(self.scorecard.breakdown(id).group.as_str()),
            }
        }
        if !missing.is_empty() {
            let (name, groups) = (self.name(), missing.join(", "));
            return Err(format!(
                "{name} has no figure for {period} in group {groups}, and a slope needs every group."
            ));
        }
        let mut notes = Vec::new();
        let empty = dimension.groups.len() - members.len();
        if empty > 0 {
            let of = dimension.groups.len();
            notes.push(format!("{} has nobody in {empty} of the {of} groups.", self.name()));
        }
        self.weigh(&dimension.by, "group", period, &members, notes)
    }

    /// Gives each member its weight: the denominators where all are known, else the residents, else all the same.
    fn weigh(
        &self,
        dimension: &str,
        one: &str,
        period: Period,
        members: &[Member],
        mut notes: Vec<String>,
    ) -> Result<Ranked, String> {
        let denominators: Option<Vec<f64>> =
            members.iter().map(|member| member.series.denominator(member.observation.index)).collect();
        let residents = || members.iter().map(|member| member.residents).collect();
        let weights = denominators.or_else(residents).unwrap_or_else(|| {
            notes.push(format!("How many people each {one} has is not known, so all count the same."));
            vec![1.0; members.len()]
        });
        let about = self.about();
        let ranked = |(member, population): (&Member, f64)| RankedGroup {
            rank: member.rank,
            population,
            value: member.observation.value,
            limits: sampling::limits(about, member.series, member.observation),
        };
        let groups: Vec<RankedGroup> = members.iter().zip(weights).map(ranked).collect();
        let peopled: Vec<RankedGroup> =
            groups.iter().copied().filter(|group| group.population > 0.0).collect();
        if peopled.len() < FEWEST_GROUPS {
            let name = self.name();
            return Err(if groups.len() < FEWEST_GROUPS {
                format!("{name} has figures for fewer than three {one}s, which make no slope.")
            } else {
                format!("Fewer than three {one}s of {name} have anyone in them, so there is no slope.")
            });
        }
        Ok(Ranked { dimension: dimension.to_owned(), period, groups: peopled, notes })
    }
}

/// Whether a group has no figure because no one of this area belongs to it.
fn nobody_in(series: &Series, period: Period) -> bool {
    let Ok(index) = series.periods.binary_search(&period) else { return false };
    series.flag(index) == Some(Flag::NotApplicable) || series.denominator(index) == Some(0.0)
}
