//! The form of an own footprint: an area that is made of others.

use super::choices::Names;
use super::field::{needed, one_of, several};
use super::form::{Form, Removal, Subject};
use crate::edit::plan::{Entry, Item, Step};
use crate::model::{AreaId, AreaKind, Footprint, Member, NotAddedUp, Scorecard, Word};
use crate::words::number::counted;
use crate::words::{footprint_words, list, not_added_up};

/// The form of an area of the file.
pub(super) fn form(names: Names<'_>, item: &Item) -> Option<Form> {
    let scorecard = names.scorecard;
    let (id, area) = scorecard.areas().find(|(_, area)| area.code == item.id)?;
    let of = &area.name;
    let kinds = Names::words(footprint_words);
    let there = |member: &Member| match member {
        Member::Area(id) => names.area(*id),
        Member::Named(name) => (name.clone(), name.clone()),
    };
    let there: Vec<(String, String)> = area.members.iter().map(there).collect();
    let mut parts: Vec<(String, String)> =
        names.parts().into_iter().filter(|(code, _)| *code != area.code).collect();
    // What lies where it lies comes first, then what lies elsewhere, then what others lie in.
    parts.sort_by_key(|(code, _)| {
        let part = scorecard.area_by_code(code).map(|id| scorecard.area(id));
        let is_within = part.is_some_and(|part| part.parent.is_some() && part.parent == area.parent);
        let is_small = part.is_some_and(|part| part.kind == AreaKind::Neighbourhood);
        (!is_small, !is_within)
    });
    let parent = area.parent.map(|parent| scorecard.area(parent).code.as_str());
    let mut name = needed("Name", "name", of, "A footprint needs a name");
    if scorecard.areas().any(|(other, it)| other != id && it.name == *of) {
        name.note = Some(format!("Another area is called {of} too."));
    }
    let twice = scorecard.indicators().find_map(|(indicator, _)| {
        let why = scorecard.not_added_up(indicator, id)?;
        matches!(why, NotAddedUp::Overlap(..)).then(|| not_added_up(scorecard, &why))
    });
    let added = "Where there are no figures of its own, those of its parts are added up from their counts.";
    let made_of = twice.map_or_else(|| added.to_owned(), |why| format!("Not added up: {why}."));
    let fields = vec![
        name,
        one_of(
            item,
            of,
            ("Kind of boundary", "footprint"),
            Some("Not said"),
            &kinds,
            area.footprint.map(Footprint::as_str),
        ),
        one_of(item, of, ("Lies in", "parent"), Some("Not said"), &names.places(), parent),
        several(item, ("members", "Made of", "Add an area…"), &there, &parts).noted(made_of),
    ];
    let named = named_by(scorecard, id);
    let entry = named.is_empty().then(|| Entry::new(format!("remove {of}"), item.clone(), Step::Remove));
    let warning = (!named.is_empty()).then(|| {
        format!(
            "It cannot be removed as long as something names it: {}. Take it out there first, here or in the text of the file.",
            list(&named)
        )
    });
    Some(Form {
        subject: Subject::Item(item.clone()),
        heading: "Edit footprint".to_owned(),
        fields,
        only_read: None,
        removal: Some(Removal { label: "Remove this footprint", warning, entry }),
        another: None,
        has_preview: false,
    })
}

/// What is of an area, so that it cannot be removed before: by name where it is one, else how many.
fn named_by(scorecard: &Scorecard, own: AreaId) -> Vec<String> {
    let (code, has) = (&scorecard.area(own).code, |areas: &[AreaId]| areas.contains(&own));
    let titled = |titles: Vec<&str>, many: &str| match titles[..] {
        [] => None,
        [one] => Some(format!("“{one}”")),
        _ => Some(format!("{} {many}", titles.len())),
    };
    let priorities = scorecard.priorities().map(|(_, it)| it);
    let of_priority =
        priorities.filter(|it| it.area == own || it.targets.iter().any(|target| target.area == Some(own)));
    let tried = scorecard.interventions().map(|(_, it)| it).filter(|it| {
        let from = it.adopted_from.as_ref().and_then(|from| from.area);
        has(&it.areas) || has(&it.planned) || from == Some(own)
    });
    let areas = scorecard.areas().filter(|(id, area)| {
        let is_member = |member: &Member| *member == Member::Area(own);
        *id != own
            && (area.parent == Some(own) || area.peers == Some(own) || area.members.iter().any(is_member))
            || area.succeeds.iter().any(|older| older.code == *code)
    });
    let number = |count: usize, one: &str, many: &str| (count > 0).then(|| counted(count as u64, one, many));
    let figures = scorecard.given_series().iter().filter(|series| series.area == own).count();
    let actions = scorecard.actions().iter().filter(|action| action.area == own).count();
    let words = scorecard.commentary().iter().filter(|comment| comment.area == own).count();
    let views = scorecard.views().iter().filter(|view| view.area == Some(own)).count();
    let outlines = scorecard.boundaries().iter().filter(|boundary| boundary.area == own).count();
    [
        titled(of_priority.map(|it| it.title.as_str()).collect(), "priorities"),
        titled(tried.map(|it| it.title.as_str()).collect(), "things that were tried"),
        titled(areas.map(|(_, area)| area.name.as_str()).collect(), "other areas"),
        number(actions, "action", "actions"),
        number(figures, "indicator with figures", "indicators with figures"),
        number(words, "comment", "comments"),
        number(views, "saved view", "saved views"),
        number(outlines, "outline", "outlines"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
