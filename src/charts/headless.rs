//! Draws without a window, for tests.

use crate::widgets::{fonts, paper, tokens};
use egui::{self, Color32, Key, Pos2, Rect, Shape, Ui, Vec2, epaint, pos2, vec2};

pub(crate) const SCREEN: Vec2 = vec2(900.0, 600.0);

/// What was painted in the last of a few passes, and what screen readers are told.
pub(crate) struct Painted {
    pub(crate) shapes: Vec<(Rect, Shape)>,
    pub(crate) spoken: Vec<String>,
}

/// Runs three passes, so that sizes settle, with the pointer where it is wanted.
pub(crate) fn paint(pointer: Option<Pos2>, draw: impl FnMut(&mut Ui)) -> Painted {
    let events: Vec<egui::Event> = pointer.map(egui::Event::PointerMoved).into_iter().collect();
    run(vec![events.clone(), events.clone(), events], draw)
}

/// Runs a pass for each key, after one in which the chart can ask for the focus, and two more.
pub(crate) fn paint_with_keys(keys: &[Key], draw: impl FnMut(&mut Ui)) -> Painted {
    let pressed = |&key: &Key| {
        vec![egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        }]
    };
    let quiet = || [Vec::new(), Vec::new()];
    run(quiet().into_iter().chain(keys.iter().map(pressed)).chain(quiet()).collect(), draw)
}

fn run(passes: Vec<Vec<egui::Event>>, mut draw: impl FnMut(&mut Ui)) -> Painted {
    let context = egui::Context::default();
    context.enable_accesskit();
    fonts::install(&context);
    let mut painted = Painted { shapes: Vec::new(), spoken: Vec::new() };
    for events in passes {
        let drawn = paper::pass(&context, SCREEN, events, &mut draw);
        painted.shapes.clear();
        for clipped in drawn.shapes {
            flatten(clipped.clip_rect, clipped.shape, &mut painted.shapes);
        }
        painted.spoken.extend(drawn.told.iter().filter_map(|(_, node)| node.label().map(str::to_owned)));
    }
    painted
}

impl Painted {
    /// Every text with where it stands.
    pub(crate) fn texts(&self) -> Vec<(String, Rect)> {
        let text = |(_, shape): &(Rect, Shape)| match shape {
            Shape::Text(text) => Some((text.galley.text().to_owned(), shape.visual_bounding_rect())),
            _ => None,
        };
        self.shapes.iter().filter_map(text).collect()
    }

    /// How many open lines have this colour.
    pub(crate) fn lines_of(&self, colour: Color32) -> usize {
        let is_line = |(_, shape): &&(Rect, Shape)| match shape {
            Shape::Path(path) => !path.closed && path.stroke.color == egui::epaint::ColorMode::Solid(colour),
            _ => false,
        };
        self.shapes.iter().filter(is_line).count()
    }

    /// The shape that all of it has on this ground for an eye that sees no colours.
    pub(crate) fn silhouette(&self, ground: Color32) -> Silhouette {
        let options = epaint::TessellationOptions {
            feathering: false,
            prerasterized_discs: false,
            ..epaint::TessellationOptions::default()
        };
        let mut mesh = epaint::Mesh::default();
        let mut tessellator = epaint::Tessellator::new(4.0, options, [1, 1], Vec::new());
        self.shapes.iter().for_each(|(_, shape)| tessellator.tessellate_shape(shape.clone(), &mut mesh));
        Silhouette::of(&mesh, ground)
    }

    /// Fails where anything visible lies outside `whole` or has no place at all.
    pub(crate) fn assert_inside(&self, whole: Rect) {
        for (clip, shape) in &self.shapes {
            let bounds = shape.visual_bounding_rect();
            if bounds == Rect::NOTHING {
                continue;
            }
            assert!(bounds.is_finite(), "{shape:?}");
            let seen = bounds.intersect(*clip);
            assert!(
                !seen.is_positive() || whole.expand(1.0).contains_rect(seen),
                "{seen:?} in {whole:?}: {shape:?}"
            );
        }
    }

    /// Fails where two texts lie on each other.
    pub(crate) fn assert_texts_apart(&self) {
        let texts = self.texts();
        for (at, (text, area)) in texts.iter().enumerate() {
            for (other, other_area) in &texts[at + 1..] {
                assert!(!area.shrink(1.0).intersects(other_area.shrink(1.0)), "{text} lies on {other}");
            }
        }
    }
}

/// Which of the fields of a square are inked, the square being as large as what is drawn.
pub(crate) struct Silhouette([[bool; FIELDS]; FIELDS]);

const FIELDS: usize = 24;

impl Silhouette {
    fn of(mesh: &epaint::Mesh, ground: Color32) -> Self {
        let bounds = mesh.calc_bounds();
        let (side, centre) = (bounds.width().max(bounds.height()), bounds.center());
        let field = |at: usize| (at as f32 + 0.5) / FIELDS as f32 - 0.5;
        let corner = |index: u32| mesh.vertices[index as usize];
        let colour_at = |at: Pos2| {
            // What is drawn last lies on top.
            let over = mesh.indices.chunks_exact(3).rev().find(|corners| {
                let [a, b, c] = [0, 1, 2].map(|which| corner(corners[which]).pos);
                let side = |from: Pos2, to: Pos2| {
                    (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x)
                };
                let sides = [side(a, b), side(b, c), side(c, a)];
                sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
            });
            over.map_or(ground, |corners| corner(corners[0]).color)
        };
        let inked = |x: usize, y: usize| {
            tokens::contrast(colour_at(centre + vec2(field(x), field(y)) * side), ground) >= 3.0
        };
        Self(std::array::from_fn(|y| std::array::from_fn(|x| inked(x, y))))
    }

    /// The share of the fields that are inked in one of the two alone, as far as they lie in blocks: an outline that is a little
    /// thicker is no other shape.
    pub(crate) fn apart_from(&self, other: &Self) -> f32 {
        let differs = |x: usize, y: usize| self.0[y][x] != other.0[y][x];
        let is_block = |x: usize, y: usize| {
            [(0, 0), (1, 0), (0, 1), (1, 1)].iter().all(|(dx, dy)| differs(x + dx, y + dy))
        };
        let corners = (0..FIELDS - 1).flat_map(|y| (0..FIELDS - 1).map(move |x| (x, y)));
        corners.filter(|&(x, y)| is_block(x, y)).count() as f32 / (FIELDS * FIELDS) as f32
    }
}

fn flatten(clip: Rect, shape: Shape, into: &mut Vec<(Rect, Shape)>) {
    match shape {
        Shape::Noop => {}
        Shape::Vec(shapes) => shapes.into_iter().for_each(|shape| flatten(clip, shape, into)),
        shape => into.push((clip, shape)),
    }
}

/// Where tests draw: away from the corner, so that a chart that forgets its origin is found out.
pub(crate) fn chart_rect(size: Vec2) -> Rect {
    Rect::from_min_size(pos2(120.0, 80.0), size)
}
