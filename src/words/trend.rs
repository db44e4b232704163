//! How a figure moves, in words: the finding of a test with its gap to the benchmark, or why there is none; and what the latest
//! figures and a longer record say against it.

use super::date;
use super::headline::{gap_clause, movement_alone};
use super::number;
use super::reason::Reason;
use super::verdict::benchmark_name;
use super::wording::{sentence_case, step_word};
use crate::analysis::{
    Gap, Judgement, Lately, LatelyWay, Movement, MovementBy, MovementVerdict, NoClearTrend, TrendVerdict,
    Trendless, last_tested, longer_record, trendless,
};
use crate::model::{Indicator, Observation, Scorecard, Series};

/// The direction of a trend: `increasing`.
pub fn trend_direction(verdict: TrendVerdict) -> &'static str {
    match verdict {
        TrendVerdict::Increasing => "increasing",
        TrendVerdict::Decreasing => "decreasing",
        TrendVerdict::NoChange => "no significant change",
        TrendVerdict::NotCalculated => "not calculated",
    }
}

/// A movement in a few words; where neither way is good, that of the value itself.
pub fn movement_word(movement: &Movement) -> &'static str {
    let alone = movement.lately.is_some_and(|lately| lately.way == LatelyWay::OutsideLimits);
    match (movement.verdict, movement.rising) {
        (MovementVerdict::Steady, _) if alone => "One point outside its limits",
        (MovementVerdict::Improving, _) => "Getting better",
        (MovementVerdict::Worsening, _) => "Getting worse",
        (MovementVerdict::Steady, _) => "No significant change",
        (MovementVerdict::Unknown, Some(true)) => "Rising",
        (MovementVerdict::Unknown, Some(false)) => "Falling",
        (MovementVerdict::Unknown, None) => "Not tested",
    }
}

/// What the latest figures of a series did against its movement, to go on after that: `, though up 0.4 since 2022/23 (not
/// tested)`, `, all of it by 2021, unchanged since (not tested)`; `None` for what is no part of a movement.
pub(super) fn though(
    scorecard: &Scorecard,
    series: &Series,
    latest: Observation,
    lately: Lately,
) -> Option<String> {
    let told = since_lately(scorecard, series, latest, lately, false)?;
    Some(beside_movement(Some((told, lately.way)), None))
}

/// What goes on after a movement of what is beside it: what its latest figures did, and a longer record that says otherwise.
///
/// Of figures that stand still, the movement came before: that is no more against it than it is a part of it.
fn beside_movement(lately: Option<(String, LatelyWay)>, longer: Option<String>) -> String {
    let (still, turned) = match lately {
        Some((told, LatelyWay::Still)) => (Some(told), None),
        other => (None, other.map(|(told, _)| told)),
    };
    let against: Vec<String> = turned.into_iter().chain(longer).collect();
    let against = (!against.is_empty()).then(|| format!("though {}", against.join(" and ")));
    let parts: Vec<String> = still.into_iter().chain(against).collect();
    if parts.is_empty() { String::new() } else { format!(", {} (not tested)", parts.join(", ")) }
}

/// `down 12.9 percentage points since 2024`, and in brief `down since 2024`; `all of it by 2021, unchanged since`.
fn since_lately(
    scorecard: &Scorecard,
    series: &Series,
    latest: Observation,
    lately: Lately,
    brief: bool,
) -> Option<String> {
    let about = scorecard.indicator(series.indicator);
    let since = date::period_in_words(lately.since);
    let change = match lately.way {
        LatelyWay::Still => return Some(format!("all of it by {since}, unchanged since")),
        LatelyWay::Turned => {
            let change = number::shown_difference(about, latest.value, series.at(lately.since)?.value);
            let way = if change < 0.0 { "down" } else { "up" };
            if brief { way.to_owned() } else { number::short_change_in_words(about, change, latest.value) }
        }
        LatelyWay::OutsideLimits => return None,
    };
    Some(format!("{change} since {since}"))
}

/// What else is there to a tested movement, to go on after it: what its latest figures did against it, and a longer record that
/// says otherwise: `, though down since 2024 and below the 41.3% of 2017 (not tested)`; empty where
/// nothing is.
pub fn though_lately(scorecard: &Scorecard, judgement: &Judgement) -> String {
    though_of(scorecard, judgement, false)
}

/// The same without its figures, for a list: `, though down since 2024 and below 2017 (not tested)`.
pub fn though_in_brief(scorecard: &Scorecard, judgement: &Judgement) -> String {
    though_of(scorecard, judgement, true)
}

