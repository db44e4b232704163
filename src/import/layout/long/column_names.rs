//! What columns of figures are called beside each other: `Falls` and `Falls (per 1,000)` are two indicators.

use crate::import::table::{Field, Suggestion};
use crate::model::{MeasureKind, Word};

/// The names of columns that are kept with how they are measured, because another column has them without that.
#[derive(Debug, Default)]
pub(super) struct ColumnNames {
    whole: Vec<String>,
}

impl ColumnNames {
    pub fn of<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Self {
        let is_bare = |name: &str| names.clone().any(|other| other.trim().eq_ignore_ascii_case(name));
        let parted = names.clone().filter(|name| measured(name).0.len() < name.len());
        Self { whole: parted.filter(|name| is_bare(measured(name).0)).map(str::to_owned).collect() }
    }

    /// What a column names, and how that says that it is measured.
    pub fn parted<'n>(&self, name: &'n str) -> (&'n str, &'n str) {
        if self.whole.iter().any(|whole| whole == name) { (name, "") } else { measured(name) }
    }

    /// What a column most likely holds that has the name of another without how that is measured: the number.
    pub fn likely_kind(&self, name: &str) -> Option<Suggestion> {
        let whole = self.whole.iter().find(|whole| measured(whole).0.eq_ignore_ascii_case(name))?;
        let because = format!("the file has ‘{whole}’ beside it");
        Some(Suggestion { field: Field::Kind, value: MeasureKind::Count.as_str().to_owned(), because })
    }
}

/// A name and how it is measured: `Smoking prevalence (%)`, `Falls (per 100,000)`.
fn measured(name: &str) -> (&str, &str) {
    let inner = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    match inner {
        Some((name, measure)) if measure == "%" || measure.to_lowercase().contains("per ") => {
            (name.trim_end(), measure)
        }
        _ => (name, ""),
    }
}
