//! The form of a saved view: what it is called, and what it looks at, which is the page that it was saved on.

use super::choices::Names;
use super::field::needed;
use super::form::{Control, Form, New, Removal, Subject};
use super::open::Open;
use crate::edit::plan::{Entry, Item, Step, VIEWS};
use crate::model::{AreaId, IndicatorId, PageName, Scorecard, Word};
use crate::pages::looks_at;
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
    let looks_at = looks_at(names.scorecard, view.page, (view.area, view.indicator));
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

/// Page, area and indicator that a view looks at.
type LooksAt = (PageName, (Option<AreaId>, Option<IndicatorId>));

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

/// What a new view would look at.
fn kept(scorecard: &Scorecard, new: &New) -> Option<LooksAt> {
    let New::View { page, area, indicator } = new else { return None };
    let area = area.as_ref().and_then(|code| scorecard.area_by_code(code));
    let indicator = indicator.as_ref().and_then(|id| scorecard.indicator_by_id(id));
    Some((*page, (area, indicator)))
}

/// What is kept of a page, in words.
pub(super) fn told(scorecard: &Scorecard, new: &New) -> String {
    let Some((page, of)) = kept(scorecard, new) else { return String::new() };
    format!(
        "It opens this page: {}. Board view and board pack can have it too. What else is chosen on the page, such as a chart or a \
         filter, is not kept.",
        looks_at(scorecard, page, of)
    )
}

/// What a new view says in the file, but for its id.
pub(super) fn value(name: &str, page: PageName, [area, indicator]: [Option<&String>; 2]) -> Value {
    let mut value = json!({NAME: name, "page": page.as_str()});
    for (field, given) in [("area", area), ("indicator", indicator)] {
        if let Some(given) = given {
            value[field] = json!(given);
        }
    }
    value
}

impl Open {
    /// Whether it is a view that is saved.
    pub fn is_new_view(&self) -> bool {
        matches!(self.form.subject, Subject::New(New::View { .. }))
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
        let Subject::New(new) = &self.form.subject else { return None };
        let (page, of) = kept(scorecard, new)?;
        let (id, name) = self.view_of_same_name(scorecard)?;
        let there = scorecard.views().iter().find(|view| view.id == id)?;
        let before = (there.page, (there.area, there.indicator));
        let looks_at = [before, (page, of)].map(|(page, of)| looks_at(scorecard, page, of));
        Some(SameName { id, name, looks_at, is_same: before == (page, of) })
    }

    /// The view of this id looks from now on at what the new one would have.
    pub fn in_place_of_view(&self, (id, name): (&str, &str)) -> Option<Entry> {
        let Subject::New(New::View { page, area, indicator }) = &self.form.subject else { return None };
        let text = |given: &Option<String>| given.clone().map(Value::String);
        let fields =
            [("page", Some(json!(page.as_str()))), ("area", text(area)), ("indicator", text(indicator))];
        let steps = fields.into_iter().map(|(field, value)| Step::Set(vec![field], value)).collect();
        let item = Item { list: VIEWS, id: id.to_owned() };
        Some(Entry { name: format!("replace the view {name}"), item, steps })
    }
}
