//! One figure on the board: its line over time, or where it has none the comparison that can be made; beside others on the
//! slide of a place, or alone over the whole screen.

use super::content::told_of_sources;
use super::parts::{Below, Ease, OPEN, Titled, open, signs_and_subtitle, subtitle};
use super::view::{CHARTS, LEAST_CHART};
use crate::analysis::{Analysis, Judgement};
use crate::charts::bars::{BarChart, Compared, bars_height, beside_benchmark, compare_chart};
use crate::charts::trend::{
    MarkKind, POINTS_FOR_A_LINE, TimeMark, TrendChart, TrendInput, TrendOptions, trend_chart,
};
use crate::charts::{self, Arrow, Mark, Sign};
use crate::model::{AreaId, IndicatorId, MeasureKind, Scorecard};
use crate::pages::common::copy_menu;
use crate::pages::indicator::indicator_page;
use crate::pages::registry::Content;
use crate::pages::{PageContext, View, copied};
use crate::widgets::focus;
use crate::widgets::tokens::space;
use crate::words::report::sources_line;
use crate::words::{date, flag_in_words, short_title};
use egui::{Response, Ui, Vec2};
use std::cell::Cell;

/// What stands below bars at most: an axis and what they are held against.
const FOOT: f32 = 44.0;

/// A lower chart is of lines alone: the names of what was started, one above the other, would leave these no height.
const WITH_STARTS: f32 = 190.0;

/// A chart on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardFigure {
    pub indicator: IndicatorId,
    /// What it is of, and how it stands and moves.
    pub title: String,
    /// That its newest figure is not there, and why, which the title says too.
    pub withheld: Option<String>,
    pub mark: Mark,
    pub arrow: Arrow,
    /// Whether it is compared with something.
    pub is_compared: bool,
    pub drawn: Drawn,
    source: String,
}

/// How it is drawn, without its source, which the foot of the board says.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// Over time.
    Trend(Box<TrendChart>),
    /// One period: the place beside what it is compared with, each with its limits; and beside all places too, which is drawn
    /// where their names have room.
    Beside { alone: Box<BarChart>, among: Option<Box<BarChart>> },
}

impl BoardFigure {
    /// The figure of a place, with a second area in a line over time; `None` where there is nothing to draw.
    pub fn of(
        scorecard: &Scorecard,
        analysis: &Analysis,
        (id, place): (IndicatorId, AreaId),
        beside: Option<AreaId>,
    ) -> Option<Self> {
        let judgement = analysis.get(id, None, place).filter(|judgement| judgement.latest.is_some())?;
        let line = (judgement.points >= POINTS_FOR_A_LINE)
            .then(|| {
                let options = TrendOptions::card(Some(judgement)).with_pinned(beside);
                trend_chart(scorecard, id, None, place, options)
            })
            .flatten();
        let (drawn, source) = if let Some(mut chart) = line {
            let source = std::mem::take(&mut chart.source);
            (Drawn::Trend(Box::new(chart)), source)
        } else {
            let mut alone = Box::new(beside_benchmark(scorecard, judgement)?);
            let source = std::mem::take(&mut alone.source);
            let among = among_places(scorecard, analysis, judgement).map(Box::new);
            (Drawn::Beside { alone, among }, source)
        };
        // What is too old to count has no sign of how it stands now.
        let is_old = judgement.latest.is_some_and(|latest| analysis.newest().is_long_after(latest.period));
        let signs = (Mark::of(scorecard, judgement), Arrow::of(scorecard, judgement));
        let withheld = newer_without_value(scorecard, judgement);
        let told = withheld.iter().map(|withheld| format!(" ({withheld})"));
        let (mark, arrow) = if is_old { (Mark::None, Arrow::None) } else { signs };
        Some(Self {
            indicator: id,
            title: short_title(scorecard, judgement, is_old) + &told.collect::<String>(),
            withheld,
            mark,
            arrow,
            is_compared: is_compared(scorecard, judgement),
            drawn,
            source,
        })
    }

