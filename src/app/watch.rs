//! Looks at the open file every now and then. Asking the file system works on network drives too, where notices of
//! change do not arrive.

use super::jobs::{JobDone, Jobs, Stop, Ticket};
use crate::format::{Stamp, may_be_saved};
use std::fs::Metadata;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

const INTERVAL: Duration = Duration::from_millis(800);

/// What became of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Somebody has written it.
    Changed,
    /// It was deleted or moved, or cannot be reached.
    Gone,
}

/// A watch that goes on until it is dropped.
#[derive(Debug)]
pub struct Watching {
    pub ticket: Ticket,
    _stop: Stop,
}

/// Watches a file and reports whenever it is no longer what was read or reported last; `stamp` is what was read.
pub fn watch(jobs: &mut Jobs, path: PathBuf, stamp: Stamp) -> Watching {
    let stop = Stop::default();
    let stopped = stop.asked();
    let ticket = jobs.report("watching the file", move |report| {
        let about = std::fs::metadata(&path).ok();
        let mut watch = Watch::new(about.as_ref(), &stamp);
        // They may have changed since the file was read, so the first look tells of them too.
        let mut rights = None;
        while !stopped() {
            std::thread::sleep(INTERVAL);
            let about = std::fs::metadata(&path).ok();
            let now = about.as_ref().map(Metadata::permissions);
            if now != rights {
                rights = now;
                report(JobDone::MayBeSaved(may_be_saved(&path).is_ok()));
            }
            let news = watch.look(about.as_ref());
            if let Some(news) = news.filter(|_| !stopped()) {
                report(JobDone::OnDisk(news));
            }
        }
    });
    Watching { ticket, _stop: stop }
}

/// When a file was last written and how long it is; `None` where there is none to see.
type Look = Option<(Option<SystemTime>, u64)>;

/// What was seen of a file.
struct Watch {
    /// What the window knows of; `None` where that is older than the first look.
    known: Option<Look>,
    before: Option<Look>,
}

impl Watch {
    fn new(about: Option<&Metadata>, stamp: &Stamp) -> Self {
        let known = about.is_some_and(|about| stamp.fits(about)).then(|| look(about));
        Self { known, before: None }
    }

    /// News once the file has stayed the same for one interval, so that one that is being written is not read half.
    fn look(&mut self, about: Option<&Metadata>) -> Option<News> {
        let now = look(about);
        let settled = self.before.replace(now) == Some(now);
        if !settled || self.known == Some(now) {
            return None;
        }
        self.known = Some(now);
        Some(if now.is_some() { News::Changed } else { News::Gone })
    }
}

fn look(about: Option<&Metadata>) -> Look {
    about.map(|about| (about.modified().ok(), about.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{self, metadata};

    #[test]
    fn every_change_is_reported_once_the_file_has_settled() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.scorecard");
        fs::write(&path, "read").unwrap();
        let stamp = Stamp::of(&path).unwrap();
        let about = || metadata(&path).ok();
        let mut watch = Watch::new(about().as_ref(), &stamp);
        let mut looks =
            |times: usize| -> Vec<News> { (0..times).filter_map(|_| watch.look(about().as_ref())).collect() };
        assert_eq!(looks(3), []);
        fs::write(&path, "changed").unwrap();
        assert_eq!(looks(1), [], "it may still be being written");
        assert_eq!(looks(3), [News::Changed]);
        fs::write(&path, "changed again").unwrap();
        assert_eq!(looks(4), [News::Changed], "a second change is seen too");
        fs::remove_file(&path).unwrap();
        assert_eq!(looks(4), [News::Gone]);
        fs::write(&path, "back").unwrap();
        assert_eq!(looks(4), [News::Changed]);
    }

    #[test]
    fn a_change_between_reading_and_watching_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.scorecard");
        fs::write(&path, "read").unwrap();
        let stamp = Stamp::of(&path).unwrap();
        fs::write(&path, "changed meanwhile").unwrap();
        let mut watch = Watch::new(metadata(&path).ok().as_ref(), &stamp);
        let news: Vec<News> = (0..4).filter_map(|_| watch.look(metadata(&path).ok().as_ref())).collect();
        assert_eq!(news, [News::Changed]);
    }
}
