//! Limits as they are written beside what they are held against: whoever reads them must see on which side of it they lie.

use super::number;

/// The decimals with which both limits stand on their own side of what they are held against, 0 for a difference: the usual ones, or
/// as many more as it takes, so that −0.005 to 0.93 about 0 is not read as 0.00 to 0.93.
fn decimals_of((lower, upper): (f64, f64), held_against: f64, usual: usize) -> usize {
    const MOST: usize = 9;
    let is_plain = |limit: f64, decimals: usize| {
        limit - held_against == 0.0 || number::fixed(limit, decimals) != number::fixed(held_against, decimals)
    };
    let all = usual..=MOST.max(usual);
    let found = all.into_iter().find(|&decimals| is_plain(lower, decimals) && is_plain(upper, decimals));
    found.unwrap_or(usual)
}

/// Limits beside what they are held against, each on its own side of it: `−0.005 to 0.928`.
pub fn beside(limits: (f64, f64), held_against: f64, usual: usize) -> String {
    let decimals = decimals_of(limits, held_against, usual);
    format!("{} to {}", number::fixed(limits.0, decimals), number::fixed(limits.1, decimals))
}

/// The limits of a difference with their signs: `−2.1 to +0.04`.
pub fn signed_beside_nothing(limits: (f64, f64), usual: usize) -> [String; 2] {
    let decimals = decimals_of(limits, 0.0, usual);
    [limits.0, limits.1].map(|limit| number::signed(limit, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_stands_on_its_own_side_of_what_it_is_held_against() {
        assert_eq!(beside((-0.004_8, 0.928_4), 0.0, 2), "−0.005 to 0.928");
        assert_eq!(beside((0.000_4, 0.93), 0.0, 2), "0.0004 to 0.9300");
        assert_eq!(beside((0.0, 0.93), 0.0, 2), "0.00 to 0.93", "what touches it needs no more");
        assert_eq!(beside((0.998, 1.2), 1.0, 2), "0.998 to 1.200");
        assert_eq!(signed_beside_nothing((-2.1, -0.04), 1), ["−2.10", "−0.04"]);
    }
}
