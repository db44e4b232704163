//! Every field that the format declares is in a sheet, and there filled for a scorecard that has every field, or said to be absent.

use calamine::{DataType, Reader, Xlsx};
use placecard::format::schema;
use serde_json::Value;
use std::fs;

const NAME: &str = "About";

/// A field of the format and the sheet and column, or the line of the sheet about the workbook, that has it.
const FIELDS: [(&str, &str, &str); 152] = [
    ("title", NAME, "Scorecard"),
    ("edition", NAME, "Edition"),
    ("published", NAME, "Published"),
    ("publisher", NAME, "Publisher"),
    ("contact", NAME, "Contact"),
    ("licence", NAME, "Licence"),
    ("about", NAME, "About"),
    ("system", NAME, "System"),
    ("national", NAME, "Nation"),
    ("methods.benchmark", NAME, "Compared with"),
    ("methods.confidence", NAME, "Confidence"),
    ("methods.run_length", NAME, "Run length"),
    ("methods.screen_moving_ranges", NAME, "Screening"),
    ("methods.spc_rules", NAME, "Rules of process control"),
    ("methods.baseline_points", NAME, "Points for the limits"),
    ("methods.season", NAME, "Seasons"),
    ("approved.by", NAME, "Sign-off"),
    ("approved.on", NAME, "Sign-off"),
    ("approved.edition", NAME, "Sign-off"),
    ("approved.fingerprint", NAME, "Sign-off"),
    ("areas.code", "Areas", "Code"),
    ("areas.name", "Areas", "Name"),
    ("areas.kind", "Areas", "Kind"),
    ("areas.parent", "Areas", "Parent"),
    ("areas.population", "Areas", "Population"),
    ("areas.footprint", "Areas", "Footprint"),
    ("areas.peers", "Areas", "Peers"),
    ("areas.members", "Areas", "Members"),
    ("areas.deprivation_decile", "Areas", "Deprivation decile"),
    ("areas.hex", "Areas", "Hexagon"),
    ("areas.succeeds.code", "Areas", "Succeeds"),
    ("areas.succeeds.on", "Areas", "Succeeds"),
    ("areas.until", "Areas", "Until"),
    ("indicators.id", "Definitions", "Into"),
    ("indicators.name", "Definitions", "Indicator"),
    ("indicators.short", "Definitions", "Short"),
    ("indicators.strand", "Definitions", "Strand"),
    ("indicators.definition", "Definitions", "Definition"),
    ("indicators.rationale", "Definitions", "Rationale"),
    ("indicators.caveats", "Definitions", "Caveats"),
    ("indicators.measure.kind", "Definitions", "Kind"),
    ("indicators.measure.per", "Definitions", "Per"),
    ("indicators.measure.unit", "Definitions", "Unit"),
    ("indicators.measure.decimals", "Definitions", "Decimals"),
    ("indicators.measure.repeats", "Definitions", "Repeats"),
    ("indicators.measure.events.one", "Definitions", "Event"),
    ("indicators.measure.events.many", "Definitions", "Events"),
    ("indicators.measure.people", "Definitions", "People"),
    ("indicators.polarity", "Definitions", "Polarity"),
    ("indicators.period", "Definitions", "Period"),
    ("indicators.inequality", "Definitions", "Inequality"),
    ("indicators.driver", "Definitions", "Driver"),
    ("indicators.population_group", "Definitions", "Population group"),
    ("indicators.source.publisher", "Sources", "Publisher"),
    ("indicators.source.title", "Sources", "Title"),
    ("indicators.source.url", "Sources", "Address"),
    ("indicators.source.released", "Sources", "Released"),
    ("indicators.source.licence", "Sources", "Licence"),
    ("indicators.published_as", "Sources", "Published as"),
    ("indicators.span", "Definitions", "Span"),
    ("indicators.next_release", "Definitions", "Next release"),
    ("indicators.statistic", "Definitions", "Statistic"),
    ("indicators.proxy_for", "Definitions", "Proxy for"),
    ("data.indicator", "Observations", "Indicator id"),
    ("data.breakdown.by", "Observations", "Breakdown by"),
    ("data.breakdown.group", "Observations", "Breakdown group"),
    ("data.breakdown.scope", "Observations", "Breakdown scope"),
    ("data.periods", "Observations", "Period"),
    ("data.rows.area", "Observations", "Area code"),
    ("data.rows.values", "Observations", "Value"),
    ("data.rows.lower", "Observations", "Lower"),
    ("data.rows.upper", "Observations", "Upper"),
    ("data.rows.numerators", "Observations", "Numerator"),
    ("data.rows.denominators", "Observations", "Denominator"),
    ("data.rows.flags", "Observations", "Flag"),
    ("data.rows.notes", "Observations", "Note"),
    ("data.rows.verdicts", "Observations", "Verdict"),
    ("priorities.id", "Priorities", "Priority"),
    ("priorities.title", "Priorities", "Title"),
    ("priorities.level", "Priorities", "Level"),
    ("priorities.area", "Priorities", "Area"),
    ("priorities.owner", "Priorities", "Owner"),
    ("priorities.weight", "Priorities", "Weight"),
    ("priorities.how", "Priorities", "How"),
    ("priorities.under", "Priorities", "Under"),
    ("priorities.indicators", "Priorities", "Indicators"),
    ("priorities.source.publisher", "Priorities", "Source publisher"),
    ("priorities.source.title", "Priorities", "Source title"),
    ("priorities.source.url", "Priorities", "Source address"),
    ("priorities.source.released", "Priorities", "Source released"),
    ("priorities.source.licence", "Priorities", "Source licence"),
    ("priorities.aim", "Priorities", "Aim"),
    ("priorities.targets.indicator", "Targets", "Indicator"),
    ("priorities.targets.area", "Targets", "Area"),
    ("priorities.targets.value", "Targets", "Value"),
    ("priorities.targets.by", "Targets", "By"),
    ("priorities.targets.from.period", "Targets", "From period"),
    ("priorities.targets.from.value", "Targets", "From value"),
    ("interventions.id", "Interventions", "Intervention"),
    ("interventions.title", "Interventions", "Title"),
    ("interventions.areas", "Interventions", "Areas"),
    ("interventions.start", "Interventions", "Start"),
    ("interventions.end", "Interventions", "End"),
    ("interventions.adopted_from.area", "Interventions", "Adopted from"),
    ("interventions.adopted_from.intervention", "Interventions", "Adopted from intervention"),
    ("interventions.adopted_from.name", "Interventions", "Adopted from name"),
    ("interventions.aims", "Interventions", "Aims"),
    ("interventions.watch", "Interventions", "Watch"),
    ("interventions.reason.level", "Interventions", "Reason level"),
    ("interventions.reason.inequality", "Interventions", "Reason inequality"),
    ("interventions.source.publisher", "Interventions", "Source publisher"),
    ("interventions.source.title", "Interventions", "Source title"),
    ("interventions.source.url", "Interventions", "Source address"),
    ("interventions.source.released", "Interventions", "Source released"),
    ("interventions.source.licence", "Interventions", "Source licence"),
    ("interventions.confidence", "Interventions", "Confidence"),
    ("interventions.programme", "Interventions", "Programme"),
    ("interventions.planned", "Interventions", "Planned"),
    ("interventions.rebase", "Interventions", "Rebase"),
    ("interventions.evidence", "Interventions", "Evidence"),
    ("interventions.cost.unit", "Costs", "Unit"),
    ("interventions.cost.amount", "Costs", "Amount"),
    ("interventions.cost.areas", "Costs", "Area"),
    ("interventions.cost.source.publisher", "Costs", "Source publisher"),
    ("interventions.cost.source.title", "Costs", "Source title"),
    ("interventions.cost.source.url", "Costs", "Source address"),
    ("interventions.cost.source.released", "Costs", "Source released"),
    ("interventions.cost.source.licence", "Costs", "Source licence"),
    ("commentary.area", "Comments", "Area"),
    ("commentary.indicator", "Comments", "Indicator"),
    ("commentary.period", "Comments", "Period"),
    ("commentary.author", "Comments", "Author"),
    ("commentary.written", "Comments", "Written"),
    ("commentary.corrected", "Comments", "Corrected"),
    ("commentary.text", "Comments", "Comment"),
    ("commentary.reply_to", "Comments", "Answer to"),
    ("views.id", "Saved views", "View"),
    ("views.name", "Saved views", "Name"),
    ("views.page", "Saved views", "Page"),
    ("views.area", "Saved views", "Area"),
    ("views.indicator", "Saved views", "Indicator"),
    ("views.beside", "Saved views", "Beside"),
    ("views.benchmark", "Saved views", "Benchmark"),
    ("actions.id", "Actions", "Id"),
    ("actions.area", "Actions", "Area"),
    ("actions.indicator", "Actions", "Indicator"),
    ("actions.priority", "Actions", "Priority"),
    ("actions.text", "Actions", "Action"),
    ("actions.owner", "Actions", "Owner"),
    ("actions.due", "Actions", "Due"),
    ("actions.status", "Actions", "Status"),
    ("actions.decided", "Actions", "Decided"),
];

