//! What is worth knowing about the areas of a document that opens.

use super::findings::Findings;
use super::notes::area_name;
use super::path::{Step, clip, field, steps};
use super::rule::Rule;
use crate::model::{Area, AreaId, AreaKind, Member, NotAddedUp, Scorecard, Word};
use std::collections::HashSet;

/// Notes everything of this kind, in the order of the file.
pub(super) fn areas(scorecard: &Scorecard, found: &mut Findings) {
    // Statistical neighbours may lie anywhere, and are not added up.
    let peers: HashSet<AreaId> = scorecard.areas().filter_map(|(_, area)| area.peers).collect();
    members(scorecard, &peers, found);
    overlaps(scorecard, &peers, found);
    predecessors(scorecard, found);
    let mut has_data = vec![false; scorecard.areas().count()];
    // What is added up or goes on from an area before is a figure too.
    for series in scorecard.all_series() {
        has_data[series.area.index()] |= series.latest().is_some();
    }
    for (id, area) in scorecard.areas().filter(|(id, _)| !has_data[id.index()]) {
        if expects_data(area) {
            let name = clip(&area.name);
            let not =
                if area.members.is_empty() { "" } else { ", and none can be added up from its members" };
            let message = format!(
                "The {} {name} should have figures, but the file has none{not}; add some, or remove the area.",
                area.kind.as_str()
            );
            found.note(Rule::NoFigures, steps("areas", id.index(), []), name, message);
        }
    }
}

/// Notes own footprints with parts that lie in one another, whose figures cannot be added up.
fn overlaps(scorecard: &Scorecard, peers: &HashSet<AreaId>, found: &mut Findings) {
    for (id, area) in
        scorecard.areas().filter(|(id, _)| scorecard.is_made_of_parts(*id) && !peers.contains(id))
    {
        let Err(NotAddedUp::Overlap(inner, outer)) = scorecard.parts_of(id) else { continue };
        let [inner, outer] = [inner, outer].map(|part| area_name(scorecard, part));
        let name = clip(&area.name);
        let message = format!(
            "{name} is made of both {inner} and {outer}, in which that lies, so that people would count twice and its figures are not \
             added up; remove one of the two from `members`."
        );
        let path = steps("areas", id.index(), [field("members")]);
        found.note(Rule::Overlap, path, format!("{name}: {inner} in {outer}"), message);
    }
}

/// Notes members that no area of the file is, where that cannot be meant: areas elsewhere are named, and a name that
/// several areas share tells none of them.
fn members(scorecard: &Scorecard, peers: &HashSet<AreaId>, found: &mut Findings) {
    let places = scorecard.areas().filter(|(_, area)| area.kind != AreaKind::Group);
    let names: HashSet<&str> = places.map(|(_, area)| area.name.as_str()).collect();
    for (id, area) in scorecard.areas() {
        for (nth, member) in area.members.iter().enumerate() {
            let Member::Named(name) = member else { continue };
            let message = if is_code(name) {
                format!(
                    "{0} has the code {name} among its members, but the file has no such area; add it, correct the code, \
                     or give the area’s name.",
                    clip(&area.name)
                )
            } else if names.contains(name.as_str()) {
                // The only one of this name would have been found.
                format!(
                    "{1} has {0} among its members, but several areas are called {0}; give the code of the one that is \
                     meant, or leave it as it is for a {0} elsewhere.",
                    clip(name),
                    clip(&area.name)
                )
            } else if !peers.contains(&id) && scorecard.footprint(id).is_some() {
                // Statistical neighbours may be elsewhere; of what is added up all parts have to be there.
                format!(
                    "{1} is made of {0} among others, but the file has no such area, so that its figures are not added up; add it, \
                     correct its name, or remove it from `members`.",
                    clip(name),
                    clip(&area.name)
                )
            } else {
                continue;
            };
            let about = format!("{} in {}", clip(name), clip(&area.name));
            let path = steps("areas", id.index(), [field("members"), Step::Item(nth)]);
            found.note(Rule::Member, path, about, message);
        }
    }
}

/// Notes areas that another one took over from and that the file has not, because their figures would be its earlier ones;
/// and those that it has and that do not fit.
fn predecessors(scorecard: &Scorecard, found: &mut Findings) {
    for (id, area) in scorecard.areas() {
        for (nth, before) in area.succeeds.iter().enumerate() {
            let (name, code) = (clip(&area.name), clip(&before.code));
            let path = steps("areas", id.index(), [field("succeeds"), Step::Item(nth)]);
            let Some(there) = scorecard.area_by_code(&before.code).map(|id| scorecard.area(id)) else {
                let message = format!(
                    "{name} took over from {code}, but the file has no such area, so that no figures from before are joined to its own; \
                     add that area with its figures, correct the code, or remove it from `succeeds`."
                );
                found.note(Rule::Predecessor, path, format!("{code} before {name}"), message);
                continue;
            };
            let earlier = clip(&there.name);
            // A group may stand for what is no area of its kind any more.
            let is_group = [area.kind, there.kind].contains(&AreaKind::Group);
            let until = there.until.as_ref().zip(before.on.as_ref());
            let message = if there.kind != area.kind && !is_group {
                format!(
                    "{name} took over from {earlier}, but one is of kind `{}` and the other of kind `{}`, so that their figures are of \
                     different things; correct the code or a `kind`, or remove it from `succeeds`.",
                    area.kind.as_str(),
                    there.kind.as_str()
                )
            } else if let Some((until, on)) = until.filter(|(until, on)| until.first_day() > on.last_day()) {
                format!(
                    "{name} took over from {earlier} on {}, but {earlier} is there until {}; correct `on` or `until`.",
                    on.label(),
                    until.label()
                )
            } else {
                continue;
            };
            found.note(Rule::Succession, path, format!("{earlier} before {name}"), message);
        }
    }
}

