//! What rows say of how their figures are measured, where no column names the indicator.

use crate::import::table::{FoundIndicator, Variant};
use crate::import::testing::{figures, gathered};

/// The figures of a table, without what they are of, by how each is measured.
fn by_measure(csv: &str) -> Vec<(String, usize)> {
    let read = gathered(csv);
    let mut all: Vec<(String, usize)> = (read.indicators.iter().enumerate())
        .map(|(at, found)| {
            let count = read.observations.iter().filter(|one| one.indicator.index() == at).count();
            (found.variant.as_ref().map(Variant::words).unwrap_or_default(), count)
        })
        .collect();
    all.sort();
    all
}

#[test]
fn figures_in_several_units_or_measures_are_as_many_indicators() {
    for (table, expected) in [
        (
            "Area,Year,Unit,Value\nBury,2020,£m,10\nBury,2021,£000,11000\nOldham,2020,£m,20\n",
            [("£000", 1), ("£m", 2)],
        ),
        (
            "Area,Year,Units,Value\nBury,2020,Number,10\nOldham,2020,Rate per 1000,2\n",
            [("Number", 1), ("Rate per 1000", 1)],
        ),
        ("Area,Year,Unit,Waits\nBury,2020,days,10\nOldham,2020,hours,240\n", [("days", 1), ("hours", 1)]),
        ("Area,Unit,2020,2021\nBury,£m,10,11\nOldham,£000,20,21\n", [("£000", 2), ("£m", 2)]),
        ("Area,Scale,2020\nBury,units,10\nOldham,thousands,20\n", [("thousands", 1), ("units", 1)]),
        (
            "Area,Year,Scale,Value\nBury,2020,units,10\nOldham,2020,thousands,20\n",
            [("thousands", 1), ("units", 1)],
        ),
        (
            "Area,Unit,Scale,2020\nBury,£,units,10\nOldham,£,thousands,20\n",
            [("thousands, £", 1), ("units, £", 1)],
        ),
        (
            "Area,Measure,2020\nBury,Number,100\nBury,Percentage,1\nOldham,Number,90\nOldham,Percentage,2\n",
            [("Number", 2), ("Percentage", 2)],
        ),
    ] {
        let expected = expected.map(|(words, count)| (words.to_owned(), count));
        assert_eq!(by_measure(table), expected, "{table}");
    }
}

#[test]
fn one_unit_is_that_of_all_figures() {
    for table in [
        "Area,Year,Unit,Value\nBury,2020,£m,10\nOldham,2020,£m,20\n",
        "Area,Year,Unit,Value\nBury,2020,£m,10\nOldham,2020,,20\n",
        "Area,Unit,2020\nBury,£m,10\nOldham,£m,20\n",
        "Area,Year,Unit,Spend\nBury,2020,£m,10\nOldham,2020,£m,20\n",
    ] {
        let read = gathered(table);
        assert_eq!(read.indicators.len(), 1, "{table}");
        assert_eq!(read.indicators[0].definition.unit.as_deref(), Some("£m"), "{table}");
        assert!(!read.indicators[0].key.contains('@'), "{table}: {}", read.indicators[0].key);
    }
}

#[test]
fn columns_that_say_how_they_are_measured_keep_to_that() {
    let read = gathered(
        "Area,Year,Unit,\"Falls (per 1,000)\",Spend\nBury,2020,Number,10,5\nOldham,2020,Number,11,6\n",
    );
    let unit = |name: &str| {
        let found = read
            .indicators
            .iter()
            .find(|found| found.name().starts_with(name.split(" (").next().unwrap()))
            .unwrap();
        found.definition.unit.clone()
    };
    assert_eq!(unit("Spend").as_deref(), Some("Number"));
    assert_eq!(unit("Falls (per 1,000)"), None);
    assert_eq!(figures(&read).len(), 4);
}

#[test]
fn names_proposed_for_what_is_measured_in_several_ways_differ() {
    let read = gathered("Area,Year,Unit,Spend money\nBury,2020,£m,10\nBury,2021,£000,11000\n");
    let mut names: Vec<&str> = read.indicators.iter().map(FoundIndicator::name).collect();
    names.sort_unstable();
    assert_eq!(names, ["Spend money (£000)", "Spend money (£m)"]);
    let read = gathered("Area,Unit,2020\nBury,£m,10\nOldham,£000,20\n");
    for found in &read.indicators {
        assert!(found.is_unnamed && found.definition.name.is_none(), "{found:?}");
        let label = found.variant.as_ref().map(|variant| format!(" ({})", variant.unit)).unwrap();
        let proposed = found.suggestions.iter().find(|hint| hint.value.ends_with(&label));
        assert!(proposed.is_some(), "{:?}", found.suggestions);
    }
}
