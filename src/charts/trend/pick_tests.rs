//! What can be read and picked of a trend with many lines.

use crate::charts::headless::{chart_rect, paint_with_keys};
use crate::charts::trend::draw::tests::{CARD, drawn, drawn_at, spec};
use crate::charts::trend::{MarkKind, TimeMark, TrendChart, TrendInput, TrendOptions, trend};
use crate::model::{AreaId, AreaKind, Scorecard, fixture};
use crate::widgets::tokens::Tokens;
use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS, SYSTEM, Sample};
use egui::{Key, Pos2, Shape, UiBuilder, vec2};

/// England, Bury and forty more places, each with nine years.
fn forty() -> Scorecard {
    let mut sample = sample::suspensions().with(SUSPENSIONS, SYSTEM, &[Some(6.0); 9]);
    for at in 0..38_u8 {
        let name = format!("Place {at}");
        let code = format!("X{at:08}");
        sample.parts.areas.push(fixture::area(&code, &name, AreaKind::Place, Some(SYSTEM)));
        let id = AreaId::at(sample.parts.areas.len() - 1);
        let values: Vec<Option<f64>> = (0..9).map(|year| Some(f64::from(at) + f64::from(year))).collect();
        sample = sample.with(SUSPENSIONS, id, &values);
    }
    sample.build()
}

#[test]
fn of_forty_places_only_those_that_matter_are_named() {
    let scorecard = forty();
    for (options, size) in
        [(TrendOptions::card(None), vec2(420.0, 200.0)), (TrendOptions::full(None), vec2(760.0, 420.0))]
    {
        let spec = spec(&scorecard, options);
        assert!(spec.subtitle.contains("other places in grey"), "{}", spec.subtitle);
        let painted = drawn(&spec, size);
        painted.assert_texts_apart();
        let texts: Vec<String> = painted.texts().into_iter().map(|(text, _)| text).collect();
        let places = texts.iter().filter(|text| text.starts_with("Place")).count();
        assert_eq!(places, 2, "the highest and the lowest: {texts:?}");
        for name in ["Bury 12.2", "England 11.3", "Place 37 45.0", "Place 0 8.0"] {
            assert!(texts.contains(&name.to_owned()), "{name} in {texts:?}");
        }
    }
}

#[test]
fn lines_with_a_name_are_drawn_to_be_read_and_loose_dots_without_one_are_not_drawn() {
    let tokens = Tokens::light();
    let few = spec(
        &sample::suspensions().with(SUSPENSIONS, SYSTEM, &[Some(6.0); 9]).build(),
        TrendOptions::full(None),
    );
    assert_eq!(drawn(&few, vec2(700.0, 400.0)).lines_of(tokens.line_other), 0, "all are named");
    let two = [Some(5.0), None, None, None, Some(7.0)];
    let mut sample = Sample::new().with(SUSPENSIONS, BURY, &two).with(SUSPENSIONS, BOLTON, &two);
    for at in 0..14_u8 {
        let code = format!("X{at:08}");
        sample.parts.areas.push(fixture::area(&code, &code, AreaKind::Place, Some(SYSTEM)));
        let id = AreaId::at(sample.parts.areas.len() - 1);
        let shifted = two.map(|value| value.map(|value| value + f64::from(at) / 10.0));
        sample = sample.with(SUSPENSIONS, id, &shifted);
    }
    let scorecard = sample.build();
    let painted = drawn(&spec(&scorecard, TrendOptions::full(None)), vec2(700.0, 400.0));
    let dots = painted.shapes.iter().filter(|(_, shape)| match shape {
        Shape::Circle(circle) => circle.fill == tokens.line_other,
        _ => false,
    });
    assert_eq!(dots.count(), 0, "ten places of loose dots would be noise");
    let led = painted.shapes.iter().filter(|(_, shape)| match shape {
        Shape::Circle(circle) => circle.fill == tokens.line_focus,
        _ => false,
    });
    assert!(led.count() > 5, "the place's two points are led together");
}

#[test]
fn the_hovered_line_has_its_name_at_the_line_and_nothing_told_covers_what_follows() {
    let scorecard = forty();
    let spec = spec(&scorecard, TrendOptions::card(None));
    let whole = chart_rect(vec2(420.0, 200.0));
    let at = Pos2::new(whole.left() + 130.0, whole.center().y);
    let painted = drawn_at(&spec, whole.size(), Some(at), TrendInput::Fixed);
    let named = painted.texts().into_iter().filter(|(text, _)| text.starts_with("Place"));
    assert!(named.count() > 3, "at the line, in what is told, and the extremes: {:?}", painted.texts());
    for (text, area) in painted.texts() {
        assert!(area.bottom() <= whole.bottom() + 1.0, "{text} at {area:?} lies below the chart");
    }
}

#[test]
fn a_lettered_mark_says_what_it_is() {
    let mut spec = spec(&sample::suspensions().build(), TrendOptions::full(None));
    let label = "School streets, from September 2019".to_owned();
    let name = "School streets, 2019".to_owned();
    spec.marks = vec![TimeMark {
        x: 2019.7,
        letter: Some('A'),
        kind: MarkKind::Intervention,
        label: label.clone(),
        name,
    }];
    let size = vec2(700.0, 400.0);
    let letter = drawn(&spec, size).texts().into_iter().find(|(text, _)| text == "A").expect("a letter");
    let painted = drawn_at(&spec, size, Some(letter.1.center()), TrendInput::Zoomable);
    assert!(painted.texts().iter().any(|(text, _)| *text == label), "{:?}", painted.texts());
}

