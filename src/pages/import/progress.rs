//! How far slow work is, in words and as a bar.

use super::wizard::Work;
use super::{Request, focus};
use crate::model::Progress;
use crate::widgets;
use crate::widgets::tokens::{Tokens, size, space};
use crate::words::number::fixed;
use egui::{CornerRadius, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};
use std::time::Duration;

/// How often a bar is drawn anew.
const INTERVAL: Duration = Duration::from_millis(100);
const MEGABYTE: f64 = 1_000_000.0;

/// The page while the step is being worked on.
pub(super) fn page(ui: &mut Ui, tokens: &Tokens, work: &Work, asked: &mut Vec<Request>) {
    ui.add_space(ui.available_height() * 0.25);
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        let (title, about) = match work {
            Work::Gathering(_) => {
                ("Reading the chosen figures", "Only the areas and indicators you chose are kept.")
            }
            Work::Finishing => {
                ("Working out what changes", "The figures are put in their places and judged.")
            }
        };
        widgets::page_title(ui, tokens, title);
        widgets::caption(ui, tokens, about);
        ui.add_space(space::TWO);
        match work {
            Work::Gathering(progress) => {
                bar(ui, tokens, progress, "Reading the chosen figures", 520.0);
                ui.add_space(space::TWO);
                let stop = ui.button("Stop");
                focus::take_first(ui, &stop);
                if stop.clicked() {
                    asked.push(Request::Back);
                }
            }
            Work::Finishing => {
                ui.add(egui::Spinner::new().size(28.0));
            }
        }
    });
}

/// The bar, and below it the share and the megabytes.
pub(super) fn bar(ui: &mut Ui, tokens: &Tokens, progress: &Progress, what: &str, width: f32) {
    let said = in_words(progress);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 10.0), Sense::hover());
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, format!("{what}: {said}")));
    let radius = CornerRadius::same(5);
    ui.painter().rect(rect, radius, tokens.band, Stroke::new(1.0, tokens.outline), StrokeKind::Inside);
    let mut done = rect;
    done.set_width(rect.width() * progress.share().unwrap_or(0.0));
    ui.painter().rect_filled(done, radius, tokens.accent);
    ui.label(egui::RichText::new(said).size(size::SMALL).color(tokens.text_weak));
    ui.ctx().request_repaint_after(INTERVAL);
}

/// `42%, 105 of 250 MB`.
fn in_words(progress: &Progress) -> String {
    let Some(share) = progress.share() else { return "starting".to_owned() };
    let (read, total) = (progress.done(), progress.total());
    let decimals = usize::from(total < 10_000_000);
    let megabytes = |bytes: u64| fixed(bytes as f64 / MEGABYTE, decimals);
    let share = fixed(f64::from(share) * 100.0, 0);
    format!("{share}%, {} of {} MB", megabytes(read.min(total)), megabytes(total))
}
