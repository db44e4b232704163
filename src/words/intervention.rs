//! What moved after something was tried, beside the places that did not try it. Never a cause.

use super::number;
use super::reason::{CHANGE_NOT_TESTED, Reason, no_origin};
use super::wording::{lower_first, sentence_case};
use crate::analysis::{BeforeAfter, Finding, InterventionJudgement, WatchSign};
use crate::model::{Indicator, Polarity, Scorecard};

/// What moved: `Suspensions in Bury rose by 4.1 after Team Around the School began; places that did not adopt it
/// rose by 5.2, so the difference is −1.1 (−1.4 to −0.8)`.
pub fn intervention_sentence(scorecard: &Scorecard, judged: &InterventionJudgement) -> String {
    let (about, title) = named(scorecard, judged);
    let change = match &judged.change {
        Ok(change) => change,
        Err(why) => return sentence_case(&why.clause(scorecard)),
    };
    let place = &scorecard.area(judged.area).name;
    let own = format!("{} {} after {title} began", subject(about, place), moved(about, change.change));
    let (Ok(others), Ok(contrast)) = (&judged.comparators, &judged.contrast) else {
        return format!("{own}{}", own_test(scorecard, judged, change));
    };
    let value = |value: f64| number::signed_change_of(about, value, value.abs().max(change.after.mean.abs()));
    let limits = contrast.limits.map(|(lower, upper)| format!(" ({} to {})", value(lower), value(upper)));
    let tested = match judged.finding {
        Finding::NotTested => ", not tested",
        Finding::NoChange => ", which may be chance",
        _ => "",
    };
    format!(
        "{own}; places that did not adopt it {}: a difference of {}{}{tested}",
        moved(about, others.mean_change),
        value(contrast.difference),
        limits.unwrap_or_default()
    )
}

/// What is to be seen in a watched indicator; `None` for an aim.
pub fn watch_sentence(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<String> {
    let (about, title) = named(scorecard, judged);
    let place = &scorecard.area(judged.area).name;
    let name = lower_first(&about.short);
    Some(match judged.sign? {
        WatchSign::Worse if judged.contrast.is_ok() => format!(
            "{} got worse after {title} began, more than in places that did not adopt it",
            subject(about, place)
        ),
        WatchSign::Worse => format!("{} got worse after {title} began", subject(about, place)),
        WatchSign::NoSign => format!("No sign so far that {name} in {place} got worse"),
        WatchSign::NotKnown => {
            let why = match &judged.change {
                Err(why) => why.clause(scorecard),
                Ok(_) if about.polarity == Polarity::Neutral => "neither direction is good".to_owned(),
                Ok(_) => CHANGE_NOT_TESTED.to_owned(),
            };
            format!("Whether {name} in {place} got worse cannot be said: {why}")
        }
    })
}

/// What moved in the place it came from, around its own start there; `None` where the file names no such place.
pub fn origin_sentence(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<String> {
    let (about, _) = named(scorecard, judged);
    let origin = judged.origin.as_ref()?;
    let place = origin_name(scorecard, judged);
    Some(match &origin.change {
        Ok(change) => {
            let moved = moved(about, change.change);
            format!("{} {moved} after it began there", subject(about, place))
        }
        Err(_) => sentence_case(&no_origin(origin, place, scorecard)?),
    })
}

/// Why nothing is found of an intervention, as a sentence; `None` where something is.
pub fn intervention_reason(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<String> {
    match (&judged.change, judged.finding) {
        (Err(why), _) => Some(why.sentence(scorecard)),
        (Ok(_), Finding::NotTested) => Some(format!("{}.", sentence_case(CHANGE_NOT_TESTED))),
        (Ok(_), _) => None,
    }
}

/// Why nothing is judged in the place it was adopted from; `None` where something is, or no such place is named.
pub fn origin_reason(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<String> {
    let clause = no_origin(judged.origin.as_ref()?, origin_name(scorecard, judged), scorecard)?;
    Some(format!("{}.", sentence_case(&clause)))
}

/// The place that an intervention was adopted from.
fn origin_name<'a>(scorecard: &'a Scorecard, judged: &InterventionJudgement) -> &'a str {
    let from = scorecard.intervention(judged.intervention).adopted_from.as_ref();
    let named = from.and_then(|from| from.name.as_deref());
    let area = from.and_then(|from| from.area).map(|area| scorecard.area(area).name.as_str());
    named.or(area).unwrap_or("another place")
}

fn named<'a>(scorecard: &'a Scorecard, judged: &InterventionJudgement) -> (&'a Indicator, &'a str) {
    (scorecard.indicator(judged.indicator), &scorecard.intervention(judged.intervention).title)
}

/// `rose by 4.1`, `fell by 2.0 percentage points`, `stayed the same`.
fn moved(about: &Indicator, change: f64) -> String {
    let percentage = about.measure.is_percentage();
    let size = if percentage { number::gap(about, change.abs()) } else { number::value(about, change.abs()) };
    match size.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        false => "stayed the same".to_owned(),
        true if change > 0.0 => format!("rose by {size}"),
        true => format!("fell by {size}"),
    }
}

