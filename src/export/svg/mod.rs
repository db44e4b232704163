//! Shapes as a picture in SVG: lines stay lines, and words stay words that can be chosen and read out.

mod outline;
mod text;

use egui::epaint::{
    BandShape, CircleShape, ClippedShape, ColorMode, CubicBezierShape, EllipseShape, Mesh, PathShape,
    PathStroke, QuadraticBezierShape, RectShape, StrokeKind,
};
use egui::{Color32, CornerRadius, Pos2, Rect, Shape, Stroke, TextureId};
use std::fmt::{self, Display, Formatter, Write};

/// What becomes a picture.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    /// No other picture of the same page has this; letters, digits and hyphens.
    pub id: &'a str,
    pub title: &'a str,
    /// What it says to those who do not see it.
    pub description: &'a str,
    /// The part of what was drawn that it shows, in points.
    pub area: Rect,
    /// Behind everything.
    pub ground: Color32,
    pub shapes: &'a [ClippedShape],
}

/// The picture as a document of its own. A point is a pixel of it, and no number has more digits than an eye sees.
pub fn svg(picture: &Picture<'_>) -> String {
    let Picture { id, title, description, area, ground, .. } = *picture;
    let (width, height) = (Number(area.width()), Number(area.height()));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"{id}-title {id}-description\" font-family=\"{}\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-description\">{}</desc>\n",
        text::FAMILIES,
        Escaped(title),
        Escaped(description),
    );
    if ground.a() > 0 {
        let _ = writeln!(out, "<rect width=\"{width}\" height=\"{height}\"{}/>", Fill(ground));
    }
    let mut writer = Writer { out, picture, clips: 0, clip: None, dashes: None };
    for clipped in picture.shapes {
        writer.clipped(clipped.clip_rect, &clipped.shape);
    }
    writer.leave_clip();
    writer.end_dashes();
    writer.out.push_str("</svg>\n");
    writer.out
}

struct Writer<'a> {
    out: String,
    picture: &'a Picture<'a>,
    /// How many parts that cut what is in them were begun.
    clips: usize,
    /// Of the one that is open, what it lets through.
    clip: Option<Rect>,
    /// Straight lines of one look that follow each other, such as the dashes of a line, are one element.
    dashes: Option<(Stroke, String)>,
}

