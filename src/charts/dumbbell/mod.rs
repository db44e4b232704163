//! Groups by deprivation in a place and in the nation, as two dots on a line each, held against the nation's average.

mod draw;

use super::ticks::{self, on_axis};
use crate::analysis::deprivation::coarsest;
use crate::model::{AreaId, BreakdownId, IndicatorId, Period, Scope, Scorecard};
use crate::words::{
    date, deprived_answer, number, possessive, sentence_case, short_group_name, source_line, unit_line,
};

pub use draw::dumbbell;

/// Of more groups than these only the ends are shown.
const MOST_GROUPS: usize = 3;

/// A dumbbell chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Dumbbell {
    /// The question, answered.
    pub title: String,
    /// What is so in the nation, where it has the same groups.
    pub beside: Option<String>,
    /// Unit, period, and that nothing is tested.
    pub subtitle: String,
    /// Names of the place and of the nation.
    pub names: [String; 2],
    /// The groups from the most deprived, then everyone.
    pub rows: Vec<DumbbellRow>,
    /// The nation's average and its name: `England’s average 100`.
    pub average: (f64, String),
    /// How many decimals the figures are written with.
    pub decimals: usize,
    /// Where the figures are from.
    pub source: String,
    /// What stands below it: the unit and the publisher.
    pub foot: String,
    /// The chart in words.
    pub summary: String,
}

/// One group.
#[derive(Clone, Debug, PartialEq)]
pub struct DumbbellRow {
    /// Who.
    pub label: String,
    /// The place's value and the nation's, each as it is written too.
    pub dots: [Option<(f64, String)>; 2],
}

impl Dumbbell {
    /// The lowest and the highest value shown.
    fn range(&self) -> [f64; 2] {
        let dots = self.rows.iter().flat_map(|row| row.dots.iter().flatten().map(|dot| dot.0));
        let nothing = [f64::INFINITY, f64::NEG_INFINITY];
        let all = dots.chain([self.average.0]).filter_map(on_axis);
        let ends = all.fold(nothing, |[low, high], value| [low.min(value), high.max(value)]);
        ticks::wide_enough(ends, self.decimals)
    }

    /// What it says line by line.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone()];
        said.extend(self.beside.clone());
        said.extend([self.subtitle.clone(), self.summary.clone()]);
        said.push(self.source.clone());
        said
    }
}

