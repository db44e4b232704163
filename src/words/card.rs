//! What the cards of a place say over their charts and in their rows: plain description, which claims nothing.

use super::date;
use super::number;
use super::verdict::{benchmark_name, side_words, verdict_word};
use super::wording::{lower_first, possessive};
use crate::analysis::{
    DeprivedFifth, Judgement, MovementVerdict, benchmark_line, is_the_nation, told_from, trend_tested_since,
};
use crate::model::{AreaId, Indicator, MeasureKind, Observation, Scorecard, Verdict};
use std::cmp::Ordering;

/// A figure and the one it is told from, and the same of what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FromTo<'a> {
    /// The indicator.
    pub about: &'a Indicator,
    /// From and to here; without the first where nothing earlier can be compared.
    pub here: (Option<Observation>, Observation),
    /// The same of the benchmark, over the same periods.
    pub beside: Option<(Option<f64>, f64)>,
}

impl<'a> FromTo<'a> {
    /// Of a judged figure; `None` where there is none.
    pub fn of(scorecard: &'a Scorecard, judgement: &Judgement) -> Option<Self> {
        let latest = judgement.latest?;
        let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
        let base = told_from(scorecard, judgement, series, latest);
        let about = scorecard.indicator(judgement.indicator);
        let other = benchmark_line(scorecard, judgement).filter(|other| other.area != judgement.area);
        let beside = match other {
            Some(other) => other.at(latest.period).map(|now| {
                let then = base.and_then(|base| other.at(base.period)).map(|at| at.value);
                (then, now.value)
            }),
            // Its own first, or the best of one period: a value and no line.
            None => judgement.benchmark.value.map(|value| (None, value)),
        };
        // A count of one area is no measure for that of another.
        let comparable = about.measure.kind != MeasureKind::Count || judgement.benchmark.area.is_none();
        Some(Self { about, here: (base, latest), beside: beside.filter(|_| comparable) })
    }

    /// `2.8 to 4.3` here and there; a single figure where there is no earlier one, an en dash where there is none.
    pub fn written(&self) -> [(Option<String>, String); 2] {
        let value = |value: f64| number::value(self.about, value);
        let signed = |value: f64| number::with_sign(self.about, value);
        let (base, latest) = self.here;
        let beside = match self.beside {
            Some((then, now)) => (then.map(value), signed(now)),
            None => (None, number::MISSING.to_owned()),
        };
        [(base.map(|base| value(base.value)), signed(latest.value)), beside]
    }
}

/// The title of a place's trend: `Suspensions: 12.2 per 100 pupils, up from 6.6 in 2018/19;
/// England 11.3, up from 5.4 (neither tested)`.
pub fn from_to_title(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let told = FromTo::of(scorecard, judgement)?;
    let about = told.about;
    let (base, latest) = told.here;
    let moved = |then: f64, now: f64| match number::value(about, then) == number::value(about, now) {
        true => "as",
        false if now > then => "up from",
        false => "down from",
    };
    // A test that found no trend from there has the word.
    let is_tested = base.is_some_and(|base| trend_tested_since(scorecard, judgement) == Some(base.period));
    let is_trendless = is_tested && judgement.movement.verdict == MovementVerdict::Steady;
    let from = base.map(|base| {
        let way = moved(base.value, latest.value);
        let then =
            if way == "as" { String::new() } else { format!(" {}", number::with_sign(about, base.value)) };
        let way = if is_trendless && way != "as" { "no clear trend from" } else { way };
        format!(", {way}{then} in {}", date::period_in_words(base.period))
    });
    let is_told = |then: f64, now: f64| moved(then, now) != "as";
    let own_untested = !is_tested && base.is_some_and(|base| is_told(base.value, latest.value));
    // Where it is its own first that it has come from, that is said.
    let is_news = |(_, now): &(Option<f64>, f64)| {
        let own = judgement.benchmark.area.is_none();
        !own || base.is_none_or(|base| number::value(about, base.value) != number::value(about, *now))
    };
    let beside = told.beside.filter(is_news);
    let beside_moved = beside.is_some_and(|(then, now)| then.is_some_and(|then| is_told(then, now)));
    let [own_note, note] = match (own_untested, beside_moved) {
        (true, true) => ["", " (neither tested)"],
        (true, false) => [NOT_TESTED, ""],
        // What is not tested is the other’s: else it would take back what the test says of this one.
        // That a trend is not clear is what a test has found already.
        (false, true) if is_tested && !is_trendless => [" (tested)", NOT_TESTED],
        (false, true) => ["", NOT_TESTED],
        (false, false) => ["", ""],
    };
    let beside = beside.map(|(then, now)| {
        let from = then.map(|then| match moved(then, now) {
            "as" => ", as then".to_owned(),
            way => format!(", {way} {}", number::with_sign(about, then)),
        });
        let name = benchmark_name(scorecard, judgement);
        let comma = if name.contains(',') { "," } else { "" };
        format!("; {name}{comma} {}{}", number::with_sign(about, now), from.unwrap_or_default())
    });
    let value = if about.measure.is_percentage() {
        number::with_sign(about, latest.value)
    } else {
        number::with_unit_beside(about, latest.value, &about.short)
    };
    let (from, beside) = (from.unwrap_or_default(), beside.unwrap_or_default());
    Some(format!("{}: {value}{from}{own_note}{beside}{note}", about.short))
}

