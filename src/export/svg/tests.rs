use super::*;
use crate::widgets::tokens::Tokens;
use crate::widgets::{fonts, paper};
use egui::epaint::PathStroke;
use egui::{FontId, RichText, pos2, vec2};

/// What these shapes become, without the frame around it.
fn drawn(shapes: Vec<(Rect, Shape)>) -> String {
    let shapes: Vec<ClippedShape> =
        shapes.into_iter().map(|(clip_rect, shape)| ClippedShape::new(clip_rect, shape)).collect();
    let picture = Picture {
        id: "a",
        title: "T",
        description: "D",
        area: Rect::from_min_size(pos2(10.0, 20.0), vec2(100.0, 50.0)),
        ground: Color32::TRANSPARENT,
        shapes: &shapes,
    };
    let svg = svg(&picture);
    let inside = svg.split_once("</desc>\n").unwrap().1;
    inside.strip_suffix("</svg>\n").unwrap().to_owned()
}

fn one(shape: Shape) -> String {
    drawn(vec![(Rect::EVERYTHING, shape)])
}

#[test]
fn lines_circles_and_rectangles_stay_what_they_are_from_the_corner_of_the_picture() {
    let segment = |from: Pos2, to: Pos2| Shape::line_segment([from, to], Stroke::new(1.5, Color32::RED));
    let dashes =
        vec![segment(pos2(10.0, 20.0), pos2(40.5, 30.0)), segment(pos2(50.0, 20.0), pos2(60.0, 20.0))];
    assert_eq!(
        one(Shape::Vec(dashes)),
        "<path d=\"M0 0L30.5 10M40 0L50 0\" stroke=\"#ff0000\" stroke-width=\"1.5\"/>\n"
    );
    let half = Color32::from_rgba_unmultiplied(0, 0, 255, 128);
    assert_eq!(
        one(Shape::circle_filled(pos2(20.0, 30.0), 3.0, half)),
        "<circle cx=\"10\" cy=\"10\" r=\"3\" fill=\"#0000ff\" fill-opacity=\"0.5\"/>\n"
    );
    let stroke = Stroke::new(2.0, Color32::BLACK);
    let rect = Rect::from_min_size(pos2(20.0, 30.0), vec2(10.0, 6.0));
    assert_eq!(
        one(Shape::rect_stroke(rect, 4.0, stroke, StrokeKind::Inside)),
        "<rect x=\"11\" y=\"11\" width=\"8\" height=\"4\" rx=\"4\" fill=\"none\" stroke=\"#000000\" stroke-width=\"2\"/>\n"
    );
}

#[test]
fn corners_of_their_own_curves_and_bands_have_a_track() {
    let corner = CornerRadius { nw: 2, ne: 0, sw: 0, se: 0 };
    let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(8.0, 6.0));
    let track = one(Shape::rect_filled(rect, corner, Color32::BLACK));
    assert!(
        track.starts_with(
            "<path d=\"M2 0L8 0A0 0 0 0 1 8 0L8 6A0 0 0 0 1 8 6L0 6A0 0 0 0 1 0 6L0 2A2 2 0 0 1 2 0Z\""
        ),
        "{track}"
    );
    let curve = CubicBezierShape::from_points_stroke(
        [pos2(10.0, 20.0), pos2(20.0, 20.0), pos2(20.0, 30.0), pos2(30.0, 30.0)],
        false,
        Color32::TRANSPARENT,
        PathStroke::new(1.0, Color32::RED),
    );
    assert_eq!(
        one(curve.into()),
        "<path d=\"M0 0C10 0 10 10 20 10\" fill=\"none\" stroke=\"#ff0000\" stroke-width=\"1\"/>\n"
    );
    let open = Shape::line(
        vec![pos2(10.0, 20.0), pos2(12.0, 22.0), pos2(14.0, 20.0)],
        Stroke::new(1.0, Color32::RED),
    );
    assert!(one(open).starts_with("<path d=\"M0 0L2 2L4 0\" fill=\"none\""));
}

#[test]
fn what_is_cut_on_the_screen_is_cut_and_what_lies_outside_is_not_there() {
    let dot = |x: f32| Shape::circle_filled(pos2(x, 30.0), 5.0, Color32::BLACK);
    let window = Rect::from_min_size(pos2(20.0, 20.0), vec2(20.0, 20.0));
    let svg = drawn(vec![
        (window, dot(30.0)),
        (window, dot(39.0)),
        (window, dot(21.0)),
        (window, dot(60.0)),
        (Rect::EVERYTHING, dot(500.0)),
    ]);
    // The first lies within, the next two share one cut, the others are not seen.
    assert_eq!(svg.matches("<circle").count(), 3, "{svg}");
    assert_eq!(
        svg.matches("<clipPath id=\"a-clip-1\"><rect x=\"10\" y=\"0\" width=\"20\" height=\"20\"/>").count(),
        1,
        "{svg}"
    );
    assert!(svg.trim_end().ends_with("</g>"), "{svg}");
}

#[test]
fn words_are_words_line_by_line_and_look_by_look() {
    let sheet = paper::draw(vec2(120.0, 200.0), &Tokens::light(), |ui| {
        let bold = RichText::new("Bury & <Rochdale>").font(FontId::new(16.0, fonts::bold()));
        ui.label(bold);
        ui.label("one long line that has to be broken in two or three");
    });
    let picture = Picture {
        id: "a",
        title: "A \"title\"",
        description: "D",
        area: Rect::from_min_size(Pos2::ZERO, vec2(120.0, 200.0)),
        ground: Color32::WHITE,
        shapes: &sheet.shapes,
    };
    let svg = svg(&picture);
    assert!(svg.contains("<title id=\"a-title\">A &quot;title&quot;</title>"), "{svg}");
    assert!(svg.contains("<rect width=\"120\" height=\"200\" fill=\"#ffffff\"/>"), "{svg}");
    let words: Vec<&str> = svg
        .lines()
        .filter_map(|line| line.strip_suffix("</text>")?.rsplit_once('>'))
        .map(|(_, words)| words)
        .collect();
    assert_eq!(
        words.concat().replace(' ', ""),
        "Bury&amp;&lt;Rochdale&gt;onelonglinethathastobebrokenintwoorthree"
    );
    assert!(words.len() >= 4, "{words:?}");
    let bold: Vec<&str> = svg.lines().filter(|line| line.contains("font-weight=\"700\"")).collect();
    let is_of_it = |line: &&str| line.contains("Bury") || line.contains("Rochdale");
    assert!(!bold.is_empty() && bold.iter().all(is_of_it), "{bold:?}");
    // Between two words of a broken line stays the space.
    assert!(words.iter().any(|words| words.ends_with(' ')), "{words:?}");
}
