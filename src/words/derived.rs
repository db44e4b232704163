//! Where figures come from that a file gives for other areas than they are shown for.

use super::date::period_in_words;
use super::date::when_in_words;
use super::number;
use super::wording::list;
use crate::analysis::Judgement;
use crate::model::{AreaId, AreaKind, BoundaryThen, Derived, NotJoined, Period, Scorecard, Series};

/// How many areas are named before they are counted.
const NAMED: usize = 4;

/// What is to be known of a figure that is not one of the area's own as published, or of where its line begins.
pub fn derived_sentence(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let area = judgement.area;
    let name = &scorecard.area(area).name;
    match scorecard.derived(judgement.indicator, judgement.breakdown, area) {
        Some(Derived::AddedUp { of }) => {
            let of = areas_in_words(scorecard, of);
            Some(format!("Added up here from the counts of {of}; not published for {name}."))
        }
        Some(Derived::Joined { from, since, boundary }) => {
            let what = match since {
                Some(since) => format!("Figures before {} are", period_in_words(*since)),
                None => "All figures are".to_owned(),
            };
            let boundary = match boundary {
                BoundaryThen::Stayed => "by the outlines in the file the boundary stayed the same",
                BoundaryThen::Moved => "by the outlines in the file the boundary moved, so the line breaks there",
                BoundaryThen::NotKnown => "the file does not say whether the boundary moved",
            };
            let (whose, then) = (areas_in_words(scorecard, from), took_over(scorecard, area, from));
            Some(format!("{what} those of {whose}. {then}; {boundary}."))
        }
        None => scorecard.not_joined(judgement.indicator, judgement.breakdown, area).map(|why| match why {
            NotJoined::Divided(before) => format!(
                "{}, which was divided; the figures of all of it are not joined to those of a part.",
                took_over(scorecard, area, std::slice::from_ref(before))
            ),
            NotJoined::NotAddedUp(before) => format!(
                "{}, whose figures have no counts to be added up, and so are not joined to these.",
                took_over(scorecard, area, before)
            ),
            NotJoined::OutsideFile(before) if before.is_empty() => format!(
                "{}; nothing of that is in this file, so no earlier figures are joined to these.",
                took_over(scorecard, area, before)
            ),
            NotJoined::OutsideFile(before) => format!(
                "{}, and from others that are not in this file, so that their figures are not joined to these.",
                took_over(scorecard, area, before)
            ),
        }),
    }
}

/// Such as `Cumberland took over from Allerdale, Carlisle and Copeland on 1 April 2023`; where none of these is in the file, by
/// their codes.
fn took_over(scorecard: &Scorecard, area: AreaId, from: &[AreaId]) -> String {
    let area = scorecard.area(area);
    let on = area.succeeds.iter().find_map(|before| before.on.as_ref());
    let on = on.map(|on| format!(" {}", when_in_words(on))).unwrap_or_default();
    let codes = || list(&area.succeeds.iter().map(|before| before.code.clone()).collect::<Vec<_>>());
    let whose = if from.is_empty() { codes() } else { areas_in_words(scorecard, from) };
    format!("{} took over from {whose}{on}", area.name)
}

/// What a line goes on from, where it does: the areas before, in a few words, and the first period that is its own area’s.
/// `None` where all figures are its own, or were never.
pub fn taken_over_from(scorecard: &Scorecard, series: &Series) -> Option<(String, Period)> {
    match scorecard.derived(series.indicator, series.breakdown, series.area)? {
        Derived::Joined { from, since: Some(since), .. } => Some((areas_in_words(scorecard, from), *since)),
        Derived::Joined { since: None, .. } | Derived::AddedUp { .. } => None,
    }
}

/// The names of a few areas, or how many they are: `Radcliffe and Whitefield`, `7 neighbourhoods`.
fn areas_in_words(scorecard: &Scorecard, areas: &[AreaId]) -> String {
    if areas.len() <= NAMED {
        let names: Vec<String> = areas.iter().map(|area| scorecard.area(*area).name.clone()).collect();
        return list(&names);
    }
    counted_areas(scorecard, areas)
}

