//! What several rows say of one figure: they repeat each other, or they contradict each other.

use super::apart::{self, RightFiles};
use super::figures::{Cell, Figures, Outcome, Target, Together, observation};
use crate::import::table::{Gathered, Observation, Reason};
use crate::model::{Flag, Verdict, Word};
use std::collections::{BTreeSet, HashSet};

impl Figures {
    /// Of observations of one place that say the same, one stays and the others repeat it: that of the row which stands
    /// first in an order that the order of rows cannot change, so that what counts as a repeat is always the same. Where
    /// they contradict each other and no file is said to be right, none stays.
    pub(super) fn settle(&mut self, gathered: &Gathered, targets: &[Target<'_>], right: &RightFiles) {
        let mut cells = std::mem::take(&mut self.cells);
        let of_places = || cells.chunk_by(Cell::is_same_place).filter(|of_place| of_place.len() > 1);
        let beside: HashSet<u32> = of_places().flatten().map(|cell| cell.observation).collect();
        let notes = gathered.pool.notes();
        let ranks = gathered.observations.ranks(|at| beside.contains(&(at as u32)), notes);
        let mut kept = Vec::with_capacity(cells.len());
        for of_place in cells.chunk_by_mut(Cell::is_same_place) {
            if let [only] = of_place {
                kept.push(*only);
            } else {
                of_place.sort_by_key(|cell| ranks.get(&cell.observation).copied());
                kept.extend(self.settle_place(of_place, gathered, targets, right));
            }
        }
        self.cells = kept;
    }

    /// The figure of a place that several observations name.
    fn settle_place(
        &mut self,
        cells: &[Cell],
        gathered: &Gathered,
        targets: &[Target<'_>],
        right: &RightFiles,
    ) -> Option<Cell> {
        let said: Vec<Observation> = cells.iter().map(|cell| observation(cell, gathered, targets)).collect();
        let table = |cell: &Cell| gathered.observations.origin(cell.observation as usize).table;
        let origin = |at: usize| (table(&cells[at]), said[at].area);
        let (mut standing, mut fallen): (Vec<usize>, Vec<usize>) = ((0..cells.len()).collect(), Vec::new());
        let mut together = Observation::together(&said);
        if together.is_none() {
            let is_wrong = |&at: &usize| {
                let contradicts = |other: &usize| Observation::together(&[said[at], said[*other]]).is_none();
                let mut contradicting = (0..cells.len()).filter(contradicts);
                contradicting.any(|other| right.is_against(origin(at), origin(other)))
            };
            (fallen, standing) = standing.into_iter().partition(is_wrong);
            let standing: Vec<Observation> = standing.iter().map(|&at| said[at]).collect();
            together = Observation::together(&standing);
        }
        let mut is_final = false;
        if together.is_none() {
            // What is provisional gives way to what is not.
            let (final_ones, provisional): (Vec<usize>, Vec<usize>) =
                standing.iter().partition(|&&at| said[at].flag != Some(Flag::Provisional));
            let of_final: Vec<Observation> = final_ones.iter().map(|&at| said[at]).collect();
            together = Observation::together(&of_final).filter(|_| !provisional.is_empty());
            is_final = together.is_some();
            if is_final {
                standing = final_ones;
                fallen.extend(provisional);
            }
        }
        let (Some(together), Some((&first, repeats))) = (together, standing.split_first()) else {
            let reason = contradiction(cells, &said, gathered);
            let reason = Outcome::Refused(self.reasons.position(reason) as u32);
            for cell in cells {
                self.outcomes[cell.observation as usize] = reason;
            }
            self.contradicting += 1;
            return None;
        };
        for at in fallen {
            let reason = if is_final && said[at].flag == Some(Flag::Provisional) {
                "it is provisional, and a final figure for the same is there".into()
            } else if table(&cells[at]) == table(&cells[first]) {
                "another level of areas was said to be right, and gives other figures".into()
            } else {
                let file = gathered.tables[usize::from(table(&cells[first]))].title();
                let general = "another file was said to be right, and gives other figures";
                Reason::exact(general, format!("{file} was said to be right, and gives other figures"))
            };
            let reason = self.reasons.position(reason) as u32;
            self.outcomes[cells[at].observation as usize] = Outcome::Refused(reason);
        }
        for &at in repeats {
            self.outcomes[cells[at].observation as usize] = Outcome::Repeated;
        }
        let said = || standing.iter().map(|&at| said[at]);
        let comparisons: BTreeSet<Verdict> = said().filter_map(|said| said.compared()).collect();
        let verdict = if comparisons.len() > 1 { None } else { together.verdict };
        self.compared_twice += u64::from(comparisons.len() > 1);
        let notes: BTreeSet<&str> = said()
            .filter_map(|said| said.note)
            .map(|note| gathered.pool.notes()[note.index()].as_str())
            .collect();
        let notes = (notes.len() > 1).then(|| notes.into_iter().collect::<Vec<_>>().join("; "));
        let observation = Observation { verdict, ..together };
        self.together.insert(cells[first].observation, Together { observation, notes });
        Some(cells[first])
    }
}

/// Why observations of one place cannot stand beside each other: what it is, and what they say.
fn contradiction(cells: &[Cell], said: &[Observation], gathered: &Gathered) -> Reason {
    const SHOWN: usize = 4;
    let mut figures: Vec<(f64, String)> = said
        .iter()
        .map(|said| match (said.figures.value, said.flag) {
            (Some(value), _) => (value, value.to_string()),
            (None, Some(flag)) => (f64::INFINITY, flag.as_str().replace('-', " ")),
            (None, None) => (f64::INFINITY, "none".to_owned()),
        })
        .collect();
    figures
        .sort_by(|(one, word), (other, other_word)| one.total_cmp(other).then_with(|| word.cmp(other_word)));
    figures.dedup_by(|(_, one), (_, other)| one == other);
    let many = figures.len().saturating_sub(SHOWN);
    let figures: Vec<String> = figures.into_iter().take(SHOWN).map(|(_, figure)| figure).collect();
    let figures = match (&figures[..], many) {
        ([only], 0) => format!("{only}{}", apart::beside(said)),
        (some, 0) => some.join(" and "),
        (some, many) => format!("{} and {many} others", some.join(", ")),
    };
    // Several names of one area or indicator: the first in their order, whichever row comes first.
    let indicator = said.iter().map(|said| said.indicator).min().unwrap_or(said[0].indicator);
    let indicator = gathered.indicators[indicator.index()].name();
    let area = said.iter().map(|said| said.area).min().unwrap_or(said[0].area);
    let area = &gathered.areas[area.index()];
    let area = if area.name.is_empty() { area.id() } else { &area.name };
    let tables: BTreeSet<u16> =
        cells.iter().map(|cell| gathered.observations.origin(cell.observation as usize).table).collect();
    let files: Vec<String> = tables.iter().map(|&at| gathered.tables[usize::from(at)].title()).collect();
    let which = if files.len() > 1 { files.join(" and ") } else { "rows".to_owned() };
    Reason::exact(
        "rows give different figures for the same indicator, area and period",
        format!("{which} give different figures for {indicator}, {area}, {}: {figures}", cells[0].period),
    )
}
