//! The document as a whole.

use super::{
    Action, Area, Block, Boundary, Comment, Framework, Grouping, Indicator, Intervention, Priority, Source,
    Spread, View,
};
use crate::format::declare::object;
use crate::format::value::{Confidence, Day, Either, List, Map, Name, Switch, Text, Version, Whole, Word};
use crate::model::{Benchmark, Role, SpcRules};

object! { File, "scorecard", "A balanced scorecard for every place in an Integrated Care System.", {
    need format: Version = "Version of this format: 1.",
    need title: Name = "Title of the scorecard.",
    may edition: Text = "Edition, such as November 2026.",
    may published: Day = "Day of publication.",
    may publisher: Text = "Who publishes it.",
    may contact: Text = "Whom to ask.",
    may licence: Text = "Licence, such as OGL-UK-3.0.",
    may about: Text = "What it is for.",
    need system: Name = "Code of the Integrated Care System, an area of kind system.",
    need national: Name = "Code of the nation it is compared with, an area of kind nation.",
    must areas: List<Area> = "The areas, in the order they are shown.",
    may methods: Methods = "Settings on which tools of the field differ.",
    may boundaries: List<Boundary> = "Outlines of areas.",
    may groupings: List<Grouping> = "Ways to group the indicators.",
    must indicators: List<Indicator> = "What is measured.",
    need data: List<Block> = "Blocks of observations.",
    may spreads: List<Spread> = "How all areas of a kind are spread.",
    must priorities: List<Priority> = "What leaders are held to account for.",
    may interventions: List<Intervention> = "What was tried.",
    may commentary: List<Comment> = "People’s words about the figures.",
    may views: List<View> = "Saved views.",
    may actions: List<Action> = "What was decided to be done.",
    may frameworks: List<Framework> = "Published lists of outcomes, with what in this file covers them.",
    may national_list: NationalList = "The publisher’s list of national priorities.",
    may approved: Approved = "Who signed this edition off.",
    may read_only: Switch = "Whether the file is there to be read alone; a copy without this mark may be changed.",
    may tables: Map<Map<Word<Role>>> =
        "What the columns of imported tables hold, by the names of a table’s columns in one text, then by column.",
    may answers: Map<Text> =
        "What was answered in imports about things that no file says, by what was asked, so that it is not asked again.",
} }

object! { Methods, "methods", "Settings on which tools of the field differ.", {
    may benchmark: Word<Benchmark> = "What values are compared with.",
    may confidence: Confidence = "Confidence level of intervals.",
    may run_length: Either<6, 7> = "Points on one side of the mean that make a run.",
    may screen_moving_ranges: Switch = "Whether outlying moving ranges are left out of the limits.",
    may spc_rules: Word<SpcRules> = "Which rules of process control are used.",
    may baseline_points: Whole<12, 24> = "The first so many points of a group, which fix its limits.",
    may season: Switch = "Whether monthly and quarterly series are looked at for seasons.",
} }

object! { NationalList, "national-list", "How many priorities the publisher’s national list has.", {
    need name: Name = "Name of the list.",
    need count: Whole<1, 1000> = "How many priorities it has.",
    may source: Source = "Where it was published.",
} }

object! { Approved, "approved", "Who signed an edition off.", {
    need by: Name = "Who.",
    may on: Day = "When.",
    may edition: Text = "Which edition.",
    may fingerprint: Text = "A short code of what the file said then, all but this approval, such as 3fa2-91bc-07de-1c44.",
    may parts: Map<Text> = "The same of each field at the top of the file, by which a file that changed says where; the fingerprint is made of them.",
} }
