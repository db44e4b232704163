//! The indicators that may stand in the table, with what is judged of each area: what filters and orders look at, before
//! anything is put into words.

use super::looking::{Attribute, Showing, TableOrder, TableSort, TableView};
use crate::analysis::{Analysis, Attention, AttentionBox, Harm, Judgement, LookFirst, Newest, is_the_nation};
use crate::model::{AreaId, AreaKind, Indicator, IndicatorId, Observation, Period, Scorecard};
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

/// One indicator across the areas of the table.
pub(super) struct Candidate<'a> {
    pub id: IndicatorId,
    pub about: &'a Indicator,
    /// The period of most places’ latest figures, in which what they are compared with is shown too.
    pub period: Period,
    /// By what it is told which figures are old.
    newest: &'a Newest,
    /// One for each column.
    pub judged: Vec<Option<&'a Judgement>>,
    /// The latest figure of the system.
    pub of_system: Option<(AreaId, Observation)>,
}

/// The areas across and the indicators down: the nation where the places are compared with it, the system, what else they are
/// compared with, the places. Of a system that they are not compared with at least half of the indicators must have a figure: a
/// column of dashes says nothing.
pub(super) fn candidates<'a>(
    scorecard: &'a Scorecard,
    analysis: &'a Analysis,
) -> (Vec<AreaId>, Vec<Candidate<'a>>) {
    let of = |id, area| analysis.get(id, None, area).filter(|judgement| judgement.latest.is_some());
    let with_figures = |area| scorecard.indicators().filter(|(id, _)| of(*id, area).is_some()).count();
    let (national, system) = (scorecard.national(), scorecard.system());
    let all = scorecard.indicators().count();
    let mut compared = compared_areas(scorecard, analysis);
    compared.retain(|area| with_figures(*area) > 0);
    let is_told = |area: AreaId| compared.contains(&area) || 2 * with_figures(area) >= all.max(1);
    let above = [
        Some(national).filter(|area| is_the_nation(scorecard) && with_figures(*area) > 0),
        Some(system).filter(|area| *area != national && is_told(*area)),
    ];
    let others = compared.iter().copied().filter(|area| ![national, system].contains(area));
    let areas: Vec<AreaId> = above.into_iter().flatten().chain(others).chain(scorecard.places()).collect();
    let candidate = |(id, about): (IndicatorId, &'a Indicator)| {
        let judged: Vec<Option<&Judgement>> =
            areas.iter().map(|area| analysis.get(id, None, *area)).collect();
        let of_system = of(id, system).and_then(|judgement| Some((system, judgement.latest?)));
        let periods = judged.iter().flatten().filter_map(|judgement| Some(judgement.latest?.period));
        // Where only the system has figures, its column may be missing, but not the row.
        let newest = periods.max().or_else(|| Some(of_system?.1.period))?;
        let of_places = scorecard.places().filter_map(|place| Some(of(id, place)?.latest?.period));
        let period = most_have(of_places).unwrap_or(newest);
        Some(Candidate { id, about, period, newest: analysis.newest(), judged, of_system })
    };
    let found = scorecard.indicators().filter_map(candidate).collect();
    (areas, found)
}

/// The period that most of them are; of two that are as many the later.
fn most_have(periods: impl Iterator<Item = Period>) -> Option<Period> {
    let mut all: Vec<Period> = periods.collect();
    all.sort_unstable();
    all.chunk_by(PartialEq::eq).max_by_key(|alike| alike.len()).map(|alike| alike[0])
}

/// The areas above the places whose figures these are compared with, each once.
fn compared_areas(scorecard: &Scorecard, analysis: &Analysis) -> Vec<AreaId> {
    let ids = || scorecard.indicators().map(|(id, _)| id);
    let of = |place| ids().filter_map(move |id| analysis.get(id, None, place)?.benchmark.area);
    let all: BTreeSet<AreaId> = scorecard.places().flat_map(of).collect();
    let is_above = |area: &AreaId| {
        !matches!(scorecard.area(*area).kind, AreaKind::Place | AreaKind::Neighbourhood | AreaKind::Group)
    };
    all.into_iter().filter(is_above).collect()
}

