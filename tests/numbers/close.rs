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
