//! Every agency with a programme signs the commitment of the final plan (SP803).
//!
//! That nobody signed is told by SP101 where the scheme demands the sheet. A partner outside the
//! government signs nothing, and the commitment of a successor counts for its predecessor.

use std::collections::BTreeSet;

use crate::check::{Review, Rule, body};
use crate::diag::Sink;
use crate::diag::catalogue::institution;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Agency;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::MISSING_COMMITMENT,
    manual: Manual {
        what: both(
            "Pada rencana akhir, perangkat daerah yang bertanggung jawab atas program tetapi tidak \
             tercantum pada lembar komitmen.",
            "In the final plan, an agency that answers for a programme but does not stand on the \
             commitment sheet.",
        ),
        why: both(
            "Komitmen ditandatangani pada tahap IV agar setiap pemilik program menganggarkan \
             bagiannya.",
            "The commitment is signed at stage IV so that every owner of a programme budgets its \
             part.",
        ),
        example: both(
            lines![
                "# tahap-4/tahap.yaml",
                "commitments:",
                "  - {agency: diskominfo, text: Menyediakan akun warga.}",
                "# dinkes memiliki program, tetapi tidak ada di sini",
            ],
            lines![
                "# tahap-4/tahap.yaml",
                "commitments:",
                "  - {agency: diskominfo, text: Menyediakan akun warga.}",
                "# dinkes has a programme, but does not stand here",
            ],
        ),
        mend: same(lines![
            "commitments:",
            "  - {agency: diskominfo, text: Menyediakan akun warga.}",
            "  - {agency: dinkes, text: Mengoperasikan panggilan darurat 112.}",
        ]),
        basis: both(
            "Bimbingan teknis tahap IV di Bontang 2019 dan Simalungun 2021: penandatanganan \
             komitmen bersama.",
            "Technical guidance, stage IV, in Bontang in 2019 and Simalungun in 2021: the joint \
             commitment is signed.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    if !review.is_final() || !plan.unread.prose.is_empty() {
        return;
    }
    let sheet = plan.meetings.values().flat_map(|meeting| &meeting.commitments);
    let signed: BTreeSet<&str> = sheet.clone().map(|own| own.agency.as_str()).collect();
    let Some(first) = sheet.map(|own| own.agency.span).next() else { return };
    let mut told = exempt(&plan.records.agencies, &signed);
    let known: BTreeSet<&str> = plan.records.agencies.iter().map(|own| own.id.as_str()).collect();
    for agency in plan.records.programs.iter().map(|program| &program.agency) {
        let id = agency.as_str();
        if known.contains(id) && !signed.contains(id) && told.insert(id) {
            sink.push(institution::missing_commitment(agency.span, id, first));
        }
    }
}

/// Lists agencies that need not sign: partners, and those whose predecessor or successor did.
fn exempt<'a>(agencies: &'a [Agency], signed: &BTreeSet<&str>) -> BTreeSet<&'a str> {
    let mut out = BTreeSet::new();
    for agency in agencies {
        let own = agency.id.as_str();
        if agency.group.as_ref().is_some_and(|group| body::has(group, &["mitra"])) {
            out.insert(own);
        }
        if let Some(heir) = &agency.successor {
            if signed.contains(heir.as_str()) {
                out.insert(own);
            }
            if signed.contains(own) {
                out.insert(heir.as_str());
            }
        }
    }
    out
}