/// How many areas these are: `4 neighbourhoods`.
pub fn counted_areas(scorecard: &Scorecard, areas: &[AreaId]) -> String {
    let are = |kind| areas.iter().all(|area| scorecard.area(*area).kind == kind);
    let (one, many) = if are(AreaKind::Neighbourhood) {
        ("neighbourhood", "neighbourhoods")
    } else if are(AreaKind::Place) {
        ("place", "places")
    } else {
        ("area", "areas")
    };
    number::counted(areas.len() as u64, one, many)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Member, PlainDate, Succession};
    use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS, Sample};

    /// Bolton without figures of its own, and Bury with some from so many years after 2015/16 on.
    fn told(change: impl FnOnce(&mut Sample)) -> Option<String> {
        let counts = |area, from: usize| {
            let mut series = sample::series(SUSPENSIONS, None, area, &[Some(10.0), Some(10.0), Some(10.0)]);
            series.change(|it| {
                it.numerators = vec![Some(10.0); 3];
                it.denominators = vec![Some(100.0); 3];
            });
            series.periods = (2015..).skip(from).take(3).map(sample::academic_year).collect();
            series
        };
        let mut sample = Sample::new().with_series(counts(BURY, 0));
        change(&mut sample);
        let scorecard = sample.build();
        let series = scorecard.series(SUSPENSIONS, None, BOLTON).cloned();
        let series = series.unwrap_or_else(|| counts(BOLTON, 5));
        derived_sentence(&scorecard, &sample::judgement(&series))
    }

    #[test]
    fn a_sum_says_of_what() {
        let said = told(|sample| sample.parts.areas[BOLTON.index()].members = vec![Member::Area(BURY)]);
        let expected = "Added up here from the counts of Bury; not published for Bolton.";
        assert_eq!(said.as_deref(), Some(expected));
    }

    #[test]
    fn an_area_that_took_over_says_whose_figures_came_before() {
        let succeeds = |on: &str| {
            let (code, on) = ("E08000002".to_owned(), PlainDate::parse(on));
            vec![Succession { code, on }]
        };
        let said = told(|sample| sample.parts.areas[BOLTON.index()].succeeds = succeeds("2018-09-01"));
        let expected = "All figures are those of Bury. Bolton took over from Bury on 1 September 2018; the file does \
                        not say whether the boundary moved.";
        assert_eq!(said.as_deref(), Some(expected));
        let said = told(|sample| {
            sample.parts.areas[BOLTON.index()].succeeds = succeeds("2018-09-01");
            let mut other = sample.parts.areas[BOLTON.index()].clone();
            other.code = "E08000099".to_owned();
            sample.parts.areas.push(other);
        });
        let expected = "Bolton took over from Bury on 1 September 2018, which was divided; the figures of all of it \
                        are not joined to those of a part.";
        assert_eq!(said.as_deref(), Some(expected));
        let said = told(|sample| {
            sample.parts.areas[BOLTON.index()].succeeds = succeeds("2018-09-01");
            sample.parts.areas[BOLTON.index()].succeeds[0].code = "E07000001".to_owned();
            let mut own = sample::series(SUSPENSIONS, None, BOLTON, &[Some(10.0)]);
            own.periods = [sample::academic_year(2019)].into();
            sample.parts.series.push(own);
            sample.parts.series.sort_by_key(|series| (series.indicator, series.breakdown, series.area));
        });
        let expected = "Bolton took over from E07000001 on 1 September 2018; nothing of that is in this file, so no earlier figures \
                        are joined to these.";
        assert_eq!(said.as_deref(), Some(expected));
    }

    #[test]
    fn a_day_a_month_and_a_year_each_have_their_word_before_them() {
        for (on, said_on) in
            [("2018-09-01", "on 1 September 2018"), ("2018-09", "in September 2018"), ("2018", "in 2018")]
        {
            let said = told(|sample| {
                let succession = Succession { code: "E08000002".to_owned(), on: PlainDate::parse(on) };
                sample.parts.areas[BOLTON.index()].succeeds = vec![succession];
            });
            let said = said.unwrap();
            assert!(said.contains(&format!("Bolton took over from Bury {said_on}; ")), "{said}");
        }
    }

    #[test]
    fn nothing_is_said_of_figures_as_published() {
        assert_eq!(told(|_| {}), None);
    }
}
