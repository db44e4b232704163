//! Opening the window, and saying plainly why it cannot be opened.

use super::loaded::Origin;
use super::settings::{self, Settings};
use super::{App, First};
use std::path::PathBuf;

/// The name that the desktop knows the program by.
const APP_ID: &str = "placecard";

/// Opens the window on a file, or on the scorecard built into the program; returns when it is closed.
///
/// # Errors
/// One sentence when the machine offers no display or no graphics.
pub fn run(file: Option<PathBuf>) -> Result<(), String> {
    let origin = file.map_or(Origin::Sample, Origin::File);
    // Reading starts before the graphics do: both take a while and neither needs the other.
    let first = First::read(origin, Settings::default());
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("Placecard")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([720.0, 480.0])
            .with_drag_and_drop(true),
        persist_window: true,
        ..Default::default()
    };
    let create = move |cc: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        let stored = cc.storage.and_then(|storage| eframe::get_value(storage, settings::KEY));
        let first = First { settings: stored.unwrap_or_default(), ..first };
        Ok(Box::new(App::new(&cc.egui_ctx, first)))
    };
    eframe::run_native(APP_ID, options, Box::new(create)).map_err(|error| no_window(&error))
}

fn no_window(error: &eframe::Error) -> String {
    format!(
        "The window could not be opened, because this machine offers no display or no graphics adapter. \
         The same figures are there without a window: placecard check FILE and placecard analyse FILE. ({error})"
    )
}
