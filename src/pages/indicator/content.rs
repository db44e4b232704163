//! An indicator: the chart in focus, and beside it what is needed to read it rightly.

use super::by_period::{ByPeriod, by_period};
use super::control::{ControlView, control_view};
use super::data_table::{DataTable, data_table};
use super::judged::{Judged, judged};
use super::together::{Together, together};
use crate::analysis::{Analysis, NotCompared};
use crate::charts::Mark;
use crate::charts::bars::{BarChart, BarOrder, Compared, compare_chart, earlier_periods, gradient_chart};
use crate::charts::trend::{TrendChart, TrendOptions, groups_chart, trend_chart};
use crate::model::{
    AreaId, AreaKind, BreakdownId, Indicator, IndicatorId, MeasureKind, Period, PlainDate, Scorecard,
};
use crate::pages::commentary::Commentary;
use crate::pages::registry::Subject;
use crate::pages::{ChartKind, CompareAs, People, View};
use crate::words::{
    Reason, by_period_name, date, indicator_title, latest_period, lower_first, of_group, paragraphs,
    polarity_in_words, sentence_case, verdict_line,
};
use std::borrow::Cow;

/// An indicator's page.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorPage {
    /// Which.
    pub indicator: IndicatorId,
    /// The area in focus: the place, or what it lies in where the place has no figures.
    pub area: AreaId,
    /// The finding.
    pub title: String,
    /// Full name and unit.
    pub subtitle: String,
    /// Whether the figure is of a kind that is compared at all: counts are not.
    pub is_compared: bool,
    /// The groups of people there are figures for, everyone first, all of a kind together before each by itself.
    pub breakdowns: Vec<(People, String)>,
    /// The earlier periods that places can be seen beside, none first.
    pub earlier: Vec<(Option<Period>, String)>,
    /// How places can be compared.
    pub compared: [(CompareAs, String); 2],
    /// The charts that there is nothing for, and why.
    pub without: Vec<(ChartKind, String)>,
    /// The chart or table.
    pub body: IndicatorBody,
    /// Every judgement in sentences, or why there is none.
    pub judged: Judged,
    /// The shape for the area.
    pub mark: Mark,
    /// The verdict in words, or why there is none.
    pub line: String,
    /// Definition, source and caveats.
    pub facts: Vec<Fact>,
    /// Where the figures were published.
    pub url: Option<String>,
    /// What people wrote about it.
    pub commentary: Commentary,
}

/// What fills the page.
#[derive(Clone, Debug, PartialEq)]
pub enum IndicatorBody {
    /// Over time.
    Trend(Box<TrendChart>),
    /// Process control.
    Control(Box<ControlView>),
    /// Bars, place beside place or group beside group.
    Bars(BarChart),
    /// Places by period.
    ByPeriod(Box<ByPeriod>),
    /// A table.
    Table(DataTable),
    /// With another indicator.
    Together(Box<Together>),
    /// Nothing, and why.
    Nothing(String),
}

/// What is said under one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its label.
    pub label: Cow<'static, str>,
    /// Its text.
    pub paragraphs: Vec<String>,
}

impl Fact {
    pub(super) fn new(label: impl Into<Cow<'static, str>>, text: String) -> Self {
        Self { label: label.into(), paragraphs: vec![text] }
    }

    /// In a line, which does not name again what it names itself.
    fn sentence(&self) -> String {
        let told = self.paragraphs.join(" ");
        if told.contains(&*self.label) { told } else { format!("{}: {told}", self.label) }
    }
}

