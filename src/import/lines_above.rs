//! What a line above a header says of the figures below it, in the words that are compared.

use super::basis::Basis;
use super::gazetteer;
use super::table::people;
use super::words::{has_word, undated, without_statuses, words_in};

/// Beginnings of lines that say where and when figures were published, or how to read them, and never when they are of.
const EDITIONS: &str = "source|sources|data source|published|publication|publisher|last updated|updated|\
    contents|back to|return to|go to|next release|next update|date of|©|crown|ons crown|contact:|contact us|contact details|\
    note|notes|footnote|see |http|www|email|e-mail|telephone|downloaded|extracted|data extracted|accessed|generated|created|\
    produced|prepared by|copyright|freeze|link to|key:|symbols|shorthand|statistics published|statistics released|licence|\
    license|licensed|refreshed";

/// Beginnings of lines that say no more than when figures are of, or how to read them.
const BOILERPLATE: &str = "date|dates|worksheet|some |please|area type|reporting period|time period|figures may|figures are|\
    figures have|numbers may|numbers are|percentages may|percentages are|data are|data is|all figures|rounded";

/// Words for how something came out, whose date is that of an edition.
const OUT: &str = "published publication publish release released releases update updated updates extracted extract \
    accessed downloaded revised produced created generated prepared issued issue printed copyright edition version uploaded \
    retrieved refreshed next";

/// Words that stand beside those and say no more.
const BESIDE_OUT: &str = "data date dates last latest statistics figures first this file was were is table dataset on of in the \
    by as at ons dfe nhs england gov uk crown to be day due";

/// Words in front of a date, a number or a colon that say no more than those; before other words they say what figures are
/// of: `Period poverty`, `Coverage of vaccines`.
const LABELS: &str =
    "coverage geography period link links release released version issue rows records columns";

/// Words that say nothing of what figures are of: what tables, files and their editions are called, and areas of whatever
/// kind, which rows name.
const FILLERS: &str = "table tables chart sheet sheets worksheet tab dataset datasets set file copy version edition \
    draft download downloads export extract csv xlsx xls ods untitled book workbook local authority authorities district \
    districts council councils la las lad lads utla ltla area areas region regions regional county counties unitary ward wards \
    lsoa msoa country countries nation national england wales english uk united kingdom scotland ireland northern britain gb \
    great statistics statistical official accredited experimental people persons person all total totals everyone population ending ended \
    end at on from since until up with each between into which who that quarter quarters month months week weeks date dates \
    time times series timeseries trend trends summary overview annex appendix release released published publication \
    output outputs unit units name code geography geographical breakdown category financial academic calendar fiscal \
    january february march april may june july august september october november december updated update ons dfe nhs ohid dwp \
    mhclg nomis fingertips boundary boundaries open rounded one two three four five show shows contain contains key symbols contact";

/// Words that mean something only with the number or the letter behind them: `Key stage 2`, `Band A`.
const NUMBERED: &str = "stage year level band type category grade tier phase class block hepatitis hep";

/// The same with a letter alone, where numbers count editions: `Series A`.
const LETTERED: &str = "series";

/// Words that make a sentence of a line.
const VERBS: &str = "is are was were may have has been can cannot should will contains includes include excludes exclude see \
    please refer refers relate based";

/// How many words a line below the title has at most that says what figures are of.
const LONGEST: usize = 12;

/// A line without the number of its table in front: `Table 3a: Falls`.
pub(super) fn without_number(line: &str) -> &str {
    let lower = line.to_ascii_lowercase();
    let is_number = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        digits > 0 && word.len() <= digits + 3
    };
    let of_table =
        ["table ", "figure ", "chart ", "sheet ", "tab "].iter().find_map(|of| lower.strip_prefix(of));
    let Some(rest) = of_table else { return line };
    let number = rest.split([' ', ':']).next().unwrap_or_default();
    if !is_number(number) {
        return line;
    }
    let rest = line[line.len() - rest.len() + number.len()..].trim_start();
    // `Table 1 of 5`.
    let of_all = rest.strip_prefix("of ").map(|all| all.trim_start_matches(|c: char| c.is_ascii_digit()));
    let rest = of_all.filter(|after| !after.starts_with(char::is_alphanumeric)).unwrap_or(rest);
    rest.trim_start_matches([' ', ':', '.', '-', '–', '—'])
}

/// What a line says of what figures are of; none where it says where they are from or how they are to be read. Of whom they
/// are, where these are counted and how they are measured stands in such lines too: `Coverage: boys`, `Geography: workplace`,
/// `Notes: 65+`, `Source: School Census, primary`.
pub(super) fn of_line(line: &str, is_title: bool) -> Option<Vec<String>> {
    let lower = line.to_lowercase();
    let words = words_in(&lower).count();
    if is_boilerplate(&lower) {
        return behind_mark(line, &lower);
    }
    let is_sentence = (words > 6 && words_in(&lower).any(|word| has_word(VERBS, word))) || words > LONGEST;
    let is_note =
        lower.starts_with(['[', '*', '~', '-', '.', '†', '‡']) || (lower.ends_with('.') && words > 3);
    let says_something = lower.chars().any(|c| c.is_alphabetic() || ['=', '£', '%'].contains(&c));
    let says_nothing = !says_something && !people::is_age(&lower);
    (!says_nothing && !is_note && (is_title || !is_sentence)).then(|| said(line))
}

