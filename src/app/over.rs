//! What lies over the page: palette, dialogs, the question that is open.

use super::App;
use super::chrome::{self, ask, findings, help, methods, welcome};
use super::state::State;

impl App {
    /// Draws whatever lies over the page.
    pub(super) fn panels_over(&mut self, ctx: &egui::Context) {
        if ctx.input(|input| !input.raw.hovered_files.is_empty()) {
            welcome::drop_here(ctx, &self.look.tokens, self.state.is_importing());
        }
        let State { over, spot, loaded, view, editing, .. } = &mut self.state;
        let (tokens, commands) = (&self.look.tokens, &self.commands);
        if let Some(open) = &mut over.palette {
            open.show(ctx, tokens, commands);
        }
        if let Some(shown) = &over.findings {
            findings::show(ctx, tokens, shown, commands);
        }
        if over.help {
            help::show(ctx, tokens, view.page, commands);
        }
        if over.keys {
            chrome::keys::show(ctx, tokens, commands);
        }
        if let Some(loaded) = loaded.as_ref().filter(|_| over.methods) {
            let name = loaded.read_only().map(|_| loaded.origin.name());
            methods::show(ctx, tokens, (loaded.edited.scorecard(), name.as_deref()), spot, commands);
        }
        if let Some(send) = &over.sending {
            chrome::send::show(ctx, tokens, send, commands);
        }
        if let Some((loaded, list)) = loaded.as_ref().zip(over.views.as_mut()) {
            list.follow(loaded.edited.scorecard(), editing.is_settled());
            chrome::views::show(ctx, tokens, loaded.edited.scorecard(), list, commands);
        }
        let packed = loaded.as_ref().zip(over.pack.as_mut());
        let done = packed
            .and_then(|(loaded, pack)| chrome::pack::show(ctx, tokens, loaded.document.scorecard(), pack));
        if let Some(asking) = &over.asking {
            ask::show(ctx, tokens, &asking.ask, commands);
        }
        if let Some(done) = done {
            self.handler(ctx).pack_was_chosen(done);
        }
    }
}