impl Writer<'_> {
    fn clipped(&mut self, clip: Rect, shape: &Shape) {
        if let Shape::Vec(shapes) = shape {
            for shape in shapes {
                self.clipped(clip, shape);
            }
            return;
        }
        let (bounds, clip) = (shape.visual_bounding_rect(), clip.intersect(self.picture.area));
        if !clip.intersect(bounds).is_finite() || !clip.intersects(bounds) {
            return;
        }
        // The edge of the picture cuts by itself.
        let is_cut = !clip.expand(1.0).contains_rect(bounds) && clip != self.picture.area;
        self.enter_clip(is_cut.then_some(clip));
        self.shape(shape);
    }

    fn enter_clip(&mut self, clip: Option<Rect>) {
        if self.clip == clip {
            return;
        }
        self.leave_clip();
        if let Some(rect) = clip {
            self.clips += 1;
            let id = format!("{}-clip-{}", self.picture.id, self.clips);
            let Placed { x, y } = self.at(rect.min);
            let (width, height) = (Number(rect.width()), Number(rect.height()));
            self.line(format_args!(
                "<clipPath id=\"{id}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/></clipPath>\
                 <g clip-path=\"url(#{id})\">"
            ));
            self.clip = clip;
        }
    }

    fn leave_clip(&mut self) {
        if self.clip.take().is_some() {
            self.end_dashes();
            self.out.push_str("</g>\n");
        }
    }

    fn line(&mut self, element: fmt::Arguments<'_>) {
        self.end_dashes();
        // Writing to a text does not fail.
        let _ = self.out.write_fmt(element);
        self.out.push('\n');
    }

    fn at(&self, at: Pos2) -> Placed {
        let at = at - self.picture.area.min;
        Placed { x: Number(at.x), y: Number(at.y) }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Circle(circle) => self.circle(circle),
            Shape::Ellipse(ellipse) => self.ellipse(ellipse),
            Shape::LineSegment { points, stroke } => self.segment(*points, *stroke),
            Shape::Path(path) => self.path(path),
            Shape::Band(band) => self.band(band),
            Shape::Rect(rect) => self.rect(rect),
            Shape::Text(text) => self.text(text),
            Shape::Mesh(mesh) => self.mesh(mesh),
            Shape::QuadraticBezier(curve) => self.quadratic(curve),
            Shape::CubicBezier(curve) => self.cubic(curve),
            // What draws itself on a screen has no shape.
            Shape::Noop | Shape::Vec(_) | Shape::Callback(_) => {}
        }
    }

    fn circle(&mut self, circle: &CircleShape) {
        let Placed { x, y } = self.at(circle.center);
        let (radius, paint) = (Number(circle.radius), Paint(circle.fill, circle.stroke));
        self.line(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{paint}/>"));
    }

    fn ellipse(&mut self, ellipse: &EllipseShape) {
        let Placed { x, y } = self.at(ellipse.center);
        let (across, down) = (Number(ellipse.radius.x), Number(ellipse.radius.y));
        let (angle, paint) = (Turned(ellipse.angle, [x, y]), Paint(ellipse.fill, ellipse.stroke));
        self.line(format_args!(
            "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{across}\" ry=\"{down}\"{angle}{paint}/>"
        ));
    }

    fn segment(&mut self, [from, to]: [Pos2; 2], stroke: Stroke) {
        let dash = format!("M{}L{}", self.at(from), self.at(to));
        match &mut self.dashes {
            Some((like, track)) if *like == stroke => track.push_str(&dash),
            _ => {
                self.end_dashes();
                self.dashes = Some((stroke, dash));
            }
        }
    }

    fn end_dashes(&mut self) {
        if let Some((stroke, track)) = self.dashes.take() {
            let _ = writeln!(self.out, "<path d=\"{track}\"{}/>", Line(stroke));
        }
    }

    fn path(&mut self, path: &PathShape) {
        let track = self.track(&path.points, path.closed);
        let fill = if path.closed { path.fill } else { Color32::TRANSPARENT };
        let paint = Paint(fill, solid(&path.stroke, path.visual_bounding_rect()));
        self.line(format_args!("<path d=\"{track}\"{paint}/>"));
    }

    fn band(&mut self, band: &BandShape) {
        let upper = band.points.iter().map(|point| Pos2::new(point.x, point.y.min));
        let lower = band.points.iter().rev().map(|point| Pos2::new(point.x, point.y.max));
        let track = self.track(&upper.chain(lower).collect::<Vec<_>>(), true);
        let paint = Paint(band.fill, band.stroke);
        self.line(format_args!("<path d=\"{track}\"{paint}/>"));
    }

    fn rect(&mut self, shape: &RectShape) {
        // A shadow lifts a card off the screen; on paper it would lie there as a stain.
        if shape.blur_width > 0.0 {
            return;
        }
        let out_by = match shape.stroke_kind {
            StrokeKind::Inside => -shape.stroke.width / 2.0,
            StrokeKind::Middle => 0.0,
            StrokeKind::Outside => shape.stroke.width / 2.0,
        };
        let rect = if shape.stroke.is_empty() { shape.rect } else { shape.rect.expand(out_by) };
        let paint = Paint(shape.fill, shape.stroke);
        let CornerRadius { nw, ne, sw, se } = shape.corner_radius;
        if nw == ne && ne == sw && sw == se {
            let Placed { x, y } = self.at(rect.min);
            let (width, height) = (Number(rect.width()), Number(rect.height()));
            let radius = Rounded(nw);
            self.line(format_args!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{radius}{paint}/>"
            ));
        } else {
            let most = rect.size().min_elem() / 2.0;
            let [nw, ne, se, sw] = [nw, ne, se, sw].map(|radius| f32::from(radius).min(most));
            let round = |radius: f32, to: Pos2, at: &Self| {
                let radius = Number(radius);
                format!("A{radius} {radius} 0 0 1 {}", at.at(to))
            };
            let (left, right, top, bottom) = (rect.left(), rect.right(), rect.top(), rect.bottom());
            let to = |x: f32, y: f32| Pos2::new(x, y);
            let track = [
                format!("M{}", self.at(to(left + nw, top))),
                format!("L{}", self.at(to(right - ne, top))),
                round(ne, to(right, top + ne), self),
                format!("L{}", self.at(to(right, bottom - se))),
                round(se, to(right - se, bottom), self),
                format!("L{}", self.at(to(left + sw, bottom))),
                round(sw, to(left, bottom - sw), self),
                format!("L{}", self.at(to(left, top + nw))),
                round(nw, to(left + nw, top), self),
            ];
            self.line(format_args!("<path d=\"{}Z\"{paint}/>", track.concat()));
        }
    }

    /// Triangles of one colour as what they cover together.
    fn mesh(&mut self, mesh: &Mesh) {
        // A picture, or letters, which are drawn as words.
        if mesh.texture_id != TextureId::default() {
            return;
        }
        for (colour, loops) in outline::outlines(mesh) {
            let track: String = loops.iter().map(|points| self.track(points, true)).collect();
            let fill = Fill(colour);
            self.line(format_args!("<path d=\"{track}\" fill-rule=\"evenodd\"{fill}/>"));
        }
    }

    fn quadratic(&mut self, curve: &QuadraticBezierShape) {
        let [from, by, to] = curve.points.map(|point| self.at(point));
        let close = if curve.closed { "Z" } else { "" };
        let paint = Paint(curve.fill, solid(&curve.stroke, curve.visual_bounding_rect()));
        self.line(format_args!("<path d=\"M{from}Q{by} {to}{close}\"{paint}/>"));
    }

    fn cubic(&mut self, curve: &CubicBezierShape) {
        let [from, by, and_by, to] = curve.points.map(|point| self.at(point));
        let close = if curve.closed { "Z" } else { "" };
        let paint = Paint(curve.fill, solid(&curve.stroke, curve.visual_bounding_rect()));
        self.line(format_args!("<path d=\"M{from}C{by} {and_by} {to}{close}\"{paint}/>"));
    }

    fn track(&self, points: &[Pos2], closed: bool) -> String {
        let mut track = String::new();
        for (at, point) in points.iter().filter(|point| point.is_finite()).enumerate() {
            let _ = write!(track, "{}{}", if at == 0 { "M" } else { "L" }, self.at(*point));
        }
        if closed && !track.is_empty() {
            track.push('Z');
        }
        track
    }
}

