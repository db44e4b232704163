//! The words of Fingertips for kinds of areas, comparisons and trends.

use crate::import::layout::plain;
use crate::import::source;
use crate::model::{AreaKind, Polarity, Verdict};

/// What an area is by its type: `Counties & UAs (from Apr 2023)`; none for a type that is no level of a scorecard.
pub(super) fn area_kind(words: &[u8]) -> Option<AreaKind> {
    const BEGINNINGS: [(AreaKind, &[&str]); 4] = [
        (
            AreaKind::Place,
            &[
                "countiesuas",
                "countyua",
                "districtsuas",
                "districtua",
                "uppertier",
                "lowertier",
                "localauthorit",
                "unitaryauthorit",
            ],
        ),
        (AreaKind::System, &["icbs", "integratedcareboard"]),
        (AreaKind::Region, &["region", "governmentofficeregion"]),
        (
            AreaKind::Neighbourhood,
            &["msoa", "middlesuper", "middlelayersuper", "lsoa", "lowersuper", "lowerlayersuper", "ward"],
        ),
    ];
    let words = plain(&source::text(words).0);
    match words.as_str() {
        "england" => Some(AreaKind::Nation),
        "icb" => Some(AreaKind::System),
        // `ICB sub-locations` are parts of a system.
        _ if words.contains("subloc") || words.starts_with("icbsub") => None,
        _ => {
            let begins = |names: &[&str]| names.iter().any(|name| words.starts_with(name));
            BEGINNINGS.iter().find(|(_, names)| begins(names)).map(|&(kind, _)| kind)
        }
    }
}

/// Whether a note says that a value is held back.
pub(super) fn speaks_of_suppression(note: &[u8]) -> bool {
    let note = source::text(note).0.to_lowercase();
    note.contains("suppress") || note.contains("disclos")
}

/// The comparison that words stand for; none for words that are not known.
pub(super) fn verdict(words: &[u8]) -> Option<Verdict> {
    match plain(&source::text(words).0).as_str() {
        "better" => Some(Verdict::Better),
        "similar" => Some(Verdict::Similar),
        "worse" => Some(Verdict::Worse),
        "higher" => Some(Verdict::Higher),
        "lower" => Some(Verdict::Lower),
        "" | "notcompared" => Some(Verdict::NotCompared),
        _ => None,
    }
}

/// Which direction a trend such as `Increasing and getting worse` calls better.
pub(super) fn better_direction(words: &[u8]) -> Option<Polarity> {
    match plain(&source::text(words).0).as_str() {
        "increasingandgettingbetter" | "decreasingandgettingworse" => Some(Polarity::HigherIsBetter),
        "increasingandgettingworse" | "decreasingandgettingbetter" => Some(Polarity::LowerIsBetter),
        _ => None,
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
            ("Upper tier local authorities (post 4/23)", Some(AreaKind::Place)),
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
        assert_eq!(verdict(b"Better"), Some(Verdict::Better));
        assert_eq!(verdict(b"Not compared"), Some(Verdict::NotCompared));
        assert_eq!(verdict(b""), Some(Verdict::NotCompared));
        assert_eq!(verdict(b"Second quintile"), None);
    }
}
