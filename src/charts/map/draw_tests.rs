use super::super::mesh::mesh;
use super::super::{MapCell, MapFill, MapShapes};
use super::*;
use crate::charts::Mark;
use crate::charts::headless::{paint, paint_with_keys};
use crate::model::fixture::area;
use crate::model::{Area, AreaKind, Boundary, Scorecard, Verdict};
use crate::words::sample::{BURY, Sample};
use std::cell::RefCell;

/// Three neighbourhoods: two in a row, one below between them; the outlines are squares as they lie.
fn scorecard() -> Scorecard {
    let mut sample = Sample::new();
    for (at, hex) in [[0.0, 1.0], [1.0, 1.0], [0.5, 0.0]].into_iter().enumerate() {
        let own = area(&format!("E0200000{at}"), &format!("Part {at}"), AreaKind::Neighbourhood, Some(BURY));
        sample.parts.areas.push(Area { hex: Some(hex), ..own });
        let [left, low] = [hex[0] / 100.0, hex[1] / 100.0];
        let corner = |x: f64, y: f64| [left + x / 100.0, low + y / 100.0];
        let ring =
            vec![corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0), corner(0.0, 0.0)];
        sample.parts.boundaries.push(Boundary { area: AreaId::at(4 + at), rings: vec![ring] });
    }
    sample.build()
}

fn chart(true_outlines: bool) -> MapChart {
    let scorecard = scorecard();
    let areas: Vec<AreaId> = scorecard.areas_of_kind(AreaKind::Neighbourhood).collect();
    let verdicts = [Verdict::Better, Verdict::Worse, Verdict::Similar];
    let cells = areas.iter().zip(verdicts).map(|(&area, verdict)| MapCell {
        area,
        fill: MapFill::Verdict(Mark::Verdict(verdict)),
        mark: Mark::Verdict(verdict),
        value: Some("4.2".to_owned()),
        label: (verdict == Verdict::Worse).then(|| scorecard.area(area).name.clone()),
        told: format!("{}, 4.2%", scorecard.area(area).name),
    });
    MapChart {
        title: "Three".to_owned(),
        summary: "One is worse.".to_owned(),
        shapes: MapShapes::of(&scorecard, &areas, true_outlines).unwrap(),
        cells: cells.collect(),
        groups: std::sync::Arc::default(),
        outlines_groups: false,
    }
}

const SIZE: Vec2 = vec2(300.0, 240.0);

#[test]
fn nothing_of_a_map_lies_outside_it_and_figures_stand_in_wide_hexagons() {
    for true_outlines in [false, true] {
        let (spec, tokens) = (chart(true_outlines), Tokens::light());
        let painted = paint(None, |ui| {
            map(ui, "test", &spec, MapLinked::default(), SIZE, &tokens);
        });
        painted.assert_texts_apart();
        painted.assert_inside(Rect::from_min_size(Pos2::ZERO, SIZE + Vec2::splat(16.0)));
        let texts: Vec<String> = painted.texts().into_iter().map(|(text, _)| text).collect();
        let figures = texts.iter().filter(|text| *text == "4.2").count();
        assert_eq!(figures, if true_outlines { 0 } else { 3 }, "{texts:?}");
        assert!(texts.iter().any(|text| text == "Part 1"), "the worse one is named: {texts:?}");
    }
}

#[test]
fn the_area_under_the_pointer_is_looked_at_and_told() {
    let (spec, tokens) = (chart(false), Tokens::light());
    let fit = RefCell::new(None);
    let seen = RefCell::new(None);
    for at in 0..3 {
        let draw = |ui: &mut Ui| {
            let found = map(ui, "test", &spec, MapLinked::default(), SIZE, &tokens);
            *fit.borrow_mut() = Some(found.response.rect);
            *seen.borrow_mut() = found.previewed;
        };
        paint(None, draw);
        let whole: Rect = fit.borrow().unwrap();
        // Found by looking over the whole chart: each of the three can be reached.
        let points = (0..40).flat_map(|x| (0..40).map(move |y| (x as f32 / 40.0, y as f32 / 40.0)));
        let reached = points.into_iter().any(|(x, y)| {
            let room = Rect::from_min_max(whole.min, whole.max);
            let point = pos2(egui::lerp(room.x_range(), x), egui::lerp(room.y_range(), y));
            spec.shapes.at(super::fit(&spec, room.shrink(CHOSEN)).on_map(point)) == Some(at)
        });
        assert!(reached, "{at}");
    }
    let painted = paint(Some(fit.borrow().unwrap().center()), |ui| {
        map(ui, "test", &spec, MapLinked::default(), SIZE, &tokens);
    });
    assert!(painted.spoken.iter().any(|text| text == "Three. One is worse."), "{:?}", painted.spoken);
}

