//! Whatever is entered about priorities, interventions, actions, areas and indicators is taken back to the same bytes, and
//! changes nothing but the item that it is about and what names it.

use crate::edits::{HANDS, edited};
use crate::random_edits::items;
use placecard::edit::plan::{
    ACTIONS, AREAS, Entry, INDICATORS, INTERVENTIONS, Item, PRIORITIES, Step, new_id,
};
use placecard::edit::{Difference, Place, compare};
use placecard::format::Document;
use proptest::prelude::*;
use serde_json::{Value, json};

const LISTS: [(&str, &str); 5] =
    [(PRIORITIES, "id"), (INTERVENTIONS, "id"), (ACTIONS, "id"), (AREAS, "code"), (INDICATORS, "id")];

/// An entry that these numbers stand for.
fn entry(document: &Document, numbers: [usize; 5]) -> Option<Entry> {
    let value = crate::edits::value(document.text());
    let [list, item, kind, which, what] = numbers;
    let (list, key) = LISTS[list % LISTS.len()];
    let all = items(&value, list);
    let given = all.get(item % all.len().max(1))?;
    let item = Item { list, id: given[key].as_str()?.to_owned() };
    let text = |of: &str, key: &str| {
        let all = items(&value, of);
        all.get(what % all.len().max(1)).and_then(|it| it[key].as_str()).map(str::to_owned)
    };
    let words = [None, Some(json!("Wörter \"and\" more")), Some(json!("two\nlines"))][what % 3].clone();
    let date = [None, Some(json!("2030")), Some(json!("2029/30"))][what % 3].clone();
    let set = |path: &[&'static str], value: Option<Value>| Step::Set(path.to_vec(), value);
    let steps = match (list, kind % 4) {
        (_, 0) if which % 7 == 0 => vec![Step::Remove],
        (PRIORITIES, 0) => vec![set(&[["owner", "how"][which % 2]], words)],
        (PRIORITIES, 1) => vec![set(&["source", ["title", "publisher", "url"][which % 3]], words)],
        (PRIORITIES, 2) => {
            let id = text("indicators", "id")?;
            vec![if which % 2 == 0 {
                Step::Include("indicators", id)
            } else {
                Step::Exclude("indicators", id)
            }]
        }
        (PRIORITIES, _) => vec![match which % 3 {
            0 => {
                Step::AddTarget(json!({"indicator": text("indicators", "id")?, "value": what, "by": "2031"}))
            }
            1 => Step::SetOfTarget(what % 2, vec!["by"], date),
            _ => Step::RemoveTarget(what % 2),
        }],
        (INTERVENTIONS, 0) if which % 3 == 0 => {
            let amount = Some(json!(what)).filter(|_| which % 2 == 0);
            vec![match what % 4 {
                0 => set(&["cost"], Some(json!({"unit": "£", "amount": what}))),
                1 => set(&["cost", ["unit", "amount"][which % 2]], amount),
                2 => Step::SetNamed(vec!["cost", "areas"], text("areas", "code")?, amount),
                _ => set(&["cost"], None),
            }]
        }
        (INTERVENTIONS, 0) => vec![set(&[["evidence", "programme"][which % 2]], words)],
        (INTERVENTIONS, 1) => vec![set(&["reason", ["level", "inequality"][which % 2]], words)],
        (INTERVENTIONS, 2) => vec![set(&["adopted_from", ["name", "intervention", "area"][which % 3]], None)],
        (INTERVENTIONS, _) => {
            let list = ["areas", "planned"][which % 2];
            vec![if which % 3 == 0 {
                Step::Exclude(list, text("areas", "code")?)
            } else {
                Step::Include(list, text("areas", "code")?)
            }]
        }
        (ACTIONS, 0) => {
            let id =
                new_id("Something", &mut items(&value, ACTIONS).iter().filter_map(|it| it["id"].as_str()));
            let area = text("areas", "code")?;
            let value = json!({"id": id, "area": area, "text": "Something", "status": "open"});
            let item = Item { list: ACTIONS, id };
            return Some(Entry { name: "x".to_owned(), item, steps: vec![Step::Add(value)] });
        }
        (ACTIONS, 1) => vec![set(&[["due", "decided"][which % 2]], date)],
        (ACTIONS, _) => vec![set(&["owner"], words)],
        (AREAS, _) => vec![Step::Include("members", text("areas", "code")?)],
        _ => {
            vec![set(&["proxy_for"], text("indicators", "id").filter(|_| which % 2 == 0).map(|id| json!(id)))]
        }
    };
    Some(Entry { name: "x".to_owned(), item, steps })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_entered_is_taken_back_to_the_same_bytes(
        hand in 0..5_usize,
        all in prop::collection::vec(prop::array::uniform5(0..1000_usize), 1..8),
    ) {
        let mut document = HANDS[hand].clone();
        for numbers in all {
            let Some(entry) = entry(&document, numbers) else { continue };
            let edit = entry.edit(&document);
            // What the format does not allow, such as a circle, is refused and changes nothing.
            let Some((new, back)) = edited(&document, &edit) else { continue };
            let (old, again) = edited(&new, &back).unwrap();
            prop_assert_eq!(old.text(), document.text());
            let (redone, _) = edited(&old, &again).unwrap();
            prop_assert_eq!(redone.text(), new.text());
            let own = Place::item(entry.item.list, entry.item.id.as_str());
            for Difference { place, .. } in compare(document.text(), new.text()) {
                let is_own = place.is_within(&own) || own.is_within(&place);
                let names_it = entry.steps == [Step::Remove] && ["under", "priority", "adopted_from"]
                    .iter().any(|field| place.0.iter().any(|key| key.parts == [*field]));
                prop_assert!(is_own || names_it, "{} {:?}", place, entry);
            }
            document = new;
        }
    }
}
