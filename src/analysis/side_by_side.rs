//! Two places beside each other, for one to question the other: every figure with the tested difference, and what either tried
//! that the other has not.

use super::intervention::families;
use super::judgement::Comparison;
use super::{Analysis, beside_area};
use crate::model::{AreaId, IndicatorId, InterventionId, Observation, Scorecard, Verdict};

/// One indicator in two places.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureBeside {
    pub indicator: IndicatorId,
    /// The figure of the first place, and of the second for the same period; where it has none for that, its latest.
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

    /// How the first stands against the second.
    pub fn verdict(&self) -> Verdict {
        self.comparison.as_ref().map_or(Verdict::NotCompared, |comparison| comparison.verdict)
    }
}

/// Every indicator that either of two places has a figure of, in the order of the file.
pub fn figures_beside(
    scorecard: &Scorecard,
    analysis: &Analysis,
    [one, other]: [AreaId; 2],
) -> Vec<FigureBeside> {
    let of = |(indicator, _): (IndicatorId, _)| {
        let judged = |area| analysis.get(indicator, None, area);
        let latest = judged(one).and_then(|judgement| judgement.latest);
        let series = scorecard.series(indicator, None, other);
        let same = latest.zip(series).and_then(|(latest, series)| series.at(latest.period));
        let there = same.or_else(|| judged(other)?.latest);
        (latest.is_some() || there.is_some()).then(|| FigureBeside {
            indicator,
            figures: [latest, there],
            comparison: same.and_then(|_| beside_area(scorecard, judged(one)?, other)),
        })
    };
    scorecard.indicators().filter_map(of).collect()
}

/// What two places tried: one of each family of interventions, by the place that tried it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TriedBeside {
    /// What both tried, by the intervention of the first and that of the second.
    pub both: Vec<[InterventionId; 2]>,
    /// What only the first tried, and only the second.
    pub only: [Vec<InterventionId>; 2],
}

/// What two places tried, in the order of the file. A place tried what names it or an area that it lies in; what is only planned
/// there was not tried yet.
pub fn tried_beside(scorecard: &Scorecard, places: [AreaId; 2]) -> TriedBeside {
    let mut found = TriedBeside::default();
    for family in families(scorecard) {
        let by = |place: AreaId| {
            let mut members = family.members.iter();
            members.find(|(_, began)| began.contains(&place)).map(|(id, _)| *id)
        };
        match places.map(by) {
            [Some(one), Some(other)] => found.both.push([one, other]),
            [Some(one), None] => found.only[0].push(one),
            [None, Some(other)] => found.only[1].push(other),
            [None, None] => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, BOLTON, BURY, ENGLAND, SYSTEM, Sample, series};
    use super::*;
    use crate::model::{AreaKind, Intervention, Parts, Series};

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

    fn beside(bury: f64, bolton: f64, label: &str) -> FigureBeside {
        let scorecard =
            scorecard(vec![with_limits(BURY, bury, "2023"), with_limits(BOLTON, bolton, label)], Vec::new());
        figures_beside(&scorecard, &Analysis::of(&scorecard), [BURY, BOLTON]).remove(0)
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
            tried_beside(&scorecard, [BURY, BOLTON]),
            TriedBeside { both: vec![[id(1), id(0)], [id(2), id(2)]], only: [vec![id(3)], vec![id(4)]] }
        );
    }
}
