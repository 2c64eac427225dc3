//! `participants`: who took part in the meetings, by agency.

use crate::model::record::{Meeting, Participant};
use crate::source::Span;
use crate::view::caption::Caption;
use crate::view::names::Head;
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Placed, Sheet};
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "participants",
    options: &["stage", "agency", "totals"],
    required: &[],
    columns: &["no", "agency", "people"],
    groups: &["stage"],
    filters: &["stage", "agency"],
    words: &[],
    build,
};

/// The participants of one agency at one meeting.
#[derive(Debug, Clone, Copy)]
struct Seat<'a> {
    stage: u8,
    meeting: &'a Meeting,
    record: &'a Participant,
}

impl Placed for Seat<'_> {
    fn place(&self) -> Option<Span> {
        Some(self.record.agency.span)
    }
}

fn build(request: &Request<'_>) -> Built {
    let selection = Selection::of(request.options);
    let meetings = request.plan.meetings.iter();
    let seats = meetings.flat_map(|(stage, meeting)| {
        let all = meeting.value.participants.iter();
        all.map(|record| Seat { stage: *stage, meeting: &meeting.value, record })
    });
    let rows: Vec<Seat<'_>> = seats
        .filter(|seat| {
            selection.admits(|field| match field {
                "stage" => vec![seat.stage.to_string()],
                "agency" => vec![seat.record.agency.to_string()],
                _ => Vec::new(),
            })
        })
        .collect();
    let one = rows.first().filter(|_| request.options.stage.is_some()).copied();
    let group = request.group(if one.is_some() { "none" } else { "stage" });
    let subject = match one {
        Some(seat) => format!("Peserta {}", seat.meeting.name),
        None => "Peserta bimbingan teknis".to_owned(),
    };
    let fields = vec![
        Field::serial(),
        Field::agency("agency", "Perangkat daerah", |seat: &Seat<'_>| {
            seat.record.agency.value.clone()
        }),
        Field::count("people", "Jumlah peserta", |seat: &Seat<'_>| seat.record.people.0),
    ];
    Sheet::new(request, rows, fields, &["no", "agency", "people"])
        .grouped("perangkat daerah", move |seat: &Seat<'_>| {
            let name = seat.meeting.name.value.clone();
            (group == "stage").then(|| Head::new(usize::from(seat.stage), name))
        })
        .build(Caption::new(request, &subject).by(group).undated())
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built, faults, rows, show, word};

    #[test]
    fn people_are_counted_by_meeting() {
        let shown = [
            "No. | Perangkat daerah | Jumlah peserta",
            "# Bimtek Tahap I (2 perangkat daerah)",
            "1 | Dinas Komunikasi dan Informatika | 6",
            "2 | Badan Perencanaan | 4",
            "= Jumlah: 10",
        ];
        assert_eq!(show("participants", |_| ()), shown);
        let (built, _) = built("participants", |o| {
            o.stage = word("1");
            o.sort = word("people");
        });
        assert_eq!(rows(&built.table)[1], "1 | Badan Perencanaan | 4");
        assert_eq!(built.caption, "Peserta Bimtek Tahap I");
    }

    #[test]
    fn a_stage_without_meeting_is_told() {
        let found = faults("participants", |o| o.stage = word("5"));
        assert_eq!(found, ["`5` is not a stage that the view `participants` knows"]);
    }
}
