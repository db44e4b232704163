//! How a priority stands in one place: in a few words, then a line for each of its indicators.

use super::date;
use super::headline::in_short;
use super::number;
use super::reason::name;
use super::target::{target_lines, target_meaning, target_standing};
use super::trend::{movement_word, tested_over};
use super::verdict::{benchmark_name, benchmark_words, verdict_against};
use super::wording::{count_in_words, latest_period, lower_first, sentence_case};
use crate::analysis::{
    Analysis, Gap, IndicatorStanding, Judgement, MovementVerdict, NoGap, NoLimits, NoMovement, NoTrend,
    PriorityStanding, Stand, TargetJudgement, TargetStatus,
};
use crate::model::{Aim, AreaId, Period, Scorecard};

/// So many counts stand in one sentence.
const COUNTS_IN_A_SENTENCE: usize = 3;

/// How a priority stands: of its single indicator target, level and movement; of several the counts. `1 of 3 getting better; 2
/// worse than England and steady. Targets: 1 off track`.
pub fn priority_status(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: &PriorityStanding,
) -> String {
    let aim = scorecard.priority(standing.priority).aim;
    let judged = |one: &IndicatorStanding| measured(analysis, place, one);
    match &standing.indicators[..] {
        [] => "No indicator is named yet".to_owned(),
        _ if !standing.is_measured() => format!("No figures for {} yet", name(scorecard, place)),
        [one] => judged(one).map(|judgement| own_status(scorecard, aim, judgement)).unwrap_or_default(),
        several => {
            let phrase = |one| match judged(one) {
                Some(judgement) if aim == Aim::Gap => gap_word(judgement).to_owned(),
                Some(judgement) => level_and_way(scorecard, one, judgement),
                None => "without figures here".to_owned(),
            };
            let target = |one| in_force(judged(one)?).map(|target| lower_first(&target_standing(target)));
            let targets = several.iter().filter_map(target).filter(|_| aim == Aim::Level);
            let told = counts(several.iter().map(phrase));
            let all = several.len();
            let mut told = match &told[..] {
                [(_, every)] if all == 2 => format!("Both {every}"),
                [(_, every)] => format!("All {} {every}", count_in_words(all)),
                _ => in_sentences(&told, |at| if at == 0 { format!(" of {all}") } else { String::new() }),
            };
            if aim == Aim::Gap {
                let benchmark = benchmark_words(scorecard, scorecard.methods().benchmark);
                told = format!("Gap to {benchmark}: {}", lower_first(&told));
            }
            let targets = counts(targets);
            if !targets.is_empty() {
                told = format!("{told}. Targets: {}", in_sentences(&targets, |_| String::new()));
            }
            told
        }
    }
}

/// One line, or a few, for each indicator of a priority that has a figure in the place: name, value and period; of several
/// indicators also how each stands; how far it is from its target. One line also for each without a figure.
pub fn priority_lines(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: &PriorityStanding,
) -> Vec<String> {
    let aim = scorecard.priority(standing.priority).aim;
    let alone = standing.indicators.len() == 1;
    let lines = |one: &IndicatorStanding| -> Vec<String> {
        let about = scorecard.indicator(one.indicator);
        let judgement = measured(analysis, place, one);
        let Some((judgement, latest)) = judgement.and_then(|found| Some((found, found.latest?))) else {
            return vec![format!("{}: no figure for {}.", about.short, name(scorecard, place))];
        };
        let value = number::with_unit_beside(about, latest.value, &about.short);
        let figure = format!(
            "{}: {value} in {}.",
            about.short,
            latest_period(scorecard, judgement).unwrap_or_default()
        );
        let stands = (!alone).then(|| {
            let parts = match aim {
                Aim::Level => {
                    let [_, level, way] = level_and_movement(scorecard, judgement);
                    vec![level, way]
                }
                Aim::Gap => vec![Some(gap_status(scorecard, judgement))],
            };
            format!(" {}.", sentence_case(&parts.into_iter().flatten().collect::<Vec<_>>().join("; ")))
        });
        let mut lines = vec![format!("{figure}{}", stands.unwrap_or_default())];
        if let Some(target) = judgement.target_in_force().filter(|_| aim == Aim::Level) {
            lines.extend(target_lines(scorecard, target, judgement.latest, !alone));
        }
        lines
    };
    standing.indicators.iter().flat_map(lines).collect()
}

