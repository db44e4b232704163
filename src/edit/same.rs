//! Whether two texts say the same: white space, the order of fields and the writing of numbers and text aside.

use super::spans::{Kind, Span, kind, members, plain};
use crate::format::number_said;

/// Whether two values say the same.
pub(super) fn same(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    match (kind(one), kind(other)) {
        (Kind::List, Kind::List) => {
            let (ones, others) = (members(one), members(other));
            let pairs = || ones.iter().zip(&others);
            ones.len() == others.len() && pairs().all(|(a, b)| values_same(one, a, other, b))
        }
        (Kind::Object, Kind::Object) => objects_same(one, other),
        (Kind::Scalar, Kind::Scalar) => scalars_same(one.trim(), other.trim()),
        _ => false,
    }
}

/// As [`same`], of what may not be there.
pub(super) fn both_same(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn values_same(one: &str, a: &Span, other: &str, b: &Span) -> bool {
    same(&one[a.value.clone()], &other[b.value.clone()])
}

fn objects_same(one: &str, other: &str) -> bool {
    let (mut ones, mut others) = (members(one), members(other));
    // Stable, so that fields given twice, which only unknown objects may have, are compared in their order.
    ones.sort_by(|a, b| a.name.cmp(&b.name));
    others.sort_by(|a, b| a.name.cmp(&b.name));
    let mut pairs = ones.iter().zip(&others);
    ones.len() == others.len() && pairs.all(|(a, b)| a.name == b.name && values_same(one, a, other, b))
}

fn scalars_same(one: &str, other: &str) -> bool {
    match (one.as_bytes().first(), other.as_bytes().first()) {
        (Some(b'"'), Some(b'"')) => plain(one) == plain(other),
        (Some(b'0'..=b'9' | b'-'), Some(b'0'..=b'9' | b'-')) => {
            match (number_said(one), number_said(other)) {
                (Some(one), Some(other)) => one == other,
                _ => one == other,
            }
        }
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_value_is_written_makes_no_difference_but_what_it_says_does() {
        for (one, other) in [
            ("1.50", "1.5"),
            ("1e2", "100"),
            ("100.0", "1E+2"),
            ("-0.0", "0"),
            ("-12.5e-1", "-1.25"),
            ("\"\\u0061\"", "\"a\""),
            ("[1,2]", "[ 1.0 ,\n2 ]"),
            ("{\"a\":1,\"b\":[]}", "{ \"b\": [ ], \"\\u0061\": 1 }"),
            ("0.000", "0e7"),
            ("1e309", "10e308"),
            ("1e99999999999999999999", "1e99999999999999999999"),
        ] {
            assert!(same(one, other) && same(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("1", "-1"),
            ("10", "1"),
            ("9007199254740993", "9007199254740992"),
            ("18446744073709551617", "18446744073709551616"),
            ("1e309", "1e310"),
            ("1e99999999999999999999", "1e99999999999999999998"),
            ("1", "\"1\""),
            ("null", "false"),
            ("[1,2]", "[2,1]"),
            ("[]", "{}"),
            ("{\"a\":1}", "{\"a\":1,\"b\":null}"),
            ("{\"a\":1,\"a\":2}", "{\"a\":2,\"a\":1}"),
        ] {
            assert!(!same(one, other) && !same(other, one), "{one} {other}");
        }
        assert!(both_same(None, None) && !both_same(None, Some("null")));
    }
}
