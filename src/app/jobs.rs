//! Slow work on named threads. The window only collects what they hand back; a job that fails hands back why.

use super::editing::Changed;
use super::importing::ImportDone;
use super::loaded::{Judged, Loaded};
use super::merging::Theirs;
use crate::edit::EditError;
use crate::format::{Document, OpenError, SaveError, Saved};
use crate::import::DATA_FILES;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The number of a job, by which its reply is told from those of other ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

/// What a job hands back.
#[derive(Debug)]
pub struct Reply {
    pub ticket: Ticket,
    /// What was done; a sentence where the job broke off by a fault of this program.
    pub done: Result<JobDone, String>,
}

/// What a job has done.
#[derive(Debug)]
pub enum JobDone {
    /// A scorecard was read, or not.
    Read(Result<Box<Loaded>, OpenError>),
    /// Shapes of areas were read for the scorecard with this number, as a change and what came of them.
    Shaped(u64, Result<Box<(crate::edit::Edit, crate::import::ShapesReport)>, String>),
    /// A change was made, or not.
    Edited(Result<Box<Changed>, EditError>),
    /// The changed scorecard was judged; `None` when a later change has made that useless.
    Judged(Option<Judged>),
    /// The reader chose a file, or closed the dialog.
    Chosen(Dialog),
    /// The reader chose files of published data, or closed the dialog.
    ChosenToImport(Dialog<Vec<PathBuf>>),
    /// A piece of an import was done.
    Imported(ImportDone),
    /// The scorecard was written, as this, or why not.
    Saved(Result<(Saved, Arc<Document>), SaveError>),
    /// Whether the open file may be written has changed.
    MayBeSaved(bool),
    /// What is on screen was written for other programs, or why not.
    Exported(super::exporting::Exported),
    /// It was drawn to be pasted elsewhere, or why not.
    Drawn(Result<super::exporting::Copied, String>),
    /// The board pack was made to be printed and is in this file, or a sentence why not.
    Printed(Result<PathBuf, String>),
    /// The state that outlives a crash was written, or why not.
    Autosaved(Result<(), String>),
    /// States that a crash has left.
    Left(Vec<super::autosave::Left>),
    /// What somebody else has saved in the meantime was read and compared with what is on screen.
    Compared(Box<Theirs>),
    /// What the reader saw of the file of the scorecard with this number before it was opened now.
    /// Where somebody else’s edition of it was put under the reader’s changes, with that edition.
    SeenBefore(u64, Option<super::seen::Seen>, Option<Arc<Document>>),
    /// What is new in the scorecard with this number since then.
    Since(u64, Option<super::since::Since>),
    /// The open file was changed on disk, or is gone.
    OnDisk(super::watch::News),
}

/// How a file dialog ended.
#[derive(Debug)]
pub struct Dialog<T = PathBuf> {
    pub chosen: Option<T>,
    /// How long it was open. One that closes at once was never shown: no desktop portal runs.
    pub open_for: Duration,
}

/// The window to wake when there is something to collect. Jobs run before there is one: it is asked for when they end,
/// and a window that opens later collects what is there.
type Waker = Arc<OnceLock<egui::Context>>;

/// How long a frame waits for what it asks for, so that what is made in no time does not flicker. A build that is not
/// optimised takes many times as long.
const PATIENCE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 8 });

/// Starts jobs and collects what they hand back.
pub struct Jobs {
    /// How long a frame waits for what it asks for.
    pub(super) patience: Duration,
    sender: Sender<Reply>,
    receiver: Receiver<Reply>,
    waker: Waker,
    last: u64,
    writer: Writer,
}

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self {
            patience: PATIENCE,
            sender,
            receiver,
            waker: Waker::default(),
            last: 0,
            writer: Writer::default(),
        }
    }
}

impl Jobs {
    /// From now on finished jobs wake this window, those started before included.
    pub fn wake(&self, ctx: egui::Context) {
        // There is one window, so nobody was here before.
        let _ = self.waker.set(ctx);
    }

    /// The next finished job.
    pub fn finished(&self) -> Option<Reply> {
        self.receiver.try_recv().ok()
    }

