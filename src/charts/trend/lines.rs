//! The lines of a trend chart, as items of the plot.

use super::{BandPoint, ChartLine, LineRole, TrendChart};
use crate::widgets::tokens::Tokens;
use egui::Stroke;
use egui_plot::{FilledArea, Line, LineStyle, MarkerShape, PlotPoints, PlotUi, Points};

/// Adds the band and every line, the one in focus on top; ids are positions, unique in the plot.
pub(super) fn add_lines(plot: &mut PlotUi<'_>, spec: &TrendChart, tokens: &Tokens) {
    for (at, run) in spec.band.iter().enumerate() {
        plot.add(band(run, spec.y_range, tokens).id(("band", at)));
    }
    if let Some(level) = &spec.level {
        let ends: PlotPoints<'_> = level.x.iter().map(|x| [*x, level.value]).collect();
        let line = Line::new("", ends).stroke(Stroke::new(1.75, tokens.line_nation));
        plot.line(line.style(LineStyle::Dashed { length: 5.5 }).allow_hover(false).id("level"));
    }
    for (at, line) in spec.lines.iter().enumerate() {
        add_line(plot, at, line, tokens);
    }
    ways_ahead(plot, spec, tokens);
    let end = spec.lines.iter().filter(|line| line.role == LineRole::Focus).filter_map(|line| line.end);
    for point in end {
        let dot = Points::new("", PlotPoints::from(point)).radius(4.5).color(tokens.line_focus);
        plot.points(dot.allow_hover(false).id("end"));
    }
}

/// A line piece by piece. Of lines without a name only what is joined is drawn: their loose dots could not be told apart.
/// A line of nothing but loose dots is led from dot to dot, finely dotted, so that the eye finds the next one: never across
/// a change of method, as no line is.
fn add_line(plot: &mut PlotUi<'_>, at: usize, line: &ChartLine, tokens: &Tokens) {
    let has_name = line.end_label.is_some();
    for (run_at, run) in line.runs.iter().enumerate() {
        match run.as_slice() {
            [only] if has_name => plot.points(lone_point(*only, line, tokens).id((at, run_at))),
            [] | [_] => {}
            points => plot.line(drawn(points, line, tokens).id((at, run_at))),
        }
    }
    for (stretch_at, stretch) in line.led.iter().enumerate().filter(|_| has_name) {
        let dots: PlotPoints<'_> = stretch.iter().copied().collect();
        let stroke = Stroke { width: 1.25, ..stroke_of(line, tokens) };
        let led = Line::new("", dots).stroke(stroke).style(LineStyle::Dotted { spacing: 5.0 });
        plot.line(led.allow_hover(false).allow_band(false).id((at, "led", stretch_at)));
    }
}

/// The straight path to the target, and where the latest value leads by its date.
fn ways_ahead(plot: &mut PlotUi<'_>, spec: &TrendChart, tokens: &Tokens) {
    let Some(target) = &spec.target else { return };
    let dashed = |ends: &[[f64; 2]], stroke: Stroke, length: f32| {
        let points: PlotPoints<'_> = ends.iter().copied().collect();
        Line::new("", points).stroke(stroke).style(LineStyle::Dashed { length }).allow_hover(false)
    };
    if let Some(path) = &target.path {
        plot.line(dashed(path, Stroke::new(1.25, tokens.line_target), 3.0).id("path"));
    }
    if let Some(at) = target.at {
        let due = Points::new("", PlotPoints::from(at)).shape(MarkerShape::Diamond).radius(5.0);
        plot.points(due.color(tokens.line_target).allow_hover(false).id("due"));
    }
    if let Some(ends) = target.projection.as_ref().and_then(|projection| projection.line) {
        let colour = tokens.line_ahead();
        if let Some(limits) = target.projection.as_ref().and_then(|projection| projection.limits.as_ref()) {
            let fan = Fan { from: ends[0], due: ends[1][0], limits: limits.values, shown: spec.y_range };
            plot.add(fan.area(tokens).id("fan"));
            for (at, limit) in limits.values.into_iter().enumerate() {
                let edge: PlotPoints<'_> = fan.edge(limit).into_iter().collect();
                let edge = Line::new("", edge).stroke(Stroke::new(1.0, colour)).allow_hover(false);
                plot.line(edge.id(("fan", at)));
            }
        }
        plot.line(dashed(&ends, Stroke::new(2.0, colour), 5.5).id("projection"));
        let [_, end] = ends;
        let dot = |radius, colour| Points::new("", PlotPoints::from(end)).radius(radius).color(colour);
        plot.points(dot(4.0, colour).allow_hover(false).id("projected"));
        plot.points(dot(2.25, tokens.card).allow_hover(false).id("projected inside"));
    }
}

