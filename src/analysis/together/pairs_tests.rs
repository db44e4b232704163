use super::super::fixture::{FIRST, PAIR, SECOND, Two};
use super::super::rank_correlation::Link;
use super::*;
use crate::analysis::sample;
use crate::model::Flag;

/// Twelve neighbourhoods, the second figure rising with the first but for one, two years later.
fn twelve() -> Two {
    (0..12).fold(Two::new(), |two, at| {
        let (two, area) = two.neighbourhood(Some(1 + (at / 2) as u8));
        let second = if at == 0 { 9.5 } else { f64::from(at) };
        two.both(area, f64::from(at), second)
    })
}

fn paired(scorecard: &Scorecard) -> Paired<'_> {
    Paired::of(scorecard, Across::Neighbourhoods, PAIR).unwrap_or_else(|why| panic!("{why:?}"))
}

#[test]
fn the_second_is_looked_at_so_many_years_after_the_first() {
    let scorecard = twelve().scorecard();
    let paired = paired(&scorecard);
    assert_eq!(paired.lags(), Ok(vec![2]));
    assert_eq!(paired.at(0).unwrap_err(), NoPairs::NotApart);
    let found = paired.at(2).unwrap();
    assert_eq!(found.periods.map(|period| period.to_string()), ["2020", "2022"]);
    assert_eq!((found.points.len(), found.left_out), (12, LeftOut::default()));
    // The first goes from rank 1 to rank 10 of the second, and nine move down by one: Σd² = 81 + 9.
    let correlation = found.correlation.unwrap();
    assert!((correlation.coefficient - (1.0 - 6.0 * 90.0 / 1716.0)).abs() < 1e-12);
    assert_eq!(correlation.link(), Link::Same);
    assert_eq!(found.at_one_level.unwrap().unwrap().pairs, 12);
}

#[test]
fn what_cannot_be_relied_on_and_what_lacks_a_figure_is_left_out_and_counted() {
    let mut two = twelve();
    two.series[3].change(|it| it.flags = vec![Some(Flag::LowReliability)]);
    two.series[4].change(|it| it.flags = vec![Some(Flag::Disrupted)]);
    two.series[6].change(|it| it.flags = vec![Some(Flag::Provisional)]);
    two.series.pop();
    let (two, _) = two.neighbourhood(None);
    let scorecard = two.scorecard();
    let found = paired(&scorecard).at(2).unwrap();
    assert_eq!((found.points.len(), found.left_out), (9, LeftOut { without: 2, unreliable: 2 }));
    assert_eq!(found.correlation.unwrap_err(), NoCorrelation::TooFew(9));
}

#[test]
fn the_latest_pair_of_periods_that_at_least_half_have_is_taken() {
    let later = |two: Two, count: usize| {
        (0..count).fold(two, |two, at| {
            let area = AreaId::at(4 + at);
            let first = sample::series(&[("2020", Some(1.0)), ("2021", Some(at as f64))]);
            let second = sample::series(&[("2022", Some(1.0)), ("2023", Some(at as f64))]);
            let mut two = two;
            two.series.retain(|series| series.area != area);
            two.with(FIRST, area, first).with(SECOND, area, second)
        })
    };
    for (count, expected) in [(5, "2020"), (6, "2021")] {
        let scorecard = later(twelve(), count).scorecard();
        assert_eq!(paired(&scorecard).at(2).unwrap().periods[0].to_string(), expected);
    }
}

#[test]
fn a_pair_of_periods_that_is_marked_in_all_areas_is_not_looked_at_and_without_another_it_is_said() {
    let with_years = |given: &[(&str, Option<f64>)]| {
        let mut two = twelve();
        let areas: Vec<AreaId> = (0..12).map(|at| AreaId::at(4 + at)).collect();
        two.series.retain(|series| series.indicator == FIRST);
        areas.into_iter().fold(two, |two, area| two.with(SECOND, area, sample::series(given)))
    };
    let disrupted = |two: &mut Two, at: usize| {
        for series in two.series.iter_mut().filter(|series| series.indicator == SECOND) {
            series.change(|it| {
                it.flags = vec![None; it.values.len()];
                it.flags[at] = Some(Flag::Disrupted);
            });
        }
    };
    let mut two = with_years(&[("2021", Some(1.0)), ("2022", Some(2.0))]);
    disrupted(&mut two, 0);
    let scorecard = two.scorecard();
    assert_eq!(paired(&scorecard).lags(), Ok(vec![2]), "one year later is disrupted");
    let mut two = with_years(&[("2022", Some(2.0))]);
    disrupted(&mut two, 0);
    let scorecard = two.scorecard();
    let Err(NoPairs::Unreliable(_, marked)) = paired(&scorecard).lags() else { panic!() };
    assert_eq!((marked.of, marked.left_out, marked.indicator), (12, 12, SECOND));
    assert_eq!((marked.period.to_string().as_str(), marked.flag), ("2022", Some(Flag::Disrupted)));
    assert!(!paired(&scorecard).can_be_looked_at());
    let mut two = twelve();
    two.series.retain(|series| series.indicator == FIRST || series.area.index() < 6);
    assert_eq!(paired(&two.scorecard()).lags(), Err(NoPairs::TooFew(Across::Neighbourhoods, 2)));
}

#[test]
fn without_deprivation_there_is_no_level_of_it_and_without_figures_no_pair() {
    let two = (0..10).fold(Two::new(), |two, at| {
        let (two, area) = two.neighbourhood(None);
        two.both(area, f64::from(at), f64::from(at * at))
    });
    let scorecard = two.scorecard();
    assert_eq!(paired(&scorecard).at(2).unwrap().at_one_level, None);
    let places = Paired::of(&scorecard, Across::Places, PAIR).err();
    assert_eq!(places, Some(NoPairs::NoFigures(FIRST)));
    let mut counts = twelve();
    counts.indicators[1].measure.kind = MeasureKind::Count;
    let counts = Paired::of(&counts.scorecard(), Across::Neighbourhoods, PAIR).err();
    assert_eq!(counts, Some(NoPairs::Count(SECOND)));
}