/// What the statuses of its targets mean, each once.
pub fn priority_meanings(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: &PriorityStanding,
) -> Vec<String> {
    let mut meanings: Vec<String> = Vec::new();
    if scorecard.priority(standing.priority).aim == Aim::Level {
        let judged = standing.indicators.iter().filter_map(|one| measured(analysis, place, one));
        for meaning in judged.filter_map(in_force).filter_map(target_meaning) {
            if !meanings.contains(&meaning) {
                meanings.push(meaning);
            }
        }
    }
    meanings
}

fn measured<'a>(analysis: &'a Analysis, place: AreaId, one: &IndicatorStanding) -> Option<&'a Judgement> {
    analysis.get(one.indicator, None, place).filter(|_| one.measured)
}

/// The target in force, where it has a status.
fn in_force(judgement: &Judgement) -> Option<&TargetJudgement> {
    judgement.target_in_force().filter(|target| target.status != TargetStatus::NotCalculated)
}

/// Each phrase with how often it comes, in the order of coming.
fn counts(phrases: impl Iterator<Item = String>) -> Vec<(usize, String)> {
    let mut counts: Vec<(usize, String)> = Vec::new();
    for phrase in phrases {
        match counts.iter_mut().find(|(_, known)| *known == phrase) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, phrase)),
        }
    }
    counts
}

/// `1 of 3 getting better; 2 steady`, a few of them in each sentence.
fn in_sentences(counts: &[(usize, String)], of: impl Fn(usize) -> String) -> String {
    let words: Vec<String> = counts
        .iter()
        .enumerate()
        .map(|(at, (count, phrase))| format!("{count}{} {phrase}", of(at)))
        .collect();
    words.chunks(COUNTS_IN_A_SENTENCE).map(|some| some.join("; ")).collect::<Vec<_>>().join(". ")
}

/// Target, level and movement of a single indicator; of a priority about a gap, what becomes of the gap.
fn own_status(scorecard: &Scorecard, aim: Aim, judgement: &Judgement) -> String {
    if aim == Aim::Gap {
        return sentence_case(&gap_status(scorecard, judgement));
    }
    let known = level_and_movement(scorecard, judgement).into_iter().flatten();
    sentence_case(&known.collect::<Vec<_>>().join("; "))
}

/// Target, level and movement of a figure, with the reason where the movement is not known.
fn level_and_movement(scorecard: &Scorecard, judgement: &Judgement) -> [Option<String>; 3] {
    let [target, level, way] = in_short(scorecard, judgement);
    let movement = &judgement.movement;
    let way = way.or_else(|| {
        let why = movement.reason.as_ref().map(|why| format!(": {}", movement_in_brief(why)));
        Some(match movement.rising {
            Some(_) => {
                format!("{}{}", lower_first(movement_word(movement)), tested_over(scorecard, judgement))
            }
            None => format!("movement not tested{}", why.unwrap_or_default()),
        })
    });
    [target, level, way]
}

fn level_and_way(scorecard: &Scorecard, one: &IndicatorStanding, judgement: &Judgement) -> String {
    let benchmark = benchmark_name(scorecard, judgement);
    let level = verdict_against(judgement.benchmark.verdict).map(|against| format!("{against} {benchmark}"));
    let is_worse = one.stand() == Stand::Worse;
    match (one.way, level) {
        (MovementVerdict::Improving, Some(level)) if is_worse => format!("{level} but getting better"),
        (MovementVerdict::Worsening, Some(level)) if is_worse => format!("{level} and getting worse"),
        (MovementVerdict::Improving, _) => "getting better".to_owned(),
        (MovementVerdict::Worsening, _) => "getting worse".to_owned(),
        (MovementVerdict::Steady, Some(level)) if one.stand() == Stand::Similar => {
            format!("steady with {level}")
        }
        (MovementVerdict::Steady, Some(level)) => format!("{level} and steady"),
        (MovementVerdict::Steady, None) => "steady, level not tested".to_owned(),
        (MovementVerdict::Unknown, Some(level)) if one.stand() == Stand::Similar => {
            format!("with {level}, movement not tested")
        }
        (MovementVerdict::Unknown, Some(level)) => format!("{level}, movement not tested"),
        (MovementVerdict::Unknown, None) => "not tested".to_owned(),
    }
}

fn gap_status(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let benchmark = benchmark_name(scorecard, judgement);
    let movement = &judgement.movement;
    let why = match (movement.gap_reason, &movement.reason) {
        _ if movement.gap.is_some() => None,
        (Some(NoGap::NoMovement), Some(why)) => Some(movement_in_brief(why)),
        (Some(why), _) => Some(gap_in_brief(&why)),
        (None, _) => None,
    };
    let why = why.map(|why| format!(": {why}")).unwrap_or_default();
    format!("gap to {benchmark} {}{why}", gap_word(judgement))
}

