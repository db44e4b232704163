//! Writing the scorecard on screen.

use super::handler::Handler;
use super::loaded::Origin;
use std::path::{Path, PathBuf};

impl Handler<'_> {
    /// Asks where to save.
    pub(super) fn save_dialog(&mut self) {
        let Some(loaded) = &self.state.loaded else { return };
        let name = loaded.suggested_name();
        if !std::mem::replace(&mut self.state.dialog_open, true) {
            self.jobs.choose_to_save(name);
        }
    }

    /// Writes it to its file, or asks where to.
    pub(super) fn save(&mut self) {
        match self.state.loaded.as_ref().and_then(|loaded| loaded.origin.path()) {
            Some(path) => self.write(path.to_owned()),
            None => self.save_dialog(),
        }
    }

    /// Writes it to this file.
    pub(super) fn write(&mut self, path: PathBuf) {
        if let Some(loaded) = &self.state.loaded {
            self.jobs.save(path, loaded.document.to_text());
        }
    }

    /// What was written is what is on screen from now on, and may be left.
    pub(super) fn was_saved(&mut self, path: &Path) {
        self.notify(format!("Saved {}", path.display()));
        self.state.unsaved = None;
        if let Some(loaded) = &mut self.state.loaded {
            // What was in no file is the scorecard of this one from now on.
            if loaded.origin == Origin::Imported {
                loaded.origin = Origin::File(path.to_owned());
            }
            // What was just written is what is on screen: watch from here, or it would be read again.
            if loaded.origin.path() == Some(path) {
                self.jobs.watch(Some(path));
            }
        }
        self.set_title();
        self.state.settings.remember_file(path);
        if let Some(leave) = self.state.after_save.take() {
            self.leave(leave);
        }
    }
}
