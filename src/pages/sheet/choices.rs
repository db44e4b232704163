//! What can be chosen in the fields of a sheet, by id and name, and what a new item is.

use super::approval::{self, NEEDS_NAME};
use super::field::needed;
use super::form::{Control, Form, New, Subject, Write};
use super::{comment, saved_view};
use crate::edit::plan;
use crate::edit::plan::{ACTIONS, APPROVED, AREAS, INTERVENTIONS, Item, PRIORITIES, Step, VIEWS};
use crate::model::{AreaId, AreaKind, IndicatorId, PriorityLevel, Scorecard, Word};
use serde_json::json;

/// The names of a scorecard, for a reader who looks at a place.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub scorecard: &'a Scorecard,
    pub place: AreaId,
}

impl Names<'_> {
    /// An area by code and name.
    pub fn area(&self, area: AreaId) -> (String, String) {
        let area = self.scorecard.area(area);
        (area.code.clone(), area.name.clone())
    }

    /// An indicator by id and short name.
    pub fn indicator(&self, id: IndicatorId) -> (String, String) {
        let indicator = self.scorecard.indicator(id);
        (indicator.id.clone(), indicator.short.clone())
    }

    /// Every indicator, in the order of the file.
    pub fn indicators(&self) -> Vec<(String, String)> {
        self.scorecard.indicators().map(|(id, _)| self.indicator(id)).collect()
    }

    /// The system and its places.
    pub fn places(&self) -> Vec<(String, String)> {
        [self.scorecard.system()]
            .into_iter()
            .chain(self.scorecard.places())
            .map(|area| self.area(area))
            .collect()
    }

    /// The system, its places and their neighbourhoods, each of these with the place it lies in.
    pub fn parts(&self) -> Vec<(String, String)> {
        let neighbourhoods = self.scorecard.areas_of_kind(AreaKind::Neighbourhood).map(|area| {
            let (code, name) = self.area(area);
            let within =
                self.scorecard.area(area).parent.map(|parent| self.scorecard.area(parent).name.as_str());
            (code, within.map_or(name.clone(), |within| format!("{name}, {within}")))
        });
        self.places().into_iter().chain(neighbourhoods).collect()
    }

    /// The words of a closed list, each as `named` says it.
    pub fn words<W: Word + Copy>(named: impl Fn(W) -> &'static str) -> Vec<(String, String)> {
        W::ALL.iter().map(|word| (word.as_str().to_owned(), named(*word).to_owned())).collect()
    }

    fn area_by_code(&self, code: &str) -> AreaId {
        self.scorecard.area_by_code(code).unwrap_or(self.scorecard.system())
    }

    /// The form of something new: what it cannot be without, and what it is otherwise.
    pub fn new_item(&self, new: &New) -> Form {
        let (heading, mut field, note) = match new {
            New::Priority(code) => {
                let area = &self.scorecard.area(self.area_by_code(code)).name;
                let why = "A priority needs a title";
                ("New local priority", needed("Title", "title", "", why), format!("A priority of {area}."))
            }
            New::Intervention(code) => {
                let area = &self.scorecard.area(self.area_by_code(code)).name;
                let why = "What was tried needs a title";
                ("Something tried", needed("Title", "title", "", why), format!("Tried in {area}."))
            }
            New::Action { area, .. } => {
                let area = &self.scorecard.area(self.area_by_code(area)).name;
                let why = "An action needs words that say what is to be done";
                ("New action", needed("What is to be done", "text", "", why), format!("An action in {area}."))
            }
            New::Footprint { parent, members } => {
                let area = &self.scorecard.area(self.area_by_code(parent)).name;
                let of = match members.len() {
                    0 => String::new(),
                    _ => format!(
                        " of {}",
                        crate::words::number::counted(members.len() as u64, "area", "areas")
                    ),
                };
                let why = "A footprint needs a name";
                ("New footprint", needed("Name", "name", "", why), format!("An own footprint in {area}{of}."))
            }
            New::Comment(written) => return comment::form(*self, written),
            New::View(_) => {
                let why = saved_view::NEEDS_NAME;
                ("Save this view", needed("Name", "name", "", why), saved_view::told(self.scorecard, new))
            }
            New::Approval => {
                let note = approval::told(self.scorecard);
                ("Approve this edition", needed("Approved by", "by", "", NEEDS_NAME), note)
            }
        };
        if let Control::Typed(typed) = &mut field.control {
            typed.write = Write::New;
        }
        field.note = Some(match new {
            New::View(_) | New::Approval => note,
            _ => format!("{note} It is kept once this is written; all else is entered after it."),
        });
        Form {
            subject: Subject::New(new.clone()),
            heading: heading.to_owned(),
            fields: vec![field],
            only_read: None,
            removal: None,
            another: None,
            has_preview: false,
        }
    }

    /// Something new by this name, and how it comes into the file; a comment is more than its name (`Open::compose`).
    pub fn made(&self, new: &New, name: &str) -> Option<(Item, Step)> {
        let id = |list, taken: &mut dyn Iterator<Item = &str>| Item { list, id: plan::new_id(name, taken) };
        let scorecard = self.scorecard;
        let (item, value) = match new {
            New::Approval => {
                let mut value = json!({"by": name, "on": plan::today().to_string()});
                if let Some(edition) = &scorecard.header().edition {
                    value["edition"] = json!(edition);
                }
                return Some((Item { list: APPROVED, id: String::new() }, Step::Approve(value)));
            }
            New::Priority(code) => {
                let item = id(PRIORITIES, &mut scorecard.priorities().map(|(_, it)| it.id.as_str()));
                let level = level_of(scorecard, self.area_by_code(code)).as_str();
                let value =
                    json!({"id": item.id, "title": name, "level": level, "area": code, "indicators": []});
                (item, value)
            }
            New::Intervention(code) => {
                let item = id(INTERVENTIONS, &mut scorecard.interventions().map(|(_, it)| it.id.as_str()));
                let value =
                    json!({"id": item.id, "title": name, "areas": [code], "confidence": "documented"});
                (item, value)
            }
            New::Action { area, priority, indicator } => {
                let item = id(ACTIONS, &mut scorecard.actions().iter().map(|it| it.id.as_str()));
                let mut value = json!({"id": item.id, "area": area});
                for (field, id) in [("indicator", indicator), ("priority", priority)] {
                    if let Some(id) = id {
                        value[field] = json!(id);
                    }
                }
                value["text"] = json!(name);
                value["status"] = json!("open");
                (item, value)
            }
            New::Comment(_) => return None,
            New::View(view) => {
                let item = id(VIEWS, &mut scorecard.views().iter().map(|it| it.id.as_str()));
                let value = view.value(&item.id, name);
                (item, value)
            }
            New::Footprint { parent, members } => {
                let item = id(AREAS, &mut scorecard.areas().map(|(_, it)| it.code.as_str()));
                let value = json!({"code": item.id, "name": name, "kind": "group", "parent": parent,
                    "footprint": "custom", "members": members});
                (item, value)
            }
        };
        Some((item, Step::Add(value)))
    }
}

/// Whose a priority is that is set for this area.
pub(super) fn level_of(scorecard: &Scorecard, area: AreaId) -> PriorityLevel {
    match area {
        area if area == scorecard.national() => PriorityLevel::National,
        area if area == scorecard.system() => PriorityLevel::System,
        _ => PriorityLevel::Place,
    }
}
