//! The commands of `sample_data/README.md`: publishers' files and the two tables beside the sample make its figures
//! again.

use crate::shared::shared;
use jiff::civil::date;
use placecard::format::Document;
use placecard::import::{Choice, Draft, Imported, Setup, gather};
use placecard::model::{Flag, Indicator, Progress, Scorecard, Series};
use std::path::{Path, PathBuf};

/// The publishers' files that are at hand, and the indicators of the sample that they hold.
const FILES: [(&str, &[&str]); 5] = [
    ("fingertips_90284_la_hospital_admissions_2324.csv", &["injury-admissions-0-14"]),
    ("traffordlab_active_adults.csv", &["active-adults"]),
    ("traffordlab_inactive_adults.csv", &["inactive-adults"]),
    ("traffordlab_active_children.csv", &["active-children"]),
    (
        "dfe_app_clean_la_data.csv",
        &["suspension-rate", "permanent-exclusion-rate", "one-plus-suspension-rate"],
    ),
];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn sample() -> Document {
    Document::open(&project("sample_data/greater-manchester.scorecard"), date(2026, 11, 22)).unwrap()
}

fn published() -> Vec<PathBuf> {
    FILES.iter().map(|(name, _)| shared(&format!("data/raw/{name}"))).collect()
}

fn finished(choice: &Choice, base: Option<Document>) -> Imported {
    let setup = Setup { title: Some("Greater Manchester balanced scorecard".to_owned()), system: None };
    let mut draft = Draft::new(gather(choice, &Progress::default()).unwrap(), base, setup);
    draft.accept_suggestions();
    while let Some(said) = draft.choice_said() {
        draft = draft.anew(gather(&said, &Progress::default()).unwrap());
        draft.accept_suggestions();
    }
    let open = draft.open_questions();
    assert!(open.is_empty(), "{open:?}");
    draft.finish(date(2026, 11, 22)).unwrap()
}

fn series<'s>(scorecard: &'s Scorecard, id: &str, area: &str, group: Option<&str>) -> Option<&'s Series> {
    let indicator = scorecard.indicator_by_id(id)?;
    let area = scorecard.area_by_code(area)?;
    let fits = |series: &&Series| {
        series.area == area && series.breakdown.map(|b| scorecard.breakdown(b).group.as_str()) == group
    };
    scorecard.series_of(indicator).iter().find(fits)
}

#[test]
#[ignore = "needs ../shared"]
fn the_two_tables_and_publishers_files_make_the_samples_figures() {
    let mut files = published();
    files.extend(["sample_data/areas.csv", "sample_data/indicators.csv"].map(project));
    let areas = ["E54000057", "England", "North West"].map(str::to_owned).to_vec();
    let made = finished(&Choice { files, areas, ..Choice::default() }, None);
    let (sample, made) = (sample(), made.document);
    let (sample, made) = (sample.scorecard(), made.scorecard());
    let mut held = 0;
    for id in FILES.iter().flat_map(|(_, ids)| *ids) {
        let indicator = made.indicator(made.indicator_by_id(id).unwrap_or_else(|| panic!("no {id}")));
        let expected = sample.indicator(sample.indicator_by_id(id).unwrap());
        // The table of indicators has no columns for nouns and repeated events.
        let told = |each: &Indicator| {
            let measure = &each.measure;
            let said = (measure.kind, measure.per, measure.unit.clone(), measure.decimals);
            (each.name.clone(), said, each.polarity, each.period, each.strand)
        };
        assert_eq!(told(indicator), told(expected));
        for place in made.places() {
            let area = made.area(place);
            let made =
                series(made, id, &area.code, None).unwrap_or_else(|| panic!("no {id} of {}", area.name));
            let sample = series(sample, id, &area.code, None).unwrap();
            for observation in made.observations() {
                // Exclusions since 2015/16 come from a later release with more decimals.
                let at = sample.periods.binary_search(&observation.period).unwrap();
                let value = sample.value(at).unwrap();
                assert!(
                    (value - observation.value).abs() < 0.006,
                    "{id} {} {}",
                    area.name,
                    observation.period
                );
                held += 1;
            }
        }
    }
    assert!(held > 600, "{held}");
}

#[test]
#[ignore = "needs ../shared"]
fn files_that_the_sample_was_made_from_revise_none_of_its_values() {
    let files = published();
    let mut choice = Choice { files, ..Choice::default() };
    let sample = sample();
    choice.want_areas_of(sample.scorecard());
    let done = finished(&choice, Some(sample));
    // The counts beside the rates are counts of them and no indicators by themselves.
    assert_eq!(done.report.new_indicators, ["schools"]);
    for revision in &done.report.revisions {
        // The copy of 2018 withholds small numbers that a later release has.
        let is_copy = revision.from.0.ends_with("dfe_app_clean_la_data.csv");
        if is_copy && revision.flag_after == Some(Flag::Suppressed) {
            continue;
        }
        let (before, after) = (revision.before.unwrap_or(f64::NAN), revision.after.unwrap_or(f64::NAN));
        assert!((before - after).abs() < 0.006 || revision.before == revision.after, "{revision:?}");
    }
    assert_eq!(done.report.new_areas, Vec::<String>::new(), "names find the areas that codes have found");
    assert!(done.report.unchanged > 400, "{}", done.report.unchanged);
}