/// The groups of a place that the file has for an indicator, beside the same groups of the nation where the file says that
/// they are these, and everyone; `None` without groups, or without the nation's average.
pub fn dumbbell_chart(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Option<Dumbbell> {
    let about = scorecard.indicator(indicator);
    let mut groups = coarsest(scorecard, indicator, area);
    if groups.len() > MOST_GROUPS {
        groups = vec![*groups.first()?, *groups.last()?];
    }
    let most_deprived = *groups.first()?;
    let period = scorecard.series(indicator, Some(most_deprived), area)?.latest()?.period;
    let nation = scorecard.national();
    let value = |group, area| value_at(scorecard, indicator, group, area, period);
    let average = value(None, nation)?;
    let of_nation = |group: Option<BreakdownId>| {
        group.is_none_or(|id| scorecard.breakdown(id).scope == Some(Scope::National)) && area != nation
    };
    let shown = groups.iter().copied().map(Some).chain([None]);
    let values: Vec<(Option<BreakdownId>, [Option<f64>; 2])> = shown
        .map(|group| (group, [value(group, area), value(group, nation).filter(|_| of_nation(group))]))
        .filter(|(_, [own, _])| own.is_some())
        .collect();
    let largest = values
        .iter()
        .flat_map(|(_, pair)| pair.iter().flatten())
        .fold(0.0, |most: f64, value| most.max(value.abs()));
    let decimals = number::decimals(about, largest);
    let written = |value: f64| number::signed_by_unit(about, number::fixed(value, decimals));
    let rows: Vec<DumbbellRow> = values
        .iter()
        .map(|(group, pair)| DumbbellRow {
            label: group.map_or_else(
                || "Everyone".to_owned(),
                |id| sentence_case(&short_group_name(scorecard.breakdown(id))),
            ),
            dots: pair.map(|value| value.map(|value| (value, written(value)))),
        })
        .collect();
    let (_, [own, there]) = *values.first()?;
    let (title, beside) = deprived_answer(scorecard, about, [own?, average], there);
    let names = [area, nation].map(|area| scorecard.area(area).name.clone());
    let told = rows.iter().map(|row| {
        let dots =
            names.iter().zip(&row.dots).filter_map(|(name, dot)| Some(format!("{name} {}", dot.as_ref()?.1)));
        format!("{}: {}", row.label, dots.collect::<Vec<_>>().join(", "))
    });
    let average = (average, format!("{} average {}", possessive(&names[1]), written(average)));
    let summary = format!("{}; {}", told.collect::<Vec<_>>().join("; "), average.1);
    let subtitle = format!("{}, {}; not tested", unit_line(about), date::period_in_words(period));
    let source = source_line(about, period, period);
    let publisher = source.split(" · ").next().unwrap_or_default();
    let foot = format!("{subtitle} · {}", publisher.trim_start_matches("Source: "));
    Some(Dumbbell { title, beside, subtitle, names, rows, average, decimals, source, foot, summary })
}

fn value_at(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    group: Option<BreakdownId>,
    area: AreaId,
    period: Period,
) -> Option<f64> {
    scorecard.series(indicator, group, area)?.at(period).map(|at| at.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Against, Benchmark};
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

    /// With groups of the nation, or groups that the file does not say so of.
    pub(super) fn scorecard(scope: Option<Scope>) -> Scorecard {
        let (sample, last) = Sample::new().with_breakdown("Deprivation (Core20)", "Other 80%");
        let (mut sample, first) = sample.with_breakdown("Deprivation (Core20)", "Most deprived 20%");
        let value = |group, area, value| sample::series(SUSPENSIONS, group, area, &[Some(value)]);
        for breakdown in &mut sample.parts.breakdowns {
            breakdown.scope = scope;
        }
        sample
            .with_series(value(None, ENGLAND, 100.0))
            .with_series(value(None, BURY, 98.0))
            .with_series(value(Some(first), BURY, 118.0))
            .with_series(value(Some(last), BURY, 91.0))
            .with_series(value(Some(first), ENGLAND, 128.0))
            .build()
    }

    #[test]
    fn the_question_is_answered_against_the_average_and_the_nation_stands_beside_it() {
        let chart = dumbbell_chart(&scorecard(Some(Scope::National)), SUSPENSIONS, BURY).unwrap();
        assert_eq!(chart.title, "Deprived neighbourhoods: suspensions 18% above England’s average");
        assert_eq!(chart.beside.as_deref(), Some("In England’s deprived neighbourhoods 28% above"));
        assert_eq!(
            chart.summary,
            "Most deprived 20%: Bury 118.0, England 128.0; Other 80%: Bury 91.0; Everyone: Bury 98.0, England 100.0; \
             England’s average 100.0"
        );
        assert!(chart.subtitle.ends_with("; not tested"));
    }

    #[test]
    fn it_is_against_the_nation_whatever_else_is_compared_with_and_says_why() {
        let system = Against::Benchmark(Benchmark::System);
        let chart = dumbbell_chart(&scorecard(None).compared_with(system), SUSPENSIONS, BURY).unwrap();
        let why = "Always against England, one measure for the neighbourhoods of every place";
        assert_eq!(chart.beside.as_deref(), Some(why));
    }

    #[test]
    fn groups_of_its_own_are_not_set_beside_the_nations() {
        let chart = dumbbell_chart(&scorecard(None), SUSPENSIONS, BURY).unwrap();
        assert_eq!(chart.beside, None);
        assert!(chart.rows[..2].iter().all(|row| row.dots[1].is_none()));
    }

    #[test]
    fn without_groups_there_is_no_chart() {
        assert_eq!(dumbbell_chart(&sample::suspensions().build(), SUSPENSIONS, BURY), None);
    }
}
