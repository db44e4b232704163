//! How targets stand, or stood, as it goes on after them.

use crate::analysis::changed::Changed;
use crate::analysis::target::TargetRef;
use crate::words::number;
use crate::words::target::target_status_word;
use crate::words::wording::{count_in_words, lower_first};

/// How a target that came or went stands, where it is in force: `, which is off track`.
pub(super) fn stands(changed: &Changed, at: usize, target: TargetRef) -> String {
    let Some(found) = changed.stands[at].get(&target) else { return String::new() };
    let is = ["was", "is"][at];
    match (found.areas, found.off_track) {
        (areas, off) if areas > 1 && off > 0 => {
            format!(
                ", which {is} off track in {} of {}",
                number::count(off as u64),
                number::counted(areas as u64, "area", "areas")
            )
        }
        (areas, _) if areas > 1 => {
            format!(", which {is} off track in none of {}", number::counted(areas as u64, "area", "areas"))
        }
        _ => format!(", which {is} {}", lower_first(target_status_word(found.worst))),
    }
}

/// How many of several targets were off track everywhere, and in some of their areas: `, one of which was off track, and three in some of
/// their areas`.
pub(super) fn targets_off_track(changed: &Changed, at: usize, targets: &[TargetRef]) -> String {
    let standing = || targets.iter().filter_map(|of| changed.stands[at].get(of));
    let whole = standing().filter(|it| it.off_track > 0 && it.off_track == it.areas).count();
    let partly = standing().filter(|it| it.off_track > 0 && it.off_track < it.areas).count();
    let verb = |some: usize| match (some, at) {
        (1, 0) => "was",
        (_, 0) => "were",
        (1, _) => "is",
        _ => "are",
    };
    let of_which = |some: usize| format!("{} of which {}", count_in_words(some), verb(some));
    match [whole, partly] {
        [0, 0] => format!(", none of which {} off track", verb(1)),
        [whole, 0] => format!(", {} off track", of_which(whole)),
        [0, partly] => format!(", {} off track in some of the areas that they are for", of_which(partly)),
        [whole, partly] => format!(
            ", {} off track and {} in some of the areas that they are for",
            of_which(whole),
            count_in_words(partly)
        ),
    }
}
