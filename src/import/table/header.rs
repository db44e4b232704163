//! The header of a table: which column bears which name.

use std::cell::RefCell;

/// The header of a table. Names are compared by their letters and digits alone, so that `Area Code`, `area_code` and
/// `AreaCode` are one name.
#[derive(Debug)]
pub(in crate::import) struct Header {
    names: Vec<String>,
    plain: Vec<String>,
    /// Which columns somebody has asked for and got.
    used: RefCell<Vec<bool>>,
}

impl Header {
    /// The header with these names.
    pub fn new(names: Vec<String>) -> Self {
        let plain = names.iter().map(|name| plain(name)).collect();
        let used = RefCell::new(vec![false; names.len()]);
        Self { names, plain, used }
    }

    /// The names as they are written.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The column that bears one of these names, the first name that is there; the column counts as used from now on.
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        let at = names.iter().find_map(|name| {
            let name = plain(name);
            self.plain.iter().position(|column| *column == name)
        })?;
        self.mark(at);
        Some(at)
    }

    /// Whether one of these names is there; nothing is marked.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.plain.contains(&plain(name)))
    }

    /// The first column whose plain name fulfils a condition; it counts as used from now on.
    pub fn find_by(&self, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let at = self.plain.iter().position(|column| fits(column))?;
        self.mark(at);
        Some(at)
    }

    /// The plain names: small letters and digits alone.
    pub fn plain_names(&self) -> &[String] {
        &self.plain
    }

    /// Counts every column as not used.
    pub fn forget(&self) {
        self.used.borrow_mut().fill(false);
    }

    /// Counts a column as used.
    pub fn mark(&self, at: usize) {
        self.used.borrow_mut()[at] = true;
    }

    /// The names of the columns that nobody used, blank ones aside.
    pub fn unused(&self) -> Vec<String> {
        let used = self.used.borrow();
        let unused =
            self.names.iter().zip(used.iter()).filter(|(name, used)| !**used && !name.trim().is_empty());
        unused.map(|(name, _)| name.clone()).collect()
    }
}

/// A name as it is compared: small letters and digits alone.
pub(in crate::import) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_parted() {
        let header =
            Header::new(["Area Code", "area_name", "LowerCI", "Other", ""].map(str::to_owned).to_vec());
        assert_eq!(header.find(&["code", "area code"]), Some(0));
        assert_eq!(header.find(&["AreaName"]), Some(1));
        assert_eq!(header.find(&["lower ci"]), Some(2));
        assert_eq!(header.find(&["value"]), None);
        assert_eq!(header.unused(), ["Other"]);
    }
}
