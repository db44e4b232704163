//! Scores by domain, such as a system's assessment of itself: what somebody awarded and nobody sampled.
//!
//! Nothing here is a test. A score without limits has no interval, so that no level and no difference of it is tested; what is
//! said is which domain is lowest and which has changed most. They come in one of two ways: as the groups of a breakdown
//! called `Domain`, or as indicators that have a group of a grouping to themselves. Scores of which the publisher gives
//! limits or counts are measured, as a mean of answers is, and are left to the other methods.

use crate::model::{
    AreaId, BreakdownId, Flag, GroupRef, IndicatorId, MeasureKind, Observation, Period, Scorecard, Series,
};

/// What a breakdown by domain is called.
const DOMAIN: &str = "domain";
/// Fewer domains are no profile.
const FEWEST: usize = 2;

/// The scores of one area, the lowest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    pub of: ScoresOf,
    pub domains: Vec<DomainScore>,
    /// The newest period that any domain has, and the one before it that any has.
    pub now: Period,
    pub before: Option<Period>,
}

/// What holds scores together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoresOf {
    /// One indicator, with its domains as groups.
    Indicator(IndicatorId),
    /// A group of a grouping, with an indicator for each domain.
    Group(GroupRef),
}

/// One domain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DomainScore {
    pub indicator: IndicatorId,
    /// The group that is the domain; `None` where the indicator is.
    pub breakdown: Option<BreakdownId>,
    pub latest: Observation,
    /// The score in the period before, where it can be compared.
    pub before: Option<f64>,
}

impl DomainScore {
    /// How far the score has moved since the period before.
    pub fn change(&self) -> Option<f64> {
        Some(self.latest.value - self.before?)
    }
}

impl Scores {
    /// The domains with the lowest of all scores.
    pub fn lowest(&self) -> impl Iterator<Item = &DomainScore> {
        let least = self.domains.first().map(|one| one.latest.value);
        self.domains.iter().filter(move |one| Some(one.latest.value) == least)
    }

    /// The ends of the scale, where the unit of all of them says the same one and no score lies outside it.
    pub fn scale(&self, scorecard: &Scorecard) -> Option<[f64; 2]> {
        let of = |one: &DomainScore| scale_of(&scorecard.indicator(one.indicator).measure.unit);
        let [low, high] = of(self.domains.first()?)?;
        let holds = |one: &DomainScore| {
            let mut values = [Some(one.latest.value), one.before].into_iter().flatten();
            of(one) == Some([low, high]) && values.all(|value| (low..=high).contains(&value))
        };
        self.domains.iter().all(holds).then_some([low, high])
    }

    /// The domains that have moved most since the period before, up or down; none where none has moved.
    pub fn most_changed(&self) -> impl Iterator<Item = &DomainScore> {
        let size = |one: &DomainScore| one.change().map(f64::abs).filter(|size| *size > 0.0);
        let most = self.domains.iter().filter_map(size).max_by(f64::total_cmp);
        self.domains.iter().filter(move |one| most.is_some() && size(one) == most)
    }
}

/// All scores by domain of an area, in the order of the file.
pub fn scores_by_domain(scorecard: &Scorecard, area: AreaId) -> Vec<Scores> {
    let mut found = Vec::new();
    let scored = |id: &IndicatorId| scorecard.indicator(*id).measure.kind == MeasureKind::Score;
    for id in scorecard.indicators().map(|(id, _)| id).filter(scored) {
        let is_domain =
            |group: &BreakdownId| scorecard.breakdown(*group).by.trim().eq_ignore_ascii_case(DOMAIN);
        let groups = scorecard.breakdowns_of(id).into_iter().filter(is_domain);
        let series: Vec<&Series> =
            groups.filter_map(|group| scorecard.series(id, Some(group), area)).collect();
        found.extend(scores(ScoresOf::Indicator(id), &series));
    }
    for (grouping, groups) in scorecard.groupings().iter().enumerate() {
        for group in 0..groups.groups.len() {
            let of = GroupRef { grouping, group };
            let members = scorecard.indicators().filter(|(_, about)| about.groups.contains(&of));
            let members: Vec<IndicatorId> = members.map(|(id, _)| id).collect();
            if !members.iter().all(scored) {
                continue;
            }
            let series: Vec<&Series> =
                members.iter().filter_map(|id| scorecard.series(*id, None, area)).collect();
            found.extend(scores(ScoresOf::Group(of), &series));
        }
    }
    found
}

