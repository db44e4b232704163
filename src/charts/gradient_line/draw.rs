//! Draws lines over tenths of deprivation.

use super::{GradientLine, TENTHS, TenthLine};
use crate::charts::canvas::{DOT_ROOM, GAP, image, measured, text_height};
use crate::charts::end_label::end_label;
use crate::charts::keyboard;
use crate::charts::spread_apart::spread_apart;
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{Align2, AsIdSalt, Galley, Painter, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

/// What the two ends are called, the longest that there is room for.
const ENDS: [[&str; 2]; 2] =
    [["most deprived tenth", "least deprived tenth"], ["most deprived", "least deprived"]];

/// Where values and tenths stand.
struct Scale<'a> {
    spec: &'a GradientLine,
    plot: Rect,
}

impl Scale<'_> {
    fn x(&self, tenth: u8) -> f32 {
        let share = (f32::from(tenth) - 1.0) / f32::from(TENTHS - 1);
        self.plot.left() + DOT_ROOM + (self.plot.width() - 2.0 * DOT_ROOM) * share
    }

    fn y(&self, value: f64) -> f32 {
        let [low, high] = self.spec.y_range;
        self.plot.bottom() - self.plot.height() * ((value - low) / (high - low)) as f32
    }

    fn at(&self, tenth: u8, value: f64) -> Pos2 {
        pos2(self.x(tenth), self.y(value))
    }

    fn tenth_at(&self, x: f32) -> u8 {
        let away = |tenth: u8| (self.x(tenth) - x).abs();
        (1..=TENTHS).min_by(|a, b| away(*a).total_cmp(&away(*b))).unwrap_or(1)
    }
}

/// Draws it in so much room, with a ring at one tenth where it is looked at elsewhere. With the keyboard, left and right go
/// through the tenths.
pub fn gradient_line(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &GradientLine,
    looked_at: Option<u8>,
    size: Vec2,
    tokens: &Tokens,
) -> Response {
    let id = ui.scope_id().with(("gradient line", id_salt));
    let response = image(ui, id, size, &spec.summary);
    let whole = response.rect;
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let line = text_height(ui);
    let painter = ui.painter();
    let small = |text: &str| measured(painter, text, fonts::small()).x;
    let of_ticks = spec.y_ticks.iter().map(|tick| small(&tick.label)).fold(0.0, f32::max);
    let most = whole.width() * MOST_FOR_NAMES;
    let of_names = spec.lines.iter().filter_map(|line| Some(name_of(painter, line, most, tokens)?.size().x));
    let right = of_names.fold(0.0, f32::max) + GAP;
    let plot = Rect::from_min_max(
        pos2(whole.left() + of_ticks + GAP, whole.top() + line / 2.0),
        pos2(whole.right() - right, whole.bottom() - 2.0 * line - 6.0),
    );
    let scale = Scale { spec, plot };
    axes(painter, &scale, whole, tokens);
    for one in &spec.lines {
        draw_line(painter, &scale, one, tokens);
    }
    names(painter, &scale, whole, tokens);
    let chosen = keyboard::chosen_in_order(ui, &response, usize::from(TENTHS)).map(|at| at as u8 + 1);
    let over = response.hover_pos().filter(|at| plot.expand(GAP).contains(*at));
    let here = over.map(|at| scale.tenth_at(at.x)).or(chosen);
    ring(painter, &scale, here.or(looked_at), tokens);
    if let Some((tenth, told)) = here.map(|tenth| (tenth, spec.told(tenth))) {
        let column = Rect::from_center_size(pos2(scale.x(tenth), plot.center().y), vec2(16.0, 40.0));
        let told = if told.is_empty() { "no figure".to_owned() } else { told.join("\n") };
        keyboard::told_at(&response, column, &format!("{}\n{told}", tenth_name(tenth)));
    }
    response
}

/// Names have no more than this share of the width.
const MOST_FOR_NAMES: f32 = 0.3;

fn tenth_name(tenth: u8) -> String {
    match tenth {
        1 => "Tenth 1, the most deprived".to_owned(),
        TENTHS => format!("Tenth {TENTHS}, the least deprived"),
        _ => format!("Tenth {tenth}"),
    }
}

fn axes(painter: &Painter, scale: &Scale<'_>, whole: Rect, tokens: &Tokens) {
    let plot = scale.plot;
    for tick in &scale.spec.y_ticks {
        let y = scale.y(tick.value);
        painter.hline(plot.x_range(), y, Stroke::new(1.0, tokens.grid));
        let at = pos2(plot.left() - GAP, y);
        painter.text(at, Align2::RIGHT_CENTER, &tick.label, fonts::small(), tokens.text_weak);
    }
    painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, tokens.outline));
    for tenth in 1..=TENTHS {
        let at = pos2(scale.x(tenth), plot.bottom() + 3.0);
        painter.text(at, Align2::CENTER_TOP, tenth, fonts::small(), tokens.text_weak);
    }
    let wide =
        |ends: &[&str; 2]| ends.iter().map(|end| measured(painter, end, fonts::small()).x).sum::<f32>();
    let has_room = |ends: &&[&str; 2]| wide(ends) + 2.0 * GAP < whole.right() - plot.left();
    let ends = ENDS.iter().find(has_room).unwrap_or(&ENDS[1]);
    let right = plot.right().max(plot.left() + wide(ends) + 2.0 * GAP).min(whole.right());
    for (x, align, end) in
        [(plot.left(), Align2::LEFT_BOTTOM, ends[0]), (right, Align2::RIGHT_BOTTOM, ends[1])]
    {
        painter.text(pos2(x, whole.bottom()), align, end, fonts::small(), tokens.text_weak);
    }
}

