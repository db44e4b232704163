//! Opening the window, and saying plainly why it cannot be opened.

use super::settings::Settings;
use super::{App, First, crash};
use std::path::PathBuf;

/// The name that the desktop knows the program by.
const APP_ID: &str = "placecard";
pub(super) const USUAL_SIZE: egui::Vec2 = egui::vec2(1440.0, 900.0);
pub(super) const LEAST_SIZE: egui::Vec2 = egui::vec2(720.0, 480.0);

/// Opens the window on these files, or on the scorecard built into the program; returns when it is closed.
///
/// # Errors
/// One sentence when the machine offers no display or no graphics.
pub fn run(files: Vec<PathBuf>) -> Result<(), String> {
    crash::explain_faults();
    let folder = eframe::storage_dir(APP_ID);
    let settings = folder.as_deref().map(Settings::load).unwrap_or_default();
    // The size of the window is counted in points, so the zoom is set before there is one.
    let ctx = egui::Context::default();
    ctx.options_mut(|options| options.zoom_factor = settings.zoom);
    // Reading starts before the graphics do: both take a while and neither needs the other.
    let first = First::read_files(files, settings);
    let first = match folder {
        Some(folder) => first.keeping_in(folder),
        None => first,
    };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("Placecard")
            .with_inner_size(USUAL_SIZE)
            .with_min_inner_size(LEAST_SIZE)
            .with_drag_and_drop(true),
        // Place and size alone: what else is remembered is in settings of our own, which are written safely.
        persist_window: true,
        ..Default::default()
    };
    let create = move |cc: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        Ok(Box::new(App::new(&cc.egui_ctx, first)))
    };
    eframe::run_native_ext(APP_ID, options, Some(ctx), Box::new(create)).map_err(|error| no_window(&error))
}

fn no_window(error: &eframe::Error) -> String {
    format!(
        "The window could not be opened, because this machine offers no display or no graphics adapter. \
         The same figures are there without a window: placecard check FILE and placecard analyse FILE. ({error})"
    )
}