/// Whether a text is written as the codes of the Office for National Statistics are, such as `E08000002`.
fn is_code(text: &str) -> bool {
    const DIGITS: usize = 8;
    let digits = text.strip_prefix(|c: char| c.is_ascii_uppercase());
    digits.is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn expects_data(area: &Area) -> bool {
    matches!(area.kind, AreaKind::Nation | AreaKind::Region | AreaKind::System | AreaKind::Place)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;

    #[test]
    fn an_area_without_data_is_noted_unless_it_is_a_neighbourhood_or_a_group() {
        let (path, message) = Fixture::full().set("data/0/rows/4/area", "\"peers-upton\"").only_note();
        assert_eq!(path, "$.areas[4]");
        assert!(message.contains("The place Downham should have figures"), "{message}");
    }

    #[test]
    fn a_member_that_should_be_in_the_file_is_noted_and_one_elsewhere_is_not() {
        let members = |names: &str| Fixture::full().set("areas/5/members", names).known_notes();
        assert!(members("[\"Faraway\", \"Upton\", \"E0800000\"]").is_empty());
        let (path, message) = Fixture::full().set("areas/5/members/2", "\"E08000009\"").only_note();
        assert_eq!(path, "$.areas[5].members[2]");
        assert!(message.contains("the file has no such area; add it"), "{message}");
        let (path, message) = Fixture::full().set("areas/6/name", "\"Upton\"").only_note();
        assert_eq!(path, "$.areas[5].members[1]");
        assert!(message.contains("several areas are called Upton; give the code"), "{message}");
    }

    #[test]
    fn a_part_of_a_footprint_that_is_not_in_the_file_is_noted() {
        let (path, message) =
            Fixture::full().set("areas/4/members", "[\"E02000001\", \"Faraway\"]").only_note();
        assert_eq!(path, "$.areas[4].members[1]");
        assert!(
            message.contains("Downham is made of Faraway among others, but the file has no such area"),
            "{message}"
        );
    }

    #[test]
    fn an_area_that_another_took_over_from_and_that_is_not_in_the_file_is_noted() {
        let (path, message) = Fixture::full().set("areas/4/succeeds/0/code", "\"E07000099\"").only_note();
        assert_eq!(path, "$.areas[4].succeeds[0]");
        assert!(message.contains("took over from E07000099, but the file has no such area"), "{message}");
    }

    #[test]
    fn figures_that_are_added_up_or_joined_are_figures() {
        let counted = r#"{"area": "E02000001", "values": [60], "numerators": [600], "denominators": [1000]}"#;
        let block = format!(r#"{{"indicator": "active-adults", "periods": ["2025"], "rows": [{counted}]}}"#);
        let without = Fixture::full().set("data/0/rows/4/area", "\"peers-upton\"");
        let (_, message) = without.only_note();
        assert!(message.contains("has none, and none can be added up from its members; add"), "{message}");
        assert!(without.clone().set("data/-", &block).known_notes().is_empty(), "added up");
        let before = without.set("areas/4/members", "[]").set("data/0/rows/4/area", "\"E07000001\"");
        assert!(before.set("areas/4/succeeds/0/on", "\"2025-09-01\"").known_notes().is_empty(), "joined");
    }

    #[test]
    fn an_area_before_of_another_kind_or_that_outlives_its_successor_is_noted() {
        let kind = |kind: &str| {
            Fixture::full().set("areas/7/kind", kind).set("areas/7/parent", "\"E54000001\"").known_notes()
        };
        let (path, message) = kind("\"neighbourhood\"").remove(0);
        assert_eq!(path, "$.areas[4].succeeds[0]");
        assert!(message.contains("of kind `place` and the other of kind `neighbourhood`"), "{message}");
        assert!(kind("\"group\"").is_empty());
        assert!(kind("\"place\"").iter().all(|(path, _)| path == "$.areas[7]"), "which has no figures");
        let until = |until: &str| Fixture::full().set("areas/7/until", until).known_notes();
        assert!(
            until("\"2023-03-31\"").is_empty() && until("\"2023\"").is_empty(),
            "the year is that of the change"
        );
        let (path, message) = until("\"2030\"").remove(0);
        assert_eq!(path, "$.areas[4].succeeds[0]");
        assert!(message.contains("on 2023-04-01, but Old Downham is there until 2030; correct"), "{message}");
    }

    #[test]
    fn parts_of_a_footprint_that_lie_in_one_another_are_noted() {
        let members = |names: &str| Fixture::full().set("areas/4/members", names).known_notes();
        let (path, message) = members("[\"Upton\", \"Mill Lane\"]").remove(0);
        assert_eq!(path, "$.areas[4].members");
        assert!(message.contains("made of both Mill Lane and Upton, in which that lies"), "{message}");
        assert!(members("[\"Upton\"]").is_empty());
        let peers = Fixture::full().set("areas/5/members", "[\"Upton\", \"Mill Lane\"]");
        assert!(peers.known_notes().is_empty(), "statistical neighbours are not added up");
    }
}
