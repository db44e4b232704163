//! From place to place the same section stays in view, though it lies higher on one page than on another.

use crate::model::AreaId;
use egui::Id;
use egui::ScrollArea;
use egui::scroll_area::ScrollAreaOutput;

/// Where the reader was when a page was drawn last.
#[derive(Clone, Copy, Debug)]
struct Kept {
    place: AreaId,
    frame: u64,
    section: usize,
    /// How far below its top.
    into: f32,
    /// Whether the page was at its top: then the next one is.
    at_top: bool,
    /// How far the page is to be scrolled when it is drawn next.
    scroll_to: Option<f32>,
}

/// The area scrolled to where it was found to belong.
pub(super) fn scrolled(ctx: &egui::Context, id: Id, area: ScrollArea) -> ScrollArea {
    match ctx.data(|data| data.get_temp::<Kept>(id)).and_then(|kept| kept.scroll_to) {
        Some(offset) => area.vertical_scroll_offset(offset),
        None => area,
    }
}

/// Scrolls to the section that was in view on the page of another place; a page that is come to from elsewhere opens at its
/// top. `tops` are the tops of the sections within the page, in order.
pub(super) fn keep_section(ctx: &egui::Context, id: Id, place: AreaId, output: &ScrollAreaOutput<Vec<f32>>) {
    let tops = &output.inner;
    let (frame, kept) = (ctx.cumulative_frame_nr(), ctx.data(|data| data.get_temp::<Kept>(id)));
    let height = output.inner_rect.height();
    // What is read lies a little below the upper edge.
    let looked_at = height / 3.0;
    let mut scroll_to = None;
    if let Some(kept) = kept.filter(|kept| kept.place != place) {
        let from_elsewhere = frame > kept.frame + 1;
        let top = tops.get(kept.section).copied().unwrap_or_default();
        let is_at_top = from_elsewhere || kept.at_top;
        let wanted = if is_at_top { 0.0 } else { top + kept.into - looked_at };
        let most = (output.content_size.y - height).max(0.0);
        scroll_to = Some(wanted.clamp(0.0, most));
        ctx.request_discard("the section that was in view");
    }
    let offset = scroll_to.unwrap_or(output.state.unclamped_offset().y);
    let at = offset + looked_at;
    let section = tops.iter().rposition(|top| *top <= at).unwrap_or(0);
    let into = at - tops.get(section).copied().unwrap_or_default();
    let at_top = offset < 1.0;
    ctx.data_mut(|data| data.insert_temp(id, Kept { place, frame, section, into, at_top, scroll_to }));
}
