//! A comment while it is written: a new one, an answer, a draft that is gone on with, or an own one that is corrected. Nothing of it
//! is in the file before its button is pressed, and nothing nameless goes out. Those of others are answered, not changed.

use super::choices::Names;
use super::field::{needed, one_of, words};
use super::form::{Choice, Control, Field, Form, New, Removal, Subject, Typed, Write};
use super::open::Open;
use crate::edit::plan::{self, COMMENTARY, Entry, Item, Kind, Step};
use crate::edit::{Edit, Op, Place};
use crate::model::{Comment, Scorecard};
use crate::words::date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What heads the form of one that corrects what is published.
const CORRECTION: &str = "Correct your comment";
/// How many lines of a comment are seen at once.
const LINES: usize = 6;
const MARKED: &str = "An empty line begins a paragraph, a dash a list; words between **two stars** are bold.";
const NEEDS_WORDS: Kind = Kind::Needed("A comment needs words");
const NEEDS_NAME: Kind = Kind::Needed("A comment that is published needs the name of who writes it");
/// Its fields, by the names that they have in the file.
const TEXT: &str = "text";
const AUTHOR: &str = "author";
const PERIOD: &str = "period";
const WRITTEN: &str = "written";
const CORRECTED: &str = "corrected";
const DRAFT: &str = "draft";

/// A comment that is written, with what is known of it beforehand; areas by their codes, all else by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Written {
    pub area: String,
    pub indicator: Option<String>,
    /// The id of the comment that it answers.
    pub reply_to: Option<String>,
    /// Who writes it, where that is remembered.
    pub author: Option<String>,
    /// The id of the comment of the file that it is written in place of: a draft, or one that is corrected.
    pub in_place_of: Option<String>,
}

/// What becomes of a comment whose button was pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    /// The id by which the file knows it.
    pub id: String,
    /// Nothing where it says what it said before.
    pub entry: Option<Entry>,
}

/// What is being changed of a published comment: nothing of it is in the file before it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The id of the comment.
    pub comment: String,
    /// What is typed, and the positions of what is chosen, by field.
    typed: BTreeMap<String, String>,
    chosen: BTreeMap<String, usize>,
}

impl Written {
    /// The comment of the file that it is written in place of, with its position.
    fn before<'a>(&self, scorecard: &'a Scorecard) -> Option<(usize, &'a Comment)> {
        let id = self.in_place_of.as_ref()?;
        scorecard.commentary().iter().enumerate().find(|(_, comment)| comment.id == *id)
    }
}

/// A comment is no longer a draft.
pub fn publish(id: &str) -> Edit {
    Edit::of("publish the comment", vec![Op::Remove(Place::item(COMMENTARY, id).below(DRAFT))])
}

/// The form of a comment that is written.
pub(super) fn form(names: Names<'_>, written: &Written) -> Form {
    let scorecard = names.scorecard;
    let before = written.before(scorecard);
    let of = before.map(|(_, comment)| comment);
    let item = Item { list: COMMENTARY, id: written.in_place_of.clone().unwrap_or_default() };
    let is_correction = of.is_some_and(|comment| !comment.draft);
    let heading = match (of, &written.reply_to) {
        (Some(_), _) if is_correction => CORRECTION,
        (Some(_), _) => "Your draft",
        (None, Some(_)) => "Reply",
        (None, None) => "New comment",
    };
    let author = of.and_then(|comment| comment.author.as_ref()).or(written.author.as_ref());
    let mut name = words(
        "the comment",
        ("Written by", &[AUTHOR]),
        author.map(String::as_str),
        "Your name, which is remembered",
    );
    if let Control::Typed(typed) = &mut name.control {
        typed.write = Write::New;
    }
    let is_answered =
        before.is_some_and(|(at, _)| scorecard.commentary().iter().any(|other| other.reply_to == Some(at)));
    let words = text(names, written, of, (is_correction, is_answered));
    let fields = [Some(words), Some(name), period(names, written, of, &item)];
    let removal = of.map(|_| Removal {
        label: "Remove this comment",
        warning: is_answered.then(|| "It cannot be removed, because it was answered.".to_owned()),
        entry: (!is_answered).then(|| Entry::new("remove the comment", item, Step::Remove)),
    });
    Form {
        subject: Subject::New(New::Comment(written.clone())),
        heading: heading.to_owned(),
        fields: fields.into_iter().flatten().collect(),
        only_read: None,
        removal,
        another: None,
        has_preview: false,
    }
}

fn text(
    names: Names<'_>,
    written: &Written,
    of: Option<&Comment>,
    (is_correction, is_answered): (bool, bool),
) -> Field {
    let scorecard = names.scorecard;
    let area = scorecard.area_by_code(&written.area).unwrap_or(scorecard.system());
    let area = &scorecard.area(area).name;
    let indicator = written.indicator.as_ref().and_then(|id| scorecard.indicator_by_id(id));
    let on = indicator
        .map_or_else(|| format!("on {area}"), |id| format!("on {} in {area}", scorecard.indicator(id).short));
    let what = if written.reply_to.is_some() { "An answer" } else { "A comment" };
    let dated = match (is_correction, is_answered) {
        (false, _) => "",
        (true, false) => " The day of its correction is told beside the day on which it was written.",
        (true, true) => {
            " The day of its correction is told beside the day on which it was written, and of the answers that they are older."
        }
    };
    let mut text = needed("Comment", TEXT, of.map_or("", |comment| &comment.text), "A comment needs words");
    if let Control::Typed(typed) = &mut text.control {
        *typed = Typed { lines: LINES, write: Write::New, ..typed.clone() };
    }
    text.noted(format!("{what} {on}. {MARKED}{dated}"))
}