fn gap_word(judgement: &Judgement) -> &'static str {
    match judgement.movement.gap {
        Some(Gap::Widening) => "widening",
        Some(Gap::Narrowing) => "narrowing",
        Some(Gap::AsBenchmark) => "not clearly widening or narrowing",
        None => "not tested for widening or narrowing",
    }
}

/// Why a movement was not tested, in a few words; the whole reason stands on the indicator’s page.
fn movement_in_brief(why: &NoMovement) -> String {
    match why {
        NoMovement::Neutral => "neither direction is good".to_owned(),
        NoMovement::NoTrend(why) => trend_in_brief(why),
        NoMovement::TooFewYears(_, years) => few_years(*years),
        NoMovement::NoControl(NoLimits::TooFewPoints { points, needed, .. }) => {
            format!("only {} of {needed} figures needed", count_in_words(*points as usize))
        }
        NoMovement::NoControl(NoLimits::NoFigure) => "no figure".to_owned(),
        NoMovement::NoControl(NoLimits::Disrupted(period)) => not_comparable(*period),
        NoMovement::NoControl(_) => "no control limits".to_owned(),
        NoMovement::Seasonal => "the figures follow the seasons".to_owned(),
    }
}

fn gap_in_brief(why: &NoGap) -> String {
    match why {
        NoGap::NoMovement => "the movement itself is not tested".to_owned(),
        NoGap::Neutral => "neither direction is good".to_owned(),
        NoGap::Count => "counts of two areas are not compared".to_owned(),
        NoGap::NoBenchmark => "nothing to compare with".to_owned(),
        NoGap::NotAnnual => "the figures are not annual".to_owned(),
        NoGap::Own(why) => trend_in_brief(why),
        NoGap::Benchmark(why) => format!("{} for the other side", trend_in_brief(why)),
        NoGap::TooFewYears(years) => few_years(*years),
    }
}

fn trend_in_brief(why: &NoTrend) -> String {
    let of = |period| format!("for {}", date::period_in_words(period));
    match *why {
        NoTrend::NoFigure => "no figure".to_owned(),
        NoTrend::NotAnnual(_) => "the figures are not annual".to_owned(),
        NoTrend::TooFew(0) => "no figures for a year".to_owned(),
        NoTrend::TooFew(1) => "only one year of figures".to_owned(),
        NoTrend::TooFew(years) => format!("only {} years of figures", count_in_words(years as usize)),
        NoTrend::TooFewRuns(_) => "too few periods that share no year".to_owned(),
        NoTrend::MethodChanged(period) => format!("the method changed in {}", date::period_in_words(period)),
        NoTrend::Disrupted(period) => not_comparable(period),
        NoTrend::NoFigureFor(period) => format!("no figure {}", of(period)),
        NoTrend::EmptyDenominator(period) => format!("a denominator of 0 {}", of(period)),
        NoTrend::ZeroCount(period) => format!("a count of 0 {}", of(period)),
        NoTrend::FullCount(period) => format!("a count as large as its denominator {}", of(period)),
        NoTrend::NoInterval(period) => format!("no 95% limits {}", of(period)),
        NoTrend::NoWidth(period) => format!("limits without a width {}", of(period)),
        NoTrend::Contradiction(period) => {
            format!("count and value of {} do not agree", date::period_in_words(period))
        }
        NoTrend::TooFarApart => "the figures are too far apart".to_owned(),
    }
}

fn not_comparable(period: Period) -> String {
    format!("the figure for {} is not comparable", date::period_in_words(period))
}

