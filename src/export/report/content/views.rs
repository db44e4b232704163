//! A saved view of the file as a page of the report: what its page says, with its chart.

use super::super::document::{Block, Figure, Line, Section};
use super::pen::{Pen, WHOLE};
use super::shared::{heading, lead, plain, quiet, sources_of, sources_of_all};
use super::{Given, beside, comments, interventions, neighbourhoods, place, priorities, scorecard};
use crate::analysis::{Analysis, Options};
use crate::charts;
use crate::charts::trend::{TrendChart, TrendInput};
use crate::model::{Against, AreaId, IndicatorId, PageName};
use crate::pages::neighbourhoods::neighbourhoods_page;
use crate::pages::side_by_side::side_by_side_page;
use crate::pages::{self, IndicatorBody, View, indicator_page, saved_view, scorecard_page};
use crate::words::compared_with;
use crate::words::report::headed;
use egui::Vec2;

/// A chart over the whole page, in points of the window.
const HEIGHT: f32 = 380.0;

/// A view looks at what it was kept of, whichever places the report is of: it says what the window says of it.
pub(super) fn section(given: Given<'_>, at: usize, pen: &Pen) -> Option<Section> {
    let saved = given.scorecard.views().get(at)?;
    // One that is compared with something else is judged by that.
    let judged = saved.benchmark.filter(|benchmark| *benchmark != given.scorecard.methods().benchmark);
    let judged = judged.map(|benchmark| given.scorecard.compared_with(Against::Benchmark(benchmark)));
    let options = Options { today: Some(given.day), ..Options::default() };
    let judged = judged.map(|scorecard| (Analysis::with(&scorecard, &options), scorecard));
    let usual = judged.as_ref().map(|_| compared_with(given.scorecard).to_owned());
    let given = judged.as_ref().map_or(given, |(analysis, scorecard)| Given { scorecard, analysis, ..given });
    let Given { scorecard, analysis, .. } = given;
    let id = format!("view-{}", at + 1);
    let view = saved_view(scorecard, saved);
    let about = view.about(scorecard);
    let all: Vec<AreaId> = scorecard.places().collect();
    let places = if all.contains(&about) { std::slice::from_ref(&about) } else { &all };
    let given = Given { places, ..given };
    let made = match saved.page {
        PageName::Scorecard => {
            let page = scorecard_page(scorecard, analysis, &view);
            Section {
                id,
                name: String::new(),
                blocks: scorecard::of_view(given, &page, pen),
                title: page.title,
                sources: sources_of_all(scorecard),
            }
        }
        PageName::Place => place::section(given, (about, &id), view.picked(), pen),
        PageName::Priorities => priorities::section(given, &id, pen),
        PageName::Interventions => interventions::section(given, (&id, &view), pen),
        PageName::Indicator => indicator(given, &view, &id, pen)?,
        _ => shown(given, &view, &id, pen)?,
    };
    let title = headed(scorecard, &scorecard.area(about).name, &made.title);
    let mut made = made;
    if let Some(usual) = usual {
        made.blocks.insert(0, quiet(format!(
            "On this page figures are compared with {}; the settings of the scorecard compare them with {usual}.",
            compared_with(scorecard)
        )));
    }
    Some(Section { name: saved.name.clone(), title, ..made })
}

/// The trend of an indicator, and what is to be known of it.
fn indicator(given: Given<'_>, view: &View, id: &str, pen: &Pen) -> Option<Section> {
    let Given { scorecard, analysis, .. } = given;
    let of: IndicatorId = view.indicator?;
    let area = view.smallest()?;
    let page = indicator_page(scorecard, analysis, of, area, view);
    let mut blocks = vec![lead(&page.subtitle)];
    let mut known = vec![page.title.clone(), page.subtitle.clone()];
    match &page.body {
        IndicatorBody::Trend(chart) => {
            let id = format!("{id}-trend");
            let size = Vec2::new(WHOLE, HEIGHT);
            let told = format!("Lines over time. {}", chart.summary);
            let titles = [chart.title.as_str(), &chart.subtitle, &told];
            let figure: Figure = pen.figure(id.clone(), titles, size, |ui| {
                charts::trend(ui, &id, chart, &pen.tokens, size, TrendInput::Fixed).response.rect
            });
            // The heading above says the same, or that and more.
            let title =
                if page.title.starts_with(&chart.title) { Line::default() } else { figure.title.clone() };
            blocks.push(Block::Figure(Figure { title, ..figure }));
            blocks.extend(letters_of(chart));
            known.extend(chart.sentences());
        }
        IndicatorBody::Nothing(why) => blocks.push(quiet(why)),
        _ => {}
    }
    let told = pages::Given::of(scorecard, analysis, view);
    let content = (PageName::Indicator.entry().make)(told)?;
    // What was written of these figures, with the numbers that it has on the chart.
    let written = comments::of(&page.commentary);
    let said = content.sentences();
    blocks.extend(
        said.iter().filter(|said| !known.iter().any(|known| known.contains(said.as_str()))).map(plain),
    );
    if !written.is_empty() {
        blocks.push(heading(2, "Commentary"));
        blocks.extend(written);
    }
    let sources = sources_of(scorecard, [of]);
    Some(Section { id: id.to_owned(), name: String::new(), title: page.title, blocks, sources })
}

/// What the letters above a chart stand for: not each has room for its name beside it.
fn letters_of(chart: &TrendChart) -> Option<Block> {
    let keys: Vec<Line> = charts::key_of_marks(&chart.marks).into_iter().map(Line::quiet).collect();
    (!keys.is_empty()).then_some(Block::Key(keys))
}

/// What a page shows: its charts and tables, or where it has none all that it says.
fn shown(given: Given<'_>, view: &View, id: &str, pen: &Pen) -> Option<Section> {
    let Given { scorecard, analysis, .. } = given;
    let given = pages::Given::of(scorecard, analysis, view);
    let drawn = match view.page {
        PageName::Neighbourhoods => neighbourhoods_page(scorecard, analysis, view).map(|page| {
            // What was kept under a name is not another thing.
            if let Some(instead) = page.instead {
                return (Vec::new(), instead, String::new());
            }
            (neighbourhoods::blocks(id, &page, pen), page.title, sources_of(scorecard, page.indicator))
        }),
        PageName::SideBySide => side_by_side_page(given).map(|page| {
            let shown = page.groups.iter().flat_map(|group| &group.rows).map(|row| row.indicator);
            (beside::blocks(&page, pen), page.title.clone(), sources_of(scorecard, shown))
        }),
        _ => None,
    };
    let (blocks, title, sources) = if let Some(drawn) = drawn {
        drawn
    } else {
        let mut said = (view.page.entry().make)(given)?.sentences().into_iter();
        let title = said.next()?;
        (said.map(plain).collect(), title, sources_of_all(scorecard))
    };
    Some(Section { id: id.to_owned(), name: String::new(), title, blocks, sources })
}
