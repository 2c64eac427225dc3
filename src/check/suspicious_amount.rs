//! No amount looks like a slip of the pen (SP505).
//!
//! Rupiah written where millions were meant, one zero too many, or the same amount copied into
//! every row. One finding a record.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::money;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::{Amount, Program};
use crate::model::value::Rupiah;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::SUSPICIOUS_AMOUNT,
    manual: Manual {
        what: both(
            "Jumlah satu tahun di bawah Rp1.000.000 atau di atas batas, atau anggaran yang \
             persis sama pada semua program.",
            "An amount of one year under Rp1,000,000 or over the limit, or exactly the same \
             budget for all programmes.",
        ),
        why: both(
            "Angka seperti itu biasanya salah satuan: ditulis dalam juta pada kolom rupiah.",
            "Such figures are usually in the wrong unit: millions in a column of rupiah.",
        ),
        example: both(
            lines![
                "programs:",
                "  - {id: GOV-01, budget: {2022: 1450}, …}   # maksudnya 1450 juta",
            ],
            lines![
                "programs:",
                "  - {id: GOV-01, budget: {2022: 1450}, …}   # 1450 million was meant",
            ],
        ),
        mend: same(lines!["programs:", "  - {id: GOV-01, budget: {2022: 1450 juta}, …}"]),
        basis: both(
            "Laporan evaluasi 2023 memuat tabel dengan satuan campur; pertimbangan sendiri.",
            "The evaluation report of 2023 has tables of mixed units; own judgement.",
        ),
    },
    whole: false,
    check,
};

/// Fewest programmes whose equal budgets look copied.
const COPIES: usize = 5;

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let limits = &review.plan.manifest.check.limits;
    let (low, high) = (Rupiah(limits.amount_min()), Rupiah(limits.amount_max()));
    let programs = records.programs.iter().map(|own| (&own.id, &own.budget));
    let actions = records.actions.iter().map(|own| (&own.id, &own.budget));
    let profiles = records.profiles.iter().map(|own| (&own.quick_win, &own.budget.value));
    for (id, budget) in programs.chain(actions).chain(profiles) {
        let odd = |amount: &&Amount| {
            let value = amount.amount.value;
            value.0 != 0 && (value < low || value > high)
        };
        let mut odd = budget.0.iter().flat_map(|pair| &pair.value.0).filter(odd);
        if let Some(first) = odd.next() {
            let small = first.amount.value < low;
            let limit = if small { low } else { high };
            let amount = first.amount.value;
            sink.push(money::odd_amount(first.amount.span, id.as_str(), amount, small, limit));
        }
    }
    copies(&records.programs, sink);
}

/// Tells programmes that all have the same budget.
fn copies(programs: &[Program], sink: &mut Sink) {
    let budget = |program: &Program| -> Vec<Rupiah> {
        program.budget.0.iter().flat_map(|pair| &pair.value.0).map(|a| a.amount.value).collect()
    };
    let Some(first) = programs.first().filter(|_| programs.len() >= COPIES) else { return };
    let model = budget(first);
    if !model.is_empty() && programs.iter().all(|program| budget(program) == model) {
        let place = first.budget.0[0].value.0.first().map_or(first.id.span, |a| a.amount.span);
        sink.push(money::copied(place, programs.len()));
    }
}
