//! How far a long piece of work has come, shared between the thread that does it and the one that shows it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// How far a piece of work has come, and whether it is still wanted.
///
/// Share it by reference or in an `Arc`: the worker says how much there is to do and how much is done, the other side
/// shows that and may ask it to stop. The worker looks at [`Progress::is_cancelled`] every so often.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Nothing done, and not yet known how much there is.
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts a piece of work of this size, in units of its own: bytes, rows, series.
    pub fn start(&self, total: u64) {
        self.done.store(0, Relaxed);
        self.total.store(total, Relaxed);
    }

    /// Sets how much is done.
    pub fn set(&self, done: u64) {
        self.done.store(done, Relaxed);
    }

    /// Counts so much more as done; several threads may count at once.
    pub fn advance(&self, by: u64) {
        self.done.fetch_add(by, Relaxed);
    }

    /// How much is done, in the units of the work.
    pub fn done(&self) -> u64 {
        self.done.load(Relaxed)
    }

    /// How much there is to do; 0 while that is not known.
    pub fn total(&self) -> u64 {
        self.total.load(Relaxed)
    }

    /// The share that is done, 0 to 1; `None` while it is not known how much there is.
    pub fn share(&self) -> Option<f32> {
        let (done, total) = (self.done(), self.total());
        (total > 0).then(|| (done as f64 / total as f64).min(1.0) as f32)
    }

    /// Asks the worker to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Relaxed);
    }

    /// Whether the worker is to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_known_once_the_size_is() {
        let progress = Progress::new();
        assert_eq!(progress.share(), None);
        progress.start(4);
        progress.advance(1);
        assert_eq!(progress.share(), Some(0.25));
        progress.set(9);
        assert_eq!((progress.done(), progress.total(), progress.share()), (9, 4, Some(1.0)));
        progress.start(0);
        assert_eq!(progress.share(), None);
    }

    #[test]
    fn many_threads_count_together_and_a_cancel_reaches_all() {
        let progress = Progress::new();
        progress.start(400);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..100).for_each(|_| progress.advance(1)));
            }
        });
        assert_eq!(progress.share(), Some(1.0));
        assert!(!progress.is_cancelled());
        progress.cancel();
        progress.start(2);
        assert!(progress.is_cancelled(), "a cancel holds for all that follows");
    }
}
