//! What was decided to be done that stands with no priority on the page: for none, or for one of another area.

use super::facing_view::framed;
use crate::edit::Edit;
use crate::edit::plan::{ACTIONS, Item};
use crate::model::{ActionStatus, AreaId, PriorityId, Scorecard, Word};
use crate::pages::{Command, PageContext, Sheet, Spot};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, focus, fonts, paper};
use crate::words::{action_line, is_overdue};
use egui::{Label, RichText, Ui};

const TITLE: &str = "Other actions";
const ADD: &str = "Add an action…";

/// An action, in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLine {
    /// Its position in the file.
    pub at: usize,
    id: String,
    line: String,
    is_overdue: bool,
    is_open: bool,
}

/// The area on whose page an action of this area stands: the place that it lies in, else the system.
pub fn home_of_actions(scorecard: &Scorecard, area: AreaId) -> AreaId {
    let is_place = scorecard.places().any(|place| place == area);
    if is_place { area } else { scorecard.place_of(area).unwrap_or(scorecard.system()) }
}

/// The actions of this page but for those of the priorities that are on it.
pub(super) fn others(
    scorecard: &Scorecard,
    area: AreaId,
    is_on_page: impl Fn(PriorityId) -> bool,
) -> Vec<ActionLine> {
    let today = scorecard.header().published;
    let all = scorecard.actions().iter().enumerate();
    let here = all.filter(|(_, action)| home_of_actions(scorecard, action.area) == area);
    // On a card stand those of the area itself.
    let on_card =
        |action: &crate::model::Action| action.area == area && action.priority.is_some_and(&is_on_page);
    let lines = here.filter(|(_, action)| !on_card(action)).map(|(at, action)| {
        let whose = if action.area == area {
            String::new()
        } else {
            format!("{}: ", scorecard.area(action.area).name)
        };
        ActionLine {
            at,
            id: action.id.clone(),
            line: format!("{whose}{}", action_line(action, today)),
            is_overdue: is_overdue(action, today),
            is_open: action.status == ActionStatus::Open,
        }
    });
    lines.collect()
}

impl ActionLine {
    pub(super) fn sentence(&self) -> String {
        format!("Action: {}.", self.line)
    }
}

/// Draws them, each with what changes it; nothing where there are none.
pub(super) fn show(ui: &mut Ui, actions: &[ActionLine], page: &PageContext<'_>) {
    if actions.is_empty() {
        return;
    }
    framed(ui, page.tokens, |ui, _| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal_wrapped(|ui| {
            widgets::card_title(ui, page.tokens, TITLE);
            if widgets::quiet_button(ui, page.tokens, ADD, ADD).clicked() {
                page.act(crate::pages::Action::AddAction);
            }
        });
        for action in actions {
            ui.add_space(space::HALF);
            one(ui, action, page);
        }
    });
    ui.add_space(space::TWO);
}

fn one(ui: &mut Ui, action: &ActionLine, page: &PageContext<'_>) {
    let font = if action.is_overdue { fonts::strong() } else { egui::FontId::proportional(size::DENSE) };
    let text = RichText::new(&action.line).font(font).color(page.tokens.text);
    let shown = ui.add(Label::new(text).wrap());
    let wanted = page.leads_to(&Spot::Task(action.at));
    if wanted || page.leads_to(&Spot::SeenTask(action.at)) {
        ui.scroll_to_rect(shown.rect, Some(egui::Align::Center));
    }
    focus::of_text(ui, shown, wanted);
    if paper::is_paper(ui.ctx()) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let name = |what: &str| format!("{what}: {}", action.line);
        if widgets::quiet_button(ui, page.tokens, "Edit…", &name("Edit")).clicked() {
            page.commands.send(Command::OpenSheet(Sheet::Action(action.at)));
        }
        if action.is_open && widgets::quiet_button(ui, page.tokens, "Done", &name("Done")).clicked() {
            let item = Item { list: ACTIONS, id: action.id.clone() };
            let edit = Edit::new("mark the action as done");
            page.commands
                .send(Command::Edit(edit.put(item.place().below("status"), &ActionStatus::Done.as_str())));
        }
    });
}
