//! What happened: vertical marks and shaded stretches of a chart over time, with their names in a strip above the plot.

use super::canvas::{Canvas, GAP, measured};
use super::keyboard;
use super::time_frame::TimeFrame;
use super::trend::{MarkKind, TimeMark, TimeSpan, TrendChart};
use crate::widgets::tokens::size;
use crate::widgets::{self, fonts, paper};
use egui::{
    Align2, Color32, FontId, Galley, Pos2, Rangef, Rect, Response, RichText, Shape, Stroke, Ui, pos2, vec2,
};
use std::sync::Arc;

/// Between the lowest row of the strip and the plot, and between a name and the line that it is of.
const ABOVE_PLOT: f32 = 3.0;
const BESIDE_LINE: f32 = 4.0;
/// On paper, where no pointer brings up what is cut, a name goes on in so many lines.
const LINES_ON_PAPER: usize = 3;

/// What happened, for a chart over time.
#[derive(Clone, Copy)]
pub(super) struct Moments<'a> {
    pub(super) marks: &'a [TimeMark],
    pub(super) spans: &'a [TimeSpan],
    /// Whether the marks carry letters, which a list beside the chart explains; else they carry their names.
    pub(super) lettered: bool,
}

/// What happened in a trend chart.
pub(super) fn of_trend(spec: &TrendChart) -> Moments<'_> {
    Moments { marks: &spec.marks, spans: &spec.spans, lettered: spec.lettered }
}

/// The key to the marks of a chart, a line for each letter; those before the first that has one share a line, so that none is in the
/// chart and nowhere in words.
pub fn key(marks: &[TimeMark]) -> Vec<String> {
    let before: Vec<&str> =
        marks.iter().filter(|mark| mark.letter.is_none()).map(|mark| mark.label.as_str()).collect();
    let lettered = marks.iter().filter(|mark| mark.letter.is_some()).map(TimeMark::in_key);
    let before = (!before.is_empty()).then(|| format!("Before A, without a letter: {}", before.join("; ")));
    before.into_iter().chain(lettered).collect()
}

/// Where the letter or the name of a mark stands, and which one it is.
pub(super) type MarkArea = (Rect, usize);

/// The strip: heights are counted from the upper edge of the plot, so that they are below nought.
struct Strip {
    marks: Vec<Placed>,
    /// The names of shaded stretches.
    spans: Vec<Word>,
    height: f32,
}

/// A mark in view.
struct Placed {
    which: usize,
    x: f32,
    /// From where on its line goes down.
    from: f32,
    /// The middle of the circle with its letter.
    circle: Option<Pos2>,
    /// Its name.
    word: Option<Word>,
}

struct Word {
    at: Pos2,
    text: Arc<Galley>,
}

impl Word {
    fn area(&self) -> Rect {
        Rect::from_min_size(self.at, self.text.size())
    }
}

/// Where the strip lies and what it is measured with.
#[derive(Clone, Copy)]
struct Room<'a> {
    ui: &'a Ui,
    colour: Color32,
    whole: Rangef,
    plot: Rangef,
    /// The height of a row.
    row: f32,
}

impl Room<'_> {
    fn text(&self, text: &str) -> Arc<Galley> {
        self.ui.painter().layout_no_wrap(text.to_owned(), fonts::small(), self.colour)
    }
}

