//! What a list names, each once: twice the same would be counted twice wherever it is counted.

use super::super::findings::{Findings, Rule};
use super::super::path::{Step, clip, field, steps};

/// Something whose lists these are, such as an intervention.
pub(super) struct Of<'a> {
    /// `interventions`
    pub list: &'static str,
    pub at: usize,
    pub title: &'a str,
}

impl Of<'_> {
    /// What its field `name` names, each once and without what is named in `earlier` ones of its fields. `given` are the items as
    /// the file has them, which say in the note what they are.
    pub(super) fn once<T: PartialEq + Copy>(
        &self,
        (name, named, given): (&'static str, Vec<T>, &[String]),
        earlier: &[(&'static str, &[T])],
        found: &mut Findings,
    ) -> Vec<T> {
        let mut kept: Vec<T> = Vec::with_capacity(named.len());
        // What leads nowhere is reported already, and leaves the two apart.
        let is_whole = named.len() == given.len();
        for (nth, one) in named.into_iter().enumerate() {
            let before = earlier.iter().find(|(_, items)| items.contains(&one)).map(|(before, _)| *before);
            let before = before.or_else(|| kept.contains(&one).then_some(name));
            match before {
                None => kept.push(one),
                Some(before) if is_whole => self.note((name, nth, &given[nth]), before, found),
                Some(_) => {}
            }
        }
        kept
    }

    fn note(&self, (name, nth, item): (&'static str, usize, &str), before: &str, found: &mut Findings) {
        let (title, item) = (clip(self.title), clip(item));
        let message = if before == name {
            format!("{title} has {item} twice in `{name}`, where it counts once; remove one of the two.")
        } else {
            format!(
                "{title} has {item} in `{before}` and in `{name}`, and it counts as one of `{before}` only; remove it from one of \
                 the two."
            )
        };
        let path = steps(self.list, self.at, [field(name), Step::Item(nth)]);
        found.note(Rule::NamedTwice, path, format!("{item} in {title}"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::Fixture;
    use crate::model::Scorecard;

    fn scorecard(fixture: &Fixture) -> std::sync::Arc<Scorecard> {
        fixture.read().unwrap().scorecard().clone()
    }

    #[test]
    fn an_aim_that_is_watched_too_counts_as_an_aim_only() {
        let twice = Fixture::full()
            .set("interventions/0/aims", r#"["active-adults"]"#)
            .set("interventions/0/watch", r#"["active-adults"]"#);
        let tried = scorecard(&twice).interventions().next().unwrap().1.clone();
        assert_eq!((tried.aims.len(), tried.watch.len()), (1, 0));
        let said = twice.known_notes();
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!(said[0].0, "$.interventions[0].watch[0]");
        assert!(
            said[0].1.contains("has active-adults in `aims` and in `watch`, and it counts as one of `aims`")
        );
    }

    #[test]
    fn a_place_named_twice_counts_once_and_one_that_started_is_not_planned() {
        let places = Fixture::full()
            .set("interventions/0/areas", r#"["E08000001", "E08000001"]"#)
            .set("interventions/0/planned", r#"["E08000001"]"#);
        let tried = scorecard(&places).interventions().next().unwrap().1.clone();
        assert_eq!((tried.areas.len(), tried.planned.len()), (1, 0));
        let said = places.known_notes();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].1.contains("has E08000001 twice in `areas`, where it counts once"), "{said:?}");
    }
}
