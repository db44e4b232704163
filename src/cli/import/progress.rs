//! How far a long import is, on standard error where that is a terminal.

use crate::model::Progress;
use std::io::{IsTerminal, Write, stderr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const EVERY: Duration = Duration::from_millis(200);

/// Does the work and meanwhile shows how far it is.
pub(super) fn shown<T>(work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress::default();
    if !stderr().is_terminal() {
        return work(&progress);
    }
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watch = || {
            while !done.load(Ordering::Relaxed) {
                std::thread::park_timeout(EVERY);
                let (read, total) = (progress.done(), progress.total());
                // Where the terminal cannot be written to, the work goes on all the same.
                let _ = write!(
                    stderr(),
                    "\r{:3.0} % of {} MB ",
                    progress.share().unwrap_or(0.0) * 100.0,
                    total.max(read) / 1_000_000
                );
            }
            let _ = write!(stderr(), "\r                         \r");
        };
        let builder = std::thread::Builder::new().name("show progress".to_owned());
        let watcher = builder.spawn_scoped(scope, watch);
        let result = work(&progress);
        done.store(true, Ordering::Relaxed);
        if let Ok(watcher) = watcher {
            watcher.thread().unpark();
        }
        result
    })
}