impl Moments<'_> {
    /// Room above a plot that reaches from left to right so far, for letters and names, where there are any.
    pub(super) fn strip(&self, ui: &Ui, frame: &TimeFrame<'_>, [whole, plot]: [Rangef; 2]) -> f32 {
        let room = Room { ui, colour: Color32::PLACEHOLDER, whole, plot, row: row_height(ui) };
        self.placed(room, &|x| frame.x(plot, x)).height
    }

    /// Vertical marks with their letters or names and the names of shaded stretches, above the plot, in no more height than this.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, height: f32) -> Vec<MarkArea> {
        let Canvas { plot, whole, tokens, ui, .. } = *canvas;
        let (whole, plot_x) = (whole.x_range(), plot.x_range());
        let room = Room { ui, colour: tokens.text_weak, whole, plot: plot_x, row: row_height(ui) };
        let strip = self.placed(room, &|x| ui.painter().round_to_pixel_center(canvas.x(x)));
        let down = vec2(0.0, plot.top());
        let write = |word: &Word| {
            ui.painter().galley(word.at + down, Arc::clone(&word.text), tokens.text_weak);
            word.area().translate(down)
        };
        // Where the reader has zoomed in, a name may have lost its row.
        let fits = |word: &&Word| word.at.y >= -height - 0.5;
        let written: Vec<Rect> = strip.spans.iter().filter(fits).map(write).collect();
        let mut areas = Vec::with_capacity(strip.marks.len());
        for placed in &strip.marks {
            let top = plot.top() + placed.from.max(-height);
            mark_line(canvas, &self.marks[placed.which], placed.x, top, &written);
            let circle = placed.circle.map(|centre| {
                let radius = radius(ui);
                let stroke = Stroke::new(1.0, tokens.text_weak);
                ui.painter().circle(centre + down, radius, tokens.card, stroke);
                let letter = self.marks[placed.which].letter.unwrap_or_default();
                let font = FontId::proportional(size::IN_CIRCLE);
                ui.painter().text(centre + down, Align2::CENTER_CENTER, letter, font, tokens.text);
                Rect::from_center_size(centre + down, vec2(radius, radius) * 2.0)
            });
            let word = placed.word.as_ref().filter(fits).map(write);
            let area = circle.into_iter().chain(word).reduce(Rect::union);
            // The line of a mark without a letter tells what it is at its upper end.
            let end = || Rect::from_center_size(pos2(placed.x, plot.top()), vec2(2.0, 2.0) * radius(ui));
            areas.push((area.unwrap_or_else(end), placed.which));
        }
        areas
    }

    fn placed(&self, room: Room<'_>, x: &dyn Fn(f64) -> f32) -> Strip {
        let in_view = self.marks.iter().enumerate().map(|(which, mark)| (which, mark, x(mark.x)));
        let in_view: Vec<(usize, &TimeMark, f32)> =
            in_view.filter(|(.., x)| room.plot.contains(*x)).collect();
        let stretches = self.spans.iter().filter_map(|span| {
            let (from, to) = (x(span.from).max(room.plot.min), x(span.to).min(room.plot.max));
            (to > from).then(|| (Rangef::new(from, to), room.text(&span.label)))
        });
        let stretches: Vec<(Rangef, Arc<Galley>)> = stretches.collect();
        // Names of stretches share a row with letters; names of marks leave them the lowest.
        let below = if self.lettered { 0 } else { stretches.len().min(1) };
        let (marks, rows) = if self.lettered {
            (lettered(room, &in_view), usize::from(in_view.iter().any(|(_, mark, _)| mark.letter.is_some())))
        } else {
            named(room, &in_view, below)
        };
        let mut rows = rows.max(stretches.len().min(1));
        let mut marks = marks;
        let mut taken: Vec<Rect> = marks.iter().flat_map(|mark| areas(room, mark)).collect();
        let lines: Vec<f32> = in_view.iter().map(|(.., x)| *x).collect();
        let mut spans: Vec<Word> = Vec::with_capacity(stretches.len());
        let mut left_over = Vec::new();
        for (stretch, text) in stretches {
            // The lines of named marks go through the lowest row, those of lettered ones begin below it.
            let lines: &[f32] = if self.lettered { &[] } else { &lines };
            // Where lines leave no room beside them they make way: nothing but its own stretch lies below a name.
            let word = over(room, (stretch, &text), 1, &taken, lines);
            match word.or_else(|| over(room, (stretch, &text), 1, &taken, &[])) {
                Some(word) => {
                    taken.push(word.area());
                    spans.push(word);
                }
                None => left_over.push((stretch, text)),
            }
        }
        // What has no room there has a row above all others, which no line goes through.
        let above: Vec<Word> = { left_over.into_iter() }
            .filter_map(|(stretch, text)| {
                let word = over(room, (stretch, &text), rows + 1, &taken, &[])?;
                taken.push(word.area());
                Some(word)
            })
            .collect();
        rows += usize::from(!above.is_empty());
        spans.extend(above);
        if self.lettered {
            // The list beside the chart has the names of marks; that of a stretch stands nowhere else.
            beside_letters(room, &in_view, &spans, &mut marks);
        }
        let height = if rows == 0 { 0.0 } else { rows as f32 * room.row + ABOVE_PLOT };
        Strip { marks, spans, height }
    }
}

fn row_height(ui: &Ui) -> f32 {
    measured(ui.painter(), "0", fonts::small()).y + 1.0
}

/// Of the circle around a letter.
fn radius(ui: &Ui) -> f32 {
    (row_height(ui) - 1.0) / 2.0
}

/// What a mark covers of the strip.
fn areas(room: Room<'_>, mark: &Placed) -> Vec<Rect> {
    let radius = radius(room.ui);
    let circle = mark.circle.map(|centre| Rect::from_center_size(centre, vec2(radius, radius) * 2.0));
    circle.into_iter().chain(mark.word.as_ref().map(Word::area)).collect()
}