impl IndicatorPage {
    /// Everything it says: the title, the chart, the judgements; the file's own texts aside, such as definitions.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone(), self.subtitle.clone(), self.line.clone()];
        match &self.body {
            IndicatorBody::Trend(chart) => said.extend(chart.sentences()),
            IndicatorBody::Bars(chart) => said.extend(chart.sentences()),
            IndicatorBody::Control(view) => {
                said.extend(view.chart.sentences());
                // The chart reads out what it finds and why it finds nothing.
                let told = |sentence: &&String| !view.chart.summary.contains(sentence.as_str());
                let sentences = [&view.variation_sentence, &view.assurance_sentence];
                said.extend(view.chart.reason.iter().chain(sentences).filter(told).cloned());
            }
            IndicatorBody::ByPeriod(table) => said.extend(table.sentences()),
            IndicatorBody::Table(table) => said.extend(table.sentences()),
            IndicatorBody::Together(together) => said.extend(together.sentences()),
            IndicatorBody::Nothing(why) => said.push(why.clone()),
        }
        let Judged { says, found, tried, idle } = &self.judged;
        said.extend(says.iter().cloned());
        said.extend(found.iter().chain(tried).chain(idle).map(Fact::sentence));
        said
    }

    /// Beside two figures together stands what is to be known of both, and not what was judged of one.
    fn told_together(mut self) -> Self {
        if let IndicatorBody::Together(together) = &self.body {
            let found = together.care.clone();
            self.judged = Judged { says: together.says.clone(), found, ..Judged::default() };
            self.facts.extend(together.facts.iter().cloned());
        }
        self
    }

    /// Why there is nothing for a kind of chart; `None` where there is.
    pub fn without(&self, kind: ChartKind) -> Option<&str> {
        self.without.iter().find(|(without, _)| *without == kind).map(|(_, why)| why.as_str())
    }
}

/// The page of one indicator with one place in focus.
pub fn indicator_page(
    scorecard: &Scorecard,
    analysis: &Analysis,
    id: IndicatorId,
    place: AreaId,
    view: &View,
) -> IndicatorPage {
    let indicator = scorecard.indicator(id);
    let group = view.group();
    let area = shown_area(scorecard, id, group, place);
    let judgement = analysis.get(id, group, area);
    let name = &scorecard.area(area).name;
    let title = judgement
        .filter(|judgement| judgement.latest.is_some())
        .map_or_else(|| indicator.name.clone(), |judgement| indicator_title(scorecard, judgement));
    let whose = not_published(scorecard, place, area).unwrap_or_default();
    let gradient = gradient_of(scorecard, analysis, id, area);
    let without = without(scorecard, gradient.as_ref().err(), id, view.group());
    let group = of_group(scorecard, view.group());
    let unit = Some(&indicator.measure.unit).filter(|unit| !unit.is_empty());
    let latest = judgement.and_then(|judgement| latest_period(scorecard, judgement));
    let parts = [Some(format!("{}{group}", indicator.name)), unit.cloned(), Some(name.clone()), latest];
    let mut page = IndicatorPage {
        indicator: id,
        area,
        title: format!("{whose}{title}"),
        subtitle: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        is_compared: judgement.is_none_or(|judged| judged.benchmark.reason != Some(NotCompared::Count)),
        breakdowns: breakdowns(scorecard, id),
        earlier: earlier(scorecard, id, view.group()),
        compared: [
            (CompareAs::Bars, "Bars".to_owned()),
            (CompareAs::ByPeriod, by_period_name(indicator.period)),
        ],
        body: match without.iter().find(|(kind, _)| *kind == view.chart) {
            Some((_, why)) => IndicatorBody::Nothing(why.clone()),
            None => body(scorecard, analysis, (id, area), view, gradient),
        },
        without,
        judged: judgement
            .map(|judgement| judged(scorecard, analysis, judgement, (view.picked(), view.chart)))
            .unwrap_or_default(),
        mark: judgement.map_or(Mark::None, |judgement| Mark::of(scorecard, judgement)),
        line: judgement.map_or_else(
            || format!("There is no figure for {name} in this group."),
            |judgement| format!("{name}{group}: {}", lower_first(&verdict_line(scorecard, judgement))),
        ),
        facts: facts(indicator),
        url: indicator.source.as_ref().and_then(|source| source.url.clone()),
        commentary: Commentary::of_indicator(scorecard, id, area),
    };
    // Comments are on figures of everyone.
    let everyone = view.group().is_none();
    match &mut page.body {
        IndicatorBody::Trend(chart) => page.commentary.onto(scorecard, id, &mut **chart),
        IndicatorBody::Control(of) if everyone => page.commentary.onto(scorecard, id, &mut of.chart),
        IndicatorBody::Bars(chart) if everyone => page.commentary.onto(scorecard, id, chart),
        _ => {}
    }
    page.told_together()
}

/// That these are the figures of another area, never shown as those of the place; `None` where they are its own.
fn not_published(scorecard: &Scorecard, place: AreaId, area: AreaId) -> Option<String> {
    let name = |area| &scorecard.area(area).name;
    (area != place).then(|| format!("Not published for {}; this is {}. ", name(place), name(area)))
}

