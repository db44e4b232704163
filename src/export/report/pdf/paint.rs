//! What is set, written down: each page with what it holds, its running head and foot, and the tree of what things are.

use super::super::document::{Document, Little};
use super::super::{Watch, go_on};
use super::Standard;
use super::letters::Letters;
use super::look::{Looks, PAPER, Style, TOP};
use super::packed::packed;
use super::pages::SetSection;
use super::pictures::Pictures;
use super::running::{self, Running};
use super::slab::{Anchor, Drawn, Filled, Mark};
use super::tags::{Painted, Slot};
use egui::Color32;
use krilla::Document as Pdf;
use krilla::SerializeSettings;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::graphic::Graphic;
use krilla::metadata::{DateTime, Metadata, PageLayout};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, TagTree};
use krilla_svg::{SurfaceExt, SvgSettings};
use std::collections::HashMap;

/// The language of a document, as the program writes it.
const LANGUAGE: &str = "en-GB";

/// What writes pages.
pub(super) struct Painter<'a> {
    pub document: &'a Document,
    pub letters: &'a Letters,
    pub looks: &'a Looks,
    pub pictures: Pictures<'a>,
    /// The page on which each section begins.
    pub starts: HashMap<&'a str, usize>,
    pub count: usize,
    /// Which lines of feet run along.
    pub along: Running,
    /// Small pictures that were written before.
    pub littles: HashMap<&'a str, Graphic>,
}

/// Where something leads from: its slot, and the rectangles of its words.
type Leads = Vec<(Slot, Vec<Rect>)>;