/// What is not in a workbook, and the words in which it says so.
const ABSENT: [(&str, &str); 13] = [
    ("format", "the version of the format"),
    ("boundaries", "outlines of areas"),
    ("spreads", "national spreads"),
    ("groupings", "groupings of indicators"),
    ("indicators.groups", "groupings of indicators"),
    ("frameworks", "published lists of outcomes"),
    ("national_list", "how many priorities the national list has"),
    ("commentary.draft", "drafts"),
    ("commentary.id", "the ids of comments"),
    ("tables", "what is noted for imports"),
    ("answers", "what is noted for imports"),
    ("approved.parts", "the codes of the parts of an approval"),
    ("read_only", "the mark that a scorecard is read-only"),
];

/// Every field that the schema has here and below, by the names on the way.
fn fields(schema: &Value, here: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = here["$ref"].as_str() {
        let definition = schema.pointer(name.trim_start_matches('#'));
        return fields(schema, definition.unwrap(), path, found);
    }
    let within = here["anyOf"].as_array().into_iter().flatten();
    let within = within.chain([&here["items"], &here["additionalProperties"]]);
    if let Some(properties) = here["properties"].as_object() {
        for (name, field) in properties {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            fields(schema, field, &path, found);
        }
    } else {
        let before = found.len();
        for inner in within.filter(|inner| inner.is_object() && inner["type"] != "null") {
            fields(schema, inner, path, found);
        }
        if found.len() == before {
            found.push(path.to_owned());
        }
    }
}