    /// Starts a job on a thread of its own. `name` says what is being done, as in "while reading the scorecard".
    pub fn start(&mut self, name: &'static str, work: impl FnOnce() -> JobDone + Send + 'static) -> Ticket {
        let ticket = self.next_ticket();
        let hand_back = self.hand_back(ticket);
        let no_thread = self.hand_back(ticket);
        if spawn(name, move || hand_back(guarded(name, work))).is_err() {
            no_thread(Err(format!("The machine has no room for another thread, so {name} was not begun.")));
        }
        ticket
    }

    /// Queues work on the one thread that writes files, so that they are written in the order asked for.
    pub fn write(&mut self, name: &'static str, work: impl FnOnce() -> JobDone + Send + 'static) -> Ticket {
        let ticket = self.next_ticket();
        let hand_back = self.hand_back(ticket);
        self.writer.queue(Box::new(move || hand_back(guarded(name, work))));
        ticket
    }

    /// Queues work on the thread that writes files, after which there is nothing to say.
    pub fn tidy(&mut self, name: &'static str, work: impl FnOnce() + Send + 'static) {
        self.writer.queue(Box::new(move || {
            let _ = guarded(name, work);
        }));
    }

    /// Starts work whose result is waited for by whoever asks, for a moment or in a later frame.
    pub fn ask<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Receiver<Result<T, String>> {
        let (sender, receiver) = channel();
        let waker = Arc::clone(&self.waker);
        // Without a thread the sender is gone, which the receiver sees.
        let _ = spawn(name, move || {
            if sender.send(guarded(name, work)).is_ok() {
                wake(&waker);
            }
        });
        receiver
    }

    /// Starts work that goes on until it is told to stop, and reports now and then.
    pub fn report(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&dyn Fn(JobDone)) + Send + 'static,
    ) -> Ticket {
        let ticket = self.next_ticket();
        let hand_back = self.hand_back(ticket);
        // A watch that cannot start notices nothing; a save still compares.
        let _ = spawn(name, move || {
            let report = |done| hand_back(Ok(done));
            if let Err(broken) = guarded(name, || work(&report)) {
                hand_back(Err(broken));
            }
        });
        ticket
    }

    fn next_ticket(&mut self) -> Ticket {
        self.last += 1;
        Ticket(self.last)
    }

    /// Hands a result to the window and wakes it.
    fn hand_back(&self, ticket: Ticket) -> impl Fn(Result<JobDone, String>) + Send + 'static {
        let (sender, waker) = (self.sender.clone(), Arc::clone(&self.waker));
        move |done| {
            // The receiver is gone only when the window is: nobody waits for the result then.
            if sender.send(Reply { ticket, done }).is_ok() {
                wake(&waker);
            }
        }
    }

    /// Asks for a file to open.
    pub fn choose_to_open(&mut self, title: &str) -> Ticket {
        let chosen = dialog().set_title(title).pick_file();
        self.start("choosing a file", move || JobDone::Chosen(wait_for(chosen, |file| path(&file))))
    }

    /// Asks for files of published data.
    pub fn choose_to_import(&mut self, title: &str) -> Ticket {
        let chosen = rfd::AsyncFileDialog::new()
            .add_filter("Published data", &DATA_FILES)
            .add_filter("Every file", &["*"])
            .set_title(title)
            .pick_files();
        self.start("choosing files", move || {
            JobDone::ChosenToImport(wait_for(chosen, |files| files.iter().map(path).collect()))
        })
    }

    /// Asks where what is written for other programs goes, in one of these formats: names and endings.
    pub fn choose_to_export(&mut self, title: &str, formats: &[(&str, &str)], suggested: String) -> Ticket {
        let dialog = rfd::AsyncFileDialog::new().set_title(title).set_file_name(suggested);
        let dialog =
            formats.iter().fold(dialog, |dialog, (name, ending)| dialog.add_filter(*name, &[*ending]));
        let chosen = dialog.save_file();
        self.start("choosing a file", move || JobDone::Chosen(wait_for(chosen, |file| path(&file))))
    }

    /// Asks where to save.
    pub fn choose_to_save(&mut self, title: &str, suggested: String) -> Ticket {
        let chosen = dialog().set_title(title).set_file_name(suggested).save_file();
        self.start("choosing a file", move || JobDone::Chosen(wait_for(chosen, |file| path(&file))))
    }
}

