//! What findings are about, in the words of the file: the place of a value means little to whoever was sent it, the
//! name of an indicator, an area and a period does.

use super::finding::Position;
use super::locate::{locate, positions};
use super::path::{Path, Step, clip, field};
use super::reader::Spans;
use serde::Deserialize;

/// The most texts that name one finding: indicator, area and period.
const MOST: usize = 3;

/// Where all findings stand in the text, and what each is about.
pub(super) struct Naming<'t> {
    text: &'t str,
    /// Where the values and then the names of each stand.
    offsets: Vec<Option<usize>>,
    positions: Vec<Option<Position>>,
    /// Of each finding, where its names begin in `offsets`, and how many it has.
    names: Vec<(usize, usize)>,
}

impl<'t> Naming<'t> {
    /// Looks up values and names of all paths in one walk.
    pub fn of(text: &'t str, spans: &Spans, paths: &[Path]) -> Self {
        let mut names = Vec::with_capacity(paths.len());
        let mut further: Vec<Path> = Vec::new();
        for path in paths {
            let own = by_name(path);
            names.push((paths.len() + further.len(), own.len()));
            further.extend(own);
        }
        let all: Vec<&[Step]> = paths.iter().chain(&further).map(Vec::as_slice).collect();
        let offsets = locate(text, spans, &all);
        let positions = positions(text, &offsets[..paths.len()]);
        Self { text, offsets, positions, names }
    }

    /// Where a finding stands.
    pub fn position(&self, at: usize) -> Option<Position> {
        self.positions[at]
    }

    /// What it is about; empty where the file has no name for it.
    pub fn name(&self, at: usize) -> String {
        let (from, count) = self.names[at];
        let texts = self.offsets[from..from + count].iter().flatten().filter_map(|offset| self.read(*offset));
        texts.collect::<Vec<_>>().join(", ")
    }

    /// The text that stands there, if one does.
    fn read(&self, offset: usize) -> Option<String> {
        let mut json = serde_json::Deserializer::from_str(&self.text[offset..]);
        let text = String::deserialize(&mut json).ok()?;
        Some(clip(text.trim())).filter(|text| !text.is_empty())
    }
}

/// The paths to the texts by which people know what stands at a path.
fn by_name(path: &[Step]) -> Vec<Path> {
    let [Step::Field(list, 0), Step::Item(_), ..] = path else { return Vec::new() };
    let of = |steps: usize, then: &[Step]| [&path[..steps], then].concat();
    let mut found = Vec::with_capacity(MOST);
    match &**list {
        "areas" | "indicators" | "groupings" | "frameworks" => found.push(of(2, &[field("name")])),
        "priorities" | "interventions" | "views" => found.push(of(2, &[field("title")])),
        "data" | "spreads" => found.push(of(2, &[field("indicator")])),
        _ => {}
    }
    if let [_, _, Step::Field(rows, 0), Step::Item(_), rest @ ..] = path
        && list == "data"
        && rows == "rows"
    {
        found.push(of(4, &[field("area")]));
        if let [Step::Field(..), at @ Step::Item(_), ..] = rest {
            found.push(of(2, &[field("periods"), at.clone()]));
        }
    }
    // What is wrong with the name itself is seen where it stands.
    found.retain(|name| name.as_slice() != path);
    found
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;

    fn about(fixture: &Fixture, path: &str) -> String {
        let findings = fixture.read().unwrap_err();
        findings.into_iter().find(|finding| finding.path == path).unwrap().about
    }

    #[test]
    fn a_finding_about_a_figure_names_its_indicator_area_and_period() {
        let too_large = Fixture::full().set("data/0/rows/3/values/1", "1e300");
        assert_eq!(about(&too_large, "$.data[0].rows[3].values[1]"), "suspension-rate, E08000001, 2024/25");
        let no_area = Fixture::full().set("areas/3/kind", "\"town\"");
        assert_eq!(about(&no_area, "$.areas[3].kind"), "Upton");
        let wrong_name = Fixture::full().set("areas/3/name", "7");
        assert_eq!(about(&wrong_name, "$.areas[3].name"), "");
    }
}
