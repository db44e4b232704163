//! A target in words: first how far it is, then how it stands.

use super::reason::{Reason, name};
use super::wording::{count_in_words, step_word};
use super::{date, number};
use crate::analysis::{NoPace, NoPath, NoStatus, TargetJudgement, TargetStatus};
use crate::model::{Indicator, Observation, PeriodKind, Scorecard, Target};

/// How a target stands, in a word or two.
pub fn target_status_word(status: TargetStatus) -> &'static str {
    match status {
        TargetStatus::Met => "Met",
        TargetStatus::MetLate => "Met late",
        TargetStatus::MetSinceLost => "Met, since lost",
        TargetStatus::OnTrack => "On track",
        TargetStatus::Uncertain => "Uncertain",
        TargetStatus::OffTrack => "Off track",
        TargetStatus::Missed => "Missed",
        TargetStatus::NotKnownYet => "Not known yet",
        TargetStatus::NotCalculated => "Not calculated",
    }
}

/// The same with what is to be added: `On track, not certain`, `Met late, in 2024`, `Met in 2022, since lost`.
pub fn target_standing(judgement: &TargetJudgement) -> String {
    let word = target_status_word(judgement.status);
    match (judgement.status, judgement.reached.map(date::period_in_words)) {
        (TargetStatus::MetLate, Some(period)) => format!("{word}, in {period}"),
        (TargetStatus::MetSinceLost, Some(period)) => format!("Met in {period}, since lost"),
        (TargetStatus::OnTrack, _) if judgement.certain == Some(false) => format!("{word}, not certain"),
        _ => word.to_owned(),
    }
}

/// How far a target is that is still open: `5.8 points to go by 2030: 1.0 a year needed, 0.4 a year since 2019`; `None`
/// once it is reached or its deadline has passed, and where there is no figure.
///
/// `latest` is the figure that was judged.
pub fn target_distance(
    scorecard: &Scorecard,
    judgement: &TargetJudgement,
    latest: Option<Observation>,
) -> Option<String> {
    Words::of(scorecard, judgement, latest?).distance()
}

/// How a target stands, in a sentence or two: the distance, then the status with the figure it rests on.
///
/// `latest` is the figure that was judged.
pub fn target_sentence(
    scorecard: &Scorecard,
    judgement: &TargetJudgement,
    latest: Option<Observation>,
) -> String {
    let reason = judgement.reason.map(|why| why.sentence(scorecard));
    let Some(latest) = latest else {
        return reason.unwrap_or_else(|| format!("{}.", target_standing(judgement)));
    };
    let words = Words::of(scorecard, judgement, latest);
    let distance = words.distance().map(|distance| format!("{distance}. ")).unwrap_or_default();
    let path = words.path().or_else(|| {
        let none = judgement.path.err().filter(|none| none.is_worth_saying())?;
        Some(none.clause(scorecard))
    });
    let path = path.map(|path| format!("; {path}")).unwrap_or_default();
    match reason {
        Some(reason) => format!("{distance}{reason}"),
        None => format!("{distance}{}: {}{path}.", target_standing(judgement), words.figure()),
    }
}

struct Words<'a> {
    indicator: &'a Indicator,
    target: &'a Target,
    judgement: &'a TargetJudgement,
    latest: Observation,
}

impl<'a> Words<'a> {
    fn of(scorecard: &'a Scorecard, judgement: &'a TargetJudgement, latest: Observation) -> Self {
        let target = judgement.target.target(scorecard);
        Self { indicator: scorecard.indicator(target.indicator), target, judgement, latest }
    }

    fn by(&self) -> String {
        self.target.by.as_ref().map(|by| format!(" by {}", date::in_words(by))).unwrap_or_default()
    }

    fn distance(&self) -> Option<String> {
        let judged = self.judgement;
        // A pace is looked at only for what is not reached; a number for a larger area is no distance.
        let open = judged.needed_pace.is_some()
            || (self.target.by.is_none() && judged.reason == Some(NoStatus::NoDate));
        if !open {
            return None;
        }
        let mut text = format!("{} to go{}", self.amount(self.to_go().abs()), self.by());
        if let Some(needed) = judged.needed_pace {
            text = format!("{text}: {} needed", self.per_period(needed));
            let own = judged.pace.map(|pace| {
                let away = pace.slope.slope * self.to_go() < 0.0;
                let away = if away { " the wrong way" } else { "" };
                let own = self.per_period(pace.slope.slope);
                let since = date::period_in_words(pace.since);
                format!(", {own}{away} since {since}{}", self.limits().unwrap_or_default())
            });
            text.push_str(&own.unwrap_or_default());
        }
        Some(text)
    }

