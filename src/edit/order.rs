//! The order of a list that two editions changed.

use super::Slot;
use super::place::Key;
use std::collections::{HashMap, HashSet};

/// The order of a merged list.
pub(super) struct Woven<'k> {
    pub order: Vec<&'k Key>,
    /// Whether items of ours are no longer in our order.
    pub is_moved: bool,
    /// The other order, where both editions moved items, each in its own way.
    pub other: Option<Vec<&'k Key>>,
}

/// Weaves two orders into one: what only one of the two moved is where that one has it, and what one has added comes
/// after what it follows there. Each key is in `ours` or `theirs`.
pub(super) fn woven<'k>(base: &[&'k Key], ours: &[&'k Key], theirs: &[&'k Key]) -> Woven<'k> {
    let in_theirs: HashSet<&Key> = theirs.iter().copied().collect();
    let in_base: HashSet<&Key> = base.iter().copied().collect();
    let both: HashSet<&Key> = ours.iter().copied().filter(|key| in_theirs.contains(key)).collect();
    let old = |list: &[&'k Key]| -> Vec<&Key> {
        list.iter().copied().filter(|key| both.contains(key) && in_base.contains(key)).collect()
    };
    let [was, here, there] = [old(base), old(ours), old(theirs)];
    if there == was || there == here {
        Woven { order: weave(ours, theirs), is_moved: false, other: None }
    } else if here == was {
        Woven { order: weave(theirs, ours), is_moved: true, other: None }
    } else {
        Woven { order: weave(ours, theirs), is_moved: false, other: Some(weave(theirs, ours)) }
    }
}

/// One list with what only the other has, each run after what it follows there. Where both have a run at the same
/// point, the one that begins with the lesser key is first, so that it makes no difference which edition is which.
fn weave<'k>(list: &[&'k Key], other: &[&'k Key]) -> Vec<&'k Key> {
    let own: HashSet<&Key> = list.iter().copied().collect();
    let shared: HashSet<&Key> = other.iter().copied().filter(|key| own.contains(key)).collect();
    let mut runs: HashMap<Option<&Key>, Vec<&'k Key>> = HashMap::new();
    let mut after = None;
    for &key in other {
        if own.contains(key) {
            after = Some(key);
        } else {
            runs.entry(after).or_default().push(key);
        }
    }
    let mut order = Vec::with_capacity(list.len());
    let mut rest = list;
    let mut after = None;
    loop {
        let (own_run, left) = rest.split_at(rest.iter().take_while(|key| !shared.contains(*key)).count());
        let run = runs.remove(&after).unwrap_or_default();
        let pair = if run.first() < own_run.first() { [run.as_slice(), own_run] } else { [own_run, &run] };
        order.extend(pair.concat());
        let Some((&next, left)) = left.split_first() else { return order };
        order.push(next);
        after = Some(next);
        rest = left;
    }
}

/// The moves that bring a list from one order into another of the same keys, as few as can be.
pub(super) fn moves<'k>(from: &[&'k Key], to: &[&'k Key]) -> Vec<(&'k Key, Slot)> {
    let position: HashMap<&Key, usize> = from.iter().enumerate().map(|(at, key)| (*key, at)).collect();
    let positions: Vec<usize> = to.iter().filter_map(|key| position.get(key).copied()).collect();
    let stay: HashSet<usize> = longest_ascent(&positions).into_iter().collect();
    let moved = |(at, key): (usize, &&'k Key)| {
        let stays = position.get(key).is_some_and(|at| stay.contains(at));
        (!stays).then(|| (*key, slot(to, at)))
    };
    to.iter().enumerate().filter_map(moved).collect()
}

/// The slot of an item in its order.
pub(super) fn slot(order: &[&Key], at: usize) -> Slot {
    match at.checked_sub(1) {
        Some(before) => Slot::After(order[before].clone()),
        None => Slot::First,
    }
}

/// A longest ascending part of a list of different numbers, found by patience.
fn longest_ascent(numbers: &[usize]) -> Vec<usize> {
    // For each length the position of the least number that such an ascent ends in, and what comes before each number.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&end| numbers[end] < *number);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        ends.truncate(ends.len().max(length));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut found: Vec<usize> =
        std::iter::successors(ends.last().copied(), |&at| before[at]).map(|at| numbers[at]).collect();
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(letters: &str) -> Vec<Key> {
        letters.split("").filter(|letter| !letter.is_empty()).map(Key::from).collect()
    }

    fn told(order: &[&Key]) -> String {
        order.iter().map(ToString::to_string).collect()
    }

    fn merged(base: &str, ours: &str, theirs: &str) -> (String, Option<String>) {
        let lists = [base, ours, theirs].map(keys);
        let [base, ours, theirs] = lists.each_ref().map(|list| list.iter().collect::<Vec<_>>());
        let woven = woven(&base, &ours, &theirs);
        (told(&woven.order), woven.other.as_deref().map(told))
    }

    #[test]
    fn what_one_side_adds_or_moves_is_where_that_side_has_it() {
        for (base, ours, theirs, expected) in [
            ("abc", "abc", "abxc", "abxc"),
            ("abc", "abc", "xabc", "xabc"),
            ("abc", "abyc", "abxc", "abxyc"),
            ("abc", "abcy", "abcx", "abcxy"),
            ("abc", "cab", "abcx", "cxab"),
            ("abc", "abcx", "cba", "cxba"),
            ("abc", "bac", "bac", "bac"),
            ("abc", "ac", "axc", "axc"),
            ("", "ab", "cd", "abcd"),
            ("", "cd", "ab", "abcd"),
        ] {
            assert_eq!(merged(base, ours, theirs), (expected.to_owned(), None), "{base} {ours} {theirs}");
        }
        assert_eq!(merged("abc", "bac", "acb"), ("bac".to_owned(), Some("acb".to_owned())));
    }

    #[test]
    fn a_list_is_brought_into_another_order_by_few_moves() {
        for (from, to, count) in
            [("abcd", "abcd", 0), ("abcd", "bcda", 1), ("abcd", "dabc", 1), ("abcd", "dcba", 3), ("", "", 0)]
        {
            let [from, to] = [keys(from), keys(to)];
            let to: Vec<&Key> = to.iter().collect();
            let moves = moves(&from.iter().collect::<Vec<_>>(), &to);
            assert_eq!(moves.len(), count);
            let mut list: Vec<&Key> = from.iter().collect();
            for (key, slot) in &moves {
                list.retain(|own| own != key);
                let at = match slot {
                    Slot::After(before) => list.iter().position(|own| *own == before).unwrap() + 1,
                    _ => 0,
                };
                list.insert(at, key);
            }
            assert_eq!(told(&list), told(&to));
        }
    }
}
