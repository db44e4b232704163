//! What figures lack that were not judged against what a reader compares with, and what can be done about it.

use super::number;
use super::verdict::compared_with;
use crate::analysis::{AttentionBox, Lack, LookFirst, is_the_nation};
use crate::model::{Against, Benchmark, Scorecard};

/// How many figures could not be tested against what the reader compares with, and why; nothing where that is the nation, beside
/// which a fifth stands in.
pub fn without_benchmark(scorecard: &Scorecard, found: &LookFirst) -> Option<String> {
    let count = Some(found.uncompared).filter(|count| *count > 0 && !is_the_nation(scorecard))?;
    let figures = number::counted(count as u64, "figure", "figures");
    let why = why(scorecard, found).map(|why| format!(": {why}")).unwrap_or_default();
    Some(format!("{figures} could not be tested against {}{why}", compared_with(scorecard)))
}

/// What a box says in its list where it holds no figure.
pub fn empty_box(scorecard: &Scorecard, found: &LookFirst, of: AttentionBox) -> String {
    empty(found, of, || nothing_worse(scorecard, found))
}

/// The same on paper, where nothing can be done about it.
pub fn empty_box_on_paper(scorecard: &Scorecard, found: &LookFirst, of: AttentionBox) -> String {
    empty(found, of, || why_nothing_is_worse(scorecard, found))
}

fn empty(found: &LookFirst, of: AttentionBox, why: impl Fn() -> String) -> String {
    if super::headline::is_unknown(found, of) { why() } else { "No figure is in this box.".to_owned() }
}

/// Why nothing is known to be worse where no figure at all could be judged against the benchmark.
fn why_nothing_is_worse(scorecard: &Scorecard, found: &LookFirst) -> String {
    let than = compared_with(scorecard);
    let why = why(scorecard, found).map(|why| format!(": {why}")).unwrap_or_default();
    match found.uncompared {
        0 => "There is no recent figure that could be better or worse.".to_owned(),
        1 => format!("The one figure that could be better or worse cannot be called worse than {than}{why}."),
        some => {
            let some = number::count(some as u64);
            format!(
                "None of the {some} figures that could be better or worse can be called worse than {than}{why}."
            )
        }
    }
}

/// The same, and what can be done.
pub fn nothing_worse(scorecard: &Scorecard, found: &LookFirst) -> String {
    let mut ways = vec![if is_the_nation(scorecard) {
        "choose another area under ‘Compared with’".to_owned()
    } else {
        format!("choose {} under ‘Compared with’", scorecard.area(scorecard.national()).name)
    }];
    ways.extend(match found.lacks().first() {
        Some((Lack::Area, _)) if is_region(scorecard) => {
            Some("have the file say which region the places lie in".to_owned())
        }
        Some((Lack::Area, _)) => Some("have the file name the neighbours".to_owned()),
        Some((Lack::Figure, _)) => {
            Some("put figures to compare with into the file with ‘Add data…’".to_owned())
        }
        Some((Lack::Limits, _)) => Some("put limits or counts into the file with ‘Add data…’".to_owned()),
        Some((Lack::Test, _)) | None => None,
    });
    let ways = super::wording::sentence_case(&ways.join(", or "));
    format!("{} {ways}.", why_nothing_is_worse(scorecard, found))
}

/// What most of them lack, in the few words that a box has room for.
pub(super) fn lacking_in_brief(scorecard: &Scorecard, found: &LookFirst) -> &'static str {
    match found.lacks().first() {
        Some((Lack::Area, _)) if is_region(scorecard) => "No region is named",
        Some((Lack::Area, _)) => "No neighbours are named",
        Some((Lack::Figure, _)) => "Nothing to compare with",
        Some((Lack::Limits, _)) => "No limits to test by",
        Some((Lack::Test, _)) => "Shown, and not tested",
        None => "No figure could be tested",
    }
}

