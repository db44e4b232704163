use super::*;
use crate::app::{Origin, Stages};
use crate::model::Benchmark;
use crate::pages::{Action, ChartKind, Command, CompareAs, Page, Setting, Spot};
use index::Kind;

fn palette() -> Palette {
    let loaded = Loaded::read(&Origin::SAMPLE, &Stages::default()).unwrap();
    Palette::new(&loaded, &View::default(), None)
}

fn find(palette: &mut Palette, query: &str) -> Vec<(Kind, String)> {
    palette.query = query.to_owned();
    palette.search();
    palette.found.iter().map(|found| (found.kind, found.text.clone())).collect()
}

#[test]
fn a_place_and_an_indicator_together_find_the_figure_with_its_value() {
    let mut palette = palette();
    for query in ["rochdale suspensions", "suspensions in Rochdale", "susp roch"] {
        let found = find(&mut palette, query);
        assert_eq!(found[0], (Kind::Figure, "Suspensions in Rochdale".to_owned()), "{query}");
        let Beside::Signed(value, sign) = &palette.found[0].beside else { panic!("it has a figure") };
        let worse = charts::Mark::Verdict(crate::model::Verdict::Worse);
        assert_eq!((value.as_str(), *sign), ("15.3 per 100 pupils", charts::Sign::Mark(worse)));
        let Command::Go(view) = &palette.found[0].command else { panic!("it leads somewhere") };
        let scorecard = palette.document.scorecard();
        let names = (
            view.place.map(|at| &scorecard.area(at).name[..]),
            view.indicator.map(|at| &scorecard.indicator(at).short[..]),
        );
        assert_eq!((view.page, names), (Page::Indicator, (Some("Rochdale"), Some("Suspensions"))));
    }
    // Every indicator of the strand is one of exclusions.
    let strand = find(&mut palette, "rochdale exclusions");
    let figures = strand.iter().filter(|(kind, _)| *kind == Kind::Figure).count();
    assert!(figures >= 5, "{strand:?}");
    // Of those that answer alike what is worse and getting worse is first, then what else is worse by most.
    let first = ["Suspensions in Rochdale", "Permanent exclusions in Rochdale"];
    assert_eq!([&strand[0].1, &strand[1].1], first);
    assert_eq!(find(&mut palette, "rochdale permanent exclusions")[0].1, first[1]);
}

#[test]
fn the_name_that_was_typed_comes_before_longer_ones_and_those_that_only_contain_it() {
    let mut palette = palette();
    let found = find(&mut palette, "under-20s in low income stockport");
    assert_eq!(found[0], (Kind::Figure, "Under-20s in low income in Stockport".to_owned()));
    let found = find(&mut palette, "fernhill");
    let first = found.iter().find(|(kind, _)| *kind == Kind::Neighbourhood);
    assert_eq!(first.map(|(_, name)| name.as_str()), Some("Fernhill & Pimhole"), "{found:?}");
}

#[test]
fn names_that_differ_in_a_number_alone_find_the_figure_of_both() {
    use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS, Sample};
    let mut sample = Sample::new().with_indicator(sample::indicator("other", "Made-up indicator 31"));
    let names = [(BURY, "Made-up place 31"), (BOLTON, "Made-up place 7")];
    for (area, name) in names {
        sample.parts.areas[area.index()].name = name.to_owned();
    }
    let about = &mut sample.parts.indicators[SUSPENSIONS.index()];
    (about.name, about.short) = ("Made-up indicator 7".to_owned(), "Made-up indicator 7".to_owned());
    let scorecard =
        sample.with(SUSPENSIONS, BURY, &[Some(4.0)]).with(SUSPENSIONS, BOLTON, &[Some(5.0)]).build();
    let (analysis, view) = (crate::analysis::Analysis::of(&scorecard), View::default());
    let outline = crate::pages::Outline::of(&scorecard);
    let index = index::Index::of(&scorecard, (&outline, None), &view);
    let found = index.find("made-up place 31 made-up indicator 7", &scorecard, &analysis);
    assert_eq!(found[0].text, "Made-up indicator 7 in Made-up place 31", "{found:?}");
}

