//! On what the keyboard rests, so that the reader is told there what the pointer would be told.

use egui::{Context, Id};

/// How long the keyboard rests on something, in seconds, before the reader is told what the pointer would be told there.
const REST: f64 = 0.6;

/// What the keyboard has come to by a key, and when.
#[derive(Clone, Copy)]
struct Resting {
    id: Id,
    since: f64,
}

fn resting() -> Id {
    Id::unique("what the keyboard rests on")
}

/// Notes that the keyboard has come to something by a key just now.
pub(in crate::widgets) fn comes_to(ctx: &Context, id: Id) {
    let since = ctx.input(|input| input.time);
    ctx.data_mut(|data| data.insert_temp(resting(), Resting { id, since }));
}

/// Forgets it: the reader looks elsewhere.
pub(super) fn leaves(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<Resting>(resting()));
}

/// Whether the keyboard came to something by a key and has not left it for another.
pub(in crate::widgets) fn has_come_to(ctx: &Context, id: Id) -> bool {
    ctx.data(|data| data.get_temp::<Resting>(resting())).is_some_and(|resting| resting.id == id)
}

/// Whether the keyboard came to something by a key and has rested there for a while.
pub(in crate::widgets) fn rests_on(ctx: &Context, id: Id) -> bool {
    let Some(resting) = ctx.data(|data| data.get_temp::<Resting>(resting())).filter(|it| it.id == id) else {
        return false;
    };
    let left = resting.since + REST - ctx.input(|input| input.time);
    if left > 0.0 {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
    left <= 0.0
}
