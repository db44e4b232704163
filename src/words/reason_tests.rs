use super::*;
use crate::analysis::xmr::Moving;
use crate::analysis::{
    GradientNote, Members, NewStart, NoBeforeAfter, NoBestTenth, NoContrast, NoFurthest, NoGap, NoGradient,
    NoInterval, NoLimits, NoMovement, NoTrend, NotCompared, NotHidden, Since, Sought, SpreadAreas, TooFew,
    WhichSide,
};
use crate::model::{AreaKind, Intervention, InterventionId, MeasureKind, Period, PeriodKind, PlainDate};
use crate::words::sample::{self, BOLTON, BURY, ENGLAND};

fn period(label: &str) -> Period {
    Period::parse(PeriodKind::Year, label).unwrap()
}

fn check(cases: &[(&dyn Reason, &str)]) {
    let tried = Intervention {
        title: "Team Around the School".to_owned(),
        areas: vec![BURY],
        start: PlainDate::parse("2018-09"),
        ..Intervention::default()
    };
    let scorecard = sample::suspensions().with_intervention(tried).build();
    for (reason, expected) in cases {
        assert_eq!(reason.sentence(&scorecard), *expected);
        let clause = reason.clause(&scorecard);
        assert!(!clause.ends_with('.'), "{clause}");
        let begins = clause.chars().next().is_some_and(char::is_uppercase);
        let name = ["Bury", "Bolton", "England"].iter().any(|name| clause.starts_with(name));
        assert_eq!(begins, name, "a clause begins small, unless with a name: {clause}");
    }
}

#[test]
fn comparisons_say_what_is_missing() {
    let no_figure = |of_group, sought| NotCompared::NoFigure { area: ENGLAND, of_group, sought };
    let too_few = NoBestTenth::TooFew(AreaKind::Neighbourhood, period("2023"));
    check(&[
        (&NotCompared::IsBenchmark, "This is the area that others are compared with."),
        (
            &NotCompared::Contains { area: ENGLAND, benchmark: BURY },
            "England contains Bury, so they are not compared.",
        ),
        (&NotCompared::NoRegion(BURY), "The file names no region that Bury lies in."),
        (&NotCompared::NoPeers(BURY), "The file names no statistical neighbours of Bury."),
        (&no_figure(false, Sought::Any), "There is no figure for England."),
        (&no_figure(false, Sought::In(period("2023"))), "There is no figure for England in 2023."),
        (
            &no_figure(true, Sought::In(period("2023"))),
            "There is no figure for this group in England in 2023.",
        ),
        (
            &no_figure(false, Sought::NoSuchPeriod),
            "There is no figure for England: no period of this indicator has that name.",
        ),
        (&NotCompared::FirstPeriod(period("2023")), "2023 is the first period that can be compared with."),
        (
            &NotCompared::NoBestTenth(too_few),
            "Too few neighbourhoods have a figure for 2023 to have a best tenth.",
        ),
        (
            &NotCompared::NoBestTenth(NoBestTenth::OfEveryone(SpreadAreas::InFile(AreaKind::Place))),
            "Everyone is held against the best tenth of places, which is not known for this group.",
        ),
        (&NotCompared::ByPublisher, "The publisher did not compare this figure."),
        (
            &NotCompared::NoInterval(NoInterval::Kind(MeasureKind::Index)),
            "This is an index, published without limits, so the difference is not tested.",
        ),
        (
            &NotCompared::BenchmarkWithoutInterval(NoInterval::NoCounts),
            "The publisher gives neither counts nor limits for what it is compared with, so the difference is not tested.",
        ),
        (
            &NotCompared::NoInterval(NoInterval::ValueOutside),
            "The value lies outside its own published limits, so the difference is not tested.",
        ),
        (&NotCompared::BestTenth, "The best is shown beside a figure and never tested against."),
    ]);
}

#[test]
fn trends_say_why_five_years_are_not_there() {
    check(&[
        (&NoTrend::NoFigure, "There is no figure, so there is no trend to test."),
        (
            &NoTrend::NotAnnual(PeriodKind::Month),
            "The recent trend is tested on annual figures only; these are monthly.",
        ),
        (
            &NoTrend::TooFew(1),
            "The recent trend needs figures for five years in a row; there are figures for only one year.",
        ),
        (
            &NoTrend::Disrupted(period("2018")),
            "The figure for 2018 is not comparable, and the recent trend needs five years in a row.",
        ),
        (
            &NoTrend::MethodChanged(period("2022")),
            "The method changed in 2022, and the recent trend needs five years by one method.",
        ),
        (
            &NoTrend::FullCount(period("2021")),
            "The count for 2021 is as large as its denominator, so the recent trend cannot be calculated.",
        ),
    ]);
}

#[test]
fn a_movement_that_is_unknown_says_what_each_test_lacks() {
    check(&[(
        &NoMovement::TooFewYears(NoTrend::NoInterval(period("2019")), 7),
        "There is no interval for 2019, so the recent trend cannot be tested. The Mann–Kendall test needs comparable figures \
         for eight of the latest ten years by one method; there are seven.",
    )]);
    check(&[(
        &NoTrend::TooFewRuns(3),
        "Each figure covers three years, and they do not reach back to five that share no year.",
    )]);
    check(&[(
        &NoGap::Benchmark(NoTrend::NoFigureFor(period("2021"))),
        "For the benchmark, there is no figure for 2021, and the recent trend needs five years in a row.",
    )]);
    let moving = |each_since| {
        NoLimits::Moving(Moving { rising: false, tested: [period("2012"), period("2021")], each_since })
    };
    check(&[
        (
            &moving(None),
            "The figures have fallen over 2012 to 2021 (tested), and control limits are for a process that is stable.",
        ),
        (
            &moving(Some(period("2018"))),
            "The figures have fallen over 2012 to 2021 (tested), each year since 2018 (not tested), and control limits are \
             for a process that is stable.",
        ),
    ]);
}

