//! Slow work on named threads: reading, saving, dialogs, watching the file. The window only collects the results.

use super::importing::{DATA_FILES, ImportDone};
use super::loaded::{Loaded, Origin};
use crate::analysis::Analysis;
use crate::format::{self, OpenError};
use crate::model::Scorecard;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

/// How often the open file is looked at. Asking the file system works on network drives too, where notices of
/// change do not arrive.
const WATCH_INTERVAL: Duration = Duration::from_millis(800);

/// A result that a job hands back.
#[derive(Debug)]
pub enum JobDone {
    /// A scorecard was read, or not. Replies with an old ticket are dropped.
    Read {
        /// Which request this answers.
        ticket: u64,
        /// What was read.
        origin: Origin,
        /// The scorecard with its analysis.
        result: Result<Box<Loaded>, OpenError>,
    },
    /// The scorecard was judged anew. Replies with an old ticket are dropped.
    Judged {
        /// Which request this answers.
        ticket: u64,
        /// The judgements.
        analysis: Analysis,
    },
    /// The reader chose a file to open, or closed the dialog.
    ChosenToOpen(Dialog),
    /// The reader chose where to save, or closed the dialog.
    ChosenToSave(Dialog),
    /// The reader chose files of published data, or closed the dialog.
    ChosenToImport(Dialog<Vec<PathBuf>>),
    /// A piece of an import was done. Replies with an old ticket are dropped.
    Imported {
        /// Which request this answers.
        ticket: u64,
        /// What was done.
        done: ImportDone,
    },
    /// The scorecard was written, or why not.
    Saved {
        /// Where to.
        path: PathBuf,
        /// The error in words.
        result: Result<(), String>,
    },
    /// The open file has changed on disk.
    Changed(PathBuf),
}

/// How a file dialog ended.
#[derive(Debug)]
pub struct Dialog<T = PathBuf> {
    /// What was chosen.
    pub chosen: Option<T>,
    /// How long it was open. One that closes at once was never shown: no desktop portal runs.
    pub open_for: Duration,
}

/// Starts jobs and collects what they hand back.
pub struct Jobs {
    sender: Sender<JobDone>,
    receiver: Receiver<JobDone>,
    wake: Option<egui::Context>,
    next_ticket: u64,
    watching: Option<Arc<AtomicBool>>,
}

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, wake: None, next_ticket: 0, watching: None }
    }
}

impl Jobs {
    /// From now on, a finished job wakes this window.
    pub fn wake(&mut self, ctx: egui::Context) {
        self.wake = Some(ctx);
    }

    /// The next finished job.
    pub fn finished(&self) -> Option<JobDone> {
        self.receiver.try_recv().ok()
    }

    /// Reads a scorecard; the ticket tells its reply from those of earlier requests.
    pub fn read(&mut self, origin: Origin) -> u64 {
        self.next_ticket += 1;
        let ticket = self.next_ticket;
        self.start("read scorecard", move || {
            let result = Loaded::read(&origin).map(Box::new);
            JobDone::Read { ticket, origin, result }
        });
        ticket
    }

    /// Judges a scorecard anew, after its settings have changed.
    pub fn judge(&mut self, scorecard: Scorecard) -> u64 {
        self.next_ticket += 1;
        let ticket = self.next_ticket;
        self.start("judge scorecard", move || JobDone::Judged { ticket, analysis: Analysis::of(&scorecard) });
        ticket
    }

    /// Asks for a file to open.
    pub fn choose_to_open(&self) {
        let chosen = dialog().pick_file();
        self.start("open dialog", move || JobDone::ChosenToOpen(wait_for(chosen, |file| path(&file))));
    }

    /// Asks for files of published data.
    pub fn choose_to_import(&self) {
        let chosen = rfd::AsyncFileDialog::new()
            .add_filter("Published data", &DATA_FILES)
            .add_filter("Every file", &["*"])
            .set_title("Choose the files you downloaded")
            .pick_files();
        self.start("import dialog", move || {
            JobDone::ChosenToImport(wait_for(chosen, |files| files.iter().map(path).collect()))
        });
    }

