//! Printed names of what records point at, and the heads of groups made of them.
//!
//! An id that leads nowhere prints as it is: `check` reports it, and a draft still shows it.

use crate::model::plan::Plan;
use crate::model::record::{Program, Record};
use crate::model::scheme::{Dimension, Named};
use crate::model::value::Id;
use crate::view::word::Word;

/// Looks up names in a plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Names<'a>(&'a Plan);

/// The head of a group of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Head {
    /// Place among the heads.
    pub(crate) order: (usize, usize),
    /// Words.
    pub(crate) title: String,
    /// Words behind `Subjumlah`.
    pub(crate) sum: String,
    /// The dimension whose colour stands before the title.
    pub(crate) dimension: Option<Id>,
}

impl Head {
    /// Makes a head that is called the same in its sum.
    pub(crate) fn new(order: usize, title: impl Into<String>) -> Self {
        let title = title.into();
        Self { order: (order, 0), sum: title.clone(), title, dimension: None }
    }

    /// Makes a head of a common noun, which is small in its sum.
    pub(crate) fn noun(order: usize, title: impl Into<String>) -> Self {
        let head = Self::new(order, title);
        Self { sum: uncapitalised(&head.title), ..head }
    }

    /// Makes a head of a word of a fixed vocabulary.
    pub(crate) fn word<W: Word>(word: W) -> Self {
        Self::noun(word.rank(), word.label())
    }
}

impl<'a> Names<'a> {
    /// Looks up in this plan.
    pub(crate) fn new(plan: &'a Plan) -> Self {
        Self(plan)
    }

    /// Returns the full name of an agency.
    pub(crate) fn agency(self, id: &Id) -> String {
        let found = find(&self.0.records.agencies, id);
        found.map_or_else(|| id.to_string(), |agency| agency.name.value.clone())
    }

    /// Returns the short name of an agency.
    pub(crate) fn agency_short(self, id: &Id) -> String {
        let found = find(&self.0.records.agencies, id);
        found.map_or_else(|| id.to_string(), |agency| agency.short.value.clone())
    }

    /// Returns the place of an agency in the register.
    pub(crate) fn agency_rank(self, id: &Id) -> usize {
        rank(&self.0.records.agencies, id)
    }

    /// Returns the full name of a fund.
    pub(crate) fn fund(self, id: &Id) -> String {
        let found = find(&self.0.records.funds, id);
        found.map_or_else(|| id.to_string(), |fund| fund.name.value.clone())
    }

    /// Returns the short name of a fund.
    pub(crate) fn fund_short(self, id: &Id) -> String {
        let found = find(&self.0.records.funds, id);
        found.map_or_else(|| id.to_string(), |fund| fund.short.value.clone())
    }

    /// Returns the place of a fund in the register.
    pub(crate) fn fund_rank(self, id: &Id) -> usize {
        rank(&self.0.records.funds, id)
    }

