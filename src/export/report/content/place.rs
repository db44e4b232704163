//! A place on a page: the headline, three strands beside each other, commentary and actions.

use super::super::document::{Align, Block, Figure, Line, Row, Section, Table, Tone};
use super::pen::{HIGHEST, Pen};
use super::shared::{column, heading, lead, quiet, slug, sources_of};
use super::{Given, comments};
use crate::analysis;
use crate::charts::bars::{BarChart, beside_benchmark};
use crate::charts::trend::{
    ChartLine, LineRole, POINTS_FOR_A_LINE, TrendChart, TrendInput, TrendOptions, trend_chart,
};
use crate::charts::{self, Mark, Sign};
use crate::model::{Action, AreaId, IndicatorId};
use crate::pages::commentary::Commentary;
use crate::pages::place::{BriefPriority, PlacePage, StrandCard, place_page};
use crate::pages::{home_of_actions, legend_of_signs};
use crate::words::{action_status, count_in_words, date, from_to_title, is_overdue};
use egui::Vec2;

/// The room of a chart in a column, in points of the window, by how many columns stand beside each other.
const WIDTHS: [f32; 3] = [520.0, 391.0, 252.0];
const HEIGHT: f32 = 150.0;
/// Below bars: their values, and the source.
const FOOT_OF_BARS: f32 = 48.0;
/// How many charts a strand has.
const CHARTS: usize = 2;
/// Empty lines and rows, where nothing is written yet.
const LINES: usize = 3;
const ROWS: usize = 4;

/// What is on the page so far: whose sources it names, and what people wrote, with the numbers that stand on charts.
struct Told {
    shown: Vec<IndicatorId>,
    commentary: Commentary,
    /// What the heading tells of.
    headline: Option<IndicatorId>,
    /// The room of a chart.
    width: f32,
}

/// The section of a place, with a second area in its lines over time where one is given.
pub(super) fn section(
    given: Given<'_>,
    (place, id): (AreaId, &str),
    beside: Option<AreaId>,
    pen: &Pen,
) -> Section {
    let Given { scorecard, analysis, .. } = given;
    let page = place_page(scorecard, analysis, place, beside);
    let name = &scorecard.area(place).name;
    let found = analysis::look_first_in(scorecard, analysis, [place]);
    let headline = found.first_and_improving(scorecard).0.map(|item| item.indicator);
    let beside = [page.has_activity(), page.exclusions.count > 0, page.priorities.count() > 0];
    let width = WIDTHS[beside.into_iter().filter(|is_there| *is_there).count().saturating_sub(1)];
    let mut drawn = Told { shown: Vec::new(), commentary: page.commentary.clone(), headline, width };
    let mut columns = Vec::new();
    let of_headline = of_headline(given, &page, headline);
    if page.has_activity() {
        columns.push(activity(given, (&page, id), &mut drawn, pen));
    }
    if page.exclusions.count > 0 {
        let mut said = vec![heading(2, "School exclusions")];
        // What the heading tells of is looked for on the page: it has the room of a second of a strand that it is not of.
        let most = CHARTS - usize::from(of_headline.is_some());
        said.extend(charts_of(given, (place, id), (&page.exclusions, most), &mut drawn, pen));
        columns.push(said);
    }
    if let Some(headline) = of_headline {
        let chart = match headline {
            Headline::Trend(trend) => one_chart(given, id, *trend, &mut drawn, pen),
            Headline::Beside(indicator, chart) => {
                drawn.shown.push(indicator);
                beside_what_is_compared(pen, id, &scorecard.indicator(indicator).short, &chart, drawn.width)
            }
        };
        let chart = [heading(2, "In the headline"), chart];
        match columns.last_mut() {
            Some(column) => column.extend(chart),
            None => columns.push(chart.to_vec()),
        }
    }
    if page.priorities.count() > 0 {
        columns.push(priorities(&page, pen));
        drawn.shown.extend(page.priorities.brief.iter().filter_map(|one| one.indicator));
    }
    let mut blocks: Vec<Block> = page.improving.iter().map(lead).collect();
    blocks.extend(page.missing.clone().map(quiet));
    blocks.extend((!columns.is_empty()).then_some(Block::Columns(columns)));
    // What the marks mean stands below the columns that have them.
    let legend = legend_of_signs(&page.priorities.brief.iter().map(|one| one.sign).collect::<Vec<_>>());
    blocks.extend((!legend.is_empty()).then(|| super::scorecard::key(&legend, pen)));
    blocks.push(heading(2, "Commentary"));
    let none = format!("None written for {name} in this file; room to write");
    blocks.extend(comments::or_room(comments::of(&drawn.commentary), none, LINES));
    blocks.push(heading(2, "Actions"));
    blocks.extend(actions(given, place));
    Section {
        id: id.to_owned(),
        name: name.clone(),
        title: page.headline,
        blocks,
        sources: sources_of(scorecard, drawn.shown),
    }
}