impl<'a> Painter<'a> {
    /// # Errors
    /// A sentence, where the document cannot be what the standard asks for.
    pub(super) fn paint(
        mut self,
        sections: &[SetSection<'a>],
        standard: Standard,
        watch: Watch<'_>,
    ) -> Result<Vec<u8>, String> {
        let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
        let configuration = match standard {
            Standard::Ua1 => configuration,
            Standard::A2a => configuration.with_archival_validator(Archival::A2_A),
        };
        let configuration = configuration.finish().map_err(|error| fault(&format!("{error:?}")))?;
        let mut pdf = Pdf::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        let (mut number, mut groups, mut outline) = (0, Vec::new(), Outline::new());
        for section in sections {
            let mut painted = Painted::default();
            let mut entry = OutlineNode::new(self.named(&section.section.name, number), place(number, 0.0));
            let mut below = Vec::new();
            for filled in &section.pages {
                self.page(&mut pdf, section, filled, number, &mut painted);
                below.extend(filled.anchors.iter().map(|anchor| (number, anchor)));
                number += 1;
                go_on(watch, number as f32 / self.count.max(1) as f32)?;
            }
            for below in entries(&below) {
                entry.push_child(below);
            }
            outline.push_child(entry);
            groups.push(running::tree(&section.tags, &mut painted).into());
        }
        pdf.set_outline(outline);
        pdf.set_metadata(self.metadata());
        pdf.set_tag_tree(TagTree { children: groups, lang: Some(LANGUAGE.to_owned()) });
        pdf.finish().map(without_suspects).map(packed).map_err(|error| fault(&error))
    }

    /// A name for a list of contents, which has none that is empty.
    fn named(&self, name: &str, number: usize) -> String {
        let name = self.letters.clean(name);
        if name.trim().is_empty() { format!("Page {}", number + 1) } else { name.into_owned() }
    }

    fn metadata(&self) -> Metadata {
        let clean = |text: &str| self.letters.clean(text).into_owned();
        let (title, edition) = (clean(&self.document.title), clean(&self.document.edition));
        let title = if edition.trim().is_empty() { title } else { format!("{title}, {edition}") };
        let metadata = Metadata::new()
            .title(if title.trim().is_empty() { "Board pack".to_owned() } else { title })
            .description(clean(&self.document.description))
            .language(LANGUAGE.to_owned())
            .creator("Placecard".to_owned())
            .page_layout(PageLayout::SinglePage);
        match day(&self.document.made) {
            Some(day) => metadata.creation_date(day),
            None => metadata,
        }
    }

    fn page(
        &mut self,
        pdf: &mut Pdf,
        section: &SetSection<'a>,
        filled: &Filled<'a>,
        number: usize,
        painted: &mut Painted,
    ) {
        let Some(settings) = PageSettings::from_wh(PAPER[0], PAPER[1]) else { return };
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        self.head(&mut surface, section, number, painted);
        let leads = self.marks(&mut surface, section, filled, number, painted);
        self.foot(&mut surface, section, number, painted);
        surface.finish();
        for (slot, rects) in leads {
            let Some(to) = section.links.get(&slot) else { continue };
            let links = self.link(&mut page, to, rects);
            painted.slots.entry(slot).or_default().extend(links);
        }
        page.finish();
    }

    /// One link, over all its words on the page.
    fn link(&self, page: &mut Page<'_>, to: &str, rects: Vec<Rect>) -> Option<krilla::tagging::Identifier> {
        let (target, told) = match self.start_of(to) {
            Some(start) => {
                let target = Target::Destination(place(start, 0.0).into());
                (target, format!("Page {}", start + 1))
            }
            None if to.starts_with('#') => return None,
            None => (Target::Action(LinkAction::new(address(to)).into()), address(to)),
        };
        if rects.is_empty() {
            return None;
        }
        let quads = rects.into_iter().map(Into::into).collect();
        let link = LinkAnnotation::new_with_quad_points(quads, target);
        Some(page.add_tagged_annotation(Annotation::new_link(link, Some(told))))
    }

    /// The page on which a section of this document begins, from nought.
    fn start_of(&self, to: &str) -> Option<usize> {
        self.starts.get(to.strip_prefix('#')?).copied()
    }

    fn marks(
        &mut self,
        surface: &mut Surface<'_>,
        section: &SetSection<'a>,
        filled: &Filled<'a>,
        number: usize,
        painted: &mut Painted,
    ) -> Leads {
        let mut leads: Leads = Vec::new();
        let mut now: Option<Option<Slot>> = None;
        for mark in &filled.marks {
            if now != Some(mark.slot) {
                if now.is_some() {
                    surface.end_tagged();
                }
                now = Some(mark.slot);
                match mark.slot {
                    Some(slot) => {
                        let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                        painted.slots.entry(slot).or_default().push(id);
                    }
                    None => decoration(surface, ArtifactType::Layout),
                }
            }
            let (x, y) = (mark.x, mark.y + TOP);
            let reach = self.mark(surface, mark, (x, y));
            let (Some(slot), Some(reach)) = (mark.slot, reach) else { continue };
            match &mark.drawn {
                Drawn::Words { .. } | Drawn::PageOf { .. } if section.links.contains_key(&slot) => {
                    match leads.iter_mut().find(|(of, _)| *of == slot) {
                        Some((_, rects)) => rects.push(reach),
                        None => leads.push((slot, vec![reach])),
                    }
                }
                Drawn::Little(_) | Drawn::Figure { .. } => _ = painted.boxes.insert(slot, (number, reach)),
                _ => {}
            }
        }
        if now.is_some() {
            surface.end_tagged();
        }
        leads
    }

    /// Draws it, and says how far it reaches.
    fn mark(&mut self, surface: &mut Surface<'_>, mark: &Mark<'a>, (x, y): (f32, f32)) -> Option<Rect> {
        match &mark.drawn {
            Drawn::Words { text, style } => {
                self.words(surface, (x, y), text, *style);
                let width = self.letters.width(style.face, style.size, text.trim_end());
                Rect::from_xywh(x, y - 0.8 * style.size, width.max(1.0), style.size)
            }
            Drawn::PageOf { to, style } => {
                let number = (self.start_of(to)? + 1).to_string();
                let width = self.letters.width(style.face, style.size, &number);
                self.words(surface, (x - width, y), &number, *style);
                Rect::from_xywh(x - width, y - 0.8 * style.size, width, style.size)
            }
            Drawn::Little(little) => {
                self.little(surface, (x, y), little);
                Rect::from_xywh(x, y, little.width.max(1.0), little.height.max(1.0))
            }
            Drawn::Figure { figure, width, height } => {
                let tree = self.pictures.figure(figure)?;
                surface.push_transform(&Transform::from_translate(x, y));
                surface.draw_svg(tree, Size::from_wh(*width, *height)?, SvgSettings::default());
                surface.pop();
                Rect::from_xywh(x, y, *width, *height)
            }
            Drawn::Rule { right, down, thickness, colour } => {
                rule(surface, [x, y, x + right, y + down], *thickness, *colour);
                None
            }
            Drawn::Frame { width, height, colour } => {
                frame(surface, [x, y, *width, *height], *colour);
                None
            }
            Drawn::Nothing => None,
        }
    }

    pub(super) fn words(&self, surface: &mut Surface<'_>, (x, y): (f32, f32), text: &str, style: Style) {
        surface.set_stroke(None);
        surface.set_fill(Some(Fill { paint: colour(style.colour).into(), ..Fill::default() }));
        let glyphs = self.letters.glyphs(style.face, text);
        let font = self.letters.font(style.face);
        surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, text, style.size, false);
    }

