//! Between which bounds the sums leave what is withheld, all of them together.
//!
//! No count is less than nought, and so a whole is no less than what is known of its parts, and a part no more than what its whole
//! leaves. What one sum tells is used in the next, until nothing becomes narrower (bounds propagation, as solvers do it first). A sum is
//! looked at again only where a bound in it has moved, so that this takes little longer than reading the sums.
//!
//! A small count has to be possibly ten, and nothing that is withheld may be left with one value. Where it is not so, what has made
//! the bound is gone back through, sum by sum, and the figure that costs least there is withheld too.

use super::hiding::Hiding;
use super::sums::COUNTED;
use crate::analysis::SMALL;
use std::collections::{BTreeSet, HashMap, VecDeque};

/// What a small count has to be possibly.
pub(super) const NOT_SMALL: f64 = *SMALL.end() as f64 + 1.0;

/// Bounds that are nearer than this leave one whole number.
const ONE: f64 = 1.0;

/// What the last bits of a sum may be off.
const BITS: f64 = 1e-6;

/// So often is one sum looked at. Bounds that still creep on after that stay as they are, a little wider than they could be.
const OFTEN: usize = 200;

/// From where to where a count may lie, and which sums say so.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    least: f64,
    most: f64,
    /// The sums that say so, of those that hold.
    by: [Option<usize>; 2],
}

/// Withheld figures, and others that the file does not give, that hang together by sums of one thing that is counted.
pub(super) struct Cluster {
    pub counted: usize,
    bounds: HashMap<usize, Bounds>,
}

impl Cluster {
    /// Its figures, in order.
    pub fn figures(&self) -> Vec<usize> {
        let mut figures: Vec<usize> = self.bounds.keys().copied().collect();
        figures.sort_unstable();
        figures
    }
}

