//! The points of two figures: of neighbourhoods, of places, or of the periods of one area.

use super::{NOTHING_SAID, Together, TogetherBody};
use crate::analysis::together::{
    Across, NoOwnPairs, NoPairs, OwnPairs, Paired, PairedArea, PairedOwn, PairedPeriod, Pairs,
};
use crate::analysis::{Analysis, Neighbourhoods};
use crate::charts::scatter::{ScatterChart, ScatterDot, ScatterKey};
use crate::model::{AreaId, Indicator, IndicatorId, Period, PeriodKind, Scorecard};
use crate::pages::{Fact, Points, View};
use crate::words::{
    Reason, across_in_words, changes_and_no_cause, date, lag_of_periods, left_out_sentence, no_cause, number,
    one_level_sentence, own_sentences, own_title, pairs_sentence, pairs_title, periods_left_out,
    periods_paired, quoted, sentence_case, source_line,
};

/// A scatter with what is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PointsCard {
    /// The finding.
    pub title: String,
    pub chart: ScatterChart,
    /// The area of each dot, with the place that it lies in where it is no place itself; none of the periods of one area.
    pub areas: Vec<(AreaId, Option<AreaId>)>,
    pub source: String,
}

/// Of more places than these not each has its name beside it.
const MOST_NAMED: usize = 15;
/// How the correlation is made.
const METHOD: &str = "Spearman’s rank correlation: 1 where both put all in the same order, −1 in the opposite one, 0 where there is \
     no link. Limits by Fisher’s transformation with the standard error of Bonett and Wright (2000).";

/// What “at the same level of deprivation” is.
const ONE_LEVEL: &str = "At the same level of deprivation: the partial rank correlation, which takes out of both orders what goes with \
     the tenth of deprivation (1 to 10) that each neighbourhood is in.";