    /// Returns the programme with this id.
    pub(crate) fn program(self, id: &Id) -> Option<&'a Program> {
        find(&self.0.records.programs, id)
    }

    /// Returns the dimensions of the scheme.
    pub(crate) fn dimensions(self) -> &'a [Dimension] {
        &self.0.scheme.dimensions
    }

    /// Returns the name of a dimension.
    pub(crate) fn dimension(self, id: &Id) -> String {
        let found = self.0.scheme.dimension(id);
        found.map_or_else(|| id.to_string(), |dimension| dimension.name.value.clone())
    }

    /// Returns the name of a sub-dimension.
    pub(crate) fn subdimension(self, dimension: &Id, id: &Id) -> String {
        let found = self.0.scheme.dimension(dimension);
        found.map_or_else(|| id.to_string(), |own| name_in(&own.subdimensions, id))
    }

    /// Returns the name of an element of readiness.
    pub(crate) fn element(self, id: &Id) -> String {
        name_in(&self.0.scheme.readiness.elements, id)
    }

    /// Returns the name of an action area.
    pub(crate) fn area(self, id: &Id) -> String {
        name_in(&self.0.scheme.action_areas, id)
    }

    /// Returns the name of a higher plan.
    pub(crate) fn plan(self, id: &Id) -> String {
        name_in(&self.0.scheme.plans, id)
    }

    /// Makes the head of a dimension.
    pub(crate) fn dimension_head(self, id: &Id) -> Head {
        let rank = self.dimensions().iter().position(|own| own.id.value == *id);
        Head {
            dimension: rank.map(|_| id.clone()),
            ..Head::new(rank.unwrap_or(usize::MAX), self.dimension(id))
        }
    }

    /// Makes the head of a sub-dimension; `alone` when the table shows one dimension only.
    pub(crate) fn subdimension_head(self, dimension: &Id, id: &Id, alone: bool) -> Head {
        let above = self.dimension_head(dimension);
        let name = self.subdimension(dimension, id);
        let place = self.0.scheme.dimension(dimension).and_then(|own| {
            own.subdimensions.iter().position(|subdimension| subdimension.id.value == *id)
        });
        let order = (above.order.0, place.unwrap_or(usize::MAX));
        if alone {
            Head { order, dimension: above.dimension, ..Head::noun(0, name) }
        } else {
            let title = format!("{}: {name}", above.title);
            Head { order, dimension: above.dimension, ..Head::new(0, title) }
        }
    }

    /// Makes the head of an agency.
    pub(crate) fn agency_head(self, id: &Id) -> Head {
        Head::new(self.agency_rank(id), self.agency(id))
    }

    /// Makes the head of an element of readiness.
    pub(crate) fn element_head(self, id: &Id) -> Head {
        Head::noun(place(&self.0.scheme.readiness.elements, id), self.element(id))
    }

    /// Makes the head of an action area.
    pub(crate) fn area_head(self, id: &Id) -> Head {
        Head::noun(place(&self.0.scheme.action_areas, id), self.area(id))
    }

    /// Makes the head of a higher plan.
    pub(crate) fn plan_head(self, id: &Id) -> Head {
        Head::new(place(&self.0.scheme.plans, id), self.plan(id))
    }

    /// Makes the head of an objective.
    pub(crate) fn objective_head(self, id: &Id) -> Head {
        let found = find(&self.0.records.objectives, id);
        let title = found.map_or_else(|| id.to_string(), |own| format!("{id} {}", own.text));
        Head { sum: id.to_string(), ..Head::new(rank(&self.0.records.objectives, id), title) }
    }

    /// Makes the head of a mission.
    pub(crate) fn mission_head(self, id: &Id) -> Head {
        let found = find(&self.0.records.missions, id);
        let title = found.map_or_else(|| id.to_string(), |own| format!("{id} {}", own.text));
        Head { sum: id.to_string(), ..Head::new(rank(&self.0.records.missions, id), title) }
    }
}

/// Finds a record by its id.
pub(crate) fn find<'a, R: Record>(records: &'a [R], id: &Id) -> Option<&'a R> {
    records.iter().find(|record| record.id().value == *id)
}

fn rank<R: Record>(records: &[R], id: &Id) -> usize {
    records.iter().position(|record| record.id().value == *id).unwrap_or(usize::MAX)
}

fn place(list: &[Named], id: &Id) -> usize {
    list.iter().position(|own| own.id.value == *id).unwrap_or(usize::MAX)
}

fn name_in(list: &[Named], id: &Id) -> String {
    let found = list.iter().find(|own| own.id.value == *id);
    found.map_or_else(|| id.to_string(), |own| own.name.value.clone())
}

/// Makes the first letter big.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

/// Makes the first letter small, unless the word is an abbreviation.
pub(crate) fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            let rest = &text[first.len_utf8()..];
            format!("{}{rest}", first.to_lowercase())
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_nouns_are_small_behind_subtotal_and_abbreviations_are_not() {
        assert_eq!(uncapitalised("Layanan publik"), "layanan publik");
        assert_eq!(uncapitalised("TIK daerah"), "TIK daerah");
        assert_eq!(uncapitalised("É propos"), "é propos");
        assert_eq!(uncapitalised(""), "");
    }
}
