//! What is written in charts over time lies on no line and on no other words: of every indicator in every place of the samples.

use egui::{Color32, Pos2, Rect, Shape, UiBuilder, Vec2};
use placecard::analysis::{Analysis, process_control};
use placecard::charts::control::control_chart;
use placecard::charts::trend::{TrendChart, TrendInput, TrendOptions, trend_chart};
use placecard::charts::{control, trend, trend_size_on_paper};
use placecard::format::Document;
use placecard::model::{AreaId, Scorecard};
use placecard::widgets::paper::Press;
use placecard::widgets::tokens::Tokens;
use rayon::prelude::*;
use std::fmt::Write;
use std::path::Path;

/// On a page of the pack, in a card of a small window, and over the width of a page.
const SIZES: [(Vec2, bool); 3] =
    [(Vec2::new(252.0, 150.0), false), (Vec2::new(300.0, 128.0), false), (Vec2::new(900.0, 420.0), true)];
const GAP: f32 = 10.0;
const LEFT: f32 = 20.0;

/// Draws a chart, by the place that it has among others.
type Show<'a> = Box<dyn Fn(&mut egui::Ui, usize) + 'a>;

/// A chart that is drawn: of what, and how.
struct Shown<'a> {
    name: String,
    size: Vec2,
    show: Show<'a>,
}

