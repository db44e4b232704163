//! What was tried in a place, for a table: a row for each measure, and what cannot be told said once.

use super::intervention::rounding;
use super::reason::{Reason, name};
use super::tally::{Said, of_all};
use super::wording::count_in_words;
use super::{limits, number};
use crate::analysis::{Finding, InterventionJudgement, InterventionRole, NoBeforeAfter, WhichSide};
use crate::model::Scorecard;

/// What moved after something was tried, as cells of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriedCells {
    /// `Suspensions, on average 3.7 to 9.1 per 100 pupils`: the means of the periods before and after, and no single figure.
    pub measure: String,
    /// `+5.3`.
    pub here: String,
    /// `+5.0 in nine places without it`; without these, the nation’s change.
    pub elsewhere: String,
    /// `+0.3 (−6.1 to +6.6)`.
    pub difference: String,
    /// `no clear difference`.
    pub reading: &'static str,
}

/// The cells of one row; `None` without a before and after.
///
/// `least` are the decimals that other rows of the same figures have.
pub fn tried_cells(
    scorecard: &Scorecard,
    judged: &InterventionJudgement,
    least: usize,
) -> Option<TriedCells> {
    let change = judged.change.as_ref().ok()?;
    let about = scorecard.indicator(judged.indicator);
    let decimals = rounding(scorecard, judged, change, least).decimals;
    let plain = |value: f64| number::signed_by_unit(about, number::fixed(value, decimals));
    let after = if about.measure.is_percentage() {
        plain(change.after.mean)
    } else {
        number::written_beside(about, &number::fixed(change.after.mean, decimals), &about.short)
    };
    let watched = if judged.role == InterventionRole::Watch { "Watched for harm: " } else { "" };
    let signed = |value: f64| number::signed(value, decimals);
    let elsewhere = match (&judged.comparators, judged.nation) {
        (Ok(others), _) if judged.contrast.is_ok() => {
            let places = others.areas.len();
            let noun = if places == 1 { "place" } else { "places" };
            format!("{} in {} {noun} without it", signed(others.mean_change), count_in_words(places))
        }
        (_, Some(nation)) => {
            format!("{} in {}", signed(nation), name(scorecard, scorecard.national()))
        }
        _ => number::MISSING.to_owned(),
    };
    let difference = judged.contrast.as_ref().map_or(number::MISSING.to_owned(), |contrast| {
        let (found, limits) = (contrast.change.difference, contrast.change.limits);
        let [lower, upper] = limits::signed_beside_nothing((limits.lower, limits.upper), decimals);
        format!("{} ({lower} to {upper})", signed(found))
    });
    Some(TriedCells {
        measure: format!("{watched}{}, on average {} to {after}", about.short, plain(change.before.mean)),
        here: signed(change.change),
        elsewhere,
        difference,
        reading: finding_words(judged.finding),
    })
}

/// What the test of a difference says, in a few words.
pub(super) fn finding_words(finding: Finding) -> &'static str {
    match finding {
        Finding::Better => "moved better",
        Finding::Worse => "moved worse",
        Finding::NoChange => "no clear difference",
        Finding::Higher => "moved higher",
        Finding::Lower => "moved lower",
        Finding::NotTested | Finding::NotJudged => "cannot say",
    }
}

/// Why nothing can be said of something that was tried in a place, to be said once of all for which it is so.
pub fn untold_because(judged: Option<&InterventionJudgement>) -> &'static str {
    match judged.map(|judged| &judged.change) {
        None => "Names no indicator in this file",
        Some(Err(NoBeforeAfter::StartNotKnown { .. })) => "No start date in this file",
        Some(Err(NoBeforeAfter::TooFew { side: WhichSide::Before, .. })) => {
            "Too few comparable figures before the start"
        }
        Some(Err(NoBeforeAfter::TooFew { side: WhichSide::After, .. })) => {
            "Too few comparable figures after the start"
        }
        Some(Err(NoBeforeAfter::NoFigures(_))) => "No figures for this place",
        Some(Err(NoBeforeAfter::MethodChanged)) => "The method changed between before and after",
        Some(Err(NoBeforeAfter::TooLarge) | Ok(_)) => "The figures cannot be compared",
    }
}

/// The finding over what was tried in a place: `What was tried: one of the 13 programmes can be tested, and shows no
/// clear difference`.
pub fn tried_title(all: usize, tested: &[Finding]) -> String {
    let can = Said::new("can be tested", "can be tested", "cannot be tested");
    let of_all =
        |count: usize| format!("What was tried: {}", of_all(count, all, ["programme", "programmes"], can));
    let count = |finding: &[Finding]| tested.iter().filter(|found| finding.contains(found)).count();
    let (better, worse) = (count(&[Finding::Better]), count(&[Finding::Worse]));
    match (tested.len(), better, worse) {
        (0, ..) => of_all(0),
        (1, 1, _) => format!("{}, and moved better than elsewhere", of_all(1)),
        (1, _, 1) => format!("{}, and moved worse than elsewhere", of_all(1)),
        (1, ..) => format!("{}, and shows no clear difference", of_all(1)),
        (some, 0, 0) => format!("{}, and none shows a clear difference", of_all(some)),
        (some, better, worse) => {
            let none = some - better - worse;
            let parts = [(better, "moved better"), (worse, "moved worse"), (none, "no clear difference")];
            let parts = parts.into_iter().filter(|(count, _)| *count > 0);
            let parts: Vec<String> =
                parts.map(|(count, words)| format!("{} {words}", count_in_words(count))).collect();
            format!("{}: {}", of_all(some), parts.join(", "))
        }
    }
}

/// Why what was tried is set beside the nation alone and not tested, to be said once of all for which it is so.
pub fn untested_because(scorecard: &Scorecard, judged: &InterventionJudgement) -> String {
    match &judged.contrast {
        Err(why) => format!("Not tested: {}", why.clause(scorecard)),
        Ok(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_counts_what_can_be_tested_and_what_was_found() {
        use Finding::{Better, NoChange, Worse};
        let title = |all, tested: &[Finding]| tried_title(all, tested).replace("What was tried: ", "");
        assert_eq!(title(13, &[]), "none of the 13 programmes can be tested");
        assert_eq!(
            title(13, &[NoChange]),
            "one of the 13 programmes can be tested, and shows no clear difference"
        );
        assert_eq!(title(1, &[Better]), "the one programme can be tested, and moved better than elsewhere");
        assert_eq!(title(1, &[]), "the one programme cannot be tested");
        assert_eq!(
            title(4, &[Better, Worse, NoChange]),
            "three of the four programmes can be tested: one moved better, one moved worse, one no clear difference"
        );
    }
}
