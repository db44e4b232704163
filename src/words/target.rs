//! A target in words: first how far it is, then how it stands.

use super::number::Rounding;
use super::reason::{Reason, name};
use super::wording::{count_in_words, lower_first, pace_word, sentence_case};
use super::{date, number};
use crate::analysis::{NoPace, NoPath, NoStatus, TargetJudgement, TargetStatus};
use crate::model::{Indicator, Observation, Scorecard, Target};

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

/// The same with what is to be added: `On track, not certain`, `Met late, in 2024`, `Met in 2022, since lost`, `Off
/// track (had been reached in 2020)`.
pub fn target_standing(judgement: &TargetJudgement) -> String {
    let way = status_and_certainty(judgement);
    match (judgement.status, judgement.reached.map(date::period_in_words)) {
        (TargetStatus::MetLate, Some(period)) => format!("{way}, in {period}"),
        (TargetStatus::MetSinceLost, Some(period)) if judgement.late => {
            format!("Met late, in {period}, since lost")
        }
        (TargetStatus::MetSinceLost, Some(period)) => format!("Met in {period}, since lost"),
        (_, Some(period)) => format!("{way} (had been reached in {period})"),
        (_, None) => way,
    }
}

fn status_and_certainty(judgement: &TargetJudgement) -> String {
    let word = target_status_word(judgement.status);
    let uncertain = judgement.status == TargetStatus::OnTrack && judgement.certain == Some(false);
    if uncertain { format!("{word}, not certain") } else { word.to_owned() }
}

/// What is told of a target beside the figure it is judged by, one sentence each: how far the figure is from it, with what
/// would have to move and what does; where nothing is to go, only the target. `None` for the part that there is not.
///
/// `latest` is the figure that was judged. With `standing`, how it stands leads.
pub fn target_lines(
    scorecard: &Scorecard,
    judgement: &TargetJudgement,
    latest: Option<Observation>,
    standing: bool,
) -> Vec<String> {
    let lead = if standing && judgement.status != TargetStatus::NotCalculated {
        format!("{}: ", target_standing(judgement))
    } else {
        String::new()
    };
    let (indicator, target) = parts(scorecard, judgement);
    let words = latest.map(|latest| Words { indicator, target, judgement, latest });
    let distance = words.as_ref().and_then(Words::distance);
    let told = distance.unwrap_or_else(|| {
        let by = target.by.as_ref().map(|date| format!(" by {}", date::in_words(date)));
        format!(
            "target of {}{}",
            number::target_with_sign(indicator, judgement.value),
            by.unwrap_or_default()
        )
    });
    let mut lines = vec![format!("{}.", sentence_case(&format!("{lead}{told}")))];
    lines.extend(words.and_then(|words| words.paces()));
    lines.extend(judgement.reason.map(|why| why.sentence(scorecard)));
    lines
}

/// How a target stands, sentence by sentence: the figure and how far it is, what would have to move and what does, how that
/// stands and why, and where the path from the baseline is.
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
    let (indicator, target) = parts(scorecard, judgement);
    let words = Words { indicator, target, judgement, latest };
    let path = words.path().or_else(|| {
        let none = judgement.path.err().filter(|none| none.is_worth_saying())?;
        Some(none.sentence(scorecard))
    });
    let meaning = target_meaning(judgement);
    // What is on its way says how far it is first; what is decided, how.
    let lead = match (&meaning, &reason) {
        (None, None) => format!("{}: ", target_standing(judgement)),
        _ => String::new(),
    };
    let told = [Some(format!("{lead}{}.", words.figure())), words.paces(), meaning, reason, path];
    told.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// How far a target is, for a line of a list: what is to go, and what goes on after it, such as `15.2 points to go` and `to 75%
/// by 2028: 2.5 a year needed, 0.6 a year since 2018`. Where nothing is to go, how it stands, and the target.
pub fn target_in_brief(
    scorecard: &Scorecard,
    judgement: &TargetJudgement,
    latest: Observation,
) -> (String, String) {
    let (indicator, target) = parts(scorecard, judgement);
    Words { indicator, target, judgement, latest }.in_brief()
}

/// The same in one line, with the limits of the pace where they leave it open: `5.0 points to go to 5% by 2030: 0.8 a year needed,
/// 1.4 a year since 2020 (95% limits: a fall of 4.4 to a rise of 1.5)`.
pub fn target_at_length(scorecard: &Scorecard, judgement: &TargetJudgement, latest: Observation) -> String {
    let (indicator, target) = parts(scorecard, judgement);
    let words = Words { indicator, target, judgement, latest };
    let (first, rest) = words.in_brief();
    if words.to_go().is_none() {
        return format!("{first}: {rest}");
    }
    let limits = judgement.needed_pace.and_then(|_| words.limits());
    format!("{first} {rest}{}", limits.unwrap_or_default())
}

