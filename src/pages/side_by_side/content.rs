//! What the page says.

use crate::analysis::{Analysis, FigureBeside, TriedBeside, figures_beside, tried_beside};
use crate::charts::{Arrow, Mark, Sign};
use crate::model::{AreaId, IndicatorId, InterventionId, PriorityLevel, Scorecard, Strand, Verdict, Word};
use crate::pages::{PriorityInPlace, View, priorities_in_place};
use crate::words::{
    date, difference_words, number, side_by_side_counted, side_by_side_title, strand_name, tried_by_both,
    tried_by_one,
};

/// What is said of priorities that hold in both places and have figures in neither.
pub(super) const WITHOUT_FIGURES: &str = "Without figures in either";

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySidePage {
    /// The first place and the second.
    pub places: [AreaId; 2],
    pub names: [String; 2],
    /// What the tests found.
    pub title: String,
    /// How many indicators there are, and how many were tested.
    pub subtitle: String,
    /// The indicators by strand.
    pub groups: Vec<BesideGroup>,
    /// Priorities that hold in both, with how they stand in each.
    pub shared: Vec<PriorityBeside>,
    /// Those of them that have no figures in either.
    pub without_figures: Vec<String>,
    /// Those of each place alone.
    pub own: [Vec<PriorityInPlace>; 2],
    /// The titles of these.
    pub own_titles: [Vec<String>; 2],
    /// What both tried, what only the first and what only the second.
    pub tried: [TriedList; 3],
}

/// The indicators of a strand.
#[derive(Clone, Debug, PartialEq)]
pub struct BesideGroup {
    pub name: &'static str,
    /// Worse in the first place, then better, then without a clear difference, then not tested.
    pub rows: Vec<BesideRow>,
}

/// One indicator in both places.
#[derive(Clone, Debug, PartialEq)]
pub struct BesideRow {
    pub indicator: IndicatorId,
    pub name: String,
    pub unit: String,
    /// The period of the first figure there is.
    pub period: String,
    /// Each value as written, with its period where that is another one.
    pub values: [String; 2],
    pub marks: [Mark; 2],
    pub arrows: [Arrow; 2],
    /// The first against the second.
    pub verdict: Verdict,
    /// The same in words.
    pub difference: String,
    /// All of it in words.
    pub described: String,
}

/// A priority that holds in both places, and how it stands in each.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityBeside {
    pub title: String,
    pub here: [(Sign, String); 2],
}

/// Some of what was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedList {
    pub head: String,
    /// Each with since when.
    pub items: Vec<(InterventionId, String)>,
}

impl SideBySidePage {
    /// Everything it says, in the order of reading.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone(), self.subtitle.clone()];
        for group in &self.groups {
            said.push(group.name.to_owned());
            said.extend(group.rows.iter().map(|row| row.described.clone()));
        }
        let [one, other] = &self.names;
        said.extend(
            self.shared
                .iter()
                .map(|it| format!("{}: {one} {}; {other} {}.", it.title, it.here[0].1, it.here[1].1)),
        );
        said.extend(self.without_figures.iter().map(|title| format!("{WITHOUT_FIGURES}: {title}.")));
        for (titles, own) in self.own_titles.iter().zip(&self.own) {
            said.extend(titles.iter().zip(own).map(|(title, it)| format!("{title}: {}.", it.status)));
        }
        for list in &self.tried {
            said.push(format!("{}.", list.head));
            said.extend(list.items.iter().map(|(_, told)| format!("{told}.")));
        }
        said
    }
}

/// The page of the place in focus and the one that was picked beside it; `None` where the file has not two places.
pub fn side_by_side_page(scorecard: &Scorecard, analysis: &Analysis, view: &View) -> Option<SideBySidePage> {
    let places = both(scorecard, view)?;
    let names = places.map(|area| scorecard.area(area).name.clone());
    let figures = figures_beside(scorecard, analysis, places);
    let groups = Strand::ALL.iter().map(|strand| {
        let of_strand =
            figures.iter().filter(|figure| scorecard.indicator(figure.indicator).strand == *strand);
        let mut rows: Vec<BesideRow> =
            of_strand.map(|figure| row(scorecard, analysis, places, figure)).collect();
        rows.sort_by_key(|row| rank(row.verdict));
        BesideGroup { name: strand_name(*strand), rows }
    });
    let standing = places.map(|place| priorities_in_place(scorecard, analysis, place));
    let is_own = |it: &&PriorityInPlace| scorecard.priority(it.priority).level == PriorityLevel::Place;
    let [here, there] = &standing;
    let measured = |it: &PriorityInPlace| {
        let priority = scorecard.priority(it.priority);
        let of_targets = priority.targets.iter().map(|target| target.indicator);
        let mut all = priority.indicators.iter().copied().chain(of_targets);
        all.any(|id| figures.iter().any(|figure| figure.indicator == id))
    };
    let both_hold: Vec<(&PriorityInPlace, &PriorityInPlace)> = here
        .iter()
        .filter(|it| !is_own(it))
        .filter_map(|it| Some((it, there.iter().find(|other| other.priority == it.priority)?)))
        .collect();
    let title = |it: &PriorityInPlace| scorecard.priority(it.priority).title.clone();
    let shared = both_hold.iter().filter(|(it, _)| measured(it)).map(|(it, other)| PriorityBeside {
        title: title(it),
        here: [it, other].map(|it| (it.sign, it.status.clone())),
    });
    let without: Vec<String> =
        both_hold.iter().filter(|(it, _)| !measured(it)).map(|(it, _)| title(it)).collect();
    let own: [Vec<PriorityInPlace>; 2] =
        [here, there].map(|all| all.iter().filter(is_own).cloned().collect());
    Some(SideBySidePage {
        title: side_by_side_title(scorecard, places, &figures),
        subtitle: side_by_side_counted(scorecard, places, &figures),
        groups: groups.filter(|group| !group.rows.is_empty()).collect(),
        shared: shared.collect(),
        without_figures: without,
        own_titles: own
            .each_ref()
            .map(|own| own.iter().map(|it| scorecard.priority(it.priority).title.clone()).collect()),
        own,
        tried: tried(scorecard, places),
        names,
        places,
    })
}

