//! The form of a saved view: what it is called, and what it looks at, which is the page that it was saved on.

use super::choices::Names;
use super::field::needed;
use super::form::{Control, Form, New, Removal, Subject};
use super::open::Open;
use crate::edit::plan::{Entry, Item, Step, VIEWS};
use crate::model::{Benchmark, PageName, Scorecard, Word};
use crate::pages::{Kept, looks_at};
use serde_json::{Value, json};

/// Its field, by the name that it has in the file.
const NAME: &str = "name";
/// Why a view must have a name.
pub(super) const NEEDS_NAME: &str = "A saved view needs a name";

/// The form of a view of the file.
pub(super) fn form(names: Names<'_>, item: &Item) -> Option<Form> {
    let view = names.scorecard.views().iter().find(|view| view.id == item.id)?;
    let mut name = needed("Name", NAME, &view.name, NEEDS_NAME);
    if let Control::Typed(typed) = &mut name.control {
        typed.name = format!("rename the view {}", view.name);
    }
    let looks_at = looks_at(names.scorecard, view.page, Kept::by(view));
    let entry = Entry::new(format!("remove the view {}", view.name), item.clone(), Step::Remove);
    Some(Form {
        subject: Subject::Item(item.clone()),
        heading: "Saved view".to_owned(),
        fields: vec![name.noted(format!("It opens this page: {looks_at}."))],
        only_read: None,
        removal: Some(Removal { label: "Remove this view", warning: None, entry: Some(entry) }),
        another: None,
        has_preview: false,
    })
}

/// A view that is new: its page, and what it keeps of that, areas by their codes and the indicator by its id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NewView {
    pub page: PageName,
    pub area: Option<String>,
    pub indicator: Option<String>,
    pub beside: Option<String>,
    pub benchmark: Option<Benchmark>,
}

impl NewView {
    /// What it keeps of its page.
    fn kept(&self, scorecard: &Scorecard) -> Kept {
        let area = |code: &Option<String>| code.as_ref().and_then(|code| scorecard.area_by_code(code));
        Kept {
            area: area(&self.area),
            indicator: self.indicator.as_ref().and_then(|id| scorecard.indicator_by_id(id)),
            beside: area(&self.beside),
            benchmark: self.benchmark,
        }
    }

    /// Its fields in the file that say what it looks at.
    fn fields(&self) -> [(&'static str, Option<Value>); 5] {
        let text = |given: &Option<String>| given.clone().map(Value::String);
        [
            ("page", Some(json!(self.page.as_str()))),
            ("area", text(&self.area)),
            ("indicator", text(&self.indicator)),
            ("beside", text(&self.beside)),
            ("benchmark", self.benchmark.map(|benchmark| json!(benchmark.as_str()))),
        ]
    }

    /// What it says in the file.
    pub(super) fn value(&self, id: &str, name: &str) -> Value {
        let mut value = json!({"id": id, NAME: name});
        for (field, given) in self.fields() {
            if let Some(given) = given {
                value[field] = given;
            }
        }
        value
    }
}

/// A view of the file that has the name which a new one is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameName {
    /// Of the one that is there.
    pub id: String,
    pub name: String,
    /// What the one that is there looks at and what the new one would, in words.
    pub looks_at: [String; 2],
    /// Whether both look at the same.
    pub is_same: bool,
}

/// What is kept of a page, in words.
pub(super) fn told(scorecard: &Scorecard, new: &New) -> String {
    let New::View(view) = new else { return String::new() };
    format!(
        "It opens this page: {}. Board view and board pack can have it too. Kept are the page, its place and a second one beside it, its \
         indicator, and what figures are compared with where that is not what the settings say. What else is chosen, such as a chart, a \
         period, an order or a filter, is not kept.",
        looks_at(scorecard, view.page, view.kept(scorecard))
    )
}

impl Open {
    /// Whether it is a view that is saved.
    pub fn is_new_view(&self) -> bool {
        matches!(self.form.subject, Subject::New(New::View(_)))
    }

    /// The view of the file that has the name typed here, which is another one than the sheet is about; by its id and its name.
    pub fn view_of_same_name(&self, scorecard: &Scorecard) -> Option<(String, String)> {
        let own = self.form.item().filter(|item| item.list == VIEWS);
        if own.is_none() && !self.is_new_view() {
            return None;
        }
        let name = self.form.field(NAME).map(|field| self.text(field).trim().to_lowercase())?;
        let others = scorecard.views().iter().filter(|view| own.is_none_or(|own| own.id != view.id));
        let same = others.into_iter().find(|view| view.name.trim().to_lowercase() == name);
        same.map(|view| (view.id.clone(), view.name.clone()))
    }

    /// The view of the file that has the name typed here for a new one, with what each of them looks at.
    pub fn view_to_replace(&self, scorecard: &Scorecard) -> Option<SameName> {
        let Subject::New(New::View(new)) = &self.form.subject else { return None };
        let (id, name) = self.view_of_same_name(scorecard)?;
        let there = scorecard.views().iter().find(|view| view.id == id)?;
        let both = [(there.page, Kept::by(there)), (new.page, new.kept(scorecard))];
        let looks_at = both.map(|(page, kept)| looks_at(scorecard, page, kept));
        Some(SameName { id, name, looks_at, is_same: both[0] == both[1] })
    }

    /// The view of this id looks from now on at what the new one would have.
    pub fn in_place_of_view(&self, (id, name): (&str, &str)) -> Option<Entry> {
        let Subject::New(New::View(view)) = &self.form.subject else { return None };
        let steps = view.fields().into_iter().map(|(field, value)| Step::Set(vec![field], value)).collect();
        let item = Item { list: VIEWS, id: id.to_owned() };
        Some(Entry { name: format!("replace the view {name}"), item, steps })
    }
}