fn draw_line(painter: &Painter, scale: &Scale<'_>, line: &TenthLine, tokens: &Tokens) {
    let points: Vec<Pos2> = line.points.iter().map(|point| scale.at(point.tenth, point.value)).collect();
    if line.is_focus {
        for point in &line.points {
            if let Some((lower, upper)) = point.limits {
                let ends = [lower, upper].map(|value| scale.at(point.tenth, value));
                painter.line_segment(ends, Stroke::new(6.0, tokens.limits()));
            }
        }
    }
    // Over a tenth without a figure nothing is drawn.
    let is_next = |a: &super::TenthPoint, b: &super::TenthPoint| b.tenth == a.tenth + 1;
    let mut from = 0;
    for run in line.points.chunk_by(is_next) {
        let points = points[from..from + run.len()].to_vec();
        from += run.len();
        if line.is_focus {
            painter.line(points, Stroke::new(2.0, tokens.line_focus));
        } else {
            painter.extend(Shape::dashed_line(&points, Stroke::new(1.5, tokens.line_nation), 5.0, 4.0));
        }
    }
    let (radius, colour) = if line.is_focus { (4.0, tokens.line_focus) } else { (2.0, tokens.line_nation) };
    for point in points {
        painter.circle_filled(point, radius, colour);
    }
}

/// The names at the ends of the lines.
fn names(painter: &Painter, scale: &Scale<'_>, whole: Rect, tokens: &Tokens) {
    let end = |line: &TenthLine| line.points.last().map(|point| scale.at(point.tenth, point.value));
    let mut ends: Vec<(Pos2, &TenthLine)> =
        scale.spec.lines.iter().filter_map(|line| Some((end(line)?, line))).collect();
    ends.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    let left = scale.plot.right() + 2.0;
    let named = ends.into_iter().filter_map(|(at, line)| {
        Some((at.y, name_of(painter, line, whole.width() * MOST_FOR_NAMES, tokens)?, line))
    });
    let named: Vec<(f32, Arc<Galley>, &TenthLine)> = named.collect();
    // Each line of a name is one of the column.
    let mut centres: Vec<f32> =
        named.iter().flat_map(|(y, text, _)| std::iter::repeat_n(*y, text.rows.len())).collect();
    let height = measured(painter, "0", fonts::small()).y;
    spread_apart(&mut centres, height, scale.plot.top(), scale.plot.bottom());
    let mut centres = centres.into_iter();
    for (_, text, line) in named {
        let rows: Vec<f32> = centres.by_ref().take(text.rows.len()).collect();
        let middle = rows.iter().sum::<f32>() / rows.len().max(1) as f32;
        let colour = if line.is_focus { tokens.line_focus } else { tokens.text_weak };
        painter.galley(pos2(left, middle - text.size().y / 2.0), text, colour);
    }
}

/// The name of a line at its end.
fn name_of(painter: &Painter, line: &TenthLine, limit: f32, tokens: &Tokens) -> Option<Arc<Galley>> {
    let (font, colour) =
        if line.is_focus { (fonts::strong(), tokens.line_focus) } else { (fonts::small(), tokens.text_weak) };
    end_label(painter, (&line.name, ""), (&font, colour), limit)
}

fn ring(painter: &Painter, scale: &Scale<'_>, tenth: Option<u8>, tokens: &Tokens) {
    let focus = scale.spec.lines.iter().filter(|line| line.is_focus).flat_map(|line| &line.points);
    for point in focus.filter(|point| Some(point.tenth) == tenth) {
        painter.circle_stroke(scale.at(point.tenth, point.value), 8.0, Stroke::new(2.0, tokens.text));
    }
}

#[cfg(test)]
mod tests {
    use super::super::TenthPoint;
    use super::*;
    use crate::charts::headless::{SCREEN, paint};

    fn line(name: &str, is_focus: bool) -> TenthLine {
        let value = |tenth: u8| 9.0 - f64::from(tenth) * 0.8;
        let limits = |tenth: u8| is_focus.then_some((value(tenth) - 0.5, value(tenth) + 0.5));
        let point =
            |tenth: u8| TenthPoint { tenth, value: value(tenth), limits: limits(tenth), told: String::new() };
        TenthLine { name: name.to_owned(), is_focus, points: (1..=TENTHS).map(point).collect() }
    }

    #[test]
    fn nothing_lies_on_anything_else_or_outside_at_any_width() {
        let lines = vec![line("Bury", true), line("England", false)];
        let spec = GradientLine::new(lines, 1, "A summary".to_owned());
        let tokens = Tokens::light();
        for width in [240.0, 330.0, 480.0, 880.0] {
            let painted = paint(None, |ui| {
                gradient_line(ui, "test", &spec, Some(2), Vec2::new(width, 190.0), &tokens);
            });
            painted.assert_texts_apart();
            painted.assert_inside(Rect::from_min_size(Pos2::ZERO, Vec2::new(width + 10.0, SCREEN.y)));
            assert!(painted.spoken.iter().any(|said| said == "A summary"));
        }
    }
}
