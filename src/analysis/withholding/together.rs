//! Withholds more until all sums together, solved as equations, leave no withheld count known too well.

use super::bounds::{Cluster, NOT_SMALL};
use super::equations::{BITS, Equations, Search};
use super::hiding::Hiding;
use super::sums::COUNTED;
use std::collections::{BTreeMap, BTreeSet};

/// So many factors are looked at for all equations of a scorecard: a second or so. What is not solved by then is said.
const EFFORT: usize = 150_000_000;

/// What is left after all that can be withheld is.
#[derive(Debug, Default)]
pub(super) struct Rest {
    /// Known too well, and nothing that could be withheld as well would change that.
    pub known: BTreeSet<usize>,
    /// Not solved, for the size of the equations.
    pub unsolved: BTreeSet<usize>,
}

/// A cluster of withheld figures as equations.
struct System {
    counted: usize,
    figures: Vec<usize>,
    /// The sums that its equations are, in their order.
    sums: Vec<usize>,
    equations: Equations,
}

/// How a withheld count is known by all equations.
enum Known {
    Enough,
    /// Too well, and what else would have to be withheld, if there is anything.
    TooWell(Option<usize>),
    Unsolved,
}

impl Hiding<'_> {
    /// Withholds more until no small count is known to be less than ten, and nothing to one value, by all equations together.
    pub fn solve(&mut self) -> Rest {
        let (mut effort, mut rest) = (EFFORT, Rest::default());
        // What may be something else may be so whatever else is withheld.
        let mut done: [BTreeSet<usize>; COUNTED.len()] = Default::default();
        let mut open: BTreeSet<usize> = self.hidden().collect();
        while !open.is_empty() {
            let mut more = BTreeSet::new();
            for cluster in self.clusters(std::mem::take(&mut open)) {
                let done = &mut done[cluster.counted];
                let mut left = cluster.figures();
                left.retain(|figure| self.is_hidden[*figure] && !done.contains(figure));
                left.sort_by_key(|figure| (!self.has_to_be_ten(*figure, cluster.counted), *figure));
                let mut system = self.system(&cluster, &mut effort);
                let mut found = Vec::new();
                for figure in left {
                    match self.known(&mut system, figure, &mut effort) {
                        Known::TooWell(Some(other)) => _ = more.insert(other),
                        Known::TooWell(None) => _ = rest.known.insert(figure),
                        Known::Unsolved => _ = rest.unsolved.insert(figure),
                        Known::Enough => found.push(figure),
                    }
                }
                if system.equations.add_up() {
                    done.extend(found);
                } else {
                    rest.unsolved.extend(found);
                }
            }
            for figure in more {
                self.put(figure, true);
                open.insert(figure);
            }
            open.extend(self.close());
        }
        rest
    }

    fn system(&self, cluster: &Cluster, effort: &mut usize) -> System {
        let counted = cluster.counted;
        let figures = cluster.figures();
        let at: BTreeMap<usize, usize> =
            figures.iter().enumerate().map(|(at, figure)| (*figure, at)).collect();
        let values: Vec<f64> = figures.iter().map(|figure| self.sums.count(*figure, counted)).collect();
        let mut equations = Equations::new(&values);
        let sums: BTreeSet<usize> =
            figures.iter().flat_map(|figure| self.sums_of(*figure, counted)).collect();
        for sum in &sums {
            let (mut row, mut known) = (BTreeMap::<usize, f64>::new(), [0.0; 2]);
            for (figure, sign) in self.held[*sum].signed() {
                if let Some(at) = at.get(&figure) {
                    *row.entry(*at).or_default() += sign;
                } else {
                    let (least, most) = self.sums.known(figure, counted);
                    let ends = [sign * least, sign * most];
                    known = [known[0] + ends[0].min(ends[1]), known[1] + ends[0].max(ends[1])];
                }
            }
            let amiss = self.held[*sum].sum.amiss;
            equations.add(row.into_iter().collect(), -amiss - known[1], amiss - known[0]);
        }
        equations.settle(effort);
        System { counted, figures, sums: sums.into_iter().collect(), equations }
    }

    fn known(&self, system: &mut System, figure: usize, effort: &mut usize) -> Known {
        let Ok(at) = system.figures.binary_search(&figure) else { return Known::Unsolved };
        let not_small = [(NOT_SMALL, true)];
        let is_small = self.has_to_be_ten(figure, system.counted);
        let ten = if is_small { system.equations.can_reach(at, &not_small, effort) } else { Search::Found };
        let other = system.equations.others(at);
        let found = match ten {
            Search::Found => system.equations.can_reach(at, &other, effort),
            ended => ended,
        };
        let goals = if ten == Search::Found { &other[..] } else { &not_small };
        match found {
            Search::Found => Known::Enough,
            Search::None => Known::TooWell(self.instead(system, at, goals, effort)),
            Search::TooLong => Known::Unsolved,
        }
    }

    /// What to withhold so that a count which cannot reach any of these goals is held fast no more.
    ///
    /// Only a figure by which it would move is worth it; where there is none, it is held fast whatever else is withheld.
    fn instead(
        &self,
        system: &mut System,
        at: usize,
        goals: &[(f64, bool)],
        effort: &mut usize,
    ) -> Option<usize> {
        let counted = system.counted;
        let mut moves: BTreeSet<usize> = BTreeSet::new();
        for goal in goals {
            system.equations.can_reach(at, &[*goal], effort);
            let mut by: BTreeMap<usize, f64> = BTreeMap::new();
            for (sum, factor) in system.equations.proof(at) {
                for (figure, sign) in self.held[system.sums[sum]].signed() {
                    if !self.is_unknown(figure, counted) && self.sums.is_given[figure] {
                        *by.entry(figure).or_default() -= factor * sign;
                    }
                }
            }
            let can_move = |(figure, by): &(usize, f64)| {
                let up = if goal.1 { *by } else { -by };
                up > BITS || up < -BITS && self.sums.count(*figure, counted) > 0.0
            };
            moves.extend(by.into_iter().filter(can_move).map(|(figure, _)| figure));
        }
        let need = NOT_SMALL - self.sums.count(system.figures[at], counted);
        moves.into_iter().min_by_key(|figure| self.loss(*figure, counted, need))
    }
}
