//! What an import printed: its report, or what has still to be said.

use crate::cli::arguments::{CheckFormat, Import};
use crate::import::{Brings, FileReport, Question, Report, Revision, Subject, listed};
use crate::model::Word;
use crate::words::tame;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// Prints the report in sentences.
pub(super) fn text(report: &Report, written: Option<&Path>, out: &mut impl Write) -> io::Result<()> {
    for line in report.lines() {
        writeln!(out, "{}", tame::line(&line))?;
    }
    match written {
        Some(path) => writeln!(out, "Written: {}", name(path)),
        None => writeln!(out, "Nothing was written."),
    }
}

/// Prints the report as one JSON document.
pub(super) fn json(report: &Report, written: Option<&Path>, out: &mut impl Write) -> io::Result<()> {
    let written = written.map(|path| path.display().to_string());
    let done = Done {
        format: 1,
        written,
        files: report.files.iter().map(FileDone::of).collect(),
        figures: FiguresDone {
            new: report.new,
            unchanged: report.unchanged,
            revised: report.revisions.len(),
        },
        revisions: report.revisions.iter().map(RevisionDone::of).collect(),
        new_indicators: &report.new_indicators,
        new_areas: &report.new_areas,
        nothing_new: report.brings != Brings::Something,
        remarks: &report.remarks,
    };
    serde_json::to_writer_pretty(&mut *out, &done)?;
    writeln!(out)
}

/// Prints the open questions, each with the path to answer it by, below answers that could not be read.
pub(super) fn questions(
    open: &[Question],
    unread: &[String],
    call: &Import,
    out: &mut impl Write,
) -> io::Result<()> {
    if call.format == CheckFormat::Json {
        let questions = Question::alike(open).iter().map(|alike| QuestionAsked::of(alike)).collect();
        let asked = Asked { format: 1, written: None, unread_answers: unread, questions };
        serde_json::to_writer_pretty(&mut *out, &asked)?;
        return writeln!(out);
    }
    for sentence in unread {
        writeln!(out, "{}", tame::line(sentence))?;
    }
    let asked = Question::alike(open);
    say_what_is_wanted(&asked, call, out)?;
    let mut about = "";
    for alike in &asked {
        let question = alike[0];
        let (name, path) = (names_of(alike), path_of(alike));
        if alike.len() > 1 || name != about {
            writeln!(out, "{}", tame::line(&name))?;
            about = if alike.len() > 1 { "" } else { &question.name };
        }
        writeln!(out, "  {}", tame::line(&question.text))?;
        let choices = match &question.choices[..] {
            [] => String::new(),
            choices if choices.len() > 12 => format!("{} or one of {} others", choices[0], choices.len() - 1),
            choices => choices.join(", "),
        };
        let hints: Vec<String> = [Some(choices), likely(alike)].into_iter().flatten().collect();
        let hints: Vec<String> = hints.into_iter().filter(|hint| !hint.is_empty()).collect();
        if !hints.is_empty() {
            writeln!(out, "    {}", tame::line(&hints.join("; ")))?;
        }
        writeln!(out, "    --answer '{}=…'", tame::line(&path))?;
        if alike.len() > 1 {
            let one = tame::line(&question.subject.to_string()).into_owned();
            writeln!(out, "    or for one of them, and so on: --answer '{one}=…'")?;
        }
    }
    let count =
        if asked.len() == 1 { "1 thing has".to_owned() } else { format!("{} things have", asked.len()) };
    let table = match &call.questions {
        Some(path) => format!("Fill in {} and make the same call again", name(path)),
        None => "Give a table of indicators as another source (--questions TABLE.csv writes one to fill in)"
            .to_owned(),
    };
    writeln!(
        out,
        "{count} still to be said, so nothing was written. {table}, use --answer, or --accept what is likely."
    )
}

/// What is asked about together.
fn names_of(alike: &[&Question]) -> String {
    const SHOWN: usize = 4;
    let what = match alike {
        [only] => return only.name.clone(),
        [first, ..] => match first.subject {
            Subject::AreaKind(_) => "kinds of area",
            Subject::Column(..) => "columns",
            Subject::Apart(_)
            | Subject::SheetPeriods(_)
            | Subject::DateOrder(_)
            | Subject::YearOf(_)
            | Subject::Headings(_)
            | Subject::Sign(_) => "tables",
            _ => "indicators",
        },
        [] => return String::new(),
    };
    let names = listed(alike.iter().map(|question| question.name.as_str()), SHOWN);
    format!("{} {what}: {names}", alike.len())
}

/// The path to answer by what is asked together.
fn path_of(alike: &[&Question]) -> String {
    let subject = &alike[0].subject;
    subject.of_all().filter(|_| alike.len() > 1).unwrap_or_else(|| subject.to_string())
}

/// What is likely: the same for all, or to each its own.
fn likely(alike: &[&Question]) -> Option<String> {
    const NAMED: usize = 3;
    let mut by_value: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for question in alike {
        if let Some((value, because)) = &question.suggestion {
            if alike.len() == 1 {
                return Some(format!("likely {value}, because {because}"));
            }
            by_value.entry(value).or_default().push(&question.name);
        }
    }
    let for_all = by_value.values().all(|names| names.len() == alike.len());
    let said = by_value.iter().map(|(value, names)| {
        if for_all {
            return format!("likely {value}");
        }
        format!("likely {value} for {}", listed(names.iter().copied(), NAMED))
    });
    let said = said.collect::<Vec<_>>().join(", ");
    (!said.is_empty()).then(|| format!("{said}; --accept takes what is likely"))
}

