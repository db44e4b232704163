//! The rows of a table one after the other; or read ahead on a thread of their own, so that a large file of which much is
//! kept is done in the time of the slower of reading and taking in.

use crate::import::error::ImportError;
use crate::import::source::Records;
use csv::ByteRecord;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

/// Rows that change hands together; few enough to stay in the processor's cache on their way.
const BATCH: usize = 256;
/// How many full batches may wait, which bounds the memory.
const WAITING: usize = 2;

/// Some rows with their lines; the records behind `len` are kept to be written over.
#[derive(Default)]
struct Batch {
    rows: Vec<(u64, ByteRecord)>,
    len: usize,
    /// Why no more rows follow: the end, or an error.
    end: Option<Result<(), ImportError>>,
}

impl Batch {
    /// Reads the next rows into it.
    fn fill(&mut self, records: &mut Records<'_>) {
        (self.len, self.end) = (0, None);
        while self.len < BATCH {
            if self.rows.len() == self.len {
                self.rows.push((0, ByteRecord::new()));
            }
            let (line, record) = &mut self.rows[self.len];
            match records.next(record) {
                Ok(Some(at)) => *line = at,
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
        take: &mut impl FnMut(&ByteRecord, u64) -> Result<(), ImportError>,
    ) -> Option<Result<(), ImportError>> {
        for (line, record) in &self.rows[..self.len] {
            if let Err(error) = take(record, *line) {
                return Some(Err(error));
            }
        }
        self.end.take()
    }
}

/// Hands on every row that is left in `records`, in order.
///
/// # Errors
/// The first error in reading a row, after all rows before it; or what `take` refuses with, which ends the reading.
pub(super) fn for_each(
    records: &mut Records<'_>,
    mut take: impl FnMut(&ByteRecord, u64) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut record = ByteRecord::new();
    while let Some(line) = records.next(&mut record)? {
        take(&record, line)?;
    }
    Ok(())
}

/// The same, with the rows read ahead on another thread. It pays where taking a row in costs about as much as reading
/// it; where most rows are passed over, handing them from thread to thread would cost more than it saves.
///
/// # Errors
/// As [`for_each`]; and where the machine cannot start one more thread.
pub(super) fn for_each_read_ahead(
    records: &mut Records<'_>,
    mut take: impl FnMut(&ByteRecord, u64) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    // A table of a few rows is not worth a thread.
    let mut first = Batch::default();
    first.fill(records);
    if let Some(end) = first.take(&mut take) {
        return end;
    }
    let file = records.file().to_owned();
    std::thread::scope(|scope| {
        let (full, to_take) = sync_channel(WAITING);
        let (empty, to_fill) = channel();
        let reader = std::thread::Builder::new().name("read rows".to_owned());
        reader
            .spawn_scoped(scope, move || read(records, &full, &to_fill))
            .map_err(|error| ImportError::io(&file, &error))?;
        take_all(&to_take, &empty, &mut take)
    })
}

/// Reads batch after batch until the end, or until nobody takes them any more.
fn read(records: &mut Records<'_>, full: &SyncSender<Batch>, to_fill: &Receiver<Batch>) {
    loop {
        let mut batch: Batch = to_fill.try_recv().unwrap_or_default();
        batch.fill(records);
        let ended = batch.end.is_some();
        if full.send(batch).is_err() || ended {
            return;
        }
    }
}

fn take_all(
    to_take: &Receiver<Batch>,
    empty: &Sender<Batch>,
    take: &mut impl FnMut(&ByteRecord, u64) -> Result<(), ImportError>,
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
