//! Bytes to imports, with every question answered.

use crate::format::Document;
use crate::import::{
    self, Answers, Choice, Draft, Field, Imported, Layout, Question, Setup, Subject, TableMapping,
};
use crate::model::{Indicator, PeriodKind, Progress, Word};
use jiff::civil::{Date, date};
use std::backtrace::Backtrace;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::LazyLock;

/// One file for each process, written anew for each input; in memory where the system has a place for that.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    folder.join(format!("placecard-fuzz-{}", std::process::id()))
});

/// What libraries trip over in broken files is caught, and the import ends in a sentence; only other panics count.
static ONLY_OURS: LazyLock<()> = LazyLock::new(|| {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let frames = Backtrace::force_capture().to_string();
        let is_of_std = |place: &&str| place.contains("/rustc/") || place.contains("importing.rs");
        let mut places = frames.lines().filter_map(|line| line.trim().strip_prefix("at "));
        let innermost = places.find(|place| !is_of_std(place)).unwrap_or_default();
        if !(frames.contains("guarded") && innermost.contains("/registry/")) {
            before(info);
        }
    }));
});

const TODAY: Date = date(2026, 11, 22);
/// How often answers may want the files read anew.
const MOST_READINGS: usize = 20;

/// Imports bytes as a file, of this layout or of the one it seems to have; see [`import_as`].
pub fn import(bytes: &[u8], layout: Option<Layout>) {
    import_as(bytes, Choice { layout, ..Choice::default() });
}

/// Imports bytes as a file into a new scorecard, and then once more into that one, which must change nothing; and with its
/// rows the other way round, which must come to the same scorecard.
pub fn import_as(bytes: &[u8], mut choice: Choice) {
    choice.files = vec![FILE.clone()];
    let pick = bytes.len();
    let Some((first, before)) = imported(bytes, choice.clone(), None, &Answering::by(pick)) else { return };
    for file in &first.report.files {
        let skipped: u64 = file.skipped.iter().map(|skipped| skipped.lines.count()).sum();
        assert_eq!(file.rows, file.taken + file.repeated + file.not_chosen + skipped, "{file:?}");
    }
    let text = first.document.text().to_owned();
    if let [file] = &first.report.files[..]
        && let Some(turned) = turned(bytes, file.rows)
        && let Some((other, _)) = imported(&turned, choice.clone(), None, &Answering::by(pick))
        // Another first row may have been taken for the header.
        && other.report.files.iter().map(|file| file.rows).eq([file.rows])
    {
        assert_eq!(text, other.document.text());
    }
    // What was said of columns is kept by the scorecard, and its areas are wanted, as in the window and on the command line.
    choice.mapping = import::Mapping::default();
    choice.tables = TableMapping::all_of(first.document.scorecard());
    choice.want_areas_of(first.document.scorecard());
    let figures = first.report.new;
    let scorecard = first.document.scorecard();
    let keys = |indicator: &Indicator| {
        indicator.published_as.iter().map(|key| (key.clone(), indicator.id.clone())).collect::<Vec<_>>()
    };
    let ids = scorecard.indicators().flat_map(|(_, indicator)| keys(indicator)).collect();
    let answering = Answering { ids, before: Some(before), ..Answering::by(pick) };
    let (again, _) = imported(bytes, choice, Some(first.document), &answering)
        .expect("what was imported once is imported again");
    assert_eq!((again.report.new, again.report.revisions.len()), (0, 0), "{:?}", again.report);
    assert_eq!(again.report.unchanged, figures, "{:?}", again.report);
    assert_eq!(again.document.text(), text);
}

/// Imports a tidy table with these labels as its periods: what they are read to, and whatever that is called by us, is the
/// same period again.
pub fn import_periods<'l>(labels: impl Iterator<Item = &'l [u8]>) {
    let imported = |labels: &mut dyn Iterator<Item = &[u8]>, answering: &Answering| {
        let mut table = b"indicator,area,period,value\n".to_vec();
        for label in labels {
            table.extend([b"Walks,E92000001,\"", label, b"\",5\n"].concat());
        }
        import(&table, None);
        imported(&table, Choice { files: vec![FILE.clone()], ..Choice::default() }, None, answering)
    };
    let mut labels = labels;
    let Some((first, _)) = imported(&mut labels, &Answering::by(0)) else { return };
    let scorecard = first.document.scorecard();
    for (id, indicator) in scorecard.indicators() {
        let periods: BTreeSet<_> =
            scorecard.series_of(id).iter().flat_map(|series| series.periods.iter().copied()).collect();
        for period in &periods {
            let (start, end) = (period.start().year(), period.end().year());
            assert!(1799 <= start && start <= end && end <= 2201, "{period}");
        }
        // The year 2122 is written as the year from 2021 to 2022 is.
        let printed = periods.iter().map(ToString::to_string).filter(|label| label != "2122");
        let printed: Vec<String> = printed.collect();
        if printed.is_empty() {
            continue;
        }
        let mut labels = printed.iter().map(String::as_bytes);
        let (again, _) =
            imported(&mut labels, &Answering::with(indicator.period)).expect("our own labels are read");
        let read: BTreeSet<String> = (again.document.scorecard().all_series().iter())
            .flat_map(|series| series.periods.iter().map(ToString::to_string))
            .collect();
        assert_eq!(read, printed.into_iter().collect());
    }
}

