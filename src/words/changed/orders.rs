//! Lists in another order, in words.

use super::texts::named;
use super::{About, ChangedLine, Told};
use crate::analysis::changed::{InOrder, Owner, Reordered};
use crate::model::{InterventionId, PriorityId};
use crate::words::wording::count_in_words;

impl Told<'_> {
    /// `The areas are in another order.` Of lists within a list also whose they are: `The indicators of one priority are in another order:
    /// “More adults active”.`
    pub(super) fn order(&self, of: &Reordered) -> ChangedLine {
        let list = match of.list {
            InOrder::Areas | InOrder::Indicators | InOrder::Groupings | InOrder::GroupingGroups => {
                About::Scorecard
            }
            InOrder::Priorities
            | InOrder::PriorityIndicators
            | InOrder::PriorityTargets
            | InOrder::Frameworks
            | InOrder::FrameworkOutcomes => About::Priorities,
            InOrder::Interventions
            | InOrder::InterventionAreas
            | InOrder::InterventionPlanned
            | InOrder::InterventionAims
            | InOrder::InterventionWatch => About::Interventions,
            // They stand on many pages, or on none.
            InOrder::Groups | InOrder::Actions | InOrder::Commentary | InOrder::Views => {
                return ChangedLine::plain(self.order_told(of));
            }
        };
        ChangedLine::both(self.order_told(of), list)
    }

    fn order_told(&self, Reordered { list, of }: &Reordered) -> String {
        let newer = self.files[1];
        let what = match list {
            InOrder::Areas => "areas",
            InOrder::Indicators => "indicators",
            InOrder::Groups => "groups of people by which figures are broken down",
            InOrder::Priorities => "priorities",
            InOrder::Interventions => "interventions",
            InOrder::Actions => "actions",
            InOrder::Commentary => "comments",
            InOrder::Views => "saved views",
            InOrder::Groupings => "groupings",
            InOrder::Frameworks => "frameworks",
            InOrder::GroupingGroups => "groups of",
            InOrder::FrameworkOutcomes => "outcomes of",
            InOrder::PriorityIndicators => "indicators of",
            InOrder::PriorityTargets => "targets of",
            InOrder::InterventionAreas => "areas of",
            InOrder::InterventionPlanned => "areas that will start with",
            InOrder::InterventionAims => "indicators aimed at by",
            InOrder::InterventionWatch => "indicators watched for",
        };
        let Some(owner) = list.owner() else { return format!("The {what} are in another order.") };
        let [one, many] = match owner {
            Owner::Grouping => ["grouping", "groupings"],
            Owner::Framework => ["framework", "frameworks"],
            Owner::Priority => ["priority", "priorities"],
            Owner::Intervention => ["intervention", "interventions"],
        };
        let name = |at: &usize| match owner {
            Owner::Grouping => &newer.groupings()[*at].name,
            Owner::Framework => &newer.frameworks()[*at].name,
            Owner::Priority => &newer.priority(PriorityId::at(*at)).title,
            Owner::Intervention => &newer.intervention(InterventionId::at(*at)).title,
        };
        let names = named(of.iter().map(|at| format!("“{}”", name(at))).collect());
        let (count, owners) = (count_in_words(of.len()), if of.len() == 1 { one } else { many });
        format!("The {what} {count} {owners} are in another order: {names}.")
    }
}
