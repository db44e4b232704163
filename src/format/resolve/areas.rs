//! Areas, their parents and members, and their outlines.

use super::super::findings::{Findings, Rule};
use super::super::objects::{self, File};
use super::super::path::{clip, field, steps};
use super::names::Names;
use crate::model::{Area, AreaId, AreaKind, Boundary, Member, Succession};

/// The areas of a document.
pub(super) fn areas(file: &File, names: &Names<'_>, found: &mut Findings) -> Vec<Area> {
    let areas = file.areas.iter().flatten().enumerate();
    let areas: Vec<Area> = areas.map(|(at, area)| resolved(at, area, names, found)).collect();
    report_circles(&areas, found);
    areas
}

fn resolved(at: usize, area: &objects::Area, names: &Names<'_>, found: &mut Findings) -> Area {
    let path = |name| move || steps("areas", at, [field(name)]);
    let peers = area.peers.as_ref();
    Area {
        code: area.code.clone(),
        name: area.name.clone(),
        kind: area.kind.unwrap_or_default(),
        parent: area.parent.as_ref().and_then(|code| names.area(code, path("parent"), found)),
        population: area.population,
        footprint: area.footprint,
        peers: peers.and_then(|code| names.area_of_kind(code, AreaKind::Group, path("peers"), found)),
        members: area.members.iter().flatten().map(|name| member(name, names)).collect(),
        deprivation_decile: area.deprivation_decile.map(|decile| decile as u8),
        hex: area.hex,
        succeeds: area.succeeds.iter().flatten().map(succession).collect(),
        until: area.until.clone().flatten(),
    }
}

fn member(name: &str, names: &Names<'_>) -> Member {
    names.area_called(name).map_or_else(|| Member::Named(name.to_owned()), Member::Area)
}

fn succession(before: &objects::Predecessor) -> Succession {
    Succession { code: before.code.clone(), on: before.on.clone().flatten() }
}

/// The outlines of a document.
pub(super) fn boundaries(
    given: Vec<objects::Boundary>,
    names: &Names<'_>,
    found: &mut Findings,
) -> Vec<Boundary> {
    let resolved = |(at, boundary): (usize, objects::Boundary)| {
        let area = names.area(&boundary.area, || steps("boundaries", at, [field("area")]), found);
        Boundary { area: area.unwrap_or_default(), rings: boundary.rings }
    };
    given.into_iter().enumerate().map(resolved).collect()
}

/// Reports each circle of parents once, at the first area of the file that walks into it.
fn report_circles(areas: &[Area], found: &mut Findings) {
    let parent = |at: usize| areas[at].parent.map(AreaId::index).filter(|parent| *parent < areas.len());
    // Each walk upwards stops at what an earlier walk has seen, so a long chain costs no more than its length.
    let mut walked_by = vec![None; areas.len()];
    for start in 0..areas.len() {
        let mut next = Some(start);
        while let Some(at) = next {
            match walked_by[at] {
                Some(walk) if walk == start => {
                    found.error_at(
                        Rule::Circle,
                        || steps("areas", at, [field("parent")]),
                        || circle(areas, at),
                    );
                    break;
                }
                Some(_) => break,
                None => walked_by[at] = Some(start),
            }
            next = parent(at);
        }
    }
}

/// The sentence about the circle that `start` is in.
fn circle(areas: &[Area], start: usize) -> String {
    const SHOWN: usize = 5;
    let up = |at: &usize| areas[*at].parent.map(AreaId::index);
    let above: Vec<usize> = std::iter::successors(Some(start), up).skip(1).take(SHOWN).collect();
    let around = above.iter().position(|at| *at == start).map_or(above.len(), |end| end + 1);
    let mut way: Vec<String> = above[..around].iter().map(|at| clip(&areas[*at].code)).collect();
    if around == SHOWN && above[SHOWN - 1] != start {
        way.push("…".to_owned());
    }
    format!(
        "Parents must lead up to the nation, but those of {} lead back to it ({}); correct one `parent` of them.",
        clip(&areas[start].code),
        way.join(", then ")
    )
}

#[cfg(test)]
mod tests {
    use crate::format::fixture::Fixture;
    use crate::model::Member;

    #[test]
    fn a_member_is_a_code_else_a_name_that_only_one_area_has_else_a_name_outside_the_file() {
        let members = |fixture: &Fixture| {
            let document = fixture.read().unwrap();
            let scorecard = document.scorecard();
            let group = scorecard.area_by_code("peers-upton").unwrap();
            let told = |member: &Member| match member {
                Member::Area(id) => scorecard.area(*id).code.clone(),
                Member::Named(name) => format!("named {name}"),
            };
            scorecard.area(group).members.iter().map(told).collect::<Vec<_>>()
        };
        assert_eq!(members(&Fixture::full()), ["E08000002", "E08000001", "named Faraway"]);
        let shared = Fixture::full().set("areas/6/name", "\"Upton\"");
        assert_eq!(members(&shared), ["E08000002", "named Upton", "named Faraway"]);
    }

    #[test]
    fn each_circle_of_parents_is_reported_once_however_many_areas_lead_into_it() {
        // Downham leads into the circle of Upton and Mill Lane; England and North West are a second one.
        let errors = Fixture::full()
            .set("areas/3/parent", "\"E02000001\"")
            .set("areas/4/parent", "\"E08000001\"")
            .set("areas/0/parent", "\"E12000002\"")
            .errors();
        let paths: Vec<&str> = errors.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["$.areas[0].parent", "$.areas[3].parent"]);
    }
}
