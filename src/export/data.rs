//! The observations and what was made of them as a file for other programs.

use super::table::{Found, observation};
use super::xlsx;
use jiff::civil::Date;
use std::path::Path;

/// In what format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The observations, each with what was made of it, as comma-separated values.
    Csv,
    /// A workbook that has the judgements, the plan, the sources and the definitions too.
    Xlsx,
}

/// What the file holds.
#[derive(Debug)]
pub struct Data {
    pub bytes: Vec<u8>,
    /// How many observations it has.
    pub observations: usize,
}

impl Format {
    /// The format that the name of a file asks for by its ending.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// Makes the file of what is chosen, as of this day.
///
/// # Errors
/// A sentence with a way out, where a workbook cannot hold it.
pub fn data(found: Found<'_>, format: Format, today: Date) -> Result<Data, String> {
    let observations = observation::count(found);
    let bytes = match format {
        Format::Csv => {
            let mut bytes = Vec::new();
            observation::write(&mut bytes, found).map_err(|error| format!("{error}."))?;
            bytes
        }
        Format::Xlsx => xlsx::workbook(found, today)?,
    };
    Ok(Data { bytes, observations })
}
