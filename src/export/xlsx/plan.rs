//! The sheets of what no judgement is in: actions, sources and definitions.

use super::sheet::{Table, heading};
use crate::export::table::{Cell, Found};
use crate::model::{Action, Indicator, Scorecard, Word};
use jiff::civil::Date;

/// The tables, in the order of their sheets.
pub(super) fn tables(found: Found<'_>, today: Date) -> [Table<'_>; 3] {
    let scorecard = found.scorecard;
    let indicators = move || {
        let all = scorecard.indicators().filter(move |(id, _)| found.choice.has_indicator(*id));
        all.map(|(_, indicator)| indicator)
    };
    let is_chosen = move |action: &&Action| {
        let of_indicator =
            action.indicator.map_or(found.choice.has_every_indicator(), |id| found.choice.has_indicator(id));
        of_indicator && found.choice.has_area(action.area)
    };
    let actions = scorecard.actions().iter().filter(is_chosen);
    [
        of("Actions", &ACTION, actions.map(move |action| self::action(scorecard, action, today))),
        of("Sources", &SOURCE, indicators().map(source)),
        of("Definitions", &DEFINITION, indicators().map(definition)),
    ]
}

fn of<'a>(name: &'static str, columns: &[&str], rows: impl Iterator<Item = Vec<Cell>> + 'a) -> Table<'a> {
    Table { name, headings: columns.iter().map(|column| heading(column)).collect(), rows: Box::new(rows) }
}

const ACTION: [&str; 11] = [
    "area",
    "area_name",
    "indicator",
    "indicator_name",
    "priority",
    "action",
    "owner",
    "due",
    "status",
    "overdue",
    "decided",
];

fn action(scorecard: &Scorecard, action: &Action, today: Date) -> Vec<Cell> {
    let area = scorecard.area(action.area);
    let indicator = action.indicator.map(|id| scorecard.indicator(id));
    let priority = action.priority.map(|id| scorecard.priority(id));
    vec![
        Cell::text(Some(&area.code)),
        Cell::text(Some(&area.name)),
        Cell::text(indicator.map(|found| found.id.as_str())),
        Cell::text(indicator.map(|found| found.short.as_str())),
        Cell::text(priority.map(|found| found.title.as_str())),
        Cell::text(Some(&action.text)),
        Cell::text(action.owner.as_deref()),
        Cell::date(action.due.as_ref()),
        Cell::text(Some(action.status.as_str())),
        Cell::Yes(action.is_overdue(today)),
        Cell::date(action.decided.as_ref()),
    ]
}

const SOURCE: [&str; 9] = [
    "indicator",
    "indicator_name",
    "publisher",
    "title",
    "address",
    "released",
    "licence",
    "next_release",
    "published_as",
];

fn source(indicator: &Indicator) -> Vec<Cell> {
    let source = indicator.source.as_ref();
    let said = |of: fn(&crate::model::Source) -> Option<&str>| Cell::text(source.and_then(of));
    vec![
        Cell::text(Some(&indicator.id)),
        Cell::text(Some(&indicator.name)),
        said(|source| source.publisher.as_deref()),
        said(|source| source.title.as_deref()),
        said(|source| source.url.as_deref()),
        said(|source| source.released.as_deref()),
        said(|source| source.licence.as_deref()),
        Cell::date(indicator.next_release.as_ref()),
        Cell::text(Some(&indicator.published_as.join("; "))),
    ]
}

/// The names of a table of indicators as an import takes it.
const DEFINITION: [&str; 13] = [
    "indicator",
    "into",
    "short",
    "strand",
    "kind",
    "per",
    "unit",
    "polarity",
    "period",
    "decimals",
    "definition",
    "rationale",
    "caveats",
];

fn definition(indicator: &Indicator) -> Vec<Cell> {
    let measure = &indicator.measure;
    vec![
        Cell::text(Some(&indicator.name)),
        Cell::text(Some(&indicator.id)),
        Cell::text(Some(&indicator.short)),
        Cell::text(Some(indicator.strand.as_str())),
        Cell::text(Some(measure.kind.as_str())),
        Cell::number(measure.per),
        Cell::text(Some(&measure.unit)),
        Cell::text(Some(indicator.polarity.as_str())),
        Cell::text(Some(indicator.period.as_str())),
        Cell::number(measure.decimals.map(f64::from)),
        Cell::text(indicator.definition.as_deref()),
        Cell::text(indicator.rationale.as_deref()),
        Cell::text(indicator.caveats.as_deref()),
    ]
}