/// What stands behind the mark of a line, `Source:`, of whom figures are and how they are measured. Publishers and dates are
/// none of it, and so are sentences.
fn behind_mark(line: &str, lower: &str) -> Option<Vec<String>> {
    const OF_FIGURES: [&str; 5] = ["coverage:", "note:", "notes:", "population:", "geography:"];
    /// Words beside those for people that name no publisher.
    const QUALIFIERS: &str =
        "aged age ages over under and state funded school schools pupils only mainstream place";
    /// So many words behind such a beginning are no sentence.
    const FEW: usize = 5;
    let mut first = words_in(lower);
    // How often a table comes out is no measure.
    if first.next().is_some_and(|word| has_word(OUT, word)) {
        return None;
    }
    let ages = ages_in(line);
    let is_of_figures =
        |word: &str| is_group(word) || is_place_of_people(word) || ages.iter().any(|age| age == word);
    let rest = line.split_once(':').map_or(line, |(_, rest)| rest);
    let few = OF_FIGURES.iter().any(|start| lower.starts_with(start)) && words_in(rest).count() <= FEW;
    if few {
        let is_kept = |word: &String| is_of_figures(word) || word.starts_with("per-");
        return Some(said(rest).into_iter().filter(is_kept).collect());
    }
    let mut parts = rest.trim_end_matches(['.', ')']).rsplit([',', ';', ':', '(', '–', '—']);
    let last = said(parts.next()?);
    let is_known = |word: &String| is_of_figures(word) || is_digit(word) || has_word(QUALIFIERS, word);
    let is_of_people = last.iter().any(|word| is_of_figures(word)) && last.iter().all(is_known);
    // Of whom figures are may stand behind a publisher without a comma.
    let kept: Vec<String> = match is_of_people {
        true => last.into_iter().filter(|word| is_of_figures(word) || is_digit(word)).collect(),
        false if words_in(rest).count() <= FEW => {
            said(rest).into_iter().filter(|word| is_place_of_people(word)).collect()
        }
        false => Vec::new(),
    };
    (!kept.is_empty()).then_some(kept)
}

/// Whether a word says where people are counted.
fn is_place_of_people(word: &str) -> bool {
    has_word("residents resident residence workplace workplaces registered", word)
}

/// The numbers of a text that are ages: `65+`, `16-24`, `aged 16`, `under 18s`.
fn ages_in(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut before = "";
    let mut ages = Vec::new();
    for word in lower.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '+');
        let number = bare.trim_end_matches('s');
        let is_number = (1..=2).contains(&number.len()) && is_digit(number);
        let is_behind = is_number && has_word("aged age ages over under", before);
        if is_behind || (people::is_age(bare) && !is_digit(bare)) {
            ages.extend(words_in(bare).map(str::to_owned));
        }
        before = bare;
    }
    ages
}

