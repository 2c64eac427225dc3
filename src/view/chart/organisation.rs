//! `organisation`: the bodies of the smart city, each with its seats: the council above, the team
//! below it with the groups of the dimensions, others beside them.
//!
//! What a body is, its name says; a plan whose names say nothing shows its bodies below each other.

use crate::model::chart::{Chart, Ink, Sheet, Size, Tone, Weight};
use crate::model::record::Institution;
use crate::model::scheme::Dimension;
use crate::view::caption::Caption;
use crate::view::chart::Drawn;
use crate::view::chart::canvas::{
    Area, At, Canvas, FULL, Style, TALL, dashed, fill, outlined, stroke,
};
use crate::view::chart::face::Type;
use crate::view::chart::scale::many;
use crate::view::chart::words::{counted, listed, sentence};
use crate::view::institutions;
use crate::view::{Request, View};

pub(super) const CHART: View<Drawn> = View {
    name: "organisation",
    options: &[],
    required: &[],
    columns: &[],
    groups: &[],
    filters: institutions::VIEW.filters,
    words: institutions::VIEW.words,
    build,
};

/// Most lines of seats in one box, fewer where the page is full; the rest is counted.
const SEATS: [usize; 4] = [14, 8, 4, 2];
/// Most boxes of dimensions beside each other.
const ABREAST: usize = 6;
/// Room inside a box, between boxes above each other, and between boxes beside each other.
const PAD: f64 = 8.0;
const BETWEEN: f64 = 24.0;
const GAP: f64 = 7.0;
/// Width of the bodies at the side, and of the room for the threads to them.
const ASIDE: f64 = 138.0;
const THREADS: f64 = 26.0;

/// A body with its seats.
struct Body<'a> {
    name: &'a str,
    /// Lines of seats: the position, and who holds it.
    seats: Vec<(String, String)>,
    /// Seats that lead the group of a dimension.
    groups: Vec<(&'a Dimension, &'a Institution)>,
    count: usize,
    chair: Option<&'a str>,
}

fn build(request: &Request<'_>) -> Drawn {
    let data = (institutions::VIEW.build)(request);
    let caption = Caption::new(request, "Bagan organisasi smart city").undated();
    let parted = bodies(request, true);
    let empty = parted.is_empty();
    if empty || request.bare {
        return Drawn::undrawn(empty, caption, data);
    }
    let alt = finding(&parted);
    let drawing = |most: usize| {
        let mut canvas = Canvas::new(FULL);
        let height = draw(&mut canvas, &parted, most);
        (height <= TALL).then(|| canvas.finish(height + 2.0))
    };
    let sheets = match SEATS.into_iter().find_map(drawing) {
        Some(sheet) => vec![sheet],
        None => below_each_other(&bodies(request, false)),
    };
    Drawn { caption, chart: Chart::new(alt, sheets), data, ..Drawn::default() }
}

/// Lists the bodies with their seats; `parted` sets the seats that lead a dimension apart.
fn bodies<'a>(request: &Request<'a>, parted: bool) -> Vec<Body<'a>> {
    let seats = institutions::chosen(request);
    let dimensions: &'a [Dimension] = &request.plan.scheme.dimensions;
    let mut out: Vec<Body<'a>> = Vec::new();
    for seat in seats {
        let name = seat.body.as_str();
        let at = out.iter().position(|body| body.name == name).unwrap_or_else(|| {
            let (seats, groups) = (Vec::new(), Vec::new());
            out.push(Body { name, seats, groups, count: 0, chair: None });
            out.len() - 1
        });
        let body = &mut out[at];
        body.count += 1;
        let position = seat.position.as_str();
        let led = dimensions.iter().find(|own| position.contains(own.name.as_str()));
        match led.filter(|own| parted && is_team(name) && !own.name.is_empty()) {
            Some(dimension) => body.groups.push((dimension, seat)),
            None => {
                body.chair = body.chair.or(Some(seat.office.as_str()));
                body.seat(position, seat.office.as_str());
            }
        }
    }
    out
}

