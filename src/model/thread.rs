//! The golden thread: every record with those above it, which it serves or rests on, and those
//! below it, which carry it out.
//!
//! The thread runs from readiness, SWOT and higher plans over issues, missions, goals and
//! objectives to strategies, programmes, indicators, quick wins and their profiles. Agencies and
//! funds are not on it; they are named by what is.

use std::collections::BTreeMap;

use crate::model::budget::{Line, lines};
use crate::model::plan::Plan;
use crate::model::record::{Budget, Kind, Records, Ref, Text};
use crate::model::value::{Id, Rupiah, YearSpan};
use crate::source::Span;

/// Kinds in the order of the thread, from the top.
const ORDER: &[Kind] = &[
    Kind::Alignment,
    Kind::Readiness,
    Kind::Swot,
    Kind::Gap,
    Kind::Issue,
    Kind::Mission,
    Kind::Goal,
    Kind::Objective,
    Kind::Strategy,
    Kind::Program,
    Kind::Indicator,
    Kind::QuickWin,
    Kind::Profile,
    Kind::Innovation,
    Kind::Action,
    Kind::Milestone,
    Kind::Risk,
];

/// Which way to follow the thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To what a record serves or rests on.
    Up,
    /// To what carries it out.
    Down,
}

/// A record on the thread.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: &'a Ref,
    /// Its name, or what it says.
    pub name: &'a str,
    /// Its money, if its kind has any.
    pub money: Option<Money<'a>>,
}

/// The money of a programme, action or quick win.
#[derive(Debug, Clone)]
pub struct Money<'a> {
    /// Sum over all years of the edition.
    pub total: Rupiah,
    /// The funds, each once, in the order written.
    pub funds: Vec<&'a Id>,
    /// First and last year with money.
    pub years: Option<YearSpan>,
    /// Why there is none.
    pub reason: Option<&'a Text>,
    /// Where it is written.
    pub span: Span,
}

/// A link to another record.
#[derive(Debug, Clone, Copy)]
struct Step {
    node: usize,
    /// Where it is written.
    span: Span,
}

/// A record as it hangs on the thread below or above another one.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The record, by its number.
    pub node: usize,
    /// Where the link is written.
    pub span: Span,
    /// Whether it stands elsewhere in this tree, with all that follows from it.
    pub repeated: bool,
    /// Whether it is an objective that the strategy above serves, seen on the way down.
    pub served: bool,
    /// What follows.
    pub branches: Vec<Branch>,
}

/// All records with their links in both directions.
#[derive(Debug)]
pub struct Thread<'a> {
    nodes: Vec<Node<'a>>,
    above: Vec<Vec<Step>>,
    below: Vec<Vec<Step>>,
    named_by: Vec<Vec<Step>>,
}

impl<'a> Thread<'a> {
    /// Ties the records of a plan together; money is that of these years.
    pub fn new(plan: &'a Plan, years: YearSpan) -> Self {
        let records = &plan.records;
        let entries = records.entries();
        let mut money = money(records, years);
        let nodes: Vec<Node<'a>> = entries
            .iter()
            .zip(names(records))
            .map(|(entry, name)| {
                let money = money.remove(&(entry.kind, entry.id.as_str()));
                Node { kind: entry.kind, id: entry.id, name, money }
            })
            .collect();
        let known: BTreeMap<(Kind, &str), usize> =
            nodes.iter().enumerate().map(|(at, own)| ((own.kind, own.id.as_str()), at)).collect();
        let none = vec![Vec::new(); nodes.len()];
        let mut thread = Self { nodes, above: none.clone(), below: none.clone(), named_by: none };
        for (from, entry) in entries.iter().enumerate() {
            for (kind, id) in &entry.links {
                if let Some(to) = known.get(&(*kind, id.as_str())) {
                    thread.tie(from, *to, id.span);
                }
            }
        }
        let gaps = records.gaps.iter().map(|own| (Kind::Gap, &own.id, &own.follow_up));
        let items = records.readiness.iter().map(|own| (Kind::Readiness, &own.id, &own.follow_up));
        for (kind, id, follow_up) in gaps.chain(items) {
            let Some(from) = known.get(&(kind, id.as_str())) else { continue };
            for own in follow_up {
                let kinds = [Kind::Strategy, Kind::Program, Kind::Action];
                let found = kinds.iter().filter_map(|kind| known.get(&(*kind, own.as_str())));
                found.for_each(|to| thread.hang(*from, *to, own.span));
            }
        }
        thread
    }