/// The name of a shaded stretch over it, in this row counted from the plot, clear of what is there and of these lines; `None`
/// where it has no room.
fn over(
    room: Room<'_>,
    (stretch, text): (Rangef, &Arc<Galley>),
    row: usize,
    taken: &[Rect],
    lines: &[f32],
) -> Option<Word> {
    let size = text.size();
    let top = -ABOVE_PLOT - row as f32 * room.row + (room.row - size.y).max(0.0);
    let most = (room.whole.max - size.x).max(room.plot.min);
    let beside = lines.iter().flat_map(|line| [line + BESIDE_LINE, line - BESIDE_LINE - size.x]);
    // At its middle, else as near to it as may be.
    let mut columns: Vec<f32> = [stretch.center() - size.x / 2.0, stretch.min, stretch.max - size.x]
        .into_iter()
        .chain([stretch.max + 2.0, stretch.min - size.x - 2.0])
        .chain(beside.filter(|x| x + size.x > stretch.min && *x < stretch.max))
        .map(|x| x.clamp(room.plot.min - GAP, most.max(room.plot.min - GAP)))
        .collect();
    columns[3..].sort_by(|a, b| {
        let away = |x: &f32| (x + size.x / 2.0 - stretch.center()).abs();
        away(a).total_cmp(&away(b))
    });
    let free = |x: &f32| {
        let area = Rect::from_min_size(pos2(*x, top), size);
        let clear =
            taken.iter().all(|other| !other.expand2(vec2(GAP, 0.0)).shrink2(vec2(0.0, 0.5)).intersects(area));
        let crossed = lines.iter().any(|line| (area.left() - 2.0..=area.right() + 2.0).contains(line));
        clear && !crossed
    };
    let x = columns.into_iter().find(free)?;
    Some(Word { at: pos2(x, top), text: Arc::clone(text) })
}

/// Tells what a mark stands for whose letter or name is under the pointer; whether there was one.
pub(super) fn told(
    canvas: &Canvas<'_>,
    marks: &[TimeMark],
    areas: &[MarkArea],
    [whole, plot]: [&Response; 2],
) -> bool {
    let pointer = whole.hover_pos().or_else(|| plot.hover_pos());
    let pointed = pointer.and_then(|at| areas.iter().find(|(area, _)| area.expand(2.0).contains(at)));
    let Some((area, mark)) = pointed.and_then(|(area, at)| Some((area, marks.get(*at)?))) else {
        return false;
    };
    if let Some(tooltip) = keyboard::tooltip(canvas, whole, area.center().x) {
        let text = RichText::new(&mark.label).font(fonts::small()).color(canvas.tokens.text);
        tooltip.show(|ui| ui.label(text));
    }
    true
}

/// The line of a mark down through the plot, from this height, or from below the names that it would run through.
fn mark_line(canvas: &Canvas<'_>, mark: &TimeMark, x: f32, top: f32, names: &[Rect]) {
    let crossed = names.iter().filter(|name| name.x_range().expand(2.0).contains(x) && name.bottom() > top);
    let crossed = crossed.copied().reduce(Rect::union);
    let parts = match crossed {
        None => vec![[top, canvas.plot.bottom()]],
        Some(names) => vec![[top, names.top()], [names.bottom(), canvas.plot.bottom()]],
    };
    let (dash, space) = match mark.kind {
        MarkKind::Break => (5.0, 3.0),
        MarkKind::Succession => (9.0, 2.0),
        MarkKind::Intervention => (1.5, 2.5),
    };
    let stroke = Stroke::new(1.25, canvas.tokens.text_weak);
    for [from, to] in parts.into_iter().filter(|[from, to]| to > from) {
        canvas.painter().extend(Shape::dashed_line(&[pos2(x, from), pos2(x, to)], stroke, dash, space));
    }
}

/// Marks with their letters in circles above the plot.
fn lettered(room: Room<'_>, in_view: &[(usize, &TimeMark, f32)]) -> Vec<Placed> {
    let radius = radius(room.ui);
    let mut right = f32::NEG_INFINITY;
    let circles = in_view.iter().map(|&(which, mark, x)| {
        // A letter that no key explains would be a riddle.
        let circle = mark.letter.map(|_| {
            let centre = pos2(x.max(right + radius + 2.0), -radius - ABOVE_PLOT);
            right = centre.x + radius;
            centre
        });
        Placed { which, x, from: 0.0, circle, word: None }
    });
    circles.collect()
}