#[test]
fn what_people_type_finds_what_they_mean() {
    let mut palette = palette();
    for (query, kind, text) in [
        ("benchmark", Kind::Benchmark, "Compare with England"),
        ("compare with", Kind::Benchmark, "Compare with England"),
        ("neighbours", Kind::Benchmark, "Compare with statistical neighbours"),
        ("smokefree", Kind::Priority, "Smokefree"),
        ("school streets", Kind::Tried, "School Streets"),
        ("truancy", Kind::Indicator, "absence"),
        ("jobless", Kind::Indicator, "employment"),
        ("kids with bad teeth", Kind::Indicator, "tooth decay"),
        ("dentist", Kind::Indicator, "tooth decay"),
        ("teenagers", Kind::Indicator, "Young people"),
        ("bigger text", Kind::Command, "Zoom in"),
        ("settings", Kind::Command, "Methods…"),
        ("dark", Kind::Command, "Theme: dark"),
        ("exit", Kind::Command, "Quit"),
        ("suspensoins", Kind::Indicator, "uspension"),
        ("radcliffe", Kind::Neighbourhood, "Radcliffe"),
    ] {
        let found = find(&mut palette, query);
        assert!(found.iter().any(|(of, name)| *of == kind && name.contains(text)), "{query}: {found:?}");
    }
    assert!(!find(&mut palette, "priority").is_empty());
    assert_eq!(find(&mut palette, "no such thing anywhere"), []);
}

fn looking_at(change: impl FnOnce(&Loaded, &mut View)) -> Palette {
    let loaded = Loaded::read(&Origin::SAMPLE, &Stages::default()).unwrap();
    let mut view = View { place: Some(loaded.outline.places[1].area), ..View::default() };
    change(&loaded, &mut view);
    Palette::new(&loaded, &view, None)
}

#[test]
fn a_priority_says_how_it_stands_and_leads_to_itself() {
    let mut palette = looking_at(|_, _| {});
    let found = find(&mut palette, "make smoking history");
    assert_eq!(found[0].0, Kind::Priority, "{found:?}");
    let found = &palette.found[0];
    let Beside::Signed(words, sign) = &found.beside else { panic!("{found:?}") };
    // A place stands so, and not the area whose priority it is.
    assert_eq!(words, "Greater Manchester · Bury: Off track");
    let off_track = charts::Mark::Target(crate::analysis::TargetStatus::OffTrack);
    assert_eq!(*sign, charts::Sign::Mark(off_track));
    let Some(Spot::Priority(id)) = &found.spot else { panic!("{found:?}") };
    assert_eq!(palette.document.scorecard().priority(*id).title, "Make smoking history");
}

#[test]
fn a_priority_is_found_with_a_place_and_by_how_it_stands_there() {
    let mut palette = palette();
    for (query, status) in [("smokefree bury", "Bury: Off track"), ("off track bury", "Bury: Off track")] {
        find(&mut palette, query);
        let found = palette.found.iter().find(|found| found.kind == Kind::Priority).expect(query);
        let Beside::Signed(words, _) = &found.beside else { panic!("{found:?}") };
        assert!(words.ends_with(status), "{query}: {words}");
        let Command::Go(view) = &found.command else { panic!("it leads somewhere") };
        assert_eq!(palette.document.scorecard().area(view.place.unwrap()).name, "Bury");
    }
    let found = find(&mut palette, "stay well bury");
    assert!(
        found.iter().any(|(kind, text)| *kind == Kind::Priority && text.contains("tay well")),
        "{found:?}"
    );
}

#[test]
fn a_neighbourhood_leads_to_itself_on_the_page_of_its_place() {
    let mut palette = looking_at(|_, _| {});
    find(&mut palette, "radcliffe");
    let found = palette.found.iter().find(|found| found.kind == Kind::Neighbourhood).unwrap();
    let Command::Go(view) = &found.command else { panic!("it leads somewhere") };
    let scorecard = palette.document.scorecard();
    assert_eq!((view.page, view.whole_system), (Page::Neighbourhoods, false));
    let (own, place) = (view.neighbourhood.unwrap(), view.place.unwrap());
    assert!(scorecard.area(own).name.contains("Radcliffe"));
    assert_eq!(scorecard.area(place).name, "Bury");
    assert_eq!(found.spot, Some(Spot::Neighbourhood(own)));
    let series = scorecard.series(view.indicator.unwrap(), None, own).unwrap();
    assert!(series.observations().count() > 3, "the one that it has most figures of");
}

