//! What the page says.

use super::other_file::{OtherFile, Second};
use crate::analysis::{
    BesideSide, FigureBeside, Matched, TriedBeside, figures_beside, is_one_priority, tried_beside,
};
use crate::charts::{Arrow, Mark, Sign};
use crate::model::{AreaId, IndicatorId, InterventionId, Scorecard, Strand, Verdict, Word};
use crate::pages::{Given, PriorityInPlace, priorities_in_place};
use crate::words::{
    by_chance, date, difference_words, number, side_by_side_counted, side_by_side_title, strand_name,
    tried_by_both, tried_by_one,
};

/// What is said of priorities that hold in both places and have figures in neither.
pub(super) const WITHOUT_FIGURES: &str = "Without figures in either";

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySidePage {
    /// The first place.
    pub first: AreaId,
    /// The second, which may be of another file.
    pub second: Second,
    pub names: [String; 2],
    /// The places that may stand first, and those that may stand second by file: a heading, where there are two files, and places.
    pub firsts: Vec<(AreaId, String)>,
    pub seconds: Vec<(String, Vec<(Second, String)>)>,
    /// The scorecard beside, where there is one.
    pub other_file: Option<OtherFile>,
    /// What the tests found.
    pub title: String,
    /// How many indicators there are, and how many were tested.
    pub subtitle: String,
    /// How many of the differences chance would find; empty where nothing was tested.
    pub chance: String,
    /// The indicators by strand.
    pub groups: Vec<BesideGroup>,
    /// What heads the priorities that hold in both, and these with how they stand in each.
    pub shared_head: &'static str,
    pub shared: Vec<PriorityBeside>,
    /// Those of them that have no figures in either.
    pub without_figures: Vec<String>,
    /// What heads those of each alone.
    pub own_heads: [String; 2],
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
    /// In the file on screen.
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
    /// The sign of that.
    pub mark: Mark,
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
    /// Each with since when, and which it is where it is one of the file on screen.
    pub items: Vec<(Option<InterventionId>, String)>,
}

