//! The indicators that may stand in the table, with what is judged of each area: what filters and orders look at, before
//! anything is put into words.

use super::looking::{Showing, TableOrder, TableSort, TableView};
use crate::analysis::{Analysis, AttentionBox, Harm, Judgement, Level, LookFirst, MovementVerdict};
use crate::model::{AreaId, AreaKind, Indicator, IndicatorId, Observation, Period, Scorecard};
use std::cmp::Ordering;

/// By how many periods a figure may be older than its row and still tell where the place is heading.
const STEPS_OF_NEWS: i32 = 2;

/// One indicator across the areas of the table.
pub(super) struct Candidate<'a> {
    pub id: IndicatorId,
    pub about: &'a Indicator,
    /// The newest period of any of its figures.
    pub period: Period,
    /// One for each column.
    pub judged: Vec<Option<&'a Judgement>>,
    /// The latest figure of the system.
    pub of_system: Option<(AreaId, Observation)>,
}

/// The areas across and the indicators down. The system stands among the areas only where at least half of the indicators
/// have a figure for it: a column of dashes says nothing.
pub(super) fn candidates<'a>(
    scorecard: &'a Scorecard,
    analysis: &'a Analysis,
) -> (Vec<AreaId>, Vec<Candidate<'a>>) {
    let of = |id, area| analysis.get(id, None, area).filter(|judgement| judgement.latest.is_some());
    let with_figures = |area| scorecard.indicators().filter(|(id, _)| of(*id, area).is_some()).count();
    let (national, system) = (scorecard.national(), scorecard.system());
    let all = scorecard.indicators().count();
    let above = [
        Some(national).filter(|area| with_figures(*area) > 0),
        Some(system).filter(|area| *area != national && 2 * with_figures(*area) >= all.max(1)),
    ];
    let areas: Vec<AreaId> = above.into_iter().flatten().chain(scorecard.places()).collect();
    let candidate = |(id, about): (IndicatorId, &'a Indicator)| {
        let judged: Vec<Option<&Judgement>> =
            areas.iter().map(|area| analysis.get(id, None, *area)).collect();
        let of_system = of(id, system).and_then(|judgement| Some((system, judgement.latest?)));
        let periods = judged.iter().flatten().filter_map(|judgement| Some(judgement.latest?.period));
        // Where only the system has figures, its column may be missing, but not the row.
        let period = periods.max().or_else(|| Some(of_system?.1.period))?;
        Some(Candidate { id, about, period, judged, of_system })
    };
    let found = scorecard.indicators().filter_map(candidate).collect();
    (areas, found)
}

impl Candidate<'_> {
    /// Whether a figure is recent enough to tell where its place is heading now.
    pub(super) fn is_news(&self, judgement: &Judgement) -> bool {
        judgement.latest.is_some_and(|latest| self.period.steps_after(latest.period) <= STEPS_OF_NEWS)
    }

    /// How many of these places are worse than the benchmark.
    fn worse<'j>(&self, of: impl Iterator<Item = &'j Judgement>) -> usize {
        of.filter(|judgement| Level::of(judgement, self.about.polarity).is_some_and(Level::is_worse)).count()
    }

    fn moves(&self, judgement: &Judgement, verdict: MovementVerdict) -> bool {
        judgement.movement.verdict == verdict && self.is_news(judgement)
    }
}

/// What the filters of a view keep.
pub(super) struct Filter<'a> {
    scorecard: &'a Scorecard,
    view: &'a TableView,
    found: &'a LookFirst,
    words: Vec<String>,
}

impl<'a> Filter<'a> {
    pub(super) fn new(scorecard: &'a Scorecard, view: &'a TableView, found: &'a LookFirst) -> Self {
        let words = view.search.to_lowercase().split_whitespace().map(str::to_owned).collect();
        Self { scorecard, view, found, words }
    }

    /// The place that is asked of, where it is one of this file.
    pub(super) fn place(&self) -> Option<AreaId> {
        self.view.place.filter(|wanted| self.scorecard.places().any(|place| place == *wanted))
    }

    /// Whether an indicator is kept.
    pub(super) fn keeps(&self, one: &Candidate<'_>) -> bool {
        self.shows(one, self.view.show) && self.keeps_but_for_show(one)
    }