/// The period that it is on, where it is on a figure.
fn period(names: Names<'_>, written: &Written, of: Option<&Comment>, item: &Item) -> Option<Field> {
    let scorecard = names.scorecard;
    let indicator = scorecard.indicator_by_id(written.indicator.as_ref()?)?;
    let series = scorecard.series(indicator, None, scorecard.area_by_code(&written.area)?);
    let periods: Vec<(String, String)> = series
        .map(|series| series.periods.iter().rev())
        .into_iter()
        .flatten()
        .map(|period| (period.to_string(), date::period_in_words(*period)))
        .collect();
    let chosen = of.and_then(|comment| comment.period).map(|period| period.to_string());
    let nothing = Some("On no single period");
    let mut field = one_of(item, "the comment", ("Period", PERIOD), nothing, &periods, chosen.as_deref());
    if let Control::Choice(choice) = &mut field.control {
        *choice = Choice { held: true, ..choice.clone() };
    }
    Some(field)
}

impl Open {
    fn written(&self) -> Option<&Written> {
        match &self.form.subject {
            Subject::New(New::Comment(written)) => Some(written),
            _ => None,
        }
    }

    /// Whether it is a comment that is written.
    pub fn is_comment(&self) -> bool {
        self.written().is_some()
    }

    /// Whether it is one that corrects what is published.
    pub fn is_correction(&self) -> bool {
        self.form.heading == CORRECTION
    }

    /// Whether it has words, and something was typed or chosen that the file may not have.
    pub fn has_new_words(&self) -> bool {
        let words = self.form.field(TEXT).filter(|_| self.is_comment()).map(|field| self.text(field));
        words.is_some_and(|words| !words.trim().is_empty()) && self.is_touched()
    }

    /// Has the keyboard at the name that a draft lacks, and says that it lacks one.
    pub fn ask_for_name(&mut self) {
        let has_name = self.form.field(AUTHOR).is_some_and(|field| !self.text(field).is_empty());
        let why = if has_name {
            "The draft names nobody: see that this name is right, then press ‘Publish’."
        } else {
            "The draft names nobody: write your name, then press ‘Publish’."
        };
        self.missing = Some((AUTHOR.to_owned(), why.to_owned()));
        self.leads_to = Some(AUTHOR.to_owned());
    }

    /// What is changed of a comment that is published, and is lost where it is not published too.
    pub(super) fn stop_at_correction(&mut self) -> bool {
        self.stop_once_at_correction(
            "The correction is not published yet. Press ‘Publish’, or close the sheet again to leave the comment as it was.",
        )
    }

    /// The same before the comment is removed, with which it would be lost.
    pub fn stop_at_removal(&mut self) -> bool {
        let stops = self.stop_once_at_correction(
            "What you typed here is not published, and is not brought back with the comment. Press ‘Publish’ to keep it, or remove \
             the comment again.",
        );
        if stops {
            self.ask(false);
            self.leads_to = Some(TEXT.to_owned());
        }
        stops
    }

    fn stop_once_at_correction(&mut self, why: &str) -> bool {
        if !self.is_correction() || !self.typed.values().any(|field| !field.stopped) {
            return false;
        }
        self.typed.values_mut().for_each(|field| field.stopped = true);
        self.missing = Some((TEXT.to_owned(), why.to_owned()));
        self.leads_to = Some(TEXT.to_owned());
        true
    }

    /// What the comment comes to as it stands, published or kept as a draft; `None` where something is missing, which is said at its
    /// field.
    pub fn compose(&mut self, scorecard: &Scorecard, is_draft: bool) -> Option<Composed> {
        let written = self.written()?.clone();
        match self.composed(scorecard, &written, is_draft) {
            Ok(composed) => Some(composed),
            Err((id, why)) => {
                self.missing = Some((id.to_owned(), why));
                self.leads_to = Some(id.to_owned());
                None
            }
        }
    }

    /// What was written and is nowhere but here, as a draft; what is changed of a published comment as one beside it. A crash cannot
    /// take either, but the latter is brought back as the correction that it is: [`Open::correction`].
    pub(super) fn draft_of_words(&self, scorecard: &Scorecard) -> Option<Entry> {
        let written = self.written().filter(|_| self.has_new_words())?;
        let beside = Written { in_place_of: None, ..written.clone() };
        let written = if self.is_correction() { &beside } else { written };
        self.composed(scorecard, written, true).ok()?.entry
    }