/// Two figures with what there is to look at.
pub(super) struct Looked<'a> {
    scorecard: &'a Scorecard,
    pair: [IndicatorId; 2],
    area: AreaId,
    across: [(Across, Result<Paired<'a>, NoPairs>); 2],
    own: Result<PairedOwn<'a>, NoOwnPairs>,
}

/// What is found at one lag.
enum Found {
    Areas(Pairs),
    Own(OwnPairs),
}

impl<'a> Looked<'a> {
    pub(super) fn of(
        scorecard: &'a Scorecard,
        analysis: &Analysis,
        pair: [IndicatorId; 2],
        area: AreaId,
    ) -> Self {
        let across = [Across::Neighbourhoods, Across::Places].map(|it| (it, Paired::of(scorecard, it, pair)));
        Self { scorecard, pair, area, across, own: PairedOwn::of(scorecard, analysis, pair, area) }
    }

    /// How many years later the other can be looked at; or why it cannot.
    fn lags(&self, points: Points) -> Result<Vec<u8>, String> {
        match points {
            Points::Across(across) => {
                let lags = self.paired(across).and_then(Paired::lags);
                lags.map_err(|why| why.sentence(self.scorecard))
            }
            Points::Own => {
                let lags = self.own.as_ref().map_err(|why| *why).and_then(PairedOwn::lags);
                lags.map_err(|why| why.sentence(self.scorecard))
            }
        }
    }

    /// The latest pair of periods of a lag, where the lag alone does not say which they are.
    fn periods_at(&self, points: Points, lag: u8) -> Option<[Period; 2]> {
        let [first, second] = self.about().map(|about| about.period);
        if first == second && first != PeriodKind::Years {
            return None;
        }
        match points {
            Points::Across(across) => self.paired(across).ok()?.periods_at(lag),
            Points::Own => Some(self.own.as_ref().ok()?.at(lag).ok()?.points.last()?.periods),
        }
    }

    fn paired(&self, across: Across) -> Result<&Paired<'a>, NoPairs> {
        let [(_, neighbourhoods), (_, places)] = &self.across;
        let of = if across == Across::Neighbourhoods { neighbourhoods } else { places };
        of.as_ref().map_err(|why| *why)
    }

    fn at(&self, points: Points, lag: u8) -> Option<Found> {
        match points {
            Points::Across(across) => self.paired(across).ok()?.at(lag).ok().map(Found::Areas),
            Points::Own => self.own.as_ref().ok()?.at(lag).ok().map(Found::Own),
        }
    }

    /// Puts what was found into what is shown.
    pub(super) fn put(self, made: &mut Together, view: &View) {
        let all = [Points::Across(Across::Neighbourhoods), Points::Across(Across::Places), Points::Own];
        let lags = all.map(|points| self.lags(points));
        let asked = |points: Points, lags: &[u8]| {
            let asked = view.pair.lag.filter(|lag| lags.contains(lag));
            let lag = asked.or(lags.first().copied())?;
            Some((lag, self.at(points, lag)?))
        };
        let mut found: Vec<Option<(u8, Found)>> =
            all.iter().zip(&lags).map(|(points, lags)| asked(*points, lags.as_ref().ok()?)).collect();
        let is_told = |at: &usize| {
            found[*at].as_ref().is_some_and(|(_, found)| match found {
                Found::Areas(pairs) => pairs.correlation.is_ok(),
                Found::Own(_) => true,
            })
        };
        let chosen = view.pair.points.and_then(|points| all.iter().position(|it| *it == points));
        // Where the reader has not chosen: the first of which something can be told, else the first with any points.
        let at_first =
            (0..all.len()).find(is_told).or_else(|| (0..all.len()).find(|at| found[*at].is_some()));
        // Without any points the reason that tells most is that of what both have figures of.
        let has_both = |at: &usize| match all[*at] {
            Points::Across(across) => self.paired(across).is_ok(),
            Points::Own => self.own.is_ok(),
        };
        let at_first = at_first.or_else(|| (0..all.len()).find(has_both));
        let at = chosen.or(at_first).unwrap_or_default();
        let name = &self.scorecard.area(self.area).name;
        let label = |points: Points| match points {
            Points::Across(across) => sentence_case(across_in_words(across)),
            Points::Own => format!("{name} over time"),
        };
        made.points = all.iter().zip(&lags).map(|(it, lags)| (*it, label(*it), lags.clone().err())).collect();
        made.shown = all[at];
        let in_force = lags[at].clone();
        made.lags = in_force
            .clone()
            .unwrap_or_default()
            .into_iter()
            .map(|lag| (lag, lag_of_periods(lag, self.periods_at(all[at], lag))))
            .collect();
        let [first, second] = self.pair.map(|id| quoted(self.scorecard.indicator(id)));
        match (found.swap_remove(at), in_force) {
            (Some((lag, Found::Areas(pairs))), _) => {
                made.lag = lag;
                self.put_areas(made, (&pairs, lag), view);
            }
            (Some((lag, Found::Own(own))), _) => {
                made.lag = lag;
                self.put_own(made, (&own, lag));
            }
            (None, why) => {
                let why = why.err().unwrap_or_default();
                let of = match all[at] {
                    Points::Across(across) => format!(" of {}", across_in_words(across)),
                    Points::Own => String::new(),
                };
                let what = format!("There are no points{of} to show for {first} and {second} together. ");
                let nowhere = lags.iter().all(Result::is_err);
                // Where there are none at all, what else there is is known to whoever asks.
                let way = if nowhere { "" } else { " Choose other points above." };
                made.body = TogetherBody::Nothing(format!("{what}{why}{way}"));
                made.says = vec![NOTHING_SAID.to_owned()];
            }
        }
    }

    fn about(&self) -> [&'a Indicator; 2] {
        self.pair.map(|id| self.scorecard.indicator(id))
    }

    fn put_areas(&self, made: &mut Together, (pairs, lag): (&Pairs, u8), view: &View) {
        let scorecard = self.scorecard;
        let (focus, key) = self.focus(pairs, view);
        let names_all = pairs.across == Across::Places && pairs.points.len() <= MOST_NAMED;
        let dot = |point: &PairedArea| {
            let name = &scorecard.area(point.area).name;
            let place = scorecard.place_of(point.area);
            let lies = place.filter(|place| *place != point.area);
            let lies = lies.map(|place| format!(", {}", scorecard.area(place).name)).unwrap_or_default();
            let is_kept = view.neighbourhood == Some(point.area);
            let dot = ScatterDot {
                at: point.values,
                is_focus: is_kept || focus.contains(&point.area),
                follows: false,
                label: (names_all || is_kept).then(|| name.clone()),
                told: self.told(&format!("{name}{lies}"), point.values),
            };
            let place = if pairs.across == Across::Places { None } else { place };
            (dot, (point.area, place))
        };
        let dots: Vec<_> = pairs.points.iter().map(dot).collect();
        let labels = [0, 1].map(|at| self.axis(at, Some(pairs.periods[at])));
        let summary = summary(
            &labels,
            &format!("{} {}", number::count(pairs.points.len() as u64), across_in_words(pairs.across)),
        );
        let labels = self.with_decimals(labels, dots.iter().map(|(dot, _)| dot.at));
        let (chart, areas) = ScatterChart::new(labels, dots, false, (key, summary));
        let periods = pairs.periods.map(|period| [period, period]);
        made.body = TogetherBody::Points(Box::new(PointsCard {
            title: pairs_title(pairs),
            chart,
            areas,
            source: self.source(periods),
        }));
        made.says = std::iter::once(pairs_sentence(scorecard, self.pair, pairs))
            .chain(one_level_sentence(scorecard, pairs))
            .collect();
        made.care = vec![Fact::new("What it does not say", no_cause(pairs))];
        made.care.extend(
            left_out_sentence(pairs.across, pairs.left_out)
                .map(|told| Fact::new("Not among the points", told)),
        );
        made.care.extend(
            periods_paired(lag, pairs.periods).map(|told| Fact::new("Which periods are paired", told)),
        );
        if pairs.correlation.is_ok() {
            let held = pairs.at_one_level.as_ref().is_some_and(Result::is_ok);
            let level = if held { format!(" {ONE_LEVEL}") } else { String::new() };
            made.care.push(Fact::new("How it is worked out", format!("{METHOD}{level}")));
        }
    }

    /// Which areas stand out, and what filled and hollow dots are.
    fn focus(&self, pairs: &Pairs, view: &View) -> (Vec<AreaId>, ScatterKey) {
        let none = ScatterKey::default();
        let Some(place) = view.place else { return (Vec::new(), none) };
        if pairs.across == Across::Places {
            let is_there = pairs.points.iter().any(|point| point.area == place);
            let filled = is_there.then(|| self.scorecard.area(place).name.clone());
            let hollow = (pairs.points.len() > 1).then(|| "The other places".to_owned());
            return (vec![place], if is_there { [filled, hollow] } else { none });
        }
        let within = Neighbourhoods::of(self.scorecard).within(place).to_vec();
        let all = pairs.points.len();
        let own = pairs.points.iter().filter(|point| within.contains(&point.area)).count();
        let name = &self.scorecard.area(place).name;
        let counted = |count: usize| number::counted(count as u64, "neighbourhood", "neighbourhoods");
        let filled = (own > 0).then(|| format!("{name}: {}", counted(own)));
        let others = all - own;
        let hollow = (others > 0).then(|| match own {
            0 => format!("Elsewhere than {name}: {}", counted(others)),
            _ => format!("The other {}", number::count(others as u64)),
        });
        (within, [filled, hollow])
    }

    fn put_own(&self, made: &mut Together, (own, lag): (&OwnPairs, u8)) {
        let [first, last] = [own.points.first(), own.points.last()].map(|point| point.map(|it| it.periods));
        let period = |periods: [Period; 2]| {
            let [then, later] = periods.map(date::period_in_words);
            if then == later { then } else { format!("{then} and {later}") }
        };
        let on_chart = |periods: [Period; 2]| {
            let [then, later] = periods.map(date::period_on_axis);
            if then == later { then } else { format!("{then} and {later}") }
        };
        let dot = |point: &PairedPeriod| {
            let ends = [first, last].contains(&Some(point.periods));
            let dot = ScatterDot {
                at: point.values,
                is_focus: Some(point.periods) == last,
                follows: point.follows,
                label: ends.then(|| on_chart(point.periods)),
                told: self.told(&period(point.periods), point.values),
            };
            (dot, ())
        };
        let labels = [0, 1].map(|at| self.axis(at, None));
        let count = number::counted(own.points.len() as u64, "pair of periods", "pairs of periods");
        let area = &self.scorecard.area(own.area).name;
        let summary = summary(
            &labels,
            &format!("{count} of {area}, joined in the order of time where none is left out between"),
        );
        let key = ["The latest", "Earlier"].map(|name| Some(name.to_owned()));
        let labels = self.with_decimals(labels, own.points.iter().map(|point| point.values));
        let (chart, _) =
            ScatterChart::new(labels, own.points.iter().map(dot).collect(), true, (key, summary));
        let spans = first.zip(last).map(|(first, last)| [0, 1].map(|at| [first[at], last[at]]));
        made.body = TogetherBody::Points(Box::new(PointsCard {
            title: own_title(self.scorecard, own),
            chart,
            areas: Vec::new(),
            source: spans.map(|spans| self.source(spans)).unwrap_or_default(),
        }));
        made.says = own_sentences(self.scorecard, self.pair, (own, lag));
        made.care = vec![Fact::new("Changes, not levels", changes_and_no_cause())];
        made.care.extend(periods_left_out(own).map(|told| Fact::new("Not among the points", told)));
        let paired = last.and_then(|last| periods_paired(lag, last));
        made.care.extend(paired.map(|told| Fact::new("Which periods are paired", told)));
        if own.changes.is_ok() {
            made.care.push(Fact::new("How it is worked out", METHOD.to_owned()));
        }
    }

    /// What is measured on an axis: `Overcrowded households, 2021, % of households`.
    fn axis(&self, at: usize, period: Option<Period>) -> String {
        let about = self.about()[at];
        let unit = Some(about.measure.unit.clone()).filter(|unit| !unit.is_empty());
        let parts = [Some(about.short.clone()), period.map(date::period_in_words), unit];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What is measured on both axes, with how many decimals these points are written with on each.
    fn with_decimals(
        &self,
        labels: [String; 2],
        points: impl Iterator<Item = [f64; 2]>,
    ) -> [(String, usize); 2] {
        let largest = |[a, b]: [f64; 2], [x, y]: [f64; 2]| [a.max(x.abs()), b.max(y.abs())];
        let [across, up] = points.fold([0.0; 2], largest);
        let [about_across, about_up] = self.about();
        let [first, second] = labels;
        [(first, number::decimals(about_across, across)), (second, number::decimals(about_up, up))]
    }

    fn told(&self, name: &str, values: [f64; 2]) -> String {
        let line = |at: usize| {
            let about = self.about()[at];
            format!("{}: {}", about.short, number::with_sign(about, values[at]))
        };
        format!("{name}\n{}\n{}", line(0), line(1))
    }

    fn source(&self, spans: [[Period; 2]; 2]) -> String {
        let [first, second] = [0, 1].map(|at| source_line(self.about()[at], spans[at][0], spans[at][1]));
        if first == second { first } else { format!("{first}\n{second}") }
    }
}

/// The points for those who do not see them.
fn summary([across, up]: &[String; 2], points: &str) -> String {
    format!("{across}, across; {up}, up. {}.", sentence_case(points))
}
