//! Remarks on one table.

use super::people::natural;
use std::collections::BTreeMap;

/// Remarks on one table. What is remarked on row after row is written out a hundred times and counted from there.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// On the table as a whole.
    pub on_header: Vec<String>,
    /// On its rows, each with how often it was made. Of very many the first by the alphabet are kept, whatever order the
    /// rows are in.
    on_rows: BTreeMap<String, u64>,
    further: u64,
}

impl Remarks {
    const MOST: usize = 100;

    pub fn add(&mut self, remark: String) {
        let Self { on_header, on_rows, further } = self;
        if on_header.contains(&remark) {
            return;
        }
        *on_rows.entry(remark).or_default() += 1;
        if on_rows.len() > Self::MOST {
            *further += on_rows.pop_last().map_or(0, |(_, times)| times);
        }
    }

    pub fn finish(self) -> Vec<String> {
        let Self { on_header, on_rows, further } = self;
        let mut on_rows: Vec<String> = on_rows.into_keys().collect();
        on_rows.sort_by(|one, other| natural(one, other));
        let mut list = on_header;
        list.append(&mut on_rows);
        match further {
            0 => {}
            1 => list.push("1 further remark is not listed.".to_owned()),
            _ => list.push(format!("{further} further remarks are not listed.")),
        }
        list
    }
}
