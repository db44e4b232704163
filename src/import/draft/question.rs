//! What has to be said before figures can go into a scorecard, because no file says it.

use crate::import::layout::{PeriodLabel as Label, alone, period_label};
use crate::import::table::{Definition, Field};
use crate::model::{AreaKind, Word};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A field of the indicator with this key.
    Indicator(String, Field),
    /// Which group of this dimension is everyone, for the indicator with this key: [`Question::choices`] names the
    /// groups; [`Question::NONE`] says that none is. Of one group alone, whether the scorecard's figures are of it too.
    Everyone(String, String),
    /// Which of several pairs of columns holds the counts of the indicator with this key.
    CountsOf(String),
    /// Whether columns that hold the counts of other indicators are indicators of their own as well.
    CountsToo,
    /// Which period the figures of a table are of that has no column of periods; the table's file, with its sheet.
    TablePeriod(String),
    /// Whether each sheet of a workbook is of the period that it is called by, where no column says it; the file.
    SheetPeriods(String),
    /// Whether the day or the month comes first in the dates of a table; the table's title.
    DateOrder(String),
    /// Of which kind of year the months of a table are that stand beside years of which it is not said; the table's title.
    YearOf(String),
    /// Whether the commas or points in the numbers of a table stand between thousands or before decimals; the table's title. The file has to
    /// be read anew with the answer, see [`super::Draft::choice_said`].
    Sign(String),
    /// Whether lines of a table that have words alone say nothing of the rows below them; the table's title.
    Headings(String),
    /// Which column of a table tells rows apart that contradict each other; the table's title. The files have to be read
    /// anew with it as a breakdown, see [`super::Draft::choice_said`].
    Apart(String),
    /// What a column holds whose words may say what the figures of a table are of; the table's title and the column. The files
    /// have to be read anew with it, see [`super::Draft::choice_said`].
    Column(String, String),
    /// Which of two tables is right where they give different figures, or that they are of different things, so that the files
    /// have to be read anew, see [`super::Draft::choice_said`]; their titles.
    RightFile(String, String),
    /// Whether codes or names of areas are right, where they are those of different areas.
    CodesOrNames,
    /// What the areas of a kind are, by what the publisher calls them or how their codes begin; or what the area with
    /// this code is.
    AreaKind(String),
    /// Which area a name stands for that nobody knows, by the code that is made of the name: it may be misspelt.
    AreaMeant(String),
    Title,
    /// The code of the Integrated Care System of a new scorecard, with its name where no file has it:
    /// `E54000057 Greater Manchester`.
    System,
    /// The code of the nation of a new scorecard.
    Nation,
}

/// A path by which a call can name it: `fingertips:90284/polarity`.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Indicator(key, field) => write!(f, "{key}/{}", field.column()),
            Self::Everyone(key, dimension) => write!(f, "{key}/everyone/{dimension}"),
            Self::CountsOf(key) => write!(f, "{key}/counts"),
            Self::CountsToo => f.write_str("counts"),
            Self::TablePeriod(table) => write!(f, "table/{table}/period"),
            Self::SheetPeriods(file) => write!(f, "table/{file}/sheets"),
            Self::DateOrder(table) => write!(f, "table/{table}/dates"),
            Self::YearOf(table) => write!(f, "table/{table}/year"),
            Self::Sign(table) => write!(f, "table/{table}/sign"),
            Self::Headings(table) => write!(f, "table/{table}/headings"),
            Self::Apart(table) => write!(f, "table/{table}/apart"),
            Self::Column(table, column) => write!(f, "table/{table}/column/{column}"),
            Self::RightFile(one, other) => write!(f, "files/{one}/{other}"),
            Self::CodesOrNames => f.write_str("areas"),
            Self::AreaKind(code) => write!(f, "area/{code}/kind"),
            Self::AreaMeant(code) => write!(f, "area/{code}/is"),
            Self::Title => f.write_str("title"),
            Self::System => f.write_str("system"),
            Self::Nation => f.write_str("nation"),
        }
    }
}

