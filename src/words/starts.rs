//! What started where and when: names, dates and counts of starts, and the finding over all that can be tested of them.

use super::date;
use super::number::counted;
use super::tally::{Said, of_all};
use super::wording::{count_in_words, list, lower_first, sentence_case, strand_name};
use crate::analysis::Finding;
use crate::model::{AdoptedFrom, AreaId, AreaKind, Confidence, Intervention, Scorecard, Strand};

/// So many places are named, more are counted.
const NAMED: usize = 5;

/// The finding over everything that was tried: `None of the 17 before-and-after comparisons stands out`.
///
/// `tested` are the findings of all that could be tested of so many `starts`; `whose` says of which they are where these are
/// not all: ` in Bury`.
pub fn starts_title(starts: usize, tested: &[Finding], whose: &str) -> String {
    let count = |wanted: &[Finding]| tested.iter().filter(|found| wanted.contains(found)).count();
    let clear = tested.len() - count(&[Finding::NoChange]);
    let [start, starts_of] = ["start", "starts"].map(|noun| format!("{noun}{whose}"));
    let [one, several] = ["comparison", "comparisons"].map(|noun| format!("before-and-after {noun}{whose}"));
    let told = match (starts, tested.len()) {
        (0, _) => return format!("Nothing that was tried{whose} is in this file"),
        (_, 0) => {
            let [can, cannot] =
                ["can", "cannot"].map(|can| format!("{can} be tested against places without one"));
            of_all(0, starts, [&start, &starts_of], Said::new(&can, &can, &cannot))
        }
        (_, all) => {
            let told = Said::new("stands out", "stand out", "does not stand out");
            of_all(clear, all, [&one, &several], told)
        }
    };
    let kinds = [
        (count(&[Finding::Better]), "for the better"),
        (count(&[Finding::Worse]), "for the worse"),
        (count(&[Finding::Higher, Finding::Lower]), "where neither way is good"),
    ];
    let kinds: Vec<(usize, &str)> = kinds.into_iter().filter(|(count, _)| *count > 0).collect();
    let how = match kinds.as_slice() {
        [] => String::new(),
        [(1, how)] => format!(", {how}"),
        [(2, how)] => format!(", both {how}"),
        [(_, how)] => format!(", all {how}"),
        several => {
            let told = several.iter().map(|(count, how)| format!("{} {how}", count_in_words(*count)));
            format!(": {}", list(&told.collect::<Vec<_>>()))
        }
    };
    sentence_case(&told) + &how
}

/// Of which strand and in which place, as it goes on after what is counted: ` aimed at school exclusions in Bury`.
///
/// `chosen` are the places that are looked at, none all of them.
pub fn of_whom(scorecard: &Scorecard, strand: Option<Strand>, chosen: &[AreaId]) -> String {
    let strand = strand.map(|strand| format!(" aimed at {}", lower_first(strand_name(strand))));
    let place = (!chosen.is_empty()).then(|| format!(" in {}", named_of(scorecard, chosen)));
    strand.unwrap_or_default() + &place.unwrap_or_default()
}

/// Some of the places of a scorecard, by name while they are few: `Leeds`, `Bradford and Leeds`, `four of six places`.
pub fn named_of(scorecard: &Scorecard, places: &[AreaId]) -> String {
    let named = |place: &AreaId| scorecard.area(*place).name.clone();
    match places.len() {
        0..=3 => list(&places.iter().map(named).collect::<Vec<_>>()),
        some => format!("{} of {} places", count_in_words(some), count_in_words(scorecard.places().count())),
    }
}

/// How many starts there are: `35 starts in this file, 26 with a date`.
pub fn starts_counted(starts: usize, dated: usize, whose: &str) -> String {
    let starts_in_words = counted(starts as u64, "start", "starts");
    let dates = match (starts, dated) {
        (1, 1) => "with a date".to_owned(),
        (1, _) => "without a date".to_owned(),
        (all, dated) if all == dated => "all with a date".to_owned(),
        (_, 0) => "none with a date".to_owned(),
        (_, dated) => format!("{dated} with a date"),
    };
    format!("{starts_in_words} in this file{whose}, {dates}")
}

