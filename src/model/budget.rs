//! The arithmetic of budgets: exact integers, one place for all tables and facts.
//!
//! The plan's total is the money of its programmes. Actions and quick wins are counted on their
//! own: a quick win is part of its programme's money, and actions support programmes.

use crate::model::plan::Plan;
use crate::model::record::{Action, Budget, Program, Ref};
use crate::model::value::{Id, Rupiah, Year, YearSpan};

/// One amount of one year out of one fund.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// Year.
    pub year: Year,
    /// Fund, when the author named one.
    pub fund: Option<&'a Id>,
    /// Rupiah.
    pub amount: Rupiah,
}

/// Lists the amounts of a budget that fall into `years`.
pub fn lines<'a>(
    budget: &'a Budget,
    fund: Option<&'a Ref>,
    years: YearSpan,
) -> impl Iterator<Item = Line<'a>> {
    budget.0.iter().filter(move |pair| years.contains(pair.key.value)).flat_map(move |pair| {
        pair.value.0.iter().map(move |amount| Line {
            year: pair.key.value,
            fund: amount.fund.as_ref().or(fund).map(|fund| &fund.value),
            amount: amount.amount.value,
        })
    })
}

impl Program {
    /// Lists the amounts that fall into `years`.
    pub fn lines(&self, years: YearSpan) -> impl Iterator<Item = Line<'_>> {
        lines(&self.budget, self.fund.as_ref(), years)
    }

    /// Sums the amounts that fall into `years`.
    pub fn total(&self, years: YearSpan) -> Rupiah {
        self.lines(years).map(|line| line.amount).sum()
    }
}

impl Action {
    /// Lists the amounts that fall into `years`.
    pub fn lines(&self, years: YearSpan) -> impl Iterator<Item = Line<'_>> {
        lines(&self.budget, self.fund.as_ref(), years)
    }

    /// Sums the amounts that fall into `years`.
    pub fn total(&self, years: YearSpan) -> Rupiah {
        self.lines(years).map(|line| line.amount).sum()
    }
}

impl Plan {
    /// Lists the programmes that an edition of these years prints: those that run in one of them.
    pub fn programs(&self, years: YearSpan) -> impl Iterator<Item = &Program> {
        self.records.programs.iter().filter(move |program| program.years.start() <= years.end())
    }

    /// Sums all programmes over `years`.
    pub fn total(&self, years: YearSpan) -> Rupiah {
        self.records.programs.iter().map(|program| program.total(years)).sum()
    }
}
