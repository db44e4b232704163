use super::super::fixture::Fixture;

#[test]
fn a_cost_without_an_amount_or_of_less_than_its_parts_is_noted() {
    let with = |cost: &str| Fixture::full().set("interventions/0/cost", cost).known_notes();
    let (path, message) = with(r#"{"unit": "£"}"#).remove(0);
    assert_eq!(path, "$.interventions[0].cost");
    assert!(message.contains("has a unit, £, but no amount"), "{message}");
    let more = with(r#"{"unit": "£", "amount": 10, "areas": {"E08000001": 11}}"#).remove(0).1;
    assert!(more.contains("cost £11 together, which is more than its whole `amount` of £10;"), "{more}");
    assert!(with(r#"{"unit": "£", "amount": 11, "areas": {"E08000001": 11}}"#).is_empty());
    assert!(with(r#"{"unit": "£", "areas": {"E08000001": 11}}"#).is_empty());
}

#[test]
fn a_baseline_from_which_no_path_leads_is_noted() {
    let with = |value: &str, from: &str| {
        let fixture = Fixture::full().set("priorities/1/targets/0/value", value);
        let found = fixture.set("priorities/1/targets/0/from", from).known_notes();
        found.into_iter().map(|(_, note)| note).collect::<Vec<_>>()
    };
    let says = |notes: Vec<String>, words: &str| {
        assert!(notes.len() == 1 && notes[0].contains(words), "{notes:?}");
    };
    assert_eq!(with("70", r#"{"period": "2020", "value": 60}"#), [""; 0]);
    says(with("70", r#"{"period": "2025", "value": 60}"#), "no path can be held against it yet");
    says(with("70", r#"{"period": "2020", "value": 75}"#), "on the wrong side of its baseline");
}

#[test]
fn a_target_is_overdue_from_the_day_after_its_date_until_it_is_reached() {
    let target = |value: &str, by: &str| {
        let fixture = Fixture::full().set("priorities/1/targets/0/value", value);
        fixture.set("priorities/1/targets/0/by", by).known_notes()
    };
    assert!(target("70", "\"2026\"").is_empty(), "2026 is not over");
    assert!(target("70", "\"2026-11-20\"").is_empty(), "today is not over");
    assert!(target("62.5", "\"2025\"").is_empty(), "reaching it exactly counts");
    let overdue = target("70", "\"2026-11-19\"");
    assert_eq!(overdue[0].0, "$.priorities[1].targets[0]");
    assert!(overdue[0].1.contains("the latest value is 62.5% in 2025; set a new date"), "{overdue:?}");
    let fixture = Fixture::full().set("priorities/0/targets/0/value", "0.1");
    let before = fixture.set("priorities/0/targets/0/by", "\"2026-09\"").known_notes();
    assert!(before.iter().any(|(_, note)| note.contains("is from before that date; add the")), "{before:?}");
}

#[test]
fn more_than_ten_national_priorities_are_noted() {
    let national = |count: usize| {
        (1..count).fold(Fixture::full(), |fixture, id| {
            let priority = format!(
                "{{\"id\": \"p{id}\", \"title\": \"x\", \"level\": \"national\", \"area\": \"E92000001\"}}"
            );
            fixture.set("priorities/-", &priority)
        })
    };
    assert!(national(10).known_notes().is_empty());
    let (path, message) = national(11).only_note();
    assert_eq!(path, "$.priorities");
    assert!(message.starts_with("There are 11 national priorities, and the Hewitt Review"), "{message}");
}

#[test]
fn numbers_are_written_with_the_decimals_and_the_unit_of_their_indicator() {
    let fixture = Fixture::full().set("priorities/1/targets/0/by", "\"2025\"");
    let with = |value: &str| {
        fixture
            .clone()
            .set("data/3/rows/1/values", &format!("[60, {value}]"))
            .remove("data/3/rows/1/numerators")
            .remove("data/3/rows/1/denominators")
            .known_notes()
    };
    let said = with("21.97393").remove(0).1;
    assert!(
        said.contains("target of 70% by 2025 for Upton") && said.contains("value is 22.0% in 2025;"),
        "{said}"
    );
    let near = with("69.97393").remove(0).1;
    assert!(near.contains("the latest value is 69.97% in 2025;"), "no riddle: {near}");
}

#[test]
fn a_target_that_no_share_can_be_is_noted() {
    let with = |value: &str| Fixture::full().set("priorities/1/targets/0/value", value).known_notes();
    assert!(with("100").is_empty() && with("0").is_empty());
    for value in ["150", "-1"] {
        let found = with(value);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "$.priorities[1].targets[0]");
        assert!(
            found[0].1.contains("which lies between 0 and 100, so that it is not judged; correct"),
            "{found:?}"
        );
    }
    assert!(with("150")[0].1.starts_with("The target of 150% for Upton cannot"));
    assert!(
        &Fixture::full()
            .remove("priorities/0/targets/0/from")
            .set("priorities/0/targets/0/value", "150")
            .known_notes()
            .is_empty(),
        "a rate may be"
    );
}

#[test]
fn a_target_for_an_area_where_its_priority_does_not_hold_is_noted() {
    let with = |area: &str| Fixture::full().set("priorities/1/targets/0/area", area).known_notes();
    assert!(
        with("\"E08000001\"").is_empty() && with("\"E02000001\"").is_empty(),
        "itself and what lies in it"
    );
    assert!(with("\"E08000002\"").is_empty(), "what is made of nothing else");
    let (path, message) = with("\"E54000001\"").remove(0);
    assert_eq!(path, "$.priorities[1].targets[0]");
    assert!(
        message
            .contains("for Anywhere is for an area where its priority does not hold, which is one of Upton;"),
        "{message}"
    );
    let wide = Fixture::full().set("priorities/0/targets/0/area", "\"peers-upton\"");
    assert!(wide.known_notes().is_empty(), "of a nation");
}

#[test]
fn a_level_that_does_not_fit_is_noted() {
    let with = |place: &str, value: &str| Fixture::full().set(place, value).known_notes();
    let (path, message) = with("priorities/0/area", "\"E08000001\"").remove(0);
    assert_eq!(path, "$.priorities[0].level");
    assert!(
        message.contains("level `national`, but holds in Upton, which is of kind `place`; correct"),
        "{message}"
    );
    assert!(with("priorities/1/area", "\"E54000001\"")[0].1.contains("level `place`, but holds in Anywhere"));
    assert!(with("priorities/1/level", "\"system\"").is_empty(), "a system may have one for a place");
    let (path, message) = with("priorities/0/level", "\"system\"").remove(1);
    assert_eq!(path, "$.priorities[1].under");
    assert!(
        message.contains("Everyone moving is under Fewer suspensions, but Fewer suspensions is not national"),
        "{message}"
    );
    let itself =
        Fixture::full().set("priorities/1/level", "\"national\"").set("priorities/1/area", "\"E92000001\"");
    assert!(itself.only_note().1.contains("but Everyone moving is national itself"));
}

#[test]
fn what_does_not_fit_together_of_an_intervention_is_noted() {
    let with = |place: &str, value: &str| Fixture::full().set(place, value).only_note();
    let (path, message) = with("interventions/1/areas", "[]");
    assert_eq!(path, "$.interventions[1].areas");
    assert!(message.contains("neither tried nor planned in any area"), "{message}");
    let planned =
        Fixture::full().set("interventions/1/areas", "[]").set("interventions/1/planned", "[\"E08000001\"]");
    assert!(planned.known_notes().is_empty());
    let (path, message) = with("interventions/1/start", "\"2022-10\"");
    assert_eq!(path, "$.interventions[0].adopted_from");
    assert!(
        message.contains("started in 2022-09, but Family help, from which it was adopted, only in 2022-10;"),
        "{message}"
    );
    assert!(
        Fixture::full().set("interventions/1/start", "\"2022\"").known_notes().is_empty(),
        "the same year"
    );
}

#[test]
fn an_action_without_words_or_overdue_or_decided_late_is_noted() {
    let with = |place: &str, value: &str| Fixture::full().set(place, value).known_notes();
    let (path, message) = with("actions/0/text", "\" \"").remove(0);
    assert_eq!(path, "$.actions[0].text");
    assert!(message.starts_with("An action for Upton has no words; write"), "{message}");
    assert!(with("actions/0/due", "\"2026-11-20\"").is_empty(), "today is not over");
    let overdue =
        Fixture::full().set("actions/0/due", "\"2026-11-19\"").set("actions/0/decided", "\"2026-11\"");
    let (path, message) = overdue.only_note();
    assert_eq!(path, "$.actions[0].due");
    assert!(
        message.contains("“Meet the heads.” for Upton should have been done by 2026-11-19; set"),
        "{message}"
    );
    assert!(overdue.set("actions/0/status", "\"done\"").known_notes().is_empty());
    let (path, message) = with("actions/0/decided", "\"2027-02\"").remove(0);
    assert_eq!(path, "$.actions[0].decided");
    assert!(
        message.contains("was decided in 2027-02, which is after 2027-01, by when it is due;"),
        "{message}"
    );
}