fn few_years(years: u32) -> String {
    match years {
        0 => "no comparable years, eight needed".to_owned(),
        1 => "only one comparable year, eight needed".to_owned(),
        _ => format!("only {} comparable years, eight needed", count_in_words(years as usize)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::balance;
    use crate::model::{Aim, IndicatorId, PlainDate, Priority, PriorityLevel, Target};
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

    const ABSENCE: IndicatorId = IndicatorId(1);
    const NEET: IndicatorId = IndicatorId(2);

    /// What is said of a priority about these: suspensions in Bury worse than England and falling, absence worse and steady,
    /// NEET without figures.
    fn said(
        indicators: &[IndicatorId],
        aim: Aim,
        targets: Vec<Target>,
    ) -> (String, Vec<String>, Vec<String>) {
        let with_limits = |indicator, area, values: [f64; 5]| {
            let values: Vec<_> = values.into_iter().map(Some).collect();
            sample::with_limits(sample::series(indicator, None, area, &values), 0.1)
        };
        let scorecard = Sample::new()
            .with_indicator(sample::indicator("absence", "Absence"))
            .with_indicator(sample::indicator("neet", "NEET"))
            .with_series(with_limits(SUSPENSIONS, ENGLAND, [5.0; 5]))
            .with_series(with_limits(SUSPENSIONS, BURY, [12.0, 11.0, 10.0, 9.0, 8.0]))
            .with_series(with_limits(ABSENCE, ENGLAND, [5.0; 5]))
            .with_series(with_limits(ABSENCE, BURY, [8.0; 5]))
            .with_priority(Priority {
                level: PriorityLevel::Place,
                area: BURY,
                indicators: indicators.to_vec(),
                aim,
                targets,
                ..Priority::default()
            })
            .build();
        let analysis = Analysis::of(&scorecard);
        let found = balance(&scorecard, &analysis, BURY);
        let standing = &found.local[0];
        (
            priority_status(&scorecard, &analysis, BURY, standing),
            priority_lines(&scorecard, &analysis, BURY, standing),
            priority_meanings(&scorecard, &analysis, BURY, standing),
        )
    }

    fn target(value: f64) -> Target {
        Target { indicator: SUSPENSIONS, area: None, value, by: PlainDate::parse("2024"), from: None }
    }

    #[test]
    fn a_single_indicator_has_its_own_status_and_its_figure_below() {
        let (status, lines, meanings) = said(&[SUSPENSIONS], Aim::Level, vec![target(2.0)]);
        assert_eq!(status, "Off track; worse than England; getting better, also against England");
        assert_eq!(
            lines,
            [
                "Suspensions: 8.0 per 100 pupils in 2019/20.",
                "6.0 above the target of 2 for 2024.",
                "Needs to fall by 1.5 a year; has fallen by 1.0 a year since 2015/16."
            ]
        );
        assert_eq!(
            meanings,
            [
                "Off track: the pace since 2015/16 does not reach the target in time, not even at the better of its 95% \
              limits."
            ]
        );
        let (status, lines, _) = said(&[ABSENCE], Aim::Level, Vec::new());
        assert_eq!(status, "Worse than England; no clear trend since 2015/16");
        assert_eq!(lines, ["Absence: 8.0 suspensions per 100 pupils in 2019/20."]);
    }

    #[test]
    fn several_indicators_are_counted_and_each_has_its_line() {
        let (status, lines, _) = said(&[SUSPENSIONS, ABSENCE, NEET], Aim::Level, vec![target(2.0)]);
        assert_eq!(
            status,
            "1 of 3 worse than England but getting better; 1 worse than England and steady; 1 without figures here. \
             Targets: 1 off track"
        );
        assert_eq!(
            lines,
            [
                "Suspensions: 8.0 per 100 pupils in 2019/20. Worse than England; getting better, also against England.",
                "Off track: 6.0 above the target of 2 for 2024.",
                "Needs to fall by 1.5 a year; has fallen by 1.0 a year since 2015/16.",
                "Absence: 8.0 suspensions per 100 pupils in 2019/20. Worse than England; no clear trend since 2015/16.",
                "NEET: no figure for Bury."
            ]
        );
    }

    #[test]
    fn of_a_gap_only_the_gap_is_told() {
        let (status, lines, _) = said(&[SUSPENSIONS], Aim::Gap, Vec::new());
        assert_eq!(status, "Gap to England narrowing");
        assert_eq!(lines, ["Suspensions: 8.0 per 100 pupils in 2019/20."]);
        let (status, ..) = said(&[SUSPENSIONS, ABSENCE], Aim::Gap, Vec::new());
        assert_eq!(status, "Gap to England: 1 of 2 narrowing; 1 not clearly widening or narrowing");
    }

    #[test]
    fn what_is_not_there_is_said() {
        assert_eq!(said(&[], Aim::Level, Vec::new()).0, "No indicator is named yet");
        let (status, lines, _) = said(&[NEET], Aim::Level, Vec::new());
        assert_eq!(
            (status.as_str(), &lines[..]),
            ("No figures for Bury yet", &["NEET: no figure for Bury.".to_owned()][..])
        );
    }

    #[test]
    fn why_a_movement_is_not_tested_is_told_in_a_few_words() {
        let few = NoMovement::TooFewYears(NoTrend::NoInterval(sample::academic_year(2019)), 4);
        assert_eq!(movement_in_brief(&few), "only four comparable years, eight needed");
        assert_eq!(
            movement_in_brief(&NoMovement::NoTrend(NoTrend::TooFew(3))),
            "only three years of figures"
        );
    }
}