impl Body<'_> {
    /// Adds a seat; those of one position share a line.
    fn seat(&mut self, position: &str, office: &str) {
        match self.seats.iter_mut().find(|(own, _)| own == position) {
            Some((_, offices)) => {
                offices.push_str("; ");
                offices.push_str(office);
            }
            None => self.seats.push((position.to_owned(), office.to_owned())),
        }
    }

    /// Breaks the seats into lines of a width, each with how many of its letters are bold.
    fn lines(&self, width: f64, most: usize) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> = Vec::new();
        for (position, offices) in &self.seats {
            let head = Type::BOLD.clipped(position, width * 0.5);
            let taken = Type::BOLD.width(&head) + 4.0;
            let mut words = offices.split_whitespace().peekable();
            // The first line is shorter: its position stands before it.
            let mut first = String::new();
            while let Some(word) = words.peek() {
                let longer = format!("{first} {word}");
                if Type::SMALL.width(longer.trim()) > width - taken {
                    break;
                }
                longer.trim().clone_into(&mut first);
                words.next();
            }
            let rest: Vec<&str> = words.collect();
            out.push((head, first));
            let more = Type::SMALL.wrapped(&rest.join(" "), width, most);
            out.extend(more.into_iter().map(|line| (String::new(), line)));
        }
        if out.len() > most {
            out.truncate(most.saturating_sub(1));
            out.push((String::new(), format!("dan seterusnya, {} kedudukan", self.count)));
        }
        out
    }
}

fn is_council(name: &str) -> bool {
    let name = name.to_lowercase();
    ["dewan", "pengarah", "gugus tugas"].iter().any(|word| name.contains(word))
}

fn is_team(name: &str) -> bool {
    let name = name.to_lowercase();
    let words = ["tim ", "pelaksana", "pokja", "kelompok kerja", "satgas", "satuan tugas"];
    !is_council(&name) && words.iter().any(|word| name.contains(word))
}