/// The area whose figures a page shows because the place in focus has none.
pub fn elsewhere<'a>(scorecard: &'a Scorecard, view: &View) -> Option<&'a str> {
    let is_of_indicator = view.page.entry().subject == Subject::Indicator;
    let (id, asked) = view.indicator.zip(view.smallest()).filter(|_| is_of_indicator)?;
    let area = shown_area(scorecard, id, view.group(), asked);
    (area != asked && Some(area) != view.place).then(|| scorecard.area(area).name.as_str())
}

/// The neighbourhood whose own figures a page shows.
pub fn shown_neighbourhood<'a>(scorecard: &'a Scorecard, view: &View) -> Option<&'a str> {
    let is_of_indicator = view.page.entry().subject == Subject::Indicator;
    let (id, asked) = view.indicator.zip(view.neighbourhood).filter(|_| is_of_indicator)?;
    let shown = shown_area(scorecard, id, view.group(), asked);
    (shown == asked).then(|| scorecard.area(asked).name.as_str())
}

/// The place where it has figures, else the system, else the nation: some figures are published for these alone. Of a
/// neighbourhood the place that it lies in comes before these.
fn shown_area(
    scorecard: &Scorecard,
    id: IndicatorId,
    breakdown: Option<BreakdownId>,
    place: AreaId,
) -> AreaId {
    let has_figures = |area: &AreaId| {
        let series = scorecard.series(id, breakdown, *area);
        series.is_some_and(|series| series.latest().is_some())
    };
    let within =
        scorecard.area(place).parent.filter(|_| scorecard.area(place).kind == AreaKind::Neighbourhood);
    let wider = within.into_iter().chain([scorecard.system(), scorecard.national()]);
    std::iter::once(place).chain(wider).find(has_figures).unwrap_or(place)
}

/// The gradient of the area of the page, or of the nation, which alone may have one, with whose it is.
///
/// # Errors
/// Why there is none, as the panel beside it says.
fn gradient_of(
    scorecard: &Scorecard,
    analysis: &Analysis,
    id: IndicatorId,
    area: AreaId,
) -> Result<(AreaId, BarChart), String> {
    let judged = |area| analysis.get(id, None, area).and_then(|judgement| judgement.gradient.as_ref());
    let chart = |area| Some((area, gradient_chart(scorecard, id, area, judged(area))?));
    [area, scorecard.national()].into_iter().find_map(chart).ok_or_else(|| {
        let why = judged(area).and_then(|found| found.as_ref().err());
        why.map_or_else(
            || "The file has no groups by deprivation for this indicator.".to_owned(),
            |why| why.sentence(scorecard),
        )
    })
}

/// The charts that there is nothing for.
fn without(
    scorecard: &Scorecard,
    gradient: Option<&String>,
    id: IndicatorId,
    breakdown: Option<BreakdownId>,
) -> Vec<(ChartKind, String)> {
    let about = scorecard.indicator(id);
    let has_figure = |place| {
        let series = scorecard.series(id, breakdown, place);
        series.is_some_and(|series| series.latest().is_some())
    };
    let compare = if about.measure.kind == MeasureKind::Count {
        Some(format!(
            "{} is a count, which is larger where more people live, so places are not set side by side by it. The trend \
             shows how it moves in each.",
            about.short
        ))
    } else if scorecard.places().any(has_figure) {
        None
    } else {
        Some("No place has a figure of this.".to_owned())
    };
    let kinds = [(ChartKind::Compare, compare), (ChartKind::Gradient, gradient.cloned())];
    kinds.into_iter().filter_map(|(kind, why)| Some((kind, why?))).collect()
}

fn earlier(
    scorecard: &Scorecard,
    id: IndicatorId,
    breakdown: Option<BreakdownId>,
) -> Vec<(Option<Period>, String)> {
    let beside = |period| (Some(period), format!("Beside {}", date::period_in_words(period)));
    let periods = earlier_periods(scorecard, id, breakdown).into_iter().map(beside);
    std::iter::once((None, "Latest period alone".to_owned())).chain(periods).collect()
}