/// The names of lettered marks beside their letters, each where there is room for all of it before the next: at its right, else
/// at its left, clear of the names of stretches. The list beside the chart has them all.
fn beside_letters(
    room: Room<'_>,
    in_view: &[(usize, &TimeMark, f32)],
    spans: &[Word],
    placed: &mut [Placed],
) {
    let radius = radius(room.ui);
    for at in 0..placed.len() {
        let Some(centre) = placed[at].circle else { continue };
        let text = room.text(&in_view[at].1.name);
        let others = placed.iter().enumerate().filter(|(other, _)| *other != at);
        let taken = others.flat_map(|(_, mark)| areas(room, mark)).chain(spans.iter().map(Word::area));
        let taken: Vec<Rect> = taken.collect();
        let top = centre.y - text.size().y / 2.0;
        let fits = |x: &f32| {
            let area = Rect::from_min_size(pos2(*x, top), text.size());
            let free = taken.iter().all(|other| !other.expand(GAP).intersects(area));
            // No line of another goes up beside it.
            let clear = in_view
                .iter()
                .enumerate()
                .all(|(other, (.., line))| other == at || !(area.left()..=area.right()).contains(line));
            free && clear && area.left() >= room.plot.min && area.right() <= room.whole.max
        };
        let [right, left] = [centre.x + radius + 3.0, centre.x - radius - 3.0 - text.size().x];
        if let Some(x) = [right, left].into_iter().find(fits) {
            placed[at].word = Some(Word { at: pos2(x, top), text });
        }
    }
}

/// Marks with their names, each in rows of its own above the plot: the first in the topmost of these or the last, whichever
/// cuts less of the names and takes fewer rows. The line of a mark goes down through the rows below its own, from below its
/// name where that has no room at either side of it. With how many rows there are, `below` them for other names.
fn named(room: Room<'_>, in_view: &[(usize, &TimeMark, f32)], below: usize) -> (Vec<Placed>, usize) {
    let line = |at: usize| in_view.get(at).map(|(.., x)| *x);
    let names = |first_on_top: bool| -> Vec<Name> {
        let of = |at: usize| {
            // The room at the left and at the right of its own line.
            let (left, right) = if first_on_top {
                let before = at.checked_sub(1).and_then(line);
                (before.map_or(room.whole.min, |before| before + BESIDE_LINE), room.whole.max)
            } else {
                (room.whole.min, line(at + 1).map_or(room.whole.max, |next| next - BESIDE_LINE))
            };
            Name::of(room, (&in_view[at].1.name, in_view[at].2), Rangef::new(left, right))
        };
        (0..in_view.len()).map(of).collect()
    };
    let cost = |names: &[Name]| {
        let cut: f32 = names.iter().map(|name| name.cut).sum();
        (cut.ceil() as usize, names.iter().map(Name::rows).sum::<usize>())
    };
    let [first_on_top, last_on_top] = [true, false].map(names);
    let is_first_on_top = cost(&first_on_top) <= cost(&last_on_top);
    let names = if is_first_on_top { first_on_top } else { last_on_top };
    let rows = below + names.iter().map(Name::rows).sum::<usize>();
    let mut placed: Vec<Placed> = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let above = if is_first_on_top { &names[..at] } else { &names[at + 1..] };
        let from_top: usize = above.iter().map(Name::rows).sum();
        let top = -ABOVE_PLOT - (rows - from_top) as f32 * room.row;
        let (which, _, x) = in_view[at];
        let from = if name.is_over { top + name.rows() as f32 * room.row } else { top + 2.0 };
        let word = Word { at: pos2(name.left, top), text: Arc::clone(&name.text) };
        placed.push(Placed { which, x, from, circle: None, word: Some(word) });
    }
    (placed, rows)
}

/// The name of a mark beside its line or, where it has no room at either side, over it.
struct Name {
    text: Arc<Galley>,
    left: f32,
    is_over: bool,
    /// How much of it is cut, in points.
    cut: f32,
}

impl Name {
    fn of(room: Room<'_>, (name, x): (&str, f32), free: Rangef) -> Self {
        let whole = room.text(name);
        let width = whole.size().x;
        let sides = Rangef::new(x - BESIDE_LINE, x + BESIDE_LINE);
        if width <= free.max - sides.max {
            return Self { text: whole, left: sides.max, is_over: false, cut: 0.0 };
        }
        if width <= sides.min - free.min {
            return Self { text: whole, left: sides.min - width, is_over: false, cut: 0.0 };
        }
        let (from, to) = (free.min.min(sides.min), free.max.max(sides.max));
        let (text, cut) = if paper::is_paper(room.ui.ctx()) {
            let part = (name, fonts::small(), room.colour);
            let text = widgets::paragraph(room.ui, &[part], to - from, LINES_ON_PAPER);
            let cut = if text.elided { width } else { 0.0 };
            (text, cut)
        } else {
            let text = widgets::elided_amid(room.ui, name, &fonts::small(), room.colour, to - from);
            (text, (width - (to - from)).max(0.0))
        };
        let width = text.size().x;
        let left = (x - width / 2.0).clamp(from, (to - width).max(from));
        Self { text, left, is_over: true, cut }
    }

    fn rows(&self) -> usize {
        self.text.rows.len().max(1)
    }
}
