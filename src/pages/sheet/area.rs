//! The form of an own footprint: an area that is made of others.

use super::choices::Names;
use super::field::{needed, one_of, several};
use super::form::{Form, Removal, Subject};
use crate::edit::plan::{Entry, Item, Step};
use crate::model::{Footprint, Member, Word};
use crate::words::footprint_words;

/// The form of an area of the file.
pub(super) fn form(names: Names<'_>, item: &Item) -> Option<Form> {
    let scorecard = names.scorecard;
    let (_, area) = scorecard.areas().find(|(_, area)| area.code == item.id)?;
    let of = &area.name;
    let kinds = Names::words(footprint_words);
    let there = |member: &Member| match member {
        Member::Area(id) => names.area(*id),
        Member::Named(name) => (name.clone(), name.clone()),
    };
    let there: Vec<(String, String)> = area.members.iter().map(there).collect();
    let parts: Vec<(String, String)> =
        names.parts().into_iter().filter(|(code, _)| *code != area.code).collect();
    let parent = area.parent.map(|parent| scorecard.area(parent).code.as_str());
    let fields = vec![
        needed("Name", "name", of, "A footprint needs a name"),
        one_of(
            item,
            of,
            ("Kind of boundary", "footprint"),
            Some("Not said"),
            &kinds,
            area.footprint.map(Footprint::as_str),
        ),
        one_of(item, of, ("Lies in", "parent"), Some("Not said"), &names.places(), parent),
        several(item, ("members", "Made of", "Add an area…"), &there, &parts).noted(
            "Where there are no figures of its own, those of its parts are added up from their counts.",
        ),
    ];
    let entry = Entry::new(format!("remove {of}"), item.clone(), Step::Remove);
    Some(Form {
        subject: Subject::Item(item.clone()),
        heading: "Edit footprint".to_owned(),
        fields,
        only_read: None,
        removal: Some(Removal { label: "Remove this footprint", warning: None, entry }),
        another: None,
        has_preview: false,
    })
}
