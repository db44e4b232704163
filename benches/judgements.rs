//! What the judgements cost. A thousand charts of 36 months, with rules and both icons, are to stay under 10 ms in
//! all.

#[path = "../tests/numbers/single_series.rs"]
mod single_series;

use divan::Bencher;
use placecard::analysis::xmr::Options;
use placecard::analysis::{Spc, Trend, trend, xmr};
use placecard::model::{MeasureKind, PeriodKind, Polarity, Series};
use single_series::{indicator, months, series, years};

/// Series, and points of each.
const CHARTS: usize = 1_000;
const MONTHS: usize = 36;
const YEARS: usize = 15;

fn main() {
    divan::main();
}

/// Numbers that look drawn by lot and are the same on every run.
struct Drawn(u64);

impl Drawn {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn values(&mut self, count: usize) -> Vec<Option<f64>> {
        (0..count).map(|_| Some(90.0 + 20.0 * self.next())).collect()
    }
}

/// All charts, marks and both icons of a thousand series: the one figure to keep an eye on.
#[divan::bench(sample_count = 200)]
fn a_thousand_charts_with_rules_and_icons(bencher: Bencher) {
    let mut drawn = Drawn(1);
    let about = indicator(MeasureKind::Rate, Polarity::HigherIsBetter, PeriodKind::Month);
    let all: Vec<Series> = (0..CHARTS).map(|_| series(months(), drawn.values(MONTHS))).collect();
    let options = Options::default();
    bencher.bench(|| -> Vec<Spc> {
        let latest = |series: &Series| {
            xmr::latest(&xmr::chart(&about, series, series.latest(), None, &options), &about, Some(100.0))
        };
        all.iter().map(latest).collect()
    });
}

#[divan::bench(sample_count = 200)]
fn a_thousand_recent_trends(bencher: Bencher) {
    let mut drawn = Drawn(2);
    let about = indicator(MeasureKind::Rate, Polarity::HigherIsBetter, PeriodKind::FinancialYear);
    let all: Vec<Series> = (0..CHARTS).map(|_| yearly(&mut drawn)).collect();
    bencher.bench(|| -> Vec<Trend> {
        all.iter().map(|series| trend::recent(&about, series, series.latest())).collect()
    });
}

fn yearly(drawn: &mut Drawn) -> Series {
    let mut found = series(years(YEARS), drawn.values(YEARS));
    found.change(|it| it.lower = it.values.iter().map(|value| value.map(|value| value - 3.0)).collect());
    found.change(|it| it.upper = it.values.iter().map(|value| value.map(|value| value + 3.0)).collect());
    found.change(|it| {
        it.numerators = it.values.iter().map(|value| value.map(|value| (value * 10.0).round())).collect();
    });
    found.change(|it| it.denominators = vec![Some(1_200.0); YEARS]);
    found
}
