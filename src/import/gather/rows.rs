//! The rows of a table one after the other; or read ahead on a thread of their own, so that a large file of which much is
//! kept is done in the time of the slower of reading and taking in. What a row is, as far as it takes nothing but the row to
//! see, is looked at where it is read: taking in is the slower one.

use crate::import::error::ImportError;
use crate::import::source::Records;
use csv::ByteRecord;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

/// Rows that change hands together: so many that one thread seldom has to wake the other, and so few that they stay in the
/// processor's cache on their way.
const BATCH: usize = 1024;
/// How many full batches may wait, which bounds the memory.
const WAITING: usize = 2;

/// A row with its line and what was seen of it.
#[derive(Default)]
struct Row<S> {
    line: u64,
    record: ByteRecord,
    seen: S,
}

/// Some rows; those behind `len` are kept to be written over.
#[derive(Default)]
struct Batch<S> {
    rows: Vec<Row<S>>,
    len: usize,
    /// Why no more rows follow: the end, or an error.
    end: Option<Result<(), ImportError>>,
}

impl<S: Default> Batch<S> {
    /// Reads the next rows into it, and looks at each.
    fn fill(&mut self, records: &mut Records<'_>, look: &mut impl FnMut(&ByteRecord) -> S) {
        (self.len, self.end) = (0, None);
        while self.len < BATCH {
            if self.rows.len() == self.len {
                self.rows.push(Row::default());
            }
            let Row { line, record, seen } = &mut self.rows[self.len];
            match records.next(record) {
                Ok(Some(at)) => (*line, *seen) = (at, look(record)),
                Ok(None) => self.end = Some(Ok(())),
                Err(error) => self.end = Some(Err(error)),
            }
            if self.end.is_some() {
                return;
            }
            self.len += 1;
        }
    }

    /// Hands every row on, and tells why none follows where that is so.
    fn take(
        &mut self,
        take: &mut impl FnMut(&ByteRecord, u64, &S) -> Result<(), ImportError>,
    ) -> Option<Result<(), ImportError>> {
        for Row { line, record, seen } in &self.rows[..self.len] {
            if let Err(error) = take(record, *line, seen) {
                return Some(Err(error));
            }
        }
        self.end.take()
    }
}

/// Hands on every row that is left in `records`, in order, with what `look` sees of it.
///
/// # Errors
/// The first error in reading a row, after all rows before it; or what `take` refuses with, which ends the reading.
pub(super) fn for_each<S>(
    records: &mut Records<'_>,
    mut look: impl FnMut(&ByteRecord) -> S,
    mut take: impl FnMut(&ByteRecord, u64, &S) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut record = ByteRecord::new();
    while let Some(line) = records.next(&mut record)? {
        take(&record, line, &look(&record))?;
    }
    Ok(())
}

/// The same, with the rows read ahead on another thread. It pays where taking a row in costs about as much as reading
/// it; where most rows are passed over, handing them from thread to thread would cost more than it saves.
///
/// # Errors
/// As [`for_each`]; and where the machine cannot start one more thread.
pub(super) fn for_each_read_ahead<S: Default + Send>(
    records: &mut Records<'_>,
    mut look: impl FnMut(&ByteRecord) -> S + Send,
    mut take: impl FnMut(&ByteRecord, u64, &S) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    // A table of a few rows is not worth a thread.
    let mut first = Batch::default();
    first.fill(records, &mut look);
    if let Some(end) = first.take(&mut take) {
        return end;
    }
    let file = records.file().to_owned();
    std::thread::scope(|scope| {
        let (full, to_take) = sync_channel(WAITING);
        let (empty, to_fill) = channel();
        let reader = std::thread::Builder::new().name("read rows".to_owned());
        reader
            .spawn_scoped(scope, move || read(records, &mut look, &full, &to_fill))
            .map_err(|error| ImportError::io(&file, &error))?;
        take_all(&to_take, &empty, &mut take)
    })
}

/// Reads batch after batch until the end, or until nobody takes them any more.
fn read<S: Default>(
    records: &mut Records<'_>,
    look: &mut impl FnMut(&ByteRecord) -> S,
    full: &SyncSender<Batch<S>>,
    to_fill: &Receiver<Batch<S>>,
) {
    loop {
        let mut batch: Batch<S> = to_fill.try_recv().unwrap_or_default();
        batch.fill(records, look);
        let ended = batch.end.is_some();
        if full.send(batch).is_err() || ended {
            return;
        }
    }
}

fn take_all<S: Default>(
    to_take: &Receiver<Batch<S>>,
    empty: &Sender<Batch<S>>,
    take: &mut impl FnMut(&ByteRecord, u64, &S) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    for mut batch in to_take {
        if let Some(end) = batch.take(take) {
            return end;
        }
        // The reader may have ended meanwhile; then nobody needs the batch.
        let _ = empty.send(batch);
    }
    Ok(())
}
