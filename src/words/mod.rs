//! Words and numbers for people: every number, date and sentence about figures, made in one place.
//!
//! A change that was not tested is worded as description ("up four years running"), never as a finding, and
//! nothing here names a cause.

mod approval;
mod balance;
mod before_after;
mod best_tenth;
mod by_period;
mod card;
mod change;
mod changed;
mod claim;
mod control;
mod cost;
pub mod date;
mod derived;
mod disagreement;
mod entering;
mod explanation;
mod face_to_face;
mod footprints;
mod headline;
mod inequality;
mod intervention;
mod lacking;
mod limits;
mod movement_reason;
mod neighbourhoods;
pub mod number;
mod priorities;
mod priority;
mod reach;
mod reason;
pub mod report;
pub mod rich;
#[cfg(test)]
pub(crate) mod sample;
mod scores;
mod sending;
mod side_by_side;
mod starts;
mod tally;
pub mod tame;
mod target;
mod together;
mod trend;
mod tried;
mod two_files;
mod verdict;
mod wording;

pub use crate::analysis::xmr::Side;
pub use approval::{approval_in_brief, approval_note, approval_sentence, fingerprint_sentence, what_changed};
pub use balance::{
    COUNTED_BY_THE_WORST, balance_sentence, crowding_sentences, national_count_sentence, way_counts,
};
pub use before_after::{
    MEANS_ARE_ROUNDED, MeasureTold, Piece, asking_in_brief, asking_note, asking_pairs, before_after_title,
    facts_of_start, level_and_inequality, measure_told, moved_in_brief, start_in_brief, starts_in_brief,
    untested_measures,
};
pub use best_tenth::{best_name, best_tenth_sentence};
pub use by_period::{
    CountIn, by_period_name, reached_title, reached_word, running_words, target_line, verdict_running,
    verdicts_title, without_target,
};
pub use card::{FromTo, deprived_answer, deprived_fifth_sentence, from_to_title};
pub use change::change_sentence;
pub use changed::{
    About, ChangedLine, ChangedSection, ChangedTold, change_of_judgement, changed_told, different_systems,
    more_told, since_last_seen,
};
pub use control::{
    assurance_sentence, beside_no_trend, control_reason, rule_name, season_sentence, season_words,
    signal_words, step_sentence, variation_headline, variation_sentence, variation_word,
};
pub use cost::{NO_COST, NOT_DIVIDED, cost_words};
pub use derived::{counted_areas, derived_sentence, taken_over_from};
pub use disagreement::published_otherwise;
pub use entering::{action_status, confidence_words, figure_now, footprint_words, weight_share};
pub use explanation::{Amount, Entry, Step, explain};
pub use face_to_face::{
    action_line, course_key, coverage, is_overdue, level_words, priorities_counted, stand_counts,
    target_words, targets_title, way_words, ways_in_brief, without_figure_here,
};
pub use footprints::{added_up_from, footprint_told, footprints_title, not_added_up};
pub use headline::{
    attention_detail, beside_sentence, box_count, box_name, box_name_in_short, box_note, comparison_sentence,
    gap_clause, indicator_headline, indicator_title, look_first_title, movement_clause, movement_in_brief,
    place_title, short_title,
};
pub use inequality::{
    ends_sentence, fitted_note, furthest_sentence, gap_trend_sentence, gradient_sentence, group_sentence,
    groups_sentence, hidden_sentence, lean_sentence,
};
pub use intervention::{
    REGRESSION_TO_THE_MEAN, intervention_reason, intervention_sentence, origin_reason, origin_sentence,
    tried_decimals, worth_asking_sentence,
};
pub use lacking::{empty_box, empty_box_on_paper, nothing_worse, without_benchmark};
pub use neighbourhoods::{
    WorseShare, added_up_value, chosen_by, deprived_among, ends_title, local_sentence, local_tests,
    local_title, neighbourhood_in_brief, neighbourhood_told, only_at_95, percent, range_of, share_title,
    slopes_limits, slopes_title, tenth_told, tenths_note, together_in_words, too_few_for_a_trend,
};
pub use priorities::priorities_title;
pub use priority::{
    PriorityInBrief, ToldAtLength, of_another_priority, priority_in_brief, priority_lines, priority_meanings,
    priority_status,
};
pub use reach::{marked_sentence, other_periods, reach_note, reach_sentences, reach_title};
pub use reason::{Reason, gradient_note};
pub use scores::{
    NO_SCALE, SCORES_NOT_TESTED, domain_name, domain_told, score_words, scores_sentence, scores_title,
};
pub use sending::{
    APPROVAL_OF_WITHHELD, SmallCountsTold, WITHHOLDING, copy_holds, file_size, judged_in_copy,
    small_counts_told, withheld_from_copy, withholding_told,
};
pub use side_by_side::{
    by_chance, difference_words, side_by_side_counted, side_by_side_title, tried_by_both, tried_by_one,
};
pub use starts::{
    ONE_IN_TWENTY, began_in, folded_name, from_outside, how_sure, in_all_at_once, name_of_all, named_of,
    no_starts, of_whom, places_in_brief, start_sentence, starts_counted, starts_title,
};
pub use tally::{Levels, worse_in_short, worse_name, worse_of_judged};
pub use target::{
    decimals_beside_target, target_at_length, target_in_brief, target_meaning, target_sentence,
    target_standing, target_status_word,
};
pub use together::{
    across_in_words, beside_because, changes_and_no_cause, lag_in_words, lag_of_periods, left_out_sentence,
    no_cause, no_choice_helps, no_own_pairs_in_brief, no_pairs_in_brief, one_level_sentence,
    one_whole_sentence, own_sentences, own_title, pairs_sentence, pairs_title, periods_left_out,
    periods_paired, quoted,
};
pub use trend::{
    gap_words, movement_sentence, movement_word, test_name, though_in_brief, though_lately, trend_direction,
};
pub use tried::{TriedCells, tried_cells, tried_title, untested_because, untold_because};
pub use two_files::{different_benchmarks, editions_words, not_comparable, only_in};
pub use verdict::{
    benchmark_head, benchmark_name, benchmark_words, compared_in_brief, compared_with, concern_order,
    fifth_name, fifth_words, nothing_beside, verdict_in_brief, verdict_in_table, verdict_line, verdict_word,
};
pub use wording::{
    BOUNDARY_MOVED, breaks_for_boundary, count_in_words, flag_at, flag_in_words, flag_letter, latest_period,
    list, lower_first, of_group, paragraphs, polarity_in_words, possessive, remark, sentence_case,
    short_group_name, source_line, step_word, strand_name, subject, unit_line, without_full_stop,
};
