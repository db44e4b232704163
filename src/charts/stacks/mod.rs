//! How many figures stand and move how: a square for each, in two rows of how it stands and three columns of how it moves; where
//! they are very many, bars.

mod draw;

pub use draw::{square, stacks, stacks_fit, stacks_narrow, stacks_within};

use super::Mark;
use crate::analysis::{Analysis, AttentionBox, LookFirst, WorseBy};
use crate::model::{AreaId, IndicatorId, Scorecard, Verdict};
use crate::words::{number, worse_name};

/// The columns, from what gets worse to what gets better.
const HEADS: [&str; 3] = ["Getting worse", "Steady or not tested", "Getting better"];

/// No cell has more squares than this: beyond, nobody counts them, and small ones are a grey that flickers. Then each cell is a bar.
const MOST_SQUARES: usize = 500;

/// The squares, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Stacks {
    pub heads: [&'static str; 3],
    /// What is worse, then what is not.
    pub rows: [Stack; 2],
    /// What the figures are that lie between, each once.
    pub between: Vec<&'static str>,
    /// All of it in words.
    pub summary: String,
}

/// One row of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    pub name: &'static str,
    /// Whether it could be told at all which figures are of it: what is not known is not none.
    pub is_known: bool,
    /// In each cell the squares that say most first.
    pub cells: [Vec<SquareFill>; 3],
}

/// How a figure stands, as its square shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SquareFill {
    Worse,
    WorstFifth,
    Better,
    BestFifth,
    /// No clear difference, a fifth between, or not compared.
    Between,
}

impl Stacks {
    /// Whether there is a square for each figure; else each cell is one bar, as long as it holds many.
    pub fn has_squares(&self) -> bool {
        self.most() <= MOST_SQUARES
    }

    /// How many figures the fullest cell holds.
    fn most(&self) -> usize {
        self.rows.iter().flat_map(|row| &row.cells).map(Vec::len).max().unwrap_or(0)
    }

    /// What a square says; of those that lie between, what these are here.
    pub fn words(&self, fill: SquareFill) -> String {
        match fill {
            SquareFill::Worse => "worse, by test".to_owned(),
            SquareFill::WorstFifth => "worst fifth, no test".to_owned(),
            SquareFill::Better => "better, by test".to_owned(),
            SquareFill::BestFifth => "best fifth, no test".to_owned(),
            SquareFill::Between => self.between.join("; or "),
        }
    }

    /// What one sees, below the title: `One square for each of 562 judged figures`.
    pub fn legend(&self) -> String {
        let all = self.rows.iter().flat_map(|row| &row.cells).map(Vec::len).sum::<usize>();
        let all = number::counted(all as u64, "judged figure", "judged figures");
        if self.has_squares() {
            format!("One square for each of {all}")
        } else {
            format!("Each bar is as long as its share of {all}, one scale for all")
        }
    }
}

/// What a figure is that lies between, by its mark.
fn between(mark: Mark) -> &'static str {
    match mark {
        Mark::Verdict(Verdict::NotCompared) | Mark::None => NOT_COMPARED,
        Mark::Verdict(_) | Mark::Strong(_) => "no clear difference",
        Mark::Fifth(_) => "a middle fifth, no test",
        Mark::Step(_) | Mark::Target(_) => "neither good nor bad",
    }
}

const NOT_COMPARED: &str = "not compared";

impl SquareFill {
    pub const ALL: [Self; 5] = [Self::Worse, Self::WorstFifth, Self::Better, Self::BestFifth, Self::Between];

    fn of(mark: Mark) -> Self {
        match mark {
            Mark::Verdict(Verdict::Worse) | Mark::Strong(Verdict::Worse) => Self::Worse,
            Mark::Verdict(Verdict::Better) | Mark::Strong(Verdict::Better) => Self::Better,
            Mark::Fifth(1) => Self::WorstFifth,
            Mark::Fifth(5) => Self::BestFifth,
            _ => Self::Between,
        }
    }
}

/// The squares of all figures that were judged.
pub fn stacks_chart(scorecard: &Scorecard, analysis: &Analysis, found: &LookFirst) -> Stacks {
    let mut cells: [[Vec<SquareFill>; 3]; 2] = Default::default();
    let mark = |indicator: IndicatorId, area: AreaId| {
        let judgement = analysis.get(indicator, None, area);
        judgement.map_or(Mark::None, |judgement| Mark::of(scorecard, judgement))
    };
    let fill = |indicator: IndicatorId, area: AreaId| SquareFill::of(mark(indicator, area));
    for item in &found.items {
        let [row, column] = match item.of {
            AttentionBox::WorseWorsening => [0, 0],
            AttentionBox::WorseNotMoving => [0, 1],
            AttentionBox::WorseImproving => [0, 2],
            AttentionBox::Worsening => [1, 0],
            AttentionBox::Improving => [1, 2],
        };
        cells[row][column].push(fill(item.indicator, item.area));
    }
    cells[1][1].extend(found.unboxed.iter().map(|(area, indicator)| fill(*indicator, *area)));
    let boxed = found.items.iter().map(|item| mark(item.indicator, item.area));
    let marks = boxed.chain(found.unboxed.iter().map(|(area, indicator)| mark(*indicator, *area)));
    let mut between: Vec<&str> =
        marks.filter(|mark| SquareFill::of(*mark) == SquareFill::Between).map(between).collect();
    between.sort_unstable_by_key(|words| (*words == NOT_COMPARED, *words));
    between.dedup();
    for cell in cells.iter_mut().flatten() {
        cell.sort_unstable();
    }
    let [worse, other] = cells;
    let by = found.worse_by(&AttentionBox::WORSE);
    let name = if by == WorseBy::Nothing { "Not compared" } else { "Not known to be worse" };
    let rows = [
        Stack { name: worse_name(by), is_known: by != WorseBy::Nothing, cells: worse },
        Stack { name, is_known: true, cells: other },
    ];
    let told = rows.iter().map(|row| {
        if !row.is_known {
            return format!("{}: not known.", row.name);
        }
        let counts = row.cells.iter().zip(HEADS);
        let counts = counts.map(|(cell, head)| {
            format!("{} {}", number::count(cell.len() as u64), crate::words::lower_first(head))
        });
        format!("{}: {}.", row.name, counts.collect::<Vec<_>>().join(", "))
    });
    let summary = told.collect::<Vec<_>>().join(" ");
    Stacks { heads: HEADS, rows, between, summary }
}
