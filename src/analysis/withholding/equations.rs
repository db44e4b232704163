//! What several sums leave of the counts in them when they are solved together.
//!
//! A count is known too well where no other set of counts, none of them below nought, makes all sums come out as they do with this one
//! far enough from where it is. Such another set is looked for from the one that is true: a count is moved up or down, and others with
//! it, as the simplex method does for linear programs (Dantzig; Bland’s rule keeps it from going round in circles). What is found is a
//! witness that can be checked by adding up; where none is, the sums that hold the count fast are the proof.
//!
//! Counts may lie between whole numbers here. That makes no difference to sums of a table in two directions, and little to others.

/// What the last bits of a count may be off.
pub(super) const BITS: f64 = 1e-6;

/// A factor that is nearer to nought than this is nought.
const NOUGHT: f64 = 1e-9;

/// Factors of unknowns, by rising number of the unknown.
type Row = Vec<(usize, f64)>;

/// How a search for another set of counts ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Search {
    /// There is one that goes as far as was asked.
    Found,
    /// There is none.
    None,
    /// It took more steps than are allowed.
    TooLong,
}

/// Unknown counts at values that all sums allow.
///
/// What each sum comes to is an unknown too, after the counts, and has bounds as they have. As many unknowns as there are sums are
/// worked out of the others at any time.
pub(super) struct Equations {
    counts: usize,
    /// The sums as they were given.
    sums: Vec<Row>,
    value: Vec<f64>,
    least: Vec<f64>,
    most: Vec<f64>,
    /// Which unknowns are worked out, and how.
    worked_out: Vec<usize>,
    rows: Vec<Row>,
    /// Where each unknown is worked out.
    row_of: Vec<Option<usize>>,
    /// The least and the most that each count has been on the way.
    seen: Vec<[f64; 2]>,
}

/// What ends a step.
#[derive(Clone, Copy)]
enum Ends {
    /// The unknown that moves is where it has to be, or at its own bound.
    Itself,
    /// One that is worked out of it, in this row, is at its bound: the lower or the upper one.
    Row(usize, bool),
}

impl Equations {
    /// Counts that nothing is known of yet, by their true values, none of them below nought.
    pub fn new(values: &[f64]) -> Self {
        Self {
            counts: values.len(),
            sums: Vec::new(),
            value: values.to_vec(),
            least: vec![0.0; values.len()],
            most: vec![f64::INFINITY; values.len()],
            worked_out: Vec::new(),
            rows: Vec::new(),
            row_of: vec![None; values.len()],
            seen: values.iter().map(|value| [*value; 2]).collect(),
        }
    }

    /// Adds a sum of counts, each once and with its factor, by the bounds between which it lies. All sums are added before any search.
    ///
    /// Where the values are not between them, because counts were rounded, they are taken to be as near as all sums allow
    /// (`settle`).
    pub fn add(&mut self, mut sum: Row, least: f64, most: f64) {
        sum.sort_unstable_by_key(|(count, _)| *count);
        let comes_to = sum.iter().map(|(count, factor)| factor * self.value[*count]).sum();
        self.row_of.push(Some(self.rows.len()));
        self.worked_out.push(self.value.len());
        self.value.push(comes_to);
        self.least.push(least);
        self.most.push(most);
        self.rows.push(sum.clone());
        self.sums.push(sum);
    }

    /// Moves the counts to where all sums are between their bounds; before any search. What cannot be brought there keeps
    /// wider bounds.
    pub fn settle(&mut self, effort: &mut usize) {
        let asked: Vec<[f64; 2]> = (0..self.value.len()).map(|at| [self.least[at], self.most[at]]).collect();
        for (at, [least, most]) in asked.iter().copied().enumerate().skip(self.counts) {
            self.least[at] = least.min(self.value[at]);
            self.most[at] = most.max(self.value[at]);
        }
        let mut has_moved = false;
        for (at, [least, most]) in asked.into_iter().enumerate().skip(self.counts) {
            has_moved |= self.value[at] < least - BITS || self.value[at] > most + BITS;
            if self.value[at] < least {
                self.reach(at, least, true, effort);
            } else if self.value[at] > most {
                self.reach(at, most, false, effort);
            }
            self.least[at] = least.min(self.value[at]);
            self.most[at] = most.max(self.value[at]);
        }
        if has_moved {
            self.seen = self.value[..self.counts].iter().map(|value| [*value; 2]).collect();
        }
    }

    /// Whether a count can be as much as one of these goals, where it is `true`, or as little, where it is not, as far as `effort` goes, which is used up.
    pub fn can_reach(&mut self, count: usize, goals: &[(f64, bool)], effort: &mut usize) -> Search {
        let [least, most] = self.seen[count];
        let is_seen =
            |(goal, is_up): &(f64, bool)| if *is_up { most > goal - BITS } else { least < goal + BITS };
        if goals.iter().any(is_seen) {
            return Search::Found;
        }
        let mut searches = goals.iter().map(|(goal, is_up)| self.reach(count, *goal, *is_up, effort));
        searches.find(|search| *search != Search::None).unwrap_or(Search::None)
    }

