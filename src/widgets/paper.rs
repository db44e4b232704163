//! Draws without a window: for files, and for tests. What is drawn is what the window draws, by the same functions.

use super::fonts;
use super::tokens::Tokens;
use egui::accesskit::{Node, NodeId, Role};
use egui::epaint::ClippedShape;
use egui::{Context, Event, Id, Label, Painter, Pos2, RawInput, Rect, Response, RichText, Sense, Ui, Vec2};

/// Sizes and the rooms that depend on them have settled after so many passes.
const PASSES: usize = 3;

/// What was drawn, and what screen readers are told of it.
#[derive(Default)]
pub struct Drawn {
    /// From the lowest to the topmost, each with what it may cover.
    pub shapes: Vec<ClippedShape>,
    /// Every part that has a role.
    pub told: Vec<(NodeId, Node)>,
}

/// A picture within what was drawn, such as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Pictured {
    /// What it says.
    pub told: String,
    pub rect: Rect,
}

impl Drawn {
    /// Every picture, in the order of the page.
    pub fn pictures(&self) -> Vec<Pictured> {
        let picture = |(_, node): &(NodeId, Node)| {
            let (told, bounds) = (node.label()?, node.bounds()?);
            let at = |x: f64, y: f64| Pos2::new(x as f32, y as f32);
            let rect = Rect::from_min_max(at(bounds.x0, bounds.y0), at(bounds.x1, bounds.y1));
            (node.role() == Role::Image && rect.is_positive())
                .then(|| Pictured { told: told.to_owned(), rect })
        };
        let mut pictures: Vec<Pictured> = self.told.iter().filter_map(picture).collect();
        let place = |picture: &Pictured| picture.rect.min;
        pictures.sort_by(|a, b| {
            let (a, b) = (place(a), place(b));
            a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x))
        });
        pictures
    }
}

/// Draws many sheets: typefaces are read once, and letters that were measured stay so.
pub struct Press {
    context: Context,
}

impl Press {
    /// One that draws in these colours.
    pub fn new(tokens: &Tokens) -> Self {
        let context = Context::default();
        fonts::install(&context);
        context.enable_accesskit();
        tokens.apply(&context);
        // Nothing scrolls on paper.
        context.all_styles_mut(|style| {
            let scroll = &mut style.spacing.scroll;
            (scroll.bar_width, scroll.floating_width, scroll.floating_allocated_width) = (0.0, 0.0, 0.0);
        });
        context.data_mut(|data| data.insert_temp(flag(), true));
        Self { context }
    }

    /// Draws on a sheet of this size, in points. What is drawn on two sheets and remembers anything must not have one name on
    /// both.
    pub fn draw(&self, size: Vec2, mut draw: impl FnMut(&mut Ui)) -> Drawn {
        (0..PASSES).map(|_| pass(&self.context, size, Vec::new(), &mut draw)).next_back().unwrap_or_default()
    }

    /// The same of what has no parts, such as a mark: there is nothing in it that could have to settle.
    pub fn paint(&self, size: Vec2, paint: impl Fn(&Painter)) -> Drawn {
        pass(&self.context, size, Vec::new(), |ui| paint(ui.painter()))
    }
}

/// Draws on a sheet of this size, in points.
pub fn draw(size: Vec2, tokens: &Tokens, draw: impl FnMut(&mut Ui)) -> Drawn {
    Press::new(tokens).draw(size, draw)
}

/// One pass over a screen of this size.
pub(crate) fn pass(context: &Context, size: Vec2, events: Vec<Event>, draw: impl FnMut(&mut Ui)) -> Drawn {
    let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, size));
    let mut output = context.run_ui(RawInput { screen_rect, events, ..RawInput::default() }, draw);
    // Nobody paints these letters.
    output.textures_delta.clear();
    let told = output.platform_output.accesskit_update.map(|update| update.nodes).unwrap_or_default();
    Drawn { shapes: output.shapes, told }
}

/// Whether what is drawn goes to paper, where shapes are kept as they are: a window takes some apart into triangles, because
/// it draws them many times.
pub fn is_paper(context: &Context) -> bool {
    context.data(|data| data.get_temp(flag()).unwrap_or(false))
}

/// On paper nothing is chosen and nothing pressed: what was chosen is said in words. `None` in a window.
pub fn said(ui: &mut Ui, name: &str, chosen: &str) -> Option<Response> {
    let words = if name.is_empty() { chosen.to_owned() } else { format!("{name}: {chosen}") };
    is_paper(ui.ctx()).then(|| ui.add(Label::new(RichText::new(words).font(fonts::small()))))
}

/// What is only to be pressed is left out of paper. `None` in a window.
pub fn left_out(ui: &mut Ui) -> Option<Response> {
    is_paper(ui.ctx()).then(|| {
        ui.interact(Rect::from_min_size(ui.cursor().min, Vec2::ZERO), ui.next_auto_id(), Sense::hover())
    })
}

fn flag() -> Id {
    Id::NULL.with("drawn on paper")
}