fn declared() -> Vec<String> {
    let (schema, mut found) = (schema(), Vec::new());
    fields(&schema, &schema, "", &mut found);
    found.sort();
    found.dedup();
    found
}

fn is_absent(field: &str) -> bool {
    let is_within =
        |place: &str| field.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    ABSENT.iter().any(|(place, _)| is_within(place))
}

#[test]
fn every_field_of_the_format_is_in_a_sheet_or_is_said_to_be_absent() {
    let full = include_str!("../fixtures/full.scorecard");
    // The one source that names its publisher alone is given the rest here.
    let full = full.replace(
        r#""source": {"publisher": "Upton Council"}"#,
        r#""source": {"publisher": "Upton Council", "title": "Accounts", "url": "https://example.org", "released": "2025", "licence": "none"}"#,
    );
    let folder = tempfile::tempdir().unwrap();
    let [own, out] = ["full.scorecard", "out.xlsx"].map(|name| folder.path().join(name));
    fs::write(&own, full).unwrap();
    let mut export = assert_cmd::Command::cargo_bin("placecard").unwrap();
    export.arg("export").arg(&own).arg("-o").arg(&out).assert().success();
    let mut book: Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let about = book.worksheet_range(NAME).unwrap();
    let line = |name: &str| about.rows().find(|row| row[0] == *name).map(|row| row[1].to_string());
    let absent = line("Not in this workbook").unwrap().to_lowercase();
    for (place, words) in ABSENT {
        assert!(absent.contains(words), "{place}, {words}: {absent}");
    }
    let declared = declared();
    assert!(
        declared.len() > 150 && declared.contains(&"priorities.targets.from.value".to_owned()),
        "{declared:?}"
    );
    for field in &declared {
        let stands: Vec<_> = FIELDS.iter().filter(|(path, ..)| path == field).collect();
        assert_eq!(
            stands.len() + usize::from(is_absent(field)),
            1,
            "{field} is in one place, or said to be absent"
        );
        for (_, sheet, column) in stands {
            if *sheet == NAME {
                assert!(line(column).is_some_and(|text| !text.is_empty()), "{field}: {column}");
                continue;
            }
            let range = book.worksheet_range(sheet).unwrap();
            let headings: Vec<String> =
                range.rows().next().unwrap().iter().map(ToString::to_string).collect();
            let at = headings.iter().position(|name| name == column);
            let at = at.unwrap_or_else(|| panic!("{field}: no {column} among {headings:?}"));
            assert!(range.rows().skip(1).any(|row| !row[at].is_empty()), "{field}: {column} is blank");
        }
    }
    for (path, ..) in FIELDS {
        assert!(declared.iter().any(|field| field == path), "the format has no {path} any more");
    }
    for (place, _) in ABSENT {
        assert!(declared.iter().any(|field| field.starts_with(place)), "the format has no {place} any more");
    }
}