    /// Its unit and periods, and what is drawn that has no name.
    pub fn subtitle(&self) -> &str {
        match &self.drawn {
            Drawn::Trend(chart) => &chart.subtitle,
            Drawn::Beside { alone, .. } => &alone.subtitle,
        }
    }

    /// The signs that stand beside it.
    pub fn signs(&self) -> impl Iterator<Item = Sign> {
        let mark = Some(Sign::Mark(self.mark)).filter(|_| self.mark != Mark::None);
        mark.into_iter().chain(Some(Sign::Arrow(self.arrow)).filter(|_| self.arrow != Arrow::None))
    }

    /// Every sign that stands beside it or within its chart, in a room of this size; in whichever size it may have, where none is
    /// given.
    pub(super) fn all_signs(&self, size: Option<Vec2>) -> Vec<Sign> {
        let of_bars = |chart: &BarChart| -> Vec<Sign> {
            let marks = chart.bars.iter().map(|bar| bar.mark).filter(|mark| *mark != Mark::None);
            marks.map(Sign::Mark).collect()
        };
        let within = match (&self.drawn, size) {
            (Drawn::Trend(_), _) => Vec::new(),
            (Drawn::Beside { .. }, Some(size)) => self.bars_in(size).map(of_bars).unwrap_or_default(),
            (Drawn::Beside { alone, among }, None) => {
                std::iter::once(alone).chain(among).flat_map(|chart| of_bars(chart)).collect()
            }
        };
        self.signs().chain(within).collect()
    }

    /// The bars that have room: all places, else the place alone.
    fn bars_in(&self, size: Vec2) -> Option<&BarChart> {
        let Drawn::Beside { alone, among } = &self.drawn else { return None };
        // Nothing is scrolled here.
        let has_room = |chart: &&BarChart| bars_height(chart.bars.len()) + FOOT <= size.y;
        Some(among.as_deref().filter(has_room).unwrap_or(alone))
    }

    /// Everything it says.
    pub fn sentences(&self) -> Vec<String> {
        let told = match &self.drawn {
            Drawn::Trend(chart) => chart.sentences(),
            Drawn::Beside { alone, .. } => alone.sentences(),
        };
        std::iter::once(self.title.clone()).chain(told.into_iter().skip(1)).collect()
    }

    /// Draws its chart, which can be pressed. As it leaves the board alone it says where its figures are from.
    pub(super) fn draw(
        &self,
        ui: &mut Ui,
        salt: &'static str,
        page: &PageContext<'_>,
        size: Vec2,
    ) -> Response {
        let salt = (salt, self.indicator);
        match &self.drawn {
            Drawn::Trend(chart) => {
                let alone = || TrendChart { source: self.source.clone(), ..(**chart).clone() };
                // Out of sight it has fewer parts, which must not give what stands after it other names.
                let low = (size.y < WITH_STARTS).then(|| without_starts(chart)).flatten();
                let seen = low.as_ref().unwrap_or(chart);
                let drawn = |ui: &mut Ui| charts::trend(ui, salt, seen, page.tokens, size, TrendInput::Fixed);
                let shown = ui.scope(drawn).inner.response;
                copy_menu(page, &shown, || copied::trend(&alone()));
                shown
            }
            Drawn::Beside { alone, .. } => {
                let chart = self.bars_in(size).unwrap_or(alone);
                let shown = ui.scope(|ui| charts::bars(ui, salt, chart, page.tokens, size)).inner;
                let alone = || BarChart { source: self.source.clone(), ..chart.clone() };
                copy_menu(page, &shown.response, || copied::bars(&alone()));
                shown.response
            }
        }
    }
}

/// That the newest figure is not there, and why: `2023/24 suppressed`.
fn newer_without_value(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let (last, latest) = (series.len().checked_sub(1)?, judgement.latest?);
    let period = series.periods[last];
    let flag = series.flag(last).filter(|_| period > latest.period)?;
    Some(format!("{} {}", date::period_in_words(period), flag_in_words(flag)))
}