#[test]
fn small_charts_name_what_was_tried_at_the_mark() {
    let mut spec = spec(&sample::suspensions().build(), TrendOptions::card(None));
    let mark = |x, name: &str| TimeMark {
        x,
        letter: Some('A'),
        kind: MarkKind::Intervention,
        label: name.to_owned(),
        name: name.to_owned(),
    };
    spec.marks = vec![mark(2017.7, "School partnerships, 2017"), mark(2022.9, "School streets, 2022")];
    let painted = drawn(&spec, CARD);
    painted.assert_texts_apart();
    painted.assert_inside(chart_rect(CARD));
    for name in ["School partnerships, 2017", "School streets, 2022"] {
        assert!(painted.texts().iter().any(|(text, _)| text == name), "{:?}", painted.texts());
    }
}

#[test]
fn the_source_is_the_last_line_of_the_chart() {
    let spec = spec(&sample::suspensions().build(), TrendOptions::card(None));
    assert_eq!(spec.source, "Source: not named in the file · 2015/16 to 2023/24");
    let texts = drawn(&spec, CARD).texts();
    let lowest = texts.iter().max_by(|a, b| a.1.bottom().total_cmp(&b.1.bottom())).expect("texts");
    assert_eq!(lowest.0, "Source: not named in the file", "a small one names the publisher alone");
    let large = drawn(&spec, vec2(700.0, 400.0)).texts();
    assert!(large.iter().any(|(text, _)| *text == spec.source));
}

#[test]
fn a_line_is_picked_by_a_click_on_it_by_its_name_and_by_key_and_put_back_by_escape() {
    use std::cell::Cell;
    let scorecard = forty();
    let tokens = Tokens::light();
    let size = vec2(760.0, 420.0);
    let picked = |spec: &TrendChart, keys: &[Key]| {
        let picked = Cell::new(None);
        paint_with_keys(keys, |ui| {
            let mut ui = ui.new_child(UiBuilder::new().max_rect(chart_rect(size)));
            let shown = trend(&mut ui, "chart", spec, &tokens, size, TrendInput::Zoomable);
            shown.response.request_focus();
            picked.set(picked.get().or(shown.picked));
        });
        picked.get().map(|line| spec.lines[line].label.clone())
    };
    let plain = spec(&scorecard, TrendOptions::full(None));
    assert_eq!(picked(&plain, &[Key::ArrowDown, Key::Enter]).as_deref(), Some("Place 37"));
    assert_eq!(picked(&plain, &[Key::Enter]), None);
    let bolton = AreaId::at(10);
    let pinned = spec(&scorecard, TrendOptions::full(None).with_pinned(Some(bolton)));
    let line = &pinned.lines[pinned.pinned().expect("a pinned line")];
    assert!(
        line.end_label.is_some() && pinned.summary.contains(&format!("{} from", line.label)),
        "{}",
        pinned.summary
    );
    assert_eq!(drawn(&pinned, size).lines_of(tokens.line_pinned), 1);
    assert_eq!(picked(&pinned, &[Key::Escape]).as_ref(), Some(&line.label));
}

#[test]
fn the_keys_stay_with_the_line_that_they_have_picked() {
    let scorecard = forty();
    let tokens = Tokens::light();
    let size = vec2(760.0, 420.0);
    let plain = spec(&scorecard, TrendOptions::full(None));
    let pinned = std::cell::RefCell::new(None);
    // Down to the highest line, Enter, and Enter again: the same line is put back.
    let picked = std::cell::RefCell::new(Vec::new());
    paint_with_keys(&[Key::ArrowDown, Key::ArrowDown, Key::Enter, Key::Enter], |ui| {
        let mut ui = ui.new_child(UiBuilder::new().max_rect(chart_rect(size)));
        let shown = {
            let now = pinned.borrow();
            let now = now.as_ref().unwrap_or(&plain);
            let shown = trend(&mut ui, "chart", now, &tokens, size, TrendInput::Zoomable);
            shown.response.request_focus();
            shown.picked.map(|line| (now.lines[line].label.clone(), now.lines[line].area))
        };
        if let Some((label, area)) = shown {
            picked.borrow_mut().push(label);
            *pinned.borrow_mut() = Some(spec(&scorecard, TrendOptions::full(None).with_pinned(Some(area))));
        }
    });
    let picked = picked.into_inner();
    assert_eq!(picked.len(), 2, "{picked:?}");
    assert_eq!(picked[0], picked[1], "what was pinned is let go again");
}

#[test]
fn a_line_that_has_its_name_at_its_end_gets_no_second_one_over_it() {
    let spec = spec(&sample::suspensions().build(), TrendOptions::full(None));
    let tokens = Tokens::light();
    let size = vec2(700.0, 400.0);
    let painted = paint_with_keys(&[Key::End, Key::ArrowDown], |ui| {
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(chart_rect(size)));
        let shown = trend(&mut ui, "chart", &spec, &tokens, size, TrendInput::Fixed);
        shown.response.request_focus();
    });
    let beside = painted.texts().into_iter().filter(|(text, _)| text.starts_with("Bolton"));
    let beside: Vec<_> = beside.collect();
    for (at, (text, area)) in beside.iter().enumerate() {
        let over = beside[at + 1..].iter().find(|(_, other)| other.shrink(1.0).intersects(*area));
        assert!(over.is_none(), "{text} lies on {over:?}");
    }
}
