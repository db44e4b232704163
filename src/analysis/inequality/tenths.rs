//! The people of an area by tenths of deprivation, for a line over them: what a slope index sums up (METHODS, "Inequality").
//!
//! Neighbourhoods of one tenth are added up from their counts, with the interval of the sum; without counts their mean is
//! weighted by their people and has none. Groups of a breakdown are taken as they are.

use super::Neighbourhoods;
use super::gradient::{Gradient, Over};
use crate::analysis::deprivation::{self, leading_number};
use crate::analysis::statistics::CONFIDENCE_95;
use crate::analysis::{interval, sampling};
use crate::model::{
    AreaId, AreaKind, BreakdownId, IndicatorId, Observation, Period, Scope, Scorecard, Series,
};
use std::collections::BTreeMap;

/// Those of one tenth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tenth {
    /// 1, the most deprived, to 10.
    pub tenth: u8,
    pub value: f64,
    /// 95 % limits, where they can be had.
    pub limits: Option<(f64, f64)>,
    /// How many neighbourhoods were added up; `None` of a group of a breakdown.
    pub neighbourhoods: Option<usize>,
}

/// What a gradient of an area goes over, in its period, by the tenths of the nation; nothing where it goes over other groups than
/// ten of these. The nation's own tenths are asked for with its own gradient, or without one.
pub fn tenths(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    (period, gradient): (Period, Option<&Gradient>),
) -> Vec<Tenth> {
    match gradient.map(|gradient| gradient.over) {
        Some(Over::Neighbourhoods) => of_neighbourhoods(scorecard, indicator, area, period),
        _ => of_groups(scorecard, indicator, area, period),
    }
}

/// How many groups make tenths.
const TENTHS: usize = 10;

fn of_groups(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId, period: Period) -> Vec<Tenth> {
    let groups = deprivation::groups(scorecard, indicator, area);
    let nation = scorecard.area(area).kind == AreaKind::Nation;
    let number = |id: BreakdownId| {
        let about = scorecard.breakdown(id);
        let of_the_nation = about.scope == Some(Scope::National) || nation;
        let number = leading_number(&about.group).and_then(|number| u8::try_from(number).ok());
        number.filter(|_| of_the_nation && !about.groups_authorities())
    };
    let numbers: Vec<Option<u8>> = groups.iter().map(|&id| number(id)).collect();
    if groups.len() != TENTHS || (1..).zip(&numbers).any(|(wanted, number)| *number != Some(wanted)) {
        return Vec::new();
    }
    let about = scorecard.indicator(indicator);
    let tenth = |(tenth, id): (u8, BreakdownId)| {
        let series = scorecard.series(indicator, Some(id), area)?;
        let found = series.at(period)?;
        let limits = sampling::limits(about, series, found);
        Some(Tenth { tenth, value: found.value, limits, neighbourhoods: None })
    };
    (1..).zip(groups).filter_map(tenth).collect()
}

fn of_neighbourhoods(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    period: Period,
) -> Vec<Tenth> {
    let mut by_tenth: BTreeMap<u8, Vec<Member>> = BTreeMap::new();
    for &id in Neighbourhoods::of(scorecard).within(area) {
        let series = scorecard.series(indicator, None, id);
        let found = series.and_then(|series| Some((id, series, series.at(period)?)));
        if let Some((tenth, found)) = scorecard.area(id).deprivation_decile.zip(found) {
            by_tenth.entry(tenth).or_default().push(found);
        }
    }
    let tenth = |(tenth, mut members): (u8, Vec<Member>)| {
        // Added up in an order of their own, so that the order of the file cannot change the last bit.
        members.sort_by(|a, b| scorecard.area(a.0).code.cmp(&scorecard.area(b.0).code));
        let neighbourhoods = Some(members.len());
        let (value, limits) = together(scorecard, indicator, &members)?;
        Some(Tenth { tenth, value, limits, neighbourhoods })
    };
    by_tenth.into_iter().filter_map(tenth).collect()
}

/// Several neighbourhoods added up from their counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AddedUp {
    pub value: f64,
    /// 95 % limits.
    pub limits: (f64, f64),
    /// How many events, and of how many people.
    pub counts: (f64, f64),
}

/// Some neighbourhoods in one period together; `None` unless each of them has its counts, or where a sum of counts does not
/// make the value.
pub fn added_up(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    areas: &[AreaId],
    period: Period,
) -> Option<AddedUp> {
    let member = |&id: &AreaId| {
        let series = scorecard.series(indicator, None, id)?;
        Some((id, series, series.at(period)?))
    };
    let mut members = areas.iter().map(member).collect::<Option<Vec<Member>>>()?;
    members.sort_by(|a, b| scorecard.area(a.0).code.cmp(&scorecard.area(b.0).code));
    sum_of(scorecard, indicator, &members)
}

/// A neighbourhood with its figure.
type Member<'a> = (AreaId, &'a Series, Observation);

fn sum_of(scorecard: &Scorecard, indicator: IndicatorId, members: &[Member]) -> Option<AddedUp> {
    let about = scorecard.indicator(indicator);
    let sum = |of: &dyn Fn(&Member) -> Option<f64>| -> Option<f64> { members.iter().map(of).sum() };
    let events = sum(&|(_, series, found)| series.numerator(found.index))?;
    let people = sum(&|(_, series, found)| series.denominator(found.index))?;
    let limits = interval::of_counts(about, (events, people), CONFIDENCE_95).ok()?;
    let value = events / people * about.measure.per_or_percent()?;
    Some(AddedUp { value, limits: (limits.lower, limits.upper), counts: (events, people) })
}

/// Several neighbourhoods as one: their value with its limits, where it has some.
fn together(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    members: &[Member],
) -> Option<(f64, Option<(f64, f64)>)> {
    let about = scorecard.indicator(indicator);
    if let [(_, series, found)] = members {
        return Some((found.value, sampling::limits(about, series, *found)));
    }
    if let Some(sum) = sum_of(scorecard, indicator, members) {
        return Some((sum.value, Some(sum.limits)));
    }
    let denominators = members.iter().map(|(_, series, found)| series.denominator(found.index));
    let residents = members.iter().map(|(area, ..)| scorecard.area(*area).population);
    let weights = denominators.collect::<Option<Vec<f64>>>().or_else(|| residents.collect());
    let weights = weights.unwrap_or_else(|| vec![1.0; members.len()]);
    let whole: f64 = weights.iter().sum();
    let weighted = members.iter().zip(&weights).map(|((_, _, found), weight)| found.value * weight);
    (whole > 0.0).then(|| (weighted.sum::<f64>() / whole, None))
}

#[cfg(test)]
#[path = "tenths_tests.rs"]
mod tests;