    /// Hangs two linked records above each other.
    fn tie(&mut self, from: usize, to: usize, span: Span) {
        match (self.nodes[from].kind, self.nodes[to].kind) {
            (_, Kind::Agency | Kind::Fund) => self.named_by[to].push(Step { node: from, span }),
            (Kind::Program | Kind::Profile, Kind::Indicator) => self.hang(from, to, span),
            _ => self.hang(to, from, span),
        }
    }

    fn hang(&mut self, above: usize, below: usize, span: Span) {
        self.below[above].push(Step { node: below, span });
        self.above[below].push(Step { node: above, span });
    }

    /// Returns a record by its number.
    pub fn node(&self, at: usize) -> &Node<'a> {
        &self.nodes[at]
    }

    /// Lists the records with an id; the profile of a quick win is found as the quick win.
    pub fn find(&self, id: &str) -> Vec<usize> {
        let exact = self.matching(|own| own == id);
        if exact.is_empty() { self.matching(|own| own.eq_ignore_ascii_case(id)) } else { exact }
    }

    fn matching(&self, is: impl Fn(&str) -> bool) -> Vec<usize> {
        let own = |at: &usize| is(self.nodes[*at].id.as_str());
        let all: Vec<usize> = (0..self.nodes.len()).filter(own).collect();
        let quick_win = all.iter().any(|at| self.nodes[*at].kind == Kind::QuickWin);
        let hidden = |at: &usize| quick_win && self.nodes[*at].kind == Kind::Profile;
        all.into_iter().filter(|at| !hidden(at)).collect()
    }

    /// Lists all ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().map(|own| own.id.as_str()).filter(|id| !id.is_empty())
    }

    /// Follows the thread from a record to its end.
    pub fn follow(&self, from: usize, way: Way) -> Vec<Branch> {
        let analysis = [Kind::Readiness, Kind::Swot, Kind::Gap, Kind::Issue];
        let mut walk = Walk {
            thread: self,
            way,
            serving: way == Way::Down && analysis.contains(&self.nodes[from].kind),
            seen: BTreeMap::from([(from, 0)]),
        };
        walk.branches(from)
    }

    /// Lists the records that name an agency or fund.
    pub fn named_by(&self, at: usize) -> Vec<Branch> {
        let mut seen = Vec::new();
        let mut out = Vec::new();
        for step in &self.named_by[at] {
            if !seen.contains(&step.node) {
                seen.push(step.node);
                out.push(Branch::new(*step));
            }
        }
        out
    }
}

impl Branch {
    fn new(step: Step) -> Self {
        let (repeated, served, branches) = (false, false, Vec::new());
        Self { node: step.node, span: step.span, repeated, served, branches }
    }
}

/// Follows the thread; a record that stands twice is opened once.
struct Walk<'t, 'a> {
    thread: &'t Thread<'a>,
    way: Way,
    /// Whether objectives are shown beside the strategies that serve them.
    serving: bool,
    /// When each record was met.
    seen: BTreeMap<usize, usize>,
}

impl Walk<'_, '_> {
    fn branches(&mut self, from: usize) -> Vec<Branch> {
        let thread = self.thread;
        let start = self.seen.len();
        let mut out = Vec::new();
        if self.serving && thread.nodes[from].kind == Kind::Strategy {
            let above = thread.above[from].iter();
            let served = above.filter(|step| thread.nodes[step.node].kind == Kind::Objective);
            out.extend(served.map(|step| Branch { served: true, ..Branch::new(*step) }));
        }
        let mut steps = match self.way {
            Way::Up => thread.above[from].clone(),
            Way::Down => thread.below[from].clone(),
        };
        steps.sort_by_key(|step| (self.rank(step.node), step.node));
        for step in steps {
            let mut branch = Branch::new(step);
            match self.seen.get(&step.node) {
                // It hangs below this very record already, on a longer thread.
                Some(met) if *met >= start => continue,
                Some(_) => branch.repeated = true,
                None => {
                    self.seen.insert(step.node, self.seen.len());
                    branch.branches = self.branches(step.node);
                }
            }
            out.push(branch);
        }
        out
    }

