use super::*;
use crate::analysis::Analysis;
use crate::charts::headless::{chart_rect, paint};
use crate::model::{Priority, PriorityLevel, Target};
use crate::widgets::tokens::Tokens;
use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS};
use egui::vec2;

/// Suspensions in Bury over five years, and a target by this date.
fn chart_of(value: f64, by: Option<&str>) -> Course {
    let priority = Priority {
        id: "fewer".to_owned(),
        title: "Fewer".to_owned(),
        level: PriorityLevel::National,
        area: ENGLAND,
        indicators: vec![SUSPENSIONS],
        targets: vec![Target {
            indicator: SUSPENSIONS,
            area: None,
            value,
            by: by.map(|by| crate::model::PlainDate::parse(by).unwrap()),
            from: None,
        }],
        ..Priority::default()
    };
    let scorecard = sample::suspensions().with_priority(priority).build();
    let analysis = Analysis::of(&scorecard);
    course_chart(&scorecard, analysis.get(SUSPENSIONS, None, BURY).unwrap()).unwrap()
}

#[test]
fn a_target_that_is_near_is_a_moment_of_the_chart_and_a_far_one_stands_at_its_edge_with_its_date() {
    let near = chart_of(5.0, Some("2028"));
    let goal = near.target.unwrap();
    assert_eq!((goal.label.as_str(), goal.at[0], goal.is_ahead), ("5", 1.0, true));
    assert!(near.ticks.iter().any(|(x, label)| *x > 0.999 && label == "2028"), "{:?}", near.ticks);
    assert!(near.line.last.unwrap()[0] < 0.9);
    let far = chart_of(5.0, Some("2060"));
    assert_eq!(far.target.unwrap().label, "5, 2060");
    assert!(far.ticks.iter().all(|(_, label)| label != "2060"));
    let without = chart_of(5.0, None).target.unwrap();
    assert!(without.label == "5" && !without.is_ahead, "{without:?}");
}

#[test]
fn everything_stays_in_its_room_and_no_text_lies_on_another() {
    let tokens = Tokens::light();
    for chart in [chart_of(5.0, Some("2028")), chart_of(40.0, Some("2026")), chart_of(11.0, Some("2060"))] {
        for size in [vec2(150.0, 60.0), vec2(240.0, 84.0), vec2(340.0, 110.0)] {
            let cell = chart_rect(size);
            let painted = paint(None, |ui| course(ui.painter(), cell, &chart, &tokens));
            painted.assert_inside(cell);
            painted.assert_texts_apart();
        }
    }
}
