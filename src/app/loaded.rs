//! A scorecard that was read and judged, ready to be shown.

use crate::analysis::{Analysis, Options};
use crate::edit::History;
use crate::format::{self, Document, Finding, OpenError, Stamp};
use crate::model::{Against, Benchmark, Progress, Scorecard, Word, one_line};
use crate::pages::{Outline, Sample};
use crate::words::{approval_note, published_otherwise};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// The scorecards built into the program.
const fn text_of(sample: Sample) -> &'static str {
    match sample {
        Sample::GreaterManchester => include_str!("../../sample_data/greater-manchester.scorecard"),
        Sample::WestYorkshire => include_str!("../../sample_data/west-yorkshire.scorecard"),
    }
}

/// Where a scorecard comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Built into the program.
    Sample(Sample),
    /// A file.
    File(PathBuf),
    /// Made of published data, and in no file yet.
    Imported,
    /// What was last seen of a file, of which a copy was kept.
    Seen {
        /// The file.
        file: PathBuf,
        /// When, in words: `on 3 November 2026 at 14:05`.
        when: String,
    },
}

impl Origin {
    /// The scorecard that opens where none is named.
    pub const SAMPLE: Self = Self::Sample(Sample::GreaterManchester);

    /// A file, by the whole path to it: what is remembered of it is read by a program that is started elsewhere.
    pub fn file(path: &Path) -> Self {
        Self::File(absolute(path))
    }

    /// The file, where there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Sample(_) | Self::Imported | Self::Seen { .. } => None,
            Self::File(path) => Some(path),
        }
    }

    /// By what a later start knows it again.
    pub fn remembered_as(&self) -> Option<String> {
        match self {
            Self::Sample(sample) => Some(sample.name().to_owned()),
            Self::Imported | Self::Seen { .. } => None,
            Self::File(path) => Some(path.to_string_lossy().into_owned()),
        }
    }

    /// A name for sentences about it.
    pub fn name(&self) -> String {
        match self {
            Self::Sample(sample) => format!("The {} sample", sample.name()),
            Self::Imported => "A new scorecard".to_owned(),
            Self::File(path) => name_of(path),
            Self::Seen { file, when } => format!("{} as you last had it {when}", name_of(file)),
        }
    }
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    one_line(&name).into_owned()
}

/// A document with everything that is worked out once per edition. What belongs together is replaced together, because
/// the judgements refer to areas and indicators by their position.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What was judged.
    pub document: Arc<Document>,
    /// Its judgements.
    pub judgements: Arc<Judgements>,
    /// Its names.
    pub outline: Arc<Outline>,
}

impl Judged {
    /// Judges a document.
    pub fn of(document: Arc<Document>) -> Self {
        let analysis = Analysis::with(document.scorecard(), &options());
        Self::with(document, analysis)
    }

    /// Judges a document and tells how far it is; `None` when it was cancelled.
    pub fn of_with(document: Arc<Document>, stages: &Stages) -> Option<Self> {
        stages.judging.store(true, Ordering::Relaxed);
        let analysis = Analysis::of_with(document.scorecard(), &options(), &stages.progress)?;
        Some(Self::with(document, analysis))
    }

    fn with(document: Arc<Document>, analysis: Analysis) -> Self {
        let outline = Arc::new(Outline::of(document.scorecard()));
        let scorecard = document.scorecard();
        let notes = document.notes_with(published_otherwise(scorecard), approval_note(scorecard));
        let judgements = Arc::new(Judgements::new(analysis, notes));
        Self { document, judgements, outline }
    }
}

/// The judgements of one edition: by the benchmark of its file, and by those that a reader has looked at.
#[derive(Debug)]
pub struct Judgements {
    by_file: Analysis,
    notes: Vec<Finding>,
    looked_at: [OnceLock<(Scorecard, Analysis)>; Benchmark::ALL.len()],
}

impl Judgements {
    fn new(by_file: Analysis, notes: Vec<Finding>) -> Self {
        Self { by_file, notes, looked_at: std::array::from_fn(|_| OnceLock::new()) }
    }

    /// What is to be known of the file.
    pub fn notes(&self) -> &[Finding] {
        &self.notes
    }

    /// The document's scorecard compared with this, or else with what the file says, and its judgements. They are made
    /// when they are first asked for, which may take as long as opening the file did.
    pub fn by<'a>(
        &'a self,
        benchmark: Option<Benchmark>,
        document: &'a Document,
    ) -> (&'a Scorecard, &'a Analysis) {
        let own = document.scorecard();
        let position = |benchmark| Benchmark::ALL.iter().position(|one| *one == benchmark);
        let other = benchmark.filter(|benchmark| *benchmark != own.methods().benchmark);
        let Some((benchmark, at)) = other.and_then(|benchmark| Some((benchmark, position(benchmark)?)))
        else {
            return (own, &self.by_file);
        };
        let (scorecard, analysis) = self.looked_at[at].get_or_init(|| {
            let scorecard = own.compared_with(Against::Benchmark(benchmark));
            let analysis = Analysis::with(&scorecard, &options());
            (scorecard, analysis)
        });
        (scorecard, analysis)
    }
}

