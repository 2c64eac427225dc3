//! Council and team are founded by decree before the first meeting (SP801).
//!
//! A decree is recognised by its title, wherever a stage records it, or by a regulation of the region
//! on the council or team of the smart city. Chair and coordinator of the team are asked for as soon
//! as the plan lists seats.

use crate::check::{Review, Rule, body};
use crate::diag::catalogue::institution;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::diag::{Sink, Text};
use crate::model::record::{Decree, Institution};
use crate::model::value::Date;
use crate::source::{Span, Spanned};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::MISSING_DECREE,
    manual: Manual {
        what: both(
            "Keputusan pembentukan dewan atau tim pelaksana tidak dicantumkan, belum bernomor atau \
             bertanggal, atau baru ditetapkan sesudah bimbingan teknis pertama; atau tim pelaksana \
             tanpa ketua atau tanpa koordinator.",
            "The decree that founds the council or the team is not recorded, lacks its number or \
             date, or was signed after the first meeting; or the team has no chair or no \
             coordinator.",
        ),
        why: both(
            "Tanpa keputusan tidak ada yang berwenang menyepakati isi buku; penilai menanyakan \
             keputusan ini setiap tahun.",
            "Without a decree nobody may agree on the books; assessors ask for it every year.",
        ),
        example: both(
            lines![
                "# tahap-1/tahap.yaml",
                "decrees:",
                "  - {title: Keputusan Bupati tentang Dewan Smart City}",
                "# keputusan tim pelaksana tidak ada",
            ],
            lines![
                "# tahap-1/tahap.yaml",
                "decrees:",
                "  - {title: Keputusan Bupati tentang Dewan Smart City}",
                "# the decree on the team is not there",
            ],
        ),
        mend: same(lines![
            "# tahap-1/tahap.yaml",
            "decrees:",
            "  - title: Keputusan Bupati tentang Dewan Smart City",
            "    number: 188/12 Tahun 2021",
            "    date: 2021-05-24",
            "  - title: Keputusan Bupati tentang Tim Pelaksana Smart City",
            "    number: 188/13 Tahun 2021",
            "    date: 2021-05-24",
        ]),
        basis: both(
            "Pendampingan di Agam 2023: keputusan dewan dan tim pelaksana terbit satu sampai dua \
             bulan setelah nota kesepakatan, sebelum tahap I.",
            "Assistance in Agam in 2023: the decrees on council and team follow the agreement \
             within one or two months, before stage I.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    if !body::are_due(review) {
        return;
    }
    let council = Text::new("dewan smart city", "smart-city council");
    let team = Text::new("tim pelaksana smart city", "implementing team");
    let told = decree(review, &council, body::is_council, None, sink);
    decree(review, &team, body::is_team, told, sink);
    if review.plan.records.institutions.is_empty() {
        return;
    }
    let chair = Text::new("ketua", "chair");
    seat(review, &chair, &["ketua", "kepala", "penanggung jawab", "chair"], "Ketua", sink);
    let coordinator = Text::new("koordinator", "coordinator");
    let words =
        ["koordinator", "sekretaris", "harian", "pelaksana", "coordinator", "leading sector"];
    seat(review, &coordinator, &words, "Koordinator", sink);
}

/// Reports what is wrong with the decree of one body and returns the decree's place; one that
/// founds both bodies has been told with the first.
fn decree(
    review: &Review<'_>,
    body: &Text,
    is_own: fn(&str) -> bool,
    told: Option<Span>,
    sink: &mut Sink,
) -> Option<Span> {
    let plan = review.plan;
    let mut regulations = plan.records.regulations.iter();
    if regulations.any(|own| body::is_smart(&own.about) && is_own(&own.about)) {
        return None;
    }
    let first = plan.meetings.iter().next();
    let dates = first.iter().flat_map(|(_, meeting)| &meeting.dates);
    // What is no date has been told already.
    let begin = dates.filter(|date| date.value != Date::default()).min_by_key(|date| date.value);
    let in_time = |date: &Spanned<Date>| begin.is_none_or(|begin| date.value <= begin.value);
    let meetings = plan.meetings.values().flat_map(|meeting| &meeting.decrees);
    let own: Vec<&Decree> = meetings.filter(|decree| is_own(&decree.title)).collect();
    let good = |own: &&Decree| own.number.is_some() && own.date.as_ref().is_some_and(in_time);
    if own.iter().any(good) {
        return None;
    }
    let Some(decree) = own.first() else {
        let stage = first.map_or(1, |(stage, _)| *stage);
        let place = first.map_or(plan.manifest.stage.span, |(_, meeting)| meeting.span);
        sink.push(institution::missing_decree(place, body, stage));
        return None;
    };
    let place = decree.title.span;
    if told == Some(place) {
        return told;
    }
    match (&decree.number, &decree.date, begin) {
        (Some(_), Some(date), Some(begin)) => {
            let (on, from) = (date.to_string(), begin.to_string());
            sink.push(institution::late_decree(date.span, &on, begin.span, &from));
        }
        (number, date, _) => {
            sink.push(institution::incomplete_decree(place, number.is_some(), date.is_some()));
        }
    }
    Some(place)
}

/// Reports a seat of the team that nobody holds.
fn seat(review: &Review<'_>, name: &Text, words: &[&str], example: &str, sink: &mut Sink) {
    let seats = &review.plan.records.institutions;
    let team: Vec<&Institution> = seats.iter().filter(|seat| body::is_team(&seat.body)).collect();
    let place = team.first().or(seats.iter().collect::<Vec<_>>().first()).map(|own| own.body.span);
    let held = team.iter().any(|seat| body::has(&seat.position, words));
    if let Some(place) = place.filter(|_| !held) {
        sink.push(institution::missing_seat(place, name, example));
    }
}
