//! An indicator: the chart in focus, and beside it what is needed to read it rightly.

use super::data_table::{self, DataTable};
use super::judged::judged;
use crate::analysis::{Analysis, process_control};
use crate::charts::Mark;
use crate::charts::bars::{BarChart, BarOrder, compare_chart, gradient_chart};
use crate::charts::control::{Assurance, ControlChart, Variation, control_chart};
use crate::charts::trend::{TrendChart, TrendOptions, groups_chart, trend_chart};
use crate::model::{AreaId, BreakdownId, Indicator, IndicatorId, Scorecard};
use crate::pages::{ChartKind, People, View};
use crate::words::Side;
use crate::words::{
    assurance_sentence, beside_no_trend, control_reason, indicator_title, polarity_in_words, season_sentence,
    step_sentence, variation_sentence, verdict_line,
};

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
    /// The groups of people there are figures for, everyone first, all of a kind together before each by itself.
    pub breakdowns: Vec<(People, String)>,
    /// The chart or table.
    pub body: IndicatorBody,
    /// Every judgement in a sentence, or why there is none.
    pub judged: Vec<Fact>,
    /// The shape for the area.
    pub mark: Mark,
    /// The verdict in words, or why there is none.
    pub line: String,
    /// Definition, source and caveats.
    pub facts: Vec<Fact>,
    /// Where the figures were published.
    pub url: Option<String>,
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
    /// A table.
    Table(DataTable),
    /// Nothing, and why.
    Nothing(String),
}

/// A process-control chart with what its icons mean.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlView {
    /// The chart.
    pub chart: ControlChart,
    /// What the latest point says of variation.
    pub variation: Option<Variation>,
    /// Which way a special cause points.
    pub side: Option<Side>,
    /// The same in a sentence, or why it cannot be said.
    pub variation_sentence: String,
    /// Whether the target will be met.
    pub assurance: Option<Assurance>,
    /// The same in a sentence, or why it cannot be said.
    pub assurance_sentence: String,
}

/// One labelled paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its label.
    pub label: &'static str,
    /// Its text.
    pub text: String,
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
            IndicatorBody::Table(table) => said.push(table.title.clone()),
            IndicatorBody::Nothing(why) => said.push(why.clone()),
        }
        let labelled = |fact: &Fact| format!("{}: {}", fact.label, fact.text);
        said.extend(self.judged.iter().map(labelled));
        said
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
    // Figures of another area are never shown as those of the place.
    let elsewhere = if area == place {
        String::new()
    } else {
        format!("Not published for {}; this is {name}. ", scorecard.area(place).name)
    };
    IndicatorPage {
        indicator: id,
        area,
        title: format!("{elsewhere}{title}"),
        subtitle: format!("{} · {} · {name}", indicator.name, indicator.measure.unit),
        breakdowns: breakdowns(scorecard, id),
        body: body(scorecard, analysis, id, area, view),
        judged: judgement.map(|judgement| judged(scorecard, analysis, judgement)).unwrap_or_default(),
        mark: judgement.map_or(Mark::None, |judgement| Mark::of(scorecard, judgement)),
        line: judgement.map_or_else(
            || format!("There is no figure for {name} in this group."),
            |judgement| verdict_line(scorecard, judgement),
        ),
        facts: facts(indicator),
        url: indicator.source.as_ref().and_then(|source| source.url.clone()),
    }
}