/// Where very many indicators are asked about, says first that some may be enough.
fn say_what_is_wanted(asked: &[Vec<&Question>], call: &Import, out: &mut impl Write) -> io::Result<()> {
    const MANY: usize = 12;
    let of_indicators = asked.iter().filter(|alike| matches!(alike[0].subject, Subject::Indicator(..)));
    let most = of_indicators.max_by_key(|alike| alike.len()).filter(|alike| alike.len() > MANY);
    let Some(most) = most.filter(|_| call.indicators.is_empty()) else { return Ok(()) };
    let names: Vec<&str> = most.iter().map(|question| question.name.as_str()).collect();
    writeln!(
        out,
        "There are {} indicators. Choose first which are wanted: --indicator NAME, as often as needed, takes only those: {}",
        names.len(),
        tame::line(&names.join(", "))
    )
}

/// The name of a file for one line of a terminal.
fn name(path: &Path) -> String {
    tame::line(&path.to_string_lossy()).into_owned()
}

#[derive(Serialize)]
struct Done<'a> {
    format: u32,
    written: Option<String>,
    files: Vec<FileDone<'a>>,
    figures: FiguresDone,
    revisions: Vec<RevisionDone<'a>>,
    new_indicators: &'a [String],
    new_areas: &'a [String],
    nothing_new: bool,
    remarks: &'a [String],
}

#[derive(Serialize)]
struct FiguresDone {
    new: u64,
    unchanged: u64,
    revised: usize,
}

#[derive(Serialize)]
struct FileDone<'a> {
    file: String,
    sheet: Option<&'a str>,
    layout: &'a str,
    rows: u64,
    taken: u64,
    repeated: u64,
    not_chosen: u64,
    skipped: Vec<SkippedDone<'a>>,
    columns_left: &'a [String],
    remarks: &'a [String],
}

#[derive(Serialize)]
struct SkippedDone<'a> {
    reason: &'a str,
    rows: u64,
    /// Runs of lines, first and last.
    lines: &'a [(u64, u64)],
}

#[derive(Serialize)]
struct RevisionDone<'a> {
    indicator: &'a str,
    breakdown: Option<[&'a str; 2]>,
    area: &'a str,
    period: &'a str,
    before: Option<f64>,
    flag_before: Option<&'static str>,
    after: Option<f64>,
    flag_after: Option<&'static str>,
    also: &'a [&'static str],
    file: String,
    line: u64,
}

#[derive(Serialize)]
struct Asked<'a> {
    format: u32,
    written: Option<&'a str>,
    unread_answers: &'a [String],
    questions: Vec<QuestionAsked<'a>>,
}

#[derive(Serialize)]
struct QuestionAsked<'a> {
    answer: String,
    about: String,
    question: &'a str,
    choices: &'a [String],
    suggestion: Option<&'a str>,
    because: Option<&'a str>,
    /// Where it is asked of several things, each by itself.
    each: Vec<AskedOfOne<'a>>,
}

#[derive(Serialize)]
struct AskedOfOne<'a> {
    answer: String,
    about: &'a str,
    question: &'a str,
    suggestion: Option<&'a str>,
    because: Option<&'a str>,
}

impl<'a> FileDone<'a> {
    fn of(file: &'a FileReport) -> Self {
        let skipped = file.skipped.iter().map(|skipped| SkippedDone {
            reason: &skipped.reason,
            rows: skipped.lines.count(),
            lines: skipped.lines.runs(),
        });
        Self {
            file: file.file.display().to_string(),
            sheet: file.sheet.as_deref(),
            layout: file.layout.as_str(),
            rows: file.rows,
            taken: file.taken,
            repeated: file.repeated,
            not_chosen: file.not_chosen,
            skipped: skipped.collect(),
            columns_left: &file.columns_left,
            remarks: &file.remarks,
        }
    }
}

impl<'a> RevisionDone<'a> {
    fn of(revision: &'a Revision) -> Self {
        Self {
            indicator: &revision.indicator,
            breakdown: revision.breakdown.as_ref().map(|(by, group)| [by.as_str(), group.as_str()]),
            area: &revision.area,
            period: &revision.period,
            before: revision.before,
            flag_before: revision.flag_before.map(Word::as_str),
            after: revision.after,
            flag_after: revision.flag_after.map(Word::as_str),
            also: &revision.also,
            file: revision.from.0.display().to_string(),
            line: revision.from.1,
        }
    }
}

impl<'a> QuestionAsked<'a> {
    /// Questions that ask the same, with what is likely of all of them.
    fn of(alike: &[&'a Question]) -> Self {
        let question = alike[0];
        let likely = |question: &'a Question| {
            question.suggestion.as_ref().map(|(value, because)| (value.as_str(), because.as_str())).unzip()
        };
        let is_likely_of_all = alike.iter().all(|other| likely(other).0 == likely(question).0);
        let (suggestion, because) = if is_likely_of_all { likely(question) } else { (None, None) };
        let of_one = |question: &&'a Question| {
            let (suggestion, because) = likely(question);
            let Question { subject, name, text, .. } = question;
            AskedOfOne { answer: subject.to_string(), about: name, question: text, suggestion, because }
        };
        Self {
            answer: path_of(alike),
            about: names_of(alike),
            question: &question.text,
            choices: &question.choices,
            suggestion,
            because,
            each: if alike.len() > 1 { alike.iter().map(of_one).collect() } else { Vec::new() },
        }
    }
}
