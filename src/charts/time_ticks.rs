//! The axis of time: every period along it, and which of them are written at even, natural steps.

use crate::model::Period;
use crate::words::date;
use egui::Rangef;

/// An axis is never longer than this many periods.
const LONGEST: usize = 4000;
/// More periods than this under one chart are read as noise.
const MOST_WRITTEN: usize = 10;
/// Years between two ticks; months and quarters go on with them after the parts of a year.
const YEARS: [i32; 7] = [1, 2, 5, 10, 20, 50, 100];

/// Every period that a chart reaches over, whether there is a figure for it or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeAxis {
    /// Oldest first, one step after the other.
    pub ticks: Vec<TimeTick>,
    /// Periods a year.
    pub per_year: i32,
    /// The period that what stands above the chart counts from, as the ticks count them: it is to be found on the axis.
    pub told: Option<i32>,
}

/// One period of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeTick {
    /// The middle of the period, a decimal year.
    pub x: f64,
    /// The period, counted in its own kind from the year 0.
    pub step: i32,
    /// The period in the one form that all of them are written in: `2014/15`, `Jan 2025`.
    pub label: String,
}

impl TimeAxis {
    /// From the first period until a decimal year.
    pub(crate) fn of(first: Option<&Period>, until: f64) -> Self {
        let Some(first) = first else { return Self::default() };
        let later = (0..).map_while(|step| first.later(step)).take(LONGEST);
        let ticks = later.take_while(|period| period.midpoint() <= until + 1e-6).map(|period| TimeTick {
            x: period.midpoint(),
            step: period.step(),
            label: date::period_on_axis(period),
        });
        Self { ticks: ticks.collect(), per_year: first.kind().per_year(), told: None }
    }

    /// With the period that a title counts from.
    pub(crate) fn telling(self, told: Option<Period>) -> Self {
        Self { told: told.map(Period::step), ..self }
    }

