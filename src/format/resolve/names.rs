//! Everything that a document can refer to, gathered before anything refers to it.

use super::super::findings::{Findings, Rule};
use super::super::ids::Ids;
use super::super::objects::File;
use super::super::path::{Path, Step, clip, field, steps};
use super::super::wording::name_of;
use super::groups::Groups;
use crate::model::{
    AreaId, AreaKind, IndicatorId, InterventionId, MeasureKind, PeriodKind, PriorityId, Word,
};
use std::collections::HashMap;

/// The ids of the document, and what a reference needs to know of the thing it leads to.
pub(super) struct Names<'o> {
    areas: Ids<'o>,
    indicators: Ids<'o>,
    priorities: Ids<'o>,
    interventions: Ids<'o>,
    comments: Ids<'o>,
    /// The groups of all groupings.
    pub groups: Groups,
    kinds: Vec<Option<AreaKind>>,
    measured: Vec<Measured>,
    /// Areas by name; `None` where several share it. Groups are left out: a member is never a group.
    by_name: HashMap<&'o str, Option<AreaId>>,
}

/// What the reader of observations needs to know of an indicator.
#[derive(Clone, Copy)]
pub(super) struct Measured {
    pub id: IndicatorId,
    /// How its periods are written.
    pub period: Option<PeriodKind>,
    /// What its values are.
    pub kind: Option<MeasureKind>,
}

/// The ids of a list of the document, or of none where the list is not there.
fn ids<'o, T>(
    what: &'static str,
    list: &'static str,
    items: Option<&'o Vec<T>>,
    id: fn(&'o T) -> &'o str,
    key: &'static str,
    found: &mut Findings,
) -> Ids<'o> {
    let path = |at, key: Option<&'static str>| steps(list, at, key.map(field));
    Ids::of((what, list), items.map(|items| items.iter().map(id)), path, key, found)
}

impl<'o> Names<'o> {
    /// Gathers the ids of a document and reports those that are used again.
    pub fn of(file: &'o File, found: &mut Findings) -> Self {
        // Nothing refers to these, but their ids are unique all the same.
        ids("view", "views", file.views.as_ref(), |it| &it.id, "id", found);
        ids("action", "actions", file.actions.as_ref(), |it| &it.id, "id", found);
        ids("framework", "frameworks", file.frameworks.as_ref(), |it| &it.id, "id", found);
        let indicators = file.indicators.as_deref().unwrap_or_default();
        let measured = |(at, indicator): (usize, &super::super::objects::Indicator)| Measured {
            id: IndicatorId::at(at),
            period: indicator.period,
            kind: indicator.measure.kind,
        };
        Self {
            comments: ids("comment", "commentary", file.commentary.as_ref(), |it| &it.id, "id", found),
            areas: ids("area", "areas", file.areas.as_ref(), |it| &it.code, "code", found),
            indicators: ids("indicator", "indicators", file.indicators.as_ref(), |it| &it.id, "id", found),
            priorities: ids("priority", "priorities", file.priorities.as_ref(), |it| &it.id, "id", found),
            interventions: ids(
                "intervention",
                "interventions",
                file.interventions.as_ref(),
                |it| &it.id,
                "id",
                found,
            ),
            groups: Groups::of(file, found),
            kinds: file.areas.iter().flatten().map(|area| area.kind).collect(),
            measured: indicators.iter().enumerate().map(measured).collect(),
            by_name: by_name(file),
        }
    }

    /// The area that a field names.
    pub fn area(&self, code: &str, path: impl Fn() -> Path, found: &mut Findings) -> Option<AreaId> {
        self.areas.resolve(code, path, found).map(AreaId::at)
    }

    /// The areas that a list names.
    pub fn areas(&self, codes: &[String], path: impl Fn() -> Path, found: &mut Findings) -> Vec<AreaId> {
        all(codes, path, |code, path| self.area(code, path, found))
    }

    /// The area that a field names, which must be of one kind.
    pub fn area_of_kind(
        &self,
        code: &str,
        kind: AreaKind,
        path: impl Fn() -> Path,
        found: &mut Findings,
    ) -> Option<AreaId> {
        let id = self.area(code, &path, found)?;
        if let Some(actual) = self.kind(id).filter(|actual| *actual != kind) {
            found.error_at(Rule::Reference, &path, || {
                format!(
                    "{} must name an area of kind `{}`, but `{}` is of kind `{}`; name another area or correct its \
                     `kind`.",
                    name_of(&path()),
                    kind.as_str(),
                    clip(code),
                    actual.as_str()
                )
            });
        }
        Some(id)
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
    pub fn indicator(&self, id: &str, path: impl Fn() -> Path, found: &mut Findings) -> Option<Measured> {
        self.indicators.resolve(id, path, found).and_then(|position| self.measured.get(position).copied())
    }

    /// The indicators that a list names.
    pub fn indicators(
        &self,
        ids: &[String],
        path: impl Fn() -> Path,
        found: &mut Findings,
    ) -> Vec<IndicatorId> {
        all(ids, path, |id, path| self.indicator(id, path, found).map(|measured| measured.id))
    }

    /// The priority that a field names.
    pub fn priority(&self, id: &str, path: impl Fn() -> Path, found: &mut Findings) -> Option<PriorityId> {
        self.priorities.resolve(id, path, found).map(PriorityId::at)
    }

    /// The intervention that a field names.
    pub fn intervention(
        &self,
        id: &str,
        path: impl Fn() -> Path,
        found: &mut Findings,
    ) -> Option<InterventionId> {
        self.interventions.resolve(id, path, found).map(InterventionId::at)
    }

    /// The position of the comment that a field names.
    pub fn comment(&self, id: &str, path: impl Fn() -> Path, found: &mut Findings) -> Option<usize> {
        self.comments.resolve(id, path, found)
    }
}

/// What the items of a list refer to, each with its own path.
fn all<T>(
    names: &[String],
    path: impl Fn() -> Path,
    mut resolve: impl FnMut(&str, &dyn Fn() -> Path) -> Option<T>,
) -> Vec<T> {
    let item = |(at, name): (usize, &String)| {
        resolve(name, &|| path().into_iter().chain([Step::Item(at)]).collect())
    };
    names.iter().enumerate().filter_map(item).collect()
}

fn by_name(file: &File) -> HashMap<&str, Option<AreaId>> {
    let mut names = HashMap::new();
    for (at, area) in file.areas.iter().flatten().enumerate() {
        if area.kind != Some(AreaKind::Group) && !area.name.is_empty() {
            names
                .entry(area.name.as_str())
                .and_modify(|shared| *shared = None)
                .or_insert(Some(AreaId::at(at)));
        }
    }
    names
}