    /// Where they leave it open: ` (4.4 down to 1.5 up)`.
    fn limits(&self) -> Option<String> {
        let slope = self.judgement.pace.filter(|_| self.judgement.certain == Some(false))?.slope;
        let limit = |pace: f64| {
            let way = if pace < 0.0 { "down" } else { "up" };
            format!("{} {way}", self.pace(pace))
        };
        Some(format!(" ({} to {})", limit(slope.lower), limit(slope.upper)))
    }

    fn to_go(&self) -> f64 {
        self.judgement.value - self.latest.value
    }

    /// `5.8 points`; without a word for what is no percentage.
    fn amount(&self, size: f64) -> String {
        let decimals = number::decimals(self.indicator, self.latest.value.abs().max(size));
        let text = number::fixed(size, decimals);
        match (self.indicator.measure.is_percentage(), text.as_str()) {
            (false, _) => text,
            (true, "1" | "1.0") => format!("{text} point"),
            (true, _) => format!("{text} points"),
        }
    }

    /// `1.0 a year`.
    fn per_period(&self, pace: f64) -> String {
        // Runs of years are published once a year.
        let step = match self.indicator.period {
            PeriodKind::Years => step_word(PeriodKind::Year, 1),
            kind => step_word(kind, 1),
        };
        format!("{} a {step}", self.pace(pace))
    }

    /// With two decimals where it is small, so that a slow pace is none of 0.0.
    fn pace(&self, pace: f64) -> String {
        number::fixed(pace.abs(), number::decimals(self.indicator, pace * 10.0))
    }

    /// `74.5% in 2027/28, 0.5 points short of the 75 set for 2028`.
    fn figure(&self) -> String {
        let percent = if self.indicator.measure.is_percentage() { "%" } else { "" };
        let value = number::value(self.indicator, self.latest.value);
        let now = format!("{value}{percent} in {}", date::period_in_words(self.latest.period));
        let goal = number::plain(self.indicator, self.judgement.value);
        let date = self.target.by.as_ref().map(date::in_words);
        let set = date.map(|date| format!(" set for {date}")).unwrap_or_default();
        match self.judgement.status {
            TargetStatus::Missed | TargetStatus::MetSinceLost | TargetStatus::NotKnownYet => {
                format!("{now}, {} short of the {goal}{percent}{set}", self.amount(self.to_go().abs()))
            }
            _ => format!("{now} against a target of {goal}{percent}{}", self.by()),
        }
    }

    /// `behind the path from its baseline, which is at 8.1`.
    fn path(&self) -> Option<String> {
        let open = matches!(
            self.judgement.status,
            TargetStatus::OnTrack | TargetStatus::Uncertain | TargetStatus::OffTrack
        );
        let expected = self.judgement.path.ok().filter(|_| open)?;
        let decimals = number::decimals(self.indicator, self.latest.value.abs().max(expected.abs()));
        let on = self.indicator.polarity.has_reached(self.latest.value, expected) == Some(true);
        let stands = if on { "on or beyond" } else { "behind" };
        Some(format!(
            "{stands} the path from its baseline, which is at {}",
            number::fixed(expected, decimals)
        ))
    }
}

impl Reason for NoStatus {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::OfTheWhole(area) => {
                let whole = name(scorecard, *area);
                format!("the target is a number for {whole} as a whole, not for a part of it")
            }
            Self::NoFigure => "there is no figure to hold against the target".to_owned(),
            Self::Neutral => {
                "neither direction is good for this indicator, so a target cannot be judged".to_owned()
            }
            Self::NoDate => {
                "the target names no date, so all that can be said is that it is not met".to_owned()
            }
            Self::NoPace(why) => why.clause(scorecard),
        }
    }
}

impl Reason for NoPace {
    fn clause(&self, _: &Scorecard) -> String {
        match self {
            Self::TooFew(given) => {
                let there = match given {
                    0 => "there is none".to_owned(),
                    1 => "there is one".to_owned(),
                    _ => format!("there are {}", count_in_words(*given)),
                };
                format!("a pace needs three comparable figures, and {there}")
            }
            Self::TooFarApart => "the figures differ by more than can be calculated with".to_owned(),
        }
    }
}