/// What happens in the neighbourhoods: the most deprived ones beside the nation’s, then activity over time.
fn activity(given: Given<'_>, (page, id): (&PlacePage, &str), drawn: &mut Told, pen: &Pen) -> Vec<Block> {
    let mut said = vec![heading(2, "Neighbourhood activity")];
    if let Some((indicator, chart)) = &page.deprivation {
        drawn.shown.push(*indicator);
        let id = format!("{id}-deprivation");
        let subtitle = [Some(&chart.subtitle), chart.beside.as_ref()];
        let subtitle = subtitle.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
        let room = Vec2::new(drawn.width, HIGHEST);
        let figure = pen.figure(id.clone(), [&chart.title, &subtitle, &chart.summary], room, |ui| {
            charts::dumbbell(ui, &id, chart, &pen.tokens).rect
        });
        said.push(Block::Figure(figure));
    }
    if let Some((_, sentence)) = &page.deprived_fifth {
        said.push(Block::Paragraph { text: Line::text(sentence), tone: Tone::Plain });
    }
    let most = charts_of_activity(page);
    said.extend(charts_of(given, (page.place, id), (&page.activity, most), drawn, pen));
    said
}

/// How many trends there are beside the most deprived neighbourhoods.
fn charts_of_activity(page: &PlacePage) -> usize {
    CHARTS - usize::from(page.deprivation.is_some())
}

/// A trend of the page: of which indicator, under which title, and whether comments are numbered on it already.
struct Trend {
    indicator: IndicatorId,
    title: String,
    chart: TrendChart,
    is_numbered: bool,
}

impl Trend {
    /// That of an indicator, where it has a line.
    fn of(
        Given { scorecard, analysis, .. }: Given<'_>,
        place: AreaId,
        indicator: IndicatorId,
    ) -> Option<Self> {
        let judgement = analysis.get(indicator, None, place)?;
        let chart = trend_chart(scorecard, indicator, None, place, TrendOptions::card(Some(judgement)))?;
        let title = from_to_title(scorecard, judgement)?;
        (judgement.points >= POINTS_FOR_A_LINE).then_some(Self {
            indicator,
            title,
            chart,
            is_numbered: false,
        })
    }
}

/// The trends of a strand: the one of its card, then those of what stands worst in its table.
fn trends_of(given: Given<'_>, place: AreaId, card: &StrandCard, most: usize) -> Vec<Trend> {
    let charted = card.trend.as_ref().map(|trend| trend.indicator);
    let first = card.trend.iter().map(|trend| Trend {
        indicator: trend.indicator,
        title: trend.title.clone(),
        chart: trend.chart.clone(),
        is_numbered: true,
    });
    let others = card.table.rows.iter().map(|row| row.row.indicator).filter(|id| Some(*id) != charted);
    first.chain(others.filter_map(|id| Trend::of(given, place, id))).take(most).collect()
}

