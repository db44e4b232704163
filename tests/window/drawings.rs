//! Every kind of chart as a picture, drawn by its page without a window. What changes here is looked at before it is kept:
//! `PLACECARD_KEEP_DRAWINGS=1 cargo test --test window drawings` writes the pictures anew.

use crate::harness::{analysis, place, scorecard};
use egui::{Pos2, Rect, Vec2};
use placecard::export::picture::{self, Look};
use placecard::export::svg::{Picture, svg};
use placecard::model::IndicatorId;
use placecard::pages::{ChartKind, Commands, Given, MapView, Outline, Page, PageContext, View};
use placecard::widgets::paper::{self, Drawn, Pictured};
use placecard::widgets::tokens::Tokens;
use std::path::Path;

const SHEET: Vec2 = Vec2::new(1180.0, 2400.0);
/// A page that fills the window has its charts in this height.
const WINDOW: Vec2 = Vec2::new(1180.0, 640.0);

/// What a page draws on a sheet of this size.
fn drawn(view: &View, size: Vec2) -> Drawn {
    let given = Given::of(scorecard(), analysis(), view);
    let content = (view.page.entry().make)(given).expect("the sample has it");
    let (tokens, outline, commands) = (Tokens::light(), Outline::of(scorecard()), Commands::default());
    let page = PageContext::new(&tokens, view, &outline, &commands).naming(scorecard());
    paper::draw(size, &tokens, |ui| content.show(ui, &page))
}

fn part(drawn: &Drawn, name: &str, pictured: &Pictured) -> String {
    let title = pictured.told.split(". ").next().unwrap_or_default();
    svg(&Picture {
        id: name,
        title,
        description: &pictured.told,
        area: pictured.rect,
        ground: Tokens::light().card,
        shapes: &drawn.shapes,
    })
}

/// Holds a picture against the one that was looked at.
fn compare(name: &str, found: &str) {
    let path = Path::new("tests/golden/drawings").join(name).with_extension("svg");
    if std::env::var_os("PLACECARD_KEEP_DRAWINGS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(found.lines()).find(|(kept, found)| kept != found);
    assert!(kept == found, "{} is drawn otherwise, first: {differs:?}", path.display());
}

fn indicator(id: &str) -> IndicatorId {
    scorecard().indicators().find(|(_, indicator)| indicator.id == id).expect("in the sample").0
}

fn bury() -> View {
    View { place: Some(place("Bury")), ..View::default() }
}

/// The picture of a page that says this.
fn chart(name: &str, view: &View, size: Vec2, says: &str) {
    let drawn = drawn(view, size);
    let pictures = drawn.pictures();
    let found = pictures.iter().find(|picture| picture.told.contains(says));
    let found = found.unwrap_or_else(|| panic!("{name}: nothing says {says:?} of {pictures:#?}"));
    compare(name, &part(&drawn, name, found));
}

#[test]
fn charts_of_an_indicator_are_drawn_as_they_were_looked_at() {
    let suspensions = bury().at_indicator(indicator("suspension-rate"));
    for (name, chart_kind, says) in [
        ("trend", ChartKind::Trend, "getting worse"),
        ("process-control", ChartKind::Control, "12.2 in 20"),
        ("compare", ChartKind::Compare, "of ten places"),
    ] {
        chart(name, &View { chart: chart_kind, ..suspensions.clone() }, WINDOW, says);
    }
}

#[test]
fn maps_distributions_and_gradients_are_drawn_as_they_were_looked_at() {
    let map = |true_outlines: bool| View {
        map: MapView { true_outlines, ..MapView::default() },
        ..bury().at_page(Page::Neighbourhoods)
    };
    chart("map-hexagons", &map(false), SHEET, "lie together");
    chart("map-outlines", &map(true), SHEET, "lie together");
    chart("map-overview", &map(false), SHEET, "Bury in Greater Manchester");
    chart("distribution", &map(false), SHEET, "most deprived fifth");
    chart("gradient", &map(false), SHEET, "Slope index");
}

#[test]
fn what_was_tried_and_a_place_are_drawn_as_they_were_looked_at() {
    chart("before-and-after", &bury().at_page(Page::Interventions), SHEET, "Suspensions in");
    chart("gap", &bury().at_page(Page::Place), SHEET, "Deprived neighbourhoods");
    chart("small-trend", &bury().at_page(Page::Place), SHEET, "Physically active adults");
}

/// Flow, courses to targets and squares are parts of their pages.
#[test]
fn pages_are_drawn_as_they_were_looked_at() {
    for (name, page) in [("page-priorities", Page::Priorities), ("page-interventions", Page::Interventions)] {
        let view = bury().at_page(page);
        let content =
            (page.entry().make)(Given::of(scorecard(), analysis(), &view)).expect("the sample has it");
        let title = content.sentences().into_iter().next().unwrap_or_default();
        let whole = Pictured { told: title, rect: Rect::from_min_size(Pos2::ZERO, SHEET) };
        compare(name, &part(&drawn(&view, SHEET), name, &whole));
    }
}

#[test]
fn a_chart_stands_alone_with_what_it_says_and_of_which_scorecard_it_is() {
    let chart = |view: &View| picture::chart(Given::of(scorecard(), analysis(), view), Look::default());
    let view = bury().at_indicator(indicator("suspension-rate"));
    let drawn = chart(&view).expect("a chart").svg();
    assert!(drawn.contains("Greater Manchester balanced scorecard"), "below it");
    assert!(drawn.contains("Source: Department for Education"), "in its card");
    compare("chart-alone", &drawn);
    let gradient = |id| View { chart: ChartKind::Gradient, ..bury().at_indicator(id) };
    let mut refused = scorecard().indicators().filter_map(|(id, _)| chart(&gradient(id)).err());
    let why = refused.next().expect("one without a gradient");
    assert!(why.ends_with('.'), "a sentence says why there is none: {why}");
}

#[test]
fn a_page_is_as_long_as_what_stands_on_it() {
    let pages = [Page::Scorecard, Page::Place, Page::Neighbourhoods, Page::Priorities, Page::Interventions];
    for page in pages.into_iter().chain([Page::Indicator, Page::SideBySide]) {
        let view = View { indicator: Some(indicator("suspension-rate")), ..bury().at_page(page) };
        let drawn =
            picture::page(Given::of(scorecard(), analysis(), &view), Look::default()).expect("a page");
        let name = page.entry().name;
        assert!((600.0..6000.0).contains(&drawn.size.y), "{name} is {} long", drawn.size.y);
        // Nothing that fills a window goes on below the page.
        assert!(drawn.svg().contains("newest figures"), "{name}");
    }
}

/// What is scrolled in a window stands on paper as a whole.
#[test]
fn no_row_of_a_chart_is_cut_on_paper() {
    let view = View { chart: ChartKind::Gradient, ..bury().at_indicator(indicator("patients-per-gp")) };
    let given = Given::of(scorecard(), analysis(), &view);
    let all =
        analysis().get(view.indicator.unwrap(), None, place("Bury")).unwrap().gradient.as_ref().unwrap();
    assert!(all.as_ref().is_ok(), "neighbourhoods by deprivation");
    for drawn in [picture::chart(given, Look::default()), picture::page(given, Look::default())] {
        let svg = drawn.expect("drawn").svg();
        let rows = svg.matches(", tenth ").count();
        assert!(rows >= 26, "{rows} of the 26 neighbourhoods of Bury");
    }
}