impl Hiding<'_> {
    pub fn sums_of(&self, figure: usize, counted: usize) -> impl Iterator<Item = usize> + '_ {
        let of = self.of_figure[figure].iter().copied();
        of.filter(move |at| self.held[*at].sum.counted == counted)
    }

    /// What hangs together with a withheld figure, and how far it is known: what else is withheld, and what the file does not say.
    fn cluster(&self, figure: usize, counted: usize) -> Cluster {
        let unknown = Bounds { least: 0.0, most: f64::INFINITY, by: [None; 2] };
        let mut cluster = Cluster { counted, bounds: HashMap::from([(figure, unknown)]) };
        let (mut open, mut sums) = (vec![figure], BTreeSet::new());
        while let Some(figure) = open.pop() {
            for at in self.sums_of(figure, counted) {
                if sums.insert(at) {
                    for other in self.held[at].members().filter(|other| self.is_unknown(*other, counted)) {
                        cluster.bounds.entry(other).or_insert_with(|| {
                            open.push(other);
                            unknown
                        });
                    }
                }
            }
        }
        let mut often: HashMap<usize, usize> = HashMap::new();
        let mut waiting = sums.clone();
        let mut open: VecDeque<usize> = sums.into_iter().collect();
        while let Some(at) = open.pop_front() {
            waiting.remove(&at);
            let times = often.entry(at).or_default();
            *times += 1;
            if *times > OFTEN {
                continue;
            }
            for moved in self.tell(&mut cluster, at) {
                let again = self.sums_of(moved, counted).filter(|other| waiting.insert(*other));
                open.extend(again);
            }
        }
        cluster
    }

    fn bounds(&self, cluster: &Cluster, figure: usize) -> (f64, f64) {
        match cluster.bounds.get(&figure) {
            Some(bounds) => (bounds.least, bounds.most),
            None => self.sums.known(figure, cluster.counted),
        }
    }

    /// Uses one sum; which figures are known better by it.
    fn tell(&self, cluster: &mut Cluster, at: usize) -> Vec<usize> {
        let sum = self.held[at].sum;
        let mut moved = Vec::new();
        let (mut least, mut most, mut endless) = (-sum.amiss, sum.amiss, 0_usize);
        for part in sum.parts {
            let of = self.bounds(cluster, *part);
            least += of.0;
            if of.1.is_finite() {
                most += of.1;
            } else {
                endless += 1;
            }
        }
        let whole = self.bounds(cluster, sum.whole);
        let of_whole = (least, if endless == 0 { most } else { f64::INFINITY });
        let of_part = |part: &usize| {
            let of = self.bounds(cluster, *part);
            let others_most = match endless {
                0 => most - of.1,
                1 if of.1.is_infinite() => most,
                _ => f64::INFINITY,
            };
            (*part, (whole.0 - others_most, whole.1 - (least - of.0)))
        };
        let told: Vec<_> =
            std::iter::once((sum.whole, of_whole)).chain(sum.parts.iter().map(of_part)).collect();
        for (figure, (from, to)) in told {
            let Some(bounds) = cluster.bounds.get_mut(&figure) else { continue };
            let before = (bounds.least, bounds.most);
            if from > bounds.least + BITS {
                bounds.least = from.min(bounds.most);
                bounds.by[0] = Some(at);
            }
            if to < bounds.most - BITS {
                bounds.most = to.max(bounds.least);
                bounds.by[1] = Some(at);
            }
            if before != (bounds.least, bounds.most) {
                moved.push(figure);
            }
        }
        moved
    }

    /// Whether a figure is one of those whose count has to be possibly ten.
    pub fn has_to_be_ten(&self, figure: usize, counted: usize) -> bool {
        self.asked.contains(&figure) && self.sums.is_small(figure, counted)
    }

    /// Which figures of it are known too well.
    fn known_too_well(&self, cluster: &Cluster) -> Vec<usize> {
        let is_known = |(figure, bounds): (&usize, &Bounds)| {
            let is_small = self.has_to_be_ten(*figure, cluster.counted);
            if !self.is_hidden[*figure] {
                return None;
            }
            let is_one = bounds.most - bounds.least < ONE - BITS;
            (is_one || is_small && bounds.most < NOT_SMALL - BITS).then_some(*figure)
        };
        let mut known: Vec<usize> = cluster.bounds.iter().filter_map(is_known).collect();
        known.sort_unstable();
        known
    }

    /// Each cluster of withheld figures that has any of these, once.
    pub fn clusters(&self, figures: impl IntoIterator<Item = usize>) -> impl Iterator<Item = Cluster> {
        let mut seen: [BTreeSet<usize>; 3] = Default::default();
        figures.into_iter().flat_map(|figure| COUNTED.map(|counted| (figure, counted))).filter_map(
            move |(figure, counted)| {
                if seen[counted].contains(&figure) || self.sums_of(figure, counted).next().is_none() {
                    return None;
                }
                let cluster = self.cluster(figure, counted);
                seen[counted].extend(cluster.bounds.keys());
                Some(cluster)
            },
        )
    }

    /// Withholds more until what is withheld is not known too well.
    pub fn widen(&mut self) {
        let mut open: BTreeSet<usize> = self.hidden().collect();
        while !open.is_empty() {
            let mut more = BTreeSet::new();
            for cluster in self.clusters(std::mem::take(&mut open)) {
                let known = self.known_too_well(&cluster);
                more.extend(known.into_iter().filter_map(|figure| self.best_for(&cluster, figure)));
            }
            for figure in more {
                self.put(figure, true);
                open.insert(figure);
            }
        }
    }

    /// Which figure to withhold so that this one is known less well.
    fn best_for(&self, cluster: &Cluster, figure: usize) -> Option<usize> {
        let bounds = cluster.bounds.get(&figure)?;
        let need = NOT_SMALL - bounds.most;
        let (mut seen, mut free) = (BTreeSet::new(), BTreeSet::new());
        let mut open: Vec<usize> = bounds.by.into_iter().flatten().collect();
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            for member in self.held[at].members() {
                if let Some(bounds) = cluster.bounds.get(&member) {
                    open.extend(bounds.by.into_iter().flatten());
                } else if self.sums.is_given[member] {
                    free.insert(member);
                }
            }
        }
        free.into_iter().min_by_key(|free| self.loss(*free, cluster.counted, need))
    }

    /// What it costs to withhold a figure as well, the least first, where a count has to have so much more room.
    pub fn loss(&self, figure: usize, counted: usize, need: f64) -> impl Ord + use<> {
        let count = self.sums.count(figure, counted);
        (count <= 0.0, self.further(figure), count < need, count.to_bits(), figure)
    }

    /// Whether anything that hangs together with a figure is known too well now that it is given.
    pub fn narrows(&self, figure: usize) -> bool {
        let around = self.of_figure[figure].iter().flat_map(|at| self.held[*at].members());
        let around: BTreeSet<usize> = around.filter(|other| self.is_hidden[*other]).collect();
        self.clusters(around).any(|cluster| !self.known_too_well(&cluster).is_empty())
    }
}
