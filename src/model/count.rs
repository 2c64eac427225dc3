//! How many records of each kind a plan has: one place for facts and for numbers in prose.

use std::collections::BTreeSet;

use crate::model::plan::Plan;
use crate::model::record::{Ref, Swot};
use crate::model::value::YearSpan;

impl Plan {
    /// Counts records as the fact `name.form` does, perhaps of one dimension, area or sort:
    /// `programs.count("living")`, `quick_wins.selected`; `None` when there is no such fact.
    pub fn count(
        &self,
        years: YearSpan,
        name: &str,
        form: &str,
        of: Option<&str>,
    ) -> Option<usize> {
        let records = &self.records;
        let kept = |id: &Ref| of.is_none_or(|of| of == id.as_str());
        match (name, form) {
            ("quick_wins", "selected") => {
                let chosen = records.quick_wins.iter().filter(|own| own.selected);
                Some(chosen.filter(|own| kept(&own.dimension)).count())
            }
            ("agencies", "lead") => {
                let lead = records.programs.iter().map(|program| program.agency.as_str());
                Some(lead.collect::<BTreeSet<&str>>().len())
            }
            ("programs", "count") => {
                Some(self.programs(years).filter(|own| kept(&own.dimension)).count())
            }
            (_, "count") => self.count_all(name, &kept, of),
            _ => None,
        }
    }

    /// Counts records whose number does not depend on the years of the edition.
    fn count_all(
        &self,
        name: &str,
        kept: &dyn Fn(&Ref) -> bool,
        of: Option<&str>,
    ) -> Option<usize> {
        let records = &self.records;
        let dimensions = &self.scheme.dimensions;
        Some(match name {
            "innovations" => records.innovations.iter().filter(|own| kept(&own.dimension)).count(),
            "strategies" => records.strategies.iter().filter(|own| kept(&own.dimension)).count(),
            "gaps" => records.gaps.iter().filter(|own| kept(&own.dimension)).count(),
            "quick_wins" => records.quick_wins.iter().filter(|own| kept(&own.dimension)).count(),
            "actions" => records.actions.iter().filter(|own| kept(&own.area)).count(),
            "swot" => {
                let kind = |own: &Swot| format!("{:?}", own.kind.value).to_lowercase();
                records.swot.iter().filter(|own| of.is_none_or(|of| of == kind(own))).count()
            }
            "indicators" => records.indicators.len(),
            "issues" => records.issues.len(),
            "objectives" => records.objectives.len(),
            "goals" => records.goals.len(),
            "missions" => records.missions.len(),
            "risks" => records.risks.len(),
            "agencies" => records.agencies.len(),
            "funds" => records.funds.len(),
            "regulations" => records.regulations.len(),
            "dimensions" => dimensions.len(),
            "subdimensions" => dimensions.iter().map(|own| own.subdimensions.len()).sum(),
            _ => return None,
        })
    }
}