    /// What is changed of a published comment and is not published yet.
    pub fn correction(&self) -> Option<Correction> {
        let comment = self.written()?.in_place_of.clone()?;
        let typed = self.typed.iter().map(|(id, field)| (id.clone(), field.text.clone())).collect();
        let is_one = self.is_correction() && self.is_touched();
        is_one.then(|| Correction { comment, typed, chosen: self.held.clone() })
    }

    /// Goes on with a correction where it was left.
    pub fn go_on_correcting(&mut self, correction: Correction) {
        for (id, text) in correction.typed {
            self.type_in(&id, text);
        }
        self.held.extend(correction.chosen);
    }

    /// The comment as it stands; else the field in which something is missing, and what.
    fn composed(
        &self,
        scorecard: &Scorecard,
        written: &Written,
        is_draft: bool,
    ) -> Result<Composed, (&'static str, String)> {
        let needs_name = if is_draft { Kind::Words } else { NEEDS_NAME };
        let text = self.read(TEXT, NEEDS_WORDS)?;
        let author = self.read(AUTHOR, needs_name)?;
        let period = self.form.field(PERIOD).and_then(|field| {
            let Control::Choice(choice) = &field.control else { return None };
            match choice.offers.get(self.chosen(field)?)?.entry.steps.as_slice() {
                [Step::Set(_, value)] => value.clone(),
                _ => None,
            }
        });
        let today = json!(plan::today().to_string());
        let draft = is_draft.then_some(Value::Bool(true));
        Ok(match written.before(scorecard) {
            Some((_, before)) => in_place_of(before, [text, author, period, draft], &today),
            None => new(scorecard, written, [text, author, period, draft], &today),
        })
    }

    /// What stands in a field; where it does not fit, the field and why.
    fn read(&self, id: &'static str, kind: Kind) -> Result<Option<Value>, (&'static str, String)> {
        let typed = self.form.field(id).map_or("", |field| self.text(field));
        kind.read(typed).map_err(|why| (id, why))
    }

    /// What was composed is in the file: the sheet goes on with it.
    pub fn goes_on_with(&mut self, id: &str) {
        if let Subject::New(New::Comment(written)) = &mut self.form.subject {
            written.in_place_of = Some(id.to_owned());
        }
    }
}

/// One edit of a comment that is there.
fn in_place_of(
    before: &Comment,
    [text, author, period, draft]: [Option<Value>; 4],
    today: &Value,
) -> Composed {
    let name = match (before.draft, draft.is_some()) {
        (false, _) => "correct the comment",
        (true, true) => "change the draft",
        (true, false) => "publish the comment",
    };
    let given = |was: Option<String>| was.map(Value::String);
    let was = [
        given(Some(before.text.clone())),
        given(before.author.clone()),
        given(before.period.map(|period| period.to_string())),
        before.draft.then_some(Value::Bool(true)),
    ];
    // What is out stays of the day on which others read it first; what was no more than a draft has the day of its words.
    let is_out = !before.draft;
    let is_reworded = text != was[0];
    let now = [text, author, period, draft];
    let fields = [TEXT, AUTHOR, PERIOD, DRAFT].into_iter().zip(now.into_iter().zip(was));
    let changed: Vec<(&'static str, Option<Value>)> =
        fields.filter(|(_, (now, was))| now != was).map(|(field, (now, _))| (field, now)).collect();
    let dated = match (is_out, is_reworded) {
        (true, _) if !changed.is_empty() => Some(CORRECTED),
        (false, true) => Some(WRITTEN),
        _ => None,
    };
    let dated = dated.map(|field| (field, Some(today.clone())));
    let steps = changed.into_iter().chain(dated).map(|(field, value)| Step::Set(vec![field], value));
    let steps: Vec<Step> = steps.collect();
    let item = Item { list: COMMENTARY, id: before.id.clone() };
    let entry = Some(Entry { name: name.to_owned(), item, steps }).filter(|entry| !entry.steps.is_empty());
    Composed { id: before.id.clone(), entry }
}

/// A comment more.
fn new(
    scorecard: &Scorecard,
    written: &Written,
    [text, author, period, draft]: [Option<Value>; 4],
    today: &Value,
) -> Composed {
    let first = text.as_ref().and_then(Value::as_str).unwrap_or_default();
    let first = first.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    let mut taken = scorecard.commentary().iter().map(|it| it.id.as_str());
    let id = plan::new_id(&first, &mut taken);
    let mut value = json!({"id": id, "area": written.area});
    let given = |text: &Option<String>| text.clone().map(Value::String);
    for (field, part) in [
        ("indicator", given(&written.indicator)),
        (PERIOD, period),
        (AUTHOR, author),
        ("reply_to", given(&written.reply_to)),
        (WRITTEN, Some(today.clone())),
        (TEXT, text),
        (DRAFT, draft),
    ] {
        if let Some(part) = part {
            value[field] = part;
        }
    }
    let name = if written.reply_to.is_some() { "answer a comment" } else { "write a comment" };
    let item = Item { list: COMMENTARY, id: id.clone() };
    Composed { id, entry: Some(Entry::new(name, item, Step::Add(value))) }
}
