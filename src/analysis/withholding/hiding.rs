//! Which figures are withheld, and what follows from the others.

use super::sums::{CLOSE, COUNTED, Holding, OTHERS, Sums, THOSE};
use super::together::Rest;
use crate::analysis::SMALL;
use std::cmp::Reverse;
use std::collections::{BTreeSet, VecDeque};

/// What is withheld, and how much of it is in each sum.
pub(super) struct Hiding<'s> {
    pub sums: &'s Sums<'s>,
    pub held: Vec<Held<'s>>,
    /// The sums that each figure is in, by position.
    pub of_figure: Vec<Vec<usize>>,
    pub is_hidden: Vec<bool>,
    pub asked: BTreeSet<usize>,
}

/// A sum, and what of it is withheld.
pub(super) struct Held<'s> {
    pub sum: Holding<'s>,
    is_whole_hidden: bool,
    parts_hidden: usize,
    /// What those parts come to.
    hidden: f64,
}

impl Held<'_> {
    /// Whether what is withheld follows from the rest, or comes to a small count itself, by this sum alone.
    fn gives_away(&self) -> bool {
        if self.sum.off > CLOSE {
            return false;
        }
        match (self.is_whole_hidden, self.parts_hidden) {
            (false, 0) => false,
            (false, 1) | (true, 0) => true,
            (false, _) => self.hidden.abs() < *SMALL.end() as f64 + 0.5,
            (true, _) => false,
        }
    }

    fn put(&mut self, figure: usize, count: f64, is_hidden: bool) {
        if figure == self.sum.whole {
            self.is_whole_hidden = is_hidden;
        } else if is_hidden {
            self.parts_hidden += 1;
            self.hidden += count;
        } else {
            self.parts_hidden -= 1;
            self.hidden -= count;
        }
    }

    /// Its figures with 1 for the whole and −1 for the parts, which come to nought.
    pub fn signed(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        let parts = self.sum.parts.iter().map(|part| (*part, -1.0));
        std::iter::once((self.sum.whole, 1.0)).chain(parts)
    }

    pub fn members(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.sum.whole).chain(self.sum.parts.iter().copied())
    }
}

impl<'s> Hiding<'s> {
    pub fn new(sums: &'s Sums<'s>, asked: &BTreeSet<usize>) -> Self {
        let mut of_figure = vec![Vec::new(); sums.figures.len()];
        let mut held = Vec::new();
        for sum in sums.holding() {
            let one = Held { sum, is_whole_hidden: false, parts_hidden: 0, hidden: 0.0 };
            for figure in one.members() {
                of_figure[figure].push(held.len());
            }
            held.push(one);
        }
        let is_hidden = vec![false; sums.figures.len()];
        let mut hiding = Self { sums, held, of_figure, is_hidden, asked: asked.clone() };
        for figure in asked {
            hiding.put(*figure, true);
        }
        hiding
    }

    /// The figures that are withheld, in order.
    pub fn hidden(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.is_hidden.len()).filter(|figure| self.is_hidden[*figure])
    }

    /// Whether the copy does not say what is counted of a figure, because it is withheld or because the file does not say it.
    pub fn is_unknown(&self, figure: usize, counted: usize) -> bool {
        self.is_hidden[figure] || self.sums.is_worked_out(figure, counted)
    }

    pub fn put(&mut self, figure: usize, is_hidden: bool) {
        self.is_hidden[figure] = is_hidden;
        for at in &self.of_figure[figure] {
            let held = &mut self.held[*at];
            let count = self.sums.count(figure, held.sum.counted);
            held.put(figure, count, is_hidden);
        }
    }

    /// How many of those asked for follow by taking one sum after the other, as things are withheld now.
    pub fn following(&self, asked: &BTreeSet<usize>) -> usize {
        let mut found = BTreeSet::new();
        for counted in COUNTED {
            let mut unknown: Vec<bool> =
                (0..self.is_hidden.len()).map(|figure| self.is_unknown(figure, counted)).collect();
            let tells = |at: &usize| {
                let sum = &self.held[*at].sum;
                sum.counted == counted && sum.off <= CLOSE
            };
            let mut open: Vec<usize> = (0..self.held.len()).filter(tells).collect();
            while let Some(at) = open.pop() {
                let left: Vec<usize> =
                    self.held[at].members().filter(|figure| unknown[*figure]).take(2).collect();
                let [figure] = left[..] else { continue };
                unknown[figure] = false;
                let others = self.of_figure[figure].iter().copied();
                open.extend(others.filter(tells));
                // Whoever knows how many all are knows the others by those.
                let is_small = self.sums.is_small(figure, counted)
                    || counted == THOSE && self.sums.is_small(figure, OTHERS);
                if asked.contains(&figure) && is_small {
                    found.insert(figure);
                }
            }
        }
        found.len()
    }

    /// Withholds more until nothing is given away by any sum nor by all of them together; what is known too well even so.
    pub fn protect(&mut self) -> Rest {
        self.close();
        self.give_back(|hiding, figure, before| hiding.given_away(figure) > before);
        self.widen();
        self.give_back(|hiding, figure, before| hiding.given_away(figure) > before || hiding.narrows(figure));
        self.solve()
    }

    /// Withholds more until nothing is given away by any sum alone; what.
    pub fn close(&mut self) -> Vec<usize> {
        let mut more = Vec::new();
        let mut open: VecDeque<usize> = (0..self.held.len()).collect();
        while let Some(at) = open.pop_front() {
            while self.held[at].gives_away() {
                let Some(figure) = self.best(at) else { break };
                self.put(figure, true);
                more.push(figure);
                open.extend(self.of_figure[figure].iter().copied());
            }
        }
        more
    }

    /// Which figure of a sum to withhold as well.
    fn best(&self, at: usize) -> Option<usize> {
        let members = self.held[at].members();
        let free = members.filter(|figure| !self.is_hidden[*figure] && self.sums.is_given[*figure]);
        free.min_by_key(|figure| {
            let count = self.sums.count(*figure, self.held[at].sum.counted);
            (self.further(*figure), count <= 0.0, count.to_bits(), *figure)
        })
    }

    /// How many more sums give something away where this figure is withheld too.
    pub fn further(&self, figure: usize) -> isize {
        let of = self.of_figure[figure].iter().map(|at| {
            let held = &self.held[*at];
            let count = self.sums.count(figure, held.sum.counted);
            let (whole, parts, hidden) = if figure == held.sum.whole {
                (true, held.parts_hidden, held.hidden)
            } else {
                (held.is_whole_hidden, held.parts_hidden + 1, held.hidden + count)
            };
            let then = Held { sum: held.sum, is_whole_hidden: whole, parts_hidden: parts, hidden };
            isize::from(then.gives_away()) - isize::from(held.gives_away())
        });
        of.sum()
    }

    /// Takes back what was withheld as well and turns out not to be needed, the largest counts first: what does not give more away
    /// than before.
    fn give_back(&mut self, gives_more: impl Fn(&Self, usize, usize) -> bool) {
        let mut more: Vec<usize> = self.hidden().filter(|figure| !self.asked.contains(figure)).collect();
        more.sort_by_key(|figure| (Reverse(self.sums.count(*figure, THOSE).to_bits()), Reverse(*figure)));
        for figure in more {
            let before = self.given_away(figure);
            self.put(figure, false);
            if gives_more(self, figure, before) {
                self.put(figure, true);
            }
        }
    }

    fn given_away(&self, figure: usize) -> usize {
        self.of_figure[figure].iter().filter(|at| self.held[**at].gives_away()).count()
    }
}
