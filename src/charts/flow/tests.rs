use super::*;
use crate::analysis::families;
use crate::charts::headless::{SCREEN, paint, paint_with_keys};
use crate::model::{AdoptedFrom, AreaId, AreaKind, Confidence, Intervention, PlainDate, Scorecard, fixture};
use crate::widgets::tokens::Tokens;
use crate::words::sample::{BOLTON, BURY, SYSTEM, Sample};
use egui::{Key, Rect};

const OLDHAM: AreaId = AreaId(4);
const WIGAN: AreaId = AreaId(5);

fn tried(id: &str, title: &str, areas: &[AreaId], start: Option<&str>) -> Intervention {
    Intervention {
        title: title.to_owned(),
        start: start.and_then(PlainDate::parse),
        confidence: Confidence::Documented,
        ..fixture::intervention(id, areas)
    }
}

fn taken_up(from: usize, tried: Intervention) -> Intervention {
    let origin = AdoptedFrom { intervention: Some(InterventionId::at(from)), area: Some(BURY), name: None };
    Intervention { adopted_from: Some(origin), ..tried }
}

/// Four places; one thing that spread, one in two places, one in all, one in one.
fn scorecard() -> Scorecard {
    let mut sample = Sample::new();
    for (code, name) in [("E08000004", "Oldham"), ("E08000010", "Wigan")] {
        sample.parts.areas.push(fixture::area(code, name, AreaKind::Place, Some(SYSTEM)));
    }
    let inferred = taken_up(1, tried("c", "Navigator: nights", &[OLDHAM], Some("2021")));
    sample
        .with_intervention(tried("a", "Alone", &[BURY], Some("2019-03")))
        .with_intervention(tried("b", "Navigator", &[BURY], Some("2018-09")))
        .with_intervention(Intervention { confidence: Confidence::Inferred, ..inferred })
        .with_intervention(taken_up(1, tried("d", "Navigator", &[WIGAN, BOLTON], None)))
        .with_intervention(tried("e", "Streets", &[BURY, BOLTON], Some("2020-01")))
        .with_intervention(tried("f", "The Mile", &[SYSTEM], Some("2017-05")))
        .build()
}

fn of(scorecard: &Scorecard) -> Flow {
    let families = families(scorecard);
    flow_chart(scorecard, FlowOf { families: &families, until: 2024.0 }, |family| Some(family.members[0].0))
}

#[test]
fn what_names_no_place_says_so_and_where_it_began_nothing_is_planned() {
    let described = |one: Intervention| {
        let scorecard = Sample::new().with_intervention(one).build();
        of(&scorecard).groups[0].lanes[0].described.clone()
    };
    assert_eq!(described(tried("a", "Alone", &[], Some("2019"))), "Alone. No place named: 2019.");
    let both = Intervention { planned: vec![BURY, BOLTON], ..tried("a", "Alone", &[BURY], Some("2019")) };
    assert_eq!(described(both), "Alone, 1 place. Bury: 2019. Bolton planned.");
}

#[test]
fn of_starts_within_one_year_the_axis_still_has_years_to_be_read_by() {
    let only = Sample::new().with_intervention(tried("a", "Alone", &[BURY], Some("2023-11"))).build();
    let flow = of(&only);
    let names: Vec<&str> = flow.years.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["2021", "2022", "2023", "2024"]);
}

#[test]
fn lanes_stand_by_how_a_thing_spread_and_in_how_many_places() {
    let flow = of(&scorecard());
    let groups: Vec<(&str, Vec<&str>)> = { flow.groups.iter() }
        .map(|group| (group.name.as_str(), group.lanes.iter().map(|lane| lane.name.as_str()).collect()))
        .collect();
    assert_eq!(
        groups,
        [
            ("Taken up by one place from another, most places first", vec!["Navigator"]),
            ("Started without one place taking it from another", vec!["Streets"]),
            ("In all four at once: 1 start", vec!["The Mile"]),
            ("In one place only: 1 start", vec!["Alone"]),
        ]
    );
    assert!(flow.groups.iter().map(|group| group.folded.is_some()).eq([false, false, true, true]));
    assert_eq!(flow.lane_of(InterventionId::at(3)), Some((0, 0)), "all forms of a thing are one lane");
}