/// A text without numbers of areas, rows and the like, which editions have more or fewer of: `data for 10 areas`.
fn without_counted(text: &str) -> String {
    const COUNTED: &str = "area areas row rows record records table tables place places council councils authority authorities district \
        districts region regions local";
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    let is_counted = |at: usize| {
        let next =
            words.get(at + 1).map(|next| next.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
        is_number(words[at]) && next.is_some_and(|next| has_word(COUNTED, &next))
    };
    (0..words.len()).filter(|&at| !is_counted(at)).map(|at| words[at]).collect::<Vec<_>>().join(" ")
}

/// Whether a line in small letters begins as those do that say nothing of what figures are of.
pub(super) fn is_boilerplate(lower: &str) -> bool {
    let first = words_in(lower).next().unwrap_or_default();
    let rest = lower.strip_prefix(first).filter(|_| has_word(LABELS, first)).map(str::trim_start);
    let is_alone = |rest: &str| {
        let second = words_in(rest).next().unwrap_or_default();
        !rest.starts_with(char::is_alphabetic) || undated(rest).first().is_none_or(|word| word != second)
    };
    rest.is_some_and(is_alone) || begins_with(EDITIONS, lower) || begins_with(BOILERPLATE, lower)
}

/// Whether no date of a line in small letters says when figures are of.
pub(super) fn tells_no_period(lower: &str) -> bool {
    begins_with(EDITIONS, lower)
}

fn begins_with(list: &str, lower: &str) -> bool {
    list.split('|').any(|start| {
        let rest = lower.strip_prefix(start);
        rest.is_some_and(|rest| start.ends_with(' ') || !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether words in small letters in front of a date say that it is that of an edition and no more: `data extracted`, but
/// not `prisoners released`.
pub(super) fn is_of_edition(before: &str) -> bool {
    let mut words = words_in(before);
    let is_out = words_in(before).any(|word| has_word(OUT, word)) || before.contains('©');
    is_out && words.all(|word| has_word(OUT, word) || has_word(BESIDE_OUT, word))
}

/// Whether a cell in small letters is the label of one beside it with a date or a source of an edition.
pub(super) fn is_label_of_edition(cell: &str) -> bool {
    (words_in(cell).count() <= 3 && is_of_edition(cell))
        || matches!(cell.trim_matches([' ', ':']), "source" | "sources" | "data source")
}

/// Whether words in small letters around a date say that it is that of an edition, of what figures are compared with or of
/// what they rest on: `vs 2021/22`, `2023 boundaries`, `March 2024 release`.
pub(super) fn is_of_other_years(before: &str, after: &str) -> bool {
    const AGAINST: &str = "vs versus against";
    const THINGS: &str = "release edition update version publication boundaries boundary geography codes lads wards utlas esp \
        methodology definition definitions standard vintage census";
    let last = words_in(before).next_back().unwrap_or_default();
    let next = after.strip_prefix(' ').and_then(|after| words_in(after).next()).unwrap_or_default();
    has_word(AGAINST, last) || (has_word(THINGS, next) && after[1..].starts_with(next))
}

/// The words of a line or a header that say something of what figures are of.
pub(super) fn said(text: &str) -> Vec<String> {
    said_in(&with_numbers(&without_counted(&without_statuses(text))))
}

/// The same of words in which each number stands together with its own.
pub(super) fn said_in(text: &str) -> Vec<String> {
    let (text, whose) = without_nationals(text);
    let basis = Basis::of(&without_areas(&text));
    // A share may be called a rate.
    let words =
        basis.words().map(|word| if word == "%" { "rate".to_owned() } else { word.replace(' ', "-") });
    let is_letter = |word: &str| word.chars().count() == 1 && !is_digit(word);
    let kept = words.filter(|word| !is_filler(word) && !is_letter(word));
    kept.chain(whose).collect()
}

/// Whether a word says nothing of what figures are of.
pub(super) fn is_filler(word: &str) -> bool {
    has_word(FILLERS, word) || Basis::is_filler(word)
}

/// Whether a word says of whom figures are, or how they are measured, as columns beside an indicator do.
pub(super) fn is_of_rows(word: &str) -> bool {
    const GROUPS: &str = "white asian black mixed chinese count rate pounds mean median";
    is_group(word)
        || has_word(GROUPS, word)
        || word.starts_with("per-")
        || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a word says which people or schools figures are of.
fn is_group(word: &str) -> bool {
    const PHASES: &str = "primary secondary special nursery";
    Basis::is_changing(word) || has_word(PHASES, word)
}

pub(super) fn is_digit(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A text without whom a nation is named to tell from others, and these: `England residents` are not all residents, wherever
/// the rows are.
fn without_nationals(text: &str) -> (String, Vec<String>) {
    const NATIONS: &str = "england english wales welsh scotland scottish uk british gb eu";
    const WHOSE: &str = "residents resident nationals national citizens domiciled born registered";
    let lower = text.to_lowercase();
    let words: Vec<&str> = words_in(&lower).collect();
    let of_nation = words.windows(2).filter(|two| has_word(NATIONS, two[0]) && has_word(WHOSE, two[1]));
    let whose: Vec<[&str; 2]> = of_nation.map(|two| [two[0], two[1]]).collect();
    let rest = |text: String, two: &[&str; 2]| text.replace(&two.join(" "), " ");
    (whose.iter().fold(lower.clone(), rest), whose.iter().map(|two| two.join("-")).collect())
}

/// A text without the names of areas in it, which rows have.
fn without_areas(text: &str) -> String {
    const MOST: usize = 4;
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let of = |length: &usize| {
            let name = words[at..at + length].iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ");
            gazetteer::all_called(&name).next().is_some()
                || gazetteer::is_code(name.as_bytes())
                || gazetteer::is_short_name(&name)
        };
        let name = (1..=MOST.min(words.len() - at)).rev().find(of);
        if name.is_none() {
            kept.push(words[at]);
        }
        at += name.unwrap_or(1);
    }
    kept.join(" ")
}

/// Whether a word means something only with what stands behind it.
pub(super) fn is_numbered(word: &str) -> bool {
    has_word(NUMBERED, word)
}

/// A text in which words stand together with the number or the letter that they mean nothing without.
pub(super) fn with_numbers(text: &str) -> String {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_number = |word: &str| (1..=2).contains(&word.len()) && is_digit(word);
    let is_letter = |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut joined = String::new();
    let mut before = String::new();
    for word in text.split_whitespace() {
        let now = bare(word);
        let is_with_letter = is_numbered(&before) || has_word(LETTERED, &before);
        let goes_with = (is_numbered(&before) && is_number(&now)) || (is_with_letter && is_letter(&now));
        if !joined.is_empty() && !goes_with {
            joined.push(' ');
        }
        joined.push_str(word);
        before = now;
    }
    joined
}
