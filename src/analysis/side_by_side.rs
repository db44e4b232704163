//! Two places beside each other, for one to question the other: every figure with the tested difference, and what either tried
//! that the other has not. They are of one file, or each of its own.

use super::Analysis;
use super::comparison::between;
use super::intervention::families;
use super::judgement::Comparison;
use super::two_files::{InBoth, Matched};
use crate::model::{AreaId, IndicatorId, InterventionId, Observation, Scorecard, Series, Verdict};

/// One of two places, with the file that it is of and its judgements.
#[derive(Clone, Copy, Debug)]
pub struct BesideSide<'a> {
    pub scorecard: &'a Scorecard,
    pub analysis: &'a Analysis,
    pub place: AreaId,
}

impl<'a> BesideSide<'a> {
    fn latest(&self, indicator: IndicatorId) -> Option<Observation> {
        self.analysis.get(indicator, None, self.place)?.latest
    }

    fn series(&self, indicator: IndicatorId) -> Option<&'a Series> {
        self.scorecard.series(indicator, None, self.place)
    }
}

/// One indicator in two places.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureBeside {
    /// The indicator in the file of each.
    pub indicators: InBoth,
    /// The figure of each for one period, else the latest of each.
    pub figures: [Option<Observation>; 2],
    /// The first against the second, by the difference of two intervals; `None` where one of them has no figure or the two
    /// cannot be compared.
    pub comparison: Option<Comparison>,
}

impl FigureBeside {
    /// Whether the difference was tested.
    pub fn is_tested(&self) -> bool {
        self.verdict() != Verdict::NotCompared
    }

    /// Whether a difference was found that also holds at 99.8 %.
    pub fn holds_at_998(&self) -> bool {
        self.comparison.as_ref().is_some_and(|comparison| comparison.holds_at_998)
    }

    /// How the first stands against the second.
    pub fn verdict(&self) -> Verdict {
        self.comparison.as_ref().map_or(Verdict::NotCompared, |comparison| comparison.verdict)
    }
}

/// Every matched indicator that either of two places has a figure of, in the order of the first file. The two figures are of one
/// period where that can be: that of the first’s latest, else that of the second’s.
pub fn figures_beside(matched: &Matched, [one, other]: [BesideSide<'_>; 2]) -> Vec<FigureBeside> {
    let of = |&[here, there]: &InBoth| {
        let latest = [one.latest(here), other.latest(there)];
        let series = [one.series(here), other.series(there)];
        let at = |side: usize, of: usize| series[side]?.at(latest[of]?.period);
        let both = (latest[0].zip(at(1, 0))).or_else(|| at(0, 1).zip(latest[1]));
        let comparison = both.zip(series[0].zip(series[1])).and_then(|(figures, series)| {
            let about = [one.scorecard.indicator(here), other.scorecard.indicator(there)];
            between([(about[0], series.0, figures.0), (about[1], series.1, figures.1)])
        });
        let figures = both.map_or(latest, |(one, other)| [Some(one), Some(other)]);
        let either = figures.iter().any(Option::is_some);
        either.then_some(FigureBeside { indicators: [here, there], figures, comparison })
    };
    matched.pairs.iter().filter_map(of).collect()
}

/// What two places tried: one of each family of interventions, by the place that tried it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TriedBeside {
    /// What both tried, by the intervention of the first and that of the second.
    pub both: Vec<[InterventionId; 2]>,
    /// What only the first tried, and only the second.
    pub only: [Vec<InterventionId>; 2],
}

/// A family of interventions that a place tried: which of them, and the programmes and titles of all of the family, those of what
/// was adopted from another place among them.
struct TriedThere {
    first: InterventionId,
    known_by: Vec<String>,
}

