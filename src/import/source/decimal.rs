//! Decimal commas. Where semicolons separate fields, a comma in a number is a decimal comma: that is why such files use
//! semicolons.

use csv::ByteRecord;

/// Turns decimal commas of a row into points, and gives the first number that had one as it was written.
pub(super) fn to_points(record: &mut ByteRecord) -> Option<String> {
    let first = record.iter().find(|field| has_decimal_comma(field))?;
    let first = String::from_utf8_lossy(first).into_owned();
    let mut pointed = ByteRecord::with_capacity(record.as_slice().len(), record.len());
    let mut number = Vec::new();
    for field in &*record {
        if has_decimal_comma(field) {
            number.clear();
            number.extend(field.iter().map(|&byte| if byte == b',' { b'.' } else { byte }));
            pointed.push_field(&number);
        } else {
            pointed.push_field(field);
        }
    }
    *record = pointed;
    Some(first)
}

/// Digits, one comma, digits, perhaps with a minus.
pub(in crate::import) fn has_decimal_comma(field: &[u8]) -> bool {
    let field = field.trim_ascii();
    let digits = field.strip_prefix(b"-").unwrap_or(field);
    let Some(comma) = digits.iter().position(|&byte| byte == b',') else { return false };
    let all_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    all_digits(&digits[..comma]) && all_digits(&digits[comma + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_change() {
        let mut record = ByteRecord::from(vec!["1,5", "-12,25", "a,b", "1,2,3", "7", "", ",5", "5,"]);
        assert_eq!(to_points(&mut record).as_deref(), Some("1,5"));
        assert_eq!(record, vec!["1.5", "-12.25", "a,b", "1,2,3", "7", "", ",5", "5,"]);
        assert_eq!(to_points(&mut record), None);
    }
}