fn wake(waker: &Waker) {
    if let Some(ctx) = waker.get() {
        ctx.request_repaint();
    }
}

fn spawn(name: &str, job: impl FnOnce() + Send + 'static) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name(name.to_owned()).spawn(job)
}

/// Runs work; where it panics, a sentence says so. What the work shares with others is shared in `Arc`s that it does not
/// change, or thrown away by whoever reads the sentence.
fn guarded<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        format!("The program came upon a fault of its own while {name}. ({text})")
    })
}

type Task = Box<dyn FnOnce() + Send>;

/// One thread that does one thing after the other; it is waited for when the window closes.
#[derive(Default)]
struct Writer {
    queue: Option<Sender<Task>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    fn queue(&mut self, task: Task) {
        if self.queue.is_none() {
            let (sender, tasks) = channel::<Task>();
            self.thread = spawn("writing files", move || tasks.into_iter().for_each(|task| task())).ok();
            self.queue = Some(sender);
        }
        // Without a thread of its own the file is written here: slow, but not lost.
        if let Some(Err(unsent)) = self.queue.as_ref().map(|queue| queue.send(task)) {
            (unsent.0)();
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(thread) = self.thread.take() {
            // Every task is guarded, so the thread does not panic.
            let _ = thread.join();
        }
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

/// Stops work that goes on until it is told to, when it is dropped.
#[derive(Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// For the work: whether to stop.
    pub fn asked(&self) -> impl Fn() -> bool + Send + 'static {
        let flag = Arc::clone(&self.0);
        move || flag.load(Ordering::Relaxed)
    }
}

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    fn reply(jobs: &Jobs) -> Reply {
        let started = Instant::now();
        loop {
            if let Some(reply) = jobs.finished() {
                return reply;
            }
            assert!(started.elapsed() < Duration::from_mins(1), "the job never ended");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn nothing() -> JobDone {
        JobDone::Autosaved(Ok(()))
    }

    #[test]
    fn a_job_that_began_before_the_window_wakes_it() {
        let mut jobs = Jobs::default();
        let (go, wait) = channel::<()>();
        jobs.start("waiting", move || {
            let _ = wait.recv();
            nothing()
        });
        let ctx = egui::Context::default();
        let woken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&woken);
        ctx.set_request_repaint_callback(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        jobs.wake(ctx);
        assert_eq!(woken.load(Ordering::Relaxed), 0);
        go.send(()).unwrap();
        reply(&jobs);
        let started = Instant::now();
        while woken.load(Ordering::Relaxed) == 0 {
            assert!(started.elapsed() < Duration::from_secs(20), "the window was never woken");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn a_job_that_panics_hands_back_a_sentence_and_the_next_ones_still_run() {
        let mut jobs = Jobs::default();
        let read = jobs.start("reading the scorecard", || panic!("out of {}", "range"));
        let Reply { ticket, done } = reply(&jobs);
        assert_eq!(ticket, read);
        let sentence = done.unwrap_err();
        assert!(
            sentence.contains("while reading the scorecard") && sentence.contains("out of range"),
            "{sentence}"
        );
        jobs.write("saving", || panic!("no"));
        assert!(reply(&jobs).done.is_err());
        jobs.write("saving", nothing);
        assert!(reply(&jobs).done.is_ok(), "the thread that writes goes on");
        assert!(jobs.ask("making the page", || panic!("no")).recv().unwrap().map(|()| 0).is_err());
    }

    #[test]
    fn files_are_written_in_order_and_waited_for_at_the_end() {
        let mut jobs = Jobs::default();
        let written = Arc::new(std::sync::Mutex::new(Vec::new()));
        for number in 0..20 {
            let written = Arc::clone(&written);
            jobs.tidy("writing", move || {
                std::thread::sleep(Duration::from_millis(2));
                written.lock().unwrap().push(number);
            });
        }
        drop(jobs);
        assert_eq!(*written.lock().unwrap(), (0..20).collect::<Vec<_>>());
    }
}