/// Draws all bodies with `most` lines each; returns the height.
fn draw(canvas: &mut Canvas, bodies: &[Body<'_>], most: usize) -> f64 {
    let known = bodies.iter().any(|body| is_council(body.name) || is_team(body.name));
    let beside = |body: &&Body<'_>| known && !is_council(body.name) && !is_team(body.name);
    let aside: Vec<&Body<'_>> = bodies.iter().filter(|body| beside(body)).collect();
    let mut main: Vec<&Body<'_>> = bodies.iter().filter(|body| !beside(body)).collect();
    // The council stands above, wherever it was written.
    main.sort_by_key(|body| !is_council(body.name));
    let width = if aside.is_empty() { FULL } else { FULL - ASIDE - THREADS };
    let mut y = 1.0;
    let mut middles = Vec::new();
    for (at, body) in main.iter().enumerate() {
        if at > 0 {
            let x = width / 2.0;
            canvas.line((x, y), (x, y + BETWEEN - 5.0), stroke(Tone::Accent, Weight::Thin));
            arrow(canvas, (x, y + BETWEEN), (0.0, 1.0));
            y += BETWEEN;
        }
        let h = body_box(canvas, body, Area { x: 0.0, y, w: width, h: 0.0 }, (true, most));
        middles.push(y + h / 2.0);
        y += h;
    }
    let foot = y;
    let mut side = 1.0;
    let x = width + THREADS;
    for body in &aside {
        let h = body_box(canvas, body, Area { x, y: side, w: ASIDE - 1.0, h: 0.0 }, (false, most));
        thread(canvas, (x, width), (side, h), &middles);
        side += h + GAP;
    }
    // The groups of the dimensions take the whole width, below all.
    let groups: Vec<_> = main.iter().flat_map(|body| body.groups.iter()).collect();
    let below = foot.max(side);
    if groups.is_empty() { below } else { draw_groups(canvas, &groups, (width / 2.0, foot, below)) }
}

/// Draws more bodies than one page can join: below each other, on as many sheets as it takes.
fn below_each_other(bodies: &[Body<'_>]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let (mut canvas, mut y) = (Canvas::new(FULL), 1.0);
    for body in bodies {
        let area = Area { x: 0.5, y: 0.0, w: FULL - 1.0, h: 0.0 };
        let h = body_box(&mut Canvas::new(FULL), body, area, (true, SEATS[0]));
        if y + h > TALL {
            sheets.push(std::mem::replace(&mut canvas, Canvas::new(FULL)).finish(y));
            y = 1.0;
        }
        body_box(&mut canvas, body, Area { y, ..area }, (true, SEATS[0]));
        y += h + GAP;
    }
    sheets.push(canvas.finish(y));
    sheets
}

/// Joins a body at the side with those in the middle, by one dashed line from its own height.
fn thread(canvas: &mut Canvas, (x, to): (f64, f64), (top, h): (f64, f64), middles: &[f64]) {
    let own = top + h / 2.0;
    for middle in middles {
        let bend = x - THREADS / 2.0;
        let start = own.clamp(top + 4.0, top + h - 4.0);
        let line = dashed(Tone::Accent, Weight::Thin);
        canvas.corners(&[(x, start), (bend, start), (bend, *middle), (to + 5.0, *middle)], line);
        arrow(canvas, (to, *middle), (-1.0, 0.0));
    }
}

/// Draws the head of an arrow that ends at a place.
fn arrow(canvas: &mut Canvas, (x, y): At, (dx, dy): At) {
    let base = (x - 6.0 * dx, y - 6.0 * dy);
    let corners =
        [(x, y), (base.0 + 3.0 * dy, base.1 - 3.0 * dx), (base.0 - 3.0 * dy, base.1 + 3.0 * dx)];
    canvas.polygon(&corners, fill(Tone::Accent));
}

/// Draws a body with its seats; returns the height of the box.
fn body_box(canvas: &mut Canvas, body: &Body<'_>, area: Area, (firm, most): (bool, usize)) -> f64 {
    let head = Type { size: Size::Label, bold: true };
    let room = area.w - 2.0 * PAD;
    let title = head.wrapped(body.name, room, 2);
    let lines = body.lines(room, most);
    let h = 2.0 * PAD + 11.0 * many(title.len()) + 2.0 + 10.5 * many(lines.len());
    let edge = stroke(Tone::Accent, Weight::Thin);
    let paint = if firm {
        outlined(Tone::Tint, edge)
    } else {
        outlined(Tone::Paper, dashed(Tone::Accent, Weight::Thin))
    };
    canvas.rect(Area { h, ..area }, paint);
    let x = area.x + PAD;
    let mut y =
        canvas.lines((x, area.y + PAD + 7.5), &title, &Style::of(head).ink(Ink::Accent)) + 2.0;
    for (position, office) in lines {
        let taken = if position.is_empty() { 0.0 } else { Type::BOLD.width(&position) + 4.0 };
        canvas.text((x, y), position, Style::of(Type::BOLD));
        canvas.text((x + taken, y), office, Style::of(Type::SMALL));
        y += 10.5;
    }
    h
}

/// Draws the groups of the dimensions in rows of equal boxes; returns where they end.
fn draw_groups(
    canvas: &mut Canvas,
    groups: &[&(&Dimension, &Institution)],
    (x, foot, below): (f64, f64, f64),
) -> f64 {
    let rows = groups.len().div_ceil(ABREAST);
    let abreast = groups.len().div_ceil(rows);
    let w = (FULL - GAP * many(abreast - 1)) / many(abreast);
    let rail = below + 12.0;
    canvas.line((x, foot), (x, rail), stroke(Tone::Accent, Weight::Thin));
    let mut y = rail + 12.0;
    for (at, row) in groups.chunks(abreast).enumerate() {
        let names: Vec<Vec<String>> =
            row.iter().map(|(own, _)| Type::BOLD.wrapped(&own.name.value, w - 10.0, 2)).collect();
        let offices: Vec<Vec<String>> = row
            .iter()
            .map(|(_, seat)| Type::SMALL.wrapped(&seat.office.value, w - 4.0, 5))
            .collect();
        let tall = |lines: &[Vec<String>]| lines.iter().map(Vec::len).max().unwrap_or(1);
        let head = 9.5 * many(tall(&names)) + 9.0;
        let middle = |place: usize| many(place) * (w + GAP) + w / 2.0;
        if at == 0 {
            let ends = (middle(0).min(x), middle(row.len() - 1).max(x));
            canvas.line((ends.0, rail), (ends.1, rail), stroke(Tone::Accent, Weight::Thin));
        }
        for (place, (dimension, _)) in row.iter().enumerate() {
            let left = many(place) * (w + GAP);
            if at == 0 {
                let line = stroke(Tone::Accent, Weight::Thin);
                canvas.line((middle(place), rail), (middle(place), y), line);
            }
            let tone = Tone::Dimension(dimension.id.value.clone());
            let area = Area { x: left, y, w, h: head };
            canvas.rect(area, outlined(tone.clone(), stroke(Tone::Mute, Weight::Hair)));
            let lines = &names[place];
            let first = y + head / 2.0 + 2.7 - 4.75 * many(lines.len().saturating_sub(1));
            let style = Style::of(Type::BOLD).ink(Ink::On(tone)).middle();
            canvas.lines((middle(place), first), lines, &style);
            let style = Style::of(Type::SMALL).middle();
            canvas.lines((middle(place), y + head + 10.0), &offices[place], &style);
        }
        y += head + 9.5 * many(tall(&offices)) + 14.0;
    }
    y - 8.0
}

/// Says who leads whom.
fn finding(bodies: &[Body<'_>]) -> String {
    let shown = |body: &Body<'_>| {
        let chair = body.chair.map_or_else(String::new, |chair| format!(", dipimpin {chair}"));
        format!("{} ({} kedudukan{chair})", body.name, body.count)
    };
    let of = |wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
        bodies.iter().filter(|body| wanted(body.name)).map(shown).collect()
    };
    let (council, team) = (of(&is_council), of(&is_team));
    let others = of(&|name| !is_council(name) && !is_team(name));
    let mut parts = Vec::new();
    match (council.is_empty(), team.is_empty()) {
        (false, false) => {
            parts.push(format!("{} mengarahkan {}", listed(&council), listed(&team)));
        }
        (true, true) => {}
        _ => parts.push(listed(&[council, team].concat())),
    }
    let groups: usize = bodies.iter().map(|body| body.groups.len()).sum();
    if groups > 0 {
        let last = parts.pop().unwrap_or_default();
        parts.push(format!("{last}, yang membawahkan {} kelompok dimensi", counted(groups)));
    }
    if !others.is_empty() {
        let verb = if parts.is_empty() { "" } else { " di sampingnya" };
        parts.push(format!("{}{verb}", listed(&others)));
    }
    sentence(&parts)
}

#[cfg(test)]
mod tests {
    use crate::view::chart::tests::{drawn, drawn_of, faults, words};
    use crate::view::fixture::{at, id, plan};

    #[test]
    fn council_team_and_forum_stand_in_their_places() {
        let mut plan = plan();
        let model = plan.records.institutions[0].clone();
        let seat = |body: &str, position: &str, office: &str| {
            let mut own = model.clone();
            own.id = id(&format!("{body}-{position}").replace(' ', "-"));
            own.body = at(body.to_owned());
            own.position = at(position.to_owned());
            own.office = at(office.to_owned());
            own
        };
        plan.records.institutions.extend([
            seat("Tim Pelaksana", "Ketua", "Sekretaris Daerah"),
            seat("Tim Pelaksana", "Koordinator Smart Governance", "Asisten"),
            seat("Forum", "Anggota", "Wakil warga"),
        ]);
        let (drawn, _) = drawn_of(&plan, "organisation", |_| ());
        assert_eq!(
            drawn.chart.alt,
            "Dewan Smart City (1 kedudukan, dipimpin Bupati) mengarahkan Tim Pelaksana \
             (2 kedudukan, dipimpin Sekretaris Daerah), yang membawahkan satu kelompok dimensi; \
             Forum (1 kedudukan, dipimpin Wakil warga) di sampingnya."
        );
        assert_eq!(faults(&drawn), [""; 0]);
        assert!(words(&drawn).contains(&"Smart Governance".to_owned()));
    }

    #[test]
    fn one_body_fills_the_width() {
        let drawn = drawn("organisation", |_| ());
        assert_eq!(drawn.chart.alt, "Dewan Smart City (1 kedudukan, dipimpin Bupati).");
    }

    #[test]
    fn long_names_and_many_seats_stay_inside() {
        let mut plan = plan();
        let model = plan.records.institutions[0].clone();
        for number in 0..60 {
            let mut own = model.clone();
            let body = ["Forum Komunikasi Para Pemangku Kepentingan", "Tim Pelaksana", "Dewan"];
            own.body = at(body[number % 3].to_owned());
            own.position = at(format!("Anggota bidang yang namanya sangat panjang {}", number % 7));
            own.office = at("Kepala Dinas Pemberdayaan Masyarakat dan Pencatatan Sipil".to_owned());
            plan.records.institutions.push(own);
        }
        let (drawn, _) = drawn_of(&plan, "organisation", |_| ());
        assert_eq!(faults(&drawn), [""; 0]);
        assert!(words(&drawn).iter().any(|own| own.starts_with("dan seterusnya")));
    }
}
