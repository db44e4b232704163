//! The distribution, and the gradient by deprivation.

use super::scene::{MOST_NAMED, Scene, mark_of};
use crate::analysis::{
    Analysis, Gradient, Judgement, MOST_DEPRIVED_FIFTH, Neighbourhoods, Tenth, gradient_at, tenths,
};
use crate::charts::Sign;
use crate::charts::gradient_line::{GradientLine, TenthLine, TenthPoint};
use crate::charts::swarm::{SwarmChart, SwarmDot, SwarmLine};
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::words::{
    Reason, count_in_words, date, deprived_among, fitted_note, number, possessive, range_of, sentence_case,
    slopes_limits, slopes_title, source_line, tenth_told, tenths_note, unit_line,
};

/// The card of the distribution.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadCard {
    pub title: String,
    /// What is measured, and when.
    pub unit: String,
    pub chart: SwarmChart,
    pub foot: String,
}

impl SpreadCard {
    /// How the neighbourhoods of a place are spread by one indicator, for a page that is not about them.
    pub fn of_place(
        scorecard: &Scorecard,
        analysis: &Analysis,
        neighbourhoods: &Neighbourhoods,
        of: (IndicatorId, AreaId),
    ) -> Self {
        Self::of(&Scene::of(scorecard, analysis, neighbourhoods, of))
    }

    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let tenth = |area: AreaId| scene.scorecard.area(area).deprivation_decile;
        let is_deprived =
            |judgement: &Judgement| tenth(judgement.area).is_some_and(|it| it <= MOST_DEPRIVED_FIFTH);
        let known = scene.local.figures.iter().any(|judgement| tenth(judgement.area).is_some());
        let deprived = scene.local.figures.iter().filter(|judgement| is_deprived(judgement)).count();
        let others = scene.local.figures.len() - deprived;
        let bands = if known {
            vec![format!("Most deprived fifth: {deprived}"), format!("The other {others}")]
        } else {
            Vec::new()
        };
        let named: Vec<AreaId> =
            scene.listed().into_iter().take(MOST_NAMED).map(|judgement| judgement.area).collect();
        let dot = |judgement: &&Judgement| {
            let value = judgement.latest?.value;
            let written = number::value(scene.indicator, value);
            Some(SwarmDot {
                area: judgement.area,
                value,
                band: usize::from(known && !is_deprived(judgement)),
                mark: mark_of(judgement),
                label: format!("{} {written}", scene.name(judgement.area)),
                is_named: named.contains(&judgement.area),
                told: scene.told(judgement),
            })
        };
        let dots: Vec<SwarmDot> = scene.local.figures.iter().filter_map(dot).collect();
        let line = |name: &str, value: f64, is_focus| SwarmLine {
            value,
            label: format!("{name} {}", number::value(scene.indicator, value)),
            is_focus,
        };
        let largest = dots.iter().map(|dot| dot.value.abs()).fold(0.0, f64::max);
        let decimals = number::decimals(scene.indicator, largest);
        let own = scene.whole().map(|value| line(scene.name(scene.area), value, true));
        let beside = scene.benchmark().map(|(name, value)| line(name, value, false));
        let title = title(scene, deprived, known);
        let range = range_of(scene.indicator, &scene.local.figures);
        let held: Vec<&str> = own.iter().chain(&beside).map(|line| line.label.as_str()).collect();
        let held = if held.is_empty() { String::new() } else { format!("; {}", held.join(", ")) };
        let in_bands = if bands.is_empty() { String::new() } else { format!(" {}.", bands.join(", ")) };
        let summary = format!(
            "{title}. Each of {} neighbourhoods by its value, {range}{held}.{in_bands}",
            number::count(dots.len() as u64)
        );
        let period = scene.period.map(date::period_in_words);
        let source = scene.period.map(|period| source_line(scene.indicator, period, period));
        Self {
            title,
            unit: std::iter::once(unit_line(scene.indicator)).chain(period).collect::<Vec<_>>().join(", "),
            chart: SwarmChart::new(bands, dots, own.into_iter().chain(beside).collect(), decimals, summary),
            foot: format!("One mark, one neighbourhood. {}", source.unwrap_or_default()),
        }
    }

    /// The signs that are drawn.
    pub(super) fn signs(&self) -> Vec<Sign> {
        self.chart.dots.iter().map(|dot| Sign::Mark(dot.mark)).collect()
    }

    /// What it says.
    pub(super) fn sentences(&self) -> Vec<String> {
        vec![self.chart.summary.clone(), self.foot.clone()]
    }
}

