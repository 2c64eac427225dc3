//! The council has all five sides of the pentahelix (SP802).
//!
//! Looks at plans that list seats; who sits in the council is known from them only.

use crate::check::{Review, Rule, body};
use crate::diag::catalogue::institution;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::diag::{Sink, Text};
use crate::model::record::{Helix, Institution, Kind};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::INCOMPLETE_COUNCIL,
    manual: Manual {
        what: both(
            "Susunan dewan tidak memuat salah satu dari lima unsur: pemerintah, akademisi, dunia \
             usaha, masyarakat, media; atau daftar kelembagaan tidak memuat dewan.",
            "The council lacks one of five sides: government, academia, business, community, \
             media; or the list of institutions holds no council.",
        ),
        why: both(
            "Dewan yang hanya berisi pejabat tidak dapat memberi masukan dari luar; evaluasi \
             menanyakan keterlibatan semua pihak.",
            "A council of officials alone brings no view from outside; the evaluation asks how all \
             parties took part.",
        ),
        example: both(
            lines![
                "institutions:",
                "  - {id: DW-1, body: Dewan Smart City, position: Ketua, office: Bupati,",
                "     element: government}",
                "# tidak ada akademisi, dunia usaha, masyarakat, dan media",
            ],
            lines![
                "institutions:",
                "  - {id: DW-1, body: Dewan Smart City, position: Ketua, office: Bupati,",
                "     element: government}",
                "# no academia, business, community and media",
            ],
        ),
        mend: same(lines![
            "institutions:",
            "  - {id: DW-1, …, element: government}",
            "  - {id: DW-2, …, element: academia}",
            "  - {id: DW-3, …, element: business}",
            "  - {id: DW-4, …, element: community}",
            "  - {id: DW-5, …, element: media}",
        ]),
        basis: both(
            "Bimbingan teknis di Tegal 2023: anggota dewan dan tim dari akademisi, dunia usaha, \
             pemuda, seniman, dan relawan TIK.",
            "Technical guidance in Tegal in 2023: council and team with members from academia, \
             business, youth, artists and ICT volunteers.",
        ),
    },
    whole: true,
    check,
};

/// The sides with their key and names.
const SIDES: [(Helix, &str, &str, &str); 5] = [
    (Helix::Government, "government", "pemerintah", "government"),
    (Helix::Academia, "academia", "akademisi", "academia"),
    (Helix::Business, "business", "dunia usaha", "business"),
    (Helix::Community, "community", "masyarakat", "community"),
    (Helix::Media, "media", "media", "media"),
];

fn check(review: &Review<'_>, sink: &mut Sink) {
    let seats = &review.plan.records.institutions;
    let Some(first) = seats.first().filter(|_| review.is_due(Kind::Institution)) else { return };
    let council: Vec<&Institution> =
        seats.iter().filter(|seat| body::is_council(&seat.body)).collect();
    let Some(chair) = council.first() else {
        if body::are_due(review) {
            sink.push(institution::missing_council(first.body.span));
        }
        return;
    };
    let has = |side: Helix| council.iter().any(|s| s.element.is_some_and(|own| own.value == side));
    let open = SIDES.iter().filter(|(side, ..)| !has(*side));
    let open: Vec<&(Helix, &str, &str, &str)> = open.collect();
    if open.is_empty() {
        return;
    }
    let join = |names: Vec<&str>| names.join(", ");
    let sides = Text::new(
        join(open.iter().map(|side| side.2).collect()),
        join(open.iter().map(|side| side.3).collect()),
    );
    let keys: Vec<&str> = open.iter().map(|side| side.1).collect();
    sink.push(institution::incomplete_council(chair.body.span, &sides, &keys));
}
