//! Whether a row has as many fields as the header.

use super::separator;
use crate::import::words::thousands;
use csv::ByteRecord;

/// The most columns a table has here; the widest published have a few hundred.
pub(super) const MOST_COLUMNS: usize = 2000;

/// What is known about a row that does not fit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub columns: usize,
    /// Over how many further lines it runs.
    pub further_lines: u64,
    pub is_cut: bool,
    /// What separates fields.
    pub separator: u8,
}

/// Takes blank fields beyond the last column away.
///
/// # Errors
/// A sentence, where the row has fewer fields or more.
pub(super) fn fit(record: &mut ByteRecord, row: Row) -> Result<(), String> {
    let (has, columns) = (record.len(), row.columns);
    if has > columns && record.iter().skip(columns).all(|field| field.trim_ascii().is_empty()) {
        record.truncate(columns);
        return Ok(());
    }
    if has == columns {
        return Ok(());
    }
    let counts = format!("{} where the header has {}", fields(has), thousands(columns));
    if has < columns && row.is_cut {
        return Err(format!(
            "The file ends within this row ({counts}), so it seems to be cut off; download or copy it again."
        ));
    }
    if row.further_lines > 0 {
        return Err(format!(
            "This row has {counts}, and runs over {} lines; look for a quotation mark too few or too many.",
            thousands(row.further_lines + 1)
        ));
    }
    let other = record.get(0).filter(|_| has == 1);
    if let Some(other) = other.and_then(|field| separator::other_separator(field, columns, row.separator)) {
        return Err(format!(
            "This row is separated by {other}, the header by {}; save the file with one separator throughout.",
            separator::name(row.separator)
        ));
    }
    let sign = if has < columns { "a missing separator" } else { "a separator too many" };
    Err(format!("This row has {counts}; look for {sign}."))
}

/// The sentence about a row with more columns than any table has.
pub(super) fn too_wide(columns: usize) -> String {
    format!(
        "This row has {} columns, more than any table here (at most {}); save it with one row for each figure.",
        thousands(columns),
        thousands(MOST_COLUMNS)
    )
}

fn fields(count: usize) -> String {
    if count == 1 { "1 field".to_owned() } else { format!("{} fields", thousands(count)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: Row = Row { columns: 3, further_lines: 0, is_cut: false, separator: b',' };

    fn refusal(fields: &[&str], row: Row) -> String {
        fit(&mut ByteRecord::from(fields.to_vec()), row).unwrap_err()
    }

    #[test]
    fn blank_fields_beyond_the_last_column_are_taken_away() {
        let mut record = ByteRecord::from(vec!["1", "2", "3", "", " "]);
        fit(&mut record, ROW).unwrap();
        assert_eq!(record, vec!["1", "2", "3"]);
    }

    #[test]
    fn each_misfit_has_its_own_sentence() {
        let plain = "This row has 2 fields where the header has 3; look for a missing separator.";
        assert_eq!(refusal(&["1", "2"], ROW), plain);
        assert!(refusal(&["1", "2", "3", "", "5"], ROW).contains("5 fields where the header has 3"));
        assert!(refusal(&["1", "2"], Row { is_cut: true, ..ROW }).contains("cut off"));
        assert!(refusal(&["1", "2"], Row { further_lines: 1234, ..ROW }).contains("1,235 lines"));
        assert!(refusal(&["1;2;3"], ROW).contains("by semicolons, the header by commas"));
        assert!(refusal(&["1"], ROW).contains("1 field where"));
    }
}