/// A chart without the names of what was started, where it has any; how its figures came about stays.
fn without_starts(chart: &TrendChart) -> Option<TrendChart> {
    let is_start = |mark: &TimeMark| mark.kind == MarkKind::Intervention;
    chart.marks.iter().any(is_start).then(|| TrendChart {
        marks: chart.marks.iter().filter(|mark| !is_start(mark)).cloned().collect(),
        ..chart.clone()
    })
}

/// Whether there is something to hold a figure against: a count is larger where more people live.
pub(super) fn is_compared(scorecard: &Scorecard, judgement: &Judgement) -> bool {
    let is_count = scorecard.indicator(judgement.indicator).measure.kind == MeasureKind::Count;
    judgement.benchmark.value.is_some() && !is_count
}

/// The place in its latest period among the others.
fn among_places(scorecard: &Scorecard, analysis: &Analysis, judgement: &Judgement) -> Option<BarChart> {
    let (id, place) = (judgement.indicator, judgement.area);
    let period = judgement.latest.map(|latest| latest.period);
    let compared = Compared { period, focus: Some(place), ..Compared::default() };
    let chart = compare_chart(scorecard, id, compared, &|area| analysis.get(id, None, area))?;
    Some(BarChart { source: String::new(), ..chart })
}

/// One figure over the whole screen.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureAlone {
    /// What was found.
    title: String,
    /// What is looked at, in words.
    subtitle: String,
    figure: BoardFigure,
    sources: String,
    /// Whether the chart is still to have the keyboard.
    takes_keyboard: Cell<bool>,
}

impl FigureAlone {
    /// The figure of a place, or of what it lies in where it has none of its own, as the page of the indicator says.
    pub fn of(
        scorecard: &Scorecard,
        analysis: &Analysis,
        (id, place): (IndicatorId, AreaId),
        view: &View,
    ) -> Option<Self> {
        let page = indicator_page(scorecard, analysis, id, place, view);
        let sources = told_of_sources(&sources_line([scorecard.indicator(id)]));
        let figure = BoardFigure::of(scorecard, analysis, (id, page.area), view.picked())?;
        let takes_keyboard = Cell::new(false);
        let subtitle = figure.withheld.iter().cloned().chain([page.subtitle]).collect::<Vec<_>>().join(" · ");
        Some(Self { title: page.title, subtitle, figure, sources, takes_keyboard })
    }

    /// The same with the keyboard at its chart.
    #[must_use]
    pub fn with_keyboard(self) -> Self {
        self.takes_keyboard.set(true);
        self
    }
}

impl Content for FigureAlone {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        let words = (self.title.as_str(), self.subtitle.as_str());
        Titled::of(ui, page, words, Ease::of(ui)).show(ui, words);
        let signs = self.figure.all_signs(None);
        let below = Below { signs: &signs, sources: &self.sources };
        let height = ui.available_height() - below.height(ui) - OPEN - ui.spacing().item_spacing.y;
        let top = ui.cursor().top();
        let words = subtitle(ui, page, &self.figure, (ui.available_width() - space::TWO, 1));
        signs_and_subtitle(ui, &self.figure, page, words);
        let size = Vec2::new(ui.available_width() - space::ONE, height - (ui.cursor().top() - top));
        let mut shown = self.figure.signs().collect();
        let is_drawn = size.y >= LEAST_CHART;
        if is_drawn {
            let chart = self.figure.draw(ui, "alone", page, size);
            shown = self.figure.all_signs(Some(size));
            // The reader goes on in it by key.
            if self.takes_keyboard.replace(false) {
                focus::lead_to(ui.ctx(), chart.id);
            }
        }
        Below { signs: &shown, ..below }.show(ui, page);
        open(ui, page, usize::from(!is_drawn), CHARTS);
    }

    fn sentences(&self) -> Vec<String> {
        let said = [self.title.clone(), self.subtitle.clone()].into_iter();
        said.chain(self.figure.sentences()).chain([self.sources.clone()]).collect()
    }
}