/// Everything as the file asks for it, today.
fn options() -> Options {
    Options { today: Some(format::today()), ..Options::default() }
}

/// How far a scorecard is that is read and then judged, and whether it is still wanted.
#[derive(Debug, Default)]
pub struct Stages {
    /// How far the stage is.
    pub progress: Progress,
    judging: AtomicBool,
}

impl Stages {
    /// Whether it is being judged, and no longer being read.
    pub fn is_judging(&self) -> bool {
        self.judging.load(Ordering::Relaxed)
    }
}

/// What the file held when it was read or written last.
#[derive(Clone, Debug)]
pub struct Base {
    /// Tells whether the file still holds it.
    pub stamp: Stamp,
    /// `None` where only the stamp is known, as after a crash.
    pub document: Option<Arc<Document>>,
}

/// The open scorecard.
#[derive(Debug)]
pub struct Loaded {
    /// Where it comes from.
    pub origin: Origin,
    /// What is on screen.
    pub document: Arc<Document>,
    /// Its judgements.
    pub judgements: Arc<Judgements>,
    /// Its names.
    pub outline: Arc<Outline>,
    /// With every change made so far; it is on screen once it is judged.
    pub edited: Arc<Document>,
    /// `None` where it is in no file.
    pub base: Option<Base>,
    /// Whether its file may not be written.
    pub is_locked: bool,
    /// Changes to undo and to redo, and which edition is in the file.
    pub history: History,
}

impl Loaded {
    /// Reads and judges a scorecard.
    ///
    /// # Errors
    /// What keeps the file from being read or trusted.
    pub fn read(origin: &Origin, stages: &Stages) -> Result<Self, OpenError> {
        let (bytes, stamp) = match origin {
            Origin::Sample(sample) => (text_of(*sample).as_bytes().to_vec(), None),
            Origin::File(path) => format::open_bytes(path).map(|(bytes, stamp)| (bytes, Some(stamp)))?,
            Origin::Imported | Origin::Seen { .. } => {
                let sentence = "It is in no file yet; save it first.".to_owned();
                return Err(OpenError::Io(sentence, std::io::ErrorKind::NotFound));
            }
        };
        Self::of_bytes(origin.clone(), bytes, stamp, stages)
    }

    /// Reads and judges what a file holds.
    ///
    /// # Errors
    /// What keeps it from being trusted.
    pub fn of_bytes(
        origin: Origin,
        bytes: Vec<u8>,
        stamp: Option<Stamp>,
        stages: &Stages,
    ) -> Result<Self, OpenError> {
        let read = Document::read_with(bytes, format::today(), &stages.progress).ok_or_else(cancelled)?;
        let document = Arc::new(read.map_err(OpenError::Findings)?);
        let base = stamp.map(|stamp| Base { stamp, document: Some(Arc::clone(&document)) });
        let judged = Judged::of_with(document, stages).ok_or_else(cancelled)?;
        let history = History::of(judged.document.text());
        Ok(Self::new(origin, judged, base, history))
    }

    /// A scorecard that was judged.
    pub fn new(origin: Origin, judged: Judged, base: Option<Base>, history: History) -> Self {
        let Judged { document, judgements, outline } = judged;
        let is_locked = origin.path().is_some_and(|path| format::may_be_saved(path).is_err());
        Self {
            origin,
            is_locked,
            edited: Arc::clone(&document),
            document,
            judgements,
            outline,
            base,
            history,
        }
    }

    /// Puts the judged edition on screen.
    pub fn show(&mut self, judged: Judged) {
        let Judged { document, judgements, outline } = judged;
        (self.document, self.judgements, self.outline) = (document, judgements, outline);
    }

    /// Whether something is on screen, or about to be, that is in no file.
    pub fn is_unsaved(&self) -> bool {
        self.history.is_dirty()
    }

    /// A name for its file, where it has none yet.
    pub fn suggested_name(&self) -> String {
        match &self.origin {
            Origin::Sample(sample) => format!("{}.scorecard", slug(sample.name())),
            Origin::File(_) => self.origin.name(),
            Origin::Imported | Origin::Seen { .. } => format!("{}.scorecard", slug(&self.outline.title)),
        }
    }
}

/// The whole path to a file.
pub(super) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The history of a scorecard that is in no file.
pub(super) fn in_no_file(document: &Document) -> History {
    let mut history = History::of(document.text());
    history.mark_unsaved();
    history
}

/// Nobody waits for the answer any more.
pub(super) fn cancelled() -> OpenError {
    OpenError::Io("The reading was cancelled.".to_owned(), std::io::ErrorKind::Interrupted)
}

/// A title as a file name that every system takes.
fn slug(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if slug.is_empty() { "new".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(slug("Greater Manchester: 2026/27 (draft)"), "greater-manchester-2026-27-draft");
        assert_eq!(slug("…"), "new");
    }
}