impl Candidate<'_> {
    /// Whether the figure of an area, by its place in the table, has a distance from what it is compared with.
    pub(super) fn has_gap(&self, at: usize) -> bool {
        self.judged[at].is_some_and(|judgement| Harm::of_level(self.about, judgement).is_some())
    }

    /// Whether a figure is recent enough to tell where its place is heading now, and so in which box it belongs.
    pub(super) fn is_news(&self, judgement: &Judgement) -> bool {
        judgement.latest.is_some_and(|latest| !self.newest.is_long_after(latest.period))
    }
}

/// What the boxes hold of each indicator, and what they would hold of it if it were not too old for them: filters, orders and
/// their counts ask these alone, and leave out older figures only where that is said.
pub(super) struct Boxed<'a> {
    recent: HashMap<IndicatorId, Vec<&'a Attention>>,
    older: HashMap<IndicatorId, Vec<&'a Attention>>,
}

impl<'a> Boxed<'a> {
    pub(super) fn of(found: &'a LookFirst) -> Self {
        let by_indicator = |items: &'a [Attention]| {
            let mut held: HashMap<IndicatorId, Vec<&Attention>> = HashMap::new();
            for item in items {
                held.entry(item.indicator).or_default().push(item);
            }
            held
        };
        Self { recent: by_indicator(&found.items), older: by_indicator(&found.older) }
    }

    /// In how many places an indicator is in one of these boxes; of one place, in that. With older figures it is as many as the
    /// marks in its row show.
    fn places(&self, one: &Candidate<'_>, asked: &Asked<'_>) -> usize {
        let older = self.older.get(&one.id).filter(|_| asked.with_older);
        let held = [self.recent.get(&one.id), older].into_iter().flatten().flatten();
        let is_asked = |item: &&&Attention| {
            asked.boxes.contains(&item.of) && asked.place.is_none_or(|place| item.area == place)
        };
        held.filter(is_asked).count()
    }
}

/// What is asked of the boxes.
struct Asked<'a> {
    boxes: &'a [AttentionBox],
    place: Option<AreaId>,
    with_older: bool,
}

/// What the filters of a view keep.
pub(super) struct Filter<'a> {
    scorecard: &'a Scorecard,
    view: &'a TableView,
    boxed: &'a Boxed<'a>,
    words: Vec<String>,
    with_older: bool,
}

impl<'a> Filter<'a> {
    pub(super) fn new(scorecard: &'a Scorecard, view: &'a TableView, boxed: &'a Boxed<'a>) -> Self {
        let words = view.search.to_lowercase().split_whitespace().map(str::to_owned).collect();
        Self { scorecard, view, boxed, words, with_older: view.older }
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

    /// How many indicators pass by older figures alone: left out, or shown because the reader asked for them.
    pub(super) fn older(&self, all: &[Candidate<'_>]) -> usize {
        let of = |with_older| Filter { words: self.words.clone(), with_older, ..*self };
        let [without, with] = [of(false), of(true)];
        all.iter().filter(|one| with.keeps(one) && !without.keeps(one)).count()
    }

    fn shows(&self, one: &Candidate<'_>, show: Showing) -> bool {
        show.boxes().is_none_or(|boxes| self.is_in(one, boxes))
    }

    fn is_in(&self, one: &Candidate<'_>, boxes: &[AttentionBox]) -> bool {
        let asked = Asked { boxes, place: self.place(), with_older: self.with_older };
        self.boxed.places(one, &asked) > 0
    }

    fn keeps_but_for_show(&self, one: &Candidate<'_>) -> bool {
        let (view, about) = (self.view, one.about);
        let is = |attribute: Attribute| {
            let wanted = view.wanted(attribute);
            wanted.is_none() || wanted == attribute.of(about)
        };
        view.strand.is_none_or(|strand| about.strand == strand)
            && Attribute::ALL.into_iter().all(is)
            && view.of_box.is_none_or(|of| self.is_in(one, &[of]))
            && self.has_words(about)
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
pub(super) fn put_in_order(
    rows: &mut [&Candidate<'_>],
    (scorecard, boxed): (&Scorecard, &Boxed<'_>),
    order: TableOrder,
) {
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
            // An order hides nothing, and goes by all marks that are seen.
            let asked = Asked { boxes: &AttentionBox::WORSE, place: None, with_older: true };
            let worse = |one: &Candidate<'_>| boxed.places(one, &asked);
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
