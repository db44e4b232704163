//! From the objects of a file to the parts of a scorecard: every reference followed, and everything looked at that
//! values mean together.
//!
//! What reading has reported is passed over in silence here. A stand-in takes the place of what could not be read; it
//! never reaches a scorecard, because none is made once there is an error.

mod areas;
mod circles;
mod data;
mod groups;
mod indicators;
mod merge;
mod names;
mod once;
mod periods;
mod plan;
mod spreads;

use super::findings::{Findings, Rule};
use super::objects::{Approved, File};
use super::path::field;
use crate::model::{Approval, AreaKind, Header, Methods, NationalList, Parts, PlainDate, Scorecard, drafts};
use names::Names;

/// The format version this program writes, and the newest it reads.
pub(super) const FORMAT: f64 = 1.0;

/// The fingerprint of a text, and the fields at its top that say something else than when it was approved.
type Now = (String, Vec<String>);

/// The scorecard of a file; `None` when anything in it is an error. `now` is asked for the fingerprint of its text where it was
/// approved, and is told which comments are drafts.
pub(super) fn scorecard(
    file: File,
    now: impl FnOnce(&Approved, &[bool]) -> Now,
    found: &mut Findings,
) -> Option<Scorecard> {
    let parts = parts(file, now, found);
    if found.has_errors() {
        return None;
    }
    let inconsistent = |why| format!("The document contradicts itself: {why}; correct it there.");
    Scorecard::new(parts).map_err(|why| found.error_at(Rule::Reference, Vec::new, || inconsistent(why))).ok()
}

fn parts(mut file: File, now: impl FnOnce(&Approved, &[bool]) -> Now, found: &mut Findings) -> Parts {
    let blocks = std::mem::take(&mut file.data);
    let boundaries = std::mem::take(&mut file.boundaries);
    let names = Names::of(&file, found);
    let top = |name| move || vec![field(name)];
    let system = names.area_of_kind(&file.system, AreaKind::System, top("system"), found);
    let national = names.area_of_kind(&file.national, AreaKind::Nation, top("national"), found);
    let (breakdowns, series) = data::data(blocks, &names, found);
    let commentary = plan::commentary(&file, &names, found);
    Parts {
        header: header(&file),
        system,
        national,
        areas: areas::areas(&file, &names, found),
        methods: methods(&file),
        boundaries: areas::boundaries(boundaries.unwrap_or_default(), &names, found),
        groupings: groups::groupings(&file),
        indicators: indicators::indicators(&file, &names, found),
        breakdowns,
        series,
        spreads: spreads::spreads(&file, &names, found),
        priorities: plan::priorities(&file, &names, found),
        interventions: plan::interventions(&file, &names, found),
        views: plan::views(&file, &names, found),
        actions: plan::actions(&file, &names, found),
        frameworks: plan::frameworks(&file, &names, found),
        national_list: file.national_list.as_ref().map(|list| NationalList {
            name: list.name.clone(),
            count: list.count,
            source: list.source.as_ref().map(indicators::source),
        }),
        approved: file.approved.as_ref().map(|approved| {
            let (now, changed) = now(approved, &drafts(&commentary));
            Approval {
                by: approved.by.clone(),
                on: day(approved.on.as_ref()),
                edition: approved.edition.clone(),
                fingerprint: approved.fingerprint.clone(),
                now,
                changed,
            }
        }),
        commentary,
        tables: file.tables.clone().unwrap_or_default(),
        answers: file.answers.clone().unwrap_or_default(),
    }
}

fn header(file: &File) -> Header {
    Header {
        title: file.title.clone(),
        edition: file.edition.clone(),
        published: day(file.published.as_ref()),
        publisher: file.publisher.clone(),
        contact: file.contact.clone(),
        licence: file.licence.clone(),
        about: file.about.clone(),
        read_only: file.read_only.unwrap_or(false),
    }
}

fn day(date: Option<&Option<PlainDate>>) -> Option<jiff::civil::Date> {
    date?.as_ref().map(PlainDate::first_day)
}

/// The settings of a document; the usual ones where it is silent.
fn methods(file: &File) -> Methods {
    let usual = Methods::default();
    let Some(given) = &file.methods else { return usual };
    Methods {
        benchmark: given.benchmark.unwrap_or(usual.benchmark),
        confidence: given.confidence.unwrap_or(usual.confidence),
        run_length: given.run_length.unwrap_or(usual.run_length),
        screen_moving_ranges: given.screen_moving_ranges.unwrap_or(usual.screen_moving_ranges),
        spc_rules: given.spc_rules.unwrap_or(usual.spc_rules),
        baseline_points: given.baseline_points.or(usual.baseline_points),
        season: given.season.unwrap_or(usual.season),
    }
}
