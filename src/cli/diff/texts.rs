//! What is said otherwise, as records: field by field, with ids in place of positions.

use super::record::{Both, Came, Group};
use crate::analysis::changed::{
    self, Drawn, Field, FieldChange, InOrder, Listed, Marked, Owner, Reordered, Rewritten,
};
use crate::model::{
    Approval, Approved, AreaKind, IndicatorId, InterventionId, PriorityId, Scorecard, UnknownField, Word,
};
use serde::Serialize;

/// Who signed an edition off, and whether the file still says what was approved.
#[derive(Serialize)]
pub(super) struct SignOff<'a> {
    by: &'a str,
    on: Option<String>,
    edition: Option<&'a str>,
    fingerprint: Option<&'a str>,
    /// The code of what the file says.
    of_file: &'a str,
    /// `null` where nobody can tell.
    changed_since: Option<bool>,
}

#[derive(Serialize)]
pub(super) struct Texts<'a> {
    file: Vec<FieldOf<'a>>,
    areas: Vec<Fields<'a>>,
    indicators: Vec<Fields<'a>>,
    priorities: Vec<Fields<'a>>,
    interventions: Vec<Fields<'a>>,
    actions: Vec<Fields<'a>>,
    commentary: Vec<Fields<'a>>,
    views: List<'a>,
    groupings: List<'a>,
    frameworks: List<'a>,
    national_list: Vec<FieldOf<'a>>,
    outlines: Drawings<&'a str>,
    spreads: Drawings<SpreadOf<'a>>,
    groups: Vec<Group<'a>>,
    /// Lists in another order.
    orders: Vec<Order<'a>>,
    imports: bool,
}

#[derive(Serialize)]
struct Order<'a> {
    list: InOrder,
    /// Of lists within a list, whose they are.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    of: Vec<&'a str>,
}

#[derive(Serialize)]
struct FieldOf<'a> {
    field: Field,
    /// `null` on both sides where it is no single text.
    before: Option<&'a str>,
    after: Option<&'a str>,
    /// Of a list what came and what went.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    added: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    removed: &'a [String],
}

#[derive(Serialize)]
struct Fields<'a> {
    id: &'a str,
    fields: Vec<FieldOf<'a>>,
}

#[derive(Serialize)]
struct List<'a> {
    #[serde(flatten)]
    came: Came<'a>,
    changed: Vec<Fields<'a>>,
}

#[derive(Serialize)]
struct Drawings<T> {
    added: Vec<T>,
    changed: Vec<T>,
    removed: Vec<T>,
}

#[derive(Serialize)]
struct SpreadOf<'a> {
    indicator: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct MarkedFigure<'a> {
    indicator: &'a str,
    area: &'a str,
    breakdown: Option<Group<'a>>,
    period: String,
    /// Lower and upper.
    limits: Option<Both<[Option<f64>; 2]>>,
    flag: Option<Both<Option<&'static str>>>,
    counts: bool,
    note: bool,
    verdict: Option<Both<&'static str>>,
}

impl<'a> SignOff<'a> {
    pub(super) fn of(approval: &'a Approval) -> Self {
        Self {
            by: &approval.by,
            on: approval.on.map(|day| day.to_string()),
            edition: approval.edition.as_deref(),
            fingerprint: approval.fingerprint.as_deref(),
            of_file: &approval.now,
            changed_since: match approval.tells() {
                Approved::AsItIs => Some(false),
                Approved::ChangedSince => Some(true),
                Approved::NoFingerprint | Approved::NoCode => None,
            },
        }
    }
}

impl<'a> MarkedFigure<'a> {
    pub(super) fn of(marked: &Marked, breakdown: Option<Group<'a>>, newer: &'a Scorecard) -> Self {
        let flag = |[was, is]: [Option<crate::model::Flag>; 2]| Both {
            before: was.map(Word::as_str),
            after: is.map(Word::as_str),
        };
        Self {
            indicator: &newer.indicator(marked.indicators[1]).id,
            area: &newer.area(marked.areas[1]).code,
            breakdown,
            period: marked.period.to_string(),
            limits: marked.limits.map(|[before, after]| Both { before, after }),
            flag: marked.flag.map(flag),
            counts: marked.counts,
            note: marked.note,
            verdict: marked.verdict.map(|[was, is]| Both { before: was.as_str(), after: is.as_str() }),
        }
    }
}