    /// How many indicators each choice of what to show would leave.
    pub(super) fn counts(&self, all: &[Candidate<'_>]) -> [usize; 4] {
        let rest: Vec<_> = all.iter().filter(|one| self.keeps_but_for_show(one)).collect();
        Showing::ALL.map(|show| rest.iter().filter(|one| self.shows(one, show)).count())
    }

    fn places<'j>(&self, one: &'j Candidate<'_>) -> impl Iterator<Item = &'j Judgement> {
        let (place, scorecard) = (self.place(), self.scorecard);
        one.judged.iter().copied().flatten().filter(move |judgement| match place {
            Some(place) => judgement.area == place,
            None => scorecard.area(judgement.area).kind == AreaKind::Place,
        })
    }

    fn shows(&self, one: &Candidate<'_>, show: Showing) -> bool {
        let mut places = self.places(one);
        match show {
            Showing::All => true,
            Showing::Worse => one.worse(places) > 0,
            Showing::Worsening => places.any(|place| one.moves(place, MovementVerdict::Worsening)),
            Showing::Improving => places.any(|place| one.moves(place, MovementVerdict::Improving)),
        }
    }

    fn keeps_but_for_show(&self, one: &Candidate<'_>) -> bool {
        let (view, about) = (self.view, one.about);
        let is = |wanted: &Option<String>, has: &Option<String>| wanted.is_none() || wanted == has;
        view.strand.is_none_or(|strand| about.strand == strand)
            && is(&view.driver, &about.driver)
            && is(&view.people, &about.population_group)
            && view.of_box.is_none_or(|of| self.is_in_box(one, of))
            && self.has_words(about)
    }

    fn is_in_box(&self, one: &Candidate<'_>, of: AttentionBox) -> bool {
        let place = self.place();
        let mut items = self.found.in_box(of);
        items.any(|item| item.indicator == one.id && place.is_none_or(|place| item.area == place))
    }

    fn has_words(&self, about: &Indicator) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let text = format!("{} {} {}", about.name, about.short, about.measure.unit).to_lowercase();
        self.words.iter().all(|word| text.contains(word))
    }
}

/// Puts candidates in the order of a view; what it says nothing of comes last, as in the file.
pub(super) fn put_in_order(rows: &mut [&Candidate<'_>], scorecard: &Scorecard, order: TableOrder) {
    let is_place = |area: AreaId| scorecard.area(area).kind == AreaKind::Place;
    let turned = |found: Ordering| if order.reversed { found.reverse() } else { found };
    let harm = |one: &Candidate<'_>, of: &dyn Fn(&Judgement) -> Option<Harm>| {
        let asked = one.judged.iter().copied().flatten().filter(|judgement| match order.of {
            Some(area) => judgement.area == area,
            None => is_place(judgement.area),
        });
        asked.filter_map(of).max_by(Harm::compare)
    };
    let by_harm = |rows: &mut [&Candidate<'_>], of: &dyn Fn(&Indicator, &Judgement) -> Option<Harm>| {
        rows.sort_by_cached_key(|one| {
            Worst(harm(one, &|judgement| of(one.about, judgement)), order.reversed)
        });
    };
    match order.by {
        TableSort::File => {}
        TableSort::Name => rows.sort_by(|one, other| {
            turned(one.about.short.to_lowercase().cmp(&other.about.short.to_lowercase()))
        }),
        TableSort::MostWorse => {
            let worse = |one: &Candidate<'_>| {
                let places = one.judged.iter().copied().flatten().filter(|judged| is_place(judged.area));
                one.worse(places)
            };
            rows.sort_by(|one, other| turned(worse(other).cmp(&worse(one))));
        }
        TableSort::Gap if order.of.is_some() => by_harm(rows, &Harm::of_standing),
        TableSort::Gap => by_harm(rows, &Harm::of_level),
        TableSort::Change => by_harm(rows, &|_, judgement| Harm::of_movement(scorecard, judgement)),
        TableSort::Target => by_harm(rows, &Harm::of_target),
    }
}

/// The most harm first, or the least; without any last.
struct Worst(Option<Harm>, bool);

impl Ord for Worst {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) if self.1 => one.compare(other),
            (Some(one), Some(other)) => other.compare(one),
            (one, other) => other.is_some().cmp(&one.is_some()),
        }
    }
}

impl PartialOrd for Worst {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Worst {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Worst {}
