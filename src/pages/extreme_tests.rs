//! The largest and smallest numbers there are, on every page and in every chart: a window that vanishes takes with it
//! what was not saved.

use super::{ChartKind, Commands, Given, Outline, Page, PageContext, PairView, Points, View};
use crate::analysis::Analysis;
use crate::charts::headless::paint;
use crate::model::{
    IndicatorId, Intervention, PlainDate, Priority, PriorityLevel, Scorecard, Target, Word, fixture,
};
use crate::widgets::tokens::Tokens;
use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, Sample};
use egui::pos2;

const ABSENCE: IndicatorId = IndicatorId(1);
const MAX: f64 = f64::MAX;
const EXTREMES: [f64; 5] = [MAX, -1e308, 1e15, 5e-324, 0.0];

fn scorecard_of(values: &[f64], wide_limits: bool) -> Scorecard {
    let target = -values[0];
    let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
    let sample = Sample::new().with_indicator(sample::indicator("absence", "School absence"));
    let (sample, first) = sample.with_breakdown("Deprivation decile", "1 (most deprived)");
    let (mut sample, last) = sample.with_breakdown("Deprivation decile", "10 (least deprived)");
    for (group, area) in [
        (None, ENGLAND),
        (None, BURY),
        (None, BOLTON),
        (Some(first), BURY),
        (Some(last), BURY),
        (Some(first), ENGLAND),
    ] {
        let mut series = sample::series(SUSPENSIONS, group, area, &values);
        if wide_limits {
            series.change(|it| it.lower = vec![Some(-MAX); values.len()]);
            series.change(|it| it.upper = vec![Some(MAX); values.len()]);
        }
        let backwards = values.iter().rev().copied().collect::<Vec<_>>();
        sample = sample.with_series(series).with_series(sample::series(ABSENCE, group, area, &backwards));
    }
    let by = PlainDate::parse("2027-07");
    let target = Target { indicator: SUSPENSIONS, area: None, value: target, by, from: None };
    let priority = Priority {
        id: "fewer".to_owned(),
        title: "Fewer suspensions".to_owned(),
        level: PriorityLevel::National,
        area: ENGLAND,
        indicators: vec![SUSPENSIONS],
        targets: vec![target],
        weight: 1.0,
        ..Priority::default()
    };
    let tried = Intervention {
        start: PlainDate::parse("2020-09"),
        aims: vec![SUSPENSIONS],
        ..fixture::intervention("tried", &[BURY])
    };
    sample.with_priority(priority).with_intervention(tried).build()
}

fn draw_everything(scorecard: &Scorecard) {
    let analysis = Analysis::of(scorecard);
    let (tokens, outline, commands) = (Tokens::light(), Outline::of(scorecard), Commands::default());
    let at = View { place: Some(BURY), indicator: Some(SUSPENSIONS), ..View::default() };
    let charts = ChartKind::ALL.iter().map(|chart| View { chart: *chart, ..at.at_page(Page::Indicator) });
    let together = at.with_another(SUSPENSIONS, ABSENCE);
    let own = PairView { points: Some(Points::Own), ..together.pair };
    let looks = [together.pair, own, PairView { reach: true, ..own }];
    let looks = looks.map(|pair| View { pair, ..together.clone() });
    for view in Page::ALL.iter().map(|page| at.at_page(*page)).chain(charts).chain(looks) {
        let content =
            (view.page.entry().make)(Given::of(scorecard, &analysis, &view)).expect("something to show");
        let page = PageContext::new(&tokens, &view, &outline, &commands);
        paint(Some(pos2(400.0, 350.0)), |ui| content.show(ui, &page));
    }
}

#[test]
fn no_number_of_a_file_makes_a_page_panic() {
    for pair in EXTREMES.windows(2) {
        let values: Vec<f64> = [pair[0], pair[1], 3.0].into_iter().cycle().take(14).collect();
        draw_everything(&scorecard_of(&values, false));
    }
    draw_everything(&scorecard_of(&[MAX; 14], false));
    draw_everything(&scorecard_of(&[3.0; 14], true));
}