/// What two places tried, each in the order of its file. A place tried what names it or an area that it lies in; what is only
/// planned there was not tried yet. What goes by the same programme or title is one thing, in two files too.
pub fn tried_beside(sides: [BesideSide<'_>; 2]) -> TriedBeside {
    let [of_one, of_other] = sides.map(|side| tried_there(side.scorecard, side.place));
    let is_same =
        |one: &TriedThere, other: &TriedThere| one.known_by.iter().any(|name| other.known_by.contains(name));
    let mut found = TriedBeside::default();
    for one in &of_one {
        match of_other.iter().find(|other| is_same(one, other)) {
            Some(other) => found.both.push([one.first, other.first]),
            None => found.only[0].push(one.first),
        }
    }
    let alone = of_other.iter().filter(|other| !of_one.iter().any(|one| is_same(one, other)));
    found.only[1] = alone.map(|other| other.first).collect();
    found
}

fn tried_there(scorecard: &Scorecard, place: AreaId) -> Vec<TriedThere> {
    let families = families(scorecard);
    let tried = families.iter().filter_map(|family| {
        let first = family.members.iter().find(|(_, began)| began.contains(&place))?.0;
        let names = family.members.iter().flat_map(|(id, _)| {
            let tried = scorecard.intervention(*id);
            let programme = tried.programme.as_ref().map(|name| format!("programme {}", folded(name)));
            programme.into_iter().chain([format!("title {}", folded(&tried.title))])
        });
        Some(TriedThere { first, known_by: names.collect() })
    });
    tried.collect()
}

/// A name as it is compared: small and without spaces around it.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, BOLTON, BURY, ENGLAND, SYSTEM, Sample, series};
    use super::*;
    use crate::model::{AreaKind, Intervention, Parts};

    fn with_limits(area: AreaId, value: f64, label: &str) -> Series {
        let mut series = Series { area, ..series(&[(label, Some(value))]) };
        series.change(|it| it.lower = vec![Some(value - 1.0)]);
        series.change(|it| it.upper = vec![Some(value + 1.0)]);
        series
    }

    fn scorecard(series: Vec<Series>, interventions: Vec<Intervention>) -> Scorecard {
        let area = sample::area;
        Scorecard::new(Parts {
            system: Some(SYSTEM),
            national: Some(ENGLAND),
            areas: vec![
                area("E92000001", "England", AreaKind::Nation, None),
                area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
                area("E08000002", "Bury", AreaKind::Place, Some(SYSTEM)),
                area("E08000001", "Bolton", AreaKind::Place, Some(SYSTEM)),
            ],
            indicators: vec![Sample::default().indicator],
            series,
            interventions,
            ..Parts::default()
        })
        .unwrap()
    }

    fn sides<'a>(scorecard: &'a Scorecard, analysis: &'a Analysis) -> [BesideSide<'a>; 2] {
        [BURY, BOLTON].map(|place| BesideSide { scorecard, analysis, place })
    }

    fn beside(bury: f64, bolton: f64, label: &str) -> FigureBeside {
        let scorecard =
            scorecard(vec![with_limits(BURY, bury, "2023"), with_limits(BOLTON, bolton, label)], Vec::new());
        let analysis = Analysis::of(&scorecard);
        figures_beside(&Matched::within(&scorecard), sides(&scorecard, &analysis)).remove(0)
    }

    #[test]
    fn the_difference_is_tested_by_both_intervals_and_only_within_one_period() {
        // Each ± 1, so that about 1.41 is the reach.
        assert_eq!(beside(8.0, 9.0, "2023").verdict(), Verdict::Similar);
        assert_eq!(beside(8.0, 9.5, "2023").verdict(), Verdict::Better);
        assert_eq!(beside(9.5, 8.0, "2023").verdict(), Verdict::Worse);
        let earlier = beside(8.0, 12.0, "2022");
        assert!(!earlier.is_tested() && earlier.figures.iter().all(Option::is_some), "{earlier:?}");
    }

    #[test]
    fn where_one_has_newer_figures_both_are_seen_in_the_latest_period_of_the_other() {
        let of = |area, figures: &[(&str, Option<f64>)]| {
            let mut series = Series { area, ..series(figures) };
            let limits = |by: f64| figures.iter().map(|(_, value)| value.map(|it| it + by)).collect();
            series.change(|it| it.lower = limits(-1.0));
            series.change(|it| it.upper = limits(1.0));
            series
        };
        let (older, newer) = (Some(8.0), Some(12.0));
        for [of_bury, of_bolton] in [[Some(20.0), None], [None, Some(1.0)]] {
            let (bury, bolton) =
                ([("2022", older), ("2023", of_bury)], [("2022", newer), ("2023", of_bolton)]);
            let scorecard = scorecard(vec![of(BURY, &bury), of(BOLTON, &bolton)], Vec::new());
            let analysis = Analysis::of(&scorecard);
            let found = figures_beside(&Matched::within(&scorecard), sides(&scorecard, &analysis)).remove(0);
            assert_eq!(found.figures.map(|figure| figure.map(|it| it.value)), [older, newer]);
            assert_eq!(found.verdict(), Verdict::Better);
        }
    }

    #[test]
    fn what_both_tried_in_any_form_is_one_and_what_is_planned_was_not_tried() {
        let tried = |title: &str, areas: &[AreaId]| Intervention {
            id: title.to_lowercase(),
            title: title.to_owned(),
            areas: areas.to_vec(),
            ..Intervention::default()
        };
        let programme = |id: &str, areas: &[AreaId]| Intervention {
            programme: Some("walks".to_owned()),
            ..tried(id, areas)
        };
        let planned = Intervention { planned: vec![BOLTON], ..tried("Planned there", &[BURY]) };
        let scorecard = scorecard(
            Vec::new(),
            vec![
                programme("Walks of Bolton", &[BOLTON]),
                programme("Walks of Bury", &[BURY]),
                tried("Everywhere", &[SYSTEM]),
                planned,
                tried("Of Bolton", &[BOLTON]),
            ],
        );
        let id = InterventionId::at;
        assert_eq!(
            tried_beside(sides(&scorecard, &Analysis::default())),
            TriedBeside { both: vec![[id(1), id(0)], [id(2), id(2)]], only: [vec![id(3)], vec![id(4)]] }
        );
    }
}