/// From the latest point to where the limits of the pace lead, as far as the chart shows it.
struct Fan {
    from: [f64; 2],
    due: f64,
    limits: [f64; 2],
    /// The lowest and the highest value shown.
    shown: [f64; 2],
}

impl Fan {
    /// Its value on the way to a limit.
    fn at(&self, limit: f64, x: f64) -> f64 {
        let [start, value] = self.from;
        value + (limit - value) * (x - start) / (self.due - start)
    }

    /// Where the way to a limit leaves what is shown, or else its end.
    fn last(&self, limit: f64) -> f64 {
        let ([start, value], [low, high]) = (self.from, self.shown);
        let bound = limit.clamp(low, high);
        if bound.to_bits() == limit.to_bits() {
            return self.due;
        }
        let share = ((bound - value) / (limit - value)).clamp(0.0, 1.0);
        start + (self.due - start) * share
    }

    /// The line to a limit.
    fn edge(&self, limit: f64) -> [[f64; 2]; 2] {
        let last = self.last(limit);
        [self.from, [last, self.at(limit, last)]]
    }

    /// All between the two limits.
    fn area(&self, tokens: &Tokens) -> FilledArea {
        let mut xs = vec![self.from[0], self.due];
        xs.extend(self.limits.map(|limit| self.last(limit)));
        xs.sort_by(f64::total_cmp);
        let [low, high] = self.shown;
        let along = |limit| xs.iter().map(|x| self.at(limit, *x).clamp(low, high)).collect::<Vec<_>>();
        let [lower, upper] = self.limits.map(along);
        FilledArea::new("", &xs, &lower, &upper).fill_color(tokens.limits()).allow_hover(false)
    }
}

/// The colour and width of a line: what is named can be read, the many without names lie behind.
pub(super) fn stroke_of(line: &ChartLine, tokens: &Tokens) -> Stroke {
    match line.role {
        LineRole::Focus => Stroke::new(2.75, tokens.line_focus),
        LineRole::Pinned => Stroke::new(2.25, tokens.line_pinned),
        LineRole::Nation | LineRole::Peers | LineRole::Region | LineRole::System if line.is_benchmark => {
            Stroke::new(1.75, tokens.line_nation)
        }
        // Beside what is compared with, it is context.
        LineRole::Nation | LineRole::Peers | LineRole::Region | LineRole::System => {
            Stroke::new(1.75, tokens.line_system)
        }
        LineRole::Whole => Stroke::new(1.75, tokens.line_whole()),
        LineRole::Extreme => Stroke::new(1.25, tokens.line_named),
        LineRole::Other if line.end_label.is_some() => Stroke::new(1.25, tokens.line_named),
        LineRole::Other => Stroke::new(1.0, tokens.line_other),
    }
}

/// What figures are compared with is dashed.
fn drawn<'a>(points: &[[f64; 2]], line: &ChartLine, tokens: &Tokens) -> Line<'a> {
    let line_style = if line.is_benchmark { LineStyle::Dashed { length: 5.5 } } else { LineStyle::Solid };
    let points: PlotPoints<'a> = points.iter().copied().collect();
    // Series are short: aggregating them into bands would only cost.
    Line::new("", points)
        .stroke(stroke_of(line, tokens))
        .style(line_style)
        .allow_hover(false)
        .allow_band(false)
}

/// A point with gaps on both sides would be no line at all.
fn lone_point<'a>(point: [f64; 2], line: &ChartLine, tokens: &Tokens) -> Points<'a> {
    let stroke = stroke_of(line, tokens);
    Points::new("", PlotPoints::from(point))
        .radius(stroke.width.max(2.25))
        .color(stroke.color)
        .allow_hover(false)
}

fn band(run: &[BandPoint], [low, high]: [f64; 2], tokens: &Tokens) -> FilledArea {
    let column = |value: fn(&BandPoint) -> f64| -> Vec<f64> { run.iter().map(value).collect() };
    // Limits may leave the range shown; the plot clips what is drawn, but would widen for what is given.
    let clamped = |values: Vec<f64>| -> Vec<f64> { values.into_iter().map(|v| v.clamp(low, high)).collect() };
    let (lower, upper) = (clamped(column(|point| point.lower)), clamped(column(|point| point.upper)));
    FilledArea::new("", &column(|point| point.x), &lower, &upper)
        .fill_color(tokens.limits())
        .allow_hover(false)
}
