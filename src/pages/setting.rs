//! The settings on which tools of the field differ, in words: the dialog shows them, and the palette finds each.

use crate::model::{Benchmark, Methods, Scorecard, SpcRules, Word};
use crate::words::benchmark_words;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    ComparedWith,
    Confidence,
    RunLength,
    Rules,
    Baseline,
    Screening,
    Seasons,
}

/// How many first points a file may fix limits to.
const BASELINES: std::ops::RangeInclusive<u32> = 12..=24;

impl Setting {
    pub const ALL: [Self; 7] = [
        Self::ComparedWith,
        Self::Confidence,
        Self::RunLength,
        Self::Rules,
        Self::Baseline,
        Self::Screening,
        Self::Seasons,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::ComparedWith => "Compared with",
            Self::Confidence => "Confidence",
            Self::RunLength => "Run length",
            Self::Rules => "Rules of process control",
            Self::Baseline => "Points for the limits",
            Self::Screening => "Screening",
            Self::Seasons => "Seasons",
        }
    }

    /// What it decides.
    pub fn about(self) -> &'static str {
        match self {
            Self::ComparedWith => "Every verdict says how a value stands against this.",
            Self::Confidence => {
                "With 99.8% a verdict has five steps: best and worst, marked by a bar, hold at that level too."
            }
            Self::RunLength => {
                "Points in a row on one side of the mean, or rising or falling, that are more than chance."
            }
            Self::Rules => {
                "How points beyond the limits, conflicting signals and a target on a limit are read."
            }
            Self::Baseline => {
                "Control limits rest on all points of a stretch, or on its first ones and then stay as they are."
            }
            Self::Screening => {
                "Leave outlying moving ranges out of the limits. NHS England’s own tool does not; some packages do."
            }
            Self::Seasons => {
                "Monthly and quarterly figures that follow the seasons are charted by their differences from the year before."
            }
        }
    }

    /// Other words by which people look for it.
    pub fn also(self) -> &'static str {
        match self {
            Self::ComparedWith => "benchmark comparison average",
            Self::Confidence => "significance level threshold interval certainty five steps",
            Self::RunLength => "shift trend spc points in a row minimum",
            Self::Rules => "spc making data count nhsr plot the dots variation assurance",
            Self::Baseline => "baseline spc control limits minimum periods freeze",
            Self::Screening => "outliers moving range spc limits",
            Self::Seasons => "seasonal seasonality month quarter winter adjust",
        }
    }

    /// What switches it on, where that is all there is to choose.
    pub fn switch(self) -> Option<&'static str> {
        match self {
            Self::Screening => Some("Screen moving ranges"),
            Self::Seasons => Some("Look for seasons"),
            _ => None,
        }
    }

    /// What can be chosen: what the methods then are, and its name. Of a switch off, then on.
    pub fn options(self, scorecard: &Scorecard, now: &Methods) -> Vec<(Methods, String)> {
        let with = |change: &dyn Fn(&mut Methods), words: &str| {
            let mut methods = now.clone();
            change(&mut methods);
            (methods, words.to_owned())
        };
        match self {
            Self::ComparedWith => {
                let of = |benchmark: &Benchmark| {
                    with(&|it| it.benchmark = *benchmark, benchmark_words(scorecard, *benchmark))
                };
                Benchmark::ALL.iter().map(of).collect()
            }
            Self::Confidence => {
                let levels = [(0.95, "95%"), (0.998, "95% and 99.8%")];
                levels.map(|(level, words)| with(&|it| it.confidence = level, words)).to_vec()
            }
            Self::RunLength => {
                [7, 6].map(|points| with(&|it| it.run_length = points, &format!("{points} points"))).to_vec()
            }
            Self::Rules => {
                let rules = [
                    (SpcRules::MakingDataCount, "Making Data Count"),
                    (SpcRules::Nhsr, "NHSRplotthedots, the R package"),
                ];
                rules.map(|(rules, words)| with(&|it| it.spc_rules = rules, words)).to_vec()
            }
            Self::Baseline => {
                let all = with(&|it| it.baseline_points = None, "All");
                let first =
                    |points| with(&|it| it.baseline_points = Some(points), &format!("The first {points}"));
                std::iter::once(all).chain(BASELINES.map(first)).collect()
            }
            Self::Screening => [(false, "off"), (true, "on")]
                .map(|(on, words)| with(&|it| it.screen_moving_ranges = on, words))
                .to_vec(),
            Self::Seasons => {
                [(false, "off"), (true, "on")].map(|(on, words)| with(&|it| it.season = on, words)).to_vec()
            }
        }
    }

    /// How it is set, in words; empty where the file says something that cannot be chosen here.
    pub fn now(self, scorecard: &Scorecard) -> String {
        let methods = scorecard.methods();
        let options = self.options(scorecard, methods);
        options.into_iter().find(|(one, _)| one == methods).map(|(_, words)| words).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::Sample;

    #[test]
    fn every_setting_offers_the_usual_methods_once_and_says_how_it_is_set() {
        let scorecard = Sample::new().build();
        for setting in Setting::ALL {
            let options = setting.options(&scorecard, &Methods::default());
            let usual = options.iter().filter(|(methods, _)| *methods == Methods::default()).count();
            assert_eq!(usual, 1, "{setting:?}");
            assert!(options.len() > 1 && !setting.now(&scorecard).is_empty(), "{setting:?}");
            let is_switch = setting.switch().is_some();
            assert_eq!(is_switch, options[0].1 == "off", "{setting:?}");
        }
    }
}
