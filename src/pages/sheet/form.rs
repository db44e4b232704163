//! What a sheet holds: its fields with what stands in them, what can be chosen, and the entry that each makes.

use super::choices::Names;
use super::comment::Written;
use super::saved_view::NewView;
use super::{action, approval, area, intervention, priority, saved_view};
use crate::edit::plan::{
    ACTIONS, APPROVED, AREAS, Entry, INTERVENTIONS, Item, Kind, PRIORITIES, Path, Step, VIEWS,
};
use crate::model::{AreaId, Scorecard};

/// What a sheet is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Something that is in the scorecard.
    Item(Item),
    /// Something that is not there yet.
    New(New),
}

/// Something new, with what is known of it beforehand; areas by their codes, all else by ids.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum New {
    /// Of this area.
    Priority(String),
    /// In this area.
    Intervention(String),
    Action {
        area: String,
        priority: Option<String>,
        indicator: Option<String>,
    },
    Footprint {
        /// The area that it lies in.
        parent: String,
        members: Vec<String>,
    },
    Approval,
    Comment(Written),
    /// A saved view of this page.
    View(NewView),
}

/// The fields of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub subject: Subject,
    /// What it is: `Edit local priority`.
    pub heading: String,
    pub fields: Vec<Field>,
    /// Why nothing of it can be changed, where nothing can.
    pub only_read: Option<String>,
    pub removal: Option<Removal>,
    /// What is added after this one, and how the button says so.
    pub another: Option<(&'static str, New)>,
    /// Whether the page says something of it that the sheet can tell beforehand.
    pub has_preview: bool,
}

/// How something is removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// What the button says: `Remove this priority`.
    pub label: &'static str,
    /// What happens to what names it, to be agreed to first; why it cannot be removed, where it cannot.
    pub warning: Option<String>,
    pub entry: Option<Entry>,
}

/// A field under its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it is known by in its form.
    pub id: String,
    pub label: String,
    pub control: Control,
    /// What is to be known of it.
    pub note: Option<String>,
}

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Control {
    Typed(Typed),
    /// One of several.
    Choice(Choice),
    /// One of two or three, side by side.
    Segments(Choice),
    /// Several of many.
    Several(Several),
    /// On or off, with what on means.
    Switch(Choice),
    /// Fields side by side that belong together.
    Row {
        fields: Vec<Field>,
        /// What takes all of them away, and its name.
        remove: Option<Offer>,
    },
    /// Other sheets to go to.
    Links(Vec<(String, Subject)>),
}

/// A field that is typed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// What stands in it.
    pub value: String,
    pub kind: Kind,
    pub lines: usize,
    /// What is shown while nothing stands in it.
    pub hint: &'static str,
    /// What the change is called.
    pub name: String,
    pub write: Write,
    /// How far a press goes up or down, for a number that is stepped through.
    pub step: Option<f64>,
}

/// What a field that is left comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// The value of this field of the item.
    Set(Path),
    /// The value of this field of the target at this position.
    OfTarget(usize, Path),
    /// Part of the cost of what was tried.
    Cost,
    /// Part of the baseline of the target at this position.
    Baseline(usize),
    /// Part of a target that is there once its parts are.
    NewTarget,
    /// The item itself, which is new.
    New,
}

/// What is chosen among some things.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub offers: Vec<Offer>,
    /// The position of what holds.
    pub chosen: Option<usize>,
    /// Whether it is part of something that is not there yet: what is chosen is kept in the sheet.
    pub held: bool,
}

/// Several things, chosen from a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Several {
    /// What is there, each with the entry that takes it out.
    pub there: Vec<Offer>,
    /// What can be added.
    pub offers: Vec<Offer>,
    /// What the button says: `Add an indicator…`.
    pub add: &'static str,
}

/// Something that can be taken, or taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub label: String,
    pub entry: Entry,
}

impl New {
    /// What it is called that it is entered by this name.
    pub(super) fn entered(&self, name: &str) -> String {
        match self {
            Self::Approval => "approve this edition".to_owned(),
            Self::View(_) => format!("save the view {name}"),
            _ => format!("add {name}"),
        }
    }
}

impl Form {
    /// The form of something, for a reader who looks at this place; `None` where the scorecard does not have it.
    pub fn of(scorecard: &Scorecard, subject: &Subject, place: AreaId) -> Option<Self> {
        let names = Names { scorecard, place };
        match subject {
            Subject::New(new) => Some(names.new_item(new)),
            Subject::Item(item) => match item.list {
                PRIORITIES => priority::form(names, item),
                INTERVENTIONS => intervention::form(names, item),
                ACTIONS => action::form(names, item),
                AREAS => area::form(names, item),
                APPROVED => approval::form(names, item),
                VIEWS => saved_view::form(names, item),
                _ => None,
            },
        }
    }

    /// The fields, those in rows too.
    pub fn all(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().flat_map(|field| match &field.control {
            Control::Row { fields, .. } => fields.as_slice(),
            _ => std::slice::from_ref(field),
        })
    }

    /// The field that is known by this.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.all().find(|field| field.id == id)
    }

    /// The fields of the row that a field stands in; none where it stands alone.
    pub fn beside(&self, id: &str) -> &[Field] {
        let rows = self.fields.iter().filter_map(|field| match &field.control {
            Control::Row { fields, .. } => Some(fields.as_slice()),
            _ => None,
        });
        rows.into_iter().find(|row| row.iter().any(|field| field.id == id)).unwrap_or_default()
    }

    /// The item that it is about, where it is there.
    pub fn item(&self) -> Option<&Item> {
        match &self.subject {
            Subject::Item(item) => Some(item),
            Subject::New(_) => None,
        }
    }
}

impl Typed {
    /// A line of words for a field of the item.
    pub fn line(value: Option<&str>, kind: Kind, path: &[&'static str], name: String) -> Self {
        Self {
            value: value.unwrap_or_default().to_owned(),
            kind,
            lines: 1,
            hint: "",
            name,
            write: Write::Set(path.to_vec()),
            step: None,
        }
    }
}

impl Field {
    /// A field without a note.
    pub fn new(id: impl Into<String>, label: &str, control: Control) -> Self {
        Self { id: id.into(), label: label.to_owned(), control, note: None }
    }

    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }
}

impl Choice {
    pub fn new(offers: Vec<Offer>, chosen: Option<usize>) -> Self {
        Self { offers, chosen, held: false }
    }
}

impl Offer {
    /// An offer that makes one step.
    pub fn of(label: impl Into<String>, name: impl Into<String>, item: &Item, step: Step) -> Self {
        Self { label: label.into(), entry: Entry::new(name, item.clone(), step) }
    }
}