/// What is to be kept in mind of many tests at once.
pub const ONE_IN_TWENTY: &str = "one test in twenty stands out by chance alone";

/// Why nothing that was tried is shown, and what to do.
pub fn no_starts(whose: &str) -> String {
    if whose.is_empty() {
        "What was tried comes with no publisher’s figures, so an import brings none of it. Add it here, each start with its title, its \
         areas, its date and the indicators that it aims at, or in the list “interventions” of the file."
            .to_owned()
    } else {
        format!(
            "There is no start{whose} in this file. Choose all strands and all places above to see the others."
        )
    }
}

/// The places of a start as they stand beside it: `all ten`, `the other eight`, `Bolton, Bury`, `six places`.
///
/// `elsewhere` are the places that began it otherwise.
pub fn places_in_brief(scorecard: &Scorecard, places: &[AreaId], elsewhere: &[AreaId]) -> String {
    let all = scorecard.places().count();
    let others = all - scorecard.places().filter(|place| elsewhere.contains(place)).count();
    let count = count_in_words(places.len());
    match places.len() {
        0 => String::new(),
        some if some > 2 && some == all => format!("all {count}"),
        some if some > NAMED && some == others => format!("the other {count}"),
        some if some > NAMED => format!("{count} places"),
        _ => {
            let names: Vec<&str> = places.iter().map(|place| scorecard.area(*place).name.as_str()).collect();
            names.join(", ")
        }
    }
}

/// Where something began: the same of its places, or the names of areas that hold no place and lie in none; or that it names none.
pub fn began_in(
    scorecard: &Scorecard,
    tried: &Intervention,
    places: &[AreaId],
    elsewhere: &[AreaId],
) -> String {
    let by_places = |area: &AreaId| scorecard.area(*area).kind != AreaKind::Neighbourhood;
    if !places.is_empty() && tried.areas.iter().all(by_places) {
        return places_in_brief(scorecard, places, elsewhere);
    }
    if tried.areas.is_empty() {
        return NOWHERE.to_owned();
    }
    if tried.areas.len() > NAMED {
        return format!("{} areas", count_in_words(tried.areas.len()));
    }
    let names: Vec<&str> = tried.areas.iter().map(|area| scorecard.area(*area).name.as_str()).collect();
    names.join(", ")
}

/// Who it was adopted from where that is not in the file: `from Ottawa Model, Canada`.
pub fn from_outside(from: Option<&AdoptedFrom>) -> Option<String> {
    let from = from.filter(|from| from.area.is_none() && from.intervention.is_none())?;
    from.name.as_ref().map(|name| format!("from {name}"))
}

/// How sure a start is, where it is not documented.
pub fn how_sure(confidence: Confidence) -> Option<&'static str> {
    match confidence {
        Confidence::Documented => None,
        Confidence::Inferred => Some("inferred from sources"),
        Confidence::Illustrative => Some("illustrative"),
    }
}

/// What stands for the places of a start that names none.
const NOWHERE: &str = "no place named";

/// One start of a thing in a sentence: `Oldham, Rochdale, Bury, Salford: August 2020, adopted from Manchester.`
pub fn start_sentence(scorecard: &Scorecard, tried: &Intervention, began_in: &str) -> String {
    let start =
        tried.start.as_ref().map_or_else(|| "start not found in the sources".to_owned(), date::in_words);
    let from = tried.adopted_from.as_ref().and_then(|from| {
        let area = from.area.map(|area| scorecard.area(area).name.clone());
        Some(format!("adopted from {}", from.name.clone().or(area)?))
    });
    let end = tried.end.as_ref().map(|end| format!("ended {}", date::in_words(end)));
    // Of what has no date nothing was inferred but that it was done.
    let sure = how_sure(tried.confidence).filter(|_| tried.start.is_some()).map(str::to_owned);
    let told: Vec<String> = [Some(start), sure, from, end].into_iter().flatten().collect();
    format!("{}: {}.", sentence_case(began_in), told.join(", "))
}