fn though_of(scorecard: &Scorecard, judgement: &Judgement, brief: bool) -> String {
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area);
    let Some((series, latest)) = series.zip(judgement.latest) else { return String::new() };
    let longer = longer_record(scorecard, judgement);
    // Of two things beside a movement the older one has its figure.
    let lately_in_brief = brief || longer.is_some();
    let lately = judgement.movement.lately.and_then(|lately| {
        Some((since_lately(scorecard, series, latest, lately, lately_in_brief)?, lately.way))
    });
    let longer = longer.map(|first| {
        let side = if latest.value < first.value { "below" } else { "above" };
        let period = date::period_in_words(first.period);
        let about = scorecard.indicator(series.indicator);
        let value = number::with_sign(about, first.value);
        if brief { format!("{side} {period}") } else { format!("{side} the {value} of {period}") }
    });
    beside_movement(lately, longer)
}

/// The last figure that the test of a movement used, where that is not the latest.
pub(super) fn tested_until(scorecard: &Scorecard, judgement: &Judgement) -> Option<Observation> {
    last_tested(scorecard, judgement).filter(|last| Some(*last) != judgement.latest)
}

/// Over which periods a movement was tested, to go on after it: ` over 2015 to 2023`; empty without a test. Where the test
/// begins nothing need have begun, so that nothing is said to be so since then.
pub(super) fn tested_over(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let last = last_tested(scorecard, judgement);
    let tested = judgement.movement.since.zip(last);
    let tested = tested.map(|(since, last)| date::span_in_words(since, last.period));
    tested.map(|tested| format!(" over {tested}")).unwrap_or_default()
}

/// What becomes of the gap to a benchmark of this name: `and the gap to England is widening`.
pub fn gap_words(movement: &Movement, benchmark: &str) -> String {
    match movement.gap {
        Some(Gap::Widening) => format!("the gap to {benchmark} is widening"),
        Some(Gap::Narrowing) => format!("the gap to {benchmark} is narrowing"),
        Some(Gap::AsBenchmark) => format!("no clear change in the gap to {benchmark}"),
        None => format!("the gap to {benchmark} is not tested"),
    }
}

/// A test by its name.
pub fn test_name(by: MovementBy) -> &'static str {
    match by {
        MovementBy::RecentTrend => "the recent trend",
        MovementBy::MannKendall => "the Mann–Kendall test",
        MovementBy::ProcessControl => "process control",
    }
}

/// A movement in a sentence, or why it is not known; and where it is one to better or worse, why its gap to the benchmark
/// was not tested.
pub fn movement_sentence(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let movement = &judgement.movement;
    if let Some(clause) = movement_alone(scorecard, judgement) {
        let moved = matches!(movement.verdict, MovementVerdict::Improving | MovementVerdict::Worsening);
        let compared = judgement.benchmark.area.filter(|_| moved);
        let gap = match movement.gap_reason.filter(|_| compared.is_some()) {
            Some(why) => {
                let benchmark = benchmark_name(scorecard, judgement);
                Some(format!("change in the gap to {benchmark} not tested: {}", why.clause(scorecard)))
            }
            None => gap_clause(scorecard, judgement),
        };
        let gap = gap.map(|gap| format!(" {}.", sentence_case(&gap)));
        let why = trendless(scorecard, judgement);
        let why =
            why.map(|why| format!(": {}", trendless_because(scorecard.indicator(judgement.indicator), &why)));
        return format!("{}{}.{}", sentence_case(&clause), why.unwrap_or_default(), gap.unwrap_or_default());
    }
    match (movement.rising, &movement.reason) {
        (Some(_), _) => {
            let over = tested_over(scorecard, judgement);
            let though = though_lately(scorecard, judgement);
            let from = tested_ends(scorecard, judgement);
            let from = from.map(|from| format!(", {from}")).unwrap_or_default();
            format!("{}{over}{from}{though}; neither direction is good.", movement_word(movement))
        }
        (_, Some(why)) => why.sentence(scorecard),
        _ => "The movement was not tested.".to_owned(),
    }
}

/// The figures at both ends of a tested trend: `from 15.0% to 21.1%`.
fn tested_ends(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let is_trend = judgement.movement.by.is_some_and(|by| by != MovementBy::ProcessControl);
    let since = judgement.movement.since.filter(|_| is_trend)?;
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let ends = [series.at(since)?, last_tested(scorecard, judgement)?];
    Some(ends_in_words(scorecard.indicator(judgement.indicator), &ends))
}

fn ends_in_words(indicator: &Indicator, [first, last]: &[Observation; 2]) -> String {
    let last = number::with_unit_beside(indicator, last.value, &indicator.short);
    format!("from {} to {last}", number::with_sign(indicator, first.value))
}

