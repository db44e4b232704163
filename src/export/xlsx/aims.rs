//! The sheets of what leaders answer for and what was tried, as the file has them: priorities, their targets, interventions and
//! what these cost.

use super::plan::{of, source_cells};
use super::sheet::Table;
use crate::export::table::{Cell, Found};
use crate::model::{
    Area, AreaId, Cost, Indicator, IndicatorId, Intervention, Priority, Scorecard, Target, Word,
};

/// The tables, in the order of their sheets.
pub(super) fn tables(found: Found<'_>) -> [Table<'_>; 4] {
    let scorecard = found.scorecard;
    let priorities = move || {
        let all = scorecard.priorities().map(|(_, priority)| priority);
        all.filter(move |one| holds_for(found, one.area) && is_of(found, &[&one.indicators]))
    };
    let tried = move || {
        let all = scorecard.interventions().map(|(_, tried)| tried);
        let is_there = move |one: &Intervention| {
            let mut areas = one.areas.iter().chain(&one.planned);
            found.choice.has_every_area() || areas.any(|area| found.choice.has_area(*area))
        };
        all.filter(move |one| is_there(one) && is_of(found, &[&one.aims, &one.watch]))
    };
    let targets = priorities().flat_map(move |of| {
        let chosen = of.targets.iter().filter(move |target| {
            let is_there = target.area.is_none_or(|area| found.choice.has_area(area));
            is_there && found.choice.has_indicator(target.indicator)
        });
        chosen.map(move |one| target(scorecard, of, one))
    });
    let costs =
        tried().flat_map(move |of| of.cost.iter().flat_map(move |cost| costs_of(scorecard, of, cost)));
    [
        of("Priorities", &PRIORITY, priorities().map(move |one| priority(scorecard, one))),
        of("Targets", &TARGET, targets),
        of("Interventions", &INTERVENTION, tried().map(move |one| intervention(scorecard, one))),
        of("Costs", &COST, costs),
    ]
}

/// Whether something that holds in an area holds for one that is asked for: there, or in what lies in it.
fn holds_for(found: Found<'_>, area: AreaId) -> bool {
    let chosen = found.choice.areas.as_ref();
    chosen.is_none_or(|chosen| {
        chosen.iter().any(|one| found.scorecard.upwards(*one).any(|above| above == area))
    })
}

fn is_of(found: Found<'_>, indicators: &[&Vec<IndicatorId>]) -> bool {
    let mut all = indicators.iter().copied().flatten();
    found.choice.has_every_indicator() || all.any(|id| found.choice.has_indicator(*id))
}

const PRIORITY: [&str; 17] = [
    "priority",
    "title",
    "level",
    "area",
    "area_name",
    "owner",
    "weight",
    "how",
    "under",
    "aim",
    "indicators",
    "indicator_names",
    "source_publisher",
    "source_title",
    "source_address",
    "source_released",
    "source_licence",
];

fn priority(scorecard: &Scorecard, priority: &Priority) -> Vec<Cell> {
    let area = scorecard.area(priority.area);
    let mut row = vec![
        Cell::text(Some(&priority.id)),
        Cell::text(Some(&priority.title)),
        Cell::text(Some(priority.level.as_str())),
        Cell::text(Some(&area.code)),
        Cell::text(Some(&area.name)),
        Cell::text(priority.owner.as_deref()),
        Cell::Number(priority.weight),
        Cell::text(priority.how.as_deref()),
        Cell::text(priority.under.map(|id| scorecard.priority(id).id.as_str())),
        Cell::text(Some(priority.aim.as_str())),
        of_indicators(scorecard, &priority.indicators, |one| &one.id),
        of_indicators(scorecard, &priority.indicators, |one| &one.short),
    ];
    row.extend(source_cells(priority.source.as_ref()));
    row
}

const TARGET: [&str; 11] = [
    "priority",
    "title",
    "indicator",
    "indicator_name",
    "area",
    "area_name",
    "value",
    "unit",
    "by",
    "from_period",
    "from_value",
];

fn target(scorecard: &Scorecard, of: &Priority, target: &Target) -> Vec<Cell> {
    let indicator = scorecard.indicator(target.indicator);
    let area = target.area.map(|id| scorecard.area(id));
    let from = target.from.as_ref();
    vec![
        Cell::text(Some(&of.id)),
        Cell::text(Some(&of.title)),
        Cell::text(Some(&indicator.id)),
        Cell::text(Some(&indicator.short)),
        Cell::text(area.map(|area| area.code.as_str())),
        Cell::text(area.map(|area| area.name.as_str())),
        Cell::figure(indicator, Some(target.value)),
        Cell::text(Some(&indicator.measure.unit)),
        Cell::date(target.by.as_ref()),
        Cell::text(from.map(|from| from.period.to_string()).as_deref()),
        Cell::figure(indicator, from.map(|from| from.value)),
    ]
}

