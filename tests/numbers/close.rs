//! What the tests against other tools' figures share.

/// Whether two numbers agree to this share of the larger.
pub fn close(found: f64, expected: f64, relative: f64) -> bool {
    (found - expected).abs() <= relative * expected.abs().max(found.abs()) + 1e-12
}

/// The same for figures that either side may lack.
pub fn both_close(found: Option<f64>, expected: Option<f64>, relative: f64) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => close(found, expected, relative),
        (found, expected) => found.is_none() && expected.is_none(),
    }
}

/// t(0.975) by degrees of freedom from 1, as `qt` of R 4.2.2 gives it.
pub const T: [f64; 22] = [
    12.706_204_736_4,
    4.302_652_729_7,
    3.182_446_305_3,
    2.776_445_105_2,
    2.570_581_835_6,
    2.446_911_851_1,
    2.364_624_251_6,
    2.306_004_135_2,
    2.262_157_162_8,
    2.228_138_852_0,
    2.200_985_160_1,
    2.178_812_829_7,
    2.160_368_656_5,
    2.144_786_687_9,
    2.131_449_545_6,
    2.119_905_299_2,
    2.109_815_577_8,
    2.100_922_040_2,
    2.093_024_054_4,
    2.085_963_447_3,
    2.079_613_844_7,
    2.073_873_067_9,
];