impl Subject {
    /// What is asked about one table, by its title.
    pub(super) const OF_TABLES: [fn(String) -> Self; 7] = [
        Self::TablePeriod,
        Self::SheetPeriods,
        Self::DateOrder,
        Self::YearOf,
        Self::Sign,
        Self::Headings,
        Self::Apart,
    ];

    /// The path by which a call answers this and whatever asks the same of other indicators, areas or tables; none where
    /// each has an answer of its own.
    pub fn of_all(&self) -> Option<String> {
        match self {
            Self::Indicator(_, field) => Some(format!("*/{}", field.column())),
            Self::Everyone(_, dimension) => Some(format!("*/everyone/{dimension}")),
            Self::CountsOf(_) => Some("*/counts".to_owned()),
            Self::SheetPeriods(_) => Some("table/*/sheets".to_owned()),
            Self::DateOrder(_) => Some("table/*/dates".to_owned()),
            Self::YearOf(_) => Some("table/*/year".to_owned()),
            Self::Sign(_) => Some("table/*/sign".to_owned()),
            Self::Headings(_) => Some("table/*/headings".to_owned()),
            Self::Apart(_) => Some("table/*/apart".to_owned()),
            Self::Column(_, column) => Some(format!("table/*/column/{column}")),
            Self::AreaKind(_) => Some("area/*/kind".to_owned()),
            // Files have their own periods, two of them are right or wrong by themselves, and each name is another area.
            Self::TablePeriod(_)
            | Self::RightFile(..)
            | Self::CountsToo
            | Self::AreaMeant(_)
            | Self::CodesOrNames
            | Self::Title
            | Self::System
            | Self::Nation => None,
        }
    }

    /// Whether a path may answer several subjects, and so may answer none.
    pub fn is_of_all(path: &str) -> bool {
        let everyone =
            path.strip_prefix("*/everyone/").map(|by| Self::Everyone(String::new(), by.to_owned()));
        let column =
            path.strip_prefix("table/*/column/").map(|column| Self::Column(String::new(), column.to_owned()));
        let fields = Field::ALL.iter().map(|field| Self::Indicator(String::new(), *field));
        let others =
            Self::OF_TABLES.into_iter().chain([Self::CountsOf as fn(String) -> Self, Self::AreaKind]);
        let others = others.map(|of| of(String::new()));
        fields
            .chain(everyone)
            .chain(column)
            .chain(others)
            .any(|subject| subject.of_all().as_deref() == Some(path))
    }
}

/// Something that has to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub subject: Subject,
    /// The name of the indicator or area, or how many areas.
    pub name: String,
    pub text: String,
    /// What can be answered; empty for a number or free words. Shared, because very many questions have the same, and the
    /// indicators of a scorecard are among them.
    pub choices: Arc<[String]>,
    /// A likely answer and the reason for it.
    pub suggestion: Option<(String, String)>,
}

impl Question {
    /// The answer that no group is everyone, that no column tells rows apart, that no file is right.
    pub const NONE: &'static str = "none of them";
    /// The answer that two tables are of different things, neither right nor wrong.
    pub const DIFFERENT: &'static str = "different things";
    /// The answer that something is so.
    pub const YES: &'static str = "yes";
    /// The answer that it is not.
    pub const NO: &'static str = "no";
    /// The answer that figures belong to no indicator of the scorecard yet.
    pub const NEW: &'static str = Definition::NEW;
    /// The answer that lines of words alone say nothing of the rows below.
    pub const NO_HEADINGS: &'static str = "no headings";
    /// What comes first in a date.
    pub const DAY_FIRST: &'static str = "day-first";
    pub const MONTH_FIRST: &'static str = "month-first";
    /// What commas or points in numbers stand before or between.
    pub const DECIMALS: &'static str = "decimals";
    pub const THOUSANDS: &'static str = "thousands";
    /// The answers that the codes or the names of areas are right.
    pub const CODES: &'static str = "the codes";
    pub const NAMES: &'static str = "the names";
    /// The answer that an area is to be left out.
    pub const LEAVE_OUT: &'static str = "leave out";
    /// The answer that a name stands for an area that is known by another.
    pub const KNOWN: &'static str = "known by another name";
    /// The answer that areas are of different kinds, so that each is asked about.
    pub const EACH: &'static str = "one by one";
    /// The answer that a name stands for no other area.
    pub const OWN: &'static str = "an area of its own";

