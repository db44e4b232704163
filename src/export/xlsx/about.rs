//! The sheet about the workbook: whose figures these are, what was chosen, and by which settings it was judged.

use crate::export::table::{Cell, Found};
use crate::model::own_tables::{EXPORTED_ON, NOT_IN_WORKBOOK};
use crate::pages::Setting;
use crate::words::{
    approval_sentence, benchmark_words, compared_with, fingerprint_sentence, sentence_case, what_changed,
};
use jiff::civil::Date;

/// What the sheet is called.
pub(super) const NAME: &str = "About";

/// What each of the other sheets holds.
const SHEETS: [(&str, &str); 16] = [
    (
        "Observations",
        "The figures, one row for each, with what was made of the latest. An import reads them back.",
    ),
    ("Areas", "The areas, what they lie in, and what else is known of them. An import makes them again."),
    ("Judgements", "How each area stands and moves on each indicator, and why where that cannot be said."),
    ("Look first", "Places and indicators, in the order to look at them."),
    ("Judged priorities", "How each priority stands in each area it holds in."),
    (
        "Judged interventions",
        "What moved after something was tried. What moved after it need not have moved because of it.",
    ),
    (
        "Priorities",
        "What leaders answer for: whose it is, who answers for it, its weight and where it was published.",
    ),
    ("Targets", "What each priority is to reach, where and by when, and from where it starts."),
    (
        "Interventions",
        "What was tried or is planned: where, since when, at what cost, on what evidence and how sure that is.",
    ),
    (
        "Costs",
        "What each intervention costs: in all of its areas, where no area stands beside it, and in single ones.",
    ),
    ("Actions", "What was decided to be done."),
    (
        "Comments",
        "What was said of the figures: all that is published, drafts are not. Which comment one answers stands by its number on this sheet. Beside it is the number that its indicator’s chart prints, and that which the page of its place and the pack print.",
    ),
    ("Saved views", "The pages that were kept to come back to."),
    ("Settings", "By which settings the scorecard is judged, in the words of its file."),
    ("Sources", "Where the figures come from. An import reads it back."),
    ("Definitions", "What is measured, and which direction is good. An import reads it back."),
];

/// What an import makes of it.
const IMPORTED: &str = "An import into a new scorecard makes the areas, the indicators that have figures, and the figures again, and with \
them priorities, targets, interventions, costs, actions, comments, saved views and settings as far as they are of these. The sign-off is \
here to be read: it holds of the scorecard itself. An import into a scorecard that is there takes areas, indicators and figures alone.";

/// The lines, each a name and what it is.
pub(super) fn rows(found: Found<'_>, today: Date) -> Vec<(String, Cell)> {
    let scorecard = found.scorecard;
    let header = scorecard.header();
    let areas = found.choice.areas.as_ref().map(|_| {
        let chosen = scorecard.areas().filter(|(id, _)| found.choice.has_area(*id));
        Cell::Several(chosen.map(|(_, area)| Cell::text(Some(&area.name))).collect())
    });
    let indicators = found.choice.indicators.as_ref().map(|_| {
        let chosen = scorecard.indicators().filter(|(id, _)| found.choice.has_indicator(*id));
        Cell::Several(chosen.map(|(_, indicator)| Cell::text(Some(&indicator.short))).collect())
    });
    let all = |of: &str| Cell::Text(format!("all {of} of the scorecard"));
    let compared = sentence_case(compared_with(scorecard));
    let of_file = benchmark_words(scorecard, scorecard.methods().benchmark);
    let asked = (compared_with(scorecard) != of_file)
        .then(|| format!(", chosen for this export; the scorecard compares with {of_file}"));
    let sign_off = match scorecard.approved() {
        Some(approval) => [approval_sentence(approval), fingerprint_sentence(approval)]
            .into_iter()
            .chain(what_changed(approval))
            .collect::<Vec<_>>()
            .join(" "),
        None => "Not approved.".to_owned(),
    };
    let of_area = |id| {
        let area = scorecard.area(id);
        Cell::Text(format!("{} {}", area.code, area.name))
    };
    let mut rows = vec![
        ("Scorecard", Cell::text(Some(&header.title))),
        ("Edition", Cell::text(header.edition.as_deref())),
        ("Published", header.published.map_or(Cell::Blank, Cell::Day)),
        ("Publisher", Cell::text(header.publisher.as_deref())),
        ("Contact", Cell::text(header.contact.as_deref())),
        ("Licence", Cell::text(header.licence.as_deref())),
        ("About", Cell::text(header.about.as_deref())),
        ("System", of_area(scorecard.system())),
        ("Nation", of_area(scorecard.national())),
        ("Sign-off", Cell::Text(sign_off)),
        (EXPORTED_ON, Cell::Day(today)),
        ("Areas", areas.unwrap_or_else(|| all("areas"))),
        ("Indicators", indicators.unwrap_or_else(|| all("indicators"))),
        ("Compared with", Cell::Text(compared + &asked.unwrap_or_default())),
    ];
    rows.retain(|(_, cell)| *cell != Cell::Blank);
    let mut rows: Vec<(String, Cell)> =
        rows.into_iter().map(|(name, cell)| (name.to_owned(), cell)).collect();
    // What the figures are compared with stands above, with what was chosen for this export.
    let others = Setting::ALL.into_iter().filter(|setting| *setting != Setting::ComparedWith);
    let settings = others.filter_map(|setting| {
        let methods = scorecard.methods();
        let options = setting.options(scorecard, methods).into_iter();
        let (_, words) = { options }.find(|(option, _)| option == methods)?;
        Some((setting.name().to_owned(), Cell::Text(words)))
    });
    rows.extend(settings);
    rows.push((
        "Not in this workbook".to_owned(),
        Cell::Text(format!("{}.", sentence_case(NOT_IN_WORKBOOK))),
    ));
    rows.push(("Imported".to_owned(), Cell::Text(IMPORTED.to_owned())));
    rows.extend(SHEETS.map(|(sheet, holds)| (format!("Sheet ‘{sheet}’"), Cell::Text(holds.to_owned()))));
    rows
}
