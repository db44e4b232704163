//! Areas, their parents and members, and their outlines.

use super::super::findings::{Findings, Rule};
use super::super::objects::{self, File};
use super::super::path::{Step, Written, clip, field, steps};
use super::circles::Links;
use super::names::Names;
use crate::model::{Area, AreaId, AreaKind, Boundary, Member, Succession};
use std::collections::HashMap;

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
    let given = area.members.as_deref().unwrap_or_default();
    let members: Vec<Member> = given.iter().map(|name| member(name, names)).collect();
    report_twice(at, given, &members, found);
    Area {
        code: area.code.clone(),
        name: area.name.clone(),
        kind: area.kind.unwrap_or_default(),
        parent: area.parent.as_ref().and_then(|code| names.area(code, path("parent"), found)),
        population: area.population,
        footprint: area.footprint,
        peers: peers.and_then(|code| names.area_of_kind(code, AreaKind::Group, path("peers"), found)),
        members,
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

/// Reports parents and members that lead in a circle.
fn report_circles(areas: &[Area], found: &mut Findings) {
    let links =
        |field, must| Links { field, must, names: areas.iter().map(|area| area.code.as_str()).collect() };
    let parent = |at: usize| areas[at].parent.map(AreaId::index).into_iter();
    let parents = links("parent", "Parents must lead up to the nation");
    parents.report_circles(parent, |circle| steps("areas", circle[0], [field("parent")]), found);
    let member = |member: &Member| match member {
        Member::Area(id) => Some(id.index()),
        Member::Named(_) => None,
    };
    let of = |at: usize| areas[at].members.iter().filter_map(member);
    // The member that leads into the circle: the next one of it, or the area itself.
    let place = |circle: &[usize]| {
        let (at, next) = (circle[0], circle.get(1).unwrap_or(&circle[0]));
        let nth = areas[at].members.iter().position(|it| member(it) == Some(*next));
        steps("areas", at, [field("members")].into_iter().chain(nth.map(Step::Item)))
    };
    links("members", "An area must not be a part of itself").report_circles(of, place, found);
    report_successions(
        areas,
        &links("succeeds", "An area must take over from another one, which was there before"),
        found,
    );
}

/// Reports areas that took over from one another in a circle; those before need not be in the file.
fn report_successions(areas: &[Area], links: &Links<'_>, found: &mut Findings) {
    if areas.iter().all(|area| area.succeeds.is_empty()) {
        return;
    }
    let codes: HashMap<&str, usize> =
        areas.iter().enumerate().map(|(at, area)| (area.code.as_str(), at)).collect();
    let before = |at: usize| areas[at].succeeds.iter().filter_map(|it| codes.get(it.code.as_str()).copied());
    let place = |circle: &[usize]| {
        let next = areas[*circle.get(1).unwrap_or(&circle[0])].code.as_str();
        let nth = areas[circle[0]].succeeds.iter().position(|it| it.code == next);
        steps("areas", circle[0], [field("succeeds")].into_iter().chain(nth.map(Step::Item)))
    };
    links.report_circles(before, place, found);
}

/// Reports members of an area that stand twice, whether by code or by name.
fn report_twice(at: usize, given: &[String], members: &[Member], found: &mut Findings) {
    let mut first = HashMap::new();
    for (nth, member) in members.iter().enumerate() {
        let before = *first.entry(member).or_insert(nth);
        if before < nth {
            let path = |nth| steps("areas", at, [field("members"), Step::Item(nth)]);
            found.error_at(
                Rule::Repeated,
                || path(nth),
                || {
                    format!(
                        "A member must be given once, but `{}` is the one at {} already; remove one of the two.",
                        clip(&given[nth]),
                        Written(&path(before))
                    )
                },
            );
        }
    }
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
