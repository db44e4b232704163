use super::*;
use crate::import::{Gathered, Setup};
use crate::model::Role;

fn question(subject: Subject, name: &str, suggestion: Option<&str>) -> Question {
    Question {
        subject,
        name: name.to_owned(),
        text: "What is it?".to_owned(),
        choices: std::sync::Arc::default(),
        suggestion: suggestion.map(|value| (value.to_owned(), "the file says so".to_owned())),
    }
}

fn of(key: &str, field: Field) -> Subject {
    Subject::Indicator(key.to_owned(), field)
}

fn answering() -> Answering {
    let draft = Draft::new(Gathered::default(), None, Setup::default());
    let names = HashMap::from([("smoking".to_owned(), "Smoking, adults".to_owned())]);
    let mut answering = Answering::new(draft, Choice::default(), names);
    answering.arrange(vec![
        question(of("a", Field::Kind), "Smoking", Some("proportion")),
        question(of("a", Field::Unit), "Smoking", None),
        question(of("b", Field::Unit), "Drinking", Some("% of adults")),
        question(Subject::AreaKind("Bolton".to_owned()), "Bolton", None),
        question(Subject::Title, "", None),
    ]);
    answering
}

#[test]
fn indicators_are_rows_and_what_is_asked_of_any_of_them_is_a_column() {
    let answering = answering();
    let columns: Vec<_> = answering.columns().iter().map(|column| (column.field, column.open)).collect();
    assert_eq!(columns, [(Field::Kind, 1), (Field::Unit, 2)]);
    assert_eq!(
        answering.columns()[1].same_for_all,
        ["% of adults"],
        "what is proposed for one can go for all"
    );
    let rows: Vec<_> = answering.rows().iter().map(|row| (row.name.as_str(), row.cells.clone())).collect();
    assert_eq!(rows, [("Smoking", vec![Some(0), Some(1)]), ("Drinking", vec![None, Some(2)])]);
    assert_eq!(answering.of_section(Section::Areas), [3]);
    assert_eq!(answering.counts(Section::Indicators), (3, 3));
    assert_eq!((answering.open(), answering.proposals()), (5, 2));
}

#[test]
fn questions_are_alike_where_they_ask_the_same_of_two_things() {
    let answering = answering();
    assert_eq!(answering.alike_open(&of("c", Field::Unit)), 2);
    assert_eq!(answering.alike_open(&of("c", Field::Strand)), 0);
    let everyone = |key: &str, by: &str| Subject::Everyone(key.to_owned(), by.to_owned()).of_all();
    assert_eq!(everyone("a", "Sex"), everyone("b", "Sex"));
    assert_ne!(everyone("a", "Sex"), everyone("a", "Age"));
    assert_eq!([Subject::Title, Subject::System].map(|subject| subject.of_all()), [None, None]);
}

#[test]
fn what_asks_the_same_and_offers_the_same_is_answered_together_above_the_first_of_it() {
    let mut answering = answering();
    let everyone = |key: &str, groups: [&str; 2]| {
        let mut question = question(Subject::Everyone(key.to_owned(), "Sex".to_owned()), key, None);
        question.choices = groups.map(str::to_owned).into();
        question
    };
    let both = ["Persons", "Male"];
    answering.arrange(vec![everyone("a", both), everyone("b", ["All", "Male"]), everyone("c", both)]);
    assert_eq!(answering.entries(), [Entry::All(vec![0, 2]), Entry::One(0), Entry::One(1), Entry::One(2)]);
    answering.arrange(vec![everyone("a", both), everyone("b", ["All", "Male"])]);
    assert_eq!(answering.entries(), [Entry::One(0), Entry::One(1)], "each has choices of its own");
}

#[test]
fn what_is_proposed_is_known_with_the_section_it_is_in() {
    let mut answering = answering();
    assert_eq!(answering.sections_with_proposals(), [(Section::Indicators, 2)]);
    assert_eq!(answering.only_proposal(), None, "there are two");
    answering.arrange(vec![question(Subject::AreaKind("Bolton".to_owned()), "Bolton", Some("place"))]);
    assert_eq!(answering.sections_with_proposals(), [(Section::Areas, 1)]);
    assert_eq!(answering.only_proposal(), Some(("Bolton", "Place".to_owned())));
}

#[test]
fn a_section_that_has_no_question_left_gives_way_to_one_that_has() {
    let mut answering = answering();
    answering.show(Section::Scorecard);
    answering.arrange(vec![question(Subject::AreaKind("Bolton".to_owned()), "Bolton", None)]);
    assert_eq!(answering.section(), Section::Areas);
}

#[test]
fn words_of_the_format_are_shown_as_people_write_them_and_names_as_they_are() {
    let answering = answering();
    assert_eq!(answering.shown(&of("a", Field::Polarity), "higher-is-better"), "Higher is better");
    assert_eq!(answering.shown(&of("a", Field::Strand), "activity"), "Neighbourhood activity");
    assert_eq!(answering.shown(&of("a", Field::Into), "smoking"), "Smoking, adults");
    assert_eq!(answering.shown(&of("a", Field::Into), Question::NEW), "A new indicator");
    let everyone = Subject::Everyone("a".to_owned(), "Age".to_owned());
    assert_eq!(answering.shown(&everyone, "16-64 years"), "16-64 years");
}

#[test]
fn a_column_that_breaks_figures_down_is_said_for_the_files_to_be_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.csv");
    let rows = "indicator,area,period,value,landlord\nWalks,E92000001,2025,51,Council\nWalks,E92000001,2025,53,Private\n";
    std::fs::write(&file, rows).unwrap();
    let choice = Choice { files: vec![file], ..Choice::default() };
    let gathered = crate::import::gather(&choice, &crate::model::Progress::default()).unwrap();
    let draft = Draft::new(gathered, None, Setup::default());
    let mut answering = Answering::new(draft, choice, HashMap::new());
    let subject = Subject::Apart("a.csv".to_owned());
    assert_eq!(answering.counts(Section::Tables), (1, 1));
    assert_eq!(answering.choice_said(), None);
    answering.answer(&subject, Question::NONE);
    assert_eq!(answering.choice_said(), None, "none of them is an answer too");
    answering.answer(&subject, "landlord");
    let said = answering.choice_said().unwrap();
    assert_eq!(said.mapping.role("landlord"), Some(Role::Breakdown));
    assert_eq!(said.files, answering.choice.files);
}

#[test]
fn words_of_the_format_are_put_as_people_say_them() {
    let answering = answering();
    let shown = |field, answer: &str| answering.shown(&of("a", field), answer);
    assert_eq!(shown(Field::Per, "10000"), "10,000");
    assert_eq!(shown(Field::Per, "0.5"), "0.5");
    assert_eq!(shown(Field::Polarity, "neutral"), "Neither is better");
    assert_eq!(shown(Field::Polarity, "lower-is-better"), "Lower is better");
    assert_eq!(
        answering.offered(&of("a", Field::Kind), "rate"),
        "Rate: so many of a population, such as per 1,000"
    );
    assert_eq!(
        answering.offered(&of("a", Field::Strand), "outcomes"),
        "Outcomes: how people’s health and lives turn out"
    );
    assert!(answering.proposes_or_refuses(), "a proposal needs room below its field");
}