/// The place in focus and another: the one that was picked, else the next of the file.
fn both(scorecard: &Scorecard, view: &View) -> Option<[AreaId; 2]> {
    let all: Vec<AreaId> = scorecard.places().collect();
    let one = view.place.filter(|place| all.contains(place)).or(all.first().copied())?;
    let picked = view.pinned.filter(|picked| all.contains(picked) && *picked != one);
    let at = all.iter().position(|place| *place == one)?;
    let next = all.get((at + 1) % all.len()).copied().filter(|next| *next != one);
    Some([one, picked.or(next)?])
}

/// What a reader looks for first.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Worse => 0,
        Verdict::Better => 1,
        Verdict::Higher | Verdict::Lower => 2,
        Verdict::Similar => 3,
        Verdict::NotCompared => 4,
    }
}

fn row(scorecard: &Scorecard, analysis: &Analysis, places: [AreaId; 2], figure: &FigureBeside) -> BesideRow {
    let about = scorecard.indicator(figure.indicator);
    let judged = places.map(|place| analysis.get(figure.indicator, None, place));
    let period = figure.figures.iter().flatten().map(|it| it.period).next();
    let written = figure.figures.map(|it| {
        let Some(it) = it else { return number::MISSING.to_owned() };
        let value = number::with_sign(about, it.value);
        if Some(it.period) == period {
            value
        } else {
            format!("{value} in {}", date::period_in_words(it.period))
        }
    });
    let difference = difference_words(scorecard, figure);
    let names = places.map(|area| scorecard.area(area).name.as_str());
    let period = period.map(date::period_in_words).unwrap_or_default();
    let unit = number::unit_beside(about, &about.short).to_owned();
    let in_unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
    // Marks are of the latest figure of each; one that is shown for an earlier period has none.
    let is_latest = |at: usize| judged[at].and_then(|it| it.latest) == figure.figures[at];
    let signs = [0, 1].map(|at| judged[at].filter(|_| is_latest(at) && figure.figures[at].is_some()));
    BesideRow {
        indicator: figure.indicator,
        name: about.short.clone(),
        described: format!(
            "{}{in_unit}, {period}: {} {}; {} {}; {difference}",
            about.short, names[0], written[0], names[1], written[1]
        ),
        unit,
        period,
        values: written,
        marks: signs.map(|it| it.map_or(Mark::None, |it| Mark::of(scorecard, it))),
        arrows: signs.map(|it| it.map_or(Arrow::None, |it| Arrow::of(&it.movement))),
        verdict: figure.verdict(),
        difference,
    }
}

fn tried(scorecard: &Scorecard, places: [AreaId; 2]) -> [TriedList; 3] {
    let TriedBeside { both, only } = tried_beside(scorecard, places);
    let told = |id: InterventionId| {
        let tried = scorecard.intervention(id);
        let since = tried.start.as_ref().map(|start| format!(", from {}", date::in_words(start)));
        (id, format!("{}{}", tried.title, since.unwrap_or_default()))
    };
    let [one, other] = places;
    let [of_one, of_other] = only;
    [
        TriedList {
            head: tried_by_one(scorecard, [one, other], of_one.len()),
            items: of_one.into_iter().map(told).collect(),
        },
        TriedList {
            head: tried_by_one(scorecard, [other, one], of_other.len()),
            items: of_other.into_iter().map(told).collect(),
        },
        TriedList {
            head: tried_by_both(both.len()),
            items: both.into_iter().map(|[id, _]| told(id)).collect(),
        },
    ]
}
