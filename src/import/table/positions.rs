//! Where observations stand, by what they have in common.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Positions of observations by the hash of what they have in common. It stands beside each, so that the table grows
/// without a look at observations, which lie far apart in memory.
#[derive(Debug, Default)]
pub(super) struct Positions(HashTable<(u32, u32)>);

impl Positions {
    /// The first position with this hash that `is_same`; where there is none, `at` becomes it.
    pub fn first_or(&mut self, hash: u32, at: u32, is_same: impl Fn(u32) -> bool) -> Option<u32> {
        // The table takes the place from the lower bits, which stay as they are, and a tag from the upper ones.
        let spread = |hash: u32| u64::from(hash).wrapping_mul(0x9e37_79b9_0000_0001);
        let fits = |&(known_hash, known): &(u32, u32)| known_hash == hash && is_same(known);
        match self.0.entry(spread(hash), fits, |&(hash, _)| spread(hash)) {
            Entry::Occupied(known) => Some(known.get().1),
            Entry::Vacant(vacant) => {
                vacant.insert((hash, at));
                None
            }
        }
    }
}