/// A line in one colour; one that changes along its way has that of the middle of what it is drawn around.
fn solid(stroke: &PathStroke, bounds: Rect) -> Stroke {
    let color = match &stroke.color {
        ColorMode::Solid(color) => *color,
        ColorMode::UV(at) => at(bounds, bounds.center()),
    };
    Stroke::new(stroke.width, color)
}

/// A place in the picture.
#[derive(Clone, Copy)]
struct Placed {
    x: Number,
    y: Number,
}

impl Display for Placed {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.x, self.y)
    }
}

/// A length in points, to the twentieth.
#[derive(Clone, Copy)]
struct Number(f32);

impl Display for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let twentieths = (f64::from(self.0) * 20.0).round();
        // A zero has no sign.
        write!(f, "{}", if twentieths == 0.0 { 0.0 } else { twentieths / 20.0 })
    }
}

/// ` rx="4"`, where corners are round.
struct Rounded(u8);

impl Display for Rounded {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0 == 0 { Ok(()) } else { write!(f, " rx=\"{}\"", self.0) }
    }
}

/// ` transform="rotate(…)"`, where something is turned, clockwise and in radians, about a place.
struct Turned(f32, [Number; 2]);

impl Display for Turned {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(angle, [x, y]) = self;
        if *angle == 0.0 {
            return Ok(());
        }
        write!(f, " transform=\"rotate({} {x} {y})\"", Number(angle.to_degrees()))
    }
}

/// A colour as the attribute of this name, with its opacity where it is not full.
fn coloured(f: &mut Formatter<'_>, name: &str, colour: Color32) -> fmt::Result {
    let [red, green, blue, alpha] = colour.to_srgba_unmultiplied();
    if alpha == 0 {
        return write!(f, " {name}=\"none\"");
    }
    write!(f, " {name}=\"#{red:02x}{green:02x}{blue:02x}\"")?;
    if alpha < u8::MAX {
        let hundredths = (f32::from(alpha) / f32::from(u8::MAX) * 100.0).round() / 100.0;
        write!(f, " {name}-opacity=\"{hundredths}\"")?;
    }
    Ok(())
}

struct Fill(Color32);

impl Display for Fill {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        coloured(f, "fill", self.0)
    }
}

struct Line(Stroke);

impl Display for Line {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        coloured(f, "stroke", self.0.color)?;
        write!(f, " stroke-width=\"{}\"", Number(self.0.width))
    }
}

struct Paint(Color32, Stroke);

impl Display for Paint {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Fill(self.0), Line(self.1))
    }
}

/// A text of the file, which is only text in the picture or page too.
pub(in crate::export) struct Escaped<'a>(pub(in crate::export) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                // No document may hold these.
                c if c.is_control() && !matches!(c, '\n' | '\t') => f.write_char(' ')?,
                '\u{fffe}' | '\u{ffff}' => f.write_char(' ')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
