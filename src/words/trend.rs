//! How a figure moves, in words: the finding of a test with its gap to the benchmark, or why there is none; and beside it
//! plain description, which says that it is not tested.

use super::date;
use super::headline::{gap_clause, movement_alone};
use super::number;
use super::reason::Reason;
use super::verdict::benchmark_name;
use super::wording::{count_in_words, flag_in_words, sentence_case, step_word};
use crate::analysis::{
    Gap, Judgement, Lately, LatelyWay, Movement, MovementBy, MovementVerdict, RUN_WORTH_SAYING, TrendVerdict,
    first_comparable, last_tested, longer_record, present_run,
};
use crate::model::{Flag, Indicator, Observation, Scorecard, Series};

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
/// tested)`, `, though unchanged since 2021 (not tested)`; `None` for what is no part of a movement.
pub(super) fn though(
    scorecard: &Scorecard,
    series: &Series,
    latest: Observation,
    lately: Lately,
) -> Option<String> {
    Some(format!(", though {} (not tested)", since_lately(scorecard, series, latest, lately, false)?))
}

/// `down 12.9 percentage points since 2024`, and in brief `down since 2024`.
fn since_lately(
    scorecard: &Scorecard,
    series: &Series,
    latest: Observation,
    lately: Lately,
    brief: bool,
) -> Option<String> {
    let about = scorecard.indicator(series.indicator);
    let change = match lately.way {
        LatelyWay::Still => "unchanged".to_owned(),
        LatelyWay::Turned => {
            let change = number::shown_difference(about, latest.value, series.at(lately.since)?.value);
            let way = if change < 0.0 { "down" } else { "up" };
            if brief { way.to_owned() } else { number::short_change_in_words(about, change, latest.value) }
        }
        LatelyWay::OutsideLimits => return None,
    };
    Some(format!("{change} since {}", date::period_in_words(lately.since)))
}

/// What else is there to a tested movement, to go on after it: what its latest figures did against it, and a longer record that
/// says otherwise: `, though down since 2024 and below the 41.3% of 2017 (not tested)`; empty where
/// nothing is.
pub fn though_lately(scorecard: &Scorecard, judgement: &Judgement) -> String {
    though_of(scorecard, judgement, false)
}

/// The same without its figures, for a list: `, though down since 2024 and below 2017 (not tested)`.
pub(super) fn though_in_brief(scorecard: &Scorecard, judgement: &Judgement) -> String {
    though_of(scorecard, judgement, true)
}

fn though_of(scorecard: &Scorecard, judgement: &Judgement, brief: bool) -> String {
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area);
    let Some((series, latest)) = series.zip(judgement.latest) else { return String::new() };
    let longer = longer_record(scorecard, judgement);
    // Of two things beside a movement the older one has its figure.
    let lately_in_brief = brief || longer.is_some();
    let lately = judgement.movement.lately;
    let lately = lately.and_then(|lately| since_lately(scorecard, series, latest, lately, lately_in_brief));
    let longer = longer.map(|first| {
        let side = if latest.value < first.value { "below" } else { "above" };
        let period = date::period_in_words(first.period);
        let about = scorecard.indicator(series.indicator);
        let value = number::with_sign(about, first.value);
        if brief { format!("{side} {period}") } else { format!("{side} the {value} of {period}") }
    });
    let parts: Vec<String> = lately.into_iter().chain(longer).collect();
    if parts.is_empty() { String::new() } else { format!(", though {} (not tested)", parts.join(" and ")) }
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
        return format!("{}.{}", sentence_case(&clause), gap.unwrap_or_default());
    }
    match (movement.rising, &movement.reason) {
        (Some(_), _) => {
            let over = tested_over(scorecard, judgement);
            let though = though_lately(scorecard, judgement);
            format!("{}{over}{though}; neither direction is good.", movement_word(movement))
        }
        (_, Some(why)) => why.sentence(scorecard),
        _ => "The movement was not tested.".to_owned(),
    }
}