/// What the heading tells of: over time, or where it has no line beside what it is compared with.
enum Headline {
    Trend(Box<Trend>),
    Beside(IndicatorId, Box<BarChart>),
}

/// The drawing of what the heading tells of, where no strand draws it.
fn of_headline(given: Given<'_>, page: &PlacePage, headline: Option<IndicatorId>) -> Option<Headline> {
    let headline = headline?;
    let strands = [(&page.activity, charts_of_activity(page)), (&page.exclusions, CHARTS)];
    let is_drawn = page.deprivation.as_ref().is_some_and(|(indicator, _)| *indicator == headline)
        || strands.into_iter().any(|(card, most)| {
            trends_of(given, page.place, card, most).iter().any(|trend| trend.indicator == headline)
        });
    if is_drawn {
        return None;
    }
    let alone = || {
        let judgement = given.analysis.get(headline, None, page.place)?;
        let chart = beside_benchmark(given.scorecard, judgement)?;
        Some(Headline::Beside(headline, Box::new(chart)))
    };
    Trend::of(given, page.place, headline).map(|trend| Headline::Trend(Box::new(trend))).or_else(alone)
}

/// A figure beside what it is compared with.
fn beside_what_is_compared(pen: &Pen, id: &str, title: &str, chart: &BarChart, width: f32) -> Block {
    let id = format!("{id}-headline");
    let size = Vec2::new(width, charts::bars_height(chart.bars.len()) + FOOT_OF_BARS);
    let titles = [title, &chart.subtitle, &chart.summary];
    Block::Figure(pen.figure(id.clone(), titles, Vec2::new(width, HIGHEST), |ui| {
        charts::bars(ui, &id, chart, &pen.tokens, size).response.rect
    }))
}

fn one_chart(
    Given { scorecard, .. }: Given<'_>,
    id: &str,
    mut of: Trend,
    drawn: &mut Told,
    pen: &Pen,
) -> Block {
    let about = scorecard.indicator(of.indicator);
    drawn.shown.push(of.indicator);
    // The heading of the page has told its figures already.
    let title = if drawn.headline == Some(of.indicator) { about.short.clone() } else { of.title };
    if !of.is_numbered {
        drawn.commentary.onto(scorecard, of.indicator, &mut of.chart);
    }
    Block::Figure(trend(pen, &format!("{id}-{}", slug(&about.id)), &title, &of.chart, drawn.width))
}

/// The trends of a strand. What has no line is told.
fn charts_of(
    given: Given<'_>,
    (place, id): (AreaId, &str),
    (card, most): (&StrandCard, usize),
    drawn: &mut Told,
    pen: &Pen,
) -> Vec<Block> {
    let trends = trends_of(given, place, card, most);
    let drawn_here: Vec<IndicatorId> = trends.iter().map(|trend| trend.indicator).collect();
    let mut said: Vec<Block> =
        trends.into_iter().map(|trend| one_chart(given, id, trend, drawn, pen)).collect();
    let untold = card.table.rows.iter().filter(|row| !drawn_here.contains(&row.row.indicator));
    for row in untold.take(most - drawn_here.len()) {
        drawn.shown.push(row.row.indicator);
        said.push(Block::Paragraph { text: Line::text(row.sentence()), tone: Tone::Plain });
    }
    said
}

fn trend(pen: &Pen, id: &str, title: &str, chart: &TrendChart, width: f32) -> Figure {
    let told = format!("Lines over time. {}", chart.summary);
    let subtitle = format!("{}{}", chart.subtitle, darker(chart));
    pen.figure(id.to_owned(), [title, &subtitle, &told], Vec2::new(width, HIGHEST), |ui| {
        let size = charts::trend_size_on_paper(ui, chart, Vec2::new(width, HEIGHT));
        charts::trend(ui, id, chart, &pen.tokens, size, TrendInput::Fixed).response.rect
    })
}