/// Why figures that lie apart are no trend: `from 0.03 to 0.29 per 100 pupils, but the years between go up and
/// down too much to call it a trend`.
fn trendless_because(indicator: &Indicator, found: &Trendless) -> String {
    let years = step_word(indicator.period, 2);
    let why = match found.why {
        NoClearTrend::BackAndForth => {
            format!("but the {years} between go up and down too much to call it a trend")
        }
        NoClearTrend::MayBeChance => {
            "which may be chance, as wide as the limits of these figures are".to_owned()
        }
        NoClearTrend::OneFigure => format!("but that rests on one of the five {years}"),
    };
    format!("{}, {why}", ends_in_words(indicator, &found.ends))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, NoGap};
    use crate::model::Flag;
    use crate::words::change_sentence;
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

    /// Bury and England over the school years from 2015/16, each figure ± 0.1.
    fn told(bury: &[f64], england: &[f64], flag: Option<(usize, Flag)>) -> (String, Option<String>) {
        let some = |values: &[f64]| {
            values.iter().map(|value| Some(*value).filter(|it| !it.is_nan())).collect::<Vec<_>>()
        };
        let of = |area, values: &[f64]| {
            sample::with_limits(sample::series(SUSPENSIONS, None, area, &some(values)), 0.1)
        };
        let mut place = of(BURY, bury);
        if let Some((at, flag)) = flag {
            place.change(|it| it.flags = vec![None; it.values.len()]);
            place.change(|it| it.flags[at] = Some(flag));
        }
        let scorecard = Sample::new().with_series(place).with_series(of(ENGLAND, england)).build();
        let analysis = Analysis::of(&scorecard);
        let judgement = analysis.get(SUSPENSIONS, None, BURY).expect("a judgement");
        (movement_sentence(&scorecard, judgement), change_sentence(&scorecard, judgement))
    }

    #[test]
    fn a_run_is_not_told_beside_a_test_of_its_years() {
        let tested = told(&[5.0, 6.0, 7.0, 8.0, 9.0], &[5.0; 5], None);
        assert!(tested.0.starts_with("Getting worse"), "{}", tested.0);
        assert!(!tested.1.expect("a change").contains("running"));
        let untested = told(&[5.0, 6.0, 7.0], &[5.0; 3], None).1.expect("a change");
        assert!(!untested.contains("running"), "two steps are no run: {untested}");
        let untested = told(&[5.0, 6.0, 7.0, 8.0], &[5.0; 4], None).1.expect("a change");
        assert!(untested.contains("up three years running"), "{untested}");
        let shown_alike = told(&[5.0, 6.0, 7.0, 7.04], &[5.0; 4], None).1.expect("a change");
        assert!(!shown_alike.contains("running"), "{shown_alike}");
    }

    const RISING: [f64; 5] = [5.0, 6.0, 7.0, 8.0, 9.0];

    #[test]
    fn a_tested_movement_says_what_the_gap_does_or_why_that_is_not_known() {
        let movement = |england: &[f64]| told(&RISING, england, None).0;
        assert_eq!(
            movement(&[5.0; 5]),
            "Getting worse, also against England, from 5.0 per 100 pupils in 2015/16."
        );
        assert_eq!(
            movement(&[6.0, 7.0, 8.0, 9.0, 10.0]),
            "Getting worse, from 5.0 per 100 pupils in 2015/16. No clear change in the gap to England."
        );
        assert_eq!(
            movement(&[5.0; 4]),
            "Getting worse, from 5.0 per 100 pupils in 2015/16. Change in the gap to England not tested: for the benchmark, there is \
             no figure for 2019/20, and the recent trend needs five years in a row."
        );
    }

    #[test]
    fn nothing_found_and_nothing_tested_are_told_apart() {
        let still = told(&[5.0, 5.1, 5.0, 5.1, 5.0], &[5.0; 5], None).0;
        assert_eq!(still, "No clear trend over 2015/16 to 2019/20.");
        let few = told(&RISING[..3], &[5.0; 3], None).0;
        let why =
            "The recent trend needs figures for five years in a row; there are figures for three years.";
        assert_eq!(few, why);
    }

    #[test]
    fn a_change_that_no_test_tells_of_says_so_and_what_the_benchmark_did() {
        let change = told(&RISING[..4], &[5.0, 5.0, 5.0, 6.0], None).1.expect("a change");
        assert_eq!(
            change,
            "Up 1.0 suspensions per 100 pupils on 2017/18; up 3.0 since 2015/16; up three years running, from 5.0 in 2015/16 to 8.0 in \
             2018/19, with England up 1.0 over the same time (not tested)."
        );
        // As they are shown, 5.1 and 4.0 are 1.1 apart; what they are rounded from is 1.02 apart.
        let little = told(&[5.0, 4.04, 5.06], &[5.0; 3], Some((2, Flag::Provisional))).1.expect("a change");
        assert_eq!(
            little,
            "Up 1.1 suspensions per 100 pupils on 2016/17; up 0.1 since 2015/16, which is little (not tested). 2017/18 is \
             provisional."
        );
    }

    #[test]
    fn the_change_over_a_test_is_told_once_with_its_verdict() {
        let change = |bury: &[f64]| told(bury, &[5.0; 8], None).1;
        let on_the_year_before = "Up 1.0 suspensions per 100 pupils on 2018/19 (not tested).";
        assert_eq!(
            change(&RISING).as_deref(),
            Some(on_the_year_before),
            "from first to last is the movement"
        );
        let longer = change(&[8.9, 12.2, 12.1, 5.0, 6.0, 7.0, 8.0, 9.0]).expect("a change");
        assert!(
            longer.ends_with("(not tested). The record begins before the years tested, with 8.9 in 2015/16."),
            "{longer}"
        );
        let otherwise = change(&[12.0, 12.2, 12.1, 5.0, 6.0, 7.0, 8.0, 9.0]).expect("a change");
        assert!(!otherwise.contains("12.0"), "the movement says that: {otherwise}");
        assert_eq!(change(&[9.0, 8.0, 6.0, 4.0, 4.5]), None, "and that it has turned");
        assert_eq!(
            change(&[5.0, 5.2, 4.9, 5.0, 5.1]).as_deref(),
            Some("Up 0.1 suspensions per 100 pupils on 2018/19 (not tested)."),
            "beside no trend no change may read as one"
        );
    }

    #[test]
    fn what_lies_apart_and_is_no_trend_says_why() {
        let movement = |bury: &[f64]| told(bury, &[5.0; 10], None).0;
        let over = "No clear trend over 2015/16 to 2019/20: from 5.0 to 5.3 per 100 pupils, ";
        let chance = "which may be chance, as wide as the limits of these figures are.";
        assert_eq!(movement(&[5.0, 5.2, 5.1, 5.0, 5.3]), format!("{over}{chance}"));
        let one = movement(&[5.0, 4.9, 5.0, 4.9, 6.0]);
        assert!(one.ends_with("but that rests on one of the five years."), "{one}");
        let missing = [5.0, 3.0, 4.0, 3.0, 6.0, 4.0, 3.0, f64::NAN, 5.0, 9.0];
        assert_eq!(
            movement(&missing),
            "No clear trend over 2015/16 to 2024/25: from 5.0 to 9.0 per 100 pupils, but the years between go up and down too \
             much to call it a trend."
        );
    }

    #[test]
    fn a_turn_of_the_latest_figures_stands_beside_the_movement() {
        let movement = told(&[9.0, 8.0, 6.0, 4.0, 4.5], &[5.0; 5], None).0;
        let turned = "Getting better, also against England, from 9.0 per 100 pupils in 2015/16, though up 0.5 since 2018/19 \
                      (not tested).";
        assert_eq!(movement, turned);
        let still = told(&[9.0, 8.0, 3.0, 3.0, 3.0], &[5.0; 4], None).0;
        assert!(still.starts_with(
            "Getting better, from 9.0 per 100 pupils in 2015/16, all of it by 2017/18, unchanged since (not tested). "
        ));
    }

    #[test]
    fn a_longer_record_that_says_otherwise_stands_beside_the_movement() {
        let england = [5.0; 8];
        let worse = "Getting worse, also against England, from 5.0 per 100 pupils in 2018/19";
        let (movement, _) = told(&[12.0, 12.2, 12.1, 5.0, 6.0, 7.0, 8.0, 9.0], &england, None);
        assert_eq!(movement, format!("{worse}, though below the 12.0 of 2015/16 (not tested)."));
        let (turned, _) = told(&[12.0, 12.2, 12.1, 5.0, 7.0, 8.0, 11.0, 9.0], &england, None);
        assert_eq!(
            turned,
            format!("{worse}, though down since 2021/22 and below the 12.0 of 2015/16 (not tested).")
        );
        let (agrees, _) = told(&[8.9, 12.2, 12.1, 5.0, 6.0, 7.0, 8.0, 9.0], &england, None);
        assert_eq!(agrees, format!("{worse}."), "by no more than its limits");
    }

    #[test]
    fn words_follow_the_verdict_and_the_value() {
        let series = sample::series(SUSPENSIONS, None, BURY, &[Some(1.0)]);
        let movement = sample::judgement(&series).movement;
        assert_eq!(movement_word(&movement), "Not tested");
        assert_eq!(movement_word(&Movement { rising: Some(true), ..movement }), "Rising");
        let better = Movement { verdict: MovementVerdict::Improving, rising: Some(false), ..movement };
        assert_eq!(movement_word(&better), "Getting better");
        assert_eq!(movement.gap_reason, Some(NoGap::NoMovement));
    }
}