    /// Questions, those together that ask the same of several things and offer the same: one answer may be for all.
    pub fn alike<'q>(questions: impl IntoIterator<Item = &'q Self>) -> Vec<Vec<&'q Self>> {
        let mut all: Vec<Vec<&Self>> = Vec::new();
        let mut known: HashMap<(String, &[String]), usize> = HashMap::new();
        for question in questions {
            // What things are called is no one answer.
            let is_name = matches!(question.subject, Subject::Indicator(_, Field::Name));
            let of_all = question.subject.of_all().filter(|_| !is_name);
            let at = of_all.map(|path| *known.entry((path, &question.choices)).or_insert(all.len()));
            match at.filter(|at| *at < all.len()) {
                Some(at) => all[at].push(question),
                None => all.push(vec![question]),
            }
        }
        all
    }

    /// What can be answered about the kind of an area, or of several. One that has a name alone may be known by another.
    pub(super) fn area_kinds(of_one: bool, name_alone: bool) -> Arc<[String]> {
        let kinds = AreaKind::ALL.iter().map(|kind| kind.as_str());
        let other = if of_one { Some(Self::KNOWN).filter(|_| name_alone) } else { Some(Self::EACH) };
        kinds.chain([Self::LEAVE_OUT]).chain(other).map(str::to_owned).collect()
    }
}

/// Something that may be answered, among other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The answer.
    pub answer: String,
    /// Its codes.
    pub codes: String,
    /// Its last day, as a date, where it has ended.
    pub until: Option<&'static str>,
    /// What else it may be looked for by.
    pub also: String,
}

impl Question {
    /// What is offered where free words are asked for and most people mean one of a few things; none otherwise.
    pub fn offers(&self) -> &'static [Offer] {
        static SYSTEMS: LazyLock<Vec<Offer>> = LazyLock::new(super::setup::systems_offered);
        static AREAS: LazyLock<Vec<Offer>> = LazyLock::new(super::meant::areas_offered);
        match self.subject {
            Subject::System => &SYSTEMS,
            Subject::AreaMeant(_) => &AREAS,
            _ => &[],
        }
    }
}

/// Answers by what they are about.
pub type Answers = HashMap<Subject, String>;

impl Question {
    /// Whether something can be answered.
    ///
    /// # Errors
    /// A sentence that says what can be.
    pub(super) fn check(&self, answer: &str) -> Result<(), String> {
        if answer.is_empty() {
            return Err("The answer is blank; write a few words.".to_owned());
        }
        if matches!(self.subject, Subject::TablePeriod(_)) {
            let read = period_label(answer).map(|label| Label { published: alone(label.published), ..label });
            return match read {
                Ok(Label { published, .. }) if published.part.is_some() => Err(format!(
                    "‘{answer}’ is a part of a year; write the year, and name the part in the name of the indicator."
                )),
                Ok(Label { published, flag: None, is_marked: false }) if !published.may_be.is_empty() => {
                    Ok(())
                }
                Ok(_) => Err(format!(
                    "‘{answer}’ is a date that may be read in two ways or has a mark; write it as 31 January 2024 or as \
                     2023/24."
                )),
                Err(why) => Err(why.sentence(answer)),
            };
        }
        if matches!(self.subject, Subject::Indicator(_, Field::Per)) {
            return match super::proposals::positive(answer) {
                Some(_) => Ok(()),
                None => Err(format!("‘{answer}’ is no number above zero; write one such as 100000.")),
            };
        }
        if self.choices.is_empty() || self.choices.iter().any(|choice| choice == answer) {
            return Ok(());
        }
        let meant = crate::format::nearest(answer, self.choices.iter().map(String::as_str));
        Err(match meant {
            Some(meant) => format!("‘{answer}’ is none of the choices; did you mean ‘{meant}’?"),
            None => format!("‘{answer}’ is none of the choices, which are {}.", self.choices.join(", ")),
        })
    }
}
