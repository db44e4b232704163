//! Reading scorecards and showing them.

use super::handler::Handler;
use super::history::History;
use super::jobs::{JobDone, Ticket};
use super::loaded::{Loaded, Origin, Stages};
use super::refused::refused;
use super::settings::LastView;
use super::state::{Cause, Leave, Reading, Why};
use super::watch::watch;
use crate::edit;
use crate::edit::plan::Entry;
use crate::format::OpenError;
use crate::model::Scorecard;
use crate::pages::View;
use std::sync::Arc;
use std::time::Instant;

/// The edition on screen, where no change of it is being made, and what is being typed.
pub(super) type Here = (Option<edit::State>, Vec<Entry>);

impl Handler<'_> {
    /// Reads a scorecard in place of the one on screen, which stays until the new one is ready.
    pub(super) fn read(&mut self, origin: Origin, again: bool) {
        self.leave(Leave::Read { origin, again });
    }

    pub(super) fn reload(&mut self) {
        match self.state.loaded.as_ref().map(|loaded| loaded.origin.clone()) {
            Some(Origin::Imported | Origin::Seen { .. }) => {
                self.notify("This scorecard is in no file yet. Save it first.".to_owned());
            }
            // Nothing is given up for what may not open, or has to be decided about.
            Some(_) if self.state.stale.is_some() => self.compare(Cause::Asked),
            Some(origin) => self.read(origin, true),
            None => {}
        }
    }

    pub(super) fn start_reading(&mut self, origin: Origin, again: bool) {
        let reading = read(self.jobs, origin, if again { Why::Again } else { Why::Open });
        self.begin_reading(reading);
    }

    /// One scorecard is read at a time: the newer request ends the older one.
    pub(super) fn begin_reading(&mut self, reading: Reading) {
        self.state.read_over = self.what_is_here();
        if let Some(older) = self.state.reading.replace(reading) {
            older.stages.progress.cancel();
        }
    }

    /// Ends reading or judging, as the reader asked; what is on screen stays.
    /// Ends what is awaited: the reading of a file, else the board pack.
    pub(super) fn stop(&mut self) {
        if self.state.reading.is_none() {
            self.stop_packing();
        } else if let Some(reading) = self.state.reading.take() {
            reading.stages.progress.cancel();
            self.state.saving.after = None;
            self.notify(format!("Reading {} was stopped.", reading.origin.name()));
        }
    }

    pub(super) fn was_read(&mut self, ticket: Ticket, result: Result<Box<Loaded>, OpenError>) {
        let Some(reading) = self.state.reading.take_if(|reading| reading.ticket == ticket) else { return };
        if matches!(reading.why, Why::Beside) {
            return self.was_read_beside(&reading, result);
        }
        match result {
            Ok(_) if self.was_typed_since_asked() => {
                let name = reading.origin.name();
                self.notify_until_closed(format!(
                    "{name} was not opened: you have begun to write here. End that first, then open {name} again."
                ));
            }
            Ok(_) if self.was_changed_since_asked() => self.leave(match reading.why {
                Why::Restore(left) => Leave::Restore(left),
                why => Leave::Read { origin: reading.origin, again: matches!(why, Why::Again) },
            }),
            Ok(loaded) => {
                self.show(*loaded, matches!(reading.why, Why::Again));
                let opened = reading.origin.path().filter(|_| matches!(reading.why, Why::Open));
                if let Some(file) = opened.filter(|_| self.state.shown > 1) {
                    self.look_for_left_of(file);
                }
                let data = std::mem::take(&mut self.state.to_bring_in);
                if !data.is_empty() {
                    self.import_files(data);
                }
                if let Why::Restore(left) = reading.why {
                    let is_correcting =
                        left.correction.clone().is_some_and(|correction| self.go_on_correcting(correction));
                    let with = match &left.draft {
                        _ if is_correcting => {
                            " The correction that was being written is open here again, and is not published yet."
                        }
                        Some(_) => " What was being written is a draft under Commentary.",
                        None => "",
                    };
                    self.notify(format!("What was not saved is back. Save to keep it.{with}"));
                    self.state.led_to_comment.clone_from(&left.draft);
                    self.state.keeping.restored = Some(left);
                    self.state.keeping.due = Some(Instant::now());
                }
            }
            Err(error) => {
                self.state.to_bring_in.clear();
                if self.state.loaded.as_ref().is_some_and(|loaded| loaded.origin == reading.origin) {
                    self.is_broken(&error);
                }
                let found = refused(&reading.origin, &error, self.state.loaded.as_ref());
                self.state.refused.clone_from(&found.refused);
                self.state.over.findings = Some(found);
            }
        }
    }

    /// Whether something is being typed.
    pub(super) fn is_writing(&self) -> bool {
        self.state.sheet.as_ref().is_some_and(|sheet| sheet.open.holds_what_was_typed())
    }

    /// Whether something was changed since the file was asked for that now takes the place of what is on screen.
    fn was_changed_since_asked(&self) -> bool {
        let edition = |here: &Option<Here>| here.as_ref().and_then(|here| here.0);
        let Some(asked) = edition(&self.state.read_over) else { return false };
        edition(&self.what_is_here()) != Some(asked)
    }

    /// Whether something was typed since then, which no question is to come between.
    fn was_typed_since_asked(&self) -> bool {
        let typed = |here: Option<Here>| here.map(|here| here.1).unwrap_or_default();
        let now = typed(self.what_is_here());
        !now.is_empty() && now != typed(self.state.read_over.clone())
    }

    fn what_is_here(&self) -> Option<Here> {
        let loaded = self.state.loaded.as_ref()?;
        let typed = self.state.sheet.as_ref().map(|sheet| sheet.open.as_typed(loaded.edited.scorecard()));
        let edition = self.state.editing.is_settled().then(|| loaded.history.state());
        Some((edition, typed.unwrap_or_default()))
    }

    /// Puts a scorecard in place of the one on screen.
    pub(super) fn show(&mut self, loaded: Loaded, again: bool) {
        // Another file opens at the top of its first page; only the same one comes back to where the reader was.
        let scorecard = loaded.document.scorecard();
        let same = self.state.loaded.as_ref().filter(|old| old.origin == loaded.origin);
        self.state.view = match same {
            Some(old) => {
                let here = LastView::of(&self.state.view, old.document.scorecard());
                restored(&here, scorecard, &self.state.view)
            }
            None => self.state.settings.last.for_file(&loaded.origin).restore(scorecard),
        };
        if same.is_none() {
            // What lies over the page, and what was said of a file, is about the file before.
            self.state.over.close_panels();
            self.state.notice = None;
            self.state.pack = super::pack_choice::PackChoice::default();
        }
        self.state.sheet = None;
        self.close_board();
        // What is on screen does not lie beside itself.
        self.state.beside.take_if(|beside| beside.opened.is_beside_itself(&loaded.origin));
        // Positions of places and indicators differ between files, so the views of another file are gone.
        self.state.history = History::default();
        self.state.pages.forget();
        if again {
            self.notify(format!("{} was read again", loaded.origin.name()));
            self.state.over.findings = None;
        }
        self.state.refused = None;
        if let Some(path) = loaded.origin.path() {
            self.state.settings.remember_file(path);
            self.state.settings.introduced = true;
        }
        if let Some(importing) = &mut self.state.importing {
            importing.scorecard_changed(&loaded.outline.title);
        }
        self.forget_kept();
        self.state.editing = super::editing::Editing::default();
        self.state.loaded = Some(loaded);
        self.state.shown += 1;
        self.watch();
        self.was_changed();
        self.look_at_seen();
    }

    /// Looks at the file of what is on screen from now on, for changes from what was read or written just now.
    pub(super) fn watch(&mut self) {
        let file = self
            .state
            .loaded
            .as_ref()
            .and_then(|loaded| Some((loaded.origin.path()?.to_owned(), loaded.base.as_ref()?.stamp)));
        self.state.news = None;
        self.state.stale = None;
        self.state.watching = file.map(|(path, stamp)| watch(self.jobs, path, stamp));
    }
}

/// Starts to read a scorecard.
pub(super) fn read(jobs: &mut super::jobs::Jobs, origin: Origin, why: Why) -> Reading {
    let stages = Arc::new(Stages::default());
    let (from, shared) = (origin.clone(), Arc::clone(&stages));
    let work = move || JobDone::Read(Loaded::read(&from, &shared).map(Box::new));
    let ticket = jobs.start("reading the scorecard", work);
    Reading { ticket, origin, why, stages }
}

/// The remembered place in a scorecard, with the order, filters and search of the view before.
pub(super) fn restored(remembered: &LastView, scorecard: &Scorecard, old: &View) -> View {
    View {
        chart: old.chart,
        table: old.table.without_positions(),
        of_other: old.of_other,
        ..remembered.restore(scorecard)
    }
}