    /// Does a piece of an import; the ticket tells its reply from those of earlier requests.
    pub fn import(&mut self, name: &str, work: impl FnOnce() -> ImportDone + Send + 'static) -> u64 {
        self.next_ticket += 1;
        let ticket = self.next_ticket;
        self.start(name, move || JobDone::Imported { ticket, done: work() });
        ticket
    }

    /// Asks where to save.
    pub fn choose_to_save(&self, suggested: String) {
        let chosen = dialog().set_file_name(suggested).save_file();
        self.start("save dialog", move || JobDone::ChosenToSave(wait_for(chosen, |file| path(&file))));
    }

    /// Writes a text so that the old file stays whole until the new one is.
    pub fn save(&self, path: PathBuf, text: String) {
        self.start("save scorecard", move || {
            let saved = format::replace(&path, text.as_bytes(), format::Before::Anything);
            let result = saved.map(drop).map_err(|error| error.to_string());
            JobDone::Saved { path, result }
        });
    }

    /// Watches one file, or none, for changes.
    pub fn watch(&mut self, path: Option<&Path>) {
        if let Some(stop) = self.watching.take() {
            stop.store(true, Ordering::Relaxed);
        }
        let Some(path) = path.map(Path::to_owned) else { return };
        let stop = Arc::new(AtomicBool::new(false));
        self.watching = Some(Arc::clone(&stop));
        let seen = stamp(&path);
        self.start_or_nothing("watch file", move || {
            wait_for_change(&path, seen, &stop).then_some(JobDone::Changed(path))
        });
    }

    fn start(&self, name: &str, work: impl FnOnce() -> JobDone + Send + 'static) {
        self.start_or_nothing(name, move || Some(work()));
    }

    /// Runs work on a thread of its own; work that comes to nothing hands nothing back.
    fn start_or_nothing(&self, name: &str, work: impl FnOnce() -> Option<JobDone> + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        let job = move || {
            let Some(done) = work() else { return };
            // The receiver is gone only when the window is: nobody waits for the result then.
            if sender.send(done).is_ok()
                && let Some(ctx) = wake
            {
                ctx.request_repaint();
            }
        };
        // A machine that cannot start one more thread is out of memory; nothing useful can be said or done.
        let _ = std::thread::Builder::new().name(name.to_owned()).spawn(job);
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.watch(None);
    }
}

fn dialog() -> rfd::AsyncFileDialog {
    rfd::AsyncFileDialog::new().add_filter("Scorecard", &["scorecard", "json"])
}

fn path(file: &rfd::FileHandle) -> PathBuf {
    file.path().to_owned()
}

fn wait_for<H, T>(chosen: impl Future<Output = Option<H>>, as_paths: impl FnOnce(H) -> T) -> Dialog<T> {
    let opened = Instant::now();
    let chosen = pollster::block_on(chosen).map(as_paths);
    Dialog { chosen, open_for: opened.elapsed() }
}

/// When a file was last written and how long it is.
type Stamp = Option<(SystemTime, u64)>;

fn stamp(path: &Path) -> Stamp {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

/// Waits until the file differs from `seen` and has stayed the same for one interval, so that a file that is still
/// being written is not read half; `false` when nobody watches any more.
fn wait_for_change(path: &Path, seen: Stamp, stop: &AtomicBool) -> bool {
    let mut before = seen;
    while !stop.load(Ordering::Relaxed) {
        std::thread::sleep(WATCH_INTERVAL);
        let now = stamp(path);
        if now.is_some() && now != seen && now == before {
            return !stop.load(Ordering::Relaxed);
        }
        before = now;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_watch_that_was_ended_reports_no_change() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(!wait_for_change(file.path(), None, &AtomicBool::new(true)));
    }

    #[test]
    fn a_change_is_reported_once_the_file_has_settled() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let seen = stamp(file.path());
        std::fs::write(file.path(), "longer").unwrap();
        assert!(wait_for_change(file.path(), seen, &AtomicBool::new(false)));
    }
}
