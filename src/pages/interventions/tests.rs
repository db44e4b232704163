use super::content::{InterventionsPage, interventions_of, interventions_page};
use crate::analysis::Analysis;
use crate::model::{AreaId, AreaKind, Intervention, PlainDate, Polarity, Scorecard, Strand, fixture};
use crate::pages::{StartsView, View};
use crate::words::sample::{BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample, series};

/// Bury and five more places, of which `with` have figures: Bury falls by 4 after 2018/19, the others rise by 0, 1, 2 … tenths.
fn scorecard(with: usize, interventions: Vec<Intervention>) -> Scorecard {
    let mut sample = Sample::new();
    sample.parts.indicators[0].polarity = Polarity::LowerIsBetter;
    sample.parts.indicators[0].strand = Strand::Exclusions;
    for at in 0..4 {
        let (code, name) = (format!("E0800010{at}"), format!("Place {at}"));
        sample.parts.areas.push(fixture::area(&code, &name, AreaKind::Place, Some(SYSTEM)));
    }
    let values = |step: f64| -> Vec<Option<f64>> {
        [10.0, 10.1, 9.9, 10.0, 10.0 + step, 10.1 + step, 9.9 + step].into_iter().map(Some).collect()
    };
    sample = sample.with_series(series(SUSPENSIONS, None, BURY, &values(-4.0)));
    sample = sample.with_series(series(SUSPENSIONS, None, ENGLAND, &values(0.5)));
    for at in 0..with {
        sample = sample.with_series(series(SUSPENSIONS, None, AreaId::at(3 + at), &values(at as f64 / 10.0)));
    }
    for tried in interventions {
        sample = sample.with_intervention(tried);
    }
    sample.build()
}

fn tried(id: &str, areas: &[AreaId], start: &str) -> Intervention {
    Intervention {
        start: PlainDate::parse(start),
        aims: vec![SUSPENSIONS],
        ..fixture::intervention(id, areas)
    }
}

fn page(scorecard: &Scorecard, view: &View) -> InterventionsPage {
    interventions_page(scorecard, &Analysis::of(scorecard), view)
}

#[test]
fn what_stands_out_is_the_title_and_is_shown_first() {
    let scorecard =
        scorecard(4, vec![tried("Later", &[BURY], "2021-12"), tried("Navigator", &[BURY], "2019-09")]);
    let page = page(&scorecard, &View::default());
    assert_eq!(page.title, "The one before-and-after comparison stands out, for the better");
    assert!(
        page.subtitle
            .starts_with("2 starts in this file, all with a date · tested against places with no start")
    );
    let detail = page.detail.unwrap();
    assert_eq!(detail.title, "Navigator: moved better than elsewhere");
    assert_eq!(detail.start, "Bury, September 2019");
    let measure = &detail.measures[0];
    let words =
        |pieces: &[crate::words::Piece]| pieces.iter().map(|piece| piece.text.clone()).collect::<String>();
    // The others rose by 0, 0.1, 0.2 and 0.3, so by 0.15 on average; s = 0.129, t(0.975, 3) = 3.182, √(1 + 1/4) = 1.118: ± 0.459.
    assert_eq!(
        words(&measure.told.moved),
        "Bury 10.00 before, 6.00 after: −4.00. Four of the five places with no start: 10.00, 10.15: +0.15."
    );
    assert_eq!(
        words(&measure.told.test),
        "Difference −4.15 (−4.61 to −3.69): more than these places differ among themselves, for the better. No clear difference in trend before the start."
    );
    let beside = measure.chart.beside.as_ref().unwrap();
    assert_eq!((beside.name.as_str(), measure.chart.is_nation), ("elsewhere", false));
    assert!((beside.means[1].1 - 10.15).abs() < 1e-9 && measure.difference.is_some());
}

#[test]
fn with_fewer_than_four_others_the_nation_stands_beside_it_and_nothing_is_tested() {
    let scorecard = scorecard(3, vec![tried("Navigator", &[BURY], "2019-09")]);
    let page = page(&scorecard, &View::default());
    assert_eq!(page.title, "The one start cannot be tested against places without one");
    let detail = page.detail.unwrap();
    assert_eq!(detail.title, "Navigator: not tested");
    let measure = &detail.measures[0];
    assert!(measure.chart.is_nation && measure.difference.is_none() && measure.told.difference.is_none());
    let words: String = measure.told.test.iter().map(|piece| piece.text.as_str()).collect();
    assert!(words.starts_with("Not tested: only three places without a start"), "{words}");
    let moved: String = measure.told.moved.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(moved, "Bury 10.0 before, 6.0 after: −4.0. England over the same years: +0.5.");
}

#[test]
fn a_chosen_start_a_strand_and_a_place_decide_what_is_seen() {
    let there = AreaId::at(3);
    let scorecard =
        scorecard(4, vec![tried("Here", &[BURY], "2019-09"), tried("There", &[there], "2019-09")]);
    let second = scorecard.interventions().nth(1).map(|(id, _)| id);
    let chosen = page(&scorecard, &View { tried: second, ..View::default() });
    assert!(chosen.detail.unwrap().title.starts_with("There: "));
    let filtered = |strand, place| {
        let starts = StartsView { strand, place, adopter: None };
        page(&scorecard, &View { starts, ..View::default() })
    };
    let in_bury = filtered(None, Some(BURY));
    assert_eq!(in_bury.flow.lanes(), 1);
    assert!(in_bury.title.contains("before-and-after comparison in Bury"), "{}", in_bury.title);
    assert!(in_bury.subtitle.starts_with("1 start in this file in Bury, "), "{}", in_bury.subtitle);
    let view = View::default();
    let of_two = interventions_of(&scorecard, &Analysis::of(&scorecard), (&view, &[BURY, there]));
    assert!(of_two.subtitle.starts_with("2 starts in this file in Bury and "), "{}", of_two.subtitle);
    let missed = interventions_of(&scorecard, &Analysis::of(&scorecard), (&view, &[AreaId::at(4)]));
    assert_eq!((missed.flow.lanes(), missed.detail.is_none()), (0, true), "nothing began there");
    let none = filtered(Some(Strand::Services), None);
    assert_eq!(none.title, "Nothing that was tried aimed at services is in this file");
    assert!(none.none.is_some() && none.detail.is_none() && none.has_starts);
    assert_eq!(filtered(Some(Strand::Exclusions), None).flow.lanes(), 2);
}

#[test]
fn a_file_without_any_says_what_to_do() {
    let page = page(&scorecard(2, Vec::new()), &View::default());
    assert_eq!((page.title.as_str(), page.has_starts), ("Nothing that was tried is in this file", false));
    let said = page.sentences();
    assert!(
        said.iter().any(|sentence| sentence.contains("the list “interventions” of the file")),
        "{said:#?}"
    );
}
