//! Amounts of money as prose states them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::check::stated_number::Context;
use crate::check::stated_number::amount::{Amount, Cue, amount, follow, head};
use crate::check::stated_number::count::{dimensions, ends, is_plan};
use crate::check::stated_number::word::{Word, number, span, year};
use crate::diag::catalogue::stated::{self, Stated};
use crate::diag::{Sink, Text};
use crate::model::budget::{self, Line};
use crate::model::passage::OBJECT;
use crate::model::plan::Plan;
use crate::model::record::{Action, Program};
use crate::model::value::{Rupiah, Year, YearSpan};
use crate::source::Span;

/// How many times the computed amount a stated one may be and still mean the same thing.
const NEAR: i128 = 3;

/// A part of the plan that has money of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    Plan,
    Dimension(&'a str),
    Fund(&'a str),
    Agency(&'a str),
    Program(&'a str),
    Actions,
    QuickWins,
}

/// Finds and compares amounts.
pub(super) struct Totals<'a> {
    plan: &'a Plan,
    dimensions: Vec<(Vec<String>, &'a str)>,
    funds: Vec<(Vec<String>, &'a str)>,
    sums: OnceCell<BTreeMap<Part<'a>, BTreeMap<Year, Rupiah>>>,
}

impl<'a> Totals<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let words = |text: &str| -> Vec<String> {
            text.to_lowercase().split_whitespace().map(str::to_owned).collect()
        };
        let funds = plan.records.funds.iter();
        let funds =
            funds.flat_map(|own| [&own.short, &own.name].map(|n| (words(n), own.id.as_str())));
        Self { plan, dimensions: dimensions(plan), funds: funds.collect(), sums: OnceCell::new() }
    }

    /// Compares the amounts of a sentence.
    pub(super) fn check(&self, context: &Context<'_>, words: &[Word<'_>], sink: &mut Sink) {
        let areas = &self.plan.scheme.action_areas;
        let actions = areas.iter().any(|area| context.path.contains(&area.id.as_str()))
            || context.path.contains(&"rencana-aksi");
        // What stands there has money of its own.
        if context.in_quick_win() || actions {
            return;
        }
        for at in 0..words.len() {
            let Some(amount) = amount(words, at) else { continue };
            let Some(mut cue) = self.cue(&words[..at]) else { continue };
            if follow(&words[at + amount.used..], &mut cue) {
                let range = words[at].range.start..words[at + amount.used - 1].range.end;
                self.judge(context, range, (&amount, &cue), sink);
            }
        }
    }

    fn judge(
        &self,
        context: &Context<'_>,
        range: std::ops::Range<usize>,
        (amount, cue): (&Amount, &Cue),
        sink: &mut Sink,
    ) {
        let plan = self.plan;
        let whole = [plan.years(false), plan.years(true)];
        let far = cue.span.is_some_and(|span| !whole.contains(&span))
            || cue.year.is_some_and(|year| !whole[1].contains(year))
            || (cue.fund.is_some() && cue.dimension.is_some());
        if far || self.is_right(amount, cue.year) {
            return;
        }
        let own = cue.dimension.as_deref().or(context.dimension().filter(|_| !cue.plan));
        let (part, fact, what) = match (&cue.fund, own) {
            (Some(fund), _) => (
                Part::Fund(fund),
                format!("budget.fund(\"{fund}\")"),
                Text::new(format!("anggaran dari `{fund}`"), format!("the money from `{fund}`")),
            ),
            (None, Some(id)) => (
                Part::Dimension(id),
                format!("budget.dimension(\"{id}\")"),
                Text::new(
                    format!("anggaran dimensi `{id}`"),
                    format!("the money of the dimension `{id}`"),
                ),
            ),
            (None, None) => (
                Part::Plan,
                "budget.total".to_owned(),
                Text::new("total anggaran", "the total of the plan"),
            ),
        };
        let years = cue.year.map_or(whole[0], |year| YearSpan(year, year));
        let Some(computed) = self.sum(&part, years).filter(|sum| sum.whole() > 0) else { return };
        let (stated, true_sum) = (amount.value, i128::from(computed.whole()));
        if stated * NEAR < true_sum || true_sum * NEAR < stated {
            return;
        }
        let year = cue.year.map(|year| (format!(" tahun {year}"), format!(" in {year}")));
        let (year_id, year_en) = year.unwrap_or_default();
        let what = Text::new(what.id + &year_id, what.en + &year_en);
        let dotted = cue.year.map_or_else(String::new, |year| format!(".{year}"));
        let short = if amount.slack > 0 { ".short" } else { "" };
        let fact = &format!("{fact}{dotted}{short}");
        let computed = &if amount.slack > 0 { computed.short() } else { computed.to_string() };
        let written = context.passage.text.get(range.clone()).unwrap_or_default();
        let (span, exact) = context.place(range);
        let source = self.source(&part);
        sink.push(stated::number(Stated { span, exact, written, computed, what, fact, source }));
    }

    /// Tells whether an amount agrees with any total of the plan.
    fn is_right(&self, amount: &Amount, year: Option<Year>) -> bool {
        let plan = self.plan;
        let spans = match year {
            Some(year) => [YearSpan(year, year); 2],
            None => [plan.years(false), plan.years(true)],
        };
        let sum = |part: &Part<'_>, span: YearSpan| self.sum(part, span).unwrap_or_default();
        spans.into_iter().any(|span| {
            let both = sum(&Part::Plan, span) + sum(&Part::Actions, span);
            amount.is_about(both) || self.sums().keys().any(|part| amount.is_about(sum(part, span)))
        })
    }

    fn sum(&self, part: &Part<'_>, span: YearSpan) -> Option<Rupiah> {
        let years = self.sums().get(part)?;
        Some(years.range(span.start()..=span.end()).map(|(_, amount)| *amount).sum())
    }

    /// Sums all money by part and year, once.
    fn sums(&self) -> &BTreeMap<Part<'a>, BTreeMap<Year, Rupiah>> {
        self.sums.get_or_init(|| {
            let records = &self.plan.records;
            let mut sums: BTreeMap<Part<'a>, BTreeMap<Year, Rupiah>> = BTreeMap::new();
            let mut add = |part: Part<'a>, line: &Line<'_>| {
                *sums.entry(part).or_default().entry(line.year).or_default() += line.amount;
            };
            let all = self.plan.years(true);
            let lines = |own: &'a Program| own.lines(all).map(move |line| (own, line));
            for (program, line) in records.programs.iter().flat_map(lines) {
                add(Part::Plan, &line);
                add(Part::Dimension(program.dimension.as_str()), &line);
                add(Part::Agency(program.agency.as_str()), &line);
                add(Part::Program(program.id.as_str()), &line);
                if let Some(fund) = line.fund {
                    add(Part::Fund(fund.as_str()), &line);
                }
            }
            let lines = |own: &'a Action| own.lines(all);
            records.actions.iter().flat_map(lines).for_each(|line| add(Part::Actions, &line));
            for own in &records.profiles {
                budget::lines(&own.budget, own.fund.as_ref(), all)
                    .for_each(|line| add(Part::QuickWins, &line));
            }
            sums
        })
    }

    /// Points at the first amount that a total has.
    fn source(&self, part: &Part<'_>) -> Option<Span> {
        let programs = self.plan.records.programs.iter();
        let mut own = programs.filter(|own| match part {
            Part::Dimension(id) => own.dimension.as_str() == *id,
            Part::Fund(id) => {
                let named = own.budget.0.iter().flat_map(|pair| &pair.value.0);
                let named = named.filter_map(|amount| amount.fund.as_ref()).chain(&own.fund);
                named.map(|fund| fund.as_str()).collect::<BTreeSet<&str>>().contains(id)
            }
            _ => true,
        });
        own.find_map(|own| own.budget.0.first().map(|pair| pair.key.span))
    }

    /// Reads the words before an amount backwards, to the word for money.
    fn cue(&self, before: &[Word<'_>]) -> Option<Cue> {
        let mut cue = Cue::default();
        let mut end = before.len();
        loop {
            let words = before.get(..end)?;
            let word = |back: usize| end.checked_sub(back).map_or("", |at| before[at].as_str());
            if matches!(
                word(1),
                "anggaran" | "pagu" | "pembiayaan" | "pendanaan" | "biaya" | "dana"
            ) {
                self.receiver(&before[..end - 1], &mut cue);
                return head(before, end - 1, cue);
            }
            // "Anggaran yang diperlukan selama lima tahun adalah".
            let said =
                matches!(word(1), "dibutuhkan" | "diperlukan" | "direncanakan" | "disediakan");
            if said && word(2) == "yang" {
                end -= 2;
                continue;
            }
            if word(1) == "tahun" && self.spans_plan(&words[..end - 1]) {
                end -= 2;
                continue;
            }
            end -= match word(1) {
                "" => return None,
                "sebesar" | "adalah" | "mencapai" | "senilai" | "sejumlah" | "yaitu" | "ialah"
                | "berjumlah" | ":" | "indikatif" | "tahun" | "periode" | "selama" | "untuk"
                | "kurun" | "waktu" => 1,
                "total" | "totalnya" | "seluruhnya" | "keseluruhan" => {
                    cue.total = true;
                    1
                }
                "program" if matches!(word(2), "seluruh" | "semua") => {
                    cue.total = true;
                    2
                }
                fact if fact.starts_with(OBJECT) => 1,
                _ => self.part(words, &mut cue)?,
            };
        }
    }

    /// Reads a dimension that receives: "Smart Living memperoleh anggaran".
    fn receiver(&self, before: &[Word<'_>], cue: &mut Cue) {
        const VERBS: &[&str] =
            &["memperoleh", "mendapat", "mendapatkan", "menyerap", "memerlukan", "membutuhkan"];
        let Some((verb, subject)) = before.split_last() else { return };
        if VERBS.contains(&verb.as_str())
            && let Some((_, id)) = self.dimensions.iter().find(|(name, _)| ends(subject, name))
            && cue.dimension.is_none()
        {
            cue.dimension = Some((*id).to_owned());
        }
    }

    /// Tells whether words end in the length of the plan: "lima" of "selama lima tahun".
    fn spans_plan(&self, words: &[Word<'_>]) -> bool {
        let years = self.plan.years(false);
        let length = usize::from(years.end().0.saturating_sub(years.start().0)) + 1;
        words
            .len()
            .checked_sub(1)
            .and_then(|at| number(words, at))
            .is_some_and(|own| own == (length, 1))
    }

    /// Reads a year, the plan, a dimension or a fund at the end of some words.
    fn part(&self, words: &[Word<'_>], cue: &mut Cue) -> Option<usize> {
        let last = words.len() - 1;
        if let Some(year) = year(words[last].text) {
            return cue.year.replace(year).is_none().then_some(1);
        }
        if let Some((years, 1)) = span(words, last) {
            return cue.span.replace(years).is_none().then_some(1);
        }
        if is_plan(words) && words[last - 1].as_str() != "buku" {
            cue.plan = true;
            let long = matches!(words[last - 1].as_str(), "plan" | "induk");
            return Some(if long { 3 } else { 2 });
        }
        if let Some((name, id)) = self.dimensions.iter().find(|(name, _)| ends(words, name)) {
            cue.dimension = Some((*id).to_owned());
            let before = words.len() - name.len();
            let own = before > 0 && words[before - 1].as_str() == "dimensi";
            return Some(name.len() + usize::from(own));
        }
        let (name, id) = self.funds.iter().find(|(name, _)| ends(words, name))?;
        let before = words.get(..words.len() - name.len())?;
        let word =
            |back: usize| before.len().checked_sub(back).map_or("", |at| before[at].as_str());
        cue.fund = Some((*id).to_owned());
        match (word(1), word(2), word(3)) {
            ("dari", "bersumber", "yang") => Some(name.len() + 3),
            ("dari", "bersumber", _) => Some(name.len() + 2),
            ("dari", _, _) => Some(name.len() + 1),
            _ => None,
        }
    }
}