impl Reason for NoPath {
    fn clause(&self, _: &Scorecard) -> String {
        match self {
            Self::NoBaseline => {
                "the target names no baseline or no date, so there is no path to it".to_owned()
            }
            Self::NotJudged => "there is no figure to hold against a path".to_owned(),
            Self::LateBaseline => {
                "its baseline is the latest figure or a later one, so there is no path from it yet".to_owned()
            }
            Self::AfterDate => "its date is not after its baseline, so there is no path to it".to_owned(),
            Self::MethodChanged(period) => {
                let period = date::period_in_words(*period);
                format!("the method changed in {period}, after its baseline, so there is no path from it")
            }
            Self::WrongSide => {
                "the target is on the wrong side of its baseline, so there is no path between them".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::model::{Baseline, PlainDate, Priority};
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    /// What is said of a target of Bury's, its figures in academic years from 2015/16.
    fn said(values: &[f64], value: f64, by: Option<&str>, from: Option<(i32, f64)>) -> String {
        let target = Target {
            indicator: SUSPENSIONS,
            area: None,
            value,
            by: by.and_then(PlainDate::parse),
            from: from.map(|(year, value)| Baseline { period: sample::academic_year(year), value }),
        };
        let priority = Priority {
            area: BURY,
            indicators: vec![SUSPENSIONS],
            targets: vec![target],
            ..Priority::default()
        };
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        let scorecard =
            sample::Sample::new().with(SUSPENSIONS, BURY, &values).with_priority(priority).build();
        let analysis = Analysis::of(&scorecard);
        let judged = analysis.get(SUSPENSIONS, None, BURY).expect("it is judged");
        target_sentence(&scorecard, &judged.targets[0], judged.latest)
    }

    const FALLING: [f64; 5] = [12.0, 11.0, 10.0, 9.0, 8.0];

    #[test]
    fn the_distance_comes_first() {
        assert_eq!(
            said(&FALLING, 2.0, Some("2023"), None),
            "6.0 to go by 2023: 2.0 a year needed, 1.0 a year since 2015/16. Off track: 8.0 in 2019/20 against a target \
             of 2 by 2023."
        );
        assert_eq!(
            said(&FALLING, 4.0, Some("2024"), Some((2015, 12.0))),
            "4.0 to go by 2024: 1.0 a year needed, 1.0 a year since 2015/16. On track: 8.0 in 2019/20 against a target \
             of 4 by 2024; on or beyond the path from its baseline, which is at 8.0."
        );
    }

    #[test]
    fn where_the_limits_leave_it_open_they_are_said() {
        assert_eq!(
            said(&[12.0, 10.0, 12.0, 9.0, 10.5], 9.0, Some("2022"), None),
            "1.5 to go by 2022: 0.8 a year needed, 0.4 a year since 2015/16 (1.7 down to 0.9 up). Uncertain: 10.5 in \
             2019/20 against a target of 9 by 2022."
        );
        let away = said(&[8.0, 9.0, 10.0, 11.0, 12.0], 9.0, Some("2022"), None);
        assert!(away.contains("1.0 a year the wrong way since 2015/16. Off track:"), "{away}");
    }

    #[test]
    fn after_the_deadline_it_is_said_what_became_of_it() {
        assert_eq!(
            said(&FALLING, 4.0, Some("2020"), None),
            "Missed: 8.0 in 2019/20, 4.0 short of the 4 set for 2020."
        );
        assert_eq!(
            said(&FALLING, 8.5, Some("2018"), None),
            "Met late, in 2019/20: 8.0 in 2019/20 against a target of 8.5 by 2018."
        );
        assert_eq!(
            said(&[12.0, 7.0, 9.0, 9.5, 10.0], 8.0, Some("2018"), None),
            "Met in 2016/17, since lost: 10.0 in 2019/20, 2.0 short of the 8 set for 2018."
        );
        assert_eq!(
            said(&FALLING, 8.0, Some("2030"), None),
            "Met: 8.0 in 2019/20 against a target of 8 by 2030."
        );
    }

    #[test]
    fn a_reason_stands_after_the_distance() {
        assert_eq!(
            said(&FALLING, 4.0, None, None),
            "4.0 to go. The target names no date, so all that can be said is that it is not met."
        );
        assert_eq!(
            said(&FALLING[3..], 4.0, Some("2020"), None),
            "4.0 to go by 2020: 1.3 a year needed. A pace needs three comparable figures, and there are two."
        );
    }

    #[test]
    fn a_baseline_of_no_use_is_said() {
        let late = said(&FALLING, 2.0, Some("2023"), Some((2019, 8.0)));
        let why = "; its baseline is the latest figure or a later one, so there is no path from it yet.";
        assert!(late.ends_with(why), "{late}");
        let wrong = said(&FALLING, 9.0, Some("2023"), Some((2015, 8.5)));
        let why = "; the target is on the wrong side of its baseline, so there is no path between them.";
        assert!(wrong.starts_with("Met: ") && wrong.ends_with(why), "{wrong}");
    }
}