/// What the darker of the grey lines are: they stand out even where their names have no room, and on paper no pointer tells whose they are.
fn darker(chart: &TrendChart) -> String {
    let of = |role| chart.lines.iter().filter(move |line| line.role == role);
    let last = |line: &ChartLine| line.runs.last().and_then(|run| run.last()).map(|[_, value]| *value);
    let highest = |values: &[f64]| values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let outer: Vec<f64> = of(LineRole::Extreme).filter_map(last).collect();
    let grey: Vec<f64> = of(LineRole::Other).filter_map(last).collect();
    if grey.is_empty() || outer.is_empty() {
        return String::new();
    }
    let above = outer.iter().filter(|value| **value >= highest(&grey)).count();
    let which = match (above, outer.len() - above) {
        (_, 0) => "the highest",
        (0, _) => "the lowest",
        _ => "highest and lowest",
    };
    format!(" · darker: {which}")
}

/// The worst of them, each with its sign.
fn priorities(page: &PlacePage, pen: &Pen) -> Vec<Block> {
    let told = &page.priorities;
    let mut said = vec![
        heading(2, "Priorities, the worst first"),
        Block::Paragraph { text: Line::strong(&told.title), tone: Tone::Plain },
    ];
    said.push(Block::List { ordered: false, items: told.brief.iter().map(|one| brief(one, pen)).collect() });
    if told.not_in_brief > 0 {
        let [shown, all] = [told.brief.len(), told.brief.len() + told.not_in_brief].map(count_in_words);
        said.push(quiet(format!("The first {shown} of {all}; those that share a target are one here.")));
    }
    said.extend(told.counts.clone().map(quiet));
    said
}

/// All in one paragraph, as a column of a page has no room for more.
fn brief(one: &BriefPriority, pen: &Pen) -> Vec<Block> {
    let sign = match one.sign {
        Sign::Mark(Mark::None) => Line::default(),
        sign => Line::default().and_little(&pen.silent(sign)).and(" "),
    };
    let figure = one.brief.figure.as_ref().map(|figure| format!(" {figure} ·")).unwrap_or_default();
    // Beside a figure a name alone would be taken for whose figure it is.
    let whose = format!("priority: {} · ", one.whose);
    let line = sign.and_strong(format!("{}:{figure} ", one.title)).and_quiet(whose);
    let line = match one.brief.first.as_str() {
        "" => line,
        first => line.and_strong(first).and(" "),
    };
    vec![Block::Paragraph { text: line.and(&one.brief.rest), tone: Tone::Plain }]
}

/// What was decided to be done here, or room to write it.
pub(super) fn actions(given: Given<'_>, place: AreaId) -> Vec<Block> {
    let today = given.scorecard.header().published;
    let is_here = |action: &&Action| home_of_actions(given.scorecard, action.area) == place;
    let here: Vec<&Action> = given.scorecard.actions().iter().filter(is_here).collect();
    let row = |action: &&Action| {
        let due = action.due.as_ref().map(date::in_words).unwrap_or_default();
        let due = Line::text(due);
        let late = is_overdue(action, today);
        Row::Cells(vec![
            comments::in_a_line(&action.text),
            Line::text(action.owner.clone().unwrap_or_default()),
            if late { due.and_strong(", overdue") } else { due },
            Line::text(action_status(action.status)),
        ])
    };
    let table = Block::Table(Table {
        caption: "Actions".to_owned(),
        shows_caption: false,
        columns: vec![
            column("Action", Align::Start, 4.5),
            column("Owner", Align::Start, 2.0),
            column("Due", Align::Start, 1.6),
            column("Open, done, dropped", Align::Start, 1.8),
        ],
        rows: if here.is_empty() { vec![Row::Room; ROWS] } else { here.iter().map(row).collect() },
    });
    if here.is_empty() {
        let name = &given.scorecard.area(place).name;
        return vec![quiet(format!("None recorded for {name} in this file; room to write")), table];
    }
    vec![table]
}
