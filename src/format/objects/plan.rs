//! What was decided, tried and said.

use super::Source;
use crate::format::declare::object;
use crate::format::value::{Any, Date, List, Map, Name, NotNegative, Number, Switch, Text, Word};
use crate::model::{ActionStatus, Aim, Benchmark, Confidence, PageName, PriorityLevel};

object! { Priority, "priority", "Something leaders are held to account for, upwards or outwards.", {
    need id: Name = "Unique slug.",
    need title: Name = "Title.",
    need level: Word<PriorityLevel> = "Whose it is.",
    need area: Name = "Code of the area where it holds.",
    may owner: Text = "Who answers for it.",
    may weight: Number<NotNegative> = "Its weight against the others; 1 where left out.",
    may how: Text = "How it is to be reached.",
    may under: Name = "Id of the national priority that a local one serves.",
    may indicators: List<Name> = "Ids of the indicators that tell whether it moves.",
    may targets: List<Target> = "What is to be reached by when.",
    may source: Source = "Where it was published.",
    may aim: Word<Aim> = "Whether it is about a level, as where left out, or about a gap.",
} }

object! { Target, "target", "A value to be reached by a date.", {
    need indicator: Name = "Id of the indicator.",
    may area: Name = "Code of the area, where not everywhere the priority holds.",
    need value: Number<Any> = "The value to reach.",
    may by: Date = "By when: a year, a financial year, a month or a day.",
    may from: Baseline = "The baseline it starts from.",
} }

object! { Baseline, "baseline", "Where a target starts from.", {
    need period: Name = "Period label, as the indicator writes it.",
    need value: Number<Any> = "The value then.",
} }

object! { Intervention, "intervention", "Something that was tried.", {
    need id: Name = "Unique slug.",
    need title: Name = "Title.",
    need areas: List<Name> = "Codes of the areas where it was tried.",
    may start: Date = "Since when: a year, a financial year, a month or a day.",
    may end: Date = "Until when; null while it runs.",
    may adopted_from: AdoptedFrom = "Where it was first seen to work.",
    may aims: List<Name> = "Ids of the indicators it is meant to move.",
    may watch: List<Name> = "Ids of the indicators it might break.",
    may reason: Reason = "Why here.",
    may source: Source = "Where it was published.",
    need confidence: Word<Confidence> = "How sure the facts are.",
    may programme: Name = "What the same thing in several places shares.",
    may planned: List<Name> = "Codes of the areas that will start.",
    may rebase: Switch = "Whether process limits start anew with it.",
    may evidence: Text = "The strength of the evidence, in the source’s words.",
    may cost: Cost = "What it costs.",
} }

object! { Cost, "cost", "What an intervention costs.", {
    need unit: Name = "What amounts are in, such as £ or £ a year; an amount in pounds begins with the sign.",
    may amount: Number<NotNegative> = "What it costs in all of its areas together.",
    may areas: Map<Number<NotNegative>> = "What it costs in one of its areas, by the code of the area.",
    may source: Source = "Where that was published.",
} }

object! { AdoptedFrom, "adopted-from", "Where an intervention was adopted from.", {
    may area: Name = "Code of the area, where it is in this file.",
    may intervention: Name = "Id of the intervention there, where it is in this file.",
    may name: Text = "The name of the place.",
} }

object! { Reason, "reason", "Why an intervention was made here.", {
    may level: Text = "The level it acts on.",
    may inequality: Text = "The inequality it answers.",
} }

object! { Comment, "comment", "A person’s words about a figure.", {
    need id: Name = "Unique slug.",
    need area: Name = "Code of the area it is about.",
    may indicator: Name = "Id of the indicator it is about; left out for the area as a whole.",
    may period: Name = "Period label, as the indicator writes it.",
    may author: Text = "Who wrote it.",
    may written: Text = "When it was written.",
    may corrected: Date = "When it was last corrected after it was published; answers may be older.",
    need text: Text = "The words: paragraphs, **bold** and lists.",
    may reply_to: Name = "Id of the comment it answers.",
    may draft: Switch =
        "Whether it is a draft, which with all that answers it is left out of whatever leaves the program but the file itself.",
} }

object! { View, "view", "A page to come back to.", {
    need id: Name = "Unique slug.",
    need name: Name = "Name.",
    need page: Word<PageName> = "The page.",
    may area: Name = "Code of the place on it.",
    may indicator: Name = "Id of the indicator on it.",
    may beside: Name = "Code of a second area that is seen beside the place.",
    may benchmark: Word<Benchmark> = "What its figures are compared with; left out for what the settings say.",
} }

object! { Action, "action", "What was decided to be done.", {
    need id: Name = "Unique slug.",
    need area: Name = "Code of the area it is about.",
    may indicator: Name = "Id of the indicator it is to move.",
    may priority: Name = "Id of the priority it serves.",
    need text: Text = "What is to be done.",
    may owner: Text = "Who does it.",
    may due: Date = "By when.",
    need status: Word<ActionStatus> = "How far it has come.",
    may decided: Date = "When it was decided.",
} }

object! { Framework, "framework", "A published list of outcomes, with what in this file covers each.", {
    need id: Name = "Unique slug.",
    need name: Name = "Name.",
    may source: Source = "Where it was published.",
    need outcomes: List<Outcome> = "Its outcomes, in order.",
} }

object! { Outcome, "outcome", "One outcome of a framework.", {
    need id: Name = "Slug, unique in its framework.",
    need name: Name = "Name.",
    may indicators: List<Name> = "Ids of the indicators that cover it.",
} }
