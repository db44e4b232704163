use super::*;
use crate::export::report::text::text;
use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS};

fn report(scorecard: &Scorecard, places: &[AreaId], parts: &[Part]) -> Document {
    let analysis = Analysis::of(scorecard);
    let day = jiff::civil::date(2026, 11, 28);
    content(Asked { scorecard, analysis: &analysis, day, places, parts }).unwrap()
}
