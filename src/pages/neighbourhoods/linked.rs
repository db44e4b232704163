//! One neighbourhood is looked at in all parts of the page at once, and one is kept.

use super::content::NeighbourhoodsPage;
use crate::analysis::OwnFootprint;
use crate::charts::map::{MapLinked, MapResponse};
use crate::model::{AreaId, IndicatorId};
use crate::pages::{Command, PageContext, View};
use egui::{Id, Key, Modifiers, Popup, Ui};

/// What is looked at while the page is drawn.
pub(super) struct Linked<'a> {
    before: Option<AreaId>,
    now: Option<AreaId>,
    chosen: Option<AreaId>,
    picked: Option<AreaId>,
    gathered: &'a [AreaId],
    footprints: &'a [OwnFootprint],
}

fn id() -> Id {
    Id::unique("the neighbourhood that is looked at")
}

impl<'a> Linked<'a> {
    /// With what was looked at in the frame before.
    pub(super) fn begin(
        ui: &Ui,
        page: &PageContext<'a>,
        (chosen, footprints): (Option<AreaId>, &'a [OwnFootprint]),
    ) -> Self {
        let before = ui.data(|data| data.get_temp::<Option<AreaId>>(id())).flatten();
        let gathered = page.gathered.unwrap_or_default();
        Self { before, now: None, chosen, picked: None, gathered, footprints }
    }

    /// What a chart shows as looked at and as kept.
    pub(super) fn shown(&self) -> MapLinked<'a> {
        let parts = |area: Option<AreaId>| self.footprints.iter().find(|it| Some(it.area) == area);
        // Of two the one that is looked at.
        let lit = parts(self.before).or_else(|| parts(self.chosen));
        MapLinked {
            previewed: self.before,
            chosen: self.chosen,
            lit: lit.map_or(&[], |it| &it.parts),
            gathered: self.gathered,
        }
    }

    /// What of these two there is, the one that is looked at first.
    pub(super) fn looked_at(&self) -> Option<AreaId> {
        self.before.or(self.chosen)
    }

    /// Takes in what became of a chart.
    pub(super) fn take(&mut self, shown: &MapResponse) {
        self.take_in(shown.previewed, shown.picked);
    }

    /// Takes in what is looked at, and what was picked.
    pub(super) fn take_in(&mut self, previewed: Option<AreaId>, picked: Option<AreaId>) {
        self.now = self.now.or(previewed);
        self.picked = self.picked.or(picked);
    }

    /// Keeps what is looked at for the next frame, and what was picked; a second pick opens its own trend.
    pub(super) fn end(self, ui: &Ui, content: &NeighbourhoodsPage, page: &PageContext<'_>) {
        if self.now != self.before {
            ui.data_mut(|data| data.insert_temp(id(), self.now));
            ui.ctx().request_repaint();
        }
        match self.picked {
            // What an own footprint is made of is chosen here.
            Some(area) if page.gathered.is_some() && !self.footprints.iter().any(|it| it.area == area) => {
                page.commands.send(Command::Gather(area));
            }
            Some(area) if page.view.neighbourhood == Some(area) => open(page, content, area, None),
            Some(area) => page.adjust(View { neighbourhood: Some(area), ..page.view.clone() }),
            None => {}
        }
    }
}

/// Opens the trend of a neighbourhood, of the indicator that is looked at or of another one.
pub(super) fn open(
    page: &PageContext<'_>,
    content: &NeighbourhoodsPage,
    area: AreaId,
    indicator: Option<IndicatorId>,
) {
    let place = content.lies(area).and_then(|lies| lies.place);
    if let Some(indicator) = indicator.or(content.indicator) {
        page.go(page.view.at_neighbourhood((area, place), indicator));
    }
}

/// Lets go of what is kept where Escape is pressed and nothing lies over the page.
pub(super) fn let_go_by_key(ui: &Ui, page: &PageContext<'_>) {
    let is_free =
        ui.memory(|memory| memory.allows_interaction(ui.layer_id())) && !Popup::is_any_open(ui.ctx());
    if page.view.neighbourhood.is_some()
        && is_free
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        let_go(page);
    }
}

/// Lets go of what is kept.
pub(super) fn let_go(page: &PageContext<'_>) {
    page.adjust(View { neighbourhood: None, ..page.view.clone() });
}