fn fields(changes: &[FieldChange]) -> Vec<FieldOf<'_>> {
    changes
        .iter()
        .map(|it| FieldOf {
            field: it.field,
            before: it.values[0].as_deref(),
            after: it.values[1].as_deref(),
            added: &it.parts[1],
            removed: &it.parts[0],
        })
        .collect()
}

fn each<'a, T: Copy>(of: &'a [Rewritten<T>], id: impl Fn(T) -> &'a str) -> Vec<Fields<'a>> {
    of.iter().map(|it| Fields { id: id(it.ids[1]), fields: fields(&it.fields) }).collect()
}

fn list<'a>(of: &'a Listed, files: [&'a Scorecard; 2], id: fn(&'a Scorecard, usize) -> &'a str) -> List<'a> {
    List { came: Came::of_both(&of.came, files, id), changed: each(&of.rewritten, |at| id(files[1], at)) }
}

fn drawn<'a, T: Copy, R>(
    of: &Drawn<T>,
    [older, newer]: [&'a Scorecard; 2],
    record: fn(&'a Scorecard, T) -> R,
) -> Drawings<R> {
    let all = |file: &'a Scorecard, of: &[T]| of.iter().map(|it| record(file, *it)).collect();
    Drawings {
        added: all(newer, &of.added),
        changed: all(newer, &of.changed),
        removed: all(older, &of.removed),
    }
}

/// A field that the format does not know, and in how many places it came, changed and went.
#[derive(Serialize)]
pub(super) struct Unknown<'a> {
    name: &'a str,
    within: &'a [String],
    added: usize,
    changed: usize,
    removed: usize,
}

impl<'a> Unknown<'a> {
    pub(super) fn of(field: &'a UnknownField) -> Self {
        let UnknownField { name, within, added, changed, removed } = field;
        Self { name, within, added: *added, changed: *changed, removed: *removed }
    }
}

impl<'a> Order<'a> {
    fn of(Reordered { list, of }: &Reordered, file: &'a Scorecard) -> Self {
        let id = |at: &usize| match list.owner() {
            Some(Owner::Priority) => file.priority(PriorityId::at(*at)).id.as_str(),
            Some(Owner::Intervention) => file.intervention(InterventionId::at(*at)).id.as_str(),
            Some(Owner::Grouping) => &file.groupings()[*at].id,
            Some(Owner::Framework) => &file.frameworks()[*at].id,
            None => "",
        };
        Self { list: *list, of: of.iter().map(id).collect() }
    }
}

impl<'a> Texts<'a> {
    pub(super) fn of(texts: &'a changed::Texts, files: [&'a Scorecard; 2]) -> Self {
        let newer = files[1];
        let spread = |file: &'a Scorecard, (id, kind): (IndicatorId, AreaKind)| SpreadOf {
            indicator: &file.indicator(id).id,
            kind: kind.as_str(),
        };
        let group = |id: &crate::model::BreakdownId| {
            let group = newer.breakdown(*id);
            Group { by: &group.by, group: &group.group }
        };
        Self {
            file: fields(&texts.header),
            areas: each(&texts.areas, |id| &newer.area(id).code),
            indicators: each(&texts.indicators, |id| &newer.indicator(id).id),
            priorities: each(&texts.priorities, |id| &newer.priority(id).id),
            interventions: each(&texts.interventions, |id| &newer.intervention(id).id),
            actions: each(&texts.actions, |at| &newer.actions()[at].id),
            commentary: each(&texts.commentary, |at| &newer.commentary()[at].id),
            views: list(&texts.views, files, |file, at| &file.views()[at].id),
            groupings: list(&texts.groupings, files, |file, at| &file.groupings()[at].id),
            frameworks: list(&texts.frameworks, files, |file, at| &file.frameworks()[at].id),
            national_list: fields(&texts.national_list),
            outlines: drawn(&texts.outlines, files, |file, id| file.area(id).code.as_str()),
            spreads: drawn(&texts.spreads, files, spread),
            groups: texts.scopes.iter().map(group).collect(),
            orders: texts.orders.iter().map(|it| Order::of(it, newer)).collect(),
            imports: texts.is_imported_otherwise,
        }
    }
}
