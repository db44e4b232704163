//! Pictures within the page: figures where they stand, and small pictures written once, however often they are shown.

use crate::export::report::{Figure, Little};
use crate::export::svg::Escaped;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

/// What a picture may be made of. What else a document in SVG can hold neither draws nor belongs here.
const PARTS: &[&str] = &[
    "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "clipPath",
    "defs",
];

/// A point of paper in sizes of the page’s letters, so that pictures grow with these.
const REM: f32 = 12.0;

/// The pictures of a page so far.
#[derive(Default)]
pub(super) struct Drawings<'a> {
    /// By the id that they have in the report, which number each has.
    numbers: HashMap<&'a str, usize>,
    /// Each as a symbol.
    symbols: Vec<String>,
    colours: BTreeSet<String>,
}

impl<'a> Drawings<'a> {
    /// Every colour that something is drawn in, as `#rrggbb`.
    pub(super) fn colours(&self) -> &BTreeSet<String> {
        &self.colours
    }

    /// A small picture where it stands: a reference to what is drawn once.
    pub(super) fn little(&mut self, little: &'a Little) -> String {
        let Little { id, told, svg, width, height } = little;
        let number = if let Some(number) = self.numbers.get(id.as_str()) {
            *number
        } else {
            let number = self.symbols.len() + 1;
            let (view, parts) = self.parts(svg, &format!("p_{number}-"), [*width, *height]);
            self.symbols.push(format!("<symbol id=\"p_{number}\" viewBox=\"{view}\">{parts}</symbol>\n"));
            self.numbers.insert(id, number);
            number
        };
        let says = if told.is_empty() {
            "aria-hidden=\"true\"".to_owned()
        } else {
            format!("role=\"img\" aria-label=\"{}\"", Escaped(told))
        };
        let (width, height) = (Rem(*width), Rem(*height));
        format!(
            "<svg class=\"little\" width=\"{width}rem\" height=\"{height}rem\" {says}><use href=\"#p_{number}\"/></svg>"
        )
    }

    /// A figure, whose ids all begin with this one.
    pub(super) fn figure(&mut self, id: &str, title: &str, figure: &Figure) -> String {
        let (view, parts) = self.parts(&figure.svg, &format!("{id}-"), [figure.width, figure.height]);
        let width = Rem(figure.width);
        let (title, told) = (Escaped(title), Escaped(&figure.told));
        let labelled = if figure.title.is_empty() {
            format!(" aria-labelledby=\"{id}_desc\"><desc id=\"{id}_desc\">{told}</desc>")
        } else {
            format!(
                " aria-labelledby=\"{id}_title\" aria-describedby=\"{id}_desc\">\
                 <title id=\"{id}_title\">{title}</title><desc id=\"{id}_desc\">{told}</desc>"
            )
        };
        format!(
            "<svg class=\"chart\" role=\"img\" viewBox=\"{view}\" style=\"--width:{width}rem\"{labelled}\n{parts}</svg>\n"
        )
    }

    /// All small pictures, where nobody sees them.
    pub(super) fn symbols(&self) -> String {
        if self.symbols.is_empty() {
            return String::new();
        }
        format!(
            "<svg class=\"symbols\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n{}</svg>\n",
            self.symbols.concat()
        )
    }

    /// What a document in SVG shows, and of what it is made, with this before each id; nothing where it cannot be read.
    fn parts(&mut self, svg: &str, prefix: &str, size: [f32; 2]) -> (String, String) {
        let mut copy =
            Copy { out: String::with_capacity(svg.len()), prefix, colours: &mut self.colours, view: None };
        if copy.all(svg).is_none() {
            copy.out.clear();
        }
        let view = copy.view.unwrap_or_else(|| format!("0 0 {} {}", size[0], size[1]));
        (view, copy.out)
    }
}

/// A picture on its way from a document of its own into the page.
struct Copy<'a> {
    out: String,
    prefix: &'a str,
    colours: &'a mut BTreeSet<String>,
    view: Option<String>,
}

impl Copy<'_> {
    /// Copies what may stand in a picture, and leaves out the rest with all that is in it.
    fn all(&mut self, svg: &str) -> Option<()> {
        let mut reader = Reader::from_str(svg);
        // Inside how many elements, and inside how many of those that are left out.
        let (mut depth, mut left_out) = (0_usize, 0_usize);
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) if depth == 0 => {
                    self.view = attribute(&start, "viewBox");
                    depth = 1;
                }
                Event::Start(start) => {
                    if left_out > 0 || !is_part(&start) {
                        left_out += 1;
                    } else {
                        self.open(&start, "")?;
                    }
                    depth += 1;
                }
                Event::Empty(start) if depth > 0 && left_out == 0 && is_part(&start) => {
                    self.open(&start, "/")?;
                }
                Event::End(end) => {
                    depth -= 1;
                    if left_out > 0 {
                        left_out -= 1;
                    } else if depth > 0 {
                        let _ = write!(self.out, "</{}>", end.name().as_ref());
                    }
                }
                // As it was written, with what was escaped.
                Event::Text(text) if left_out == 0 && depth > 0 => self.out.push_str(&text.into_inner()),
                Event::GeneralRef(name) if left_out == 0 && depth > 1 => {
                    let _ = write!(self.out, "&{};", &name.into_inner());
                }
                Event::Eof => return (depth == 0).then_some(()),
                _ => {}
            }
        }
    }

    fn open(&mut self, start: &BytesStart<'_>, end: &str) -> Option<()> {
        let _ = write!(self.out, "<{}", start.name().as_ref());
        for attribute in start.attributes() {
            let attribute = attribute.ok()?;
            let (name, value) = (attribute.key.as_ref(), attribute.value.as_ref());
            let prefix = self.prefix;
            match name {
                "id" => write!(self.out, " id=\"{prefix}{value}\""),
                "fill" | "stroke" if value.starts_with('#') => {
                    self.colours.insert(value.to_owned());
                    write!(self.out, " {name}=\"{value}\"")
                }
                // What runs, and what leads elsewhere.
                _ if name.starts_with("on") || name.ends_with("href") => continue,
                _ => match value.strip_prefix("url(#") {
                    Some(rest) => write!(self.out, " {name}=\"url(#{prefix}{rest}\""),
                    None => write!(self.out, " {name}=\"{value}\""),
                },
            }
            .ok()?;
        }
        let _ = write!(self.out, "{end}>");
        Some(())
    }
}

fn is_part(start: &BytesStart<'_>) -> bool {
    PARTS.contains(&start.name().as_ref())
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    Some(start.try_get_attribute(name).ok()??.value.into_owned())
}

/// Points in sizes of letters, to the hundredth.
pub(super) struct Rem(pub(super) f32);

impl std::fmt::Display for Rem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", (self.0 / REM * 100.0).round() / 100.0)
    }
}