/// The scores of these series; `None` where any of them is measured, or too few have a figure.
fn scores(of: ScoresOf, series: &[&Series]) -> Option<Scores> {
    if series.iter().any(|series| is_measured(series)) {
        return None;
    }
    let latest: Vec<(&Series, Observation)> =
        series.iter().filter_map(|series| Some((*series, series.latest()?))).collect();
    if latest.len() < FEWEST {
        return None;
    }
    let now = latest.iter().map(|(_, latest)| latest.period).max()?;
    let earlier =
        |series: &Series| series.observations().map(|one| one.period).filter(|one| *one < now).max();
    let before = latest.iter().filter_map(|(series, _)| earlier(series)).max();
    let mut domains: Vec<DomainScore> = latest
        .into_iter()
        .map(|(series, latest)| DomainScore {
            indicator: series.indicator,
            breakdown: series.breakdown,
            latest,
            before: before.and_then(|before| comparable(series, before, latest)),
        })
        .collect();
    domains.sort_by(|one, other| one.latest.value.total_cmp(&other.latest.value));
    Some(Scores { of, domains, now, before })
}

/// Whether the publisher gives limits or counts, as of a mean of answers.
fn is_measured(series: &Series) -> bool {
    (0..series.periods.len()).any(|at| {
        series.lower(at).or(series.upper(at)).or(series.numerator(at)).or(series.denominator(at)).is_some()
    })
}

/// The score of an earlier period, unless scoring changed since.
fn comparable(series: &Series, before: Period, latest: Observation) -> Option<f64> {
    let then = series.at(before).filter(|then| then.index < latest.index)?;
    let changed = (then.index + 1..=latest.index).any(|at| series.flag(at) == Some(Flag::Break));
    (!changed).then_some(then.value)
}