    /// Sorts what is near first, so that direct links do not hide the thread.
    fn rank(&self, node: usize) -> usize {
        let kind = self.thread.nodes[node].kind;
        let rank = ORDER.iter().position(|own| *own == kind).unwrap_or(ORDER.len());
        match self.way {
            Way::Down => rank,
            Way::Up => ORDER.len() - rank,
        }
    }
}

/// Lists the names of all records in the order of [`Records::entries`].
fn names(records: &Records) -> Vec<&str> {
    let mut all: Vec<&Text> = Vec::new();
    all.extend(records.agencies.iter().map(|own| &own.name));
    all.extend(records.funds.iter().map(|own| &own.name));
    all.extend(records.regulations.iter().map(|own| &own.about));
    all.extend(records.alignment.iter().map(|own| &own.text));
    all.extend(records.readiness.iter().map(|own| &own.name));
    all.extend(records.swot.iter().map(|own| &own.text));
    all.extend(records.strategies.iter().map(|own| &own.text));
    all.extend(records.gaps.iter().map(|own| &own.gap));
    all.extend(records.issues.iter().map(|own| &own.name));
    all.extend(records.missions.iter().map(|own| &own.text));
    all.extend(records.goals.iter().map(|own| &own.text));
    all.extend(records.objectives.iter().map(|own| &own.text));
    all.extend(records.indicators.iter().map(|own| &own.name));
    all.extend(records.programs.iter().map(|own| &own.name));
    all.extend(records.innovations.iter().map(|own| &own.name));
    all.extend(records.actions.iter().map(|own| &own.name));
    all.extend(records.quick_wins.iter().map(|own| &own.name));
    all.extend(records.profiles.iter().map(|own| &own.output));
    all.extend(records.milestones.iter().map(|own| &own.name));
    all.extend(records.risks.iter().map(|own| &own.name));
    all.extend(records.institutions.iter().map(|own| &own.office));
    all.into_iter().map(|text| text.value.as_str()).collect()
}

/// Sums the money of every record whose kind has any.
fn money(records: &Records, years: YearSpan) -> BTreeMap<(Kind, &str), Money<'_>> {
    let mut out = BTreeMap::new();
    for own in &records.programs {
        let purse = Purse { id: &own.id, budget: &own.budget, fund: own.fund.as_ref() };
        out.insert((Kind::Program, own.id.as_str()), purse.sum(own.no_budget.as_ref(), years));
    }
    for own in &records.actions {
        let purse = Purse { id: &own.id, budget: &own.budget, fund: own.fund.as_ref() };
        out.insert((Kind::Action, own.id.as_str()), purse.sum(own.no_budget.as_ref(), years));
    }
    for own in &records.profiles {
        let purse = Purse { id: &own.quick_win, budget: &own.budget, fund: own.fund.as_ref() };
        out.insert((Kind::Profile, own.quick_win.as_str()), purse.sum(None, years));
    }
    out
}

/// The budget of one record.
struct Purse<'a> {
    id: &'a Ref,
    budget: &'a Budget,
    fund: Option<&'a Ref>,
}

impl<'a> Purse<'a> {
    fn sum(&self, reason: Option<&'a Text>, years: YearSpan) -> Money<'a> {
        let lines: Vec<Line<'a>> =
            lines(self.budget, self.fund, years).filter(|line| line.amount.0 != 0).collect();
        let mut funds: Vec<&Id> = Vec::new();
        for fund in lines.iter().filter_map(|line| line.fund) {
            if !funds.contains(&fund) {
                funds.push(fund);
            }
        }
        let first = lines.iter().map(|line| line.year).min();
        let last = lines.iter().map(|line| line.year).max();
        let span = self.budget.0.first().map(|pair| pair.key.span);
        Money {
            total: lines.iter().map(|line| line.amount).sum(),
            funds,
            years: first.zip(last).map(|(first, last)| YearSpan(first, last)),
            reason,
            span: span.or(reason.map(|text| text.span)).unwrap_or(self.id.span),
        }
    }
}
