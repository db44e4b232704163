//! Published period labels in our form.

use crate::import::gather::PublishedPeriod;

/// Reads a period label as Fingertips and most tables write it: `2023`, `2023/24`, `2010/11 - 12/13`, `2021 - 23`,
/// `2023 Q2`, `2023/24 Q2` (a quarter of a financial year), `Mar 2015`, `2023-04`; or in our own form.
pub(in crate::import) fn label(text: &str) -> Option<PublishedPeriod> {
    let _ = text;
    None
}
