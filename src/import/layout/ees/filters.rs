//! The columns that break figures down, and the group that a row is about.

use super::roles::Role;
use crate::import::layout::fields::field;
use crate::import::layout::readable;
use crate::import::table::{ColumnSearch, Gathering, GroupAt, Lookup};
use csv::ByteRecord;

/// A column that breaks figures down.
#[derive(Debug)]
struct Filter {
    at: usize,
    /// Its name made readable.
    label: String,
    /// Position of the column that says what this one breaks down by, row by row, such as `breakdown_topic`.
    topic: Option<usize>,
}

/// The columns that break figures down.
#[derive(Debug)]
pub(super) struct Filters {
    list: Vec<Filter>,
    groups: Lookup<GroupAt>,
}

impl Filters {
    /// The filters among the columns. Where one column names the topic of another, the two are one breakdown.
    ///
    /// Source: Department for Education, Analysts' Guide, Open data standards: `breakdown_topic` with `breakdown`, and a
    /// filter's name with `_group` for the column that groups it.
    pub fn of(search: &mut ColumnSearch<'_>, roles: &[Role]) -> Self {
        let columns: Vec<usize> = (0..roles.len()).filter(|&at| roles[at] == Role::Filter).collect();
        let plain = search.header.plain_names();
        let topic_of = |at: usize| {
            let names = ["topic", "group"].map(|end| format!("{}{end}", plain[at]));
            columns.iter().copied().find(|&other| names.contains(&plain[other]))
        };
        let topics: Vec<usize> = columns.iter().filter_map(|&at| topic_of(at)).collect();
        let filters = columns.iter().filter(|at| !topics.contains(at));
        let list = filters
            .map(|&at| Filter { at, label: readable(&search.header.names()[at]), topic: topic_of(at) })
            .collect();
        for &at in &columns {
            search.mark(at);
        }
        Self { list, groups: Lookup::default() }
    }

    /// The group that a row is about.
    pub fn group(&mut self, record: &ByteRecord, out: &mut Gathering) -> GroupAt {
        let Self { list, groups } = self;
        let columns = list.iter().flat_map(|filter| [Some(filter.at), filter.topic]);
        groups.get_joined(columns.map(|column| field(record, column)), || {
            let pairs = list.iter().filter_map(|filter| pair(filter, record, out)).collect();
            out.group(pairs)
        })
    }
}

/// Dimension and group of one filter; none where the row says nothing.
fn pair(filter: &Filter, record: &ByteRecord, out: &mut Gathering) -> Option<(String, String)> {
    let group = out.text(field(record, Some(filter.at))).into_owned();
    if group.is_empty() {
        let label = &filter.label;
        out.remark(format!(
            "Where the filter ‘{label}’ is blank, the row is taken as not broken down by it."
        ));
        return None;
    }
    let topic = out.text(field(record, filter.topic)).into_owned();
    // `Total` of `Total` is everyone, by whatever the other rows are broken down.
    if topic.is_empty() || topic == group {
        return Some((filter.label.clone(), group));
    }
    out.mark_topic(&topic);
    Some((topic, group))
}
