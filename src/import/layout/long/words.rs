//! The words of Fingertips for kinds of areas, comparisons and trends.

use super::Comparison;
use crate::import::source;
use crate::import::table::plain;
use crate::model::{AreaKind, Polarity, Verdict};

/// What an area is by those of its types that only Fingertips has: `Counties & UAs (from Apr 2023)`. `ICB sub-locations`
/// and `NHS regions` are none of them.
pub(super) fn area_kind(words: &[u8]) -> Option<AreaKind> {
    const BEGINNINGS: [(&str, AreaKind); 10] = [
        ("countiesuas", AreaKind::Place),
        ("countyua", AreaKind::Place),
        ("districtsuas", AreaKind::Place),
        ("districtua", AreaKind::Place),
        ("icbs", AreaKind::System),
        ("region", AreaKind::Region),
        ("governmentofficeregion", AreaKind::Region),
        ("msoa", AreaKind::Neighbourhood),
        ("lsoa", AreaKind::Neighbourhood),
        ("ward", AreaKind::Neighbourhood),
    ];
    let words = plain(&source::text(words).0);
    if words == "england" {
        return Some(AreaKind::Nation);
    }
    let fits = |beginning: &str| words.starts_with(beginning) && !words.starts_with("icbsub");
    BEGINNINGS.iter().find(|(beginning, _)| fits(beginning)).map(|&(_, kind)| kind)
}

/// Whether a note says that a value is held back.
pub(super) fn speaks_of_suppression(note: &[u8]) -> bool {
    let note = source::text(note).0.to_lowercase();
    note.contains("suppress") || note.contains("disclos")
}

/// The comparison that words stand for, which may name its level of confidence: `Higher 99.8`, `Better 95`; none for
/// words that are not known. `Best` and `Worst` tell the place among all areas.
pub(super) fn comparison(words: &[u8]) -> Option<Comparison> {
    let said = plain(&source::text(words).0);
    let (word, note) = match said.strip_suffix("998") {
        Some(word) => (word, Some("The publisher compared it at 99.8 %.")),
        None => (["950", "95"].iter().find_map(|level| said.strip_suffix(level)).unwrap_or(&said), None),
    };
    let verdict = match word {
        "better" => Verdict::Better,
        "similar" => Verdict::Similar,
        "worse" => Verdict::Worse,
        "higher" => Verdict::Higher,
        "lower" => Verdict::Lower,
        "" | "notcompared" if word == said => Verdict::NotCompared,
        "best" if word == said => {
            return Some(Comparison { verdict: None, note: Some("The publisher calls it one of the best.") });
        }
        "worst" if word == said => {
            return Some(Comparison {
                verdict: None,
                note: Some("The publisher calls it one of the worst."),
            });
        }
        _ => return None,
    };
    Some(Comparison { verdict: Some(verdict), note })
}

/// Which direction a trend such as `Increasing and getting worse` calls better.
pub(super) fn better_direction(words: &[u8]) -> Option<Polarity> {
    match plain(&source::text(words).0).as_str() {
        "increasingandgettingbetter" | "decreasingandgettingworse" => Some(Polarity::HigherIsBetter),
        "increasingandgettingworse" | "decreasingandgettingbetter" => Some(Polarity::LowerIsBetter),
        _ => None,
    }
}

/// What Fingertips calls a trend in the good direction.
pub(super) fn for_better(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::LowerIsBetter => "Decreasing and getting better",
        _ => "Increasing and getting better",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn area_types_are_known_whatever_their_year() {
        for (words, kind) in [
            ("England", Some(AreaKind::Nation)),
            ("Counties & UAs (from Apr 2023)", Some(AreaKind::Place)),
            ("Districts & UAs (2021/22-2022/23)", Some(AreaKind::Place)),
            ("ICBs", Some(AreaKind::System)),
            ("ICBs (from Apr 2023)", Some(AreaKind::System)),
            ("ICB sub-locations", None),
            ("ICB sub-locations (formerly CCGs)", None),
            ("Regions (statistical)", Some(AreaKind::Region)),
            ("Government Office Region", Some(AreaKind::Region)),
            ("NHS regions", None),
            ("MSOA", Some(AreaKind::Neighbourhood)),
            ("Wards (2020)", Some(AreaKind::Neighbourhood)),
            ("GPs", None),
            ("PCNs (v. 26/04/24)", None),
            ("Combined authorities", None),
        ] {
            assert_eq!(area_kind(words.as_bytes()), kind, "{words}");
        }
    }

    #[test]
    fn words_of_comparison_are_known_or_said_to_be_unknown() {
        let verdict = |words: &[u8]| comparison(words).map(|comparison| comparison.verdict);
        assert_eq!(verdict(b"Better"), Some(Some(Verdict::Better)));
        assert_eq!(verdict(b"Better 95"), Some(Some(Verdict::Better)));
        assert_eq!(verdict(b"Worse 95.0"), Some(Some(Verdict::Worse)));
        assert_eq!(verdict(b"Not compared"), Some(Some(Verdict::NotCompared)));
        assert_eq!(verdict(b""), Some(Some(Verdict::NotCompared)));
        assert_eq!(verdict(b"Second quintile"), None);
        assert_eq!((verdict(b"95"), verdict(b"Best 95")), (None, None));
        let at_998 = comparison(b"Lower 99.8").unwrap();
        assert_eq!((at_998.verdict, at_998.note.is_some()), (Some(Verdict::Lower), true));
        let worst = comparison(b"Worst").unwrap();
        assert_eq!((worst.verdict, worst.note.is_some()), (None, true));
    }
}
