//! Many plans in one table, one line each.

use crate::lang::Lang;
use crate::model::plan::STAGES;
use crate::model::status::{Outcome, Row, Status};
use crate::model::value::roman;

use super::words::{left, percent, right, word};

/// Prints one line for each plan; a plan that cannot be read says why.
pub fn many(plans: &[Row], lang: Lang) -> String {
    let mut out = vec![columns(lang)];
    for plan in plans {
        out.push(match &plan.outcome {
            Outcome::Status(status) => {
                let alike = |own: &Row| match &own.outcome {
                    Outcome::Status(other) => other.region == status.region,
                    Outcome::Error(_) => false,
                };
                let alone = plans.iter().filter(|own| alike(own)).count() == 1;
                line(if alone { &status.region } else { &plan.path }, status)
            }
            Outcome::Error(reason) => {
                format!("{}: {}: {reason}", plan.path, word("tidak terbaca", "unread", lang))
            }
        });
    }
    out.push(String::new());
    out.push(
        word(
            "I sampai IV, semua: persen bagian yang ditulis; final: persen yang final;",
            "I to IV, all: percent of parts that are written; final: percent that are final;",
            lang,
        )
        .to_owned(),
    );
    out.push(
        word(
            "temuan: galat/peringatan. Satu rencana saja: `smartplan status RENCANA`",
            "found: errors/warnings. One plan alone: `smartplan status PLAN`",
            lang,
        )
        .to_owned(),
    );
    out.push(String::new());
    out.join("\n")
}

fn columns(lang: Lang) -> String {
    let mut out = left(word("rencana", "plan", lang), 23);
    out += &left(word("skema", "scheme", lang), 10);
    out += &left(word("tahap", "stage", lang), 6);
    for stage in STAGES {
        out += &right(&roman(stage.into()), 6);
    }
    out += &right(word("semua", "all", lang), 6);
    out += &right("final", 6);
    out += &right(word("temuan", "found", lang), 8);
    out.trim_end().to_owned()
}

fn line(name: &str, status: &Status) -> String {
    let last = status.stages.iter().map(|own| own.stage).max().unwrap_or(status.stage);
    let mut out = left(name, 23);
    out += &left(&status.scheme, 10);
    out += &left(&format!("{}/{last}", status.stage), 6);
    for stage in STAGES {
        let own = status.stages.iter().find(|own| own.stage == stage);
        let share = own.map_or_else(|| "-".to_owned(), |own| percent(own.parts.percent));
        out += &right(&share, 6);
    }
    let whole = &status.whole;
    let finished = (whole.parts > 0).then(|| whole.finished * 100 / whole.parts);
    out += &right(&percent(whole.percent), 6);
    out += &right(&percent(finished), 6);
    out += &right(&format!("{}/{}", status.errors, status.warnings), 8);
    out
}