/// Why figures were not tested, each reason with how many where there are several: `there are neither limits nor
/// counts to test by`, `for 12 there is no figure to compare with and 8 have no limits or counts to test by`.
fn why(scorecard: &Scorecard, found: &LookFirst) -> Option<String> {
    let lacks = found.lacks();
    if let [(lack, _)] = lacks.as_slice() {
        return Some(
            match lack {
                Lack::Area if is_region(scorecard) => "the file does not say which region they lie in",
                Lack::Area => "the file names no such neighbours",
                Lack::Figure => "the file has no figures to set beside them",
                Lack::Limits => "there are neither limits nor counts to test by",
                Lack::Test => "it is shown beside a figure, and nothing is tested against it",
            }
            .to_owned(),
        );
    }
    let told: Vec<String> =
        lacks.iter().map(|(lack, count)| so_many_lack(scorecard, *lack, *count)).collect();
    (!told.is_empty()).then(|| super::wording::list(&told))
}

/// How many lack what: `for 12 there is no figure to compare with`.
pub(super) fn so_many_lack(scorecard: &Scorecard, lack: Lack, count: usize) -> String {
    let [has, is] = if count == 1 { ["has", "is"] } else { ["have", "are"] };
    let some = number::count(count as u64);
    match lack {
        Lack::Area if is_region(scorecard) => {
            format!("for {some} the file does not say which region they lie in")
        }
        Lack::Area => format!("for {some} the file names no neighbours"),
        Lack::Figure => format!("for {some} there is no figure to compare with"),
        Lack::Limits => format!("{some} {has} no limits or counts to test by"),
        Lack::Test => format!("{some} {is} shown beside it and not tested"),
    }
}

fn is_region(scorecard: &Scorecard) -> bool {
    scorecard.against() == Against::Benchmark(Benchmark::Region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample;

    fn told(benchmark: Benchmark, lacking: [usize; Lack::ALL.len()]) -> [String; 4] {
        let scorecard = sample::suspensions().build().compared_with(Against::Benchmark(benchmark));
        let found =
            LookFirst { judged: 9, uncompared: lacking.iter().sum(), lacking, ..LookFirst::default() };
        let without = without_benchmark(&scorecard, &found).unwrap();
        let empty = empty_box(&scorecard, &found, AttentionBox::WorseImproving);
        let on_paper = empty_box_on_paper(&scorecard, &found, AttentionBox::WorseImproving);
        [without, lacking_in_brief(&scorecard, &found).to_owned(), empty, on_paper]
    }

    #[test]
    fn what_is_lacking_is_said_with_what_can_be_done() {
        let [without, brief, empty, on_paper] = told(Benchmark::Region, [689, 0, 0, 0]);
        assert_eq!(
            without,
            "689 figures could not be tested against the region: the file does not say which region they lie in"
        );
        assert_eq!(brief, "No region is named");
        assert!(empty.starts_with(&on_paper) && !on_paper.contains("Choose"), "{on_paper}");
        assert_eq!(
            empty,
            "None of the 689 figures that could be better or worse can be called worse than the region: the file does \
             not say which region they lie in. Choose England under ‘Compared with’, or have the file say which region the places lie in."
        );
        let [without, brief, empty, _] = told(Benchmark::Peers, [0, 400, 288, 1]);
        assert_eq!(
            without,
            "689 figures could not be tested against statistical neighbours: for 400 there is no figure to \
             compare with, 288 have no limits or counts to test by and 1 is shown beside it and not tested"
        );
        assert_eq!(brief, "Nothing to compare with");
        assert!(empty.ends_with("or put figures to compare with into the file with ‘Add data…’."), "{empty}");
        let [_, brief, empty, _] = told(Benchmark::BestTenth, [0, 0, 0, 12]);
        assert_eq!(brief, "Shown, and not tested");
        assert!(
            empty.ends_with("nothing is tested against it. Choose England under ‘Compared with’."),
            "{empty}"
        );
    }

    #[test]
    fn a_box_that_was_judged_and_is_empty_lacks_nothing() {
        let scorecard = sample::suspensions().build();
        let found = LookFirst { judged: 9, levelled: 9, tested: 9, ..LookFirst::default() };
        assert_eq!(empty_box(&scorecard, &found, AttentionBox::WorseImproving), "No figure is in this box.");
        let unknown = LookFirst { judged: 9, ..LookFirst::default() };
        assert_eq!(empty_box(&scorecard, &unknown, AttentionBox::Improving), "No figure is in this box.");
    }
}