/// The place where it has figures, else the system, else the nation: some figures are published for these alone.
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
    [place, scorecard.system(), scorecard.national()].into_iter().find(has_figures).unwrap_or(place)
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
    id: IndicatorId,
    place: AreaId,
    view: &View,
) -> IndicatorBody {
    let name = &scorecard.area(place).name;
    let breakdown = view.group();
    match view.chart {
        ChartKind::Trend => {
            let judgement = analysis.get(id, breakdown, place);
            let options = TrendOptions::full(judgement).with_pinned(view.pinned);
            let groups = match view.people() {
                People::Groups(first) => groups_chart(scorecard, id, first, place),
                _ => None,
            };
            let chart = groups.or_else(|| trend_chart(scorecard, id, breakdown, place, options));
            chart.map_or_else(
                || IndicatorBody::Nothing(format!("There are no figures for {name} in this group.")),
                |chart| IndicatorBody::Trend(Box::new(chart)),
            )
        }
        ChartKind::Control => control_view(scorecard, analysis, id, place, breakdown).map_or_else(
            || IndicatorBody::Nothing(format!("There are no figures for {name} in this group.")),
            |view| IndicatorBody::Control(Box::new(view)),
        ),
        ChartKind::Compare => {
            let order = if view.by_value { BarOrder::ByValue } else { BarOrder::ByPlace };
            compare_chart(scorecard, id, breakdown, None, order, Some(place), &|area| {
                analysis.get(id, breakdown, area)
            })
            .map_or_else(
                || IndicatorBody::Nothing("No place has a figure in this group.".to_owned()),
                IndicatorBody::Bars,
            )
        }
        ChartKind::Gradient => gradient_chart(scorecard, id, place).map_or_else(
            || {
                IndicatorBody::Nothing(
                    "The file has no figures by deprivation for this indicator.".to_owned(),
                )
            },
            IndicatorBody::Bars,
        ),
        ChartKind::Table => IndicatorBody::Table(data_table::data_table(scorecard, id, breakdown, None)),
    }
}

fn control_view(
    scorecard: &Scorecard,
    analysis: &Analysis,
    id: IndicatorId,
    area: AreaId,
    breakdown: Option<BreakdownId>,
) -> Option<ControlView> {
    let indicator = scorecard.indicator(id);
    let judgement = analysis.get(id, breakdown, area)?;
    let (spc, target) = (&judgement.spc, judgement.target_in_force().map(|target| target.value));
    let xmr = process_control(scorecard, judgement);
    let chart = control_chart(scorecard, judgement, &xmr, target)?;
    let variation_sentence = match control_reason(scorecard, spc) {
        // The chart below says why.
        Some(_) if chart.reason.is_some() => {
            "Variation is not judged: there are no control limits.".to_owned()
        }
        Some(why) => why,
        None => {
            let found = variation_sentence(scorecard, judgement, &xmr);
            let more = [
                beside_no_trend(scorecard, judgement),
                season_sentence(scorecard, judgement, &xmr),
                step_sentence(indicator, &xmr),
            ];
            std::iter::once(found).chain(more.into_iter().flatten()).collect::<Vec<_>>().join(" ")
        }
    };
    let assurance_sentence = match (spc.assurance, target) {
        (Some(assurance), Some(target)) => assurance_sentence(indicator, assurance, target),
        (None, Some(_)) if spc.seasonal && spc.limits.is_some() => {
            "The target is not judged: the limits are of differences from a year before.".to_owned()
        }
        (None, Some(_)) => "The target is not judged: there are no control limits.".to_owned(),
        (_, None) => "No target is set for this indicator here.".to_owned(),
    };
    Some(ControlView {
        chart,
        variation: spc.variation,
        side: spc.variation.and_then(|variation| Side::of(variation, indicator.polarity)),
        variation_sentence,
        assurance: spc.assurance,
        assurance_sentence,
    })
}

fn facts(indicator: &Indicator) -> Vec<Fact> {
    let source = indicator.source.clone().unwrap_or_default();
    let published = [
        source.publisher,
        source.title,
        source.released.map(|day| format!("released {day}")),
        source.licence,
    ];
    let published: Vec<String> = published.into_iter().flatten().collect();
    let published =
        if published.is_empty() { "The file names no source.".to_owned() } else { published.join(", ") };
    let facts = [
        ("What is counted", indicator.definition.clone()),
        ("Why it matters", indicator.rationale.clone()),
        ("Which way is good", Some(polarity_in_words(indicator.polarity).to_owned())),
        ("Read with care", indicator.caveats.clone()),
        ("Source", Some(published)),
    ];
    facts.into_iter().filter_map(|(label, text)| Some(Fact { label, text: text? })).collect()
}