    /// The ticks that are written within these decimal years: as many as find room at one natural step, all years, every
    /// second, every fifth, Januaries, quarters. The period that a title counts from stands there whatever the step is, and the
    /// last and the first of all where there is room. Where two would not fit, the first and the last or the last alone.
    ///
    /// `room` is where the label of a tick stands.
    pub(super) fn written(
        &self,
        [first, last]: [f64; 2],
        room: impl Fn(&TimeTick) -> Rangef,
        gap: f32,
    ) -> Vec<(&TimeTick, Rangef)> {
        let from = self.ticks.partition_point(|tick| tick.x < first);
        let to = self.ticks.partition_point(|tick| tick.x <= last);
        let shown = &self.ticks[from..to.max(from)];
        let apart =
            |ticks: &[(&TimeTick, Rangef)]| ticks.windows(2).all(|pair| pair[0].1.max + gap <= pair[1].1.min);
        let parts: &[i32] = match self.per_year {
            12 => &[1, 3, 6],
            4 => &[1, 2],
            _ => &[],
        };
        let years = YEARS.iter().map(|years| years * self.per_year.max(1));
        let first_of_all = self.ticks.first().map_or(0, |tick| tick.step);
        let last_of_all = self.ticks.last().map(|tick| tick.step);
        for every in parts.iter().copied().chain(years) {
            // No second year is rounder than the other.
            let from = if every == 2 && self.per_year == 1 { first_of_all.rem_euclid(every) } else { 0 };
            let at = shown.iter().filter(|tick| tick.step.rem_euclid(every) == from);
            let count = at.clone().take(MOST_WRITTEN + 1).count();
            if count > MOST_WRITTEN {
                continue;
            }
            if count < 2 {
                break;
            }
            let mut found: Vec<_> = at.map(|tick| (tick, room(tick))).collect();
            if apart(&found) {
                let is_apart = |a: Rangef, b: Rangef| a.max + gap <= b.min || b.max + gap <= a.min;
                let told = shown.iter().find(|tick| Some(tick.step) == self.told);
                if let Some(told) = told.map(|tick| (tick, room(tick))) {
                    found.retain(|(_, other)| is_apart(*other, told.1));
                    found.push(told);
                }
                let first = shown.first().filter(|tick| tick.step == first_of_all);
                let last = shown.last().filter(|tick| Some(tick.step) == last_of_all);
                for end in [last, first].into_iter().flatten().map(|tick| (tick, room(tick))) {
                    if found.iter().all(|(_, other)| is_apart(*other, end.1)) {
                        found.push(end);
                    }
                }
                if found.len() < 2 {
                    // One alone would say little; its neighbours may come nearer then.
                    for end in [shown.last(), shown.first()].into_iter().flatten() {
                        let (end, close) = ((end, room(end)), gap / 2.0);
                        let is_near = |(_, other): &(&TimeTick, Rangef)| {
                            other.min < end.1.max + close && end.1.min < other.max + close
                        };
                        if !found.iter().any(is_near) {
                            found.push(end);
                        }
                    }
                }
                found.sort_by_key(|(tick, _)| tick.step);
                return found;
            }
        }
        let outer = [shown.first(), shown.last().filter(|_| shown.len() > 1)];
        let mut outer: Vec<_> = outer.into_iter().flatten().map(|tick| (tick, room(tick))).collect();
        if !apart(&outer) {
            outer.remove(0);
        }
        outer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PeriodKind;

    fn axis(kind: PeriodKind, first: &str, count: i32) -> TimeAxis {
        let first = Period::parse(kind, first).expect("a period");
        TimeAxis::of(Some(&first), first.later(count - 1).expect("a later one").midpoint())
    }

    /// What is written on an axis of so many points, each label as wide as this.
    fn written(axis: &TimeAxis, width: f64, label: f32) -> Vec<&str> {
        let (first, last) = (axis.ticks[0].x, axis.ticks[axis.ticks.len() - 1].x);
        let at = |tick: &TimeTick| ((tick.x - first) / (last - first).max(1e-9) * width) as f32;
        let room = |tick: &TimeTick| Rangef::point(at(tick)).expand(label / 2.0);
        axis.written([first, last], room, 12.0).into_iter().map(|(tick, _)| tick.label.as_str()).collect()
    }

    #[test]
    fn years_stand_at_every_one_every_second_or_every_fifth() {
        let years = axis(PeriodKind::AcademicYear, "2006/07", 18);
        assert_eq!(written(&years, 200.0, 44.0), ["2010/11", "2015/16", "2020/21"]);
        assert_eq!(
            written(&years, 600.0, 44.0),
            [
                "2006/07", "2008/09", "2010/11", "2012/13", "2014/15", "2016/17", "2018/19", "2020/21",
                "2022/23"
            ]
        );
        let few = axis(PeriodKind::Years, "2019-21", 4);
        assert_eq!(written(&few, 300.0, 44.0), ["2019-21", "2020-22", "2021-23", "2022-24"]);
    }

    #[test]
    fn the_year_that_a_title_counts_from_is_found_on_the_axis_and_the_first_where_there_is_room() {
        let years = axis(PeriodKind::AcademicYear, "2006/07", 18);
        let since = Period::parse(PeriodKind::AcademicYear, "2014/15").ok();
        assert_eq!(written(&years.clone().telling(since), 200.0, 44.0), ["2006/07", "2014/15", "2020/21"]);
        assert_eq!(written(&years, 260.0, 44.0), ["2006/07", "2010/11", "2015/16", "2020/21"]);
        let nine = axis(PeriodKind::AcademicYear, "2015/16", 9);
        assert_eq!(
            written(&nine, 300.0, 44.0),
            ["2015/16", "2017/18", "2019/20", "2021/22", "2023/24"],
            "every second year begins with the first"
        );
    }

    #[test]
    fn months_stand_at_quarters_or_januaries() {
        let months = axis(PeriodKind::Month, "2024-05", 15);
        assert_eq!(
            written(&months, 600.0, 52.0),
            ["May 2024", "Jul 2024", "Oct 2024", "Jan 2025", "Apr 2025", "Jul 2025"]
        );
        let long = axis(PeriodKind::Month, "2019-04", 72);
        assert_eq!(
            written(&long, 500.0, 52.0),
            ["Jan 2020", "Jan 2021", "Jan 2022", "Jan 2023", "Jan 2024", "Jan 2025"]
        );
        let quarters = axis(PeriodKind::Quarter, "2019 Q2", 20);
        assert_eq!(written(&quarters, 400.0, 52.0), ["2020 Q1", "2021 Q1", "2022 Q1", "2023 Q1", "2024 Q1"]);
    }

    #[test]
    fn without_room_for_two_the_outer_ones_stand_or_the_last() {
        let years = axis(PeriodKind::Year, "2021", 3);
        assert_eq!(written(&years, 60.0, 30.0), ["2021", "2023"]);
        assert_eq!(written(&years, 20.0, 30.0), ["2023"]);
        assert!(TimeAxis::default().written([0.0, 1.0], |_| Rangef::point(0.0), 1.0).is_empty());
    }
}
