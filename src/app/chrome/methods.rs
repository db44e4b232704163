//! The settings on which tools of the field differ. They are kept in the file, so that every reader sees the same.

use crate::model::{Benchmark, Methods, Scorecard, SpcRules, Word};
use crate::pages::{Command, Commands, Panel};
use crate::widgets;
use crate::widgets::tokens::{Tokens, space};
use crate::words::benchmark_words;
use egui::{ScrollArea, Ui};

/// What the dialog has above and below its settings, with room around it.
const ROUND_THE_LIST: f32 = 200.0;

/// How many first points a file may fix limits to.
const BASELINES: std::ops::RangeInclusive<u32> = 12..=24;

/// Shows the settings over the page.
pub fn show(ctx: &egui::Context, tokens: &Tokens, scorecard: &Scorecard, commands: &Commands) {
    let methods = scorecard.methods();
    let mut open = true;
    let mut chosen = methods.clone();
    let (closed, ()) = widgets::dialog(ctx, tokens, ("methods", "Methods of this scorecard"), 560.0, |ui| {
        let intro = "Tools of the field differ on these. They are kept in the file: save it, and every reader sees the same.";
        widgets::caption(ui, tokens, intro);
        ui.add_space(space::ONE);
        // A window may be lower than the list of settings.
        let height = (ctx.content_rect().height() - ROUND_THE_LIST).max(100.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            benchmark(ui, tokens, scorecard, &mut chosen);
            confidence(ui, tokens, &mut chosen);
            run_length(ui, tokens, &mut chosen);
            rules(ui, tokens, &mut chosen);
            baseline(ui, tokens, &mut chosen);
            screening(ui, tokens, &mut chosen);
            season(ui, tokens, &mut chosen);
        });
        ui.add_space(space::ONE);
        ui.horizontal(|ui| {
            if ui.button("Close").clicked() {
                open = false;
            }
            if *methods != Methods::default() && ui.button("Back to the usual settings").clicked() {
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

fn benchmark(ui: &mut Ui, tokens: &Tokens, scorecard: &Scorecard, chosen: &mut Methods) {
    let words = |benchmark: &Benchmark| (*benchmark, benchmark_words(scorecard, *benchmark).to_owned());
    let options: Vec<(Benchmark, String)> = Benchmark::ALL.iter().map(words).collect();
    setting(ui, tokens, "Compared with", "Every verdict says how a value stands against this.", |ui| {
        if let Some(benchmark) = widgets::choose(ui, "Compared with", chosen.benchmark, &options) {
            chosen.benchmark = benchmark;
        }
    });
}

fn confidence(ui: &mut Ui, tokens: &Tokens, chosen: &mut Methods) {
    let about =
        "With 99.8% a verdict has five steps: best and worst, marked by a bar, hold at that level too.";
    setting(ui, tokens, "Confidence", about, |ui| {
        let options = [(0.95, "95%".to_owned()), (0.998, "95% and 99.8%".to_owned())];
        if let Some(confidence) = widgets::choose(ui, "Confidence", chosen.confidence, &options) {
            chosen.confidence = confidence;
        }
    });
}

fn run_length(ui: &mut Ui, tokens: &Tokens, chosen: &mut Methods) {
    let about = "Points in a row on one side of the mean, or rising or falling, that are more than chance.";
    setting(ui, tokens, "Run length", about, |ui| {
        let options = [(7, "7 points".to_owned()), (6, "6 points".to_owned())];
        if let Some(length) = widgets::choose(ui, "Run length", chosen.run_length, &options) {
            chosen.run_length = length;
        }
    });
}

fn rules(ui: &mut Ui, tokens: &Tokens, chosen: &mut Methods) {
    let about = "How points beyond the limits, conflicting signals and a target on a limit are read.";
    setting(ui, tokens, "Rules of process control", about, |ui| {
        let options = [
            (SpcRules::MakingDataCount, "Making Data Count".to_owned()),
            (SpcRules::Nhsr, "NHSRplotthedots, the R package".to_owned()),
        ];
        if let Some(rules) = widgets::choose(ui, "Rules of process control", chosen.spc_rules, &options) {
            chosen.spc_rules = rules;
        }
    });
}

fn baseline(ui: &mut Ui, tokens: &Tokens, chosen: &mut Methods) {
    let about =
        "Control limits rest on all points of a stretch, or on its first ones and then stay as they are.";
    setting(ui, tokens, "Points for the limits", about, |ui| {
        let fixed = BASELINES.map(|points| (Some(points), format!("The first {points}")));
        let options: Vec<(Option<u32>, String)> =
            std::iter::once((None, "All".to_owned())).chain(fixed).collect();
        if let Some(points) = widgets::choose(ui, "Points for the limits", chosen.baseline_points, &options) {
            chosen.baseline_points = points;
        }
    });
}

fn season(ui: &mut Ui, tokens: &Tokens, chosen: &mut Methods) {
    let about = "Monthly and quarterly figures that follow the seasons are charted by their differences from the year before.";
    setting(ui, tokens, "Seasons", about, |ui| {
        ui.checkbox(&mut chosen.season, "Look for seasons");
    });
}

fn screening(ui: &mut Ui, tokens: &Tokens, chosen: &mut Methods) {
    let about =
        "Leave outlying moving ranges out of the limits. NHS England’s own tool does not; some packages do.";
    setting(ui, tokens, "Screening", about, |ui| {
        ui.checkbox(&mut chosen.screen_moving_ranges, "Screen moving ranges");
    });
}

fn setting(ui: &mut Ui, tokens: &Tokens, name: &str, about: &str, add: impl FnOnce(&mut Ui)) {
    ui.add_space(space::ONE);
    widgets::eyebrow_at(ui, tokens, 2, name);
    add(ui);
    widgets::caption(ui, tokens, about);
}