/// Beside what rests on no test.
const NOT_TESTED: &str = " (not tested)";

/// How a figure lies to an average: `18% above`, `3.2 points below`, `level with`. Shares and scores differ by points, all
/// else by a share of the average.
pub fn beside_average(about: &Indicator, value: f64, average: f64) -> String {
    let by_points = about.measure.is_percentage() || about.measure.kind == MeasureKind::Score;
    let amount = if by_points || average <= 0.0 {
        let decimals = number::decimals(about, value.abs().max(average.abs()));
        number::distance_in_points(about, value - average, decimals)
    } else {
        format!("{}%", number::fixed(((value / average - 1.0) * 100.0).abs(), 0))
    };
    match value.total_cmp(&average) {
        _ if !number::has_digits(&amount) => side_words(Ordering::Equal).to_owned(),
        side => format!("{amount} {}", side_words(side)),
    }
}

/// The question about a place's deprived neighbourhoods, answered: `Deprived neighbourhoods: emergency admissions index 18%
/// above England’s average`; and what is so in the nation’s, with why it is the nation where a reader compares with something else.
pub fn deprived_answer(
    scorecard: &Scorecard,
    about: &Indicator,
    [value, average]: [f64; 2],
    nations: Option<f64>,
) -> (String, Option<String>) {
    let nation = &scorecard.area(scorecard.national()).name;
    let whose = possessive(nation);
    let name = lower_first(&about.short);
    let title =
        format!("Deprived neighbourhoods: {name} {} {whose} average", beside_average(about, value, average));
    let there = nations
        .map(|there| format!("In {whose} deprived neighbourhoods {}", beside_average(about, there, average)));
    // Whatever else is compared with something else, this question is about the nation.
    let always = (!is_the_nation(scorecard))
        .then(|| format!("Always against {nation}, one measure for the neighbourhoods of every place"));
    let beside: Vec<String> = there.into_iter().chain(always).collect();
    (title, (!beside.is_empty()).then(|| beside.join(" · ")))
}

