//! The sheets of what no judgement is in: actions, comments, saved views, sources and definitions.

use super::comments;
use super::sheet::{Table, heading};
use crate::export::table::{Cell, Found};
use crate::model::import_notes::OF_INDICATOR as PUBLISHED_AS;
use crate::model::own_tables::{BETWEEN, OF_INDICATORS, SETTING};
use crate::model::{
    Action, AreaId, Indicator, IndicatorId, Methods, PlainDate, SavedView, Scorecard, Source, Word,
};
use jiff::civil::Date;

/// The tables, in the order of their sheets.
pub(super) fn tables(found: Found<'_>, today: Date) -> [Table<'_>; 6] {
    let scorecard = found.scorecard;
    let indicators = move || {
        let all = scorecard.indicators().filter(move |(id, _)| found.choice.has_indicator(*id));
        all.map(|(_, indicator)| indicator)
    };
    let actions = scorecard.actions().iter();
    let actions = actions.filter(move |one| is_of_choice(found, one.indicator, one.area));
    let views = scorecard.views().iter().map(move |one| view(scorecard, one));
    [
        of("Actions", &ACTION, actions.map(move |action| self::action(scorecard, action, today))),
        comments::table(found),
        of("Saved views", &VIEW, views),
        of("Settings", &SETTING, settings(scorecard.methods()).into_iter()),
        of("Sources", &SOURCE, indicators().map(source)),
        of(
            "Definitions",
            &[&DEFINITION[..], &OF_INDICATORS].concat(),
            indicators().zip(1..).map(move |(one, order)| definition(scorecard, one, order)),
        ),
    ]
}

/// Whether something that is said of an area, and perhaps of an indicator, is asked for.
pub(super) fn is_of_choice(found: Found<'_>, indicator: Option<IndicatorId>, area: AreaId) -> bool {
    let of_indicator =
        indicator.map_or(found.choice.has_every_indicator(), |id| found.choice.has_indicator(id));
    of_indicator && found.choice.has_area(area)
}

pub(super) fn of<'a>(
    name: &'static str,
    columns: &[&str],
    rows: impl Iterator<Item = Vec<Cell>> + 'a,
) -> Table<'a> {
    Table { name, headings: columns.iter().map(|column| heading(column)).collect(), rows: Box::new(rows) }
}

const ACTION: [&str; 13] = [
    "id",
    "area",
    "area_name",
    "indicator",
    "indicator_name",
    "priority",
    "priority_title",
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
        Cell::text(Some(&action.id)),
        Cell::text(Some(&area.code)),
        Cell::text(Some(&area.name)),
        Cell::text(indicator.map(|found| found.id.as_str())),
        Cell::text(indicator.map(|found| found.short.as_str())),
        Cell::text(priority.map(|found| found.id.as_str())),
        Cell::text(priority.map(|found| found.title.as_str())),
        Cell::text(Some(&action.text)),
        Cell::text(action.owner.as_deref()),
        Cell::date(action.due.as_ref()),
        Cell::text(Some(action.status.as_str())),
        Cell::Yes(action.is_overdue(today)),
        Cell::date(action.decided.as_ref()),
    ]
}

const VIEW: [&str; 10] = [
    "view",
    "name",
    "page",
    "area",
    "area_name",
    "indicator",
    "indicator_name",
    "beside",
    "beside_name",
    "benchmark",
];

fn view(scorecard: &Scorecard, view: &SavedView) -> Vec<Cell> {
    let [area, beside] = [view.area, view.beside].map(|id| id.map(|id| scorecard.area(id)));
    let indicator = view.indicator.map(|id| scorecard.indicator(id));
    vec![
        Cell::text(Some(&view.id)),
        Cell::text(Some(&view.name)),
        Cell::text(Some(view.page.as_str())),
        Cell::text(area.map(|found| found.code.as_str())),
        Cell::text(area.map(|found| found.name.as_str())),
        Cell::text(indicator.map(|found| found.id.as_str())),
        Cell::text(indicator.map(|found| found.short.as_str())),
        Cell::text(beside.map(|found| found.code.as_str())),
        Cell::text(beside.map(|found| found.name.as_str())),
        Cell::text(view.benchmark.map(Word::as_str)),
    ]
}

/// The settings as the file has them, each with its name there.
fn settings(methods: &Methods) -> Vec<Vec<Cell>> {
    let Methods {
        benchmark,
        confidence,
        run_length,
        screen_moving_ranges,
        spc_rules,
        baseline_points,
        season,
    } = methods;
    let all = [
        ("benchmark", Some(benchmark.as_str().to_owned())),
        ("confidence", Some(confidence.to_string())),
        ("run_length", Some(run_length.to_string())),
        ("screen_moving_ranges", Some(screen_moving_ranges.to_string())),
        ("spc_rules", Some(spc_rules.as_str().to_owned())),
        ("baseline_points", baseline_points.map(|points| points.to_string())),
        ("season", Some(season.to_string())),
    ];
    let row = |(name, set): (&str, Option<String>)| Some(vec![Cell::text(Some(name)), Cell::Text(set?)]);
    all.into_iter().filter_map(row).collect()
}

const SOURCE: [&str; 8] =
    ["indicator", "indicator_name", "publisher", "title", "address", "released", "licence", PUBLISHED_AS];

fn source(indicator: &Indicator) -> Vec<Cell> {
    let mut row = vec![Cell::text(Some(&indicator.id)), Cell::text(Some(&indicator.name))];
    row.extend(source_cells(indicator.source.as_ref()));
    row.push(Cell::text(Some(&indicator.published_as.join(BETWEEN))));
    row
}

/// Where something was published: by whom, under what title, at what address, when, and under what licence.
pub(super) fn source_cells(source: Option<&Source>) -> [Cell; 5] {
    let said = |of: fn(&Source) -> Option<&str>| Cell::text(source.and_then(of));
    [
        said(|source| source.publisher.as_deref()),
        said(|source| source.title.as_deref()),
        said(|source| source.url.as_deref()),
        said(|source| source.released.as_deref()),
        said(|source| source.licence.as_deref()),
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

fn definition(scorecard: &Scorecard, indicator: &Indicator, order: usize) -> Vec<Cell> {
    let measure = &indicator.measure;
    let events = measure.events.as_ref();
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
        Cell::Number(order as f64),
        Cell::number(measure.repeats),
        Cell::text(events.map(|events| events.one.as_str())),
        Cell::text(events.map(|events| events.many.as_str())),
        Cell::text(measure.people.as_deref()),
        Cell::number(indicator.span.map(f64::from)),
        Cell::text(indicator.inequality.as_deref()),
        Cell::text(indicator.driver.as_deref()),
        Cell::text(indicator.population_group.as_deref()),
        Cell::text(indicator.statistic.map(Word::as_str)),
        Cell::text(indicator.next_release.as_ref().map(PlainDate::label)),
        Cell::text(indicator.proxy_for.map(|id| scorecard.indicator(id).id.as_str())),
    ]
}