    /// The goals by which a count has another value than one: a whole one further up or down than it has been.
    pub fn others(&self, count: usize) -> [(f64, bool); 2] {
        let [least, most] = self.seen[count];
        [(least + 1.0, true), (most - 1.0, false)]
    }

    /// The sums that keep a count from where it could not be brought by the search before, and how much of each it has.
    pub fn proof(&self, count: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let row = self.row_of[count].map(|row| self.rows[row].as_slice()).unwrap_or_default();
        row.iter().filter(|(at, _)| *at >= self.counts).map(|(at, factor)| (at - self.counts, *factor))
    }

    /// Whether the values come to what the sums are thought to: no step has lost more than the last bits.
    pub fn add_up(&self) -> bool {
        let is_right = |(at, sum): (usize, &Row)| {
            let comes_to: f64 = sum.iter().map(|(count, factor)| factor * self.value[*count]).sum();
            let size: f64 = sum.iter().map(|(count, _)| self.value[*count].abs()).sum();
            let at = self.counts + at;
            let close = BITS * size.max(1.0);
            (comes_to - self.value[at]).abs() < close
                && comes_to > self.least[at] - close
                && comes_to < self.most[at] + close
        };
        self.sums.iter().enumerate().all(is_right)
            && self.value[..self.counts].iter().all(|value| *value > -BITS)
    }

    /// Moves an unknown as far as a goal, or as far as it goes.
    fn reach(&mut self, unknown: usize, goal: f64, is_up: bool, effort: &mut usize) -> Search {
        let way = if is_up { 1.0 } else { -1.0 };
        while way * (goal - self.value[unknown]) > BITS {
            let Some((moved, factor)) = self.what_moves(unknown, way) else { return Search::None };
            if *effort == 0 {
                return Search::TooLong;
            }
            let way_of_moved = way * factor.signum();
            let column = self.column(moved);
            let far = (goal - self.value[unknown]).abs() / factor.abs();
            let (step, ends) = self.step(moved, way_of_moved, far, &column);
            self.value[moved] += way_of_moved * step;
            for (row, factor) in &column {
                self.value[self.worked_out[*row]] += factor * way_of_moved * step;
            }
            if let Ends::Row(row, is_most) = ends {
                let bound = self.worked_out[row];
                self.value[bound] = if is_most { self.most[bound] } else { self.least[bound] };
                *effort = effort.saturating_sub(self.turn(row, moved, &column));
            }
            *effort = effort.saturating_sub(self.rows.len());
            self.look();
        }
        Search::Found
    }

    /// The first unknown that would bring another one on its way, and how much of it that has.
    fn what_moves(&self, unknown: usize, way: f64) -> Option<(usize, f64)> {
        let can = |(at, factor): &(usize, f64)| {
            if way * factor > 0.0 {
                self.value[*at] < self.most[*at] - NOUGHT
            } else {
                self.value[*at] > self.least[*at] + NOUGHT
            }
        };
        match self.row_of[unknown] {
            Some(row) => self.rows[row].iter().copied().find(can),
            None => Some((unknown, 1.0)).filter(can),
        }
    }

    /// The rows that an unknown is in, and its factors there.
    fn column(&self, unknown: usize) -> Vec<(usize, f64)> {
        let of_row = |(at, row): (usize, &Row)| {
            let found = row.binary_search_by_key(&unknown, |(other, _)| *other).ok()?;
            Some((at, row[found].1))
        };
        self.rows.iter().enumerate().filter_map(of_row).collect()
    }

    /// How far an unknown can go one way, no further than this, and what ends it.
    fn step(&self, moved: usize, way: f64, far: f64, column: &[(usize, f64)]) -> (f64, Ends) {
        let room = |at: usize, way: f64| {
            let room =
                if way > 0.0 { self.most[at] - self.value[at] } else { self.value[at] - self.least[at] };
            room.max(0.0)
        };
        let mut found = (far.min(room(moved, way)), Ends::Itself);
        let mut first = usize::MAX;
        for (row, factor) in column {
            let own = self.worked_out[*row];
            let step = room(own, way * factor) / factor.abs();
            if step < found.0 - NOUGHT || step <= found.0 && own < first {
                found = (step, Ends::Row(*row, way * factor > 0.0));
                first = own;
            }
        }
        found
    }