fn breakdowns(scorecard: &Scorecard, id: IndicatorId) -> Vec<(People, String)> {
    let mut choices = vec![(People::Everyone, "Everyone".to_owned())];
    let groups = scorecard.breakdowns_of(id);
    for alike in groups.chunk_by(|a, b| scorecard.breakdown(*a).by == scorecard.breakdown(*b).by) {
        if let [first, _, ..] = alike {
            choices.push((People::Groups(*first), format!("All of “{}”", scorecard.breakdown(*first).by)));
        }
        choices.extend(alike.iter().map(|group| {
            let about = scorecard.breakdown(*group);
            (People::Group(*group), format!("{}: {}", about.by, about.group))
        }));
    }
    choices
}

fn body(
    scorecard: &Scorecard,
    analysis: &Analysis,
    (id, place): (IndicatorId, AreaId),
    view: &View,
    gradient: Result<(AreaId, BarChart), String>,
) -> IndicatorBody {
    let name = &scorecard.area(place).name;
    let breakdown = view.group();
    let of_whom = if breakdown.is_some() { " in this group" } else { "" };
    let nothing = || IndicatorBody::Nothing(format!("There are no figures for {name}{of_whom}."));
    match view.chart {
        ChartKind::Trend => {
            let judgement = analysis.get(id, breakdown, place);
            let options = TrendOptions::full(judgement).with_pinned(view.pinned);
            let groups = match view.people() {
                People::Groups(first) => groups_chart(scorecard, id, first, place),
                _ => None,
            };
            let chart = groups.or_else(|| trend_chart(scorecard, id, breakdown, place, options));
            chart.map_or_else(nothing, |chart| IndicatorBody::Trend(Box::new(chart)))
        }
        ChartKind::Control => control_view(scorecard, analysis, id, place, breakdown)
            .map_or_else(nothing, |view| IndicatorBody::Control(Box::new(view))),
        ChartKind::Compare if view.compared == CompareAs::ByPeriod => {
            by_period(scorecard, analysis, (id, breakdown), place, view.bars)
                .map_or_else(nothing, |table| IndicatorBody::ByPeriod(Box::new(table)))
        }
        ChartKind::Compare => {
            // Without an earlier period nothing has changed.
            let order = match (view.bars, view.earlier) {
                (BarOrder::ByChange, None) => BarOrder::ByPlace,
                (order, _) => order,
            };
            let earlier = view.earlier;
            let compared =
                Compared { breakdown, period: None, earlier, order, focus: Some(place), pinned: view.pinned };
            compare_chart(scorecard, id, compared, &|area| analysis.get(id, breakdown, area))
                .map_or_else(nothing, IndicatorBody::Bars)
        }
        ChartKind::Gradient => {
            gradient.map_or_else(IndicatorBody::Nothing, |found| gradient_body(scorecard, place, found))
        }
        ChartKind::Together => {
            IndicatorBody::Together(Box::new(together(scorecard, analysis, (id, place), view)))
        }
        ChartKind::Table => IndicatorBody::Table(data_table(
            scorecard,
            id,
            breakdown,
            analysis.get(id, breakdown, place),
            place,
        )),
    }
}

/// The groups by deprivation of the area, or of the nation where it alone has some, which is said.
fn gradient_body(scorecard: &Scorecard, place: AreaId, (area, chart): (AreaId, BarChart)) -> IndicatorBody {
    let whose = not_published(scorecard, place, area).unwrap_or_default();
    let [title, summary] = [&chart.title, &chart.summary].map(|text| format!("{whose}{text}"));
    IndicatorBody::Bars(BarChart { title, summary, ..chart })
}

/// What is counted, and where it is from.
pub(super) fn facts(indicator: &Indicator) -> Vec<Fact> {
    let source = indicator.source.clone().unwrap_or_default();
    let released = source.released.map(|day| {
        let day = PlainDate::parse(&day).map_or(day, |day| date::in_words(&day));
        format!("released {day}")
    });
    let published: Vec<String> =
        [source.publisher, source.title, released, source.licence].into_iter().flatten().collect();
    let published =
        if published.is_empty() { "The file names no source.".to_owned() } else { published.join(", ") };
    let facts = [
        ("What is counted", indicator.definition.clone()),
        ("Why it matters", indicator.rationale.clone()),
        ("Which way is good", Some(sentence_case(polarity_in_words(indicator.polarity)))),
        ("Read with care", indicator.caveats.clone()),
        ("Source", Some(published)),
    ];
    let fact = |(label, text): (&'static str, Option<String>)| {
        Some(Fact { label: label.into(), paragraphs: paragraphs(&text?) })
    };
    facts.into_iter().filter_map(fact).collect()
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