#[test]
fn an_own_footprint_is_found_by_its_name_and_leads_to_itself() {
    use crate::model::fixture::area;
    use crate::model::{Area, AreaId, AreaKind, Member};
    use crate::words::sample::{BURY, SYSTEM, Sample};
    let mut sample = Sample::new();
    sample.parts.areas.push(area("E02000001", "Made-up ward", AreaKind::Neighbourhood, Some(BURY)));
    for (name, parent) in [("East team", BURY), ("A network", SYSTEM)] {
        let members = vec![Member::Area(AreaId::at(4))];
        let own = area(name, name, AreaKind::Group, Some(parent));
        sample.parts.areas.push(Area { members, ..own });
    }
    // Statistical neighbours are a group as well, and no footprint.
    let members = vec![Member::Area(crate::words::sample::BOLTON)];
    let peers = area("peers", "East of nowhere", AreaKind::Group, None);
    sample.parts.areas.push(Area { members, ..peers });
    let scorecard = sample.build();
    let (analysis, outline) =
        (crate::analysis::Analysis::of(&scorecard), crate::pages::Outline::of(&scorecard));
    let index = index::Index::of(&scorecard, (&outline, None), &View::default());
    let found = |query: &str| {
        let found = index.find(query, &scorecard, &analysis);
        found.into_iter().filter(|found| found.kind == Kind::Footprint).collect::<Vec<_>>()
    };
    let [east] = &found("east")[..] else { panic!("the team alone") };
    let Command::Go(view) = &east.command else { panic!("it leads somewhere") };
    assert_eq!((view.page, view.place, view.whole_system), (Page::Neighbourhoods, Some(BURY), false));
    assert_eq!(view.neighbourhood, Some(AreaId::at(5)));
    let network = &found("a network")[0];
    let Command::Go(view) = &network.command else { panic!("it leads somewhere") };
    assert!(view.whole_system && view.neighbourhood == Some(AreaId::at(6)));
}

#[test]
fn two_places_are_seen_side_by_side() {
    let mut palette = palette();
    let name = |palette: &Palette, area: Option<crate::model::AreaId>| {
        area.map(|area| palette.document.scorecard().area(area).name.clone()).unwrap_or_default()
    };
    let found = find(&mut palette, "rochdale bury suspensions");
    assert_eq!(found[0], (Kind::Figure, "Suspensions in Rochdale and Bury".to_owned()), "{found:?}");
    let Command::Go(view) = palette.found[0].command.clone() else { panic!("it leads somewhere") };
    assert_eq!((name(&palette, view.place), name(&palette, view.pinned)), ("Rochdale".into(), "Bury".into()));
    assert_eq!(view.picked(), view.pinned, "where it is seen");

    // And beside what is looked at already, in a chart that shows it.
    let mut palette = looking_at(|loaded, view| {
        view.page = Page::Indicator;
        view.chart = ChartKind::Table;
        view.indicator = Some(loaded.outline.indicators[5].id);
    });
    for query in ["pin rochdale", "rochdale beside", "compare with rochdale"] {
        let found = find(&mut palette, query);
        let at = found.iter().position(|(_, text)| text == "Show Rochdale beside Bury");
        let at = at.unwrap_or_else(|| panic!("{query}: {found:?}"));
        let Command::Adjust(view) = palette.found[at].command.clone() else { panic!("it changes the view") };
        assert_eq!(name(&palette, view.picked()), "Rochdale");
    }
}

#[test]
fn a_tab_of_the_indicator_looked_at_last_is_found() {
    let mut palette = looking_at(|loaded, view| view.indicator = Some(loaded.outline.indicators[5].id));
    for (query, chart) in [("gradient", ChartKind::Gradient), ("spc", ChartKind::Control)] {
        let found = find(&mut palette, query);
        let at = found.iter().position(|(_, text)| *text == format!("Show as: {}", chart.label()));
        let Command::Go(view) = &palette.found[at.expect(query)].command else { panic!("it leads there") };
        assert_eq!((view.page, view.chart), (Page::Indicator, chart));
    }
}