#[test]
fn process_control_says_since_when_points_are_too_few() {
    let since = Some(Since { period: period("2022"), why: NewStart::Method });
    check(&[
        (
            &NoLimits::TooFewPoints { points: 1, needed: 13, left_out: 0, seasonal: false, since: None },
            "Control limits need at least 13 points; there is 1.",
        ),
        (
            &NoLimits::TooFewPoints { points: 8, needed: 13, left_out: 2, seasonal: false, since: None },
            "Control limits need at least 13 points; there are 8, and two more are left out as not comparable.",
        ),
        (
            &NoLimits::TooFewPoints { points: 5, needed: 13, left_out: 0, seasonal: false, since },
            "Control limits need at least 13 points; there are 5 since the method changed in 2022.",
        ),
    ]);
}

#[test]
fn a_month_is_written_as_a_person_says_it() {
    let july = Period::parse(PeriodKind::Month, "2025-07").unwrap();
    let sought = |of_group| NotCompared::NoFigure { area: ENGLAND, of_group, sought: Sought::In(july) };
    let since = Some(Since { period: july, why: NewStart::Rebase });
    check(&[
        (&sought(false), "There is no figure for England in July 2025."),
        (&sought(true), "There is no figure for this group in England in July 2025."),
        (
            &NoBestTenth::TooFew(AreaKind::Place, july),
            "Too few places have a figure for July 2025 to have a best tenth.",
        ),
        (&NoFurthest::NoBenchmark(july), "There is no figure for England in July 2025."),
        (
            &NoGradient::NoFigures { area: BURY, period: Some(july) },
            "There are no figures by deprivation for Bury in July 2025.",
        ),
        (
            &NoLimits::TooFewPoints { points: 1, needed: 13, left_out: 0, seasonal: false, since },
            "Control limits need at least 13 points; there is 1 since the chart starts anew in July 2025.",
        ),
        (
            &NoLimits::Disrupted(july),
            "The figure for July 2025 is not comparable, so no rule is asked of it.",
        ),
        (
            &NoLimits::NoYearBefore(july),
            "The figures follow the seasons, and July 2025 cannot be compared with the same period a year before.",
        ),
    ]);
    let first = NotCompared::FirstPeriod(july).sentence(&sample::suspensions().build());
    assert_eq!(first, "July 2025 is the first period that can be compared with.");
}

#[test]
fn counts_are_said_to_be_no_measure_for_each_other() {
    let areas = "These are counts, and that of one area is no measure for that of another.";
    check(&[
        (&NoBestTenth::Count, areas),
        (&NoFurthest::Count, areas),
        (
            &NoGradient::Count,
            "These are counts, and that of one group or neighbourhood is no measure for that of another.",
        ),
    ]);
}

#[test]
fn inequality_says_whose_figures_are_missing() {
    let why = || Some(Box::new(NotCompared::NoInterval(NoInterval::NoCounts)));
    check(&[
        (
            &NoGradient::NoFigures { area: BURY, period: None },
            "There are no figures by deprivation for Bury.",
        ),
        (
            &NoGradient::FewPeople(BURY, Members::Groups),
            "Fewer than five groups of Bury have anyone in them, so there is no slope.",
        ),
        (
            &NotHidden::AreaIsWorse { area: BURY, benchmark: Some(ENGLAND) },
            "Bury as a whole is worse than England; hidden clusters are sought only where it is not.",
        ),
        (
            &NotHidden::AreaNotTested(BURY, why()),
            "Bury as a whole could not be tested. The publisher gives neither counts nor limits, so the \
             difference is not tested.",
        ),
        (&NotHidden::NoFigures(BOLTON), "There are no figures for the neighbourhoods of Bolton."),
        (&NoFurthest::NoBenchmark(period("2023")), "There is no figure for England in 2023."),
    ]);
    let scorecard = sample::suspensions().build();
    assert_eq!(
        gradient_note(GradientNote::NobodyIn { area: BURY, empty: 1, of: 5 }, &scorecard),
        "Bury has nobody in 1 of the 5 groups."
    );
}

#[test]
fn interventions_say_which_side_has_too_few_figures() {
    let intervention = InterventionId::at(0);
    let too_few = |side, left, cause| NoBeforeAfter::TooFew { intervention, side, left, cause };
    check(&[
        (
            &NoBeforeAfter::StartNotKnown { intervention, area: BURY },
            "When Team Around the School began in Bury is not known.",
        ),
        (&NoBeforeAfter::NoFigures(BOLTON), "There are no figures for Bolton."),
        (
            &too_few(WhichSide::Before, 1, TooFew::NoMore),
            "There is only one figure wholly before September 2018; three are needed on each side.",
        ),
        (
            &too_few(WhichSide::After, 2, TooFew::NoMore),
            "There are only two figures wholly after September 2018; three are needed on each side.",
        ),
        (
            &too_few(WhichSide::After, 0, TooFew::MethodChanged),
            "A change of method leaves no figure wholly after September 2018; three are needed on each side.",
        ),
        (&NoContrast::AllAdopted, "Every place in this file started it or plans to."),
    ]);
}