/// The scale of a unit such as `points out of 5`, `score, 1 to 4` or `level (0–10)`; `None` where it says none.
fn scale_of(unit: &str) -> Option<[f64; 2]> {
    let words: Vec<&str> = unit
        .split(|c: char| c.is_whitespace() || "(),;:".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &&str| word.parse::<f64>().ok().filter(|number| number.is_finite());
    let range = |low: f64, high: f64| (low < high).then_some([low, high]);
    let out_of = |three: &[&str]| match three {
        ["out", "of", most] => range(0.0, number(most)?),
        [least, "to", most] => range(number(least)?, number(most)?),
        _ => None,
    };
    let dashed = |word: &&str| {
        let (least, most) = word.split_once(['–', '-'])?;
        range(number(&least)?, number(&most)?)
    };
    words.windows(3).find_map(out_of).or_else(|| words.iter().find_map(dashed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::analysis::sample::{BOLTON, BURY, ENGLAND, Sample, flagged, from_2015, period};
    use crate::model::{Breakdown, Group, Grouping, Parts, Verdict};

    const SCORED: IndicatorId = IndicatorId(0);
    type Domains<'a> = [(&'a str, &'a [Option<f64>]); 3];

    const SCORES: Domains<'_> = [
        ("Leadership", &[Some(1.0), Some(3.0)]),
        ("Finance", &[Some(2.0), Some(1.0)]),
        ("Data", &[None, Some(1.0)]),
    ];

    /// Scores of Bury by the groups of a breakdown of this name.
    fn scored(by: &str) -> Parts {
        let mut parts = Sample::default().parts();
        parts.indicators[0].measure.kind = MeasureKind::Score;
        parts.breakdowns.clear();
        for (at, (domain, values)) in SCORES.into_iter().enumerate() {
            let (by, group) = (by.to_owned(), domain.to_owned());
            parts.breakdowns.push(Breakdown { by, group, ..Breakdown::default() });
            parts.series.push(Series { breakdown: Some(BreakdownId::at(at)), ..from_2015(values) });
        }
        parts
    }

    fn made(parts: Parts) -> Scorecard {
        Scorecard::new(parts).unwrap()
    }

    #[test]
    fn the_lowest_domain_comes_first_and_what_changed_most_is_known() {
        let scorecard = made(scored("Domain"));
        let [found] = scores_by_domain(&scorecard, BURY).try_into().unwrap();
        assert_eq!(found.of, ScoresOf::Indicator(SCORED));
        let name = |one: &DomainScore| scorecard.breakdown(one.breakdown.unwrap()).group.as_str();
        let told: Vec<_> =
            found.domains.iter().map(|one| (name(one), one.latest.value, one.change())).collect();
        assert_eq!(told[2], ("Leadership", 3.0, Some(2.0)));
        assert!(told.contains(&("Finance", 1.0, Some(-1.0))) && told.contains(&("Data", 1.0, None)));
        assert_eq!(found.lowest().count(), 2);
        assert_eq!(found.most_changed().map(name).collect::<Vec<_>>(), ["Leadership"]);
        assert_eq!(found.before, Some(period("2015")));
        assert!(scores_by_domain(&scorecard, BOLTON).is_empty(), "no figures, no scores");
    }

    #[test]
    fn nothing_of_a_score_without_limits_is_judged_by_a_test() {
        let mut parts = scored("Domain");
        parts.series.push(from_2015(&[Some(1.0), Some(3.0)]));
        parts.series.push(Series { area: ENGLAND, ..from_2015(&[Some(2.0), Some(2.0)]) });
        let scorecard = made(parts);
        let analysis = Analysis::of(&scorecard);
        for series in scorecard.all_series().iter().filter(|series| series.area == BURY) {
            let judgement = analysis.get(series.indicator, series.breakdown, series.area).unwrap();
            assert_eq!(judgement.benchmark.verdict, Verdict::NotCompared);
            assert!(judgement.benchmark.reason.is_some());
            assert_eq!(judgement.movement.by, None);
        }
    }

    #[test]
    fn other_breakdowns_measured_scores_and_a_changed_way_of_scoring_are_left_alone() {
        assert!(scores_by_domain(&made(scored("Sex")), BURY).is_empty());
        let mut measured = scored("domain");
        measured.series[0].change(|it| it.lower = vec![Some(0.5), Some(2.5)]);
        measured.series[0].change(|it| it.upper = vec![Some(1.5), Some(3.5)]);
        assert!(scores_by_domain(&made(measured), BURY).is_empty(), "the publisher gives limits");
        let mut anew = scored("Domain");
        anew.series[0] = flagged(anew.series[0].clone(), 1, Flag::Break);
        assert_eq!(scores_by_domain(&made(anew), BURY)[0].domains[2].change(), None);
    }

    #[test]
    fn indicators_that_have_a_group_to_themselves_are_domains_too() {
        let of = GroupRef { grouping: 0, group: 0 };
        let grouped = |kind| {
            let mut parts = Sample::default().with(BURY, from_2015(&[Some(2.0)])).parts();
            parts.indicators[0].measure.kind = MeasureKind::Score;
            parts.indicators[0].groups = vec![of];
            let mut second = parts.indicators[0].clone();
            (second.id, second.measure.kind) = ("second".to_owned(), kind);
            parts.indicators.push(second);
            parts.series.push(Series { indicator: IndicatorId::at(1), ..from_2015(&[Some(1.0)]) });
            let group = Group { id: "g".to_owned(), name: "Maturity".to_owned() };
            parts.groupings =
                vec![Grouping { id: "x".to_owned(), name: "X".to_owned(), groups: vec![group] }];
            scores_by_domain(&made(parts), BURY)
        };
        let found = grouped(MeasureKind::Score);
        assert_eq!((found[0].of, found[0].before), (ScoresOf::Group(of), None));
        assert_eq!(found[0].domains[0].indicator, IndicatorId::at(1));
        assert!(grouped(MeasureKind::Index).is_empty(), "not all of the group are scores");
    }

    #[test]
    fn a_scale_is_read_of_the_unit_and_never_made_up() {
        for (unit, scale) in [
            ("points out of 5", Some([0.0, 5.0])),
            ("score, 1 to 4", Some([1.0, 4.0])),
            ("level (0–10)", Some([0.0, 10.0])),
            ("maturity level 1-5", Some([1.0, 5.0])),
            ("", None),
            ("score", None),
            ("score, 4 to 1", None),
            ("out of hours", None),
            ("self-assessed score", None),
        ] {
            assert_eq!(scale_of(unit), scale, "{unit}");
        }
    }
}
