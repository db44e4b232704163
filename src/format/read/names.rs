//! Everything that a document can refer to, gathered before anything refers to it.

use super::super::cursor::Cursor;
use super::super::findings::Findings;
use super::super::ids::Ids;
use super::groups::Groups;
use crate::model::{
    AreaId, AreaKind, IndicatorId, InterventionId, MeasureKind, PeriodKind, PriorityId, Word,
};
use std::collections::HashMap;

/// The ids of the document, and what a reference needs to know of the thing it leads to.
pub(super) struct Names<'n> {
    areas: Ids<'n>,
    indicators: Ids<'n>,
    priorities: Ids<'n>,
    interventions: Ids<'n>,
    /// The groups of all groupings.
    pub groups: Groups,
    kinds: Vec<Option<AreaKind>>,
    measured: Vec<Measured>,
    /// Areas by name; `None` where several share it. Groups are left out: a member is never a group.
    by_name: HashMap<&'n str, Option<AreaId>>,
}

/// What the reader of observations needs to know of an indicator.
#[derive(Clone, Copy)]
pub(super) struct Measured {
    /// Which one.
    pub id: IndicatorId,
    /// How its periods are written.
    pub period: Option<PeriodKind>,
    /// What its values are.
    pub kind: Option<MeasureKind>,
}

impl<'n> Names<'n> {
    /// Gathers the ids of a document and reports those that stand twice.
    pub fn of(top: &Cursor<'_, 'n>, found: &mut Findings<'n>) -> Self {
        // Nothing refers to these, but their ids are unique all the same.
        Ids::of(top, ("comment", "commentary", "id"), found);
        Ids::of(top, ("view", "views", "id"), found);
        Self {
            areas: Ids::of(top, ("area", "areas", "code"), found),
            indicators: Ids::of(top, ("indicator", "indicators", "id"), found),
            priorities: Ids::of(top, ("priority", "priorities", "id"), found),
            interventions: Ids::of(top, ("intervention", "interventions", "id"), found),
            groups: Groups::of(top, found),
            kinds: super::each(top, "areas", |area| area.word("kind")),
            measured: measured(top),
            by_name: by_name(top),
        }
    }

    /// The area that a field names.
    pub fn area(&self, at: Option<Cursor<'_, 'n>>, found: &mut Findings<'n>) -> Option<AreaId> {
        self.areas.resolve(at, found).map(AreaId::at)
    }

    /// The areas that a list names.
    pub fn areas(&self, list: Option<Cursor<'_, 'n>>, found: &mut Findings<'n>) -> Vec<AreaId> {
        self.areas.resolve_all(list, found).into_iter().map(AreaId::at).collect()
    }

    /// The area with this code or, where there is none, the only one with this name.
    pub fn area_called(&self, text: &str) -> Option<AreaId> {
        let by_code = self.areas.position(text).map(AreaId::at);
        by_code.or_else(|| self.by_name.get(text).copied().flatten())
    }

    /// What kind of area it is.
    pub fn kind(&self, area: AreaId) -> Option<AreaKind> {
        self.kinds.get(area.index()).copied().flatten()
    }

    /// The indicator that a field names.
    pub fn indicator(&self, at: Option<Cursor<'_, 'n>>, found: &mut Findings<'n>) -> Option<Measured> {
        self.indicators.resolve(at, found).and_then(|position| self.measured.get(position).copied())
    }

    /// The indicators that a list names.
    pub fn indicators(&self, list: Option<Cursor<'_, 'n>>, found: &mut Findings<'n>) -> Vec<IndicatorId> {
        self.indicators.resolve_all(list, found).into_iter().map(IndicatorId::at).collect()
    }

    /// The priority that a field names.
    pub fn priority(&self, at: Option<Cursor<'_, 'n>>, found: &mut Findings<'n>) -> Option<PriorityId> {
        self.priorities.resolve(at, found).map(PriorityId::at)
    }

    /// The intervention that a field names.
    pub fn intervention(
        &self,
        at: Option<Cursor<'_, 'n>>,
        found: &mut Findings<'n>,
    ) -> Option<InterventionId> {
        self.interventions.resolve(at, found).map(InterventionId::at)
    }
}

fn measured(top: &Cursor<'_, '_>) -> Vec<Measured> {
    let mut at = 0;
    super::each(top, "indicators", |indicator| {
        let kind = indicator.node.field("measure").and_then(|measure| measure.field("kind"));
        let kind = kind.and_then(|kind| MeasureKind::from_word(kind.text()?));
        at += 1;
        Measured { id: IndicatorId::at(at - 1), period: indicator.word("period"), kind }
    })
}

fn by_name<'n>(top: &Cursor<'_, 'n>) -> HashMap<&'n str, Option<AreaId>> {
    let mut names = HashMap::new();
    let Some(areas) = top.field("areas") else { return names };
    for (at, area) in areas.items().enumerate() {
        let Some(name) = area.text("name") else { continue };
        if area.word("kind") != Some(AreaKind::Group) {
            names.entry(name).and_modify(|shared| *shared = None).or_insert(Some(AreaId::at(at)));
        }
    }
    names
}