    /// A small picture, which is in the file once however often it is on its pages.
    fn little(&mut self, surface: &mut Surface<'_>, (x, y): (f32, f32), little: &'a Little) {
        let Some(tree) = self.pictures.little(little) else { return };
        let graphic = self.littles.entry(little.id.as_str()).or_insert_with(|| {
            let mut builder = surface.stream_builder();
            let mut within = builder.surface();
            if let Some(size) = Size::from_wh(little.width, little.height) {
                within.draw_svg(tree, size, SvgSettings::default());
            }
            within.finish();
            Graphic::new(builder.finish(), false)
        });
        surface.push_transform(&Transform::from_translate(x, y));
        surface.draw_graphic(graphic.clone());
        surface.pop();
    }
}

/// The list of contents of a section: its headings of the second level, each with those of the third.
fn entries(anchors: &[(usize, &Anchor)]) -> Vec<OutlineNode> {
    let mut entries: Vec<OutlineNode> = Vec::new();
    for (number, anchor) in anchors {
        let entry = OutlineNode::new(anchor.text.clone(), place(*number, anchor.y + TOP - 4.0));
        match (anchor.level, entries.last_mut()) {
            (1, _) => {}
            (3.., Some(above)) => above.push_child(entry),
            _ => entries.push(entry),
        }
    }
    entries
}

fn place(page: usize, y: f32) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(0.0, y))
}

pub(super) fn decoration(surface: &mut Surface<'_>, kind: ArtifactType) {
    let _ = surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
}

fn colour(colour: Color32) -> rgb::Color {
    rgb::Color::new(colour.r(), colour.g(), colour.b())
}

fn stroke(surface: &mut Surface<'_>, width: f32, of: Color32) {
    surface.set_fill(None);
    let paint = colour(of).into();
    surface.set_stroke(Some(Stroke { paint, width, opacity: NormalizedF32::ONE, ..Stroke::default() }));
}

pub(super) fn rule(surface: &mut Surface<'_>, [x, y, to_x, to_y]: [f32; 4], thickness: f32, colour: Color32) {
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    path.line_to(to_x, to_y);
    let Some(path) = path.finish() else { return };
    stroke(surface, thickness, colour);
    surface.draw_path(&path);
    surface.set_stroke(None);
}

/// A frame with round corners.
fn frame(surface: &mut Surface<'_>, [x, y, width, height]: [f32; 4], colour: Color32) {
    let radius = 4.0_f32.min(width / 2.0).min(height / 2.0);
    // How far the handles of a curve reach towards the corner that it rounds.
    let handle = radius * 0.448;
    let (right, low) = (x + width, y + height);
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - handle, y, right, y + handle, right, y + radius);
    path.line_to(right, low - radius);
    path.cubic_to(right, low - handle, right - handle, low, right - radius, low);
    path.line_to(x + radius, low);
    path.cubic_to(x + handle, low, x, low - handle, x, low - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + handle, x + handle, y, x + radius, y);
    path.close();
    let Some(path) = path.finish() else { return };
    stroke(surface, 0.7, colour);
    surface.draw_path(&path);
    surface.set_stroke(None);
}

/// A day such as 2026-11-28.
fn day(text: &str) -> Option<DateTime> {
    let mut parts = text.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(DateTime::new(year.parse().ok()?).month(month.parse().ok()?).day(day.parse().ok()?))
}

/// An address in the letters that addresses may have.
fn address(to: &str) -> String {
    let letter = |byte: u8| {
        if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    to.bytes().map(letter).collect()
}

/// The file without the entry which says that nothing in its tree of tags is suspect. That is so without it (ISO 32000-1, table 321),
/// and readers built on poppler call the entry an error where they find it. Blanks take its place, so that all that follows stays
/// where the file says that it is.
fn without_suspects(mut bytes: Vec<u8>) -> Vec<u8> {
    const MARKED: &[u8] = b"/MarkInfo<</Marked true";
    const SUSPECTS: &[u8] = b"/Suspects false";
    let whole = [MARKED, SUSPECTS].concat();
    // The catalogue stands near the end of the file.
    if let Some(at) = bytes.windows(whole.len()).rposition(|found| found == whole) {
        let from = at + MARKED.len();
        bytes[from..from + SUSPECTS.len()].fill(b' ');
    }
    bytes
}

fn fault(error: &dyn std::fmt::Display) -> String {
    format!("The PDF cannot be written, by a fault of this program: {error}.")
}