#[test]
fn a_benchmark_that_is_found_is_looked_at_and_not_kept() {
    let mut palette = palette();
    find(&mut palette, "compare with statistical neighbours");
    let Command::Adjust(view) = &palette.found[0].command else { panic!("it changes the view") };
    assert_eq!(view.benchmark, Some(Benchmark::Peers));
}

#[test]
fn the_things_of_one_kind_stand_together_and_the_best_kind_comes_first() {
    let mut palette = palette();
    for query in ["", "e", "bury", "the", "admissions", "zoom"] {
        let found = find(&mut palette, query);
        let mut kinds: Vec<Kind> = found.iter().map(|(kind, _)| *kind).collect();
        kinds.dedup();
        let mut once = kinds.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(kinds.len(), once.len(), "{query}: {kinds:?}");
    }
    assert_eq!(find(&mut palette, "bury")[0], (Kind::Place, "Bury".to_owned()));
    assert!(find(&mut palette, "zoom").iter().take(2).all(|(_, text)| text.starts_with("Zoom")));
}

#[test]
fn every_command_is_found_by_its_name() {
    let loaded = Loaded::read(&Origin::SAMPLE, &Stages::default()).unwrap();
    let mut palette = Palette::new(&loaded, &View::default(), Some(&loaded.outline));
    for action in Action::all().filter(|action| *action != Action::Palette) {
        let found = find(&mut palette, action.label());
        assert!(found.iter().any(|(_, text)| text == action.label()), "{action:?}: {found:?}");
    }
    for query in ["add a local priority", "add a national priority"] {
        assert_eq!(find(&mut palette, query)[0].1, Action::AddPriority.label(), "{query}");
    }
    let mut alone = Palette::new(&loaded, &View::default(), None);
    let close = find(&mut alone, Action::CloseBeside.label());
    assert!(
        close.iter().all(|(_, text)| text != Action::CloseBeside.label()),
        "there is none to close: {close:?}"
    );
}

#[test]
fn every_setting_of_the_methods_is_found_by_itself_with_how_it_is_set() {
    let mut palette = palette();
    for setting in Setting::ALL {
        find(&mut palette, setting.name());
        let wanted = Some(Spot::Setting(setting));
        let found = palette.found.iter().find(|found| found.spot == wanted);
        let found = found.unwrap_or_else(|| panic!("{} is not found", setting.name()));
        assert_eq!(found.command, Command::Do(Action::ShowMethods));
        assert!(matches!(&found.beside, Beside::Words(now) if !now.is_empty()), "{found:?}");
    }
    for (query, wanted) in [
        ("significance", Setting::Confidence),
        ("threshold", Setting::Confidence),
        ("minimum periods", Setting::Baseline),
        ("outliers", Setting::Screening),
        ("seasonality", Setting::Seasons),
    ] {
        find(&mut palette, query);
        let first = palette.found.iter().find(|found| found.kind == Kind::Command);
        assert_eq!(first.expect(query).spot, Some(Spot::Setting(wanted)), "{query}");
    }
    let methods = find(&mut palette, "settings");
    assert_eq!(methods[0].1, Action::ShowMethods.label(), "all of them come first: {methods:?}");
}

#[test]
fn priorities_are_found_by_what_they_are_and_where() {
    let mut palette = palette();
    for query in ["priorities", "local priority", "local priorities", "priorities bury"] {
        let found = find(&mut palette, query);
        assert!(found.iter().any(|(kind, _)| *kind == Kind::Priority), "{query}: {found:?}");
    }
    let local: Vec<String> =
        find(&mut palette, "local priorities").into_iter().map(|(_, text)| text).collect();
    let national = find(&mut palette, "national priorities");
    let national = national.iter().filter(|(kind, _)| *kind == Kind::Priority);
    assert!(national.clone().count() > 0 && national.clone().all(|(_, text)| !local.contains(text)));
}

