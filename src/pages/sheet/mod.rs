//! The sheet at the side of a page in which priorities, what was tried, actions and own footprints are entered.
//!
//! It lies over no page as a dialog does: the page beside it goes on to work. As every page it borrows what it shows, and
//! leaves what the reader asks for as [`Request`]s. Every field is one change of the scorecard, made when it is left.

mod action;
mod approval;
mod area;
mod choices;
mod comment;
mod cost;
mod entered;
mod field;
mod field_view;
mod form;
mod intervention;
mod open;
mod pick;
mod preview;
mod priority;
mod row_widths;
mod saved_view;
mod target;
mod view;
mod waiting;

pub use approval::odd as odd_approval;
pub use comment::{Composed, Correction, Written, publish};
pub use field::listed;
pub use form::{Form, New, Subject};
pub use open::{Entered, Open};
pub use preview::Preview;
pub use saved_view::{NewView, SameName};
pub use view::{Around, room, show};

use crate::edit::plan::{ACTIONS, APPROVED, AREAS, INTERVENTIONS, Item, PRIORITIES, VIEWS};
use crate::model::{AreaId, IndicatorId, InterventionId, PageName, PriorityId, PriorityLevel, Scorecard};
use crate::pages::Kept;

/// What is entered in the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    Priority(PriorityId),
    /// A new priority of the system or of the place that is looked at.
    NewPriority(PriorityLevel),
    Intervention(InterventionId),
    NewIntervention,
    /// The action at this position in the file.
    Action(usize),
    /// A new action for a priority, an indicator, both or neither.
    NewAction {
        priority: Option<PriorityId>,
        indicator: Option<IndicatorId>,
    },
    /// An own footprint.
    Footprint(AreaId),
    /// A new one of these areas.
    NewFootprint(Vec<AreaId>),
    /// The comment at this position in the file: a draft to go on with, or an own one to correct.
    Comment(usize),
    /// A draft at this position that is to be published and lacks a name.
    NamelessDraft(usize),
    /// A new comment on an area or a figure there, or one that answers the comment at this position.
    NewComment {
        area: AreaId,
        indicator: Option<IndicatorId>,
        reply_to: Option<usize>,
    },
    /// The approval of the edition, which is new where there is none.
    Approval,
    /// A saved view of this page, which is new, with what it keeps of it.
    NewView {
        page: PageName,
        kept: Kept,
    },
    /// The saved view at this position in the file.
    SavedView(usize),
}

impl Sheet {
    /// What it is about, by what the file knows it by, so that it stays the same through every change; `place` is what is
    /// looked at. `None` where the scorecard does not have it.
    pub fn subject(&self, scorecard: &Scorecard, place: AreaId) -> Option<Subject> {
        let item = |list, id: &str| Some(Subject::Item(Item { list, id: id.to_owned() }));
        let code = |area: AreaId| scorecard.area(area).code.clone();
        Some(match self {
            Self::Priority(id) => {
                return scorecard
                    .priorities()
                    .find(|(one, _)| one == id)
                    .and_then(|(_, it)| item(PRIORITIES, &it.id));
            }
            Self::Intervention(id) => {
                let found = scorecard.interventions().find(|(one, _)| one == id);
                return found.and_then(|(_, it)| item(INTERVENTIONS, &it.id));
            }
            Self::Action(at) => return item(ACTIONS, &scorecard.actions().get(*at)?.id),
            Self::Comment(at) | Self::NamelessDraft(at) => {
                let comment = scorecard.commentary().get(*at)?;
                let answered = comment.reply_to.and_then(|at| scorecard.commentary().get(at));
                Subject::New(New::Comment(Written {
                    area: code(comment.area),
                    indicator: comment.indicator.map(|id| scorecard.indicator(id).id.clone()),
                    reply_to: answered.map(|comment| comment.id.clone()),
                    author: None,
                    in_place_of: Some(comment.id.clone()),
                }))
            }
            Self::Footprint(id) => return item(AREAS, &code(*id)),
            Self::SavedView(at) => return item(VIEWS, &scorecard.views().get(*at)?.id),
            Self::NewView { page, kept } => Subject::New(New::View(NewView {
                page: *page,
                area: kept.area.map(code),
                indicator: kept.indicator.map(|id| scorecard.indicator(id).id.clone()),
                beside: kept.beside.map(code),
                benchmark: kept.benchmark,
            })),
            Self::Approval if scorecard.approved().is_some() => return item(APPROVED, ""),
            Self::Approval => Subject::New(New::Approval),
            Self::NewPriority(level) => {
                let area = if *level == PriorityLevel::Place { place } else { scorecard.system() };
                Subject::New(New::Priority(code(area)))
            }
            Self::NewIntervention => Subject::New(New::Intervention(code(place))),
            Self::NewAction { priority, indicator } => Subject::New(New::Action {
                area: code(place),
                priority: priority.map(|id| scorecard.priority(id).id.clone()),
                indicator: indicator.map(|id| scorecard.indicator(id).id.clone()),
            }),
            Self::NewComment { area, indicator, reply_to } => {
                let answered = reply_to.and_then(|at| scorecard.commentary().get(at));
                // An answer is on what it answers.
                let (area, indicator) =
                    answered.map_or((*area, *indicator), |comment| (comment.area, comment.indicator));
                Subject::New(New::Comment(Written {
                    area: code(area),
                    indicator: indicator.map(|id| scorecard.indicator(id).id.clone()),
                    reply_to: answered.map(|comment| comment.id.clone()),
                    ..Written::default()
                }))
            }
            Self::NewFootprint(members) => Subject::New(New::Footprint {
                parent: code(place),
                members: members.iter().map(|area| code(*area)).collect(),
            }),
        })
    }
}

/// What the reader asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// This is what stands in a field now.
    Type(String, String),
    /// A field is left: what was typed is entered.
    Leave(String),
    /// Everything that was typed is entered; a comment is published.
    LeaveAll,
    /// The comment that is written is kept as a draft.
    KeepAsDraft,
    /// The offer at this position of a field is taken.
    Take(String, usize),
    /// The thing at this position of a field is taken out.
    Drop(String, usize),
    /// The list of what a field offers is opened and searched, or none is.
    Search(Option<(String, String)>),
    /// The keyboard is where it was to be led to.
    Led,
    /// The keyboard is to be led to this field.
    Lead(String),
    /// Another sheet, entered from this one.
    Open(Subject),
    /// Whether what is there is to be removed is asked, or no longer.
    AskToRemove(bool),
    /// It is removed.
    Remove,
    /// The sheet is closed; what was entered stays.
    Close,
}
