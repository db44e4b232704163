//! The settings on which tools of the field differ. They are kept in the file, so that every reader sees the same.

use crate::model::{Methods, Scorecard};
use crate::pages::{Command, Commands, Panel, Setting, Spot};
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, focus, scroll};
use egui::{Response, ScrollArea, Ui};

/// What the dialog has above and below its settings, with room around it.
const ROUND_THE_LIST: f32 = 200.0;

/// Shows the settings over the page. The keyboard is led to the one of `spot`, which is then done with. `read_only` is the name of a
/// file in which they cannot be changed.
pub fn show(
    ctx: &egui::Context,
    tokens: &Tokens,
    (scorecard, read_only): (&Scorecard, Option<&str>),
    spot: &mut Option<Spot>,
    commands: &Commands,
) {
    let methods = scorecard.methods();
    let mut open = true;
    let mut chosen = methods.clone();
    let (closed, ()) = widgets::dialog(ctx, tokens, ("methods", "Methods of this scorecard"), 560.0, |ui| {
        let intro = "Tools differ on these settings. They are kept in the file: save it, and every reader sees the same.";
        widgets::caption(ui, tokens, intro);
        if let Some(name) = read_only {
            let told =
                format!("{name} is read-only, so these can be read and not changed; save a copy to change.");
            widgets::body(ui, tokens, &told);
        }
        ui.add_space(space::ONE);
        // A window may be lower than the list of settings.
        let height = (ctx.content_rect().height() - ROUND_THE_LIST).max(100.0);
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        let mut settings = |ui: &mut Ui| {
            for setting in Setting::ALL {
                let control =
                    self::setting(ui, tokens, scorecard, (setting, read_only.is_none()), &mut chosen);
                // A pass that only measures has no focus to give.
                if !ui.is_sizing_pass() && spot.take_if(|spot| *spot == Spot::Setting(setting)).is_some() {
                    focus::lead_to(ctx, control.id);
                }
            }
        };
        if read_only.is_some() {
            // Nothing in it can have the keyboard, so the list itself has it.
            scroll::text(ui, "Settings", area, settings);
        } else {
            area.show(ui, &mut settings);
        }
        ui.add_space(space::ONE);
        ui.horizontal(|ui| {
            if ui.button("Close").clicked() {
                open = false;
            }
            if read_only.is_none()
                && *methods != Methods::default()
                && ui.button("Back to the usual settings").clicked()
            {
                chosen = Methods::default();
            }
        });
    });
    if chosen != *methods {
        commands.send(Command::SetMethods(chosen));
    }
    if !open || closed {
        commands.send(Command::Close(Panel::Methods));
    }
}

/// One setting under its name, with what it decides; its control.
fn setting(
    ui: &mut Ui,
    tokens: &Tokens,
    scorecard: &Scorecard,
    (setting, enabled): (Setting, bool),
    chosen: &mut Methods,
) -> Response {
    ui.add_space(space::ONE);
    widgets::eyebrow_at(ui, tokens, 2, setting.name());
    let options = setting.options(scorecard, chosen);
    let now = options.iter().position(|(methods, _)| methods == chosen);
    let (control, to) = if let Some(words) = setting.switch() {
        let mut on = now == Some(1);
        let control = ui.add_enabled(enabled, egui::Checkbox::new(&mut on, words));
        let to = control.changed().then_some(usize::from(on));
        (control, to)
    } else {
        let words = options.iter().enumerate().map(|(at, (_, words))| (Some(at), words.clone()));
        let words: Vec<(Option<usize>, String)> = words.collect();
        let (control, to) =
            ui.add_enabled_ui(enabled, |ui| widgets::chooser(ui, setting.name(), now, &words)).inner;
        (control, to.flatten())
    };
    if let Some((methods, _)) = to.and_then(|at| options.into_iter().nth(at)) {
        *chosen = methods;
    }
    widgets::caption(ui, tokens, setting.about());
    control
}