#[test]
fn places_of_the_scorecard_that_lies_beside_are_found_and_lead_to_the_page_with_both() {
    let loaded = Loaded::read(&Origin::SAMPLE, &Stages::default()).unwrap();
    let scorecard = loaded.document.scorecard();
    let place = loaded.outline.places.last().unwrap();
    let other = crate::pages::Outline { title: "Another system".to_owned(), ..(*loaded.outline).clone() };
    let palette = |beside| {
        let mut palette =
            Palette::new(&loaded, &View { place: scorecard.places().next(), ..View::default() }, beside);
        palette.query = format!("{} another system", place.name);
        palette.search();
        palette
    };
    let found = palette(Some(&other)).found;
    let Some(Command::Go(view)) = found.first().map(|found| &found.command) else { panic!("{found:?}") };
    assert_eq!((view.page, view.of_other), (Page::SideBySide, Some(place.area)));
    let leads_there =
        |found: &index::Found| matches!(&found.command, Command::Go(view) if view.of_other.is_some());
    assert!(!palette(None).found.iter().any(leads_there));
}

#[test]
fn two_indicators_are_found_together_by_the_word_between_them() {
    let mut palette = palette();
    let found = find(&mut palette, "school absence against suspensions");
    assert_eq!(found[0], (Kind::Pair, "School absence against Suspensions".to_owned()), "{found:?}");
    let Command::Go(view) = &palette.found[0].command else { panic!("it leads somewhere") };
    let name = |id: Option<_>| palette.document.scorecard().indicator(id.unwrap()).short.clone();
    assert_eq!((view.page, view.chart), (Page::Indicator, ChartKind::Together));
    assert_eq!((name(view.indicator), name(view.pair.with)), ("School absence".into(), "Suspensions".into()));
    let absence = view.indicator;
    assert!(find(&mut palette, "suspensions against").iter().all(|(kind, _)| *kind != Kind::Pair));
    palette = {
        let loaded = Loaded::read(&Origin::SAMPLE, &Stages::default()).unwrap();
        Palette::new(&loaded, &View { indicator: absence, ..View::default() }, None)
    };
    let found = find(&mut palette, "against child poverty");
    assert_eq!(found[0].1, "School absence against Child poverty", "of the one looked at last");
    let found = find(&mut palette, "correlation");
    assert!(found.contains(&(Kind::Command, "Show as: With another".to_owned())), "{found:?}");
    let found = find(&mut palette, "by year");
    assert_eq!(found[0].1, "Show as: Compare places by year", "its whole name");
    let Command::Go(view) = &palette.found[0].command else { panic!("{:?}", palette.found[0]) };
    assert_eq!((view.chart, view.compared), (ChartKind::Compare, CompareAs::ByPeriod));
}

#[test]
fn two_places_by_their_names_alone_stand_side_by_side() {
    let mut palette = palette();
    for query in ["bolton bury", "compare bolton and bury", "side by side bolton bury", "bolton against bury"]
    {
        assert_eq!(find(&mut palette, query)[0].1, "Bolton and Bury side by side", "{query}");
        let Command::Go(view) = &palette.found[0].command else { panic!("{query}") };
        assert_eq!(view.page, Page::SideBySide);
    }
    for query in ["bolton", "bolton bolton", "bolton bury wigan", "bolton suspensions"] {
        let found = find(&mut palette, query);
        assert!(found.iter().all(|(_, text)| !text.ends_with("side by side")), "{query}: {found:?}");
    }
}

#[test]
fn what_is_entered_by_hand_is_found_by_its_name_and_to_be_edited() {
    let mut palette = palette();
    assert_eq!(find(&mut palette, "stockport family")[0], (Kind::Tried, "Stockport Family".to_owned()));
    let smokefree = find(&mut palette, "edit smokefree");
    assert!(smokefree.iter().any(|(kind, _)| *kind == Kind::Priority), "{smokefree:?}");
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/full.scorecard");
    let loaded = Loaded::read(&Origin::file(&file), &Stages::default()).unwrap();
    let task = &loaded.document.scorecard().actions()[0];
    let mut palette = Palette::new(&loaded, &View::default(), None);
    assert_eq!(find(&mut palette, &task.text)[0], (Kind::Task, task.text.clone()));
    assert_eq!(palette.found[0].spot, task.priority.map(Spot::Priority));
}
