//! What an author states twice adds up (SP502).
//!
//! Computed tables always add up; what can disagree is the quick wins of a programme with it, in
//! a year or a fund, their steps with their budget, and a table written by hand with its own
//! total.

use std::collections::BTreeMap;

use crate::check::{Review, Rule, hand_total};
use crate::diag::Sink;
use crate::diag::catalogue::money;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::block::{BlockKind, all_blocks};
use crate::model::budget::{self, Line};
use crate::model::record::{Budget, Profile, Program};
use crate::model::value::{Id, Rupiah, YearSpan};
use crate::source::Spanned;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::BUDGET_MISMATCH,
    manual: Manual {
        what: both(
            "Anggaran quick win melebihi programnya, langkah quick win tidak berjumlah sama \
             dengan anggarannya, atau baris “Jumlah” pada tabel yang ditulis tangan tidak sama \
             dengan jumlah barisnya.",
            "A quick win with more money than its programme, steps that do not sum to its \
             budget, or a row “Jumlah” of a table written by hand that is not the sum of its \
             rows.",
        ),
        why: both(
            "Jumlah yang salah adalah kesalahan yang paling sering ditemukan auditor.",
            "Wrong totals are what auditors find most often.",
        ),
        example: same(lines![
            "| Bidang | Peserta |",
            "|---|--:|",
            "| Layanan | 12 |",
            "| Data | 9 |",
            "| Jumlah | 22 |",
        ]),
        mend: same(lines![
            "| Bidang | Peserta |",
            "|---|--:|",
            "| Layanan | 12 |",
            "| Data | 9 |",
            "| Jumlah | 21 |",
        ]),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let quick_wins: BTreeMap<&str, &str> =
        (records.quick_wins.iter()).map(|own| (own.id.as_str(), own.program.as_str())).collect();
    let programs: BTreeMap<&str, &Program> =
        records.programs.iter().map(|own| (own.id.as_str(), own)).collect();
    let mut owned: BTreeMap<&str, Vec<&Profile>> = BTreeMap::new();
    for profile in &records.profiles {
        if let Some(program) = quick_wins.get(profile.quick_win.as_str()) {
            owned.entry(program).or_default().push(profile);
        }
        steps(profile, review, sink);
    }
    for (id, profiles) in owned {
        if let Some(program) = programs.get(id) {
            within(&profiles, program, review, sink);
        }
    }
    for document in &review.plan.documents {
        for block in all_blocks(&document.blocks, &document.sections) {
            if let BlockKind::Table(table) = &block.kind {
                hand_total::check(table, block.span, review, sink);
            }
        }
    }
}

/// Compares the quick wins of a programme with it, year by year, then fund by fund.
fn within(profiles: &[&Profile], program: &Program, review: &Review<'_>, sink: &mut Sink) {
    let amounts = |budget: &Budget| -> Vec<Spanned<Rupiah>> {
        budget.0.iter().flat_map(|pair| &pair.value.0).map(|own| own.amount).collect()
    };
    let budgets = || profiles.iter().map(|own| &own.budget.value).chain([&program.budget]);
    if !budgets().flat_map(amounts).all(|amount| review.is_read(&amount)) {
        return;
    }
    let funds = &review.plan.records.funds;
    let low = Rupiah(review.plan.manifest.check.limits.amount_min());
    for pair in &program.budget.0 {
        let year = YearSpan(pair.key.value, pair.key.value);
        let theirs: Vec<Line<'_>> = program.lines(year).collect();
        // Nothing at all, an amount in the wrong unit, and a fund that does not exist are told.
        let odd = theirs.iter().any(|line| line.amount < low);
        let lost = |id: &Id| !funds.iter().any(|own| own.id.value == *id);
        if theirs.is_empty() || odd || theirs.iter().filter_map(|line| line.fund).any(lost) {
            continue;
        }
        let mut sum: Vec<Line<'_>> = Vec::new();
        let mut names: Vec<&str> = Vec::new();
        for profile in profiles {
            let Some(place) = profile.budget.0.iter().find(|own| own.key.value == pair.key.value)
            else {
                continue;
            };
            names.push(profile.quick_win.as_str());
            sum.extend(budget::lines(&profile.budget, profile.fund.as_ref(), year));
            if let Some(above) = exceeds(&sum, &theirs) {
                let id = (names.as_slice(), program.id.as_str());
                sink.push(money::above_program(place.key.span, id, above, pair.key.span));
                break;
            }
        }
    }
}

/// Returns both sums, and the fund when only its share is too large.
fn exceeds<'a>(own: &[Line<'a>], theirs: &[Line<'a>]) -> Option<(Option<&'a Id>, Rupiah, Rupiah)> {
    let sum = |lines: &[Line<'a>], fund: Option<&Id>| -> Rupiah {
        let kept = lines.iter().filter(|line| fund.is_none() || line.fund == fund);
        kept.map(|line| line.amount).sum()
    };
    let funds = own.iter().filter_map(|line| line.fund);
    // Without a fund on either side only the whole can be compared.
    let known = own.iter().chain(theirs).all(|line| line.fund.is_some());
    std::iter::once(None)
        .chain(funds.map(Some).filter(|_| known))
        .find(|fund| sum(own, *fund) > sum(theirs, *fund))
        .map(|fund| (fund, sum(own, fund), sum(theirs, fund)))
}

/// Compares the steps of a quick win with its budget, when all have amounts.
fn steps(profile: &Profile, review: &Review<'_>, sink: &mut Sink) {
    let amounts: Vec<Rupiah> =
        profile.steps.iter().filter_map(|step| Some(step.amount.as_ref()?.value)).collect();
    let stated_all = profile.budget.0.iter().flat_map(|pair| &pair.value.0).map(|a| &a.amount);
    let mut written =
        stated_all.chain(profile.steps.iter().filter_map(|step| step.amount.as_ref()));
    if amounts.is_empty() || profile.budget.0.is_empty() || !written.all(|a| review.is_read(a)) {
        return;
    }
    let stated: Rupiah =
        profile.budget.0.iter().flat_map(|pair| &pair.value.0).map(|a| a.amount.value).sum();
    let sum: Rupiah = amounts.iter().copied().sum();
    let whole = amounts.len() == profile.steps.len();
    if sum > stated || (whole && sum != stated) {
        let place = profile.budget.0.first().map_or(profile.budget.span, |pair| pair.key.span);
        let first = profile.steps.iter().find_map(|step| step.amount.as_ref());
        let first = first.map_or(profile.steps.span, |amount| amount.span);
        sink.push(money::steps(place, profile.quick_win.as_str(), (stated, sum), first));
    }
}