/// With how many decimals a figure is written beside what is told of its target, so that the two and the way between them add
/// up; the usual ones without a target.
pub fn decimals_beside_target(
    indicator: &Indicator,
    latest: Observation,
    of: Option<(&Scorecard, &TargetJudgement)>,
) -> usize {
    let usual = number::decimals(indicator, latest.value);
    let Some((scorecard, judgement)) = of else { return usual };
    let words = Words { indicator, target: judgement.target.target(scorecard), judgement, latest };
    words.to_go().map_or(usual, |_| words.rounding().decimals)
}

/// What a status means that is not clear from its name; `None` of the others.
pub fn target_meaning(judgement: &TargetJudgement) -> Option<String> {
    let pace = judgement.pace.map(|pace| format!("the pace since {}", date::period_in_words(pace.since)));
    meaning(judgement, &target_standing(judgement), pace.as_deref())
}

/// The same of every target that stands so, to be said once for several.
pub fn target_meaning_of_all(judgement: &TargetJudgement) -> Option<String> {
    meaning(judgement, &status_and_certainty(judgement), judgement.pace.map(|_| "its pace so far"))
}

fn meaning(judgement: &TargetJudgement, standing: &str, pace: Option<&str>) -> Option<String> {
    Some(match (judgement.status, judgement.certain) {
        (TargetStatus::OnTrack, Some(true)) => {
            format!("{standing}: {} reaches the target in time, at both its 95% limits.", pace?)
        }
        (TargetStatus::OnTrack, _) => {
            format!("{standing}: {} reaches the target in time; the worse of its 95% limits does not.", pace?)
        }
        (TargetStatus::Uncertain, _) => format!(
            "{standing}: {} does not reach the target in time; the better of its 95% limits does.",
            pace?
        ),
        (TargetStatus::OffTrack, _) => {
            format!(
                "{standing}: {} does not reach the target in time, not even at the better of its 95% limits.",
                pace?
            )
        }
        (TargetStatus::NotKnownYet, _) => {
            format!("{standing}: the date has passed, and this file has no figure for it.")
        }
        _ => return None,
    })
}

fn parts<'a>(scorecard: &'a Scorecard, judgement: &TargetJudgement) -> (&'a Indicator, &'a Target) {
    let target = judgement.target.target(scorecard);
    (scorecard.indicator(target.indicator), target)
}

struct Words<'a> {
    indicator: &'a Indicator,
    target: &'a Target,
    judgement: &'a TargetJudgement,
    latest: Observation,
}