/// All on one sheet below each other; what of each lies on what.
fn overlaps(shown: &[Shown<'_>], tokens: &Tokens) -> Vec<String> {
    let height = shown.iter().map(|one| one.size.y + GAP).sum::<f32>();
    let mut rooms: Vec<Rect> = Vec::new();
    for one in shown {
        let top = rooms.last().map_or(0.0, |room: &Rect| room.bottom() + GAP);
        rooms.push(Rect::from_min_size(Pos2::new(LEFT, top), one.size));
    }
    let drawn = Press::new(tokens).draw(Vec2::new(1000.0, height), |ui| {
        for (at, (one, room)) in shown.iter().zip(&rooms).enumerate() {
            ui.scope_builder(UiBuilder::new().max_rect(*room), |ui| (one.show)(ui, at));
        }
    });
    let mut flat = Vec::new();
    for clipped in drawn.shapes {
        flatten(clipped.clip_rect, clipped.shape, &mut flat);
    }
    let mut found = Vec::new();
    for (one, room) in shown.iter().zip(&rooms) {
        let inside = |at: f32| (room.top() - 1.0..=room.bottom() + 1.0).contains(&at);
        let own: Vec<&(Rect, Shape)> =
            flat.iter().filter(|(_, shape)| inside(shape.visual_bounding_rect().center().y)).collect();
        for what in of_one(&own, tokens) {
            found.push(format!("{}, {} wide: {what}", one.name, one.size.x));
        }
    }
    found
}

fn flatten(clip: Rect, shape: Shape, into: &mut Vec<(Rect, Shape)>) {
    match shape {
        Shape::Noop => {}
        Shape::Vec(shapes) => shapes.into_iter().for_each(|shape| flatten(clip, shape, into)),
        shape => into.push((clip, shape)),
    }
}

/// The words with where their letters are, and the pieces of lines that are to be read.
fn of_one(own: &[&(Rect, Shape)], tokens: &Tokens) -> Vec<String> {
    let mut words: Vec<(String, Rect)> = Vec::new();
    let mut lines: Vec<[Pos2; 2]> = Vec::new();
    let read = [
        tokens.line_focus,
        tokens.line_pinned,
        tokens.line_nation,
        tokens.line_system,
        tokens.line_named,
        tokens.line_target,
        tokens.line_ahead(),
        tokens.line_whole(),
    ];
    for (clip, shape) in own {
        match shape {
            Shape::Text(text) => {
                for row in &text.galley.rows {
                    let area = Rect::from_min_size(text.pos + row.pos.to_vec2(), row.size);
                    words.push((row.text(), area.shrink2(Vec2::new(0.5, 2.5))));
                }
            }
            Shape::LineSegment { points, stroke } if is_line(&read, stroke.width, stroke.color) => {
                lines.push(within(*clip, *points));
            }
            Shape::Path(path) if !path.closed => {
                let egui::epaint::ColorMode::Solid(colour) = path.stroke.color else { continue };
                if is_line(&read, path.stroke.width, colour) {
                    lines.extend(path.points.windows(2).map(|pair| within(*clip, [pair[0], pair[1]])));
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (at, (text, area)) in words.iter().enumerate() {
        let others = words[at + 1..].iter().filter(|(_, other)| other.intersects(*area));
        found.extend(others.map(|(other, _)| format!("“{text}” lies on “{other}”")));
        if lines.iter().any(|line| runs_through(*area, *line)) {
            found.push(format!("a line runs through “{text}”"));
        }
    }
    found
}

/// Leaders to names are finer.
fn is_line(read: &[Color32], width: f32, colour: Color32) -> bool {
    width >= 1.0 && read.contains(&colour)
}

/// What of a piece is seen.
fn within(clip: Rect, [from, to]: [Pos2; 2]) -> [Pos2; 2] {
    [clip.clamp(from), clip.clamp(to)]
}

fn runs_through(area: Rect, [from, to]: [Pos2; 2]) -> bool {
    // Fine steps stand for the piece.
    let steps = (from.distance(to) / 0.5).ceil().max(1.0) as usize;
    (0..=steps).any(|step| area.contains(from.lerp(to, step as f32 / steps as f32)))
}

fn samples() -> [(&'static str, Scorecard); 2] {
    let today = jiff::civil::date(2026, 11, 28);
    ["greater-manchester", "west-yorkshire"].map(|name| {
        let path = Path::new("sample_data").join(name).with_extension("scorecard");
        let document = Document::open(&path, today).unwrap();
        (name, Scorecard::clone(document.scorecard()))
    })
}

/// Every chart over time of a place: small ones and large ones, and those of process control.
fn charts_of<'a>(
    (sample, scorecard, analysis): (&str, &Scorecard, &Analysis),
    place: AreaId,
    tokens: &'a Tokens,
) -> Vec<Shown<'a>> {
    let mut shown = Vec::new();
    for (id, indicator) in scorecard.indicators() {
        let name = format!("{sample}, {}, {}", scorecard.area(place).name, indicator.id);
        let judgement = analysis.get(id, None, place);
        for (size, full) in SIZES {
            let options = if full { TrendOptions::full(judgement) } else { TrendOptions::card(judgement) };
            let spec = trend_chart(scorecard, id, None, place, options).filter(TrendChart::has_trend);
            shown.extend(spec.map(|spec| of_trend(&name, size, spec, tokens)));
        }
        let Some(judgement) = judgement else { continue };
        let xmr = process_control(scorecard, judgement);
        let target = judgement.target_in_force().map(|target| target.value);
        let Some(spec) = control_chart(scorecard, judgement, &xmr, target) else { continue };
        let size = SIZES[2].0;
        let show = move |ui: &mut egui::Ui, at: usize| {
            control(ui, at, &spec, tokens, size, TrendInput::Fixed);
        };
        shown.push(Shown { name: format!("{name}, control"), size, show: Box::new(show) });
    }
    shown
}

#[test]
fn no_words_of_a_chart_lie_on_a_line_or_on_other_words() {
    let tokens = Tokens::light();
    let (mut found, mut charts) = (String::new(), 0);
    for (sample, scorecard) in &samples() {
        let analysis = Analysis::of(scorecard);
        let places: Vec<AreaId> = scorecard.places().collect();
        let of_place = |place: AreaId| {
            let shown = charts_of((sample, scorecard, &analysis), place, &tokens);
            (shown.len(), overlaps(&shown, &tokens))
        };
        let lying: Vec<(usize, Vec<String>)> = places.into_par_iter().map(of_place).collect();
        for (drawn, lying) in lying {
            charts += drawn;
            for one in lying {
                writeln!(found, "{one}").unwrap();
            }
        }
    }
    assert!(charts > 1000, "{charts} charts");
    assert!(found.is_empty(), "{} of {charts} charts:\n{found}", found.lines().count());
}

fn of_trend<'a>(name: &str, size: Vec2, spec: TrendChart, tokens: &'a Tokens) -> Shown<'a> {
    let show = move |ui: &mut egui::Ui, at: usize| {
        let size = trend_size_on_paper(ui, &spec, size);
        trend(ui, at, &spec, tokens, size, TrendInput::Fixed);
    };
    let size = size + Vec2::new(0.0, 80.0);
    Shown { name: name.to_owned(), size, show: Box::new(show) }
}
