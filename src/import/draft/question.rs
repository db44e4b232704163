//! What has to be said before figures can go into a scorecard, because no file says it.

use crate::model::{AreaKind, MeasureKind, PeriodKind, Polarity, Strand, Word};
use std::collections::HashMap;
use std::fmt;

/// A field of an indicator that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The indicator of the scorecard that the figures belong to.
    Into,
    /// The strand it belongs to.
    Strand,
    /// The kind of value.
    Kind,
    /// For a rate, events per how many.
    Per,
    /// The unit in words.
    Unit,
    /// Which direction is good.
    Polarity,
    /// How its periods are written.
    Period,
}

impl Field {
    /// Every field, in the order in which it is asked.
    pub const ALL: &'static [Self] =
        &[Self::Into, Self::Kind, Self::Per, Self::Unit, Self::Polarity, Self::Period, Self::Strand];

    /// The name of its column in a table of indicators.
    pub fn column(self) -> &'static str {
        match self {
            Self::Into => "into",
            Self::Strand => "strand",
            Self::Kind => "kind",
            Self::Per => "per",
            Self::Unit => "unit",
            Self::Polarity => "polarity",
            Self::Period => "period",
        }
    }

    /// The question in words.
    pub fn question(self) -> &'static str {
        match self {
            Self::Into => "Which indicator of the scorecard is it?",
            Self::Strand => "Which strand of the scorecard does it belong to?",
            Self::Kind => "What kind of value is it?",
            Self::Per => "Events per how many?",
            Self::Unit => "What is its unit, in words?",
            Self::Polarity => "Which direction is good?",
            Self::Period => "Which kind of period do its labels stand for?",
        }
    }

    /// The words to choose from; none where a number, an id or free words are asked for.
    pub fn choices(self) -> Vec<&'static str> {
        fn words<W: Word>() -> Vec<&'static str> {
            W::ALL.iter().map(|word| word.as_str()).collect()
        }
        match self {
            Self::Strand => words::<Strand>(),
            Self::Kind => words::<MeasureKind>(),
            Self::Polarity => words::<Polarity>(),
            Self::Period => words::<PeriodKind>(),
            Self::Per | Self::Unit | Self::Into => Vec::new(),
        }
    }
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A field of the indicator with this key.
    Indicator(String, Field),
    /// Which group of this dimension is everyone, for the indicator with this key: [`Question::choices`] names the
    /// groups; [`Question::NONE`] says that none is.
    Everyone(String, String),
    /// What the area with this code or name is.
    AreaKind(String),
    /// The title of a new scorecard.
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
            Self::AreaKind(code) => write!(f, "area/{code}/kind"),
            Self::Title => f.write_str("title"),
            Self::System => f.write_str("system"),
            Self::Nation => f.write_str("nation"),
        }
    }
}

/// A likely answer, with the reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The field of the indicator that it answers.
    pub field: Field,
    /// The answer.
    pub value: String,
    /// Why, as a clause: `the file says Percentage`.
    pub because: String,
}

/// Something that has to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub subject: Subject,
    /// The name of the indicator or area.
    pub name: String,
    /// The question in words.
    pub text: String,
    /// What can be answered; empty for a number or free words.
    pub choices: Vec<String>,
    /// A likely answer and the reason for it.
    pub suggestion: Option<(String, String)>,
}

impl Question {
    /// The answer that no group is everyone.
    pub const NONE: &'static str = "none of them";
    /// The answer that figures belong to no indicator of the scorecard yet.
    pub const NEW: &'static str = "a new indicator";
    /// The answer that an area is to be left out.
    pub const LEAVE_OUT: &'static str = "leave out";

    /// The kinds of area that can be answered.
    pub(super) fn area_kinds() -> Vec<String> {
        let kinds = AreaKind::ALL.iter().map(|kind| kind.as_str().to_owned());
        kinds.chain([Self::LEAVE_OUT.to_owned()]).collect()
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
        if matches!(self.subject, Subject::Indicator(_, Field::Per)) {
            return match super::indicators::positive(answer) {
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