#[test]
fn a_lane_has_its_starts_its_ribbons_and_what_has_no_date() {
    let flow = of(&scorecard());
    let lane = &flow.groups[0].lanes[0];
    assert_eq!((lane.places.as_str(), lane.taken_up, lane.undated.as_str()), ("4", 2, "Bolton, Wigan"));
    let starts: Vec<_> =
        lane.starts.iter().map(|start| (start.label.as_str(), start.documented, start.within)).collect();
    assert_eq!(starts, [("Bury", true, None), ("Oldham", false, Some([2021.0, 2022.0]))]);
    let [ribbon] = lane.ribbons[..] else { panic!("{:?}", lane.ribbons) };
    assert!(
        (ribbon.from - (2018.0 + 243.0 / 365.0)).abs() < 1e-9 && (ribbon.to, ribbon.places) == (2021.5, 1)
    );
    assert_eq!(
        lane.described,
        "Navigator, 4 places. Bury: September 2018. Oldham: 2021, inferred from sources, adopted from Bury. Bolton, Wigan: start not \
         found in the sources, adopted from Bury."
    );
    assert_eq!(flow.groups[2].lanes[0].starts[0].label, "all four", "the system is all its places");
}

#[test]
fn the_lane_of_the_wider_thing_comes_first_whatever_the_order_of_the_file() {
    let more = scorecard();
    let mut parts = Sample::new();
    for (code, name) in [("E08000004", "Oldham"), ("E08000010", "Wigan")] {
        parts.parts.areas.push(fixture::area(code, name, AreaKind::Place, Some(SYSTEM)));
    }
    let two = tried("s", "Small", &[BURY], Some("2018"));
    let two_more = taken_up(0, tried("t", "Small", &[OLDHAM], Some("2019")));
    let wide = tried("w", "Wide", &[BURY], Some("2020"));
    let wider = taken_up(2, tried("x", "Wide", &[OLDHAM, WIGAN], Some("2021")));
    let built = parts
        .with_intervention(two)
        .with_intervention(two_more)
        .with_intervention(wide)
        .with_intervention(wider);
    let flow = of(&built.build());
    let names: Vec<&str> = flow.groups[0].lanes.iter().map(|lane| lane.name.as_str()).collect();
    assert_eq!(names, ["Wide", "Small"]);
    assert_eq!(of(&more).lanes(), 4);
}

#[test]
fn nothing_lies_on_anything_else_at_any_width() {
    let spec = of(&scorecard());
    let tokens = Tokens::light();
    for width in [430.0, 560.0, 700.0, 860.0] {
        let painted = paint(None, |ui| {
            ui.set_max_width(width);
            flow(ui, "test", &spec, &tokens, [None; 3]);
        });
        painted.assert_texts_apart();
        painted.assert_inside(Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width + 12.0, SCREEN.y)));
    }
}

#[test]
fn arrows_walk_through_the_lanes_and_enter_chooses_or_opens() {
    let spec = of(&scorecard());
    let tokens = Tokens::light();
    let chosen_by = |keys: &[Key]| {
        let mut chosen = None;
        let mut first = true;
        paint_with_keys(keys, |ui| {
            let newly =
                flow(ui, "test", &spec, &tokens, [None, Some(InterventionId::at(1)).filter(|_| first), None]);
            first = false;
            chosen = chosen.or(newly);
        });
        chosen.map(InterventionId::index)
    };
    assert_eq!(chosen_by(&[Key::Enter]), Some(1));
    assert_eq!(chosen_by(&[Key::ArrowDown, Key::Enter]), Some(4));
    // The third is a group: Enter opens it, and below it stands its lane.
    let opened = [Key::ArrowDown, Key::ArrowDown, Key::Enter, Key::ArrowDown, Key::Enter];
    assert_eq!(chosen_by(&opened), Some(5));
}

#[test]
fn that_all_began_at_once_is_said_of_what_has_a_date_alone() {
    let everywhere = |id: &str, start| tried(id, id, &[SYSTEM], start);
    let groups = |more: Vec<Intervention>| -> Vec<String> {
        let dated = Sample::new().with_intervention(everywhere("Dated", Some("2019")));
        let scorecard = more.into_iter().fold(dated, Sample::with_intervention).build();
        of(&scorecard).groups.into_iter().map(|group| group.name).collect()
    };
    assert_eq!(groups(Vec::new()), ["In both places at once: 1 start"]);
    let undated = vec![everywhere("Undated", None)];
    assert_eq!(groups(undated), ["In both places, at once where a start is dated: 2 starts"]);
}

#[test]
fn thousands_of_lanes_are_drawn_no_further_than_they_are_seen() {
    let mut sample = Sample::new();
    for at in 0..3000 {
        let start = format!("{}-{:02}", 2000 + at % 20, at % 12 + 1);
        sample = sample.with_intervention(tried(
            &format!("i{at}"),
            &format!("Thing number {at}"),
            &[BURY],
            Some(&start),
        ));
    }
    let spec = of(&sample.build());
    let tokens = Tokens::light();
    let painted = paint(None, |ui| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            flow(ui, "test", &spec, &tokens, [Some(InterventionId::at(0)), None, None]);
        });
    });
    assert_eq!(spec.lanes(), 3000);
    assert!(painted.texts().len() < 200, "{}", painted.texts().len());
}
