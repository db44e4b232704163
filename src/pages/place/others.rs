//! All indicators of a place that its strands do not show, by strand and the worst first.

use super::rows::FigureRow;
use crate::analysis::{Analysis, Concern, Level, WorseBy};
use crate::model::{AreaId, IndicatorId, Scorecard, Strand, Word};
use crate::words::{
    Levels, benchmark_head, concern_order, nothing_beside, strand_name, worse_in_short, worse_name,
    worse_of_judged,
};

/// All other indicators.
#[derive(Clone, Debug, PartialEq)]
pub struct Others {
    /// The place, and what it is compared with.
    pub heads: [String; 2],
    /// Strand by strand.
    pub strands: Vec<StrandRows>,
    /// By what they are ordered.
    pub order: String,
    /// By what those that are worse are known to be.
    pub worse_by: WorseBy,
}

/// Those of one strand.
#[derive(Clone, Debug, PartialEq)]
pub struct StrandRows {
    /// `Outcomes: seven of the 32 judged indicators are worse or in the worst fifth; 12 could not be judged, eight have no recent
    /// figure`.
    pub title: String,
    /// The same where there is no room for that: `Outcomes: 7 of 32 judged worse or worst fifth`.
    pub short: String,
    /// The worst first.
    pub rows: Vec<FigureRow>,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every one.
    #[default]
    All,
    /// Those that are worse.
    Worse,
    /// Those that get worse.
    Worsening,
}

impl Filter {
    pub const ALL: [Self; 3] = [Self::All, Self::Worse, Self::Worsening];

    /// Its name, which says by what those that are worse are known to be.
    pub fn name(self, others: &Others) -> &'static str {
        match self {
            Self::All => "All",
            Self::Worse => worse_name(others.worse_by),
            Self::Worsening => "Getting worse",
        }
    }

    /// Whether it keeps a row.
    pub fn keeps(self, row: &FigureRow) -> bool {
        match self {
            Self::All => true,
            // As its mark shows, though what is old is not counted: it stands last, with its period, in grey.
            Self::Worse => row.concern.level.is_some_and(Level::is_worse),
            Self::Worsening => row.concern.is_worsening(),
        }
    }
}

impl Others {
    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.strands.iter().map(|strand| strand.rows.len()).sum()
    }

    /// What it says, strand by strand.
    pub fn sentences(&self) -> Vec<String> {
        let of_strand = |strand: &StrandRows| {
            let rows = strand.rows.iter().map(|row| row.described.clone());
            std::iter::once(strand.title.clone()).chain(rows).collect::<Vec<_>>()
        };
        let order = Some(self.order.clone()).filter(|_| !self.strands.is_empty());
        order.into_iter().chain(self.strands.iter().flat_map(of_strand)).collect()
    }
}

/// All indicators that have a figure for a place, but for those `above`.
pub(super) fn others(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    above: &[IndicatorId],
) -> Others {
    let mut strands: Vec<StrandRows> = Strand::ALL
        .iter()
        .filter_map(|&strand| {
            let ids = scorecard.indicators().filter(|(id, it)| it.strand == strand && !above.contains(id));
            let mut rows: Vec<FigureRow> =
                ids.filter_map(|(id, _)| FigureRow::of(scorecard, analysis, id, place)).collect();
            rows.sort_by(|one, other| one.concern.compare(&other.concern));
            let levels = levels(&rows);
            let title = format!("{}: {}", strand_name(strand), worse_of_judged(&levels));
            let short = format!("{}: {}", strand_name(strand), worse_in_short(&levels));
            (!rows.is_empty()).then_some(StrandRows { title, short, rows })
        })
        .collect();
    let mut heads = heads(scorecard, place);
    let rows = strands.iter_mut().flat_map(|strand| &mut strand.rows).collect();
    let nothing = without_empty_column(rows, &mut heads, (scorecard, analysis, place));
    let worse_by = levels(strands.iter().flat_map(|strand| &strand.rows)).by;
    let order = concern_order(scorecard, worse_by, nothing.as_deref());
    Others { heads, strands, order, worse_by }
}

/// How the indicators of some rows stand.
fn levels<'a>(rows: impl IntoIterator<Item = &'a FigureRow>) -> Levels {
    let all: Vec<&Concern> = rows.into_iter().map(|row| &row.concern).collect();
    let count = |is: fn(&Concern) -> bool| all.iter().filter(|concern| is(concern)).count();
    let worse = all.iter().filter(|concern| concern.is_worse()).filter_map(|concern| concern.level);
    let judged = count(Concern::is_judged);
    Levels {
        worse: count(Concern::is_worse),
        by: WorseBy::of(worse, judged, count(Concern::is_tested)),
        judged,
        old: count(|concern| concern.stale),
        all: all.len(),
    }
}

/// Takes the column of what is compared with away where it has nothing but dashes; says why it has.
pub(super) fn without_empty_column(
    rows: Vec<&mut FigureRow>,
    [_, head]: &mut [String; 2],
    (scorecard, analysis, place): (&Scorecard, &Analysis, AreaId),
) -> Option<String> {
    let comparison = |row: &FigureRow| Some(&analysis.get(row.indicator, None, place)?.benchmark);
    // A count has a dash too where there is something to compare with.
    if rows.iter().any(|row| comparison(row).is_some_and(|found| found.value.is_some())) {
        return None;
    }
    let why = comparison(rows.first()?).and_then(|found| found.reason.as_ref());
    head.clear();
    for row in rows {
        row.benchmark.clear();
    }
    Some(nothing_beside(scorecard, why))
}

/// The heads of the columns of values.
pub(super) fn heads(scorecard: &Scorecard, place: AreaId) -> [String; 2] {
    [scorecard.area(place).name.clone(), benchmark_head(scorecard)]
}