const INTERVENTION: [&str; 28] = [
    "intervention",
    "title",
    "areas",
    "area_names",
    "planned",
    "planned_names",
    "start",
    "end",
    "confidence",
    "evidence",
    "adopted_from",
    "adopted_from_intervention",
    "adopted_from_name",
    "aims",
    "aim_names",
    "watch",
    "watch_names",
    "reason_level",
    "reason_inequality",
    "programme",
    "rebase",
    "cost",
    "cost_unit",
    "source_publisher",
    "source_title",
    "source_address",
    "source_released",
    "source_licence",
];

fn intervention(scorecard: &Scorecard, tried: &Intervention) -> Vec<Cell> {
    let (code, name): (Of<Area>, Of<Area>) = (|area| &area.code, |area| &area.name);
    let (id, short): (Of<Indicator>, Of<Indicator>) = (|one| &one.id, |one| &one.short);
    let from = tried.adopted_from.as_ref();
    let cost = tried.cost.as_ref();
    let mut row = vec![
        Cell::text(Some(&tried.id)),
        Cell::text(Some(&tried.title)),
        of_areas(scorecard, &tried.areas, code),
        of_areas(scorecard, &tried.areas, name),
        of_areas(scorecard, &tried.planned, code),
        of_areas(scorecard, &tried.planned, name),
        Cell::date(tried.start.as_ref()),
        Cell::date(tried.end.as_ref()),
        Cell::text(Some(tried.confidence.as_str())),
        Cell::text(tried.evidence.as_deref()),
        Cell::text(from.and_then(|from| from.area).map(|id| scorecard.area(id).code.as_str())),
        Cell::text(from.and_then(|from| from.intervention).map(|id| scorecard.intervention(id).id.as_str())),
        Cell::text(from.and_then(|from| from.name.as_deref())),
        of_indicators(scorecard, &tried.aims, id),
        of_indicators(scorecard, &tried.aims, short),
        of_indicators(scorecard, &tried.watch, id),
        of_indicators(scorecard, &tried.watch, short),
        Cell::text(tried.reason_level.as_deref()),
        Cell::text(tried.reason_inequality.as_deref()),
        Cell::text(tried.programme.as_deref()),
        Cell::Yes(tried.rebase),
        Cell::number(cost.and_then(|cost| cost.amount)),
        Cell::text(cost.map(|cost| cost.unit.as_str())),
    ];
    row.extend(source_cells(tried.source.as_ref()));
    row
}

const COST: [&str; 11] = [
    "intervention",
    "title",
    "area",
    "area_name",
    "amount",
    "unit",
    "source_publisher",
    "source_title",
    "source_address",
    "source_released",
    "source_licence",
];

/// What an intervention costs in all of its areas, with no area beside it, and in each where that is known.
fn costs_of<'a>(
    scorecard: &'a Scorecard,
    tried: &'a Intervention,
    cost: &'a Cost,
) -> impl Iterator<Item = Vec<Cell>> + 'a {
    let whole = std::iter::once((None, cost.amount));
    let all = whole.chain(cost.areas.iter().map(|(area, amount)| (Some(*area), Some(*amount))));
    all.map(move |(area, amount)| {
        let area = area.map(|id| scorecard.area(id));
        let mut row = vec![
            Cell::text(Some(&tried.id)),
            Cell::text(Some(&tried.title)),
            Cell::text(area.map(|area| area.code.as_str())),
            Cell::text(area.map(|area| area.name.as_str())),
            Cell::number(amount),
            Cell::text(Some(&cost.unit)),
        ];
        row.extend(source_cells(cost.source.as_ref()));
        row
    })
}

/// A text of something.
type Of<T> = fn(&T) -> &String;

fn of_areas(scorecard: &Scorecard, areas: &[AreaId], text: Of<Area>) -> Cell {
    Cell::Several(areas.iter().map(|id| Cell::text(Some(text(scorecard.area(*id))))).collect())
}

fn of_indicators(scorecard: &Scorecard, indicators: &[IndicatorId], text: Of<Indicator>) -> Cell {
    Cell::Several(indicators.iter().map(|id| Cell::text(Some(text(scorecard.indicator(*id))))).collect())
}