/// How the value has changed, in plain description: since the period before, since the first, the present run with the
/// benchmark's change beside it; and whether figures are provisional. `None` where there is nothing to describe.
pub fn change_sentence(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let indicator = scorecard.indicator(judgement.indicator);
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let (latest, change) = (judgement.latest?, judgement.change);
    let short = |by: f64| number::short_change_in_words(indicator, by, latest.value);
    let since = |earlier: f64| number::shown_difference(indicator, latest.value, earlier);
    // Beside a test that finds no trend, two periods that differ must not read as one.
    let trendless = judgement.movement.verdict == MovementVerdict::Steady
        && judgement.movement.by.is_some_and(|by| by != MovementBy::ProcessControl);
    let beside_first = if trendless { "on" } else { "since" };
    let mut told = vec![latest];
    let mut parts = Vec::new();
    let before = latest.index.checked_sub(1).filter(|_| change.from_previous.is_some());
    if let Some((at, before)) = before.and_then(|at| Some((at, series.value(at)?))) {
        let moved = number::change_in_words(indicator, since(before), latest.value);
        parts.push(format!("{moved} on {}", date::period_in_words(series.periods[at])));
    }
    // Of two figures, the first is the one before.
    let is_news = |first: &Observation| change.from_previous.is_none() || first.index + 1 < latest.index;
    let first = first_comparable(series, latest).filter(is_news);
    if let (Some(_), Some(first)) = (change.from_first, first) {
        let by = since(first.value);
        // The unit is said once.
        let moved =
            if parts.is_empty() { number::change_in_words(indicator, by, latest.value) } else { short(by) };
        let little = if change.little && moved != "unchanged" { ", which is little" } else { "" };
        parts.push(format!("{moved} {beside_first} {}{little}", date::period_in_words(first.period)));
        told.push(first);
    }
    if let Some(run) =
        present_run(scorecard, judgement).filter(|run| run.steps.unsigned_abs() >= RUN_WORTH_SAYING)
    {
        let way = if run.steps > 0 { "up" } else { "down" };
        let value = |at: Observation| {
            format!("{} in {}", number::with_sign(indicator, at.value), date::period_in_words(at.period))
        };
        let beside = run.benchmark.map_or_else(String::new, |by| {
            format!(", with {} {} over the same time", benchmark_name(scorecard, judgement), short(by))
        });
        parts.push(format!(
            "{way} {}, from {} to {}{beside}",
            steps_running(indicator, run.steps),
            value(run.first),
            value(run.last)
        ));
        told.push(run.first);
    }
    if parts.is_empty() {
        return None;
    }
    let parts = sentence_case(&parts.join("; "));
    let text = if trendless {
        let steps = step_word(indicator.period, 2);
        format!("{parts} (no clear trend over all {steps}).")
    } else {
        format!("{parts} (not tested).")
    };
    Some(match not_final(series, &mut told) {
        Some(remarks) => format!("{text} {remarks}"),
        None => text,
    })
}

/// `four years running`.
fn steps_running(indicator: &Indicator, run: i32) -> String {
    let count = run.unsigned_abs() as usize;
    format!("{} {} running", count_in_words(count), step_word(indicator.period, count))
}

/// `2023/24 is provisional.` of every figure that is provisional or estimated, the oldest first.
fn not_final(series: &Series, told: &mut Vec<Observation>) -> Option<String> {
    told.sort_by_key(|at| at.index);
    told.dedup_by_key(|at| at.index);
    let remark = |at: &Observation| {
        let flag =
            series.flag(at.index).filter(|flag| matches!(flag, Flag::Provisional | Flag::Estimated))?;
        Some(format!("{} is {}.", date::period_in_words(at.period), flag_in_words(flag)))
    };
    let remarks: Vec<String> = told.iter().filter_map(remark).collect();
    (!remarks.is_empty()).then(|| remarks.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, NoGap};
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

    /// Bury and England over the school years from 2015/16, each figure ± 0.1.
    fn told(bury: &[f64], england: &[f64], flag: Option<(usize, Flag)>) -> (String, Option<String>) {
        let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
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
    fn a_change_says_that_it_is_not_tested_and_what_the_benchmark_did() {
        let change = told(&RISING, &[5.0, 5.0, 5.0, 5.0, 6.0], None).1.expect("a change");
        assert_eq!(
            change,
            "Up 1.0 suspensions per 100 pupils on 2018/19; up 4.0 since 2015/16; up four years running, from 5.0 in 2015/16 to 9.0 in 2019/20, \
             with England up 1.0 over the same time (not tested)."
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
    fn a_change_beside_no_trend_cannot_be_read_as_one() {
        let (movement, change) = told(&[5.0, 5.2, 4.9, 5.0, 5.1], &[5.0; 5], None);
        assert_eq!(movement, "No clear trend over 2015/16 to 2019/20.");
        let said = "Up 0.1 suspensions per 100 pupils on 2018/19; up 0.1 on 2015/16, which is little (no clear trend over all years).";
        assert_eq!(change.as_deref(), Some(said));
    }

    #[test]
    fn a_turn_of_the_latest_figures_stands_beside_the_movement() {
        let movement = told(&[9.0, 8.0, 6.0, 4.0, 4.5], &[5.0; 5], None).0;
        let turned = "Getting better, also against England, from 9.0 per 100 pupils in 2015/16, though up 0.5 since 2018/19 \
                      (not tested).";
        assert_eq!(movement, turned);
        let still = told(&[9.0, 8.0, 3.0, 3.0, 3.0], &[5.0; 4], None).0;
        assert!(still.starts_with(
            "Getting better, from 9.0 per 100 pupils in 2015/16, though unchanged since 2017/18 (not tested). "
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
