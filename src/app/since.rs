//! What is new in the open file since this reader last had it open: a line above the page, which leads to the page of what changed.

use super::beside::Opened;
use super::chrome::strip;
use super::handler::Handler;
use super::jobs::JobDone;
use super::loaded::{Judged, Origin};
use super::seen::{self, Seen};
use crate::analysis::changed::{Edition, changed, is_one_system};
use crate::format::{Document, today};
use crate::model::Written;
use crate::pages::{Command, PageContext, Panel};
use crate::widgets::Hint;
use crate::words::{changed_told, date, since_last_seen};
use egui::Ui;
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is new, and the edition that was seen before.
#[derive(Debug)]
pub struct Since {
    sentence: String,
    seen: Arc<Opened>,
    /// When that was seen.
    when: Timestamp,
    /// The title of another scorecard that lies beside, in whose place the edition seen before would come.
    instead_of: Option<String>,
}

impl Since {
    /// Holds what is on screen against what was seen of its file; `None` where both say the same, or cannot be compared.
    fn of((origin, now): (&Path, &Judged), seen: Seen) -> Option<Self> {
        let moment = seen.when;
        let when = date::moment_in_words(&seen.when.to_zoned(jiff::tz::TimeZone::system()));
        let document = Document::read(seen.text.into_bytes(), today()).ok()?;
        let before = Judged::of(Arc::new(document));
        let editions = [&before, now].map(|it| Edition {
            scorecard: it.document.scorecard(),
            analysis: it.judgements.by(None, &it.document).1,
        });
        if !is_one_system(editions.map(|edition| edition.scorecard)) {
            return None;
        }
        let changed = changed(editions);
        let told = changed_told(&changed, editions, &Written::default());
        let sentence = since_last_seen(&changed, &told, editions, &when)?;
        let origin = Origin::Seen { file: origin.to_owned(), when };
        Some(Self { sentence, seen: Arc::new(Opened::seen(origin, before)), when: moment, instead_of: None })
    }

    /// What was seen before.
    fn before(&self) -> Seen {
        Seen { text: self.seen.text().to_owned(), when: self.when }
    }

    /// Draws the line.
    pub fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        strip::show(ui, page.tokens, &self.sentence, |ui| {
            let label = match &self.instead_of {
                None => "See what changed".to_owned(),
                Some(other) => format!("See what changed, in place of {other}"),
            };
            let hint = "Set the edition that you last had open beside this one, to be read only";
            if ui.button(label).hint(hint).clicked() {
                page.commands.send(Command::ShowChanges);
            }
            if ui.button("Close").hint("Close this line; it is said once").clicked() {
                page.commands.send(Command::Close(Panel::News));
            }
        });
    }
}

impl Handler<'_> {
    /// Looks at what was seen before of the file that is on screen, which counts as seen from now on. What is not saved is not what the
    /// file says, and says nothing of it.
    pub(super) fn look_at_seen(&mut self) {
        self.state.since = None;
        let (Some(folder), Some(loaded)) = (self.state.folder.clone(), &self.state.loaded) else { return };
        let Some(path) = loaded.origin.path().filter(|_| !loaded.is_unsaved()).map(Path::to_owned) else {
            return;
        };
        let (shown, document) = (self.state.shown, Arc::clone(&loaded.document));
        self.jobs.write("looking at what was seen of the file before", move || {
            JobDone::SeenBefore(shown, seen::exchange(&folder, &path, document.text()), None)
        });
    }

    /// Looks at what was seen before of a file of which somebody else’s edition was put under the reader’s changes: what is new in that
    /// is said as where the file is read again.
    pub(super) fn tell_of_merged(&mut self, theirs: Arc<Document>) {
        let path = self.state.loaded.as_ref().and_then(|loaded| loaded.origin.path());
        let (Some(folder), Some(path)) = (self.state.folder.clone(), path.map(Path::to_owned)) else {
            return;
        };
        let shown = self.state.shown;
        self.jobs.write("looking at what was seen of the file before", move || {
            let seen = seen::exchange(&folder, &path, theirs.text());
            JobDone::SeenBefore(shown, seen, Some(theirs))
        });
    }

    /// Holds the scorecard on screen against what was seen of its file before.
    /// Where that is the edition of somebody else with the reader’s own changes, that edition alone.
    pub(super) fn was_seen_before(&mut self, shown: u64, seen: Option<Seen>, theirs: Option<Arc<Document>>) {
        let (Some(seen), Some(loaded)) = (seen, &self.state.loaded) else { return };
        let Some(path) = loaded.origin.path().filter(|_| shown == self.state.shown) else { return };
        let origin: PathBuf = path.to_owned();
        let now = Judged {
            document: Arc::clone(&loaded.document),
            judgements: Arc::clone(&loaded.judgements),
            outline: Arc::clone(&loaded.outline),
        };
        // What was said to be new and nobody has looked at is new still.
        let unread = self.state.since.as_ref().filter(|_| theirs.is_some()).map(Since::before);
        self.jobs.start("comparing the file with what was seen of it before", move || {
            let now = theirs.map_or(now, Judged::of);
            let seen = unread.unwrap_or(seen);
            JobDone::Since(shown, Since::of((&origin, &now), seen))
        });
    }

    /// Takes in what is new.
    pub(super) fn was_held_against_seen(&mut self, shown: u64, since: Option<Since>) {
        if shown == self.state.shown {
            self.state.since = since;
            self.tell_in_whose_place();
        }
    }

    /// A scorecard that the reader laid beside is not put away without saying so.
    pub(super) fn tell_in_whose_place(&mut self) {
        let chosen = self.state.beside.as_ref().filter(|beside| !beside.opened.is_seen());
        if let Some(since) = &mut self.state.since {
            since.instead_of = chosen.map(|beside| beside.opened.outline.title.clone());
        }
    }

    /// Sets the edition that was seen before beside the file, and shows what changed.
    pub(super) fn show_changes(&mut self) {
        if let Some(since) = self.state.since.take() {
            self.lay_seen_beside(since.seen);
        }
    }

    /// What was written to a file here was seen.
    pub(super) fn has_seen(&mut self, path: &Path, document: &Arc<Document>) {
        let Some(folder) = self.state.folder.clone() else { return };
        let (path, document) = (path.to_owned(), Arc::clone(document));
        self.jobs.tidy("keeping what was seen of the file", move || {
            seen::keep(&folder, &path, document.text());
        });
    }

    /// Forgets which files were open, and what was seen of them.
    pub(super) fn forget_recent(&mut self) {
        self.state.settings.recent.clear();
        if let Some(folder) = self.state.folder.clone() {
            self.jobs.tidy("forgetting what was seen of files", move || seen::forget(&folder));
        }
    }
}