/// The name of a thing that has several titles: the words that all of them begin with, else the `usual` one.
pub fn name_of_all(titles: &[&str], usual: &str) -> String {
    let words = |title: &str| title.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let bare = |word: &str| word.trim_end_matches([',', ':', ';', '.']).to_owned();
    let Some((first, others)) = titles.split_first() else { return usual.to_owned() };
    let first = words(first);
    let alike = others.iter().fold(first.len(), |most, title| {
        let other = words(title);
        let same = first.iter().zip(&other).take_while(|(one, other)| bare(one) == bare(other));
        same.count().min(most)
    });
    if others.is_empty() || alike == first.len() {
        return titles[0].to_owned();
    }
    let begin = first[..alike].join(" ");
    // One word that they share is hardly the name of all, unless a title is no more than that.
    let is_a_title = titles.iter().any(|title| bare(title) == bare(&begin));
    if alike >= 2 || (alike == 1 && is_a_title) { bare(&begin) } else { usual.to_owned() }
}

/// The name of a group of lanes that stands closed: `In one place only: 6 starts`.
pub fn folded_name(what: &str, starts: usize) -> String {
    format!("{what}: {}", counted(starts as u64, "start", "starts"))
}

/// All places of the system by one start: `In all ten at once`; that they began at once is known where `dated`, when all of these
/// starts have a date.
pub fn in_all_at_once(places: usize, dated: bool) -> String {
    let places = match places {
        2 => "both places".to_owned(),
        places => format!("all {}", count_in_words(places)),
    };
    let at_once = if dated { " at once" } else { ", at once where a start is dated" };
    format!("In {places}{at_once}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Finding::{Better, Higher, NoChange, Worse};

    #[test]
    fn the_title_counts_the_tests_and_what_stands_out() {
        let title = |starts, tested: &[Finding]| starts_title(starts, tested, "");
        assert_eq!(title(0, &[]), "Nothing that was tried is in this file");
        assert_eq!(title(35, &[]), "None of the 35 starts can be tested against places without one");
        assert_eq!(title(1, &[]), "The one start cannot be tested against places without one");
        assert_eq!(title(4, &[NoChange]), "The one before-and-after comparison does not stand out");
        assert_eq!(title(35, &[NoChange; 17]), "None of the 17 before-and-after comparisons stands out");
        let mut found = [NoChange; 17];
        found[3] = Better;
        assert_eq!(
            title(35, &found),
            "One of the 17 before-and-after comparisons stands out, for the better"
        );
        found[4] = Better;
        assert_eq!(
            title(35, &found),
            "Two of the 17 before-and-after comparisons stand out, both for the better"
        );
        (found[5], found[6]) = (Worse, Higher);
        assert_eq!(
            title(35, &found),
            "Four of the 17 before-and-after comparisons stand out: two for the better, one for the worse and one where neither \
             way is good"
        );
        assert_eq!(title(2, &[Worse]), "The one before-and-after comparison stands out, for the worse");
        assert_eq!(
            starts_title(3, &[NoChange; 2], " in Bury"),
            "Neither of the two before-and-after comparisons in Bury stands out"
        );
    }

    #[test]
    fn one_name_for_all_forms_of_a_thing() {
        let name = |titles: &[&str]| name_of_all(titles, "the usual one");
        assert_eq!(
            name(&[
                "Lung health checks, North Manchester",
                "Lung health checks",
                "Lung health checks, Hindley first"
            ]),
            "Lung health checks"
        );
        assert_eq!(name(&["Swap to Stop", "Swap to Stop trial in pharmacies"]), "Swap to Stop");
        assert_eq!(
            name(&["CURE: treating tobacco addiction", "CURE: treating tobacco addiction"]),
            "CURE: treating tobacco addiction"
        );
        assert_eq!(name(&["i-THRIVE accelerator site", "GM i-THRIVE"]), "the usual one");
        assert_eq!(name(&["The Daily Mile", "The Wigan Deal"]), "the usual one");
        assert_eq!(name(&["Navigator", "Navigator: nights"]), "Navigator");
    }
}
