//! Every page of a changed scorecard, drawn without a window.

use crate::analysis::Analysis;
use crate::model::{AreaId, IndicatorId, Scorecard, Word};
use crate::pages::{ChartKind, Commands, Given, Outline, Page, PageContext, PairView, Points, View};
use crate::scorecard::changed;
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{Context, Event, Memory, RawInput, Rect, pos2, vec2};
use std::cell::LazyCell;

/// Of a larger scorecard, as many places, indicators and groups of people as this are looked at.
const MOST: usize = 3;

thread_local! {
    static CONTEXT: LazyCell<Context> = LazyCell::new(|| {
        let context = Context::default();
        fonts::install(&context);
        context
    });
}

/// Makes and draws every page of a changed scorecard.
pub fn draw(bytes: &[u8]) {
    let Some(document) = changed(bytes) else { return };
    let scorecard = document.scorecard();
    let analysis = Analysis::of(scorecard);
    let outline = Outline::of(scorecard);
    let tokens = Tokens::light();
    CONTEXT.with(|context| {
        context.memory_mut(|memory| *memory = Memory::default());
        for view in views(scorecard) {
            let Some(content) = (view.page.entry().make)(Given::of(scorecard, &analysis, &view)) else { continue };
            let commands = Commands::default();
            let page = PageContext::new(&tokens, &view, &outline, &commands);
            // Sizes settle in the second pass.
            for _ in 0..2 {
                let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(900.0, 600.0)));
                let events = vec![Event::PointerMoved(pos2(450.0, 350.0))];
                let mut output =
                    context.run_ui(RawInput { screen_rect, events, ..RawInput::default() }, |ui| {
                        content.show(ui, &page);
                    });
                output.textures_delta.clear();
            }
        }
    });
}

fn views(scorecard: &Scorecard) -> Vec<View> {
    let place = |place: AreaId| View { place: Some(place), ..View::default() };
    let mut views = Vec::new();
    for at_place in scorecard.places().take(MOST).map(place) {
        views.extend(Page::ALL.iter().map(|page| at_place.at_page(*page)));
        for (indicator, _) in scorecard.indicators().take(MOST) {
            views.extend(charts(scorecard, &at_place.at_indicator(indicator), indicator));
            views.extend(together(scorecard, &at_place, indicator));
        }
    }
    views
}

/// An indicator with each of the first few others, by all that can be looked at.
fn together(scorecard: &Scorecard, view: &View, indicator: IndicatorId) -> Vec<View> {
    let others = scorecard.indicators().map(|(other, _)| other).filter(|other| *other != indicator);
    let looks = |other: IndicatorId| {
        let view = view.with_another(indicator, other);
        let own = PairView { points: Some(Points::Own), ..view.pair };
        let pairs = [view.pair, own, PairView { reach: true, ..view.pair }];
        pairs.map(|pair| View { pair, ..view.clone() })
    };
    others.take(MOST).flat_map(looks).collect()
}

fn charts(scorecard: &Scorecard, view: &View, indicator: IndicatorId) -> Vec<View> {
    let groups = scorecard.breakdowns_of(indicator).into_iter().take(MOST).map(Some);
    let groups = std::iter::once(None).chain(groups);
    let of_group = |breakdown| ChartKind::ALL.iter().map(move |chart| (breakdown, *chart));
    groups.flat_map(of_group).map(|(breakdown, chart)| View { breakdown, chart, ..view.clone() }).collect()
}
