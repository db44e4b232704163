//! What titles and boxes say of how many are worse, and by what they are known to be.

use super::tests::moving;
use super::*;
use crate::analysis::{Level, LevelBy, look_first};

#[test]
fn the_worst_fifth_is_named_beside_what_was_tested() {
    let (scorecard, analysis) = moving();
    let found = look_first(&scorecard, &analysis);
    let tested = Attention { of: AttentionBox::WorseWorsening, ..found.items[0] };
    let level = tested.level.map(|level| Level { by: LevelBy::Fifth(5), ..level });
    let by_fifth = Attention { level, ..tested };
    let of = |items: &[Attention], tested| LookFirst {
        items: items.to_vec(),
        judged: 414,
        levelled: 400,
        tested,
        ..LookFirst::default()
    };
    let both = of(&[tested, by_fifth], 300);
    assert_eq!(
        look_first_title(&scorecard, &both),
        "Two figures are worse or in the worst fifth, and getting worse; school exclusions in one place"
    );
    assert_eq!(box_name(&both, AttentionBox::WorseWorsening), "Worse or worst fifth, getting worse");
    // An empty box is named by what its figures would be: some were tested, others put into a fifth.
    assert_eq!(box_name(&both, AttentionBox::WorseImproving), "Worse or worst fifth, getting better");
    let all_tested = LookFirst { tested: both.levelled, ..both.clone() };
    assert_eq!(box_name(&all_tested, AttentionBox::WorseImproving), "Worse, getting better");
    // Where some were not tested for movement, no name says that all were.
    let still = of(&[tested, by_fifth].map(|it| Attention { of: AttentionBox::WorseNotMoving, ..it }), 300);
    let name = [box_name, box_name_in_short].map(|name| name(&still, AttentionBox::WorseNotMoving));
    assert_eq!(name, ["Worse or worst fifth, steady or not tested"; 2]);
    // Against a benchmark that none was tested against, nothing is called worse than it.
    let fifths = of(&[by_fifth], 0);
    for of in AttentionBox::ALL {
        assert!(box_name(&fifths, of).to_lowercase().contains("worst fifth"), "{of:?}");
    }
    assert_eq!(
        look_first_title(&scorecard, &of(&[], 0)),
        "None of 414 judged figures is found to be in the worst fifth or getting worse"
    );
}

#[test]
fn as_many_are_worse_as_the_boxes_of_what_is_worse_hold_together() {
    let (scorecard, analysis) = moving();
    let some = look_first(&scorecard, &analysis).items[0];
    let title = |steady: usize, untested: usize, improving: usize| {
        let item = |of, movement| Attention { of, movement, ..some };
        let still = AttentionBox::WorseNotMoving;
        let items = std::iter::repeat_n(item(still, MovementVerdict::Steady), steady)
            .chain(std::iter::repeat_n(item(still, MovementVerdict::Unknown), untested))
            .chain(std::iter::repeat_n(
                item(AttentionBox::WorseImproving, MovementVerdict::Improving),
                improving,
            ))
            .collect();
        look_first_title(
            &scorecard,
            &LookFirst { items, judged: 40, levelled: 40, tested: 40, ..LookFirst::default() },
        )
    };
    for (counts, expected) in [
        (
            [0, 14, 1],
            "15 of 40 judged figures are worse than England; one is getting better, and whether the others \
             are worsening could not be tested",
        ),
        (
            [0, 1, 2],
            "Three of 40 judged figures are worse than England; two are getting better, and whether the other \
             is worsening could not be tested",
        ),
        (
            [2, 0, 1],
            "Three of 40 judged figures are worse than England; one is getting better, and none has a tested \
             worsening",
        ),
        (
            [1, 2, 1],
            "Four of 40 judged figures are worse than England; one is getting better, and for two of the \
             others the movement could not be tested",
        ),
    ] {
        let [steady, untested, improving] = counts;
        assert_eq!(title(steady, untested, improving), expected);
    }
}

#[test]
fn what_was_not_compared_is_not_said_to_be_no_worse() {
    let (scorecard, analysis) = moving();
    let some = look_first(&scorecard, &analysis).items[0];
    let of = AttentionBox::Worsening;
    let names = |is_compared, levelled| {
        let items = vec![Attention { of, is_compared, level: None, ..some }];
        let found = LookFirst { items, judged: 40, levelled, tested: levelled, ..LookFirst::default() };
        [box_name(&found, of), box_name_in_short(&found, of)]
    };
    // No clear difference, or a middle fifth, is not to be no worse than the benchmark either.
    let unknown = ["Not known to be worse, getting worse", "Not known worse, getting worse"];
    assert_eq!([names(true, 30), names(false, 30)], [unknown; 2]);
    assert_eq!(names(false, 0), ["Getting worse"; 2], "where nothing is compared no name says so");
}