/// What is so in the deprived neighbourhoods of a place together: `In the 4 neighbourhoods of Bury in England’s most deprived
/// fifth: under-20s in low income 39.6% (38.7 to 40.6) against 19.7% in England, worse (2021/22)`.
pub fn deprived_fifth_sentence(scorecard: &Scorecard, place: AreaId, found: &DeprivedFifth) -> String {
    let about = scorecard.indicator(found.indicator);
    let [place, nation] = [place, scorecard.national()].map(|area| &scorecard.area(area).name);
    let (counted, all) = found.neighbourhoods;
    let whose = match (counted, all) {
        (1, 1) => format!("the one neighbourhood of {place}"),
        _ if counted == all => format!("the {} neighbourhoods of {place}", number::count(all as u64)),
        _ => format!("{counted} of the {} neighbourhoods of {place}", number::count(all as u64)),
    };
    let decimals = number::decimals(about, found.together.value);
    let written = |value| number::fixed(value, decimals);
    let (lower, upper) = found.together.limits;
    let value = if about.measure.is_percentage() {
        number::with_sign(about, found.together.value)
    } else {
        number::with_unit_beside(about, found.together.value, &about.short)
    };
    let stands = match found.verdict {
        Verdict::Similar => "no clear difference".to_owned(),
        verdict => verdict_word(verdict).to_lowercase(),
    };
    format!(
        "In {whose} in {} most deprived fifth: {} {value} ({} to {}) against {} in {nation}, {stands} ({})",
        possessive(nation),
        lower_first(&about.short),
        written(lower),
        written(upper),
        number::with_sign(about, found.nation),
        date::period_in_words(found.period)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::model::{Against, Benchmark, Flag, MeasureKind};
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    fn title(disrupted: bool) -> String {
        let mut sample = sample::suspensions();
        for series in &mut sample.parts.series {
            if disrupted {
                *series = sample::flagged(series.clone(), 4..6, Flag::Disrupted, "Schools closed");
            }
        }
        let scorecard = sample.build();
        let analysis = Analysis::of(&scorecard);
        from_to_title(&scorecard, analysis.get(SUSPENSIONS, None, BURY).unwrap()).unwrap()
    }

    #[test]
    fn deprived_neighbourhoods_are_told_together_with_how_many_of_them_there_are() {
        use crate::analysis::AddedUp;
        let scorecard = sample::suspensions().build();
        let said = |neighbourhoods, verdict| {
            let together = AddedUp { value: 18.0, limits: (16.2, 19.9), counts: (360.0, 2_000.0) };
            let found = DeprivedFifth {
                indicator: SUSPENSIONS,
                period: sample::academic_year(2021),
                neighbourhoods,
                together,
                nation: 10.0,
                verdict,
            };
            deprived_fifth_sentence(&scorecard, BURY, &found)
        };
        assert_eq!(
            said((4, 4), Verdict::Worse),
            "In the 4 neighbourhoods of Bury in England’s most deprived fifth: suspensions 18.0 per 100 pupils (16.2 to 19.9) \
             against 10.0 in England, worse (2021/22)"
        );
        assert!(
            said((3, 4), Verdict::Worse).starts_with("In 3 of the 4 neighbourhoods of Bury in England’s")
        );
        let one = said((1, 1), Verdict::Similar);
        assert!(
            one.starts_with("In the one neighbourhood of Bury in England’s most deprived fifth"),
            "{one}"
        );
        assert!(one.ends_with("in England, no clear difference (2021/22)"), "{one}");
    }

    #[test]
    fn a_trend_is_told_from_before_the_disruption_with_what_the_nation_did() {
        assert_eq!(
            title(true),
            "Suspensions: 12.2 per 100 pupils, up from 6.6 in 2018/19; England 11.3, up from 5.4 (neither tested)"
        );
        assert_eq!(
            title(false),
            "Suspensions: 12.2 per 100 pupils, no clear trend from 6.0 in 2015/16; England 11.3, up from 4.3 (not tested)"
        );
    }

    #[test]
    fn what_a_test_called_no_trend_is_not_told_as_a_rise_or_a_fall() {
        let values = [62.2, 58.0, 61.0, 57.0, 58.7].map(Some);
        let series = sample::with_limits(sample::series(SUSPENSIONS, None, BURY, &values), 3.0);
        let scorecard = sample::Sample::new().with_series(series).build();
        let analysis = Analysis::of(&scorecard);
        assert_eq!(
            from_to_title(&scorecard, analysis.get(SUSPENSIONS, None, BURY).unwrap()).unwrap(),
            "Suspensions: 58.7 per 100 pupils, no clear trend from 62.2 in 2015/16"
        );
    }

    #[test]
    fn a_first_period_and_the_best_are_told_with_their_value() {
        let against = |benchmark| {
            let mut sample = sample::with_the_best();
            for series in &mut sample.parts.series {
                *series = sample::flagged(series.clone(), 4..6, Flag::Disrupted, "Schools closed");
            }
            let scorecard = sample.build().compared_with(Against::Benchmark(benchmark));
            let analysis = Analysis::of(&scorecard);
            let judgement = analysis.get(SUSPENSIONS, None, BURY).unwrap();
            let [_, beside] = FromTo::of(&scorecard, judgement).unwrap().written();
            (beside, from_to_title(&scorecard, judgement).unwrap())
        };
        let (first, title) = against(Benchmark::FirstPeriod);
        assert_eq!(first, (None, "6.0".to_owned()));
        assert!(title.ends_with("up from 6.6 in 2018/19 (not tested); the first period 6.0"), "{title}");
        let (best, title) = against(Benchmark::BestTenth);
        assert_eq!(best, (None, "9.5".to_owned()));
        assert!(title.ends_with("; the best here, Bolton, 9.5"), "{title}");
    }

    #[test]
    fn an_average_is_above_level_or_below_in_shares_or_points() {
        let mut about = sample::indicator("admissions", "Admissions");
        assert_eq!(beside_average(&about, 118.0, 100.0), "18% above");
        assert_eq!(beside_average(&about, 100.2, 100.0), "level with");
        assert_eq!(beside_average(&about, 91.0, 100.0), "9% below");
        about.measure.kind = MeasureKind::Proportion;
        about.measure.unit = "% of adults".to_owned();
        assert_eq!(beside_average(&about, 23.4, 20.0), "3.4 points above");
    }
}
