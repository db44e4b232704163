//! The dialog before a copy is sent: what is in it, which small counts it gives away, and how large it is.

use crate::analysis::withholding::Decision;
use crate::app::sending::{Ready, SendingCopy, Waits};
use crate::pages::{Command, Commands, Panel, SendRequest};
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, fonts, scroll};
use crate::words::{APPROVAL_OF_WITHHELD, WITHHOLDING, tame};
use egui::{Context, RichText, ScrollArea, Ui};

/// What the dialog has above and below what scrolls, with room around it.
const ROUND_THE_REST: f32 = 236.0;
const WIDTH: f32 = 640.0;

const SEND_THEM: &str = "Send them with the copy";
const WITHHOLD_THEM: &str = "Withhold them from the copy";
const WITHHOLD_POSSIBLE: &str = "Withhold them, and those that may be small";
const WITHHOLD_ONLY_POSSIBLE: &str = "Withhold those that may be small";
const MARK: &str = "Mark the copy as read-only: it can be read, and be changed only in a copy of it";

/// Shows what is to be sent, and leaves what is chosen as commands.
pub fn show(ctx: &Context, tokens: &Tokens, send: &SendingCopy, commands: &Commands) {
    let ask = |request| commands.send(Command::Send(request));
    let mut open = true;
    let (closed, ()) = widgets::dialog(ctx, tokens, ("send a copy", "Send a copy"), WIDTH, |ui| {
        // A window may be lower than what there is to say.
        let height = (ctx.content_rect().height() - ROUND_THE_REST).max(120.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            if let Some(why) = &send.failed {
                ui.label(RichText::new(why).color(tokens.error));
            }
            match &send.ready {
                Some(ready) => about(ui, tokens, send, ready, &ask),
                None if send.failed.is_none() => {
                    widgets::body(ui, tokens, "Making the copy and looking for small counts…");
                }
                None => {}
            }
        });
        ui.add_space(space::ONE);
        if let Some(ready) = &send.ready {
            // Below what scrolls, so that it is in sight in every window.
            let mut is_marked = send.choice.read_only.unwrap_or(ready.is_read_only);
            if ui.checkbox(&mut is_marked, MARK).changed() {
                ask(SendRequest::MarkReadOnly(is_marked));
            }
            ui.add_space(space::ONE);
        }
        let waits = send.waits().filter(|_| send.failed.is_none());
        ui.horizontal_wrapped(|ui| {
            let ready = send.ready.as_ref();
            // Pressed while the copy is made anew, it asks for the place once that is done.
            let may_go = send.failed.is_none() && matches!(waits, None | Some(Waits::Copying));
            for (label, zipped) in [("Save the copy", false), ("Save it zipped", true)] {
                let size = ready.map(|ready| format!(", {}", ready.sizes[usize::from(zipped)]));
                let label = format!("{label}{}…", size.unwrap_or_default());
                if ui.add_enabled(may_go, egui::Button::new(label)).clicked() {
                    ask(SendRequest::Write { zipped });
                }
            }
            if ui.button("Do not send").clicked() {
                open = false;
            }
        });
        // The line is there with nothing to say too, so that no button moves while it is pressed.
        let waits = waits.map(|waits| why(waits, send.is_wanted()));
        match send.nowhere.as_deref().or(waits) {
            Some(why) => {
                widgets::caption(ui, tokens, why);
            }
            None => ui.add_space(ui.fonts_mut(|fonts| fonts.row_height(&fonts::small()))),
        }
    });
    if closed || !open {
        commands.send(Command::Close(Panel::Send));
    }
}

fn about(ui: &mut Ui, tokens: &Tokens, send: &SendingCopy, ready: &Ready, ask: &dyn Fn(SendRequest)) {
    widgets::body(ui, tokens, &ready.holds);
    ui.add_space(space::ONE);
    widgets::eyebrow_at(ui, tokens, 2, "Small counts");
    let told = &ready.small_counts;
    widgets::body(ui, tokens, &told.headline);
    if !told.lines.is_empty() {
        let height = (ui.ctx().content_rect().height() * 0.25).clamp(96.0, 240.0);
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        scroll::text(ui, "Figures with small counts", area.id_salt("small counts"), |ui| {
            for line in &told.lines {
                widgets::caption(ui, tokens, &tame::line(line));
            }
        });
    }
    for note in &told.notes {
        widgets::caption(ui, tokens, note);
    }
    if !ready.ways.is_empty() {
        ui.add_space(space::HALF);
        let label = |decision: &Decision| match (decision, ready.ways.len()) {
            (Decision::WithholdPossible, 1) => WITHHOLD_ONLY_POSSIBLE,
            (Decision::WithholdPossible, _) => WITHHOLD_POSSIBLE,
            _ => WITHHOLD_THEM,
        };
        let ways = ready.ways.iter().map(|(way, told)| (*way, label(way), told.as_str()));
        let options: Vec<_> = std::iter::once((Decision::Send, SEND_THEM, "")).chain(ways).collect();
        let chosen = ("What becomes of small counts", send.choice.decision);
        if let Some(decision) = widgets::radios(ui, tokens, chosen, &options) {
            ask(SendRequest::Decide(decision));
        }
        widgets::caption(ui, tokens, WITHHOLDING);
        if ready.is_approved {
            widgets::caption(ui, tokens, APPROVAL_OF_WITHHELD);
        }
    }
}

/// What the buttons wait for.
fn why(waits: Waits, is_wanted: bool) -> &'static str {
    match waits {
        Waits::Looking => "It can be saved once the small counts are looked for.",
        Waits::Decision => "Choose first what becomes of the small counts.",
        Waits::Copying if is_wanted => {
            "The copy is being worked out; you are asked where it goes as soon as it is there."
        }
        Waits::Copying => "The copy is being worked out anew for what you chose; its size may change.",
    }
}