#[test]
fn arrows_go_to_the_nearest_neighbour_and_enter_chooses() {
    let (spec, tokens) = (chart(false), Tokens::light());
    let after = |keys: &[Key]| {
        let (seen, picked) = (RefCell::new(None), RefCell::new(None));
        paint_with_keys(keys, |ui| {
            let found = map(ui, "test", &spec, MapLinked::default(), SIZE, &tokens);
            found.response.request_focus();
            *seen.borrow_mut() = found.previewed;
            if found.picked.is_some() {
                *picked.borrow_mut() = found.picked;
            }
        });
        (seen.into_inner(), picked.into_inner())
    };
    let part = |at: usize| Some(AreaId::at(4 + at));
    assert_eq!(after(&[Key::ArrowRight]), (part(0), None), "it begins at the top left");
    assert_eq!(after(&[Key::ArrowRight, Key::ArrowRight]), (part(1), None));
    assert_eq!(
        after(&[Key::ArrowRight, Key::ArrowRight, Key::ArrowRight]),
        (part(1), None),
        "nothing lies beyond"
    );
    assert_eq!(after(&[Key::ArrowRight, Key::ArrowDown]), (part(2), None));
    assert_eq!(after(&[Key::ArrowRight, Key::ArrowDown, Key::Enter]), (part(2), part(2)));
    assert_eq!(after(&[Key::End]), (part(2), None));
}

#[test]
fn the_mesh_is_kept_as_long_as_nothing_changes() {
    let (spec, tokens) = (chart(true), Tokens::light());
    let meshes = RefCell::new(Vec::new());
    paint(None, |ui| {
        let fit = super::fit(&spec, Rect::from_min_size(Pos2::ZERO, SIZE));
        meshes.borrow_mut().push(mesh(ui, Id::unique("kept"), (&spec, fit, true), &tokens));
        let dark = Tokens::dark();
        meshes.borrow_mut().push(mesh(ui, Id::unique("other colours"), (&spec, fit, true), &dark));
    });
    let meshes = meshes.into_inner();
    assert!(std::sync::Arc::ptr_eq(&meshes[0], &meshes[2]) && std::sync::Arc::ptr_eq(&meshes[1], &meshes[3]));
    assert!(!std::sync::Arc::ptr_eq(&meshes[0], &meshes[1]));
}

/// How many triangles the mesh of a map of so many outlines in a row is made of, at this many points a unit.
fn triangles(count: usize, scale: f32) -> usize {
    let mut sample = Sample::new();
    for at in 0..count {
        let own = area(&format!("E02{at:06}"), "Part", AreaKind::Neighbourhood, Some(BURY));
        sample.parts.areas.push(own);
        let left = at as f64 / 100.0;
        let corner = |x: f64, y: f64| [left + x / 100.0, y / 100.0];
        let ring = vec![corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)];
        sample.parts.boundaries.push(Boundary { area: AreaId::at(4 + at), rings: vec![ring] });
    }
    let scorecard = sample.build();
    let areas: Vec<AreaId> = scorecard.areas_of_kind(AreaKind::Neighbourhood).collect();
    let cell = |area: &AreaId| MapCell {
        area: *area,
        fill: MapFill::Step { at: 1, of: 5 },
        mark: Mark::None,
        value: None,
        label: None,
        told: String::new(),
    };
    let spec = MapChart {
        title: String::new(),
        summary: String::new(),
        shapes: MapShapes::of(&scorecard, &areas, true).unwrap(),
        cells: areas.iter().map(cell).collect(),
        groups: std::sync::Arc::default(),
        outlines_groups: false,
    };
    let found = std::cell::Cell::new(0);
    paint(None, |ui| {
        let room = Rect::from_min_size(Pos2::ZERO, vec2(count as f32, 1.0) * scale);
        let fit = Fit::new(spec.shapes.bounds, room, scale);
        let made = mesh(ui, egui::Id::unique("test"), (&spec, fit, true), &Tokens::light());
        found.set(made.indices.len() / 3);
    });
    found.get()
}

#[test]
fn of_areas_that_are_only_a_few_points_large_no_borders_are_drawn() {
    let (small, large) = (triangles(40, 4.0), triangles(40, 40.0));
    assert_eq!(small, 80, "two for each, and nothing around them");
    assert!(large > 4 * small, "{large} with borders");
}
