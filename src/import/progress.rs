//! How far a long import is, and whether it is still wanted; shared between the job and whoever watches it.

use super::error::ImportError;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How far an import is, in bytes read.
#[derive(Debug, Default)]
pub struct Progress {
    read: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// The share that is done, from 0 to 1; 0 while the size is unknown.
    pub fn share(&self) -> f32 {
        let (read, total) = (self.read.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        if total == 0 { 0.0 } else { (read as f32 / total as f32).min(1.0) }
    }

    /// Bytes read so far and in all.
    pub fn bytes(&self) -> (u64, u64) {
        (self.read.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Asks the job to end; what it has done is thrown away.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether somebody has asked the job to end.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Starts anew with so many bytes to read.
    pub(super) fn start(&self, total: u64) {
        self.read.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// So many bytes more were read.
    pub(super) fn advance(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Goes on, or ends where somebody has cancelled.
    pub(super) fn check(&self) -> Result<(), ImportError> {
        if self.is_cancelled() { Err(ImportError::cancelled()) } else { Ok(()) }
    }
}