impl SideBySidePage {
    /// Everything it says, in the order of reading.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone()];
        said.extend(self.other_file.iter().flat_map(OtherFile::sentences));
        said.extend([self.subtitle.clone(), self.chance.clone()]);
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

/// The page of the place in focus and the one that was picked beside it; `None` where there are not two places.
pub fn side_by_side_page(given: Given<'_>) -> Option<SideBySidePage> {
    let (first, second) = both(given)?;
    let here = |place| BesideSide { scorecard: given.scorecard, analysis: given.analysis, place };
    let there = given.beside.filter(|_| matches!(second, Second::There(_)));
    let place = second.place();
    let other = match there {
        Some(beside) => BesideSide { scorecard: beside.scorecard, analysis: beside.analysis, place },
        None => here(place),
    };
    let sides = [here(first), other];
    let matched = match there {
        Some(beside) => Matched::of([given.scorecard, beside.scorecard]),
        None => Matched::within(given.scorecard),
    };
    let names = names(sides, there.is_some());
    let called = names.each_ref().map(String::as_str);
    let figures = figures_beside(&matched, sides);
    let groups = Strand::ALL.iter().map(|strand| {
        let is_of_strand =
            |figure: &&FigureBeside| given.scorecard.indicator(figure.indicators[0]).strand == *strand;
        let mut rows: Vec<BesideRow> =
            figures.iter().filter(is_of_strand).map(|figure| row(sides, called, figure)).collect();
        rows.sort_by_key(|row| rank(row.verdict));
        BesideGroup { name: strand_name(*strand), rows }
    });
    let Priorities { shared, without_figures, own, own_titles } = priorities(sides, &figures);
    Some(SideBySidePage {
        title: side_by_side_title(called, &figures),
        subtitle: side_by_side_counted(called, &figures),
        chance: by_chance(&figures).unwrap_or_default(),
        groups: groups.filter(|group| !group.rows.is_empty()).collect(),
        shared_head: if there.is_some() { "In both files" } else { "National and of the system" },
        shared,
        without_figures,
        own_heads: called.map(|name| match there {
            Some(_) => format!("Only in the file of {name}"),
            None => format!("Of {name} alone"),
        }),
        own_titles,
        own,
        tried: tried(sides, called),
        firsts: options(given.scorecard, Some(second), |place| place),
        seconds: seconds(given, first),
        other_file: given
            .beside
            .map(|beside| OtherFile::of(given, beside, there.map(|_| (&matched, called)))),
        names,
        first,
        second,
    })
}

/// The place in focus and another: one of the scorecard beside, else the one that was picked, else the next of the file, else the
/// first of the scorecard beside.
fn both(given: Given<'_>) -> Option<(AreaId, Second)> {
    let Given { scorecard, view, beside, .. } = given;
    let all: Vec<AreaId> = scorecard.places().collect();
    let one = view.place.filter(|place| all.contains(place)).or(all.first().copied())?;
    let of_other = |wanted: Option<AreaId>| {
        let mut places = beside?.scorecard.places();
        places.find(|place| wanted.is_none_or(|wanted| wanted == *place)).map(Second::There)
    };
    let picked = view.pinned.filter(|picked| all.contains(picked) && *picked != one).map(Second::Here);
    let at = all.iter().position(|place| *place == one)?;
    let next = all.get((at + 1) % all.len()).copied().filter(|next| *next != one).map(Second::Here);
    let asked = view.of_other.and_then(|wanted| of_other(Some(wanted)));
    Some((one, asked.or(picked).or(next).or_else(|| of_other(None))?))
}

/// The place of this file that stands on the right; `None` where it is one of the scorecard beside.
pub fn second_here(given: Given<'_>) -> Option<AreaId> {
    match both(given)?.1 {
        Second::Here(place) => Some(place).filter(|_| given.view.of_other.is_none()),
        Second::There(_) => None,
    }
}

/// The names of both places; two of one name are told apart by the edition, or the title, of the second's file.
fn names(sides: [BesideSide<'_>; 2], two_files: bool) -> [String; 2] {
    let [one, mut other] = sides.map(|side| side.scorecard.area(side.place).name.clone());
    if two_files && one == other {
        let header = sides[1].scorecard.header();
        let of = header
            .edition
            .as_ref()
            .filter(|edition| sides[0].scorecard.header().edition.as_ref() != Some(*edition));
        other = format!("{other} ({})", of.unwrap_or(&header.title));
    }
    [one, other]
}

/// The places of a file to choose from, but for the one that is chosen already.
fn options<T>(scorecard: &Scorecard, but: Option<Second>, of: fn(AreaId) -> T) -> Vec<(T, String)> {
    let places = scorecard.places().filter(|place| but != Some(Second::Here(*place)));
    places.map(|place| (of(place), scorecard.area(place).name.clone())).collect()
}

/// What may stand second, by file.
fn seconds(given: Given<'_>, first: AreaId) -> Vec<(String, Vec<(Second, String)>)> {
    let here = options(given.scorecard, Some(Second::Here(first)), Second::Here);
    let Some(beside) = given.beside else { return vec![(String::new(), here)] };
    let there = options(beside.scorecard, None, Second::There);
    vec![(given.scorecard.header().title.clone(), here), (beside.outline.title.clone(), there)]
}

/// The priorities of both.
struct Priorities {
    shared: Vec<PriorityBeside>,
    without_figures: Vec<String>,
    own: [Vec<PriorityInPlace>; 2],
    own_titles: [Vec<String>; 2],
}

fn priorities(sides: [BesideSide<'_>; 2], figures: &[FigureBeside]) -> Priorities {
    let [one, other] = sides;
    let standing = sides.map(|side| priorities_in_place(side.scorecard, side.analysis, side.place));
    let is_one = |here: &PriorityInPlace, there: &PriorityInPlace| {
        is_one_priority([(one.scorecard, here.priority), (other.scorecard, there.priority)])
    };
    let measured = |it: &PriorityInPlace| {
        let priority = one.scorecard.priority(it.priority);
        let of_targets = priority.targets.iter().map(|target| target.indicator);
        let mut all = priority.indicators.iter().copied().chain(of_targets);
        all.any(|id| figures.iter().any(|figure| figure.indicators[0] == id))
    };
    let title = |at: usize, it: &PriorityInPlace| sides[at].scorecard.priority(it.priority).title.clone();
    let (mut shared, mut without_figures) = (Vec::new(), Vec::new());
    let mut own: [Vec<PriorityInPlace>; 2] = [Vec::new(), Vec::new()];
    let [here, there] = &standing;
    for it in here {
        match there.iter().find(|beside| is_one(it, beside)) {
            Some(beside) if measured(it) => shared.push(PriorityBeside {
                title: title(0, it),
                here: [it, beside].map(|it| (it.sign, it.status.clone())),
            }),
            Some(_) => without_figures.push(title(0, it)),
            None => own[0].push(it.clone()),
        }
    }
    own[1] = there.iter().filter(|beside| !here.iter().any(|it| is_one(it, beside))).cloned().collect();
    let own_titles = [0, 1].map(|at| own[at].iter().map(|it| title(at, it)).collect());
    Priorities { shared, without_figures, own, own_titles }
}

/// What a reader looks for first.
pub(super) fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Worse => 0,
        Verdict::Better => 1,
        Verdict::Higher | Verdict::Lower => 2,
        Verdict::Similar => 3,
        Verdict::NotCompared => 4,
    }
}

fn row(sides: [BesideSide<'_>; 2], names: [&str; 2], figure: &FigureBeside) -> BesideRow {
    let abouts = [0, 1].map(|at| sides[at].scorecard.indicator(figure.indicators[at]));
    let about = abouts[0];
    let judged = [0, 1].map(|at| sides[at].analysis.get(figure.indicators[at], None, sides[at].place));
    let period = figure.figures.iter().flatten().map(|it| it.period).next();
    let written = [0, 1].map(|at| {
        let Some(it) = figure.figures[at] else { return number::MISSING.to_owned() };
        let value = number::with_sign(abouts[at], it.value);
        if Some(it.period) == period {
            value
        } else {
            format!("{value} in {}", date::period_in_words(it.period))
        }
    });
    let difference = difference_words(about, figure);
    let period = period.map(date::period_in_words).unwrap_or_default();
    let unit = number::unit_beside(about, &about.short).to_owned();
    let in_unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
    let also = match abouts {
        [one, other] if one.short != other.short => format!("; called “{}” there", other.short),
        _ => String::new(),
    };
    // Marks are of the latest figure of each; one that is shown for an earlier period has none.
    let is_latest = |at: usize| judged[at].and_then(|it| it.latest) == figure.figures[at];
    let signs = [0, 1].map(|at| judged[at].filter(|_| is_latest(at) && figure.figures[at].is_some()));
    let marks = [0, 1].map(|at| signs[at].map_or(Mark::None, |it| Mark::of(sides[at].scorecard, it)));
    let verdict = figure.verdict();
    BesideRow {
        indicator: figure.indicators[0],
        name: about.short.clone(),
        described: format!(
            "{}{in_unit}, {period}: {} {}; {} {}; {difference}{also}",
            about.short, names[0], written[0], names[1], written[1]
        ),
        unit,
        period,
        values: written,
        marks,
        arrows: [0, 1].map(|at| signs[at].map_or(Arrow::None, |it| Arrow::of(sides[at].scorecard, it))),
        verdict,
        mark: match (verdict, &figure.comparison) {
            (Verdict::Better | Verdict::Worse, Some(comparison))
                if comparison.is_strong(sides[0].scorecard.methods()) =>
            {
                Mark::Strong(verdict)
            }
            _ => Mark::Verdict(verdict),
        },
        difference,
    }
}

fn tried(sides: [BesideSide<'_>; 2], [one, other]: [&str; 2]) -> [TriedList; 3] {
    let TriedBeside { both, only } = tried_beside(sides);
    let in_one_file = std::ptr::eq(sides[0].scorecard, sides[1].scorecard);
    let told = |at: usize, id: InterventionId| {
        let tried = sides[at].scorecard.intervention(id);
        let since = tried.start.as_ref().map(|start| format!(", from {}", date::in_words(start)));
        let leads_to = Some(id).filter(|_| at == 0 || in_one_file);
        (leads_to, format!("{}{}", tried.title, since.unwrap_or_default()))
    };
    let [of_one, of_other] = only;
    [
        TriedList {
            head: tried_by_one([one, other], of_one.len(), in_one_file),
            items: of_one.into_iter().map(|id| told(0, id)).collect(),
        },
        TriedList {
            head: tried_by_one([other, one], of_other.len(), in_one_file),
            items: of_other.into_iter().map(|id| told(1, id)).collect(),
        },
        TriedList {
            head: tried_by_both(both.len()),
            items: both.into_iter().map(|[id, _]| told(0, id)).collect(),
        },
    ]
}