fn title(scene: &Scene<'_>, deprived: usize, known: bool) -> String {
    let is_deprived = |judgement: &&Judgement| {
        scene
            .scorecard
            .area(judgement.area)
            .deprivation_decile
            .is_some_and(|tenth| tenth <= MOST_DEPRIVED_FIFTH)
    };
    if scene.has_worse() && known {
        let worse: Vec<&Judgement> = scene.local.worse().collect();
        let among = worse.iter().filter(|judgement| is_deprived(judgement)).count();
        return deprived_among(scene.scorecard, among, worse.len());
    }
    if known && deprived > 0 {
        let are = if deprived == 1 { "is" } else { "are" };
        return format!(
            "{} {are} among {} most deprived fifth",
            sentence_case(&count_in_words(deprived)),
            possessive(scene.nation())
        );
    }
    "How they are spread".to_owned()
}

/// The card of the gradient.
#[derive(Clone, Debug, PartialEq)]
pub struct GradientCard {
    pub title: String,
    /// The limits of the slopes, or why there is none here.
    pub limits: String,
    pub chart: Option<GradientLine>,
    pub notes: Vec<String>,
}

impl GradientCard {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let scorecard = scene.scorecard;
        let nation = scorecard.national();
        let judged = |area| scene.analysis.get(scene.id, None, area);
        // An area without a figure of its own has no judgement, and may have neighbourhoods to put a line through.
        let made = match judged(scene.area).and_then(|judgement| judgement.gradient.as_ref()) {
            Some(_) => None,
            None => Some(gradient_at(scorecard, scene.id, scene.area, None).map(Box::new)),
        };
        let own = judged(scene.area).and_then(|judgement| judgement.gradient.as_ref()).or(made.as_ref());
        let found = own.and_then(|found| found.as_deref().ok());
        let theirs = judged(nation).and_then(|judgement| judgement.slope());
        // Of another period they are not set beside each other.
        let theirs = theirs.filter(|theirs| found.is_none_or(|found| found.period == theirs.period));
        let of_nation = theirs
            .map(|slope| tenths(scorecard, scene.id, nation, (slope.period, Some(slope))))
            .unwrap_or_default();
        let of_area = found
            .map(|slope| tenths(scorecard, scene.id, scene.area, (slope.period, Some(slope))))
            .unwrap_or_default();
        let beside = theirs.filter(|_| !of_nation.is_empty()).map(|slope| (nation, slope));
        let (title, limits) = if let Some(slope) = found {
            let slopes: Vec<(AreaId, &Gradient)> =
                std::iter::once((scene.area, slope)).chain(beside).collect();
            (
                slopes_title(scorecard, scene.indicator, (scene.area, slope), beside),
                slopes_limits(scorecard, scene.indicator, &slopes),
            )
        } else {
            let why = own.and_then(|found| found.as_ref().err()).map(|why| why.sentence(scorecard));
            let why = why.unwrap_or_else(|| "There is no figure for the area itself.".to_owned());
            (format!("No slope over deprivation in {}", scene.name(scene.area)), why)
        };
        let note = found.map(|slope| fitted_note(scene.indicator, slope, None));
        let over = found.and_then(|slope| tenths_note(scorecard, scene.area, slope.over, beside.is_some()));
        let source = found.or(theirs).map(|slope| source_line(scene.indicator, slope.period, slope.period));
        let lines = vec![line(scene, scene.area, &of_area), line(scene, nation, &of_nation)];
        let points = lines.iter().flat_map(|line| &line.points);
        let largest = points.map(|point| point.value.abs()).fold(0.0, f64::max);
        let decimals = number::decimals(scene.indicator, largest);
        let has_any = !(of_area.is_empty() && of_nation.is_empty());
        let told: Vec<String> = lines.iter().map(line_told).filter(|told| !told.is_empty()).collect();
        let summary = format!("{title}. {limits}. {}", told.join(". "));
        Self {
            chart: has_any.then(|| GradientLine::new(lines, decimals, summary)),
            notes: [over, note, source].into_iter().flatten().collect(),
            title,
            limits,
        }
    }

    /// What it says.
    pub(super) fn sentences(&self) -> Vec<String> {
        // The chart tells its title and its limits too.
        let told = match &self.chart {
            Some(chart) => vec![chart.summary.clone()],
            None => vec![self.title.clone(), self.limits.clone()],
        };
        told.into_iter().chain(self.notes.iter().cloned()).collect()
    }
}

fn line(scene: &Scene<'_>, area: AreaId, tenths: &[Tenth]) -> TenthLine {
    let point = |tenth: &Tenth| TenthPoint {
        tenth: tenth.tenth,
        value: tenth.value,
        limits: tenth.limits,
        told: tenth_told(scene.indicator, tenth),
    };
    TenthLine {
        name: scene.name(area).to_owned(),
        is_focus: area == scene.area,
        points: tenths.iter().map(point).collect(),
    }
}

fn line_told(line: &TenthLine) -> String {
    let [Some(first), Some(last)] = [line.points.first(), line.points.last()] else { return String::new() };
    format!("{}: {} in tenth {}, {} in tenth {}", line.name, first.told, first.tenth, last.told, last.tenth)
}