    /// Has an unknown worked out in a row in place of the one that was; how many factors were looked at.
    fn turn(&mut self, row: usize, unknown: usize, column: &[(usize, f64)]) -> usize {
        let before = self.worked_out[row];
        let own = std::mem::take(&mut self.rows[row]);
        let factor = own.iter().find(|(at, _)| *at == unknown).map_or(1.0, |(_, factor)| *factor);
        let others = own.into_iter().filter(|(at, _)| *at != unknown).map(|(at, of)| (at, -of / factor));
        let mut turned: Row = others.chain([(before, 1.0 / factor)]).collect();
        turned.sort_unstable_by_key(|(at, _)| *at);
        let mut looked_at = turned.len();
        for (other, factor) in column.iter().filter(|(other, _)| *other != row) {
            let with = plus(&self.rows[*other], unknown, *factor, &turned);
            looked_at += with.len();
            self.rows[*other] = with;
        }
        self.rows[row] = turned;
        self.worked_out[row] = unknown;
        (self.row_of[unknown], self.row_of[before]) = (Some(row), None);
        looked_at
    }

    fn look(&mut self) {
        for (seen, value) in self.seen.iter_mut().zip(&self.value) {
            *seen = [seen[0].min(*value), seen[1].max(*value)];
        }
    }
}

/// A row with what an unknown is put in its place.
fn plus(row: &[(usize, f64)], unknown: usize, factor: f64, instead: &[(usize, f64)]) -> Row {
    let mut both = Row::with_capacity(row.len() + instead.len());
    let (mut own, mut other) =
        (row.iter().filter(|(at, _)| *at != unknown).peekable(), instead.iter().peekable());
    loop {
        let next = match (own.peek(), other.peek()) {
            (Some((one, of)), Some((two, by))) if one == two => {
                let next = (*one, of + factor * by);
                other.next();
                own.next();
                next
            }
            (Some((one, of)), two) if two.is_none_or(|(two, _)| one < two) => {
                let next = (*one, *of);
                own.next();
                next
            }
            (_, Some((two, by))) => {
                let next = (*two, factor * by);
                other.next();
                next
            }
            _ => return both,
        };
        if next.1.abs() > NOUGHT {
            both.push(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENOUGH: usize = 10_000;

    /// Counts in sums that come to what is given.
    fn of(values: &[f64], sums: &[(&[usize], f64)]) -> Equations {
        let mut equations = Equations::new(values);
        for (counts, comes_to) in sums {
            equations.add(counts.iter().map(|count| (*count, 1.0)).collect(), *comes_to, *comes_to);
        }
        equations
    }

    fn can_rise(equations: &mut Equations, count: usize, most: f64) -> Search {
        equations.can_reach(count, &[(most, true)], &mut ENOUGH.clone())
    }

    #[test]
    fn a_count_goes_as_far_as_the_others_of_its_sums_leave_it() {
        let mut two = of(&[4.0, 6.0], &[(&[0, 1], 10.0)]);
        assert_eq!(can_rise(&mut two, 0, 10.0), Search::Found);
        assert_eq!(can_rise(&mut two, 0, 11.0), Search::None);
        assert!(two.add_up());
        assert_eq!(two.proof(0).collect::<Vec<_>>(), [(0, 1.0)], "what holds it is the sum");
        assert_eq!(two.can_reach(1, &[(4.0, true)], &mut 0), Search::Found, "it was there on the way");
    }

    #[test]
    fn what_only_all_sums_together_tell_is_found() {
        // Rows and columns of two squares of a table that one cell joins: each has three cells or two, and the one is what the rows of
        // one square have more than its columns.
        let values = [5.0, 7.0, 8.0, 20.0, 3.0, 6.0, 9.0, 11.0, 30.0];
        let sums: [(&[usize], f64); 8] = [
            (&[0, 1], 12.0),
            (&[2, 3, 4], 31.0),
            (&[0, 2], 13.0),
            (&[1, 3], 27.0),
            (&[5, 6], 15.0),
            (&[7, 8], 41.0),
            (&[4, 5, 7], 20.0),
            (&[6, 8], 39.0),
        ];
        let mut table = of(&values, &sums);
        let others = table.others(4);
        assert_eq!(table.can_reach(4, &others, &mut ENOUGH.clone()), Search::None);
        assert!(table.proof(4).count() > 2);
        let others = table.others(0);
        assert_eq!(table.can_reach(0, &others, &mut ENOUGH.clone()), Search::Found);
        assert_eq!(
            table.can_reach(0, &[(11.0, true)], &mut 0),
            Search::TooLong,
            "nothing is said of it then"
        );
        assert!(table.add_up());
    }

    #[test]
    fn rounded_counts_are_brought_to_where_their_sums_hold() {
        let mut equations = Equations::new(&[4.5, 6.0]);
        equations.add(vec![(0, 1.0), (1, 1.0)], 10.0, 10.0);
        equations.settle(&mut ENOUGH.clone());
        assert!(equations.add_up());
        assert_eq!(can_rise(&mut equations, 0, 10.0), Search::Found);
        assert_eq!(can_rise(&mut equations, 0, 10.5), Search::None);
    }
}
