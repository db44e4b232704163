//! What a finding is about, so that many of one kind can be told as one.

use super::finding::Severity;

/// What a finding is about. Findings are counted by this, so that one flood does not drown the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The file is a table of figures, which can be brought in.
    Table,
    /// The file as a whole: another kind of file, no text, cut short.
    File,
    /// A value of the wrong type, or outside what its field allows.
    Shape,
    /// A required field that is not there.
    Missing,
    /// A word that is not in its list.
    Word,
    /// A field or a member given twice.
    Repeated,
    /// A reference that leads nowhere, or to the wrong kind of thing.
    Reference,
    /// An id that two things share.
    Identity,
    /// Parents, replies and the like in a circle.
    Circle,
    /// Lists that should be as long as each other.
    Length,
    /// Period labels.
    Period,
    /// The same observation twice.
    Twice,
    /// Numbers that contradict each other.
    Figures,
    /// An area that should have figures has none.
    NoFigures,
    /// A member of a group that no area is, or several are.
    Member,
    /// A value outside its own limits.
    Limits,
    /// A percentage that can be none.
    Percentage,
    /// A value that is not what its counts give.
    Counts,
    /// An indicator without a source.
    Source,
    /// An indicator without a figure of the nation.
    National,
    /// An indicator whose newest figures are old.
    Old,
    /// The publisher judged otherwise.
    Disagreement,
    /// More national priorities than were proposed.
    Priorities,
    /// A target or an action whose date is past.
    Overdue,
    /// A target that no figure of its kind can be.
    Impossible,
    /// A target for an area where its priority does not hold.
    Elsewhere,
    /// A level of a priority that fits neither its area nor what it serves.
    Level,
    /// A baseline from which no path leads to its target.
    Baseline,
    /// An area that another one took over from and that is not in the file.
    Predecessor,
    /// An area that took over from one of another kind, or that is there still.
    Succession,
    /// Members of an area that lie in one another.
    Overlap,
    /// Areas, dates or indicators of an intervention that do not fit together.
    Tried,
    /// An action without words, or that was decided after it was due.
    Action,
    /// What an intervention costs, without an amount or with ones that do not fit together.
    Cost,
    /// An approval of something else than the file says, or of which nobody can tell.
    Approval,
    /// An indicator or area that something names twice.
    NamedTwice,
    /// A field that the format does not know.
    Unknown,
}

impl Rule {
    /// How much every finding of this kind weighs.
    pub fn severity(self) -> Severity {
        if self <= Self::Figures { Severity::Error } else { Severity::Note }
    }

    /// What several of them are called.
    pub fn subject(self) -> &'static str {
        match self {
            Self::Table | Self::File => "files that are no scorecards",
            Self::Shape => "values of the wrong kind",
            Self::Missing => "missing fields",
            Self::Word => "unknown words",
            Self::Repeated => "fields and members given twice",
            Self::Reference => "references that lead nowhere",
            Self::Identity => "ids used twice",
            Self::Circle => "things that lead back to themselves",
            Self::Length => "lists of unequal length",
            Self::Period => "wrong period labels",
            Self::Twice => "observations given twice",
            Self::Figures => "numbers that contradict each other",
            Self::NoFigures => "areas without figures",
            Self::Member => "members of groups that cannot be told",
            Self::Limits => "indicators with values outside their own limits",
            Self::Percentage => "indicators with percentages below 0 or above 100",
            Self::Counts => "indicators with values that are not what their counts give",
            Self::Source => "indicators without a source",
            Self::National => "indicators without a figure of the nation",
            Self::Old => "indicators whose next figures should be out",
            Self::Disagreement => "indicators that their publisher compared otherwise",
            Self::Priorities => "long lists of priorities",
            Self::Overdue => "targets and actions whose date is past",
            Self::Impossible => "targets that no figure can be",
            Self::Elsewhere => "targets for areas where their priority does not hold",
            Self::Level => "priorities whose level does not fit",
            Self::Baseline => "targets that no path leads to from their baseline",
            Self::Predecessor => "areas that another one took over from and that are not in the file",
            Self::Succession => "areas that took over from one that does not fit",
            Self::Overlap => "areas whose members lie in one another",
            Self::Tried => "interventions whose areas, dates or indicators do not fit together",
            Self::Action => "actions without words, or decided after they were due",
            Self::Cost => "costs without an amount, or with amounts that do not fit together",
            Self::Approval => "approvals of something else",
            Self::NamedTwice => "indicators and areas that something names twice",
            Self::Unknown => "fields that this version does not know",
        }
    }

    /// What several of them mean and what to do, in a sentence; empty where each says so itself.
    pub fn advice(self) -> &'static str {
        match self {
            Self::NoFigures => "Add figures of these areas, or remove the areas.",
            Self::Member => "Add the areas to the file, or correct how they are named.",
            Self::Limits => {
                "None of these values is compared with anything; look values and limits up at their source."
            }
            Self::Percentage => "Look these values up at their source.",
            Self::Counts => {
                "No interval is worked out of these counts; look values and counts up at their source."
            }
            Self::Source => {
                "Add who published the figures, under which title and where, so that readers can look them up."
            }
            Self::National => "They cannot be compared with the nation; add its figures.",
            Self::Old => {
                "Two more periods have ended since; look for newer figures at their sources. The Scorecard counts the latest ones all the same, unless they are over three years older than its newest."
            }
            Self::Disagreement => "What is shown is what the published figures give.",
            Self::Overdue => "Set new dates, or write down what was decided.",
            Self::Impossible => {
                "None of them is judged; correct their values, or give their indicators another kind."
            }
            Self::Overlap => {
                "Their figures are not added up; remove from `members` what lies in another one."
            }
            Self::Baseline => "Check the values and dates of both.",
            Self::Unknown => {
                "They are kept and saved, but not used; remove those that are not meant to be there."
            }
            _ => "",
        }
    }
}
