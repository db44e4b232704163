//! Bringing shapes of areas into the open scorecard: they are read on a thread and put in as one change.

use super::editing::Change;
use super::handler::Handler;
use super::jobs::JobDone;
use crate::edit::Edit;
use crate::import::{ShapesReport, put_shapes, read_shapes};
use std::path::PathBuf;
use std::sync::Arc;

impl Handler<'_> {
    /// Reads files of shapes for the open scorecard.
    pub(super) fn put_shapes_of(&mut self, files: Vec<PathBuf>) {
        if self.state.loaded.is_none() || self.state.importing.is_some() {
            let sentence = "Shapes of areas go into an open scorecard that has these areas: finish the import or open one, \
                            then drop the file on the window.";
            self.notify_until_closed(sentence.to_owned());
            return;
        }
        if self.refuses_changes() {
            return;
        }
        let Some(loaded) = &self.state.loaded else { return };
        let (document, shown) = (Arc::clone(&loaded.edited), self.state.shown);
        self.notify("Reading the shapes of areas…".to_owned());
        self.jobs.start("reading the shapes of areas", move || {
            let read = files.iter().map(|file| read_shapes(file)).collect::<Result<Vec<_>, _>>();
            let put = read.and_then(|shapes| put_shapes(document.scorecard(), shapes));
            JobDone::Shaped(shown, put.map(Box::new).map_err(|error| error.to_string()))
        });
    }

    /// Puts shapes that were read into the scorecard, and says what came of them.
    pub(super) fn were_shaped(&mut self, shown: u64, result: Result<Box<(Edit, ShapesReport)>, String>) {
        match result {
            // Another scorecard is open by now.
            Ok(_) if shown != self.state.shown => {}
            Ok(put) => {
                let (edit, report) = *put;
                self.change(Change::Make(edit));
                self.notify_until_closed(format!("{} Save to keep them.", report.sentences().join(" ")));
            }
            Err(sentence) => self.notify_until_closed(sentence),
        }
    }
}
