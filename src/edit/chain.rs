//! The order of the members of a container, in which each knows its neighbours: bringing one in and taking one out cost
//! the same however many there are and wherever it is.

/// Numbers of members in an order.
#[derive(Debug, Default)]
pub(super) struct Chain {
    first: Option<usize>,
    last: Option<usize>,
    /// By number, the neighbours.
    links: Vec<Neighbours>,
}

/// What stands right before and right after a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Neighbours {
    pub before: Option<usize>,
    pub after: Option<usize>,
}

impl Chain {
    /// The numbers up to `count` in their own order.
    pub fn up_to(count: usize) -> Self {
        let mut chain = Self::default();
        for at in 0..count {
            chain.bring_in(at, at.checked_sub(1));
        }
        chain
    }

    pub fn first(&self) -> Option<usize> {
        self.first
    }

    pub fn last(&self) -> Option<usize> {
        self.last
    }

    /// The one right after another.
    pub fn after(&self, member: usize) -> Option<usize> {
        self.links.get(member)?.after
    }

    /// All in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.first, |&at| self.after(at))
    }

    /// Puts one that is not there right after another, or first.
    pub fn bring_in(&mut self, member: usize, before: Option<usize>) {
        let after = match before {
            Some(before) => self.after(before),
            None => self.first,
        };
        if self.links.len() <= member {
            self.links.resize(member + 1, Neighbours::default());
        }
        self.links[member] = Neighbours { before, after };
        *self.after_mut(before) = Some(member);
        *self.before_mut(after) = Some(member);
    }

    /// Takes one out, and tells what it stood between.
    pub fn take_out(&mut self, member: usize) -> Neighbours {
        let Neighbours { before, after } = std::mem::take(&mut self.links[member]);
        *self.after_mut(before) = after;
        *self.before_mut(after) = before;
        Neighbours { before, after }
    }

    fn after_mut(&mut self, member: Option<usize>) -> &mut Option<usize> {
        match member {
            Some(member) => &mut self.links[member].after,
            None => &mut self.first,
        }
    }

    fn before_mut(&mut self, member: Option<usize>) -> &mut Option<usize> {
        match member {
            Some(member) => &mut self.links[member].before,
            None => &mut self.last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_a_list(steps in prop::collection::vec((0..12_usize, 0..12_usize), 0..60)) {
            let (mut chain, mut list) = (Chain::up_to(4), vec![0, 1, 2, 3]);
            for (member, place) in steps {
                if let Some(at) = list.iter().position(|own| *own == member) {
                    list.remove(at);
                    let before = at.checked_sub(1).map(|before| list[before]);
                    let neighbours = Neighbours { before, after: list.get(at).copied() };
                    prop_assert_eq!(chain.take_out(member), neighbours);
                } else {
                    let at = place.min(list.len());
                    chain.bring_in(member, at.checked_sub(1).map(|before| list[before]));
                    list.insert(at, member);
                }
                prop_assert_eq!(chain.iter().collect::<Vec<_>>(), list.clone());
                prop_assert_eq!((chain.first(), chain.last()), (list.first().copied(), list.last().copied()));
            }
        }
    }
}