/// What the adopter's own change says where there is nothing to set it beside, and why there is not.
fn own_test(scorecard: &Scorecard, judged: &InterventionJudgement, change: &BeforeAfter) -> String {
    let about = scorecard.indicator(judged.indicator);
    let value = |value: f64| number::signed_change_of(about, value, value.abs().max(change.after.mean.abs()));
    let limits = change.limits.map(|(lower, upper)| format!(" ({} to {})", value(lower), value(upper)));
    let tested = match judged.finding {
        Finding::NotTested => ", not tested",
        Finding::NoChange => ", which may be chance",
        _ => "",
    };
    let why = judged.contrast.as_ref().err().map(|why| format!("; {}", why.clause(scorecard)));
    format!("{}{tested}{}", limits.unwrap_or_default(), why.unwrap_or_default())
}

fn subject(about: &Indicator, place: &str) -> String {
    // A name with a comma in it cannot be gone on after.
    if about.short.contains(',') {
        return format!("{}: {place}’s figure", about.short);
    }
    format!("{} in {place}", about.short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::interventions;
    use crate::model::{Confidence, Intervention, PlainDate};
    use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS, Sample};

    fn judged(
        start: &str,
        bury: &[f64],
        half: Option<f64>,
        bolton: bool,
    ) -> (Scorecard, InterventionJudgement) {
        let series = |area, values: &[f64]| {
            let values: Vec<_> = values.iter().copied().map(Some).collect();
            let series = sample::series(SUSPENSIONS, None, area, &values);
            half.map_or(series.clone(), |half| sample::with_limits(series, half))
        };
        let tried = Intervention {
            id: "team".to_owned(),
            title: "Team Around the School".to_owned(),
            areas: vec![BURY],
            start: PlainDate::parse(start),
            end: None,
            adopted_from: None,
            aims: vec![SUSPENSIONS],
            watch: vec![SUSPENSIONS],
            reason_level: None,
            reason_inequality: None,
            source: None,
            confidence: Confidence::Documented,
            ..Intervention::default()
        };
        let mut builder = Sample::new().with_series(series(BURY, bury)).with_intervention(tried);
        if bolton {
            builder = builder.with_series(series(BOLTON, &[5.0, 5.0, 5.0, 10.2, 10.2, 10.2]));
        }
        let scorecard = builder.build();
        let watched = interventions(&scorecard).remove(1);
        (scorecard, watched)
    }

    const RISING: [f64; 6] = [6.0, 6.0, 6.0, 10.1, 10.1, 10.1];

    #[test]
    fn what_moved_stands_beside_the_places_that_did_not_adopt() {
        let (scorecard, found) = judged("2018-09", &RISING, None, true);
        assert_eq!(
            intervention_sentence(&scorecard, &found),
            "Suspensions in Bury rose by 4.1 after Team Around the School began; places that did not adopt it rose \
             by 5.2: a difference of −1.1, not tested"
        );
        assert_eq!(
            watch_sentence(&scorecard, &found).as_deref(),
            Some("No sign so far that suspensions in Bury got worse")
        );
        let (scorecard, found) = judged("2018-09", &RISING, Some(0.3), true);
        assert!(intervention_sentence(&scorecard, &found).ends_with("a difference of −1.1 (−1.4 to −0.8)"));
    }

    #[test]
    fn a_flag_goes_up_by_the_test_alone() {
        let steep = [5.0, 5.0, 5.0, 14.0, 14.0, 14.0];
        let (scorecard, found) = judged("2018-09", &steep, Some(0.3), true);
        assert_eq!(
            watch_sentence(&scorecard, &found).as_deref(),
            Some(
                "Suspensions in Bury got worse after Team Around the School began, more than in places that did not \
                 adopt it"
            )
        );
        let (scorecard, found) = judged("2018-09", &steep, None, true);
        let open = watch_sentence(&scorecard, &found).expect("it is watched");
        assert!(open.starts_with("Whether suspensions in Bury got worse cannot be said: not every figure"));
    }

    #[test]
    fn with_nothing_to_compare_or_judge_it_says_why() {
        let (scorecard, found) = judged("2018-09", &RISING, Some(0.3), false);
        assert_eq!(
            intervention_sentence(&scorecard, &found),
            "Suspensions in Bury rose by 4.1 after Team Around the School began (+3.9 to +4.3); none of the places \
             that did not adopt it has figures for the same periods"
        );
        let (scorecard, found) = judged("2019-09", &RISING, None, true);
        assert_eq!(
            intervention_sentence(&scorecard, &found),
            "There are only two figures wholly after 2019-09; three are needed on each side"
        );
        assert_eq!(origin_sentence(&scorecard, &found), None);
    }
}
