//! `placecard chart` and `placecard page`: what the window draws, as a file.

use super::arguments::{Chart, ChartAs, Drawn, Page, Theme};
use super::choice::{Asked, no_such};
use super::destination::{Destination, refusal};
use super::failure::Failure;
use super::report::views;
use crate::export::picture::{self, Drawing, Look};
use crate::export::png::png;
use crate::model::{Against, AreaId, AreaKind, Scorecard, Word};
use crate::pages::{self, ChartKind, Given, View};
use std::ffi::OsStr;
use std::io::Write;
use std::process::ExitCode;
use std::slice::from_ref;

/// Draws one chart and writes it.
pub(super) fn chart(call: &Chart, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let chart = match call.kind {
        ChartAs::Trend => ChartKind::Trend,
        ChartAs::Spc => ChartKind::Control,
        ChartAs::Compare => ChartKind::Compare,
        ChartAs::Gradient => ChartKind::Gradient,
    };
    let view = View { chart, page: pages::Page::Indicator, ..View::default() };
    drawn(&call.drawn, (Some(&call.indicator), Some(&call.area)), view, picture::chart, out)
}

/// Draws one page and writes it.
pub(super) fn page(call: &Page, out: &mut impl Write) -> Result<ExitCode, Failure> {
    if let Some(name) = &call.view {
        return saved(&call.drawn, name, out);
    }
    let name = call.name.as_deref().unwrap_or_default();
    let Some(page) = pages::Page::from_word(name) else {
        // What changed is of two scorecards, and `diff` says it.
        let of_one = pages::Page::ALL.iter().copied().filter(|page| *page != pages::Page::WhatChanged);
        let of_one: Vec<pages::Page> = of_one.collect();
        return Err(Failure::Call(vec![no_such("page", name, &of_one)]));
    };
    let asked = (call.indicator.as_ref(), call.area.as_ref());
    drawn(&call.drawn, asked, View { page, ..View::default() }, picture::page, out)
}

/// Draws a saved view of the file as its page, compared with what it names where the call names nothing.
fn saved(call: &Drawn, name: &String, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let target = Target::of(call)?;
    let judged_by = |benchmark| Asked { benchmark, ..Asked::default() }.judged(&call.file);
    let mut judged = judged_by(call.benchmark.as_deref())?;
    let at = views(&judged.scorecard, from_ref(name))?;
    let Some(saved) = at.first().and_then(|at| judged.scorecard.views().get(*at)).cloned() else {
        return Err(Failure::Call(Vec::new()));
    };
    if let Some(benchmark) = saved.benchmark.filter(|_| call.benchmark.is_none()) {
        judged = judged_by(Some(benchmark.as_str()))?;
    }
    let view = says_against(&judged.scorecard, pages::saved_view(&judged.scorecard, &saved));
    target.write(picture::page(Given::of(&judged.scorecard, &judged.analysis, &view), call.look()), out)
}

/// Reads the scorecard, draws of it what is asked for, and writes that.
fn drawn(
    call: &Drawn,
    (indicator, area): (Option<&String>, Option<&String>),
    view: View,
    draw: impl Fn(Given<'_>, Look) -> Result<Drawing, String>,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let target = Target::of(call)?;
    let listed = |name: Option<&'_ String>| name.map(from_ref).unwrap_or_default().to_vec();
    let (indicators, areas) = (listed(indicator), listed(area));
    let benchmark = call.benchmark.as_deref();
    let asked = Asked { indicators: &indicators, areas: &areas, period: None, benchmark };
    let judged = asked.judged(&call.file)?;
    let view = says_against(&judged.scorecard, of(&judged.scorecard, view, (indicator, area)));
    target.write(draw(Given::of(&judged.scorecard, &judged.analysis, &view), call.look()), out)
}

/// The view says by what the scorecard is judged, where that is no single area.
fn says_against(scorecard: &Scorecard, view: View) -> View {
    match scorecard.against() {
        Against::Benchmark(benchmark) => View { benchmark: Some(benchmark), ..view },
        Against::Area(_) => View { benchmark: None, ..view },
    }
}

/// Where a picture goes, and as what.
struct Target<'a> {
    destination: Destination<'a>,
    /// How many dots it has to a point, where it is one of dots.
    dots: Option<f32>,
}

impl<'a> Target<'a> {
    /// # Errors
    /// Where nothing can be written there, before anything is read.
    fn of(call: &'a Drawn) -> Result<Self, Failure> {
        let path = &call.output;
        let ending = path.extension().map(OsStr::to_ascii_lowercase).unwrap_or_default();
        let is_png = ending == "png";
        if !is_png && ending != "svg" {
            let why = "The name of the file says what is written; let it end in .svg or .png";
            return Err(refusal(why, path));
        }
        let destination = Destination::new(path, &call.file, call.force)?;
        Ok(Self { destination, dots: is_png.then(|| f32::from(call.scale)) })
    }

    fn write(self, drawing: Result<Drawing, String>, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let drawing = drawing.map_err(|why| Failure::Call(vec![why]))?;
        let svg = drawing.svg();
        let bytes = match self.dots {
            Some(dots) => png(&svg, dots).map_err(|why| Failure::Call(vec![why]))?,
            None => svg.into_bytes(),
        };
        self.destination.write(&bytes, &drawing.title, out)
    }
}

/// The view of these; where none is named the first place, and the first indicator, as the window has them.
fn of(scorecard: &Scorecard, view: View, (indicator, area): (Option<&String>, Option<&String>)) -> View {
    let first = || scorecard.indicators().next().map(|(id, _)| id);
    let indicator = match indicator {
        Some(id) => scorecard.indicator_by_id(id),
        None => first().filter(|_| view.page == pages::Page::Indicator),
    };
    let area = area.and_then(|code| scorecard.area_by_code(code));
    let is_small = |area: &AreaId| scorecard.area(*area).kind == AreaKind::Neighbourhood;
    let place =
        area.map_or_else(|| scorecard.places().next(), |area| scorecard.place_of(area).or(Some(area)));
    let whole_system = area == Some(scorecard.system());
    View { indicator, place, neighbourhood: area.filter(is_small), whole_system, ..view }
}

impl Drawn {
    fn look(&self) -> Look {
        match self.theme {
            Theme::Light => Look::light(),
            Theme::Dark => Look::dark(),
            Theme::Contrast => Look::high_contrast(),
        }
    }
}
