//! How much of the window a page has: a sheet that is open beside it takes its part.

use egui::{Context, Id};

fn taken(ctx: &Context) -> f32 {
    ctx.data(|data| data.get_temp(Id::unique("taken from the page"))).unwrap_or(0.0)
}

/// Notes how much of the window's width is not the page's, in points.
pub fn take(ctx: &Context, width: f32) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("taken from the page"), width));
}

/// How wide a window would be in which the page has the room that it has here: what a page goes by that lays itself out by the
/// window.
pub fn window_width(ctx: &Context) -> f32 {
    ctx.content_rect().width() - taken(ctx)
}