/// How questions are answered.
#[derive(Default)]
struct Answering {
    /// Which of several choices, counted round; as suggested in a third of all cases.
    pick: usize,
    /// The kind of period.
    kind: Option<PeriodKind>,
    /// The ids of indicators that were imported before, by their keys.
    ids: HashMap<String, String>,
    /// What was answered before, which holds where it is asked again.
    before: Option<Answers>,
}

impl Answering {
    fn by(pick: usize) -> Self {
        Self { pick, ..Self::default() }
    }

    fn with(kind: PeriodKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    fn answer(&self, question: &Question) -> String {
        let choices: Vec<&String> = question.choices.iter().filter(|it| *it != Question::KNOWN).collect();
        let is_suggested = self.pick.is_multiple_of(3);
        let suggested = question.suggestion.as_ref().map(|(answer, _)| answer.clone());
        let known = match &question.subject {
            Subject::Nation => Some("E92000001 England"),
            Subject::System => Some("E54000001 A system"),
            Subject::TablePeriod(_) => Some("2023"),
            Subject::Indicator(_, Field::Period) => self.kind.map(Word::as_str),
            Subject::Indicator(key, Field::Into) => self.ids.get(key).map(String::as_str),
            // What is no area of the scorecard was left out before.
            Subject::AreaKind(_) if self.before.is_some() => Some(Question::LEAVE_OUT),
            // Which area it is that nobody knows by this name: the scorecard does not keep that, so it is none.
            Subject::AreaMeant(_) if suggested.is_none() || !is_suggested => Some(Question::OWN),
            _ => None,
        };
        let before = self.before.as_ref().and_then(|before| before.get(&question.subject)).filter(|before| {
            !matches!(question.subject, Subject::Indicator(_, Field::Into) | Subject::AreaKind(_))
                && (choices.is_empty() || choices.contains(before))
        });
        let known = before.map(String::as_str).or(known);
        let suggested = suggested.filter(|_| is_suggested);
        let chosen = || choices.get(self.pick % choices.len().max(1)).map(|&choice| choice.clone());
        known.map(str::to_owned).or(suggested).or_else(chosen).unwrap_or_else(|| "1".to_owned())
    }
}

/// Imports with every question answered; a refusal has to be a sentence.
fn imported(
    bytes: &[u8],
    choice: Choice,
    base: Option<Document>,
    answering: &Answering,
) -> Option<(Imported, Answers)> {
    match try_import(bytes, choice, base, answering) {
        Ok(imported) => Some(imported),
        Err(error) => {
            assert!(error.sentence().ends_with(['.', '?']), "{error}");
            None
        }
    }
}

fn try_import(
    bytes: &[u8],
    choice: Choice,
    base: Option<Document>,
    answering: &Answering,
) -> Result<(Imported, Answers), import::ImportError> {
    LazyLock::force(&ONLY_OURS);
    std::fs::write(&*FILE, bytes).expect("the file can be written");
    let mut draft = Draft::new(import::gather(&choice, &Progress::default())?, base, Setup::default());
    for _ in 0..MOST_READINGS {
        draft.check_periods()?;
        while draft.take_kept() {}
        while let Some(question) = draft.open_questions().first() {
            let answer = answering.answer(question);
            draft.answer(&question.subject, &answer).expect("a choice that was offered is taken");
        }
        let Some(said) = draft.choice_said() else {
            return Ok((draft.finish(TODAY)?, draft.answers().clone()));
        };
        draft = draft.anew(import::gather(&said, &Progress::default())?);
    }
    panic!("the files are to be read anew without end");
}

/// A table of plain lines with its last rows the other way round; none where a line may be no row, or the lines are not
/// parted alike.
fn turned(table: &[u8], rows: u64) -> Option<Vec<u8>> {
    let rows = usize::try_from(rows).ok()?;
    let mut lines: Vec<&[u8]> = table.strip_suffix(b"\n")?.split(|byte| *byte == b'\n').collect();
    let header = lines.len().checked_sub(rows).filter(|header| *header > 0)?;
    let count = |line: &[u8], sign: u8| line.iter().filter(|byte| **byte == sign).count();
    let names = lines[header - 1];
    let mut signs = [b',', b';', b'\t', b'|'].into_iter().filter(|sign| names.contains(sign));
    let (Some(sign), None) = (signs.next(), signs.next()) else { return None };
    let is_plain = |line: &&[u8]| {
        line.iter().any(u8::is_ascii_alphanumeric)
            && !line.iter().any(|byte| matches!(byte, b'"' | b'\r' | 0))
    };
    let is_alike = |line: &&[u8]| count(line, sign) == count(names, sign);
    // A row of words alone that comes first is like a header, whatever it is elsewhere.
    let has_number = |line: &&[u8]| {
        let mut cells = line.split(|byte| *byte == sign).filter_map(|cell| std::str::from_utf8(cell).ok());
        cells.any(|cell| cell.trim().parse::<f64>().is_ok())
    };
    let [first, last] = [lines.get(header)?, lines.last()?];
    let are_rows = lines[header..].iter().all(is_alike) && has_number(first) && has_number(last);
    if !lines.iter().all(is_plain) || !are_rows {
        return None;
    }
    lines[header..].reverse();
    Some([&lines.join(&b'\n')[..], b"\n"].concat())
}
