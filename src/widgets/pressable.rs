//! A part of a page that can be pressed as a button is: a row, a chart, a lane.

use super::tokens::Tokens;
use egui::{CursorIcon, Id, Rect, Response, Role, Sense, Ui, WidgetInfo};

/// What can be pressed.
#[derive(Clone, Copy, Debug)]
pub struct Pressable<'a> {
    /// What it is known by: all that it says.
    pub says: &'a str,
    /// Whether it is the chosen one, where one of several is.
    pub chosen: Option<bool>,
    /// How far its ground goes beyond it, in points.
    pub beyond: f32,
}

impl<'a> Pressable<'a> {
    /// What says this, and is not one of several to be chosen.
    pub fn of(says: &'a str) -> Self {
        Self { says, chosen: None, beyond: 0.0 }
    }
}

/// Makes a part of the page that can be pressed, with its ground where the pointer is on it or it is chosen. What it shows is drawn
/// over that.
pub fn pressable(
    ui: &Ui,
    (rect, id, sense): (Rect, Id, Sense),
    Pressable { says, chosen, beyond }: Pressable<'_>,
    tokens: &Tokens,
) -> Response {
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| match chosen {
        Some(chosen) => WidgetInfo::selected(Role::Button, true, chosen, says),
        None => WidgetInfo::labeled(Role::Button, true, says),
    });
    let ground = match (chosen == Some(true), response.hovered()) {
        (true, _) => Some(tokens.selected),
        (false, true) => Some(tokens.hovered),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect.expand(beyond), 4.0, ground);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
