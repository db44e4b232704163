//! The closed word lists of the file format. A choice is an enum here, never a string.

/// A closed list of words: what the file may say in one kind of field.
pub trait Word: Copy + Eq + 'static {
    /// Every word of the list, in the order of the format's documentation.
    const ALL: &'static [Self];

    /// The word as the file writes it.
    fn as_str(self) -> &'static str;

    /// The choice that a word of the file stands for.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.as_str() == word)
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl Default for $name {
            /// The first word of the list: a start for a value that is filled in field by field.
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

words! {
    /// What an area is.
    AreaKind {
        /// The whole country, the usual benchmark.
        Nation = "nation",
        /// An English region.
        Region = "region",
        /// The Integrated Care System.
        System = "system",
        /// A place within the system, mostly a local authority.
        Place = "place",
        /// A neighbourhood within a place.
        Neighbourhood = "neighbourhood",
        /// A named set of areas, such as statistical neighbours.
        Group = "group",
    }
}

words! {
    /// The kind of boundary an area follows.
    Footprint {
        /// A local authority.
        LocalAuthority = "local-authority",
        /// Where patients of a provider come from.
        PatientFlow = "patient-flow",
        /// A primary care network.
        PrimaryCareNetwork = "primary-care-network",
        /// A middle layer super output area.
        Msoa = "msoa",
        /// A lower layer super output area.
        Lsoa = "lsoa",
        /// An electoral ward.
        Ward = "ward",
        /// Drawn by hand.
        Custom = "custom",
    }
}

words! {
    /// The strand of the scorecard an indicator belongs to.
    Strand {
        /// Neighbourhood activity.
        Activity = "activity",
        /// School exclusions.
        Exclusions = "exclusions",
        /// Outcomes.
        Outcomes = "outcomes",
        /// Services.
        Services = "services",
        /// Resources.
        Resources = "resources",
        /// Experience.
        Experience = "experience",
    }
}

words! {
    /// What a value is, which decides the interval and the trend test.
    MeasureKind {
        /// A percentage of the denominator.
        Proportion = "proportion",
        /// Events per `per`; one person can have several.
        Rate = "rate",
        /// A directly standardised rate.
        StandardisedRate = "standardised-rate",
        /// A mean.
        Mean = "mean",
        /// A count.
        Count = "count",
        /// A ratio of two quantities.
        Ratio = "ratio",
        /// An index against a base.
        Index = "index",
        /// A score.
        Score = "score",
    }
}

words! {
    /// Which direction is good.
    Polarity {
        /// A higher value is better.
        HigherIsBetter = "higher-is-better",
        /// A lower value is better.
        LowerIsBetter = "lower-is-better",
        /// Neither: only higher or lower can be said.
        Neutral = "neutral",
    }
}

words! {
    /// How an indicator's periods are written and how long they are.
    PeriodKind {
        /// Calendar year, `2023`.
        Year = "year",
        /// 1 April to 31 March, `2023/24`.
        FinancialYear = "financial-year",
        /// 1 September to 31 August, `2023/24`.
        AcademicYear = "academic-year",
        /// Calendar quarter, `2023 Q2`.
        Quarter = "quarter",
        /// Calendar month, `2023-04`.
        Month = "month",
        /// Overlapping runs of calendar years, `2021-23`.
        Years = "years",
    }
}

words! {
    /// What is to be known about one observation, or why it is missing.
    Flag {
        /// Held back by the publisher, usually a small count.
        Suppressed = "suppressed",
        /// Not available.
        NotAvailable = "not-available",
        /// Does not apply to this area.
        NotApplicable = "not-applicable",
        /// Not collected in this period.
        NotCollected = "not-collected",
        /// To be read with caution.
        LowReliability = "low-reliability",
        /// Provisional.
        Provisional = "provisional",
        /// Estimated.
        Estimated = "estimated",
        /// Revised since it was first published.
        Revised = "revised",
        /// The method changed here: no trend or limit is drawn across it.
        Break = "break",
        /// The figure is real but its period is not comparable: no run, trend, limit or before-and-after rests on it.
        Disrupted = "disrupted",
    }
}

words! {
    /// Whose priority it is.
    PriorityLevel {
        /// Set for the whole country.
        National = "national",
        /// Set by the system.
        System = "system",
        /// Set by a place.
        Place = "place",
    }
}

words! {
    /// How sure the facts of an intervention are.
    Confidence {
        /// Read in a source.
        Documented = "documented",
        /// Worked out from sources.
        Inferred = "inferred",
        /// Made up to illustrate.
        Illustrative = "illustrative",
    }
}

words! {
    /// What kind of official figure it is.
    Statistic {
        /// An accredited official statistic.
        Accredited = "accredited",
        /// An official statistic.
        Official = "official",
        /// An official statistic in development.
        InDevelopment = "in-development",
        /// Management information.
        Management = "management",
    }
}

words! {
    /// Whose groups a breakdown has.
    Scope {
        /// The nation's, such as deprivation deciles of England.
        National = "national",
        /// Each area's own, such as its own fifths.
        Within = "within",
    }
}

words! {
    /// What a priority is about.
    Aim {
        /// The level of its indicators.
        Level = "level",
        /// The gap between areas or groups.
        Gap = "gap",
    }
}

words! {
    /// How far an action has come.
    ActionStatus {
        /// Still to be done.
        Open = "open",
        /// Done.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

words! {
    /// Which rules of process control are used.
    SpcRules {
        /// Those of NHS England's Making Data Count.
        MakingDataCount = "making-data-count",
        /// Those of the R package `NHSRplotthedots`.
        Nhsr = "nhsr",
    }
}

words! {
    /// What values are compared with.
    Benchmark {
        /// The nation.
        National = "national",
        /// The region.
        Region = "region",
        /// The system.
        System = "system",
        /// The place's statistical neighbours.
        Peers = "peers",
        /// The place's own first period.
        FirstPeriod = "first-period",
        /// The best tenth of areas.
        BestTenth = "best-tenth",
    }
}

words! {
    /// How a value stands against its benchmark.
    Verdict {
        /// Significantly better.
        Better = "better",
        /// Not significantly different.
        Similar = "similar",
        /// Significantly worse.
        Worse = "worse",
        /// Significantly higher, where neither direction is good.
        Higher = "higher",
        /// Significantly lower, where neither direction is good.
        Lower = "lower",
        /// Not compared.
        NotCompared = "not-compared",
    }
}

words! {
    /// A page of the window, as a saved view names it.
    PageName {
        /// All places and indicators.
        Scorecard = "scorecard",
        /// One place.
        Place = "place",
        /// One indicator.
        Indicator = "indicator",
        /// The neighbourhoods of a place or of the system.
        Neighbourhoods = "neighbourhoods",
        /// National and local priorities of a place or of the system.
        Priorities = "priorities",
        /// What was tried in all places.
        Interventions = "interventions",
        /// Two places beside each other.
        SideBySide = "side-by-side",
        /// What changed since another edition.
        WhatChanged = "what-changed",
    }
}

words! {
    /// What a column of a published table holds.
    Role {
        /// What is measured.
        Indicator = "indicator",
        /// The area, by code or name.
        Area = "area",
        /// The code of the area.
        Code = "code",
        /// The name of the area.
        Name = "name",
        /// The kind of the area.
        Kind = "kind",
        /// When.
        Period = "period",
        /// Figures; where several columns hold them, the header of each says of which period, indicator or group.
        Value = "value",
        /// Lower limits.
        Lower = "lower",
        /// Upper limits.
        Upper = "upper",
        /// How far both limits lie from the figures.
        Margin = "margin",
        /// Counts.
        Numerator = "numerator",
        /// What the counts are out of.
        Denominator = "denominator",
        /// Signs beside the figures.
        Flag = "flag",
        /// Notes on the figures.
        Note = "note",
        /// How it is measured.
        Measure = "measure",
        /// Its unit.
        Unit = "unit",
        /// Groups of people, which break the figures down.
        Breakdown = "breakdown",
        /// What the groups of the breakdown break down by.
        BreakdownBy = "breakdown-by",
        /// The publisher’s comparison with the nation.
        Verdict = "verdict",
        /// Nothing that is wanted.
        Ignore = "ignore",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_as_itself() {
        fn check<W: Word + std::fmt::Debug>() {
            for &choice in W::ALL {
                assert_eq!(W::from_word(choice.as_str()), Some(choice));
            }
            assert_eq!(W::from_word("no such word"), None);
        }
        check::<AreaKind>();
        check::<Footprint>();
        check::<Strand>();
        check::<MeasureKind>();
        check::<Polarity>();
        check::<PeriodKind>();
        check::<Flag>();
        check::<PriorityLevel>();
        check::<Confidence>();
        check::<Benchmark>();
        check::<Verdict>();
        check::<PageName>();
        check::<Statistic>();
        check::<Scope>();
        check::<Aim>();
        check::<ActionStatus>();
        check::<Role>();
        check::<SpcRules>();
    }
}