impl Words<'_> {
    /// What is still to go to a target that is not reached.
    fn to_go(&self) -> Option<f64> {
        let judged = self.judgement;
        // A number for a larger area is no distance.
        let short = judged.needed_pace.is_some()
            || judged.reason == Some(NoStatus::NoDate)
            || matches!(
                judged.status,
                TargetStatus::Missed | TargetStatus::MetSinceLost | TargetStatus::NotKnownYet
            );
        short.then_some(judged.value - self.latest.value)
    }

    /// How far the figure is from a target that it has not reached: `5.8 points above the target of 5% for 2030`.
    fn distance(&self) -> Option<String> {
        let to_go = self.to_go()?;
        let rounding = self.rounding();
        let side = if to_go < 0.0 { "above" } else { "below" };
        Some(format!(
            "{} {side} the target of {}{}",
            number::distance(self.indicator, to_go, rounding.decimals),
            self.goal("for"),
            rounding.remark()
        ))
    }

    fn in_brief(&self) -> (String, String) {
        let standing = target_standing(self.judgement);
        let Some(to_go) = self.to_go() else { return (standing, format!("target of {}", self.goal("by"))) };
        let distance = number::distance_in_points(self.indicator, to_go, self.rounding().decimals);
        match self.judgement.status {
            TargetStatus::Missed => {
                let side = if to_go < 0.0 { "over" } else { "short of" };
                (format!("{distance} {side}"), format!("the target of {}", self.goal("that was due by")))
            }
            TargetStatus::MetSinceLost | TargetStatus::NotKnownYet => {
                let side = if to_go < 0.0 { "over" } else { "short of" };
                let rest = format!("the target of {}; {}", self.goal("for"), lower_first(&standing));
                (format!("{distance} {side}"), rest)
            }
            _ => {
                let paces = self.paces_in_brief().map(|paces| format!(": {paces}")).unwrap_or_default();
                (format!("{distance} to go"), format!("to {}{paces}", self.goal("by")))
            }
        }
    }

    /// `2.5 a year needed, 0.6 a year since 2018`.
    fn paces_in_brief(&self) -> Option<String> {
        let needed = self.judgement.needed_pace?;
        let step = self.step();
        let by = |pace: f64| number::fixed(pace.abs(), self.decimals_apart(pace));
        let own = self.judgement.pace.map(|pace| {
            let (slope, since) = (pace.slope.slope, date::period_in_words(pace.since));
            match number::has_digits(&by(slope)) {
                false => format!(", no change since {since}"),
                true if (slope < 0.0) == (needed < 0.0) => {
                    format!(", {} a {step} since {since}", by(slope))
                }
                true => format!(", {} a {step} the wrong way since {since}", by(slope)),
            }
        });
        Some(format!("{} a {step} needed{}", by(needed), own.unwrap_or_default()))
    }

    /// With how many decimals a pace is told, so that what decides does not read the same.
    fn decimals_apart(&self, pace: f64) -> usize {
        let usual = self.pace_decimals(pace);
        let both = self.judgement.needed_pace.zip(self.judgement.pace);
        both.map_or(usual, |(needed, own)| number::decimals_apart(usual, [needed, own.slope.slope]))
    }

    /// `5% by 2030`.
    fn goal(&self, by: &str) -> String {
        let by = self.target.by.as_ref().map(|date| format!(" {by} {}", date::in_words(date)));
        let value = number::target_with_sign(self.indicator, self.judgement.value);
        format!("{value}{}", by.unwrap_or_default())
    }

    /// A target is written as it was set, so it is as exact as it is small, unless it is a whole number.
    fn rounding(&self) -> Rounding {
        let (target, latest) = (self.judgement.value, self.latest.value);
        let whole = target.fract() == 0.0;
        let size = if whole { latest.abs() } else { latest.abs().min(target.abs()) };
        let least = number::target_decimals(self.indicator, target);
        Rounding::of(self.indicator, [target, latest], size).at_least([target, latest], least)
    }

    /// What would have to move and what does: `Needs to fall by 1.0 points a year; has fallen by 0.4 a year since 2019.`
    fn paces(&self) -> Option<String> {
        let needed = self.judgement.needed_pace?;
        let to = if needed < 0.0 { "fall" } else { "rise" };
        let step = self.step();
        let apart = |pace: f64| self.decimals_apart(pace);
        let by = number::distance(self.indicator, needed, apart(needed));
        let mut text = format!("Needs to {to} by {by} a {step}");
        if let Some(pace) = self.judgement.pace {
            let own = number::fixed(pace.slope.slope.abs(), apart(pace.slope.slope));
            let moved = match number::has_digits(&own) {
                false => "has not moved".to_owned(),
                true if pace.slope.slope < 0.0 => format!("has fallen by {own} a {step}"),
                true => format!("has risen by {own} a {step}"),
            };
            let limits = self.limits().unwrap_or_default();
            text = format!("{text}; {moved} since {}{limits}", date::period_in_words(pace.since));
        }
        Some(format!("{text}."))
    }

    /// Where they leave it open: ` (95% limits: a fall of 4.4 to a rise of 1.5)`.
    fn limits(&self) -> Option<String> {
        let slope = self.judgement.pace.filter(|_| self.judgement.certain == Some(false))?.slope;
        let (lower, upper) = (self.pace(slope.lower), self.pace(slope.upper));
        let limit = |pace: f64, text: &str| {
            let way = if pace < 0.0 { "fall" } else { "rise" };
            if number::has_digits(text) { format!("a {way} of {text}") } else { "no change".to_owned() }
        };
        let both = if slope.upper < 0.0 && number::has_digits(&upper) {
            format!("a fall of {upper} to {lower}")
        } else if slope.lower > 0.0 && number::has_digits(&lower) {
            format!("a rise of {lower} to {upper}")
        } else {
            format!("{} to {}", limit(slope.lower, &lower), limit(slope.upper, &upper))
        };
        Some(format!(" (95% limits: {both})"))
    }

    fn step(&self) -> &'static str {
        pace_word(self.indicator.period, 1)
    }

    /// With two decimals where it is small, so that a slow pace is none of 0.0.
    fn pace(&self, pace: f64) -> String {
        number::fixed(pace.abs(), self.pace_decimals(pace))
    }

    fn pace_decimals(&self, pace: f64) -> usize {
        number::decimals(self.indicator, pace * 10.0)
    }

    /// `74.5% in 2027/28, 0.5 points below the target of 75% for 2028`.
    fn figure(&self) -> String {
        let value = number::fixed(self.latest.value, self.rounding().decimals);
        let value = number::signed_by_unit(self.indicator, value);
        let now = format!("{value} in {}", date::period_in_words(self.latest.period));
        match self.distance() {
            Some(distance) => format!("{now}, {distance}"),
            None => format!("{now} against a target of {}", self.goal("by")),
        }
    }

    /// `Behind the straight path from 12.0 in 2015/16 to the target, which is at 8.1 by now.`
    fn path(&self) -> Option<String> {
        let open = matches!(
            self.judgement.status,
            TargetStatus::OnTrack | TargetStatus::Uncertain | TargetStatus::OffTrack
        );
        let expected = self.judgement.path.ok().filter(|_| open)?;
        let from = self.target.from.as_ref()?;
        let decimals = number::decimals(self.indicator, self.latest.value.abs().max(expected.abs()));
        let on = self.indicator.polarity.has_reached(self.latest.value, expected) == Some(true);
        let stands = if on { "On or beyond" } else { "Behind" };
        Some(format!(
            "{stands} the straight path to the target from {} in {}, which is at {} in {}.",
            number::fixed(from.value, decimals),
            date::period_in_words(from.period),
            number::fixed(expected, decimals),
            date::period_in_words(self.latest.period)
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
            Self::Impossible => "no share can be what the target says: it lies between 0 and 100%".to_owned(),
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
#[path = "target_tests.rs"]
mod tests;
