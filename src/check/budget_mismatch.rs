//! What an author states twice adds up (SP502).
//!
//! Computed tables always add up; what can disagree is a quick win with its programme, its
//! steps with its budget, and a table written by hand with its own total.

use std::collections::BTreeMap;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::money;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::block::{BlockKind, HandTable, Inline, all_blocks, plain};
use crate::model::record::{Amounts, Pair, Profile, Program, Text};
use crate::model::value::{Decimal, Rupiah, Year};
use crate::source::{Span, Spanned};

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
        example: both(
            "| Bidang | Peserta |\n\
             |---|--:|\n\
             | Layanan | 12 |\n\
             | Data | 9 |\n\
             | Jumlah | 22 |",
            "| Bidang | Peserta |\n\
             |---|--:|\n\
             | Layanan | 12 |\n\
             | Data | 9 |\n\
             | Jumlah | 22 |",
        ),
        mend: both(
            "| Bidang | Peserta |\n\
             |---|--:|\n\
             | Layanan | 12 |\n\
             | Data | 9 |\n\
             | Jumlah | 21 |",
            "| Bidang | Peserta |\n\
             |---|--:|\n\
             | Layanan | 12 |\n\
             | Data | 9 |\n\
             | Jumlah | 21 |",
        ),
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
    for profile in &records.profiles {
        let owner = quick_wins.get(profile.quick_win.as_str()).and_then(|id| programs.get(id));
        if let Some(program) = owner {
            within(profile, program, review, sink);
        }
        steps(profile, review, sink);
    }
    for document in &review.plan.documents {
        for block in all_blocks(&document.blocks, &document.sections) {
            if let BlockKind::Table(table) = &block.kind {
                total(table, block.span, review, sink);
            }
        }
    }
}

/// Compares a quick win with its programme, year by year.
fn within(profile: &Profile, program: &Program, review: &Review<'_>, sink: &mut Sink) {
    let sum = |pair: &Pair<Spanned<Year>, Amounts>| -> Rupiah {
        pair.value.0.iter().map(|amount| amount.amount.value).sum()
    };
    for pair in &profile.budget.0 {
        let year = pair.key.value;
        let Some(other) = program.budget.0.iter().find(|own| own.key.value == year) else {
            continue;
        };
        let unread = |own: &Amounts| own.0.iter().any(|amount| !review.is_read(&amount.amount));
        if sum(pair) > sum(other) && !unread(&pair.value) && !unread(&other.value) {
            let id = (profile.quick_win.as_str(), program.id.as_str());
            sink.push(money::above_program(
                pair.key.span,
                id,
                (sum(pair), sum(other)),
                other.key.span,
            ));
        }
    }
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

/// Compares the last row of a table written by hand, when it is a total, with the rows above.
fn total(table: &HandTable, span: Span, review: &Review<'_>, sink: &mut Sink) {
    let is_total = |row: &Vec<Vec<Inline>>| {
        let head = row.iter().map(|cell| plain(cell)).find(|text| !text.trim().is_empty());
        let head = head.unwrap_or_default().trim().to_lowercase();
        ["jumlah", "total", "subjumlah", "subtotal"].iter().any(|word| {
            head.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
    };
    let Some((last, rows)) = table.rows.split_last() else { return };
    // Subtotals would be counted twice.
    if !is_total(last) || rows.iter().any(is_total) || rows.len() < 2 {
        return;
    }
    for (column, cell) in last.iter().enumerate() {
        let Some(stated) = number(cell) else { continue };
        let cells = rows.iter().map(|row| row.get(column).and_then(|cell| number_or_none(cell)));
        let Some(numbers) = cells.collect::<Option<Vec<Decimal>>>() else { continue };
        let sum = Decimal::sum(numbers);
        if !sum.is_same(stated) && !is_year_column(table, column) {
            let place = text_of(cell).map_or(span, |text| text.span);
            let place = if review.sources.slice(place).is_empty() { span } else { place };
            sink.push(money::hand_total(place, &stated.to_string(), &sum.to_string()));
        }
    }
}

/// Tells whether a column counts something that is not summed: numbers of rows or years.
fn is_year_column(table: &HandTable, column: usize) -> bool {
    let head = table.header.get(column).map(|cell| plain(cell).to_lowercase()).unwrap_or_default();
    ["no", "no.", "nomor", "tahun", "rata-rata", "indeks", "skor"].contains(&head.trim())
}

fn text_of(cell: &[Inline]) -> Option<&Text> {
    cell.iter().find_map(|word| match word {
        Inline::Text(text) => Some(text),
        Inline::Strong(words) | Inline::Emph(words) => text_of(words),
        _ => None,
    })
}

/// Reads a number in Indonesian form; percentages and computed facts are none.
fn number(cell: &[Inline]) -> Option<Decimal> {
    if cell
        .iter()
        .any(|word| !matches!(word, Inline::Text(_) | Inline::Strong(_) | Inline::Emph(_)))
    {
        return None;
    }
    let text = plain(cell);
    let text = text.trim().trim_start_matches("Rp").trim();
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let grouped = groups.len() == 1
        || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !grouped || !groups.iter().all(|group| digits(group)) {
        return None;
    }
    if !decimals.is_empty() && !digits(decimals) {
        return None;
    }
    let places = u8::try_from(decimals.len()).ok().filter(|places| *places <= 6)?;
    Some(Decimal(format!("{}{decimals}", groups.concat()).parse().ok()?, places))
}

/// Reads a number; an empty cell or a dash is nothing.
fn number_or_none(cell: &[Inline]) -> Option<Decimal> {
    match plain(cell).trim() {
        "" | "-" | "–" | "—" => Some(Decimal(0, 0)),
        _ => number(cell),
    }
}
